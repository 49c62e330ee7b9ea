"""What can be taken away of one network."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from app.access.own_numbers import OwnNumbers
from app.access.rights import Right
from app.briefing.writing import Asked, BriefingFormat, document_of, rendered
from app.exports.content import content_of
from app.exports.formats import export_of, logged, today
from app.exports.htcds import htcds_bytes
from app.exports.kinds import WORKBOOK, ExportKind
from app.views.network.view import View


def draw_files(view: View) -> None:
    """A button for each kind of file that the viewer may take away; taking one is logged."""
    viewer = view.space.viewer
    if not (viewer.may(Right.EXPORT) and viewer.may(Right.BRIEF)):
        return
    wording = view.space.wording
    _ = wording.text
    network = view.material.network
    material = view.space.material.of(network.id) if view.material.revealed else view.material
    st.subheader(_("Take away"))
    st.caption(
        _(
            "What is masked here is masked in every file, and so is everybody who has not agreed to"
            " be named."
        )
    )
    stem = OwnNumbers(material.audience).stem(network.id)

    def export(kind: ExportKind, name: str) -> str:
        return logged(view.space, kind, network.id, name, len(material.cases))

    def as_file(kind: ExportKind, name: str) -> bytes:
        made = export_of(view.space, material, date=today(), log=export(kind, name))
        return content_of(kind, made).content

    def as_briefing(name: str) -> bytes:
        page = BriefingFormat.HTML
        return rendered(document_of(view.space, network.id, Asked(), name=name, format=page), page)

    def as_workbook(name: str) -> bytes:
        files = view.space.material.case_files(network.id)
        return htcds_bytes(files, log=export(ExportKind.HTCDS, name))

    files: tuple[tuple[str, str, str, Callable[[str], str | bytes]], ...] = (
        ("CSV", f"{stem}.zip", "application/zip", partial(as_file, ExportKind.CSV)),
        ("XLSX", f"{stem}-tables.xlsx", WORKBOOK, partial(as_file, ExportKind.XLSX)),
        ("GraphML", f"{stem}.graphml", "application/xml", partial(as_file, ExportKind.GRAPHML)),
        ("HTML", f"{stem}.html", "text/html", partial(as_file, ExportKind.HTML)),
        (_("Briefing"), f"{stem}-{material.audience}.html", "text/html", as_briefing),
        ("HTCDS", f"{stem}.xlsx", WORKBOOK, as_workbook),
    )
    for column, (label, name, mime, make) in zip(st.columns(len(files)), files, strict=True):
        content = partial(make, name)
        column.download_button(
            label, content, file_name=name, mime=mime, on_click="ignore", width="stretch"
        )
