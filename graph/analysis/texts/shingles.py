"""Texts as sets of word runs, and a search for those that have many of them in common.

Decisions.
A shingle is a run of WIDTH words (Broder 1997, doi 10.1109/SEQUEN.1997.666900), kept as 64 bits
made from digests of its words, so that it is the same on every machine.
Texts are compared whole and in overlapping windows, so that an advertisement pasted into two long
stories is found. MinHash signatures of BANDS x ROWS numbers, cut into bands (locality-sensitive
hashing): two units that have half of their shingles in common fall together in some band with
probability 1 - (1 - 0.5^3)^20 = 0.93, a third of them 0.53; the windows of one passage are several.
What falls together is then compared exactly.
In a bucket each unit is compared with the NEAR next ones only, so that a thousand equal texts cost
thousands of comparisons and not half a million.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Hashes: TypeAlias = npt.NDArray[np.uint64]

WIDTH = 4
BANDS, ROWS = 20, 3
WINDOW, STEP = 30, 15
"""Shingles in a window, and from one window's begin to the next one's."""
NEAR = 8
_CHUNK = 400_000
_ODD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93],
    dtype=np.uint64,
)


def shingles(words: Sequence[str]) -> Hashes:
    """The shingles of a text in its order; none of fewer than WIDTH words.

    >>> len(shingles("kerja di luar negeri gaji besar".split())), len(shingles(["kerja"]))
    (3, 0)
    """
    if len(words) < WIDTH:
        return np.empty(0, dtype=np.uint64)
    hashed = np.fromiter(map(_digest, words), dtype=np.uint64, count=len(words))
    count = len(words) - WIDTH + 1
    found = np.zeros(count, dtype=np.uint64)
    for place in range(WIDTH):
        found = (found ^ (hashed[place : place + count] * _ODD[place])) * _ODD[(place + 1) % WIDTH]
    return np.asarray(found ^ (found >> np.uint64(29)), dtype=np.uint64)


def units(found: Hashes, kept: npt.NDArray[np.bool_], *, least: int) -> Iterator[Hashes]:
    """The sets of kept shingles of a text and of its windows, as far as they have `least`
    of them.
    """
    starts = range(0, len(found), STEP) if len(found) > WINDOW + STEP else range(0)
    for part in (slice(None), *(slice(start, start + WINDOW) for start in starts)):
        unit = np.unique(found[part][kept[part]])
        if len(unit) >= least:
            yield unit


def near_pairs(sets: Sequence[Hashes], *, seed: int) -> set[tuple[int, int]]:
    """Positions of sets that may have a third or more of their members in common, the smaller
    first.
    """
    signatures = _signatures(sets, seed)
    pairs: set[tuple[int, int]] = set()
    for band in range(BANDS):
        rows = signatures[:, band * ROWS : (band + 1) * ROWS].astype(np.uint64)
        keys = (rows * _ODD[:ROWS]).sum(axis=1, dtype=np.uint64)
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        for step in range(1, min(NEAR, len(order) - 1) + 1):
            same = np.flatnonzero(ordered[:-step] == ordered[step:])
            pairs.update(zip(order[same].tolist(), order[same + step].tolist(), strict=True))
    return pairs


def jaccard(left: Hashes, right: Hashes) -> tuple[float, int]:
    """Members in common over members of either, and how many are common (Jaccard 1901); the sets
    are sorted.
    """
    common = len(np.intersect1d(left, right, assume_unique=True))
    return common / max(1, len(left) + len(right) - common), common


def _signatures(sets: Sequence[Hashes], seed: int) -> npt.NDArray[np.uint32]:
    """The least of each of BANDS x ROWS random orders of every set's members; no set may be
    empty.
    """
    draw = np.random.default_rng(seed)
    times = draw.integers(0, 2**63, size=BANDS * ROWS, dtype=np.uint64) | np.uint64(1)
    plus = draw.integers(0, 2**63, size=BANDS * ROWS, dtype=np.uint64)
    found = np.empty((len(sets), BANDS * ROWS), dtype=np.uint32)
    for first, chunk in _chunks(sets):
        members = np.concatenate(chunk)
        starts = np.cumsum([0, *(len(hashes) for hashes in chunk[:-1])])
        for order in range(BANDS * ROWS):
            mixed = ((members * times[order] + plus[order]) >> np.uint64(32)).astype(np.uint32)
            found[first : first + len(chunk), order] = np.minimum.reduceat(mixed, starts)
    return found


def _chunks(sets: Iterable[Hashes]) -> Iterator[tuple[int, list[Hashes]]]:
    first, size = 0, 0
    chunk: list[Hashes] = []
    for hashes in sets:
        chunk.append(hashes)
        size += len(hashes)
        if size >= _CHUNK:
            yield first, chunk
            first, size, chunk = first + len(chunk), 0, []
    if chunk:
        yield first, chunk


@lru_cache(maxsize=500_000)
def _digest(word: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
    )
