"""Rows of JSON and JSON Lines: nested objects flattened with dots, lists kept as lists."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from graph.errors import UnreadableFile
from loaders.tables import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_DOCUMENT_BYTES,
    MAX_FILE_BYTES,
    MAX_ROWS,
    Row,
    Table,
    check_size,
    is_blank,
)

_LOOK_AT = 1000
_MAX_DEPTH = 32
_MOST_NUMBERED = 40
_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def read_json(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The tables of a JSON file: an array of objects, or an object of arrays; raises UnreadableFile."""
    check_size(path, MAX_DOCUMENT_BYTES)
    try:
        document = msgspec.json.decode(path.read_bytes())
    except _BROKEN as error:
        raise UnreadableFile(f"{name} is no JSON ({error}); export it again") from error
    if isinstance(document, list):
        yield _table(name, "", document)
    elif isinstance(document, dict) and any(isinstance(value, list) for value in document.values()):
        for key, value in document.items():
            if isinstance(value, list):
                yield _table(name, key, value)
    elif isinstance(document, dict):
        yield _table(name, "", [document])
    else:
        raise UnreadableFile(f"{name} holds no rows; a JSON file is an array of objects")


def read_json_lines(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a JSON Lines file, whose broken lines are given with a reason; raises UnreadableFile."""
    check_size(path, MAX_FILE_BYTES)

    def rows() -> Iterator[Row]:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if number > MAX_ROWS:
                    return
                if line.strip():
                    yield _line_row(number, line)

    first = [row for _, row in zip(range(_LOOK_AT), rows(), strict=False)]
    yield Table(file=name, sheet="", columns=_columns(first), rows=rows)


def _line_row(number: int, line: bytes) -> Row:
    try:
        return _row(number, msgspec.json.decode(line))
    except _BROKEN as error:
        text = line.decode(errors="replace").strip()[:MAX_CELL_CHARACTERS]
        return Row(number, {"text": text}, f"no JSON: {error}", "export the row again, one object a line")


def _table(name: str, sheet: str, items: list[Any]) -> Table:
    def rows() -> Iterator[Row]:
        for number, item in enumerate(items, start=1):
            yield _row(number, item)

    first = [row for _, row in zip(range(_LOOK_AT), rows(), strict=False)]
    return Table(file=name, sheet=sheet, columns=_columns(first), rows=rows)


def _row(number: int, item: Any) -> Row:
    if not isinstance(item, dict):
        return Row(number, {"text": str(item)[:1000]}, "a row that is no object", "make each row an object")
    try:
        return Row(number, dict(flatten(item)))
    except RecursionError:
        return Row(number, {}, f"objects nested deeper than {_MAX_DEPTH}", "flatten the object")


def flatten(item: Mapping[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Keys joined by dots with their texts; lists stay lists, null is absent.

    >>> dict(flatten({"a": {"b": 1}, "c": ["x", {"d": None}]}))
    {'a.b': '1', 'c': ['x', {'d': None}]}
    """
    if depth > _MAX_DEPTH:
        raise RecursionError
    for key, value in item.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from flatten(value, f"{name}.", depth + 1)
        elif isinstance(value, list):
            yield name, value
            if is_party_list(value):
                for number, entry in enumerate(value[:_MOST_NUMBERED], start=1):
                    yield from flatten(entry, f"{name}.{number}.", depth + 1)
        elif value is not None:
            yield name, json_text(value)


def is_party_list(value: Any) -> bool:
    """Whether it is a list of objects, which is also read as numbered columns: `parties.1.name`."""
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def json_text(value: Any) -> str:
    """A JSON scalar as text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value if isinstance(value, str) else str(value)


def _columns(rows: list[Row]) -> tuple[str, ...]:
    """Columns of these rows; a list of objects stands there by its numbered columns only."""
    columns = dict.fromkeys(
        key
        for row in rows
        if not row.reason
        for key, cell in row.values.items()
        if not is_blank(key) and not is_party_list(cell)
    )
    return tuple(columns)[:MAX_COLUMNS]
