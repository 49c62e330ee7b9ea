"""A view of the explorer as a file: its tables, its graph, or its picture."""

from collections.abc import Mapping

from app.access.rights import Right
from app.exports import kinds
from app.exports.content import content_of
from app.exports.formats import export_of, logged, today
from app.exports.kinds import ExportKind
from app.plain_text import plain
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message
from graph.work.canvas import Canvas

VIEW = "view"
"""What the log calls what is handed out, and how the file is called: not after anybody."""
ENDINGS: Mapping[ExportKind, str] = {
    kind: ending for kind, ending in kinds.ENDINGS.items() if kind is not ExportKind.HTCDS
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
    export = export_of(
        space,
        material,
        date=today(),
        log=log,
        title=plain(title) or space.wording.text("View of the explorer"),
        drawn=drawn.places,
    )
    return name, content_of(ExportKind(kind), export).content
