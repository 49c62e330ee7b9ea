"""Cells that no spreadsheet runs: an apostrophe before whatever it could take for a formula.

A spreadsheet parts a line where its own country does: an Indonesian one at semicolons, which then
stand within our cells, as tabs and line breaks may. So what follows one of them is guarded like the
beginning of a cell. At a comma nothing is parted, since a cell that holds one is quoted.
"""

import re

_FORMULA = r"(?:[+\-\uff0b\uff0d]|[ \u00a0]*[=@\uff1d\uff20])"
_QUOTED = rf"['\"]*{_FORMULA}"
"""A quote where a cell begins is taken off before the cell is looked at."""
_INSIDE = re.compile(rf"(?<=[;\t\r\n])(?={_QUOTED})")
_GUARDED_INSIDE = re.compile(rf"(?<=[;\t\r\n])'(?={_QUOTED})")
_AT_START = re.compile(rf"'*(?:[\t\r\n]|{_FORMULA})")


def guard(cell: str) -> str:
    """The cell as text that no spreadsheet runs.

    >>> guard("=1+1"), guard("'=1+1"), guard("Siti"), guard("Budi;=1+1")
    ("'=1+1", "''=1+1", 'Siti', "Budi;'=1+1")
    """
    inside = guard_inside(cell.replace("\x00", ""))
    return f"'{inside}" if begins_formula(inside) else inside


def unguard(cell: str) -> str:
    """The cell as it was before `guard`."""
    whole = cell[1:] if cell.startswith("'") and begins_formula(cell) else cell
    return unguard_inside(whole)


def begins_formula(cell: str) -> bool:
    """Whether a cell begins like a formula, apostrophes before it aside."""
    return _AT_START.match(cell) is not None


def guard_inside(cell: str) -> str:
    """The cell, guarded where a spreadsheet may part it, but not at its beginning."""
    return _INSIDE.sub("'", cell)


def unguard_inside(cell: str) -> str:
    """The cell as it was before `guard_inside`."""
    return _GUARDED_INSIDE.sub("", cell)
