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


_BETWEEN = " · "


def date_line(document: Document, wording: Wording) -> str:
    """The day, the edition and the number of the copy, as far as there are any."""
    return _BETWEEN.join(_dated(document, wording))


def line_under_head(document: Document, wording: Wording) -> str:
    """The same below a head, which may have told the day already."""
    told = {line.text for line in document.head.lines}
    return _BETWEEN.join(part for part in _dated(document, wording) if part not in told)


def _dated(document: Document, wording: Wording) -> list[str]:
    _ = wording.text
    parts = [wording.date(document.date)]
    if document.edition:
        parts.append(_("Edition {number}").format(number=document.edition))
    if document.copy_number:
        parts.append(_("Copy {number}").format(number=document.copy_number))
    return parts


def foot_line(document: Document, wording: Wording) -> str:
    """What stands at the foot of every page."""
    parts = [document.title, date_line(document, wording)]
    if document.is_draft:
        parts.append(wording.text("DRAFT: not approved"))
    return _BETWEEN.join(parts)


_LETTERS = 90
"""Letters that fit on a line of a table."""
_SHORT = 14
"""Letters up to which a cell stays on one line."""
_LONGEST = 22
"""Letters of a word beyond which it may be parted."""


def column_shares(block: FactTable | Table) -> list[int]:
    """How wide the columns of a table are to each other: each word fits, the rest goes by need."""
    least, wanted = [], []
    for place, column in enumerate(block.columns):
        cells = [row.cells[place] for row in block.rows[:60] if len(row.cells[place]) > 1]
        words = [len(word) for word in " ".join((column, *cells)).split()]
        words += [len(cell) for cell in cells if len(cell) <= _SHORT]
        mean = sum(len(cell) for cell in cells) // max(1, len(cells))
        least.append(min(_LONGEST, max(words, default=0)) + 3)
        wanted.append(max(0, mean - least[-1]))
    spare = max(0, _LETTERS - sum(least))
    asked = sum(wanted) or 1
    return [low + spare * more // asked for low, more in zip(least, wanted, strict=True)]
