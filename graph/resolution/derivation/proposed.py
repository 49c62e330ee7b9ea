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
    """One tentative relationship for each proposal, its kind by its tier.

    The kinds are `PROBABLY_SAME_AS` and `POSSIBLY_SAME_AS`. Its weight is the odds as a share of 1,
    capped below certainty; its statements are the two mentions.
    """
    for proposal in proposals:
        start, end = sorted((entity_of[proposal.left], entity_of[proposal.right]))
        both = (mentions[proposal.left], mentions[proposal.right])
        kind = (
            RelationshipKind.PROBABLY_SAME_AS
            if proposal.tier is Tier.PROBABLE
            else RelationshipKind.POSSIBLY_SAME_AS
        )
        yield Relationship(
            id=make_id("l", kind, start, end),
            kind=kind,
            start=start,
            end=end,
            weight=_share(proposal.weight),
            strength=Strength.TENTATIVE,
            statements=tuple(sorted((proposal.left, proposal.right))),
            cases=tuple(sorted({mention.case_id for mention in both})),
            sources=len({mention.ref.source_id for mention in both}),
            properties={
                "tier": proposal.tier.value,
                "bits": round(proposal.weight, 3),
                "left": proposal.left,
                "right": proposal.right,
                "comparisons": msgspec.to_builtins(proposal.comparisons),
                "because": proposal.because,
            },
        )


def _share(bits: float) -> float:
    """The odds of so many bits as a probability, never above 0.99."""
    odds = math.exp2(min(bits, 40.0))
    return round(min(odds / (1.0 + odds), 0.99), 6)
