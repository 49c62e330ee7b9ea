"""The story of a network as listings and as plain JSON."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import msgspec

from app.rows.gaps import called, numbers
from app.rows.listing import Column, Listing
from app.wording.profile import money_amount, money_kind, way
from app.wording.wording import Wording
from graph.analysis.findings.profile import Corridor, Joint, Money, NetworkProfile
from graph.analysis.networks.networks import Network, Tie
from graph.model import Case, Entity, Id


def story_row(
    found: NetworkProfile, entities: Mapping[Id, Entity], cases: Mapping[Id, Case], wording: Wording
) -> dict[str, Any]:
    """The story of a network."""

    def people(ids: Iterable[Id]) -> list[dict[str, str]]:
        return [{"id": party, "name": called(party, entities, wording)} for party in ids]

    return {
        "first_date": found.first_date,
        "last_date": found.last_date,
        "open": found.open,
        "closed": found.closed,
        "unknown": found.unknown,
        "groups": [numbers(group, cases) for group in found.groups],
        "joined_by": [
            {"parties": people(joint.parties), "groups": list(joint.groups)}
            for joint in found.joints
        ],
        "months": [msgspec.structs.asdict(month) for month in found.months],
        "pauses": [msgspec.structs.asdict(pause) for pause in found.pauses],
        "corridors": [
            {**msgspec.structs.asdict(corridor), "cases": numbers(corridor.cases, cases)}
            for corridor in found.corridors
        ],
        "stages": [
            {
                "stage": stage.stage.value,
                "parties": people(stage.parties),
                "cases": numbers(stage.cases, cases),
            }
            for stage in found.stages
        ],
        "uncovered": [stage.value for stage in found.uncovered],
        "money": [msgspec.structs.asdict(money) for money in found.money],
    }


def tie_rows(
    network: Network, entities: Mapping[Id, Entity], wording: Wording
) -> list[dict[str, Any]]:
    """The ties of a network, strongest first.

    Each has its reasons in words, together and one by one.
    """

    def row(tie: Tie) -> dict[str, Any]:
        return {
            "left": {"id": tie.left, "name": called(tie.left, entities, wording)},
            "right": {"id": tie.right, "name": called(tie.right, entities, wording)},
            "weight": round(tie.weight, 3),
            "strength": tie.strength.value,
            "one_account": bool(tie.needed),
            "told": wording.tie(tie),
            "reasons": [wording.tie_reason(reason) for reason in tie.reasons],
        }

    ties = sorted(network.ties, key=lambda tie: (-tie.weight, tie.left, tie.right))
    return [row(tie) for tie in ties]


Called = Callable[[Id], str]
"""What a party is called, as the reader may know."""


def joint_listing(
    found: NetworkProfile,
    shown: Sequence[Joint],
    called: Called,
    cases: Mapping[Id, Case],
    wording: Wording,
) -> Listing[Joint]:
    """Who joins groups of cases that the files do not link."""
    _ = wording.text

    def case_numbers(joint: Joint) -> str:
        joined = chain.from_iterable(found.groups[group] for group in joint.groups)
        return ", ".join(numbers(joined, cases))

    return Listing(
        title=_("What joins groups of cases that the files do not link"),
        items=shown,
        columns=(
            Column(
                _("joined by"),
                lambda joint: " + ".join(map(called, joint.parties)),
                title=_("Joined by"),
            ),
            Column(_("groups"), lambda joint: len(joint.groups)),
            Column(_("cases"), case_numbers, wide=True),
        ),
    )


def way_listing(found: NetworkProfile, wording: Wording) -> Listing[Corridor]:
    """The ways that people were sent."""
    _ = wording.text
    return Listing(
        title=_("Ways"),
        items=found.corridors,
        columns=(
            Column(
                _("from"), lambda corridor: way(corridor, wording)[0], wide=True, title=_("Origin")
            ),
            Column(_("way"), lambda corridor: way(corridor, wording)[1], wide=True),
            Column(_("cases"), lambda corridor: len(corridor.cases)),
        ),
    )


class StageRow(NamedTuple):
    """A stage of the chain, and who is named for it; nobody, where it is not covered."""

    stage: str
    parties: str
    cases: int | None


def stage_listing(found: NetworkProfile, called: Called, wording: Wording) -> Listing[StageRow]:
    """The stages of the chain: first those that somebody is named for."""
    _ = wording.text

    def named(parties: Sequence[Id]) -> str:
        return ", ".join(map(called, parties))

    covered = [
        StageRow(wording.stage(stage.stage), named(stage.parties), len(stage.cases))
        for stage in found.stages
    ]
    missing = [StageRow(wording.stage(stage), _("nobody named"), None) for stage in found.uncovered]
    return Listing(
        title=_("Stages of the chain"),
        items=[*covered, *missing],
        columns=(
            Column(_("stage"), lambda row: row.stage),
            Column(
                _("parties named for it"), lambda row: row.parties, wide=True, title=_("Parties")
            ),
            Column(_("cases"), lambda row: row.cases),
        ),
    )


def money_listing(found: NetworkProfile, wording: Wording) -> Listing[Money]:
    """The money that is told of."""
    _ = wording.text

    def least(money: Money) -> str:
        return money_amount(money.least, money.currency, wording)

    def most(money: Money) -> str:
        return money_amount(money.most, money.currency, wording)

    return Listing(
        title=_("Money, at least; the lines may tell of the same money and are not to be added up"),
        items=found.money,
        columns=(
            Column(_("what"), lambda money: money_kind(money, wording)),
            Column(_("sum"), lambda money: money_amount(money.amount, money.currency, wording)),
            Column(_("accounts"), lambda money: money.cases, title=_("Times told")),
            Column(_("least"), least, title=_("Least")),
            Column(_("most"), most, title=_("Most")),
        ),
    )
