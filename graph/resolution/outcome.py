"""What a linker hands over.

Groups of mentions, why each stands where it does, and the links it only proposes.
"""

from collections.abc import Mapping

from graph.model import Comparison, Id, Value
from graph.schema import Tier


class MentionLink(Value, frozen=True, omit_defaults=True):
    """Two mentions that a rule takes for one entity, or a contradiction kept apart."""

    left: Id
    right: Id
    rule: str
    refused: str = ""
    """What kept them apart: `judgement`, `nik`, `sex`, `birth`, or `name` when one number came with
    two names.
    """


class Fit(Value, frozen=True, omit_defaults=True):
    """The best reason why a mention stands in its group."""

    linked_to: Id
    weight: float = 0.0
    """log2 odds that the two are one (bits); 0 when a rule or a judgement joined them."""
    comparisons: tuple[Comparison, ...] = ()


class Proposal(Value, frozen=True, omit_defaults=True):
    """Two mentions of different groups that may be one: shown or asked about, never fused."""

    left: Id
    right: Id
    tier: Tier
    """`probable` or `review`."""
    weight: float
    comparisons: tuple[Comparison, ...] = ()
    because: str = ""
    """Why it was not fused though it weighs enough, as in `Relationship.properties`; empty when it
    is too light.
    """


class Clustering(Value, frozen=True, omit_defaults=True):
    """Groups of mentions that are one entity, and what lies between the groups.

    What joined them, and what was refused or is only proposed.
    """

    groups: tuple[tuple[Id, ...], ...]
    """Each sorted; together every mention once; ordered by first member."""
    rules: Mapping[Id, tuple[str, ...]]
    """For each mention in a group of two or more: the rules that tie it there."""
    refused: tuple[MentionLink, ...] = ()
    fits: Mapping[Id, Fit] = {}
    proposals: tuple[Proposal, ...] = ()
    """By left, then right; at most one for each pair of groups."""
