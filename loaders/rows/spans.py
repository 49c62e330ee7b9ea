"""Spans of a text that are looked for by their place.

A text of a million letters names tens of thousands of people and numbers: whether two stand beside
each other is asked of those near by, never of every pair.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Spans(Generic[T]):
    """Values by the span of characters that each has in one text."""

    def __init__(self, spans: Iterable[tuple[int, int, T]]) -> None:
        """`spans` are start, end and value, in any order."""
        self._spans = sorted(spans, key=lambda span: span[0])
        self._starts = [start for start, _, _ in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def near(self, start: int, end: int, within: int) -> list[tuple[int, int, T]]:
        """Spans that begin or end so many characters from a stretch of the text, or stand in it.

        >>> Spans([(0, 7, "Bambang"), (90, 94, "Siti")]).near(11, 23, within=60)
        [(0, 7, 'Bambang')]
        """
        first = bisect_left(self._starts, start - within - self._longest)
        last = bisect_right(self._starts, end + within)
        return self._spans[first:last]

    def next(self, place: int) -> list[tuple[int, int, T]]:
        """The first spans that begin at a place or behind it; several where they begin as one.

        >>> Spans([(0, 7, "Bambang"), (90, 94, "Siti")]).next(23)
        [(90, 94, 'Siti')]
        """
        first = bisect_left(self._starts, place)
        if first == len(self._starts):
            return []
        return self._spans[first : bisect_right(self._starts, self._starts[first])]
