"""What notes, tags, texts and editions have in common: they are about something, found again under
its new id.
"""

from collections.abc import Callable
from typing import TypeVar

from app.access.masked_store import MaskedStore
from app.access.work.kept_work import NETWORK_PREFIX, KeptWork
from app.clock import instant
from app.networks.networks import Networks
from app.networks.work.kept import Kept, KeptVersions
from graph.analysis.networks.networks import Network
from graph.model import Id
from graph.work.briefings import BriefingText
from graph.work.editions import Edition
from graph.work.notes import Note, Tag

M = TypeVar("M", Note, Tag, BriefingText, Edition)


class Marks(KeptVersions[M]):
    """Notes, tags, texts or editions of one store, for one viewer."""

    def __init__(
        self,
        store: MaskedStore,
        work: KeptWork,
        networks: Networks,
        *,
        user: str,
        clock: Callable[[], str] = instant,
    ) -> None:
        super().__init__(store, work, user=user, clock=clock)
        self._networks = networks

    def about(self, *subject: Id) -> tuple[Kept[M], ...]:
        """Those about one thing, or about a tie between two, written last first.

        What was about a network is about each that holds one of its parties now.
        """
        every = self.all()
        asked = set(subject)
        for mark in every:
            asked.update(mark.latest.about, mark.latest.parties)
        now = self._work.knowable(asked)
        wanted = {now.get(one, one) for one in subject}
        parties = self._parties(subject)
        found = []
        for kept in every:
            about = {now.get(one, one) for one in kept.latest.about}
            living = {now.get(one, one) for one in kept.latest.parties}
            if about == wanted or parties & living:
                found.append(kept)
        return tuple(found)

    def everybodys(self, network: Network) -> Network:
        """The network as others see it, who reveal nobody: what is kept of it is kept of that.

        A victim may join for who reveals what are two networks for others: of a text on both they
        could not be told without that being told too. It is the one of the same id, or the one of
        its most central party.
        """
        if not self._store.reveals:
            return network
        seen = self._networks.without_revealing().all()
        home: dict[Id, Network] = {}
        for other in seen:
            home |= dict.fromkeys(other.parties, other)
        alike = [other for other in seen if other.id == network.id]
        found = alike or [home[party] for party in network.parties if party in home]
        return found[0] if found else network

    def _parties(self, subject: tuple[Id, ...]) -> frozenset[Id]:
        """The parties of a network; of nothing else."""
        for one in subject:
            if one.startswith(NETWORK_PREFIX):
                return frozenset(self._networks.get(one).parties)
        return frozenset()
