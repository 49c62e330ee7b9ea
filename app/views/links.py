"""One link in words, with what it rests on."""

import streamlit as st

from app.exports.sources import place_text
from app.networks.material import NetworkMaterial
from app.plain_text import plain
from app.views.tables import as_markdown, say
from app.wording.wording import Wording
from graph.model import Id, Relationship
from graph.schema import RelationshipKind


def draw_link(link: Relationship, material: NetworkMaterial, wording: Wording) -> None:
    """Who did what to whom, how sure that is, when, and in which rows it stands."""
    _ = wording.text
    start, end = (as_markdown(_name(one, material, wording)) for one in (link.start, link.end))
    is_part = link.kind is RelationshipKind.PARTY_TO
    verb = wording.role(link.role) if is_part else wording.relationship(link.kind)
    st.markdown(f"**{start}** — {as_markdown(verb)} — **{end}**")
    say(f"{wording.strength(link.strength)}; {wording.grade(link.grade)}")
    if status := link.properties.get("assessment"):
        say(wording.assessment(status))
    dates = dict.fromkeys(wording.date(day) for day in (link.first_on, link.last_on) if day)
    if dates:
        between = " – ".join(dates)
        say(between)
    numbers = [material.case_number(case) for case in link.cases if case in material.cases]
    if numbers:
        told = ", ".join(numbers)
        say(f"{_('Cases')}: {told}")
    for text in _texts(link, material):
        st.markdown(f"> {as_markdown(text)}")
    st.caption(_("Sources"))
    for ref in material.places_of(link):
        say(place_text(ref, material, wording))


def _texts(link: Relationship, material: NetworkMaterial) -> list[str]:
    """What the reports say in their own words, each once."""
    said = [material.statements.get(statement) for statement in link.statements]
    return list(dict.fromkeys(statement.text for statement in said if statement and statement.text))


def _name(entity_id: Id, material: NetworkMaterial, wording: Wording) -> str:
    known = material.entities.get(entity_id)
    return (plain(known.name) or wording.text("(no name)")) if known else entity_id
