"""The derived graph on Neo4j: what differs from a new resolution, as steps that fit into transactions.

Decisions.
A server holds an open transaction in memory, about ten kilobytes a row, so a large difference is written in several.
The steps stand in an order in which a kill loses no identity: entities before what points at them, redirects before
the assignments that need them, a moved mention in one step, and what is retired last.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.errors import StoreUnavailable
from graph.model import Changes, Id, Resolved
from graph.schema import EntityKind, RelationshipKind
from graph.stores import cypher
from graph.stores.batches import batched
from graph.stores.neo4j_rows import NO_ENTITY, Row, assignment_row, entity_row, link_row
from graph.stores.neo4j_writing import CHUNK, Run, fates_by_digest
from graph.stores.redirects import settle


class Derived:
    """A resolution as rows."""

    def __init__(self, resolved: Resolved) -> None:
        self.entities: dict[Id, Row] = {each.id: entity_row(each) for each in resolved.entities}
        self.assignments: dict[Id, Row] = {
            each.mention_id: {"id": each.mention_id, "entity_id": each.entity_id, "properties": assignment_row(each)}
            for each in resolved.assignments
        }
        self.links: dict[Id, Row] = {each.id: link_row(each) for each in resolved.relationships}
        self.redirects = resolved.redirects
        self.living = frozenset(each.id for each in resolved.entities if each.serial > 0)
        ends = {end for row in self.links.values() for end in (row["start"], row["end"])}
        assigned = {row["entity_id"] for row in self.assignments.values()}
        self.anchors = sorted((ends | assigned).difference(self.entities))


@dataclass(frozen=True, slots=True)
class Step:
    """A query over some ids or rows."""

    text: str
    values: list[Any]
    name: str = "rows"
    whole: bool = False
    """Whether the query says how many of its rows it wrote, and must have written all."""
    constants: Mapping[str, Any] = field(default_factory=dict)

    def parts(self) -> Iterator["Step"]:
        """The same in chunks."""
        for part in batched(self.values, CHUNK):
            yield Step(self.text, list(part), self.name, self.whole, self.constants)

    def take(self, run: Run) -> None:
        """Run it."""
        rows = run(self.text, **{self.name: self.values}, **self.constants)
        if self.whole and rows[0][0] != len(self.values):
            raise StoreUnavailable(
                f"{len(self.values) - rows[0][0]} links of {len(self.values)} found no node to join: "
                "the database was changed behind Simpul's back; load the case files again, then run `simpul link`"
            )


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps that make the derived graph what it shall be, and what they change."""

    changes: Changes
    steps: list[Step]

    @property
    def rows(self) -> int:
        """How many rows the steps write."""
        return sum(len(step.values) for step in self.steps)


def plan(run: Run, derived: Derived) -> Plan:
    """Compare what is there with what shall be."""
    entities, put, strip = _entities(run, derived)
    moved, redirects = _redirects(run, derived)
    assigned, assign = _assignments(run, derived)
    linked, link = _links(run, derived)
    anchor = Step(cypher.ANCHOR_ENTITIES, derived.anchors, "ids")
    changes = entities | assigned | linked
    if moved:
        changes |= Changes(updated=frozenset(moved))
    return Plan(changes, [*put, *redirects, anchor, *assign, *link, strip])


def _entities(run: Run, derived: Derived) -> tuple[Changes, list[Step], Step]:
    nodes = {key: (digest, kind) for key, digest, kind in run(cypher.ENTITY_DIGESTS)}
    known = {key: digest for key, (digest, _) in nodes.items() if digest}
    fates = fates_by_digest(known, derived.entities)
    gone = frozenset(known.keys() - derived.entities.keys())
    turned = [key for key in sorted(fates.updated) if nodes[key][1] != derived.entities[key]["kind"]]
    created: defaultdict[str, list[Row]] = defaultdict(list)
    changed: defaultdict[str, list[Row]] = defaultdict(list)
    for key, row in derived.entities.items():
        if key not in nodes:
            created[row["kind"]].append({name: value for name, value in row.items() if value is not None})
        elif key not in fates.unchanged:
            changed[row["kind"]].append(row)
    steps = [
        Step(cypher.UNLABEL, turned, "ids"),
        *(Step(cypher.create_entities(kind), created[kind]) for kind in EntityKind if created[kind]),
        *(Step(cypher.put_entities(kind), changed[kind]) for kind in EntityKind if changed[kind]),
    ]
    strip = Step(cypher.STRIP_ENTITIES, sorted(gone), "ids", constants={"nothing": NO_ENTITY})
    return fates | Changes(removed=gone), steps, strip


def _assignments(run: Run, derived: Derived) -> tuple[Changes, list[Step]]:
    known: dict[Id, str | None] = dict(run(cypher.ASSIGNMENT_DIGESTS))
    fates = fates_by_digest(known, {key: row["properties"] for key, row in derived.assignments.items()})
    gone = frozenset(known.keys() - derived.assignments.keys())
    new = [derived.assignments[key] for key in sorted(fates.new)]
    steps = [
        Step(cypher.ANCHOR_MENTIONS, sorted(fates.new), "ids"),
        Step(cypher.ASSIGN, new, whole=True),
        Step(cypher.REASSIGN, [derived.assignments[key] for key in sorted(fates.updated)], whole=True),
        Step(cypher.REMOVE_ASSIGNMENTS, sorted(gone), "ids"),
    ]
    return fates | Changes(removed=gone), steps


def _links(run: Run, derived: Derived) -> tuple[Changes, list[Step]]:
    known: dict[Id, tuple[str, RelationshipKind]] = {
        key: (digest, kind) for kind in RelationshipKind for key, digest in run(cypher.link_digests(kind))
    }
    digests: dict[Id, str | None] = {key: digest for key, (digest, _) in known.items()}
    fates = fates_by_digest(digests, {key: row["properties"] for key, row in derived.links.items()})
    gone = frozenset(known.keys() - derived.links.keys())
    removed: defaultdict[RelationshipKind, list[Id]] = defaultdict(list)
    for key in sorted(gone | fates.updated):
        removed[known[key][1]].append(key)
    created: defaultdict[RelationshipKind, list[Row]] = defaultdict(list)
    for key, row in derived.links.items():
        if key not in fates.unchanged:
            created[row["kind"]].append(row)
    steps = [
        *(Step(cypher.remove_links(kind), ids, "ids") for kind, ids in removed.items()),
        *(Step(cypher.create_links(kind), rows, whole=True) for kind, rows in created.items()),
    ]
    return fates | Changes(removed=gone), steps


def _redirects(run: Run, derived: Derived) -> tuple[set[Id], list[Step]]:
    before: dict[Id, Id] = dict(run(cypher.REDIRECTS))
    after = settle(before, derived.redirects, derived.living)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    rows = [{"id": key, "target": after[key]} for key in sorted(changed) if key in after]
    dropped = Step(cypher.REMOVE_REDIRECTS, sorted(changed - after.keys()), "ids")
    return changed, [dropped, Step(cypher.PUT_REDIRECTS, rows)]
