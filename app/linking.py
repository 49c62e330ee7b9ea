"""Who is who: what a store was told, resolved anew and saved as its derived graph."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from msgspec.structs import replace

from app.progress import Progress, silent
from graph.errors import StoreChanged
from graph.model import Known
from graph.resolution.exact import Link
from graph.resolution.resolver import resolve
from graph.stores import Store

TRIES = 5
"""How often to resolve again when somebody else saved a graph or forgot a case meanwhile."""


def link_store(store: Store, *, also: Known | None = None, progress: Progress | None = None) -> tuple[Link, ...]:
    """Resolve everything in a store, save what differs, and return the links that a contradiction refused.

    `also` holds identities from elsewhere for mentions that the store has not resolved yet: they keep their ids.
    Raises StoreChanged when others go on changing the store.
    """
    for left in reversed(range(TRIES)):
        try:
            return _link(store, also or Known(), progress or silent)
        except StoreChanged:
            if not left:
                raise
    return ()


def _link(store: Store, also: Known, progress: Progress) -> tuple[Link, ...]:
    progress("link", 0)
    known = store.known()
    known = replace(known, entity_of={**also.entity_of, **known.entity_of})
    with _without_collector():
        resolution = resolve(
            store.cases(), store.mentions(), store.statements(), judgements=store.judgements(), known=known
        )
        saved = partial(progress, "save")
        store.save_resolution(resolution.resolved, on_top_of=known.generation, progress=saved)
    return resolution.refused


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the garbage collector while millions of values are made that all stay: a quarter of the time otherwise."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
