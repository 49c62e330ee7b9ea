"""What the values of facets are called, and in which colour a lens shows them."""

from collections.abc import Mapping

from app.drawing.style import GROUP_COLORS
from app.networks.explorer.shown.facets import GRADE, ROLE
from app.networks.explorer.shown.picture import Picture
from app.plain_text import plain
from app.wording.wording import Wording
from graph.model import Grade
from graph.places import region
from graph.schema import Credibility, EntityKind, Reliability

PALETTE = ("#0072b2", "#e69f00", "#009e73", "#56b4e9", "#cc79a7", "#f0e442", "#b9a3c9", "#8c6d3f")
"""Colours of values that have none of their own, after Okabe and Ito; the rest is grey."""
REST = "#aab4bf"
_COUNTRY = 2
"""Letters of the code of a country."""


def word_of(facet: str, value: str, picture: Picture, wording: Wording) -> str:
    """What a value of a facet is called."""
    match facet:
        case "kind":
            known = value in set(EntityKind)
            return wording.kind(value) if known else wording.relationship(value)
        case "role":
            return wording.group(value)
        case "strength":
            return wording.strength(value)
        case "grade":
            grade = read_grade(value)
            return wording.grade(grade) if grade else plain(value)
        case "status":
            return wording.assessment(value)
        case "place":
            return place_name(value, wording)
        case _:
            return plain(picture.source_names.get(value, "")) or value


def place_name(code: str, wording: Wording) -> str:
    """What a place is called: a region by its code, a country by its own."""
    known = region(code)
    if known:
        return known.name
    return wording.country(code) if len(code) == _COUNTRY else plain(code)


def colors_of(facet: str, values: Mapping[str, int]) -> dict[str, str]:
    """The colour of each value: the most frequent ones have one of their own."""
    if facet == ROLE:
        return {value: GROUP_COLORS.get(value, REST) for value in values}
    by_count = sorted(values, key=lambda value: (-values[value], value))
    if facet == GRADE:
        by_count = sorted(values)
    return {
        value: PALETTE[place] if place < len(PALETTE) else REST
        for place, value in enumerate(by_count)
    }


def read_grade(text: str) -> Grade | None:
    """The grade that is written so: "B2"; None for what is none."""
    if text[:1] not in set(Reliability) or text[1:] not in set(Credibility):
        return None
    return Grade(reliability=Reliability(text[0]), credibility=Credibility(text[1]))
