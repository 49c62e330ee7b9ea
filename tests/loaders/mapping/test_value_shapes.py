"""What values look like.

Numbers that resemble each other are told apart, and rules are those of the house.
"""

from random import Random

import pytest

from loaders.mapping.value_shapes import ColumnShape, ValueShape, column_shapes
from loaders.tables import Row
from tests.loaders.proposal.tables import KINDS


def shape_of(*cells: str) -> ColumnShape:
    return column_shapes(["x"], [Row(at, {"x": cell}) for at, cell in enumerate(cells)])["x"]


def made_of(kind: str, rows: int = 60) -> ColumnShape:
    random = Random(kind)
    return shape_of(*(KINDS[kind](random, at) for at in range(rows)))


@pytest.mark.parametrize(
    ("kind", "shape", "never"),
    [
        ("nik", ValueShape.NIK, (ValueShape.KK, ValueShape.CARD, ValueShape.PHONE)),
        ("kk", ValueShape.KK, (ValueShape.NIK, ValueShape.CARD, ValueShape.PHONE)),
        ("card", ValueShape.CARD, (ValueShape.KK, ValueShape.PHONE)),
        ("phone", ValueShape.PHONE, (ValueShape.NIK, ValueShape.DATE)),
        ("bare_phone", ValueShape.PHONE, (ValueShape.NIK, ValueShape.DATE)),
        ("passport", ValueShape.PASSPORT, (ValueShape.PLATE, ValueShape.PHONE)),
        ("plate", ValueShape.PLATE, (ValueShape.PASSPORT,)),
        ("account", ValueShape.ACCOUNT_NUMBER, (ValueShape.NIK, ValueShape.DATE)),
        ("bank_account", ValueShape.BANK_ACCOUNT, (ValueShape.PASSPORT,)),
        ("email", ValueShape.EMAIL, (ValueShape.SOCIAL,)),
        ("handle", ValueShape.SOCIAL, (ValueShape.EMAIL,)),
        ("reported", ValueShape.DATE, (ValueShape.PHONE, ValueShape.MONEY)),
        ("reported_words", ValueShape.DATE, (ValueShape.PERSON,)),
        ("money", ValueShape.MONEY, (ValueShape.PHONE, ValueShape.DATE)),
        ("name", ValueShape.PERSON, (ValueShape.ORGANIZATION, ValueShape.COUNTRY)),
        ("company", ValueShape.ORGANIZATION, (ValueShape.PERSON,)),
        ("regency", ValueShape.REGENCY, (ValueShape.PERSON, ValueShape.PROVINCE)),
        ("story", ValueShape.TEXT, (ValueShape.PERSON, ValueShape.CODE)),
        ("case", ValueShape.CODE, (ValueShape.PHONE, ValueShape.DATE, ValueShape.PLATE)),
        ("lp", ValueShape.POLICE_REPORT, (ValueShape.PHONE,)),
    ],
)
def test_a_column_has_its_shape_and_not_one_that_resembles_it(
    kind: str, shape: ValueShape, never: tuple[ValueShape, ...]
) -> None:
    found = made_of(kind)
    assert found.share(shape) >= 0.98
    assert [shape for shape in never if found.share(shape) > 0.15] == []


def test_shares_count_filled_cells_as_often_as_they_occur() -> None:
    found = shape_of("081234500011", "081234500011", "081234500011", "merah", "", "-")
    assert (found.rows, found.filled, found.distinct, found.share(ValueShape.PHONE)) == (
        6,
        4,
        2,
        0.75,
    )


@pytest.mark.parametrize(
    ("days", "orders"),
    [
        (("13/02/2024", "01/02/2024"), ("dmy",)),
        (("02/13/2024", "01/02/2024"), ("mdy",)),
        (("02/03/2024", "01/02/2024"), ("dmy", "mdy")),
        (("2024-02-13",), ()),
        (("45/13/2024",), ()),
    ],
)
def test_the_order_of_a_date_is_told_by_a_day_above_twelve(
    days: tuple[str, ...], orders: tuple[str, ...]
) -> None:
    assert shape_of(*days).date_orders == orders


def test_numbers_from_one_only_number_the_rows_and_others_do_not() -> None:
    assert shape_of("1", "2", "3").running and shape_of("1.", "2.", "3.").running
    assert not shape_of("7", "8", "9").running
    assert not shape_of("1", "2", "2").running


def test_equal_values_beside_each_other_are_groups() -> None:
    assert shape_of("K1", "K1", "K2", "K2", "K2").grouped
    assert not shape_of("K1", "K2", "K1", "K2").grouped


def test_a_constant_and_an_empty_column_are_known() -> None:
    assert shape_of("x", "x").constant == "x"
    empty = shape_of("", "-", " ")
    assert (empty.filled, empty.shares) == (0, {})
