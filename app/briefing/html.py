"""A briefing as one HTML page for A4: the same document, the same bytes."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring
from markupsafe import Markup

from app.briefing.model import Document
from app.briefing.printed import (
    author_line,
    cited_numbers,
    left_out_text,
    line_under_head,
    note_place,
)
from app.exports.pages import render, styled
from app.wording.wording import Wording
from graph.errors import InvalidValue
from graph.messages import message

_STYLE = Path(__file__).parent / "templates" / "briefing.css"
_DRAWN = frozenset(
    "svg title defs pattern marker path g line circle ellipse rect polygon polyline text"
    " tspan".split()
)
"""Elements of a drawing; nothing that runs, loads or embeds."""
_NAME = re.compile(r"\{.*\}")


def html(document: Document) -> str:
    """The page."""
    wording = Wording(document.language)
    look = styled(_STYLE)
    return render(
        "briefing.html",
        document.audience,
        _=wording.text,
        wording=wording,
        document=document,
        title=document.title,
        language=document.language,
        log=document.log_head,
        under_head=line_under_head(document, wording),
        drawn=drawn,
        left_out_text=left_out_text,
        note_place=note_place,
        author_line=author_line,
        cited=cited_numbers(document),
        style=look["style"],
        styles=look["styles"],
    )


def drawn(svg: str) -> Markup:
    """A drawing as markup; raises InvalidValue for one that could run or load anything."""
    try:
        root = fromstring(svg)
    except (ParseError, ValueError) as error:
        raise _no_drawing(str(error)) from error
    for element in root.iter():
        _check_element(element)
    return Markup(svg)  # noqa: S704 - every element and attribute of it was checked


def _check_element(element: Element) -> None:
    name = _NAME.sub("", str(element.tag))
    if name not in _DRAWN:
        raise _no_drawing(name)
    for attribute, value in element.attrib.items():
        called = _NAME.sub("", attribute).casefold()
        is_link = called in {"href", "src", "style"} or called.startswith("on")
        if is_link or "url(" in value.replace("url(#", ""):
            raise _no_drawing(called)


def _no_drawing(what: str) -> InvalidValue:
    return InvalidValue(
        message("this is no drawing of a network ({what})", what=what),
        message("make it again from its network"),
    )
