"""What is not known of a network as a listing of tasks for collection."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.rows import columns
from app.rows.listing import Column, Listing, first
from app.wording.wording import Wording
from graph.model import Id

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
