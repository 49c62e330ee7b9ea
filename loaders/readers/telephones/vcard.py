"""Contacts as vCards (RFC 6350 and the older 2.1 and 3.0), one or many in a file.

Names, telephones, addresses of e-mail, company and note are read; pictures and the rest are not.
"""

import quopri
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.encoding import find_encoding
from loaders.tables import MAX_ROWS, Row, Table, beyond_rows, check_size

_MAX_BYTES = 256 << 20
_LONGEST = 1 << 20
_READ = ("FN", "N", "TEL", "EMAIL", "ORG", "NOTE")
_PROPERTY = re.compile(
    r"^(?:[\w-]+\.)?(?P<name>[A-Za-z-]+)(?P<said>(?:;[^:]*)?):(?P<value>.*)$", re.S
)
_ESCAPED = re.compile(r"\\(.)")


def read_vcards(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a file of vCards, a row each; raises UnreadableFile."""
    check_size(path, _MAX_BYTES)
    encoding = find_encoding(path)
    first = next(_cards(path, encoding), None)
    if first is None:
        raise UnreadableFile(message("{name} holds no vCard; export the contacts again", name=name))

    def rows() -> Iterator[Row]:
        for number, card in enumerate(islice(_cards(path, encoding), MAX_ROWS), start=1):
            yield Row(number, card)
        if next(islice(_cards(path, encoding), MAX_ROWS, None), None):
            yield beyond_rows(MAX_ROWS + 1)

    yield Table(name, "", _READ, rows)


def _cards(path: Path, encoding: str) -> Iterator[dict[str, str]]:
    """The properties of each card, several of one name a line each."""
    card: dict[str, str] = {}
    for line in _unfolded(path, encoding):
        match = _PROPERTY.match(line)
        if match is None:
            continue
        key, value = match["name"].upper(), match["value"]
        if key == "BEGIN":
            card = {}
        elif key == "END":
            yield _named(card)
            card = {}
        elif key in _READ:
            text = _decoded(value, match["said"].upper(), encoding)
            card[key] = "\n".join(filter(None, (card.get(key, ""), text)))


def _unfolded(path: Path, encoding: str) -> Iterator[str]:
    """Lines with those that go on: behind a blank, or in quoted-printable behind an equals sign."""
    waiting = ""
    with path.open(encoding=encoding, errors="replace") as file:
        for line in file:
            text = line.rstrip("\r\n")
            if waiting and text[:1] in (" ", "\t") and len(waiting) < _LONGEST:
                waiting += text[1:]
            elif waiting.endswith("=") and "QUOTED-PRINTABLE" in waiting[:200].upper():
                waiting = waiting[:-1] + text
            else:
                if waiting:
                    yield waiting
                waiting = text
    if waiting:
        yield waiting


def _decoded(value: str, said: str, encoding: str) -> str:
    if "QUOTED-PRINTABLE" in said:
        value = quopri.decodestring(value.encode(errors="replace")).decode("utf-8", "replace")
    value = value.removeprefix("tel:").removeprefix("mailto:")
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value).strip()


def _named(card: dict[str, str]) -> dict[str, str]:
    """A card whose name stands in parts only, with the whole of it."""
    if not card.get("FN") and card.get("N"):
        family, given, *_ = [*card["N"].split(";"), ""]
        card["FN"] = " ".join(filter(None, (given.strip(), family.strip())))
    return card
