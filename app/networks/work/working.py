"""The canvases that the user is working on, kept over a reload and a restart of the server.

Decisions.
They belong to the account: nobody else is ever told of them, and they are told to it in no other
way than through what draws them, masked for the rights of the moment.
Of a canvas with too many steps the oldest go, until it fits.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.access.viewer import check_work
from app.clock import instant
from app.plain_text import whole
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id
from graph.work.working import MOST_BYTES, WorkingCanvas

PAST = "past"
"""Under which key the steps that can be undone stand, oldest first."""


class Working:
    """The canvases of one user in one store."""

    def __init__(
        self, store: MaskedStore, *, user: str, clock: Callable[[], str] = instant
    ) -> None:
        self._store = store
        self._user = user
        self._clock = clock

    @property
    def keeps(self) -> bool:
        """Whether anything can be kept: for whoever may not write, it is in the browser alone."""
        return self._store.viewer.may(Right.WORK)

    def keep(self, canvas_id: Id, body: bytes, name: str = "") -> WorkingCanvas:
        """Overwrite what was kept under this id; `body` is JSON, with its steps under PAST.

        Raises InvalidValue for what is no JSON, or does not fit even without its steps.
        """
        kept = WorkingCanvas(
            owner=self._user,
            id=whole(canvas_id),
            on=self._clock(),
            name=whole(name),
            body=_fitting(body).decode(),
        )
        self._store.writing(Right.WORK).keep_working(kept)
        return kept

    def rename(self, canvas_id: Id, name: str) -> None:
        """Give it a name; one that is not there is no error."""
        store = self._store.writing(Right.WORK)
        kept = self.find(canvas_id)
        if kept is not None:
            store.keep_working(replace(kept, name=whole(name)))

    def find(self, canvas_id: Id) -> WorkingCanvas | None:
        """What the user kept under this id; None when it is not there."""
        check_work(self._store.viewer)
        return next(iter(self._store.unmasked.working(self._user, canvas_id=canvas_id)), None)

    def latest(self) -> WorkingCanvas | None:
        """What the user kept last; None when there is nothing."""
        return next(iter(self.mine()), None)

    def mine(self) -> list[WorkingCanvas]:
        """Everything that the user works on, kept last first."""
        check_work(self._store.viewer)
        return self._store.unmasked.working(self._user)

    def drop(self, canvas_id: Id) -> None:
        """Forget what was kept under this id."""
        self._store.writing(Right.WORK).drop_working(self._user, canvas_id)


def _fitting(body: bytes) -> bytes:
    """The JSON, without its oldest steps where it is too large."""
    try:
        found: Any = msgspec.json.decode(body)
    except msgspec.DecodeError as error:
        raise InvalidValue(
            message("a canvas is kept as JSON, and this is none ({error})", error=error)
        ) from error
    while len(body) > MOST_BYTES and isinstance(found, dict) and found.get(PAST):
        past = found[PAST]
        found[PAST] = past[len(past) // 2 + 1 :]
        body = msgspec.json.encode(found)
    if len(body) > MOST_BYTES:
        raise InvalidValue(
            message("the canvas is too large to be kept: show less of it"),
            message("remove what is not needed, or combine it"),
        )
    return body
