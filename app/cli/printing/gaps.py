"""What `simpul gaps` prints."""

from typing import Any

from app.cli.console import Format, as_rows, line, table
from app.rows import columns
from app.rows.gaps import gap_rows
from app.workspace import Workspace
from graph.analysis.findings.gaps import Gap
from graph.analysis.networks.networks import Network
from graph.schema import LISTS

_SHOWN_CASES = 2


def gaps(space: Workspace, network_id: str, limit: int, format: Format) -> None:
    """Print what is not known of a network, as tasks."""
    network = space.networks.get(network_id)
    rows = rows_of(space, network, space.profiles.gaps(network.id))
    if format is not Format.TABLE:
        as_rows(rows, format, columns.GAPS)
        return
    tasks(space, network, rows, limit)
    _ = space.wording.text
    if any(case.scheme in LISTS for case in space.store.cases(network.cases).values()):
        line(
            _(
                "Lists of ties and events are no complaints: nothing is asked of them that only a"
                " complaint can tell."
            )
        )
    if rows:
        line(
            _(
                "Where it may be asked is a suggestion: what the law allows is for the office to"
                " say."
            )
        )


def rows_of(space: Workspace, network: Network, found: tuple[Gap, ...]) -> list[dict[str, Any]]:
    """The gaps of a network in words."""
    return gap_rows(
        found,
        network,
        space.store.entities(network.parties),
        space.store.cases(network.cases),
        space.wording,
    )


def tasks(space: Workspace, network: Network, rows: list[dict[str, Any]], limit: int) -> None:
    """Print at most so many tasks as a table; 0 is all."""
    _ = space.wording.text
    if not rows:
        line(_("Nothing that is looked for is missing."))
        return
    shown = rows[:limit] if limit else rows
    told = space.wording.plural(
        "What is not known of network {network}: {n} task",
        "What is not known of network {network}: {n} tasks",
        len(rows),
    )
    table(
        told.format(network=network.id, n=len(rows)),
        ("#", _("what to find out"), _("behind it"), _("cases"), _("where it may be asked")),
        (
            (
                each["place"],
                each["task"],
                each["why"],
                _in_short(each["cases"]),
                "; ".join(each["ask"]),
            )
            for each in shown
        ),
    )
    if more := len(rows) - len(shown):
        line(_("{count} more: use `simpul gaps {network}`").format(count=more, network=network.id))


def _in_short(numbers: list[str]) -> str:
    more = len(numbers) - _SHOWN_CASES
    return ", ".join(numbers[:_SHOWN_CASES]) + (f" +{more}" if more > 0 else "")
