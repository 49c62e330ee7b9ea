"""What fusing two entities would join: the groups of cases on either side that nothing links yet.

Cases are linked here by the parties and ties that networks are made of
(graph/analysis/networks/ties.py), and by what the files say: the same number, or the same police
report. Links that resolution merely proposes do not count.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import polars as pl

from graph.analysis.measures.components import components
from graph.analysis.networks.sources import file_links
from graph.analysis.networks.ties import COMMON_ABOVE, membership, tie_reasons
from graph.model import Case, Id, Value
from graph.schema import EDGE_LIST, REGISTER, SAME_AS


class Joined(Value, frozen=True, omit_defaults=True):
    """Two groups of cases that fusing would make one: how many cases each holds."""

    left: int
    right: int

    @property
    def networks(self) -> bool:
        """Whether both are networks: two cases or more."""
        return min(self.left, self.right) > 1


class LinkedCases:
    """Every group of cases that something links, and who stands in which."""

    def __init__(
        self,
        entities: pl.DataFrame,
        relationships: pl.DataFrame,
        cases: Iterable[Case],
        *,
        victims: bool = False,
        decided: Mapping[Id, bool] | None = None,
        common_above: int = COMMON_ABOVE,
    ) -> None:
        """Read the columns of `Store.graph`; `victims` counts the cases in which somebody is one,
        for who may know.
        """
        known = {case.id: case for case in cases}
        registers = {case.id for case in known.values() if case.scheme == REGISTER}
        lists = {case.id for case in known.values() if case.scheme == EDGE_LIST}
        told = relationships.filter(~pl.col("kind").is_in([kind.value for kind in SAME_AS]))
        who = membership(
            entities,
            told,
            registers=registers,
            lists=lists,
            decided=decided,
            common_above=common_above,
        )
        parts = who.parties.select("party", "case").unique().rows()
        suffered = [(person, case) for person, case in who.victims.rows() if case not in registers]
        files = file_links(case for case in known.values() if case.id not in registers)
        edges = [*parts, *tie_reasons(who, told).select("left", "right").unique().rows(), *files]
        self._group = components(edges)
        self._cases = Counter(self._group[case] for case in known if case in self._group)
        self._of: defaultdict[Id, set[int]] = defaultdict(set)
        for entity_id, case_id in (*parts, *(suffered if victims else ())):
            if case_id in self._group:
                self._of[entity_id].add(self._group[case_id])

    def joined(self, left: Id, right: Id) -> Joined | None:
        """What fusing these two would join; None when they are linked already or stand in no case
        that counts.
        """
        ours, theirs = self._of.get(left, set()), self._of.get(right, set())
        if not ours or not theirs or ours & theirs:
            return None
        return Joined(left=self._count(ours), right=self._count(theirs))

    def _count(self, groups: Iterable[int]) -> int:
        return sum(self._cases[group] for group in groups)
