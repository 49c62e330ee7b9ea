"""The labelled texts are sound: what is marked stands there, and no two parts share a name."""

from collections import Counter
from itertools import combinations

import pytest

from tests.bench.narratives import TEXT_SETS, main, read_sentences
from tests.bench.texts.judging import TWICE, judge
from tests.bench.texts.marks import FOLDER, Mark, Text, read_texts, to_person, unmark
from tests.bench.texts.parties import ACCUSED, IN_BLOCKS, INNOCENT, judge_parties

TEXTS = {name: list(read_texts(name)) for name in TEXT_SETS}
HALVES = ("development", "held_out")
PARTS = (*HALVES, "fresh", "last", "fourth", "fifth")
"""The halves, and the parts that were written after the rules."""
NO_NAMES = frozenset("pak bu mas mak kang mami bin binti br anak i".split())


def marks_of(part: str) -> list[Mark]:
    """All marks of the sentences and documents of a part."""
    texts = TEXTS[f"texts_{part}"] + TEXTS[f"documents_{part}"]
    return [mark for text in texts for mark in text.marks]


def names_of(part: str) -> set[str]:
    """The words of the names and aliases that are marked in a part."""
    persons = [to_person(mark.value) for mark in marks_of(part) if mark.kind == "person"]
    words = {word for person in persons for word in (*person.name, *person.father.split())}
    words |= {word for person in persons for alias in person.aliases for word in alias.split()}
    return words - NO_NAMES


def test_there_are_enough_in_each_half() -> None:
    for half in HALVES:
        assert len(TEXTS[f"texts_{half}"]) >= 130
        assert len(TEXTS[f"documents_{half}"]) >= 10
        assert sum(not text.marks for text in TEXTS[f"texts_{half}"]) >= 25


@pytest.mark.parametrize(
    ("part", "fewest_texts", "fewest_documents", "fewest_persons", "fewest_accused"),
    [
        ("fresh", 110, 16, 200, 45),
        ("last", 120, 20, 220, 50),
        ("fourth", 150, 40, 450, 70),
        ("fifth", 145, 27, 300, 45),
    ],
)
def test_there_are_enough_in_a_part_written_after_the_rules(
    part: str, fewest_texts: int, fewest_documents: int, fewest_persons: int, fewest_accused: int
) -> None:
    texts, documents = TEXTS[f"texts_{part}"], TEXTS[f"documents_{part}"]
    assert len(texts) >= fewest_texts and len(documents) >= fewest_documents
    assert sum(not text.marks for text in texts) >= 20
    kinds = Counter(mark.kind for mark in marks_of(part))
    assert kinds["person"] >= fewest_persons and kinds["money"] >= 60
    persons = [to_person(mark.value) for mark in marks_of(part) if mark.kind == "person"]
    assert sum(len(person.aliases) for person in persons if person.name) >= 60
    parties = [party for document in documents for party in document.parties]
    assert sum(party.role == ACCUSED for party in parties) >= fewest_accused


def test_no_two_parts_share_a_name() -> None:
    for one, other in combinations(map(names_of, PARTS), 2):
        assert len(one) > 250 and len(other) > 250
        assert not one & other


@pytest.mark.parametrize(
    "name", [name for name in TEXT_SETS if "held_out" in name or "fresh" in name]
)
def test_errors_of_closed_parts_are_never_printed(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([name, "--errors"])
    printed = capsys.readouterr().out
    assert name in printed and "person" in printed
    assert not [text.style for text in TEXTS[name] if text.text in printed]


@pytest.mark.parametrize("name", TEXT_SETS)
def test_every_mark_is_unmasked(name: str) -> None:
    for text in TEXTS[name]:
        assert "[[" not in text.text and "]]" not in text.text and "|" not in text.text
        assert text.marks == tuple(sorted(text.marks, key=lambda mark: mark.start))
        assert {mark.kind for mark in text.marks} <= text.kinds


@pytest.mark.parametrize("name", TEXT_SETS)
def test_names_and_aliases_are_written_where_they_are_marked(name: str) -> None:
    for text in TEXTS[name]:
        for mark in text.marks:
            if mark.kind == "person":
                person, written = to_person(mark.value), text.text[mark.start : mark.end]
                folded = written.casefold().replace("'", "")
                assert all(word in folded for word in person.name), mark
                assert all(alias in folded for alias in person.aliases), mark


@pytest.mark.parametrize("name", [name for name in TEXT_SETS if name.startswith("documents")])
def test_the_parties_of_blocks_are_marked_in_their_document(name: str) -> None:
    for document in TEXTS[name]:
        persons = {to_person(m.value)[:3] for m in document.marks if m.kind == "person"}
        assert {party[:3] for party in document.parties} <= persons


def sentence(line: str) -> Text:
    """A text of one labelled line."""
    return Text("message", *unmark(line), frozenset({"person", "money"}), "2025-03-31")


def test_a_sum_and_its_words_are_one_sum() -> None:
    text = "biaya [[money:5000000 IDR fee|Rp 5.000.000,- (lima juta rupiah)]] dibayar"
    marked = sentence(text)
    assert marked.marks == (Mark("money", 6, 39, "5000000 IDR fee"),)
    counts = judge([marked])
    assert counts["money"].right == counts["money"].labelled == 1
    assert counts["money"].found - 1 == (counts[TWICE].found if TWICE in counts else 0)


def test_a_range_is_right_when_both_ends_are() -> None:
    marked = sentence("biaya [[money:4000000-6000000 IDR fee|Rp 4-6 juta]] per orang kak")
    assert judge([marked])["money"].right == 1
    other = sentence("biaya [[money:4000000-7000000 IDR fee|Rp 4-6 juta]] per orang kak")
    lower = sentence("biaya [[money:4000000 IDR fee|Rp 4-6 juta]] per orang kak")
    assert judge([other])["money"].right == judge([lower])["money"].right == 0


def test_a_person_with_honorific_and_another_case_is_right() -> None:
    counts = judge([sentence("Sdr. Bapak [[person:BUDI SANTOSO///|Budi Santoso]] dipanggil.")])
    assert (counts["person"].right, counts["person"].found) == (1, 1)


def test_a_name_that_runs_on_is_wrong() -> None:
    counts = judge([sentence("Sdr. [[person:Budi///|Budi]] Santoso dipanggil.")])
    assert counts["person"].right == 0 and len(counts["person"].wrong) == 2


def test_a_victim_read_as_accused_is_counted() -> None:
    text = (
        "dalam perkara terdakwa\nNama lengkap : Budi Santoso\nTempat lahir : Palu\n"
        "Umur/tanggal lahir : 40 tahun / 1 Mei 1984\nJenis kelamin : Laki-laki\n"
        "Kebangsaan : Indonesia\nTempat tinggal : Palu\nAgama : Islam\nPekerjaan : Swasta\n"
    )
    labelled = Text(
        "decision", text, (), frozenset(), "2025-03-31", (to_person("Budi Santoso//korban"),), True
    )
    counts = judge_parties([labelled])
    assert counts[IN_BLOCKS].found == counts[INNOCENT].found == 1


def test_every_labelled_file_is_read() -> None:
    named = {path.stem for path in FOLDER.glob("*.yaml")}
    assert named == {*TEXT_SETS, "development", "held_out", "fresh"}
    assert all(list(read_sentences(name)) for name in named - set(TEXT_SETS))
