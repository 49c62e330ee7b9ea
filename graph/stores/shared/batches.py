"""Long lists in parts, and parts as one long list."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R", bound=Sequence[Any])


def batched(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in parts of at most `size`, in order.

    >>> list(batched([1, 2, 3], 2))
    [[1, 2], [3]]
    """
    for at in range(0, len(values), size):
        yield values[at : at + size]


def paged(ask: Callable[[Any], Sequence[R]], size: int, start: Any = "") -> Iterator[R]:
    """All rows of what is asked for page by page.

    `ask` gives at most `size` rows whose first column is after its key.

    >>> list(paged(lambda after: [[n] for n in range(5) if n > after][:2], 2, -1))
    [[0], [1], [2], [3], [4]]
    """
    after = start
    while True:
        rows = ask(after)
        yield from rows
        if len(rows) < size:
            return
        after = rows[-1][0]
