"""Who is who: what a store was told, resolved anew and saved as its derived graph."""

import gc
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Protocol, TypeVar

from msgspec.structs import replace

from app.access.log import COMBINE, FORGET, LINK, in_entries
from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.clock import today
from app.networks.networks import Networks
from app.networks.snapshots import Snapshots
from app.progress import Progress, silent
from graph.analysis.findings.changes import assessed
from graph.errors import StoreBusy, StoreChanged
from graph.ids import IdKey
from graph.model import (
    Case,
    Changes,
    Id,
    Judgement,
    KnownIdentities,
    Mention,
    Resolved,
    Statement,
    Value,
)
from graph.openings import Opening
from graph.resolution import outcome
from graph.resolution.linker import link
from graph.resolution.resolver import Linker as MentionLinker
from graph.resolution.resolver import Resolution, resolve
from graph.schema import IDENTIFIER_KINDS, AssessmentStatus, EntityKind

T = TypeVar("T")
A = TypeVar("A", Judgement, Opening)

TRIES = 5
"""How often to resolve again when somebody else saved a graph or forgot a case meanwhile."""
WAIT_SECONDS = 15.0
WAITS = 40
"""How long and how often to wait for somebody else who is saving a large graph."""


class LinkReport(Value, frozen=True, omit_defaults=True):
    """What linking found, as far as the viewer may know: of whom may be named.

    A victim who is found again would otherwise be told by a number that did not grow.
    """

    mentions: int
    people: int
    organizations: int
    identifiers: int
    relationships: int
    common: int
    refused: tuple[outcome.MentionLink, ...] = ()
    """Links that a contradiction kept apart, for a person to look at."""
    whole: bool = False
    """Whether protected people are counted too."""
    seconds: float = 0.0


class ReportedStore(Protocol):
    """What a decision on who is who is made from: everything that a store was told."""

    ids: IdKey

    def cases(self) -> Iterator[Case]:
        """Every case."""

    def mentions(self) -> Iterator[Mention]:
        """Every mention."""

    def statements(self) -> Iterator[Statement]:
        """Every statement."""

    def appended(self, kind: type[A], *, standing: bool = True) -> Iterator[A]:
        """Judgements or openings that stand, or all."""


class LinkedStore(ReportedStore, Protocol):
    """What linking asks of a store: it reads everything, writes the graph, and tells nobody."""

    def known(self) -> KnownIdentities:
        """What the last resolution said of identities."""

    def save_resolution(
        self,
        resolved: Resolved,
        *,
        expected_generation: int | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Changes:
        """Replace the derived graph by this one."""


class SavedResolution(Value, frozen=True, omit_defaults=True):
    """What a resolution that was saved says beside the graph."""

    refused: tuple[outcome.MentionLink, ...] = ()
    """Links that a contradiction kept apart, for a person to look at."""
    assessed: Mapping[Id, AssessmentStatus] = {}
    """Parties whose claims stand elsewhere than at alleged."""
    combined: tuple[Id, ...] = ()
    """Entities to which reports were joined that were not of them before."""


class Linker:
    """Links one store, counts what it found and remembers it."""

    def __init__(self, store: MaskedStore, networks: Networks, snapshots: Snapshots) -> None:
        self._store = store
        self._networks = networks
        self._snapshots = snapshots

    def link(self, *, progress: Progress | None = None) -> LinkReport:
        """Say who is who among all mentions and rebuild the graph from it."""
        started = time.monotonic()
        linked = link_store(self._store.writing(Right.LINK), progress=progress)
        self._networks.refresh()
        self._snapshots.remember(linked.assessed)
        for part in in_entries(linked.combined):
            self._store.log(COMBINE, subject=part)
        counts = self._networks.counts()
        mask = self._store.mask()
        common = mask.all_disclosed(self._store.unmasked.entities(self._networks.common()))

        return LinkReport(
            mentions=counts.mentions,
            people=counts.entities.get(EntityKind.PERSON, 0),
            organizations=counts.entities.get(EntityKind.ORGANIZATION, 0),
            identifiers=sum(counts.entities.get(kind, 0) for kind in IDENTIFIER_KINDS),
            relationships=sum(counts.relationships.values()),
            common=sum(map(mask.may_name, common)),
            refused=self._disclosable(linked.refused),
            whole=self._store.reveals,
            seconds=round(time.monotonic() - started, 3),
        )

    def relink(self, *, progress: Progress | None = None) -> LinkReport:
        """Link because somebody asks for it, not because cases or judgements came; it is logged."""
        self._store.viewer.check(Right.LINK)
        self._store.log(LINK)
        return self.link(progress=progress)

    def _disclosable(
        self, links: Collection[outcome.MentionLink]
    ) -> tuple[outcome.MentionLink, ...]:
        """Those of these links of which the viewer may see both sides."""
        ends = set[Id]().union(*((link.left, link.right) for link in links))
        seen = self._store.comparable_mentions(ends).keys()
        return tuple(link for link in links if {link.left, link.right} <= seen)

    def forget_case(self, number_or_id: str) -> Case:
        """Erase a case and everything known from it alone, and link anew what is left.

        The log names it by its id, and nothing that was said in it.
        """
        store = self._store.writing(Right.FORGET)
        case = self._store.unmasked_case(number_or_id)
        self._store.log(FORGET, subject=case.id)
        store.forget_case(case.id)
        self.link()
        return self._store.mask().case(case)


def link_store(
    store: LinkedStore,
    *,
    also: KnownIdentities | None = None,
    from_scratch: bool = False,
    progress: Progress | None = None,
) -> SavedResolution:
    """Resolve everything in a store and save what differs.

    `also` holds identities from elsewhere for mentions that the store has not resolved yet: they
    keep their ids. `from_scratch` decides everything anew; otherwise two people known already are
    not fused but proposed.
    Raises StoreChanged when others go on changing the store, StoreBusy when one of them saves for
    very long.
    """

    def once() -> SavedResolution:
        return patiently(
            lambda: _link(store, also or KnownIdentities(), from_scratch, progress or silent)
        )

    for _ in range(TRIES):
        try:
            return once()
        except StoreChanged:
            continue

    return once()


def patiently(save: Callable[[], T]) -> T:
    """Save once nobody else is saving a large graph; raises StoreBusy when that takes very long."""
    for _ in range(WAITS):
        try:
            return save()
        except StoreBusy:
            time.sleep(WAIT_SECONDS)

    return save()


def _link(
    store: LinkedStore, also: KnownIdentities, from_scratch: bool, progress: Progress
) -> SavedResolution:
    """Decide on top of what a store knows, and save; raises StoreChanged and StoreBusy."""
    progress("link", 0)
    known = store.known()
    known = replace(
        known,
        entity_of={**also.entity_of, **known.entity_of},
        protected=also.protected | known.protected,
    )
    with without_collector():
        resolution = decide(store, known, from_scratch=from_scratch)
        saved = partial(progress, "save")
        store.save_resolution(
            resolution.resolved, expected_generation=known.generation, progress=saved
        )
        return SavedResolution(
            refused=resolution.refused,
            assessed=assessed(resolution.resolved.relationships),
            combined=combined(known, resolution.resolved),
        )


def combined(known: KnownIdentities, resolved: Resolved) -> tuple[Id, ...]:
    """The entities of several reports to which one came that was not of them before."""
    held = Counter(assignment.entity_id for assignment in resolved.assignments)
    joined = set[Id]()
    for assignment in resolved.assignments:
        entity = assignment.entity_id
        if held[entity] > 1 and known.entity_of.get(assignment.mention_id) != entity:
            joined.add(entity)
    return tuple(sorted(joined))


def decide(
    store: ReportedStore,
    known: KnownIdentities,
    *,
    from_scratch: bool,
    linker: MentionLinker | None = None,
) -> Resolution:
    """Who is who among all that a store was told, on top of what is known; nothing is saved."""
    return resolve(
        store.ids,
        store.cases(),
        store.mentions(),
        store.statements(),
        judgements=store.appended(Judgement, standing=False),
        known=known,
        from_scratch=from_scratch,
        linker=linker or partial(link, today=today()),
        opened={opening.what for opening in store.appended(Opening)},
    )


@contextmanager
def without_collector() -> Iterator[None]:
    """Pause the garbage collector while millions of values are made that all stay.

    The collector takes a quarter of the time otherwise.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
