"""One network as indicators ask of it: its evidence and graph, with look-ups that several of them
share.

Decisions.
Victims who are parties too stand among the parties alone, as in the evidence: nobody shares a
number with himself. A party who was cleared is nobody's subject: parts with that assessment do not
count.
What a party does counts by its roles that are not protected, in cases that are complaints: no mere
registers, no lists of ties and no events. Where a party stands among the others counts whatever
names it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

import networkx as nx

from graph.analysis.findings.indicators.facts import Fact, read_facts
from graph.analysis.findings.indicators.thresholds import Thresholds
from graph.analysis.networks.evidence import Evidence
from graph.analysis.networks.party_graph import party_graph
from graph.analysis.networks.ties import COMMON_ABOVE
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
    RoleGroup,
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

    `told_of` are, by case, mentions of victims whose codes and ages may be told.
    """

    def __init__(
        self,
        evidence: Evidence,
        thresholds: Thresholds,
        *,
        told_of: Mapping[Id, Sequence[Mention]] | None = None,
    ) -> None:
        self.evidence = evidence
        self.thresholds = thresholds
        self.told_of = told_of or {}

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
        return {
            key: case
            for key, case in sorted(self.evidence.cases.items())
            if case.scheme not in NO_COMPLAINTS
        }

    @cached_property
    def facts(self) -> Mapping[Id, tuple[Fact, ...]]:
        """What each case says of act, means and purpose."""
        return {
            key: read_facts(case, self.told_of.get(key, ())) for key, case in self.cases.items()
        }

    @cached_property
    def acts(self) -> tuple[Relationship, ...]:
        """The parts of parties in complaints: roles that are not protected, of nobody who was
        cleared.
        """
        return tuple(
            part
            for part in self.evidence.parts
            if part.start in self.evidence.parties and part.end in self.cases and _counts(part)
        )

    @cached_property
    def standing(self) -> frozenset[Id]:
        """The parties whose place among the others may be told of: with a part that counts in a
        complaint or list.
        """
        named_in = self.cases.keys() | self.lists
        parts = (part for part in self.evidence.parts if part.end in named_in and _counts(part))
        return frozenset(part.start for part in parts) & self.evidence.parties

    @cached_property
    def lists(self) -> frozenset[Id]:
        """Its lists of ties and its events, which are no complaints."""
        return frozenset(key for key, case in self.evidence.cases.items() if case.scheme in LISTS)

    def named_in(self, party: Id) -> tuple[Id, ...]:
        """The complaints, lists of ties and events that a party is named in."""
        mine = (
            relationship.end
            for relationship in self.evidence.parts_of.get(party, ())
            if _counts(relationship)
        )
        return tuple(sorted(set(self.cases_of(party)) | (set(mine) & self.lists)))

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
        return {mention: part for part in self.evidence.parts for mention in part.statements}

    def cases_of(self, party: Id) -> tuple[Id, ...]:
        """The complaints that a party is named in."""
        return tuple(sorted({relationship.end for relationship in self.acts_of.get(party, ())}))

    def victims_in(self, cases: Iterable[Id]) -> frozenset[Id]:
        """The victims of some cases."""
        return frozenset().union(
            *(self.evidence.victims_of_case.get(case, frozenset()) for case in cases)
        )

    def regencies(self, cases: Iterable[Id]) -> tuple[str, ...]:
        """Where the people of some cases come from, as far as it is known."""
        return tuple(
            sorted({self.cases[case].origin.regency for case in cases if case in self.cases} - {""})
        )

    def countries(self, cases: Iterable[Id]) -> tuple[str, ...]:
        """Where some cases led to."""
        return tuple(
            sorted(
                {self.cases[case].destination.country for case in cases if case in self.cases}
                - {""}
            )
        )

    def day(self, case_id: Id) -> str:
        """The day a case is about: of departure, else of the report; empty when neither is
        known.
        """
        case = self.cases.get(case_id)
        return (case.departed_on or case.reported_on or "") if case else ""

    def span(self, cases: Iterable[Id]) -> tuple[str, str]:
        """The first and last day of some cases, empty where none is known."""
        days = sorted(filter(None, map(self.day, cases)))
        return (days[0], days[-1]) if days else ("", "")

    def is_recruiter(self, party: Id) -> bool:
        """Whether a party is reported as one who recruits or sponsors."""
        groups = {ROLES[relationship.role].group for relationship in self.acts_of.get(party, ())}
        return bool(groups & {RoleGroup.RECRUITER, RoleGroup.SPONSOR})

    def stages_of(self, party: Id) -> tuple[Stage, ...]:
        """The stages of the chain that a party is named in, in the order of the chain."""
        found = {ROLES[relationship.role].stage for relationship in self.acts_of.get(party, ())}
        return tuple(stage for stage in Stage if stage in found)

    @cached_property
    def parts_stated(self) -> Mapping[Id, tuple[Relationship, ...]]:
        """What parties are stated to have done to somebody (recruit, shelter, bring, receive), by
        case, then id.
        """
        links = sorted(
            (
                relationship
                for kind in _DONE
                for relationship in self.evidence.by_kind.get(kind, ())
            ),
            key=lambda e: e.id,
        )
        return _grouped(
            (case, link) for link in links if link.start in self.acts_of for case in link.cases
        )

    def entities_of(self, kind: EntityKind, scheme: str = "") -> tuple[Entity, ...]:
        """The known entities of one kind, and of one scheme of identifier, by id."""
        found = (
            entity for _, entity in sorted(self.evidence.entities.items()) if entity.kind is kind
        )
        return tuple(
            entity for entity in found if not scheme or entity.properties.get("scheme") == scheme
        )

    def holders(self, identifier: Id) -> tuple[Id, ...]:
        """Who holds or uses an identifier, by id; nobody for a common one, which means nothing.

        One that victims alone give is common by as many names as one that ties parties.
        """
        found = self.everybody_at(identifier)
        people = (self.evidence.entities[person] for person in found)
        names = {
            person.id if person.protected else fold(person.name) or person.id for person in people
        }
        return (
            () if identifier in self.evidence.network.common or len(names) > COMMON_ABOVE else found
        )

    def everybody_at(self, identifier: Id) -> tuple[Id, ...]:
        """The same for what many hold by its nature, an account, an address or a journey: nobody
        only where a person decided that it is common.
        """
        if identifier in self.evidence.network.called_common:
            return ()
        return tuple(sorted({holder.start for holder in self.evidence.holders.get(identifier, ())}))

    def cases_holding(self, identifier: Id, holders: Iterable[Id]) -> frozenset[Id]:
        """The complaints in which some holders are told to have an identifier, else those that they
        are named in.
        """
        wanted = set(holders)
        links = [
            holder for holder in self.evidence.holders.get(identifier, ()) if holder.start in wanted
        ]
        told = {case for link in links for case in link.cases if case in self.cases}
        return frozenset(
            told
            or {
                relationship.end
                for who in wanted
                for relationship in self.evidence.parts_of.get(who, ())
            }
        )

    @cached_property
    def kin(self) -> "nx.Graph[Id]":
        """Who is said to be related to whom."""
        return self._joined_by(RelationshipKind.RELATED_TO)

    @cached_property
    def houses(self) -> "nx.Graph[Id]":
        """Who is said to be related to whom, to work for whom, and which company is a branch of
        which.
        """
        return self._joined_by(
            RelationshipKind.RELATED_TO, RelationshipKind.WORKS_FOR, RelationshipKind.BRANCH_OF
        )

    def _joined_by(self, *kinds: RelationshipKind) -> "nx.Graph[Id]":
        graph: nx.Graph[Id] = nx.Graph()
        graph.add_edges_from(
            (relationship.start, relationship.end)
            for kind in kinds
            for relationship in self.evidence.by_kind.get(kind, ())
        )
        return graph

    def is_kin(self, party: Id, victims: Iterable[Id]) -> bool:
        """Whether a party is said to be a relative of one of these victims, or to recruit its own
        kin in her case.
        """
        own = {
            relationship.end
            for relationship in self.acts_of.get(party, ())
            if relationship.role == KIN_RECRUITER
        }
        return any(
            self.kin.has_edge(party, victim)
            or any(
                relationship.end in own for relationship in self.evidence.parts_of.get(victim, ())
            )
            for victim in victims
        )

    def relatives(self, who: Id) -> tuple[Id, ...]:
        """Who is said to be related to somebody."""
        return tuple(sorted(self.kin[who])) if who in self.kin else ()

    def families(self, people: Iterable[Id]) -> int:
        """How many families some people make: relatives, and victims and relatives of one case, are
        one.
        """
        known = set(people)
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(known)
        graph.add_edges_from(self.kin.subgraph(known).edges)
        for who in known:
            parts = (
                relationship
                for relationship in self.evidence.parts_of.get(who, ())
                if relationship.end in self.cases
            )
            graph.add_edges_from(
                (who, f"case {part.end}") for part in parts if not ROLES[part.role].listed
            )
        return nx.number_connected_components(graph)

    @cached_property
    def people(self) -> frozenset[Id]:
        """Everybody known of, party or not."""
        return frozenset(
            key for key, entity in self.evidence.entities.items() if entity.kind in PARTY_KINDS
        )

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
    return (
        not ROLES[part.role].protected
        and part.properties.get("assessment") != AssessmentStatus.CLEARED
    )


def _grouped(pairs: Iterable[tuple[Id, Relationship]]) -> dict[Id, tuple[Relationship, ...]]:
    found: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
