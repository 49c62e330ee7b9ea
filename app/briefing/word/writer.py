"""A document written as a Word file, on our paper or on an office's own."""

import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TypeVar

import docx
from docx.document import Document as WordDocument
from docx.section import _Footer, _Header
from docx.shared import Mm

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
from app.briefing.pdf import picture_png
from app.briefing.printed import (
    author_line,
    column_shares,
    foot_line,
    left_out_text,
    line_under_head,
    note_place,
)
from app.briefing.word.archive import same_bytes
from app.briefing.word.footnotes import Footnotes
from app.briefing.word.template import CONTENT, HEADINGS, TABLE, prepare, style_id, template
from app.briefing.word.xml import Node, element, field, paragraph, run, table, watermark
from app.wording.wording import Wording

P = TypeVar("P", _Header, _Footer)
_WIDTH = 9638
"""Of the text between the margins, in twentieths of a point."""
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}


def docx_bytes(document: Document, paper: bytes | None = None) -> bytes:
    """The file; `paper` is a template that was checked, else our own."""
    word = docx.Document(io.BytesIO(paper or template()))
    prepare(word)
    writer = _Writer(word, document)
    writer.fill_fields()
    place = _place_of_content(word)
    for node in writer.content():
        place.addprevious(node)
    place.getparent().remove(place)
    writer.mark_pages()
    writer.footnotes.write(word)
    writer.say_what_it_is()
    made = io.BytesIO()
    word.save(made)
    return same_bytes(made.getvalue())


def _place_of_content(word: WordDocument) -> Node:
    """The paragraph in whose place the briefing stands: the named one, else one at the end."""
    for found in word.paragraphs:
        if CONTENT in found.text:
            return found._p
    return word.add_paragraph()._p


class _Writer:
    """Writes one document into one Word file."""

    def __init__(self, word: WordDocument, document: Document) -> None:
        self._word = word
        self._document = document
        self._wording = Wording(document.language)
        self._styles: dict[str, str] = {}
        self.footnotes = Footnotes(document.notes)

    # ---- what stands in the text

    def content(self) -> Iterator[Node]:
        """Every paragraph and table, in reading order."""
        document, wording = self._document, self._wording
        for line in document.head.office:
            yield self._paragraph("Simpul Office", line)
        yield self._paragraph("Simpul Title", document.title)
        if document.head.number:
            yield self._paragraph("Simpul Fact", document.head.number)
        for head in document.head.lines:
            label = run(f"{head.label}: ", bold=True)
            yield self._paragraph("Simpul Fact", label, head.text)
        yield self._paragraph("Simpul Remark", line_under_head(document, wording))
        yield self._paragraph("Simpul Notice", document.notice)
        for section in document.sections:
            yield from self._section(section, 1)
        for line in document.signing:
            yield self._paragraph("Simpul Signing", line)
        if document.distribution:
            yield self._paragraph("heading 1", wording.text("Distribution"))
        for place, name in enumerate(document.distribution, start=1):
            yield self._paragraph("Simpul Fact", f"{place}. {name}")
        if document.log_head:
            said = f"{wording.text('Entry of the log')}: {document.log_head}"
            yield self._paragraph("Simpul Remark", said)

    def _section(self, section: FactSection | Section, level: int) -> Iterator[Node]:
        heading = f"heading {min(level, len(HEADINGS))}"
        yield self._paragraph(heading, section.heading)
        for block in section.blocks:
            yield from self._block(block)
        for part in section.parts:
            yield from self._section(part, level + 1)

    def _block(self, block: Block) -> Iterator[Node]:
        """One sentence, table or picture."""
        cite = self.footnotes.reference
        match block:
            case Remark():
                yield self._paragraph("Simpul Remark", block.text)
            case Fact():
                yield self._paragraph("Simpul Fact", block.text, *cite(block.note))
            case Opinion():
                yield self._paragraph("Simpul Opinion", block.text, *cite(block.note))
                for sentence in block.after:
                    yield self._paragraph("Simpul Opinion", sentence)
                author = author_line(block.author, block.on, self._wording)
                if author:
                    yield self._paragraph("Simpul Remark", author)
            case Picture():
                yield self._picture(block)
            case FactTable() | Table():
                yield self._table(block)
                yield self._paragraph("Simpul Remark", left_out_text(block, self._wording))

    def _table(self, block: FactTable | Table) -> Node:
        """A table whose columns are as wide as what stands in them."""
        shares = column_shares(block)
        widths = [_WIDTH * share // sum(shares) for share in shares]
        head = [self._paragraph("Simpul Head Cell", name) for name in block.columns]
        place = note_place(block)
        rows = []
        for row in block.rows:
            cells = [
                self._paragraph(
                    "Simpul Cell",
                    cell,
                    *(self.footnotes.reference(row.note) if column == place else ()),
                )
                for column, cell in enumerate(row.cells)
            ]
            rows.append(cells)
        return table(style_id(self._word, TABLE), widths, head, rows)

    def _picture(self, picture: Picture) -> Node:
        """The drawing, with what it shows in words for who cannot see it."""
        content = io.BytesIO(picture_png(picture))
        drawn = self._word.part.new_pic_inline(content, width=Mm(170))
        shown = (picture.text, *(sign.label for sign in picture.legend))
        drawn.docPr.set("descr", " · ".join(shown))
        return self._paragraph("Simpul Fact", element("r", None, element("drawing", None, drawn)))

    def _paragraph(self, style: str, *content: Node | str) -> Node:
        if style not in self._styles:
            self._styles[style] = style_id(self._word, style)
        return paragraph(self._styles[style], *content)

    # ---- what stands on every page, and around the text

    def mark_pages(self) -> None:
        """Classification, handling and the number of the page on every page; DRAFT across it."""
        document, wording = self._document, self._wording
        for place, header in enumerate(self._headers()):
            if document.head.classification:
                mark = self._paragraph("Simpul Classification", document.head.classification)
                header._element.append(mark)
            header._element.append(self._paragraph("Simpul Handling", document.handling))
            if document.is_draft:
                header._element.append(watermark(wording.text("DRAFT"), place))
        for footer in self._footers():
            page = [run(f" · {wording.text('Page')} "), *field("PAGE", "1")]
            count = [run(" / "), *field("NUMPAGES", "1")]
            line = self._paragraph("Simpul Handling", foot_line(document, wording), *page, *count)
            footer._element.append(line)
            if document.head.classification:
                mark = self._paragraph("Simpul Classification", document.head.classification)
                footer._element.append(mark)

    def _headers(self) -> Iterator[_Header]:
        """Every header that some page has."""
        even = self._word.settings.odd_and_even_pages_header_footer
        for place, section in enumerate(self._word.sections):
            found = [section.header]
            found += [section.first_page_header] * section.different_first_page_header_footer
            found += [section.even_page_header] * even
            for header in found:
                if place == 0 or not header.is_linked_to_previous:
                    yield _own(header)

    def _footers(self) -> Iterator[_Footer]:
        """Every footer that some page has."""
        even = self._word.settings.odd_and_even_pages_header_footer
        for place, section in enumerate(self._word.sections):
            found = [section.footer]
            found += [section.first_page_footer] * section.different_first_page_header_footer
            found += [section.even_page_footer] * even
            for footer in found:
                if place == 0 or not footer.is_linked_to_previous:
                    yield _own(footer)

    def fill_fields(self) -> None:
        """Put what the paper names in double braces in its place."""
        values = self._values()
        parts = [self._word.element.body]
        parts += [one._element for one in (*self._headers(), *self._footers())]
        for part in parts:
            for letters in part.iter(f"{{{part.nsmap['w']}}}t"):
                for name, value in values.items():
                    if letters.text and name in letters.text and letters.text != value:
                        letters.text = letters.text.replace(name, value)

    def _values(self) -> Mapping[str, str]:
        document = self._document
        return {
            "{{judul}}": document.title,
            "{{nomor}}": document.head.number,
            "{{tanggal}}": self._wording.date(document.date),
            "{{klasifikasi}}": document.head.classification,
            "{{penanganan}}": document.handling,
        }

    def say_what_it_is(self) -> None:
        """The properties of the file: no name of anybody, and the head of the log."""
        facts, document = self._word.core_properties, self._document
        day = datetime.fromisoformat(document.date)
        facts.author = facts.last_modified_by = "Simpul"
        facts.title, facts.subject, facts.category = document.title, "", ""
        facts.comments = f"simpul-log {document.log_head}" if document.log_head else ""
        facts.keywords, facts.content_status = "", ""
        facts.created = facts.modified = facts.last_printed = day
        facts.revision = 1
        facts.language = _LANGUAGES.get(document.language, document.language)


def _own(part: P) -> P:
    """A header or footer that is not that of the section before."""
    part.is_linked_to_previous = False
    return part
