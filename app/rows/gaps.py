"""Gaps as rows: the same for the table, JSON, CSV and screens."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.wording.gaps import gap_places, gap_task, gap_weight
from app.wording.wording import Wording
from graph.analysis.findings.gaps import Gap
from graph.analysis.networks.networks import Network
from graph.model import Case, Entity, Id


def gap_rows(
    found: Sequence[Gap],
    network: Network,
    entities: Mapping[Id, Entity],
    cases: Mapping[Id, Case],
    wording: Wording,
) -> list[dict[str, Any]]:
    """Each gap with what to find out, why it matters and where to ask, in words and in codes.

    Flat enough for CSV.
    """
    ties = {(tie.left, tie.right): tie for tie in network.ties}

    def row(place: int, gap: Gap) -> dict[str, Any]:
        """One gap; one about two parties is told with their tie."""
        names = tuple(called(entity_id, entities, wording) for entity_id in gap.about)
        tie = ties.get((gap.about[0], gap.about[1])) if len(gap.about) > 1 else None

        return {
            "place": place,
            "kind": gap.kind.value,
            "task": gap_task(gap, names, tie, wording),
            "why": gap_weight(gap, wording),
            "ask": list(gap_places(gap, wording)),
            "settles": gap.settles,
            "about": [
                {"id": entity_id, "name": name}
                for entity_id, name in zip(gap.about, names, strict=True)
            ],
            "stage": gap.stage,
            "cases": sorted(numbers(gap.cases, cases)),
            "victims": gap.victims,
            "ties": gap.ties,
        }

    return [row(place, gap) for place, gap in enumerate(found, start=1)]


def called(entity_id: Id, entities: Mapping[Id, Entity], wording: Wording) -> str:
    """What somebody is called, as the reader may know."""
    name = entities[entity_id].name if entity_id in entities else ""
    return name or wording.text("(no name)")


def numbers(ids: Iterable[Id], cases: Mapping[Id, Case]) -> list[str]:
    """The numbers of these cases, as far as they are at hand, in their order."""
    return [cases[case_id].number for case_id in ids if case_id in cases]
