"""The encoding of a text file, told from its bytes."""

import codecs
import re
from pathlib import Path
from typing import IO

_CHUNK = 1 << 20
_BLOCK = 4 << 20
_LEGACY_LETTER = re.compile(rb"[A-Za-z][\xc0-\xff]|[\xc0-\xff][A-Za-z]|[\x85\x91-\x97\xa0\xb0]")
_UNDEFINED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def find_encoding(path: Path) -> str:
    """The encoding of a text file.

    By its byte order mark, else UTF-8 unless a line speaks for Windows-1252 and none for UTF-8.
    """
    with path.open("rb") as file:
        start = file.read(4096)
        if start.startswith(codecs.BOM_UTF8):
            return "utf-8-sig"
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        nuls = start.count(b"\x00")
        if nuls > len(start) // 4:
            return "utf-16-le" if start[1::2].count(b"\x00") > nuls // 2 else "utf-16-be"
        file.seek(0)
        if _is_utf8(file):
            return "utf-8"
        file.seek(0)
        return "cp1252" if _is_legacy(file) else "utf-8"


def _is_utf8(file: IO[bytes]) -> bool:
    """Whether all of a file is, read in blocks.

    Most files are, and lines need not be looked at then.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(_BLOCK):
            if decoder.getstate()[0] or not block.isascii():
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_legacy(file: IO[bytes]) -> bool:
    legacy = 0
    whole = True
    while line := file.readline(_CHUNK):
        begins, whole = whole, line.endswith(b"\n") or len(line) < _CHUNK
        if line.isascii():
            continue
        try:
            (line if (begins and whole) or len(line) < 4 else _within(line)).decode()
        except UnicodeDecodeError:
            if _UNDEFINED_IN_CP1252.search(line) or not _LEGACY_LETTER.search(line):
                continue
            legacy += 1
        else:
            return False
    return legacy > 0


def _within(piece: bytes) -> bytes:
    """A piece of a line without the UTF-8 letters that its ends may have cut."""
    start = next((i for i in range(4) if piece[i] & 0xC0 != 0x80), 0)
    lead = next((i for i in range(1, 4) if piece[-i] >= 0xC0), 0)
    return piece[start : len(piece) - lead]
