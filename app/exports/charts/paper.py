"""A chart as PDF and PNG, set by typst: the same drawing, the same bytes each time.

The PDF keeps letters as letters, has a title, a language and a text in place of the picture
(PDF/UA-1), and is fit to be archived (PDF/A-2a). The PNG bears the head of the log as a remark.
"""

import struct
import zlib
from datetime import UTC, datetime
from typing import Any

import typst

from app.exports.charts.chart import Sheet
from app.exports.heading import SOFTWARE, Heading
from app.plain_text import plain

_PAGE = """
#set document(title: sys.inputs.title, author: sys.inputs.author, keywords: sys.inputs.log,
  date: datetime(year: int(sys.inputs.year), month: int(sys.inputs.month),
    day: int(sys.inputs.day)))
#set text(lang: sys.inputs.language)
#set page(width: eval(sys.inputs.width), height: eval(sys.inputs.height), margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%, alt: sys.inputs.title)
"""
_DOTS_PER_INCH = 200
_ARCHIVED = ["a-2a", "ua-1"]
_HEAD_OF_PNG = 33
"""Bytes of the signature and the first chunk, behind which a remark may stand."""


def pdf_bytes(sheet: Sheet, heading: Heading) -> bytes:
    """The sheet as PDF."""
    return _compiled(sheet, heading, format="pdf", pdf_standards=_ARCHIVED)


def png_bytes(sheet: Sheet, heading: Heading) -> bytes:
    """The sheet as PNG of 200 dots an inch."""
    drawn = _compiled(sheet, heading, format="png", ppi=_DOTS_PER_INCH)
    return _remarked(drawn, f"simpul-log {heading.log}") if heading.log else drawn


def _compiled(sheet: Sheet, heading: Heading, **asked: Any) -> bytes:
    """What typst makes of the sheet; texts are handed in as values, never as source."""
    made: bytes = typst.compile(
        _PAGE.encode(),
        sys_inputs={
            "drawing": sheet.svg,
            "title": plain(heading.title),
            "author": SOFTWARE,
            "log": f"simpul-log {heading.log}" if heading.log else SOFTWARE,
            "language": heading.language,
            **_day(heading.date),
            "width": f"{sheet.width:.2f}pt",
            "height": f"{sheet.height:.2f}pt",
        },
        timestamp=_seconds(heading.date),
        **asked,
    )
    return made


def _day(day: str) -> dict[str, str]:
    """The parts of a day; of the first of all where none is given."""
    year, month, number = (day or "1970-01-01").split("-")
    return {"year": year, "month": str(int(month)), "day": str(int(number))}


def _seconds(day: str) -> int:
    """The beginning of a day as typst counts it; the first of all where none is given."""
    if not day:
        return 0
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _remarked(png: bytes, remark: str) -> bytes:
    """The picture with a remark in a chunk of its own (PNG, section 11.3.3)."""
    body = b"tEXt" + b"Comment\x00" + remark.encode("latin-1", "replace")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_HEAD_OF_PNG] + chunk + png[_HEAD_OF_PNG:]
