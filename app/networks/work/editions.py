"""Editions of briefings: frozen, approved by another account, listed, and never changed.

Decisions.
Nobody approves what they made: the account that made an edition, or wrote it again, cannot. An
approval holds for the digest that was looked at, and can be taken back.
An edition is made as somebody sees the network who reveals nobody: it is read by others later.
"""

from collections.abc import Callable
from typing import Any

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.access.work.kept_work import KeptWork
from app.clock import instant
from app.networks.networks import Networks
from app.networks.work.kept import Kept, KeptVersions, needed
from app.networks.work.marks import Marks
from graph.analysis.networks.networks import Network
from graph.errors import AccessDenied, InvalidValue
from graph.messages import message
from graph.model import Id, Value
from graph.work.editions import Approval, Edition, digest_of

PREFIX, APPROVAL_PREFIX = "ed", "ap"
_UNNAMED = message("an edition follows a form: name it")


class Frozen(Value, frozen=True):
    """What an edition is made of."""

    form: str
    content: str
    """Canonical JSON of the document."""
    audience: str
    """Its name: of the house, or an office's own."""
    language: str
    date: str
    distribution: tuple[str, ...] = ()
    handling: str = ""
    case: Id = ""
    """The one case that it is about; empty for the whole network."""


class _Approvals(KeptVersions[Approval]):
    _kind = Approval
    _prefix = APPROVAL_PREFIX
    _right = Right.APPROVE

    def of(self, edition: Edition) -> Approval | None:
        """The standing approval of an edition by another than who made it."""
        makers = self.makers(edition)
        for kept in self.all():
            one = kept.latest
            same = (one.edition, one.digest) == (edition.lineage, edition.digest)
            if same and one.by not in makers:
                return one
        return None

    def makers(self, edition: Edition) -> set[str]:
        """Every account that wrote it, also who brought it back."""
        every = self._store.unmasked.appended(Edition, standing=False)
        return {version.by for version in every if version.lineage == edition.lineage}


class Editions(Marks[Edition]):
    """The editions of one store, for one viewer."""

    _kind = Edition
    _prefix = PREFIX
    _as_given = frozenset({"content"})

    def __init__(
        self,
        store: MaskedStore,
        work: KeptWork,
        networks: Networks,
        *,
        user: str,
        clock: Callable[[], str] = instant,
    ) -> None:
        super().__init__(store, work, networks, user=user, clock=clock)
        self._approvals = _Approvals(store, work, user=user, clock=clock)

    def freeze(self, network: Network, made: Frozen) -> Edition:
        """Keep what a briefing says; raises AccessDenied for who may not write.

        What is there already, word for word, is not kept a second time.
        """
        self._store.viewer.check(Right.WORK)
        digest = digest_of(made.content)
        network = self.everybodys(network)
        cases = (made.case,) if made.case else network.cases
        earlier = self.series(network, made.form, made.audience, made.case)
        for kept in earlier:
            if kept.digest == digest and kept.by == self._user:
                return kept
        return self.write(
            about=(network.id,),
            parties=network.parties,
            cases=cases,
            case=made.case,
            form=needed(made.form, _UNNAMED),
            audience=made.audience,
            language=made.language,
            date=made.date,
            number=len(earlier) + 1,
            content=made.content,
            digest=digest,
            revision=self._store.revision(),
            distribution=made.distribution,
            handling=made.handling,
        )

    def series(self, network: Network, form: str, audience: str, case: Id = "") -> list[Edition]:
        """The editions of a network or one case of it, in one form for one audience, oldest
        first.
        """
        found = [kept.latest for kept in self.about(network.id)]
        alike = [one for one in found if one.series == (form, audience, case)]
        return sorted(alike, key=lambda one: (one.number, one.on, one.id))

    def before(self, edition: Edition) -> Edition | None:
        """The edition that this one follows; None for the first."""
        earlier: Edition | None = None
        for kept in self.all():
            one = kept.latest
            shares = not set(one.parties).isdisjoint(edition.parties)
            if one.series == edition.series and shares and one.number < edition.number:
                earlier = max((earlier or one), one, key=lambda kept: (kept.number, kept.on))
        return earlier

    def edit(self, version: Edition, **changes: Any) -> Kept[Edition]:
        """Raise InvalidValue: nobody changes an edition."""
        raise InvalidValue("an edition is never changed: make a new one")

    def take_back(self, kept_id: Id, why: str = "") -> Kept[Edition]:
        """Take one off the list; raises InvalidValue while it is approved."""
        self._store.viewer.check(Right.WORK)
        kept = self.get(kept_id)
        if self.approval(kept.latest):
            raise InvalidValue(
                message("{id} is approved", id=kept.id),
                message("take the approval back first"),
            )
        return super().take_back(kept.id, why)

    # ---- approval

    def approve(self, edition_id: Id, remark: str = "") -> Approval:
        """Approve an edition that somebody else made; raises AccessDenied and InvalidValue."""
        self._store.viewer.check(Right.APPROVE)
        edition = self.get(edition_id).latest
        if self._user in self._approvals.makers(edition):
            raise AccessDenied(
                message("you made {id} yourself: another account approves it", id=edition.id)
            )
        if not edition.is_whole:
            raise InvalidValue(
                message("{id} is not what was frozen any more", id=edition.id),
                message("make a new edition, and approve that"),
            )
        known = self._approvals.of(edition)
        if known:
            return known
        return self._approvals.write(edition=edition.lineage, digest=edition.digest, text=remark)

    def withdraw_approval(self, edition_id: Id, why: str = "") -> Edition:
        """Take an approval back; raises AccessDenied, and InvalidValue where there is none."""
        self._store.viewer.check(Right.APPROVE)
        edition = self.get(edition_id).latest
        approval = self._approvals.of(edition)
        if approval is None:
            raise InvalidValue(message("{id} is not approved", id=edition.id))
        self._approvals.take_back(approval.id, why)
        return edition

    def approval(self, edition: Edition) -> Approval | None:
        """Who approved it, if anybody but its maker did."""
        return self._approvals.of(edition)
