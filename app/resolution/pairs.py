"""Pairs that may be one: what a reviewer is shown of them, why they are asked about, and in which
order.

Decisions.
Pairs are ordered by what fusing them would change, and by weight only after that: first those that
would join two networks, then two cases, that nothing links yet; then by how many sides are named
parties; then those that cross a contradiction. The resolver is right about nearly all of the heavy
ones, so their order alone would waste a reviewer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product

from graph.analysis.networks.case_groups import JoinedGroups
from graph.identifiers import format as format_identifier
from graph.model import Case, Comparison, Entity, Id, Judgement, Mention, Source, Value
from graph.names import fold_words
from graph.schema import Decision, Scheme, Tier

NETWORKS, CASES, PARTY, CONTRADICTION, KNOWN = (
    "networks",
    "cases",
    "party",
    "contradiction",
    "known",
)
"""Codes of `AskedFor`, most important first."""
SAME, DIFFERENT, MISSING = "same", "different", "missing"
"""Verdicts on a field."""
CONTRADICTIONS = frozenset(
    {"nik", "sex", "birth", "name", "document", "licence", "form", "branch", "judgement"}
)
"""Values of `because` that say that the data, or a reviewer, speak against the pair."""


class AskedFor(Value, frozen=True, omit_defaults=True):
    """One reason why a pair is worth a reviewer's time.

    `networks` or `cases`: fusing would join so many cases on the left with so many on the right
    that nothing links yet; `party`: `left` of the two sides are named parties; `contradiction`:
    what `what` says speaks against it; `known`: both are known from several mentions each.
    """

    code: str
    left: int = 0
    right: int = 0
    what: str = ""


class Pair(Value, frozen=True, omit_defaults=True):
    """Two entities that resolution proposes as one; masked."""

    id: Id
    """Of the relationship between them: the same from run to run as long as both keep their ids."""
    tier: Tier
    bits: float
    """log2 odds that the two mentions are one."""
    left: Entity
    right: Entity
    left_mention: Id
    right_mention: Id
    """The two mentions that fit best: what a judgement is about."""
    because: str = ""
    """Why it was not fused though it weighs enough, as in `Relationship.properties`."""
    reasons: tuple[AskedFor, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    unsure: bool = False
    """Whether somebody looked at it and was not sure."""


class FieldRow(Value, frozen=True, omit_defaults=True):
    """One field of both sides: every value that their mentions give, and whether they agree."""

    field: str
    """`names`, `aliases`, `father`, `sex`, `born_on`, `nationality`, `village` … `country`,
    `address`, `organization`, `position`, or the scheme of an identifier such as `nik`.
    """
    left: tuple[str, ...]
    right: tuple[str, ...]
    verdict: str
    """`same` when one value is on both sides, `different`, or `missing` when a side says nothing.
    """


class Side(Value, frozen=True, omit_defaults=True):
    """One side of a pair.

    Its entity with every mention, case and source that the viewer may see.
    """

    entity: Entity
    mention: Id
    """The mention that the other side's fits best."""
    mentions: tuple[Mention, ...] = ()
    """The one that fits best first."""
    cases: Mapping[Id, Case] = {}
    sources: Mapping[Id, Source] = {}
    network_id: Id | None = None


class PairView(Value, frozen=True, omit_defaults=True):
    """A pair side by side."""

    pair: Pair
    left: Side
    right: Side
    fields: tuple[FieldRow, ...]
    judgements: tuple[Judgement, ...] = ()
    """What was judged of these two before, withdrawn or not, by time."""
    decision: Decision | None = None
    """What stands between them, through any chain of judgements."""


def asked_for(joined: JoinedGroups | None, parties: int, because: str) -> tuple[AskedFor, ...]:
    """Why a pair is asked about, most important first.

    `parties` is how many of its sides are named ones.
    """
    found = []
    if joined:
        found.append(
            AskedFor(
                code=NETWORKS if joined.networks else CASES, left=joined.left, right=joined.right
            )
        )
    if parties:
        found.append(AskedFor(code=PARTY, left=parties))
    if because in CONTRADICTIONS:
        found.append(AskedFor(code=CONTRADICTION, what=because))
    if because == "established":
        found.append(AskedFor(code=KNOWN))
    return tuple(found)


def in_order(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Pairs by what fusing them would change, then by weight, then by id."""
    return tuple(sorted(pairs, key=_importance))


def _importance(pair: Pair) -> tuple[bool, bool, int, bool, float, Id]:
    codes = {reason.code: reason for reason in pair.reasons}
    parties = codes[PARTY].left if PARTY in codes else 0
    joins = NETWORKS in codes or CASES in codes

    return (
        NETWORKS not in codes,
        not joins,
        -parties,
        CONTRADICTION not in codes,
        -pair.bits,
        pair.id,
    )


# ---- side by side

_FIELDS: Mapping[str, Callable[[Mention], Iterable[str]]] = {
    "names": lambda mention: mention.names,
    "aliases": lambda mention: mention.aliases,
    "father": lambda mention: (mention.father,),
    "sex": lambda mention: (mention.sex,),
    "born_on": lambda mention: (mention.born_on or "",),
    "nationality": lambda mention: (mention.nationality,),
    "village": lambda mention: (mention.locality.village,),
    "district": lambda mention: (mention.locality.district,),
    "regency": lambda mention: (mention.locality.regency,),
    "province": lambda mention: (mention.locality.province,),
    "country": lambda mention: (mention.locality.country,),
    "address": lambda mention: (mention.address,),
    "organization": lambda mention: (mention.organization,),
    "position": lambda mention: (mention.position,),
}


def compare_fields(left: Sequence[Mention], right: Sequence[Mention]) -> tuple[FieldRow, ...]:
    """Every field that either side gives, in the order of a form.

    With all its values and whether they agree.
    """
    return tuple(
        FieldRow(field=field, left=ours, right=theirs, verdict=_verdict(field, ours, theirs))
        for field, (ours, theirs) in values_by_field((left, right))
    )


def values_by_field(
    sides: Sequence[Sequence[Mention]],
) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """Every field that any side gives, in the order of a form, with the values of each side."""
    readers = dict(_FIELDS)
    for scheme in Scheme:
        readers[scheme.value] = partial(_written, scheme)
    for field, values_of in readers.items():
        values = tuple(_values(mentions, values_of) for mentions in sides)
        if any(values):
            yield field, values


def _values(
    mentions: Iterable[Mention], values_of: Callable[[Mention], Iterable[str]]
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for mention in mentions:
        found |= dict.fromkeys(value for value in values_of(mention) if value)

    return tuple(found)


def _written(scheme: Scheme, mention: Mention) -> list[str]:
    return [
        format_identifier(scheme, identifier.value)
        for identifier in mention.identifiers
        if identifier.scheme is scheme
    ]


def _verdict(field: str, left: Sequence[str], right: Sequence[str]) -> str:
    if not left or not right:
        return MISSING

    return SAME if agree(field, left, right) else DIFFERENT


def agree(field: str, left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two sides have a value of a field in common, spelling aside."""
    if field == "born_on":
        return any(_begins_the_other(ours, theirs) for ours, theirs in product(left, right))
    return not _folded(left).isdisjoint(_folded(right))


def _begins_the_other(left: str, right: str) -> bool:
    """Whether dates agree: a partial one does with every whole one that it begins."""
    return left.startswith(right) or right.startswith(left)


def _folded(values: Iterable[str]) -> set[str]:
    return {" ".join(fold_words(value)) or value for value in values}


# ---- evidence

Evidence = tuple[tuple[tuple[str, str], ...], tuple[str, ...]]


def evidence(pair: Pair, left: Mention, right: Mention) -> Evidence | None:
    """What may be accepted together with this pair.

    The levels of all comparisons, and the schemes that both share.

    None for a pair that must be looked at by itself: both names are not written the very same way,
    no identifier is shared, or something speaks against it.
    """
    shared = {identifier for identifier in left.identifiers if identifier in right.identifiers}
    if pair.because or not shared or not left.names or left.names[0] != right.names[0]:
        return None
    levels = tuple(sorted((comparison.name, comparison.level) for comparison in pair.comparisons))
    return levels, tuple(sorted({identifier.scheme.value for identifier in shared}))
