"""Texts that people write for a briefing: judgement, outlook, steps, recommendation.

Decisions.
A text belongs to a network, as a note does: it is found again by the network's parties. It is told
inside the house, and to partners where its writer says so; the public is told no free text, in
which nobody can promise that no name stands. One that is about one case of the network says so: a
document on that case tells it, and none that is about all cases at once.
"""

from enum import StrEnum

from graph.model import Id
from graph.schema import Audience
from graph.work.questions import Confidence, Likelihood
from graph.work.versions import Version


class TextPart(StrEnum):
    """What part of a briefing somebody writes."""

    JUDGEMENT = "judgement"
    """What is concluded from the facts."""
    OUTLOOK = "outlook"
    """What is to be expected."""
    STEPS = "steps"
    """What was done already."""
    RECOMMENDATION = "recommendation"
    ALTERNATIVE = "alternative"
    """What else would explain the facts."""
    REPORTER_ASSESSMENT = "reporter_assessment"
    """What the reporter holds of one party."""


class BriefingText(Version, frozen=True, omit_defaults=True, kw_only=True):
    """A text under one heading of the briefings on a network."""

    about: tuple[Id, ...]
    """The network."""
    parties: tuple[Id, ...] = ()
    """Of the network, by whom it is found again."""
    part: TextPart
    text: str
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    party: Id = ""
    """Whom an assessment is of."""
    case: Id = ""
    """The one case that it is about; empty for the whole network."""
    audience: Audience = Audience.INTERNAL
    """The widest that may read it."""
