"""Small valid files of every kind that is read, for the fuzzing to begin with."""

import io
import json
import zipfile
from collections.abc import Mapping

import msoffcrypto
import polars as pl
import xlsxwriter

from tests.loaders.readers.old_workbook import container, grid, records

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
      party: {names: Nama, role: {column: Peran, codes: roles},
              identifiers: {phone: No. HP, nik: NIK}}
    statements:
      - {kind: USES, from: party, to: {phone: phone.No. HP}}
"""
CALLS = """Permintaan data;081299990001

A Number;B Number;Jenis Layanan;Waktu Mulai;Durasi (detik);Cell ID
081299990001;081234567890;VOICE MOC;01/01/2026 10:00:00;65;510-10-1
6281299990001;+62 812-3456-7890;VOICE MOC;03/01/2026 11:00:00;125;510-10-2
081234567890;081299990001;SMSMT;02/02/2026 09:00:00;0;510-10-1
081299990001;TELKOMSEL;SMSMT;31/02/2026 09:00:00;0;510-10-1
"""
PAYMENTS = """No. Rekening,:,0123456789
Bank,:,BCA

Tanggal,Keterangan,Jumlah,,Saldo
01/03/2026,TRSF E-BANKING CR 0103/FTSCY/WS95031 5000000.00 SITI AMINAH,\
"5,000,000.00",CR,"6,000,000.00"
03/03/2026,BIAYA ADM,"15,000.00",DB,"10,485,000.00"
05/03/2026,TRANSFER KE HJ ROSMINI,"2,000,000.00",DB,"8,485,000.00"
"""
PASSENGERS = """DAFTAR PENUMPANG KM. BUKIT SIGUNTANG
Tanggal : 12 Maret 2026
No,Nama Penumpang,L/P,Umur,NIK,No. Tiket,Kelas
1,SITI AMINAH,P,24,7271014101020001,T001,Ekonomi
2,BUDI SANTOSO,L,41,,T002,Kelas I
"""
LICENCES = """No,Nama P3MI,Nomor SIP3MI,Tanggal Terbit,Berlaku Sampai,Status,Telepon,Cabang Dari
1,PT Sumber Bahagia,"KEP. 123/2021; SK 5",01/02/2021,31/01/2026,Aktif,021-5551234,
2,PT Sumber Cabang Palu,KEP. 9/2022,01/02/2022,31/01/2028,Dicabut,0451-421234,PT Sumber Bahagia
"""
FTM = """{"id": "a", "schema": "Person", "properties": \
{"name": ["Budi"], "phone": ["+6281299990001"]}}
{"id": "b", "schema": "Company", "properties": {"name": ["PT Sumber"], "registrationNumber": ["1"]}}
{"id": "c", "schema": "Directorship", "properties": {"director": ["a"], \
"organization": ["b"], "startDate": ["2020"]}}
{"id": "d", "schema": "Payment", "properties": {"payer": ["a"], \
"beneficiary": ["b"], "amount": ["5"]}}
"""
NOTE = """Nomor: 014/2026
Tanggal: 3 Maret 2026
Korban: Siti Aminah

Direkrut Budi Santoso (HP 0812-9999-0001), bayar Rp5 juta ke BCA 0123456789 a.n. Budi, \
naik KM Lambelu 12 Maret 2026.
JSL alias Juju (23), NIK 7271014101020001, paspor C1234567, DN 1234 AB, \
LP/B/65/III/2024/SPKT/Polda Sulteng, @juju_ig.
"""
TABLE = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Kasus">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""


def seeds() -> Mapping[str, bytes]:
    """A file by its ending.

    `mapping` is a mapping file, `locked` a workbook with the password above.
    """
    records_ = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    xlsx = _xlsx()
    return {
        "csv": (
            "\n".join(",".join(_quoted(cell) for cell in row) for row in [HEADER, *ROWS]).encode()
        ),
        "json": (
            json.dumps(
                [*records_, {"Nomor Pengaduan": "K-4", "hp": [{"a": 1}, {"b": None}]}]
            ).encode()
        ),
        "jsonl": "\n".join(json.dumps(record) for record in records_).encode(),
        "xml": _xml().encode(),
        "xlsx": xlsx,
        "ods": _ods(),
        "xls": container(records(grid([HEADER, *ROWS]))),
        "parquet": _parquet(),
        "locked": _locked(xlsx),
        "mapping": MAPPING.encode(),
        "calls": CALLS.encode(),
        "payments": PAYMENTS.encode(),
        "trips": PASSENGERS.encode(),
        "licences": LICENCES.encode(),
        "ftm": FTM.encode(),
        "note": NOTE.encode(),
        "docx": _docx(),
    }


def _docx() -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in NOTE.splitlines())
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{lines}</w:body></w:document>',
        )
    return content.getvalue()


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set('",') else cell


def _xml() -> str:
    calls = (
        f'<call number="{row[5]}" no="{row[0]}"'
        f' date="{row[1]}"><nama>{row[2]}</nama><peran>{row[3]}</peran></call>'
        for row in ROWS
    )
    return (
        f"<?xml version='1.0' encoding='UTF-8'?>\n<calls count=\"4\">\n{''.join(calls)}\n</calls>"
    )


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
        f"<table:table-row>{''.join(cell.format(text) for text in row)}</table:table-row>"
        for row in [HEADER, *ROWS]
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", TABLE.format(rows=rows))
    return content.getvalue()


def _parquet() -> bytes:
    content = io.BytesIO()
    frame = pl.DataFrame([dict(zip(HEADER, row, strict=True)) for row in ROWS])
    frame.with_columns(
        pl.lit([["a"], ["b"]]).alias("l"), pl.struct("Nama").alias("s")
    ).write_parquet(content)
    return content.getvalue()


def _locked(xlsx: bytes) -> bytes:
    content = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(xlsx)).encrypt(PASSWORD, content)
    return content.getvalue()
