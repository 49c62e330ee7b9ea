"""What a briefing is: sentences of fact, opinions, tables and sections, as one frozen document.

Decisions.
A fact is what a source row says or what is counted from such rows; it carries exactly one footnote.
An opinion is what somebody concluded, or what Simpul computed; it says whose it is. The two are
different types, and a section of facts takes nothing but facts: an inferred sentence cannot stand
there, neither when it is made nor when a kept document is read again.
A document holds all that is printed, its picture too, so every renderer takes it and nothing else.
Its canonical JSON (fields in order, defaults left out) is what an edition freezes.
"""

import hashlib
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Value
from graph.work.questions import Confidence, Likelihood


class SourceRow(Value, frozen=True, omit_defaults=True):
    """One row that a sentence rests on."""

    place: str
    """File, sheet and row as a reader finds them."""
    case: str = ""
    grade: str = ""
    date: str = ""
    """As it is written in the language of the document."""


class Note(Value, frozen=True, omit_defaults=True):
    """A footnote: the rows that one sentence rests on, and the same in words."""

    number: int
    text: str
    rows: tuple[SourceRow, ...] = ()


class Fact(Value, frozen=True, omit_defaults=True, tag="fact"):
    """A sentence that a source states, or a number counted from what sources state."""

    text: str
    note: int
    """Number of its one footnote, from 1."""

    def __post_init__(self) -> None:
        _check_note(self.note, self.text)


class OpinionKind(StrEnum):
    """What an opinion is about; the values that people write are those of a briefing text."""

    JUDGEMENT = "judgement"
    ANALYSIS = "analysis"
    OUTLOOK = "outlook"
    STEPS = "steps"
    RECOMMENDATION = "recommendation"
    ALTERNATIVE = "alternative"
    REPORTER_ASSESSMENT = "reporter_assessment"
    QUESTION = "question"
    GAP = "gap"
    COMPUTED = "computed"
    """What Simpul itself concluded: ranks, reasons, likely links."""


class Opinion(Value, frozen=True, omit_defaults=True, tag="opinion"):
    """A sentence that somebody concluded; likelihood and confidence stand in sentences apart."""

    text: str
    kind: OpinionKind
    author: str = ""
    on: str = ""
    """ISO day on which it was written."""
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    after: tuple[str, ...] = ()
    """Sentences of their own behind it: likelihood, confidence, author and day, in words."""
    note: int = 0
    """Number of its footnote; 0 for none."""


class Remark(Value, frozen=True, omit_defaults=True, tag="remark"):
    """What the form itself says: how to read a table, or that nothing is known."""

    text: str


class FactRow(Value, frozen=True, omit_defaults=True, tag="fact_row"):
    """A row of a table that a source states."""

    cells: tuple[str, ...]
    note: int

    def __post_init__(self) -> None:
        _check_note(self.note, " ".join(self.cells))


class OpinionRow(Value, frozen=True, omit_defaults=True, tag="opinion_row"):
    """A row of a table that is concluded or that says what is missing."""

    cells: tuple[str, ...]
    note: int = 0


class FactTable(Value, frozen=True, omit_defaults=True, tag="fact_table"):
    """A table of facts alone."""

    code: str
    columns: tuple[str, ...]
    rows: tuple[FactRow, ...]
    left_out: int = 0
    """Rows that stand in the annex only."""

    def __post_init__(self) -> None:
        _check_kinds(self.rows, (FactRow,))


class Table(Value, frozen=True, omit_defaults=True, tag="table"):
    """A table whose rows may be concluded."""

    code: str
    columns: tuple[str, ...]
    rows: tuple[FactRow | OpinionRow, ...]
    left_out: int = 0
    note_column: int = -1
    """Behind which cell the footnote of a row stands; the last where it is -1."""


class LegendItem(Value, frozen=True, omit_defaults=True):
    """A sign of the picture and what it means."""

    sign: str
    """As SVG."""
    label: str


class Picture(Value, frozen=True, omit_defaults=True, tag="picture"):
    """The drawing of the network as SVG, with what it shows in words."""

    svg: str
    text: str
    """For who cannot see it."""
    legend: tuple[LegendItem, ...] = ()


FactBlock = Fact | FactTable | Remark
Block = Fact | Opinion | FactTable | Table | Remark | Picture


class FactSection(Value, frozen=True, omit_defaults=True, tag="facts"):
    """A section under facts: nothing inferred can stand in it."""

    code: str
    heading: str
    blocks: tuple[FactBlock, ...] = ()
    parts: tuple["FactSection", ...] = ()

    def __post_init__(self) -> None:
        _check_kinds(self.blocks, (Fact, FactTable, Remark))
        _check_kinds(self.parts, (FactSection,))


class Section(Value, frozen=True, omit_defaults=True, tag="section"):
    """A section in which facts and opinions may stand beside each other, each known for its own."""

    code: str
    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["FactSection | Section", ...] = ()


class HeadLine(Value, frozen=True, omit_defaults=True):
    """A line of the head: what it is called and what it says."""

    label: str
    text: str


class Head(Value, frozen=True, omit_defaults=True):
    """The head of an official form."""

    office: tuple[str, ...] = ()
    """Unit and place, one a line."""
    number: str = ""
    classification: str = ""
    """Above and below on every page, such as RAHASIA."""
    lines: tuple[HeadLine, ...] = ()


class Document(Value, frozen=True, omit_defaults=True):
    """A whole briefing, ready to be printed."""

    form: str
    """Name of the form it follows."""
    title: str
    language: str
    audience: str
    date: str
    """ISO day that stands on it."""
    head: Head = Head()
    notice: str = ""
    """That it is no evidence."""
    handling: str = ""
    """Who may have it and how people are named, on every page."""
    sections: tuple[FactSection | Section, ...] = ()
    notes: tuple[Note, ...] = ()
    annexes: tuple[FactTable | Table, ...] = ()
    """Whole tables of which the sections show the beginning; their rows may cite further notes."""
    signing: tuple[str, ...] = ()
    """Place, day and who signs, one a line."""
    network: str = ""
    revision: str = ""
    """Of the store that it was made from."""
    log_head: str = ""
    edition: str = ""
    """Number of the edition; empty while it is a draft."""
    is_draft: bool = True
    distribution: tuple[str, ...] = ()
    copy_number: str = ""


def document_json(document: Document) -> bytes:
    """The canonical JSON of a document, which an edition freezes."""
    return msgspec.json.encode(document)


def read_document(content: bytes) -> Document:
    """A document from its canonical JSON; raises InvalidValue for what is none."""
    try:
        return msgspec.json.decode(content, type=Document)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InvalidValue(
            message("this is no kept document ({reason})", reason=str(error)),
            message("make it again from its network"),
        ) from error


def document_digest(document: Document) -> str:
    """SHA-256 of the canonical JSON, in hex."""
    return hashlib.sha256(document_json(document)).hexdigest()


def all_sections(document: Document) -> Iterator[FactSection | Section]:
    """Every section and part of a section, in reading order."""
    waiting = list(reversed(document.sections))
    while waiting:
        section = waiting.pop()
        yield section
        waiting.extend(reversed(section.parts))


def sentences(document: Document) -> Iterator[tuple[str, str]]:
    """Every sentence and table row in reading order, with the code of its section."""
    for section in all_sections(document):
        for block in section.blocks:
            for text in _texts(block):
                yield section.code, text


def _texts(block: Block) -> tuple[str, ...]:
    """The sentences of a block; a row of a table is one."""
    match block:
        case FactTable() | Table():
            return tuple(" · ".join(row.cells) for row in block.rows)
        case Opinion():
            return (block.text, *block.after)
        case _:
            return (block.text,)


def _check_note(note: int, text: str) -> None:
    """Raise InvalidValue for a fact without a source."""
    if note < 1:
        raise InvalidValue(
            message("a fact without a source: {text}", text=text),
            message("cite the row that says it, or write it as an opinion"),
        )


def _check_kinds(blocks: tuple[object, ...], allowed: tuple[type, ...]) -> None:
    """Raise InvalidValue for anything but facts in a section of facts."""
    for block in blocks:
        if not isinstance(block, allowed):
            raise InvalidValue(
                message("{kind} cannot stand under facts", kind=type(block).__name__),
                message("put it into a section of opinions"),
            )
