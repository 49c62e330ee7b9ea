"""Files made to do harm.

Each ends as one clear issue that names the file and what to do, in little memory and time.
"""

import copy
import ctypes
import io
import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from graph.errors import UnreadableFile
from loaders.load import plan_load
from loaders.readers.registry import read_tables
from loaders.tables import MAX_COLUMNS
from tests.fuzz.seeds import seeds
from tests.loaders.readers.old_workbook import container, dimensions, grid, record, records
from tests.steps import assert_in_proportion, steps_of

HEADER = "Nomor Pengaduan,Nama,Peran\n"
MOST_MEMORY = 3 << 30
MOST_SECONDS = 60
LOAD = """
import json, sys
from pathlib import Path
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
except ImportError:
    pass
from loaders.load import load, plan_load
plan = plan_load([Path(sys.argv[1])])
issues = list(plan.issues)
good = bad = 0
for loaded in load(plan):
    issues += loaded.issues
    good, bad = good + (not loaded.rejected), bad + loaded.rejected
told = [str(issue) for issue in issues if issue.severity == "error"]
warned = [str(issue) for issue in issues if issue.severity == "warning"]
print(json.dumps([good, bad, told, warned]))
"""


def load_bounded(path: Path) -> tuple[int, int, list[str], list[str]]:
    """Rows taken and rejected, errors and warnings of a load that may use little memory and
    time.
    """
    command = [sys.executable, "-W", "ignore", "-c", LOAD, str(path), str(MOST_MEMORY)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    good, bad, told, warned = json.loads(done.stdout)
    return good, bad, told, warned


def rezipped(workbook: bytes, changes: dict[str, bytes]) -> bytes:
    """A workbook with some parts put in the place of its own."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *changes]):
            new.writestr(name, changes.get(name) or old.read(name))
    return result.getvalue()


def sheet(rows: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def with_sheet(rows: str) -> bytes:
    return rezipped(seeds()["xlsx"], {"xl/worksheets/sheet1.xml": sheet(rows)})


def with_strings(text: str, encoding: str = "utf-8") -> bytes:
    return rezipped(seeds()["xlsx"], {"xl/sharedStrings.xml": text.encode(encoding)})


def open_document(rows: str) -> bytes:
    content = zipfile.ZipFile(io.BytesIO(seeds()["ods"])).read("content.xml").decode()
    return rezipped(
        seeds()["ods"],
        {"content.xml": content.replace("</table:table>", f"{rows}</table:table>").encode()},
    )


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE calls [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + ']><calls><call no="K-1">&m;</call><call no="K-2"/></calls>'
)
SHEET_XML = "xl/worksheets/sheet1.xml"


def overlapping() -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"x" * 100_000)
        again = copy.copy(archive.infolist()[0])
        again.filename = "xl/styles.xml"
        archive.filelist.append(again)
    return result.getvalue()


def bomb() -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(SHEET_XML, b" " * (120 << 20))
    return result.getvalue()


def nested() -> bytes:
    inner = bomb()
    for _ in range(3):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w") as archive:
            for number in range(5):
                archive.writestr(f"{number}.zip", inner)
        inner = outer.getvalue()
    return inner


def with_size(workbook: bytes, size: int) -> bytes:
    """A workbook whose directory says another size of the sheet than it has."""
    at = workbook.rindex(SHEET_XML.encode()) - 46
    assert workbook[at : at + 4] == b"PK\x01\x02"
    return workbook[: at + 24] + struct.pack("<I", size) + workbook[at + 28 :]


def parquet(rows: int, text: str) -> bytes:
    content = io.BytesIO()
    pl.DataFrame(
        {"Nomor Pengaduan": ["K-1"] * rows, "Nama": [f"{n}{text}" for n in range(rows)]}
    ).write_parquet(content, row_group_size=rows)
    return content.getvalue()


def parquet_of_one_value(letters: int) -> bytes:
    """A file of one long value, made from one buffer: by way of a string it takes 11 GB."""
    value = pa.allocate_buffer(letters)
    ctypes.memset(value.address, ord("x"), letters)
    ends = struct.pack("<qq", 0, letters)
    values = pa.Array.from_buffers(pa.large_string(), 1, [None, pa.py_buffer(ends), value])
    table = pa.table({"Nomor Pengaduan": ["K-1"], "Nama": values})
    content = io.BytesIO()
    pq.write_table(table, content, compression="zstd", use_dictionary=False, write_statistics=False)
    return content.getvalue()


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a sheet from corner to corner": (
        "xlsx",
        lambda: with_sheet(
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c'
            ' r="XFD1048576"><v>2</v></c></row>'
        ),
        "far apart",
    ),
    "a corner that only the cell names, in other quotes": (
        "xlsx",
        lambda: with_sheet(
            "<row><c r='A1'><v>1</v></c></row><row><c r = 'xfd1048576'><v>2</v></c></row>"
        ),
        "far apart",
    ),
    "many sheets that only together are too large": (
        "xlsx",
        lambda: rezipped(
            seeds()["xlsx"],
            {
                f"xl/worksheets/sheet{n}.xml": sheet('<row><c r="XFD3000"><v>2</v></c></row>')
                for n in range(2, 5)
            },
        ),
        "far apart",
    ),
    "a corner behind blanks": (
        "xlsx",
        lambda: with_sheet(
            f'<row><c r="A1"><v>1</v></c></row><row><c r{" " * 400}="XFD1048576"><v>2</v></c></row>'
        ),
        "far apart",
    ),
    "a sheet in UTF-16": (
        "xlsx",
        lambda: rezipped(
            seeds()["xlsx"],
            {
                SHEET_XML: (
                    sheet('<row><c r="XFD1048576"><v>2</v></c></row>').decode().encode("utf-16")
                )
            },
        ),
        "far apart",
    ),
    "a sheet of 2 GB": (
        "xlsx",
        lambda: with_size(with_sheet("<row><c><v>1</v></c></row>"), 2**31),
        "more than is allowed",
    ),
    "a sheet larger than it says": (
        "xlsx",
        lambda: with_size(with_sheet("<row><c><v>1</v></c></row>" + " " * 10_000), 100),
        "damaged",
    ),
    "a bomb": ("xlsx", bomb, "more than is allowed"),
    "bombs within archives": ("xlsx", nested, "save it again"),
    "parts over each other": ("xlsx", overlapping, "over each other"),
    "too many parts": (
        "xlsx",
        lambda: rezipped(seeds()["xlsx"], {f"{n}": b"x" for n in range(10_001)}),
        "more than",
    ),
    "a billion laughs": ("xlsx", lambda: with_strings(LAUGHS), "declares"),
    "a billion laughs in UTF-16": ("xlsx", lambda: with_strings(LAUGHS, "utf-16"), "declares"),
    "a billion laughs in a part of no use": (
        "ods",
        lambda: rezipped(seeds()["ods"], {"x.xml": LAUGHS.encode()}),
        "declares",
    ),
    "a billion laughs in XML": ("xml", LAUGHS.encode, "declares"),
    "an entity from outside": (
        "xml",
        lambda: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><b c="1">&x;</b></a>',
        "declares",
    ),
    "rows and cells repeated": (
        "ods",
        lambda: open_document(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
            ' table:style-name="a"/><table:table-cell table:number-columns-repeated="16000"'
            ' office:value-type="float" office:value="1"/></table:table-row>'
        ),
        "far apart",
    ),
    "blanks repeated": (
        "ods",
        lambda: open_document(
            '<table:table-row><table:table-cell office:value-type="string">'
            '<text:p>a<text:s text:c="4000000000"/></text:p></table:table-cell></table:table-row>'
        ),
        "cells",
    ),
    "an old workbook that claims all cells": (
        "xls",
        lambda: container(
            records(grid([["Nomor"], ["1"]]), dimensions=dimensions(0xFFFFFFFF, 0xFFFF))
        ),
        "far apart",
    ),
    "an old workbook with a cell far out": (
        "xls",
        lambda: container(records({(65535, 60000): "x"})),
        "far apart",
    ),
    "an old workbook that claims texts": (
        "xls",
        lambda: container(
            records(grid([["a"]]), before=record(0x00FC, struct.pack("<II", 1, 0x7FFFFFFF)))
        ),
        "far apart",
    ),
    "a workbook without a cell": ("xls", lambda: container(records({})), "no rows"),
    "another kind of file": ("xls", lambda: seeds()["xlsx"], "no workbook of that kind"),
    "one line of 100 MB": ("csv", lambda: b"a," * (50 << 20), "begins with a line of more than"),
    "100,000 columns": (
        "csv",
        lambda: ",".join(f"c{n}" for n in range(100_000)).encode(),
        f"{MAX_COLUMNS:,} columns",
    ),
    "NUL bytes": ("csv", lambda: b"Nomor Pengaduan,Nama\n\x00\x00\x00,\x00\n", "no text file"),
    "JSON nested deep": ("json", lambda: b"[" * 100_000, "no JSON"),
    "a JSON object nested deep": ("json", lambda: b'[{"a":' * 100_000, "no JSON"),
    "a million numbers": (
        "json",
        lambda: json.dumps(list(range(1_000_000))).encode(),
        "no objects",
    ),
    "millions of empty lists": ("json", lambda: b"[" + b"[]," * 25_000_000 + b"[]]", "values"),
    "a line of JSON nested deep": ("jsonl", lambda: b"[" * 1_000_000, "no objects"),
    "Parquet cut short": ("parquet", lambda: parquet(1000, "x")[:-20], "export it again"),
    "Parquet cut in the middle": (
        "parquet",
        lambda: parquet(1000, "x")[:2000] + b"PAR1",
        "export it again",
    ),
    "Parquet with a large group": (
        "parquet",
        lambda: parquet_of_one_value(1100 << 20),
        "smaller row groups",
    ),
    "XML nested deep": ("xml", lambda: b"<a>" * 100_000, "nested deeper"),
    "an attribute of 100 MB": (
        "xml",
        lambda: b'<a><b c="' + b"x" * (100 << 20) + b'"/></a>',
        "more than 8 MiB",
    ),
    "XML that is not finished": ("xml", lambda: b"<calls><call no=", "no XML"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_hostile_file_is_one_error_that_names_it_and_what_to_do(tmp_path: Path, name: str) -> None:
    ending, make, clue = REFUSED[name]
    path = tmp_path / f"aduan.{ending}"
    path.write_bytes(make())
    good, bad, told, _ = load_bounded(path)
    assert (good, bad, len(told)) == (0, 0, 1), told
    assert told[0].startswith("aduan.")
    assert clue in told[0]
    assert "; " in told[0]


def rows_of(path: Path) -> list:
    (table,) = read_tables(path)
    return list(table.rows())


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.slow
def test_line_of_100_mb_costs_its_row_alone(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.csv",
        (HEADER + "1,Ani,calo\n2,").encode() + b"x" * (100 << 20) + b"\n3,Budi,calo\n",
    )
    good, bad, (told,), _ = load_bounded(path)
    assert (good, bad) == (2, 1)
    assert "row 3" in told and "characters" in told


@pytest.mark.slow
def test_line_of_json_of_100_mb_costs_its_row_alone(tmp_path: Path) -> None:
    line = b'{"Nomor Pengaduan": "K-1", "Nama": "Ani", "Peran": "calo"}\n'
    path = written(tmp_path / "a.jsonl", line + b'{"a": "' + b"x" * (100 << 20) + b'"}\n' + line)
    good, bad, (told,), _ = load_bounded(path)
    assert (good, bad) == (2, 1)
    assert "row 2" in told and "MiB" in told


def test_quotation_marks_that_never_end_do_not_cost_time_without_end(tmp_path: Path) -> None:
    def steps(lines: int) -> dict[str, int]:
        path = written(tmp_path / f"{lines}.csv", HEADER + '1,a"b,","c\n' * lines)
        assert len(rows_of(path)) == lines
        return steps_of(lambda: rows_of(path))

    assert_in_proportion(steps, 2_000)


def test_windows_lines_among_unicode_ones_are_told_and_the_rest_read(tmp_path: Path) -> None:
    content = (
        HEADER.encode()
        + "1,Zoë,calo\n".encode()
        + "2,André,calo\n".encode("cp1252")
        + b"3,Budi,calo\n"
    )
    found = rows_of(written(tmp_path / "a.csv", content))
    assert [bool(row.notes) for row in found] == [False, True, False]
    assert "André" in found[1].values.values() and not any(row.reason for row in found)


def test_mark_in_the_middle_of_joined_files_is_no_letter(tmp_path: Path) -> None:
    content = (HEADER + "1,Ani,calo\n").encode("utf-8-sig") + '\ufeff"2","Budi",calo\n'.encode()
    assert [
        row.values["Nomor Pengaduan"] for row in rows_of(written(tmp_path / "a.csv", content))
    ] == ["1", "2"]


def test_nul_byte_in_a_row_is_dropped_and_told(tmp_path: Path) -> None:
    rows = "".join(f"{n},Ani,calo\n" for n in range(9))
    found = rows_of(written(tmp_path / "a.csv", HEADER + rows + "9,A\x00ni,calo\n10,Budi,calo\n"))
    assert [row.number for row in found if row.notes] == [11]
    assert "Ani" in found[9].values.values() and not found[9].reason


def test_wide_header_is_read_without_guessing_for_minutes(tmp_path: Path) -> None:
    header = ",".join(["Nomor Pengaduan", *(f"kolom tak dikenal {n}" for n in range(5000))])
    path = written(tmp_path / "a.csv", header + "\nK-1" + "," * 5000 + "\n")
    good, _, told, _ = load_bounded(path)
    assert (good, told) == (1, [])


def test_file_that_a_mapping_only_looks_up_is_told(tmp_path: Path) -> None:
    written(tmp_path / "a.csv", HEADER + "1,Ani,calo\n")
    mapping = seeds()["mapping"].replace(b'files: "*.csv"', b'files: "lain.csv"')
    plan = plan_load([tmp_path / "a.csv"], mapping=written(tmp_path / "a.mapping.yaml", mapping))
    assert [(issue.file, issue.severity) for issue in plan.issues] == [("a.csv", "error")]


def test_parquet_that_promises_more_rows_than_it_holds_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    content = bytearray(parquet(40_000, "x" * 50))
    middle = len(content) // 2
    content[middle : middle + 200] = bytes(200)
    path.write_bytes(content)
    _, bad, told, _ = load_bounded(path)
    assert bad <= 1 and len(told) == 1
    assert "export" in told[0]


def test_merges_without_number_cost_little_time(tmp_path: Path) -> None:
    def steps(columns: int) -> dict[str, int]:
        path = tmp_path / f"{columns}.xlsx"
        with xlsxwriter.Workbook(path) as book:
            cells = book.add_worksheet()
            for column in range(0, columns, 2):
                cells.merge_range(0, column, 0, column + 1, f"kelompok {column}")
                cells.write(1, column, f"Nama {column}")
                cells.write(1, column + 1, f"HP {column}")
            cells.write(2, 0, "Ani")
        assert len(next(read_tables(path)).columns) == columns
        return steps_of(lambda: next(read_tables(path)))

    assert_in_proportion(steps, 400)


def test_formula_is_read_as_the_value_saved_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        cells = book.add_worksheet()
        cells.write_row(0, 0, ["Nomor Pengaduan", "Nama", "Peran"])
        cells.write_formula(1, 0, '="K-"&1', None, "K-1")
        cells.write_formula(1, 1, '=WEBSERVICE("http://example.com")', None, "Ani")
        cells.write_string(1, 2, "calo")
    assert rows_of(path)[0].values == {"Nomor Pengaduan": "K-1", "Nama": "Ani", "Peran": "calo"}
    assert load_bounded(path) == (1, 0, [], [])


def test_formula_without_a_saved_value_is_blank_and_told(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl writes formulas without values")
    book = openpyxl.Workbook()
    for row in (["Nomor Pengaduan", "Nama", "Peran", "Usia"], ["K-1", "Ani", "calo", "=20+3"]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert rows_of(tmp_path / "a.xlsx")[0].values["Usia"] == ""
    good, bad, told, warned = load_bounded(tmp_path / "a.xlsx")
    assert (good, bad, told) == (1, 0, [])
    assert [
        text for text in warned if "1 formulas have no saved value" in text and "save it" in text
    ]


def test_file_that_was_read_once_is_looked_at_anew_when_it_is_another(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ["Nomor Pengaduan", "Nama", "Peran"])
        book.get_worksheet_by_name("Sheet1").write_row(1, 0, ["K-1", "Ani", "calo"])
    assert len(rows_of(path)) == len(rows_of(path)) == 1
    written(path, bomb())
    with pytest.raises(UnreadableFile, match="unpacks to more than is allowed"):
        rows_of(path)
