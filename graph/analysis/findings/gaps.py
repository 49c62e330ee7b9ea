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

from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.properties import assessment_of
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


def gaps(
    evidence: NetworkEvidence, graph: "nx.Graph[Id]", *, whole: bool = True
) -> tuple[Gap, ...]:
    """What is not known of a network, by what it would settle, then kind and whom it is about.

    `graph` is its party_graph. `whole` says whether `evidence` holds names and identifiers whole;
    to whom they are not shown, nothing is said of who has none. O(n + m), and O(cases) for each
    bridge.
    """
    found = [
        *_stages(evidence),
        *_ties(evidence, graph),
        *_assessments(evidence),
        *_facts(evidence),
    ]
    if whole:
        found += _people(evidence)

    def order(gap: Gap) -> tuple[int, int, str, tuple[Id, ...]]:
        return (-gap.settles, _ORDER.index(gap.kind), gap.stage, gap.about)

    return tuple(sorted(found, key=order))


def needed_stages(cases: Iterable[Case]) -> dict[Stage, tuple[Id, ...]]:
    """The stages that these cases cannot do without, each with the cases that need it."""
    complaints = [case for case in cases if case.scheme not in NO_COMPLAINTS]
    complaints.sort(key=lambda case: case.id)
    found = {}
    for stage in Stage:
        in_need = [case.id for case in complaints if _needs(stage, case)]
        if in_need:
            found[stage] = tuple(in_need)
    return found


def _needs(stage: Stage, case: Case) -> bool:
    test = _NEEDS.get(stage)
    if test is None:
        return True
    return test(case)


def _has_papers(case: Case) -> bool:
    return not _NO_PAPERS.search(fold(case.visa))


def _left(case: Case) -> bool:
    told = (*case.categories, case.status)
    return not any(_NEVER_LEFT.search(fold(words)) for words in told)


def _may_wait(case: Case) -> bool:
    return bool(case.transit) or not case.departed_from


_NEEDS: dict[Stage, Callable[[Case], bool]] = {
    Stage.DOCUMENT: _has_papers,
    Stage.IMMIGRATION: _has_papers,
    Stage.SHELTER: _may_wait,
    Stage.RECEIVE: _left,
    Stage.EXPLOIT: _left,
}


def _stages(evidence: NetworkEvidence) -> Iterator[Gap]:
    named = set()
    for party in evidence.parties:
        named |= {role.stage for role in evidence.roles(party)}
    needed = needed_stages(evidence.cases.values())
    for stage, cases in needed.items():
        if stage not in named:
            yield _gap(evidence, GapKind.STAGE, cases, stage=stage.value, ask=_ASK[stage])


def _ties(evidence: NetworkEvidence, graph: "nx.Graph[Id]") -> Iterator[Gap]:
    """Ties that stand on one account, or on a guess, and carry a cut.

    Then how many more stand on one account.
    """
    named_in = _named_in(graph, graph)
    ask: tuple[Place, ...]
    others = sum(bool(graph.edges[edge]["needed"]) for edge in graph.edges)
    for left, right in _bridges(graph):
        tie = graph.edges[left, right]
        alone = bool(tie["needed"])
        guessed = set(tie["codes"]) <= TENTATIVE_CODES
        if not alone and not guessed:
            continue
        cases = _cut_off(graph, left, right, named_in)
        if not cases:
            continue
        others -= alone
        if guessed:
            kind, ask = GapKind.PROBABLE, (Place.REVIEW,)
        else:
            kind, ask = GapKind.SINGLE_SOURCE, _who_knows(evidence, left, right)
        yield _gap(evidence, kind, cases, about=(left, right), ask=ask)
    if others:
        ask = (Place.CASE_FILE, Place.OTHER_OFFICE)
        if is_published(evidence.cases.values()):
            ask = (Place.PUBLISHED,)
        yield Gap(kind=GapKind.OTHER_TIES, ties=others, ask=ask)


def _bridges(graph: "nx.Graph[Id]") -> list[tuple[Id, Id]]:
    found = []
    for edge in nx.bridges(graph):
        left, right = sorted(edge)
        found.append((left, right))
    return sorted(found)


def _named_in(graph: "nx.Graph[Id]", parties: Iterable[Id]) -> Counter[Id]:
    """In how many of its parties' lists of cases each case stands."""
    found: Counter[Id] = Counter()
    for party in parties:
        found.update(graph.nodes[party]["cases"])
    return found


def is_published(cases: Iterable[Case]) -> bool:
    """Whether all of some cases are lists of ties or events that belong to no complaint."""
    known = tuple(cases)
    return bool(known) and all(case.scheme in LISTS and not case.references for case in known)


def _who_knows(evidence: NetworkEvidence, left: Id, right: Id) -> tuple[Place, ...]:
    """Where a second account of a tie may be had, by what ties."""
    case_ids = {*evidence.cases_of(left), *evidence.cases_of(right)}
    if is_published(evidence.cases[case_id] for case_id in case_ids):
        return (Place.PUBLISHED,)
    knows: set[Place] = set()
    for tie in evidence.network.ties:
        if (tie.left, tie.right) != (left, right):
            continue
        knows |= {_KNOWS[reason.kind] for reason in tie.reasons if reason.kind in _KNOWS}
    return (*sorted(knows), Place.VICTIM, Place.OTHER_OFFICE)


def _cut_off(
    graph: "nx.Graph[Id]", left: Id, right: Id, named_in: Mapping[Id, int]
) -> tuple[Id, ...]:
    """The cases that a bridge's loss would part from the rest, of the side with fewer.

    None where one side has none.
    """
    near = _named_in(graph, _smaller_side(graph, left, right))
    ours = sorted(case for case, count in near.items() if count == named_in[case])
    theirs = sorted(case for case in named_in if case not in near)
    fewer = min(ours, theirs, key=lambda cases: (len(cases), cases))
    return tuple(fewer)


def _smaller_side(graph: "nx.Graph[Id]", left: Id, right: Id) -> set[Id]:
    """The parties on the side of a bridge that is walked through first.

    Both sides are walked at one pace, so that the larger one is never walked through.
    """
    sides = (({left}, [left], right), ({right}, [right], left))
    while True:
        for seen, ahead, other_end in sides:
            if not ahead:
                return seen
            party = ahead.pop()
            for neighbour in graph[party]:
                if neighbour not in seen and neighbour != other_end:
                    seen.add(neighbour)
                    ahead.append(neighbour)


def _people(evidence: NetworkEvidence) -> Iterator[Gap]:
    """Parties who cannot be found again: by no number, by no full name, or by neither."""
    ask = (Place.VICTIM, Place.CASE_FILE, Place.OTHER_OFFICE)
    for party in sorted(evidence.parties):
        cases = evidence.cases_of(party)
        if is_published(evidence.cases[case] for case in cases):
            continue
        kinds = _identifier_kinds(evidence, party)
        entity = evidence.entities.get(party)
        documented = EntityKind.IDENTITY_DOCUMENT in kinds
        barely = entity is not None and not documented and is_barely_named(entity)
        kind = _OF_PERSON.get((not kinds, barely))
        if kind:
            yield _gap(evidence, kind, cases, about=(party,), ask=ask)


def _identifier_kinds(evidence: NetworkEvidence, party: Id) -> set[EntityKind]:
    """Kinds of what a party holds by which it can be found; a town is none."""
    kinds = set()
    for holding in evidence.held.get(party, ()):
        identifier = evidence.entities.get(holding.end)
        if identifier:
            kinds.add(identifier.kind)
    return kinds - {EntityKind.PLACE}


_OF_PERSON = {
    (True, True): GapKind.UNKNOWN,
    (True, False): GapKind.IDENTIFIER,
    (False, True): GapKind.NAME,
}


def is_barely_named(entity: Entity) -> bool:
    """Whether a person is known by one word, by initials, or by no name at all."""
    if entity.kind is not EntityKind.PERSON:
        return not entity.name
    for name in (entity.name, *entity.names):
        is_one_word = len(name.split()) < 2
        if not is_one_word and not _INITIALS.fullmatch(fold(name)):
            return False
    return True


def _assessments(evidence: NetworkEvidence) -> Iterator[Gap]:
    assessed = set()
    for part in evidence.parts:
        if assessment_of(part) is not AssessmentStatus.ALLEGED:
            assessed.add(part.end)

    def lacks(case: Case) -> bool:
        return case.id not in assessed

    yield from _of_cases(evidence, GapKind.ASSESSMENT, lacks, (Place.CASE_FILE,))


def _facts(evidence: NetworkEvidence) -> Iterator[Gap]:
    def lacks_departure(case: Case) -> bool:
        return _left(case) and not case.departed_on

    def lacks_destination(case: Case) -> bool:
        return not case.destination.country

    ask = (Place.VICTIM, Place.CARRIER, Place.IMMIGRATION)
    yield from _of_cases(evidence, GapKind.DEPARTURE, lacks_departure, ask)
    ask_victim = (Place.VICTIM, Place.CASE_FILE)
    yield from _of_cases(evidence, GapKind.DESTINATION, lacks_destination, ask_victim)


def _of_cases(
    evidence: NetworkEvidence, kind: GapKind, lacks: Callable[[Case], bool], ask: tuple[Place, ...]
) -> Iterator[Gap]:
    """One task for all complaints that lack the same."""
    complaints = [case for case in evidence.cases.values() if case.scheme not in NO_COMPLAINTS]
    cases = sorted(case.id for case in complaints if lacks(case))
    if cases:
        yield _gap(evidence, kind, cases, ask=ask)


def _gap(
    evidence: NetworkEvidence,
    kind: GapKind,
    cases: Iterable[Id],
    *,
    about: tuple[Id, ...] = (),
    stage: str = "",
    ask: tuple[Place, ...] = (),
) -> Gap:
    """A gap with the victims of its cases counted, without those who are parties too."""
    concerned = tuple(cases)
    victims: set[Id] = set()
    for case in concerned:
        victims |= evidence.victims_of_case.get(case, frozenset())
    return Gap(
        kind=kind,
        about=about,
        stage=stage,
        cases=concerned,
        victims=len(victims - evidence.parties),
        ask=ask,
    )
