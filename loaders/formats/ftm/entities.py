"""One line of a FollowTheMoney file as an entity with its properties as texts."""

import codecs
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from graph.errors import InvalidValue, UnreadableFile
from graph.messages import message
from loaders.readers.json import BROKEN_JSON, MAX_LINE, bounded_lines, holds_lines, json_text
from loaders.tables import (
    MAX_CELL_CHARACTERS,
    MAX_DOCUMENT_BYTES,
    MAX_FILE_BYTES,
    MAX_ROWS,
    check_size,
)

_OWN = frozenset({"id", "schema", "properties", "caption"})
_SNIFF = 64


class FtmEntity(NamedTuple):
    """An entity: its id, schema, caption, properties, and what else its line says."""

    id: str
    schema: str
    caption: str
    properties: Mapping[str, Any]
    beside: Mapping[str, Any]

    def texts(self, name: str) -> list[str]:
        """The values of a property, stripped, each once."""
        value = self.properties.get(name)
        return list(_texts(value)) if value else []

    def first(self, *names: str) -> str:
        """The first value of the first of these properties that has one, else empty."""
        for name in names:
            for text in _texts(self.properties.get(name)):
                return text
        return ""

    def all_texts(self, *names: str) -> list[str]:
        """The values of these properties, one after the other."""
        return list(chain.from_iterable(map(self.texts, names)))


def read_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The entities of a file as they stand there, with their line.

    Those of a JSON array with their place in it.
    """
    if _is_document(path):
        check_size(path, MAX_DOCUMENT_BYTES)
        content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
        try:
            items = _entities_of(content)
        except BROKEN_JSON as error:
            raise UnreadableFile(
                message("{name} is no JSON ({error}); export it again", name=path.name, error=error)
            ) from error
        yield from ((number, bytes(item)) for number, item in enumerate(items, start=1))
        return
    check_size(path, MAX_FILE_BYTES)
    with path.open("rb") as file:
        for number, line in enumerate(bounded_lines(file), start=1):
            if number > MAX_ROWS:
                yield number, f"more than {MAX_ROWS:,} lines; the rest is not read".encode()
                return
            stripped = line.strip()
            if stripped:
                yield number, stripped


def _is_document(path: Path) -> bool:
    """Whether a file is one JSON document and not an entity a line.

    An array is, and where its ending says so an object that its first line does not end.
    """
    with path.open("rb") as file:
        start = file.read(_SNIFF).removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"["):
        return True
    return path.suffix.lower() == ".json" and start.startswith(b"{") and not holds_lines(path)


def _entities_of(content: bytes) -> list[msgspec.Raw]:
    """The entities of a document: those of an array, an object itself, or those of its list."""
    if content.lstrip().startswith(b"["):
        return msgspec.json.decode(content, type=list[msgspec.Raw])
    fields = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
    if "schema" in fields:
        return [msgspec.Raw(content)]
    lists = (value for value in fields.values() if bytes(value).lstrip().startswith(b"["))
    return msgspec.json.decode(next(lists, msgspec.Raw(b"[]")), type=list[msgspec.Raw])


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(element, dict) for element in value)


def read_entity(line: bytes) -> FtmEntity:
    """The entity of a line; raises InvalidValue when it is none."""
    if len(line) > MAX_LINE:
        raise InvalidValue(
            message("a line of more than {value} MiB", value=MAX_LINE >> 20),
            "write one entity a line",
        )
    try:
        item = msgspec.json.decode(line)
    except BROKEN_JSON as error:
        raise InvalidValue(
            message("no JSON: {error}", error=error), "export the line again"
        ) from error
    if not isinstance(item, dict):
        raise InvalidValue("no entity", "a line is one object with id, schema and properties")
    name, schema, properties = item.get("id"), item.get("schema"), item.get("properties", {})
    if not (isinstance(name, str) and name.strip() and isinstance(schema, str) and schema.strip()):
        raise InvalidValue("an entity without id or schema", "give it both")
    if not isinstance(properties, dict):
        raise InvalidValue("properties that are no object", "write each as a list of values")
    if any(map(_holds_objects, properties.values())):
        raise InvalidValue(
            "entities inside an entity", "export one entity a line (entities.ftm.json)"
        )
    caption = item.get("caption")
    beside = {key: value for key, value in item.items() if key not in _OWN}
    return FtmEntity(
        name, schema, caption.strip() if isinstance(caption, str) else "", properties, beside
    )


def joined(value: Any) -> str:
    """A property's values as one text."""
    return " | ".join(_texts(value))


def _texts(value: Any) -> Iterator[str]:
    if value is None:
        return
    seen = set()
    for element in value if isinstance(value, list) else [value]:
        text = "" if element is None or isinstance(element, list) else _text(element)
        if text and text not in seen:
            seen.add(text)
            yield text


def _text(value: Any) -> str:
    text = msgspec.json.encode(value).decode() if isinstance(value, dict) else json_text(value)
    return text.replace("\0", "").strip()[:MAX_CELL_CHARACTERS]
