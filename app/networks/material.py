"""What an export or briefing of one network is made from, already masked for its reader."""

from collections.abc import Mapping

import networkx as nx

from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.networks import Network
from graph.model import Case, Entity, Id, Mention, Relationship, Source, SourceRef, Statement, Value
from graph.projection import project
from graph.schema import IDENTIFIER_KINDS, PARTY_KINDS, Audience, RelationshipKind
from graph.stores.base import Neighbourhood


class NetworkMaterial(Value, frozen=True, omit_defaults=True):
    """A network with every value it refers to; all of it has passed the mask of the workspace."""

    network: Network
    entities: Mapping[Id, Entity]
    """Parties, victims, others, identifiers and cases of the network."""
    relationships: tuple[Relationship, ...] = ()
    cases: Mapping[Id, Case] = {}
    statements: Mapping[Id, Statement] = {}
    """Those that the relationships rest on."""
    mentions: Mapping[Id, Mention] = {}
    """Those that the PARTY_TO relationships rest on."""
    sources: Mapping[Id, Source] = {}
    audience: Audience = Audience.PUBLIC
    revealed: bool = False
    """Whether protected people are shown by name, which is said on every page."""

    def graph(self) -> "nx.MultiDiGraph[Id]":
        """The network as networkx, without withheld identifiers."""
        shown = {entity.id for entity in self.entities.values() if not is_blank_identifier(entity)}
        return project(
            Neighbourhood(
                entities=tuple(self.entities[each] for each in sorted(shown)),
                relationships=tuple(
                    relationship
                    for relationship in self.relationships
                    if relationship.start in shown and relationship.end in shown
                ),
            )
        )

    def evidence(self) -> NetworkEvidence:
        """What analysis reads of all this."""
        return NetworkEvidence(
            self.network,
            self.entities,
            self.relationships,
            self.cases,
            statements=self.statements,
            mentions=self.mentions,
        )

    def parties(self) -> tuple[Entity, ...]:
        """Its parties, most important first."""
        return tuple(
            self.entities[party] for party in self.network.parties if party in self.entities
        )

    def victims(self) -> tuple[Entity, ...]:
        """Its victims by serial; one who is a party too stands among the parties alone."""
        found = [
            self.entities[victim] for victim in self.network.victims if victim in self.entities
        ]
        return tuple(
            sorted(
                (entity for entity in found if entity.protected),
                key=lambda entity: (entity.serial, entity.id),
            )
        )

    def part_of(self, entity_id: Id) -> tuple[Relationship, ...]:
        """What this party did in which case, by case number, then role."""
        found = [
            relationship
            for relationship in self.relationships
            if relationship.start == entity_id and is_part(relationship)
        ]
        return tuple(
            sorted(
                found,
                key=lambda relationship: (
                    self.case_number(relationship.end),
                    relationship.role,
                    relationship.id,
                ),
            )
        )

    def role_codes(self, entity_id: Id) -> tuple[str, ...]:
        """The roles of this party over all cases, each once."""
        return tuple(dict.fromkeys(relationship.role for relationship in self.part_of(entity_id)))

    def links(self) -> tuple[Relationship, ...]:
        """Every relationship but the parts in cases, whose two ends are shown; heaviest first."""
        graph = self.graph()
        found = [
            relationship
            for relationship in self.relationships
            if not is_part(relationship)
            and relationship.start in graph
            and relationship.end in graph
        ]
        return tuple(
            sorted(found, key=lambda relationship: (-relationship.weight, relationship.id))
        )

    def identifiers(self, entity_id: Id) -> tuple[Entity, ...]:
        """What this party holds and uses, by name."""
        ends = {
            relationship.end
            for relationship in self.relationships
            if relationship.start == entity_id
        }
        found = [self.entities[end] for end in ends if end in self.entities]
        shown = [
            entity
            for entity in found
            if entity.kind in IDENTIFIER_KINDS and not is_blank_identifier(entity)
        ]
        return tuple(sorted(shown, key=lambda entity: (entity.kind, entity.name, entity.id)))

    def case_number(self, case_id: Id) -> str:
        """The number of a case, or its id when the case itself is not at hand."""
        return self.cases[case_id].number if case_id in self.cases else case_id

    def places_of(self, relationship: Relationship) -> tuple[SourceRef, ...]:
        """The source rows that a relationship rests on, by source, sheet and row, each once."""
        known = [
            self.mentions.get(statement) or self.statements.get(statement)
            for statement in relationship.statements
        ]
        refs = {
            (each.ref.source_id, each.ref.sheet, each.ref.row): each.ref for each in known if each
        }
        return tuple(refs[key] for key in sorted(refs))


def is_part(relationship: Relationship) -> bool:
    """Whether it says that somebody is named in a case."""
    return relationship.kind is RelationshipKind.PARTY_TO


def is_blank_identifier(entity: Entity) -> bool:
    """Whether it is an identifier whose value the mask took away: its very id would betray it, so
    it is left out.
    """
    return entity.kind in IDENTIFIER_KINDS and "value" not in entity.properties


def is_party(entity: Entity) -> bool:
    """Whether it is a person or an organisation."""
    return entity.kind in PARTY_KINDS


class CaseFiles(Value, frozen=True, omit_defaults=True):
    """Cases with their parties as reported; all of it has passed the mask of the workspace."""

    cases: tuple[Case, ...]
    mentions: tuple[Mention, ...]
