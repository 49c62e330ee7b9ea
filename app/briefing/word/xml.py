"""WordprocessingML in small: paragraphs, runs and tables as elements; every text is only text."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml

Node = Any
"""An element of lxml, which has no types."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold."""


def element(name: str, attributes: dict[str, str] | None = None, *children: Node) -> Node:
    """An element of the `w:` family with its attributes and children."""
    made = OxmlElement(f"w:{name}")
    for key, value in (attributes or {}).items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made


def run(text: str, *, style: str = "", bold: bool = False, raised: bool = False) -> Node:
    """Letters of one look."""
    letters = element("t")
    letters.text = _NOT_XML.sub("\ufffd", text)
    letters.set(qn("xml:space"), "preserve")
    return element("r", None, *_run_look(style, bold=bold, raised=raised), letters)


def _run_look(style: str, *, bold: bool = False, raised: bool = False) -> list[Node]:
    looks = []
    if style:
        looks.append(element("rStyle", {"val": style}))
    if bold:
        looks.append(element("b"))
    if raised:
        looks.append(element("vertAlign", {"val": "superscript"}))
    return [element("rPr", None, *looks)] if looks else []


def paragraph(style: str, *content: Node | str) -> Node:
    """A paragraph of this style."""
    runs = [run(part) if isinstance(part, str) else part for part in content]
    look = element("pPr", None, element("pStyle", {"val": style}))
    return element("p", None, look, *runs)


def field(code: str, shown: str, *, style: str = "", raised: bool = False) -> list[Node]:
    """The runs of a field that the reader's program works out, and what it shows until then."""
    instruction = element("instrText")
    instruction.text = f" {code} "
    instruction.set(qn("xml:space"), "preserve")
    kinds = ("begin", "separate", "end")
    begin, separate, end = (
        element(
            "r", None, *_run_look(style, raised=raised), element("fldChar", {"fldCharType": kind})
        )
        for kind in kinds
    )
    asked = element("r", None, *_run_look(style, raised=raised), instruction)
    return [begin, asked, separate, run(shown, style=style, raised=raised), end]


def table(
    style: str, widths: Sequence[int], head: Iterable[Node], rows: Iterable[Iterable[Node]]
) -> Node:
    """A table of paragraphs; its head stands on every page, and no row is parted."""
    look = element(
        "tblPr",
        None,
        element("tblStyle", {"val": style}),
        element("tblW", {"w": "5000", "type": "pct"}),
        element("tblLayout", {"type": "fixed"}),
        element("tblLook", {"val": "0420", "firstRow": "1", "noVBand": "1"}),
    )
    grid = element("tblGrid", None, *(element("gridCol", {"w": str(width)}) for width in widths))
    made = element("tbl", None, look, grid, _row(head, widths, is_head=True))
    made.extend(_row(cells, widths, is_head=False) for cells in rows)
    return made


def _row(cells: Iterable[Node], widths: Sequence[int], *, is_head: bool) -> Node:
    look = [element("cantSplit"), *([element("tblHeader")] if is_head else [])]
    made = element("tr", None, element("trPr", None, *look))
    for cell, width in zip(cells, widths, strict=True):
        size = element("tcPr", None, element("tcW", {"w": str(width), "type": "dxa"}))
        made.append(element("tc", None, size, cell))
    return made


def watermark(text: str, number: int) -> Node:
    """A paragraph of a header that draws a word across the page."""
    made = parse_xml(
        f'<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:rPr><w:noProof/></w:rPr><w:pict>'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>'
        "</v:shapetype>"
        f'<v:shape id="SimpulDraft{number}" type="#_x0000_t136" style="position:absolute;'
        "margin-left:0;margin-top:0;width:420pt;height:140pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin"'
        ' fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>'
        '<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string=""/>'
        "</v:shape></w:pict></w:r></w:p>"
    )
    made.find(".//{urn:schemas-microsoft-com:vml}shape/*[@string]").set("string", text)
    return made
