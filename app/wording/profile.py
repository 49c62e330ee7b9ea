"""A network in words: what it is called, and its story."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.wording.labels import N_
from app.wording.wording import Wording
from graph.analysis.findings.profile import Corridor, Money, NetworkProfile, Pause
from graph.model import Id
from graph.names import fold

SHORT_ID = 10
"""Characters of an id that a table or sentence shows; commands take the beginning of an id."""
UNNAMED: Mapping[Id, str] = MappingProxyType({})
"""For where networks are called by their ids, which commands take."""
MONEY = {
    "paid": N_("paid, as records of payments show"),
    "owed": N_("owed, as reports say"),
    "fee": N_("fees, as complaints tell"),
    "advance": N_("advances to candidates, as complaints tell"),
    "debt": N_("debts, as complaints tell"),
    "": N_("for a purpose that is not told, as complaints tell"),
}


def network_word(network_id: Id, names: Mapping[Id, str]) -> str:
    """Its name in quotes.

    The beginning of its id where it has none, as one that is no longer there.

    >>> network_word("n_0123456789abc", {"n_0123456789abc": "Budi"})
    '“Budi”'
    >>> network_word("n_0123456789abc", UNNAMED)
    'n_01234567'
    """
    if network_id in names:
        return f"“{names[network_id]}”"
    return network_id[:SHORT_ID]


def money_kind(money: Money, wording: Wording) -> str:
    """What the money was for, and who tells it."""
    if money.kind in MONEY:
        return wording.text(MONEY[money.kind])
    return money.kind


def money_amount(amount: float, currency: str, wording: Wording) -> str:
    """A sum with its currency."""
    return f"{currency} {wording.number(amount)}".strip()


def states(story: NetworkProfile, wording: Wording) -> str:
    """How many cases are open, closed, or neither by their status."""
    told = (
        (story.open, wording.plural("{n} case open", "{n} cases open", story.open)),
        (story.closed, wording.plural("{n} case closed", "{n} cases closed", story.closed)),
        (
            story.unknown,
            wording.plural(
                "{n} case of unknown status", "{n} cases of unknown status", story.unknown
            ),
        ),
    )
    return ", ".join(text.format(n=n) for n, text in told if n)


def pause(found: Pause, wording: Wording) -> str:
    """A time without cases."""
    text = wording.text("No case for {n} months after {after}, then active again in {until}.")
    return text.format(
        n=found.months, after=wording.date(found.after), until=wording.date(found.until)
    )


def way(found: Corridor, wording: Wording) -> tuple[str, str]:
    """Where the people came from, and the way they went."""
    end = [place for place in (found.city, found.destination) if place] or [
        wording.text("destination not told")
    ]
    steps = (found.departed_from or wording.text("departure not told"), *found.transit, *end)
    return ", ".join(found.origins), route(steps, wording)


def route(places: Iterable[str], wording: Wording) -> str:
    """Places in their order, none twice in a row, a country by its name."""
    steps = [
        wording.country(place) if len(place) == 2 and place.isupper() else place for place in places
    ]
    return " → ".join(
        step for n, step in enumerate(steps) if n == 0 or fold(step) != fold(steps[n - 1])
    )
