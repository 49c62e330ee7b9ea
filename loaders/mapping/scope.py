"""Which case a file of evidence belongs to: the one that a column or the load names, else a list of
its own.

A list or note that names no case gets a neutral name: case numbers are shown, files are called
after victims.
"""

from collections.abc import Collection

from graph.model import Value
from graph.schema import REGISTER
from loaders.mapping.specification import Expression
from loaders.tables import Table
from loaders.vocabulary.case_names import neutral_name
from loaders.vocabulary.headers import read_header

NUMBER, SCHEME = "Nomor Pengaduan", "Skema"
"""The columns that hold what every row of a file has in common."""


class Scope(Value, frozen=True, omit_defaults=True):
    """The case that was named for the files of a load, and the dataset in which it has its
    number.
    """

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
    """The case number of each row: from the column that has one, the scope, or the table's own file
    as a mere list.

    `taken` are columns that mean something else.
    """
    found: dict[str, str] = {}
    for column in table.columns:
        meaning = read_header(column)
        if (
            meaning
            and meaning.sure
            and not meaning.slot
            and meaning.field in _FIELDS
            and column not in taken
        ):
            found.setdefault(meaning.field, column)
    if "number" not in found:
        found = {}
    constants = (
        {}
        if found
        else (
            {NUMBER: scope.number}
            if scope.number
            else {NUMBER: neutral_name("daftar", table.file), SCHEME: REGISTER}
        )
    )
    columns = found or {"number": NUMBER, **({"scheme": SCHEME} if SCHEME in constants else {})}
    return CaseOfRows(
        {name: Expression(columns=(column,)) for name, column in columns.items()}, constants, found
    )


_FIELDS = ("number", "scheme")
