"""Investigation notes and documents as a table of one row.

Facts stand at the top ("Nomor: 014/2026"), the rest is the narrative. People whose identity is set
down in a block of labels (loaders/readers/identity_blocks.py) are parties, with the role that the
document gives them.

A note that names no case number gets a neutral one: files are called after victims.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from graph.errors import UnreadableFile
from graph.messages import Text, message
from graph.schema import NAMED
from loaders.readers.encoding import find_encoding
from loaders.readers.identity_blocks import IdentityBlock, find_blocks, sets_down_people
from loaders.tables import MAX_CELL_CHARACTERS, STRAY, Row, Table, check_size
from loaders.vocabulary.case_names import NUMBER, neutral_name
from loaders.vocabulary.headers import is_known_header, read_header

STORY = "Kronologi"
MAX_NOTE_BYTES = 4 << 20
_FACT = re.compile(r"^[\s*#-]*(?P<label>[^:\n]{2,40}?)\s*:\s*(?P<value>\S.*?)\s*$")
_DOCUMENT_NUMBER = re.compile(
    r"\b(?:p\s?u\s?t\s?u\s?s\s?a\s?n|laporan\s+polisi|berita\s+acara[^\n:]{0,60})\s*"
    r"(?:nomor|no\.?)?\s*[:.]?\s*(?:nomor|no\.?)?\s*:?[ \t]*([A-Z0-9][\w.]*(?:[/-][\w. -]+){2,})",
    re.IGNORECASE,
)
"""The number by which a court or the police call a document: 12/Pid.Sus/2024/PN Clp."""
_HEAD = 3_000
"""Letters of a document in which its number stands."""
_NAME_ENDS = re.compile(
    r"\s*(?:,|;(?=[^;:]{2,40}:)|\((?=[^)]*(?:\d{5}|:))|(?<!\w)(?:umur|berumur|usia|berusia|alamat"
    r"|beralamat|no\.?\s*(?:hp|telp|tlp|wa)|hp|telp|tlp|wa|whatsapp|nik|ktp|pekerjaan|tgl|tanggal"
    r"|ttl|lahir|jenis\s+kelamin|asal|warga)(?!\w))",
    re.IGNORECASE,
)
"""What follows the name of somebody on the same line."""
_ITEM = re.compile(r"\(?\d{1,2}[.)]")
"""How an item of a list begins: as a column its number would be that of a party."""
_BARE_NUMBER = frozenset({"nomor", "no", "number", "nomer"})


def read_note(path: Path, name: str, known: Callable[[str], bool]) -> Iterator[Table]:
    """The one table of a text file that is prose; raises UnreadableFile."""
    check_size(path, MAX_NOTE_BYTES)
    text = path.read_text(encoding=find_encoding(path), errors="replace")
    yield note_table(name, [text])


def is_form(path: Path) -> bool:
    """Whether a text file that looks like a table sets down identities, one label a line."""
    with path.open(encoding=find_encoding(path), errors="replace") as file:
        return sets_down_people(file.read(_HEAD))


def note_table(name: str, pages: Sequence[str]) -> Table:
    """A note as a table of one row; raises UnreadableFile when there is no text in it."""
    text = "\n".join(pages)
    if not text.strip():
        raise UnreadableFile(
            message("{name} holds no text; check that it was saved whole", name=name)
        )
    blocks = find_blocks(text)
    head = blocks[0].start if blocks else len(text)
    facts, rest = _taken_apart(text[:head])
    if text[:head].endswith("\n"):
        rest += "\n"
    story = rest + text[head:]
    if not any(_is_number(column) for column in facts):
        found = _DOCUMENT_NUMBER.search(text[:_HEAD])
        number = " ".join(found[1].split()) if found else neutral_name("catatan", name)
        facts = {NUMBER: number, **facts}
    values = {**facts, **_parties(blocks, pages), STORY: story.strip()}
    reason: Text = ""
    if len(story) > MAX_CELL_CHARACTERS:
        values[STORY] = story[:MAX_CELL_CHARACTERS]
        reason = message(
            "the note has more than {max_cell_characters} characters",
            max_cell_characters=MAX_CELL_CHARACTERS,
        )
    elif STRAY.search(text):
        values = {column: STRAY.sub("\ufffd", value) for column, value in values.items()}
        reason = "a byte of the note is no text in the file's encoding"

    def rows() -> Iterator[Row]:
        yield Row(
            1, values, reason, "shorten the note, or save it again as UTF-8" if reason else ""
        )

    return Table(file=name, sheet="", columns=tuple(values), rows=rows)


def _parties(blocks: Sequence[IdentityBlock], pages: Sequence[str]) -> dict[str, str]:
    """The columns of the people of a document, and the page on which each is named."""
    ends = list(accumulate(len(page) + 1 for page in pages))
    columns: dict[str, str] = {}
    for number, block in enumerate(blocks, start=1):
        # a column for the role in any case: without one "pihak" would be the accused
        told = {"Peran": NAMED, **block.fields}
        if len(pages) > 1:
            told["Keterangan"] = f"halaman {bisect_right(ends, block.start) + 1}"
        columns |= {f"Pihak {number} - {header}": value for header, value in told.items()}
    return columns


def _is_number(column: str) -> bool:
    meaning = read_header(column)
    return meaning is not None and meaning.field == "number" and not meaning.slot


def _taken_apart(text: str) -> tuple[dict[str, str], str]:
    """The labelled facts among the first lines, each label once, and the text that remains."""
    facts: dict[str, str] = {}
    lines = text.lstrip("\ufeff").splitlines()
    for index, line in enumerate(lines):
        match = _FACT.match(line)
        label = _label(match["label"]) if match else ""
        if match and label and label not in facts:
            facts[label] = match["value"]
            if _names_somebody(label) and (end := _NAME_ENDS.search(match["value"])):
                # the name alone: what follows it is told in the narrative
                facts[label] = match["value"][: end.start()]
                continue
            lines[index] = ""
        elif line.strip() and (facts or index > 3):
            break
    return facts, "\n".join(lines)


def _names_somebody(label: str) -> bool:
    meaning = read_header(label, guess=False)
    return meaning is not None and meaning.field == "names"


def _label(text: str) -> str:
    """A label that is known, a bare number being that of the case.

    Empty for any other words before a colon.
    """
    if text.casefold().strip(" .") in _BARE_NUMBER:
        return NUMBER
    is_item = _ITEM.match(text) is not None
    return text if is_known_header(text) and text != STORY and not is_item else ""
