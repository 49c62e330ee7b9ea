"""Rows of flat XML.

An element that is repeated, with its attributes and simple elements as columns.

Elements are read as they stream by, through defusedxml, and dropped once they have given their row.
The rows are the children of whatever holds the first element that is repeated (in the first
thousand) and holds something; what stands beside that table is given as a row that could not be
read. A document type, an entity, an element nested too deep, or with more within than a row can
hold, ends the reading.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.json import flatten
from loaders.tables import (
    MAX_COLUMNS,
    MAX_FILE_BYTES,
    MAX_ROWS,
    Row,
    Table,
    beyond_rows,
    check_size,
)

_LOOK_AT = 1000
_MAX_DEPTH = 32
_MAX_WITHIN = 10_000
_MAX_ROW = 8 << 20
"""Bytes of one element with all that is in it."""
BROKEN = (ParseError, ValueError, LookupError)
_HIGH_HALF, _LOW_HALF, _LAST_HALF = 0xD800, 0xDC00, 0xDFFF
_HALF = rb"&#([xX][dD][89a-fA-F][0-9a-fA-F]{2}|5[5-7][0-9]{3});"
_HALVES = re.compile(_HALF + _HALF + rb"|&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,8});")
"""References to characters; pairs that may be the halves of one first."""
_HIGH = rb"&#(?:[xX][dD][89abAB][0-9a-fA-F]{2}|55[2-9][0-9]{2}|56[0-2][0-9]{2}|563[01][0-9]);"
_UNFINISHED = re.compile(rb"(?:" + _HIGH + rb")?&(?:#[xX0-9a-fA-F]{0,10})?$|" + _HIGH + rb"$")
"""What the next block may go on with."""

_Place = tuple[str, ...]


class TooMuch(ValueError):
    """An element that holds more than a row can."""


def read_xml(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of an XML file; raises UnreadableFile."""
    check_size(path, MAX_FILE_BYTES)
    with path.open("rb") as file:
        try:
            place = _find_table(Metered(file))
        except DefusedXmlException as error:
            raise UnreadableFile(
                message(
                    "{name} declares a document type or entities, which a table does not need; do"
                    " not use it, ask for it anew",
                    name=name,
                )
            ) from error
        except BROKEN as error:
            raise UnreadableFile(
                message(
                    "{name} is no XML that can be read ({error}); export it again",
                    name=name,
                    error=error,
                )
            ) from error
    if place is None:
        raise UnreadableFile(
            message("{name} holds no rows; an XML table repeats one element, a row each", name=name)
        )

    def rows() -> Iterator[Row]:
        with path.open("rb") as file:
            yield from _rows(file, place)

    first = itertools.islice(rows(), _LOOK_AT)
    columns = dict.fromkeys(chain.from_iterable(row.values for row in first if not row.reason))
    yield Table(file=name, sheet="", columns=tuple(columns)[:MAX_COLUMNS], rows=rows)


def _rows(file: IO[bytes], place: _Place) -> Iterator[Row]:
    number = 0
    try:
        for at, element in _elements(Metered(file), place):
            number += 1
            if number > MAX_ROWS:
                yield beyond_rows(number)
                return
            yield _row(number, element, beside=at != place)
    except BROKEN as error:
        yield Row(
            number + 1, {"text": "…"}, f"the file is broken here ({error})", "export the file again"
        )


def _elements(file: "Metered", place: _Place) -> Iterator[tuple[_Place, Element]]:
    """Each element that gives a row, with where it stands, dropped after it was used."""
    path: list[str] = []
    open_elements: list[Element] = []
    within = 0
    for event, element in events(file):
        if event == "start":
            path.append(local_name(element.tag))
            open_elements.append(element)
            within += 1
            if within > _MAX_WITHIN:
                raise TooMuch(
                    f"an element <{path[min(len(path) - 1, len(place))]}> with too much in it to be"
                    " a row"
                )
            continue
        above = tuple(path[:-1])
        path.pop()
        open_elements.pop()
        if (
            above == place[: len(above)]
            and (*above, local_name(element.tag)) != place[: len(above) + 1]
        ):
            yield above, element
        if above == place[: len(above)] and open_elements:
            open_elements[-1].remove(element)
            within = file.since = 0


def _row(number: int, element: Element, *, beside: bool) -> Row:
    try:
        item = _content(element)
        values = dict(flatten(item if isinstance(item, dict) else {"text": item}))
    except RecursionError:
        return Row(number, {}, f"elements nested deeper than {_MAX_DEPTH}", "flatten the element")
    if beside:
        return Row(
            number,
            values,
            f"an element <{local_name(element.tag)}> beside the table",
            "nothing, if it is no row",
        )
    return Row(number, values)


def _content(element: Element) -> Any:
    """Attributes and elements by name, the several of one name as a list.

    Of an element with neither its text.
    """
    found: dict[str, Any] = {}
    text = (element.text or "").strip() or " ".join(
        filter(None, ((child.tail or "").strip() for child in element))
    )
    inner = [(local_name(key), value) for key, value in element.attrib.items()]
    inner += [(local_name(child.tag), _content(child)) for child in element]
    if not inner:
        return text
    for key, value in [*inner, *([("text", text)] if text else [])]:
        if key not in found:
            found[key] = value
        elif isinstance(found[key], list):
            found[key].append(value)
        else:
            found[key] = [found[key], value]
    return found


def _find_table(file: "Metered") -> _Place | None:
    """Where the rows stand: the names of the elements around them."""
    path: list[str] = []
    counts: Counter[_Place] = Counter()
    holding: dict[_Place, bool] = {}
    for event, element in itertools.islice(events(file), 2 * _LOOK_AT):
        if event == "end":
            path.pop()
            element.clear()
            file.since = 0
            continue
        path.append(local_name(element.tag))
        here = tuple(path)
        counts[here] += 1
        holding[here] = holding.get(here, False) or bool(element.attrib)
        if len(here) > 1:
            holding[here[:-1]] = True
    rows = [place for place in counts if len(place) > 1 and holding[place]]
    repeated = [place for place in rows if counts[place] > 1]
    best = min(repeated or rows, key=len, default=None)
    return best[:-1] if best else None


def events(file: "Metered") -> Iterator[tuple[str, Element]]:
    """Beginnings and ends of elements, none nested deeper than a row may be."""
    depth = 0
    for event, element in iterparse(file, ("start", "end"), forbid_dtd=True):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            raise TooMuch(f"elements nested deeper than {_MAX_DEPTH}")
        if len(element.attrib) > MAX_COLUMNS:
            raise TooMuch(f"an element with more than {MAX_COLUMNS:,} attributes")
        yield event, element


class Metered:
    """A file that is read no further when an element takes too much of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._cut = b""
        self.since = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, with letters that are written in halves put together.

        Raises TooMuch.
        """
        self.since += size
        if self.since > _MAX_ROW:
            raise TooMuch(f"an element of more than {_MAX_ROW >> 20} MiB")
        block = self._file.read(size)
        if not self._cut and b"&#" not in block and not block.endswith(b"&"):
            return block
        whole = self._cut + block
        unfinished = _UNFINISHED.search(whole) if block else None
        cut = unfinished.start() if unfinished else len(whole)
        self._cut = whole[cut:]
        mended = _HALVES.sub(_joined, whole[:cut])
        return mended or (self.read(size) if block else b"")


def _joined(found: re.Match[bytes]) -> bytes:
    """A letter beyond the first plane that was written as its two UTF-16 halves.

    A half alone, or a sign that XML may not hold, is the sign for an unknown letter.
    """
    codes = [_code(digits) for digits in found.groups() if digits]
    if len(codes) == 2 and codes[0] < _LOW_HALF <= codes[1]:
        letter = 0x10000 + ((codes[0] - _HIGH_HALF) << 10) + codes[1] - _LOW_HALF
        return b"&#%d;" % letter
    if len(codes) == 2 or _HIGH_HALF <= codes[0] <= _LAST_HALF or _is_no_letter(codes[0]):
        return b"&#65533;"
    return found[0]


def _code(digits: bytes) -> int:
    number = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
    return min(number, 0x110000)


def _is_no_letter(code: int) -> bool:
    control = code < 0x20 and code not in (0x9, 0xA, 0xD)
    return control or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF


def local_name(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition("}")[2]
