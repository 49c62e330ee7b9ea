"""What an indicator found: firings with their evidence, and what could not be computed.

Nothing here is a verdict: a firing says what to look at, and why.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from graph.model import Id, Value


class Force(StrEnum):
    """How much a firing weighs: as its source grades it, and never more than weak on words of a
    narrative alone.
    """

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Firing(Value, frozen=True, omit_defaults=True):
    """One thing that an indicator found, with what it rests on."""

    code: str
    """`I1` to `I28`."""
    variant: str = ""
    """Which of its sentences says it; empty for the only one."""
    subject: Id = ""
    """The party, identifier, case or network that it speaks of."""
    names: Mapping[str, Id] = {}
    """Whom or what else its sentence names, by place in the sentence."""
    params: Mapping[str, Any] = {}
    """Numbers, dates and codes of its sentence; never a name."""
    entities: tuple[Id, ...] = ()
    relationships: tuple[Id, ...] = ()
    cases: tuple[Id, ...] = ()
    force: Force = Force.MEDIUM
    points: float = 0.0
    """What it adds to the priority of its network, before the cap of its indicator."""
    extracted: bool = False
    """Whether it rests on words found in narratives, which nobody has confirmed."""
    of_victim: bool = False
    """Whether it singles out one victim: told inside the house only."""


class Missing(Value, frozen=True, omit_defaults=True):
    """That an indicator, or a part of it, could not be computed: silence is then no sign of
    innocence.
    """

    code: str
    why: str
    """A code: which data are absent."""
