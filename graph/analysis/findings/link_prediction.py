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
from graph.analysis.networks.evidence import Evidence
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


class Common(Value, frozen=True, omit_defaults=True):
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


class LikelyLink(Value, frozen=True, omit_defaults=True):
    """Two parties without a tie who may have to do with each other; `left` < `right`. To check,
    never a fact.
    """

    left: Id
    right: Id
    score: float
    """Sum of the points of what they have in common: an order for reading, no probability."""
    reasons: tuple[Common, ...]
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


def likely_links(
    evidences: Sequence[Evidence], *, scripts: Mapping[Id, Id] | None = None, limit: int = 20
) -> tuple[LikelyLink, ...]:
    """The likeliest links of parties of the first network, among themselves and to those of the
    others, by score.

    `scripts` says which case tells which script (graph/analysis/texts/near_duplicates.py). Cost
    grows with the pairs that share a contact or a context of at most TOO_COMMON parties.
    """
    known = _Known(evidences, scripts or {})
    found = [link for left, right in sorted(known.pairs()) if (link := known.link(left, right))]
    return tuple(sorted(found, key=lambda link: (-link.score, link.left, link.right))[:limit])


class _Known:
    """Contacts and contexts of every party of some networks."""

    def __init__(self, evidences: Sequence[Evidence], scripts: Mapping[Id, Id]) -> None:
        self._contacts: defaultdict[Id, set[Id]] = defaultdict(set)
        self._told: defaultdict[_Context, dict[Id, set[Id]]] = defaultdict(dict)
        self._contexts: defaultdict[Id, set[_Context]] = defaultdict(set)
        self._cases: dict[Id, Case] = {}
        self._entities: dict[Id, Entity] = {}
        one = _probably_one(evidences)
        self._subject = {one.get(party, party) for party in evidences[0].parties}
        for evidence in evidences:
            self._cases.update(evidence.cases)
            self._entities.update((party, evidence.entities[party]) for party in evidence.parties)
            for tie in evidence.network.ties:
                left, right = one.get(tie.left, tie.left), one.get(tie.right, tie.right)
                if left != right:
                    self._contacts[left].add(right)
                    self._contacts[right].add(left)
            for context, who, case in _contexts(evidence, scripts):
                party = one.get(who, who)
                self._told[context].setdefault(party, set()).add(case)
                self._contexts[party].add(context)

    def pairs(self) -> set[tuple[Id, Id]]:
        """Pairs without a tie, one of the first network, that share a contact or a context."""
        groups: list[Iterable[Id]] = [self._contacts[contact] for contact in sorted(self._contacts)]
        groups += self._told.values()
        return {
            (left, right)
            for group in groups
            if 2 <= len(members := sorted(group)) <= TOO_COMMON
            for left, right in combinations(members, 2)
            if right not in self._contacts[left]
            and (left in self._subject or right in self._subject)
        }

    def link(self, left: Id, right: Id) -> LikelyLink | None:
        """What two have in common; None when nothing is told by different cases."""
        ours, theirs = self._contacts[left], self._contacts[right]
        reasons = sorted(
            self._reasons(left, right), key=lambda reason: (-reason.points, reason.code, reason.via)
        )
        abroad = {
            contact for reason in reasons if reason.code == "same_abroad" for contact in reason.via
        }
        common = sorted((ours & theirs) - abroad)
        if common:
            points = sum(_points(len(self._contacts[contact])) for contact in common)
            reasons.insert(0, Common(code="contacts", points=round(points, 3), via=tuple(common)))
        if not reasons:
            return None
        if self._may_be_one(left, right):
            reasons = [reason for reason in reasons if reason.code != "kin_name"]
            reasons.append(Common(code="like_name", points=0.0))
        return LikelyLink(
            left=left,
            right=right,
            score=round(sum(reason.points for reason in reasons), 3),
            reasons=tuple(reasons),
            allocation=round(sum(1 / len(self._contacts[contact]) for contact in common), 3),
            jaccard=round(len(ours & theirs) / max(1, len(ours | theirs)), 3),
        )

    def _may_be_one(self, left: Id, right: Id) -> bool:
        ours, theirs = self._entities[left], self._entities[right]
        return ours.kind == theirs.kind == EntityKind.PERSON and compatible_names(
            ours.name, theirs.name
        )

    def _reasons(self, left: Id, right: Id) -> Iterator[Common]:
        best: dict[tuple[str, tuple[str, ...]], Common] = {}
        for context in sorted(self._contexts[left] & self._contexts[right]):
            told = self._told[context]
            cases = _told_apart(told[left], told[right])
            if not cases or (context.code == "kin_name" and len(told) > _KIN_UP_TO):
                continue
            found = Common(
                code=context.code,
                points=round(_points(len(told)), 3),
                via=context.key if context.code == "same_abroad" else (),
                cases=cases,
                params=_params(context, [self._cases[case] for case in cases]),
            )
            key = (context.code, context.key[:1] if context.code == "kin_name" else context.key)
            if key not in best or found.points > best[key].points:
                best[key] = found
        yield from best.values()


def _probably_one(evidences: Iterable[Evidence]) -> dict[Id, Id]:
    """Parties who are probably one, each with the first id among them."""
    graph: nx.Graph[Id] = nx.Graph()
    for evidence in evidences:
        for link in evidence.by_kind.get(RelationshipKind.PROBABLY_SAME_AS, ()):
            if {link.start, link.end} <= evidence.parties:
                graph.add_edge(link.start, link.end)
    return {party: min(group) for group in nx.connected_components(graph) for party in group}


def _points(parties: int) -> float:
    return 1 / math.log(max(2, parties))


def _told_apart(ours: set[Id], theirs: set[Id]) -> tuple[Id, ...]:
    """The cases that tell something of both, when not one and the same alone does."""
    return tuple(sorted(ours | theirs)) if len(ours | theirs) > 1 else ()


def _contexts(evidence: Evidence, scripts: Mapping[Id, Id]) -> Iterator[tuple[_Context, Id, Id]]:
    """What each case tells of each of its parties."""
    in_case: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for relationship in unprotected_parts(evidence):
        in_case[relationship.end].append(relationship)
    for case_id, parts in sorted(in_case.items()):
        case = evidence.cases[case_id]
        abroad = {part.start for part in parts if ROLES[part.role].stage in _ABROAD}
        shared = [
            *_way(case),
            *([_Context("same_script", (scripts[case_id],))] if case_id in scripts else []),
        ]
        for part in parts:
            own = [*shared, *_place(case, part), *_kin_name(case, evidence.entities[part.start])]
            own += [_Context("same_abroad", (employer,)) for employer in abroad - {part.start}]
            for context in own:
                yield context, part.start, case_id


def _place(case: Case, part: Relationship) -> Iterator[_Context]:
    """A stage in a regency in a month and the next: two months that follow each other have one in
    common.
    """
    stage, day = ROLES[part.role].stage, case.departed_on or case.reported_on or ""
    if stage and case.origin.regency and len(day) >= _MONTH:
        month = int(day[:4]) * 12 + int(day[5:7])
        for window in (month, month + 1):
            yield _Context("same_place", (case.origin.regency, stage.value), window)


def _way(case: Case) -> Iterator[_Context]:
    """The way from where they left to the destination; a country alone is none."""
    if (case.departed_from or case.transit) and case.destination:
        route = route_of(case)
        yield _Context("same_way", tuple(map(fold, route[1:] if case.origin.regency else route)))


def _kin_name(case: Case, entity: Entity) -> Iterator[_Context]:
    """A last name among those of one regency's cases."""
    words = key_words(entity.name) if entity.kind is EntityKind.PERSON else ()
    if len(words) > 1 and len(words[-1]) >= _KIN_NAME and case.origin.regency:
        yield _Context("kin_name", (words[-1], case.origin.regency))


def _params(context: _Context, cases: Sequence[Case]) -> dict[str, Any]:
    match context.code:
        case "same_place":
            months = sorted(
                {(case.departed_on or case.reported_on or "")[:_MONTH] for case in cases} - {""}
            )
            return {
                "regency": context.key[0],
                "stage": context.key[1],
                "months": (months[0], months[-1]),
            }
        case "same_way":
            route = route_of(cases[0])
            return {"route": route[1:] if cases[0].origin.regency else route}
        case "kin_name":
            return {"regency": context.key[1]}
        case _:
            return {}
