"""Evidence without what the cases of two share besides them.

A case in which somebody is a victim shares people with others, too: whether that was weighed would
tell who may not see victims that there is such a case. So it is left out of all that they are
shown, of everybody alike, and out of the sum of the bits.
"""

from msgspec.structs import replace

from graph.model import Assignment, Relationship
from graph.resolution.best_fits import bits_of
from graph.resolution.people.context import CONTEXT


def has_context(assignment: Assignment) -> bool:
    """Whether what the cases share was weighed."""
    return any(said.name == CONTEXT for said in assignment.comparisons)


def assignment_alone(assignment: Assignment) -> Assignment:
    """How a mention fits another, by what the two say themselves."""
    kept = tuple(said for said in assignment.comparisons if said.name != CONTEXT)
    shared = sum(said.weight for said in assignment.comparisons if said.name == CONTEXT)
    return replace(assignment, weight=round(assignment.weight - shared, 3), comparisons=kept)


def proposal_alone(link: Relationship) -> Relationship:
    """A link that proposes two as one, by what the two say themselves."""
    stored = link.properties.get("comparisons", ())
    shared = sum(said["weight"] for said in stored if said["name"] == CONTEXT)
    if not shared:
        return link
    kept = [said for said in stored if said["name"] != CONTEXT]
    bits = round(bits_of(link) - shared, 3)
    return replace(link, properties={**link.properties, "comparisons": kept, "bits": bits})
