"""Notes and tags: what somebody wrote on anything in the graph, or of what others keep."""

from graph.model import Id
from graph.work.versions import Version


class Note(Version, frozen=True, omit_defaults=True, kw_only=True):
    """Something written about an entity, a case, a tie, a network or a piece of work."""

    about: tuple[Id, ...]
    """One id; of a tie between two both ends."""
    parties: tuple[Id, ...] = ()
    """Of a network: its parties, by whom it is found again after it merged or fell apart."""
    text: str = ""


class Tag(Version, frozen=True, omit_defaults=True, kw_only=True):
    """A word by which somebody marked something, to find all that is marked so."""

    about: tuple[Id, ...]
    parties: tuple[Id, ...] = ()
    word: str = ""
