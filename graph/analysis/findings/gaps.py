"""Information gaps of one network: what to find out, about whom, and what it would settle.

Decisions.
A gap is a task for collection, never a claim: it says what is not known and where it may be asked.
A stage of the chain is missing when no party of the network is named for it, and only where the
cases need it: nobody arranges documents for those who cross without any, nobody receives or employs
those who never left, a shelter is looked for where people wait on the way or nothing is told of it,
an immigration check where they travelled on papers. A tie is fragile when it stands on one account
and carries a cut: without it cases fall away from the rest. Every other tie that stands on one
account is counted, not listed.
Lists of ties and events are no complaints, and what a complaint would tell is not asked of them.
Their names stand for parties as published: who stands in them alone is not looked for, unless the
list belongs to a complaint.
What it would settle is a plain number, cases and victims behind it, by which the tasks are put in
order.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

import networkx as nx

from graph.analysis.networks.evidence import Evidence
from graph.analysis.networks.reason_codes import TENTATIVE_CODES
from graph.model import Case, Entity, Id, Value
from graph.names import fold
from graph.schema import LISTS, NO_COMPLAINTS, AssessmentStatus, EntityKind, Stage


class GapKind(StrEnum):
    """What is not known."""

    STAGE = "stage"
    SINGLE_SOURCE = "single_source"
    PROBABLE = "probable"
    UNKNOWN = "unknown"
    IDENTIFIER = "identifier"
    NAME = "name"
    ASSESSMENT = "assessment"
    DEPARTURE = "departure"
    DESTINATION = "destination"
    OTHER_TIES = "other_ties"


class Place(StrEnum):
    """Where it may be asked; which law allows it is for the office to say."""

    CASE_FILE = "case_file"
    VICTIM = "victim"
    IMMIGRATION = "immigration"
    REGISTRY = "registry"
    OPERATOR = "operator"
    BANK = "bank"
    CARRIER = "carrier"
    EMBASSY = "embassy"
    OTHER_OFFICE = "other_office"
    PUBLISHED = "published"
    REVIEW = "review"


class Gap(Value, frozen=True, omit_defaults=True):
    """One thing to find out."""

    kind: GapKind
    about: tuple[Id, ...] = ()
    """The party, or the two of a tie; nobody when it is of the network or of cases."""
    stage: str = ""
    """The stage for which nobody is named."""
    cases: tuple[Id, ...] = ()
    """The cases that it concerns; of a fragile tie those that would fall away."""
    victims: int = 0
    """Victims of those cases, as far as the reader may know of them."""
    ties: int = 0
    """Of `other_ties`: how many."""
    ask: tuple[Place, ...] = ()

    @property
    def settles(self) -> int:
        """How much hangs on it: its cases and their victims, counted."""
        return len(self.cases) + self.victims


_ASK: dict[Stage, tuple[Place, ...]] = {
    Stage.RECRUIT: (Place.VICTIM, Place.CASE_FILE),
    Stage.FINANCE: (Place.BANK, Place.VICTIM),
    Stage.DOCUMENT: (Place.IMMIGRATION, Place.VICTIM),
    Stage.SHELTER: (Place.VICTIM, Place.OTHER_OFFICE),
    Stage.TRANSPORT: (Place.CARRIER, Place.VICTIM),
    Stage.IMMIGRATION: (Place.IMMIGRATION, Place.VICTIM),
    Stage.RECEIVE: (Place.EMBASSY, Place.VICTIM),
    Stage.EXPLOIT: (Place.EMBASSY, Place.VICTIM),
}
_KNOWS: dict[str, Place] = {
    EntityKind.PHONE: Place.OPERATOR,
    EntityKind.BANK_ACCOUNT: Place.BANK,
    EntityKind.IDENTITY_DOCUMENT: Place.REGISTRY,
    EntityKind.TRIP: Place.CARRIER,
}
"""Who else knows of what ties two."""
_NO_PAPERS = re.compile(
    r"\b(tanpa|tidak ada|no|without)\b.*\b(visa|paspor|passport|dokumen|documents?)\b"
)
_NEVER_LEFT = re.compile(r"\b(gagal berangkat|failed departure|dicegah|prevented|stopped)\b")
_INITIALS = re.compile(r"(?:[a-z]\.?\s*){1,4}")
_ORDER = list(GapKind)


def gaps(evidence: Evidence, graph: "nx.Graph[Id]", *, whole: bool = True) -> tuple[Gap, ...]:
    """What is not known of a network, by what it would settle, then kind and whom it is about.

    `graph` is its party_graph. `whole` says whether `evidence` holds names and identifiers whole;
    to whom they are not shown, nothing is said of who has none. O(n + m), and O(cases) for each
    bridge.
    """
    found = [
        *_stages(evidence),
        *_ties(evidence, graph),
        *(_people(evidence) if whole else ()),
        *_assessments(evidence),
        *_facts(evidence),
    ]
    return tuple(
        sorted(found, key=lambda gap: (-gap.settles, _ORDER.index(gap.kind), gap.stage, gap.about))
    )


def needed_stages(cases: Iterable[Case]) -> dict[Stage, tuple[Id, ...]]:
    """The stages that these cases cannot do without, each with the cases that need it."""
    complaints = sorted(
        (case for case in cases if case.scheme not in NO_COMPLAINTS), key=lambda case: case.id
    )
    found = {
        stage: tuple(complaint.id for complaint in complaints if _needs(stage, complaint))
        for stage in Stage
    }
    return {stage: ids for stage, ids in found.items() if ids}


def _needs(stage: Stage, case: Case) -> bool:
    test = _NEEDS.get(stage)
    return test(case) if test else True


def _has_papers(case: Case) -> bool:
    return not _NO_PAPERS.search(fold(case.visa))


def _left(case: Case) -> bool:
    return not any(
        _NEVER_LEFT.search(fold(category)) for category in (*case.categories, case.status)
    )


def _may_wait(case: Case) -> bool:
    return bool(case.transit) or not case.departed_from


_NEEDS: dict[Stage, Callable[[Case], bool]] = {
    Stage.DOCUMENT: _has_papers,
    Stage.IMMIGRATION: _has_papers,
    Stage.SHELTER: _may_wait,
    Stage.RECEIVE: _left,
    Stage.EXPLOIT: _left,
}


def _stages(evidence: Evidence) -> Iterator[Gap]:
    named = {role.stage for party in evidence.parties for role in evidence.roles(party)}
    for stage, cases in needed_stages(evidence.cases.values()).items():
        if stage not in named:
            yield _gap(evidence, GapKind.STAGE, cases, stage=stage.value, ask=_ASK[stage])


def _ties(evidence: Evidence, graph: "nx.Graph[Id]") -> Iterator[Gap]:
    """Ties that stand on one account, or on a guess, and carry a cut; then how many more stand on
    one account.
    """
    named_in = Counter(case for party in graph for case in graph.nodes[party]["cases"])
    others = sum(bool(graph.edges[edge]["needed"]) for edge in graph.edges)
    for left, right in sorted(tuple(sorted(edge)) for edge in nx.bridges(graph)):
        tie = graph.edges[left, right]
        alone, guessed = bool(tie["needed"]), set(tie["codes"]) <= TENTATIVE_CODES
        cases = _cut_off(graph, left, right, named_in) if alone or guessed else ()
        if not cases:
            continue
        others -= alone
        kind = GapKind.PROBABLE if guessed else GapKind.SINGLE_SOURCE
        ask = (Place.REVIEW,) if guessed else _who_knows(evidence, left, right)
        yield _gap(evidence, kind, cases, about=(left, right), ask=ask)
    if others:
        ask = (
            (Place.PUBLISHED,)
            if is_published(evidence.cases.values())
            else (Place.CASE_FILE, Place.OTHER_OFFICE)
        )
        yield Gap(kind=GapKind.OTHER_TIES, ties=others, ask=ask)


def is_published(cases: Iterable[Case]) -> bool:
    """Whether all of some cases are lists of ties or events that belong to no complaint."""
    known = tuple(cases)
    return bool(known) and all(case.scheme in LISTS and not case.references for case in known)


def _who_knows(evidence: Evidence, left: Id, right: Id) -> tuple[Place, ...]:
    """Where a second account of a tie may be had, by what ties."""
    reasons = (
        reason
        for tie in evidence.network.ties
        if (tie.left, tie.right) == (left, right)
        for reason in tie.reasons
    )
    knows = sorted({_KNOWS[reason.kind] for reason in reasons if reason.kind in _KNOWS})
    named_in = (
        evidence.cases[case] for party in (left, right) for case in evidence.cases_of(party)
    )
    if is_published(named_in):
        return (Place.PUBLISHED,)
    return (*knows, Place.VICTIM, Place.OTHER_OFFICE)


def _cut_off(
    graph: "nx.Graph[Id]", left: Id, right: Id, named_in: Mapping[Id, int]
) -> tuple[Id, ...]:
    """The cases that a bridge's loss would part from the rest, of the side with fewer; none where
    one side has none.
    """
    near = Counter(
        case for party in _smaller_side(graph, left, right) for case in graph.nodes[party]["cases"]
    )
    ours = sorted(case for case, count in near.items() if count == named_in[case])
    theirs = sorted(case for case in named_in if case not in near)
    return tuple(ours if (len(ours), ours) <= (len(theirs), theirs) else theirs)


def _smaller_side(graph: "nx.Graph[Id]", left: Id, right: Id) -> set[Id]:
    """The parties on the side of a bridge that is walked through first, both being walked at one
    pace.
    """
    sides = (({left}, [left], right), ({right}, [right], left))
    while True:
        for seen, ahead, other_end in sides:
            if not ahead:
                return seen
            new = [
                there for there in graph[ahead.pop()] if there not in seen and there != other_end
            ]
            seen.update(new)
            ahead.extend(new)


def _people(evidence: Evidence) -> Iterator[Gap]:
    """Parties who cannot be found again: by no number, by no full name, or by neither."""
    for party in sorted(evidence.parties):
        if is_published(evidence.cases[case] for case in evidence.cases_of(party)):
            continue
        entity = evidence.entities.get(party)
        held = (
            evidence.entities.get(relationship.end) for relationship in evidence.held.get(party, ())
        )
        kinds = {entity.kind for entity in held if entity} - {EntityKind.PLACE}
        barely = bool(
            entity and EntityKind.IDENTITY_DOCUMENT not in kinds and is_barely_named(entity)
        )
        if kind := _OF_PERSON.get((not kinds, barely)):
            ask = (Place.VICTIM, Place.CASE_FILE, Place.OTHER_OFFICE)
            yield _gap(evidence, kind, evidence.cases_of(party), about=(party,), ask=ask)


_OF_PERSON = {
    (True, True): GapKind.UNKNOWN,
    (True, False): GapKind.IDENTIFIER,
    (False, True): GapKind.NAME,
}


def is_barely_named(entity: Entity) -> bool:
    """Whether a person is known by one word, by initials, or by no name at all."""
    if entity.kind is not EntityKind.PERSON:
        return not entity.name
    return all(
        len(name.split()) < 2 or _INITIALS.fullmatch(fold(name))
        for name in (entity.name, *entity.names)
    )


def _assessments(evidence: Evidence) -> Iterator[Gap]:
    assessed = {
        part.end
        for part in evidence.parts
        if part.properties.get("assessment", AssessmentStatus.ALLEGED) != AssessmentStatus.ALLEGED
    }
    yield from _of_cases(
        evidence, GapKind.ASSESSMENT, lambda case: case.id not in assessed, (Place.CASE_FILE,)
    )


def _facts(evidence: Evidence) -> Iterator[Gap]:
    left_unknown = (Place.VICTIM, Place.CARRIER, Place.IMMIGRATION)
    yield from _of_cases(
        evidence, GapKind.DEPARTURE, lambda case: _left(case) and not case.departed_on, left_unknown
    )
    yield from _of_cases(
        evidence,
        GapKind.DESTINATION,
        lambda case: not case.destination.country,
        (Place.VICTIM, Place.CASE_FILE),
    )


def _of_cases(
    evidence: Evidence, kind: GapKind, lacks: Callable[[Case], bool], ask: tuple[Place, ...]
) -> Iterator[Gap]:
    """One task for all complaints that lack the same."""
    complaints = (case for case in evidence.cases.values() if case.scheme not in NO_COMPLAINTS)
    if cases := sorted(complaint.id for complaint in complaints if lacks(complaint)):
        yield _gap(evidence, kind, cases, ask=ask)


def _gap(
    evidence: Evidence,
    kind: GapKind,
    cases: Iterable[Id],
    *,
    about: tuple[Id, ...] = (),
    stage: str = "",
    ask: tuple[Place, ...] = (),
) -> Gap:
    concerned = tuple(cases)
    victims = {person for case in concerned for person in evidence.victims_of_case.get(case, ())}
    return Gap(
        kind=kind,
        about=about,
        stage=stage,
        cases=concerned,
        victims=len(victims - evidence.parties),
        ask=ask,
    )
