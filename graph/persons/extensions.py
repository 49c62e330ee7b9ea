"""That a case is kept longer than its rule says, for a reason."""

from graph.model import Id, Value


class Extension(Value, frozen=True, omit_defaults=True):
    """That a case is kept until a later day.

    Appended, taken back, never overwritten.
    """

    id: Id
    case: Id
    until: str
    """ISO day."""
    why: str
    by: str
    on: str
    """ISO date and time in UTC, given by the caller."""
    withdrawn_by: str = ""
    withdrawn_on: str | None = None
    withdrawn_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it back."""
        return self.withdrawn_on is None
