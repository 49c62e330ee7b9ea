"""Where something was said, as a reader finds it again: file, sheet, row."""

from collections.abc import Mapping
from typing import Protocol

from app.plain_text import plain
from app.wording.wording import Wording
from graph.model import Id, Source, SourceRef


class Sourced(Protocol):
    """What knows the files that something was read from."""

    @property
    def sources(self) -> Mapping[Id, Source]:
        """Files by id, as the reader may see them."""


def source_name(source_id: Id, known: Sourced, wording: Wording) -> str:
    """What the file is called for its reader; "File ?" when it is not at hand."""
    source = known.sources.get(source_id)
    if source and source.name:
        return plain(source.name)
    return wording.text("File {number}").format(number="?")


def place_text(ref: SourceRef, known: Sourced, wording: Wording) -> str:
    """The place of a row: "File 3, sheet 2, row 12"."""
    parts = [source_name(ref.source_id, known, wording)]
    if ref.sheet:
        parts.append(wording.text("sheet {sheet}").format(sheet=plain(ref.sheet)))
    if ref.row:
        parts.append(wording.text("row {row}").format(row=ref.row))
    return ", ".join(parts)
