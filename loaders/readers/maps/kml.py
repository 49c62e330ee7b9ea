"""The points of a KML file as rows: what is said of each, and where it lies."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException

from graph.errors import UnreadableFile
from graph.messages import message
from loaders.readers.maps.geojson import LATITUDE, LONGITUDE
from loaders.readers.xml import BROKEN, Metered, events, local_name
from loaders.tables import MAX_DOCUMENT_BYTES, MAX_ROWS, Row, Table, beyond_rows, check_size

_TAG = re.compile(r"<[^<>]*>")
_COLUMNS = {"name": "Titik", "description": "Keterangan"}
"""What a point is called is no name of a person."""
_WHERE = (LATITUDE, LONGITUDE)


def is_map(path: Path) -> bool:
    """Whether the root element of an XML file is that of a KML file."""
    try:
        with path.open("rb") as file:
            _, root = next(events(Metered(file)))
    except (DefusedXmlException, StopIteration, *BROKEN):
        return False
    return local_name(root.tag) == "kml"


def read_kml(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The places of a KML file, a row each; raises UnreadableFile."""
    check_size(path, MAX_DOCUMENT_BYTES)
    try:
        places = list(_places(path))
    except (DefusedXmlException, *BROKEN) as error:
        raise UnreadableFile(
            message(
                "{name} is no KML that can be read ({error}); export it again",
                name=name,
                error=error,
            )
        ) from error
    columns = dict.fromkeys(_COLUMNS.values())
    for place in places:
        columns |= dict.fromkeys(place)

    def rows() -> Iterator[Row]:
        for number, place in enumerate(places, start=1):
            yield Row(number, place) if number <= MAX_ROWS else beyond_rows(number)

    yield Table(name, "", (*(c for c in columns if c not in _WHERE), *_WHERE), rows)


def _places(path: Path) -> Iterator[dict[str, str]]:
    with path.open("rb") as file:
        metered = Metered(file)
        for event, element in events(metered):
            if event == "end" and local_name(element.tag) == "Placemark":
                yield _place(element)
                element.clear()
                metered.since = 0


def _place(element: Element) -> dict[str, str]:
    """What a KML file says of one place, and its coordinates where it is a point."""
    found: dict[str, str] = {}
    for inner in element.iter():
        tag, text = local_name(inner.tag), " ".join((inner.text or "").split())
        if tag in _COLUMNS and text:
            found.setdefault(_COLUMNS[tag], " ".join(_TAG.sub(" ", text).split()))
        elif tag == "SimpleData":
            found[inner.get("name", tag)] = text
        elif tag == "Data":
            value = next((e.text for e in inner if local_name(e.tag) == "value"), "")
            found[inner.get("name", tag)] = " ".join((value or "").split())
        elif tag == "coordinates" and len(text.split()) == 1:
            longitude, latitude, *_ = [*text.split(","), ""]
            found |= {LATITUDE: latitude, LONGITUDE: longitude}
    return found
