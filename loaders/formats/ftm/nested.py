"""Entities that stand inside others, as OpenSanctions' targets.nested.json and APIs give them.

Decisions.
Each is taken out as a line of its own, and the entity that held it keeps its id. One that links
others or tells a fact of a party leaves that end out where it is the entity it stands in: it is
filled in, and the entity loses the property, which only said the same the other way round. An
entity that stands in several is one, as it was written first.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from loaders.formats.ftm.schemata import FACTS, LINKS
from loaders.readers.json import BROKEN_JSON

_MARK = b'"schema"'
_MOST_DEEP = 12


def unnested(line: bytes, seen: set[str]) -> Iterator[bytes]:
    """An entity without those inside it, then each of them; `seen` are ids of those taken out."""
    if line.count(_MARK) < 2:
        yield line
        return
    try:
        item = msgspec.json.decode(line)
        within: list[dict[str, Any]] = []
        if not _is_entity(item):
            yield line
            return
        _take_out(item, within, 0)
    except BROKEN_JSON:
        yield line
        return
    if not within:
        yield line
        return
    yield msgspec.json.encode(item)
    for entity in within:
        if entity["id"] not in seen:
            seen.add(entity["id"])
            yield msgspec.json.encode(entity)


def _take_out(entity: dict[str, Any], within: list[dict[str, Any]], depth: int) -> None:
    """Replace entities inside an entity by their ids, and gather them."""
    if depth > _MOST_DEEP:
        raise RecursionError
    properties = entity["properties"]
    for name, values in list(properties.items()):
        if not isinstance(values, list) or not any(map(_is_entity, values)):
            continue
        kept = []
        for value in values:
            if not _is_entity(value):
                kept.append(value)
                continue
            _take_out(value, within, depth + 1)
            if not _completed(value, entity["id"]):
                kept.append(value["id"])
            within.append(value)
        properties[name] = kept
        if not kept:
            del properties[name]


def _completed(entity: dict[str, Any], outer: str) -> bool:
    """Whether an entity links or tells of the one that it stood in, which is filled in then."""
    properties = entity["properties"]
    link, fact = LINKS.get(entity["schema"]), FACTS.get(entity["schema"])
    ends = [link.source, link.target] if link else [fact.holders] if fact else []
    missing = [names for names in ends if not any(properties.get(name) for name in names)]
    if len(missing) == 1:
        properties[missing[0][0]] = [outer]
        return True
    named = (properties.get(name) for names in ends for name in names)
    return any(outer in values for values in named if isinstance(values, list))


def _is_entity(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("id"), str)
        and isinstance(value.get("schema"), str)
        and isinstance(value.setdefault("properties", {}), dict)
    )
