"""Where something was said, as a reader finds it again: file, sheet, row."""

from app.exports.material import NetworkMaterial
from app.exports.text import plain
from app.wording import Wording
from graph.model import Id, SourceRef


def source_name(source_id: Id, material: NetworkMaterial, wording: Wording) -> str:
    """The file's name, or "Source 2" when the reader may not see it or it is not at hand."""
    source = material.sources.get(source_id)
    if source and source.name:
        return plain(source.name)
    known = sorted(material.sources)
    number = known.index(source_id) + 1 if source_id in known else 0
    return wording.text("Source {number}").format(number=number or "?")


def place_text(ref: SourceRef, material: NetworkMaterial, wording: Wording) -> str:
    """The place of a row: "register.xlsx, sheet Juli, row 12"."""
    parts = [source_name(ref.source_id, material, wording)]
    if ref.sheet and material.sources.get(ref.source_id) and material.sources[ref.source_id].name:
        parts.append(wording.text("sheet {sheet}").format(sheet=plain(ref.sheet)))
    if ref.row:
        parts.append(wording.text("row {row}").format(row=ref.row))
    return ", ".join(parts)
