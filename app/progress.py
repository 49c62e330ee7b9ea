"""How long work tells how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Called with the name of a step, how many of its units were done since the last call, and of
    how many.
    """

    def __call__(self, step: str, count: int, total: int | None = None) -> None:
        """Tell it."""


def silent(step: str, count: int, total: int | None = None) -> None:
    """Progress that nobody watches."""
