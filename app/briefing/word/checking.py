"""Looks at an office's own paper before it is used, and says what to mend.

Decisions.
What would make a wrong or unsafe briefing is refused: no Word file, macros, a field that nobody
fills in, a second place for the content, footnotes of its own. What we can put right ourselves is
only said: a style that is missing is added, another size of paper is kept.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from app.briefing.word.template import CONTENT, FIELDS, HEADINGS, PARAGRAPHS, REFERENCE, TABLE
from app.briefing.word.xml import Node
from graph.errors import SettingsError
from graph.messages import Message, message

_MOST_BYTES = 20 << 20
_MOST_UNPACKED = 200 << 20
_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_LINK = re.compile(rb"<Relationship\b[^>]*>")
_LOADS = re.compile(rb"(?=.*TargetMode\s*=\s*[\"']External)(?!.*/hyperlink[\"'])", re.DOTALL)
"""A link to something outside that is loaded when the document is opened."""
_A4 = (Mm(210), Mm(297))
_NEAR = Mm(2)
_FOOTNOTE = qn("w:footnoteReference")


@dataclass(frozen=True, slots=True)
class Remarked:
    """One thing about a template."""

    said: Message
    stops: bool
    """Whether the template cannot be used until it is mended."""


def read_template(path: Path) -> bytes:
    """A template that may be used; raises SettingsError with the first thing to mend."""
    content = _read(path)
    for found in check_template(content):
        if found.stops:
            raise SettingsError(
                message("{name}: {said}", name=path.name, said=found.said),
            )
    return content


def remarks_on(path: Path) -> tuple[Remarked, ...]:
    """All that is to be said of a template, first what stops it.

    Raises SettingsError for no file.
    """
    return check_template(_read(path))


def check_template(content: bytes) -> tuple[Remarked, ...]:
    """The same of its bytes."""
    if broken := _archive_problem(content):
        return (broken,)
    try:
        word = docx.Document(io.BytesIO(content))
    except Exception:  # python-docx raises whatever its parser meets
        return (_stop(message("this is no Word document; save it as .docx in Word")),)
    found = [*_field_problems(word), *_style_problems(word), *_paper_problems(word)]
    return tuple(sorted(found, key=lambda one: not one.stops))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise SettingsError(
                message(
                    "{name} has more than {n} MB: take pictures out of the template",
                    name=path.name,
                    n=_MOST_BYTES >> 20,
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise SettingsError(
            message("{name} cannot be read ({error}): check the path", name=path.name, error=error)
        ) from error


def _archive_problem(content: bytes) -> Remarked | None:
    """What is wrong with the file before anything in it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > _MOST_UNPACKED:
                return _stop(message("it unpacks to far more than a template holds; make it anew"))
            links = [archive.read(part) for part in parts if part.filename.endswith(".rels")]
    except (zipfile.BadZipFile, ValueError, OSError):
        return _stop(message("this is no Word document; save it as .docx in Word"))
    names = {part.filename.casefold() for part in parts}
    if any("vbaproject" in name or "activex" in name for name in names):
        return _stop(message("it holds macros; save it as .docx without them"))
    if any(map(_LOADS.match, chain.from_iterable(map(_LINK.findall, links)))):
        said = message("it loads something from outside, such as a picture; put that into the file")
        return _stop(said)
    if "word/document.xml" not in names:
        return _stop(message("this is no Word document; save it as .docx in Word"))
    return None


def _field_problems(word: WordDocument) -> list[Remarked]:
    """Fields that nobody fills in, and the place of the content."""
    found = []
    named = list(chain.from_iterable(map(_FIELD.findall, _texts(word))))
    known = ", ".join(f"{{{{{name}}}}}" for name in FIELDS)
    for name in dict.fromkeys(named):
        if name not in FIELDS:
            said = message(
                "{field} is no field; use one of {known}", field=f"{{{{{name}}}}}", known=known
            )
            found.append(_stop(said))
    places = [one for one in word.paragraphs if CONTENT in one.text]
    if named.count("isi") > 1:
        found.append(_stop(message("{field} stands twice; keep one", field=CONTENT)))
    elif "isi" in named and not places:
        said = message(
            "{field} stands in a table or header; give it a paragraph of its own", field=CONTENT
        )
        found.append(_stop(said))
    elif places and places[0].text.strip() != CONTENT:
        said = message("{field} shares its paragraph; give it one of its own", field=CONTENT)
        found.append(_stop(said))
    elif not places:
        said = message("{field} is missing; the briefing goes to the end", field=CONTENT)
        found.append(Remarked(said, stops=False))
    if any(True for _one in word.element.iter(_FOOTNOTE)):
        found.append(_stop(message("it has footnotes of its own; take them out")))
    return found


def _style_problems(word: WordDocument) -> list[Remarked]:
    """Styles that are missing, which we add."""
    known = {style.name.casefold() for style in word.styles if style.name}
    found = []
    for name in (*PARAGRAPHS, *HEADINGS, REFERENCE, TABLE):
        if name.casefold() not in known:
            said = message("the style {style} is missing; ours is used", style=name)
            found.append(Remarked(said, stops=False))
    return found


def _paper_problems(word: WordDocument) -> list[Remarked]:
    for section in word.sections:
        size = (section.page_width or 0, section.page_height or 0)
        if any(abs(side - wanted) > _NEAR for side, wanted in zip(size, _A4, strict=True)):
            said = message("the paper is not A4 upright; set it in Word under Layout, Size")
            return [Remarked(said, stops=False)]
    return []


def _texts(word: WordDocument) -> list[str]:
    """The text of every paragraph, in the body, its tables, headers and footers."""
    parts: list[Node] = [word.element.body]
    for section in word.sections:
        both = (section.header, section.footer)
        parts += [one._element for one in both if not one.is_linked_to_previous]
        if section.different_first_page_header_footer:
            parts += [section.first_page_header._element, section.first_page_footer._element]
    found = []
    for part in parts:
        found += [_text_of(one) for one in part.iter(qn("w:p"))]
    return found


def _text_of(paragraph: Node) -> str:
    return "".join(letters.text or "" for letters in paragraph.iter(qn("w:t")))


def _stop(said: Message) -> Remarked:
    return Remarked(said, stops=True)
