"""The canvas that somebody is working on, kept over a reload and a restart.

Decisions.
It is overwritten at each step, so it is no record of anything: what shall stay is saved as a view.
It is bounded, in size and in number for each owner, the oldest going first.
What is kept is JSON, of whatever shape, that names things by their ids alone: so a store can take
out of it what was forgotten without knowing what it means.
"""

from graph.model import Id, Value

MOST_BYTES = 2_000_000
"""Of the JSON of one canvas with its steps."""
MOST_CANVASES = 20
"""Of one owner."""


class WorkingCanvas(Value, frozen=True, omit_defaults=True):
    """A canvas with the steps that led to it."""

    owner: str
    """The account whose it is; told to nobody else."""
    id: Id
    """Apart from the other canvases of the owner."""
    on: str
    """ISO date and time in UTC when it was kept last."""
    name: str = ""
    body: str = "{}"
    """JSON."""
