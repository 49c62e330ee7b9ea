"""Gaps as rows: the same for the table, JSON, CSV and screens."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.rows import columns
from app.rows.listing import Column, Listing, first
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


_SHOWN_CASES = 2
"""Numbers of cases in a cell of a table; the others are counted."""


Task = Mapping[str, Any]
"""A row of `app.rows.gaps.gap_rows`."""


def task_listing(rows: Sequence[Task], limit: int, network: Id, wording: Wording) -> Listing[Task]:
    """At most so many of the tasks of a network; 0 is all."""
    _ = wording.text
    shown, left_out = first(rows, limit)
    title = wording.plural(
        "What is not known of network {network}: {n} task",
        "What is not known of network {network}: {n} tasks",
        len(rows),
    )
    more = _("{count} more: use `simpul gaps {network}`").format(count=left_out, network=network)
    return Listing(
        title=title.format(network=network, n=len(rows)),
        items=shown,
        columns=(
            Column("#", lambda task: task["place"]),
            Column(_("what to find out"), lambda task: task["task"], wide=True),
            Column(_("behind it"), lambda task: task["why"], title=_("Behind it")),
            Column(
                _("cases"),
                lambda task: _in_short(task["cases"]),
                on_screen=lambda task: ", ".join(task["cases"]),
            ),
            Column(
                _("where it may be asked"),
                lambda task: "; ".join(task["ask"]),
                wide=True,
                title=_("Where it may be asked"),
            ),
        ),
        none=_("Nothing that is looked for is missing."),
        foot=(more,) if left_out else (),
        records=lambda: rows,
        fields=columns.GAPS,
    )


def _in_short(numbers: Sequence[str]) -> str:
    """The first numbers of cases, and how many more there are."""
    more = len(numbers) - _SHOWN_CASES
    return ", ".join(numbers[:_SHOWN_CASES]) + (f" +{more}" if more > 0 else "")
