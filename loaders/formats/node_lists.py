"""Lists of nodes (Id, Label), which name the ends of a list of ties that knows them by ids.

Decisions.
Gephi, neo4j-admin and most databases write two tables. The one of nodes ties nobody, so it is read
only as what it is: the names, parts and kinds of those whom the other ties. The two are joined when
they are loaded together and the ids of one are those of the other.
A part that a node has is kept where it protects (korban, saksi): a list names, it accuses nobody.
Nodes that are telephones, places or cases are no parties; a tie with one is refused.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from graph.errors import InvalidValue
from graph.messages import Advice, message
from graph.schema import ROLES
from loaders.formats.named_ties import NodeNames, is_number, table_rows
from loaders.mapping.automatic import map_headers
from loaders.mapping.reading import ColumnReading, TableReading
from loaders.mapping.scope import Scope
from loaders.planned import NamesOfNodes, PlannedTable
from loaders.readers.passwords import Passwords
from loaders.readers.registry import read_tables
from loaders.tables import Row, Table
from loaders.vocabulary.codes import code_key, read_kind, read_role
from loaders.vocabulary.evidence import columns_by_field, words

NODES = "node list"

_GRAPH_DATABASE = re.compile(r":(ID|LABEL)(\([^)]*\))?$")
_GEPHI = ("Id", "Label")
_LABELS = {"a_label": "Source Label", "b_label": "Target Label"}
_BESIDE = {
    "a_role": "Source Role",
    "b_role": "Target Role",
    "a_kind": "Source Kind",
    "b_kind": "Target Kind",
}
_FIELDS = ("label", "role", "kind")
_MALTEGO = re.compile(r"^maltego\.(?:.*\.)?")
_MADE_UP = re.compile(r"n?\d+")
"""Ids that programs give to nodes: 17, n17."""
_LOOK_AT = 200
_SEPARATORS = re.compile(r"[;,|/]")
_MOST_NODES = 2_000_000


def recognise_nodes(table: Table, scope: Scope) -> TableReading | None:
    """Whether a table is a list of nodes; None when it is something else, or may be."""
    found = node_columns(table.columns)
    if not {"id", "label"} <= found.keys():
        return None
    sure = any(map(_GRAPH_DATABASE.search, table.columns)) or set(_GEPHI) <= set(table.columns)
    if not sure and (len(table.columns) > len(found) or map_headers(table.columns, "").spec):
        return None
    field_of = {column: field for field, column in found.items()}
    columns = tuple(
        ColumnReading(column=column, field=field_of.get(column, "aside"))
        for column in table.columns
    )
    return TableReading(columns=columns, format=NODES)


def node_columns(columns: Sequence[str]) -> dict[str, str]:
    """The column of each field of a node."""
    found = columns_by_field(columns, "nodes")
    for column in columns:
        match = _GRAPH_DATABASE.search(column)
        if match:
            found["id" if match[1] == "ID" else "kind"] = column
    return found


def names_of_nodes(path: Path, table: Table) -> NamesOfNodes:
    """Where the names of a list of nodes stand."""
    found = node_columns(table.columns)
    return NamesOfNodes(
        path=str(path),
        file=table.file,
        sheet=table.sheet,
        id=found["id"],
        cells={field: found[field] for field in _FIELDS if field in found},
    )


def ends_of(table: Table) -> set[str]:
    """The first ends of a list of ties, as they are written."""
    found = columns_by_field(table.columns, "edges")
    ends: set[str] = set()
    for row in islice(table.rows(), _LOOK_AT):
        if not row.reason:
            ends |= {_written(row.values.get(found[side])) for side in ("a", "b")}
    return ends - {""}


def has_names(columns: Sequence[str]) -> bool:
    """Whether a list of ties says itself what the ids of both its ends stand for."""
    return _LABELS.keys() <= columns_by_field(columns, "edges").keys()


def names_some(nodes: NamesOfNodes, table: Table, ends: set[str]) -> bool:
    """Whether a list of nodes has the id of one of some ends."""
    return any(_written(row.values.get(nodes.id)) in ends for row in table.rows())


def are_numbers(table: Table, ends: set[str]) -> bool:
    """Whether a list of ties is one of mere numbers, which name nobody."""
    if has_names(table.columns):
        found = columns_by_field(table.columns, "edges")
        columns = [found[field] for field in _LABELS]
        rows = list(islice(table.rows(), _LOOK_AT))
        ends = {_written(row.values.get(column)) for row in rows for column in columns} - {""}
    return bool(ends) and all(_MADE_UP.fullmatch(end) and not is_number(end) for end in ends)


NUMBERS = Advice(
    "a list of ties between numbers that no list of nodes names",
    "load the list of nodes (Id, Label) together with it, or export the names as labels",
)
UNUSED = Advice(
    "a list of nodes without the list of their ties",
    "load both together, or map it with `simpul map` if it is a register",
)


def used_by(file: str) -> Advice:
    """What is said of a list of nodes that names the ends of another table."""
    return Advice(
        message("a list of nodes: it names the ends of the ties of {file}", file=file), "nothing"
    )


def label_columns(planned: PlannedTable) -> tuple[str, ...]:
    """The columns that lists of nodes add to a list of ties."""
    return (*_LABELS.values(), *_BESIDE.values()) if planned.nodes else ()


def named_rows(
    planned: PlannedTable, found: Mapping[str, str], passwords: Passwords
) -> Iterator[Row]:
    """The rows of a list of ties, with what lists of nodes say of their ends beside them."""
    if not planned.nodes:
        yield from table_rows(planned, passwords)
        return
    nodes = _read_nodes(planned.nodes, passwords)
    for row in table_rows(planned, passwords):
        values = dict(row.values)
        for side, place in (("a", "Source"), ("b", "Target")):
            node = _written(values.get(found[side]))
            values |= {f"{place} {name}": cell for name, cell in nodes.get(node, {}).items()}
        yield Row(row.number, values, row.reason, row.mend)


def _read_nodes(lists: Sequence[NamesOfNodes], passwords: Passwords) -> dict[str, dict[str, str]]:
    """Label, role and kind of every node; one that two lists name differently has no name."""
    known: dict[str, dict[str, str]] = {}
    for nodes in lists:
        for table in read_tables(Path(nodes.path), nodes.file, passwords):
            if table.sheet != nodes.sheet:
                continue
            for row in islice(table.rows(), _MOST_NODES):
                cells = {
                    field.capitalize(): _written(row.values.get(column))
                    for field, column in nodes.cells.items()
                }
                node = _written(row.values.get(nodes.id))
                if known.setdefault(node, cells)["Label"] != cells["Label"]:
                    known[node] = {"Label": ""}
    return known


def is_no_party(kind: str) -> bool:
    """Whether a word for what a node is says that it is neither person nor organisation."""
    told = [code_key(part) for part in _words_of(kind)]
    return any(part in words("node_kinds") for part in told)


def _words_of(kind: str) -> list[str]:
    """The words for what a node is, those of Maltego without its name: maltego.Person."""
    parts = (part.strip() for part in _SEPARATORS.split(kind))
    return [_MALTEGO.sub("", part) for part in parts if part]


def note_node(nodes: NodeNames, label: str, kind: str, role: str) -> None:
    """Keep what a file says of one party: a kind that is known, a part that protects."""
    for part in _words_of(kind):
        try:
            nodes.kinds.setdefault(label, read_kind(part))
        except InvalidValue:
            continue
    for part in _SEPARATORS.split(role):
        try:
            code = read_role(part.strip())
        except InvalidValue:
            continue
        if ROLES[code].protected:
            nodes.roles[label] = code


def _written(cell: object) -> str:
    return " ".join(str(cell or "").split())
