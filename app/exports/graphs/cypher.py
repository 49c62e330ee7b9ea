r"""A Cypher script of one network: Neo4j makes the same graph of it, and running it twice adds
nothing.

Decisions.
A file has no parameters, so texts stand in it as literals. Labels, types and property names are of
the schema alone and never come from data. A literal is single-quoted, with quotes, backslashes and
what is no printable ASCII punctuation escaped. Neo4j reads backslash-u before it parses anything,
so no backslash of a text may ever stand before its u: there the literal is broken in two.
Everything made here bears one label more, so that it can be told from what else is in the database,
and taken away again.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from app.exports.graphs.elements import Elements
from app.exports.heading import Heading
from app.plain_text import plain
from graph.schema import EntityKind, RelationshipKind

LABEL = "SimpulExport"
_NODE_KEYS = frozenset({"id", "kind"})
_EDGE_KEYS = frozenset({"id", "start", "end", "kind", "directed"})
_ESCAPES = {"'": "\\'", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b"}


def cypher(elements: Elements, heading: Heading) -> bytes:
    """The script, a statement a line, each ended by a semicolon."""
    lines = [f"// {_comment(part)}" for part in _told(heading)]
    lines += [
        "// cypher-shell -f NAME.cypher",
        f"// MATCH (n:{LABEL}) DETACH DELETE n;  takes all of it away again",
        f"CREATE CONSTRAINT simpul_export_id IF NOT EXISTS FOR (n:{LABEL}) REQUIRE n.id IS UNIQUE;",
    ]
    for node in elements.nodes:
        kind = EntityKind(node.kind)
        facts = _map(msgspec.structs.asdict(node), _NODE_KEYS)
        lines.append(
            f"MERGE (n:{LABEL} {{id: {literal(node.id)}}}) SET n:{kind.value} SET n += {facts};"
        )
    for edge in elements.edges:
        relation = RelationshipKind(edge.kind)
        facts = _map(msgspec.structs.asdict(edge), _EDGE_KEYS)
        ends = f"(a:{LABEL} {{id: {literal(edge.start)}}}), (b:{LABEL} {{id: {literal(edge.end)}}})"
        merged = f"(a)-[r:{relation.value} {{id: {literal(edge.id)}}}]->(b)"
        lines.append(f"MATCH {ends} MERGE {merged} SET r += {facts};")
    return ("\n".join(lines) + "\n").encode()


def literal(value: str | float | bool) -> str:
    r"""A value as Cypher, which says nothing but that value.

    >>> print(literal("d'Arc\\u0027"))
    'd\'Arc\\' + 'u0027'
    >>> literal(True), literal(3), literal(0.5)
    ('true', '3', '0.5')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    written = "".join(_escaped(character) for character in value)
    for letter in "uU":
        written = written.replace(f"\\\\{letter}", f"\\\\' + '{letter}")
    return f"'{written}'"


def _escaped(character: str) -> str:
    if character == "\\":
        return "\\\\"
    return _ESCAPES.get(character, character if character.isprintable() else " ")


def _map(facts: Mapping[str, Any], without: Iterable[str]) -> str:
    """A map of what is known; the names are of our own fields."""
    left_out = set(without)
    pairs = [
        f"{name}: {literal(value)}"
        for name, value in facts.items()
        if name not in left_out and value is not None and value != ""
    ]
    return "{" + ", ".join(pairs) + "}"


def _told(heading: Heading) -> list[str]:
    told = [heading.title, heading.date, f"{heading.for_whom} · {heading.handling}"]
    return [*filter(None, told), *([f"simpul-log {heading.log}"] if heading.log else [])]


def _comment(text: str) -> str:
    """A text that stays on its line, and that Neo4j reads no escape in."""
    return plain(text).replace("\\", "/").replace("*/", "")
