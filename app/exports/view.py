"""A view of the explorer as a file: its tables, its graph, or its picture as one page."""

from app.access.rights import Right
from app.exports.formats import ExportKind, logged, today
from app.exports.graphs.graphml import graphml
from app.exports.html import render_html
from app.exports.tables.csv import csv_zip
from app.exports.tables.xlsx import xlsx_bytes
from app.plain_text import plain
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message
from graph.work.canvas import Canvas

VIEW = "view"
"""What the log calls what is handed out, and how the file is called: not after anybody."""
ENDINGS = {
    ExportKind.CSV: ".zip",
    ExportKind.XLSX: "-tables.xlsx",
    ExportKind.GRAPHML: ".graphml",
    ExportKind.HTML: ".html",
}


def view_file(space: Workspace, canvas: Canvas, kind: str, *, title: str = "") -> tuple[str, bytes]:
    """The name and content of a file of what is drawn on a canvas; it is logged before it is made.

    It leaves the house: who did not agree is not named. Raises AccessDenied, and InvalidValue for a
    kind that is none.
    """
    space.viewer.check(Right.EXPORT)
    if kind not in ENDINGS:
        raise InvalidValue(
            message("a view is not written as {kind}", kind=kind),
            message("use one of {names}", names=", ".join(ENDINGS)),
        )
    drawn, material = space.explorer.for_file(canvas)
    name = f"{VIEW}{ENDINGS[ExportKind(kind)]}"
    log = logged(space, kind, VIEW, name, len(material.cases))
    match ExportKind(kind):
        case ExportKind.CSV:
            content = csv_zip(material, space.wording, log=log)
        case ExportKind.XLSX:
            content = xlsx_bytes(material, space.wording, log=log)
        case ExportKind.GRAPHML:
            content = graphml(material.graph(), material.audience, log=log)
        case _:
            page = render_html(
                material,
                space.wording,
                title=plain(title) or space.wording.text("View of the explorer"),
                date=today(),
                log=log,
                places=drawn.places,
            )
            content = page.encode()
    return name, content
