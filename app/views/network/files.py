"""What can be taken away of one network."""

from collections.abc import Callable

import streamlit as st

from app.access.own_numbers import OwnNumbers
from app.briefing.html import render_briefing
from app.exports.csv import csv_zip
from app.exports.formats import today
from app.exports.graphml import graphml
from app.exports.htcds import htcds_bytes
from app.exports.html import render_html
from app.views.network.view import View

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_files(view: View) -> None:
    """A button for each kind of file."""
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
    title = _("Network {network}").format(network=network.id)
    files: tuple[tuple[str, str, str, Callable[[], str | bytes]], ...] = (
        ("CSV", f"{stem}.zip", "application/zip", lambda: csv_zip(material, wording)),
        (
            "GraphML",
            f"{stem}.graphml",
            "application/xml",
            lambda: graphml(material.graph(), material.audience),
        ),
        (
            "HTML",
            f"{stem}.html",
            "text/html",
            lambda: render_html(material, wording, title=title, date=today()),
        ),
        (
            _("Briefing"),
            f"{stem}-{material.audience}.html",
            "text/html",
            lambda: render_briefing(material, wording, title=title, date=today()),
        ),
        (
            "HTCDS",
            f"{stem}.xlsx",
            _WORKBOOK,
            lambda: htcds_bytes(view.space.material.case_files(network.id)),
        ),
    )
    for column, (label, name, mime, make) in zip(st.columns(len(files)), files, strict=True):
        column.download_button(
            label, make, file_name=name, mime=mime, on_click="ignore", width="stretch"
        )
