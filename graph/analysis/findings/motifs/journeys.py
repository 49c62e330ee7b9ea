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
from graph.analysis.networks.evidence import Evidence
from graph.model import Id
from graph.names import fold
from graph.schema import ROLES, EntityKind, RelationshipKind, Stage

_WHOLE_DAY = len("2024-03-15")
_ON_THE_WAY = (Stage.TRANSPORT, Stage.IMMIGRATION)


def co_travels(evidence: Evidence) -> tuple[Motif, ...]:
    """Journeys that victims of different cases made together, and days on which they left from the
    same place.

    A journey is a ship or flight on a day; one that a case's text names counts for that case. A
    party who was aboard is told, one who was not is not sought on other departures. Days need a
    whole date and a place of departure. Members: `trip`, `party` (aboard; for a day, whoever
    several of the cases name), `victim`; params: `day`, `place`.
    """
    return by_weight([*_aboard(evidence), *_same_day(evidence)])


def _aboard(evidence: Evidence) -> Iterator[Motif]:
    cases_of: defaultdict[Id, set[Id]] = defaultdict(set)
    for case in evidence.cases:
        for victim in victims_in(evidence, case):
            cases_of[victim].add(case)
    named: defaultdict[Id, list[tuple[Id, Id]]] = defaultdict(list)
    for relationship in evidence.by_kind.get(RelationshipKind.NAMED_IN, ()):
        named[relationship.start].append((relationship.end, relationship.id))
    trips = [entity for entity in evidence.entities.values() if entity.kind is EntityKind.TRIP]
    for trip in sorted(trips, key=lambda trip: trip.id):
        links = evidence.holders.get(trip.id, ())
        victims = {link.start for link in links if link.start in cases_of}
        parties = {
            link.start
            for link in links
            if link.start in evidence.parties and cases_told_by(evidence, link)
        }
        by_victims = {case for victim in victims for case in cases_of[victim]}
        by_text = {case for case, _ in named[trip.id] if case in evidence.cases}
        together = len(victims) > 1 or bool(by_text - by_victims)
        if together and len(by_victims | by_text) > 1:
            support = [link for link in links if link.start in victims | parties]
            support += [
                relationship
                for relationship in evidence.by_kind.get(RelationshipKind.NAMED_IN, ())
                if relationship.start == trip.id
            ]
            members = {"trip": [trip.id], "party": parties, "victim": victims}
            day = str(trip.properties.get("value", "")).partition("|")[2]
            yield motif("co_travel", members, by_victims | by_text, support, day=day, place="")


def _same_day(evidence: Evidence) -> Iterator[Motif]:
    left: defaultdict[tuple[str, str], list[Id]] = defaultdict(list)
    for case in sorted(evidence.cases.values(), key=lambda case: case.id):
        if case.departed_on and len(case.departed_on) == _WHOLE_DAY and case.departed_from:
            left[case.departed_on, fold(case.departed_from)].append(case.id)
    everyone = tuple(unprotected_parts(evidence))
    for (day, _), cases in left.items():
        if len(cases) > 1:
            parts = [person for person in everyone if person.end in cases]
            named: defaultdict[Id, set[Id]] = defaultdict(set)
            for part in parts:
                named[part.start].add(part.end)
            parties = {party for party, where in named.items() if len(where) > 1}
            parties |= {part.start for part in parts if ROLES[part.role].stage in _ON_THE_WAY}
            victims = {victim for case in cases for victim in victims_in(evidence, case)}
            support = [part for part in parts if part.start in parties]
            place = evidence.cases[cases[0]].departed_from
            yield motif(
                "co_travel",
                {"party": parties, "victim": victims},
                cases,
                support,
                day=day,
                place=place,
            )
