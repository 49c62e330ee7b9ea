"""What is done on a canvas, and what comes of it."""

from typing import Any

from graph.messages import Message
from graph.model import Id, Value
from graph.work.canvas import Canvas


class Act(Value, frozen=True, omit_defaults=True):
    """One thing that somebody does on a canvas."""

    kind: str
    """What is done; `Explorer.acts` lists them."""
    ids: tuple[Id, ...] = ()
    """With which entities or groups."""
    value: Any = None
    """What else it takes, plain JSON."""


class Outcome(Value, frozen=True, omit_defaults=True):
    """What came of an act."""

    canvas: Canvas
    said: tuple[Message, ...] = ()
    """What to tell: how many more there are, what was not done and why."""
