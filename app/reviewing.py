"""The review: pairs that may be one, what reviewers decide of them, and the entities that follow.

Decisions.
A judgement is about two mentions. Where an entity is named, the mention that founded it stands for it; where a pair is
proposed, the two mentions that fit best.
What belongs together is one *act*: a split or a bulk makes several judgements, whose ids are the act's with a number,
and undoing takes the whole act back.
A pair with a protected side is shown to, and judged by, those only who may reveal; nobody else learns that it exists.
A pair that somebody was unsure of leaves the queue until it is asked for.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Protocol

import msgspec
import polars as pl

from app.access import check_reviewer, may_compare
from app.agreement import Agreement, Band, TierProgress, agreements, count_bands, count_progress
from app.clock import instant
from app.desk import Link
from app.linking import LinkReport
from app.masking import Mask
from app.pairs import Evidence, Pair, PairView, Side, asked_for, compare_fields, evidence, in_order
from app.progress import Progress
from app.settings import Settings
from graph.analysis.joining import LinkedCases
from graph.errors import AccessDenied, EntityNotFound, InvalidValue, JudgementConflict, NotFound, PairNotFound
from graph.model import Comparison, Entity, Id, Judgement, Mention, Relationship, Value, make_id
from graph.resolution.identity import founded_by
from graph.resolution.judging import COMMON, Judged
from graph.schema import PARTY_KINDS, SAME_AS, Decision, Tier
from graph.stores import Store

MOST_AT_ONCE = 2000
"""Judgements that one act may make."""


class Refused(Value, frozen=True, omit_defaults=True):
    """A pair that could not be decided as asked, and the judgements it contradicts."""

    pair: Id
    reason: str
    judgements: tuple[Judgement, ...] = ()


class Decided(Value, frozen=True, omit_defaults=True):
    """What an act did: judgements made or withdrawn, those refused, and the linking that followed."""

    judgements: tuple[Judgement, ...] = ()
    """Empty when the very same was judged before by the same reviewer."""
    refused: tuple[Refused, ...] = ()
    link: LinkReport | None = None


class JudgementLine(Value, frozen=True, omit_defaults=True):
    """A judgement with what its two mentions are called and whom they belong to now."""

    judgement: Judgement
    left_name: str = ""
    right_name: str = ""
    left_entity: Id = ""
    right_entity: Id = ""
    contradicted: bool = False
    """Whether it says the opposite of other judgements that stand (after two stores were copied together)."""


class Masks(Protocol):
    """Makes masks for the viewer."""

    def __call__(self, *, exporting: bool = False) -> Mask:
        """A mask for looking, or for what leaves the house."""


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A pair that the viewer may see, with its unmasked mentions."""

    pair: Pair
    left: Mention
    right: Mention
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A decision to be made on two mentions."""

    left: Mention
    right: Mention
    decision: Decision
    why: str
    pair: Pair | None = None


class Verdict(Value, frozen=True, omit_defaults=True):
    """What somebody decided of two mentions elsewhere, such as in a workbook."""

    left: Id
    right: Id
    decision: Decision
    why: str = ""


class Review:
    """Who is who, for one reviewer of one store."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        mask: Masks,
        link: Link,
        common: Callable[[], Mapping[Id, bool]],
        network_of: Callable[[Id], Id | None],
        clock: Callable[[], str] = instant,
    ) -> None:
        self._store, self._settings = store, settings
        self._mask, self._link, self._common, self._network_of, self._clock = mask, link, common, network_of, clock
        self._read: tuple[int, dict[Id, _Proposed]] | None = None

    # ---- what is asked

    def queue(self, *, tier: Tier | None = None, unsure: bool = False) -> tuple[Pair, ...]:
        """Pairs that nobody has decided, by what fusing them would change, then by weight.

        Those of one tier, or all; with `unsure` those that somebody looked at and was not sure of, instead of the rest.
        Raises AccessDenied for who may not review.
        """
        return in_order(
            each.pair
            for each in self._proposed().values()
            if each.decision in (None, Decision.UNSURE)
            and each.pair.unsure is unsure
            and (tier is None or each.pair.tier is tier)
        )

    def pair(self, pair_id: str) -> PairView:
        """One pair side by side, by its id or the beginning of it; decided ones too while they are proposed.

        Raises PairNotFound.
        """
        proposed = self._one(pair_id)
        (view,) = self._views([proposed], self._mask(), networks=True)
        return view

    def views(self, pairs: Iterable[Pair]) -> tuple[tuple[PairView, ...], int]:
        """Pairs side by side for a file that leaves the house, and how many of them must be left out of it.

        Left out are those with a protected person who did not agree to it, whoever asks.
        """
        known = self._proposed()
        found = [known[each.id] for each in pairs if each.id in known]
        mask = self._mask(exporting=True)
        entities = self._store.entities({end.id for each in found for end in (each.pair.left, each.pair.right)})
        mask.meet(entities)
        kept = [each for each in found if not mask.withheld & {each.pair.left.id, each.pair.right.id}]
        return tuple(self._views(kept, mask)), len(found) - len(kept)

    # ---- what is decided

    def decide(
        self, pair_id: str, decision: Decision, why: str = "", *, progress: Progress | None = None
    ) -> Decided:
        """Judge a proposed pair and link anew.

        Raises PairNotFound; JudgementConflict, with the judgements, and changes nothing, when others that stand say the
        opposite; InvalidValue when POSITIVE against a contradiction comes without a reason.
        """
        each = self._one(pair_id)
        return self._linked(self._whole([_Wanted(each.left, each.right, decision, why, each.pair)]), progress)

    def judge(
        self, left: str, right: str, decision: Decision, why: str = "", *, progress: Progress | None = None
    ) -> Decided:
        """Judge two mentions or entities, by id or by a name that only one has, and link anew.

        Of two entities that are proposed as one, their best fitting mentions are judged; else each is represented by
        the mention that founded it. The id of an entity that another has taken over still means its own founder.
        Raises as `decide` does, and EntityNotFound.
        """
        check_reviewer(self._mask().viewer)
        ours, theirs = self._named(left), self._named(right)
        pair = self._pair_of(ours, theirs)
        one, other = ours.mention, theirs.mention
        if pair is not None and ours.whole and theirs.whole:
            one, other = pair.left, pair.right
        wanted = _Wanted(one, other, decision, why, pair.pair if pair else None)
        return self._linked(self._whole([wanted]), progress)

    def split(
        self, mentions: str | Sequence[str], others: Collection[Id] = (), why: str = "", *, progress: Progress | None = None
    ) -> Decided:
        """Take one or several mentions out of their entity: NEGATIVE between each of them and each of the others.

        `others` are all other mentions of the entity when left out. The part that holds the founding mention keeps the
        entity's id; withdrawing the act gives everything back. `why` must be said. Raises as `decide` does.
        """
        check_reviewer(self._mask().viewer)
        if not why.strip():
            raise InvalidValue("a split needs a reason: say why these are not one")
        taken = [self._named(each).mention for each in ([mentions] if isinstance(mentions, str) else mentions)]
        ids = {each.id for each in taken}
        rest = self._rest(ids, others)
        if not rest:
            raise InvalidValue("nothing is left to split from: name other mentions of the same entity")
        if len(taken) * len(rest) > MOST_AT_ONCE:
            raise InvalidValue(f"this would make {len(taken) * len(rest)} judgements: take fewer mentions out at once")
        wanted = [_Wanted(one, other, Decision.NEGATIVE, why) for one, other in product(taken, rest)]
        return self._linked(self._whole(wanted), progress)

    def alike(self, pair_id: str) -> tuple[Pair, ...]:
        """Open pairs whose evidence is identical to this one's, itself first: what `accept_alike` would accept.

        Identical: the same level in every comparison; in each pair both names written the very same way and an
        identifier shared, of the same kind; nothing that speaks against it. Empty when this pair must be looked at by
        itself.
        """
        first = self._one(pair_id)
        found = evidence(first.pair, first.left, first.right)
        if found is None:
            return ()
        same = [
            each.pair
            for each in self._proposed().values()
            if each.decision is None and evidence(each.pair, each.left, each.right) == found
        ]
        return tuple(sorted(in_order(same), key=lambda each: each.id != first.pair.id))

    def accept_alike(
        self, pair_id: str, why: str, *, expected: int, progress: Progress | None = None
    ) -> Decided:
        """Judge all pairs of `alike` as the same, in one act; refused conflicts are told and the rest goes on.

        `expected` is how many the reviewer was shown: raises InvalidValue when there are others now.
        """
        pairs = self.alike(pair_id)
        if len(pairs) != expected:
            raise InvalidValue(f"there are {len(pairs)} such pairs now, not {expected}: look at them again")
        known = self._proposed()
        wanted = [
            _Wanted(known[each.id].left, known[each.id].right, Decision.POSITIVE, why, each) for each in pairs
        ]
        return self._linked(self._each(wanted, together=True), progress)

    def take(self, verdicts: Sequence[Verdict], *, progress: Progress | None = None) -> tuple[Decided, ...]:
        """Judge pairs of mentions that were decided elsewhere, each by itself, and link anew once.

        One result for each, in order: with a judgement, with none when it says nothing new, or with why it was refused.
        """

    def undo(self, *, progress: Progress | None = None) -> Decided:
        """Withdraw the last act of this reviewer that stands, and link anew; raises NotFound when there is none."""

    def withdraw(self, judgement_id: str, why: str, *, progress: Progress | None = None) -> Decided:
        """Withdraw a judgement, or a whole act, by id or the beginning of it, and link anew; anybody's, with a reason.

        Raises NotFound, and InvalidValue without a reason. Withdrawing twice changes nothing.
        """

    # ---- how it goes

    def judgements(self, *, standing: bool = True) -> tuple[JudgementLine, ...]:
        """Judgements on who is who that the viewer may see, newest first: those that stand, or all."""

    def progress(self) -> tuple[TierProgress, ...]:
        """Open, unsure and decided pairs of each tier."""

    def bands(self) -> tuple[Band, ...]:
        """How many of the decided pairs were the same, by band of weight: whether the resolver's bits can be trusted."""

    def agreement(self) -> tuple[Agreement, ...]:
        """How far each two reviewers agree on the pairs that both judged, with Cohen's kappa."""
