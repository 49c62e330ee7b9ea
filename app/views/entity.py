"""Everything known of one person, organisation or number, found by name, number or id."""

import streamlit as st

from app import session
from app.workspace import Dossier, Workspace
from graph.errors import EntityNotFound
from graph.model import Entity, Relationship


def show(space: Workspace) -> None:
    """Draw the search, its hits, and the dossier of the one chosen."""
    _ = space.wording.text
    st.title(_("Person or number"))
    text = st.text_input(_("Name, phone, account or other number"), key="entity_text")
    if not space.viewer.sees_protected:
        st.caption(_("While victims are masked, they are not found by name."))
    if text and text != st.session_state.get("entity_searched"):
        st.session_state["entity_searched"] = text
        st.session_state.pop(session.ENTITY, None)
    chosen = st.session_state.get(session.ENTITY) or st.query_params.get("id")
    if text:
        chosen = _hits(space, text, chosen)
    if not chosen:
        return
    try:
        dossier = space.dossier(chosen)
    except EntityNotFound:
        st.warning(_("It is not known any more."))
        return
    st.query_params["id"] = dossier.entity.id
    _dossier(space, dossier)


def _hits(space: Workspace, text: str, chosen: str | None) -> str | None:
    wording, _ = space.wording, space.wording.text
    hits = space.search(text)
    if not hits:
        st.info(_("Nothing found: try fewer words, or a part of a number."))
        return chosen
    labels = {
        hit.entity.id: f"{hit.entity.name} · {wording.kind(hit.entity.kind)} · {hit.entity.cases} {_('cases')}"
        for hit in hits
    }
    ids = list(labels)
    picked = st.selectbox(
        _("{count} found").format(count=len(hits)),
        ids,
        index=ids.index(chosen) if chosen in labels else 0,
        format_func=labels.__getitem__,
    )
    st.session_state[session.ENTITY] = picked
    return picked


def _dossier(space: Workspace, dossier: Dossier) -> None:
    wording, _ = space.wording, space.wording.text
    entity = dossier.entity
    st.subheader(wording.kind(entity.kind))
    st.text(entity.name or _("(no name)"))
    if entity.names:
        st.caption(_("Also written"))
        written = "; ".join(entity.names)
        st.text(written)
    if dossier.network_id and st.button(_("Open its network")):
        session.go("network", **{session.NETWORK: dossier.network_id})
    if dossier.cases:
        st.subheader(_("Cases"))
        st.dataframe(
            [
                {
                    _("Case"): each.case.number,
                    _("Reported"): wording.date(each.case.reported_on),
                    _("Role"): wording.role(each.relationship.role),
                    _("Assessment"): _assessed(space, each.relationship),
                    _("Category"): ", ".join(each.case.categories),
                    _("Grade"): wording.grade(each.relationship.grade),
                }
                for each in dossier.cases
            ],
            hide_index=True,
        )
    for title, pairs in ((_("Identifiers"), dossier.identifiers), (_("Links"), dossier.links)):
        if pairs:
            st.subheader(title)
            st.dataframe([_link(space, link, other) for link, other in pairs], hide_index=True)
    if dossier.left_out:
        st.warning(_("{count} more not shown").format(count=dossier.left_out))
    if dossier.mentions:
        names = {each.id: each.name for each in dossier.sources.values()}
        st.subheader(_("Sources"))
        st.dataframe(
            [
                {
                    _("File"): names.get(each.ref.source_id, ""),
                    _("Sheet"): each.ref.sheet,
                    _("Row"): each.ref.row,
                    _("As written"): each.name,
                    _("Role"): wording.role(each.role),
                }
                for each in dossier.mentions
            ],
            hide_index=True,
        )


def _assessed(space: Workspace, relationship: Relationship) -> str:
    status = relationship.properties.get("assessment")
    return space.wording.assessment(status) if status else space.wording.text("not assessed")


def _link(space: Workspace, link: Relationship, other: Entity) -> dict[str, object]:
    wording, _ = space.wording, space.wording.text
    return {
        _("Link"): wording.relationship(link.kind),
        _("Name"): other.name,
        _("Kind"): wording.kind(other.kind),
        _("Strength"): wording.strength(link.strength),
        _("Grade"): wording.grade(link.grade),
        _("Reports"): link.sources,
        _("Cases"): other.cases,
    }
