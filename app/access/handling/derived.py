"""What a store would say had it never been told of some cases.

Decisions.
Names, counts, weights, who is one with whom, and which networks there are come from all cases
together: to leave some out of what was computed would leave traces of them everywhere. So all of it
is computed anew from the other cases, on top of the ids and serials that are known. That takes as
long as one linking of the store, once for each set of cases and each revision, and is shared by all
who may know the same.
"""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from msgspec.structs import replace

from app.clock import today
from graph.model import (
    Assignment,
    Case,
    Entity,
    Id,
    Judgement,
    KnownIdentities,
    Mention,
    Relationship,
    Resolved,
    Statement,
)
from graph.openings import Opening
from graph.resolution.linker import link
from graph.resolution.resolver import resolve
from graph.stores.base import Counts, ReadableStore, heaviest_first
from graph.stores.shared.appended import A, kind_of
from graph.stores.shared.forgetting import Forgotten
from graph.stores.shared.forgetting_work import Told, told_alone
from graph.stores.shared.search import index_terms

_MOST_KEPT = 4
"""So many sets of cases are kept computed at once."""


@dataclass(frozen=True, slots=True)
class Derived:
    """The graph of a store without some cases, and what went with them."""

    withheld: frozenset[Id]
    """The cases."""
    sources_gone: frozenset[Id]
    """Files that no other case was told by."""
    forgotten: Forgotten
    """What nothing but these cases told of."""
    assignments: Mapping[Id, Assignment]
    """By mention."""
    redirects: Mapping[Id, Id]
    entities: Mapping[Id, Entity]
    relationships: Mapping[Id, Relationship]
    touching: Mapping[Id, Sequence[Relationship]]
    """By entity its relationships, the heaviest first."""
    counts: Counts
    """Of what was told, without judgements."""
    terms: Mapping[Id, tuple[str, str]]
    """By entity the words that it is found by, and its names run together."""


class _Reported:
    """What a store was told, parted into what is withheld and what is not."""

    def __init__(self, store: ReadableStore, withheld: frozenset[Id]) -> None:
        self.cases, self.cases_gone = _parted(store.cases(), "id", withheld)
        self.mentions, self.mentions_gone = _parted(store.mentions(), "case_id", withheld)
        self.statements, self.statements_gone = _parted(store.statements(), "case_id", withheld)

    @property
    def gone(self) -> set[Id]:
        """Ids of all that is withheld."""
        return _ids(self.cases_gone, self.mentions_gone, self.statements_gone)

    @property
    def sources_gone(self) -> frozenset[Id]:
        """Files that told of nothing but what is withheld."""
        told = _sources(self.cases, self.mentions, self.statements)
        return _sources(self.cases_gone, self.mentions_gone, self.statements_gone) - told

    def counts(self, every: Counts) -> Counts:
        """How much was told without it, of `every`thing."""
        return replace(
            every,
            sources=every.sources - len(self.sources_gone),
            cases=len(self.cases),
            mentions=len(self.mentions),
            statements=len(self.statements),
        )

    def told(self, assigned: Mapping[Id, Id]) -> Iterable[Told]:
        """What each of the cases that are withheld tells."""
        for case in self.cases_gone:
            yield Told(
                case=case,
                mentions=[one for one in self.mentions_gone if one.case_id == case.id],
                statements=[one for one in self.statements_gone if one.case_id == case.id],
                entity_of=assigned,
            )


def derive(store: ReadableStore, withheld: frozenset[Id]) -> Derived:
    """Compute the graph of a store as if it had not been told of these cases."""
    reported = _Reported(store, withheld)
    known = store.known()
    gone = Forgotten({one.id for one in reported.mentions_gone}, reported.gone)
    resolved = resolve(
        store.ids,
        reported.cases,
        reported.mentions,
        reported.statements,
        judgements=without(store.appended(Judgement, standing=False), gone),
        known=_known_of(known, reported.mentions),
        linker=partial(link, today=today()),
        opened={one.what for one in without(store.appended(Opening), gone)},
    ).resolved
    entities = {one.id: one for one in resolved.entities}
    redirects = {
        old: living
        for old, living in {**known.redirects, **resolved.redirects}.items()
        if living in entities and old not in entities
    }
    vanished = reported.gone | _vanished(store, resolved, redirects)
    words = (told_alone(told, vanished, store.ids) for told in reported.told(known.entity_of))
    return Derived(
        withheld=withheld,
        sources_gone=reported.sources_gone,
        forgotten=Forgotten(gone.mentions, vanished, _longest_first(words)),
        assignments={one.mention_id: one for one in resolved.assignments},
        redirects=redirects,
        entities=entities,
        relationships={one.id: one for one in resolved.relationships},
        touching=_touching(resolved.relationships),
        counts=reported.counts(store.counts(derived=False)),
        terms={one.id: index_terms(one) for one in resolved.entities},
    )


def without(values: Iterable[A], forgotten: Forgotten) -> Iterable[A]:
    """What is left of appended values without what vanished."""
    for value in values:
        left = kind_of(type(value)).without(value, forgotten)
        if left is not None:
            yield left


def _parted(
    values: Iterable[Any], case: str, withheld: frozenset[Id]
) -> tuple[list[Any], list[Any]]:
    """Values of other cases, and of these."""
    kept: list[Any] = []
    gone: list[Any] = []
    for value in values:
        (gone if getattr(value, case) in withheld else kept).append(value)

    return kept, gone


def _ids(*values: Iterable[Case | Mention | Statement]) -> set[Id]:
    return {value.id for value in chain.from_iterable(values)}


def _sources(*values: Iterable[Case | Mention | Statement]) -> frozenset[Id]:
    return frozenset(value.ref.source_id for value in chain.from_iterable(values))


def _known_of(known: KnownIdentities, mentions: Iterable[Mention]) -> KnownIdentities:
    """What is known of these mentions; serials of all, so that none is given twice."""
    told = {one.id: known.entity_of[one.id] for one in mentions if one.id in known.entity_of}
    return replace(known, entity_of=told)


def _vanished(store: ReadableStore, resolved: Resolved, redirects: Mapping[Id, Id]) -> set[Id]:
    """Ids of what is derived from all cases and not from the others alone."""
    graph = store.graph()
    before: set[Id] = {*graph.entities["id"], *graph.relationships["id"], *store.redirects()}
    entities = {entity.id for entity in resolved.entities}
    links = {link.id for link in resolved.relationships}
    return before - entities - links - redirects.keys()


def _longest_first(words: Iterable[Iterable[str]]) -> tuple[str, ...]:
    found = set(chain.from_iterable(words))
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def _touching(relationships: Iterable[Relationship]) -> dict[Id, list[Relationship]]:
    found: dict[Id, list[Relationship]] = defaultdict(list)
    for relationship in sorted(relationships, key=heaviest_first):
        for end in {relationship.start, relationship.end}:
            found[end].append(relationship)

    return dict(found)


# ---- kept as long as the store stays as it is

_kept: OrderedDict[tuple[object, ...], Derived] = OrderedDict()
_making = threading.Lock()


def derived(store: ReadableStore, withheld: frozenset[Id]) -> Derived:
    """The same, computed once for all who may know the same until the data change."""
    key = (store.place, store.ids, store.revision(), store.generation(), withheld)
    with _making:
        if key not in _kept:
            _kept[key] = derive(store, withheld)
            while len(_kept) > _MOST_KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(key)
        return _kept[key]
