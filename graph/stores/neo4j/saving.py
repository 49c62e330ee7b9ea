"""The derived graph on Neo4j.

What differs from a new resolution, as steps that fit into transactions.

Decisions.
A server holds an open transaction in memory, about ten kilobytes a row, so a large difference is
written in several. The steps stand in an order in which a kill loses no identity: entities before
what points at them, redirects before the assignments that need them, a moved mention in one step,
and what is retired last.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from graph.errors import StoreUnavailable
from graph.messages import message
from graph.model import Changes, Entity, Id, Relationship, Resolved
from graph.redirects import differing, settle
from graph.schema import EntityKind, RelationshipKind
from graph.stores.neo4j import cypher
from graph.stores.neo4j.rows import NO_ENTITY, NodeRow, assignment_row, digest, entity_row, link_row
from graph.stores.neo4j.writing import CHUNK, Run, every
from graph.stores.shared.batches import batched
from graph.stores.shared.codec import encode
from graph.stores.shared.difference import fates_of


class Derived:
    """A resolution by id, and the digest of each of its values.

    Rows are made when they are written.
    """

    def __init__(self, resolved: Resolved) -> None:
        self.entities = {entity.id: entity for entity in resolved.entities}
        self.assignments = {
            assignment.mention_id: assignment for assignment in resolved.assignments
        }
        self.links = {relationship.id: relationship for relationship in resolved.relationships}
        self.redirects = resolved.redirects
        values = chain(self.entities.items(), self.assignments.items(), self.links.items())
        self.digests = {key: digest(encode(value)) for key, value in values}
        self.living = frozenset(entity.id for entity in resolved.entities if entity.serial > 0)
        named = {assignment.entity_id for assignment in resolved.assignments}
        named.update(relationship.start for relationship in resolved.relationships)
        named.update(relationship.end for relationship in resolved.relationships)
        self.anchors = sorted(named.difference(self.entities))

    def fates(self, known: Mapping[Id, str], ids: Iterable[Id]) -> Changes:
        """Which of these are new, updated or unchanged, and which known ones are gone."""
        digests = {key: self.digests[key] for key in ids}
        return fates_of(known, digests) | Changes(removed=frozenset(known.keys() - digests.keys()))


@dataclass(frozen=True, slots=True)
class WriteStep:
    """A query over some values or ids."""

    text: str
    values: Sequence[Any]
    row_of: Callable[[Any], NodeRow] | None = None
    """Makes the row that the query takes; None for plain ids."""
    whole: bool = False
    """Whether the query says how many of its rows it wrote, and must have written all."""
    constants: Mapping[str, Any] = field(default_factory=dict)

    def parts(self) -> Iterator["WriteStep"]:
        """The same in chunks."""
        for part in batched(self.values, CHUNK):
            yield replace(self, values=part)

    def take(self, run: Run) -> None:
        """Run it."""
        given = (
            {"ids": self.values}
            if self.row_of is None
            else {"rows": [self.row_of(value) for value in self.values]}
        )
        rows = run(self.text, **given, **self.constants)
        if self.whole and rows[0][0] != len(self.values):
            raise StoreUnavailable(
                message(
                    "{value} links of {count} found no node to join: the database was changed"
                    " behind Simpul's back; load the case files again, then run `simpul link`",
                    value=len(self.values) - rows[0][0],
                    count=len(self.values),
                )
            )


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps that make the derived graph what it shall be, and what they change."""

    changes: Changes
    steps: list[WriteStep]

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
    anchor = WriteStep(cypher.ANCHOR_ENTITIES, derived.anchors)
    changes = entities | assigned | linked
    if moved:
        changes |= Changes(updated=frozenset(moved))
    # This order loses no identity when it is broken off (see the decisions above).
    return Plan(changes, [*put, *redirects, anchor, *assign, *link, strip])


def _entities(run: Run, derived: Derived) -> tuple[Changes, list[WriteStep], WriteStep]:
    """The entities that differ: what that changes, the steps that write it, and the last step."""
    nodes = {key: (digest, kind) for key, digest, kind in every(run, cypher.ENTITY_DIGESTS)}
    fates = derived.fates(
        {key: digest for key, (digest, _) in nodes.items() if digest}, derived.entities
    )
    # An entity of another kind than before sheds its old label first.
    turned = [key for key in sorted(fates.updated) if nodes[key][1] != derived.entities[key].kind]
    created: defaultdict[EntityKind, list[Entity]] = defaultdict(list)
    changed: defaultdict[EntityKind, list[Entity]] = defaultdict(list)
    for key, entity in derived.entities.items():
        if key not in nodes:
            created[entity.kind].append(entity)
        elif key not in fates.unchanged:
            changed[entity.kind].append(entity)
    steps = [
        WriteStep(cypher.UNLABEL, turned),
        *(
            WriteStep(cypher.create_entities(kind), values, entity_row)
            for kind, values in created.items()
        ),
        *(
            WriteStep(cypher.put_entities(kind), values, entity_row)
            for kind, values in changed.items()
        ),
    ]
    return (
        fates,
        steps,
        WriteStep(cypher.STRIP_ENTITIES, sorted(fates.removed), constants={"nothing": NO_ENTITY}),
    )


def _assignments(run: Run, derived: Derived) -> tuple[Changes, list[WriteStep]]:
    fates = derived.fates(dict(every(run, cypher.ASSIGNMENT_DIGESTS)), derived.assignments)
    new = [derived.assignments[key] for key in sorted(fates.new)]
    moved = [derived.assignments[key] for key in sorted(fates.updated)]
    steps = [
        WriteStep(cypher.ANCHOR_MENTIONS, sorted(fates.new)),
        WriteStep(cypher.ASSIGN, new, assignment_row, whole=True),
        WriteStep(cypher.REASSIGN, moved, assignment_row, whole=True),
        WriteStep(cypher.REMOVE_ASSIGNMENTS, sorted(fates.removed)),
    ]
    return fates, steps


def _links(run: Run, derived: Derived) -> tuple[Changes, list[WriteStep]]:
    """The relationships that differ: those that change are removed and made anew."""
    known: dict[Id, tuple[str, RelationshipKind]] = {}
    for kind in RelationshipKind:
        for key, known_digest in every(run, cypher.link_digests(kind)):
            known[key] = (known_digest, kind)
    fates = derived.fates({key: digest for key, (digest, _) in known.items()}, derived.links)
    removed: defaultdict[RelationshipKind, list[Id]] = defaultdict(list)
    for key in sorted(fates.removed | fates.updated):
        removed[known[key][1]].append(key)
    created: defaultdict[RelationshipKind, list[Relationship]] = defaultdict(list)
    for key, relationship in derived.links.items():
        if key not in fates.unchanged:
            created[relationship.kind].append(relationship)
    steps = [
        *(WriteStep(cypher.remove_links(kind), ids) for kind, ids in removed.items()),
        *(
            WriteStep(cypher.create_links(kind), values, link_row, whole=True)
            for kind, values in created.items()
        ),
    ]
    return fates, steps


def _redirects(run: Run, derived: Derived) -> tuple[set[Id], list[WriteStep]]:
    before: dict[Id, Id] = dict(run(cypher.REDIRECTS))
    after = settle(before, derived.redirects, derived.living)
    changed = differing(before, after)
    put = [(key, after[key]) for key in sorted(changed) if key in after]
    return changed, [
        WriteStep(cypher.REMOVE_REDIRECTS, sorted(changed - after.keys())),
        WriteStep(cypher.PUT_REDIRECTS, put, lambda pair: {"id": pair[0], "target": pair[1]}),
    ]
