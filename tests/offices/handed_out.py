"""Files that were handed out: what they say of the log."""

import hashlib
import io
import re
import struct
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2

_DIGESTS = re.compile(r"(?:Document|Instance|instance)ID>[^<]*")
_OF_A_FILE = re.compile(r'"(?:size|sha256)": "?\w+"?')
"""What a manifest tells of files that each name their own entry of the log."""
HEAD = re.compile(r"\d+:[0-9a-f]{64}")


def text_of(path: Path) -> str:
    """Everything that a file holds as text; of a workbook that of its parts."""
    return content_text(path.read_bytes())


def content_text(content: bytes) -> str:
    """Everything that these bytes hold as text: of an archive that of its parts, however deep, with
    their names; of a PDF its letters and what it says of itself; of a picture its remarks and the
    digest of what is drawn.
    """
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: content_text(archive.read(name)) for name in archive.namelist()}
        return "\n".join(f"{name}\n{text}" for name, text in parts.items())
    if content.startswith(b"%PDF"):
        return _pdf_text(content)
    if content.startswith(b"\x89PNG"):
        return _png_text(content)
    text = content.decode("utf-8", "backslashreplace")
    return _OF_A_FILE.sub("…", text) if '"software": "Simpul"' in text[:40] else text


def _pdf_text(content: bytes) -> str:
    with pikepdf.open(io.BytesIO(content)) as opened:
        said = [f"{name} {value}" for name, value in opened.docinfo.items()]
        said.append(
            opened.Root.Metadata.read_bytes().decode() if "/Metadata" in opened.Root else ""
        )
    document = pypdfium2.PdfDocument(content)
    said += [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    # a digest of all bytes differs with the head of the log
    return _DIGESTS.sub("…", "\n".join(said))


def _png_text(content: bytes) -> str:
    said, place = [], 8
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        kind, body = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        said.append(body.decode() if kind == b"tEXt" else hashlib.sha256(body).hexdigest())
        place += 12 + length
    return "\n".join(said)


def without_head(text: str) -> str:
    """The text without the head of a log, which differs from one file to the next."""
    return HEAD.sub("…", text)
