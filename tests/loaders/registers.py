"""Small registers for tests: written, loaded, and summed up in a line a row."""

import csv
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from loaders.load import load, plan_load
from loaders.rows.mapper import Loaded
from loaders.validation import Issue


def write_csv(path: Path, *rows: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def write_text(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def write_xlsx(path: Path, *rows: Sequence[object]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Register")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def load_all(*paths: Path) -> list[Loaded]:
    return list(load(plan_load(paths)))


def numbers(rows: Sequence[Loaded]) -> list[str]:
    """The numbers of the cases that were loaded, in order."""
    return [row.case.number for row in rows if row.case]


def aside_rows(rows: Sequence[Loaded]) -> list[int]:
    """The rows that were left aside as no records."""
    return [row.place.row for row in rows if row.aside]


def issues(rows: Sequence[Loaded], severity: str = "aside") -> list[Issue]:
    return [issue for row in rows for issue in row.issues if issue.severity == severity]


def parties(rows: Sequence[Loaded]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Role, name and identifiers of every party, in order."""
    return [
        (mention.role, mention.name, tuple(i.value for i in mention.identifiers))
        for row in rows
        for mention in row.mentions
    ]
