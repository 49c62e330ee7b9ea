"""Calls and messages of services and hidden numbers, which are of nobody's telephone.

A record of a month holds hundreds of them (AD-AIRTEL-S, TELKOMSEL, 3636, a number that was not
shown, uses of the internet). Nothing in such a row can be corrected, so all of them are told once,
with their count.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from graph.messages import message
from loaders.rows.mapper import Loaded, TableMapper
from loaders.tables import Row
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.evidence import words

_NAMED = re.compile(r"[^\W\d_]{2}")
_TELEPHONE = re.compile(r"\d(?:[\s().-]*\d){6}")
_SHORT = re.compile(r"[*#\d]{2,6}")
_HIDDEN = frozenset(
    "-1 -2 -3 unknown private hidden restricted withheld anonymous nomor tersembunyi".split()
)
_MOST_TOLD = 6


def is_service(text: str) -> bool:
    """Whether the end of a call is a service or a hidden number.

    >>> [is_service(end) for end in ("AD-AIRTEL-S", "3636", "-2", "0812345", "08123456789 Mama")]
    [True, True, True, False, False]
    """
    if _TELEPHONE.search(text):
        return False
    return bool(_NAMED.search(text) or _SHORT.fullmatch(text)) or text.casefold() in _HIDDEN


class Services:
    """The rows of such ends of one list."""

    def __init__(self, ends: tuple[str, ...], kinds: tuple[str, ...] = ()) -> None:
        """`ends` are the columns with the ends of a call, `kinds` those that say what it was."""
        self._ends, self._kinds = ends, kinds
        self._first: Row | None = None
        self._names: Counter[str] = Counter()

    def take(self, row: Row, values: Mapping[str, Any]) -> bool:
        """Whether one end of a row is such; it is counted then."""
        texts = (str(values.get(column) or "").strip() for column in self._ends)
        name = next(filter(is_service, texts), "") or self._data(values)
        if name:
            self._first = self._first or row
            self._names[name] += 1
        return bool(name)

    def _data(self, values: Mapping[str, Any]) -> str:
        """What a row is called that is a use of the internet and no call; empty for others."""
        kinds = (str(values.get(column) or "").strip() for column in self._kinds)
        data = (kind for kind in kinds if words("call_kinds").get(code_key(kind)) == "data")
        return next(data, "")

    def loaded(self, mapper: TableMapper, columns: tuple[str, ...]) -> Iterator[Loaded]:
        """All of them as one that is left out."""
        if self._first is None:
            return
        count = self._names.total()
        names = ", ".join(name for name, _ in self._names.most_common(_MOST_TOLD))
        reason = message(
            "calls of services, hidden numbers and uses of the internet are not read: {count}"
            " ({names})",
            count=count,
            names=names,
        )
        found = mapper.leave_aside(self._first, columns, reason, "nothing")
        issues = tuple(replace(issue, value="") for issue in found.issues)
        yield replace(found, issues=issues, rows=count)
