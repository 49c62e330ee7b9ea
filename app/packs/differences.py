"""What changed between two editions of a briefing: sentences that are new, gone, moved or reworded.

Decisions.
Sentences are compared as they are printed, so that nothing is told that neither edition tells. Two
of one section that say nearly the same are one sentence that was reworded.
Why a sentence changed is read from what it rests on: cases and rows that only one edition cites.
What rests on the same rows in both was decided otherwise in between: who is who, an assessment, a
grade.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain, product

from app.briefing.model import (
    Block,
    Document,
    Fact,
    FactTable,
    Opinion,
    OpinionKind,
    OpinionRow,
    SourceRow,
    Table,
    all_sections,
)

_ALIKE = 0.6
"""From which ratio on two sentences are one that was reworded (Ratcliff and Obershelp)."""
_MOST_COMPARED = 40_000
"""Pairs of sentences that are compared: beyond, they are new and gone."""


class Change(StrEnum):
    """What became of a sentence."""

    NEW = "new"
    GONE = "gone"
    REWORDED = "reworded"
    MOVED = "moved"


class Reason(StrEnum):
    """Why it did."""

    NEW_CASE = "new_case"
    NEW_ROW = "new_row"
    CASE_GONE = "case_gone"
    ROW_GONE = "row_gone"
    WRITTEN = "written"
    TAKEN_BACK = "taken_back"
    DECIDED = "decided"
    COMPUTED = "computed"
    OTHER_HEADING = "other_heading"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or row of a table, with what it rests on."""

    section: str
    heading: str
    text: str
    rows: tuple[SourceRow, ...] = ()
    author: str = ""
    is_computed: bool = False


_NOTHING = Sentence("", "", "")


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence that is not what it was."""

    change: Change
    reason: Reason
    before: Sentence | None
    after: Sentence | None
    cases: tuple[str, ...] = ()
    """Numbers of the cases that only one edition cites, where they are the reason."""

    @property
    def heading(self) -> str:
        """Where it stands now, or stood."""
        return (self.after or self.before or _NOTHING).heading


def differences(before: Document, after: Document) -> tuple[Difference, ...]:
    """What changed from one document to another, in the order of the later one; gone ones last."""
    old, new = list(sentences_of(before)), list(sentences_of(after))
    gone, added = _without_common(old, new)
    moved, gone, added = _pairs(gone, added, _is_moved)
    reworded, gone, added = _pairs(gone, added, _is_reworded)
    cited = _Cited(old), _Cited(new)
    found = [_moved(one, other) for one, other in moved]
    found += [_compared(Change.REWORDED, one, other, *cited) for one, other in reworded]
    found += [_compared(Change.NEW, None, other, *cited) for other in added]
    place = {id(sentence): number for number, sentence in enumerate(new)}
    found.sort(key=lambda change: place[id(change.after)])
    return (*found, *(_compared(Change.GONE, one, None, *cited) for one in gone))


def sentences_of(document: Document) -> Iterator[Sentence]:
    """Every sentence and row of a document, with the rows that it rests on."""
    rows = {note.number: note.rows for note in document.notes}
    for section in all_sections(document):
        for block in section.blocks:
            for text, note, said in _said(block):
                yield Sentence(
                    section=section.code,
                    heading=section.heading,
                    text=text,
                    rows=rows.get(note, ()),
                    author=said.author if isinstance(said, Opinion) else "",
                    is_computed=_is_computed(said),
                )


def _said(block: Block) -> Iterator[tuple[str, int, object]]:
    """The sentences of a block with the number of their footnote; pictures and remarks say none."""
    match block:
        case Fact():
            yield block.text, block.note, block
        case Opinion():
            yield " ".join((block.text, *block.after)), block.note, block
        case FactTable() | Table():
            for row in block.rows:
                yield " · ".join(row.cells), row.note, row
        case _:
            return


def _is_computed(said: object) -> bool:
    if isinstance(said, Opinion):
        return said.kind in (OpinionKind.COMPUTED, OpinionKind.GAP, OpinionKind.ANALYSIS)
    return isinstance(said, OpinionRow)


class _Cited:
    """The cases and rows that a document cites."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        rows = list(chain.from_iterable(sentence.rows for sentence in sentences))
        self.cases = {row.case for row in rows if row.case}
        self.places = {(row.case, row.place) for row in rows}


# ---- which sentence became which


def _without_common(
    old: Sequence[Sentence], new: Sequence[Sentence]
) -> tuple[list[Sentence], list[Sentence]]:
    """Those of each that the other does not have, word for word, in the same section."""
    before = Counter((sentence.section, sentence.text) for sentence in old)
    after = Counter((sentence.section, sentence.text) for sentence in new)
    return _beyond(old, before & after), _beyond(new, before & after)


def _beyond(sentences: Sequence[Sentence], common: Counter[tuple[str, str]]) -> list[Sentence]:
    left = Counter(common)
    found = []
    for sentence in sentences:
        key = (sentence.section, sentence.text)
        if left[key]:
            left[key] -= 1
        else:
            found.append(sentence)
    return found


def _pairs(
    gone: Sequence[Sentence], added: Sequence[Sentence], likeness: Callable[..., float]
) -> tuple[list[tuple[Sentence, Sentence]], list[Sentence], list[Sentence]]:
    """Pairs that belong together, the likest first; and what is left of both.

    A likeness of 0 joins nothing.
    """
    if len(gone) * len(added) > _MOST_COMPARED:
        return [], list(gone), list(added)
    likest = [
        (-likeness(gone[left], added[right]), left, right)
        for left, right in product(range(len(gone)), range(len(added)))
    ]
    old, new = set[int](), set[int]()
    pairs = []
    for weight, left, right in sorted(likest):
        if weight and left not in old and right not in new:
            old.add(left)
            new.add(right)
            pairs.append((gone[left], added[right]))
    return (
        pairs,
        [sentence for number, sentence in enumerate(gone) if number not in old],
        [sentence for number, sentence in enumerate(added) if number not in new],
    )


def _is_moved(one: Sentence, other: Sentence) -> float:
    return float(one.text == other.text)


def _is_reworded(one: Sentence, other: Sentence) -> float:
    """How alike two sentences of one section are; 0 where they are two."""
    if one.section != other.section:
        return 0.0
    matcher = SequenceMatcher(None, one.text, other.text, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0.0


# ---- why


def _moved(before: Sentence, after: Sentence) -> Difference:
    return Difference(Change.MOVED, Reason.OTHER_HEADING, before, after)


def _compared(
    change: Change,
    before: Sentence | None,
    after: Sentence | None,
    old: _Cited,
    new: _Cited,
) -> Difference:
    """What became of a sentence, and why."""
    author = (after or before or _NOTHING).author
    if author:
        reason = Reason.WRITTEN if after else Reason.TAKEN_BACK
        return Difference(change, reason, before, after)
    there = set(after.rows if after else ())
    gone = set(before.rows if before else ())
    cases = {row.case for row in there if row.case} - old.cases
    if cases:
        return Difference(change, Reason.NEW_CASE, before, after, tuple(sorted(cases)))
    lost = {row.case for row in gone if row.case} - new.cases
    if lost:
        return Difference(change, Reason.CASE_GONE, before, after, tuple(sorted(lost)))
    if {(row.case, row.place) for row in there} - old.places:
        return Difference(change, Reason.NEW_ROW, before, after)
    if {(row.case, row.place) for row in gone} - new.places:
        return Difference(change, Reason.ROW_GONE, before, after)
    is_computed = (after or before or _NOTHING).is_computed
    reason = Reason.COMPUTED if is_computed else Reason.DECIDED
    return Difference(change, reason, before, after)
