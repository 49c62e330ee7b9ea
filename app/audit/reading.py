"""The log as it is read: what was done, by whom, to whom, and who saw somebody.

Decisions.
Whoever reads it sees ids and accounts. What somebody typed as a reason is told without any
person's name, since an auditor is told none. That the log was read is logged itself, before what
was found is shown.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.access.logbook.consultations import read_facts
from app.access.logbook.operations import ACTIONS, Operation, operation_of
from app.access.masked_store import MaskedStore
from app.access.rights import Right
from graph.errors import CaseNotFound, InvalidValue
from graph.messages import message
from graph.model import AuditEntry, Id, Value

READ_LOG = "read log"
_ID = re.compile(r"[a-z]{1,2}_[0-9a-f]+")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_WHY_ALONE = frozenset({"reveal", "withdraw judgement"})
"""Actions whose entry says nothing but why."""
_FACTS = frozenset(
    "opened found asked given role audience names format file cases entry sha256 version to"
    " disclosure network peer head client".split()
)
SAW = frozenset({Operation.CONSULTATION, Operation.DISCLOSURE})
"""Operations by which somebody came to know of a person."""


class LogLine(Value, frozen=True, omit_defaults=True):
    """One entry as it is told."""

    number: int
    at: str
    by: str
    operation: Operation
    action: str
    ids: tuple[Id, ...] = ()
    """Whom and what it is about, those that were opened first."""
    of: str = ""
    """What else it is about: all, a place, a digest."""
    facts: Mapping[str, str] = {}
    why: str = ""

    @property
    def opened(self) -> int:
        """How many of them were opened, and not only listed."""
        return int(self.facts.get("opened", "0"))

    def is_about(self, ids: Collection[Id]) -> bool:
        """Whether it tells of one of these."""
        return not set(ids).isdisjoint(self.ids)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries somebody wants to read; what is empty is not asked for."""

    operation: str = ""
    account: str = ""
    since: str = ""
    """ISO day, or a month or year."""
    until: str = ""
    about: str = ""
    """A person or case."""
    action: str = ""


class Totals(Value, frozen=True):
    """How many entries there are, by operation and by account."""

    entries: int
    operations: dict[str, int]
    accounts: dict[str, int]


class Seen(Value, frozen=True):
    """What one account came to know of a person or case."""

    by: str
    roles: tuple[str, ...]
    opened: int
    """How often it was opened, or searched and found."""
    listed: int
    """How often it stood among others."""
    by_name: int
    """How often of these people were shown by name."""
    given: int
    """Files that tell of it, and copies of the whole store."""
    first: str
    last: str
    reasons: tuple[str, ...] = ()


class Log:
    """The log of one store, for one viewer who may read it.

    Every method raises AccessDenied for who may not.
    """

    def __init__(self, store: MaskedStore) -> None:
        self._store = store

    def lines(self, asked: Asked = Asked()) -> tuple[LogLine, ...]:
        """The entries that were asked for, newest first; raises InvalidValue."""
        ids = self.ids_of(asked.about) if asked.about else frozenset()
        wanted = _checked(asked)
        facts = {name: getattr(asked, name) for name in ("operation", "since", "until")}
        told = " ".join(f"{name}={value}" for name, value in facts.items() if value)
        self._read_by(min(ids, default=""), told)
        found = [
            self._line(entry)
            for entry in self._store.log_entries()
            if (wanted is None or operation_of(entry.action) is wanted) and _is_asked(entry, asked)
        ]
        return tuple(reversed([line for line in found if not ids or line.is_about(ids)]))

    def who_saw(self, what: str) -> tuple[Seen, ...]:
        """Each account that was shown a person or case, or handed it out."""
        return seen_by(self.seen(what), self.ids_of(what))

    def seen(self, what: str) -> tuple[LogLine, ...]:
        """The entries by which a person or case was shown or handed out, newest first.

        Whole copies of the store are among them: they hold everybody.
        """
        ids = self.ids_of(what)
        self._read_by(min(ids), "who-saw")
        found = []
        for entry in self._store.log_entries():
            if operation_of(entry.action) in SAW:
                line = self._line(entry)
                if line.is_about(ids) or _is_whole_copy(entry):
                    found.append(line)
        return tuple(reversed(found))

    def ids_of(self, what: str) -> frozenset[Id]:
        """The ids that a person or case has and had: by id, or by name for who may see names.

        Raises NotFound.
        """
        self._store.viewer.check(Right.AUDIT)
        asked = what.strip()
        if _ID.fullmatch(asked) is None:
            self._store.viewer.check(Right.READ)
            asked = self._named(asked)
        return self._store.ids_over_time(asked)

    def _named(self, text: str) -> Id:
        try:
            return self._store.case(text).id
        except CaseNotFound:
            return self._store.find(text).id

    def _read_by(self, about: Id, told: str) -> None:
        self._store.viewer.check(Right.AUDIT)
        self._store.log(READ_LOG, subject=about, reason=told)

    def _line(self, entry: AuditEntry) -> LogLine:
        """An entry as it is told."""
        parts = entry.subject.split()
        ids = tuple(part for part in parts if _ID.fullmatch(part))
        facts = {} if entry.action in _WHY_ALONE else read_facts(entry.reason)
        why = entry.reason if entry.action in _WHY_ALONE else facts.get("why", "")
        of = "" if ids and len(ids) == len(parts) else entry.subject
        return LogLine(
            number=entry.number,
            at=entry.at,
            by=entry.by,
            operation=operation_of(entry.action),
            action=entry.action,
            ids=ids,
            of=of if entry.action in ACTIONS else "",
            facts={name: fact for name, fact in facts.items() if name in _FACTS},
            why=self._store.nameless(why),
        )


def totals(lines: Iterable[LogLine]) -> Totals:
    """How many entries there are, the most first."""
    found = list(lines)
    operations = Counter(line.operation.value for line in found)
    accounts = Counter(line.by for line in found)
    return Totals(
        entries=len(found),
        operations=dict(operations.most_common()),
        accounts=dict(accounts.most_common()),
    )


def seen_by(lines: Iterable[LogLine], ids: Collection[Id]) -> tuple[Seen, ...]:
    """Each account that was shown one of these, or handed it out; the last first."""
    by_account: dict[str, list[LogLine]] = {}
    for line in lines:
        by_account.setdefault(line.by, []).append(line)
    found = [_seen(by, told, frozenset(ids)) for by, told in by_account.items()]
    return tuple(sorted(found, key=lambda seen: (seen.last, seen.by), reverse=True))


def _seen(by: str, lines: Sequence[LogLine], ids: frozenset[Id]) -> Seen:
    given = [line for line in lines if line.operation is Operation.DISCLOSURE]
    shown = [line for line in lines if line.operation is Operation.CONSULTATION]
    opened = [line for line in shown if not ids.isdisjoint(line.ids[: line.opened])]
    by_name = [line for line in shown if line.facts.get("names") == "shown"]
    times = sorted(line.at for line in lines)
    return Seen(
        by=by,
        roles=tuple(sorted({line.facts["role"] for line in shown if "role" in line.facts})),
        opened=len(opened),
        listed=len(shown) - len(opened),
        by_name=len(by_name),
        given=len(given),
        first=times[0],
        last=times[-1],
        reasons=tuple(dict.fromkeys(line.why for line in lines if line.why)),
    )


def _checked(asked: Asked) -> Operation | None:
    """The operation that is asked for; raises InvalidValue for what is none, or is no day."""
    for day in (asked.since, asked.until):
        if day and _DAY.fullmatch(day) is None:
            raise InvalidValue(
                message("{day} is no day", day=day), message("write it as 2026-03-15")
            )
    if not asked.operation:
        return None
    try:
        return Operation(asked.operation)
    except ValueError:
        raise InvalidValue(
            message("{name} is no operation of the log", name=asked.operation),
            message("use one of {names}", names=", ".join(Operation)),
        ) from None


def _is_asked(entry: AuditEntry, asked: Asked) -> bool:
    until = asked.until and entry.at[: len(asked.until)] > asked.until
    return (
        (not asked.account or entry.by == asked.account)
        and (not asked.action or entry.action == asked.action)
        and (not asked.since or entry.at >= asked.since)
        and not until
    )


def _is_whole_copy(entry: AuditEntry) -> bool:
    return entry.action == "sync" and "network=" not in entry.reason
