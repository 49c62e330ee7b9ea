"""How long cases are kept: rules by status, cases whose time is over, and longer keeping.

Decisions.
The rules are the office's own file; those that come with Simpul are an example and say so wherever
they are applied. Nothing is erased by a rule: a case that is over is listed, and somebody erases it
with `simpul forget` or keeps it longer and says why.
"""

import calendar
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.access.masked_store import MaskedStore
from app.access.rights import Right
from app.clock import instant, today
from app.plain_text import whole
from graph.errors import InvalidValue, SettingsError
from graph.messages import message
from graph.model import Case, Id, Value, make_id
from graph.names import fold
from graph.persons.extensions import Extension

RETAIN = "retain"
"""Action of the log."""
BUNDLED = Path(__file__).parent / "retention.toml"
ANY = "*"
"""Any other status, and none."""
_TERMS = ("years", "months", "days")
_MOST_BYTES = 1 << 17
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Rule:
    """How long cases of some statuses are kept; without any term, without end."""

    statuses: frozenset[str]
    """Folded; `*` is any other."""
    years: int = 0
    months: int = 0
    days: int = 0

    @property
    def ends(self) -> bool:
        """Whether a case is ever over."""
        return bool(self.years or self.months or self.days)

    def over_on(self, begun: date) -> date:
        """The day on which what began on another is over.

        >>> Rule(frozenset(), years=1, months=1).over_on(date(2024, 1, 31))
        datetime.date(2025, 2, 28)
        """
        month = begun.month - 1 + self.months + 12 * self.years
        year, month = begun.year + month // 12, month % 12 + 1
        day = min(begun.day, calendar.monthrange(year, month)[1])
        return date.fromordinal(date(year, month, day).toordinal() + self.days)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of an office, in their order."""

    rules: tuple[Rule, ...]
    own: bool
    """Whether they are the office's own."""

    def of(self, status: str) -> Rule | None:
        """The rule of a status; None where none names it."""
        folded = fold(status)
        for rule in self.rules:
            if folded in rule.statuses or ANY in rule.statuses:
                return rule
        return None


def read_rules(path: str) -> Rules:
    """The rules of a file, or those that come with Simpul; raises SettingsError for a wrong one."""
    file = Path(path) if path else BUNDLED
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise SettingsError(message("{name} is far too long for rules", name=file.name))
        read = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            message(
                "{name} cannot be read ({error}): check the path, and that it is TOML",
                name=file.name,
                error=error,
            )
        ) from error
    listed = read.get("rule")
    if not isinstance(listed, list) or not listed or set(read) - {"rule"}:
        raise SettingsError(
            message("{name} has no rules: write [[rule]] with statuses", name=file.name)
        )
    rules = tuple(_rule(file.name, number, one) for number, one in enumerate(listed, start=1))
    return Rules(rules, own=bool(path))


def _rule(name: str, number: int, given: Any) -> Rule:
    """One rule; raises SettingsError that says which is wrong."""
    statuses: Any = given.get("statuses") if isinstance(given, dict) else None
    terms = {term: given.get(term, 0) for term in _TERMS} if isinstance(given, dict) else {}
    wrong = (
        not isinstance(statuses, list)
        or not statuses
        or not all(isinstance(status, str) for status in statuses)
        or set(given) - {"statuses", *_TERMS}
        or not all(type(term) is int and 0 <= term <= _LONGEST for term in terms.values())
    )
    if wrong or statuses is None:
        raise SettingsError(
            message(
                "{name}, rule {number}: write statuses as a list of texts, and years, months or"
                " days as whole numbers up to {most}",
                name=name,
                number=number,
                most=_LONGEST,
            )
        )
    return Rule(frozenset(map(fold, statuses)), **terms)


class RetainedCase(Value, frozen=True, omit_defaults=True):
    """A case whose time is over, or will be."""

    case_id: Id
    number: str
    status: str = ""
    over_on: str = ""
    """ISO day."""
    until: str = ""
    """Until when it was kept longer."""
    why: str = ""
    """Why it was."""


Cases = list[RetainedCase]


class RetentionList(Value, frozen=True, omit_defaults=True):
    """The cases of a store beside the rules."""

    over: tuple[RetainedCase, ...] = ()
    """Over first."""
    extended: tuple[RetainedCase, ...] = ()
    undated: int = 0
    """Cases that a rule ends and that have no whole day to count from."""
    own_rules: bool = False


class Retention:
    """How long the cases of one store are kept, for one viewer."""

    def __init__(
        self,
        store: MaskedStore,
        rules: str,
        *,
        user: str,
        clock: Callable[[], str] = instant,
        day: Callable[[], date] = today,
    ) -> None:
        """`rules` is the path of the office's own file; empty for those that come with Simpul."""
        self._store = store
        self._path = rules
        self._user = user
        self._clock = clock
        self._day = day

    def rules(self) -> Rules:
        """The rules that hold here; raises SettingsError."""
        return read_rules(self._path)

    def list(self) -> RetentionList:
        """Cases whose time is over, and those that are kept longer, longest over first."""
        self._store.viewer.check(Right.RETAIN)
        rules = self.rules()
        day = self._day().isoformat()
        extensions = self._extensions()
        over: Cases = []
        extended: Cases = []
        undated = 0
        for case in self._store.unmasked.cases():
            rule = rules.of(case.status)
            if rule is None or not rule.ends:
                continue
            begun = begun_on(case)
            if begun is None:
                undated += 1
                continue
            ends = rule.over_on(begun).isoformat()
            extension = extensions.get(case.id)
            if ends >= day:
                continue
            found = RetainedCase(
                case_id=case.id,
                number=case.number,
                status=case.status,
                over_on=ends,
                until=extension.until if extension else "",
                why=extension.why if extension else "",
            )
            (extended if extension and extension.until >= day else over).append(found)

        return RetentionList(
            over=self._told(over),
            extended=self._told(extended),
            undated=undated,
            own_rules=rules.own,
        )

    def extend(self, case: str, until: str, why: str) -> Extension:
        """Keep a case until a later day, for a reason; raises CaseNotFound, InvalidValue."""
        store = self._store.writing(Right.RETAIN)
        found = self._store.case(case)
        reason = whole(why).strip()
        if not reason:
            raise InvalidValue("keeping a case longer needs a reason: say why")
        if _day(until) is None or until <= self._day().isoformat():
            raise InvalidValue(
                message("{text}: give a day to come, as 2027-12-31", text=repr(until))
            )
        on = self._clock()
        extension = Extension(
            id=make_id("ex", found.id, self._user, on),
            case=found.id,
            until=until,
            why=reason,
            by=self._user,
            on=on,
        )
        self._store.log(RETAIN, subject=found.id, reason=f"until={until}")
        store.append(extension)
        return extension

    # ---- inside

    def _extensions(self) -> Mapping[Id, Extension]:
        """The last extension of each case."""
        return {one.case: one for one in self._store.unmasked.appended(Extension)}

    def _told(self, found: Sequence[RetainedCase]) -> tuple[RetainedCase, ...]:
        """The cases as the viewer may know of them, longest over first."""
        numbers = self._store.case_numbers([case.case_id for case in found])
        mask = self._store.mask()
        told = [
            RetainedCase(
                case_id=case.case_id,
                number=numbers[case.case_id],
                status=mask.text(case.status),
                over_on=case.over_on,
                until=case.until,
                why=mask.text(case.why),
            )
            for case in found
            if case.case_id in numbers
        ]
        return tuple(sorted(told, key=lambda case: (case.over_on, case.number, case.case_id)))


def begun_on(case: Case) -> date | None:
    """From which day on a case is counted: that of its status, else of its report."""
    return _day(case.status_on or "") or _day(case.reported_on or "")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
