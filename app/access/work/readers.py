"""For whom a text of a briefing is written, and for whom an edition is made."""

from app.access.viewer import Viewer
from graph.errors import InvalidValue
from graph.messages import message
from graph.schema import Audience

HOUSE = Audience.INTERNAL
WRITTEN_FOR = (Audience.INTERNAL, Audience.PARTNER)
"""Audiences that a text may be written for."""


def is_written_for(readers: Audience, viewer: Viewer) -> bool:
    """Whether a text written for these readers is told to a viewer."""
    inside = viewer.audience is Audience.INTERNAL
    return viewer.policy.tells("work.texts") and (inside or readers is not Audience.INTERNAL)


def checked_readers(audience: str) -> Audience:
    """The audience that a text is written for; raises InvalidValue for any but two."""
    if audience not in WRITTEN_FOR:
        raise InvalidValue(
            message("the public is told no free text, in which a name may stand"),
            message("write it for internal or partner"),
        )
    return Audience(audience)
