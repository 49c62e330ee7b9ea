"""What can be taken away of one network: every format, its briefing, and all in a pack."""

from functools import partial

import streamlit as st

from app.access.own_numbers import OwnNumbers
from app.access.rights import Right
from app.exports.content import content_of
from app.exports.formats import export_of, files_of, logged, today
from app.exports.htcds import htcds_bytes
from app.exports.kinds import ENDINGS, FORMATS, ExportKind
from app.exports.subject import Subject
from app.packs.making import PackOrder, pack_bytes
from app.views import session
from app.views.network.view import View
from app.views.tables import as_markdown

_FIRST = (ExportKind.CSV, ExportKind.XLSX, ExportKind.GRAPHML, ExportKind.HTML, ExportKind.HTCDS)
"""Those that most people want: a button each; the others are chosen from a list."""
_LABELS = {ExportKind.GRAPHML: "GraphML"}
_PACK_MIME = "application/zip"
_MOST_LETTERS = 200


def draw_files(view: View) -> None:
    """A button for each usual format, a list of the others, the briefing, and all in one pack."""
    viewer = view.space.viewer
    if not (viewer.may(Right.EXPORT) and viewer.may(Right.BRIEF)):
        return
    _ = view.space.wording.text
    st.subheader(_("Take away"))
    st.caption(
        _(
            "What is masked here is masked in every file, and so is everybody who has not agreed to"
            " be named."
        )
    )
    for column, kind in zip(st.columns(len(_FIRST)), _FIRST, strict=True):
        with column:
            _button(view, kind, _LABELS.get(kind, kind.upper()))
    others_column, briefing_column, pack_column = st.columns([3, 1, 1], vertical_alignment="bottom")
    with others_column:
        _others(view)
    with briefing_column:
        _briefing(view)
    with pack_column:
        _pack(view)


def _button(view: View, kind: ExportKind, label: str) -> None:
    """A button that makes one format when somebody takes it."""
    stem = OwnNumbers(view.material.audience).stem(view.material.network.id)
    name = f"{stem}{ENDINGS[kind]}"
    st.download_button(
        label,
        partial(_content, view, kind, name),
        file_name=name,
        mime=FORMATS[kind].mime,
        on_click="ignore",
        width="stretch",
        key=f"take_{kind}",
    )


def _content(view: View, kind: ExportKind, name: str) -> bytes:
    """One format, logged before it is made."""
    space, network = view.space, view.material.network
    log = logged(space, kind, network.id, name, len(view.material.cases))
    if kind is ExportKind.HTCDS:
        return htcds_bytes(files_of(space, Subject(networks=(network.id,))), log=log)
    material = space.material.of(network.id) if view.material.revealed else view.material
    made = export_of(space, material, date=today(), log=log)
    return content_of(kind, made).content


def _others(view: View) -> None:
    """The formats for other programs, one at a time, with what each is for."""
    wording = view.space.wording
    others = [kind for kind in FORMATS if kind not in _FIRST]
    choice, button = st.columns([3, 1], vertical_alignment="bottom")
    chosen = choice.selectbox(
        wording.text("For other programs, or to print"),
        others,
        format_func=lambda kind: f"{kind.upper()}: {wording.text(FORMATS[kind].use)}",
        index=others.index(ExportKind.PDF),
        key=f"file_kind_{wording.language}",
    )
    with button:
        _button(view, chosen or ExportKind.PDF, wording.text("Download"))


def _briefing(view: View) -> None:
    """A way to the page of briefings, where forms and audiences are chosen."""
    if st.button(view.space.wording.text("Briefings"), width="stretch", key="open_briefing"):
        session.go("briefing", view.material.network.id)


def _pack(view: View) -> None:
    """All of the network in one archive, for a purpose that stands in it."""
    _ = view.space.wording.text
    network = view.material.network
    stem = OwnNumbers(view.material.audience).stem(network.id)
    name = f"{stem}-pack.zip"
    with st.popover(_("All in one pack"), width="stretch"):
        purpose = st.text_input(
            _("What it is handed out for"), max_chars=_MOST_LETTERS, key="pack_purpose"
        )
        st.caption(
            as_markdown(
                _("The pack holds the briefing, every format and a list with the SHA-256 of each.")
            )
        )
        order = PackOrder(purpose=purpose, date=today())
        st.download_button(
            _("Make the pack"),
            partial(pack_bytes, view.space, network.id, name, order),
            file_name=name,
            mime=_PACK_MIME,
            on_click="ignore",
            disabled=not purpose.strip(),
            key="take_pack",
        )
