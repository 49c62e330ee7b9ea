"""The paper that a briefing is written on: A4, with styles that a secretary can change in Word.

Decisions.
The template is made here, so no binary file has to be trusted; `simpul brief --copy-template`
writes it for an office, which puts its letterhead into it. Styles are known by their names.
"""

import io
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from app.briefing.word.archive import same_bytes
from app.briefing.word.xml import element, paragraph
from graph.errors import SettingsError
from graph.messages import message

CONTENT = "{{isi}}"
"""The paragraph of a template in whose place the briefing stands."""
FIELDS = ("isi", "judul", "nomor", "tanggal", "klasifikasi", "penanganan")
"""What a template may name in double braces: content, title, number, date, classification,
handling.
"""
FONT = "Arial"
PARAGRAPHS: dict[str, dict[str, float | bool | str]] = {
    "Simpul Office": {"size": 11, "bold": True, "after": 0},
    "Simpul Title": {"size": 16, "bold": True, "before": 8, "after": 4, "next": True},
    "Simpul Classification": {"size": 11, "bold": True, "after": 0, "center": True},
    "Simpul Handling": {"size": 8, "after": 0, "center": True},
    "Simpul Notice": {"size": 9, "before": 4, "after": 8},
    "Simpul Fact": {"size": 10, "after": 4},
    "Simpul Opinion": {"size": 10, "after": 4, "indent": 6},
    "Simpul Remark": {"size": 9, "after": 4, "grey": True},
    "Simpul Cell": {"size": 8.5, "after": 0},
    "Simpul Head Cell": {"size": 8.5, "after": 0, "bold": True, "next": True},
    "Simpul Signing": {"size": 10, "after": 4, "indent": 95, "keep": True},
    "footnote text": {"size": 8, "after": 0},
}
"""Every paragraph style that a briefing is written in, but for headings."""
HEADINGS = {"heading 1": 13.0, "heading 2": 11.5, "heading 3": 10.5, "heading 4": 10.0}
REFERENCE = "footnote reference"
TABLE = "Simpul Table"


def template() -> bytes:
    """The template as a file, with the field in whose place the briefing stands."""
    word = docx.Document()
    prepare(word)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.header_distance = section.footer_distance = Mm(10)
    word.element.body.insert(0, paragraph("SimpulFact", CONTENT))
    made = io.BytesIO()
    word.save(made)
    return same_bytes(made.getvalue())


def copy_template(path: Path) -> Path:
    """The path of a copy of the template; raises SettingsError rather than write over a file."""
    try:
        with path.open("xb") as file:
            file.write(template())
    except FileExistsError as error:
        raise SettingsError(
            message("{path} is there already: give another name, or move it away", path=path)
        ) from error
    except OSError as error:
        raise SettingsError(
            message("{path} cannot be written ({error}): check the folder", path=path, error=error)
        ) from error
    return path


def prepare(word: WordDocument) -> None:
    """Give a document the styles of a briefing that it does not have."""
    known = {style.name.casefold() for style in word.styles if style.name}
    is_ours = not any(name.casefold() in known for name in PARAGRAPHS if name.startswith("Simpul"))
    for name, look in PARAGRAPHS.items():
        if name.casefold() not in known:
            _add_paragraph_style(word, name, look)
    for name, size in HEADINGS.items():
        if name.casefold() not in known:
            _add_paragraph_style(word, name, {"size": size, "bold": True})
        if is_ours:
            _shape_heading(word.styles[name], size)
    if REFERENCE not in known:
        style = word.styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER)
        if isinstance(style, CharacterStyle):
            style.font.superscript = True
    if TABLE.casefold() not in known:
        _add_table_style(word)


def style_id(word: WordDocument, name: str) -> str:
    """The id by which a paragraph names a style."""
    return str(word.styles[name].style_id)


def _add_paragraph_style(
    word: WordDocument, name: str, look: dict[str, float | bool | str]
) -> None:
    """A paragraph style of this look."""
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        return
    style.quick_style = True
    style.font.name = FONT
    style.font.size = Pt(float(look["size"]))
    style.font.bold = bool(look.get("bold"))
    if look.get("grey"):
        style.font.color.rgb = RGBColor(0x52, 0x60, 0x6D)
    shape = style.paragraph_format
    shape.space_before = Pt(float(look.get("before", 0)))
    shape.space_after = Pt(float(look.get("after", 4)))
    shape.left_indent = Mm(float(look.get("indent", 0)))
    shape.keep_with_next = bool(look.get("next") or look.get("keep"))
    shape.widow_control = True
    if look.get("center"):
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _shape_heading(style: object, size: float) -> None:
    """A heading in the font of the briefing, kept with what it heads."""
    if not isinstance(style, ParagraphStyle):
        return
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = True
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.find(".//" + qn("w:rFonts"))
    for name in list(fonts.attrib):
        fonts.set(name, FONT) if "Theme" not in name else fonts.attrib.pop(name)
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.space_before = Pt(size)
    style.paragraph_format.space_after = Pt(3)


def _add_table_style(word: WordDocument) -> None:
    """A table with a line under each row."""
    line = {"val": "single", "sz": "4", "space": "0", "color": "7B8794"}
    borders = [element(side, line) for side in ("top", "bottom", "insideH")]
    margins = [element(side, {"w": "60", "type": "dxa"}) for side in ("left", "right")]
    word.styles.element.append(
        element(
            "style",
            {"type": "table", "customStyle": "1", "styleId": "SimpulTable"},
            element("name", {"val": TABLE}),
            element("basedOn", {"val": "TableNormal"}),
            element("uiPriority", {"val": "59"}),
            element(
                "tblPr",
                None,
                element("tblBorders", None, *borders),
                element("tblCellMar", None, *margins),
            ),
        )
    )
