"""What an old Excel workbook (.xls) says it holds, looked at before it is opened.

python-calamine takes room for as many cells and texts as the records claim, and a claim that no
memory can meet ends the process. A sheet of the format has at most 65,536 rows and 256 columns, so
anything beyond is made up.
"""

import struct
from collections.abc import Iterator
from typing import IO

import olefile

from graph.errors import UnreadableFile
from graph.messages import message

MAX_STREAM_BYTES = 256 << 20
MAX_COLUMNS = 256
MAX_CELLS = 65_536 * MAX_COLUMNS

_DIMENSIONS, _STRINGS = 0x0200, 0x00FC
_CELLS = frozenset({0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
_SEVERAL_CELLS = frozenset({0x00BD, 0x00BE})


def check_xls(content: IO[bytes], name: str) -> None:
    """Refuse a workbook whose records claim more than it can hold; raises UnreadableFile."""
    stream = workbook_stream(content, name)
    for kind, body in records(stream):
        columns = 0
        if kind == _DIMENSIONS and len(body) >= 10:
            first, last, left, right = struct.unpack_from(
                "<IIHH" if len(body) >= 14 else "<HHHH", body
            )
            if (last - first + 1) * (right - left + 1) > MAX_CELLS:
                raise _made_up(name)
        elif (
            kind == _STRINGS
            and len(body) >= 8
            and struct.unpack_from("<I", body, 4)[0] > len(stream)
        ):
            raise _made_up(name)
        elif kind in _CELLS and len(body) >= 4:
            columns = struct.unpack_from("<H", body, 2)[0] + 1
        elif kind in _SEVERAL_CELLS and len(body) >= 6:
            columns = max(struct.unpack_from("<H", body, len(body) - 2)[0] + 1, len(body) // 6)
        if columns > MAX_COLUMNS:
            raise _made_up(name)


def workbook_stream(content: IO[bytes], name: str) -> bytes:
    """The records of the workbook; raises UnreadableFile."""
    try:
        content.seek(0)
        container = olefile.OleFileIO(content)
        for stream in ("Workbook", "Book"):
            if container.exists(stream):
                if container.get_size(stream) > MAX_STREAM_BYTES:
                    raise UnreadableFile(
                        message(
                            "{name} has more than {value} MiB; save it as .xlsx",
                            name=name,
                            value=MAX_STREAM_BYTES >> 20,
                        )
                    )
                records: bytes = container.openstream(stream).read()
                return records
    except UnreadableFile:
        raise
    except Exception as error:  # olefile fails in many ways over bytes that are no container
        raise UnreadableFile(
            message(
                "{name} is no old Excel workbook inside; open it and save it as .xlsx", name=name
            )
        ) from error
    raise UnreadableFile(
        message("{name} is no old Excel workbook inside; open it and save it as .xlsx", name=name)
    )


def records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a workbook's stream: kind and content."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _made_up(name: str) -> UnreadableFile:
    return UnreadableFile(
        message(
            "{name} has cells so far apart that its sheet would take more than {max_cells:,}; copy"
            " the table into a new workbook",
            name=name,
            max_cells=MAX_CELLS,
        )
    )
