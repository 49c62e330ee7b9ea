"""Narratives: what is found in free text and where; what is left alone; no text is too long."""

from collections import Counter
from collections.abc import Iterator
from re._constants import (
    ASSERT,
    ASSERT_NOT,
    BRANCH,
    MAX_REPEAT,
    MAXREPEAT,
    MIN_REPEAT,
    POSSESSIVE_REPEAT,
    SUBPATTERN,
)  # fmt: skip
from re._parser import parse
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph import identifiers
from graph.schema import Scheme
from loaders import narrative
from loaders.narrative import Found, FoundKind, find_in_text, names
from tests.bench.narratives import SETS, read_sentences, score
from tests.steps import assert_in_proportion, modules_of, patterns_of, steps_of

FINDERS = [*modules_of(narrative), *modules_of(names)]

AIMS = {
    "phone": (0.98, 0.95), "nik": (0.98, 0.95), "passport": (0.98, 0.95),
    "bank_account": (0.98, 0.95), "money": (0.90, 0.85), "date": (0.90, 0.85),
}  # fmt: skip
SENTENCES = [sentence for name in SETS for sentence in read_sentences(name)]


def values(text: str, kind: FoundKind) -> list[str]:
    """The canonical identifiers of one kind, in order."""
    return [
        found.identifier.value if found.identifier else ""
        for found in find_in_text(text)
        if found.kind is kind
    ]


def only(text: str, kind: FoundKind, *, reported_on: str | None = None) -> Found:
    """The one thing of a kind."""
    (found,) = (
        found for found in find_in_text(text, reported_on=reported_on) if found.kind is kind
    )
    return found


def test_there_are_enough_labelled_sentences_in_many_styles() -> None:
    styles = Counter(sentence.style for sentence in SENTENCES)
    assert len(SENTENCES) >= 300
    assert len(list(read_sentences("held_out"))) >= 120
    assert styles["hard_negative"] >= 80
    assert len(styles) >= 7
    assert all(not sentence.marks for sentence in SENTENCES if sentence.style == "hard_negative")


@pytest.mark.parametrize("kind", AIMS)
def test_precision_and_recall_reach_their_aims(kind: str) -> None:
    counts = score(SENTENCES)[kind]
    precision, recall = AIMS[kind]
    assert counts.labelled >= 20
    assert counts.precision >= precision, counts.wrong
    assert counts.recall >= recall, counts.wrong


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("HP 0812 3456 7890 2 orang", ["+6281234567890"]),
        ("0812-3456-7890/0813-2222-3333", ["+6281234567890", "+6281322223333"]),
        ("08123456789 150 ribu", ["+628123456789"]),
        ("(+62 812 3456 7890)", ["+6281234567890"]),
        ("+62-(0)812-34567890", ["+6281234567890"]),
        ("HP O812 3456 789O", ["+6281234567890"]),
        ("tel. 012-345 6789 (Malaysia)", ["+60123456789"]),
        ("IC 900101-14-5678 tel 019-888 1234", ["+60198881234"]),
        ("900101145678", []),
        ("Dana 081234567890", ["+6281234567890"]),
        ("0451 421234", []),
        ("telp 0451 421234", ["+62451421234"]),
        ("0812 34 5678 90", ["+6281234567890"]),
        ("HP081234567890", ["+6281234567890"]),
        ("O813-4O4O-5O5O", ["+6281340405050"]),
        ("resi 081234567890", []),
        ("081234567890123456", []),
        ("sy di taiwan, nomor sy 886912345678", ["+886912345678"]),
        ("hp 85291234567 di hongkong", ["+85291234567"]),
        ("hp 85291234567 di lombok", ["+6285291234567"]),
        ("HP 081234567890 agen di malaysia", ["+6281234567890"]),
    ],
)
def test_phones(text: str, phones: list[str]) -> None:
    assert values(text, FoundKind.PHONE) == phones


def test_a_plus_and_parentheses_belong_to_the_span_of_a_phone() -> None:
    assert [found.text for found in find_in_text("a +6281234567890 b (0451) 421234 c")] == [
        "+6281234567890",
        "(0451) 421234",
    ]


def test_the_label_decides_between_nik_and_family_card() -> None:
    text = "No. KK 7271010203150008, NIK 7271010203150008"
    assert [(found.kind.value, found.label) for found in find_in_text(text)] == [
        ("kk", "No. KK"),
        ("nik", "NIK"),
    ]


def test_a_number_without_label_is_a_nik_by_its_shape_and_unsure() -> None:
    assert not only("7271014503900001 dan lain-lain", FoundKind.NIK).sure
    assert only("NIK 7271014503900001", FoundKind.NIK).sure
    assert values("9971014503900001", FoundKind.NIK) == []
    assert values("7271019913900001", FoundKind.NIK) == []


@pytest.mark.parametrize(
    ("text", "accounts"),
    [
        ("rek. BRI an. Siti no. 0123-01-012345-50-3", ["bri:012301012345503"]),
        ("1234567890 a.n. PT Karya (Bank Mandiri)", ["mandiri:1234567890"]),
        (
            "8830123456 (BCA) dan 4101234567 (Bank Permata)",
            ["bca:8830123456", "permata:4101234567"],
        ),
        ("BCA 1234567890 500 ribu", ["bca:1234567890"]),
        ("transfer lewat BCA, hubungi 081234567890", []),
        ("rekening 1234567890", [""]),
        ("1234567890", []),
        ("kartu ATM BRI 5221 8412 3456 7890", []),
        ("va bca 3901081234567890", []),
        ("BTN 0012301234567890", ["btn:0012301234567890"]),
    ],
)
def test_accounts_need_their_bank_near_by(text: str, accounts: list[str]) -> None:
    assert values(text, FoundKind.BANK_ACCOUNT) == accounts


@pytest.mark.parametrize(
    ("text", "amount", "upper", "currency", "purpose"),
    [
        ("biaya Rp 5.000.000,00", 5_000_000, None, "IDR", "fee"),
        ("DP 1,5jt", 1_500_000, None, "IDR", "advance"),
        ("gaji 1.200 riyal", 1200, None, "SAR", "wage"),
        ("a debt of USD 1,200.50", 1200.5, None, "USD", "debt"),
        ("Rp 4-6 juta", 4_000_000, 6_000_000, "IDR", ""),
        ("Rp 1 juta sampai Rp 2 juta", 1_000_000, 2_000_000, "IDR", ""),
        ("dua belas juta lima ratus ribu rupiah", 12_500_000, None, "IDR", ""),
        ("five hundred ringgit", 500, None, "MYR", ""),
        ("setengah juta sebagai uang muka", 500_000, None, "IDR", "advance"),
        ("RM500 a month", 500, None, "MYR", "wage"),
        ("membayar Rp5 juta", 5_000_000, None, "IDR", "fee"),
        ("Rp 5.000.000 (lima juta rupiah)", 5_000_000, None, "IDR", ""),
        ("Rp. 3.000.000,-(tiga juta rupiah)", 3_000_000, None, "IDR", ""),
        ("tiga puluh juta rupiah (Rp 30.000.000,-)", 30_000_000, None, "IDR", ""),
        ("rp 5 000 000 lima juta rupiah", 5_000_000, None, "IDR", ""),
        ("rp 5 000", 5_000, None, "IDR", ""),
        ("rp 12 500 000 00", 12_500_000, None, "IDR", ""),
        ("Rp 5. 000. 000,-", 5_000_000, None, "IDR", ""),
        ("gaji 1 500 riyal", 1_500, None, "SAR", "wage"),
        ("dua ribu dua puluh lima rupiah", 2025, None, "IDR", ""),
        ("udah bayar 5.500.000 katanya buat medical", 5_500_000, None, "IDR", "fee"),
        ("gaji sebulan cuma 1.750.000", 1_750_000, None, "IDR", "wage"),
        ("dp nya 3.000.000 sisanya nyusul", 3_000_000, None, "IDR", "advance"),
        ("tf 150.000 dulu", 150_000, None, "IDR", ""),
        ("2 juta 300 ribu", 2_300_000, None, "IDR", ""),
        ("bayar 6jt 500rb", 6_500_000, None, "IDR", "fee"),
        ("lima belas jt", 15_000_000, None, "IDR", ""),
        ("satu juta setengah", 1_500_000, None, "IDR", ""),
        ("uang 2,500,000 sdh masuk", 2_500_000, None, "IDR", ""),
    ],
)
def test_money(text: str, amount: float, upper: float | None, currency: str, purpose: str) -> None:
    found = only(text, FoundKind.MONEY)
    assert (found.amount, found.upper, found.currency, found.purpose) == (
        amount,
        upper,
        currency,
        purpose,
    )


def test_a_sum_and_its_words_are_one_span_and_two_sums_are_two() -> None:
    text = "denda rp 200 000 000 (dua ratus juta rupiah), dp Rp 5 juta (empat juta rupiah)"
    sums = [found for found in find_in_text(text) if found.kind is FoundKind.MONEY]
    assert [(found.text, found.amount) for found in sums] == [
        ("rp 200 000 000 (dua ratus juta rupiah)", 200_000_000),
        ("Rp 5 juta", 5_000_000),
        ("empat juta rupiah", 4_000_000),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2 juta orang", "lima ribu pekerja", "harga 5.000.000", "jutaan rupiah", "5 km",
        "minta data 1.250.000 penduduk", "bayar pakai kode 1.500.000", "dapat 1.000.000 views",
        "transfer ke rekening 1.250.500", "pengikutnya cuma 2.500.000 orang", "uang 1.234.567",
        "nomor surat 5.500.000", "biaya 6.500", "bayar kontrakan no 2.500.000",
        "tahun dua ribu dua puluh lima", "seribu sembilan ratus sembilan puluh delapan",
    ],
)  # fmt: skip
def test_what_is_no_money(text: str) -> None:
    assert find_in_text(text) == ()


@pytest.mark.parametrize(
    ("text", "passports"),
    [
        ("paspor c1234567", ["C1234567"]),
        ("ia memegang C1234567; paspornya disita", ["C1234567"]),
        ("rute C1234567", []),
        ("paspor dan kode barang C1234567", []),
        ("paspor no. 123456789", ["123456789"]),
        ("dua paspor, C1234567 dan E7654321", ["C1234567", "E7654321"]),
    ],
)
def test_a_passport_is_told_by_its_label_or_where_passports_are_spoken_of(
    text: str, passports: list[str]
) -> None:
    assert values(text, FoundKind.PASSPORT) == passports


def test_a_day_without_a_year_takes_it_from_the_report_and_is_unsure() -> None:
    found = only("tgl 5 Januari", FoundKind.DATE, reported_on="2024-06-30")
    assert (found.date, found.sure) == ("2024-01-05", False)
    assert only("tgl 5 Desember", FoundKind.DATE, reported_on="2024-06-30").date == "2023-12-05"
    assert only("tgl 5 Desember", FoundKind.DATE, reported_on="2024").date == "2024-12-05"
    assert find_in_text("tgl 5 Januari") == ()


@pytest.mark.parametrize(
    ("text", "name", "alias", "age"),
    [
        ("JSL alias Juju (23)", "JSL", "Juju", 23),
        ("perempuan berinisial S (37)", "S", "", 37),
        ("Sdri. NR", "NR", "", None),
        ("Sdr. Ahmad Fauzi bin H. Rasyid (45)", "Ahmad Fauzi bin H. Rasyid", "", 45),
        ("saudara Rahmat Hidayat, umur 40 tahun", "Rahmat Hidayat", "", 40),
        ("HP 0812345678 an Yuni", "Yuni", "", None),
        ("and Mr. John Tan, aged 45", "John Tan", "", 45),
        ("saya dipanggil Nining", "", "Nining", None),
    ],
)
def test_persons(text: str, name: str, alias: str, age: int | None) -> None:
    found = only(text, FoundKind.PERSON)
    assert (found.name, found.alias, found.age) == (name, alias, age)


@pytest.mark.parametrize(
    "text", ["PMI (33)", "korban Malaysia", "pak guru", "Batas usia 21-35", "Ibu kandung", "KK (2)"]
)
def test_who_is_no_person(text: str) -> None:
    assert [found for found in find_in_text(text) if found.kind is FoundKind.PERSON] == []


def test_places_have_the_code_of_the_smallest_part_or_their_country() -> None:
    found = find_in_text(
        "Kec. Palu Selatan, Kota Palu lalu ke Tawau, dan Desa Antah Kab. Sigi; Bank Sulteng, Polda"
        " Sulteng"
    )
    assert [
        (place.text, place.identifier and place.identifier.value, place.country) for place in found
    ] == [
        ("Kec. Palu Selatan, Kota Palu", "727103", ""),
        ("Tawau", None, "MY"),
        ("Desa Antah Kab. Sigi", "7210", ""),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("naik KMP. Laskar Pelangi dari KM 12", ["KMP LASKAR PELANGI"]),
        ("pesawat Lion Air JT 747 lalu QZ-552", ["JT 747", "QZ 552"]),
        ("Jl. Garuda RT 05 RW 02", []),
        ("kode GA 602", []),
        ("pakai speed boat", ["SPEEDBOAT"]),
    ],
)
def test_means_of_travel(text: str, names: list[str]) -> None:
    assert [
        found.name for found in find_in_text(text) if found.kind is FoundKind.TRANSPORT
    ] == names


def test_links_to_posts_and_group_invitations_are_no_accounts() -> None:
    text = (
        "https://www.instagram.com/p/AbC123/ dan https://chat.whatsapp.com/AbCdEf dan t.me/joinchat"
    )
    assert find_in_text(text) == ()


def test_spans_stay_true_in_other_writings() -> None:
    text = "😀 ＨＰ ０８１２–3456–7890, “Rp 5 juta” İstanbul, NIK 7271014503900001"
    found = find_in_text(text)
    assert [(one.kind.value, text[one.start : one.end]) for one in found] == [
        ("phone", "０８１２–3456–7890"),
        ("money", "Rp 5\u00a0juta" if "\u00a0" in text else "Rp 5 juta"),
        ("nik", "7271014503900001"),
    ]
    assert all(one.text == text[one.start : one.end] for one in found)


PIECES = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="0123456789 .-()+/O", max_size=24),
    st.sampled_from(
        (
            "NIK|KK|HP |wa.me/62812|Rp |juta|BRI |rek. |paspor |C1234567|DN 1234 AB"
            "|LP/B/65/III/2024|@abc|a@b.co|12 Mei 2024|5 Mei | alias |(23)|Sdri. |Kab. Sigi"
            "|Desa |KM Lambelu|JT 747 pesawat|lima juta|sampai |7271014503900001|081234567890"
            "|facebook.com/x"
        ).split("|")
    ),
)


@settings(deadline=None)  # the first text waits until the gazetteer has been read
@given(
    st.lists(PIECES, max_size=12).map("".join),
    st.sampled_from([None, "2024", "2024-06-30", "0000-00-00", "x"]),
)
@example("5 Mei", "")
@example("5 Mei", "x")
def test_any_text_is_read_with_true_spans_and_canonical_values(
    text: str, reported_on: str | None
) -> None:
    end = 0
    for found in find_in_text(text, reported_on=reported_on):
        assert end <= found.start < found.end
        assert found.text == text[found.start : found.end]
        end = found.end
        if found.identifier:
            scheme, value = found.identifier.scheme, found.identifier.value
            assert identifiers.normalize(scheme, value) == value
            assert scheme is Scheme.PLACE or scheme.value == found.kind.value
        assert msgspec.json.decode(msgspec.json.encode(found), type=Found) == found


def repeated(piece: str, size: int) -> str:
    """A text of this size that says one thing again and again."""
    return (piece * (size // len(piece) + 1))[:size]


PIECES_OF_LONG_TEXTS = [
    " ".join(sentence.text for sentence in SENTENCES), "1", "(", "@", "1 ", "a@",
    "1-", "1(0)", "+1(", "0812 ", "A (23)", "A ", "Aa ", " alias A", "pak ", "Rp 1.", "1 sd ",
    "satu ", "LP/B/1/I/2024/", "facebook.com/", "x.com/a ", 'fb "', "fb: A ", "Kab. A ",
    "Desa A Kec. ", "KM A", "a.", "a-", "DN 1 ", "12 Mei ", "1/1/", "1.000.", "bank ", "a.n. a ",
    "terdakwa ", "terdakwa sahri ", "sahri alias heri ", "a bin b ", "saksi: 1. siti, 2. ",
    "siti aminah ", "saksi siti\n   b. ", "rp 5 000 ", "Rp 5 (lima juta) ", "an. ", "istri korban ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES_OF_LONG_TEXTS, ids=lambda piece: piece[:16])
def test_reading_takes_steps_in_proportion_to_the_text(piece: str) -> None:
    def steps(size: int) -> dict[str, int]:
        text = repeated(piece, size)
        return steps_of(lambda: find_in_text(text, reported_on="2024-06-30"), FINDERS)

    assert_in_proportion(steps, max(5_000, len(piece)))


def _nested_repeats(tree: Any, inside: bool = False) -> Iterator[Any]:
    """The repeats without end that stand inside another one, and may give back what they took."""
    for operation, argument in tree:
        if operation in (MAX_REPEAT, MIN_REPEAT, POSSESSIVE_REPEAT):
            _, most, repeated_part = argument
            endless = most is MAXREPEAT and operation is not POSSESSIVE_REPEAT
            if endless and inside:
                yield operation
            yield from _nested_repeats(repeated_part, inside or endless)
        elif operation is BRANCH:
            for branch in argument[1]:
                yield from _nested_repeats(branch, inside)
        elif operation in (SUBPATTERN, ASSERT, ASSERT_NOT):
            yield from _nested_repeats(argument[-1], inside)


@pytest.mark.parametrize("place", sorted(patterns_of(FINDERS)))
def test_no_pattern_repeats_without_end_inside_such_a_repeat(place: str) -> None:
    pattern = patterns_of(FINDERS)[place]
    assert list(_nested_repeats(parse(pattern.pattern, pattern.flags))) == []
