"""What the command line prints of networks."""

from collections.abc import Sequence

from app.cli import console
from app.cli.console import Format, as_csv, as_json, line, table
from app.rows import columns
from app.rows.networks import network_rows
from app.wording.profile import SHORT_ID
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.analysis.networks.networks import Network

WIDE = 120
"""Columns from which the list of networks shows all that it has."""


def networks(space: Workspace, format: Format, limit: int) -> None:
    """Print the networks found."""
    found = space.networks.all()
    shown = found[:limit] if limit else found
    if format is Format.JSON:
        as_json(network_rows(space, shown))
    elif format is Format.CSV:
        rows = network_rows(space, shown)
        as_csv(
            [{**row, "reasons": [reason["text"] for reason in row["reasons"]]} for row in rows],
            columns.NETWORKS,
        )
    else:
        _network_table(space, found, shown)


_LEFT_OUT_NARROW = frozenset({3, 5, 8})
"""Places of the columns that a narrow list of networks leaves out: groups, stages, dates."""


def _network_table(space: Workspace, found: Sequence[Network], shown: Sequence[Network]) -> None:
    wording, _ = space.wording, space.wording.text
    if not found:
        line(_("No network links two cases yet: load case files with `simpul load FOLDER`."))
        return
    names, wide = (
        space.store.entities([network.parties[0] for network in shown]),
        console.out.width >= WIDE,
    )
    headings = (
        "#",
        "id",
        _("cases"),
        _("groups"),
        _("parties"),
        _("stages"),
        _("victims"),
        _("where"),
        _("dates"),
    )
    rows = (
        (
            place,
            network.id[:SHORT_ID],
            len(network.cases),
            _reason_value(network, "newly_connected") or 1,
            (
                f"{len(network.parties)}"
                f" ({', '.join(f'{wording.group(role)}: {n}' for role, n in network.roles.items())})"
            ),
            _reason_value(network, "stages"),
            len(network.victims),
            _where(network, wording),
            " – ".join(
                dict.fromkeys(day[:7] for day in (network.first_date, network.last_date) if day)
            ),
            wording.number(network.score),
            names[network.parties[0]].name,
        )
        for place, network in enumerate(shown, start=1)
    )
    kept = [place for place in range(len(headings) + 2) if wide or place not in _LEFT_OUT_NARROW]
    count = len(found)
    table(
        wording.plural("{count} network", "{count} networks", count).format(
            count=wording.number(count)
        ),
        (
            heading
            for place, heading in enumerate((*headings, _("score"), _("most central")))
            if place in kept
        ),
        ([row[place] for place in kept] for row in rows),
    )
    if not wide:
        line(
            _("Groups, stages and dates need a window of {count} columns, or --format csv.").format(
                count=WIDE
            )
        )
    if len(found) > len(shown):
        line(_("{count} more networks: use --limit 0").format(count=len(found) - len(shown)))


def _reason_value(network: Network, code: str) -> int:
    """The number that a reason of a network gives; 0 when it is none."""
    return next((int(reason.value) for reason in network.reasons if reason.code == code), 0)


def _where(network: Network, wording: Wording) -> str:
    """Origins in short, then destinations."""
    regencies = list(network.regencies[:2])
    if more := len(network.regencies) - len(regencies):
        regencies.append(f"+{more}")
    return " → ".join(
        filter(None, (", ".join(regencies), ", ".join(map(wording.country, network.destinations))))
    )
