"""Nothing is lost in silence: errors, hidden parts, nested values, Word tables, files left aside."""

import io
import zipfile
from pathlib import Path

import openpyxl
import polars as pl
import pytest
import xlsxwriter

from loaders.load import load, plan_load
from tests.loaders.registers import issues, load_all, numbers, parties, write_csv, write_text

HEADER = ["Nomor Kasus", "Tanggal Lapor", "Nama Korban", "HP Korban", "Terlapor"]
ROWS = [
    ["K-1", "2024-02-01", "Murni", "081234500011", "Gatot Prakoso"],
    ["K-2", "2024-02-02", "Ningsih", "081234500012", "Gatot Prakoso"],
    ["K-3", "2024-02-03", "Partini", "081234500013", "Slamet"],
]


def test_each_error_of_a_workbook_is_told_with_its_cell(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("R")
        for number, row in enumerate([["REGISTER"], HEADER, *ROWS]):
            sheet.write_row(number, 1, row)
        sheet.write_formula(2, 5, "=VLOOKUP(1,A1:B1,2)", None, "#N/A")
        sheet.write_formula(3, 4, "=1/0", None, "#DIV/0!")
        sheet.write_formula(4, 2, "=x", None, "#NAME?")
    rows = load_all(tmp_path / "a.xlsx")
    assert [(issue.row, issue.column, issue.value) for issue in issues(rows)] == [
        (3, "Terlapor", "#N/A"),
        (4, "HP Korban", "#DIV/0!"),
        (5, "Tanggal Lapor", "#NAME?"),
    ]
    assert numbers(rows) == ["K-1", "K-2", "K-3"]


def test_error_that_a_csv_kept_is_told_too(tmp_path: Path) -> None:
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, [*ROWS[0][:4], "#REF!"]))
    assert [(issue.column, issue.value) for issue in issues(rows)] == [("Terlapor", "#REF!")]


MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def ods(path: Path, rows: str) -> Path:
    """An OpenDocument workbook with one sheet of these rows."""
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="R">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    return path


def cell(text: str, given: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {given}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


def line(*cells: str, given: str = "") -> str:
    return f"<table:table-row {given}>{''.join(cells)}</table:table-row>"


def test_merged_hidden_and_wrong_cells_of_an_open_document_are_seen(tmp_path: Path) -> None:
    tall = 'table:number-rows-spanned="2" table:number-columns-spanned="1"'
    path = ods(
        tmp_path / "a.ods",
        line(*map(cell, ["Nomor Kasus", "Nama Korban", "Terlapor", "Peran"]))
        + line(cell("K-1", tall), cell("Murni", tall), cell("Gatot"), cell("Calo"))
        + line(
            '<table:covered-table-cell table:number-columns-repeated="2"/>',
            cell("Slamet"),
            cell("Sponsor"),
        )
        + line(
            *map(cell, ["K-2", "Tini"]),
            '<table:table-cell office:value-type="string" calcext:value-type="error">'
            "<text:p>#N/A</text:p></table:table-cell>",
            cell("Calo"),
            given='table:visibility="collapse"',
        ),
    )
    plan = plan_load([path])
    rows = list(load(plan))
    assert [(role, name) for role, name, _ in parties(rows)][:4] == [
        ("korban", "Murni"),
        ("perekrut_lapangan", "Gatot"),
        ("korban", "Murni"),
        ("sponsor", "Slamet"),
    ]
    assert [(issue.row, issue.column, issue.value) for issue in issues(rows)] == [
        (4, "Terlapor", "#N/A")
    ]
    assert [str(issue.reason)[:8] for issue in plan.issues] == ["1 hidden"]


def test_hidden_sheets_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "R"
    for row in [HEADER, *ROWS]:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    old = book.create_sheet("Lama")
    old.sheet_state = "veryHidden"
    for row in [HEADER, ["K-9", *ROWS[0][1:]]]:
        old.append(row)
    book.save(tmp_path / "a.xlsx")
    plan = plan_load([tmp_path / "a.xlsx"])
    assert [(issue.sheet, str(issue.reason)) for issue in plan.issues] == [
        ("R", "2 hidden or filtered rows, read all the same"),
        ("R", "1 hidden columns, read all the same"),
        ("Lama", "a hidden sheet, read all the same"),
    ]
    assert numbers(list(load(plan))) == ["K-1", "K-2", "K-3", "K-9"]


def test_structs_and_lists_of_parquet_are_read_as_json_gives_them(tmp_path: Path) -> None:
    rows = [
        {
            "nomor_pengaduan": "K-1",
            "korban": {"nama": "Murni", "hp": ["081234500011", "081234500012"]},
            "pihak_diadukan": [{"nama": "Gatot", "hp": "081298700011"}, {"nama": "Slamet", "hp": None}],
        },
        {"nomor_pengaduan": "K-2", "korban": {"nama": "Tini", "hp": []}, "pihak_diadukan": []},
    ]  # fmt: skip
    frame = pl.DataFrame(rows)
    frame.write_parquet(tmp_path / "a.parquet")
    frame.write_ndjson(tmp_path / "b.jsonl")
    from_parquet = load_all(tmp_path / "a.parquet")
    assert parties(from_parquet) == parties(load_all(tmp_path / "b.jsonl"))
    assert parties(from_parquet)[:3] == [
        ("korban", "Murni", ("+6281234500011", "+6281234500012")),
        ("pihak_diadukan", "Gatot", ("+6281298700011",)),
        ("pihak_diadukan", "Slamet", ()),
    ]


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(path: Path, *blocks: str | list[list[str]]) -> Path:
    """A Word document of paragraphs and tables."""

    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    def table(rows: list[list[str]]) -> str:
        lines = ("".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"

    body = "".join(paragraph(b) if isinstance(b, str) else table(b) for b in blocks)
    text = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", text)
    path.write_bytes(packed.getvalue())
    return path


FORM = {
    "Nomor Pengaduan": "77/II/2024",
    "Tanggal Pengaduan": "5 Februari 2024",
    "Nama Korban": "Murni Lestari",
    "NIK Korban": "3578014502950001",
    "Nama Pihak Diadukan": "Gatot Prakoso",
    "HP Pihak Diadukan": "0812-9870-0011",
}


@pytest.mark.parametrize(
    "row",
    [
        lambda number, label, value: [label, value],
        lambda number, label, value: [f"{number}.", label, ":", value],
        lambda number, label, value: [f"{label} :", value],
        lambda number, label, value: [chr(96 + number), label, f": {value}"],
    ],
)
def test_form_in_a_word_table_gives_its_facts(tmp_path: Path, row) -> None:
    lines = [row(number, *fact) for number, fact in enumerate(FORM.items(), start=1)]
    path = docx(tmp_path / "a.docx", "FORMULIR", lines, "Kronologi:", "Korban diajak Gatot.")
    (loaded,) = load_all(path)
    assert (loaded.case.number, loaded.case.reported_on) == ("77/II/2024", "2024-02-05")
    assert parties([loaded])[:2] == [
        ("korban", "Murni Lestari", ("3578014502950001",)),
        ("pihak_diadukan", "Gatot Prakoso", ("+6281298700011",)),
    ]
    assert "Korban diajak Gatot." in loaded.case.narrative


def test_register_in_a_word_table_is_a_register(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "a.docx",
        "REGISTER PENGADUAN",
        [HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)"], *ROWS, ["Jumlah", "", "3", "", ""]],
        "Mengetahui, Kepala Balai",
    )
    rows = load_all(path)
    assert numbers(rows) == ["K-1", "K-2", "K-3"]
    assert [row.place.row for row in rows if row.aside] == [2, 6]


def test_files_of_a_folder_that_are_left_aside_are_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write_csv(tmp_path / "a.csv", HEADER, ROWS[0])
    for name in ("foto.heic", "sub/surat.eml", "lama.xlsb", "data.7z", "tanpaakhiran", "_x.pdf"):
        write_text(tmp_path / name, "x")
    plan = plan_load([tmp_path])
    assert [issue.file for issue in plan.issues] == [
        "data.7z",
        "foto.heic",
        "lama.xlsb",
        "tanpaakhiran",
        "sub/surat.eml",
    ]
    assert {issue.severity for issue in plan.issues} == {"aside"}
    assert all(issue.reason and issue.mend for issue in plan.issues)
    assert numbers(list(load(plan))) == ["K-1"]


def test_a_folder_of_thousands_of_other_files_is_summed_up(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", HEADER, ROWS[0])
    for number in range(60):
        write_text(tmp_path / f"{number}.jpg", "x")
    plan = plan_load([tmp_path])
    assert len(plan.issues) == 51 and "10 more" in str(plan.issues[-1].reason)
