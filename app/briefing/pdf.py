"""A briefing as PDF: for archives (PDF/A-2a) and for readers of screens (PDF/UA-1), with footnotes.

Decisions.
typst refuses to write what would break either standard: accessibility is a condition, no hope.
Everything of the document is handed in as data and printed as text: nothing of it is read as
markup. The same document gives the same bytes: the day on it is the day of the file.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from app.briefing.model import (
    Block,
    Document,
    Fact,
    FactSection,
    FactTable,
    Opinion,
    Picture,
    Remark,
    Section,
    Table,
)
from app.briefing.printed import (
    author_line,
    column_shares,
    foot_line,
    left_out_text,
    line_under_head,
    note_place,
)
from app.wording.wording import Wording

_TEMPLATE = Path(__file__).parent / "templates" / "briefing.typ"
_PROBE = (
    b'#set document(title: "-")\n#set text(font: "Libertinus Serif", lang: "id")\n'
    b"#for letter in sys.inputs.letters.codepoints() { par(letter) }"
)
_NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
"""How an error writes a letter that cannot be seen."""
_COMMON = 0x24F
"""The last letter of those with which European languages are written."""
_PICTURE = """
#set page(width: eval(sys.inputs.width), height: auto, margin: 0mm)
#set text(8pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 150mm, fit: "contain")
#grid(
  columns: (1fr, 1fr, 1fr), row-gutter: 4pt, column-gutter: 6pt,
  ..json(bytes(sys.inputs.legend)).map(entry => grid(
    columns: (26pt, 1fr), column-gutter: 4pt, align: horizon,
    image(bytes(entry.sign), format: "svg", width: 22pt), entry.label,
  )),
)
"""
"""How a drawing stands over its legend; texts are handed in as values, never as source."""
_STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]


def pdf(document: Document) -> bytes:
    """The file."""
    day = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    page = json.dumps(_Printing(document).page(), sort_keys=True, ensure_ascii=False)
    return _compiled(_TEMPLATE.read_bytes(), "document", _printable(page), int(day.timestamp()))


def _compiled(source: bytes, name: str, value: str, day: int) -> bytes:
    """A source compiled with one value handed in."""
    content = typst.compile(
        source,
        format="pdf",
        sys_inputs={name: value},
        pdf_standards=[*_STANDARDS],
        timestamp=day,
    )
    return bytes(content)


def _printable(text: str) -> str:
    """The text with the number of each letter that no font here can print in its place.

    Both standards refuse a letter without a shape, and a name must not stop a briefing.
    """
    rare = "".join(sorted({letter for letter in text if ord(letter) > _COMMON}))
    missing = _without_shape(rare)
    return text.translate({ord(letter): f"[U+{ord(letter):04X}]" for letter in missing})


@cache
def _without_shape(letters: str) -> frozenset[str]:
    """Those of these letters that no font can print."""
    missing: set[str] = set()
    left = letters
    while left:
        try:
            _compiled(_PROBE, "letters", left, 0)
        except typst.TypstError as error:
            named = _NOT_SHOWN.search(str(error))
            told = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), named[1]) if named else ""
            missing |= set(told) & set(left) or set(left)
            left = "".join(letter for letter in left if letter not in missing)
        else:
            break
    return frozenset(missing)


def picture_png(picture: Picture, *, width: float = 170.0) -> bytes:
    """A drawing and its legend as PNG of so many millimetres, for what cannot show SVG."""
    legend = [{"sign": entry.sign, "label": entry.label} for entry in picture.legend]
    drawn = typst.compile(
        _PICTURE.encode(),
        format="png",
        ppi=180.0,
        sys_inputs={
            "svg": picture.svg,
            "legend": _printable(json.dumps(legend, ensure_ascii=False)),
            "width": f"{width}mm",
        },
    )
    return bytes(drawn)


class _Printing:
    """A document as the template takes it: each footnote with its text where it stands first."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._wording = Wording(document.language)
        self._texts = {note.number: note.text for note in document.notes}

    def page(self) -> dict[str, Any]:
        """All that the template reads."""
        document, wording = self._document, self._wording
        _ = wording.text
        return {
            "words": {
                "page": _("Page"),
                "draft": _("DRAFT"),
                "distribution": _("Distribution"),
                "log": _("Entry of the log"),
            },
            "language": document.language,
            "title": document.title,
            "day": [int(part) for part in document.date.split("-")],
            "date_line": line_under_head(document, wording),
            "keywords": [f"simpul-log {document.log_head}"] if document.log_head else [],
            "head": {
                "office": document.head.office,
                "number": document.head.number,
                "classification": document.head.classification,
                "lines": [{"label": line.label, "text": line.text} for line in document.head.lines],
            },
            "notice": document.notice,
            "handling": document.handling,
            "foot": foot_line(document, wording),
            "is_draft": document.is_draft,
            "sections": [self._section(section) for section in document.sections],
            "signing": document.signing,
            "distribution": document.distribution,
            "log": document.log_head,
        }

    def _section(self, section: FactSection | Section) -> dict[str, Any]:
        return {
            "heading": section.heading,
            "blocks": [self._block(block) for block in section.blocks],
            "parts": [self._section(part) for part in section.parts],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        """One sentence, table or picture."""
        match block:
            case Remark():
                return {"kind": "remark", "text": block.text}
            case Fact():
                return {"kind": "fact", "text": block.text, "note": self._note(block.note)}
            case Opinion():
                return {
                    "kind": "opinion",
                    "text": block.text,
                    "note": self._note(block.note),
                    "after": block.after,
                    "author": author_line(block.author, block.on, self._wording),
                }
            case Picture():
                return {
                    "kind": "picture",
                    "svg": block.svg,
                    "text": block.text,
                    "legend": [{"sign": sign.sign, "label": sign.label} for sign in block.legend],
                }
            case FactTable() | Table():
                return self._table(block)

    def _table(self, block: FactTable | Table) -> dict[str, Any]:
        return {
            "kind": "table",
            "columns": block.columns,
            "widths": column_shares(block),
            "rows": list(self._rows(block)),
            "left_out": left_out_text(block, self._wording),
        }

    def _rows(self, block: FactTable | Table) -> Iterator[dict[str, Any]]:
        place = note_place(block)
        for row in block.rows:
            yield {"cells": row.cells, "note": self._note(row.note), "place": place}

    def _note(self, number: int) -> dict[str, Any] | None:
        """A footnote, with its text where it is cited first."""
        if not number:
            return None
        return {"number": number, "text": self._texts.pop(number, "")}
