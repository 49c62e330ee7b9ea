"""The story of a network as plain JSON: cases by number, parties by id and name."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from app.rows.gaps import called, numbers
from app.wording.wording import Wording
from graph.analysis.findings.profile import NetworkProfile
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
