"""Links that resolution proposes and nobody stated, as relationships of the derived graph."""

import math
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from graph.model import Id, Mention, Relationship, make_id
from graph.resolution.outcome import Proposal
from graph.schema import RelationshipKind, Strength, Tier


def proposed_relationships(
    proposals: Iterable[Proposal], entity_of: Mapping[Id, Id], mentions: Mapping[Id, Mention]
) -> Iterator[Relationship]:
    """One tentative relationship for each proposal, `PROBABLY_SAME_AS` or `POSSIBLY_SAME_AS` by its
    tier.

    Its weight is the odds as a share of 1, capped below certainty; its statements are the two
    mentions.
    """
    for each in proposals:
        start, end = sorted((entity_of[each.left], entity_of[each.right]))
        both = (mentions[each.left], mentions[each.right])
        kind = (
            RelationshipKind.PROBABLY_SAME_AS
            if each.tier is Tier.PROBABLE
            else RelationshipKind.POSSIBLY_SAME_AS
        )
        yield Relationship(
            id=make_id("l", kind, start, end),
            kind=kind,
            start=start,
            end=end,
            weight=_share(each.weight),
            strength=Strength.TENTATIVE,
            statements=tuple(sorted((each.left, each.right))),
            cases=tuple(sorted({mention.case_id for mention in both})),
            sources=len({mention.ref.source_id for mention in both}),
            properties={
                "tier": each.tier.value,
                "bits": round(each.weight, 3),
                "left": each.left,
                "right": each.right,
                "comparisons": msgspec.to_builtins(each.comparisons),
                "because": each.because,
            },
        )


def _share(bits: float) -> float:
    """The odds of so many bits as a probability, never above 0.99."""
    odds = math.exp2(min(bits, 40.0))
    return round(min(odds / (1.0 + odds), 0.99), 6)
