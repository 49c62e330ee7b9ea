"""Numbers of free text that somebody opened for a case, so that they are shown.

Decisions.
A number that only a narrative tells of is shown to nobody: words do not say for sure whose it is.
Who may see protected people reads the narrative, and opens the number for the case when it is no
victim's, witness's or relative's. It is appended and withdrawn like a judgement.
"""

from graph.model import Id, Value


class Opening(Value, frozen=True, omit_defaults=True):
    """That somebody opened a number of a case's free text.

    Appended, withdrawn, never overwritten.
    """

    id: Id
    what: Id
    """Id of the identifier."""
    case_id: Id
    by: str
    on: str
    """ISO date and time in UTC, given by the caller."""
    why: str = ""
    withdrawn_by: str = ""
    withdrawn_on: str | None = None
    withdrawn_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has withdrawn it."""
        return self.withdrawn_on is None
