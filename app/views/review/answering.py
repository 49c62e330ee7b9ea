"""What a reviewer can do with a group: put its members to persons, answer, skip, undo.

Who is which person is kept by the ids of group and member: a click means what was shown, whatever
another reviewer did since.
"""

from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st

from app.resolution.groups import Group, GroupView
from app.resolution.review import Decided
from app.views import session
from app.views.review.deciding import carry_out, count_unlinked, draw_undo, links_at_once
from app.wording.review.groups import LETTERS, member_label, split_sentence
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.model import Id

MOST_PERSONS = 5
"""Persons that one split can tell apart on the screen; who is none of them is asked again."""
_KEYS = "123456789"
"""The keys that put a member to the next person, by its number."""


def persons_in(group: Group) -> dict[int, list[Id]]:
    """The members of each person, as they are put now, by its number."""
    put = session.persons_of(group.id)
    found: dict[int, list[Id]] = {}
    for member in group.ids:
        found.setdefault(put.get(member, 0), []).append(member)
    return {person: found[person] for person in sorted(found)}


def letters_of(group: Group) -> list[int]:
    """The persons that a member may be put to, by number.

    One more than are in use: whoever needs it finds it, and rows stay narrow.
    """
    used = max(session.persons_of(group.id).values(), default=0)
    return list(range(min(used + 2, len(group.members), MOST_PERSONS)))


def is_apart(group: Group, one: Id, other: Id) -> bool:
    """Whether somebody decided that these two members are different."""
    return any({one, other} == set(two) for two in group.apart)


def draw_person(space: Workspace, group: Group, member: Id, number: int) -> None:
    """Which person a member is, to be chosen; its number is the key that takes the next one."""
    label = space.wording.text("Which person {number} is").format(number=number)
    put = session.persons_of(group.id)
    letters = letters_of(group)
    key = _person_key(group.id, member)
    # set each time, since keys and buttons change it too
    st.session_state[key] = put.get(member, 0)
    given = (group.id, member)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        shortcut = _KEYS[number - 1] if number <= len(_KEYS) else None
        st.button(
            ":material/arrow_forward:",
            key=f"next_{group.id}_{member}",
            help=space.wording.text("The next person"),
            shortcut=shortcut,
            type="tertiary",
            on_click=_put_to_next,
            args=(*given, len(letters)),
        )
        st.segmented_control(
            label,
            letters,
            key=key,
            required=True,
            format_func=LETTERS.__getitem__,
            label_visibility="collapsed",
            wrap=True,
            on_change=_put,
            args=given,
        )


def draw_answers(space: Workspace, view: GroupView) -> None:
    """The reason and the buttons, each with its key."""
    _ = space.wording.text
    group = view.group
    persons = persons_in(group)
    is_split = len(persons) > 1
    st.text_input(
        _("Reason (kept with the decision)"),
        key=_reason_key(group.id),
        max_chars=400,
        placeholder=_("What settles it?"),
    )
    with st.container(horizontal=True):
        _button(space, group, "same", _("All the same"), "S", [group.ids], disabled=is_split)
        _button(
            space, group, "split", _("As split"), "P", [*persons.values()], disabled=not is_split
        )
        each = [[member] for member in group.ids]
        _button(space, group, "none", _("None the same"), "D", each)
        st.button(
            _("Skip"),
            key=f"skip_{group.id}",
            shortcut="N",
            type="tertiary",
            on_click=session.skip_pair,
            args=(group.id,),
        )
        draw_undo(space)
    if is_split:
        number = {member: place for place, member in enumerate(group.ids, start=1)}
        told = {
            LETTERS[person]: list(map(number.__getitem__, members))
            for person, members in persons.items()
        }
        st.caption(split_sentence(told))
    else:
        st.caption(
            _("To split it, give each row its person (A, B …); the number of a row is its key.")
        )


def draw_two(space: Workspace, view: GroupView) -> tuple[Id, Id] | None:
    """Two members to be chosen, and the button that says that they are different.

    Gives the two, or None while one is chosen twice.
    """
    wording = space.wording
    _ = wording.text
    group = view.group
    labels = {
        side.entity.id: member_label(number, side, wording)
        for number, side in enumerate(view.sides, start=1)
    }
    lightest = group.pairs[-1]
    at_first = (lightest.left.id, lightest.right.id)
    chosen = []
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for letter, member in zip("ab", at_first, strict=True):
            picked = st.selectbox(
                _("One of the two") if letter == "a" else _("The other"),
                group.ids,
                index=group.ids.index(member),
                format_func=labels.__getitem__,
                key=f"two_{letter}_{group.id}_{wording.language}",
            )
            chosen.append(picked)
        one, other = chosen
        st.button(
            _("Not these two"),
            key=f"apart_{group.id}",
            shortcut="X",
            disabled=one == other or is_apart(group, one, other),
            on_click=_keep_apart,
            args=(space, group.id, one, other),
        )
    return None if one == other else (one, other)


def _button(
    space: Workspace,
    group: Group,
    code: str,
    label: str,
    shortcut: str,
    persons: Sequence[Sequence[Id]],
    *,
    disabled: bool = False,
) -> None:
    """A button that answers the group so."""
    look: Literal["primary", "secondary"] = "secondary" if code == "none" else "primary"
    st.button(
        label,
        key=f"{code}_{group.id}",
        shortcut=shortcut,
        type=look,
        disabled=disabled,
        on_click=_answer,
        args=(space, group, persons, label),
    )


def _answer(space: Workspace, group: Group, persons: Sequence[Sequence[Id]], label: str) -> None:
    """Answer a group; what something speaks against is not called the same without a reason."""
    why = _why(group.id)
    if group.needs_reason(persons) and not why:
        st.session_state[session.REVIEWED] = InvalidValue(
            space.wording.text(
                "Something speaks against it: give the reason why they are the same."
            )
        )
        session.look_at_pair(group.id)
        return
    link = links_at_once()
    _carry_out(
        space, group.id, lambda: space.groups.answer(group.id, persons, why, link=link), label
    )


def _keep_apart(space: Workspace, group_id: Id, one: Id, other: Id) -> None:
    why = _why(group_id)
    link = links_at_once()
    label = space.wording.text("Not these two")
    _carry_out(
        space,
        group_id,
        lambda: space.groups.keep_apart(group_id, one, other, why, link=link),
        label,
    )


def _carry_out(space: Workspace, group_id: Id, do: Callable[[], Decided], label: str) -> None:
    """Do what was answered, and go to the next group; stay at this one if it was refused."""
    told = space.wording.text("Decided: {decision}").format(decision=label)
    done = carry_out(space, do, told)
    session.look_at_pair("" if done else group_id)
    if done:
        count_unlinked()


def _put(group_id: Id, member: Id) -> None:
    session.persons_of(group_id)[member] = st.session_state[_person_key(group_id, member)]


def _put_to_next(group_id: Id, member: Id, persons: int) -> None:
    put = session.persons_of(group_id)
    put[member] = (put.get(member, 0) + 1) % persons


def _why(group_id: Id) -> str:
    reason: str = st.session_state.get(_reason_key(group_id), "")
    return reason.strip()


def _reason_key(group_id: Id) -> str:
    return f"why_{group_id}"


def _person_key(group_id: Id, member: Id) -> str:
    return f"person_{group_id}_{member}"
