"""Numbers that only free text tells of, opened for a case so that they are shown.

Decisions.
Nothing but a reader of the narrative can say that a number is no victim's, so only who may see
protected people opens one, or lists those that are open. Opening it for one case shows it wherever
it is told of, as a number in the column of a party is. What a table gives is never opened: whose
it is decides (graph/resolution/derivation/graph.py).
Closing shows less: every reviewer may do that.
"""

from collections.abc import Callable

from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.access.viewer import check_opener
from app.clock import instant
from app.networks.typed_identifiers import recognise
from app.progress import Progress
from app.resolution.linking import Linker
from graph.errors import InvalidValue, NotFound
from graph.messages import message
from graph.model import Case, Entity, Id, Value, make_id
from graph.openings import Opening
from graph.schema import FREE_TEXT

OPEN, CLOSE = "open number", "close number"
"""Actions of the log; the reasons stand in the openings alone, which go with their cases."""
_LINKS = 10_000
"""Links of one number that are read to find the cases that tell of it."""
PREFIX = "op_"
"""How the id of an opening begins."""


class OpenedNumber(Value, frozen=True, omit_defaults=True):
    """A number that was opened, as it stands now."""

    opening: Opening
    number: str = ""
    """As people write it; empty when it is not known any more."""
    scheme: str = ""
    case: str = ""
    """Number of the case that it was opened for."""


class Openings:
    """Opens and closes the numbers of free text of one store, for one viewer."""

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

    def open(
        self, number: str, case: str, why: str, *, progress: Progress | None = None
    ) -> tuple[OpenedNumber, bool]:
        """Open a number, typed or by id, for a case by number or id, and link anew.

        Returns it with whether it was not open for this case before. Raises AccessDenied for who
        may not see protected people, CaseNotFound, NotFound for what no free text of the case
        tells of, and InvalidValue without a reason or for what a table tells of.
        """
        check_opener(self._store.viewer)
        if not why.strip():
            raise InvalidValue("opening a number needs a reason: say why it is no victim's")
        found_case = self._store.unmasked_case(case)
        entity = self._told_of(number, found_case)
        for opening in self._standing(entity.id):
            if opening.case_id == found_case.id:
                return self._line(opening), False
        on, by = self._clock(), self._user
        opening = Opening(
            id=make_id("op", entity.id, found_case.id, by, on),
            what=entity.id,
            case_id=found_case.id,
            by=by,
            on=on,
            why=why.strip(),
        )
        store = self._store.writing(Right.REVEAL_ALL)
        self._store.log(OPEN, subject=opening.id)
        store.append(opening)
        self._linker.link(progress=progress)
        return self._line(opening), True

    def close(self, opening_id: str, why: str, *, progress: Progress | None = None) -> OpenedNumber:
        """Withdraw an opening by its id, or the beginning of it, and link anew.

        Raises NotFound, and InvalidValue without a reason.
        """
        store = self._store.writing(Right.REVIEW)
        if not why.strip():
            raise InvalidValue("a withdrawal needs a reason: say why the number is closed again")
        standing = self._store.unmasked.appended(Opening)
        found = [opening for opening in standing if opening.id.startswith(opening_id)]
        if len(found) != 1 or not opening_id.startswith(PREFIX):
            raise NotFound(
                message("no number was opened as {id}: `simpul open` lists those", id=opening_id)
            )
        (opening,) = found
        store.withdraw(Opening, opening.id, by=self._user, on=self._clock(), why=why.strip())
        self._store.log(CLOSE, subject=opening.id)
        self._linker.link(progress=progress)
        if self._store.reveals:
            return self._line(opening)
        return OpenedNumber(opening=replace(opening, why=""))

    def items(self) -> tuple[OpenedNumber, ...]:
        """Every number that is open, oldest first; raises AccessDenied as `open` does."""
        check_opener(self._store.viewer)
        return tuple(self._line(opening) for opening in self._store.unmasked.appended(Opening))

    def may_open(self, entity: Entity) -> bool:
        """Whether the viewer may open this identifier, as it is shown."""
        told = bool(entity.properties.get(FREE_TEXT))
        return self._store.viewer.may_open_numbers and told and entity.protected

    def cases_of(self, entity_id: Id) -> dict[Id, str]:
        """The cases whose free text tells of a number, with their numbers."""
        return self._store.case_numbers(self._cases_telling(entity_id))

    def _told_of(self, number: str, case: Case) -> Entity:
        """The identifier that the free text of a case tells of."""
        ids = [number, *map(self._store.unmasked.ids.identifier, recognise(number))]
        for entity in self._store.unmasked.entities(ids):
            if case.id not in self._cases_telling(entity.id):
                continue
            if not entity.properties.get(FREE_TEXT):
                raise InvalidValue(
                    message(
                        "{number} stands in a table too, whose holder decides whether it is shown",
                        number=number,
                    )
                )
            return entity
        raise NotFound(
            message(
                "no number {number} in the free text of case {case}: check both",
                number=number,
                case=case.number,
            )
        )

    def _cases_telling(self, entity_id: Id) -> set[Id]:
        around = self._store.unmasked.neighbours([entity_id], limit=_LINKS)
        return set[Id]().union(*(link.cases for link in around.relationships))

    def _standing(self, entity_id: Id) -> list[Opening]:
        return [
            opening
            for opening in self._store.unmasked.appended(Opening)
            if opening.what == entity_id
        ]

    def _line(self, opening: Opening) -> OpenedNumber:
        entity = self._store.unmasked.find_entity(opening.what)
        cases = self._store.case_numbers([opening.case_id])
        return OpenedNumber(
            opening=opening,
            number=entity.name if entity else "",
            scheme=str(entity.properties.get("scheme", "")) if entity else "",
            case=cases.get(opening.case_id, ""),
        )
