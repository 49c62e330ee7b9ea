"""Journeys: a ship or flight on a day.

`vehicle|2024-03-12`, or the vehicle alone where no day is known.
"""

import re

from graph.errors import InvalidValue
from graph.messages import message
from graph.names import fold

_FLIGHT = re.compile(
    r"(?:flight|penerbangan|pesawat|no)?[\s.:]*([a-z]{2}|[a-z]\d|\d[a-z])[\s-]?0*(\d{1,4})[a-z]?"
)
_TITLE = re.compile(r"^(?:kapal(?: motor)?|nama kapal|ferry|feri|km|kmp|mv|mt)\s+")
_NAMELESS = frozenset(
    "speedboat,speed boat,sepit,ferry,feri,fery,kapal,kapal laut,kapal feri,kapal ferry,kapal"
    " kayu,kapal cepat,perahu,perahu motor,boat,pesawat,pesawat"
    " terbang,flight,penerbangan,plane,bus,mobil,travel,mobil travel,motor,km,kmp,kapal ikan,kapal"
    " tanker,tidak tahu,tidak diketahui,tidak ada,unknown,darat,laut,udara,jalur darat"
    ",jalur laut".split(",")
)
"""Ways to travel that are no journey: two who took a ferry on one day need not have met."""


def normalize(text: str) -> str:
    """The vehicle without its titles and punctuation, and the day.

    Raises InvalidValue without a vehicle.

    >>> normalize("KM. Bukit Siguntang|2024-03-12"), normalize("GA-0602|2024-03-12")
    ('bukit siguntang|2024-03-12', 'ga602|2024-03-12')
    """
    vehicle, _, day = text.partition("|")
    words = " ".join(re.findall(r"[a-z0-9-]+", fold(vehicle)))
    if match := _FLIGHT.fullmatch(words):
        plain = f"{match[1]}{match[2]}"
    else:
        plain = words
        while (shorter := _TITLE.sub("", plain)) != plain:
            plain = shorter
    if plain in _NAMELESS or not re.search(r"[a-z]", plain):
        raise InvalidValue(
            message("{text}: no ship or flight", text=text), "write its name or number"
        )
    return f"{plain}|{day}" if day else plain


def is_valid(text: str) -> bool:
    """Whether it names a ship or flight."""
    try:
        return bool(normalize(text))
    except InvalidValue:
        return False


def format(value: str) -> str:
    """The vehicle in capitals, and the day."""
    vehicle, _, day = value.partition("|")
    return f"{vehicle.upper()}, {day}" if day else vehicle.upper()
