"""One network as JSON: its heading, the dictionary of its columns, and its tables as objects.

The schema that holds it is `network.schema.json` beside this module, made from the same columns by
`schema`; a test holds that the two are one.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from app.exports.heading import SOFTWARE, Heading
from app.exports.tables.columns import columns_of
from app.exports.tables.model import ColumnKind, Row, Table
from app.exports.tables.network import NetworkTables
from app.exports.tables.rows import TABLES
from app.plain_text import harmless_json

FORMAT = "simpul-network"
VERSION = 1
SCHEMA_FILE = Path(__file__).parent / "network.schema.json"

_TEXT = {"type": "string"}
_ISO = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"
_TYPES: Mapping[ColumnKind, Mapping[str, Any]] = {
    ColumnKind.ID: {"type": "string", "minLength": 1},
    ColumnKind.TEXT: _TEXT,
    ColumnKind.CODE: _TEXT,
    ColumnKind.INTEGER: {"type": ["integer", "null"], "minimum": 0},
    ColumnKind.NUMBER: {"type": ["number", "null"]},
    ColumnKind.DATE: {"type": "string", "pattern": _ISO},
    ColumnKind.YES_NO: {"type": "boolean"},
    ColumnKind.LIST: {"type": "array", "items": _TEXT},
}


def json_bytes(tables: NetworkTables) -> bytes:
    """The document, the same bytes each time; what would steer a terminal stands as escapes."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "software": SOFTWARE,
        "heading": msgspec.structs.asdict(tables.heading),
        "counts": dict(tables.counts),
        "columns": _columns(tables),
        "tables": {table.name: list(map(_values(table), table.rows)) for table in tables.tables},
    }
    written = msgspec.json.format(msgspec.json.encode(told), indent=1).decode()
    return harmless_json(written).encode("utf-8", "replace") + b"\n"


def _columns(tables: NetworkTables) -> dict[str, list[Row]]:
    """The columns of each table with what they mean, in the language of the reader."""
    found: dict[str, list[Row]] = {table.name: [] for table in tables.tables}
    for row in tables.dictionary.rows:
        said = {name: row[name] for name in ("column", "kind", "meaning")}
        found[str(row["table"])].append(said)
    return found


def _values(table: Table) -> Callable[[Row], Row]:
    """What makes the JSON object of a row: a text that is not known is empty, a number null."""
    numbers = (ColumnKind.NUMBER, ColumnKind.INTEGER)
    empty = {column.name: None if column.kind in numbers else "" for column in table.columns}

    def values(row: Row) -> Row:
        return {name: empty[name] if cell is None else cell for name, cell in row.items()}

    return values


def schema() -> dict[str, Any]:
    """The JSON Schema of the document (draft 2020-12), made from the columns."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A network that Simpul exported",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "version", "software", "heading", "counts", "columns", "tables"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "software": {"const": SOFTWARE},
            "heading": _object(dict.fromkeys(Heading.__struct_fields__, _TEXT)),
            "counts": _object({name: {"type": "integer", "minimum": 0} for name in TABLES}),
            "columns": _object({name: {"type": "array", "items": _COLUMN} for name in TABLES}),
            "tables": _object({name: _rows(name) for name in TABLES}),
        },
    }


def _rows(table: str) -> dict[str, Any]:
    cells = {
        column.name: {**_TYPES[column.kind], "description": column.meaning}
        for column in columns_of(table)
    }
    return {"type": "array", "items": _object(cells)}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    """An object that has exactly these."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": dict(properties),
    }


_COLUMN = _object({"column": _TEXT, "kind": {"enum": list(ColumnKind)}, "meaning": _TEXT})
