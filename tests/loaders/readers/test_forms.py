"""Forms of one complaint, and registers that lie on their side, in sheets and Word tables."""

import csv
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import xlsxwriter

from loaders.load import Loaded, load, plan_load

Rows = Sequence[Sequence[str]]
Write = Callable[[Path, Rows], Path]


def as_workbook(folder: Path, rows: Rows) -> Path:
    with xlsxwriter.Workbook(folder / "form.xlsx") as book:
        sheet = book.add_worksheet("Formulir")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return folder / "form.xlsx"


def as_csv(folder: Path, rows: Rows) -> Path:
    with (folder / "form.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return folder / "form.csv"


def as_word(folder: Path, rows: Rows) -> Path:
    def cell(text: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>"

    lines = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(folder / "form.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        text = f'<w:document xmlns:w="{space}"><w:body><w:tbl>{lines}</w:tbl></w:body></w:document>'
        archive.writestr("word/document.xml", text)
    return folder / "form.docx"


def read(path: Path) -> list[Loaded]:
    plan = plan_load([path])
    assert not [issue for issue in plan.issues if issue.severity == "error"], plan.issues
    return list(load(plan))


def told(rows: Sequence[Loaded]) -> list[tuple[str, str, str, str]]:
    """Number, role, name and telephone of everybody."""
    found = []
    for row in rows:
        assert row.case and not row.rejected
        for m in row.mentions:
            phone = next((i.value for i in m.identifiers), "")
            found.append((row.case.number, str(m.role), m.names[0], phone))
    return found


BOTH = [
    ("015/2025", "korban", "Wati Purnama", "+6281234500011"),
    ("015/2025", "pihak_diadukan", "Darmo Suwito", "+6281298700011"),
]
LABELS = [
    ["Nomor Pengaduan", "015/2025"],
    ["Tanggal", "3 Maret 2025"],
    ["Nama Korban", "Wati Purnama"],
    ["HP Korban", "081234500011"],
    ["Terlapor", "Darmo Suwito"],
    ["HP Terlapor", "081298700011"],
]
COLONS = [
    ["FORMULIR PENGADUAN", "", "", ""],
    *([f"{place}.", label, ":", value] for place, (label, value) in enumerate(LABELS, start=1)),
]
HALVES = [[*left, *right] for left, right in zip(LABELS[::2], LABELS[1::2], strict=True)]
HEADINGS = [
    ["Nomor Pengaduan", "015/2025"],
    ["Tanggal", "3 Maret 2025"],
    ["I. IDENTITAS KORBAN", ""],
    ["Nama", "Wati Purnama"],
    ["No. HP", "081234500011"],
    ["II. DATA TERLAPOR", ""],
    ["Nama", "Darmo Suwito"],
    ["No. HP", "081298700011"],
]


@pytest.mark.parametrize("write", [as_workbook, as_csv, as_word])
@pytest.mark.parametrize("rows", [LABELS, COLONS, HALVES, HEADINGS])
def test_a_form_is_one_complaint_with_its_parties(tmp_path, write: Write, rows: Rows):
    (row,) = read(write(tmp_path, rows))
    assert told([row]) == BOTH
    assert row.case and row.case.reported_on == "2025-03-03"


@pytest.mark.parametrize("write", [as_workbook, as_csv])
def test_a_register_on_its_side_is_read_column_by_column(tmp_path, write: Write):
    rows = [
        ["No. Pengaduan", "001", "002"],
        ["Nama Korban", "Wati", "Rini"],
        ["Terlapor", "Darmo", "Basuki"],
    ]
    found = read(write(tmp_path, rows))
    assert [(number, name) for number, _, name, _ in told(found)] == [
        ("001", "Wati"), ("001", "Darmo"), ("002", "Rini"), ("002", "Basuki"),
    ]  # fmt: skip
    assert [row.place.row for row in found] == [2, 3]


@pytest.mark.parametrize("write", [as_workbook, as_csv, as_word])
def test_a_small_register_is_no_form(tmp_path, write: Write):
    rows = [
        ["No. Pengaduan", "Nama Korban", "Terlapor"],
        ["001", "Wati", "Darmo"],
        ["002", "Rini", "Basuki"],
    ]
    assert [number for number, *_ in told(read(write(tmp_path, rows)))] == ["001"] * 2 + ["002"] * 2


def test_a_label_left_blank_gives_nobody_the_lines_below_it(tmp_path):
    rows = [
        ["Nomor Pengaduan", "015/2025"],
        ["Nama Korban", "Wati Purnama"],
        ["Terlapor", ""],
        ["No. HP", "081234500011"],
    ]
    found = read(as_word(tmp_path, rows))
    given = [m for row in found for m in row.mentions if m.role == "pihak_diadukan"]
    assert not given
