"""Numbers that were opened as a listing: the same for the terminal, for programs and for the
screen.
"""

from collections.abc import Sequence
from typing import Any

from app.monitoring.openings import OpenedNumber
from app.rows import columns
from app.rows.listing import Column, Listing
from app.wording.wording import Wording


def opened_listing(found: Sequence[OpenedNumber], wording: Wording) -> Listing[OpenedNumber]:
    """Numbers of free text that are shown, each with who opened it for which case, and why."""
    _ = wording.text
    title = wording.plural("{n} number is open", "{n} numbers are open", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda opened: opened.opening.id),
            Column(_("kind"), lambda opened: wording.scheme(opened.scheme)),
            Column(_("number"), lambda opened: opened.number),
            Column(_("case"), lambda opened: opened.case),
            Column(_("since"), lambda opened: wording.date(opened.opening.on[:10])),
            Column(_("who"), lambda opened: opened.opening.by),
            Column(_("why"), lambda opened: opened.opening.why, wide=True),
        ),
        none=_("No number of free text is open."),
        records=lambda: map(opened_record, found),
        fields=columns.OPENED,
    )


def opened_record(opened: OpenedNumber) -> dict[str, Any]:
    """A number that was opened as a flat record."""
    opening = opened.opening
    return {
        "id": opening.id,
        "what": opening.what,
        "scheme": opened.scheme,
        "number": opened.number,
        "case": opened.case,
        "by": opening.by,
        "on": opening.on,
        "why": opening.why,
    }
