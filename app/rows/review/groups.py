"""Groups that may be one person each, as listings and records."""

from collections.abc import Sequence
from typing import Any

from app.resolution.groups import Fact, Group, GroupView
from app.resolution.pairs import Side
from app.rows import columns
from app.rows.listing import Column, Listing, first
from app.wording.explanations import field_value
from app.wording.review.groups import (
    against_sentences,
    fact_word,
    group_question,
    group_reasons,
    tie_sentences,
)
from app.wording.wording import Wording

Member = tuple[int, Side]
"""A member of a group with its number."""


def group_listing(groups: Sequence[Group], limit: int, wording: Wording) -> Listing[Group]:
    """At most so many of the groups that are asked about, in their order; 0 is all."""
    _ = wording.text
    shown, left_out = first(groups, limit)
    title = wording.plural("{count} group to review", "{count} groups to review", len(groups))
    more = _("{count} more groups: use --limit 0")
    return Listing(
        title=title.format(count=wording.number(len(groups))),
        items=shown,
        columns=(
            Column("id", lambda group: group.id),
            Column(_("question"), lambda group: group_question(group, wording)),
            Column(_("members"), lambda group: len(group.members)),
            Column(_("why it is asked"), lambda group: "; ".join(group_reasons(group, wording))),
        ),
        none=_("No group waits to be reviewed."),
        foot=(more.format(count=wording.number(left_out)),) if left_out else (),
        numbered=True,
        records=lambda: [
            {"n": place, **group_record(group, wording)}
            for place, group in enumerate(shown, start=1)
        ],
        fields=columns.GROUPS,
    )


def group_record(group: Group, wording: Wording) -> dict[str, Any]:
    """A group as one flat record."""
    return {
        "id": group.id,
        "question": group_question(group, wording),
        "members": [member.id for member in group.members],
        "names": [member.name for member in group.members],
        "joins": list(group.joins),
        "more": group.more,
        "pairs": [pair.id for pair in group.pairs],
    }


def group_detail_record(view: GroupView, wording: Wording) -> dict[str, Any]:
    """A group side by side as plain JSON."""
    group = view.group
    ties = tie_sentences(group, wording)
    against = against_sentences(group, wording)
    members = []
    for place, side in enumerate(view.sides):
        member = side.entity.id
        members.append(
            {
                "n": place + 1,
                "id": member,
                "name": side.entity.name,
                "cases": [case.number for case in side.cases.values()],
                "mentions": [mention.id for mention in side.mentions],
                "facts": {
                    fact.field: list(fact.values[place])
                    for fact in view.facts
                    if fact.values[place]
                },
                "differs": [fact.field for fact in view.facts if fact.differs[place]],
                "tie": ties[member],
                "against": against[member],
            }
        )
    return {**group_record(group, wording), "members": members}


def member_listing(view: GroupView, wording: Wording) -> Listing[Member]:
    """The members of a group, a row for each, a column for each fact that any of them gives."""
    _ = wording.text

    return Listing(
        title=group_question(view.group, wording),
        items=list(enumerate(view.sides, start=1)),
        columns=(
            Column("#", lambda member: member[0]),
            Column(_("role"), lambda member: _roles(member[1], wording)),
            Column(_("case"), lambda member: ", ".join(_numbers(member[1]))),
            *(_column(fact, wording) for fact in view.facts),
        ),
    )


def _column(fact: Fact, wording: Wording) -> Column[Member]:
    """A fact as the column of its values; one that most deny is marked."""

    def cell(member: Member) -> str:
        place = member[0] - 1
        told = field_value(fact.field, fact.values[place], wording)
        return f"≠ {told}" if fact.differs[place] else told

    return Column(fact_word(fact.field, wording), cell)


def _roles(side: Side, wording: Wording) -> str:
    return wording.roles(dict.fromkeys(mention.role for mention in side.mentions))


def _numbers(side: Side) -> list[str]:
    return [case.number for case in side.cases.values()]
