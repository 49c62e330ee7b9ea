"""Who consulted what: told to the log before it is shown.

Decisions.
An entry names the ids of the people, cases and networks that were told, those that were opened
first; in which role and for whom; and a digest of what was given. It never holds a value, nor what
was typed: of a search a keyed digest, so that the same search is known again and none is guessed.
Screens are drawn anew at each click: the same thing told again to the same account within
`AGAIN_SECONDS` is one consultation.
Where no file can be kept, each entry is written to the store at once; where that is not possible
either, nothing is shown.
"""

import hashlib
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress

from app.access.log import GIVE, add_entries, in_entries
from app.access.logbook.waiting import Waiting
from app.access.viewer import Viewer
from app.clock import instant
from graph.errors import StoreBusy, StoreUnavailable
from graph.model import Case, Entity, Id, plain_id
from graph.schema import PARTY_KINDS, EntityKind
from graph.stores import Store
from graph.stores.shared.chain import Act
from graph.stores.shared.codec import encode

VIEW, SEARCH = "view", "search"
AGAIN_SECONDS = 15 * 60.0
_CONSULTED = PARTY_KINDS | {EntityKind.CASE}
Told = Entity | Case


class Consultations:
    """What one viewer was told of one store."""

    def __init__(
        self,
        store: Store,
        viewer: Viewer,
        waiting: Waiting,
        *,
        by: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._viewer = viewer
        self._waiting = waiting
        self._by = by
        self._clock = clock
        self._leaving: dict[Id, None] = {}
        self._last: dict[Id, float] = {}
        """When each was told last: an id, or `opened` or `asked` before one."""

    def viewed(
        self,
        told: Iterable[Told] = (),
        *,
        opened: Collection[Id] = (),
        also: Collection[Id] = (),
    ) -> None:
        """Tell the log what was told, and what of it was opened; numbers only where opened.

        `also` are ids of what was told a part of.
        """
        values = [value for value in told if _is_consulted(value)]
        ids = dict.fromkeys((*(value.id for value in values), *also))
        first = {one: f"opened {one}" for one in opened if self._is_new(f"opened {one}")}
        new = {one: one for one in ids if self._is_new(one)}
        if new or first:
            given = (value for value in values if value.id in new or value.id in first)
            told_ids = list(dict.fromkeys((*first, *new)))
            self._write(VIEW, told_ids, opened=len(first), given=self._digest(given))
            self._note((*first.values(), *new))

    def searched(self, text: str, found: Sequence[Told]) -> None:
        """Tell the log that something was searched, and what was found."""
        asked = self._store.ids.key(plain_id("q", " ".join(text.casefold().split())))
        values = [value for value in found if _is_consulted(value)]
        if self._is_new(f"asked {asked}"):
            ids = [value.id for value in values]
            given = self._digest(values)
            self._write(SEARCH, ids, asked=asked, found=len(found), given=given)
            self._note((f"asked {asked}", *ids))

    def leaves(self, told: Iterable[Told]) -> None:
        """Keep of whom a file tells that is being made, until `given`."""
        self._leaving.update({one.id: None for one in told if _is_consulted(one)})

    def show_instead(self) -> None:
        """Take what was read for a file, of which none was made, as shown on the screen."""
        ids, self._leaving = list(self._leaving), {}
        self.viewed(also=ids)

    def given(self, head: str, *contents: bytes, about: Collection[Id] = ()) -> None:
        """Tell the log the digest of a file that leaves, and whom it tells of.

        `head` is that of the entry that said that it would be made, `about` are ids of whom it
        tells besides those that were read for it.
        """
        ids = list(dict.fromkeys((*about, *self._leaving)))
        self._leaving = {}
        digest = hashlib.sha256(b"".join(contents)).hexdigest()
        number, _, named = head.partition(":")
        facts = {"entry": number, "sha256": digest, "disclosure": named.partition(" ")[2]}
        reason = told_facts(facts)
        at = instant()
        acts = [Act(at, self._by, GIVE, part, reason) for part in _parts(ids)]
        self.settle()
        add_entries(self._store, acts)

    def settle(self) -> None:
        """Put what waits into the log; it goes on waiting while somebody else writes."""
        with suppress(StoreBusy, StoreUnavailable):
            self._waiting.put_into(self._store)

    def close(self) -> None:
        """Put what waits into the log, and leave no empty file."""
        self.settle()
        self._waiting.close()

    def _is_new(self, key: str) -> bool:
        """Whether this was not told lately."""
        last = self._last.get(key)
        return last is None or self._clock() - last > AGAIN_SECONDS

    def _note(self, keys: Iterable[str]) -> None:
        """Keep that these are in the log: only once they are, else they would be shown without."""
        self._last.update(dict.fromkeys(keys, self._clock()))

    def _digest(self, values: Iterable[Told]) -> Id:
        """A keyed digest of what was given."""
        return self._store.ids.key(plain_id("g", *map(encode, values)))

    def _write(self, action: str, ids: Sequence[Id], **facts: object) -> None:
        viewer = self._viewer
        known = {
            **facts,
            "role": viewer.role,
            "audience": viewer.policy.name,
            "names": "shown" if viewer.sees_protected else "masked",
        }
        reason = told_facts(known, why=viewer.reason if viewer.sees_protected else "")
        at = instant()
        acts = [Act(at, self._by, action, part, reason) for part in _parts(ids)]
        try:
            self._waiting.add(acts)
        except OSError:
            add_entries(self._store, acts)


def told_facts(facts: Mapping[str, object], *, why: str = "") -> str:
    """Facts as an entry keeps them: `name=value`, and why it was done at the end.

    >>> told_facts({"opened": 1, "role": "analyst"}, why="house visit")
    'opened=1 role=analyst why=house visit'
    """
    known = [f"{name}={value}" for name, value in facts.items() if value not in ("", None)]
    return " ".join([*known, *([f"why={why}"] if why else [])])


def read_facts(reason: str) -> dict[str, str]:
    """The facts of an entry by name.

    >>> read_facts("opened=1 role=analyst why=house visit")
    {'opened': '1', 'role': 'analyst', 'why': 'house visit'}
    """
    known, _, why = f" {reason}".partition(" why=")
    facts = dict(part.split("=", 1) for part in known.split() if "=" in part)
    return {**facts, "why": why} if why else facts


def _is_consulted(value: Told) -> bool:
    return isinstance(value, Case) or value.kind in _CONSULTED


def _parts(ids: Sequence[Id]) -> Iterable[str]:
    """The subjects of entries; one without any where there are no ids."""
    return in_entries(ids) if ids else [""]
