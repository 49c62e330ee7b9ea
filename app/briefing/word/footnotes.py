"""Real footnotes of a Word document, which python-docx cannot write: their part and references.

Decisions.
The program that opens the document numbers footnotes in the order of their references, which is the
order in which a document numbers its own; so both agree. A footnote that is cited again is cited by
a cross-reference (NOTEREF) to a bookmark around its first reference, as Word does it itself.
"""

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from app.briefing.model import Note
from app.briefing.word.xml import Node, element, field, paragraph, run

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NAME = "/word/footnotes.xml"
TEXT, REFERENCE = "FootnoteText", "FootnoteReference"
"""Styles of a footnote and of the number that points at it."""
_OWN_FROM = 1
"""Ids below are those of the lines above footnotes."""


class Footnotes:
    """The footnotes of one document, in the order in which they are cited."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._texts = {note.number: note.text for note in notes}
        self._cited: list[int] = []

    def reference(self, number: int) -> list[Node]:
        """The runs that cite a footnote; none for no footnote."""
        if not number:
            return []
        mark = f"_RefNote{number}"
        if number in self._cited:
            return field(f"NOTEREF {mark} \\f \\h", str(number), style=REFERENCE, raised=True)
        self._cited.append(number)
        place = {"id": str(len(self._cited) + _OWN_FROM - 1)}
        cited = element(
            "r",
            None,
            element("rPr", None, element("rStyle", {"val": REFERENCE})),
            element("footnoteReference", place),
        )
        begin = element("bookmarkStart", {"id": str(1000 + number), "name": mark})
        return [begin, cited, element("bookmarkEnd", {"id": str(1000 + number)})]

    def write(self, word: WordDocument) -> None:
        """Put all that was cited into the document, in place of what its template had."""
        root = element("footnotes", None, *_lines())
        for place, number in enumerate(self._cited, start=_OWN_FROM):
            root.append(_footnote(place, self._texts.get(number, "")))
        content = serialize_part_xml(root)
        package = word.part.package
        kept = [part for part in package.iter_parts() if str(part.partname) == _NAME]
        if kept:
            kept[0]._blob = content
            return
        part = Part(PackURI(_NAME), _TYPE, content, package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _lines() -> list[Node]:
    """The lines between text and footnotes, without which Word calls a document damaged."""
    found = []
    for number, kind in (("-1", "separator"), ("0", "continuationSeparator")):
        line = paragraph(TEXT, element("r", None, element(kind)))
        found.append(element("footnote", {"type": kind, "id": number}, line))
    return found


def _footnote(place: int, text: str) -> Node:
    number = element(
        "r",
        None,
        element("rPr", None, element("rStyle", {"val": REFERENCE})),
        element("footnoteRef"),
    )
    return element("footnote", {"id": str(place)}, paragraph(TEXT, number, run(f" {text}")))
