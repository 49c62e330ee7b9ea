"""Judgements made: checked against those that stand, appended as one act, taken back.

Decisions.
"The same" is checked against what stands between the two entities as they are linked now, not only
between the two mentions: a reviewer who sees two entities side by side answers for both. Whose
mention was linked wrongly splits first. "Different" is checked against judgements alone, since it
may well take apart what resolution joined.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.resolution.pairs import CONTRADICTIONS, Pair
from graph.errors import InvalidValue, JudgementConflict, SimpulError
from graph.messages import message
from graph.model import Id, Judgement, Mention, make_id
from graph.resolution.judgements import (
    JudgementGraph,
    conflict_with,
    marks,
    that_count,
)
from graph.schema import Decision

JUDGE, WITHDRAW = "judge", "withdraw judgement"
"""Actions of the log."""


@dataclass(frozen=True, slots=True)
class JudgementRequest:
    """A decision to be made on two mentions; `pair` when resolution proposes them.

    One that the reviewer is not `told` of follows from the others, as far as nothing speaks
    against it.
    """

    left: Mention
    right: Mention
    decision: Decision
    why: str = ""
    pair: Pair | None = None
    told: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """A decision that was not made, and why not."""

    wanted: JudgementRequest
    error: SimpulError


def act_of(judgement_id: Id) -> Id:
    """The act that a judgement belongs to: its own id, or what stands before its number.

    >>> act_of("j_0a1b-2"), act_of("j_0a1b")
    ('j_0a1b', 'j_0a1b')
    """
    return judgement_id.partition("-")[0]


def standing(store: MaskedStore) -> list[Judgement]:
    """The judgements of a store that stand and count for what its mentions say now, by time."""
    found = list(store.unmasked.appended(Judgement))
    mentions = store.unmasked_mentions(ends_of(found))
    return list(that_count(found, mentions))


def ends_of(judgements: Iterable[Judgement]) -> set[Id]:
    """The mentions that judgements are about."""
    return set[Id]().union(*((judgement.left, judgement.right) for judgement in judgements))


class JudgementRecorder:
    """Makes one reviewer's judgements in one go.

    It knows all that stood in the store when it began.
    """

    def __init__(self, store: MaskedStore, by: str, clock: Callable[[], str]) -> None:
        self._store = store
        self._writable = store.writing(Right.REVIEW)
        self._by = by
        self._clock = clock
        self._standing = standing(store)
        self._judged = JudgementGraph(self._standing)
        self._contradicted = {contradiction.id for contradiction in self._judged.contradictions()}

    def make_all(self, wanted: Sequence[JudgementRequest]) -> tuple[Judgement, ...]:
        """Make all of these in one act.

        Raises JudgementConflict or InvalidValue, and makes none, if one may not be.

        What this reviewer judged so before is not made again.
        """
        linked = self._linked(wanted)
        for request in wanted:
            if request.told:
                self._check(request, linked)

        agreed = [request for request in wanted if request.told or self._may(request, linked)]
        made = self._drafts([request for request in agreed if not self._said(request)])
        self._check_together(made, linked)
        if against := self._append(made):
            self._withdraw(made)
            raise _meanwhile(against)
        return made

    def make_each(
        self, wanted: Sequence[JudgementRequest], *, one_act: bool = False
    ) -> list[Judgement | Refusal | None]:
        """Make these one by one, and say what became of each, in order.

        The judgement made, why not, or None when this reviewer judged so before.

        Each is checked against the ones before it, and is an act of its own unless all are
        `one_act`.
        """
        linked = self._linked(wanted)
        drafts = self._drafts(wanted) if one_act else ()
        results: list[Judgement | Refusal | None] = []
        for place, request in enumerate(wanted):
            try:
                self._check(request, linked)
            except SimpulError as error:
                results.append(Refusal(request, error))
                continue
            if self._said(request):
                results.append(None)
                continue
            made = drafts[place] if one_act else self._drafts([request])[0]
            self._judged.add(made)
            linked.add(made)
            results.append(made)

        against = self._append([result for result in results if isinstance(result, Judgement)])
        if not against:
            return results
        for place, result in enumerate(results):
            if isinstance(result, Judgement) and result.id in against:
                self._withdraw([result])
                results[place] = Refusal(wanted[place], _meanwhile(against))

        return results

    def take_back(self, judgements: Sequence[Judgement], why: str) -> tuple[Judgement, ...]:
        """Withdraw these and say so in the log, once for each act."""
        ids = [judgement.id for judgement in judgements]
        gone = self._writable.withdraw_all(Judgement, ids, by=self._by, on=self._clock(), why=why)
        for act in dict.fromkeys(act_of(judgement.id) for judgement in gone):
            self._store.log(WITHDRAW, subject=act, reason=why)

        return gone

    def _linked(self, wanted: Sequence[JudgementRequest]) -> JudgementGraph:
        """What stands, and what resolution has made one, as far as judgements reach it."""
        ids = ends_of(self._standing)
        ids.update(*((request.left.id, request.right.id) for request in wanted))
        together: defaultdict[Id, list[Id]] = defaultdict(list)
        for assigned in self._store.unmasked.assignments(mention_ids=ids):
            together[assigned.entity_id].append(assigned.mention_id)

        linked = JudgementGraph(self._standing)
        for mentions in together.values():
            linked.assume(mentions)

        return linked

    def _check(self, wanted: JudgementRequest, linked: JudgementGraph) -> None:
        """Raise JudgementConflict or InvalidValue for what may not be judged so."""
        left = wanted.left
        right = wanted.right
        same = wanted.decision is Decision.POSITIVE
        if left.id == right.id:
            raise InvalidValue("both sides are the same mention: name two")
        if same and left.kind is not right.kind:
            raise InvalidValue("a person and an organisation are never one")
        self._judged.check(left.id, right.id, wanted.decision)
        if same:
            linked.check(left.id, right.id, wanted.decision)
        because = wanted.pair.because if wanted.pair else ""
        if same and because in CONTRADICTIONS and not wanted.why.strip():
            raise InvalidValue(
                message(
                    "something speaks against it ({because}): say why they are one all the same",
                    because=because,
                )
            )

    def _check_together(self, made: Sequence[Judgement], linked: JudgementGraph) -> None:
        """Raise JudgementConflict where these contradict what stands only taken together.

        A and B may be one, and C and D, though nothing says so of A and D: but not where B and C
        are one already and A and D are not.
        """
        drafts = {new.id for new in made}
        judged = JudgementGraph((*self._standing, *made))
        denied = [one for one in judged.contradictions() if one.id not in self._contradicted]
        if not denied:
            # a split denies what linking made one: of that only what people said before counts
            known = drafts | {one.id for one in linked.contradictions()}
            for new in made:
                linked.add(new)
            judged = linked
            denied = [one for one in linked.contradictions() if one.id not in known]
        if denied:
            chain = (denied[0], *judged.chain(denied[0].left, denied[0].right))
            raise conflict_with([one for one in chain if one.id not in drafts])

    def _may(self, wanted: JudgementRequest, linked: JudgementGraph) -> bool:
        """Whether nothing speaks against judging so."""
        try:
            self._check(wanted, linked)
        except SimpulError:
            return False
        return True

    def _said(self, wanted: JudgementRequest) -> bool:
        """Whether the last that this reviewer said of the two, and still stands by, is this."""
        about = self._judged.about(wanted.left.id, wanted.right.id)
        own = [judgement for judgement in about if judgement.by == self._by]
        return bool(own) and own[-1].decision is wanted.decision

    def _drafts(self, wanted: Sequence[JudgementRequest]) -> tuple[Judgement, ...]:
        """These as judgements of one act."""
        if not wanted:
            return ()

        # those come first that the reviewer is told of: ids are as if there were no others
        ordered = sorted(wanted, key=lambda request: not request.told)
        on = self._clock()
        first = ordered[0]
        act = make_id("j", first.left.id, first.right.id, first.decision, first.why, self._by, on)
        several = sum(request.told for request in wanted) > 1
        made = []
        for number, request in enumerate(ordered, start=1):
            left = request.left
            right = request.right
            pair = request.pair
            judgement = Judgement(
                id=f"{act}-{number}" if several or number > 1 else act,
                left=left.id,
                right=right.id,
                decision=request.decision,
                by=self._by,
                on=on,
                why=request.why.strip(),
                tier=pair.tier if pair else None,
                bits=pair.bits if pair else None,
                left_said=marks(left),
                right_said=marks(right),
            )
            made.append(judgement)

        return tuple(made)

    def _append(self, judgements: Sequence[Judgement]) -> dict[Id, Judgement]:
        """Append what was checked; empty unless somebody judged otherwise in that very moment.

        Else those judgements, and ours that they stand against, by id.
        """
        self._writable.append_all(judgements)
        acts = Counter(act_of(judgement.id) for judgement in judgements)
        for act, count in acts.items():
            many = f"×{count}" if count > 1 else ""
            self._store.log(JUDGE, subject=act, reason=many)

        if not judgements:
            return {}
        judged = JudgementGraph(standing(self._store))
        against: dict[Id, Judgement] = {}
        for new in judged.contradictions():
            if new.id not in self._contradicted:
                chain = (new, *judged.chain(new.left, new.right))
                against |= {judgement.id: judgement for judgement in chain}

        return against

    def _withdraw(self, judgements: Sequence[Judgement]) -> None:
        self._writable.withdraw_all(
            Judgement,
            [judgement.id for judgement in judgements],
            by=self._by,
            on=self._clock(),
            why="judged otherwise meanwhile",
        )


def _meanwhile(against: Mapping[Id, Judgement]) -> JudgementConflict:
    return JudgementConflict(
        "somebody judged otherwise in this very moment: look at it again", against.values()
    )
