"""One network as indicators ask of it: its evidence and graph, with look-ups that they share.

Decisions.
Victims who are parties too stand among the parties alone, as in the evidence: nobody shares a
number with himself. A party who was cleared is nobody's subject: parts with that assessment do not
count.
What a party does counts by its roles that are not protected, in cases that are complaints: no mere
registers, no lists of ties and no events. Where a party stands among the others counts whatever
names it.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

import networkx as nx

from graph.analysis.findings.indicators.facts import CaseFact, read_facts
from graph.analysis.findings.indicators.thresholds import Thresholds
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.party_graph import party_graph
from graph.analysis.networks.properties import assessment_of, scheme_of
from graph.analysis.networks.ties import COMMON_ABOVE
from graph.dates import REFERENCE_DAY
from graph.model import Case, Entity, Id, Mention, Relationship
from graph.names import fold
from graph.schema import (
    LISTS,
    NO_COMPLAINTS,
    PARTY_KINDS,
    ROLES,
    AssessmentStatus,
    EntityKind,
    RelationshipKind,
    Stage,
)

_DONE = (
    RelationshipKind.RECRUITED,
    RelationshipKind.HARBOURED,
    RelationshipKind.TRANSPORTED,
    RelationshipKind.RECEIVED,
)
KIN_RECRUITER = "perekrut_kerabat"
"""The role of one who is reported to have recruited a relative or friend."""


class IndicatorInput:
    """What indicators are computed from.

    `told_of` are, by case, mentions of victims whose codes and ages may be told; `today`
    tells the century of a birth date in a NIK.
    """

    def __init__(
        self,
        evidence: NetworkEvidence,
        thresholds: Thresholds,
        *,
        told_of: Mapping[Id, Sequence[Mention]] | None = None,
        today: date = REFERENCE_DAY,
    ) -> None:
        self.evidence = evidence
        self.thresholds = thresholds
        self.told_of = told_of or {}
        self.today = today

    @property
    def network(self) -> Id:
        """The network's id."""
        return self.evidence.network.id

    @cached_property
    def graph(self) -> "nx.Graph[Id]":
        """The graph of its parties."""
        return party_graph(self.evidence)

    @cached_property
    def cases(self) -> Mapping[Id, Case]:
        """Its complaints, by id; registers, lists of ties and events are none."""
        by_id = sorted(self.evidence.cases.items())
        return {case_id: case for case_id, case in by_id if case.scheme not in NO_COMPLAINTS}

    @cached_property
    def facts(self) -> Mapping[Id, tuple[CaseFact, ...]]:
        """What each case says of act, means and purpose."""
        found = {}
        for case_id, case in self.cases.items():
            victims = self.told_of.get(case_id, ())
            found[case_id] = read_facts(case, victims)
        return found

    @cached_property
    def acts(self) -> tuple[Relationship, ...]:
        """The parts of parties in complaints, without protected roles and cleared parties."""
        parties = self.evidence.parties
        of_parties = [part for part in self.evidence.parts if part.start in parties]
        in_complaints = [part for part in of_parties if part.end in self.cases]
        return tuple(part for part in in_complaints if _counts(part))

    @cached_property
    def standing(self) -> frozenset[Id]:
        """The parties whose place among the others may be told of.

        They have a part that counts in a complaint or list.
        """
        named_in = self.cases.keys() | self.lists
        found = set()
        for part in self.evidence.parts:
            if part.end in named_in and _counts(part):
                found.add(part.start)
        return self.evidence.parties & found

    @cached_property
    def lists(self) -> frozenset[Id]:
        """Its lists of ties and its events, which are no complaints."""
        cases = self.evidence.cases.items()
        return frozenset(case_id for case_id, case in cases if case.scheme in LISTS)

    def named_in(self, party: Id) -> tuple[Id, ...]:
        """The complaints, lists of ties and events that a party is named in."""
        parts = self.evidence.parts_of.get(party, ())
        counted = {part.end for part in parts if _counts(part)}
        found = {*self.cases_of(party), *(counted & self.lists)}
        return tuple(sorted(found))

    def named_in_any(self, parties: Iterable[Id]) -> tuple[Id, ...]:
        """The complaints, lists of ties and events that some parties are named in."""
        found: set[Id] = set()
        for party in parties:
            found.update(self.named_in(party))
        return tuple(sorted(found))

    @cached_property
    def acts_of(self) -> Mapping[Id, tuple[Relationship, ...]]:
        """The same by party, for every party that has one."""
        return _grouped((act.start, act) for act in self.acts)

    @cached_property
    def acts_in(self) -> Mapping[Id, tuple[Relationship, ...]]:
        """The same by case."""
        return _grouped((act.end, act) for act in self.acts)

    @cached_property
    def part_of(self) -> Mapping[Id, Relationship]:
        """The part in a case that each mention tells of."""
        found = {}
        for part in self.evidence.parts:
            found.update(dict.fromkeys(part.statements, part))
        return found

    def cases_of(self, party: Id) -> tuple[Id, ...]:
        """The complaints that a party is named in."""
        acts = self.acts_of.get(party, ())
        return tuple(sorted({act.end for act in acts}))

    def cases_of_any(self, parties: Iterable[Id]) -> set[Id]:
        """The complaints that some parties are named in."""
        found: set[Id] = set()
        for party in parties:
            found.update(self.cases_of(party))
        return found

    def cases_around(self, people: Iterable[Id]) -> set[Id]:
        """The complaints in which somebody of these has a part, whichever it is."""
        found = set()
        for who in people:
            for part in self.evidence.parts_of.get(who, ()):
                if part.end in self.cases:
                    found.add(part.end)
        return found

    def complaints_telling(self, links: Iterable[Relationship]) -> set[Id]:
        """The complaints that tell some links."""
        found: set[Id] = set()
        for link in links:
            found.update(link.cases)
        return found & self.cases.keys()

    def acts_in_any(self, cases: Iterable[Id]) -> list[Relationship]:
        """The parts of parties in some complaints."""
        found: list[Relationship] = []
        for case in cases:
            found += self.acts_in.get(case, ())
        return found

    def victims_in(self, cases: Iterable[Id]) -> frozenset[Id]:
        """The victims of some cases."""
        found: set[Id] = set()
        for case in cases:
            found |= self.evidence.victims_of_case.get(case, frozenset())
        return frozenset(found)

    def regencies(self, cases: Iterable[Id]) -> tuple[str, ...]:
        """Where the people of some cases come from, as far as it is known."""
        complaints = [self.cases[case] for case in cases if case in self.cases]
        found = {case.origin.regency for case in complaints}
        return tuple(sorted(found - {""}))

    def countries(self, cases: Iterable[Id]) -> tuple[str, ...]:
        """Where some cases led to."""
        complaints = [self.cases[case] for case in cases if case in self.cases]
        found = {case.destination.country for case in complaints}
        return tuple(sorted(found - {""}))

    def day(self, case_id: Id) -> str:
        """The day a case is about: of departure, else of the report; empty when not known."""
        case = self.cases.get(case_id)
        if case is None:
            return ""
        return case.departed_on or case.reported_on or ""

    def span(self, cases: Iterable[Id]) -> tuple[str, str]:
        """The first and last day of some cases, empty where none is known."""
        days = sorted(filter(None, map(self.day, cases)))
        return (days[0], days[-1]) if days else ("", "")

    def stages_of(self, party: Id) -> tuple[Stage, ...]:
        """The stages of the chain that a party is named in, in the order of the chain."""
        acts = self.acts_of.get(party, ())
        found = {ROLES[act.role].stage for act in acts}
        return tuple(stage for stage in Stage if stage in found)

    @cached_property
    def parts_stated(self) -> Mapping[Id, tuple[Relationship, ...]]:
        """What parties are stated to have done to somebody, by case, then id.
        That is to recruit, shelter, bring or receive.
        """
        links: list[Relationship] = []
        for kind in _DONE:
            links += self.evidence.by_kind.get(kind, ())
        by_case: list[tuple[Id, Relationship]] = []
        for link in sorted(links, key=lambda link: link.id):
            if link.start in self.acts_of:
                by_case += [(case, link) for case in link.cases]
        return _grouped(by_case)

    def entities_of(self, kind: EntityKind, scheme: str = "") -> tuple[Entity, ...]:
        """The known entities of one kind, and of one scheme of identifier, by id."""
        found = []
        for _, entity in sorted(self.evidence.entities.items()):
            of_scheme = not scheme or scheme_of(entity) == scheme
            if entity.kind is kind and of_scheme:
                found.append(entity)
        return tuple(found)

    def holders(self, identifier: Id) -> tuple[Id, ...]:
        """Who holds or uses an identifier, by id; nobody for a common one, which means nothing.

        One that victims alone give is common by as many names as one that ties parties.
        """
        if identifier in self.evidence.network.common:
            return ()
        found = self.everybody_at(identifier)
        names = set()
        for holder in found:
            person = self.evidence.entities[holder]
            # The name of somebody protected may be masked: each counts as a name of its own.
            known_by = "" if person.protected else fold(person.name)
            names.add(known_by or person.id)
        return () if len(names) > COMMON_ABOVE else found

    def everybody_at(self, identifier: Id) -> tuple[Id, ...]:
        """The same for what many hold by its nature: an account, an address or a journey.

        Nobody only where a person decided that it is common.
        """
        if identifier in self.evidence.network.called_common:
            return ()
        links = self.evidence.holders.get(identifier, ())
        return tuple(sorted({link.start for link in links}))

    def links_to(self, identifier: Id, holders: Container[Id]) -> list[Relationship]:
        """The links from these holders to an identifier."""
        links = self.evidence.holders.get(identifier, ())
        return [link for link in links if link.start in holders]

    def cases_holding(self, identifier: Id, holders: Iterable[Id]) -> frozenset[Id]:
        """The complaints in which some holders are told to have an identifier.

        Failing that, the cases that they are named in.
        """
        wanted = set(holders)
        links = self.links_to(identifier, wanted)
        told = self.complaints_telling(links)
        if told:
            return frozenset(told)
        named_in = set()
        for who in wanted:
            named_in |= {part.end for part in self.evidence.parts_of.get(who, ())}
        return frozenset(named_in)

    @cached_property
    def kin(self) -> "nx.Graph[Id]":
        """Who is said to be related to whom."""
        return self._joined_by(RelationshipKind.RELATED_TO)

    @cached_property
    def houses(self) -> "nx.Graph[Id]":
        """Who is said to be related to whom, to work for whom, or to be a branch of whom."""
        return self._joined_by(
            RelationshipKind.RELATED_TO,
            RelationshipKind.WORKS_FOR,
            RelationshipKind.BRANCH_OF,
        )

    def _joined_by(self, *kinds: RelationshipKind) -> "nx.Graph[Id]":
        graph: nx.Graph[Id] = nx.Graph()
        for kind in kinds:
            for link in self.evidence.by_kind.get(kind, ()):
                graph.add_edge(link.start, link.end)
        return graph

    def is_kin(self, party: Id, victims: Iterable[Id]) -> bool:
        """Whether a party is said to be a relative of one of these victims.

        Whoever is said to recruit its own kin is one of the victims of that case.
        """
        acts = self.acts_of.get(party, ())
        own = {act.end for act in acts if act.role == KIN_RECRUITER}
        for victim in victims:
            parts = self.evidence.parts_of.get(victim, ())
            if self.kin.has_edge(party, victim) or any(part.end in own for part in parts):
                return True
        return False

    def relatives(self, who: Id) -> tuple[Id, ...]:
        """Who is said to be related to somebody."""
        return tuple(sorted(self.kin[who])) if who in self.kin else ()

    def families(self, people: Iterable[Id]) -> int:
        """How many families some people make.

        Relatives are one family, and so are victims and relatives of one case.
        """
        known = set(people)
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(known)
        graph.add_edges_from(self.kin.subgraph(known).edges)
        for who in known:
            for part in self.evidence.parts_of.get(who, ()):
                if part.end in self.cases and not ROLES[part.role].listed:
                    graph.add_edge(who, f"case {part.end}")
        return nx.number_connected_components(graph)

    @cached_property
    def people(self) -> frozenset[Id]:
        """Everybody known of, party or not."""
        entities = self.evidence.entities.items()
        return frozenset(key for key, entity in entities if entity.kind in PARTY_KINDS)

    @cached_property
    def victims(self) -> frozenset[Id]:
        """Everybody known as a victim who is no party."""
        return self.victims_in(self.cases) - self.evidence.parties


def days_between(first: str, last: str) -> int | None:
    """Days from one whole date to another; None when either is not whole."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return None


def ids(*links: Relationship) -> tuple[Id, ...]:
    """The ids of relationships, each once, in order."""
    return tuple(sorted({link.id for link in links}))


def _counts(part: Relationship) -> bool:
    """Whether a part in a case is that of a party who was not cleared of it."""
    if ROLES[part.role].protected:
        return False
    return assessment_of(part) is not AssessmentStatus.CLEARED


def _grouped(pairs: Iterable[tuple[Id, Relationship]]) -> dict[Id, tuple[Relationship, ...]]:
    found: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
