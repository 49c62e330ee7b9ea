"""Numbers of its own that each file has for what the store calls by its ids.

Decisions.
An id tells nothing of what it is made of (graph/ids.py), but two files with one id tell whoever has
both that they speak of one person. So what is made for partners and for the public says P1, C2, N1,
in the order in which the file speaks of them, and its name holds no id either. Inside the house ids
stay: they lead back to what they stand for (`simpul show ID`), and a workbook of decisions comes
back with them.
It is done to the finished text, wherever an id may stand in it: no export can forget one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from graph.model import Id
from graph.schema import Audience

_ID = re.compile(
    r"(?<![0-9A-Za-z_])(wl|op|[cdefijlmnrst])_(?:[0-9a-f]{18}|[0-9a-f]{20})(?![0-9A-Za-z_])"
)
"""An id of a store, or a plain one, such as a draft of an old version still has."""
_LETTERS = {"e": "P", "wl": "W", "op": "O"}
"""People and organisations are parties; all else is called by the first letter of its ids."""


INSIDE = Audience.INTERNAL.value
"""The audience in whose files ids stay."""


class OwnNumbers:
    """The numbers of one file, or of several that belong together."""

    def __init__(self, audience: str) -> None:
        self._leaves = audience != Audience.INTERNAL
        self._given: dict[Id, str] = {}
        self._last = Counter[str]()

    def renumber(self, text: str) -> str:
        """The text with its own numbers in place of ids; unchanged inside the house.

        >>> numbers = OwnNumbers(Audience.PARTNER)
        >>> numbers.renumber(f"e_{'0' * 18} in c_{'1' * 18}")
        'P1 in C1'
        """
        return _ID.sub(self._number, text) if self._leaves else text

    def content(self, content: bytes) -> bytes:
        """The same of the bytes of a text."""
        return self.renumber(content.decode()).encode()

    def rows(self, rows: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
        """The same of rows of texts."""
        return [dict(zip(row, map(self.renumber, row.values()), strict=True)) for row in rows]

    def stem(self, network_id: Id) -> str:
        """What a file about a network is called when nobody says it."""
        return "network" if self._leaves else network_id

    def _number(self, found: re.Match[str]) -> str:
        known = self._given.get(found[0])
        if known is None:
            letter = _LETTERS.get(found[1], found[1].upper())
            self._last[letter] += 1
            known = self._given[found[0]] = f"{letter}{self._last[letter]}"
        return known
