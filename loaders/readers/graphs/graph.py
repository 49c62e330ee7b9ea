"""A graph as a file tells it, and the table of its ties that the rest of a load reads.

Decisions.
A tie is a row with the ids and names of both ends, in the words of a list of ties
(loaders/vocabulary/evidence.yaml), so that it is read, refused, corrected and counted like any
other list. What such a list has no column for is left aside and told of, as are nodes without ties.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from graph.errors import UnreadableFile
from graph.messages import Advice, message
from loaders.tables import Row, Table
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.evidence import meaning_of

MAX_PARTS = 2_000_000
"""Nodes and ties of one file, which are held in memory together."""
SIMPUL_NODE = frozenset({"label", "kind", "cases", "protected"})
"""What Simpul says of every node in its own GraphML (app/exports/graphs/graphml.py)."""

Attributes = Mapping[str, str]

_ENDS = ("Source", "Target")
_OF_NODES = {"label": "Label", "role": "Role", "kind": "Kind"}
_OF_TIES = ("weight", "kind", "type", "label", "day")
_DRAWING = frozenset(["id", "key", "x", "y", "z", "size", "color", "colour", "shape", "shapetype"])
"""What says only how a program draws or counts, by code_key."""
_MOST_TOLD = 12


@dataclass(slots=True)
class FileGraph:
    """Nodes by id and ties in the order of the file, each with what the file says of it."""

    nodes: dict[str, Attributes] = field(default_factory=dict)
    ties: list[tuple[str, str, Attributes]] = field(default_factory=list)
    unread: int = 0
    """How many parts of the file are neither node nor tie, or broken."""
    rows: list[int] = field(default_factory=list)
    """The row of each tie, where the file has rows."""

    def add_node(self, node: str, said: Attributes, name: str) -> None:
        """Add a node; raises UnreadableFile for one more than is read."""
        self.nodes[node] = {**self.nodes.get(node, {}), **said}
        self._check(name)

    def add_tie(self, start: str, end: str, said: Attributes, name: str) -> None:
        """Add a tie; raises UnreadableFile for one more than is read."""
        self.ties.append((start, end, said))
        self._check(name)

    def _check(self, name: str) -> None:
        if len(self.nodes) + len(self.ties) > MAX_PARTS:
            raise UnreadableFile(
                message(
                    "{name} has more than {count:,} nodes and ties; export a part of the network",
                    name=name,
                    count=MAX_PARTS,
                )
            )


def tie_table(graph: FileGraph, name: str, sheet: str = "") -> Table:
    """The ties of a graph as a table; raises UnreadableFile for one that has none."""
    if any(said.keys() >= SIMPUL_NODE for said in graph.nodes.values()):
        raise UnreadableFile(
            message(
                "{name} is a network that Simpul exported, with names masked as its audience may"
                " see them; load the files that the network was made of, or its export as HTCDS",
                name=name,
            )
        )
    if not graph.ties:
        raise UnreadableFile(
            message("{name} has no ties; export the network with its edges", name=name)
        )
    known = {node: _node_cells(node, said) for node, said in graph.nodes.items()}
    filled = set(chain.from_iterable(known.values()))
    told = [column for column in _OF_NODES.values() if column in filled]
    ties = _tie_columns(graph)
    columns = (*_ENDS, *(f"{end} {column}" for column in told for end in _ENDS), *ties)

    def rows() -> Iterator[Row]:
        numbers = graph.rows or range(1, len(graph.ties) + 1)
        for number, (start, end, said) in zip(numbers, graph.ties, strict=True):
            values = {"Source": start, "Target": end}
            for side, node in (("Source", start), ("Target", end)):
                cells = known.get(node, {})
                values |= {f"{side} {column}": cells.get(column, "") for column in told}
            yield Row(number, values | {column: said.get(column, "") for column in ties})

    return Table(name, sheet, columns, rows, notes=tuple(_notes(graph, ties)))


def _node_cells(node: str, said: Attributes) -> dict[str, str]:
    """What a node says of its name, role and kind; its id is its name where it has no other."""
    found: dict[str, list[str]] = {}
    for attribute, text in said.items():
        meaning = meaning_of(attribute, "nodes")
        if meaning in _OF_NODES and text.strip():
            found.setdefault(meaning, []).append(" ".join(text.split()))
    names = found.pop("label", [node])
    telling = (name for name in names if not name.isdecimal() and name != node)
    cells = {"Label": next(telling, names[0])}
    return cells | {_OF_NODES[meaning]: "; ".join(texts) for meaning, texts in found.items()}


def _tie_columns(graph: FileGraph) -> tuple[str, ...]:
    """The attributes of ties that a list of ties has a column for."""
    named = dict.fromkeys(chain.from_iterable(said for _, _, said in graph.ties))
    return tuple(column for column in named if meaning_of(column, "edges") in _OF_TIES)


def _notes(graph: FileGraph, ties: Iterable[str]) -> Iterator[Advice]:
    """What of the file is not read."""
    of_nodes = dict.fromkeys(chain.from_iterable(graph.nodes.values()))
    of_ties = dict.fromkeys(chain.from_iterable(said for _, _, said in graph.ties))
    unread = [name for name in of_nodes if not meaning_of(name, "nodes")]
    unread += [name for name in of_ties if name not in ties]
    unread = [name for name in dict.fromkeys(unread) if code_key(name) not in _DRAWING]
    if unread:
        names = ", ".join(unread[:_MOST_TOLD]) + (", …" if unread[_MOST_TOLD:] else "")
        yield Advice(
            message(
                "what the file says of its nodes and ties besides is not read: {names}", names=names
            ),
            "nothing, or give it as columns of a register",
        )
    if graph.unread:
        yield Advice(
            message(
                "lines that are neither node nor tie are not read: {count}", count=graph.unread
            ),
            "nothing, or export the network again",
        )
    tied = {node for start, end, _ in graph.ties for node in (start, end)}
    alone = len(graph.nodes.keys() - tied)
    if alone:
        yield Advice(message("nodes without a tie are not read: {count}", count=alone), "nothing")
