"""I4, I12, I14, I15: houses where people were kept, villages they come from, ways they were
taken.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.inquiry import IndicatorInput, days_between, ids
from graph.analysis.findings.motifs.routes import route_of
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
    limits = inquiry.thresholds.of("I4")
    for address in inquiry.entities_of(EntityKind.ADDRESS):
        found = set(inquiry.everybody_at(address.id))
        victims, parties = found & inquiry.victims, found & inquiry.acts_of.keys()
        hosts = {party for party in parties if not inquiry.is_kin(party, victims)}
        cases = {case for who in victims for case in _complaints(inquiry, who)}
        if victims and (hosts or inquiry.families(victims) >= limits["min_cases"]):
            links = [
                holder
                for holder in inquiry.evidence.holders[address.id]
                if holder.start in victims | hosts
            ]
            yield Firing(
                code="I4",
                variant="shared" if hosts else "address",
                subject=address.id,
                params={"victims": len(victims), "cases": len(cases), "parties": len(hosts)},
                entities=(address.id, *sorted(victims | hosts)),
                relationships=ids(*links),
                cases=tuple(sorted(cases)),
                force=Force.STRONG if len(cases) >= limits["min_cases"] else Force.MEDIUM,
            )
    kept: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for relationship in inquiry.evidence.by_kind.get(RelationshipKind.HARBOURED, ()):
        if relationship.start in inquiry.acts_of:
            kept[relationship.start].append(relationship)
    for keeper, stays in sorted(kept.items()):
        cases = {case for stay in stays for case in stay.cases if case in inquiry.cases}
        if len(cases) >= limits["min_cases"]:
            guests = sorted({stay.end for stay in stays})
            longest = max(
                (days_between(stay.first_on or "", stay.last_on or "") or 0 for stay in stays),
                default=0,
            )
            yield Firing(
                code="I4",
                variant="stay" if longest else "keeper",
                subject=keeper,
                params={"victims": len(guests), "cases": len(cases), "days": longest},
                entities=(keeper, *guests),
                relationships=ids(*stays),
                cases=tuple(sorted(cases)),
            )


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
        recruiters = sorted(
            {recruiter for case in cluster for recruiter in _recruiters(inquiry, case)}
        )
        apart = any(
            not set(_recruiters(inquiry, left)) & set(_recruiters(inquiry, right))
            for left, right in combinations(
                [case for case in cluster if _recruiters(inquiry, case)], 2
            )
        )
        if (
            len(victims) >= limits["min_victims"]
            and len(recruiters) >= limits["min_recruiters"]
            and apart
        ):
            first, last = inquiry.span(cluster)
            yield Firing(
                code="I12",
                subject=inquiry.network,
                params={
                    **{"victims": len(victims), "recruiters": len(recruiters), "place": place[-1]},
                    **{"first": first, "last": last},
                },
                entities=(*recruiters, *sorted(victims)),
                relationships=ids(
                    *(act for case in cluster for act in inquiry.acts_in.get(case, ()))
                ),
                cases=tuple(sorted(cluster)),
            )


def repeating_route(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I14: the same places in the same order in `min_cases` complaints, two of which share no
    party.

    A route counts when `min_places` of origin, departure, transit and destination are known.
    Source: the ways by Nunukan, and by Kijang and Punggur.
    """
    limits = inquiry.thresholds.of("I14")
    routes: defaultdict[tuple[str, ...], list[Id]] = defaultdict(list)
    for case_id, case in inquiry.cases.items():
        way, end = _way(case), case.destination
        if len(way) - bool(end.regency and end.country) >= limits["min_places"]:
            routes[way].append(case_id)
    for _, cases in sorted(routes.items()):
        parties = {
            case: {relationship.start for relationship in inquiry.acts_in.get(case, ())}
            for case in cases
        }
        named = [party for party in parties.values() if party]
        apart = any(left.isdisjoint(right) for left, right in combinations(named, 2))
        if len(cases) >= limits["min_cases"] and apart:
            yield Firing(
                code="I14",
                subject=inquiry.network,
                params={"cases": len(cases), "route": route_of(inquiry.cases[cases[0]])},
                entities=tuple(sorted(set().union(*parties.values()))),
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
    when = {trip.id: str(trip.properties.get("value", "")).partition("|") for trip in trips}
    for trip in trips:
        victims = aboard[trip.id] & inquiry.victims
        cases = {case for who in victims for case in _complaints(inquiry, who)}
        vehicle, _, day = when[trip.id]
        near = [
            other.id
            for other in trips
            if when[other.id][0] == vehicle
            and (gap := days_between(day, when[other.id][2])) is not None
            and abs(gap) <= limits["within_days"]
        ] or [trip.id]
        escorts = {who for key in near for who in aboard[key] & inquiry.acts_of.keys()}
        together = len(cases) >= limits["min_cases"]
        if victims and (together or escorts):
            links = [
                holder
                for key in {trip.id, *near}
                for holder in inquiry.evidence.holders.get(key, ())
            ]
            shown = [link for link in links if link.start in victims | escorts]
            yield Firing(
                code="I15",
                variant=("both" if escorts else "together") if together else "escort",
                subject=trip.id,
                params={"victims": len(victims), "cases": len(cases), "parties": len(escorts)},
                entities=(trip.id, *sorted(victims | escorts)),
                relationships=ids(*shown),
                cases=tuple(
                    sorted(cases | {case for who in escorts for case in inquiry.cases_of(who)})
                ),
                force=Force.STRONG if together and escorts else Force.MEDIUM,
            )


def _complaints(inquiry: IndicatorInput, who: Id) -> set[Id]:
    return {
        relationship.end
        for relationship in inquiry.evidence.parts_of.get(who, ())
        if relationship.end in inquiry.cases
    }


def _recruiters(inquiry: IndicatorInput, case: Id) -> list[Id]:
    roles = (
        (relationship.start, inquiry.evidence.roles(relationship.start, case))
        for relationship in inquiry.acts_in.get(case, ())
    )
    return sorted(
        {who for who, found in roles if any(role.group is RoleGroup.RECRUITER for role in found)}
    )


def _village(case: Case) -> tuple[str, ...]:
    """Village or district of origin, folded, with its regency as written last; empty when neither
    is known.
    """
    smallest = case.origin.village or case.origin.district
    return (fold(smallest), fold(case.origin.district), case.origin.regency) if smallest else ()


def _densest(inquiry: IndicatorInput, cases: Iterable[Id], within: int) -> list[Id]:
    """The cases of the window of so many days that holds most of them, the earliest such window."""
    ordered = sorted(cases, key=lambda case: (inquiry.day(case), case))
    best: list[Id] = []
    for place, first in enumerate(ordered):
        gaps = (
            (case, days_between(inquiry.day(first), inquiry.day(case))) for case in ordered[place:]
        )
        window = [case for case, gap in gaps if gap is not None and gap <= within]
        best = window if len(window) > len(best) else best
    return best


def _way(case: Case) -> tuple[str, ...]:
    """The places of a case in order, folded; empty when no more than its ends are known."""
    end = case.destination.regency or case.destination.country
    between = any((case.departed_from, *case.transit))
    return tuple(map(fold, route_of(case))) if end and between else ()
