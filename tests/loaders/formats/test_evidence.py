"""Evidence files in the layouts of operators, banks, ports and registers.

Read, refused, corrected, read again.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Identifier, Statement
from graph.schema import REGISTER, RelationshipKind, Scheme
from loaders.formats import call_counting
from loaders.load import Loaded, load, plan_load
from loaders.mapping.scope import Scope
from loaders.rows.rejects import RejectWriter

CDR = """Permintaan data CDR 081299990001
Periode;01/01/2026 - 31/03/2026

A Number;B Number;Jenis Layanan;Waktu Mulai;Durasi (detik);Cell ID
081299990001;081234567890;VOICE MOC;01/01/2026 10:00:00;65;510-10-1
6281299990001;+62 812-3456-7890;VOICE MOC;03/01/2026 11:00:00;125;510-10-2
081299990001;081234567890;VOICE MOC;04/01/2026 11:00:00;10;510-10-2
081234567890;081299990001;SMSMT;02/02/2026 09:00:00;0;510-10-1
081299990001;TELKOMSEL;SMSMT;02/02/2026 09:00:00;0;510-10-1
081299990001;081234567890;VOICE MOC;31/02/2026 11:00:00;10;510-10-2
"""
HANDSET = """Device: Samsung A12
Owner: 081234567890
Name,Number,Type,Date,Duration
Juju Calo,+62 812-9999-0001,Outgoing,2026-03-01 10:00:00,0:01:05
Juju Calo,081299990001,Incoming,2026-03-02 11:00:00,0:02:05
Mama,081311112222,Missed,2026-03-02 12:00:00,0:00:00
Mama,081311112222,Telepathy,2026-03-02 12:00:00,0:00:00
"""
BCA = """MUTASI REKENING
No. Rekening,:,0123456789
Nama,:,BUDI SANTOSO
Bank,:,BCA
Periode,:,01/03/2026 - 31/03/2026

Tanggal,Keterangan,Cabang,Jumlah,,Saldo
01/03/2026,TRSF E-BANKING CR 0103/FTSCY/WS95031 5000000.00 SITI AMINAH,0000,"5,000,000.00",CR,"6,\
000,000.00"
02/03/2026,TRSF E-BANKING CR 0203/FTSCY/WS95031 4500000.00 NURHAYATI,0000,"4,500,000.00",CR,"10,\
500,000.00"
03/03/2026,BIAYA ADM,0000,"15,000.00",DB,"10,485,000.00"
05/03/2026,TRSF E-BANKING DB 0503/FTSCY/WS95031 2000000.00 HJ ROSMINI,0000,"2,000,000.00",DB,"8,\
485,000.00"
"""
TRANSFERS = """Tgl;Pengirim;Bank Pengirim;Rekening Pengirim;Penerima;Bank Penerima;\
Rekening Penerima;Nominal;Berita
01/03/2026;Siti Aminah;BRI;1234-01-000567-53-9;Budi Santoso;BCA;0123456789;Rp5.000.000;biaya paspor
02/03/2026;Nurhayati;Mandiri;1510012345678;Budi Santoso;BCA;0123456789;4500000;DP
02/03/2026;Rahma;DANA;081234567811;Budi Santoso;BCA;0123456789;2500000;DP
03/03/2026;Budi Santoso;BCA;0123456789;Rosmini;BNI;0987654321;3.000.000,00;tiket
03/03/2026;Ani;BRI;12;Budi Santoso;BCA;0123456789;1.000.000;DP
"""
MANIFEST = """DAFTAR PENUMPANG KM. BUKIT SIGUNTANG
Tanggal : 12 Maret 2026
Parepare - Nunukan
No,Nama Penumpang,L/P,Umur,NIK,No. Tiket,Kelas
1,SITI AMINAH,P,24,7271014101020001,T001,Ekonomi
2,BUDI SANTOSO,L,41,,T002,Kelas I
"""
LICENCES = """No,Nama P3MI,Nomor SIP3MI,Tanggal Terbit,Berlaku Sampai,Status,Alamat,Telepon,\
Cabang Dari
1,PT Sumber Bahagia Laut,"KEP. 123/2021; SK 5",01/02/2021,31/01/2026,Aktif,"Jl. Raya 1, Jakarta",\
021-5551234,
2,PT Sumber Bahagia Laut Cabang Palu,KEP. 9/2022,2022-02-01,2028-01-31,Dicabut,Jl. 2,0451-421234,\
PT Sumber Bahagia Laut
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def load_file(path: Path, scope: Scope = Scope()) -> list[Loaded]:
    plan = plan_load([path], scope=scope)
    assert not [issue for issue in plan.issues if issue.severity == "error"]
    return list(load(plan))


def stated(rows: Sequence[Loaded], kind: RelationshipKind) -> list[Statement]:
    return [
        statement
        for row in rows
        if not row.rejected
        for statement in row.statements
        if statement.kind is kind
    ]


def ends(statement: Statement) -> tuple[str, str]:
    start, end = (
        end.value if isinstance(end, Identifier) else end
        for end in (statement.subject, statement.object)
    )
    return start, end


def corrected(
    path: Path, rows: Sequence[Loaded], folder: Path, wrong: str, right: str
) -> list[Loaded]:
    """The reject file of some rows, put right by hand and loaded."""
    with RejectWriter(folder) as writer:
        for row in rows:
            if row.rejected:
                writer.write(row)
    (reject,) = writer.paths
    text = reject.read_text(encoding="utf-8-sig")
    assert wrong in text
    reject.write_text(text.replace(wrong, right), encoding="utf-8-sig")
    return load_file(reject)


# ---- calls


def test_an_operators_record_is_counted_by_pair_and_kind(tmp_path: Path) -> None:
    rows = load_file(write(tmp_path, "cdr.csv", CDR))
    calls = {
        (*ends(s), s.how): (s.count, s.first_on, s.last_on, s.text)
        for s in stated(rows, RelationshipKind.CALLED)
    }
    assert calls == {
        ("+6281299990001", "+6281234567890", "call"): (
            3,
            "2026-01-01",
            "2026-01-04",
            "0:03:20; cell 510-10-2",
        ),
        ("+6281234567890", "+6281299990001", "sms"): (
            1,
            "2026-02-02",
            "2026-02-02",
            "cell 510-10-1",
        ),
    }
    assert sum(row.rows for row in rows) == 6
    refused = [issue for row in rows if row.rejected and not row.left_out for issue in row.issues]
    assert [(i.row, i.column, i.value) for i in refused] == [
        (10, "Waktu Mulai", "31/02/2026 11:00:00"),
    ]
    (service,) = [issue for row in rows if row.left_out for issue in row.issues]
    assert (service.row, service.severity) == (9, "aside")
    assert "TELKOMSEL" in service.reason


def test_calls_live_in_a_list_of_their_own_unless_a_case_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "cdr.csv", CDR)
    alone = load_file(path)[-1].case
    named = load_file(path, Scope(number="012/2026", dataset="register.xlsx"))[-1].case
    assert alone and named
    assert (alone.number[:7], alone.scheme) == ("daftar ", REGISTER)
    assert "cdr" not in alone.number
    assert (named.number, named.scheme) == ("012/2026", "")


def test_a_corrected_call_loads_from_the_reject_file_and_keeps_its_case(tmp_path: Path) -> None:
    path = write(tmp_path, "cdr.csv", CDR)
    rows = load_file(path)
    again = corrected(path, rows, tmp_path / "rejected", "31/02/2026", "28/02/2026")
    (call,) = stated(again, RelationshipKind.CALLED)
    assert (call.first_on, call.case_id) == ("2026-02-28", rows[0].case_id)


def test_a_telephones_own_list_says_who_called_by_its_kind(tmp_path: Path) -> None:
    rows = load_file(write(tmp_path, "hp.csv", HANDSET))
    calls = {ends(s): (s.count, s.text) for s in stated(rows, RelationshipKind.CALLED)}
    assert calls == {
        ("+6281234567890", "+6281299990001"): (1, "0:01:05"),
        ("+6281299990001", "+6281234567890"): (1, "0:02:05"),
        ("+6281311112222", "+6281234567890"): (1, ""),
    }
    assert [row.place.row for row in rows if row.rejected] == [7]


def test_a_telephones_list_without_its_owner_is_refused_until_it_is_given(tmp_path: Path) -> None:
    path = write(tmp_path, "hp.csv", HANDSET.split("\n", 2)[2])
    plan = plan_load([path])
    assert not plan.tables
    assert [issue.mend for issue in plan.issues] == [
        "give its number with --owner, or add a column MSISDN"
    ]
    assert len(stated(load_file(path, Scope(owner="0812 3456 7890")), RelationshipKind.CALLED)) == 3


def test_an_excel_record_of_one_target_reads_like_the_same_csv(tmp_path: Path) -> None:
    lines = [line.split(",") for line in HANDSET.splitlines()[2:]]
    book = xlsxwriter.Workbook(str(tmp_path / "hp.xlsx"))
    sheet = book.add_worksheet("Call Log")
    sheet.write_row(0, 0, ["Owner", "081234567890"])
    for number, line in enumerate(lines, start=2):
        sheet.write_row(number, 0, line)
    book.close()
    from_excel = stated(load_file(tmp_path / "hp.xlsx"), RelationshipKind.CALLED)
    from_csv = stated(load_file(write(tmp_path, "hp.csv", HANDSET)), RelationshipKind.CALLED)
    assert [(ends(s), s.count, s.first_on) for s in from_excel] == [
        (ends(s), s.count, s.first_on) for s in from_csv
    ]


def test_time_since_1970_is_read_in_western_indonesian_time(tmp_path: Path) -> None:
    late = "number,type,date,duration,owner\n081299990001,1,1767286800000,5,081234567890\n"
    (call,) = stated(load_file(write(tmp_path, "log.csv", late)), RelationshipKind.CALLED)
    assert call.first_on == "2026-01-02"


def test_a_quotation_mark_left_open_swallows_no_call(tmp_path: Path) -> None:
    lines = CDR.splitlines()
    lines[5] = lines[5].replace("VOICE MOC", '"VOICE MOC')
    rows = load_file(write(tmp_path, "cdr.csv", "\n".join(lines)))
    assert sum(row.rows for row in rows) == 6
    assert sum(s.count for s in stated(rows, RelationshipKind.CALLED)) == 3


@pytest.mark.parametrize(
    ("change", "counted"),
    [
        (lambda text: "\r" + text, 3),
        (lambda text: text.replace("VOICE MOC;03", "VOICE MO;1;2;VOICE MOC;03"), 2),
        (lambda text: text.replace(";510-10-2\n", "\n", 1), 3),
        (lambda text: text.replace("\n0812345", "\n\n\n0812345"), 3),
        (lambda text: text.replace(";VOICE MOC;", ';"VOICE MOC";'), 3),
        (lambda text: text.replace("\n", "\r\n"), 3),
    ],
    ids=[
        "a lone carriage return",
        "too many cells",
        "too few cells",
        "blank lines",
        "quotation marks",
        "CRLF",
    ],
)
def test_no_call_is_lost_or_shifted_however_the_lines_are_written(
    tmp_path: Path, change, counted: int
) -> None:
    path = tmp_path / "cdr.csv"
    path.write_bytes(change(CDR).encode())
    rows = load_file(path)
    assert sum(row.rows for row in rows) == 6
    called = [s for s in stated(rows, RelationshipKind.CALLED) if s.how == "call"]
    assert sum(s.count for s in called) == counted
    assert all(s.how in {"call", "sms"} for s in stated(rows, RelationshipKind.CALLED))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_calls_are_the_same_records_whichever_way_they_are_read(
    tmp_path: Path, encoding: str
) -> None:
    text = CDR.replace("TELKOMSEL", "CAFÉ\u00c9 RÉUNION") + CDR.splitlines()[4].replace(
        "510-10-1", "CAFÉ"
    )
    path = tmp_path / "cdr.csv"
    path.write_bytes(text.encode(encoding))
    plain = load_file(write(tmp_path, "plain/cdr.csv", text))
    assert {row.record: row.rows for row in load_file(path) if not row.rejected} == {
        row.record: row.rows for row in plain if not row.rejected
    }


def test_a_header_that_is_no_text_stops_no_call(tmp_path: Path) -> None:
    path = tmp_path / "cdr.csv"
    path.write_bytes(CDR.encode().replace(b"Jenis Layanan", b"\x80enis Layanan"))
    assert sum(row.rows for row in load_file(path)) == 6


NUMBERS = st.sampled_from(
    ["081299990001", "+62 812 9999 0001", "6281234567890", "0451421234", "TELKOMSEL", "", "3636"]
)
CALLS = st.tuples(
    NUMBERS,
    NUMBERS,
    st.sampled_from(["VOICE MOC", "SMSMO", "data", "", "Panggilan Masuk"]),
    st.sampled_from(
        ["01/01/2026 10:00:00", "2026-02-03T01:02:03", "31/02/2026", "", "5 Mei 2026", "12/03/2026"]
    ),
    st.sampled_from(["12", "00:01:10", "", "x", "7"]),
    st.sampled_from(["510-10-1", "", "510-10-2"]),
)


@given(st.lists(CALLS, min_size=1, max_size=30))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
def test_counting_in_columns_says_what_reading_row_by_row_says(
    tmp_path: Path, calls: list[tuple[str, ...]]
) -> None:
    path = tmp_path / "cdr.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["A Number", "B Number", "Jenis Layanan", "Waktu Mulai", "Durasi", "Cell ID"]
        )
        writer.writerows(calls)
    (planned,) = plan_load([path]).tables
    fast = list(call_counting.load_calls(planned))
    (table,) = call_counting.read_tables(path)
    slow = list(call_counting.row_by_row(planned, table.rows()))
    blank = sum(not any(cell.strip() for cell in call) for call in calls)
    assert sum(row.rows for row in fast) == len(calls) - blank
    for rows in (fast, slow):
        assert {row.place.row for row in rows if row.rejected} == {
            row.place.row for row in slow if row.rejected
        }
    assert links(fast) == links(slow)


def links(rows: Sequence[Loaded]) -> dict[tuple[str, str, str], tuple[int, str, str]]:
    """Every link with how often, first and last: what the graph makes of the statements."""
    counted: Counter[tuple[str, str, str]] = Counter()
    days: dict[tuple[str, str, str], list[str]] = {}
    for call in stated(rows, RelationshipKind.CALLED):
        key = (*ends(call), call.how)
        counted[key] += call.count
        days.setdefault(key, []).extend(day for day in (call.first_on, call.last_on) if day)
    return {
        key: (count, min(days[key], default=""), max(days[key], default=""))
        for key, count in counted.items()
    }


# ---- payments


def test_a_transfer_list_pays_from_account_to_account(tmp_path: Path) -> None:
    rows = load_file(write(tmp_path, "transfer.csv", TRANSFERS))
    paid = [
        (*ends(s), s.amount, s.currency, s.first_on, s.text)
        for s in stated(rows, RelationshipKind.PAID)
    ]
    assert paid == [
        ("bri:123401000567539", "bca:0123456789", 5_000_000, "IDR", "2026-03-01", "biaya paspor"),
        ("mandiri:1510012345678", "bca:0123456789", 4_500_000, "IDR", "2026-03-02", "DP"),
        ("+6281234567811", "bca:0123456789", 2_500_000, "IDR", "2026-03-02", "DP"),
        ("bca:0123456789", "bni:0987654321", 3_000_000, "IDR", "2026-03-03", "tiket"),
    ]
    assert [(i.row, i.column) for row in rows if row.rejected for i in row.issues] == [
        (6, "Rekening Pengirim")
    ]


def test_a_holder_is_one_mention_however_many_lines_name_him(tmp_path: Path) -> None:
    rows = load_file(write(tmp_path, "transfer.csv", TRANSFERS))
    mentions = [m for row in rows for m in row.mentions]
    assert [(m.name, m.role) for m in mentions] == [
        ("Siti Aminah", "pemilik_rekening"), ("Budi Santoso", "pemilik_rekening"),
        ("Nurhayati", "pemilik_rekening"), ("Rahma", "pemilik_rekening"),
        ("Budi Santoso", "pemilik_rekening"), ("Rosmini", "pemilik_rekening"),
    ]  # fmt: skip
    assert len({m.id for m in mentions}) == len(mentions)
    assert Identifier(scheme=Scheme.PHONE, value="+6281234567811") in mentions[3].identifiers


def test_a_bank_statement_takes_its_account_from_above_and_names_from_its_notes(
    tmp_path: Path,
) -> None:
    rows = load_file(write(tmp_path, "mutasi.csv", BCA))
    names = {m.id: m.name for row in rows for m in row.mentions}
    paid = [
        [names.get(end, end) for end in ends(s)] + [s.amount, s.strength]
        for s in stated(rows, RelationshipKind.PAID)
    ]
    assert paid == [
        ["SITI AMINAH", "bca:0123456789", 5_000_000, "tentative"],
        ["NURHAYATI", "bca:0123456789", 4_500_000, "tentative"],
        ["bca:0123456789", "HJ ROSMINI", 2_000_000, "tentative"],
    ]
    (fee,) = [row for row in rows if row.rejected]
    assert "without another account or name" in fee.issues[0].reason


def test_a_line_of_a_statement_loads_from_the_reject_file_with_its_account(tmp_path: Path) -> None:
    path = write(tmp_path, "mutasi.csv", BCA)
    again = corrected(
        path, load_file(path), tmp_path / "rejected", "BIAYA ADM", "TRANSFER KE ANI LESTARI"
    )
    (paid,) = stated(again, RelationshipKind.PAID)
    assert (paid.subject, paid.amount) == (
        Identifier(scheme=Scheme.BANK_ACCOUNT, value="bca:0123456789"),
        15_000,
    )


@pytest.mark.parametrize(
    ("header", "line", "expected"),
    [
        ("Tgl;Uraian;Debet;Kredit;Saldo;Rek. Lawan", "01/03/26;x;0,00;250.000,00;1;BRI "
                                                     "12345678", ("in", 250_000)),
        ("Tgl;Uraian;Debet;Kredit;Saldo;Rek. Lawan", "01/03/26;x;250.000,00;0,00;1;BRI "
                                                     "12345678", ("out", 250_000)),
        ("Date;Description;Amount;Balance;Counterparty", "2026-03-01;x;-250,000.00;1;Ani "
                                                         "Lestari", ("out", 250_000)),
        ("Date;Description;Amount;Balance;Counterparty",
         "2026-03-01;x;250,000.00;1;Ani Lestari", ("in", 250_000)),
        ("Date;Description;Amount;Balance;Counterparty", "2026-03-01;x;Rp -500.000;1;Ani "
                                                         "Lestari", ("out", 500_000)),
        ("Date;Description;Amount;Balance;Counterparty",
         "2026-03-01;x;-Rp500.000;1;Ani Lestari", ("out", 500_000)),
        ("Date;Description;Amount;Balance;Counterparty",
         "2026-03-01;x;DB 500.000;1;Ani Lestari", ("out", 500_000)),
        ("Date;Description;Amount;Balance;Counterparty", "2026-03-01;x;\u2212500.000;1;Ani "
                                                         "Lestari", ("out", 500_000)),
        ("Date;Description;Amount;Balance;Counterparty",
         "2026-03-01;x;500.000CR;1;Ani Lestari", ("in", 500_000)),
        ("Tanggal;Keterangan;Mutasi;Saldo;Nama Lawan", "01/03/2026;x;250,000.00 DB;1;Ani "
                                                       "Lestari", ("out", 250_000)),
        ("Tanggal;Keterangan;Nominal;D/K;Saldo;Nama Lawan",
         "01/03/2026;x;250.000;K;1;Ani Lestari", ("in", 250_000)),
    ],
)  # fmt: skip
def test_money_in_and_out_is_told_apart(
    tmp_path: Path, header: str, line: str, expected: tuple[str, float]
) -> None:
    path = write(tmp_path, "s.csv", f"{header}\n{line}\n")
    (paid,) = stated(load_file(path, Scope(owner="BNI 0987654321")), RelationshipKind.PAID)
    own = Identifier(scheme=Scheme.BANK_ACCOUNT, value="bni:0987654321")
    assert ("in" if paid.object == own else "out", paid.amount) == expected


@pytest.mark.parametrize(
    "line", ["01/03/26;x;-250.000;0;1;BRI 12345678", "01/03/26;x;250.000;250.000;1;BRI 12345678"]
)
def test_a_line_that_is_both_or_less_than_nothing_is_refused(tmp_path: Path, line: str) -> None:
    path = write(tmp_path, "s.csv", f"Tgl;Uraian;Debet;Kredit;Saldo;Rek. Lawan\n{line}\n")
    assert [row.rejected for row in load_file(path, Scope(owner="BNI 0987654321"))] == [True]


def test_a_statement_of_nobody_knows_which_account_is_refused(tmp_path: Path) -> None:
    plan = plan_load([write(tmp_path, "s.csv", BCA.split("\n\n")[1])])
    assert not plan.tables
    assert "--owner" in plan.issues[0].mend


# ---- passengers and licences


def test_passengers_travelled_on_the_ship_and_day_above_the_list(tmp_path: Path) -> None:
    rows = load_file(write(tmp_path, "manifest.csv", MANIFEST))
    trips = stated(rows, RelationshipKind.TRAVELLED_ON)
    assert {ends(s)[1] for s in trips} == {"bukit siguntang|2026-03-12"}
    assert [(m.name, m.role, m.age, dict(m.extra)) for row in rows for m in row.mentions] == [
        ("SITI AMINAH", "penumpang", 24, {"No. Tiket": "T001", "Kelas": "Ekonomi"}),
        ("BUDI SANTOSO", "penumpang", 41, {"No. Tiket": "T002", "Kelas": "Kelas I"}),
    ]


def test_a_flight_list_in_english_names_the_same_journey_on_every_line(tmp_path: Path) -> None:
    text = (
        "Passenger Name,Passport No,Flight No,Departure Date,Seat\nSITI"
        " A,C1234567,GA-0602,12/03/2026,12A\n"
    )
    rows = load_file(write(tmp_path, "pax.csv", text))
    (trip,) = stated(rows, RelationshipKind.TRAVELLED_ON)
    assert ends(trip)[1] == "ga602|2026-03-12"


def test_a_day_among_other_facts_above_the_list_is_found(tmp_path: Path) -> None:
    text = MANIFEST.replace(
        "Tanggal : 12 Maret 2026",
        "Tanggal Berangkat: 12 Maret 2026   Dari: Parepare   Tujuan: Nunukan",
    )
    rows = load_file(write(tmp_path, "manifest.csv", text))
    assert {ends(s)[1] for s in stated(rows, RelationshipKind.TRAVELLED_ON)} == {
        "bukit siguntang|2026-03-12"
    }


def test_a_list_without_ship_or_day_is_refused(tmp_path: Path) -> None:
    plan = plan_load([write(tmp_path, "manifest.csv", "\n".join(MANIFEST.splitlines()[3:]))])
    assert not plan.tables
    assert "does not say which ship or flight and day" in plan.issues[0].reason


def test_a_licence_is_held_from_issue_to_expiry(tmp_path: Path) -> None:
    rows = load_file(write(tmp_path, "p3mi.csv", LICENCES))
    held = [s for s in stated(rows, RelationshipKind.HOLDS) if s.first_on]
    assert [(ends(s)[1], s.first_on, s.last_on, s.how) for s in held] == [
        ("KEP.123/2021; SK 5", "2021-02-01", "2026-01-31", "active"),
        ("KEP.9/2022", "2022-02-01", "2028-01-31", "revoked"),
    ]
    assert len(stated(rows, RelationshipKind.BRANCH_OF)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cdr.csv", CDR),
        ("hp.csv", HANDSET),
        ("m.csv", BCA),
        ("t.csv", TRANSFERS),
        ("p.csv", MANIFEST),
        ("l.csv", LICENCES),
    ],
)
def test_the_same_file_gives_the_same_values_and_every_row_is_accounted_for(
    tmp_path: Path, name: str, text: str
) -> None:
    path = write(tmp_path, name, text)
    first, second = load_file(path), load_file(path)
    assert first == second
    assert all(row.rejected or row.statements for row in first)
    assert all(row.issues for row in first if row.rejected)


def test_a_complaint_register_is_still_a_complaint_register(tmp_path: Path) -> None:
    header = (
        "Nomor Pengaduan,Tanggal,Nama PMI,Kapal,Tanggal Berangkat,Rekening Pihak Diadukan,Biaya"
        " Dibayar,SIP3MI,P3MI"
    )
    plan = plan_load(
        [
            write(
                tmp_path,
                "r.csv",
                f"{header}\n1,01/02/2026,Siti,KM Siguntang,01/01/2026,BCA 0123456789,5jt,,\n",
            )
        ]
    )
    assert [table.format for table in plan.tables] == [""]


FAL = [
    ("PASSENGER LIST (IMO FAL Form 6)",),
    ("1.1 Name of ship", "KM LAUT REKAAN", "", "1.2 IMO number", "9999999"),
    ("2. Port of arrival/departure", "TANJUNG PINANG", "", "3. Date of arrival/departure", "04/04/2026"),
    ("5. Family name", "6. Given names", "7. Nationality", "10. Gender",
     "11. Type of identity or travel document", "12. Serial number of identity or travel document"),
    ("WIBISONO", "HARTO", "Indonesia", "M", "Passport", "B7654321"),
    ("NINGSIH", "SULASTRI", "Indonesia", "F", "KTP", "3578014502950001"),
    ("AMINAH", "SITI", "Indonesia", "F", "Seaman book", "F 12345"),
]  # fmt: skip


def test_a_passenger_list_with_split_names_and_documents_is_read(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "FAL 6.xlsx") as book:
        sheet = book.add_worksheet("Passenger list")
        for place, row in enumerate(FAL):
            sheet.write_row(place, 0, row)
    people = [m for row in load_file(tmp_path / "FAL 6.xlsx") for m in row.mentions]
    assert [(m.name, m.role) for m in people] == [
        ("HARTO WIBISONO", "penumpang"),
        ("SULASTRI NINGSIH", "penumpang"),
        ("SITI AMINAH", "penumpang"),
    ]
    assert [
        [(i.scheme, i.value) for i in m.identifiers if i.scheme is not Scheme.TRIP] for m in people
    ] == [
        [(Scheme.PASSPORT, "B7654321")],
        [(Scheme.NIK, "3578014502950001")],
        [],
    ]
    assert len({i.value for m in people for i in m.identifiers if i.scheme is Scheme.TRIP}) == 1


def test_names_that_begin_with_the_family_are_put_in_order(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "passenger list.csv",
        'No.,"Family name, given names",Date and place of birth,Nature and number of identity '
        "document,Flight,TGL,Seat\n"
        '1,"WIBISONO, HARTO",05/02/1995 Surabaya,B7654321,GA123,03/03/2026,1A\n',
    )
    (person,) = [m for row in load_file(path) for m in row.mentions]
    assert (person.name, person.born_on) == ("HARTO WIBISONO", "1995-02-05")


def test_a_name_as_bookings_have_it_is_put_in_order(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "pax.csv",
        "PNR,Pax Name,Flight No,Dep Date,Seat\nABC123,WIBISONO/HARTO MR,GA123,2026-03-03,1A\n"
        "ABC123,N/A,GA123,2026-03-03,1B\n",
    )
    names = [m.name for row in load_file(path) for m in row.mentions if m.names]
    assert "HARTO WIBISONO" in names


def test_a_list_of_border_crossings_is_one_of_passengers(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "perlintasan.csv",
        "No,Nama Lengkap,No Paspor,TPI,Tanggal Perlintasan,Arah,Alat Angkut\n"
        "1,WATI PURNAMA,X1234567,BATAM CENTER,03-03-2025,KELUAR,MV BAHARI\n",
    )
    (person,) = [m for row in load_file(path) for m in row.mentions]
    assert person.role == "penumpang"
    assert {i.scheme for i in person.identifiers} == {Scheme.PASSPORT, Scheme.TRIP}
