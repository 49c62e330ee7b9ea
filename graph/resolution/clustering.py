"""Constrained clustering: mentions joined best evidence first, never across a contradiction.

Judgements come first: what a reviewer called the same is joined whatever the data say, what was called different is
kept apart whatever else links them. Data contradict when two clusters hold different NIKs, sexes or full birth dates.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.model import Id
from graph.resolution.features import Features


class Clusters:
    """Disjoint sets of mentions that grow only while they stay free of contradictions."""

    def __init__(self, features: Mapping[Id, Features], apart: Iterable[tuple[Id, Id]] = ()) -> None:
        self._features = features
        self._parent: dict[Id, Id] = {}
        self._members: dict[Id, list[Id]] = {}
        self._facts: dict[Id, tuple[set[str], set[str], set[str]]] = {}
        self._apart: defaultdict[Id, set[Id]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def root(self, mention_id: Id) -> Id:
        """The mention that stands for this one's cluster."""
        parent = self._parent
        while (above := parent.get(mention_id, mention_id)) != mention_id:
            parent[mention_id] = parent.get(above, above)
            mention_id = parent[mention_id]
        return mention_id

    def members(self, mention_id: Id) -> list[Id]:
        """Every mention of this one's cluster, itself included, in no order."""
        root = self.root(mention_id)
        return self._members.get(root, [root])

    def contradiction(self, left: Id, right: Id) -> str | None:
        """Why these two clusters may not be one: `judgement`, `nik`, `sex`, `birth`; None when they may."""
        left, right = self.root(left), self.root(right)
        if self._judged_apart(left, right):
            return "judgement"
        names = ("nik", "sex", "birth")
        for name, ours, theirs in zip(names, self._known(left), self._known(right), strict=True):
            if ours and theirs and not ours & theirs:
                return name
        return None

    def join(self, left: Id, right: Id, *, forced: bool = False) -> str | None:
        """Make one cluster of two unless they contradict; returns the contradiction that kept them apart.

        `forced` passes over what the data say but not over a judgement that they differ.
        """
        left, right = self.root(left), self.root(right)
        if left == right:
            return None
        reason = self.contradiction(left, right)
        if reason == "judgement" or (reason and not forced):
            return reason
        big, small = (left, right) if len(self.members(left)) >= len(self.members(right)) else (right, left)
        for ours, theirs in zip(self._known(big), self._known(small), strict=True):
            ours.update(theirs)
        self._members.setdefault(big, [big]).extend(self._members.pop(small, [small]))
        self._parent[small] = big
        self._facts.pop(small, None)
        return None

    def _known(self, root: Id) -> tuple[set[str], set[str], set[str]]:
        facts = self._facts.get(root)
        if facts is None:
            own = self._features[root]
            facts = (set(own.niks), {own.sex} - {""}, {own.born_on} - {""})
            self._facts[root] = facts
        return facts

    def _judged_apart(self, left: Id, right: Id) -> bool:
        if not self._apart:
            return False
        few, many = sorted((self.members(left), self.members(right)), key=len)
        others = set(many)
        return any(not self._apart[each].isdisjoint(others) for each in few if each in self._apart)
