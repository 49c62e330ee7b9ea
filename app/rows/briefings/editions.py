"""Editions as a listing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.networks.work.kept import Kept
from app.rows import columns
from app.rows.listing import Column, Listing
from app.rows.work import SHORT_ID
from app.wording.wording import Wording
from app.wording.work.briefings import audience_word, standing_word
from graph.model import Id
from graph.work.editions import Approval, Edition

Approvals = Mapping[Id, Approval | None]
"""By lineage of the edition."""
_SHORT_DIGEST = 12


@dataclass(frozen=True, slots=True)
class EditionHeading:
    """What an edition is about, and how the office calls it."""

    case: str = ""
    """Number of the one case that it is about."""
    number: str = ""
    """The document's own, as it stands in its head."""
    unit: str = ""


_NO_HEADING = EditionHeading()
Headings = Mapping[Id, EditionHeading]
"""By lineage of the edition."""


def editions_listing(
    found: Sequence[Kept[Edition]],
    approvals: Approvals,
    wording: Wording,
    headings: Headings,
) -> Listing[Kept[Edition]]:
    """Editions with their form, audience and number, and whether somebody approved them."""

    def heading(kept: Kept[Edition]) -> EditionHeading:
        return headings.get(kept.id, _NO_HEADING)

    _ = wording.text
    title = wording.plural("{n} edition", "{n} editions", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda kept: kept.id[:SHORT_ID]),
            Column(_("form"), lambda kept: kept.latest.form),
            Column(_("for"), lambda kept: audience_word(kept.latest.audience, wording)),
            Column(_("case"), lambda kept: heading(kept).case, optional=True),
            Column(_("edition"), lambda kept: wording.number(kept.latest.number)),
            Column(_("document number"), lambda kept: heading(kept).number, optional=True),
            Column(_("unit"), lambda kept: heading(kept).unit, optional=True),
            Column(_("dated"), lambda kept: wording.date(kept.latest.date)),
            Column(
                _("standing"),
                lambda kept: standing_word(kept.latest, approvals.get(kept.id), wording),
                wide=True,
            ),
            Column(_("made by"), lambda kept: kept.latest.by),
            Column(
                _("distribution"),
                lambda kept: "; ".join(kept.latest.distribution),
                optional=True,
            ),
            Column("SHA-256", lambda kept: kept.latest.digest[:_SHORT_DIGEST]),
        ),
        none=_("No edition is made yet: make one with `simpul editions NETWORK --make`."),
        records=lambda: [
            edition_record(kept, approvals.get(kept.id), heading(kept)) for kept in found
        ],
        fields=columns.EDITIONS,
    )


def edition_record(
    kept: Kept[Edition], approval: Approval | None, heading: EditionHeading
) -> dict[str, Any]:
    """An edition as a flat record, without what it says."""
    edition = kept.latest
    return {
        "id": kept.id,
        "form": edition.form,
        "audience": edition.audience,
        "language": edition.language,
        "case": heading.case,
        "number": edition.number,
        "document_number": heading.number,
        "unit": heading.unit,
        "date": edition.date,
        "by": edition.by,
        "on": edition.on,
        "approved_by": approval.by if approval else "",
        "approved_on": approval.on if approval else "",
        "remark": approval.text if approval else "",
        "whole": edition.is_whole,
        "distribution": list(edition.distribution),
        "handling": edition.handling,
        "sha256": edition.digest,
    }
