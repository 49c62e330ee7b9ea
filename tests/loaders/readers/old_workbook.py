"""Old Excel workbooks (.xls), made record by record.

No library that is looked after writes them any more.
"""

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

Cells = Mapping[tuple[int, int], str]


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def grid(rows: Sequence[Sequence[str]]) -> Cells:
    return {(r, c): text for r, row in enumerate(rows) for c, text in enumerate(row)}


def records(cells: Cells, *, before: bytes = b"", dimensions: bytes = b"") -> bytes:
    """The workbook stream of one sheet.

    `before` goes behind the first record, as an encryption record does.
    """
    name = b"Kasus"
    first = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6)) + before
    first += record(0x0042, struct.pack("<H", 1200))
    start = len(first) + 4 + 8 + len(name) + 4
    first += record(0x0085, struct.pack("<IBBBB", start, 0, 0, len(name), 0) + name) + record(
        0x000A, b""
    )
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 6)) + dimensions
    for (row, column), text in sorted(cells.items()):
        body = struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le")
        sheet += record(0x0204, body)
    return first + sheet + record(0x000A, b"")


def dimensions(last_row: int, last_column: int) -> bytes:
    return record(0x0200, struct.pack("<IIHHH", 0, last_row, 0, last_column, 0))


def container(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file that holds one stream."""
    stream = stream.ljust(4096, b"\x00")
    sectors = -(-len(stream) // SECTOR)
    tables = 1
    while tables * 128 < sectors + 1 + tables:
        tables += 1
    chain = [FAT] * tables + [END] + [tables + 2 + i for i in range(sectors - 1)] + [END]
    chain += [FREE] * (tables * 128 - len(chain))
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += struct.pack("<9I", 0, tables, tables, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))
    entries = _entry("Root Entry", 5, 1, END, 0) + _entry(name, 2, FREE, tables + 1, len(stream))
    entries += 2 * _entry("", 0, FREE, 0, 0)
    return (
        header
        + struct.pack(f"<{len(chain)}I", *chain)
        + entries
        + stream.ljust(sectors * SECTOR, b"\x00")
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\x00") + struct.pack("<HBB", len(text) + 2 if name else 0, kind, 1)
    return (
        head + struct.pack("<III", FREE, FREE, child) + bytes(36) + struct.pack("<IQ", start, size)
    )
