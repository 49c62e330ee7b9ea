"""Dates: as people write them, partial where they are, refused with a reason."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import format_date, is_valid, read_date, span
from graph.errors import InvalidValue


@pytest.mark.parametrize(
    "text",
    [
        "12 Mei 2024", "12/05/2024", "12.05.2024", "12-05-24", "2024-05-12", "2024/5/12",
        "Minggu, 12 Mei 2024", "20240512", "May 12, 2024", "12-Mei-24", "12 Mei '24",
        "2024-05-12T10:00:00Z", "12 Mei 2024 pukul 10.30 WITA", "45424", "May 12th, 2024",
        "Sunday, 12th May 2024",
    ],
)  # fmt: skip
def test_one_day_in_many_writings(text: str) -> None:
    assert read_date(text) == "2024-05-12"


@pytest.mark.parametrize(
    ("text", "iso"), [("2024", "2024"), ("03/2024", "2024-03"), ("Maret 2024", "2024-03")]
)
def test_a_partial_date_stays_partial(text: str, iso: str) -> None:
    assert read_date(text) == iso
    assert read_date(iso) == iso


@pytest.mark.parametrize(
    ("text", "iso"), [
        ("31 Ogos 2023", "2023-08-31"), ("17 Disember 2023", "2023-12-17"),
        ("Julai 2024", "2024-07"), ("9 Mac 2024", "2024-03-09"),
    ]
)  # fmt: skip
def test_malay_months(text: str, iso: str) -> None:
    assert read_date(text) == iso


@pytest.mark.parametrize(
    "value", ["31/02/2024", "5/13/2024", "", "-", "kemarin", "12/05/1890", "2024-13", "99999999"]
)
def test_no_date_is_refused_with_a_mend(value: str) -> None:
    with pytest.raises(InvalidValue, match=r"; "):
        read_date(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, -1, 10**12, "²"])
def test_strange_numbers_are_refused_and_do_not_break(value: float | str) -> None:
    with pytest.raises(InvalidValue):
        read_date(value)


def test_the_order_of_numbers_is_told_never_guessed() -> None:
    assert read_date("05/12/2024", order="mdy") == "2024-05-12"
    assert read_date("05/12/2024") == "2024-12-05"


def test_a_year_of_two_digits_is_at_most_five_years_after_the_day_that_is_handed_in():
    assert read_date("05/12/31", today=date(2026, 1, 1)) == "2031-12-05"
    assert read_date("05/12/31", today=date(2025, 12, 31)) == "1931-12-05"
    assert not is_valid("05/13/2024")


def test_cells_of_a_spreadsheet() -> None:
    assert (
        read_date(45424)
        == read_date(date(2024, 5, 12))
        == read_date(datetime(2024, 5, 12, 9))
        == "2024-05-12"
    )


def test_own_patterns_come_first() -> None:
    assert read_date("12x05x2024", formats=["%dx%mx%Y"]) == "2024-05-12"


def test_dates_in_words() -> None:
    assert format_date("2024-05-12", "id") == "12 Mei 2024"
    assert format_date("2024-05", "en") == "May 2024"
    assert format_date("2024", "id") == "2024"


def test_the_span_of_dates() -> None:
    assert span(["2024-05", None, "2023-01-02", ""]) == ("2023-01-02", "2024-05")
    assert span([]) == (None, None)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["id", "en"]))
def test_formatting_then_reading_gives_the_same_day(day: date, language: str) -> None:
    assert read_date(format_date(day.isoformat(), language)) == day.isoformat()


@given(st.text())
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        iso = read_date(text)
    except InvalidValue:
        return
    assert read_date(iso) == iso


def test_the_first_of_two_whole_dates_is_taken() -> None:
    assert read_date("03 Maret 2025 s/d 05 April 2025") == "2025-03-03"
    assert read_date("03/03/2025 - 05/03/2025") == "2025-03-03"
