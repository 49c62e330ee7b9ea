"""What the command line prints of networks."""

from collections.abc import Sequence

from app.cli.console import Format, as_csv, as_json, line, out, table
from app.rows import columns
from app.rows.networks import network_rows
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.analysis.networks.networks import Network

SHORT_ID = 10
"""Characters of a network's id that a table shows; commands take the beginning of an id."""


WIDE = 120
"""Columns from which the list of networks shows all that it has."""


def networks(space: Workspace, format: Format, limit: int) -> None:
    """Print the networks found."""
    found = space.networks()
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
    names, wide = space.entities([each.parties[0] for each in shown]), out.width >= WIDE
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
            each.id[:SHORT_ID],
            len(each.cases),
            _reason_value(each, "newly_connected") or 1,
            (
                f"{len(each.parties)}"
                f" ({', '.join(f'{wording.group(role)}: {n}' for role, n in each.roles.items())})"
            ),
            _reason_value(each, "stages"),
            len(each.victims),
            _where(each, wording),
            " – ".join(dict.fromkeys(day[:7] for day in (each.first_date, each.last_date) if day)),
            wording.number(each.score),
            names[each.parties[0]].name,
        )
        for place, each in enumerate(shown, start=1)
    )
    kept = [place for place in range(len(headings) + 2) if wide or place not in _LEFT_OUT_NARROW]
    count = len(found)
    table(
        wording.plural("{count} network", "{count} networks", count).format(
            count=wording.number(count)
        ),
        (
            each
            for place, each in enumerate((*headings, _("score"), _("most central")))
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
    return next((int(each.value) for each in network.reasons if each.code == code), 0)


def _where(network: Network, wording: Wording) -> str:
    """Origins in short, then destinations."""
    regencies = list(network.regencies[:2])
    if more := len(network.regencies) - len(regencies):
        regencies.append(f"+{more}")
    return " → ".join(
        filter(None, (", ".join(regencies), ", ".join(map(wording.country, network.destinations))))
    )
