"""The small picture and the timeline of one entity, on its own page."""

from collections.abc import Iterator
from typing import NamedTuple

import streamlit as st

from app.access.mask import REDACTED_ID
from app.drawing.svg import draw, simplify
from app.networks.dossier import Dossier
from app.views import session
from app.views.tables import pick
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.model import Case, Entity, Id, Relationship
from graph.schema import EntityKind

_MOST_AROUND = 24
"""Neighbours in a picture that is looked at in passing; the explorer has room for more."""
_WIDE_PX = 640
_LOOK = "background:#fff"
"""Letters are dark: paper under them, by day and by night."""
_FEWEST = 2
"""Events that make a timeline."""


class Event(NamedTuple):
    """Something that has a day, and where it leads."""

    on: str
    what: str
    leads_to: Id


def draw_picture(space: Workspace, dossier: Dossier) -> None:
    """The entity among its nearest, as a still picture; nothing where it stands alone."""
    _ = space.wording.text
    around = _around(dossier)
    if not around:
        return
    with st.expander(_("Picture of what is around"), icon=":material/hub:", expanded=True):
        material = space.material.of_selection([dossier.entity.id, *around], on_screen=True)
        title = _("What is around, as the tables below tell it")
        drawn = draw(simplify(material.graph()), space.wording, title=title)
        st.image(str(drawn.svg).replace("<svg ", f'<svg style="{_LOOK}" ', 1), width=_WIDE_PX)
        st.caption(_("“Explore” opens it on a canvas where it can be moved and expanded."))


def draw_timeline(space: Workspace, dossier: Dossier) -> None:
    """Everything that has a day, first to last; a row opens what it tells of."""
    _ = space.wording.text
    events = sorted(_events(dossier, space.wording))
    if len(events) < _FEWEST:
        return
    st.subheader(_("Timeline"))
    rows = [{_("When"): event.on, _("What"): event.what} for event in events]
    row = pick(rows, key=f"timeline_{dossier.entity.id}")
    if row is not None and not events[row].leads_to.startswith(REDACTED_ID):
        session.go("entity", events[row].leads_to)


def _around(dossier: Dossier) -> list[Id]:
    cases = [role.case.id for role in dossier.cases]
    others = [other.id for _link, other in (*dossier.links, *dossier.identifiers)]
    found = dict.fromkeys((*cases, *others))
    return [item for item in found if not item.startswith(REDACTED_ID)][:_MOST_AROUND]


def _events(dossier: Dossier, wording: Wording) -> Iterator[Event]:
    """What has a day: reports and departures of cases, first and last of links."""
    if dossier.entity.kind is not EntityKind.CASE:
        for case in {role.case.id: role.case for role in dossier.cases}.values():
            yield from _of_case(case, wording)
    for link, other in (*dossier.identifiers, *dossier.links):
        yield from _of_link(dossier.entity, link, other, wording)


def _of_case(case: Case, wording: Wording) -> Iterator[Event]:
    _ = wording.text
    number = wording.case(case.number, case.scheme)
    if case.reported_on:
        yield Event(case.reported_on, f"{_('Reported')}: {number}", case.id)
    if case.departed_on:
        yield Event(case.departed_on, f"{_('Departed')}: {number}", case.id)


def _of_link(
    entity: Entity, link: Relationship, other: Entity, wording: Wording
) -> Iterator[Event]:
    _ = wording.text
    names = [entity.name or _("(no name)"), other.name or _("(no name)")]
    start, end = names if link.start == entity.id else reversed(names)
    said = f"{start} {wording.relationship(link.kind)} {end}"
    if link.first_on:
        yield Event(link.first_on, said, other.id)
    if link.last_on and link.last_on != link.first_on:
        yield Event(link.last_on, f"{said} ({_('last')})", other.id)
