"""Investigations: folders that hold the views, questions, entities and tasks of one piece of work.

Decisions.
A view or question says itself in which folder it lies, so that two people may file two of them at
once; the folder holds what is nobody's version: entities and cases, and tasks of the whole.
"""

from graph.model import Id
from graph.work.questions import Task
from graph.work.versions import Version


class Investigation(Version, frozen=True, omit_defaults=True, kw_only=True):
    """A folder with a name."""

    name: str
    text: str = ""
    """What it is about."""
    linked: tuple[Id, ...] = ()
    """Entities, cases and networks in it."""
    tasks: tuple[Task, ...] = ()
    closed: bool = False
