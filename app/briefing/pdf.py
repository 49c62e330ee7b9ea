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
    date_line,
    foot_line,
    left_out_text,
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
_STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
_LETTERS = (
    "<style>text{text-anchor:middle;fill:#1f2933;paint-order:stroke;stroke:#fff;stroke-width:3px;"
    'font-family:"DejaVu Sans","Libertinus Serif"}text.guess{fill:#b0568f}</style>'
)
"""How the letters of a drawing look, which the page says in its style sheet."""


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
    """A drawing as PNG of so many millimetres, for what cannot show SVG."""
    source = (
        f"#set page(width: {width}mm, height: auto, margin: 0mm)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 150mm, fit: "contain")'
    )
    drawn = typst.compile(
        source.encode(), format="png", ppi=180.0, sys_inputs={"svg": with_letters(picture.svg)}
    )
    return bytes(drawn)


def with_letters(svg: str) -> str:
    """A drawing that says itself how its letters look."""
    head, end, body = svg.partition("</title>")
    return f"{head}{end}{_LETTERS}{body}" if end else svg


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
            "date_line": date_line(document, wording),
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
                    "svg": with_letters(block.svg),
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
