"""Chats that WhatsApp exports as a text file, a row a message, whatever telephone wrote them.

Decisions.
Android writes `12/03/25 10.15 - Name: text`, iOS `[12/03/25 10.15.22] Name: text`, each in the way
of its language. A line that begins otherwise goes on with the message before it.
Which of two numbers is the day is told by all lines together: by a number that can be no month,
else by the order of the lines, which never go back in time.
What the messenger itself wrote (who joined, that a picture was left out) is of nobody: such a line
has no sender.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from pathlib import Path

from graph import dates
from graph.errors import InvalidValue
from loaders.readers.encoding import find_encoding
from loaders.tables import MAX_CELL_CHARACTERS, MAX_ROWS, STRAY, Row, Table, beyond_rows, check_size
from loaders.vocabulary.fields import day_orders

DAY, TIME, SENDER, BODY = "Tanggal Pesan", "Jam Pesan", "Pengirim Pesan", "Isi Pesan"
CHAT_COLUMNS = (DAY, TIME, SENDER, BODY)

MAX_CHAT_BYTES = 256 << 20
_LOOK_AT = 200
_MOST_LOOKED_AT = 100_000
_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2068\u2069\ufeff"
"""Signs that turn the direction of writing, which mean nothing here."""
_STAMP = (
    r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),?\s(?:pukul\s|at\s)?"
    r"(?P<time>\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[ap]\.?\s?m\.?)?)"
)
_ANDROID = re.compile(rf"^{_STAMP}\s[-\u2013]\s(?P<said>.*)$", re.IGNORECASE | re.DOTALL)
_SHORT_YEAR = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-](?=\d{2}$)")
"""What stands before a year of two digits; there were no such messengers before 2000."""
_IOS = re.compile(rf"^\[{_STAMP}\]\s(?P<said>.*)$", re.IGNORECASE | re.DOTALL)
_SENDER = re.compile(r"^(?P<sender>[^:\n]{1,80}?):(?:\s(?P<text>.*))?$", re.DOTALL)
_OF_MESSENGER = re.compile(
    r"end-to-end|enkripsi|ujung ke ujung|security code|kode keamanan|created group|membuat grup"
    r"|\b(?:added|joined|left|removed|changed|turned (?:on|off)|pinned)\b"
    r"|\b(?:menambahkan|bergabung|keluar|mengeluarkan|mengubah|mengganti|mengaktifkan|menonaktifkan"
    r"|menyematkan|ditambahkan|dikeluarkan)\b",
    re.IGNORECASE,
)
"""What the messenger writes where the name of a sender would stand."""
_ENCRYPTED = re.compile(r"end-to-end|(?:ter)?enkripsi", re.IGNORECASE)
_ATTACHED = re.compile(
    r"^<?(?:attached|terlampir|lampiran):[^>\n]*>?|^.{1,200}\((?:file attached|file terlampir"
    r"|berkas terlampir)\)",
    re.IGNORECASE,
)
_NOTHING_SAID = re.compile(
    r"^<?(?:[^<>\n]{0,200}\s)?(?:omitted|tidak disertakan|dihilangkan|disembunyikan)>?$"
    r"|^<view once .*>$|^null$"
    r"|^(?:this message was|you) deleted(?: this message)?\.?$|^(?:waiting for|menunggu) .*$"
    r"|^(?:pesan ini (?:telah )?dihapus|anda (?:telah )?menghapus pesan ini)\.?$"
    r"|^(?:missed (?:group )?(?:voice|video) call|panggilan (?:suara|video)[^\n]{0,40})$",
    re.IGNORECASE,
)
"""What stands in the place of a picture, a deleted message or a call."""
_EDITED = re.compile(r"\s*<(?:this message was edited|pesan ini (?:telah )?diedit)>$", re.I)


@dataclass(slots=True)
class _Entry:
    """One entry of a chat, as it stands in the file."""

    row: int
    day: str
    time: str
    said: str


def is_chat(path: Path) -> bool:
    """Whether a text is an export of a chat: most of its dated lines are somebody's message."""
    with path.open(encoding=find_encoding(path), errors="replace") as file:
        lines = [line.translate(_UNMARKED) for line in islice(file, _LOOK_AT)]
    starts = [match for line in lines if (match := _start(line.rstrip("\r\n")))]
    if not starts:
        return False
    if any(_ENCRYPTED.search(match["said"]) for match in starts[:5]):
        return True
    sent = sum(_SENDER.match(match["said"]) is not None for match in starts)
    return (
        len(starts) > 1 and sent * 5 >= len(starts) * 4 and _start(_first_filled(lines)) is not None
    )


_UNMARKED = dict.fromkeys(map(ord, _MARKS)) | {0x202F: " ", 0xA0: " "}


def _first_filled(lines: Iterable[str]) -> str:
    return next((line.strip() for line in lines if line.strip()), "")


def _start(line: str) -> re.Match[str] | None:
    """The beginning of an entry; None for a line that goes on."""
    return _IOS.match(line) or _ANDROID.match(line)


def read_chat(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a chat, its days written as 2025-03-12; raises UnreadableFile."""
    check_size(path, MAX_CHAT_BYTES)
    encoding = find_encoding(path)
    days = (entry.day for entry in islice(_entries(path, encoding), _MOST_LOOKED_AT))
    order = _order(list(dict.fromkeys(days)))

    def rows() -> Iterator[Row]:
        for count, entry in enumerate(_entries(path, encoding)):
            if count == MAX_ROWS:
                yield beyond_rows(entry.row)
                return
            yield _row(entry, order)

    yield Table(name, "", CHAT_COLUMNS, rows)


def _entries(path: Path, encoding: str) -> Iterator[_Entry]:
    """The entries of a chat, each with the lines that go on with it."""
    entry: _Entry | None = None
    lines: list[str] = []
    with path.open(encoding=encoding, errors="replace") as file:
        for number, line in enumerate(file, start=1):
            text = line.rstrip("\r\n").translate(_UNMARKED)
            match = _start(text)
            if match is None:
                lines.append(text)
                continue
            yield from _finished(entry, lines)
            entry = _Entry(number, match["day"], match["time"], match["said"])
            lines = []
    yield from _finished(entry, lines)


def _finished(entry: _Entry | None, lines: Iterable[str]) -> Iterator[_Entry]:
    """An entry with the lines behind it; lines above the first are an entry of nobody."""
    if entry is not None:
        entry.said = "\n".join(chain((entry.said,), lines)).strip()
        yield entry
    elif text := "\n".join(lines).strip():
        yield _Entry(1, "", "", text)


def _order(days: list[str]) -> str:
    """The order of day and month in which all days of a chat are real and follow one another."""
    told = set(chain.from_iterable(orders for day in days if len(orders := day_orders(day)) == 1))
    if len(told) == 1:
        return str(told.pop())
    return min(("dmy", "mdy"), key=lambda order: _steps_back(days, order))


def _steps_back(days: Iterable[str], order: str) -> int:
    """How often a chat would go back in time if its days were written in this order."""
    read = [_iso(day, order) for day in days]
    return sum(later < earlier for earlier, later in pairwise(read))


def _iso(day: str, order: str) -> str:
    """A day as 2025-03-12; as it stands where it is none."""
    try:
        return dates.read_date(_SHORT_YEAR.sub(r"\g<0>20", day), order=order)
    except InvalidValue:
        return day


def _row(entry: _Entry, order: str) -> Row:
    sender, text = _parted(entry)
    values = {
        DAY: _iso(entry.day, order),
        TIME: entry.time,
        SENDER: sender,
        BODY: STRAY.sub("\ufffd", text),
    }
    if len(text) > MAX_CELL_CHARACTERS:
        values[BODY] = values[BODY][:MAX_CELL_CHARACTERS]
        return Row(
            entry.row,
            values,
            f"a message of more than {MAX_CELL_CHARACTERS} characters",
            "shorten the text",
        )
    return Row(entry.row, values)


def _parted(entry: _Entry) -> tuple[str, str]:
    """Who sent an entry and what it says; no sender where the messenger wrote it."""
    match = _SENDER.match(entry.said) if entry.day else None
    if match is None or _OF_MESSENGER.search(match["sender"]):
        return "", entry.said
    text = _EDITED.sub("", (match["text"] or "").strip())
    attached = _ATTACHED.match(text)
    if attached and (caption := text[attached.end() :].strip()):
        return match["sender"].strip(), caption
    if not text or attached or _NOTHING_SAID.match(text) or _ENCRYPTED.search(text[:200]):
        return "", entry.said
    return match["sender"].strip(), text
