"""How reviewing goes: how much is decided, how often the resolver was right, how far reviewers
agree.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from graph.model import Id, Judgement, Value
from graph.schema import Decision, Tier

BANDS = (-100.0, 0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 100.0)
"""Where bands of weight begin, in bits; the last is where they end."""


class TierProgress(Value, frozen=True, omit_defaults=False):
    """How far one tier is reviewed."""

    tier: Tier
    open: int = 0
    unsure: int = 0
    same: int = 0
    different: int = 0

    @property
    def decided(self) -> int:
        """How many were found the same or different."""
        return self.same + self.different


class WeightBand(Value, frozen=True, omit_defaults=False):
    """What was decided of pairs whose weight lay in one band."""

    low: float
    high: float
    same: int = 0
    different: int = 0

    @property
    def share(self) -> float | None:
        """Which share of those decided was the same; None when none was."""
        decided = self.same + self.different
        return self.same / decided if decided else None


class Agreement(Value, frozen=True, omit_defaults=False):
    """How far two reviewers agree on the pairs that both judged."""

    left: str
    right: str
    pairs: int
    agreed: int
    kappa: float | None
    """Cohen's kappa (1960): agreement beyond chance, at most 1; None where chance alone would
    always agree.
    """


def count_progress(
    open_tiers: Iterable[Tier], unsure_tiers: Iterable[Tier], judgements: Iterable[Judgement]
) -> tuple[TierProgress, ...]:
    """Progress of each tier.

    Pairs that are open or unsure now, and those whose judgement stands.
    """
    opened = Counter(open_tiers)
    unsure = Counter(unsure_tiers)
    decided = Counter((judgement.tier, judgement.decision) for judgement in _last(judgements))

    return tuple(
        TierProgress(
            tier=tier,
            open=opened[tier],
            unsure=unsure[tier],
            same=decided[tier, Decision.POSITIVE],
            different=decided[tier, Decision.NEGATIVE],
        )
        for tier in (Tier.PROBABLE, Tier.REVIEW)
    )


def count_bands(
    judgements: Iterable[Judgement], edges: Sequence[float] = BANDS
) -> tuple[WeightBand, ...]:
    """The share of "same" among what stands as decided, by band of weight.

    The weight is that which the resolver had given; `edges` is where the bands begin, and the last
    where they end.
    """
    counted: Counter[tuple[float, Decision]] = Counter()
    for judgement in _last(judgements):
        if judgement.bits is not None:
            counted[
                max(low for low in edges[:-1] if low <= max(judgement.bits, edges[0])),
                judgement.decision,
            ] += 1

    return tuple(
        WeightBand(
            low=low,
            high=high,
            same=counted[low, Decision.POSITIVE],
            different=counted[low, Decision.NEGATIVE],
        )
        for low, high in pairwise(edges)
    )


def agreements(judgements: Iterable[Judgement]) -> tuple[Agreement, ...]:
    """Each two reviewers who judged a pair in common, over withdrawn judgements too.

    Of each reviewer the last judgement on a pair counts, unless its maker withdrew it. One that
    somebody else withdrew counts: a reviewer who disagrees withdraws the other's judgement first,
    and would else always agree.
    """
    said: defaultdict[str, dict[frozenset[Id], Decision]] = defaultdict(dict)
    for judgement in sorted(judgements, key=lambda judgement: (judgement.on, judgement.id)):
        if judgement.stands or judgement.withdrawn_by != judgement.by:
            pair = frozenset((judgement.left, judgement.right))
            said[judgement.by][pair] = judgement.decision

    found = []
    for left, right in combinations(sorted(said), 2):
        ours = said[left]
        theirs = said[right]
        both = [(ours[pair], theirs[pair]) for pair in ours if pair in theirs]
        if not both:
            continue
        agreement = Agreement(
            left=left,
            right=right,
            pairs=len(both),
            agreed=sum(one is other for one, other in both),
            kappa=cohens_kappa(both),
        )
        found.append(agreement)

    return tuple(found)


def cohens_kappa(pairs: Sequence[tuple[Decision, Decision]]) -> float | None:
    """Agreement of two raters beyond chance (Cohen 1960, doi 10.1177/001316446002000104).

    >>> yes, no = Decision.POSITIVE, Decision.NEGATIVE
    >>> cohens_kappa([(yes, yes)] * 20 + [(yes, no)] * 5 + [(no, yes)] * 10 + [(no, no)] * 15)
    0.4
    """
    if not pairs:
        return None

    left = Counter(ours for ours, _ in pairs)
    right = Counter(theirs for _, theirs in pairs)
    observed = sum(ours is theirs for ours, theirs in pairs) / len(pairs)
    by_chance = sum(left[decision] * right[decision] for decision in Decision) / len(pairs) ** 2
    if by_chance == 1:
        return None
    return round((observed - by_chance) / (1 - by_chance), 6)


def _last(judgements: Iterable[Judgement]) -> Iterable[Judgement]:
    """What stands as decided of each pair: one judgement, the last."""
    ordered = sorted(judgements, key=lambda judgement: (judgement.on, judgement.id))
    standing = (
        judgement
        for judgement in ordered
        if judgement.stands and judgement.decision is not Decision.UNSURE
    )

    return {
        frozenset((judgement.left, judgement.right)): judgement for judgement in standing
    }.values()
