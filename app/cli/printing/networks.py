"""What the command line prints of networks."""

from collections.abc import Sequence
from dataclasses import replace

from app.cli import console
from app.cli.console import Format
from app.rows import columns
from app.rows.listing import Column, Listing, Record, first
from app.rows.networks import network_rows
from app.wording.profile import SHORT_ID
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.analysis.networks.networks import Network

WIDE = 120
"""Columns from which the list of networks shows all that it has."""
_ONLY_WIDE = frozenset({"groups", "stages", "dates"})
"""Headings of the columns that a narrow list of networks leaves out."""


def networks(space: Workspace, format: Format, limit: int) -> None:
    """Print the networks found."""
    found = space.networks.all()
    listing = _listing(space, found, limit)
    if console.out.width < WIDE:
        listing = _narrow(listing, space.wording)
    console.show(listing, format)


def _listing(space: Workspace, found: Sequence[Network], limit: int) -> Listing[Network]:
    """The networks with what a wide window has room for."""
    wording = space.wording
    _ = wording.text
    shown, left_out = first(found, limit)
    names = space.store.entities([network.parties[0] for network in shown])
    told = _("{count} more networks: use --limit 0")
    more = told.format(count=left_out)
    title = wording.plural("{count} network", "{count} networks", len(found))
    return Listing(
        title=title.format(count=wording.number(len(found))),
        items=shown,
        columns=(
            Column("id", lambda network: network.id[:SHORT_ID]),
            Column(_("cases"), lambda network: len(network.cases)),
            Column(_("groups"), lambda network: _reason_value(network, "newly_connected") or 1),
            Column(_("parties"), lambda network: _parties(network, wording)),
            Column(_("stages"), lambda network: _reason_value(network, "stages")),
            Column(_("victims"), lambda network: len(network.victims)),
            Column(_("where"), lambda network: _where(network, wording)),
            Column(_("dates"), _months),
            Column(_("score"), lambda network: wording.number(network.score)),
            Column(_("most central"), lambda network: names[network.parties[0]].name),
        ),
        none=_("No network links two cases yet: load case files with `simpul load FOLDER`."),
        foot=(more,) if left_out else (),
        numbered=True,
        records=lambda: network_rows(space, shown),
        fields=columns.NETWORKS,
        flat=_with_sentences,
    )


def _narrow(listing: Listing[Network], wording: Wording) -> Listing[Network]:
    """The list without what a narrow window has no room for, and with a line that says so."""
    _ = wording.text
    left_out = {_(heading) for heading in _ONLY_WIDE}
    note = _("Groups, stages and dates need a window of {count} columns, or --format csv.")
    return replace(
        listing,
        columns=[column for column in listing.columns if column.heading not in left_out],
        foot=(note.format(count=WIDE), *listing.foot),
    )


def _with_sentences(record: Record) -> Record:
    """A network for a spreadsheet: the sentence of each reason, without its points."""
    return {**record, "reasons": [reason["text"] for reason in record["reasons"]]}


def _reason_value(network: Network, code: str) -> int:
    """The number that a reason of a network gives; 0 when it is none."""
    return next((int(reason.value) for reason in network.reasons if reason.code == code), 0)


def _parties(network: Network, wording: Wording) -> str:
    """How many parties there are, and how many of each group."""
    groups = (f"{wording.group(role)}: {count}" for role, count in network.roles.items())
    return f"{len(network.parties)} ({', '.join(groups)})"


def _months(network: Network) -> str:
    """The first month and the last, once if they are the same."""
    days = filter(None, (network.first_date, network.last_date))
    return " – ".join(dict.fromkeys(day[:7] for day in days))


def _where(network: Network, wording: Wording) -> str:
    """Origins in short, then destinations."""
    regencies = list(network.regencies[:2])
    if more := len(network.regencies) - len(regencies):
        regencies.append(f"+{more}")
    origins = ", ".join(regencies)
    destinations = ", ".join(map(wording.country, network.destinations))
    return " → ".join(filter(None, (origins, destinations)))
