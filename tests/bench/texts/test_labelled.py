"""The labelled texts are sound: what is marked stands there, and the halves share no name."""

import pytest

from tests.bench.narratives import TEXT_SETS, read_sentences
from tests.bench.texts.judging import TWICE, judge
from tests.bench.texts.marks import FOLDER, Mark, Text, read_texts, to_person, unmark
from tests.bench.texts.parties import IN_BLOCKS, INNOCENT, judge_parties

TEXTS = {name: list(read_texts(name)) for name in TEXT_SETS}
HALVES = ("development", "held_out")
NO_NAMES = frozenset("pak bu mas mak kang mami bin binti br anak i".split())


def names_of(half: str) -> set[str]:
    """The words of the names and aliases that are marked in a half."""
    persons = [
        to_person(mark.value)
        for name, texts in TEXTS.items()
        if name.endswith(half)
        for text in texts
        for mark in text.marks
        if mark.kind == "person"
    ]
    words = {word for person in persons for word in (*person.name, *person.father.split())}
    words |= {word for person in persons for alias in person.aliases for word in alias.split()}
    return words - NO_NAMES


def test_there_are_enough_in_each_half() -> None:
    for half in HALVES:
        assert len(TEXTS[f"texts_{half}"]) >= 130
        assert len(TEXTS[f"documents_{half}"]) >= 10
        assert sum(not text.marks for text in TEXTS[f"texts_{half}"]) >= 25


def test_the_halves_share_no_name() -> None:
    development, held_out = map(names_of, HALVES)
    assert len(development) > 250 and len(held_out) > 250
    assert not development & held_out


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
