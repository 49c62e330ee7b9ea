"""Saved views: canvases that somebody named, to be opened again."""

from graph.model import Id
from graph.work.canvas import Canvas
from graph.work.versions import Version


class SavedView(Version, frozen=True, omit_defaults=True, kw_only=True):
    """A canvas under a name."""

    name: str
    canvas: Canvas = Canvas()
    folder: Id = ""
    """The investigation that it belongs to."""
    arranged_seeing: bool = False
    """Whether who arranged the canvas saw protected people by name."""
    private: bool = False
    """Whether it is told to nobody but who saved it."""
