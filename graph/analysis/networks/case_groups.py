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
from graph.analysis.networks.ties import COMMON_ABOVE, membership, tie_reasons, without_suppressed
from graph.model import Case, Id, Value
from graph.schema import EDGE_LIST, REGISTER, SAME_AS


class JoinedGroups(Value, frozen=True, omit_defaults=True):
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
        """Read the columns of `Store.graph`.

        With `victims` the cases in which somebody is a victim count too, for readers who may know.
        """
        known = {case.id: case for case in cases}
        registers = {case.id for case in known.values() if case.scheme == REGISTER}
        lists = {case.id for case in known.values() if case.scheme == EDGE_LIST}
        proposed = [kind.value for kind in SAME_AS]
        reported = relationships.filter(~pl.col("kind").is_in(proposed))
        who = membership(
            entities,
            reported,
            registers=registers,
            lists=lists,
            decided=decided,
            common_above=common_above,
        )
        named = frozenset() if victims else frozenset(entities.filter(~pl.col("protected"))["id"])
        parts = who.parties.select("party", "case").unique().rows()
        disclosable = without_suppressed(who, reported, named)
        ties = tie_reasons(*disclosable).select("left", "right").unique().rows()
        files = file_links(case for case in known.values() if case.id not in registers)
        self._group = components([*parts, *ties, *files])
        self._cases: Counter[int] = Counter()
        for case_id in known:
            if case_id in self._group:
                self._cases[self._group[case_id]] += 1
        self._groups_of: defaultdict[Id, set[int]] = defaultdict(set)
        for entity_id, case_id in parts:
            self._put(entity_id, case_id)
        if victims:
            for person, case_id in who.victims.rows():
                if case_id not in registers:
                    self._put(person, case_id)

    def joined(self, left: Id, right: Id) -> JoinedGroups | None:
        """What fusing these two would join; None when they are linked already or in no case."""
        ours = self._groups_of.get(left, set())
        theirs = self._groups_of.get(right, set())
        if not ours or not theirs or ours & theirs:
            return None
        return JoinedGroups(left=self._count(ours), right=self._count(theirs))

    def joined_by_all(self, entities: Iterable[Id]) -> tuple[int, ...]:
        """How many cases each group holds that fusing all of these would join, largest first.

        Empty when nothing would be: they are linked already, or one at most is in any case.
        """
        linked: list[set[int]] = []
        for entity in entities:
            group = set(self._groups_of.get(entity, ()))
            apart = []
            for other in linked:
                if group & other:
                    group |= other
                else:
                    apart.append(other)
            linked = [*apart, group] if group else apart
        if len(linked) < 2:
            return ()
        return tuple(sorted(map(self._count, linked), reverse=True))

    def _put(self, entity_id: Id, case_id: Id) -> None:
        if case_id in self._group:
            self._groups_of[entity_id].add(self._group[case_id])

    def _count(self, groups: Iterable[int]) -> int:
        return sum(self._cases[group] for group in groups)
