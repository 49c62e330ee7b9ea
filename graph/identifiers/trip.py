"""Journeys: a ship or flight on a day; `vehicle|2024-03-12`, or the vehicle alone where no day is known."""

import re

from graph.errors import InvalidValue
from graph.names import fold

_FLIGHT = re.compile(r"(?:flight|penerbangan|pesawat|no)?[\s.:]*([a-z]{2}|[a-z]\d|\d[a-z])[\s-]?0*(\d{1,4})[a-z]?")
_TITLE = re.compile(r"^(?:kapal(?: motor)?|nama kapal|ferry|feri|km|kmp|mv|mt)\s+")


def normalize(text: str) -> str:
    """The vehicle without its titles and punctuation, and the day; raises InvalidValue without a vehicle.

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
    if not plain:
        raise InvalidValue(f"{text}: no ship or flight; write its name or number")
    return f"{plain}|{day}" if day else plain


def is_valid(text: str) -> bool:
    """Whether it names a ship or flight."""
    return bool(re.search(r"\w", text.partition("|")[0]))


def format(value: str) -> str:
    """The vehicle in capitals, and the day."""
    vehicle, _, day = value.partition("|")
    return f"{vehicle.upper()}, {day}" if day else vehicle.upper()
