"""No spreadsheet runs a cell of ours, wherever its country parts a line."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.formulas import guard, guard_inside, unguard, unguard_inside
from loaders.rows.rejects import as_it_stood, harmless

HOSTILE = st.text(alphabet="=+-@;,\t\r\n'\" aB1|!\u00a0\uff1d", max_size=12)
RUN = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20]|[ \u00a0]+[=@]")


def cells(rows: list[list[str]], delimiter: str) -> list[str]:
    """What a spreadsheet that parts lines at this sign makes of a file that we wrote."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    parted = csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=delimiter)
    return [cell for row in parted for cell in row]


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@given(rows=st.lists(st.lists(HOSTILE, min_size=1, max_size=3), min_size=1, max_size=3))
def test_no_cell_is_run_by_whatever_sign_a_line_is_parted(delimiter, rows):
    for written in (guard, harmless):
        found = cells([[written(cell) for cell in row] for row in rows], delimiter)
        assert [cell for cell in found if RUN.match(cell)] == []


@given(HOSTILE)
def test_a_cell_is_read_back_as_it_was(cell):
    assert unguard(guard(cell)) == cell
    assert as_it_stood(harmless(cell)) == cell
    assert unguard_inside(guard_inside(cell)) == cell


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Budi;=cmd|'/C calc'!A0", "Budi;'=cmd|'/C calc'!A0"),
        ("Budi\t=1+1", "Budi\t'=1+1"),
        ("Budi\n@SUM(1)", "Budi\n'@SUM(1)"),
        ("phone: +62 812; phone: +62 813", "phone: +62 812; phone: +62 813"),
        ('Budi;"=1+1', "Budi;'\"=1+1"),
        ("Siti - Ani, calo", "Siti - Ani, calo"),
        ("Budi; =1+1", "Budi;' =1+1"),
    ],
)
def test_what_is_no_formula_stays_as_it_is(cell, written):
    assert guard(cell) == written
