"""A store of before ids were keyed: what it holds, under the ids that its key makes.

Decisions.
Ids change once, when such a store is opened. Everything that rests on them comes along: judgements,
watches, snapshots and the graph, so that the same file loaded again changes nothing, and linking
again goes on from who was who. Only the log stays as it was written, since it proves that nobody
rewrote it: what reads an id there keys it on the way.
What nothing but free text tells of is protected from now on, as when the store is linked anew.
An id of the graph is made of others, so it is made anew from theirs by the same rule.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from graph.ids import IdKey, keyed_case, keyed_identifier, keyed_text
from graph.model import Case, Entity, Id, Identifier, Relationship, Statement, make_id, plain_id
from graph.schema import FREE_TEXT, NOBODYS, SAME_AS, SYMMETRIC, EntityKind, Scheme
from graph.snapshots import SeenNetwork, SeenTie, Snapshot
from graph.stores.shared.codec import decoder, encode
from graph.stores.shared.snapshots import pack, unpack


class Rekeying:
    """Makes new ids of old ones, for all that one store holds."""

    def __init__(
        self,
        ids: IdKey,
        mentions: Iterable[Id],
        parties: Iterable[Id],
        documents: Iterable[str],
        statements: Iterable[Statement],
    ) -> None:
        """All are ids that the store knows, before any is changed.

        `documents` are values of identifiers that are plain ids themselves.
        """
        self._ids = ids
        self._made = {plain_id("e", old): ids.founded_by(ids.key(old)) for old in mentions}
        self._made |= {plain_id("n", old): make_id("n", self.key(old)) for old in parties}
        for value in documents:
            old = Identifier(scheme=Scheme.OTHER_DOCUMENT, value=value)
            self._made[old.plain_id] = ids.identifier(keyed_identifier(old, ids.key))
        self._free_text = _told_by_free_text(statements)
        self._names: dict[Id, str] = {}
        """By old id of a case the number that it has anew."""

    def key(self, old: Id) -> Id:
        """The new id of what had this one; a new one is left as it is."""
        return self._made.get(old) or self._ids.key(old)

    def body(self, body: str) -> str:
        """A value's JSON in which every id is new."""
        return keyed_text(body, self.key)

    def case(self, body: str, files: Mapping[Id, str]) -> Case:
        """A reported case; `files` are names by old id, after which it may be called."""
        old = decoder(Case)(body)
        file = files.get(old.ref.source_id, "")
        new = keyed_case(old, self.key, (file, f"{file}{old.ref.sheet}"))
        if new.number != old.number:
            self._names[old.id] = new.number
        return new

    def entity(self, body: str) -> Entity:
        """An entity; a case is called as `case` found before."""
        old = decoder(Entity)(body)
        new = decoder(Entity)(self.body(body))
        if old.kind is EntityKind.CASE and old.id in self._names:
            new = replace(new, name=self._names[old.id])
        if old.id in self._free_text:
            facts = {**new.properties, FREE_TEXT: True}
            new = replace(new, protected=True, properties=facts)
        return replace(new, mentions=tuple(sorted(new.mentions)))

    def link(self, body: str) -> Relationship:
        """A relationship under the id that is made of its new ends."""
        old = decoder(Relationship)(body)
        new = decoder(Relationship)(self.body(body))
        start, end = new.start, new.end
        if new.kind in SYMMETRIC and end < start:
            start, end = end, start
        properties = dict(new.properties)
        if new.kind in SAME_AS:
            sides = sorted((properties["left"], properties["right"]))
            properties["left"], properties["right"] = sides
        return replace(
            new,
            id=_link_id(old, new.id, start, end),
            start=start,
            end=end,
            statements=tuple(sorted(new.statements)),
            cases=tuple(sorted(new.cases)),
            properties=properties,
        )

    def snapshot(self, body: bytes) -> bytes:
        """A packed snapshot."""
        found = decoder(Snapshot)(self.body(encode(unpack(body))))
        assessed: dict[Id, Any] = dict(sorted(found.assessed.items()))
        return pack(
            replace(found, networks=tuple(map(_in_order, found.networks)), assessed=assessed)
        )


def _told_by_free_text(statements: Iterable[Statement]) -> set[Id]:
    """Old ids of the identifiers that nothing but narratives tells of."""
    told: dict[Id, bool] = {}
    for statement in statements:
        written = statement.ref.start is None
        for end in (statement.subject, statement.object):
            if isinstance(end, Identifier) and end.kind not in NOBODYS:
                told[end.plain_id] = told.get(end.plain_id, False) or written
    return {identifier for identifier, written in told.items() if not written}


def _link_id(old: Relationship, keyed: Id, start: Id, end: Id) -> Id:
    """What was made of the old ends is made of the new ones; all else keeps its keyed id."""
    for role in ((old.role,), ()):
        if old.id == plain_id("l", old.kind, old.start, old.end, *role):
            return make_id("l", old.kind, start, end, *role)
    return keyed


def _in_order(network: SeenNetwork) -> SeenNetwork:
    """A network whose cases and ties stand in the order of their new ids."""
    ties = []
    for tie in network.ties:
        left, right = sorted((tie.left, tie.right))
        ties.append(SeenTie(left=left, right=right, weight=tie.weight, strength=tie.strength))
    ties.sort(key=lambda tie: (tie.left, tie.right))
    return replace(network, cases=tuple(sorted(network.cases)), ties=tuple(ties))
