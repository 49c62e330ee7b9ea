"""Stable entity ids.

They are minted once from a founding mention, kept through merges, given back after a split. An
entity's id is made of its founding mention, with the secret of the store. When groups merge, the
entity with the smallest serial lives on and the others redirect to it; when they split, the part
that holds the founding mention keeps (or gets back) its id.

An id stands for somebody protected or for a party, never for one after the other: who noted the id
of a masked victim would read a name under it the day she is reported as a party too, and know who
that victim was. So each side founds its ids of its own mentions, and nothing that everybody may
follow leads across (graph/redirects.py).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.ids import IdKey
from graph.model import Id, KnownIdentities, Value
from graph.redirects import crossing, retired_id

IsProtected = Callable[[Sequence[Id]], bool]
"""Whether these mentions, were they one person, tell of somebody protected."""


class Identity(Value, frozen=True, omit_defaults=True):
    """The id and serial of one group of mentions, and what became of older ids in it."""

    entity_id: Id
    serial: int
    derived_from: Id = ""
    took_over: tuple[Id, ...] = ()
    crossed: tuple[Id, ...] = ()
    """Ids taken over that stood for the other side: protected where it is a party, or a party."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Mentions of one entity, and the ids that it may carry."""

    mentions: Sequence[Id]
    protected: bool
    founders: dict[Id, Id]
    """By mention, in the order of their ids, the id that it would found."""
    before: frozenset[Id]
    """Every id that its mentions were known by."""
    claims: tuple[Id, ...]
    """Those it may carry, the first one rather."""

    @property
    def holds_founder(self) -> bool:
        """Whether the id that it rather carries was founded by one of its mentions."""
        return bool(self.claims) and self.claims[0] in self.founders.values()


def identify(
    ids: IdKey,
    groups: Sequence[Sequence[Id]],
    known: KnownIdentities,
    is_protected: IsProtected,
) -> list[Identity]:
    """An identity for each group, in the order given.

    The same groups and knowledge give the same ids.
    """
    taken: set[Id] = set()
    retired = {retired_id(key) for key in known.redirects}
    found = [_group(ids, group, known, retired, is_protected) for group in groups]
    chosen: dict[int, Id] = {}
    # Who holds a founder chooses first, so that an id stays with the one it was minted for.
    for place in sorted(range(len(groups)), key=lambda number: _seniority(found[number], known)):
        group = found[place]
        free = (claim for claim in (*group.claims, *group.founders.values()) if claim not in taken)
        chosen[place] = next(free)
        taken.add(chosen[place])
    # Serials are never given twice: they count on from the highest, in the order of the groups.
    serial = max(known.serials.values(), default=0)
    result = []
    for place, group in enumerate(found):
        entity_id = chosen[place]
        if entity_id not in known.serials:
            serial += 1
        taken_over = group.before - {entity_id} - taken
        crossed = {old for old in taken_over if (old in known.protected) != group.protected}
        result.append(
            Identity(
                entity_id=entity_id,
                serial=known.serials.get(entity_id, serial),
                derived_from=_split_from(entity_id, group, known),
                took_over=tuple(sorted(taken_over - crossed)),
                crossed=tuple(sorted(crossed)),
            )
        )
    return result


def redirects(identities: Iterable[Identity]) -> dict[Id, Id]:
    """Every id that a merge retired, with the id that lives on.

    An id split over several leads to the first of them.
    """
    found: dict[Id, Id] = {}
    for identity in sorted(identities, key=lambda identity: identity.serial):
        for retired in (*identity.took_over, *map(crossing, identity.crossed)):
            found.setdefault(retired, identity.entity_id)
    return found


def _group(
    ids: IdKey,
    mentions: Sequence[Id],
    known: KnownIdentities,
    retired: set[Id],
    is_protected: IsProtected,
) -> _Group:
    """What a group of mentions is, and the ids that it may carry.

    Those it was known by, oldest first, if it holds their founder; then the rest.
    """
    protected = is_protected(mentions)
    own = mentions
    if len(mentions) > 1:
        own = [mention for mention in sorted(mentions) if is_protected([mention]) == protected]
    founders = {mention: ids.founded_by(mention, protected=protected) for mention in own}
    before = frozenset(
        known.entity_of[mention] for mention in mentions if mention in known.entity_of
    )
    one_side = {old for old in before if (old in known.protected) == protected}
    founded = set(founders.values())

    def age(founder: Id) -> tuple[int, Id]:
        return known.serials.get(founder, 0), founder

    oldest = sorted(one_side & founded, key=age)
    given_back = sorted((founded & retired) - before)
    orphaned = sorted(old for old in one_side - founded if old in known.serials)
    return _Group(mentions, protected, founders, before, (*oldest, *given_back, *orphaned))


def _seniority(group: _Group, known: KnownIdentities) -> tuple[bool, bool, int, Id]:
    """Groups that hold a founder choose first, then those with older claims."""
    first = group.claims[0] if group.claims else ""
    return (
        not group.claims,
        not group.holds_founder,
        known.serials.get(first, 0),
        min(group.mentions),
    )


def _split_from(entity_id: Id, group: _Group, known: KnownIdentities) -> Id:
    """The oldest id of its side that a new entity was known by."""
    if entity_id in known.serials or entity_id in group.before:
        return ""
    older = [old for old in group.before if (old in known.protected) == group.protected]
    return min(older, key=lambda old: (known.serials.get(old, 0), old), default="")
