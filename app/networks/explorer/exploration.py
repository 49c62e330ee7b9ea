"""A canvas with its past: every act can be undone.

Decisions.
What is selected and where the camera looks is no act, and stays as it is when one is undone.
Of each step only what it changed is kept: two hundred whole canvases would be written with every
act.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import fields, replace

from graph.model import Id, Value
from graph.work.canvas import Canvas, Place

MOST_STEPS = 200
"""Acts that can be undone."""
_SEEN = ("selected", "camera")
_TYPES = {
    field.name: field.type for field in fields(Canvas) if field.name not in (*_SEEN, "places")
}
"""What a step changes, but for places, of which it keeps those that moved."""


class Change(Value, frozen=True, omit_defaults=True):
    """What leads from one canvas to another."""

    fields: Mapping[str, Any] = {}
    """As the other has them, plain JSON; only those that differ."""
    places: Mapping[Id, Place | None] = {}
    """Of what moved, where it stands in the other; None where it has no place."""

    @classmethod
    def between(cls, canvas: Canvas, other: Canvas) -> "Change":
        """What leads from a canvas to another."""
        return cls(
            fields={
                name: msgspec.to_builtins(getattr(other, name))
                for name in _TYPES
                if getattr(canvas, name) != getattr(other, name)
            },
            places={
                item: other.places.get(item)
                for item in sorted({*canvas.places, *other.places})
                if canvas.places.get(item) != other.places.get(item)
            },
        )

    def __post_init__(self) -> None:
        """A step that cannot be taken is refused where it is read, not where it is undone."""
        self._told()

    def of(self, canvas: Canvas) -> Canvas:
        """The other canvas."""
        places = {**canvas.places, **self.places}
        kept = {item: place for item, place in places.items() if place is not None}
        return replace(canvas, places=kept, **self._told())

    def _told(self) -> dict[str, Any]:
        """The fields as a canvas has them; raises msgspec.ValidationError."""
        return {
            name: msgspec.convert(value, _TYPES[name])
            for name, value in self.fields.items()
            if name in _TYPES
        }


class Exploration(Value, frozen=True, omit_defaults=True):
    """A canvas, what it was before, and what was undone."""

    canvas: Canvas = Canvas()
    past: tuple[Change, ...] = ()
    """What leads back step by step; the last step last."""
    future: tuple[Change, ...] = ()
    """What leads forward to what was undone; the next step last."""
    step: int = 0
    """Grows with every act, undoing too."""

    def did(self, canvas: Canvas) -> "Exploration":
        """The canvas is now this; nothing is to be done again any more."""
        back = Change.between(canvas, self.canvas)
        if back == Change():
            return replace(self, canvas=canvas)
        past = (*self.past, back)[-MOST_STEPS:]
        return Exploration(canvas=canvas, past=past, step=self.step + 1)

    def saw(self, canvas: Canvas) -> "Exploration":
        """The canvas as it is now looked at: no step of its own."""
        return replace(self, canvas=canvas)

    def undo(self) -> "Exploration":
        """As it was before the last act; the same when there was none."""
        if not self.past:
            return self
        before = self._looked_at(self.past[-1].of(self.canvas))
        return Exploration(
            canvas=before,
            past=self.past[:-1],
            future=(*self.future, Change.between(before, self.canvas)),
            step=self.step + 1,
        )

    def redo(self) -> "Exploration":
        """As it was before the last undoing; the same when nothing was undone."""
        if not self.future:
            return self
        after = self._looked_at(self.future[-1].of(self.canvas))
        return Exploration(
            canvas=after,
            past=(*self.past, Change.between(after, self.canvas)),
            future=self.future[:-1],
            step=self.step + 1,
        )

    def _looked_at(self, canvas: Canvas) -> Canvas:
        known = {*canvas.shown, *(group.id for group in canvas.groups)}
        selected = tuple(item for item in self.canvas.selected if item in known)
        return replace(canvas, selected=selected)
