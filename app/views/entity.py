"""Everything known of one person, organisation, number or case; each row leads on."""

import streamlit as st

from app.access.mask import REDACTED_ID
from app.networks.dossier import Dossier
from app.plain_text import harmless
from app.rows.networks import mention_listing
from app.views import session
from app.views.audit.who_saw import draw_who_saw
from app.views.cases.handling import show_handling
from app.views.cases.revealing import show_revealing
from app.views.entity_acts import draw_acts
from app.views.openings import show_opening
from app.views.surroundings import draw_picture, draw_timeline
from app.views.tables import Row, as_markdown, draw, filled, pick, say
from app.views.why import show_why
from app.views.work.beside import draw_beside
from app.workspace import Workspace
from graph.errors import EntityNotFound
from graph.model import Case, Entity, Id, Relationship
from graph.schema import IDENTIFIER_KINDS, PARTY_KINDS, EntityKind


def show(space: Workspace) -> None:
    """Draw the dossier of the one in the address, else of the one looked at last."""
    _ = space.wording.text
    shown = session.chosen(session.ENTITY)
    if not shown:
        st.title(_("Person or number"))
        st.info(_("Find somebody or something first, by name, number, case or place."))
        _to_find(space)
        return
    try:
        dossier = space.dossiers.of(shown)
    except EntityNotFound:
        st.title(_("Person or number"))
        st.warning(_("Nothing is known by this id, or not any more: find it by its name."))
        _to_find(space)
        return
    session.choose(session.ENTITY, dossier.entity.id)
    draw_dossier(space, dossier, own_page=True)
    draw_beside(space, dossier.entity.id)
    draw_who_saw(space, dossier.entity.id)


def _to_find(space: Workspace) -> None:
    if st.button(space.wording.text("Find"), type="primary"):
        session.go("find")


def draw_dossier(space: Workspace, dossier: Dossier, *, own_page: bool = False) -> None:
    """Everything known of one entity, section by section; its name heads its `own_page`."""
    wording = space.wording
    _ = wording.text
    entity = dossier.entity
    _head(space, dossier, own_page=own_page)
    if own_page:
        draw_picture(space, dossier)
    if entity.kind is EntityKind.CASE:
        _case(space, dossier)
    elif dossier.cases:
        st.subheader(_("Cases"))
        rows = [_case_row(space, case.case, case.relationship) for case in dossier.cases]
        row = pick(filled(rows, _("Licence")), key=f"cases_{entity.id}")
        if row is not None:
            session.go("entity", dossier.cases[row].case.id)
    for title, pairs in ((_("Identifiers"), dossier.identifiers), (_("Links"), dossier.links)):
        if pairs:
            st.subheader(title)
            rows = [_link(space, entity, *pair) for pair in pairs]
            row = pick(filled(rows, _("How much, when")), key=f"{title}_{entity.id}")
            if row is not None and not pairs[row][1].id.startswith(REDACTED_ID):
                session.go("entity", pairs[row][1].id)
    if own_page:
        draw_timeline(space, dossier)
    if dossier.left_out:
        told = _("{count} more not shown")
        st.warning(told.format(count=dossier.left_out))
    if entity.kind in PARTY_KINDS:
        _why(space, entity.id)
    if dossier.mentions:
        st.subheader(_("Sources"))
        draw(mention_listing(dossier, wording))
        if not space.store.reveals:
            st.caption(
                _(
                    "Files are called by numbers while names are masked: what an office calls a"
                    " file may name a victim."
                )
            )


def _is_masked_person(entity: Entity) -> bool:
    """Whether it is somebody who is told by no name."""
    return entity.protected and entity.kind in PARTY_KINDS


def _why(space: Workspace, party: Id) -> None:
    """Why a party is one, for who asks: weighing its reports anew takes seconds."""
    _ = space.wording.text
    if st.toggle(_("Why it is one, and whom it may be the same as"), key=session.WHY):
        with st.spinner(_("Comparing …")):
            show_why(space, party)


def _called(space: Workspace, entity: Entity) -> str:
    wording = space.wording
    if entity.kind is EntityKind.CASE:
        return wording.case(entity.name, str(entity.properties.get("scheme", "")))
    return entity.name or wording.text("(no name)")


def _head(space: Workspace, dossier: Dossier, *, own_page: bool) -> None:
    """Its name, what it is, and where it leads."""
    wording = space.wording
    _ = wording.text
    entity = dossier.entity
    scheme = str(entity.properties.get("scheme", "")) if entity.kind is not EntityKind.CASE else ""
    heading = st.title if own_page else st.header
    heading(as_markdown(_called(space, entity)), anchor=False)
    st.caption(wording.scheme(scheme) if scheme else wording.kind(entity.kind))
    if entity.kind in IDENTIFIER_KINDS:
        st.code(harmless(entity.name), language=None, width="content")
    if entity.id in space.networks.common():
        st.warning(_("Too many different people share it to mean anything: it links nobody."))
    if entity.names:
        st.caption(_("Also written"))
        written = "; ".join(entity.names)
        say(written)
    show_opening(space, entity)
    if own_page and (entity.kind is EntityKind.CASE or _is_masked_person(entity)):
        show_revealing(space, entity.id)
    if own_page:
        draw_acts(space, dossier)
    elif dossier.network_id and st.button(_("Open its network")):
        session.go("network", dossier.network_id)


def _case(space: Workspace, dossier: Dossier) -> None:
    """The facts of a case and who is named in it."""
    wording = space.wording
    _ = wording.text
    if not dossier.cases:
        return
    case = dossier.cases[0].case
    facts = {
        _("Reported"): wording.date(case.reported_on),
        _("Office"): case.office,
        _("Category"): ", ".join(case.categories),
        _("Status"): case.status,
        _("Origin"): ", ".join(filter(None, (case.origin.regency, case.origin.province))),
        _("Destination"): (
            wording.country(case.destination.country) if case.destination.country else ""
        ),
        _("Departed"): wording.date(case.departed_on),
        _("Other file numbers"): ", ".join(case.references),
        _("Narrative"): case.narrative,
    }
    told = (f"{label}: {fact}" for label, fact in facts.items() if fact)
    say("\n".join(told))
    if space.store.withholds_narrative(case.id):
        st.caption(
            _("There is a narrative; it is shown to nobody who may not see victims by name.")
        )
    show_handling(space, case.id)
    st.subheader(_("Named in it"))
    people = space.store.entities([case.relationship.start for case in dossier.cases])
    named = [case.relationship for case in dossier.cases if case.relationship.start in people]
    row = pick(
        [_party(space, people[relationship.start], relationship) for relationship in named],
        key=f"named_{case.id}",
    )
    if row is not None:
        session.go("entity", named[row].start)


def _party(space: Workspace, entity: Entity, part: Relationship) -> Row:
    wording = space.wording
    _ = wording.text
    return {
        _("Name"): entity.name or _("(no name)"),
        _("Role"): wording.role(part.role),
        _("Assessment"): _assessed(space, part),
        _("Cases"): entity.cases,
        _("Grade"): wording.grade(part.grade),
    }


def _case_row(space: Workspace, case: Case, part: Relationship) -> Row:
    wording = space.wording
    _ = wording.text
    return {
        _("Case"): wording.case(case.number, case.scheme),
        _("Reported"): case.reported_on or "",
        _("Role"): wording.role(part.role),
        _("Assessment"): _assessed(space, part),
        _("Licence"): wording.licence(part.properties.get("licence", "")),
        _("Category"): ", ".join(case.categories),
        _("Grade"): wording.grade(part.grade),
    }


def _assessed(space: Workspace, relationship: Relationship) -> str:
    status = relationship.properties.get("assessment")
    if status:
        return space.wording.assessment(status)
    return space.wording.text("not assessed")


def _link(space: Workspace, entity: Entity, link: Relationship, other: Entity) -> Row:
    """A link as a sentence: who, what, whom; this entity's own name is left out."""
    wording = space.wording
    _ = wording.text
    name = other.name or _("(no name)")
    sentence = ("…", wording.relationship(link.kind), name)
    return {
        _("Link"): " ".join(sentence if link.start == entity.id else (name, sentence[1], "…")),
        _("Kind"): wording.kind(other.kind),
        _("How much, when"): wording.detail(link),
        _("Cases"): other.cases,
        _("Reports"): link.sources,
        _("Strength"): wording.strength(link.strength),
        _("Grade"): wording.grade(link.grade),
    }
