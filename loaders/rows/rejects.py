"""Rejected rows as CSV files that load again once they are corrected.

A reject file has the columns of its table and, before them, `_at` (sheet!row#ordinal@case),
`_reason` and `_mend`, and `_dataset` with `_mapping` where the row was read by a mapping. Loading
it gives the ids that the original rows would have had, because `_at` keeps their place; the ordinal
holds as long as the case number stays as it was. Texts that a spreadsheet would take for a formula
get an apostrophe in front, which is taken off again when the file is loaded.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from loaders.formulas import begins_formula, guard_inside, unguard_inside
from loaders.private_files import open_private
from loaders.rows.mapper import Loaded
from loaders.validation import RowPlace

SUFFIX = ".rejected.csv"
BEFORE = ".before"
"""Ending of the reject file of an earlier load, kept since somebody may have worked in it."""
AT, REASON, MEND, DATASET, MAPPING = "_at", "_reason", "_mend", "_dataset", "_mapping"
FILE = "_file"
"""Only there when the name of the file cannot be that of a reject file: a slash, a colon."""
DATES = "_dates"
"""Only there when dates of the table are not read day first: by column, their order."""
ADDED = (AT, REASON, MEND, DATASET, MAPPING, FILE, DATES)

_MOST, _LONGEST = 12, 300
"""Texts that one row tells, and letters of each."""
_PLACE = re.compile(r"^(?P<sheet>.*?)!(?P<row>\d+)#(?P<ordinal>\d+)(?:@(?P<case>.*))?$", re.DOTALL)
_UNSAFE = re.compile(r"[^\w .()-]+")


class RejectWriter:
    """Writes each rejected row into the reject file of its table, made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[tuple[str, str], IO[str]] = {}
        self._writers: dict[tuple[str, str], Any] = {}
        self._columns: dict[tuple[str, str], tuple[str, ...]] = {}
        self._names: set[str] = set()
        self.paths: list[Path] = []

    def write(self, loaded: Loaded) -> None:
        """Add one rejected row."""
        key = (loaded.place.file, loaded.place.sheet)
        if key not in self._writers:
            self._open(key, loaded)
        errors = [issue for issue in loaded.issues if issue.severity == "error"]
        reasons = (f"{i.column}: {i.reason}" if i.column else str(i.reason) for i in errors)
        added = [
            str(loaded.place),
            _in_one_line(reasons) or loaded.reason,
            _in_one_line(str(issue.mend) for issue in errors),
            loaded.dataset if loaded.mapping or loaded.dataset != loaded.place.file else "",
            loaded.mapping,
        ]
        if safe_name(key[0]) != key[0]:
            added.append(key[0])
        if loaded.date_orders:
            added.append(json.dumps(loaded.date_orders, ensure_ascii=False))
        cells = [loaded.row.get(column, "") for column in self._columns[key]]
        if cells and not any(cells):
            cells[0] = " ".join(loaded.row.values())
        self._writers[key].writerow([harmless(cell) for cell in added + cells])

    def _open(self, key: tuple[str, str], loaded: Loaded) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / self._unused_name(*key)
        if path.exists():
            path.replace(path.with_name(f"{path.name}{BEFORE}"))
        file = io.TextIOWrapper(open_private(path), encoding="utf-8-sig", newline="")
        self._files[key] = file
        self._writers[key] = csv.writer(file)
        self._columns[key] = loaded.columns or tuple(loaded.row)
        names = [name for name in ADDED if name not in (FILE, DATES)]
        names += [FILE] if safe_name(key[0]) != key[0] else []
        names += [DATES] if loaded.date_orders else []
        self._writers[key].writerow([*names, *map(harmless, self._columns[key])])
        self.paths.append(path)

    def _unused_name(self, file: str, sheet: str) -> str:
        stem = reject_stem(file, sheet)
        name, count = stem + SUFFIX, 1
        while name.casefold() in self._names:
            count += 1
            name = f"{stem}~{count}{SUFFIX}"
        self._names.add(name.casefold())
        return name

    def close(self) -> None:
        """Finish every file."""
        for file in self._files.values():
            file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _in_one_line(told: Iterable[str]) -> str:
    """Several texts behind each other, each once, so that a cell of a thousand wrong numbers does
    not make a reject file of a thousand times its size.

    >>> _in_one_line(["HP: no phone number", "HP: no phone number", "no case number"])
    'HP: no phone number (2 ×); no case number'
    """
    counted = Counter(told)
    shown = [
        f"{text[:_LONGEST]} ({count} ×)" if count > 1 else text[:_LONGEST]
        for text, count in islice(counted.items(), _MOST)
    ]
    return "; ".join(shown) + (f"; … (+{len(counted) - _MOST})" if len(counted) > _MOST else "")


def reject_stem(file: str, sheet: str) -> str:
    """The name of a reject file without its ending.

    The file's name and, of a workbook, the sheet's.
    """
    return safe_name(file) + (f".{safe_name(sheet)}" if sheet else "")


def safe_name(text: str) -> str:
    """A text as part of a file name: no separators, nothing odd, not too long."""
    return _UNSAFE.sub("_", text).strip(" .")[:120] or "_"


def is_reject_file(name: str) -> bool:
    """Whether a file name is that of a reject file."""
    return name.casefold().endswith(SUFFIX)


def original_file(name: str, sheet: str) -> str:
    """The name of the file whose rejected rows a reject file holds."""
    stem = re.sub(r"~\d+$", "", name[: -len(SUFFIX)])
    return stem.removesuffix(f".{safe_name(sheet)}") if sheet else stem


def read_place(text: str, file: str) -> RowPlace | None:
    """The place that `_at` names, or None when it is no place."""
    found = _PLACE.match(text.strip())
    if not found:
        return None
    return RowPlace(
        file=file,
        sheet=found["sheet"],
        row=int(found["row"]),
        ordinal=int(found["ordinal"]),
        case=found["case"] or "",
    )


def read_orders(text: str) -> dict[str, str]:
    """The order of the dates of each column that `_dates` names; none where it names none."""
    try:
        orders = json.loads(text or "{}")
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in orders.items()} if isinstance(orders, dict) else {}


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; `as_it_stood` undoes it."""
    inside = guard_inside(text)
    return f"'{inside}" if _is_risky(inside) else inside


def as_it_stood(text: str) -> str:
    """A cell of a reject file as the original had it.

    >>> as_it_stood(harmless("+62 811")), as_it_stood(harmless("'x")), as_it_stood("plain")
    ('+62 811', "'x", 'plain')
    """
    if text.startswith("'") and _is_risky(text[1:]):
        text = text[1:]
    return unguard_inside(text)


def _is_risky(text: str) -> bool:
    """Whether it begins like a formula, or with the sign that tells one."""
    return text.startswith("'") or begins_formula(text)


def original_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """The cells of a reject file's row without the added columns."""
    return {
        as_it_stood(column): as_it_stood(str(cell))
        for column, cell in values.items()
        if column not in ADDED
    }
