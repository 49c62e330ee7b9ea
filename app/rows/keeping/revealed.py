"""Who is told by name of one case, or one person: for the terminal, for programs and the screen."""

from typing import Any

from app.access.handling.revealing import Revealed, RevealedPerson
from app.rows.listing import Column, Listing
from app.wording.wording import Wording

FIELDS = ("id", "names", "born_on", "identifiers")


def revealed_listing(revealed: Revealed, wording: Wording) -> Listing[RevealedPerson]:
    """The people who are told by name, and under them the narrative of the case."""
    _ = wording.text
    foot = [revealed.narrative] if revealed.narrative else []
    if revealed.minors:
        told = wording.plural(
            "{n} minor stays masked: who handles the case reads the name.",
            "{n} minors stay masked: who handles the case reads the names.",
            revealed.minors,
        )
        foot.append(told.format(n=revealed.minors))
    return Listing(
        title="",
        items=revealed.people,
        columns=(
            Column(_("names"), lambda person: "; ".join(person.names), wide=True),
            Column(_("born on"), lambda person: wording.date(person.born_on)),
            Column(_("numbers"), lambda person: "; ".join(person.identifiers), wide=True),
            Column("id", lambda person: person.id),
        ),
        none=_("Nobody is told by name."),
        foot=foot,
        records=lambda: map(person_record, revealed.people),
        fields=FIELDS,
    )


def person_record(person: RevealedPerson) -> dict[str, Any]:
    """Somebody who is told by name as a flat record."""
    return {
        "id": person.id,
        "names": "; ".join(person.names),
        "born_on": person.born_on,
        "identifiers": "; ".join(person.identifiers),
    }


def revealed_record(revealed: Revealed) -> dict[str, Any]:
    """Everything that is told, as one record."""
    return {
        "what": revealed.what,
        "number": revealed.number,
        "people": [person_record(person) for person in revealed.people],
        "narrative": revealed.narrative,
        "minors": revealed.minors,
    }
