"""What the properties of entities and relationships say, as typed values.

Properties are plain JSON that is read by key; whoever concludes something from them asks here, so
that each key is written once.
"""

from typing import NamedTuple

from graph.model import Entity, Relationship
from graph.schema import AssessmentStatus


class Journey(NamedTuple):
    """A ship or flight and the day of its journey; either is empty when it is not known."""

    vehicle: str
    day: str


def assessment_of(part: Relationship) -> AssessmentStatus:
    """Where the claim of a part in a case stands: alleged when nobody assessed it."""
    return AssessmentStatus(part.properties.get("assessment") or AssessmentStatus.ALLEGED)


def assessed_on(part: Relationship) -> str:
    """The day of that assessment; empty when it is not known."""
    return str(part.properties.get("assessed_on") or "")


def licence_of(part: Relationship) -> str:
    """What the lists of licences say of the party on the day of the case; empty for no list."""
    return str(part.properties.get("licence") or "")


def currency_of(link: Relationship) -> str:
    """The currency of what was paid or is owed; empty when it is not told."""
    return str(link.properties.get("currency", ""))


def scheme_of(identifier: Entity) -> str:
    """The scheme of an identifier; empty for any other entity."""
    return str(identifier.properties.get("scheme", ""))


def value_of(identifier: Entity) -> str:
    """The canonical value of an identifier; empty for any other entity."""
    return str(identifier.properties.get("value", ""))


def journey_of(trip: Entity) -> Journey:
    """The vehicle and the day that the value of a trip names."""
    vehicle, _, day = value_of(trip).partition("|")
    return Journey(vehicle, day)
