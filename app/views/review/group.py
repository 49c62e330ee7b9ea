"""A group that may be one person, drawn: its members side by side, what ties them, what differs."""

from collections.abc import Iterable, Sequence

import streamlit as st

from app.plain_text import plain
from app.resolution.groups import PLACE, Fact, GroupView
from app.resolution.pairs import Side
from app.views import session
from app.views.review.answering import draw_answers, draw_person, draw_two, is_apart, letters_of
from app.views.review.pair import source_row
from app.views.tables import Row, as_markdown, say, table
from app.views.why import draw_step
from app.wording.explanations import called, field_value
from app.wording.review.groups import (
    LETTERS,
    against_sentences,
    fact_word,
    group_question,
    group_reasons,
    tie_sentences,
)
from app.workspace import Workspace
from graph.model import Id
from graph.resolution.best_fits import Step
from graph.schema import Scheme

_COLOURS = ("blue", "orange", "green", "violet", "red")
"""Of each person of a split, beside its letter."""
_WIDTHS = {"person": 0.7, "name": 2.4, "place": 1.7, "birth": 1.2, "numbers": 2.2, "else": 1.7}
_LETTER = 0.5
"""How much wider each letter makes the column of persons."""
_COLUMN_OF = {"names": "name", "aliases": "name", "father": "name", PLACE: "place"}
_COLUMN_OF |= {"sex": "birth", "born_on": "birth"}
_COLUMN_OF |= dict.fromkeys(map(str, Scheme), "numbers")
_UNNAMED = frozenset({"names", PLACE, "born_on", "sex", "phone"})
"""Fields that need no word before their value, where they stand."""


def draw_group(space: Workspace, view: GroupView, place: int, count: int) -> None:
    """The whole card."""
    _question(space, view, place, count)
    draw_answers(space, view)
    _members(space, view)
    _two(space, view)
    _sources(space, view)


def _question(space: Workspace, view: GroupView, place: int, count: int) -> None:
    """What is asked, and what an answer would change."""
    wording = space.wording
    _ = wording.text
    group = view.group
    st.subheader(as_markdown(group_question(group, wording)), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        if place:
            told = _("Group {place} of {count}")
            st.badge(told.format(place=place, count=count), color="gray")
        reports = sum(len(side.mentions) for side in view.sides)
        told = wording.plural("{n} report", "{n} reports", reports)
        st.badge(told.format(n=wording.number(reports)), color="blue")
    for reason in group_reasons(group, wording):
        st.markdown(as_markdown(reason[:1].upper() + reason[1:]))


def _members(space: Workspace, view: GroupView) -> None:
    """Every member in a row: which person it is, what its reports say, what ties it."""
    wording = space.wording
    group = view.group
    columns = _columns(view)
    ties = tie_sentences(group, wording)
    against = against_sentences(group, wording)
    person_of = _persons(view)
    # the letters need room, whose number grows with the persons of a split
    letters = letters_of(group)
    widths = [
        _WIDTHS[column] + (len(letters) * _LETTER if column == "person" else 0)
        for column in columns
    ]
    headings = _headings(space)
    for cell, column in zip(st.columns(widths), columns, strict=True):
        cell.caption(headings[column])
    for place, side in enumerate(view.sides):
        member = side.entity.id
        with st.container(border=True):
            cells = st.columns(widths, gap="small")
            for cell, column in zip(cells, columns, strict=True):
                with cell:
                    if column == "person":
                        draw_person(space, group, member, place + 1)
                    elif column == "name":
                        _name(space, view, place, person_of[member])
                    else:
                        _facts(space, view.facts, column, place)
            said = [f":gray[{as_markdown(ties[member])}]"]
            if against[member]:
                said.append(f":orange[{as_markdown(against[member])}]")
            st.caption(" · ".join(said))


def _columns(view: GroupView) -> list[str]:
    """The columns that any member fills."""
    filled = {_COLUMN_OF.get(fact.field, "else") for fact in view.facts}
    return [column for column in _WIDTHS if column in filled or column in ("person", "name")]


def _headings(space: Workspace) -> dict[str, str]:
    _ = space.wording.text
    return {
        "person": _("Person"),
        "name": _("Name, role and case"),
        "place": _("Place"),
        "birth": _("Birth, sex"),
        "numbers": _("Numbers"),
        "else": _("Else"),
    }


def _name(space: Workspace, view: GroupView, place: int, person: int) -> None:
    """Who a member is: its letter, its names, its roles and cases."""
    wording = space.wording
    side = view.sides[place]
    names = next((fact for fact in view.facts if fact.field == "names"), None)
    written = _values(space, names, place) if names else []
    first = written or [as_markdown(called(side.entity, wording))]
    badge = f":{_COLOURS[person % len(_COLOURS)]}-badge[{LETTERS[person]}]"
    st.markdown(f"{badge} **{place + 1} · {'; '.join(first)}**")
    _facts(space, [fact for fact in view.facts if fact.field != "names"], "name", place)
    roles = wording.roles(dict.fromkeys(mention.role for mention in side.mentions))
    cases = ", ".join(_case(space, side))
    st.caption(" · ".join(filter(None, (as_markdown(roles), cases))))


def _case(space: Workspace, side: Side) -> Iterable[str]:
    """Each case of a member with the day on which it was reported."""
    for case in side.cases.values():
        day = space.wording.date(case.reported_on) if case.reported_on else ""
        yield as_markdown(" ".join(filter(None, (plain(case.number), f"({day})" if day else ""))))


def _facts(space: Workspace, facts: Sequence[Fact], column: str, place: int) -> None:
    """What a member says in one column, a line for each field."""
    lines = []
    for fact in facts:
        if _COLUMN_OF.get(fact.field, "else") != column or not fact.values[place]:
            continue
        word = as_markdown(fact_word(fact.field, space.wording))
        before = "" if fact.field in _UNNAMED else f"{word}: "
        lines.append(before + "; ".join(_values(space, fact, place)))
    if lines:
        st.markdown("  \n".join(lines))


def _values(space: Workspace, fact: Fact, place: int) -> list[str]:
    """The values of a member in one field; marked by colour and sign where most say otherwise."""
    field = "regency" if fact.field == PLACE else fact.field
    found = [as_markdown(field_value(field, [text], space.wording)) for text in fact.values[place]]
    if fact.differs[place]:
        return [f":orange-background[≠ {text}]" for text in found]
    return found


def _persons(view: GroupView) -> dict[Id, int]:
    """Which person each member is now, by number."""
    put = session.persons_of(view.group.id)
    return {member: put.get(member, 0) for member in view.group.ids}


def _two(space: Workspace, view: GroupView) -> None:
    """Two of them: what was compared, and that they are different."""
    wording = space.wording
    _ = wording.text
    if len(view.sides) > 2:
        st.subheader(_("Two of them"), anchor=False)
        chosen = draw_two(space, view)
    else:
        # of two, whoever says "none the same" has said it
        st.subheader(_("What was compared"), anchor=False)
        chosen = (view.group.ids[0], view.group.ids[1])
    if chosen is None:
        return
    pair = next(
        (one for one in view.group.pairs if {one.left.id, one.right.id} == set(chosen)), None
    )
    if is_apart(view.group, *chosen):
        say(_("A reviewer said that these two are different."))
    elif pair is None:
        say(_("Nothing ties these two but others of the group."))
    if pair is None:
        return
    names = {
        side.entity.id: f"{number} · {called(side.entity, wording)}"
        for number, side in enumerate(view.sides, start=1)
    }
    step = Step(
        left=pair.left_mention,
        right=pair.right_mention,
        bits=pair.bits,
        comparisons=pair.comparisons,
    )
    draw_step(space, step, "  ↔  ".join(names[member] for member in chosen))
    if st.button(_("Open as a pair"), key=f"as_pair_{view.group.id}", type="tertiary"):
        session.go("review", pair.id)


def _sources(space: Workspace, view: GroupView) -> None:
    """Where each report stands."""
    with st.expander(space.wording.text("Sources")):
        rows: list[Row] = []
        for number, side in enumerate(view.sides, start=1):
            rows += [{"": number, **source_row(space, side, mention)} for mention in side.mentions]
        table(rows)
