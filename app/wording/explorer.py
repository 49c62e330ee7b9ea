"""What the canvas of the explorer says: facets, lenses, layouts, how many of what."""

from collections.abc import Mapping
from types import MappingProxyType

from app.wording.labels import N_
from app.wording.wording import Wording
from graph.schema import EntityKind

FACETS: Mapping[str, str] = MappingProxyType(
    {
        "kind": N_("Kind"),
        "role": N_("Role"),
        "strength": N_("Strength"),
        "grade": N_("Grade"),
        "status": N_("Status"),
        "place": N_("Place"),
        "source": N_("Source"),
    }
)
LAYOUTS: Mapping[str, str] = MappingProxyType(
    {
        "force": N_("By ties"),
        "layers": N_("By role"),
        "case": N_("By case"),
        "radial": N_("In rings"),
        "map": N_("Map"),
        "time": N_("By time"),
    }
)


def how_many(kind: str, count: int, wording: Wording) -> str:
    """So many of a kind: "12 phones"."""
    n = count
    texts = {
        EntityKind.PERSON: wording.plural("{n} person", "{n} people", n),
        EntityKind.ORGANIZATION: wording.plural("{n} organisation", "{n} organisations", n),
        EntityKind.CASE: wording.plural("{n} case", "{n} cases", n),
        EntityKind.PHONE: wording.plural("{n} phone number", "{n} phone numbers", n),
        EntityKind.BANK_ACCOUNT: wording.plural("{n} bank account", "{n} bank accounts", n),
        EntityKind.IDENTITY_DOCUMENT: wording.plural(
            "{n} identity document", "{n} identity documents", n
        ),
        EntityKind.ADDRESS: wording.plural("{n} address", "{n} addresses", n),
        EntityKind.PLACE: wording.plural("{n} place", "{n} places", n),
        EntityKind.VEHICLE: wording.plural("{n} vehicle", "{n} vehicles", n),
        EntityKind.ONLINE_ACCOUNT: wording.plural("{n} online account", "{n} online accounts", n),
        EntityKind.TRIP: wording.plural("{n} journey", "{n} journeys", n),
    }
    text = texts.get(EntityKind(kind), "{n}") if kind in set(EntityKind) else "{n}"
    return text.format(n=wording.number(count))
