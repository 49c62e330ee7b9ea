"""What the parts of a briefing are written from: one network's material and what people wrote."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import networkx as nx
from msgspec.structs import replace

from app.briefing.articles.reading import NO_ARTICLES, Articles
from app.briefing.claims import standing_status
from app.briefing.model import FactTable, Table
from app.briefing.notes import Notes
from app.briefing.texts import WrittenText
from app.networks.material import NetworkMaterial, is_blank_identifier, is_part
from app.networks.profile import gaps_of
from app.plain_text import plain
from app.wording.wording import Wording
from graph.analysis.findings.gaps import Gap
from graph.analysis.findings.indicators.coverage import Coverage
from graph.analysis.findings.indicators.facts import CaseFact
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.party_graph import party_graph
from graph.model import Case, Entity, Id, Relationship
from graph.schema import IDENTIFIER_KINDS, SAME_AS, AssessmentStatus, RelationshipKind
from graph.work.questions import Question

MOST_ROWS = 80
"""Rows of one table that stand in the briefing; the others stand in its annex."""

_MONEY = frozenset({RelationshipKind.PAID, RelationshipKind.OWES})
Annex = Callable[[], FactTable | Table]


@dataclass(frozen=True)
class Matter:
    """Material in one language, indexed for writing; `notes` grows as sentences cite."""

    material: NetworkMaterial
    wording: Wording
    notes: Notes
    title: str = ""
    texts: Sequence[WrittenText] = ()
    questions: Sequence[Question] = ()
    coverage: Sequence[Coverage] = ()
    """What each case says of the elements, as the viewer may know it."""
    case_id: Id = ""
    """The one case that it is about; empty for the whole network."""
    names_cleared: bool = True
    """Whether a cleared party is named, as cleared; else not at all."""
    articles: Articles = NO_ARTICLES
    told_count: Callable[[int], str | None] | None = None
    """A count as its audience may read it; None where it is too small to be told."""
    most_rows: int = MOST_ROWS
    annexes: list[Annex] = field(default_factory=list)
    """Tables that are longer than the briefing shows; written when all else has cited."""

    # ---- who and what it is about

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Its cases by day: the one that it is about, or all."""
        found = self.material.cases_in_order()
        return tuple(case for case in found if self.case_id in ("", case.id))

    @cached_property
    def parties(self) -> tuple[Entity, ...]:
        """Those reported in its cases, most important first, without the cleared ones."""
        return tuple(party for party in self._named if not self.is_cleared(party.id))

    @cached_property
    def cleared(self) -> tuple[Entity, ...]:
        """Those who were cleared in every case of theirs; empty where they are not to be named."""
        if not self.names_cleared:
            return ()
        return tuple(party for party in self._named if self.is_cleared(party.id))

    @cached_property
    def victims(self) -> tuple[Entity, ...]:
        """Its victims under their pseudonyms, by serial."""
        return tuple(victim for victim in self.material.victims() if self._is_in_cases(victim.id))

    @cached_property
    def hidden(self) -> frozenset[Id]:
        """Parties who are not to be named at all."""
        if self.names_cleared:
            return frozenset()
        named = self.material.parties()
        return frozenset(party.id for party in named if self.is_cleared(party.id))

    @cached_property
    def _named(self) -> tuple[Entity, ...]:
        return tuple(party for party in self.material.parties() if self._is_in_cases(party.id))

    def _is_in_cases(self, entity_id: Id) -> bool:
        return not self.case_id or bool(self.parts(entity_id))

    # ---- what is known of one of them

    @cached_property
    def _by_start(self) -> Mapping[Id, Sequence[Relationship]]:
        found = defaultdict(list)
        for relationship in self.material.relationships:
            found[relationship.start].append(relationship)
        return found

    def parts(self, entity_id: Id, *, everywhere: bool = False) -> tuple[Relationship, ...]:
        """What a party is said to have done in its cases, by case number, then role.

        `everywhere` also in cases of the network that the briefing is not about.
        """
        material = self.material
        ids = None if everywhere or not self.case_id else {self.case_id}
        found = [
            link
            for link in self._by_start.get(entity_id, ())
            if is_part(link) and (ids is None or link.end in ids)
        ]

        def place(link: Relationship) -> tuple[str, str, Id]:
            return material.case_number(link.end), link.role, link.id

        return tuple(sorted(found, key=place))

    def holdings(self, entity_id: Id) -> tuple[tuple[Entity, tuple[Relationship, ...]], ...]:
        """What a party holds and uses, by kind and name, each with the links that say so."""
        held = defaultdict(list)
        for link in self._by_start.get(entity_id, ()):
            held[link.end].append(link)
        found = []
        for end, links in held.items():
            entity = self.material.entities.get(end)
            if entity and entity.kind in IDENTIFIER_KINDS and not is_blank_identifier(entity):
                found.append((entity, tuple(links)))
        return tuple(sorted(found, key=lambda pair: (pair[0].kind, pair[0].name, pair[0].id)))

    def status(self, entity_id: Id) -> AssessmentStatus:
        """Where the strongest claim against a party stands; cleared only where all are."""
        return standing_status(self.parts(entity_id, everywhere=True))

    def is_cleared(self, entity_id: Id) -> bool:
        """Whether every claim against a party was cleared."""
        return self.status(entity_id) is AssessmentStatus.CLEARED

    @cached_property
    def links(self) -> tuple[Relationship, ...]:
        """Links between its people and organisations, heaviest first."""
        people = {party.id for party in (*self.parties, *self.victims)}
        found = self.material.links()
        both = [link for link in found if link.start in people and link.end in people]
        return tuple(link for link in both if self.case_id in ("", *link.cases))

    @cached_property
    def payments(self) -> tuple[Relationship, ...]:
        """Payments and debts that a source states, heaviest first."""
        found = [link for link in self.material.links() if link.kind in _MONEY]
        stated = [link for link in found if not self.is_concluded(link)]
        told = [link for link in stated if self.hidden.isdisjoint((link.start, link.end))]
        return tuple(link for link in told if self.case_id in ("", *link.cases))

    @cached_property
    def _links_by_case(self) -> Mapping[Id, Sequence[Relationship]]:
        found = defaultdict(list)
        for link in self.links:
            if not self.is_concluded(link):
                for case in link.cases:
                    found[case].append(link)
        return found

    def links_of_case(self, case_id: Id) -> Sequence[Relationship]:
        """Stated links between people that this case tells of, heaviest first."""
        return self._links_by_case.get(case_id, ())

    @cached_property
    def _parts_by_case(self) -> Mapping[tuple[Id, Id], list[Relationship]]:
        found = defaultdict(list)
        for person in (*self.parties, *self.cleared, *self.victims):
            for part in self.parts(person.id):
                found[part.end, person.id].append(part)
        return found

    def parts_in(self, entity_id: Id, case_id: Id) -> list[Relationship]:
        """What somebody is said to have done in one case."""
        return self._parts_by_case.get((case_id, entity_id), [])

    @cached_property
    def _facts(self) -> Mapping[Id, tuple[CaseFact, ...]]:
        return {found.subject: found.facts for found in self.coverage}

    def facts_of(self, case_id: Id) -> tuple[CaseFact, ...]:
        """What a case says of act, means and purpose."""
        return self._facts.get(case_id, ())

    @cached_property
    def graph(self) -> "nx.MultiDiGraph[Id]":
        """What is drawn: the case that it is about with its neighbours, or all."""
        whole = self.material.graph()
        kept = set(whole) - self.hidden
        if self.case_id and self.case_id in whole:
            people = {party.id for party in (*self.parties, *self.cleared, *self.victims)}
            held = chain.from_iterable(map(self.holdings, people))
            kept &= {self.case_id, *people, *(entity.id for entity, _links in held)}
        return whole.subgraph(kept)

    def is_concluded(self, link: Relationship) -> bool:
        """Whether nobody stated it."""
        return link.kind in SAME_AS or bool(link.properties.get("inferred"))

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is not known, what would settle most first; of the one case as if it stood alone."""
        evidence = self._evidence_of_case() if self.case_id else self.material.evidence()
        found = gaps_of(evidence, party_graph(evidence), self.material.audience)
        return tuple(gap for gap in found if not self.hidden.intersection(gap.about))

    def _evidence_of_case(self) -> NetworkEvidence:
        """What is known of the one case: who is named in it, and what they hold."""
        material = self.material
        parties = [party.id for party in material.parties() if self.parts(party.id)]
        links = [
            link
            for link in material.relationships
            if (link.end == self.case_id if is_part(link) else self.case_id in link.cases)
            or (link.start in parties and self._is_identifier(link.end))
        ]
        network = replace(
            material.network, cases=(self.case_id,), parties=tuple(parties), ties=(), cells=()
        )
        return NetworkEvidence(
            network,
            material.entities,
            tuple(links),
            {case.id: case for case in self.cases},
            statements=material.statements,
            mentions=material.mentions,
        )

    def _is_identifier(self, entity_id: Id) -> bool:
        entity = self.material.entities.get(entity_id)
        return entity is not None and entity.kind in IDENTIFIER_KINDS

    # ---- what people wrote

    def written(self, part: str) -> tuple[WrittenText, ...]:
        """The texts under a heading, without those on one party.

        In a document on one case those on it alone: what is true of the network need not be of it.
        """
        found = (text for text in self.texts if text.part == part and not text.party)
        return tuple(text for text in found if self.case_id in ("", text.case))

    def left_out(self, part: str) -> int:
        """How many texts under a heading are of the network or of another case."""
        found = [text for text in self.texts if text.part == part and not text.party]
        return len(found) - len(self.written(part))

    # ---- numbers

    def count(self, number: int) -> str:
        """A number of people or cases as its audience may read it."""
        if self.told_count is None:
            return self.wording.number(number)
        told = self.told_count(number)
        return self.wording.text("too few to tell") if told is None else told

    def may_count(self, number: int) -> bool:
        """Whether so few may be told of."""
        return self.told_count is None or self.told_count(number) is not None

    # ---- words

    def name(self, entity_id: Id) -> str:
        """What somebody is called on paper."""
        entity = self.material.entities.get(entity_id)
        found = plain(entity.name) if entity else ""
        return found or self.wording.text("(no name)")

    def number(self, case_id: Id) -> str:
        """The number of a case on paper."""
        return plain(self.material.case_number(case_id))
