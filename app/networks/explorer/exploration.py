"""A canvas with its past: every act can be undone.

What is selected and where the camera looks is no act, and stays as it is when one is undone.
"""

from msgspec.structs import replace

from graph.model import Value
from graph.work.canvas import Camera, Canvas

MOST_STEPS = 200
"""Acts that can be undone."""


class Exploration(Value, frozen=True, omit_defaults=True):
    """A canvas, what it was before, and what was undone."""

    canvas: Canvas = Canvas()
    past: tuple[Canvas, ...] = ()
    """Oldest first."""
    future: tuple[Canvas, ...] = ()
    """What was undone, the last of it last."""

    def did(self, canvas: Canvas) -> "Exploration":
        """The canvas is now this; nothing is to be done again any more."""
        if _drawn(canvas) == _drawn(self.canvas):
            return replace(self, canvas=canvas)
        past = (*self.past, self.canvas)[-MOST_STEPS:]
        return Exploration(canvas=canvas, past=past)

    def saw(self, canvas: Canvas) -> "Exploration":
        """The canvas as it is now looked at: no step of its own."""
        return replace(self, canvas=canvas)

    def undo(self) -> "Exploration":
        """As it was before the last act; the same when there was none."""
        if not self.past:
            return self
        return Exploration(
            canvas=self._looked_at(self.past[-1]),
            past=self.past[:-1],
            future=(*self.future, self.canvas),
        )

    def redo(self) -> "Exploration":
        """As it was before the last undoing; the same when nothing was undone."""
        if not self.future:
            return self
        return Exploration(
            canvas=self._looked_at(self.future[-1]),
            past=(*self.past, self.canvas),
            future=self.future[:-1],
        )

    def _looked_at(self, canvas: Canvas) -> Canvas:
        known = {*canvas.shown, *(group.id for group in canvas.groups)}
        selected = tuple(item for item in self.canvas.selected if item in known)
        return replace(canvas, camera=self.canvas.camera, selected=selected)


def _drawn(canvas: Canvas) -> Canvas:
    """The canvas without how it is looked at."""
    return replace(canvas, camera=Camera(), selected=())
