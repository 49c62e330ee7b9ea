"""Constraints, indexes and their versions: what makes an empty Neo4j database one of ours.

Decisions.
Every entity, and every case as reported, is one node `:Entity` with its kind as second label; one
unique id for all. A mention without `body` (label Missing) is one whose row is gone while the last
resolution still names it. Statements are nodes: one statement supports several relationships and
may join identifiers that no entity has yet, and a relationship cannot point at another.
`r.statements` holds their ids.
What people append (judgements, watches) is one label `:Appended`, unique by kind and id, with the
kind as second label. What somebody works on is `:Working`, unique by owner and id.
The secret that ids are keyed with stands on the store's own node, `:Simpul`.
Names carry no range index: it would refuse a name of more than eight thousand bytes, and with it
the whole load. `body` is the canonical JSON that round trips keep; `digest` is what a write
compares; all else is there to be read.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from types import MappingProxyType

from graph.schema import RelationshipKind

VERSION = 7

KEYED_SINCE = 6
"""The version whose ids are keyed: those of an older database are keyed once."""

WORDS_INDEX = "simpul_words"

_UNIQUE = (
    ("Simpul", "key"),
    ("Entity", "id"),
    ("Mention", "id"),
    ("Statement", "id"),
    ("Source", "id"),
    ("Redirect", "id"),
    ("AuditEntry", "number"),
    ("CaseChange", "id"),
)
_REMEMBERED = (("Snapshot", "number"),)
_INDEXED = (
    ("Mention", "case_id"),
    ("Mention", "record"),
    ("Mention", "source_id"),
    ("Statement", "case_id"),
    ("Statement", "record"),
    ("Statement", "source_id"),
)


def _link(kind: RelationshipKind) -> str:
    return (
        f"CREATE CONSTRAINT simpul_{kind.lower()}_id IF NOT EXISTS FOR ()-[r:{kind}]-() REQUIRE"
        " r.id IS UNIQUE"
    )


def _unique(nodes: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(
        f"CREATE CONSTRAINT simpul_{label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) REQUIRE"
        f" n.{key} IS UNIQUE"
        for label, key in nodes
    )


def _first() -> tuple[str, ...]:
    indexed = (
        f"CREATE INDEX simpul_{label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
        for label, key in _INDEXED
    )
    links = (_link(kind) for kind in RelationshipKind)
    words = (
        f"CREATE FULLTEXT INDEX {WORDS_INDEX} IF NOT EXISTS FOR (n:Entity) ON EACH [n.words] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    )
    return (*_unique(_UNIQUE), *indexed, *links, words)


_APPENDED = (
    "CREATE CONSTRAINT simpul_appended_kind_id IF NOT EXISTS FOR (n:Appended) "
    "REQUIRE (n.kind, n.id) IS UNIQUE",
    "MATCH (n:Judgement) SET n:Appended, n.kind = 'judgement'",
    "MATCH (n:Watch) SET n:Appended, n.kind = 'watch'",
    "DROP CONSTRAINT simpul_judgement_id IF EXISTS",
    "DROP CONSTRAINT simpul_watch_id IF EXISTS",
)

_WORKING = (
    "CREATE CONSTRAINT simpul_working_owner_id IF NOT EXISTS FOR (n:Working) "
    "REQUIRE (n.owner, n.id) IS UNIQUE",
)

MIGRATIONS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: _first(),
        2: (_link(RelationshipKind.NAMED_IN),),
        3: (_link(RelationshipKind.POSSIBLY_SAME_AS),),
        4: _unique(_REMEMBERED),
        5: _APPENDED,
        6: (),
        7: _WORKING,
    }
)
"""What brings a database from the version before to this one; each statement may be run twice."""

_STATEMENTS = "\n".join(chain.from_iterable(MIGRATIONS.values()))
INDEXES = tuple(sorted({*re.findall(r"CREATE .*?(simpul_\w+)", _STATEMENTS)}))
"""Names of every index and constraint that a database of this version has."""
