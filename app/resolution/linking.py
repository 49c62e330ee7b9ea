"""Who is who: what a store was told, resolved anew and saved as its derived graph."""

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Protocol, TypeVar

from msgspec.structs import replace

from app.clock import today
from app.progress import Progress, silent
from graph.analysis.findings.changes import assessed
from graph.errors import StoreBusy, StoreChanged
from graph.model import Id, Judgement, KnownIdentities, Value
from graph.resolution import outcome
from graph.resolution.linker import link
from graph.resolution.resolver import Linker, Resolution, resolve
from graph.schema import AssessmentStatus
from graph.stores import Store

T = TypeVar("T")

TRIES = 5
"""How often to resolve again when somebody else saved a graph or forgot a case meanwhile."""
WAIT_SECONDS = 15.0
WAITS = 40
"""How long and how often to wait for somebody else who is saving a large graph."""


class LinkReport(Value, frozen=True, omit_defaults=True):
    """What linking found."""

    mentions: int
    people: int
    organizations: int
    identifiers: int
    relationships: int
    common: int
    refused: tuple[outcome.MentionLink, ...] = ()
    """Links that a contradiction kept apart, for a person to look at."""
    seconds: float = 0.0


class Link(Protocol):
    """Says who is who and rebuilds the graph."""

    def __call__(self, *, progress: Progress | None = None) -> LinkReport:
        """Do it."""


class Linked(Value, frozen=True, omit_defaults=True):
    """What a resolution that was saved says beside the graph."""

    refused: tuple[outcome.MentionLink, ...] = ()
    """Links that a contradiction kept apart, for a person to look at."""
    assessed: Mapping[Id, AssessmentStatus] = {}
    """Parties whose claims stand elsewhere than at alleged."""


def link_store(
    store: Store,
    *,
    also: KnownIdentities | None = None,
    from_scratch: bool = False,
    progress: Progress | None = None,
) -> Linked:
    """Resolve everything in a store and save what differs.

    `also` holds identities from elsewhere for mentions that the store has not resolved yet: they
    keep their ids. `from_scratch` decides everything anew; otherwise two people known already are
    not fused but proposed. Raises StoreChanged when others go on changing the store, StoreBusy when
    one of them saves for very long.
    """

    def once() -> Linked:
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


def _link(store: Store, also: KnownIdentities, from_scratch: bool, progress: Progress) -> Linked:
    progress("link", 0)
    known = store.known()
    known = replace(known, entity_of={**also.entity_of, **known.entity_of})
    with without_collector():
        resolution = decide(store, known, from_scratch=from_scratch)
        saved = partial(progress, "save")
        store.save_resolution(
            resolution.resolved, expected_generation=known.generation, progress=saved
        )
        return Linked(
            refused=resolution.refused, assessed=assessed(resolution.resolved.relationships)
        )


def decide(
    store: Store, known: KnownIdentities, *, from_scratch: bool, linker: Linker | None = None
) -> Resolution:
    """Who is who among all that a store was told, on top of what is known; nothing is saved."""
    return resolve(
        store.cases(),
        store.mentions(),
        store.statements(),
        judgements=store.appended(Judgement, standing=False),
        known=known,
        from_scratch=from_scratch,
        linker=linker or partial(link, today=today()),
    )


@contextmanager
def without_collector() -> Iterator[None]:
    """Pause the garbage collector while millions of values are made that all stay: a quarter of the
    time otherwise.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
