"""The story of one network: what it joined, how it grew, which ways it goes, who does what, what
money is told of.

Decisions.
Everything is counted from the cases and can be checked against them; nothing is estimated.
Complaints that are one account told twice (graph/analysis/networks/sources.py) count their money
once. Of several sums for one purpose in one account only the largest counts, since the others may
be parts of it: the totals are "at least". Sums that complaints tell of and payments that records
show are never added up: they may be the same money.
A case counts in the month of its first day, of departure or report; one that tells a year alone
counts in no month. A list of ties counts in the month of its first tie, and whom it names in that
of the first tie of each.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from graph.analysis.findings.gaps import needed_stages
from graph.analysis.findings.money import told_sums
from graph.analysis.measures.components import components
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.sources import file_links, independent_sources
from graph.dates import span
from graph.model import Case, Id, Relationship, Statement, Value
from graph.names import fold
from graph.schema import EDGE_LIST, NO_COMPLAINTS, RelationshipKind, Stage

DORMANT_MONTHS = 6
"""Months without a case after which a network that goes on was dormant."""

_STILL_OPEN = re.compile(r"\b(belum|tidak|not|dilimpahkan|limpah|handed|referred)\b")
_CLOSED = re.compile(
    r"\b(selesai|tuntas|tutup|ditutup|dihentikan|dicabut|inkracht|closed|done|resolved|withdrawn)\b"
)
_OPEN = re.compile(
    r"\b(proses|berjalan|baru|diterima|klarifikasi|mediasi|verifikasi|penyelidikan|penyidikan"
    r"|sidang|pending|open|new|progress|received|investigation|mediation|trial)\b"
)


class Joint(Value, frozen=True, omit_defaults=True):
    """What joins groups of cases that the files do not link: one party, or two tied parties."""

    parties: tuple[Id, ...]
    groups: tuple[int, ...]
    """Places in `NetworkProfile.groups`."""


class Month(Value, frozen=True, omit_defaults=True):
    """What became known of a network in one month."""

    month: str
    cases: int = 0
    parties: int = 0
    ties: int = 0


class Pause(Value, frozen=True, omit_defaults=True):
    """A time without cases between two months with some."""

    after: str
    until: str
    months: int


class Corridor(Value, frozen=True, omit_defaults=True):
    """One way that people were sent, with everywhere they came from."""

    origins: tuple[str, ...]
    departed_from: str
    transit: tuple[str, ...]
    city: str
    """Where in the country of destination, as far as it is told."""
    destination: str
    """ISO 3166 alpha-2."""
    cases: tuple[Id, ...]


class StageOfChain(Value, frozen=True, omit_defaults=True):
    """The parties named for one stage of the chain, and the cases that name them so."""

    stage: Stage
    parties: tuple[Id, ...]
    """Most important first."""
    cases: tuple[Id, ...]


class Money(Value, frozen=True, omit_defaults=True):
    """Money of one kind in one currency: at least so much, from so many accounts."""

    kind: str
    """`paid` and `owed` by records; `fee`, `advance`, `debt` or empty as complaints tell."""
    currency: str
    amount: float
    cases: int
    """Independent accounts that tell it."""
    least: float
    most: float
    """In one account."""


class NetworkProfile(Value, frozen=True, omit_defaults=True):
    """What a network tells when its cases are read together."""

    groups: tuple[tuple[Id, ...], ...]
    """Its cases as the files link them (a number or police report in common), the largest group
    first.
    """
    joints: tuple[Joint, ...] = ()
    """What joins those groups, what joins most first: the newly connected."""
    months: tuple[Month, ...] = ()
    pauses: tuple[Pause, ...] = ()
    corridors: tuple[Corridor, ...] = ()
    stages: tuple[StageOfChain, ...] = ()
    uncovered: tuple[Stage, ...] = ()
    """Stages that its cases need and nobody is named for."""
    money: tuple[Money, ...] = ()
    first_date: str | None = None
    last_date: str | None = None
    open: int = 0
    closed: int = 0
    unknown: int = 0
    """Cases whose status says neither."""


def profile_of(
    evidence: NetworkEvidence, *, dormant_months: int = DORMANT_MONTHS
) -> NetworkProfile:
    """What a network tells; parties and cases by id, as far as the reader may know of them.

    O(n + m) and sorting.
    """
    network = evidence.network
    cases = evidence.cases.values()
    groups = _groups(cases)
    months, active = _months(evidence)
    stages = _stages(evidence)
    covered = {stage.stage for stage in stages}
    needed = needed_stages(cases)
    complaints = [case for case in cases if case.scheme not in NO_COMPLAINTS]
    states = Counter(map(case_state, complaints))
    return NetworkProfile(
        groups=groups,
        joints=_joints(evidence, groups),
        months=months,
        pauses=_pauses(active, dormant_months),
        corridors=_corridors(cases),
        stages=stages,
        uncovered=tuple(stage for stage in needed if stage not in covered),
        money=(*_paid(evidence), *_told(evidence)),
        first_date=network.first_date,
        last_date=network.last_date,
        open=states["open"],
        closed=states["closed"],
        unknown=states["unknown"],
    )


def case_state(case: Case) -> str:
    """`open`, `closed` or `unknown`, by the words of its status; one handed to another office is
    still open.

    >>> from graph.model import SourceRef
    >>> def state(status: str) -> str:
    ...     return case_state(Case(id="c", number="1", ref=SourceRef(source_id="f"), status=status))
    >>> [state(status) for status in ("Selesai", "belum selesai", "Dalam proses", "dilimpahkan")]
    ['closed', 'open', 'open', 'open']
    >>> [state(status) for status in ("P-19", "")]
    ['unknown', 'unknown']
    """
    said = fold(case.status)
    if _STILL_OPEN.search(said):
        return "open"
    if _CLOSED.search(said):
        return "closed"
    return "open" if _OPEN.search(said) else "unknown"


def _groups(cases: Iterable[Case]) -> tuple[tuple[Id, ...], ...]:
    known = sorted(cases, key=lambda case: case.id)
    number = components(file_links(known))
    found: defaultdict[int, list[Id]] = defaultdict(list)
    for case in known:
        found[number[case.id]].append(case.id)
    groups = [tuple(group) for group in found.values()]
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def _joints(evidence: NetworkEvidence, groups: tuple[tuple[Id, ...], ...]) -> tuple[Joint, ...]:
    """What joins groups of cases: a party of several, or a tie between parties of several."""
    place: dict[Id, int] = {}
    for number, group in enumerate(groups):
        place.update(dict.fromkeys(group, number))
    groups_of: dict[Id, set[int]] = {}
    found = []
    for party in evidence.parties:
        own = {place[case] for case in evidence.cases_of(party)}
        groups_of[party] = own
        if len(own) > 1:
            found.append(Joint(parties=(party,), groups=tuple(sorted(own))))
    for tie in evidence.network.ties:
        left, right = groups_of[tie.left], groups_of[tie.right]
        if left and right and left.isdisjoint(right):
            both = tuple(sorted(left | right))
            found.append(Joint(parties=(tie.left, tie.right), groups=both))

    def order(joint: Joint) -> tuple[int, int, tuple[Id, ...]]:
        return (-len(joint.groups), len(joint.parties), joint.parties)

    return tuple(sorted(found, key=order))


def _months(evidence: NetworkEvidence) -> tuple[tuple[Month, ...], list[str]]:
    """The months in which anything became known, and those in which something is told to happen.

    What happens are cases, and ties that a list tells.
    """
    listed = list(_listed(evidence))
    cases = _count_months(_days_of_cases(evidence, listed))
    parties = _count_months(_days_of_parties(evidence, listed))
    first_tied = []
    for tie in evidence.network.ties:
        first, _ = span(reason.first_on for reason in tie.reasons)
        first_tied.append(first)
    ties = _count_months(first_tied)
    found = []
    for month in sorted(cases.keys() | parties.keys() | ties.keys()):
        known = Month(
            month=month,
            cases=cases[month],
            parties=parties[month],
            ties=ties[month],
        )
        found.append(known)
    days: list[str | None] = []
    for link in listed:
        days += (link.first_on, link.last_on)
    active = cases.keys() | _count_months(days).keys()
    return tuple(found), sorted(active)


def _count_months(days: Iterable[str | None]) -> Counter[str]:
    months = map(_month, days)
    return Counter(month for month in months if month)


def _days_of_cases(evidence: NetworkEvidence, listed: list[Relationship]) -> list[str | None]:
    """The first day of each case; of a list, also of the ties that it tells."""
    told: defaultdict[Id, list[str | None]] = defaultdict(list)
    for tie in listed:
        for case_id in tie.cases:
            told[case_id].append(tie.first_on)
    days = []
    for case in evidence.cases.values():
        first, _ = span((case.departed_on, case.reported_on))
        if case.scheme == EDGE_LIST and case.id in told:
            first, _ = span((first, *told[case.id]))
        days.append(first)
    return days


def _days_of_parties(evidence: NetworkEvidence, listed: list[Relationship]) -> list[str | None]:
    """The first day on which each party is known: of a case, or of a tie that a list tells."""
    known: dict[Id, list[str | None]] = {party: [] for party in evidence.parties}
    for party, days in known.items():
        for case_id in evidence.cases_of(party):
            case = evidence.cases[case_id]
            first, _ = span((case.departed_on, case.reported_on))
            days.append(first)
    for tie in listed:
        for party in {tie.start, tie.end} & known.keys():
            known[party].append(tie.first_on)
    return [span(days)[0] for days in known.values()]


def _listed(evidence: NetworkEvidence) -> Iterator[Relationship]:
    """The ties that a list tells."""
    cases = evidence.cases.items()
    lists = {case_id for case_id, case in cases if case.scheme == EDGE_LIST}
    if not lists:
        return
    for link in evidence.relationships:
        is_tie = link.kind is not RelationshipKind.PARTY_TO
        if is_tie and not lists.isdisjoint(link.cases):
            yield link


def _month(day: str | None) -> str:
    if not day or len(day) < len("2024-03"):
        return ""
    return day[:7]


def _pauses(months: list[str], dormant_months: int) -> tuple[Pause, ...]:
    """Times of more than `dormant_months` whole months without a case."""
    found = []
    for before, after in pairwise(months):
        between = _count(after) - _count(before) - 1
        if between > dormant_months:
            pause = Pause(after=before, until=after, months=between)
            found.append(pause)
    return tuple(found)


def _count(month: str) -> int:
    """A month as a number, so that the next month is one more."""
    year, of_year = int(month[:4]), int(month[5:7])
    return year * 12 + of_year


def _corridors(cases: Iterable[Case]) -> tuple[Corridor, ...]:
    """The ways told in the cases, the most frequent first.

    Cases that tell neither way nor destination are left out.
    """
    cases_of: defaultdict[_Way, list[Case]] = defaultdict(list)
    for case in sorted(cases, key=lambda case: case.id):
        end = case.destination
        way = _Way(case.departed_from, case.transit, end.regency, end.country)
        if any(way):
            cases_of[way].append(case)
    found = [_corridor(way, told) for way, told in cases_of.items()]

    def order(corridor: Corridor) -> tuple[int, str, tuple[str, ...], str, str]:
        return (
            -len(corridor.cases),
            corridor.departed_from,
            corridor.transit,
            corridor.destination,
            corridor.city,
        )

    return tuple(sorted(found, key=order))


class _Way(NamedTuple):
    """Where people left from, by which places, and where they were sent."""

    departed_from: str
    transit: tuple[str, ...]
    city: str
    destination: str


def _corridor(way: _Way, cases: list[Case]) -> Corridor:
    origins = {case.origin.regency or case.origin.province for case in cases}
    return Corridor(
        origins=tuple(sorted(origins - {""})),
        departed_from=way.departed_from,
        transit=way.transit,
        city=way.city,
        destination=way.destination,
        cases=tuple(case.id for case in cases),
    )


def _stages(evidence: NetworkEvidence) -> tuple[StageOfChain, ...]:
    """The stages of the chain for which anybody is named, in their order."""
    named: defaultdict[Stage, list[Id]] = defaultdict(list)
    cases: defaultdict[Stage, set[Id]] = defaultdict(set)
    for party in evidence.network.parties:
        stages: set[Stage] = set()
        for case in evidence.cases_of(party):
            for role in evidence.roles(party, case):
                if role.stage:
                    stages.add(role.stage)
                    cases[role.stage].add(case)
        for stage in stages:
            named[stage].append(party)
    found = []
    for stage in Stage:
        if stage in named:
            of_stage = StageOfChain(
                stage=stage,
                parties=tuple(named[stage]),
                cases=tuple(sorted(cases[stage])),
            )
            found.append(of_stage)
    return tuple(found)


def _told(evidence: NetworkEvidence) -> Iterator[Money]:
    """Sums that complaints tell of, but for wages, which are promised and not paid."""
    account = independent_sources(evidence.cases.values(), _victims(evidence))
    largest: defaultdict[tuple[str, str], dict[Id, float]] = defaultdict(dict)
    for case in evidence.cases.values():
        teller = account[case.id]
        for total in told_sums(case):
            if total.purpose == "wage" or total.amount <= 0:
                continue
            # Of the sums that one account tells the others may be parts of the largest.
            of_account = largest[total.purpose, total.currency]
            known = of_account.get(teller, 0.0)
            of_account[teller] = max(known, total.amount)
    for (purpose, currency), sums in sorted(largest.items()):
        yield _money(purpose, currency, sums.values())


def _victims(evidence: NetworkEvidence) -> Iterator[tuple[Id, Id]]:
    for case, victims in evidence.victims_of_case.items():
        for person in sorted(victims - evidence.parties):
            yield person, case


def _paid(evidence: NetworkEvidence) -> Iterator[Money]:
    """What records say was paid or is owed.

    The same sum on the same day from the same payer is one payment, whichever files and receivers
    tell of it.
    """
    account = independent_sources(evidence.cases.values(), _victims(evidence))
    told: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in evidence.statements.values():
        kind = _RECORDED.get(statement.kind)
        if kind and statement.amount and statement.case_id in account:
            told[kind, statement.currency].append(statement)
    for (kind, currency), statements in sorted(told.items()):
        sums: defaultdict[Id, float] = defaultdict(float)
        for (case, amount), count in _payments(statements, account).items():
            sums[case] += amount * count
        yield _money(kind, currency, sums.values())


_RECORDED = {RelationshipKind.PAID: "paid", RelationshipKind.OWES: "owed"}


def _payments(statements: Iterable[Statement], account: dict[Id, Id]) -> Counter[tuple[Id, float]]:
    """How often each sum was paid in each account."""
    tellers: defaultdict[tuple[Id, object, str | None, float], Counter[tuple[Id, object]]] = (
        defaultdict(Counter)
    )
    for statement in statements:
        payment = (
            account[statement.case_id],
            statement.subject,
            statement.first_on,
            statement.amount or 0.0,
        )
        tellers[payment][statement.ref.source_id, statement.object] += statement.count
    found: Counter[tuple[Id, float]] = Counter()
    for (case, _, _, amount), counts in tellers.items():
        found[case, amount] += max(counts.values())
    return found


def _money(kind: str, currency: str, sums: Iterable[float]) -> Money:
    ordered = sorted(sums)
    return Money(
        kind=kind,
        currency=currency,
        amount=round(sum(ordered), 2),
        cases=len(ordered),
        least=ordered[0],
        most=ordered[-1],
    )
