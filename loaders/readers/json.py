"""Rows of JSON and JSON Lines: nested objects flattened with dots, lists kept as lists.

A JSON document is read whole, so its values are counted first: a list of nothing takes three bytes
in the file and twenty times that in memory. JSON Lines is read line by line and has no such limit.
"""

import codecs
import io
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

import msgspec

from graph.errors import UnreadableFile
from graph.ids import is_own_id
from graph.messages import message
from loaders.readers.encoding import find_encoding
from loaders.readers.graphs.graph import tie_table
from loaders.readers.graphs.json_graphs import is_record, read_document, read_records
from loaders.readers.maps.geojson import rows_of_features
from loaders.readers.telephones.telegram import chat_of_telegram
from loaders.tables import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_DOCUMENT_BYTES,
    MAX_FILE_BYTES,
    MAX_ROWS,
    Row,
    Table,
    beyond_rows,
    cell_text,
    check_size,
    is_blank,
)

_LOOK_AT = 1000
_MAX_DEPTH = 32
_MOST_NUMBERED = 40
MAX_LINE = 16 << 20
_MAX_VALUES = 20_000_000
"""In one document; each takes some fifty bytes beside its text."""
BROKEN_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What reading a text that is no JSON raises."""


def read_json(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The tables of a JSON file: objects in an array, in arrays by name, or one a line.

    Raises UnreadableFile.
    """
    encoding = find_encoding(path)
    if not encoding.startswith("utf-16") and holds_lines(path):
        yield from read_json_lines(path, name, known)
        return
    check_size(path, MAX_DOCUMENT_BYTES)
    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    if encoding.startswith("utf-16"):
        content = _as_utf8(content, encoding)
    if sum(content.count(mark) for mark in (b",", b"[", b"{")) > _MAX_VALUES:
        raise UnreadableFile(
            message(
                "{name} holds more than {max_values:,} values; save it as JSON Lines, or split it",
                name=name,
                max_values=_MAX_VALUES,
            )
        )
    try:
        document = msgspec.json.decode(content)
    except BROKEN_JSON as error:
        if encoding.startswith("utf-16") and (lines := _decoded_lines(content)):
            yield _table(name, "", lines)
            return
        raise UnreadableFile(
            message("{name} is no JSON ({error}); export it again", name=name, error=error)
        ) from error
    graph = read_document(document, name)
    if graph is not None:
        yield tie_table(graph, name)
    else:
        yield from _tables_of(document, name, known)


def _tables_of(document: Any, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The tables of a decoded document; raises UnreadableFile for one that holds no rows."""
    if isinstance(document, list):
        yield _table(name, "", document)
        return
    if not isinstance(document, dict):
        raise UnreadableFile(
            message("{name} holds no rows; a JSON file is an array of objects", name=name)
        )
    if _is_entity(document) or is_own_id(str(document.get("id"))):
        yield _table(name, "", [document])
    elif (chat := chat_of_telegram(document, name)) is not None:
        yield chat
    elif (rows := rows_of_frame(document) or rows_of_features(document)) is not None:
        yield _table(name, "", rows)
    elif any(isinstance(value, list) for value in document.values()) and not _is_record(
        document, known
    ):
        for key, value in document.items():
            if isinstance(value, list):
                yield _table(name, key, value)
    else:
        yield _table(name, "", [document])


def _is_record(document: Mapping[str, Any], known: Callable[[str], bool]) -> bool:
    """Whether an object is one complaint with lists in it, and no tables by name.

    One of its single values has a header that is known.
    """
    return any(
        known(key) and not isinstance(value, list | Mapping) and value is not None
        for key, value in document.items()
    )


def rows_of_frame(document: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The rows of a data frame as pandas writes one, by split, by index or by column.

    None for any other object.

    >>> rows_of_frame({"columns": ["a"], "index": [0], "data": [[1]]})
    [{'a': 1}]
    >>> rows_of_frame({"a": {"0": 1, "1": 2}}), rows_of_frame({"0": {"a": 1}, "1": {"a": 2}})
    ([{'a': 1}, {'a': 2}], [{'a': 1}, {'a': 2}])
    """
    match document:
        case {"columns": [*columns], "data": [*data]} if all(
            isinstance(row, list) and len(row) == len(columns) for row in data
        ):
            names = [str(column) for column in columns]
            return [dict(zip(names, row, strict=True)) for row in data]
    values = list(document.values())
    if not values or not all(isinstance(value, dict) for value in values):
        return None
    if all(key.isdecimal() for key in document):
        return values
    first = list(values[0])
    if not first or not all(key.isdecimal() for key in first):
        return None
    if any(list(value) != first for value in values):
        return None
    return [{column: cells[key] for column, cells in document.items()} for key in first]


def _as_utf8(content: bytes, encoding: str) -> bytes:
    return content.decode(encoding, "replace").removeprefix("\ufeff").encode()


def _decoded_lines(content: bytes) -> list[Any]:
    """The objects of a text with one a line; empty where a line is none."""
    try:
        return [msgspec.json.decode(line) for line in content.splitlines() if line.strip()]
    except BROKEN_JSON:
        return []


def read_json_lines(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a JSON Lines file, whose broken lines are given with a reason.

    Raises UnreadableFile.
    """
    check_size(path, MAX_FILE_BYTES)
    encoding = find_encoding(path)
    if encoding.startswith("utf-16"):
        check_size(path, MAX_DOCUMENT_BYTES)
    if not encoding.startswith("utf-16") and _holds_graph(path):
        yield tie_table(read_records(_objects(path), name), name)
        return

    def rows() -> Iterator[Row]:
        with _open_lines(path, encoding) as file:
            for number, line in enumerate(bounded_lines(file), start=1):
                if number > MAX_ROWS:
                    yield beyond_rows(number)
                    return
                if len(line) > MAX_LINE:
                    yield _too_long(number, line)
                elif line.strip():
                    yield _line_row(number, line)

    yield headed(name, "", rows)


def _open_lines(path: Path, encoding: str) -> IO[bytes]:
    """The file as bytes of UTF-8; one in UTF-16 is held in memory."""
    if encoding.startswith("utf-16"):
        return io.BytesIO(_as_utf8(path.read_bytes(), encoding))
    return path.open("rb")


def _holds_graph(path: Path) -> bool:
    """Whether the first line is a node or relationship of a graph database."""
    return is_record(next(_objects(path), None))


def _objects(path: Path) -> Iterator[Any]:
    """What each line of a file holds; None for one that is broken."""
    with path.open("rb") as file:
        for line in bounded_lines(file):
            if not line.strip():
                continue
            try:
                yield msgspec.json.decode(line)
            except BROKEN_JSON:
                yield None


def bounded_lines(file: IO[bytes]) -> Iterator[bytes]:
    """Lines without byte order marks.

    Of one that is too long its beginning, longer than allowed.
    """
    while line := file.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            while (more := file.readline(MAX_LINE)) and not more.endswith(b"\n"):
                pass
        yield line.removeprefix(codecs.BOM_UTF8)


def _too_long(number: int, line: bytes) -> Row:
    text = line[:300].decode(errors="replace")
    return Row(
        number,
        {"text": text},
        f"a line of more than {MAX_LINE >> 20} MiB",
        "write one object a line",
    )


def holds_lines(path: Path) -> bool:
    """Whether a file holds one object a line and several of them, whatever its ending says.

    Blank lines, above and between them too, are nothing. Where the first line is broken, two whole
    objects after it tell: in a document a comma would stand between them.
    """
    with path.open("rb") as file:
        filled = (line.strip() for line in islice(bounded_lines(file), _LOOK_AT) if line.strip())
        first, second, third = (next(filled, b"").removeprefix(codecs.BOM_UTF8) for _ in range(3))
    if not (first.startswith(b"{") and second.startswith(b"{")):
        return False
    return _is_object(first) or (_is_object(second) and _is_object(third))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except BROKEN_JSON:
        return False


def _line_row(number: int, line: bytes) -> Row:
    try:
        return _row(number, msgspec.json.decode(line))
    except BROKEN_JSON as error:
        text = line.decode(errors="replace").strip()[:MAX_CELL_CHARACTERS]
        return Row(
            number, {"text": text}, f"no JSON: {error}", "export the row again, one object a line"
        )


def _is_entity(document: Mapping[str, Any]) -> bool:
    """Whether an object is one entity of FollowTheMoney, whose lists are no tables."""
    return "schema" in document and isinstance(document.get("properties"), Mapping)


def _table(name: str, sheet: str, items: list[Any]) -> Table:
    objects = _under_header(items)

    def rows() -> Iterator[Row]:
        for number, item in enumerate(objects, start=1):
            yield _row(number, item)

    return headed(name, sheet, rows)


def _under_header(items: list[Any]) -> list[Any]:
    """Lists of cells under a list of headers as objects, as spreadsheets answer; others as is.

    >>> _under_header([["nomor_pengaduan", "korban"], ["1", "Wati"], ["2"]])
    [{'nomor_pengaduan': '1', 'korban': 'Wati'}, {'nomor_pengaduan': '2'}]
    """
    header = items[0] if items else None
    if not isinstance(header, list) or not all(isinstance(row, list) for row in items):
        return items
    named = all(isinstance(cell, str) and cell and not cell.isdecimal() for cell in header)
    if not named or len(set(header)) < len(header):
        return items
    return [dict(zip(header, row, strict=False)) for row in items[1:]]


def headed(name: str, sheet: str, rows: Callable[[], Iterator[Row]]) -> Table:
    """The table of these rows, unless not one of the first is an object."""
    first = list(islice(rows(), _LOOK_AT))
    if first and all(row.reason for row in first):
        raise UnreadableFile(
            message(
                "{name} holds no objects ({reason}); export it with one object for each row",
                name=name,
                reason=first[0].reason,
            )
        )
    return Table(file=name, sheet=sheet, columns=_columns(first), rows=rows)


def _row(number: int, item: Any) -> Row:
    if not isinstance(item, dict):
        text = (
            item
            if isinstance(item, str)
            else type(item).__name__
            if isinstance(item, list)
            else str(item)
        )
        return Row(
            number, {"text": text[:1000]}, "a row that is no object", "make each row an object"
        )
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
            check_depth(value, depth + 1)
            entries = _without_group(value, key)
            yield name, entries
            if is_party_list(entries):
                for number, entry in enumerate(entries[:_MOST_NUMBERED], start=1):
                    yield from flatten(entry, f"{name}.{number}.", depth + 1)
        elif value is not None:
            yield name, json_text(value)


def _without_group(entries: list[Any], group: str) -> list[Any]:
    """The entries of a repeated group without its path before each key, as KoboToolbox writes it.

    >>> _without_group([{"pihak/nama": "Harto"}], "pihak")
    [{'nama': 'Harto'}]
    """
    path = f"{group}/"
    keys = chain.from_iterable(entry for entry in entries if isinstance(entry, Mapping))
    if not any(path in key for key in keys):
        return entries
    return [
        {key.rpartition(path)[2]: value for key, value in entry.items()}
        if isinstance(entry, Mapping)
        else entry
        for entry in entries
    ]


def check_depth(items: list[Any], depth: int = 0) -> None:
    """Refuse lists nested deeper than is read; raises RecursionError."""
    if depth > _MAX_DEPTH:
        raise RecursionError
    for item in items:
        if isinstance(item, list | dict):
            check_depth(list(item.values()) if isinstance(item, dict) else item, depth + 1)


def is_party_list(value: Any) -> bool:
    """Whether it is a list of objects, which is also read as numbered columns: `parties.1.name`."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(element, Mapping) for element in value)
    )


def json_text(value: Any) -> str:
    """A scalar as text; a whole number is written without a point, as a workbook shows it.

    >>> json_text(2.0), json_text(3578014502950001)
    ('2', '3578014502950001')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return str(cell_text(value))


def _columns(rows: list[Row]) -> tuple[str, ...]:
    """Columns of these rows; a list of objects stands there by its numbered columns only."""
    columns: dict[str, None] = {}
    for row in rows:
        if row.reason:
            continue
        for key, cell in row.values.items():
            if not is_blank(key) and not is_party_list(cell):
                columns.setdefault(key)
    return tuple(columns)[:MAX_COLUMNS]
