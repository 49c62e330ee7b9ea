"""Long lists in parts."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def batched(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in parts of at most `size`, in order.

    >>> list(batched([1, 2, 3], 2))
    [[1, 2], [3]]
    """
    for at in range(0, len(values), size):
        yield values[at : at + size]
