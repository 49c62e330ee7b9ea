"""Constrained clustering: mentions joined best evidence first, never across a contradiction.

Judgements come first: what a reviewer called the same is joined whatever the data say, what was
called different is kept apart whatever else links them. Data contradict when two clusters hold
different NIKs, sexes or births; one slip of the pen in a NIK or a date is no contradiction.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice, product
from typing import TypeVar

import polars as pl
from rapidfuzz.distance import OSA, Hamming

T = TypeVar("T", str, int)

_LOOKED_AT = 12
"""Of how many different NIKs or births of a cluster each is compared; a cluster seldom holds more
than two.
"""


class Clusters:
    """Disjoint sets of mentions that grow only while they stay free of contradictions.

    Mentions are told by number.
    """

    def __init__(
        self,
        people: pl.DataFrame,
        apart: Iterable[tuple[int, int]] = (),
        doubted: Iterable[tuple[int, int]] = (),
    ) -> None:
        """Every mention of `people` (features, in the order of `n`) by itself.

        Pairs of `apart` never meet, those of `doubted` by force alone.
        """
        self._parent = list(range(people.height))
        self._members: dict[int, list[int]] = {}
        self._facts: dict[int, _Facts] = {}
        self._niks: Sequence[list[str] | None] = people["niks"].to_list()
        self._sexes: Sequence[str | None] = people["sex"].to_list()
        self._births: Sequence[str | None] = people["born"].to_list()
        self._years: Sequence[int | None] = people["year"].to_list()
        self._apart, self._doubted = _both_ways(apart), _both_ways(doubted)
        self._before: dict[int, set[int]] = {}

    def was(self, number: int, person: int) -> None:
        """Note that this mention, still by itself, was one of an established person's."""
        self._before[number] = {person}

    def root(self, number: int) -> int:
        """The mention that stands for this one's cluster."""
        parent = self._parent
        while (above := parent[number]) != number:
            parent[number] = parent[above]
            number = parent[number]
        return number

    def roots(self) -> pl.Series:
        """The root of every mention, in order."""
        return pl.Series(
            "root",
            [self.root(number) for number in range(len(self._parent))],
            dtype=pl.Int32,
        )

    def members(self, number: int) -> Sequence[int]:
        """Every mention of this one's cluster, itself included, in no order."""
        root = self.root(number)
        return self._members.get(root, (root,))

    def contradiction(self, left: int, right: int) -> str:
        """Why these two clusters may not be one: `judgement`, `nik`, `sex`, `birth`.

        Empty when they may.
        """
        left, right = self.root(left), self.root(right)
        if self._crosses(self._apart, left, right):
            return "judgement"
        return self._known(left).contradiction(self._known(right))

    def fits(self, number: int, cluster: int) -> bool:
        """Whether this one mention contradicts nothing that another cluster holds.

        What its own cluster holds does not count.
        """
        return not self._told(number).contradiction(self._known(self.root(cluster)))

    def join(self, left: int, right: int, *, forced: bool = False) -> str:
        """Make one cluster of two unless they contradict.

        Returns what kept them apart, empty when they are one. `forced` passes over what the data
        say but not over a judgement that they differ. What was two established people, or is
        doubted, is joined by force alone: otherwise `established` is returned.
        """
        left, right = self.root(left), self.root(right)
        if left == right:
            return ""
        reason = self.contradiction(left, right)
        if reason == "judgement" or (reason and not forced):
            return reason
        ours, theirs = self._before.get(left), self._before.get(right)
        if not forced and (
            (ours and theirs and ours.isdisjoint(theirs))
            or self._crosses(self._doubted, left, right)
        ):
            return "established"
        # The smaller is put into the larger one: a member changes places a few times only.
        big, small = left, right
        if len(self.members(left)) < len(self.members(right)):
            big, small = right, left
        self._facts[big] = self._known(big).with_those_of(self._known(small))
        self._members.setdefault(big, [big]).extend(self._members.pop(small, [small]))
        self._parent[small] = big
        self._facts.pop(small, None)
        if ours or theirs:
            self._before.pop(small, None)
            self._before[big] = (ours or set()) | (theirs or set())
        return ""

    def _known(self, root: int) -> "_Facts":
        facts = self._facts.get(root)
        if facts is None:
            facts = self._facts[root] = self._told(root)
        return facts

    def _told(self, number: int) -> "_Facts":
        return _Facts(
            self._niks[number],
            self._sexes[number],
            self._births[number],
            self._years[number],
        )

    def _crosses(self, pairs: Mapping[int, set[int]], left: int, right: int) -> bool:
        """Whether one of these pairs has an end in each of two clusters."""
        if not pairs:
            return False
        few, many = sorted((self.members(left), self.members(right)), key=len)
        others = set(many)
        return any(not pairs[mention].isdisjoint(others) for mention in few if mention in pairs)


class _Facts:
    """What the mentions of one cluster say that can contradict, each with how often it is said."""

    __slots__ = ("births", "niks", "sexes", "years")

    def __init__(
        self, niks: list[str] | None, sex: str | None, born: str | None, year: int | None
    ) -> None:
        self.niks: dict[str, int] = dict.fromkeys(niks or (), 1)
        self.sexes: dict[str, int] = {sex: 1} if sex else {}
        self.births: dict[str, int] = {born: 1} if born else {}
        self.years: dict[int, int] = {year: 1} if year is not None else {}

    def with_those_of(self, other: "_Facts") -> "_Facts":
        for ours, theirs in (
            (self.niks, other.niks),
            (self.sexes, other.sexes),
            (self.births, other.births),
        ):
            _add(ours, theirs)
        _add(self.years, other.years)
        return self

    def contradiction(self, other: "_Facts") -> str:
        if self.niks and other.niks and not _any_fits(self.niks, other.niks, one_slip):
            return "nik"
        if self.sexes and other.sexes and _commonest(self.sexes) != _commonest(other.sexes):
            return "sex"
        if self.births and other.births:
            return "" if _any_fits(self.births, other.births, births_fit) else "birth"
        if self.years and other.years and not _any_fits(self.years, other.years, _years_fit):
            return "birth"
        return ""


def one_slip(left: str, right: str) -> bool:
    """Whether two numbers are one but for one slip of the hand.

    A digit is wrong, missing or additional, or two changed places.

    >>> one_slip("7271014503900001", "7271014530900001")
    True
    >>> one_slip("7271014503900001", "7271014503910002")
    False
    """
    return left == right or OSA.distance(left, right, score_cutoff=1) <= 1


def births_fit(left: str, right: str) -> bool:
    """Whether two full dates are one but for a digit, or for the day and month that changed places.

    >>> births_fit("1990-03-05", "1990-05-03"), births_fit("1990-03-05", "1991-04-05")
    (True, False)
    """
    swapped = left[:4] == right[:4] and (left[5:7], left[8:]) == (right[8:], right[5:7])
    return swapped or Hamming.distance(left, right) <= 1


def _both_ways(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for left, right in pairs:
        found.setdefault(left, set()).add(right)
        found.setdefault(right, set()).add(left)
    return found


def _years_fit(left: int, right: int) -> bool:
    return abs(left - right) <= 1


def _any_fits(ours: Iterable[T], theirs: Iterable[T], fits: Callable[[T, T], bool]) -> bool:
    return any(fits(a, b) for a, b in product(islice(ours, _LOOKED_AT), islice(theirs, _LOOKED_AT)))


def _commonest(counted: Mapping[str, int]) -> str:
    return min(counted, key=lambda value: (-counted[value], value))


def _add(ours: dict[T, int], theirs: Mapping[T, int]) -> None:
    for value, times in theirs.items():
        ours[value] = ours.get(value, 0) + times
