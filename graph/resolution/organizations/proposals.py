"""Pairs of organisations that may be one.

Found by their names, weighed in bits, one for each two groups.

Decisions.
The weights are set by hand, not learnt: files hold too few organisations of known truth. They keep
to the bands of persons: from 4 bits `probable`, from 0 `review`. The rarity of a name is how many
others it fits as well among all. A contradiction between two that are called the same is told
however light the pair, unless the name is a single word.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from graph.model import Comparison, Id
from graph.resolution.organizations.features import Name, Organization, licences_differ
from graph.resolution.organizations.names import (
    CLOSE,
    CONTAINED,
    DIFFERENT,
    FORMER,
    INITIALS,
    NEAR,
    SAME,
    initials,
    name_level,
)
from graph.resolution.outcome import Proposal
from graph.schema import Tier

PROBABLE_FROM = 4.0
REVIEW_FROM = 0.0

_SHORTENED_UP_TO = 6
"""How many longer names a shortened one may fit before it means nothing."""
_INITIALS_UP_TO = 4
_GROUPS_UP_TO = 6
"""Groups of one name that are compared with each other or with those of another name."""
_MENTIONS_UP_TO = 4
_ALL_WORDS, _TWO_WORDS, _ONE_WORD = 7.0, 5.5, 1.0
_NAME_WEIGHTS = {NEAR: 5.0, FORMER: 6.0, CONTAINED: 2.5, INITIALS: 1.0, DIFFERENT: -10.0}
_CONTRADICTIONS = frozenset({"form", "licence", "name"})

NamePair = tuple[Name, Name, int]
"""Two names that agree somehow, and with how many the less telling of them agrees as well."""


def propose(
    known: Mapping[Id, Organization],
    root: Callable[[Id], Id],
    contradiction: Callable[[Id, Id], str],
    apart: Iterable[tuple[Id, Id]],
) -> list[Proposal]:
    """The best proposal for each two groups, by left, then right.

    `apart` are pairs that a rule wanted and lost.
    """
    named: defaultdict[Name, list[Organization]] = defaultdict(list)
    for organization in known.values():
        if organization.name.words:
            named[organization.name].append(organization)
    best: dict[tuple[Id, Id], Proposal] = {}
    lost = ((known[left], known[right], 1) for left, right in apart)
    for left, right, rivals in (*lost, *_compared(named, known, root)):
        ends = tuple(sorted((root(left.mention_id), root(right.mention_id))))
        if ends[0] == ends[1]:
            continue
        found = _proposal(
            left, right, rivals, len(named), contradiction(left.mention_id, right.mention_id)
        )
        if found and (
            (ends[0], ends[1]) not in best or _order(found) < _order(best[ends[0], ends[1]])
        ):
            best[ends[0], ends[1]] = found
    return sorted(best.values(), key=lambda proposal: (proposal.left, proposal.right))


def _order(proposal: Proposal) -> tuple[float, Id, Id]:
    return -proposal.weight, proposal.left, proposal.right


def _proposal(
    left: Organization, right: Organization, rivals: int, names: int, against: str
) -> Proposal | None:
    """The pair as a proposal; None when it is too light, or a branch and its company."""
    if against == "branch":
        return None
    level = name_level(left, right)
    rows = tuple(_comparisons(left, right, level, rivals, names))
    bits = sum(row.weight + row.frequency for row in rows)
    because = against or _because(left, right, level)
    if not _is_worth_asking(left, right, level, bits, because):
        return None
    tier = (
        Tier.PROBABLE if bits >= PROBABLE_FROM and because not in _CONTRADICTIONS else Tier.REVIEW
    )
    first, second = sorted((left.mention_id, right.mention_id))
    return Proposal(
        left=first,
        right=second,
        tier=tier,
        weight=round(bits, 3),
        comparisons=rows,
        because=because,
    )


def _is_worth_asking(
    left: Organization, right: Organization, level: str, bits: float, because: str
) -> bool:
    """Whether it weighs enough, or is a contradiction that somebody should know of."""
    if left.licences & right.licences:
        return True
    if level == DIFFERENT or bits >= REVIEW_FROM:
        return level != DIFFERENT
    return (
        because in _CONTRADICTIONS
        and level in CLOSE
        and min(len(left.name.words), len(right.name.words)) > 1
    )


def _because(left: Organization, right: Organization, level: str) -> str:
    if level == INITIALS:
        return "initials"
    if level == DIFFERENT:
        return "name"
    return "sides" if left.protected != right.protected else ""


def _comparisons(
    left: Organization, right: Organization, level: str, rivals: int, names: int
) -> Iterator[Comparison]:
    """What speaks for and against the two being one.

    The rarity of a name offsets the odds before comparing.
    """
    words = min(len(left.name.words), len(right.name.words))
    whole = {1: _ONE_WORD, 2: _TWO_WORDS}.get(words, _ALL_WORDS)
    rarity = 0.0 if level == DIFFERENT else math.log2(max(names, 2) / rivals)
    yield Comparison(name="prior", level="", weight=-math.log2(max(names, 2)))
    yield Comparison(
        name="name",
        level=level,
        weight=whole if level == SAME else _NAME_WEIGHTS[level],
        frequency=rarity,
    )
    if left.name.form and right.name.form:
        same = left.name.form == right.name.form
        yield Comparison(
            name="form", level="same" if same else "different", weight=1.0 if same else -6.0
        )
    if left.licences & right.licences:
        yield Comparison(name="licence", level="same", weight=8.0)
    elif licences_differ(left.licences, right.licences):
        yield Comparison(
            name="licence",
            level="different",
            weight=-8.0,
        )
    for name, ours, theirs, weight in (
        ("phone", left.phones, right.phones, 6.0),
        ("account", left.accounts, right.accounts, 7.0),
        ("online", left.online, right.online, 6.0),
        ("address", left.addresses, right.addresses, 6.0),
    ):
        if ours & theirs:
            yield Comparison(name=name, level="same", weight=weight)
    if left.regency and right.regency:
        same = left.regency == right.regency
        yield Comparison(
            name="place", level="regency" if same else "different", weight=2.0 if same else -2.0
        )


def _compared(
    named: Mapping[Name, Sequence[Organization]],
    known: Mapping[Id, Organization],
    root: Callable[[Id], Id],
) -> Iterator[tuple[Organization, Organization, int]]:
    """Mentions of different groups whose names agree somehow, a few for each two groups."""
    parts = {name: _by_group(several, root) for name, several in named.items()}
    for name in sorted(named, key=_key):
        groups = parts[name]
        if len(groups) > _GROUPS_UP_TO:
            groups = [group for group in groups if group[0].regency][:_GROUPS_UP_TO]
        for ours, theirs in combinations(groups, 2):
            yield from ((left, right, 1) for left, right in product(ours, theirs))
    for first, second, rivals in similar_names(named, known.values()):
        for ours, theirs in product(parts[first][:_GROUPS_UP_TO], parts[second][:_GROUPS_UP_TO]):
            yield from ((left, right, rivals) for left, right in product(ours, theirs))


def _by_group(
    several: Sequence[Organization], root: Callable[[Id], Id]
) -> list[list[Organization]]:
    groups: defaultdict[Id, list[Organization]] = defaultdict(list)
    for organization in several:
        groups[root(organization.mention_id)].append(organization)
    return [group[:_MENTIONS_UP_TO] for group in groups.values()]


def similar_names(names: Iterable[Name], known: Iterable[Organization]) -> Iterator[NamePair]:
    """Different names of one branch that may be one company's.

    They are found by look-up and not by comparing all.
    """
    ordered = sorted(names, key=_key)
    for block in _blocks(ordered, lambda name: ["".join(name.words)]):
        yield from ((left, right, 1) for left, right in combinations(block, 2))
    for block in _blocks(ordered, _with_a_gap):
        yield from ((left, right, len(block) - 1) for left, right in combinations(block, 2))
    by_words: defaultdict[tuple[str, tuple[str, ...]], list[Name]] = defaultdict(list)
    begun: defaultdict[tuple[str, tuple[str, ...]], list[Name]] = defaultdict(list)
    spelt: defaultdict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in ordered:
        by_words[name.branch, name.words].append(name)
        spelt[name.branch, initials(name.words)].append(name)
        for count in range(2, len(name.words)):
            begun[name.branch, name.words[:count]].append(name)
    for name in ordered:
        longer = begun[name.branch, name.words]
        if len(longer) <= _SHORTENED_UP_TO:
            yield from ((name, other, len(longer)) for other in longer)
        full = spelt[name.branch, name.words[0]] if len(name.words) == 1 else []
        if len(full) <= _INITIALS_UP_TO:
            yield from ((name, other, len(full)) for other in full)
    for organization in known:
        shorts = (
            [Name(words=(organization.short,), branch=organization.name.branch)]
            if organization.short
            else []
        )
        for other in (*organization.others, *shorts):
            meant = by_words[other.branch, other.words]
            yield from (
                (organization.name, former, len(meant))
                for former in meant
                if former != organization.name
            )


def _with_a_gap(name: Name) -> list[str]:
    """The name with each long word but its first letter and ending left out.

    Those that meet differ in that one.
    """
    return [
        "|".join(
            (
                str(place),
                *name.words[:place],
                f"{word[0]}*{word.removesuffix('h')[-2:]}",
                *name.words[place + 1 :],
            )
        )
        for place, word in enumerate(name.words)
        if len(word) > 4
    ]


def _blocks(names: Iterable[Name], keys: Callable[[Name], Iterable[str]]) -> Iterator[list[Name]]:
    blocks: defaultdict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        for key in keys(name):
            blocks[name.branch, key].append(name)
    yield from (
        block for _, block in sorted(blocks.items(), key=lambda item: item[0]) if len(block) > 1
    )


def _key(name: Name) -> tuple[tuple[str, ...], str, str, str]:
    return name.words, name.form, name.branch, name.aside
