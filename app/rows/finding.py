"""What was found, and which lines of a list are known, as listings."""

from collections.abc import Mapping
from typing import Any

from app.networks.finding.finding import Found, Hit
from app.networks.finding.lists import ListLine, LookedUp, Standing
from app.rows import columns
from app.rows.listing import Column, Listing
from app.wording.finding.because import standing, why_found
from app.wording.wording import Wording
from graph.model import Id
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


def list_listing(looked_up: LookedUp, wording: Wording) -> Listing[ListLine]:
    """Each line of a list with how it is known, in the order of the list."""
    _ = wording.text
    known = looked_up.count(Standing.KNOWN) + looked_up.count(Standing.SEVERAL)
    told = _("{known} of {lines} lines are known, {alike} more look like something known")
    left_out = _("{count} lines more were not looked up: give them as a list of their own")
    foot = (left_out.format(count=wording.number(looked_up.left_out)),)
    return Listing(
        title=told.format(
            known=wording.number(known),
            lines=wording.number(len(looked_up.lines)),
            alike=wording.number(looked_up.count(Standing.ALIKE)),
        ),
        items=looked_up.lines,
        columns=(
            Column(_("line"), lambda line: line.number),
            Column(_("in the list"), lambda line: line.text),
            Column(_("standing"), lambda line: standing(line.standing, wording)),
            Column(_("known as"), lambda line: _known_as(line, wording), wide=True),
            Column(_("role"), lambda line: _first(line, wording), optional=True),
            Column(_("place"), lambda line: line.hits[0].place if line.hits else "", optional=True),
            Column(_("cases"), lambda line: line.hits[0].entity.cases if line.hits else 0),
            Column(_("found in all"), lambda line: line.total),
        ),
        none=_("The list is empty: give one name or number a line."),
        foot=foot if looked_up.left_out else (),
        records=lambda: [list_record(line) for line in looked_up.lines],
        fields=columns.LISTED,
    )


def called(hit: Hit, wording: Wording) -> str:
    """What a hit is called."""
    entity = hit.entity
    if entity.kind is EntityKind.CASE:
        return wording.case(entity.name, str(entity.properties.get("scheme", "")))
    return entity.name or wording.text("(no name)")


def list_record(line: ListLine) -> dict[str, Any]:
    """A line of a list as a flat record."""
    return {
        "line": line.number,
        "text": line.text,
        "standing": line.standing.value,
        "total": line.total,
        "ids": [hit.entity.id for hit in line.hits],
        "names": [hit.entity.name for hit in line.hits],
        "kinds": [hit.entity.kind.value for hit in line.hits],
        "roles": list(dict.fromkeys(role for hit in line.hits for role in hit.roles)),
        "places": list(dict.fromkeys(filter(None, (hit.place for hit in line.hits)))),
        "cases": max((hit.entity.cases for hit in line.hits), default=0),
        "because": list(dict.fromkeys(why.value for hit in line.hits for why in hit.because)),
    }


def names_of(hits: tuple[Hit, ...], wording: Wording) -> Mapping[Id, str]:
    """What these are called, by id."""
    return {hit.entity.id: called(hit, wording) for hit in hits}


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


def _known_as(line: ListLine, wording: Wording) -> str:
    names = dict.fromkeys(called(hit, wording) for hit in line.hits)
    return "; ".join(names)


def _first(line: ListLine, wording: Wording) -> str:
    return wording.roles(line.hits[0].roles) if line.hits else ""
