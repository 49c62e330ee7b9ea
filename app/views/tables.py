"""Rows of the tables that several screens show."""

from collections.abc import Sequence
from typing import Any

from app.workspace import Workspace
from graph.analysis.networks import Network


def network_rows(space: Workspace, networks: Sequence[Network]) -> list[dict[str, Any]]:
    """Networks as rows under headings in the reader's language."""
    wording, _ = space.wording, space.wording.text
    names = space.entities([each.parties[0] for each in networks])
    return [
        {
            _("Most central"): names[each.parties[0]].name,
            _("Score"): each.score,
            _("Cases"): len(each.cases),
            _("Victims"): len(each.victims),
            _("Parties"): ", ".join(f"{count} {wording.group(group)}" for group, count in each.roles.items()),
            _("Origin"): ", ".join(each.regencies),
            _("Destination"): ", ".join(wording.country(code) for code in each.destinations),
            _("From"): wording.date(each.first_date),
            _("To"): wording.date(each.last_date),
            "id": each.id,
        }
        for each in networks
    ]
