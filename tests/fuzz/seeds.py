"""Small valid files of every kind that is read, for the fuzzing to begin with."""

import io
import json
import zipfile
from collections.abc import Mapping

import msoffcrypto
import polars as pl
import xlsxwriter

from tests.loaders.old_workbook import container, grid, records

PASSWORD = "rahasia"
HEADER = ["Nomor Pengaduan", "Tanggal Pengaduan", "Nama", "Peran", "NIK", "No. HP"]
ROWS = [
    ["K-1", "05-01-2024", "Budi Santoso", "calo", "", "081234567890"],
    ["K-1", "05-01-2024", "Siti Aminah", "korban", "7271014503900001", ""],
    ["K-2", "07-02-2024", 'Ani "Lestari"', "penampung", "", "081234567890"],
    ["K-3", "31-02-2024", "Zoë, Rina", "calo", "72710", "0812"],
]
MAPPING = """dataset: register
dates: dmy
codes: {roles: {calo: perekrut, korban: korban, penampung: penampung}}
lookups:
  phones: {files: "a.csv", key: No. HP}
tables:
  - name: parties
    files: "*.csv"
    join: {phone: {lookup: phones, on: No. HP}}
    when: {column: Nama}
    case: {number: Nomor Pengaduan, reported_on: Tanggal Pengaduan, extra: {note: Peran}}
    mentions:
      party: {names: Nama, role: {column: Peran, codes: roles}, identifiers: {phone: No. HP, nik: NIK}}
    statements:
      - {kind: USES, from: party, to: {phone: phone.No. HP}}
"""
TABLE = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Kasus">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def seeds() -> Mapping[str, bytes]:
    """A file by its ending; `mapping` is a mapping file, `locked` a workbook with the password above."""
    records_ = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    xlsx = _xlsx()
    return {
        "csv": "\n".join(",".join(_quoted(cell) for cell in row) for row in [HEADER, *ROWS]).encode(),
        "json": json.dumps([*records_, {"Nomor Pengaduan": "K-4", "hp": [{"a": 1}, {"b": None}]}]).encode(),
        "jsonl": "\n".join(json.dumps(each) for each in records_).encode(),
        "xml": _xml().encode(),
        "xlsx": xlsx,
        "ods": _ods(),
        "xls": container(records(grid([HEADER, *ROWS]))),
        "parquet": _parquet(),
        "locked": _locked(xlsx),
        "mapping": MAPPING.encode(),
    }


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set('",') else cell


def _xml() -> str:
    calls = (
        f'<call number="{row[5]}" no="{row[0]}" date="{row[1]}"><nama>{row[2]}</nama><peran>{row[3]}</peran></call>'
        for row in ROWS
    )
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<calls count=\"4\">\n{''.join(calls)}\n</calls>"


def _xlsx() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Kasus")
        for number, row in enumerate([HEADER, *ROWS]):
            sheet.write_row(number, 0, row)
        sheet.merge_range(6, 0, 7, 0, "K-5")
        sheet.write_formula(6, 2, '="Joko"', None, "Joko")
    return content.getvalue()


def _ods() -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(cell.format(text) for text in row)}</table:table-row>" for row in [HEADER, *ROWS]
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", TABLE.format(rows=rows))
    return content.getvalue()


def _parquet() -> bytes:
    content = io.BytesIO()
    frame = pl.DataFrame([dict(zip(HEADER, row, strict=True)) for row in ROWS])
    frame.with_columns(pl.lit([["a"], ["b"]]).alias("l"), pl.struct("Nama").alias("s")).write_parquet(content)
    return content.getvalue()


def _locked(xlsx: bytes) -> bytes:
    content = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(xlsx)).encrypt(PASSWORD, content)
    return content.getvalue()
