"""How cases are handled as a listing: for the terminal, for programs and for the screen."""

from collections.abc import Sequence
from typing import Any

from app.monitoring.handlings import HandledCase
from app.rows.listing import Column, Listing
from app.wording.wording import Wording
from graph.handlings import CaseHandling

FIELDS = ("case", "id", "state", "office", "named", "by", "on", "why")


def state_word(state: CaseHandling, wording: Wording) -> str:
    """A state of handling as people call it."""
    _ = wording.text
    words = {
        CaseHandling.OPEN: _("open"),
        CaseHandling.RESTRICTED: _("restricted"),
        CaseHandling.SEALED: _("sealed"),
    }
    return words[state]


def handled_listing(
    found: Sequence[HandledCase], title: str, none: str, wording: Wording
) -> Listing[HandledCase]:
    """Cases, or the handlings of one, each with who may see it, by whom and why."""
    _ = wording.text
    return Listing(
        title=title,
        items=found,
        columns=(
            Column(_("case"), lambda one: one.number),
            Column(_("handling"), lambda one: state_word(one.handling.state, wording)),
            Column(_("office"), lambda one: one.handling.office),
            Column(_("accounts named"), lambda one: ", ".join(one.handling.named), wide=True),
            Column(_("since"), lambda one: wording.date(one.handling.on[:10])),
            Column(_("who"), lambda one: one.handling.by),
            Column(_("why"), lambda one: one.handling.why, wide=True),
        ),
        none=none,
        records=lambda: map(handled_record, found),
        fields=FIELDS,
    )


def handled_record(one: HandledCase) -> dict[str, Any]:
    """How a case is handled as a flat record."""
    handling = one.handling
    return {
        "case": one.number,
        "id": one.case_id,
        "state": handling.state,
        "office": handling.office,
        "named": " ".join(handling.named),
        "by": handling.by,
        "on": handling.on,
        "why": handling.why,
    }
