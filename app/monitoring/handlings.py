"""Who may see a case: set and told, for who may know of the case themselves.

Decisions.
Whoever may not know of a case is told what is said of one that is not there. Whoever sets the
handling is always among those who are named, so that nobody shuts themselves out in passing. The
log has the id of the case and the new state; the reason stands in the handling alone, which goes
with its case.
"""

from collections.abc import Callable, Sequence

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.access.viewer import check_work
from app.clock import instant
from app.plain_text import whole
from graph.errors import InvalidValue
from graph.handlings import CaseHandling, Handling, last_of_each
from graph.model import Case, Id, Value, make_id

HANDLE = "handle"
"""Action of the log."""
PREFIX = "hd"


class HandledCase(Value, frozen=True, omit_defaults=True):
    """A case, and how it is handled now."""

    case_id: Id
    number: str
    handling: Handling
    """The last of its handlings; open, by nobody, where nothing was decided."""


class Handlings:
    """How the cases of one store are handled, for one viewer."""

    def __init__(
        self, store: MaskedStore, *, user: str, clock: Callable[[], str] = instant
    ) -> None:
        self._store = store
        self._user = user
        self._clock = clock

    def of(self, case: str) -> HandledCase:
        """How a case, by number or id, is handled now; raises CaseNotFound."""
        check_work(self._store.viewer)
        found = self._store.unmasked_case(case)
        return self._handled(found, self._history(found.id)[-1:])

    def history(self, case: str) -> tuple[HandledCase, ...]:
        """Every handling of a case, oldest first; raises CaseNotFound."""
        check_work(self._store.viewer)
        found = self._store.unmasked_case(case)
        return tuple(self._handled(found, [one]) for one in self._history(found.id))

    def all(self) -> tuple[HandledCase, ...]:
        """The cases that not everybody may see, of those that the viewer may, by number."""
        check_work(self._store.viewer)
        held = last_of_each(self._store.unmasked.appended(Handling))
        wanted = [key for key, one in held.items() if one.state is not CaseHandling.OPEN]
        found = self._store.unmasked.cases(ids=wanted)
        handled = (self._handled(case, [held[case.id]]) for case in found)
        return tuple(sorted(handled, key=lambda one: one.number))

    def set(
        self,
        case: str,
        state: CaseHandling,
        why: str,
        *,
        named: Sequence[str] = (),
        office: str = "",
    ) -> HandledCase:
        """Decide who may see a case from now on.

        `named` are accounts, beside that of who decides; `office` is the case's own when left out.
        Raises AccessDenied, CaseNotFound, and InvalidValue without a reason.
        """
        store = self._store.writing(Right.HANDLE)
        found = self._store.unmasked_case(case)
        if not why.strip():
            raise InvalidValue("who may see a case is changed for a reason: say why")
        accounts = {whole(name).strip() for name in named} - {""}
        if state is not CaseHandling.OPEN:
            accounts.add(self._user)
        on, by = self._clock(), self._user
        made = Handling(
            id=make_id(PREFIX, found.id, state, by, on),
            case_id=found.id,
            state=state,
            by=by,
            on=on,
            why=whole(why).strip(),
            office=whole(office).strip() or self._office(found),
            named=tuple(sorted(accounts)),
        )
        self._store.log(HANDLE, subject=found.id, reason=state)
        store.append(made)
        return self._handled(found, [made])

    def _office(self, case: Case) -> str:
        """The office of a case: what was decided last, else what was reported."""
        history = self._history(case.id)
        return history[-1].office if history else case.office

    def _history(self, case_id: Id) -> list[Handling]:
        every = self._store.unmasked.appended(Handling)
        return [one for one in every if one.case_id == case_id]

    def _handled(self, case: Case, handlings: Sequence[Handling]) -> HandledCase:
        undecided = Handling(
            id="", case_id=case.id, state=CaseHandling.OPEN, by="", on="", office=case.office
        )
        told = self._store.mask().case(case)
        handling = handlings[0] if handlings else undecided
        return HandledCase(case_id=case.id, number=told.number, handling=handling)
