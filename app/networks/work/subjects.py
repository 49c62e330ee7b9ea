"""What somebody means whom or what they write about: an id, a name, a number, a case, a network."""

from app.access.kept_work import NETWORK_PREFIX, TIE_PREFIX, WORK_KINDS, KeptWork
from app.access.masked_store import MaskedStore, nothing_found
from app.networks.networks import Networks
from app.plain_text import whole
from graph.errors import CaseNotFound, EntityNotFound
from graph.messages import message
from graph.model import Id, Value

_HITS = 20


class Subject(Value, frozen=True, omit_defaults=True):
    """What a note, a tag or a question is about."""

    about: tuple[Id, ...]
    parties: tuple[Id, ...] = ()
    """Of a network."""


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
        text = whole(what).strip()
        if text.startswith(NETWORK_PREFIX):
            return self.of(self._networks.get(text).id)
        if text.startswith(TIE_PREFIX) or text[:3] in WORK_KINDS or self._work.knowable([text]):
            return self.of(text)
        try:
            return Subject(about=(self._store.case(text).id,))
        except CaseNotFound:
            return Subject(about=(self._called(text),))

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
