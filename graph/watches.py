"""What somebody asked to hear of: the watchlist.

Decisions.
A watch on something that is known holds its id. Only a number that nobody had told yet is written
down as it was given: it came from who watches, not from a case, so it outlives every case.
"""

from graph.model import Id, Identifier, Value


class Watch(Value, frozen=True, omit_defaults=True):
    """That somebody watches an entity, an identifier or a network.

    Appended, withdrawn, never overwritten.
    """

    id: Id
    what: Id
    """Id of the entity, identifier or network."""
    by: str
    on: str
    """ISO date and time in UTC, given by the caller."""
    why: str = ""
    identifier: Identifier | None = None
    """For a number that was not known yet: the number itself."""
    parties: tuple[Id, ...] = ()
    """Of a network: its parties, by whom it is found again after it merged or fell apart."""
    withdrawn_by: str = ""
    withdrawn_on: str | None = None
    withdrawn_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has withdrawn it."""
        return self.withdrawn_on is None
