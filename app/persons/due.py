"""What is due: requests of persons, withdrawals, and cases whose time is over, due first."""

from collections.abc import Callable
from enum import StrEnum

from app.clock import now
from app.persons.requests import RequestLine, Requests
from app.persons.retention import RetainedCase, Retention, RetentionList
from graph.model import Value
from graph.persons.requests import RequestKind


class DueKind(StrEnum):
    """What is due."""

    REQUEST = "request"
    WITHDRAWAL = "withdrawal"
    RETENTION = "retention"


class DueItem(Value, frozen=True, omit_defaults=True):
    """One thing that is due."""

    kind: DueKind
    due_on: str
    """ISO moment of a request, ISO day of a case."""
    overdue: bool
    request: RequestLine | None = None
    case: RetainedCase | None = None


class DueList(Value, frozen=True, omit_defaults=True):
    """All that is due, due first."""

    at: str
    items: tuple[DueItem, ...] = ()
    retention: RetentionList = RetentionList()

    @property
    def overdue(self) -> int:
        """How many are overdue."""
        return sum(item.overdue for item in self.items)


class Due:
    """What is due in one store, for one viewer."""

    def __init__(
        self, requests: Requests, retention: Retention, *, clock: Callable[[], str] = now
    ) -> None:
        self._requests = requests
        self._retention = retention
        self._clock = clock

    def list(self) -> DueList:
        """Open requests by when they are due, then cases that are over by how long."""
        at = self._clock()
        cases = self._retention.list()
        items = [_of_request(line, at) for line in self._requests.all(still_open=True)]
        items += [_of_case(case) for case in cases.over]
        return DueList(
            at=at,
            items=tuple(sorted(items, key=_order)),
            retention=cases,
        )


def _order(item: DueItem) -> tuple[bool, str]:
    """Persons wait before cases do."""
    return item.kind is DueKind.RETENTION, item.due_on


def _of_request(line: RequestLine, at: str) -> DueItem:
    request = line.request
    withdrawn = request.kind is RequestKind.WITHDRAWAL
    return DueItem(
        kind=DueKind.WITHDRAWAL if withdrawn else DueKind.REQUEST,
        due_on=request.due_on,
        overdue=request.due_on < at,
        request=line,
    )


def _of_case(case: RetainedCase) -> DueItem:
    return DueItem(kind=DueKind.RETENTION, due_on=case.over_on, overdue=True, case=case)
