"""What analysis, exports and briefings of a network are made from, masked for its reader."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from itertools import chain

import networkx as nx
import polars as pl
from msgspec.structs import replace

from app.access.disclosure import mention_ends
from app.access.mask import Mask
from app.access.masked_store import MaskedStore, exportable_network
from app.access.values import Neighbourhood
from app.networks.networks import Networks, members_of
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.networks import Network
from graph.analysis.networks.party_graph import party_graph
from graph.analysis.networks.ranking import RankedParty
from graph.errors import EntityNotFound
from graph.messages import message
from graph.model import Case, Entity, Id, Mention, Relationship, Source, SourceRef, Statement, Value
from graph.projection import project
from graph.schema import (
    IDENTIFIER_KINDS,
    IDENTIFIER_RELATIONSHIP,
    PARTY_KINDS,
    EntityKind,
    RelationshipKind,
)

_HELD = frozenset({*IDENTIFIER_RELATIONSHIP.values(), RelationshipKind.NAMED_IN})
"""Links to identifiers: what somebody holds or uses, what a case names."""


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
    audience: str = "public"
    revealed: bool = False
    """Whether protected people are shown by name, which is said on every page."""
    withheld: int = 0
    """Texts of which a part was withheld, since it names a protected person."""

    def graph(self) -> "nx.MultiDiGraph[Id]":
        """The network as networkx, without withheld identifiers."""
        shown = {entity.id for entity in self.entities.values() if not is_blank_identifier(entity)}
        return project(
            Neighbourhood(
                entities=tuple(self.entities[entity_id] for entity_id in sorted(shown)),
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
        parts = self.part_of(entity_id)
        return tuple(dict.fromkeys(part.role for part in parts))

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

    def cases_in_order(self) -> list[Case]:
        """Its cases by the day they were reported on, then by number."""

        def place(case: Case) -> tuple[str, str, Id]:
            return case.reported_on or "", case.number, case.id

        return sorted(self.cases.values(), key=place)

    def ranked(self, entity_id: Id) -> RankedParty | None:
        """The place of a party in the ranking; None for who is no party."""
        for party in self.network.ranking:
            if party.entity_id == entity_id:
                return party

        return None

    def case_number(self, case_id: Id) -> str:
        """The number of a case, or its id when the case itself is not at hand."""
        if case_id in self.cases:
            return self.cases[case_id].number
        return case_id

    def places_of(self, relationship: Relationship) -> tuple[SourceRef, ...]:
        """The source rows that a relationship rests on, by source, sheet and row, each once."""
        known = [
            self.mentions.get(statement) or self.statements.get(statement)
            for statement in relationship.statements
        ]
        refs = [value.ref for value in known if value]
        by_place = {(ref.source_id, ref.sheet, ref.row): ref for ref in refs}
        return tuple(by_place[place] for place in sorted(by_place))


def is_part(relationship: Relationship) -> bool:
    """Whether it says that somebody is named in a case."""
    return relationship.kind is RelationshipKind.PARTY_TO


def is_blank_identifier(entity: Entity) -> bool:
    """Whether it is an identifier whose value the mask took away.

    Its very id would betray it, so it is left out.
    """
    return entity.kind in IDENTIFIER_KINDS and "value" not in entity.properties


def is_party(entity: Entity) -> bool:
    """Whether it is a person or an organisation."""
    return entity.kind in PARTY_KINDS


class CaseFiles(Value, frozen=True, omit_defaults=True):
    """Cases with their parties as reported; all of it has passed the mask of the workspace."""

    cases: tuple[Case, ...]
    mentions: tuple[Mention, ...]
    audience: str = "public"


class Materials:
    """Material of the networks of one store, for its viewer."""

    def __init__(self, store: MaskedStore, networks: Networks) -> None:
        self._store = store
        self._networks = networks

    def of(
        self, network_id: str, *, on_screen: bool = False, beside: bool = False
    ) -> NetworkMaterial:
        """Everything that an export, a briefing or a picture of a network is made from.

        `on_screen` it is for a picture, and does not leave the house.

        `beside` adds what its people hold and pay into, and what its cases name, though no party is
        known to hold it. What leaves the house names a protected person only with consent, whoever
        asks.
        """
        made = self._of(network_id, on_screen=on_screen, beside=beside)
        return self._told(made, on_screen=on_screen)

    def _of(self, network_id: str, *, on_screen: bool, beside: bool) -> NetworkMaterial:
        network = self._networks.get(network_id)
        members = members_of(network)
        if beside:
            members |= self._beside(members)
        found = self._store.unmasked.subgraph(members)
        return self._made_of(network, found, self._store.mask(exporting=not on_screen))

    def _told(self, made: NetworkMaterial, *, on_screen: bool) -> NetworkMaterial:
        """The material, of which the log is told: at once where it is shown."""
        consultations = self._store.consultations
        tell = consultations.viewed if on_screen else consultations.leaves
        tell([*made.entities.values(), *made.cases.values()])
        return made

    def of_selection(self, ids: Collection[Id], *, on_screen: bool = False) -> NetworkMaterial:
        """The same of any entities that the viewer may know of, as if they were a network.

        The cases of its parties are added, so that their roles are told.
        """
        visible = self._store.visible_graph()
        wanted = visible.entities.filter(pl.col("id").is_in(list(ids)))["id"].to_list()
        is_part = pl.col("kind") == RelationshipKind.PARTY_TO
        parts = visible.relationships.filter(is_part, pl.col("start").is_in(wanted))
        found = self._store.unmasked.subgraph({*wanted, *parts["end"]})
        mask = self._store.mask(exporting=not on_screen)
        return self._told(self._made_of(_selection(found), found, mask), on_screen=on_screen)

    def of_several(self, network_ids: Collection[str]) -> NetworkMaterial:
        """The material of several networks as one that nobody found: its order of reading is that
        of their scores.
        """
        network = _together([self._networks.get(network_id) for network_id in network_ids])
        found = self._store.unmasked.subgraph(members_of(network))
        made = self._made_of(network, found, self._store.mask(exporting=True))
        return self._told(made, on_screen=False)

    def of_everything(self) -> NetworkMaterial:
        """The material of all that the viewer may know of, as a selection."""
        return self.of_selection(self._store.visible_graph().entities["id"].to_list())

    def of_links(self, ids: Collection[Id]) -> NetworkMaterial:
        """What these links rest on, for the screen: their ends, statements, reports and cases."""
        links = tuple(self._store.unmasked.relationships(ids))
        ends = set[Id]().union(*((link.start, link.end) for link in links))
        entities = tuple(self._store.unmasked.entities(sorted(ends)))
        found = Neighbourhood(entities=entities, relationships=links)
        mask = self._store.mask()
        mask.note(entities, links)
        told = mask.relationships(links)
        cases = tuple(sorted(set[Id]().union(*(link.cases for link in told))))
        made = self._made_of(replace(_selection(found), cases=cases), found, mask)
        return self._told(made, on_screen=True)

    def _made_of(self, network: Network, found: Neighbourhood, mask: Mask) -> NetworkMaterial:
        """A network with all that what was found of it refers to, through a mask."""
        store = self._store.unmasked
        mask.note_mentions(store.mentions(case_ids=network.cases))
        seen = mask.neighbourhood(found)
        supporting = set[Id]().union(*(link.statements for link in seen.relationships))
        statements = list(store.statements(ids=supporting))
        wanted = supporting.union(mention_ends(statements))
        mentions = {mention.id: mention for mention in store.mentions(ids=wanted)}
        people = self._store.unmasked_entities_of(mentions)
        mask.note(people.values())
        cases = {case.id: mask.case(case) for case in store.cases(ids=network.cases)}
        told = mask.statements(statements, people, mentions)

        return NetworkMaterial(
            network=exportable_network(network, mask),
            entities={entity.id: entity for entity in seen.entities},
            relationships=seen.relationships,
            cases=cases,
            statements={statement.id: statement for statement in told},
            mentions={mention.id: mention for mention in _masked(mentions.values(), people, mask)},
            sources=self._sources([*mentions.values(), *statements, *cases.values()], mask),
            audience=self._store.viewer.audience,
            revealed=self._store.reveals,
            withheld=len(mask.withheld_texts),
        )

    def read_evidence(self, network_id: str) -> NetworkEvidence:
        """What analysis of a network is read from.

        Values are as the viewer may know them, but its cases are whole.

        For use inside: what is concluded from the text of a case may be shown, the text may not.
        """
        seen = self._of(network_id, on_screen=True, beside=True).evidence()
        mask = self._store.mask()
        cases = self._store.unmasked.cases(ids=seen.network.cases)
        return seen.with_cases({case.id: mask.case_to_analyse(case) for case in cases})

    def evidence(self, network_id: Id) -> NetworkEvidence:
        """The same, kept until the data change: for networks that are looked at again and again."""
        return self._store.cache.get(
            ("evidence", network_id), lambda: self.read_evidence(network_id)
        )

    def party_graph(self, network_id: Id) -> "nx.Graph[Id]":
        """The graph of the parties of a network, kept until the data change."""
        return self._store.cache.get(
            ("party graph", network_id), lambda: party_graph(self.evidence(network_id))
        )

    def case_files(self, network_id: str | None = None) -> CaseFiles:
        """The cases of a network, or all, with their parties as reported.

        For a file that leaves the house.
        """
        return self.case_files_of(
            None if network_id is None else self._networks.get(network_id).cases
        )

    def case_files_of(self, ids: Collection[Id] | None) -> CaseFiles:
        """The same of cases by their ids; of all for None."""
        store = self._store.unmasked
        mask = self._store.mask(exporting=True)
        mentions = list(store.mentions(case_ids=ids))
        people = self._store.unmasked_entities_of([mention.id for mention in mentions])
        if unknown := sum(mention.id not in people for mention in mentions):
            raise EntityNotFound(
                message(
                    "{unknown} mentions are nobody yet: run `simpul link` first", unknown=unknown
                )
            )
        mask.note(people.values())
        mask.note_mentions(mentions)

        cases = tuple(mask.case(case) for case in store.cases(ids=ids))
        self._store.consultations.leaves([*map(mask.entity, people.values()), *cases])
        return CaseFiles(
            cases=cases,
            mentions=tuple(_masked(mentions, people, mask)),
            audience=self._store.viewer.audience,
        )

    def _sources(self, told: Sequence[Mention | Statement | Case], mask: Mask) -> dict[Id, Source]:
        """The sources that these stand in."""
        used = {value.ref.source_id for value in told}
        sources = self._store.unmasked.sources()
        return {source.id: mask.source(source) for source in sources if source.id in used}

    def _beside(self, members: Set[Id]) -> set[Id]:
        """What is one step beside some entities.

        What they hold and name, who pays whom, and who holds what pays.
        """
        held = self._joined(members, _HELD)
        paid = self._joined({*members, *held}, {RelationshipKind.PAID})
        return held | paid | self._joined(paid, {RelationshipKind.HOLDS})

    def _joined(self, ids: Set[Id], kinds: Set[RelationshipKind]) -> set[Id]:
        ends = set[Id]()
        for left, right, *_ in self._store.unmasked.hops(ids, kinds):
            ends |= {left, right}

        return ends


def _masked(
    mentions: Collection[Mention], people: Mapping[Id, Entity], mask: Mask
) -> Iterable[Mention]:
    """Mentions of known people as the viewer may see them."""
    for mention in mentions:
        if mention.id in people:
            yield from mask.mentions([mention], people[mention.id])


def _together(networks: Sequence[Network]) -> Network:
    """Several networks as one, without an id or reasons of its own."""
    ranking = list(chain.from_iterable(network.ranking for network in networks))
    ranking.sort(key=lambda party: (-party.score, party.entity_id))

    def joined(field: str) -> tuple[Id, ...]:
        parts = (getattr(network, field) for network in networks)
        return tuple(dict.fromkeys(chain.from_iterable(parts)))

    parties = joined("parties")
    order = {party.entity_id: place for place, party in enumerate(ranking)}
    return Network(
        id="",
        cases=joined("cases"),
        parties=tuple(sorted(parties, key=lambda party: (order.get(party, len(order)), party))),
        victims=joined("victims"),
        others=tuple(other for other in joined("others") if other not in parties),
        identifiers=joined("identifiers"),
        common=joined("common"),
        called_common=joined("called_common"),
        regencies=joined("regencies"),
        destinations=joined("destinations"),
        ties=tuple(chain.from_iterable(network.ties for network in networks)),
        ranking=tuple({party.entity_id: party for party in reversed(ranking)}.values())[::-1],
    )


def _selection(found: Neighbourhood) -> Network:
    """Entities as a network that nobody found: its members by kind, without a rank."""
    entities = sorted(found.entities, key=lambda entity: entity.id)
    people = [entity for entity in entities if is_party(entity)]
    protected = [entity for entity in people if entity.protected]
    victims = [entity.id for entity in protected if entity.properties.get("pseudonym") == "korban"]
    return Network(
        id="",
        cases=tuple(entity.id for entity in entities if entity.kind is EntityKind.CASE),
        parties=tuple(entity.id for entity in people if not entity.protected),
        victims=tuple(victims),
        others=tuple(entity.id for entity in protected if entity.id not in victims),
        identifiers=tuple(entity.id for entity in entities if entity.kind in IDENTIFIER_KINDS),
    )
