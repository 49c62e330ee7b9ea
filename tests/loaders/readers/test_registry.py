"""Rows of every format, with their place; what is broken says so and the rest is read."""

import datetime as dt
import json
import zipfile
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UnreadableFile
from loaders.readers.header_rows import find_header
from loaders.readers.registry import Row, Table, read_tables
from loaders.tables import cell_text, column_letter
from loaders.vocabulary.headers import is_known_header

HEADER = "Nomor Pengaduan,Nama,HP\n"


def only_table(path: Path) -> Table:
    (table,) = read_tables(path)
    return table


def rows_of(path: Path) -> list[Row]:
    return list(only_table(path).rows())


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_csv_is_read_in_every_unicode_encoding(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "a.csv", (HEADER + "1,Zoë Labatjo,0812\n").encode(encoding))
    assert rows_of(path)[0].values["Nama"] == "Zoë Labatjo"


def test_several_windows_letters_make_a_windows_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", (HEADER + "1,Zoë,1\n2,André,2\n").encode("cp1252"))
    assert [row.values["Nama"] for row in rows_of(path)] == ["Zoë", "André"]


def test_stray_byte_that_stands_for_no_letter_costs_its_cell(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv", HEADER.encode() + "1,Zoë,1\n".encode() + b"2,An\x90i,2\n3,Cici,3\n"
    )
    first, second, third = rows_of(path)
    assert not first.notes and not third.notes
    ((column, text, _, _),) = second.notes
    assert (second.number, column, text) == (3, "Nama", "An\ufffdi")
    assert second.values["Nama"] == "" and not second.reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    text = (HEADER + "1,Ani,0812\n2,Budi,0813\n").replace(",", delimiter)
    assert only_table(write(tmp_path / "a.csv", text)).columns == ("Nomor Pengaduan", "Nama", "HP")


def test_delimiter_may_be_declared_as_excel_does(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "sep=;\nNomor Pengaduan;Nama\n1;Ani\n")
    assert rows_of(path)[0].values == {"Nomor Pengaduan": "1", "Nama": "Ani"}


def test_ragged_row_is_told_and_the_rest_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv", HEADER + "1,Ani,0812\n2,Budi,0813,extra\n3,Cici\n4,Dedi,0814\n"
    )
    found = rows_of(path)
    assert [bool(row.reason) for row in found] == [False, True, False, False]
    assert found[1].values["HP"] == "0813 | extra"
    assert found[2].values["HP"] == "" and found[2].notes


def test_unclosed_quotation_mark_costs_one_row(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", HEADER + '1,"Ani,0812\n2,Budi,0813\n3,Cici,0814\n')
    found = rows_of(path)
    assert [(row.number, bool(row.reason)) for row in found] == [(2, True), (3, False), (4, False)]


def test_unclosed_quotation_mark_does_not_swallow_a_long_file(tmp_path: Path) -> None:
    lines = "".join(f"{n},Nama {n},08\n" for n in range(2, 1000))
    found = rows_of(write(tmp_path / "a.csv", HEADER + '1,"Ani,0812\n' + lines))
    assert len(found) == 999 and sum(bool(row.reason) for row in found) == 1


def test_line_break_within_quotation_marks_is_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", HEADER + '1,"Ani\nbinti Umar",0812\n2,Budi,0813\n')
    assert [row.values["Nama"] for row in rows_of(path)] == ["Ani\nbinti Umar", "Budi"]


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    assert [
        row.number for row in rows_of(write(tmp_path / "a.csv", HEADER + "\n,,\n1,Ani,1\n"))
    ] == [4]


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    table = only_table(
        write(tmp_path / "a.csv", "REKAP PENGADUAN,,\nTahun 2026,,\n" + HEADER + "1,Ani,1\n")
    )
    assert table.columns[0] == "Nomor Pengaduan"
    assert [row.number for row in table.rows()] == [4]


def test_header_over_two_rows_is_joined_by_its_groups() -> None:
    rows = [
        ["No Pengaduan", "Korban", "", "Terlapor", ""],
        ["", "Nama", "NIK", "Nama", "HP"],
        ["1", "Ani", "", "B", ""],
    ]
    header = find_header(rows, is_known_header)
    assert header is not None
    assert header.columns == (
        "No Pengaduan",
        "Korban - Nama",
        "Korban - NIK",
        "Terlapor - Nama",
        "Terlapor - HP",
    )
    assert header.below == 2


def workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Kasus")
        sheet.merge_range(0, 0, 0, 3, "REKAP PENGADUAN")
        sheet.write_row(2, 0, ["Nomor Pengaduan", "Tanggal", "NIK Korban", "Nama Korban"])
        sheet.merge_range(3, 0, 4, 0, "ADU-1")
        sheet.write_datetime(3, 1, dt.datetime(2024, 3, 15), day)
        sheet.write_number(3, 2, 7208014808930000)
        sheet.write_string(3, 3, "Ani")
        sheet.write_string(4, 3, "Budi")
        book.add_worksheet("Kosong")
        second = book.add_worksheet("Pihak")
        second.write_row(0, 0, ["Nomor Pengaduan", "Nama", "Peran"])
        second.write_row(1, 0, ["ADU-1", "Umar", "calo"])
    return path


def test_workbook_gives_each_sheet_that_has_cells(tmp_path: Path) -> None:
    assert [table.sheet for table in read_tables(workbook(tmp_path / "a.xlsx"))] == [
        "Kasus",
        "Pihak",
    ]


def test_workbook_dates_are_dates_and_cells_merged_downwards_speak_for_all_rows(
    tmp_path: Path,
) -> None:
    first = next(iter(read_tables(workbook(tmp_path / "a.xlsx"))))
    one, two = first.rows()
    assert (one.number, one.values["Tanggal"]) == (4, "2024-03-15")
    assert two.values["Nomor Pengaduan"] == "ADU-1"


def test_number_that_excel_has_cut_stays_marked() -> None:
    assert cell_text(7208014808930001.0) == "7208014808930001"
    assert "e+15" in cell_text(7208014808930000.0)
    assert "e+15" in cell_text(9471010101900002.0)


def test_cells_far_apart_are_refused_before_they_fill_memory(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_000_000, 16_000, "b")
    with pytest.raises(UnreadableFile, match="far apart"):
        list(read_tables(tmp_path / "a.xlsx"))


def test_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("hello.txt", "x")
    with pytest.raises(UnreadableFile, match="save it again"):
        list(read_tables(tmp_path / "a.xlsx"))


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.json"])
def test_empty_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        list(read_tables(write(tmp_path / name, "")))


def test_unknown_kind_of_file_is_refused_with_those_allowed(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"\.xlsx"):
        list(read_tables(write(tmp_path / "a.xyz", "x")))


@pytest.mark.parametrize(
    ("name", "mend"),
    [("a.rtf", r"save it as \.docx"), ("a.xlsb", r"save it as \.xlsx"), ("a.kmz", "unpack it")],
)
def test_a_file_of_a_kind_that_is_not_read_is_refused_with_advice_that_fits(tmp_path, name, mend):
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=mend):
        list(read_tables(tmp_path / name))


def test_json_objects_are_flattened_and_lists_kept(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.json", json.dumps([{"no": 1, "pmi": {"nama": "Ani"}, "hp": ["0811", "0812"]}])
    )
    assert rows_of(path)[0].values == {"no": "1", "pmi.nama": "Ani", "hp": ["0811", "0812"]}


def test_broken_json_line_is_told_and_the_rest_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"no": "1"}\n{"no": \n[3]\n{"no": "4"}\n')
    assert [(row.number, bool(row.reason)) for row in rows_of(path)] == [
        (1, False),
        (2, True),
        (3, True),
        (4, False),
    ]


def test_deeply_nested_json_is_refused_not_crashed_on(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        list(read_tables(write(tmp_path / "a.json", "[" * 100_000)))


def test_parquet_is_read(tmp_path: Path) -> None:
    frame = pl.DataFrame({"no": ["A1"], "tanggal": [dt.date(2024, 3, 1)], "usia": [33]})
    frame.write_parquet(tmp_path / "a.parquet")
    assert rows_of(tmp_path / "a.parquet")[0].values == {
        "no": "A1",
        "tanggal": "2024-03-01",
        "usia": "33",
    }


@given(st.binary(max_size=400))
def test_hostile_bytes_are_read_or_refused_but_never_crash(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    for ending in (".csv", ".jsonl", ".json", ".xlsx", ".ods", ".parquet"):
        path = tmp_path_factory.mktemp("x") / f"a{ending}"
        path.write_bytes(data)
        try:
            for table in read_tables(path):
                list(table.rows())
        except UnreadableFile:
            pass


@given(st.integers(0, 20_000))
def test_column_letters_differ(index: int) -> None:
    assert column_letter(index) != column_letter(index + 1)
