"""Stable entity ids.

They are minted once from a founding mention, kept through merges, given back after a split. An
entity's id is made of its founding mention, with the secret of the store. When groups merge, the
entity with the smallest serial lives on and the others redirect to it; when they split, the part
that holds the founding mention keeps (or gets back) its id.
"""

from collections.abc import Iterable, Sequence

from graph.ids import IdKey
from graph.model import Id, KnownIdentities, Value


class Identity(Value, frozen=True, omit_defaults=True):
    """The id and serial of one group of mentions, and what became of older ids in it."""

    entity_id: Id
    serial: int
    derived_from: Id = ""
    took_over: tuple[Id, ...] = ()


def identify(ids: IdKey, groups: Sequence[Sequence[Id]], known: KnownIdentities) -> list[Identity]:
    """An identity for each group, in the order given.

    The same groups and knowledge give the same ids.
    """
    taken: set[Id] = set()
    claims = [_claims(ids, group, known) for group in groups]
    chosen: dict[int, Id] = {}
    # Who holds a founder chooses first, so that an id stays with the one it was minted for.
    by_seniority = sorted(
        range(len(groups)),
        key=lambda number: _seniority(ids, claims[number], known, groups[number]),
    )
    for place in by_seniority:
        free = (claim for claim in claims[place] if claim not in taken)
        entity_id = next(free, None) or _minted(ids, groups[place], taken)
        taken.add(entity_id)
        chosen[place] = entity_id
    # Serials are never given twice: they count on from the highest, in the order of the groups.
    serial = max(known.serials.values(), default=0)
    result = []
    for place, group in enumerate(groups):
        entity_id = chosen[place]
        before = {
            known.entity_of[mention_id] for mention_id in group if mention_id in known.entity_of
        }
        if entity_id not in known.serials:
            serial += 1
        result.append(
            Identity(
                entity_id=entity_id,
                serial=known.serials.get(entity_id, serial),
                derived_from=_split_from(entity_id, before, known),
                took_over=tuple(sorted(before - {entity_id} - taken)),
            )
        )
    return result


def redirects(identities: Iterable[Identity]) -> dict[Id, Id]:
    """Every id that a merge retired, with the id that lives on.

    An id split over several leads to the first of them.
    """
    found: dict[Id, Id] = {}
    for identity in sorted(identities, key=lambda identity: identity.serial):
        for retired in identity.took_over:
            found.setdefault(retired, identity.entity_id)
    return found


def _claims(ids: IdKey, group: Sequence[Id], known: KnownIdentities) -> list[Id]:
    """Ids the group may carry: those it was known by, oldest first, if it holds their founder.

    Then the rest.
    """
    founders = {ids.founded_by(mention_id) for mention_id in group}
    before = {known.entity_of[mention_id] for mention_id in group if mention_id in known.entity_of}

    def age(founder: Id) -> tuple[int, Id]:
        return known.serials.get(founder, 0), founder

    oldest = sorted(before & founders, key=age)
    given_back = sorted((founders & known.redirects.keys()) - before)
    orphaned = sorted(founder for founder in before - founders if founder in known.serials)
    return [*oldest, *given_back, *orphaned]


def _seniority(
    ids: IdKey, claims: Sequence[Id], known: KnownIdentities, group: Sequence[Id]
) -> tuple[bool, bool, int, Id]:
    """Groups that hold a founder choose first, then those with older claims."""
    first = claims[0] if claims else ""
    holds_founder = bool(first) and first in {ids.founded_by(mention_id) for mention_id in group}
    return (
        not claims,
        not holds_founder,
        known.serials.get(first, 0),
        min(group),
    )


def _minted(ids: IdKey, group: Sequence[Id], taken: set[Id]) -> Id:
    return next(
        entity_id
        for mention_id in sorted(group)
        if (entity_id := ids.founded_by(mention_id)) not in taken
    )


def _split_from(entity_id: Id, before: set[Id], known: KnownIdentities) -> Id:
    if entity_id in known.serials or entity_id in before or not before:
        return ""
    return min(before, key=lambda entity_id: (known.serials.get(entity_id, 0), entity_id))
