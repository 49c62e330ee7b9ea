"""What a load will read, decided before anything is read.

Tables, the way of their rows, and what is wrong already.
"""

from collections.abc import Mapping

from graph.model import Source, Value
from loaders.inputs import Query
from loaders.mapping.reading import ColumnReading
from loaders.mapping.specification import Expression, LookupSpec, MappingSpec, TableSpec
from loaders.validation import Issue


class NamesOfNodes(Value, frozen=True):
    """A list of nodes that says what the ids of a list of ties stand for."""

    path: str
    file: str
    sheet: str
    id: str
    """Its column of ids."""
    cells: Mapping[str, str]
    """Its column of each field besides: label, role, kind."""


class ParentTable(Value, frozen=True):
    """The table of a form to whose rows those of a repeated group belong."""

    path: str
    file: str
    sheet: str
    key: str
    """Its column of keys."""
    on: str
    """The column of the group that holds such a key."""
    number: Expression
    """The number of its complaints."""


class PlannedTable(Value, frozen=True, omit_defaults=True):
    """One table with the way its rows are read."""

    path: str
    file: str
    sheet: str
    columns: tuple[str, ...]
    readings: tuple[ColumnReading, ...]
    source: Source
    spec: TableSpec
    mapping: MappingSpec
    partial: bool = False
    """Whether it holds rows that were rejected before."""
    reference: bool = False
    """Whether it is read only because statements of other tables refer to its rows."""
    format: str = ""
    """The format that it was recognised as (loaders/formats/registry.py); empty when read by a
    mapping or its headers.
    """
    title: str = ""
    query: Query | None = None
    """Where its rows come from when that is no file."""
    date_orders: Mapping[str, str] = {}
    """By column, the order of day and month that its dates show (loaders/rows/days.py)."""
    nodes: tuple[NamesOfNodes, ...] = ()
    """Lists that name the ends of its ties, which are ids."""
    parent: ParentTable | None = None
    """The table that gives its rows the numbers of their complaints."""
    saved: bool = False
    """Whether its mapping was found by its header among the saved ones."""

    @property
    def asks(self) -> bool:
        """Whether a person must say first whose some of its columns are."""
        return any(reading.or_of for reading in self.readings)


class PlannedLookup(Value, frozen=True, omit_defaults=True):
    """One file of a lookup."""

    path: str
    sheet: str
    mapping: str
    spec: LookupSpec
    query: Query | None = None


class LoadPlan(Value, frozen=True, omit_defaults=True):
    """Everything that a load will read, in order, and what is wrong with it already."""

    tables: tuple[PlannedTable, ...] = ()
    lookups: tuple[PlannedLookup, ...] = ()
    issues: tuple[Issue, ...] = ()
