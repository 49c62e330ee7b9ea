"""Snapshots as bytes, and which of them a store keeps."""

import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from graph.snapshots import Snapshot, SnapshotMark
from graph.stores.shared.codec import decoder, encode

KEPT = 200
"""So many of the last snapshots are all kept; of those before them the last of each month."""

_MONTH = len("2026-01")


def pack(snapshot: Snapshot) -> bytes:
    """A snapshot as compressed canonical JSON."""
    return zlib.compress(encode(snapshot).encode())


def unpack(body: bytes) -> Snapshot:
    """The snapshot of these bytes."""
    return decoder(Snapshot)(zlib.decompress(body))


def marks_of(rows: Iterable[Sequence[Any]]) -> tuple[SnapshotMark, ...]:
    """The marks in rows of number, moment and revision."""
    return tuple(
        SnapshotMark(number=number, at=at, revision=revision) for number, at, revision in rows
    )


def outlived(marks: Sequence[SnapshotMark], kept: int) -> list[int]:
    """Numbers of the snapshots that need not be kept when the last `kept` all are.

    The marks come in order.

    >>> days = ("2025-12-01", "2026-01-01", "2026-01-20", "2026-02-01")
    >>> marks = [SnapshotMark(number=n, at=at, revision=n) for n, at in enumerate(days, start=1)]
    >>> outlived(marks, 1)
    [2]
    """
    before = marks[: max(len(marks) - kept, 0)]
    last_of_month = {mark.at[:_MONTH]: mark.number for mark in before}
    return [mark.number for mark in before if last_of_month[mark.at[:_MONTH]] != mark.number]
