"""What every renderer prints beside the document itself, and how it reads a document."""

from app.briefing.model import Document, FactTable, Table, all_sections
from app.wording.wording import Wording


def left_out_text(block: FactTable | Table, wording: Wording) -> str:
    """That a table goes on in the annex; empty for one that is whole."""
    n = block.left_out
    text = wording.plural(
        "{n} more row stands in the annex.", "{n} more rows stand in the annex.", n
    )
    return text.format(n=wording.number(n)) if n else ""


def note_place(block: FactTable | Table) -> int:
    """Behind which cell of a row its footnote stands."""
    place = block.note_column if isinstance(block, Table) else -1
    return place if place >= 0 else len(block.columns) - 1


def cited_numbers(document: Document) -> frozenset[int]:
    """The footnotes that its sections cite; its annexes may cite more."""
    found: set[int] = set()
    for section in all_sections(document):
        for block in section.blocks:
            found.add(getattr(block, "note", 0))
            found.update(row.note for row in getattr(block, "rows", ()))
    return frozenset(found - {0})


def author_line(author: str, on: str, wording: Wording) -> str:
    """Who wrote an opinion, and when."""
    return ", ".join(filter(None, (author, wording.date(on))))
