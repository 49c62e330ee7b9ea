"""I4, I12, I14, I15: houses where people were kept, villages they come from, ways they took."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.indicator_input import IndicatorInput, days_between, ids
from graph.analysis.findings.motifs.routes import route_of
from graph.analysis.networks.properties import Journey, journey_of
from graph.model import Case, Id, Relationship
from graph.names import fold
from graph.schema import EntityKind, RelationshipKind, RoleGroup, Scheme


def safe_house(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I4: an address where victims of `min_cases` complaints lived, or victims and an unrelated
    party together; or a party said to have sheltered victims of `min_cases` complaints, with the
    longest stay that is told. An address of many is what is looked for, so only one that a person
    called common (an office's shelter) is passed over.

    Source: 26 candidates kept in one flat for up to four months (Kelapa Gading); the act of
    sheltering of UU 21/2007.
    """
    least = inquiry.thresholds.of("I4")["min_cases"]
    yield from _addresses(inquiry, least)
    yield from _keepers(inquiry, least)


def _addresses(inquiry: IndicatorInput, least: int) -> Iterator[Firing]:
    """Addresses of victims, with the parties there who are no relatives of theirs."""
    for address in inquiry.entities_of(EntityKind.ADDRESS):
        found = set(inquiry.everybody_at(address.id))
        victims = found & inquiry.victims
        parties = found & inquiry.acts_of.keys()
        hosts = {party for party in parties if not inquiry.is_kin(party, victims)}
        if not victims:
            continue
        if not hosts and inquiry.families(victims) < least:
            continue
        cases = inquiry.cases_around(victims)
        people = victims | hosts
        links = inquiry.links_to(address.id, people)
        yield Firing(
            code="I4",
            variant="shared" if hosts else "address",
            subject=address.id,
            params={"victims": len(victims), "cases": len(cases), "parties": len(hosts)},
            entities=(address.id, *sorted(people)),
            relationships=ids(*links),
            cases=tuple(sorted(cases)),
            force=Force.STRONG if len(cases) >= least else Force.MEDIUM,
        )


def _keepers(inquiry: IndicatorInput, least: int) -> Iterator[Firing]:
    """Parties said to have sheltered victims of so many complaints."""
    kept: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for stay in inquiry.evidence.by_kind.get(RelationshipKind.HARBOURED, ()):
        if stay.start in inquiry.acts_of:
            kept[stay.start].append(stay)
    for keeper, stays in sorted(kept.items()):
        cases = inquiry.complaints_telling(stays)
        if len(cases) < least:
            continue
        guests = sorted({stay.end for stay in stays})
        longest = max(_days_of(stay) for stay in stays)
        yield Firing(
            code="I4",
            variant="stay" if longest else "keeper",
            subject=keeper,
            params={"victims": len(guests), "cases": len(cases), "days": longest},
            entities=(keeper, *guests),
            relationships=ids(*stays),
            cases=tuple(sorted(cases)),
        )


def _days_of(stay: Relationship) -> int:
    """How many days a stay lasted; 0 when it is not known."""
    return days_between(stay.first_on or "", stay.last_on or "") or 0


def origin_cluster(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I12: `min_victims` victims of one village, or district, within `within_days`, through
    different recruiters.

    Such a village points to somebody behind the recruiters. The sentence names the regency only: a
    village may tell who a victim is. Source: Denton 2016 (traffickers and victims of one
    community); seven people of Manado 2025.
    """
    limits = inquiry.thresholds.of("I12")
    origins: defaultdict[tuple[str, ...], list[Id]] = defaultdict(list)
    for case_id, case in inquiry.cases.items():
        place = _village(case)
        if place and inquiry.day(case_id):
            origins[place].append(case_id)
    for place, cases in sorted(origins.items()):
        cluster = _densest(inquiry, cases, limits["within_days"])
        victims = inquiry.victims_in(cluster)
        recruiters_of = [_recruiters(inquiry, case) for case in cluster]
        recruiters = sorted(set().union(*recruiters_of))
        if len(victims) < limits["min_victims"] or len(recruiters) < limits["min_recruiters"]:
            continue
        if not _some_apart(recruiters_of):
            continue
        first, last = inquiry.span(cluster)
        yield Firing(
            code="I12",
            subject=inquiry.network,
            params={
                "victims": len(victims),
                "recruiters": len(recruiters),
                "place": place[-1],
                "first": first,
                "last": last,
            },
            entities=(*recruiters, *sorted(victims)),
            relationships=ids(*inquiry.acts_in_any(cluster)),
            cases=tuple(sorted(cluster)),
        )


def _some_apart(parties_of: Iterable[set[Id]]) -> bool:
    """Whether two cases that name parties share none; `parties_of` are those of each case."""
    named = [parties for parties in parties_of if parties]
    return any(left.isdisjoint(right) for left, right in combinations(named, 2))


def repeating_route(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I14: the same places in the same order in `min_cases` complaints, two of which share no
    party.

    A route counts when `min_places` of origin, departure, transit and destination are known.
    Source: the ways by Nunukan, and by Kijang and Punggur.
    """
    limits = inquiry.thresholds.of("I14")
    routes: defaultdict[tuple[str, ...], list[Id]] = defaultdict(list)
    for case_id, case in inquiry.cases.items():
        route, end = _route(case), case.destination
        # A city and its country are one place.
        places = len(route) - bool(end.regency and end.country)
        if places >= limits["min_places"]:
            routes[route].append(case_id)
    for _, cases in sorted(routes.items()):
        parties_of = [{act.start for act in inquiry.acts_in.get(case, ())} for case in cases]
        if len(cases) < limits["min_cases"] or not _some_apart(parties_of):
            continue
        parties = set().union(*parties_of)
        yield Firing(
            code="I14",
            subject=inquiry.network,
            params={"cases": len(cases), "route": route_of(inquiry.cases[cases[0]])},
            entities=tuple(sorted(parties)),
            cases=tuple(cases),
        )


def co_travel(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I15: victims of `min_cases` complaints on one journey; or a party aboard, or aboard the same
    ship or flight within `within_days`, since recruiters travel ahead of those they bring.

    Source: the group stopped at Harbour Bay, whose recruiter travelled separately.
    """
    limits = inquiry.thresholds.of("I15")
    trips = inquiry.entities_of(EntityKind.TRIP, Scheme.TRIP)
    aboard = {trip.id: set(inquiry.everybody_at(trip.id)) for trip in trips}
    journeys = {trip.id: journey_of(trip) for trip in trips}
    for trip in trips:
        victims = aboard[trip.id] & inquiry.victims
        if not victims:
            continue
        near = _near(journeys, trip.id, limits["within_days"])
        passengers: set[Id] = set()
        for other in near:
            passengers |= aboard[other]
        escorts = passengers & inquiry.acts_of.keys()
        cases = inquiry.cases_around(victims)
        together = len(cases) >= limits["min_cases"]
        if not together and not escorts:
            continue
        people = victims | escorts
        links: list[Relationship] = []
        for other in {trip.id, *near}:
            links += inquiry.links_to(other, people)
        of_escorts = inquiry.cases_of_any(escorts)
        variant = "escort"
        if together:
            variant = "both" if escorts else "together"
        yield Firing(
            code="I15",
            variant=variant,
            subject=trip.id,
            params={"victims": len(victims), "cases": len(cases), "parties": len(escorts)},
            entities=(trip.id, *sorted(people)),
            relationships=ids(*links),
            cases=tuple(sorted(cases | of_escorts)),
            force=Force.STRONG if variant == "both" else Force.MEDIUM,
        )


def _near(journeys: Mapping[Id, Journey], trip: Id, within: int) -> list[Id]:
    """Journeys of one vehicle within so many days of a trip; the trip alone when it has no day."""
    vehicle, day = journeys[trip]
    near = []
    for other, journey in journeys.items():
        gap = days_between(day, journey.day) if journey.vehicle == vehicle else None
        if gap is not None and abs(gap) <= within:
            near.append(other)
    return near or [trip]


def _recruiters(inquiry: IndicatorInput, case: Id) -> set[Id]:
    found = set()
    for act in inquiry.acts_in.get(case, ()):
        roles = inquiry.evidence.roles(act.start, case)
        if any(role.group is RoleGroup.RECRUITER for role in roles):
            found.add(act.start)
    return found


def _village(case: Case) -> tuple[str, ...]:
    """Village or district of origin, folded, with its regency as written last.

    Empty when neither is known.
    """
    origin = case.origin
    smallest = origin.village or origin.district
    if not smallest:
        return ()
    return (fold(smallest), fold(origin.district), origin.regency)


def _densest(inquiry: IndicatorInput, cases: Iterable[Id], within: int) -> list[Id]:
    """The cases of the window of so many days that holds most of them, the earliest such window."""
    ordered = sorted(cases, key=lambda case: (inquiry.day(case), case))
    best: list[Id] = []
    for place, first in enumerate(ordered):
        begin = inquiry.day(first)
        window = []
        for case in ordered[place:]:
            gap = days_between(begin, inquiry.day(case))
            if gap is not None and gap <= within:
                window.append(case)
        if len(window) > len(best):
            best = window
    return best


def _route(case: Case) -> tuple[str, ...]:
    """The places of a case in order, folded; empty when no more than its ends are known."""
    end = case.destination.regency or case.destination.country
    between = (case.departed_from, *case.transit)
    if not end or not any(between):
        return ()
    return tuple(map(fold, route_of(case)))
