"""What a text finds, with facets to narrow it, and which lines of a list are known.

What is asked for, and by what it is narrowed, stands in the address alone: so Back, Forward and a
shared address show the same.
"""

import tempfile
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any

import streamlit as st

from app.access.rights import Right
from app.exports.listing import CSV, MIME, XLSX, record_bytes
from app.networks.finding.finding import Finding, Found, Hit
from app.networks.finding.index import FACETS
from app.networks.finding.list_files import ENDINGS, read_list
from app.networks.finding.lists import ListLine, look_up
from app.plain_text import plain
from app.rows.finding.found import found_listing
from app.rows.finding.looked_up import list_listing
from app.rows.listing import Listing
from app.views import session
from app.views.explorer.adding import offer_adding
from app.views.search_box import draw_box
from app.views.tables import as_markdown, pick_several, say
from app.wording.finding.because import facet_name, facet_value
from app.workspace import Workspace
from graph.errors import SimpulError
from graph.model import Id

MOST_VALUES = 200
"""Values of a facet that are offered, those of most things first."""
_BOX = "find_box"


def show(space: Workspace) -> None:
    """Draw the box, what is found by it, and the field for a list."""
    _ = space.wording.text
    st.title(_("Find"))
    if asked := st.session_state.pop(session.TO_FIND, ""):
        st.query_params["q"] = asked
    text = plain(st.query_params.get("q", ""))
    draw_box(space, _BOX, typed=text, labelled=False)
    if not space.viewer.may_find_protected:
        st.caption(_("While victims are masked, they are not found by name."))
    if text:
        with st.spinner(_("Looking …")):
            found = space.finding.find(text, _narrowing())
        _found(space, found)
    else:
        st.info(
            _(
                "Type a name as it sounds, a number in any writing, part of a case number, or a"
                " place; or look up a whole list below."
            )
        )
    _list(space)


def _narrowing() -> dict[str, list[str]]:
    """By facet the values of the address."""
    return {facet: st.query_params.get_all(facet) for facet in FACETS}


def _found(space: Workspace, found: Found) -> None:
    """The hits with their total, the facets, and what can be done with those that are chosen."""
    wording = space.wording
    _ = wording.text
    listing = found_listing(found, wording)
    narrowing = _narrowing()
    if found.facets:
        _facets(space, found)
    if not found.hits:
        st.info(listing.none)
        return
    st.subheader(listing.title, anchor=False)
    for told in listing.foot:
        st.caption(told)
    rows = listing.screen_rows()
    place = st.container(horizontal=True, vertical_alignment="center")
    chosen = [found.hits[row] for row in pick_several(rows, key=f"found_{found.text}")]
    with place:
        _acts(space, chosen)
    _take_away(
        space,
        lambda finding: found_listing(finding.find(found.text, narrowing), wording),
        "found",
    )


def _facets(space: Workspace, found: Found) -> None:
    """A list to narrow by for each facet that has more than one value; all in the address."""
    wording = space.wording
    narrowing = _narrowing()
    offered = {
        facet: values
        for facet, values in found.facets.items()
        if len(values) > 1 or narrowing[facet]
    }
    if not offered:
        return
    for column, (facet, values) in zip(st.columns(len(offered)), offered.items(), strict=True):
        names = {
            value: f"{facet_value(facet, value, wording)} ({wording.number(count)})"
            for value, count in values[:MOST_VALUES]
        }
        names |= {
            value: facet_value(facet, value, wording)
            for value in narrowing[facet]
            if value not in names
        }
        key = f"narrow_{facet}_{wording.language}"
        st.session_state[key] = narrowing[facet]
        column.multiselect(
            facet_name(facet, wording),
            list(names),
            format_func=names.__getitem__,
            key=key,
            on_change=_narrow,
            args=(facet, key),
            placeholder=wording.text("all"),
        )


def _narrow(facet: str, key: str) -> None:
    """Write the chosen values into the address."""
    if values := st.session_state[key]:
        st.query_params[facet] = values
    else:
        st.query_params.pop(facet, None)


def _acts(space: Workspace, chosen: list[Hit]) -> None:
    """What can be done with the chosen hits: open one, or several on one canvas."""
    _ = space.wording.text
    if not chosen:
        st.caption(_("Choose rows: one to open it, several to see what ties them."))
        return
    if len(chosen) == 1 and st.button(_("Open"), key="open_found", type="primary"):
        session.go("entity", chosen[0].entity.id)
    _explore(space, [hit.entity.id for hit in chosen], "explore_found")


def _explore(space: Workspace, ids: list[Id], key: str) -> None:
    _ = space.wording.text
    several = _("Explore these {n}").format(n=space.wording.number(len(ids)))
    label = _("Explore") if len(ids) == 1 else several
    if st.button(label, key=key, icon=":material/travel_explore:"):
        session.go("explorer", ",".join(ids))
    offer_adding(space, ids, f"{key}_add")


def _list(space: Workspace) -> None:
    """A field and an upload for a list, and which of its lines are known."""
    _ = space.wording.text
    with st.expander(
        _("Look up a list"), icon=":material/list:", expanded=session.FOUND_LIST in st.session_state
    ):
        st.caption(_("One name or number a line; of a table the first column is read."))
        typed = st.text_area(_("Names or numbers, one a line"), key="list_typed", height=140)
        uploaded = st.file_uploader(
            _("or a file"), type=[ending.removeprefix(".") for ending in ENDINGS], key="list_file"
        )
        if st.button(_("Look up"), type="primary", key="list_look_up"):
            st.session_state[session.FOUND_LIST] = _lines(space, typed, uploaded)
        if lines := st.session_state.get(session.FOUND_LIST):
            _looked_up(space, lines)


def _lines(space: Workspace, typed: str, uploaded: Any) -> tuple[str, ...]:
    """The lines of the field, then of the file; what is wrong with the file is said."""
    lines = typed.splitlines()
    if uploaded is not None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / Path(uploaded.name.replace("\\", "/")).name
            path.write_bytes(uploaded.getbuffer())
            try:
                lines += read_list(path)
            except SimpulError as error:
                st.error(as_markdown(space.wording.message(error.message)))
    return tuple(lines)


def _looked_up(space: Workspace, lines: tuple[str, ...]) -> None:
    """Each line with how it is known, and what can be done with those that are."""
    wording = space.wording
    _ = wording.text
    with st.spinner(_("Looking up …")):
        looked_up = look_up(space.finding, lines)
    listing = list_listing(looked_up, wording)
    if not looked_up.lines:
        st.info(listing.none)
        return
    say(listing.title)
    for told in listing.foot:
        st.warning(told)
    rows = listing.screen_rows()
    place = st.container(horizontal=True, vertical_alignment="center")
    chosen = [looked_up.lines[row] for row in pick_several(rows, key="looked_up")]
    ids = _ids(chosen or looked_up.lines)
    with place:
        if ids:
            _explore(space, ids, "explore_list")
    _take_away(space, lambda finding: list_listing(look_up(finding, lines), wording), "list")


def _ids(lines: list[ListLine] | tuple[ListLine, ...]) -> list[Id]:
    """What the lines are known as, each once."""
    hits = chain.from_iterable(line.hits for line in lines)
    return list(dict.fromkeys(hit.entity.id for hit in hits))


def _take_away(space: Workspace, listing: Callable[[Finding], Listing[Any]], name: str) -> None:
    """Buttons for the table as a file, for who may take it; taking it is logged.

    The table is made anew by what finds for files, which name nobody who is revealed.
    """
    if not space.viewer.may(Right.EXPORT):
        return
    if space.store.reveals:
        st.caption(space.wording.text("Whom you have revealed is in none of these files."))
    with st.container(horizontal=True):
        for kind in (CSV, XLSX):
            file = f"{name}.{kind}"

            def content(kind: str = kind, file: str = file) -> bytes:
                told = listing(space.finding.leaving())
                return record_bytes(space, told, kind, file, "find")

            st.download_button(
                kind.upper(),
                content,
                file_name=file,
                mime=MIME[kind],
                on_click="ignore",
                key=f"take_{name}_{kind}",
            )
