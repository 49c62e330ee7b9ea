"""NIK, family card, passport, plate, police report and licence numbers."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.identifiers import kk, licence, nik, passport, plate, police_report


@pytest.mark.parametrize(
    "text",
    [
        "7271 0145 0390 0001",
        "72.7101.450390.0001",
        "727lO14503900001",
        "NIK: 7271014503900001",
        "'7271014503900001",
    ],
)
def test_a_nik_in_many_writings(text: str) -> None:
    assert nik.normalize(text) == "7271014503900001"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("727101450390001", "16 digits"),
        ("9971014503900001", "no province"),
        ("1111111111111111", "nobody's NIK"),
        ("7271013102900001", "no date of birth"),
        ("7271018003900001", "no date of birth"),
        ("7271014503900000", "serial 0000"),
        ("7.27101E+15", "16 digits"),
        ("", "16 digits"),
    ],
)
def test_a_wrong_nik_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(InvalidValue, match=rf"{reason}.*; "):
        nik.normalize(text)


def test_a_nik_tells_birth_sex_and_region() -> None:
    woman, man = nik.read("7271014503900001"), nik.read("7271010503900001")
    assert (woman.born_on, woman.sex, woman.region) == ("1990-03-05", "f", "727101")
    assert (man.born_on, man.sex) == ("1990-03-05", "m")


def test_an_unknown_district_is_told_and_not_refused() -> None:
    assert not nik.read(nik.normalize("7271994503900001")).known_region


def test_the_day_that_is_handed_in_tells_the_century_of_a_birth():
    born = [nik.read("7271014503300001", date(year, 1, 1)).born_on for year in (2029, 2030)]
    assert born == ["1930-03-05", "2030-03-05"]


def test_a_family_card_is_no_womans_nik() -> None:
    assert kk.normalize("KK 7271010102100001") == "7271010102100001"
    assert not kk.is_valid("7271014503900001")
    assert not kk.is_valid("7271010113100001")


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (passport.normalize, "c 123-4567", "C1234567"),
        (passport.normalize, "SPLP AB1234567", "AB1234567"),
        (plate.normalize, "dn-0012ab", "DN 12 AB"),
        (police_report.normalize, "LP-B/065/III/2024/SPKT/Polda X tanggal 2 Mei", "LP/B/65/III/2024/SPKT/POLDA X"),
        (police_report.normalize, "LP.B/65/III/2024", "LP/B/65/III/2024"),
        (police_report.normalize, "Nomor: lp / 65 / xii / 2024.", "LP/65/XII/2024"),
        (licence.normalize, "No. 123 / MEN / 2020", "123/MEN/2020"),
        (licence.normalize, "SIP3MI Nomor : 45 Tahun 2021", "45/2021"),
        (licence.normalize, "SIPPMI No.45/2021", "45/2021"),
        (licence.normalize, "SIP2MI 45/2021", "SIP2MI 45/2021"),
        (licence.normalize, "KEP. 200 / MEN / 2019", "KEP.200/MEN/2019"),
        (licence.normalize, "NIB 9120001234567", "9120001234567"),
    ],
)  # fmt: skip
def test_document_numbers(read: Callable[[str], str], written: str, value: str) -> None:
    assert read(written) == value
    assert read(value) == value


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (passport.normalize, "PASPOR"),
        (passport.normalize, "7271014503900001"),
        (plate.normalize, "DN 0 AB"),
        (plate.normalize, "DN 1234 ABCD"),
        (police_report.normalize, "LP/B/65/XIII/2024"),
        (licence.normalize, "belum ada"),
    ],
)
def test_what_is_no_document_number_is_refused(read: Callable[[str], str], written: str) -> None:
    with pytest.raises(InvalidValue, match=r"; "):
        read(written)


@given(
    st.sampled_from(["7271", "7208", "3273"]), st.dates(), st.booleans(), st.integers(1, 9999),
)  # fmt: skip
def test_formatting_a_nik_then_reading_gives_it_back(
    regency: str, born: object, woman: bool, serial: int
) -> None:
    day, month, year = (int(part) for part in reversed(str(born).split("-")))
    number = f"{regency}01{day + 40 * woman:02}{month:02}{year % 100:02}{serial:04}"
    if nik.is_valid(number):
        assert nik.normalize(nik.format(number)) == number
        assert nik.read(number).sex == ("f" if woman else "m")


@given(st.text(), st.sampled_from([nik, kk, passport, plate, police_report, licence]))
def test_any_text_is_normalised_for_good_or_refused(text: str, module: object) -> None:
    normalize: Callable[[str], str] = module.normalize  # type: ignore[attr-defined]
    try:
        value = normalize(text)
    except InvalidValue:
        return
    assert normalize(value) == value
