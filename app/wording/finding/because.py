"""Why something was found, and how a line of a list is known, in words."""

from collections.abc import Iterable

from app.networks.finding.finding import Because
from app.networks.finding.index import DESTINATION, KIND, PLACE, ROLE, YEAR
from app.networks.finding.lists import Standing
from app.wording.labels import N_
from app.wording.wording import Wording

_WHY = {
    Because.ID: N_("by its id"),
    Because.NUMBER: N_("this very number"),
    Because.NAME: N_("called so"),
    Because.SOUND: N_("sounds alike"),
    Because.BEGINNING: N_("begins so"),
    Because.SPELLING: N_("spelt nearly so"),
    Because.CASE: N_("part of its case number"),
    Because.PLACE: N_("from there, or in a case from or to there"),
    Because.PART: N_("part of its number"),
}
_STANDINGS = {
    Standing.KNOWN: N_("known"),
    Standing.SEVERAL: N_("several are known by it"),
    Standing.ALIKE: N_("something alike is known"),
    Standing.UNKNOWN: N_("not known"),
}
_FACETS = {
    KIND: N_("Kind"),
    ROLE: N_("Role"),
    PLACE: N_("Place"),
    DESTINATION: N_("Destination"),
    YEAR: N_("Year"),
}


def why_found(because: Iterable[Because], wording: Wording) -> str:
    """Why something was found, in one line."""
    return ", ".join(wording.text(_WHY[one]) for one in because)


def standing(found: Standing, wording: Wording) -> str:
    """How a line of a list is known."""
    return wording.text(_STANDINGS[found])


def facet_name(facet: str, wording: Wording) -> str:
    """What a facet is called."""
    return wording.text(_FACETS[facet])


def facet_value(facet: str, value: str, wording: Wording) -> str:
    """What a value of a facet is called."""
    if facet == KIND:
        return wording.kind(value)
    if facet == ROLE:
        return wording.role(value)
    return wording.country(value) if facet == DESTINATION else value
