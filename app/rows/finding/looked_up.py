"""Which lines of a list are known, as a listing."""

from itertools import chain
from typing import Any

from app.networks.finding.lists import ListLine, LookedUp, Standing
from app.rows import columns
from app.rows.finding.found import called
from app.rows.listing import Column, Listing
from app.wording.finding.because import standing
from app.wording.wording import Wording


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


def list_record(line: ListLine) -> dict[str, Any]:
    """A line of a list as a flat record."""
    roles = chain.from_iterable(hit.roles for hit in line.hits)
    because = chain.from_iterable(hit.because for hit in line.hits)
    return {
        "line": line.number,
        "text": line.text,
        "standing": line.standing.value,
        "total": line.total,
        "ids": [hit.entity.id for hit in line.hits],
        "names": [hit.entity.name for hit in line.hits],
        "kinds": [hit.entity.kind.value for hit in line.hits],
        "roles": list(dict.fromkeys(roles)),
        "places": list(dict.fromkeys(filter(None, (hit.place for hit in line.hits)))),
        "cases": max((hit.entity.cases for hit in line.hits), default=0),
        "because": list(dict.fromkeys(why.value for why in because)),
    }


def _known_as(line: ListLine, wording: Wording) -> str:
    names = dict.fromkeys(called(hit, wording) for hit in line.hits)
    return "; ".join(names)


def _first(line: ListLine, wording: Wording) -> str:
    return wording.roles(line.hits[0].roles) if line.hits else ""
