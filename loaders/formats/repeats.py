"""Repeated groups of a form that are exported as tables of their own (KoboToolbox, ODK).

Decisions.
A row of such a table has no number of a complaint but a key of the submission that it belongs to.
Loaded together with the table of the form it is read as a party, work or payment of that complaint,
by its headers; alone it is of nobody and refused.
A group within a group (the telephones of a party) is refused: its rows are of a row of the outer
group, which is not told from them alone.
"""

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import replace
from itertools import islice
from pathlib import Path

from graph.messages import Advice, message
from loaders.mapping.automatic import map_headers
from loaders.mapping.expressions import compile_text
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope
from loaders.planned import ParentTable, PlannedTable
from loaders.readers.passwords import Passwords
from loaders.readers.registry import read_tables
from loaders.tables import Row, Table
from loaders.vocabulary.case_names import NUMBER
from loaders.vocabulary.headers import read_header

REPEATS = "repeated group"

_KEYS = (
    ("_submission__id", "_id"),
    ("_submission__uuid", "_uuid"),
    ("_parent_index", "_index"),
    ("PARENT_KEY", "KEY"),
)
"""The key of a group, and that of the form which it repeats."""
_LOOK_AT = 200

ALONE = Advice(
    "a repeated group of a form, which does not say of which complaints its rows are",
    "load it together with the table of the form that it belongs to",
)
NESTED = Advice(
    "a repeated group within another: whose its rows are is not read",
    "give what it holds as columns of the outer group",
)


def recognise_repeats(table: Table, _scope: Scope) -> TableReading | None:
    """Whether a table is the repeated group of a form; None for any other."""
    columns = set(table.columns)
    grouped = bool(columns & {"_parent_index", "PARENT_KEY"})
    if not grouped or any(map(_numbers_cases, table.columns)):
        return None
    return TableReading(columns=(), format=REPEATS)


def _numbers_cases(column: str) -> bool:
    meaning = read_header(column, guess=False)
    return meaning is not None and meaning.field == "number" and not meaning.slot


def is_nested(table: Table, groups: Collection[str]) -> bool:
    """Whether the rows of a group belong to those of another group, by the names of all groups.

    ODK writes the outer group behind the key of the submission: uuid:1/pihak[1].
    """
    for row in islice(table.rows(), _LOOK_AT):
        outer = str(row.values.get("_parent_table_name") or "")
        if "/" in str(row.values.get("PARENT_KEY") or "") or outer in groups:
            return True
    return False


def find_parent(
    table: Table, path: Path, forms: Sequence[tuple[PlannedTable, Table]]
) -> ParentTable | None:
    """The table of the form that a repeated group belongs to; None where none is loaded."""
    for on, key in _KEYS:
        if on not in table.columns:
            continue
        wanted = {_key(row.values.get(on)) for row in islice(table.rows(), _LOOK_AT)} - {""}
        for form, form_table in forms:
            beside = form.path == str(path) or on != "_parent_index"
            if beside and key in form_table.columns and _has_key(form_table, key, wanted):
                return ParentTable(
                    path=form.path,
                    file=form.file,
                    sheet=form.sheet,
                    key=key,
                    on=on,
                    number=form.spec.case["number"],
                )
    return None


def _has_key(form: Table, key: str, wanted: Set[str]) -> bool:
    return any(_key(row.values.get(key)) in wanted for row in form.rows())


def _key(cell: object) -> str:
    return str(cell or "").strip()


def read_repeats(columns: Sequence[str], name: str) -> TableReading:
    """How the rows of a repeated group are read, each with the number of its complaint."""
    return map_headers((*columns, NUMBER), name)


def with_numbers(table: Table, parent: ParentTable, passwords: Passwords) -> Table:
    """A repeated group whose rows have the number of the complaint that they belong to."""
    numbers = _numbers_by_key(parent, passwords)

    def rows() -> Iterator[Row]:
        for row in table.rows():
            key = _key(row.values.get(parent.on))
            number = numbers.get(key, "")
            reason, mend = row.reason, row.mend
            if not number and not reason:
                reason = message("no row of {file} has the key {key}", file=parent.file, key=key)
                mend = "load it with the whole table of the form"
            yield Row(row.number, {**row.values, NUMBER: number}, reason, mend, row.notes)

    return replace(table, columns=(*table.columns, NUMBER), rows=rows)


def _numbers_by_key(parent: ParentTable, passwords: Passwords) -> dict[str, str]:
    """The number of each complaint, by the key of its submission."""
    get = compile_text(parent.number)
    numbers: dict[str, str] = {}
    for table in read_tables(Path(parent.path), parent.file, passwords):
        if table.sheet != parent.sheet or get is None:
            continue
        for row in table.rows():
            numbers.setdefault(_key(row.values.get(parent.key)), get(row.values))
    return numbers
