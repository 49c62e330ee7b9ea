"""What a text finds as a listing, with the total that it is part of."""

from typing import Any

from app.networks.finding.finding import Found, Hit
from app.rows import columns
from app.rows.listing import Column, Listing
from app.wording.finding.because import why_found
from app.wording.wording import Wording
from graph.schema import EntityKind


def found_listing(found: Found, wording: Wording) -> Listing[Hit]:
    """What a text finds, the surest first; said with the total that it is part of."""
    _ = wording.text
    total = wording.plural("{n} found", "{n} found", found.total)
    left_out = found.total - len(found.hits)
    more = _("the first {shown} are shown: narrow it down, or type more").format(
        shown=wording.number(len(found.hits))
    )
    return Listing(
        title=total.format(n=wording.number(found.total)),
        items=found.hits,
        columns=(
            Column(_("name"), lambda hit: called(hit, wording)),
            Column(_("kind"), lambda hit: wording.kind(hit.entity.kind)),
            Column(_("role"), lambda hit: wording.roles(hit.roles), optional=True),
            Column(_("place"), lambda hit: hit.place, optional=True),
            Column(_("cases"), lambda hit: hit.entity.cases),
            Column(_("years"), lambda hit: "–".join(hit.years), optional=True),
            Column(_("why found"), lambda hit: why_found(hit.because, wording)),
        ),
        none=_("Nothing is found by this. Try fewer words, another spelling, or part of a number."),
        foot=(more,) if left_out else (),
        records=lambda: [{**_record(hit), "total": found.total} for hit in found.hits],
        fields=columns.FOUND,
    )


def called(hit: Hit, wording: Wording) -> str:
    """What a hit is called."""
    entity = hit.entity
    if entity.kind is EntityKind.CASE:
        return wording.case(entity.name, str(entity.properties.get("scheme", "")))
    return entity.name or wording.text("(no name)")


def _record(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.entity.id,
        "kind": hit.entity.kind.value,
        "name": hit.entity.name,
        "roles": list(hit.roles),
        "place": hit.place,
        "cases": hit.entity.cases,
        "years": list(hit.years),
        "because": [because.value for because in hit.because],
    }
