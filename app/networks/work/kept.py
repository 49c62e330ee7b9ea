"""Things that people keep: written, edited by a new version, taken back and brought back.

Decisions.
Whoever edits says which version they read. When somebody else wrote another one meanwhile, both
stand: the writer is told of it, and the next who edits what both say takes the place of both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.access.work.kept_work import KeptWork, rewritten
from app.clock import instant
from app.plain_text import whole
from graph.errors import InvalidValue, NotFound
from graph.messages import Text, message
from graph.model import Id, plain_id
from graph.work.versions import Version, current

V = TypeVar("V", bound=Version)
WRITE, TAKE_BACK = "write", "take back"
"""Actions of the log."""
MOST_LETTERS = 20_000
"""Of one text."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[V]):
    """One thing as it stands now."""

    versions: tuple[V, ...]
    """Those that count, oldest first: several where people edited it at once."""

    @property
    def latest(self) -> V:
        """What was written last."""
        return self.versions[-1]

    @property
    def id(self) -> Id:
        """By which it is opened, whatever its version."""
        return self.latest.lineage

    def is_by(self, user: str) -> bool:
        """Whether somebody wrote it, or one of the versions that count."""
        return user in [version.by for version in self.versions]

    def is_called(self, kept_id: Id) -> bool:
        """Whether this is its id, or that of one of its versions."""
        return kept_id in (self.id, *(version.id for version in self.versions))

    @property
    def at_once(self) -> bool:
        """Whether somebody must say what holds, since several edited it at once."""
        return len(self.versions) > 1


class KeptVersions(Generic[V]):
    """Things of one kind in one store, for one viewer.

    Every method raises AccessDenied outside the house, and those that write without the right to.
    """

    _kind: type[V]
    _prefix: str
    """How the ids of this kind begin."""
    _right = Right.WORK
    """What whoever writes must be able to do."""
    _as_given: frozenset[str] = frozenset()
    """Texts that nobody typed: kept to the letter, however long."""

    def __init__(
        self,
        store: MaskedStore,
        work: KeptWork,
        *,
        user: str,
        clock: Callable[[], str] = instant,
    ) -> None:
        self._store = store
        self._work = work
        self._user = user
        self._clock = clock

    # ---- reading

    def all(self, *, mine: bool = False) -> tuple[Kept[V], ...]:
        """Everything that stands and may be told, written last first; or what the user wrote."""
        found = [Kept(versions) for versions in self._work.current(self._kind).values()]
        if mine:
            found = [kept for kept in found if kept.is_by(self._user)]
        return tuple(sorted(found, key=lambda kept: (kept.latest.on, kept.id), reverse=True))

    def get(self, kept_id: str) -> Kept[V]:
        """The thing of this id, of one of its versions, or of the only id that begins so.

        Raises NotFound, for what may not be told too.
        """
        standing = self.all()
        exact = [kept for kept in standing if kept.is_called(kept_id)]
        begun = [kept for kept in standing if kept_id and kept.id.startswith(kept_id)]
        found = exact or begun
        if len(found) == 1:
            return found[0]
        hint = (
            message("several begin so: give more of it")
            if found
            else message("it was taken back, or never was: look at the list")
        )
        raise NotFound(message("nothing kept as {id}: {hint}", id=kept_id, hint=hint))

    def history(self, kept_id: Id) -> tuple[V, ...]:
        """Every version that may be told, taken back ones too, oldest first."""
        return self._work.history(self._kind, kept_id)

    # ---- writing

    def write(self, **facts: Any) -> V:
        """Keep something new."""
        return self._append(facts=facts)

    def edit(self, version: V, **changes: Any) -> Kept[V]:
        """Write a new version in the place of this one, and say how the thing stands now.

        It takes the place of every version that its writer could have read before: of those that
        the thing had when `version` was the last. What somebody wrote since stands beside it.
        """
        self._store.viewer.check(self._right)
        if any(getattr(version, name) != fact for name, fact in changes.items()):
            self._write_again(version, changes)
        return self.get(version.lineage)

    def take_back(self, kept_id: Id, why: str = "") -> Kept[V]:
        """Take a thing off every list; `bring_back` undoes it.  Raises NotFound."""
        store = self._store.writing(self._right)
        kept = self.get(kept_id)
        standing = self._store.unmasked.appended(self._kind)
        ids = [one.id for one in standing if one.lineage == kept.id]
        by, on = self._user, self._clock()
        store.withdraw_all(self._kind, ids, by=by, on=on, why=_checked(why))
        self._store.log(TAKE_BACK, subject=kept.id)
        return kept

    def take_back_edit(self, version: V, why: str = "") -> Kept[V] | None:
        """Take back one version, so that the one before counts again; None when there is none."""
        store = self._store.writing(self._right)
        by, on = self._user, self._clock()
        store.withdraw(self._kind, version.id, by=by, on=on, why=_checked(why))
        self._store.log(TAKE_BACK, subject=version.lineage, reason=f"version={version.id}")
        standing = self._work.current(self._kind).get(version.lineage)
        return Kept(standing) if standing else None

    def bring_back(self, kept_id: Id) -> Kept[V]:
        """Undo that something was taken back, by a new version; raises NotFound."""
        self._store.viewer.check(self._right)
        versions = self.history(kept_id)
        if versions and not any(version.stands for version in versions):
            last = max(version.withdrawn_on or "" for version in versions)
            together = [version for version in versions if version.withdrawn_on == last]
            stood = current(replace(version, withdrawn_on=None) for version in together)
            for version in stood[kept_id]:
                self._write_again(version, {})
        return self.get(kept_id)

    # ---- inside

    def _write_again(self, version: V, changes: dict[str, Any]) -> None:
        """Write a version anew, in the place of all that whoever read it could have read."""
        beside = self._work.current(self._kind).get(version.lineage, ())
        read = {one.id for one in beside if one.on <= version.on} | {version.id}
        facts, partly = rewritten(self._work.whole(version), version, changes)
        self._append(
            lineage=version.lineage,
            after=tuple(sorted(read)),
            facts=facts,
            # what a masked writer was told whole is as safe as what they type
            revealing=version.revealing and partly,
            partly=partly,
        )

    def _append(
        self,
        *,
        facts: dict[str, Any],
        lineage: Id = "",
        after: tuple[Id, ...] = (),
        revealing: bool = False,
        partly: bool = False,
    ) -> V:
        """Append a version of these facts; without a lineage it begins one of its own."""
        store = self._store.writing(self._right)
        by, on = self._user, self._clock()
        body = "\x1f".join(f"{name}={fact!r}" for name, fact in sorted(facts.items()))
        # keyed, so that nobody finds by guessing what a note says
        value_id = self._store.unmasked.ids.key(plain_id(self._prefix, lineage, by, on, body))
        made = self._kind(
            id=value_id,
            lineage=lineage or value_id,
            by=by,
            on=on,
            after=after,
            revealing=revealing or self._store.reveals,
            partly=partly,
            **{name: self._checked_fact(name, fact) for name, fact in facts.items()},
        )
        store.append(made)
        self._store.log(WRITE, subject=made.lineage, reason=f"version={made.id}")
        return made

    def _checked_fact(self, name: str, fact: Any) -> Any:
        typed = type(fact) is str and name not in self._as_given
        return _checked(fact) if typed else fact


def needed(text: str, reason: Text) -> str:
    """A text that must say something, without blanks around it; raises InvalidValue."""
    told = _checked(text)
    if not told:
        raise InvalidValue(reason)
    return told


def _checked(text: str) -> str:
    """The text without blanks around it; raises InvalidValue for one that is too long."""
    told = whole(text).strip()
    if len(told) > MOST_LETTERS:
        raise InvalidValue(
            message(
                "a text of {count} letters is too long: {most} at most, in several notes",
                count=len(told),
                most=MOST_LETTERS,
            )
        )
    return told
