"""Co-travel: people of different cases on one ship or flight, or off from one place on one day."""

from collections import defaultdict
from collections.abc import Iterator

from graph.analysis.findings.motifs.found import (
    Motif,
    by_weight,
    cases_told_by,
    motif,
    unprotected_parts,
    victims_in,
)
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.properties import journey_of
from graph.model import Id, Relationship
from graph.names import fold
from graph.schema import ROLES, EntityKind, RelationshipKind, Stage

_WHOLE_DAY = len("2024-03-15")
_ON_THE_WAY = (Stage.TRANSPORT, Stage.IMMIGRATION)


def co_travels(evidence: NetworkEvidence) -> tuple[Motif, ...]:
    """Journeys that victims of different cases made together, and days on which they left from the
    same place.

    A journey is a ship or flight on a day; one that a case's text names counts for that case. A
    party who was aboard is told, one who was not is not sought on other departures. Days need a
    whole date and a place of departure. Members: `trip`, `party` (aboard; for a day, whoever
    several of the cases name), `victim`; params: `day`, `place`.
    """
    return by_weight([*_aboard(evidence), *_same_day(evidence)])


def _aboard(evidence: NetworkEvidence) -> Iterator[Motif]:
    """Ships and flights that victims of several cases took, or that a case's text names."""
    cases_of: defaultdict[Id, set[Id]] = defaultdict(set)
    for case in evidence.cases:
        for victim in victims_in(evidence, case):
            cases_of[victim].add(case)
    named: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for naming in evidence.by_kind.get(RelationshipKind.NAMED_IN, ()):
        named[naming.start].append(naming)
    trips = [entity for entity in evidence.entities.values() if entity.kind is EntityKind.TRIP]
    for trip in sorted(trips, key=lambda trip: trip.id):
        links = evidence.holders.get(trip.id, ())
        victims = {link.start for link in links if link.start in cases_of}
        of_parties = [link for link in links if link.start in evidence.parties]
        parties = {link.start for link in of_parties if cases_told_by(evidence, link)}
        by_victims = set().union(*(cases_of[victim] for victim in victims))
        by_text = {naming.end for naming in named[trip.id]} & evidence.cases.keys()
        cases = by_victims | by_text
        # One victim and the text of her own case are one telling.
        together = len(victims) > 1 or bool(by_text - by_victims)
        if not together or len(cases) < 2:
            continue
        support = [link for link in links if link.start in victims | parties]
        support += named[trip.id]
        members = {"trip": [trip.id], "party": parties, "victim": victims}
        day = journey_of(trip).day
        yield motif("co_travel", members, cases, support, day=day, place="")


def _same_day(evidence: NetworkEvidence) -> Iterator[Motif]:
    """Days on which people of several cases left from one place."""
    left: defaultdict[tuple[str, str], list[Id]] = defaultdict(list)
    for case in sorted(evidence.cases.values(), key=lambda case: case.id):
        day, place = case.departed_on or "", case.departed_from
        if len(day) == _WHOLE_DAY and place:
            left[day, fold(place)].append(case.id)
    all_parts = tuple(unprotected_parts(evidence))
    for (day, _), cases in left.items():
        if len(cases) < 2:
            continue
        parts = [part for part in all_parts if part.end in cases]
        named: defaultdict[Id, set[Id]] = defaultdict(set)
        for part in parts:
            named[part.start].add(part.end)
        parties = {party for party, where in named.items() if len(where) > 1}
        parties |= {part.start for part in parts if ROLES[part.role].stage in _ON_THE_WAY}
        yield motif(
            "co_travel",
            {"party": parties, "victim": victims_in(evidence, *cases)},
            cases,
            [part for part in parts if part.start in parties],
            day=day,
            place=evidence.cases[cases[0]].departed_from,
        )
