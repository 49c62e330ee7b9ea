"""Where labels find room on a sheet: beside their symbol, over nothing else.

Places are tried in a fixed order, near ones first, so the same sheet comes out each time (a greedy
point-feature label placement: Christensen, Marks and Shieber 1995, doi 10.1145/212332.212334). A
label that finds none is left out, and counted.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

_CELL = 40.0
_STEPS = (1.0, 2.2, 3.6, 5.5)
"""How far from its symbol a label is tried, in its own height."""
_AROUND = (90, 270, 0, 180, 45, 135, 315, 225)
"""Degrees, clockwise from the right: below first, since there a reader looks for it."""


class Box(NamedTuple):
    """A rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have any point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether it lies in another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def box_around(x: float, y: float, wide: float, high: float) -> Box:
    """The box of this size around a point."""
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


class Room:
    """What of a sheet is taken; found again by cells, so that asking is fast."""

    def __init__(self, sheet: Box) -> None:
        self.sheet = sheet
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def take(self, box: Box) -> None:
        """Let nothing else stand there."""
        for cell in _cells_of(box):
            self._cells[cell].append(box)

    def is_free(self, box: Box) -> bool:
        """Whether it is on the sheet, and over nothing that is taken."""
        if not box.within(self.sheet):
            return False
        near = chain.from_iterable(self._cells.get(cell, ()) for cell in _cells_of(box))
        return not any(map(box.overlaps, near))

    def place_beside(
        self, x: float, y: float, size: float, wide: float, high: float
    ) -> tuple[Box, bool] | None:
        """A free box of this size beside a symbol, and whether it is so far that it needs a line.

        None where there is no room. What is found is taken.
        """
        for step in _STEPS:
            for degrees in _AROUND:
                box = _beside(x, y, size, (wide, high), degrees, step)
                if self.is_free(box):
                    self.take(box)
                    return box, step > _STEPS[0]
        return None


def _beside(
    x: float, y: float, size: float, extent: tuple[float, float], degrees: int, step: float
) -> Box:
    """The box in a direction, its nearest side so far from the symbol."""
    wide, high = extent
    across, down = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    gap = size + 1.0 + (step - 1.0) * high
    middle_x = x + across * (gap + wide / 2)
    middle_y = y + down * (gap + high / 2)
    return box_around(middle_x, middle_y, wide, high)


def _cells_of(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
