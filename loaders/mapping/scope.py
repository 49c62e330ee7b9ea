"""Which case a file of evidence belongs to: one that a column or the load names, else its own list.

A list or note that names no case gets a neutral name: case numbers are shown, files are called
after victims.
"""

from collections.abc import Collection

from graph.model import Value
from graph.schema import REGISTER
from loaders.mapping.specification import Expression
from loaders.tables import Table
from loaders.vocabulary.case_names import NUMBER, SCHEME, neutral_name
from loaders.vocabulary.headers import read_header

_FIELDS = ("number", "scheme")


class Scope(Value, frozen=True, omit_defaults=True):
    """The case that was named for the files of a load, and the dataset of its number."""

    number: str = ""
    dataset: str = ""
    owner: str = ""
    """Whose telephone a list of calls is of, or whose account a statement."""


class CaseOfRows(Value, frozen=True):
    """How the rows of an evidence table name their case."""

    fields: dict[str, Expression]
    constants: dict[str, str]
    columns: dict[str, str]
    """Columns of the table that it takes, by field."""


def case_of_rows(table: Table, scope: Scope, taken: Collection[str]) -> CaseOfRows:
    """The case number of each row: that of a column, of the scope, or of the file as a mere list.

    `taken` are columns that mean something else.
    """
    found = _named_columns(table, taken)
    if found:
        fields = {name: Expression(columns=(column,)) for name, column in found.items()}
        return CaseOfRows(fields, {}, found)
    if scope.number:
        constants = {NUMBER: scope.number}
    else:
        constants = {NUMBER: neutral_name("daftar", table.file), SCHEME: REGISTER}
    fields = {"number": Expression(columns=(NUMBER,))}
    if SCHEME in constants:
        fields["scheme"] = Expression(columns=(SCHEME,))
    return CaseOfRows(fields, constants, {})


def _named_columns(table: Table, taken: Collection[str]) -> dict[str, str]:
    """The first column of each field that names a case; none where no column has its number."""
    found: dict[str, str] = {}
    for column in table.columns:
        meaning = read_header(column)
        if meaning is None or not meaning.sure or meaning.slot:
            continue
        if meaning.field in _FIELDS and column not in taken:
            found.setdefault(meaning.field, column)
    return found if "number" in found else {}
