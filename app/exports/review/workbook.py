"""Pairs to be reviewed as a workbook: written with drop-downs for the decision, read back row by
row.

Decisions.
Only decision and reason can be written in; the rest of the sheet is locked. Locks are no proof, so
each row carries a digest of whom it is about: one that was moved, mixed or retyped is refused,
since it would judge somebody else. A row without a decision says nothing. Every cell is text, so no
cell is run as a formula.
A row is about two mentions, not about what they were called together, so it still holds after
linking anew.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

import xlsxwriter

from app.i18n import LANGUAGES, translator
from app.progress import Progress
from app.resolution.pairs import DIFFERENT, SAME, PairView, Side
from app.resolution.review import Answer, Review
from app.wording.labels import N_
from app.wording.review.pairs import DECISIONS, asked_for, decision_word, field_word, read_decision
from app.wording.wording import Wording
from graph.errors import UnreadableFile
from graph.messages import Text, message
from graph.model import Id, Judgement, Value, plain_id
from graph.names import fold_words
from graph.schema import Decision
from loaders.private_files import write_private
from loaders.readers.excel import read_workbook
from loaders.readers.passwords import Passwords, no_passwords
from loaders.tables import Row, Table
from loaders.validation import Issue

DECISION, WHY, PAIR, LEFT, RIGHT, CHECK = (
    *(N_("decision"), N_("reason"), N_("pair"), N_("mention A"), N_("mention B"), N_("check")),
)
LEFT_NAME, RIGHT_NAME = N_("name A"), N_("name B")
_ASKED, _BITS, _AGREES, _DIFFERS = (
    N_("why it is asked"),
    N_("weight (bits)"),
    N_("agree"),
    N_("differ"),
)
_NEEDED = (DECISION, WHY, PAIR, LEFT, RIGHT, CHECK, LEFT_NAME, RIGHT_NAME)
_MADE_ON = datetime(2026, 1, 1)
"""A file must not differ by the day it was written."""
_MOST_CHARACTERS = 32_767
_WIDE, _NARROW = 34, 14


class WorkbookReport(Value, frozen=True, omit_defaults=False):
    """What reading a workbook of decisions did; read = blank + new + unchanged + rejected."""

    read: int = 0
    blank: int = 0
    new: int = 0
    unchanged: int = 0
    rejected: int = 0
    issues: tuple[Issue, ...] = ()


def write_pairs(path: Path, views: Sequence[PairView], wording: Wording, *, log: str = "") -> Path:
    """Write pairs in their order, one a row; the same pairs write the same bytes.

    The head of the log stands among the properties of the workbook.
    """
    _ = wording.text
    fields: dict[str, None] = {}
    for view in views:
        fields |= dict.fromkeys(row.field for row in view.fields)

    path.parent.mkdir(parents=True, exist_ok=True)
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": _MADE_ON, "comments": f"simpul-log {log}" if log else ""})
        sheet = book.add_worksheet(_("pairs"))
        _write_head(book, sheet, _headings(fields, wording), len(views), wording)
        styles = {
            SAME: _style(book, bg_color="#E2F0D9"),
            DIFFERENT: _style(book, bg_color="#FBE0DC", bold=True),
        }
        plain = _style(book)
        open_ = _style(book, locked=False, bg_color="#FFF8DC")
        for number, view in enumerate(views, start=1):
            verdicts = {row.field: row.verdict for row in view.fields}
            for column, (text, field) in enumerate(_cells(view, fields, wording)):
                style = open_ if column < 2 else styles.get(verdicts.get(field, ""), plain)
                sheet.write_string(number, column, text[:_MOST_CHARACTERS], style)

    return write_private(path, made.getvalue())


def _write_head(
    book: Any, sheet: Any, headings: Sequence[str], rows: int, wording: Wording
) -> None:
    """The headings, the choice of decisions, and what may be changed in the sheet."""
    bold = _style(book, bold=True, bottom=1)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)

    words = [decision_word(decision, wording) for decision in DECISIONS]
    title = wording.text("No such decision")
    told = wording.text("Choose one of the list, or leave the cell empty.")
    choice = {"validate": "list", "source": words, "error_title": title, "error_message": told}
    sheet.data_validation(1, 0, max(rows, 1), 0, choice)
    sheet.set_column(0, 0, _NARROW)
    sheet.set_column(1, len(headings) - 1, _WIDE)
    sheet.set_column(len(headings) - 4, len(headings) - 1, _NARROW, None, {"hidden": True})
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(rows, 1), len(headings) - 1)
    sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})


def _style(book: Any, **facts: Any) -> Any:
    return book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", **facts})


def _headings(fields: Iterable[str], wording: Wording) -> list[str]:
    of_both = [field_word(field, wording) for field in fields if field != "names"]
    of_both += map(wording.text, (N_("cases"), N_("roles"), N_("sources")))
    sides = [f"{heading} {side}" for heading, side in product(of_both, "AB")]
    first = (DECISION, WHY, _ASKED, _BITS, LEFT_NAME, RIGHT_NAME, _AGREES, _DIFFERS)
    last = (PAIR, LEFT, RIGHT, CHECK)
    return [*map(wording.text, first), *sides, *map(wording.text, last)]


def _cells(view: PairView, fields: Iterable[str], wording: Wording) -> Iterator[tuple[str, str]]:
    """The cells of one row in the order of the headings, each with the field it belongs to."""
    pair = view.pair
    rows = {row.field: row for row in view.fields}
    left, right = (_names(view, side) for side in ("left", "right"))
    yield from (
        ("", ""),
        ("", ""),
        (asked_for(pair, wording), ""),
        (wording.number(round(pair.bits, 1)), ""),
    )
    yield from ((left, "names"), (right, "names"))
    for verdict in (SAME, DIFFERENT):
        yield (
            ", ".join(
                field_word(row.field, wording) for row in view.fields if row.verdict == verdict
            ),
            "",
        )

    for field in fields:
        if field != "names":
            found = rows.get(field)
            yield "; ".join(found.left) if found else "", field
            yield "; ".join(found.right) if found else "", field

    for tell in (_cases, _roles, _sources):
        yield from ((tell(side, wording), "") for side in (view.left, view.right))

    ids = (pair.id, pair.left_mention, pair.right_mention)
    yield from ((cell, "") for cell in (*ids, _digest(ids, left, right)))


def _names(view: PairView, side: str) -> str:
    found = next((row for row in view.fields if row.field == "names"), None)
    names = getattr(found, side) if found else ()
    return "; ".join(names) or getattr(view, side).entity.name


def _cases(side: Side, wording: Wording) -> str:
    return "; ".join(sorted(case.number for case in side.cases.values()))


def _roles(side: Side, wording: Wording) -> str:
    return wording.roles(dict.fromkeys(mention.role for mention in side.mentions))


def _sources(side: Side, wording: Wording) -> str:
    places: dict[str, None] = {}
    for mention in side.mentions:
        ref = mention.ref
        if source := side.sources.get(ref.source_id):
            parts = (source.name, ref.sheet, str(ref.row or ""))
            places[" ".join(filter(None, parts))] = None

    return "; ".join(places)


def _digest(ids: Sequence[str], left: str, right: str) -> str:
    """What ties a row to whom it is about.

    Letters alone count, so that no spreadsheet's tidying changes it.
    """
    names = (" ".join(fold_words(name[:_MOST_CHARACTERS])) for name in (left, right))
    return plain_id("x", *(shown.strip() for shown in ids), *names)


# ---- reading


def take_pairs(
    review: Review,
    path: Path,
    *,
    passwords: Passwords = no_passwords,
    progress: Progress | None = None,
) -> WorkbookReport:
    """Judge what a workbook says, row by row.

    What cannot be is told with its row and the rest goes on.

    Raises UnreadableFile when it is no workbook, or not one that `write_pairs` wrote. Taking it
    twice changes nothing.
    """
    if path.suffix.lower() != ".xlsx":
        raise UnreadableFile(message("{name} is no .xlsx workbook: save it as one", name=path.name))

    table = _table(path, passwords)
    columns = _columns(table)
    reader = _WorkbookReader(table, columns)
    rows = list(reader.rows())
    results = review.take([answer for _, answer in rows], progress=progress)
    new = 0
    for (row, answer), result in zip(rows, results, strict=True):
        new += bool(result.judgements)
        for refused in result.refused:
            reader.reject(
                row, DECISION, DECISIONS[answer.decision], refused.reason, _mend(refused.judgements)
            )

    return WorkbookReport(
        read=reader.read,
        blank=reader.blank,
        new=new,
        unchanged=reader.read - reader.blank - new - len(reader.rejected),
        rejected=len(reader.rejected),
        issues=tuple(sorted(reader.issues, key=lambda issue: issue.row)),
    )


def _table(path: Path, passwords: Passwords) -> Table:
    """The sheet that holds the pairs, found by its headings; raises UnreadableFile."""
    known = set[str]().union(*map(_said, _NEEDED))

    def is_heading(cell: str) -> bool:
        return cell.strip() in known

    try:
        tables = list(read_workbook(path, path.name, is_heading, passwords))
    except OSError as error:
        raise UnreadableFile(
            message(
                "{name} cannot be opened ({value})", name=path.name, value=error.strerror or error
            )
        ) from error

    for table in tables:
        if len(_columns(table)) == len(_NEEDED):
            return table

    raise UnreadableFile(
        message(
            "{name} holds no pairs to review: write a workbook with `simpul review --export`, and"
            " keep its columns",
            name=path.name,
        )
    )


def _columns(table: Table) -> dict[str, str]:
    """The table's column for each that is needed, in whichever language it was written."""
    found = {}
    for needed in _NEEDED:
        words = _said(needed)
        columns = [column for column in table.columns if column.strip() in words]
        if columns:
            found[needed] = columns[0]

    return found


def _said(heading: str) -> set[str]:
    return {heading, *(translator(language).gettext(heading) for language in LANGUAGES)}


def _mend(judgements: Sequence[Judgement]) -> str:
    if not judgements:
        return "leave the decision empty, or look at the pair with `simpul review`"

    told = ", ".join(
        f"{judgement.id} ({judgement.by}, {judgement.on[:10]}: {judgement.why or '-'})"
        for judgement in judgements
    )

    return (
        f"look at {told}; withdraw what is wrong with `simpul withdraw ID --why TEXT`, then import"
        " again"
    )


class _WorkbookReader:
    """The rows of one workbook, each read once."""

    def __init__(self, table: Table, columns: Mapping[str, str]) -> None:
        self._table = table
        self._columns = columns
        self.read = self.blank = 0
        self.rejected: set[int] = set()
        self.issues: list[Issue] = []

    def rows(self) -> Iterator[tuple[Row, Answer]]:
        """Every row that decides something."""
        for row in self._table.rows():
            self.read += 1
            texts = {
                needed: str(row.values.get(column) or "").strip()
                for needed, column in self._columns.items()
            }
            if row.reason:
                self.reject(row, "", "", row.reason, row.mend)
            elif not texts[DECISION]:
                self.blank += 1
                if texts[WHY]:
                    self._note(
                        row,
                        WHY,
                        texts[WHY],
                        "a reason without a decision",
                        "choose a decision",
                        "warning",
                    )
            elif answer := self._answer(row, texts):
                yield row, answer

    def reject(self, row: Row, column: str, value: str, reason: Text, mend: Text) -> None:
        """Note why a row was not taken."""
        self.rejected.add(row.number)
        self._note(row, column, value, reason, mend, "error")

    def _answer(self, row: Row, texts: Mapping[str, str]) -> Answer | None:
        """What a row decides; None, and the row is rejected, when it cannot be taken."""
        decision = read_decision(texts[DECISION])
        if decision is None:
            self.reject(
                row,
                DECISION,
                texts[DECISION],
                "no such decision",
                "choose same, different or unsure",
            )
            return None
        ids: tuple[Id, ...] = (texts[PAIR], texts[LEFT], texts[RIGHT])
        if texts[CHECK] != _digest(ids, texts[LEFT_NAME], texts[RIGHT_NAME]):
            reason = "more than decision and reason was changed, so it is not sure whom it is about"
            self.reject(row, CHECK, "", reason, "export the pairs again and decide there")
            return None

        return Answer(
            left=texts[LEFT], right=texts[RIGHT], decision=Decision(decision), why=texts[WHY]
        )

    def _note(
        self, row: Row, column: str, value: str, reason: Text, mend: Text, severity: Any
    ) -> None:
        self.issues.append(
            Issue(
                file=self._table.file,
                sheet=self._table.sheet,
                row=row.number,
                column=self._columns.get(column, column),
                value=value,
                reason=reason,
                mend=mend,
                severity=severity,
            )
        )
