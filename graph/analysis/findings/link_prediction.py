"""Likely links: pairs of parties that nothing ties yet but that have much in common, as questions
for a reviewer.

Decisions.
Nothing here is a fact, nothing is stored, and no later step reads it: each pair says what to check.
One formula for everything in common, that of Adamic and Adar (2003, doi
10.1016/S0378-8733(03)00009-1), who made it for things that two people's pages share: a thing that d
parties share adds 1 / ln(d), so that what few share says most. Of contacts in common it is a known
predictor of links (Liben-Nowell and Kleinberg 2007, doi 10.1002/asi.20591). Two who are probably
one count as one, called by the first of their ids: else most pairs would be one person's doubles.
Victims are in no pair and are no common contact. A context is told by different cases of the two:
whatever one case says of both would tie them already. Parts in which a party is protected are not
read.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import networkx as nx

from graph.analysis.findings.motifs.found import unprotected_parts
from graph.analysis.findings.motifs.routes import route_of
from graph.analysis.networks.evidence import NetworkEvidence
from graph.model import Case, Entity, Id, Relationship, Value
from graph.names import compatible_names, fold, key_words
from graph.schema import ROLES, EntityKind, RelationshipKind, Stage

TOO_COMMON = 60
"""Parties beyond which having something in common makes no pair; of pairs made by other things it
still counts.
"""
_MONTH = len("2024-03")
_ABROAD = frozenset({Stage.RECEIVE, Stage.EXPLOIT})
_KIN_NAME = 4
"""Letters of a last name that may tell of kin."""
_KIN_UP_TO = 3
"""Parties who bear a last name above which it tells of no kin."""


class SharedTrait(Value, frozen=True, omit_defaults=True):
    """One thing that two parties have in common.

    `contacts`, `same_script`, `same_abroad`, `same_place` (stage, months), `same_way`, `kin_name`;
    or `like_name`, that the names may be one person's: it adds nothing, and warns that a merge may
    be missing where a link is sought.
    """

    code: str
    points: float
    via: tuple[Id, ...] = ()
    """The contacts, or the employer or agency abroad."""
    cases: tuple[Id, ...] = ()
    """Those that tell it of either."""
    params: Mapping[str, Any] = {}


class PredictedLink(Value, frozen=True, omit_defaults=True):
    """Two parties without a tie who may have to do with each other; `left` < `right`. To check,
    never a fact.
    """

    left: Id
    right: Id
    score: float
    """Sum of the points of what they have in common: an order for reading, no probability."""
    reasons: tuple[SharedTrait, ...]
    allocation: float = 0.0
    """Sum of 1/d over common contacts: resource allocation (Zhou, Lu, Zhang 2009, doi
    10.1140/epjb/e2009-00335-8).
    """
    jaccard: float = 0.0
    """Contacts in common over contacts of either (Jaccard 1901)."""


class _Context(NamedTuple):
    """Something that cases tell of a party, such as a stage in a regency in a month."""

    code: str
    key: tuple[str, ...]
    window: int = 0
    """The month, counted, where time matters."""


def predict_links(
    evidences: Sequence[NetworkEvidence], *, scripts: Mapping[Id, Id] | None = None, limit: int = 20
) -> tuple[PredictedLink, ...]:
    """The likeliest links of parties of the first network, by score.

    They are among themselves and to parties of the other networks. `scripts` says which case tells
    which script (graph/analysis/texts/near_duplicates.py). Cost grows with the pairs that share a
    contact or a context of at most TOO_COMMON parties.
    """
    known = _KnownParties(evidences, scripts or {})
    found = []
    for left, right in sorted(known.pairs()):
        link = known.link(left, right)
        if link:
            found.append(link)
    found.sort(key=lambda link: (-link.score, link.left, link.right))
    return tuple(found[:limit])


class _KnownParties:
    """Contacts and contexts of every party of some networks."""

    def __init__(self, evidences: Sequence[NetworkEvidence], scripts: Mapping[Id, Id]) -> None:
        self._contacts: defaultdict[Id, set[Id]] = defaultdict(set)
        self._told: defaultdict[_Context, dict[Id, set[Id]]] = defaultdict(dict)
        self._contexts: defaultdict[Id, set[_Context]] = defaultdict(set)
        self._cases: dict[Id, Case] = {}
        self._entities: dict[Id, Entity] = {}
        self._same = _probably_one(evidences)
        self._subject = {self._one(party) for party in evidences[0].parties}
        for evidence in evidences:
            self._cases.update(evidence.cases)
            for party in evidence.parties:
                self._entities[party] = evidence.entities[party]
            self._read_ties(evidence)
            for context, party, case in _contexts(evidence, scripts):
                self._put(context, self._one(party), case)

    def _one(self, party: Id) -> Id:
        """The party who stands for all who are probably the same."""
        return self._same.get(party, party)

    def _read_ties(self, evidence: NetworkEvidence) -> None:
        for tie in evidence.network.ties:
            left, right = self._one(tie.left), self._one(tie.right)
            if left != right:
                self._contacts[left].add(right)
                self._contacts[right].add(left)

    def _put(self, context: _Context, party: Id, case: Id) -> None:
        cases = self._told[context].setdefault(party, set())
        cases.add(case)
        self._contexts[party].add(context)

    def pairs(self) -> set[tuple[Id, Id]]:
        """Pairs without a tie, one of the first network, that share a contact or a context."""
        groups: list[Iterable[Id]] = [self._contacts[contact] for contact in sorted(self._contacts)]
        groups += self._told.values()
        found = set()
        for group in groups:
            members = sorted(group)
            # What very many have in common makes no pair, and would make too many.
            if len(members) > TOO_COMMON:
                continue
            for left, right in combinations(members, 2):
                is_subject = left in self._subject or right in self._subject
                if is_subject and right not in self._contacts[left]:
                    found.add((left, right))
        return found

    def link(self, left: Id, right: Id) -> PredictedLink | None:
        """What two have in common; None when nothing is told by different cases."""
        ours, theirs = self._contacts[left], self._contacts[right]
        reasons = list(self._reasons(left, right))
        reasons.sort(key=lambda reason: (-reason.points, reason.code, reason.via))
        # An employer abroad counts as such, and not as a contact again.
        abroad: set[Id] = set()
        for reason in reasons:
            if reason.code == "same_abroad":
                abroad.update(reason.via)
        common = sorted((ours & theirs) - abroad)
        contacts_of = [len(self._contacts[contact]) for contact in common]
        if common:
            points = sum(_points(count) for count in contacts_of)
            reasons.insert(
                0, SharedTrait(code="contacts", points=round(points, 3), via=tuple(common))
            )
        if not reasons:
            return None
        if self._may_be_one(left, right):
            reasons = [reason for reason in reasons if reason.code != "kin_name"]
            reasons.append(SharedTrait(code="like_name", points=0.0))
        score = sum(reason.points for reason in reasons)
        allocation = sum(1 / count for count in contacts_of)
        share = len(ours & theirs) / max(1, len(ours | theirs))
        return PredictedLink(
            left=left,
            right=right,
            score=round(score, 3),
            reasons=tuple(reasons),
            allocation=round(allocation, 3),
            jaccard=round(share, 3),
        )

    def _may_be_one(self, left: Id, right: Id) -> bool:
        ours, theirs = self._entities[left], self._entities[right]
        if not ours.kind == theirs.kind == EntityKind.PERSON:
            return False
        return compatible_names(ours.name, theirs.name)

    def _reasons(self, left: Id, right: Id) -> Iterator[SharedTrait]:
        """The contexts that two share, of those alike the one with most points."""
        best: dict[tuple[str, tuple[str, ...]], SharedTrait] = {}
        for context in sorted(self._contexts[left] & self._contexts[right]):
            told = self._told[context]
            cases = _told_apart(told[left], told[right])
            is_name = context.code == "kin_name"
            if not cases or (is_name and len(told) > _KIN_UP_TO):
                continue
            points = _points(len(told))
            found = SharedTrait(
                code=context.code,
                points=round(points, 3),
                via=context.key if context.code == "same_abroad" else (),
                cases=cases,
                params=_params(context, [self._cases[case] for case in cases]),
            )
            # A name is one thing to have in common, in however many regencies.
            key = (context.code, context.key[:1] if is_name else context.key)
            if key not in best or found.points > best[key].points:
                best[key] = found
        yield from best.values()


def _probably_one(evidences: Iterable[NetworkEvidence]) -> dict[Id, Id]:
    """Parties who are probably one, each with the first id among them."""
    graph: nx.Graph[Id] = nx.Graph()
    for evidence in evidences:
        for link in evidence.by_kind.get(RelationshipKind.PROBABLY_SAME_AS, ()):
            if {link.start, link.end} <= evidence.parties:
                graph.add_edge(link.start, link.end)
    found: dict[Id, Id] = {}
    # Who is probably one with another is one with whoever that other is one with.
    for group in nx.connected_components(graph):
        first = min(group)
        found.update(dict.fromkeys(group, first))
    return found


def _points(parties: int) -> float:
    return 1 / math.log(max(2, parties))


def _told_apart(ours: set[Id], theirs: set[Id]) -> tuple[Id, ...]:
    """The cases that tell something of both, when not one and the same alone does."""
    cases = ours | theirs
    if len(cases) < 2:
        return ()
    return tuple(sorted(cases))


def _contexts(
    evidence: NetworkEvidence, scripts: Mapping[Id, Id]
) -> Iterator[tuple[_Context, Id, Id]]:
    """What each case tells of each of its parties."""
    in_case: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for part in unprotected_parts(evidence):
        in_case[part.end].append(part)
    for case_id, parts in sorted(in_case.items()):
        case = evidence.cases[case_id]
        abroad = {part.start for part in parts if ROLES[part.role].stage in _ABROAD}
        shared = list(_way(case))
        if case_id in scripts:
            shared.append(_Context("same_script", (scripts[case_id],)))
        for part in parts:
            entity = evidence.entities[part.start]
            employers = [_Context("same_abroad", (employer,)) for employer in abroad - {part.start}]
            own = [*shared, *_place(case, part), *_kin_name(case, entity), *employers]
            for context in own:
                yield context, part.start, case_id


def _place(case: Case, part: Relationship) -> Iterator[_Context]:
    """A stage in a regency in a month and the next.

    So two months that follow each other have one in common.
    """
    stage = ROLES[part.role].stage
    day = case.departed_on or case.reported_on or ""
    if not stage or not case.origin.regency or len(day) < _MONTH:
        return
    year, of_year = int(day[:4]), int(day[5:7])
    month = year * 12 + of_year
    key = (case.origin.regency, stage.value)
    for window in (month, month + 1):
        yield _Context("same_place", key, window)


def _way(case: Case) -> Iterator[_Context]:
    """The way from where they left to the destination; a country alone is none."""
    if not case.departed_from and not case.transit:
        return
    if case.destination:
        places = map(fold, _without_origin(case))
        yield _Context("same_way", tuple(places))


def _without_origin(case: Case) -> tuple[str, ...]:
    route = route_of(case)
    return route[1:] if case.origin.regency else route


def _kin_name(case: Case, entity: Entity) -> Iterator[_Context]:
    """A last name among those of one regency's cases."""
    if entity.kind is not EntityKind.PERSON or not case.origin.regency:
        return
    words = key_words(entity.name)
    if len(words) > 1 and len(words[-1]) >= _KIN_NAME:
        yield _Context("kin_name", (words[-1], case.origin.regency))


def _params(context: _Context, cases: Sequence[Case]) -> dict[str, Any]:
    """What a sentence about a context names."""
    match context.code:
        case "same_place":
            regency, stage = context.key
            days = [case.departed_on or case.reported_on or "" for case in cases]
            months = {day[:_MONTH] for day in days} - {""}
            return {
                "regency": regency,
                "stage": stage,
                "months": (min(months), max(months)),
            }
        case "same_way":
            return {"route": _without_origin(cases[0])}
        case "kin_name":
            return {"regency": context.key[1]}
        case _:
            return {}
