"""Disclosures as a listing: the same for the terminal, for programs and for the screen."""

from collections.abc import Sequence
from typing import Any

from app.networks.work.disclosures import DisclosureView
from app.rows import columns
from app.rows.listing import Column, Listing
from app.rows.work import SHORT_ID
from app.wording.trust.disclosures import standing_words
from app.wording.wording import Wording
from graph.work.disclosures import DisclosureState


def disclosures_listing(
    found: Sequence[DisclosureView], day: str, wording: Wording, *, none: str = ""
) -> Listing[DisclosureView]:
    """Disclosures with whom they are for and how they stand on an ISO day."""
    _ = wording.text
    title = wording.plural("{n} disclosure", "{n} disclosures", len(found))
    return Listing(
        title=title.format(n=wording.number(len(found))),
        items=found,
        columns=(
            Column("id", lambda view: view.kept.id[:SHORT_ID]),
            Column(_("receiver"), lambda view: view.disclosure.receiver, wide=True),
            Column(_("standing"), lambda view: standing_words(view, day, wording), wide=True),
            Column(_("for"), lambda view: wording.audience(view.disclosure.audience)),
            Column(_("purpose"), lambda view: view.disclosure.purpose, wide=True),
            Column(_("lawful basis"), lambda view: wording.basis(view.disclosure.basis)),
            Column(_("until"), lambda view: wording.date(view.disclosure.until), optional=True),
            Column(_("cases"), lambda view: wording.number(len(view.disclosure.cases))),
            Column(_("why without consent"), lambda view: view.disclosure.override, optional=True),
        ),
        none=none
        or _("Nothing is to be disclosed: prepare it with `simpul disclosures --prepare`."),
        records=lambda: [disclosure_record(view, day) for view in found],
        fields=columns.DISCLOSURES,
    )


def disclosure_record(view: DisclosureView, day: str) -> dict[str, Any]:
    """A disclosure as a flat record."""
    said = view.disclosure
    step = view.step
    approved = step(DisclosureState.APPROVED)
    handed_over = step(DisclosureState.HANDED_OVER)
    acknowledged = step(DisclosureState.ACKNOWLEDGED)
    recalled = step(DisclosureState.RECALLED)
    return {
        "id": view.kept.id,
        "receiver": said.receiver,
        "state": view.state.value,
        "on": said.on,
        "until": said.until,
        "overdue": view.is_overdue(day),
        "audience": said.audience,
        "purpose": said.purpose,
        "basis": said.basis,
        "networks": list(said.about),
        "cases": list(said.cases),
        "by": said.by,
        "approved_by": approved.by if approved else "",
        "handed_over_on": handed_over.on if handed_over else "",
        "acknowledged_on": acknowledged.on if acknowledged else "",
        "recalled_on": recalled.on if recalled else "",
        "remark": view.steps[-1].text if view.steps else "",
        "consented": len(said.consented),
        "without_consent": len(said.without_consent),
        "override": said.override,
    }
