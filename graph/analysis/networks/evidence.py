"""Everything stored about one network: what indicators, gaps and motifs are read from.

Decisions.
Entities, relationships, statements and mentions are as the reader may know them, so that nothing
concluded from them tells more than they do. Cases are whole, since conclusions name a case by its
id and never repeat its text. Victims who are also parties stand among the parties alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from graph.analysis.networks.networks import Network
from graph.model import Case, Entity, Id, Mention, Relationship, Statement
from graph.schema import IDENTIFIER_KINDS, ROLES, RelationshipKind, Role, RoleGroup

K = TypeVar("K")
V = TypeVar("V")


class NetworkEvidence:
    """One network with every value it refers to, and look-ups over them."""

    def __init__(
        self,
        network: Network,
        entities: Mapping[Id, Entity],
        relationships: tuple[Relationship, ...],
        cases: Mapping[Id, Case],
        *,
        statements: Mapping[Id, Statement] | None = None,
        mentions: Mapping[Id, Mention] | None = None,
    ) -> None:
        self.network = network
        self.entities = entities
        self.relationships = relationships
        self.cases = cases
        self.statements = statements or {}
        self.mentions = mentions or {}

    def with_cases(self, cases: Mapping[Id, Case]) -> "NetworkEvidence":
        """The same with other versions of its cases."""
        return NetworkEvidence(
            self.network,
            self.entities,
            self.relationships,
            cases,
            statements=self.statements,
            mentions=self.mentions,
        )

    @cached_property
    def parts(self) -> tuple[Relationship, ...]:
        """Who takes part in which case, as what: every PARTY_TO, by case, then party, then role."""

        def order(part: Relationship) -> tuple[Id, Id, str, Id]:
            return (part.end, part.start, part.role, part.id)

        found = [link for link in self.relationships if link.kind is RelationshipKind.PARTY_TO]
        return tuple(sorted(found, key=order))

    @cached_property
    def parts_of(self) -> Mapping[Id, tuple[Relationship, ...]]:
        """The parts of each entity."""
        return _grouped((part.start, part) for part in self.parts)

    @cached_property
    def parties(self) -> frozenset[Id]:
        """The parties of the network; never a mere victim, witness, reporter or relative."""
        return frozenset(self.network.parties)

    @cached_property
    def victims_of_case(self) -> Mapping[Id, frozenset[Id]]:
        """The victims of each case, as far as the reader may know of them."""
        found: defaultdict[Id, set[Id]] = defaultdict(set)
        for part in self.parts:
            if ROLES[part.role].group is RoleGroup.VICTIM:
                found[part.end].add(part.start)
        return {case: frozenset(victims) for case, victims in found.items()}

    @cached_property
    def held(self) -> Mapping[Id, tuple[Relationship, ...]]:
        """Links from each person or company to what it uses, holds, lives at or travelled on."""
        return _grouped((holding.start, holding) for holding in self._holdings)

    @cached_property
    def holders(self) -> Mapping[Id, tuple[Relationship, ...]]:
        """The same links by identifier."""
        return _grouped((holding.end, holding) for holding in self._holdings)

    @cached_property
    def by_kind(self) -> Mapping[RelationshipKind, tuple[Relationship, ...]]:
        """Relationships of each kind, by id."""
        ordered = sorted(self.relationships, key=lambda relationship: relationship.id)
        return _grouped((relationship.kind, relationship) for relationship in ordered)

    def cases_of(self, party: Id) -> tuple[Id, ...]:
        """The cases of the network that name this entity as a party, by id.

        Those in which it is a victim only are left out.
        """
        found = set()
        for part in self.parts_of.get(party, ()):
            if not ROLES[part.role].protected and part.end in self.cases:
                found.add(part.end)
        return tuple(sorted(found))

    def roles(self, entity_id: Id, case_id: Id | None = None) -> tuple[Role, ...]:
        """The roles of an entity, in one case or over all, each once, by code."""
        parts = self.parts_of.get(entity_id, ())
        codes = {part.role for part in parts if case_id in (None, part.end)}
        return tuple(ROLES[code] for code in sorted(codes))

    @cached_property
    def _holdings(self) -> tuple[Relationship, ...]:
        identifiers = {
            entity.id for entity in self.entities.values() if entity.kind in IDENTIFIER_KINDS
        }
        # Who pays into an account, or calls a number, does not hold it.
        flows = (RelationshipKind.PAID, RelationshipKind.CALLED)
        found = []
        for link in self.relationships:
            holds = link.end in identifiers and link.start not in identifiers
            if holds and link.kind not in flows:
                found.append(link)
        return tuple(sorted(found, key=lambda link: (link.end, link.start, link.id)))


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
