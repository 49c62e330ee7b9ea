"""Scripts: near-duplicate narratives of different cases, on a few texts written by hand."""

from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.texts.near_duplicates import BOILERPLATE, find_scripts, plain_words
from graph.analysis.texts.passages import GAP, common_passage, usual_words
from graph.analysis.texts.shingles import jaccard, near_pairs, shingles
from graph.model import Case, SourceRef

PROMISE = (
    "Dicari segera tenaga kebersihan untuk hotel bintang lima di luar negeri, gaji {pay} sebulan,"
    " tanpa potongan, paspor dan tiket kami urus, berangkat minggu depan, cukup bawa pakaian dan"
    " surat izin keluarga"
)
STORY = (
    "Pada bulan itu ayah saya sakit keras sehingga kami menjual sawah. Seorang kenalan datang dan"
    " berkata: {ad}. Setelah tiga pekan menunggu di sebuah rumah petak tanpa kabar apa pun saya"
    " pulang naik bus malam dengan sisa uang."
)
OTHER_STORY = (
    "Sejak lulus sekolah saya membantu bibi berjualan kue. Lewat pesan ada yang menulis begini:"
    " {ad}. Uang muka sudah dikirim tetapi nomor itu mati keesokan harinya, lalu saya melapor"
    " bersama kepala dusun ke kantor terdekat."
)
UNLIKE = (
    "Majikan menahan gaji selama delapan bulan dan melarang keluar rumah, makan hanya sekali"
    " sehari, telepon disita, akhirnya tetangga menolong menghubungi perwakilan sehingga dapat"
    " dipulangkan dengan selamat bulan lalu"
)


def told(number: str, narrative: str, *, source: str = "f_1", **facts) -> Case:
    return Case(
        id=number, number=number, ref=SourceRef(source_id=source), narrative=narrative, **facts
    )


def groups(*cases: Case, names=None, **options) -> list[tuple[str, ...]]:
    return [script.cases for script in find_scripts(cases, names or {}, **options)]


# ---- which cases tell the same


def test_one_advertisement_with_other_numbers_names_and_case_is_one_script():
    cases = (
        told("c_1", PROMISE.format(pay="Rp5.000.000")),
        told("c_2", PROMISE.format(pay="rp 7 juta").upper(), source="f_2"),
        told("c_3", UNLIKE),
    )
    (found,) = find_scripts(cases, {})
    assert (found.cases, found.offices) == (("c_1", "c_2"), 2)
    assert found.similarity > 0.8


def test_an_advertisement_inside_two_different_stories_is_found():
    cases = (
        told("c_1", STORY.format(ad=PROMISE)),
        told("c_2", OTHER_STORY.format(ad=PROMISE), source="f_2"),
    )
    assert groups(*cases) == [("c_1", "c_2")]


def test_names_of_the_people_of_a_case_make_no_two_texts_alike_nor_different():
    one, other = (
        "siti budi ani rosna tono wati yusuf amin rahma dewi joko lina",
        "di rumah kami sejak pagi",
    )
    cases = (told("c_1", f"{one} {other}"), told("c_2", f"{one} lalu pulang"))
    assert groups(*cases, names=dict.fromkeys(("c_1", "c_2"), frozenset(one.split()))) == []
    text = (
        "berkata {who} bahwa pekerjaan itu mudah dan gaji dibayar tiap minggu tanpa potongan oleh"
        " agen resmi di sana"
    )
    named = {"c_1": {"budi", "santoso"}, "c_2": {"ani"}}
    same = (told("c_1", text.format(who="Budi Santoso")), told("c_2", text.format(who="Ani")))
    (found,) = find_scripts(same, named)
    assert found.similarity == 1.0


def test_how_an_office_writes_is_no_script_but_what_two_of_its_cases_add_to_it_is():
    head = (
        "Telah datang menghadap seorang dewasa yang menerangkan dengan sebenarnya hal berikut tanpa"
        " paksaan {n}"
    )
    form = [told(f"c_{n}", head.format(n=chr(97 + n) * 5)) for n in range(BOILERPLATE)]
    assert groups(*form) == []
    spread = [told(f"d_{n}", f"{head} {PROMISE}", source="f_1") for n in range(2)]
    assert groups(*form, *spread) == [("d_0", "d_1")]


def test_a_script_of_few_cases_of_one_office_says_that_it_may_be_its_way_of_writing():
    (found,) = find_scripts([told("c_1", PROMISE), told("c_2", PROMISE)], {})
    assert found.offices == 1


def test_one_complaint_told_to_two_offices_is_no_script():
    same = (told("c_1", PROMISE), told("c_2", PROMISE, source="f_2"))
    assert groups(*same) == [("c_1", "c_2")]
    assert groups(*same, victims={"c_1": {"e_1"}, "c_2": {"e_1", "e_2"}}) == []
    assert (
        groups(
            told("c_1", PROMISE, references=("LP/B/65",)),
            told("c_2", PROMISE, references=("LP/B/65",)),
        )
        == []
    )


def test_hundreds_of_equal_texts_among_thousands_are_one_group():
    words = ["".join(syllables) for syllables in product("bdgkm", "aiu", "lnrst", "aio", "bdk")]
    draw = Random(3)
    noise = [told(f"n_{n}", " ".join(draw.choices(words, k=14))) for n in range(2000)]
    copies = [told(f"c_{n}", PROMISE, source=f"f_{n % 90}") for n in range(150)]
    (found,) = groups(*noise, *copies)
    assert found == tuple(sorted(copy.id for copy in copies))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kerja",
        "🙂 🙂 🙂 🙂 🙂 🙂 🙂 🙂 🙂 🙂 🙂 🙂",
        "12 34 56 78 90 12 34 56 78 90 12 34",
        "=cmd()|A1",
        "kerja " * 40,
    ],
    ids=["empty", "one word", "emoji", "numbers", "formula", "one word again and again"],
)
def test_a_text_with_nothing_in_it_is_like_no_other(text):
    assert groups(told("c_1", text), told("c_2", text)) == []


def test_right_to_left_letters_are_words_too():
    text = (
        "مطلوب عاملات منازل للعمل في الرياض براتب جيد وتذكرة مجانية والسفر خلال اسبوع واحد فقط من"
        " الان"
    )
    assert groups(told("c_1", text), told("c_2", text)) == [("c_1", "c_2")]


def test_a_narrative_of_a_megabyte_costs_no_more_than_its_first_pages():
    cases = (told("c_1", f"{PROMISE} {'uvwxyz ' * 150_000}"), told("c_2", PROMISE, source="f_2"))
    assert groups(*cases) == [("c_1", "c_2")]
    assert len(plain_words("kata " * 200_000)) == 5_000


def test_scripts_are_blind_to_the_order_of_cases():
    cases = [
        told(f"c_{n}", text, source=f"f_{n}")
        for n, text in enumerate((PROMISE, UNLIKE, PROMISE, UNLIKE, STORY))
    ]
    assert find_scripts(cases, {}) == find_scripts(cases[::-1], {})


# ---- sets and signatures


@given(
    st.lists(st.sampled_from("abcdefgh"), max_size=40),
    st.lists(st.sampled_from("abcdefgh"), max_size=40),
)
@settings(max_examples=40, deadline=None)
def test_jaccard_is_that_of_the_sets_of_word_runs(left, right):
    runs = [{tuple(words[n : n + 4]) for n in range(len(words) - 3)} for words in (left, right)]
    expected = len(runs[0] & runs[1]) / max(1, len(runs[0] | runs[1]))
    assert jaccard(*(np.unique(shingles(words)) for words in (left, right)))[0] == pytest.approx(
        expected
    )


def test_sets_with_three_quarters_in_common_are_nearly_always_near_and_strangers_hardly_ever():
    draw = np.random.default_rng(5)
    sets = []
    for _ in range(300):
        members = draw.integers(0, 2**63, size=70, dtype=np.uint64)
        sets += [np.unique(members[:60]), np.unique(members[10:])]
    near = near_pairs(sets, seed=1)
    true = {(2 * n, 2 * n + 1) for n in range(300)}
    assert len(near & true) >= 295
    assert len(near - true) < 30


# ---- what they have in common, without names


def test_the_passage_leaves_out_numbers_places_and_whoever_is_named():
    texts = [
        (
            "Saya dijanjikan oleh Rosna bahwa gaji di Riyadh lima juta dibayar tiap bulan tanpa"
            " potongan apa pun"
        ),
        (
            "Kata ibu sulastri: saya dijanjikan oleh Tono bahwa gaji di Dammam lima juta dibayar"
            " tiap bulan tanpa potongan"
        ),
    ]
    passage = common_passage(texts, frozenset(), frozenset())
    assert (
        passage
        == f"dijanjikan oleh {GAP} bahwa gaji di {GAP} lima juta dibayar tiap bulan tanpa potongan"
    )


def test_a_name_that_the_store_knows_or_that_follows_a_cue_is_shown_in_no_passage():
    text = (
        "awalnya {who} menawarkan kerja rumah tangga dengan gaji besar lalu mengurus surat dan"
        " tiket Kami"
    )
    known = common_passage([text.format(who="sulastri")] * 2, frozenset({"sulastri"}), frozenset())
    cued = common_passage([text.format(who="ibu sulastri")] * 2, frozenset(), frozenset())
    everywhere = common_passage(
        [text.format(who="sulastri"), text.format(who="SULASTRI")], frozenset(), frozenset()
    )
    for passage in (known, cued, everywhere):
        assert "kerja rumah tangga dengan gaji besar" in passage
        assert "sulastri" not in passage


@pytest.mark.parametrize("write", [str.upper, str.lower])
def test_texts_without_capitals_or_all_in_capitals_show_only_what_others_write_too(write):
    said = write("sulastri menawarkan kerja rumah tangga dengan gaji besar dan tiket")
    assert common_passage([said, said], frozenset(), frozenset()) == ""
    others = [
        f"Kami {n} menawarkan kerja rumah tangga dengan gaji besar dan tiket Anda" for n in "abcde"
    ]
    passage = common_passage([said, said], frozenset(), usual_words(others))
    assert passage == "menawarkan kerja rumah tangga dengan gaji besar dan tiket"


def test_what_is_too_short_is_not_shown():
    assert (
        common_passage(
            ["Saya dijanjikan gaji besar", "Kami dijanjikan gaji besar"], frozenset(), frozenset()
        )
        == ""
    )
    assert common_passage(["", "x"], frozenset(), frozenset()) == ""


@given(
    st.text(max_size=80),
    st.text(max_size=80),
    st.sets(st.text(alphabet="abc", min_size=1, max_size=2), max_size=3),
)
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_a_passage_and_no_known_name_stands_in_one(left, right, names):
    passage = common_passage(
        [left, f"{right} {left}"], frozenset(names), frozenset({"a", "b", "ab"})
    )
    assert not names & set(passage.split())
