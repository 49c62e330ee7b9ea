"""What somebody means whom or what they write about: an id, a name, a number, a case, a network."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from app.access.masked_store import MaskedStore, nothing_found
from app.access.work.kept_work import NETWORK_PREFIX, TIE_PREFIX, WORK_KINDS, KeptWork
from app.networks.networks import Networks
from app.plain_text import whole
from graph.errors import CaseNotFound, EntityNotFound
from graph.messages import message
from graph.model import Id, Value
from graph.work.questions import Question

_HITS = 20


class Subject(Value, frozen=True, omit_defaults=True):
    """What a note, a tag or a question is about."""

    about: tuple[Id, ...]
    parties: tuple[Id, ...] = ()
    """Of a network."""


class Named(Value, frozen=True, omit_defaults=True):
    """What something is called that is written about."""

    kind: str
    """Of an entity, or NETWORK, TIE, VIEW, QUESTION, INVESTIGATION."""
    names: tuple[str, ...]
    """Masked: one, or of a tie both ends'; of a network its most central party's."""


NETWORK, TIE, VIEW, QUESTION, INVESTIGATION = (
    "network",
    "tie",
    "view",
    "question",
    "investigation",
)
_KINDS_OF_WORK = {"vw_": VIEW, "qs_": QUESTION, "iv_": INVESTIGATION}


class Subjects:
    """Finds what is meant, as far as the viewer may know of it."""

    def __init__(self, store: MaskedStore, networks: Networks, work: KeptWork) -> None:
        self._store = store
        self._networks = networks
        self._work = work

    def of(self, *ids: Id) -> Subject:
        """The subject of these ids: one, or the two ends of a tie; raises EntityNotFound."""
        known = self._work.knowable(ids)
        for one in ids:
            if one not in known:
                raise nothing_found(one)
        if len(ids) == 1 and ids[0].startswith(NETWORK_PREFIX):
            network = self._networks.get(ids[0])
            return Subject(about=(network.id,), parties=network.parties)
        return Subject(about=tuple(dict.fromkeys(known[one] for one in ids)))

    def find(self, what: str) -> Subject:
        """The subject that is meant by an id, a case number, a name or a number.

        Raises EntityNotFound for nothing and for several, NetworkNotFound for no network.
        """
        meant = whole(what).strip()
        if meant.startswith(NETWORK_PREFIX):
            return self.of(self._networks.get(meant).id)
        if meant.startswith(TIE_PREFIX) or meant[:3] in WORK_KINDS or self._work.knowable([meant]):
            return self.of(meant)
        try:
            return Subject(about=(self._store.case(meant).id,))
        except CaseNotFound:
            return Subject(about=(self._called(meant),))

    def find_all(self, what: Iterable[str]) -> tuple[Id, ...]:
        """The ids of everything that is meant, each once; raises as `find` does."""
        found: dict[Id, None] = {}
        for one in what:
            found |= dict.fromkeys(self.find(one).about)
        return tuple(found)

    def named(self, ids: Collection[Id]) -> dict[Id, Named]:
        """What these are called; what the viewer may not know of is left out."""
        now = self._work.knowable(ids)
        found = dict(self._networks_named(now))
        found |= self._ties_named([one for one in now if one.startswith(TIE_PREFIX)])
        found |= self._work_named([one for one in now if one[:3] in WORK_KINDS])
        entities = self._store.entities(set(now.values()) - found.keys())
        for one, living in now.items():
            if living in entities:
                entity = entities[living]
                found[one] = Named(kind=entity.kind, names=(entity.name,))
        return found

    def _networks_named(self, ids: Collection[Id]) -> Iterator[tuple[Id, Named]]:
        asked = {one for one in ids if one.startswith(NETWORK_PREFIX)}
        if not asked:
            return
        networks = [network for network in self._networks.all() if network.id in asked]
        parties = self._store.entities([network.parties[0] for network in networks])
        for network in networks:
            name = parties[network.parties[0]].name
            yield network.id, Named(kind=NETWORK, names=(name,))

    def _ties_named(self, ids: Collection[Id]) -> dict[Id, Named]:
        if not ids:
            return {}
        links = list(self._store.unmasked.relationships(ids))
        asked = {link.start for link in links} | {link.end for link in links}
        ends = self._store.entities(asked)
        named = {}
        for link in links:
            names = tuple(ends[end].name for end in (link.start, link.end) if end in ends)
            named[link.id] = Named(kind=TIE, names=names)
        return named

    def _work_named(self, ids: Collection[Id]) -> dict[Id, Named]:
        named = {}
        for prefix, kind in WORK_KINDS.items():
            asked = [one for one in ids if one.startswith(prefix)]
            current = self._work.current(kind) if asked else {}
            for one in asked:
                last: Any = current[one][-1]
                name = last.text if isinstance(last, Question) else last.name
                named[one] = Named(kind=_KINDS_OF_WORK[prefix], names=(name,))
        return named

    def _called(self, text: str) -> Id:
        """The only entity that is called so."""
        hits = self._store.search(text, limit=_HITS)
        best = [hit for hit in hits if hit.exact] or hits
        if not best:
            raise nothing_found(text)
        if len(best) > 1:
            raise EntityNotFound(
                message(
                    "several are called {text!r}: give an id, `simpul show` lists them", text=text
                )
            )
        return best[0].entity.id
