"""Searches files for values that must not stand in them, in every usual writing and encoding.

Decisions.
Instead of writing each value in all ways, what a file holds is read in all ways: as bytes of several
encodings, with escapes undone, without tags, unpacked, as the text, metadata and streams of a PDF.
Each reading is brought to one form (small letters without accents, words parted by blanks; all signs
drawn together; digits drawn together) in which a value can only be written in one way.
"""

import base64
import binascii
import html
import io
import quopri
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

import pikepdf
import pypdfium2

_RUN = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}[\s:]?){6,}")
_TAG = re.compile(rb"<[^<>]*>")
_ESCAPE = re.compile(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|\\u'?([0-9a-fA-F]{4})'?")
_XLSX_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[^0-9a-z\n]{1,3}(?=\d)")
_NOT_SIGN = re.compile(r"[^0-9a-z]+")
_NO_INK = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)
_DEPTH = 2
"""Encodings within encodings that are undone."""
_LONGEST_RUN = 4_000_000


@dataclass(frozen=True)
class Needle:
    """A value that must not be read."""

    kind: str
    """`name`, `part`, `digits`, `text` or `exact`."""
    value: str

    @property
    def form(self) -> str:
        """The value as a reading would have it."""
        if self.kind == "exact":
            return self.value
        if self.kind == "digits":
            return re.sub(r"\D", "", self.value).removeprefix("62").lstrip("0")
        if self.kind == "part":
            return f" {words(self.value)} "
        return squashed(self.value)


@dataclass(frozen=True)
class Reading:
    """One way in which a part of a file can be read."""

    place: str
    text: str

    def finds(self, needles: Iterable[Needle]) -> Iterator[Needle]:
        """Those of these values that can be read here."""
        small = plain(self.text)
        parted = _NOT_SIGN.sub(" ", small)
        together = parted.replace(" ", "")
        forms = {
            "exact": self.text,
            "digits": _BETWEEN_DIGITS.sub("", small),
            "part": f" {parted} ",
            "name": together,
            "text": together,
        }
        for needle in needles:
            if needle.form and needle.form in forms[needle.kind]:
                yield needle


def plain(text: str) -> str:
    """Small letters without accents and without what takes no ink.

    >>> plain("QÓnita\\u200b WULAN")
    'qonita wulan'
    """
    if text.isascii():
        return text.casefold()
    return _NO_INK.sub("", unicodedata.normalize("NFKD", text)).casefold()


def words(text: str) -> str:
    """Words parted by single blanks."""
    return _NOT_SIGN.sub(" ", plain(text)).strip()


def squashed(text: str) -> str:
    """Letters and digits alone, drawn together.

    >>> squashed("Qonita-WULAN_duhu")
    'qonitawulanduhu'
    """
    return _NOT_SIGN.sub("", plain(text))


def found_in(name: str, content: bytes, needles: Iterable[Needle]) -> list[tuple[str, Needle]]:
    """Where in a file, its name too, which of these values can be read."""
    asked = list(needles)
    found: dict[tuple[str, Needle], None] = {}
    seen: set[int] = set()
    for reading in readings(name, content):
        key = hash(reading.text)
        if key not in seen:
            seen.add(key)
            found |= dict.fromkeys((reading.place, needle) for needle in reading.finds(asked))
    return list(found)


def readings(name: str, content: bytes, depth: int = 0) -> Iterator[Reading]:
    """Every way in which a file can be read."""
    yield Reading(f"name of {name}", name)
    for place, part in parts(name, content):
        yield from _decoded(place, part, depth)


def parts(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file itself, and what is packed in it."""
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield f"{name} comment", archive.comment
            for entry in archive.infolist():
                inside = f"{name}!{entry.filename}"
                yield f"{inside} name", entry.filename.encode() + entry.comment + entry.extra
                yield from parts(inside, archive.read(entry))
    elif content.startswith(b"%PDF"):
        yield from _of_pdf(name, content)
    elif content.startswith(b"\x1f\x8b"):
        yield from parts(f"{name}!gz", _inflated(content))


def _inflated(content: bytes) -> bytes:
    """As much of a file of gzip or zlib as can be unpacked."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(content)
    except zlib.error:
        return b""


def _of_pdf(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Text of the pages, metadata, and every stream and text of the objects."""
    document = pypdfium2.PdfDocument(content)
    for number in range(len(document)):
        text = document[number].get_textpage().get_text_bounded()
        yield f"{name} page {number + 1}", text.encode("utf-8", "replace")
        # a word may be broken at the end of a line
        yield (
            f"{name} page {number + 1}",
            re.sub(r"-?\s*[\r\n]+", "", text).encode("utf-8", "replace"),
        )
    document.close()
    with pikepdf.open(io.BytesIO(content)) as opened:
        yield (
            f"{name} info",
            repr({key: str(value) for key, value in opened.docinfo.items()}).encode(),
        )
        for number, thing in enumerate(opened.objects):
            if isinstance(thing, pikepdf.Stream):
                try:
                    yield f"{name} object {number}", thing.read_bytes()
                except pikepdf.PdfError:
                    yield f"{name} object {number}", thing.read_raw_bytes()
            else:
                yield f"{name} object {number}", _texts_of_object(thing).encode("utf-8", "replace")


def _texts_of_object(thing: object) -> str:
    """The texts of a dictionary or list, not those of what it refers to."""
    if isinstance(thing, pikepdf.Dictionary):
        return " ".join(f"{key} {value}" for key, value in _direct(thing.items()))
    if isinstance(thing, pikepdf.Array):
        return " ".join(str(value) for _key, value in _direct(enumerate(thing)))
    return str(thing)


def _direct(items: Iterable[tuple[object, object]]) -> Iterator[tuple[object, object]]:
    for key, value in items:
        if isinstance(value, pikepdf.String | pikepdf.Name | str):
            yield key, value


def _decoded(place: str, content: bytes, depth: int) -> Iterator[Reading]:
    """The bytes as text of several encodings, with one layer of escapes undone after another."""
    text = content.decode("utf-8", "replace")
    yield Reading(place, text)
    if b"\0" in content:
        for encoding in ("utf-16-le", "utf-16-be", "utf-32-le"):
            yield Reading(f"{place} {encoding}", content.decode(encoding, "ignore"))
        yield Reading(f"{place} utf-16", content[1:].decode("utf-16-le", "ignore"))
    if depth >= _DEPTH:
        return
    for way, undone in _undone(content, text):
        if undone != content:
            yield from _decoded(f"{place} {way}", undone, depth + 1)
    for packed in _runs(content):
        for inner, inside in parts(f"{place} base64", packed):
            yield from _decoded(inner, inside, depth + 1)


def _undone(content: bytes, text: str) -> Iterator[tuple[str, bytes]]:
    if b"&" in content:
        yield "entities", html.unescape(text).encode("utf-8", "replace")
    if b"%" in content:
        yield "percent", unquote_to_bytes(content.replace(b"+", b" "))
    if b"\\" in content:
        yield "escapes", _ESCAPE.sub(_letter, text).encode("utf-8", "replace")
    if b"_x" in content:
        yield "escapes of cells", _XLSX_ESCAPE.sub(_letter, text).encode("utf-8", "replace")
    if b"=" in content:
        yield "quoted", quopri.decodestring(content)
    if b"<" in content:
        yield "tags", _TAG.sub(b"", content)
    hexed = b"\n".join(_unhexed(found[0]) for found in _HEX.finditer(content))
    if hexed:
        yield "hex", hexed


def _letter(found: re.Match[str]) -> str:
    code = int(next(filter(None, found.groups())), 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _unhexed(run: bytes) -> bytes:
    digits = re.sub(rb"[\s:]", b"", run)
    return binascii.unhexlify(digits[: len(digits) // 2 * 2])


def _runs(content: bytes) -> Iterator[bytes]:
    """What stands in base64: every run of its letters, read from each of four places."""
    found: list[list[bytes]] = [[], [], [], []]
    for run in _RUN.finditer(content):
        letters = run[0].rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))[:_LONGEST_RUN]
        for start in range(4):
            rest = letters[start:]
            whole = rest[: len(rest) // 4 * 4]
            tail = rest[len(whole) :]
            more = tail + b"=" * (4 - len(tail)) if len(tail) > 1 else b""
            found[start].append(base64.b64decode(whole + more))
        if len(letters) > 200:
            yield from _unpacked(base64.b64decode(letters[: len(letters) // 4 * 4]))
    for decoded in found:
        if decoded:
            yield b"\n".join(decoded)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """What is packed in the letters of one run."""
    if content.startswith((b"PK", b"%PDF", b"\x1f\x8b")):
        yield content
    elif content[:1] == b"\x78":
        yield _inflated(content)
