"""Forms: one complaint as labels with their values beside them, in Word tables and sheets alike.

Decisions.
A sheet is a form only where one of its labels is that of the number of a complaint and no row has
headers side by side: a register must never be taken for one. With several values behind each label
it is a register that lies on its side, and is read so.
Below a heading such as IDENTITAS KORBAN a label that does not say whose it is is of that party.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from loaders.readers.note import note_table
from loaders.tables import Row, Table, unique_columns
from loaders.vocabulary.headers import read_header

Known = Callable[[str], bool]

_ORDINAL = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.)]?")
_ENUMERATED = re.compile(r"^\W*(?:[A-Za-z]|[IVX]{1,4}|\d{1,2})[.)]\s+")
"""What counts the headings of a form: "II. IDENTITAS KORBAN"."""
_HEADING = re.compile(
    r"^(?:(?:identitas|data|biodata|keterangan|informasi|profil|diri|mengenai|tentang|pribadi"
    r"|identity|details? of|the)\s+)+",
    re.IGNORECASE,
)
_FEWEST = 2
_FEWEST_LABELS = 3


def form_table(name: str, sheet: str, rows: Sequence[Sequence[str]], known: Known) -> Table | None:
    """A whole sheet that is a form, or a register on its side, as a table; None for any other."""
    filled = [row for row in map(_plain, rows) if any(row)]
    if any(len(_pairs(row, known)) < _FEWEST and _count(row, known) > 1 for row in filled):
        return None
    pairs = [pair for row in filled for pair in _pairs(row, known)]
    labelled = [pair for pair in pairs if known(pair[0])]
    if len(labelled) < _FEWEST_LABELS or len(labelled) * 2 < len(filled):
        return None
    if not any(_numbers_cases(pair[0]) for pair in labelled):
        return None
    widths = {len([cell for cell in pair if cell]) for pair in labelled}
    if max(widths) <= _FEWEST:
        return replace(note_table(name, ["\n".join(form_lines(rows, known))]), sheet=sheet)
    return _on_its_side(name, sheet, labelled) if len(labelled) == len(filled) else None


def _on_its_side(name: str, sheet: str, labelled: Sequence[Sequence[str]]) -> Table:
    """A register whose complaints are columns, each as a row with the number of its column."""
    columns = unique_columns([cells[0] for cells in labelled])
    width = max(map(len, labelled))

    def rows() -> Iterator[Row]:
        for place in range(1, width):
            cells = [row[place] if place < len(row) else "" for row in labelled]
            if any(cells):
                yield Row(place + 1, dict(zip(columns, cells, strict=True)))

    return Table(name, sheet, columns, rows)


def is_paired(rows: Sequence[Sequence[str]], known: Known) -> bool:
    """Whether the rows of a table are label, value, label, value: a form of two halves."""
    paired = sum(len(_pairs(cells, known)) > 1 for cells in rows)
    return paired * 2 >= len(rows)


def form_lines(rows: Sequence[Sequence[str]], known: Known) -> Iterator[str]:
    """The rows of a form as lines, each label with the party under whose heading it stands."""
    heading = ""
    for cells in rows:
        filled = [cell.strip() for cell in cells if cell.strip(" \t\n:")]
        if len(filled) == 1 and not _is_bare(filled[0]):
            heading = _party_of(filled[0])
            if heading:
                continue
        for pair in _pairs(cells, known):
            line = _form_line(pair)
            yield f"{heading} - {line}" if heading and _is_bare(line) else line


def _plain(cells: Sequence[str]) -> list[str]:
    """The cells of a row of a form: what only counts it or holds a colon left out."""
    plain = [cell.strip() for cell in cells]
    while plain and not plain[-1]:
        plain.pop()
    plain = [cell.rstrip(" :") for cell in plain if cell != ":"]
    return plain[1:] if len(plain) > _FEWEST and _ORDINAL.fullmatch(plain[0]) else plain


def _count(cells: Sequence[str], known: Known) -> int:
    return sum(known(cell) for cell in cells if cell)


def _numbers_cases(label: str) -> bool:
    meaning = read_header(label, guess=False)
    return meaning is not None and meaning.field == "number" and not meaning.slot


def _pairs(cells: Sequence[str], known: Known) -> list[Sequence[str]]:
    """The labels of a row with their values, where it has several; else the row as it is."""
    plain = [cell.strip() for cell in cells if cell.strip() != ":"]
    labels, values = plain[::2], plain[1::2]
    filled = [label.rstrip(" :") for label in labels if label]
    if len(plain) % 2 or len(filled) < _FEWEST or not all(map(known, filled)):
        return [cells]
    if any(map(known, filter(None, values))):
        return [cells]
    return [pair for pair in zip(labels, values, strict=True) if pair[0]]


def _party_of(text: str) -> str:
    """Whose the lines below a heading are: KORBAN of "II. IDENTITAS KORBAN".

    Empty for another text, and for a label that was left blank.

    >>> _party_of("II. IDENTITAS KORBAN"), _party_of("Terlapor"), _party_of("KRONOLOGI")
    ('KORBAN', '', '')
    """
    plain = _ENUMERATED.sub("", text).rstrip(" :")
    party = _HEADING.sub("", plain)
    meaning = read_header(party, guess=False)
    if meaning is None or meaning.field != "names" or meaning.slot in ("", "-"):
        return ""
    return party if party != plain or plain.isupper() else ""


def _is_bare(line: str) -> bool:
    """Whether the label of a line says what, but not whose it is."""
    meaning = read_header(_ENUMERATED.sub("", line.partition(":")[0]), guess=False)
    return meaning is not None and meaning.slot == "-"


def _form_line(cells: Sequence[str]) -> str:
    """A row of a form as "label: value": cells that only number it or hold a colon left out."""
    filled = [cell.strip() for cell in cells if cell.strip(" \t\n:")]
    if len(filled) > 1 and _ORDINAL.fullmatch(filled[0]):
        filled = filled[1:]
    if len(filled) < _FEWEST:
        return filled[0] if filled else ""
    value = " ".join(" ".join(filled[1:]).lstrip(": ").split())
    return f"{filled[0].rstrip(' :')}: {value}"
