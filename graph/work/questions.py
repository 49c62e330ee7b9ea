"""Questions: what somebody wants to know, what is known of it, and what is concluded.

Decisions.
How likely a conclusion is, and how sure one may be of that judgement, are two things and are kept
apart (ICD 203, Analytic Standards: "must not be combined in one sentence").
"""

from enum import StrEnum

from graph.model import Id, Value
from graph.work.versions import Version


class Likelihood(StrEnum):
    """The seven bands of ICD 203, least likely first, with their ends in percent."""

    ALMOST_NO_CHANCE = "almost_no_chance"
    VERY_UNLIKELY = "very_unlikely"
    UNLIKELY = "unlikely"
    EVEN_CHANCE = "even_chance"
    LIKELY = "likely"
    VERY_LIKELY = "very_likely"
    ALMOST_CERTAIN = "almost_certain"

    @property
    def percent(self) -> tuple[int, int]:
        """From where to where it reaches.

        >>> Likelihood.LIKELY.percent
        (55, 80)
        """
        place = list(Likelihood).index(self)
        return _ENDS[place], _ENDS[place + 1]


_ENDS = (1, 5, 20, 45, 55, 80, 95, 99)


class Confidence(StrEnum):
    """How sure one may be of a judgement, by its sources and reasoning."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class QuestionStatus(StrEnum):
    """What became of a question."""

    OPEN = "open"
    ANSWERED = "answered"
    DROPPED = "dropped"


class Task(Value, frozen=True, omit_defaults=True):
    """Something that somebody is to do."""

    id: str
    """Apart from the others of the same question or investigation."""
    what: str
    who: str = ""
    until: str = ""
    """ISO day."""
    done: bool = False


class Question(Version, frozen=True, omit_defaults=True, kw_only=True):
    """A question with what holds its answer together."""

    text: str
    known: str = ""
    conclusion: str = ""
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    linked: tuple[Id, ...] = ()
    """Entities, cases, networks and ties that it rests on."""
    views: tuple[Id, ...] = ()
    """Saved views that show it, by lineage."""
    tasks: tuple[Task, ...] = ()
    status: QuestionStatus = QuestionStatus.OPEN
    folder: Id = ""
    """The investigation that it belongs to."""
    origin: str = ""
    """What it was made of: `gap`, `lead`; empty when somebody asked it."""
