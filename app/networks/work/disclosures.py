"""Disclosures: prepared, approved by another account, handed over, acknowledged and recalled.

Decisions.
Nobody approves what they prepared. An approval holds for what was looked at: what is edited is
prepared anew, and nobody edits what somebody outside holds.
Where a victim of its cases did not agree, a disclosure is prepared only with a reason, by who has
the right to that. She stays masked in every file all the same.
Who holds somebody's data is asked of all that was handed over and not recalled, by cases.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.access.audiences.own import find_audience
from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.access.work.kept_work import KeptWork
from app.clock import instant
from app.networks.networks import Networks
from app.networks.work.kept import Kept, KeptVersions, needed
from graph.errors import AccessDenied, CaseNotFound, InvalidValue, NotFound
from graph.messages import message
from graph.model import Id
from graph.schema import LawfulBasis
from graph.work.disclosures import (
    HELD,
    Disclosure,
    DisclosureState,
    DisclosureStep,
    may_follow,
    state_of,
)
from graph.work.versions import current

PREFIX, STEP_PREFIX = "ds", "st"
_ACTIONS = {
    DisclosureState.APPROVED: "approve",
    DisclosureState.HANDED_OVER: "hand over",
    DisclosureState.ACKNOWLEDGED: "acknowledge",
    DisclosureState.RECALLED: "recall",
}


@dataclass(frozen=True, slots=True)
class DisclosureOrder:
    """What somebody wants to hand out."""

    receiver: str
    networks: Sequence[str] = ()
    cases: Sequence[str] = ()
    """Numbers or ids."""
    audience: str = "partner"
    purpose: str = ""
    basis: str = ""
    until: str = ""
    override: str = ""


@dataclass(frozen=True, slots=True)
class DisclosureView:
    """A disclosure as it stands."""

    kept: Kept[Disclosure]
    state: DisclosureState
    steps: tuple[DisclosureStep, ...] = ()

    @property
    def disclosure(self) -> Disclosure:
        """What it says now."""
        return self.kept.latest

    @property
    def is_held(self) -> bool:
        """Whether somebody outside holds it."""
        return self.state in HELD

    def is_overdue(self, day: str) -> bool:
        """Whether it is held longer than was agreed, on an ISO day."""
        return self.is_held and bool(self.disclosure.until) and self.disclosure.until < day

    def step(self, state: DisclosureState) -> DisclosureStep | None:
        """The step by which it came into a state."""
        return next((step for step in self.steps if step.state is state), None)


class _Steps(KeptVersions[DisclosureStep]):
    _kind = DisclosureStep
    _prefix = STEP_PREFIX
    _right = Right.DISCLOSE


class _Approvals(_Steps):
    _right = Right.APPROVE


class Disclosures(KeptVersions[Disclosure]):
    """The disclosures of one store, for one viewer."""

    _kind = Disclosure
    _prefix = PREFIX
    _right = Right.DISCLOSE

    def __init__(
        self,
        store: MaskedStore,
        work: KeptWork,
        networks: Networks,
        *,
        user: str,
        audiences: str = "",
        clock: Callable[[], str] = instant,
    ) -> None:
        """`audiences` is the file of an office's own audiences."""
        super().__init__(store, work, user=user, clock=clock)
        self._audiences = audiences
        self._networks = networks
        self._steps = _Steps(store, work, user=user, clock=clock)
        self._approvals = _Approvals(store, work, user=user, clock=clock)

    # ---- reading

    def views(self) -> tuple[DisclosureView, ...]:
        """Every disclosure with how it stands, prepared last first."""
        steps = self._all_steps()
        return tuple(self._view(kept, steps) for kept in self.all())

    def view(self, kept_id: str) -> DisclosureView:
        """One disclosure with how it stands; raises NotFound."""
        return self._view(self.get(kept_id), self._all_steps())

    def held_of(self, what: str) -> tuple[DisclosureView, ...]:
        """Who holds what is known of a person or case: handed over, and not recalled.

        Raises NotFound.
        """
        self._store.viewer.check(Right.DISCLOSE)
        asked, cases = self._meant(what)
        return tuple(
            view
            for view in self.views()
            if view.is_held and self._tells_of(view.disclosure, asked, cases)
        )

    # ---- writing

    def prepare(self, order: DisclosureOrder) -> DisclosureView:
        """Prepare a disclosure; raises AccessDenied, InvalidValue and NotFound."""
        self._store.viewer.check(Right.DISCLOSE)
        networks = [self._networks.get(network) for network in order.networks]
        cases = set[Id]().union(*(network.cases for network in networks))
        cases |= {self._store.case(number).id for number in order.cases}
        parties = set[Id]().union(*(network.parties for network in networks))
        if not cases:
            raise InvalidValue(
                message("a disclosure is about something"), message("name a network or a case")
            )
        self._store.for_audience(find_audience(order.audience, self._audiences))
        consented, without = self._store.victims_by_consent(cases)
        self._check_override(order.override, len(without))
        made = self.write(
            receiver=needed(order.receiver, message("somebody receives it: say who, with --to")),
            about=tuple(sorted(network.id for network in networks)),
            parties=tuple(sorted(parties)),
            cases=tuple(sorted(cases)),
            audience=order.audience,
            purpose=needed(order.purpose, message("a disclosure has a purpose: say for what")),
            basis=_checked_basis(order.basis),
            until=_checked_day(order.until),
            consented=tuple(sorted(consented)),
            without_consent=tuple(sorted(without)),
            override=order.override.strip(),
        )
        self._store.log(
            "prepare", subject=" ".join((made.lineage, *made.about)), reason=self._told(made)
        )
        return self.view(made.lineage)

    def approve(self, kept_id: str, remark: str = "") -> DisclosureView:
        """Approve what another account prepared; raises AccessDenied and InvalidValue."""
        self._store.viewer.check(Right.APPROVE)
        disclosure = self.get(kept_id).latest
        every = self._store.unmasked.appended(Disclosure, standing=False)
        makers = {version.by for version in every if version.lineage == disclosure.lineage}
        if self._user in makers:
            raise AccessDenied(
                message("you prepared {id} yourself: another account approves it", id=disclosure.id)
            )
        return self._take(self._approvals, kept_id, DisclosureState.APPROVED, remark)

    def hand_over(self, kept_id: str, remark: str = "") -> DisclosureView:
        """Say that it was handed over; raises AccessDenied and InvalidValue."""
        return self._take(self._steps, kept_id, DisclosureState.HANDED_OVER, remark)

    def acknowledge(self, kept_id: str, remark: str = "") -> DisclosureView:
        """Say that the receiver said to have it; raises AccessDenied and InvalidValue."""
        return self._take(self._steps, kept_id, DisclosureState.ACKNOWLEDGED, remark)

    def recall(self, kept_id: str, why: str) -> DisclosureView:
        """Say that it was asked back; raises AccessDenied and InvalidValue."""
        why = needed(why, message("who holds it is told why it is asked back: say why"))
        return self._take(self._steps, kept_id, DisclosureState.RECALLED, why)

    def edit(self, version: Disclosure, **changes: Any) -> Kept[Disclosure]:
        """Write it anew, so that it is prepared again; raises InvalidValue where it is held."""
        self._check_not_held(version.lineage)
        return super().edit(version, **changes)

    def take_back(self, kept_id: Id, why: str = "") -> Kept[Disclosure]:
        """Take one off the list; raises InvalidValue while somebody holds it."""
        self._store.viewer.check(self._right)
        self._check_not_held(kept_id)
        return super().take_back(kept_id, why)

    # ---- files that leave under one

    def use(self, kept_id: str, networks: Iterable[str]) -> Id:
        """Hand out files of networks under a disclosure from now on, and give its id.

        It is found for who looks as a partner too. Raises NotFound, and InvalidValue for one that
        is not approved, is for another audience, or does not tell of all their cases.
        """
        named = map(self._networks.get, networks)
        cases = set[Id]().union(*(network.cases for network in named))
        disclosure = self._written(kept_id)
        steps = self._store.unmasked.appended(DisclosureStep)
        state, _steps = state_of(disclosure, steps)
        if state in (DisclosureState.PREPARED, DisclosureState.RECALLED):
            raise InvalidValue(
                message("{id} is {state}", id=disclosure.lineage, state=state.value),
                message("files leave under one that is approved"),
            )
        if disclosure.audience != self._store.viewer.policy.name:
            raise InvalidValue(
                message(
                    "{id} is for {audience}", id=disclosure.lineage, audience=disclosure.audience
                ),
                message("ask for the files with that audience"),
            )
        if not cases or not cases <= set(disclosure.cases):
            raise InvalidValue(
                message("{id} does not tell of all these cases", id=disclosure.lineage),
                message("prepare one that does"),
            )
        self._store.disclosure = disclosure.lineage
        return disclosure.lineage

    def _written(self, kept_id: str) -> Disclosure:
        """The disclosure of this id, or of the only one that begins so, as it was written."""
        heads = current(self._store.unmasked.appended(Disclosure))
        found = [versions[-1] for one, versions in heads.items() if one.startswith(kept_id)]
        if not kept_id or len(found) != 1:
            raise NotFound(message("no disclosure {id}: look at the list", id=kept_id))
        return found[0]

    # ---- inside

    def _take(
        self, steps: KeptVersions[DisclosureStep], kept_id: str, state: DisclosureState, text: str
    ) -> DisclosureView:
        """Take a step, if it follows."""
        self._store.viewer.check(steps._right)
        view = self.view(kept_id)
        disclosure = self._work.whole(view.disclosure)
        if not may_follow(view.state, state):
            raise InvalidValue(
                message(
                    "{id} is {now}, and cannot become {state}",
                    id=disclosure.lineage,
                    now=view.state.value,
                    state=state.value,
                )
            )
        # the log first: nothing is handed over of which it does not tell
        subject = " ".join((disclosure.lineage, *disclosure.about))
        self._store.log(_ACTIONS[state], subject=subject, reason=self._told(disclosure))
        steps.write(
            disclosure=disclosure.lineage, state=state, digest=disclosure.digest, text=text.strip()
        )
        return self.view(disclosure.lineage)

    def _tells_of(self, disclosure: Disclosure, asked: Id, cases: frozenset[Id]) -> bool:
        """Whether it tells of somebody or of one of these cases, also of what is withheld of it."""
        whole = self._work.whole(disclosure)
        return asked in whole.parties or not cases.isdisjoint(whole.cases)

    def _all_steps(self) -> list[DisclosureStep]:
        return [kept.latest for kept in self._steps.all()]

    def _view(self, kept: Kept[Disclosure], steps: Sequence[DisclosureStep]) -> DisclosureView:
        whole = self._work.whole(kept.latest)
        state, taken = state_of(whole, steps)
        return DisclosureView(kept, state, taken)

    def _meant(self, what: str) -> tuple[Id, frozenset[Id]]:
        """The id of a person or case, also of one that was forgotten, and the cases of it."""
        if what in self._store.unmasked.forgotten_cases():
            return what, frozenset({what})
        try:
            case = self._store.case(what)
            return case.id, frozenset({case.id})
        except CaseNotFound:
            entity = self._store.find(what)
            return entity.id, self._store.visible_cases(entity.id)

    def _check_not_held(self, kept_id: str) -> None:
        view = self.view(kept_id)
        if view.is_held:
            raise InvalidValue(
                message("{id} is held by who received it", id=view.disclosure.lineage),
                message("recall it first"),
            )

    def _check_override(self, override: str, without: int) -> None:
        """Raise where victims did not agree and nobody who may says why it is done all the same."""
        if not without:
            return
        if not override.strip():
            raise InvalidValue(
                message("{count} victims of these cases did not agree to it", count=without),
                message("ask them, or say with --override why it is done all the same"),
            )
        self._store.viewer.check(Right.OVERRIDE)

    @staticmethod
    def _told(disclosure: Disclosure) -> str:
        return f"disclosure={disclosure.lineage} audience={disclosure.audience}"


def _checked_day(text: str) -> str:
    """An ISO day, or empty; raises InvalidValue for anything else."""
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise InvalidValue(
            message("{date} is no day", date=text), message("write it as 2026-03-15")
        ) from error


def _checked_basis(code: str) -> str:
    """The code of a lawful basis; raises InvalidValue for any other, or none."""
    if code not in set(LawfulBasis):
        raise InvalidValue(
            message("a disclosure rests on a lawful basis"),
            message("name one of {names}", names=", ".join(LawfulBasis)),
        )
    return code
