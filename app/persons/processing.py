"""What the record of processing says of a store as a whole: counts, and nobody's name."""

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath

from app.access.log import BRIEFING, EXPORT
from app.access.masked_store import MaskedStore
from app.access.rights import Right
from graph.model import Value

_AUDIENCE = "audience="
_OWN_COPY = "format=copy"
"""What a person was handed of their own data."""


class HandedOut(Value, frozen=True):
    """How often something left the house for one audience, and when last."""

    files: int
    last: str
    """ISO day."""


class Processing(Value, frozen=True):
    """A store as a whole."""

    place: str
    """What its file or database is called."""
    cases: int
    kinds: Mapping[str, int]
    """How many files of each kind were loaded; empty for a database."""
    handed_out: Mapping[str, HandedOut]
    """By audience."""


def processing_of(store: MaskedStore) -> Processing:
    """What is processed; raises AccessDenied for who may not keep the record."""
    store.viewer.check(Right.RETAIN)
    whole = store.unmasked
    suffixes = (PurePath(source.name).suffix for source in whole.sources())
    return Processing(
        place=PurePath(whole.place).name,
        cases=whole.counts(derived=False).cases,
        kinds=Counter(suffix.lower().lstrip(".") for suffix in suffixes),
        handed_out=_handed_out(store),
    )


def _handed_out(store: MaskedStore) -> dict[str, HandedOut]:
    found: dict[str, HandedOut] = {}
    for entry in store.unmasked.audit(actions=(EXPORT, BRIEFING)):
        words = entry.reason.split()
        if _OWN_COPY in words:
            continue
        facts = (word for word in words if word.startswith(_AUDIENCE))
        audience = next(facts, _AUDIENCE).removeprefix(_AUDIENCE)
        before = found.get(audience, HandedOut(0, ""))
        found[audience] = HandedOut(before.files + 1, entry.at[:10])

    return found
