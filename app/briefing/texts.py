"""What people write for a briefing, as opinions that say whose they are."""

from typing import Protocol

from app.briefing.model import Opinion, OpinionKind
from app.plain_text import plain
from app.wording.wording import Wording
from app.wording.work.words import confidence_word, likelihood_word
from graph.work.questions import Confidence, Likelihood


class WrittenText(Protocol):
    """A text that somebody wrote for one part of a briefing."""

    @property
    def part(self) -> str:
        """Which part it is for: `judgement`, `outlook`, `steps`, `recommendation` …"""

    @property
    def text(self) -> str:
        """What was written."""

    @property
    def likelihood(self) -> Likelihood | None:
        """How likely it is, where it judges."""

    @property
    def confidence(self) -> Confidence | None:
        """How sure one may be of that."""

    @property
    def party(self) -> str:
        """The id of the party that it assesses; empty when it is of the network."""

    @property
    def case(self) -> str:
        """The id of the one case that it is about; empty when it is of the network."""

    @property
    def by(self) -> str:
        """Who wrote it."""

    @property
    def on(self) -> str:
        """ISO date and time."""


def opinion_of(written: WrittenText, wording: Wording) -> Opinion:
    """A written text as an opinion; likelihood, confidence and author in sentences of their own."""
    return Opinion(
        text=plain(written.text),
        kind=OpinionKind(written.part),
        author=plain(written.by),
        on=written.on[:10],
        likelihood=written.likelihood,
        confidence=written.confidence,
        after=estimate(written.likelihood, written.confidence, wording),
    )


def estimate(
    likelihood: Likelihood | None, confidence: Confidence | None, wording: Wording
) -> tuple[str, ...]:
    """How likely and how sure, each in a sentence of its own (ICD 203)."""
    likely, sure = likelihood_word(likelihood, wording), confidence_word(confidence, wording)
    found = []
    if likely:
        found.append(wording.text("Likelihood: {word}.").format(word=likely))
    if sure:
        found.append(wording.text("Confidence in this judgement: {word}.").format(word=sure))
    return tuple(found)
