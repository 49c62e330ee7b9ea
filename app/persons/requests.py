"""What persons ask of the office: received, acted on, done or refused, each step kept.

Decisions.
Everything is to be acted on within 72 hours of its receipt: UU 27/2022 says so of copies (art. 32),
corrections (art. 30) and withdrawn consent (art. 40); of erasure, which follows from the latter, it
names no time, so the same is taken.
A withdrawal takes effect when it is received, not when somebody comes to it: from then on nothing
that leaves the house names the person. It stays open until those are told who were handed data.
The log has ids alone.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.clock import instant
from app.plain_text import whole
from app.resolution.linking import Linker
from graph.errors import InvalidValue, NotFound
from graph.messages import message
from graph.model import Entity, Id, Value, plain_id
from graph.persons.corrections import CONSENT, WITHDRAWN, Correction, read_values
from graph.persons.requests import GROUNDS, Ground, PersonRequest, RequestKind, RequestState
from graph.schema import EntityKind
from graph.stores.correcting_people import correct
from graph.work.versions import current

REQUEST, CONSENT_WITHDRAWN, CORRECT = "request", "consent", "correct"
"""Actions of the log."""
PREFIX = "rq"
TERM = timedelta(hours=72)
_MOST_LETTERS = 4_000


class RequestLine(Value, frozen=True, omit_defaults=True):
    """A request as it stands, and what its person is called to who looks."""

    request: PersonRequest
    name: str = ""
    """Empty for somebody who was forgotten."""

    @property
    def id(self) -> Id:
        """By which it is named at any step."""
        return self.request.lineage


class Requests:
    """The requests of persons in one store, for one viewer.

    Every method raises AccessDenied for who may not keep them.
    """

    def __init__(
        self,
        store: MaskedStore,
        linker: Linker,
        *,
        user: str,
        clock: Callable[[], str] = instant,
    ) -> None:
        self._store = store
        self._linker = linker
        self._user = user
        self._clock = clock

    # ---- reading

    def all(self, *, still_open: bool = False) -> tuple[RequestLine, ...]:
        """The requests, due first; or those that are open."""
        self._store.viewer.check(Right.RETAIN)
        heads = current(self._store.unmasked.appended(PersonRequest))
        found = [versions[-1] for versions in heads.values()]
        if still_open:
            found = [one for one in found if one.state is RequestState.OPEN]
        return self._lines(sorted(found, key=lambda one: (one.due_on, one.lineage)))

    def get(self, request_id: str) -> RequestLine:
        """The request of this id, or the only one whose id begins so; raises NotFound."""
        begun = [line for line in self.all() if request_id and line.id.startswith(request_id)]
        exact = [line for line in begun if line.id == request_id]
        found = exact or begun
        if len(found) != 1:
            raise NotFound(
                message("no request {id}: list them with `simpul persons`", id=request_id)
            )
        return found[0]

    def history(self, request_id: str) -> tuple[RequestLine, ...]:
        """Every step of a request, oldest first."""
        lineage = self.get(request_id).id
        every = self._store.unmasked.appended(PersonRequest, standing=False)
        return self._lines([one for one in every if one.lineage == lineage])

    def of_person(self, person_id: Id) -> tuple[RequestLine, ...]:
        """The requests of one person."""
        living = self._store.redirects()
        return tuple(
            line
            for line in self.all()
            if living.get(line.request.person, line.request.person) == person_id
        )

    def corrections(self, person_id: Id) -> tuple[Correction, ...]:
        """What was put right of a person, oldest first; told to who may see everybody by name."""
        self._store.viewer.check(Right.RETAIN)
        person = self.person(person_id)
        if not self._store.reveals:
            return ()
        every = self._store.unmasked.appended(Correction, standing=False)
        return tuple(one for one in every if one.mention in person.mentions)

    def person(self, asked: str) -> Entity:
        """The person of an id, or the best hit of a search; raises NotFound, InvalidValue."""
        found = self._store.find(asked)
        if found.kind is not EntityKind.PERSON:
            raise InvalidValue(message("{name} is no person: name one", name=found.name))
        return found

    # ---- writing

    def receive(
        self,
        person: str,
        kind: RequestKind,
        *,
        text: str = "",
        received_on: str = "",
        wanted: Mapping[str, str] | None = None,
    ) -> RequestLine:
        """Keep a request of a person, and act on a withdrawal or a stated correction at once.

        `received_on` is when it came, now when left out; `wanted` are the values that a correction
        asks for, by field. Raises NotFound, InvalidValue.
        """
        store = self._store.writing(Right.RETAIN)
        found = self.person(person)
        on = self._clock()
        received = _moment(received_on) if received_on else on
        if received[:10] > on[:10]:
            raise InvalidValue(message("{text} is still to come: give when it came", text=received))
        request_id = self._store.unmasked.ids.key(
            plain_id(PREFIX, found.id, kind, received, self._user, on)
        )
        request = PersonRequest(
            id=request_id,
            lineage=request_id,
            by=self._user,
            on=on,
            person=found.id,
            kind=kind,
            received_on=received,
            due_on=due_of(received),
            text=_checked(text),
            revealing=self._store.reveals,
        )
        values = _asked_values(kind, wanted or {})
        self._store.log(REQUEST, subject=request_id, reason=f"{kind} {found.id}")
        if values:
            self._put_right(request, values)
        else:
            store.append(request)
        return self.get(request_id)

    def put_right(self, request_id: str, wanted: Mapping[str, str]) -> tuple[Correction, ...]:
        """Put values of a person right, by field, as a request asks; link anew.

        Raises NotFound, InvalidValue for a field that is not put right here.
        """
        self._store.viewer.check(Right.RETAIN)
        request = self._open(request_id, RequestKind.CORRECTION)
        return self._put_right(request, _asked_values(request.kind, wanted))

    def finish(self, request_id: str, outcome: str) -> RequestLine:
        """Say that a request is done, and how; raises NotFound, InvalidValue."""
        return self._step(request_id, state=RequestState.DONE, outcome=_needed(outcome))

    def refuse(self, request_id: str, ground: Ground, why: str) -> RequestLine:
        """Refuse a request on a ground of the law, with a reason; raises NotFound, InvalidValue."""
        request = self._open(request_id)
        allowed = GROUNDS[request.kind]
        if ground not in allowed:
            raise InvalidValue(
                message(
                    "a request for {kind} cannot be refused on {ground}: use one of {names}",
                    kind=request.kind,
                    ground=ground,
                    names=", ".join(allowed),
                )
            )
        return self._step(
            request_id, state=RequestState.REFUSED, ground=ground, outcome=_needed(why)
        )

    # ---- inside

    def _put_right(
        self, request: PersonRequest, values: Mapping[str, str]
    ) -> tuple[Correction, ...]:
        """Write values over what is said of a person, in one step with the request; link anew."""
        store = self._store.writing(Right.RETAIN)
        withdrawn = request.kind is RequestKind.WITHDRAWAL
        living = self._store.redirects().get(request.person, request.person)
        action = CONSENT_WITHDRAWN if withdrawn else CORRECT
        self._store.log(action, subject=living, reason=" ".join(sorted(values)))
        made = correct(store, living, values, request=request, on=self._clock())
        if made:
            self._linker.link()
        return made

    def _open(self, request_id: str, kind: RequestKind | None = None) -> PersonRequest:
        request = self._whole(self.get(request_id).request)
        if request.state is not RequestState.OPEN:
            raise InvalidValue(
                message("{id} is {state} already", id=request.lineage, state=request.state)
            )
        if kind and request.kind is not kind:
            raise InvalidValue(
                message("{id} asks for {kind}", id=request.lineage, kind=request.kind)
            )
        return request

    def _step(self, request_id: str, **changes: object) -> RequestLine:
        """Append the next version of a request."""
        store = self._store.writing(Right.RETAIN)
        before = self._open(request_id)
        on = self._clock()
        version_id = self._store.unmasked.ids.key(
            plain_id(PREFIX, before.lineage, before.id, self._user, on)
        )
        frame = {"id": version_id, "by": self._user, "on": on, "after": (before.id,)}
        store.append(replace(before, **frame, **changes))
        self._store.log(REQUEST, subject=before.lineage, reason=str(changes["state"]))
        return self.get(before.lineage)

    def _whole(self, told: PersonRequest) -> PersonRequest:
        """A request as it was written, before anything in it was withheld."""
        every = self._store.unmasked.appended(PersonRequest)
        return next(one for one in every if one.id == told.id)

    def _lines(self, requests: list[PersonRequest]) -> tuple[RequestLine, ...]:
        living = self._store.redirects()
        people = self._store.entities({one.person for one in requests})
        mask = self._store.mask()
        found = []
        for one in requests:
            person = people.get(living.get(one.person, one.person))
            told = replace(one, text=mask.text(one.text), outcome=mask.text(one.outcome))
            found.append(RequestLine(request=told, name=person.name if person else ""))
        return tuple(found)


def _asked_values(kind: RequestKind, wanted: Mapping[str, str]) -> dict[str, str]:
    """The values that a request asks for, by field; raises InvalidValue."""
    if kind is RequestKind.WITHDRAWAL:
        return {CONSENT: WITHDRAWN}
    if CONSENT in wanted:
        raise InvalidValue("consent is withdrawn by a request of its own: ask for a withdrawal")
    if wanted and kind is not RequestKind.CORRECTION:
        raise InvalidValue("only a correction has values: ask for one")
    return read_values({field: _checked(text) for field, text in wanted.items()})


def due_of(received_on: str) -> str:
    """By when a request must be acted on.

    >>> due_of("2026-11-30T10:00:00+00:00")
    '2026-12-03T10:00:00+00:00'
    """
    return (datetime.fromisoformat(received_on) + TERM).isoformat(timespec="seconds")


def _moment(text: str) -> str:
    """A day or a moment as ISO in UTC; raises InvalidValue.

    >>> _moment("2026-11-30"), _moment("2026-11-30T10:00+08:00")
    ('2026-11-30T00:00:00+00:00', '2026-11-30T02:00:00+00:00')
    """
    try:
        moment = datetime.fromisoformat(whole(text).strip())
    except ValueError:
        raise InvalidValue(
            message("{text}: no day or moment; write it as 2026-11-30T10:00", text=repr(text))
        ) from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _needed(text: str) -> str:
    told = _checked(text)
    if not told:
        raise InvalidValue("say in words what was done, or why not")
    return told


def _checked(text: str) -> str:
    told = whole(text).strip()
    if len(told) > _MOST_LETTERS:
        raise InvalidValue(
            message("a text of {count} letters is too long: shorten it", count=len(told))
        )
    return told
