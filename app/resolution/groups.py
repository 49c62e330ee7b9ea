"""Groups that may be one person each: what a reviewer is shown of them, and in which order.

Decisions.
A group holds parties or protected people that pairs of the tier *probable* tie, nobody has decided
and nobody was unsure of. Pairs of the other tier between its members are shown with it and
answered with it.
Groups are ordered by what calling all of them the same would change: how many networks, then how
many groups of cases it would join, then how many members it would make one; then by weight.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import product
from typing import TypeVar

from app.resolution.pairs import CONTRADICTIONS, Pair, Side, agree, values_by_field
from graph.model import Entity, Id, Mention, Value
from graph.names import fold_words, person_key
from graph.resolution.groups import Tie

T = TypeVar("T")
Level = Mapping[str, str]
"""The names of a place by level, folded."""

PLACE = "locality"
"""The field in which a group shows all that is known of a place."""
_PLACES = ("village", "district", "regency", "province", "country")


class Group(Value, frozen=True, omit_defaults=True):
    """Two to a dozen entities of which one question is asked: one person, or several? Masked."""

    id: Id
    """Made of the members in their order: of another group, or in another order, it is another."""
    members: tuple[Entity, ...]
    """The one with the heaviest tie first."""
    pairs: tuple[Pair, ...]
    """Every proposed pair between them, of both tiers, heaviest first."""
    joins: tuple[int, ...] = ()
    """How many cases each group of cases holds that nothing links yet and that one person would,
    largest first; empty when everything is linked already.
    """
    apart: tuple[tuple[Id, Id], ...] = ()
    """Members of whom somebody decided that they are different."""
    more: int = 0
    """How many others are probably the same as one of these, and stand in other groups."""

    @property
    def networks(self) -> int:
        """How many networks it would join: groups of two cases or more."""
        found = sum(cases > 1 for cases in self.joins)
        return found if found > 1 else 0

    @property
    def ids(self) -> tuple[Id, ...]:
        """The ids of its members, in order."""
        return tuple(member.id for member in self.members)

    def needs_reason(self, persons: Iterable[Collection[Id]]) -> bool:
        """Whether something speaks against two whom these persons make one."""
        denied = [
            {pair.left.id, pair.right.id} for pair in self.pairs if pair.because in CONTRADICTIONS
        ]
        together = map(frozenset, persons)
        return any(two <= person for person, two in product(together, denied))


class Fact(Value, frozen=True, omit_defaults=True):
    """One field of all members: every value that their reports give, and who differs."""

    field: str
    """As in `FieldRow`, and `locality`."""
    values: tuple[tuple[str, ...], ...]
    """Of each member, in order."""
    differs: tuple[bool, ...]
    """Of each member, whether it says otherwise than most of those who say anything."""


class GroupView(Value, frozen=True, omit_defaults=True):
    """A group side by side."""

    group: Group
    sides: tuple[Side, ...]
    """The members, in order."""
    facts: tuple[Fact, ...]


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Groups by what one answer would change, most first."""
    return tuple(sorted(groups, key=_importance))


def _importance(group: Group) -> tuple[int, int, int, float, Id]:
    heaviest = max(pair.bits for pair in group.pairs)
    return -group.networks, -len(group.joins), -len(group.members), -heaviest, group.id


def tie_of(pair: Pair) -> Tie:
    """A pair as what ties two members."""
    return Tie(left=pair.left.id, right=pair.right.id, bits=pair.bits)


def strongest_ties(group: Group) -> Mapping[Id, Pair]:
    """Of each member the heaviest pair that ties it to another."""
    found: dict[Id, Pair] = {}
    for pair in group.pairs:
        for end in (pair.left.id, pair.right.id):
            found.setdefault(end, pair)

    return found


# ---- side by side


def compare_members(sides: Sequence[Sequence[Mention]]) -> tuple[Fact, ...]:
    """Every field that any member gives, in the order of a form, with who differs from most."""
    found = [
        Fact(field=field, values=values, differs=_who_differs(field, values))
        for field, values in values_by_field(sides)
        if field not in _PLACES
    ]
    places = tuple(map(_places, sides))
    if any(places):
        levels = [list(filter(None, map(_levels, side))) for side in sides]
        differs = _outnumbered(levels, _may_be_one_place, _is_one_place)
        found.append(Fact(field=PLACE, values=places, differs=differs))

    return tuple(found)


def _who_differs(field: str, values: Sequence[Sequence[str]]) -> tuple[bool, ...]:
    alike = partial(_say_alike, field)
    return _outnumbered(values, alike, alike)


def _say_alike(field: str, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two members agree; a title before a name makes nobody somebody else."""
    if field != "names":
        return agree(field, ours, theirs)
    keys = {person_key(name) or name for name in ours}
    return agree(field, ours, theirs) or not keys.isdisjoint(
        person_key(name) or name for name in theirs
    )


def _outnumbered(
    said: Sequence[T], fits: Callable[[T, T], bool], same: Callable[[T, T], bool]
) -> tuple[bool, ...]:
    """Of each member whether more others deny what it says than say the same."""
    found = []
    for number, ours in enumerate(said):
        others = [theirs for place, theirs in enumerate(said) if theirs and place != number]
        denied = sum(not fits(ours, theirs) for theirs in others)
        borne_out = sum(same(ours, theirs) for theirs in others)
        found.append(bool(ours) and denied > borne_out)

    return tuple(found)


def _levels(mention: Mention) -> Level:
    """What a mention says of its place, folded, by level."""
    found = {level: getattr(mention.locality, level) for level in _PLACES}
    return {level: " ".join(fold_words(name)) for level, name in found.items() if name}


def _may_be_one_place(ours: Sequence[Level], theirs: Sequence[Level]) -> bool:
    """Whether some place of ours may be one of theirs: no level that both name differs."""
    for one, other in product(ours, theirs):
        shared = one.keys() & other.keys()
        if shared and all(one[level] == other[level] for level in shared):
            return True

    return False


def _is_one_place(ours: Sequence[Level], theirs: Sequence[Level]) -> bool:
    """Whether some place of both is told in the very same detail."""
    return any(one == other for one, other in product(ours, theirs))


def _places(side: Iterable[Mention]) -> tuple[str, ...]:
    """Every place that a member's reports name, once."""
    return tuple(dict.fromkeys(filter(None, map(_place, side))))


def _place(mention: Mention) -> str:
    """A mention's place in one line, the smallest part first."""
    where = mention.locality
    named = [where.village, where.district, where.regency]
    return ", ".join(filter(None, named)) or where.province or where.country
