"""Looking for somebody's name and numbers in files, in every usual writing and encoding."""

import base64
import re
import sqlite3
import zlib
from collections.abc import Iterator
from html import escape
from itertools import product
from pathlib import Path
from urllib.parse import quote

SNAPSHOT = b"\x78\x9c"
"""How what zlib pressed begins."""


def writings(*words: str, numbers: tuple[str, ...] = ()) -> set[str]:
    """A name, turned round, run together, its words alone, and numbers however grouped."""
    found = {*words, "".join(words), "".join(reversed(words))}
    for between in (" ", "  ", "-", "_", ".", ", "):
        found |= {between.join(words), between.join(reversed(words))}
    for number in numbers:
        parts = (number, number[-9:], number[-8:])
        found.update(parts)
        for part, size in product(parts, (2, 3, 4)):
            groups = re.findall(f".{{1,{size}}}", part)
            found |= {between.join(groups) for between in (" ", "-", ".")}
    return found


def encoded(text: str) -> Iterator[bytes]:
    """A text as files hold it, and as it is hidden in others."""
    for written in (text, text.upper(), text.lower(), text.title()):
        plain = written.encode()
        yield plain
        yield written.encode("utf-16-le")
        yield written.encode("utf-16-be")
        yield quote(written).encode()
        yield escape(written).encode()
        yield plain.hex().encode()
        # three ways in which a text may fall on the groups of base64
        for before in range(3):
            whole = base64.b64encode(b"\x00" * before + plain)
            yield whole[4 if before else 0 : len(whole) - 4]


def needles(texts: set[str]) -> set[bytes]:
    """All of it in all encodings; what is too short to tell anything is left out."""
    return {needle for text in texts for needle in encoded(text) if len(needle) > 5}


def traces_in(folder: Path, texts: set[str]) -> list[tuple[str, bytes]]:
    """Where any of it stands in the files below a folder, in their names too."""
    sought = needles(texts)
    found = []
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        content = file.read_bytes() + b"\n" + file.name.encode()
        content += b"\n".join(_unpacked(content, file))
        found += [(file.name, needle) for needle in sought if needle in content]
    return found


def _unpacked(content: bytes, file: Path) -> Iterator[bytes]:
    """What is pressed together in a file: whatever pages it lies on, and in whole rows."""
    for start in re.finditer(re.escape(SNAPSHOT), content):
        try:
            yield zlib.decompressobj().decompress(content[start.start() :])
        except zlib.error:
            continue
    if content.startswith(b"SQLite format 3\x00"):
        with sqlite3.connect(file) as db:
            rows = db.execute("SELECT body FROM snapshot").fetchall()
        db.close()
        for (body,) in rows:
            yield zlib.decompress(body)
