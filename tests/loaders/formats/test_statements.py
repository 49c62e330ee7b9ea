"""Statements as the banks of Indonesia hand them out: every payment read, no other line taken for one."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from graph.model import Identifier
from graph.schema import RelationshipKind, Strength
from loaders.load import Loaded, load, plan_load
from loaders.mapping.scope import Scope
from loaders.planned import LoadPlan
from loaders.vocabulary.bank_notes import counterpart

Cells = Sequence[Sequence[str]]

BCA_LINES: Cells = [
    ("TRSF E-BANKING CR 1004/FTSCY/WS95031    4500000.00biaya medical      SULASTRI NINGSIH", "4,500,000.00", "CR"),
    ("TRSF E-BANKING DB 1104/FTSCY/WS95221    1500000.00kontrakan      HADI PRANOTO", "1,500,000.00", "DB"),
]  # fmt: skip


def write_csv(path: Path, rows: Cells, delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def write_sheet(path: Path, rows: Cells) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Mutasi")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return path


def planned(path: Path, owner: str = "") -> LoadPlan:
    return plan_load([path], scope=Scope(owner=owner))


def read(path: Path, owner: str = "") -> list[Loaded]:
    plan = planned(path, owner)
    assert [table.format for table in plan.tables] == ["payments"], plan.issues
    return list(load(plan))


def paid(rows: Iterable[Loaded]) -> list[tuple[str, str, float | None, str | None]]:
    """Who paid whom, how much, when; people by name, accounts by number."""
    rows = list(rows)
    names = {mention.id: mention.name for row in rows for mention in row.mentions}

    def end(side: Identifier | str) -> str:
        return side.value if isinstance(side, Identifier) else names[side]

    return [
        (end(said.subject), end(said.object), said.amount, said.first_on)
        for row in rows
        for said in row.statements
        if said.kind is RelationshipKind.PAID
    ]


KLIKBCA = [
    ("Informasi Rekening - Mutasi Rekening",),
    (),
    ("No. rekening : 5511223344",),
    ("Nama : HARTONO",),
    ("Periode : 20/12/2025 - 15/01/2026",),
    ("Kode Mata Uang : Rp",),
    (),
    ("Tanggal Transaksi", "Keterangan", "Cabang", "Jumlah", "", "Saldo"),
    ("'28/12", BCA_LINES[0][0], "'0000", BCA_LINES[0][1], "CR", "9,000,000.00"),
    ("'05/01", BCA_LINES[1][0], "'0000", BCA_LINES[1][1], "DB", "7,500,000.00"),
    ("PEND", "TRSF E-BANKING CR 1501/FTSCY/WS95031 RAHMAWATI", "'0000", "750,000.00", "CR", ""),
    ("Saldo Awal : 4,500,000.00",),
    ("Mutasi Kredit : 4,500,000.00", "1"),
    ("Saldo Akhir : 7,500,000.00",),
]
BCA_PAID = [
    ("SULASTRI NINGSIH", "bca:5511223344", 4_500_000, "2025-12-28"),
    ("bca:5511223344", "HADI PRANOTO", 1_500_000, "2026-01-05"),
]


@pytest.mark.parametrize("write", [write_csv, write_sheet], ids=["csv", "sheet"])
def test_a_statement_of_klikbca_without_years_is_read_by_its_period(tmp_path, write):
    path = tmp_path / ("5511223344.csv" if write is write_csv else "5511223344.xlsx")
    rows = read(write(path, KLIKBCA))
    assert paid(rows) == BCA_PAID
    refused = [row for row in rows if row.rejected and not row.left_out]
    assert [str(row.issues[0].reason) for row in refused] == ["a payment that is not booked yet"]
    aside = [row for row in rows if row.left_out]
    assert [issue.severity for row in aside for issue in row.issues] == ["aside"] * 3
    assert sum(row.rows for row in rows) == 6


def test_a_day_that_the_period_does_not_settle_is_refused(tmp_path):
    lines = [*KLIKBCA[:8], ("'03/03", BCA_LINES[0][0], "'0000", "1,000.00", "CR", "1")]
    (row,) = read(write_csv(tmp_path / "m.csv", lines))
    assert row.rejected and row.issues[0].mend == "write the year"


def test_days_without_any_year_are_left_out_and_told(tmp_path):
    lines = [row for row in KLIKBCA[:10] if not str(row).startswith("('Periode")]
    path = write_csv(tmp_path / "m.csv", lines)
    assert [day for *_, day in paid(read(path))] == [None, None]
    assert any("without a year" in issue.reason for issue in planned(path).issues)


def test_a_statement_of_bca_for_business_has_the_side_behind_the_amount(tmp_path):
    lines = [
        ("No. rekening : 5511223344",),
        ("Nama : PERMATA SARI",),
        ("Tanggal Transaksi", "Keterangan", "Cabang", "Jumlah", "Saldo"),
        ("10/04/2026", BCA_LINES[0][0], "0000", "4,500,000.00 CR", "9,000,000.00"),
        ("11/04/2026", BCA_LINES[1][0], "0000", "1,500,000.00 DB", "7,500,000.00"),
        ("Saldo Awal : 4,500,000.00",),
    ]
    rows = read(write_csv(tmp_path / "mutasi.csv", lines))
    assert paid(rows) == [
        ("SULASTRI NINGSIH", "bca:5511223344", 4_500_000, "2026-04-10"),
        ("bca:5511223344", "HADI PRANOTO", 1_500_000, "2026-04-11"),
    ]


BNI = [
    ("No.", "Post Date", "Branch", "Journal No.", "Description", "Amount", "Db/Cr", "Balance"),
    (
        "1",
        "10/04/26 10:15:00",
        "TUBAN",
        "99",
        "TRANSFER DARI | 0799887766 | SULASTRI",
        "4,500,000.00",
        "C",
        "1",
    ),
    (
        "2",
        "11/04/26 10:15:00",
        "TUBAN",
        "98",
        "TRANSFER KE | HADI PRANOTO",
        "1.500.000,00",
        "D",
        "1",
    ),
]
MANDIRI = [
    (
        "Account No",
        "Post Date",
        "Value Date",
        "Transaction Code",
        "Description",
        "Reference No.",
        "Debit",
        "Credit",
        "Balance",
    ),
    (
        "1510099887766",
        "10/04/26",
        "10/04/26",
        "1",
        "MCM InhouseTrf DARI SULASTRI",
        "1",
        "0.00",
        "4,500,000.00",
        "1",
    ),
    (
        "1510099887766",
        "11/04/26",
        "11/04/26",
        "1",
        "MCM InhouseTrf KE HADI PRANOTO",
        "1",
        "1,500,000.00",
        "",
        "1",
    ),
]
BRI = [
    ("Tanggal Transaksi", "Uraian Transaksi", "Teller", "Debet", "Kredit", "Saldo"),
    ("10/04/26 08:00:00", "NBMB SULASTRI TO HARTONO ESB:NBMB:1", "888", "0.00", "4,500,000.00", "1"),
    ("11/04/26 09:00:00", "TRANSFER NBMB KE HADI PRANOTO", "888", "1.500.000,00", "0,00", "1"),
    ("Opening Balance", "1"),
    ("Dokumen ini dicetak oleh sistem",),
]  # fmt: skip


@pytest.mark.parametrize(
    ("above", "lines", "name", "owner", "account"),
    [
        ([("Account No.", "0799112233"), ("Account Name", "HARTONO")], BNI, "bni.csv", "", "bni:0799112233"),
        ([("Account No : 0799112233",), ("PT Bank Negara Indonesia (Persero) Tbk",)], BNI, "x.csv", "", "bni:0799112233"),
        ([("Account No : 0799112233",)], BNI, "x.csv", "", "bni:0799112233"),
        ([("Nomor", "7"),], BNI, "x.csv", "BNI 0799112233", "bni:0799112233"),
        ([], MANDIRI, "unduhan.csv", "", "mandiri:1510099887766"),
        ([("No. Rekening", ":", "123401000567539"), ("Nama", ":", "HARTONO")], BRI, "x.csv", "", "bri:123401000567539"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("write", [write_csv, write_sheet], ids=["csv", "sheet"])
def test_statements_of_other_banks_are_payments(
    tmp_path, above, lines, name, owner, account, write
):
    path = tmp_path / (name if write is write_csv else name.replace("csv", "xlsx"))
    rows = read(write(path, [*above, (), *lines]), owner)
    assert paid(rows) == [
        ("SULASTRI", account, 4_500_000, "2026-04-10"),
        (account, "HADI PRANOTO", 1_500_000, "2026-04-11"),
    ]
    assert all(row.left_out for row in rows if row.rejected)
    assert {m.role for row in rows for m in row.mentions} == {"pemilik_rekening"}


def test_a_line_of_many_sums_below_the_table_is_no_payment(tmp_path):
    lines = [
        ("No. Rekening : 1510099887766",),
        ("Tanggal", "Keterangan", "Debet", "Kredit", "Saldo", "Bank"),
        ("10/04/2026", "MCM InhouseTrf DARI SULASTRI", "0", "4.500.000", "1", "Mandiri"),
        ("TOTAL", "2", "1.000", "4.500.000", "9", ""),
    ]
    rows = read(write_csv(tmp_path / "m.csv", lines))
    assert len(paid(rows)) == 1
    assert [row.left_out for row in rows] == [False, True]


def test_a_statement_that_fits_two_banks_or_none_is_refused_until_told(tmp_path):
    lines = [
        ("No. Rekening : 5511223344",),
        ("Tanggal", "Keterangan", "Debet", "Kredit", "Saldo"),
        ("10/04/2026", "TRSF E-BANKING CR 1004 SULASTRI", "", "4.500.000", "1"),
        ("11/04/2026", "NBMB SULASTRI TO HARTONO", "", "4.500.000", "1"),
    ]
    plan = planned(write_csv(tmp_path / "m.csv", lines))
    assert not plan.tables
    assert "--owner" in plan.issues[0].mend


def test_accounts_in_a_column_without_any_bank_ask_for_it_once(tmp_path):
    lines = [
        MANDIRI[0],
        ("99887766", *(cell.replace("MCM InhouseTrf", "TRF") for cell in MANDIRI[1][1:])),
    ]
    plan = planned(write_csv(tmp_path / "m.csv", lines))
    assert not plan.tables
    assert ["--owner" in issue.mend for issue in plan.issues] == [True]


def test_an_account_that_the_bank_cannot_have_is_not_taken_for_its_own(tmp_path):
    lines = [("No. Rekening : 55112233",), *KLIKBCA[7:9]]
    assert not planned(write_csv(tmp_path / "m.csv", lines)).tables


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("TRSF E-BANKING CR 0303/FTSCY/WS95031        500000.00            ATUN", "ATUN"),
        ("TRSF E-BANKING CR 0303/FTSCY/WS95031 500000.00 DP VISA RINI", "RINI"),
        ("TRSF E-BANKING DB 0303/FTSCY/WS95221   1.00bayar kos   BIAYA ADM", ""),
        ("BI-FAST CR TRANSFER   DR 014 SULASTRI", "SULASTRI"),
        ("SA OB CA No Book DARI SULASTRI", "SULASTRI"),
        ("Transfer BI Fast Dari BCA SULASTRI 5511223344", "SULASTRI"),
        ("PEMINDAHAN DARI | 0799887766 | Sdri SULASTRI", "SULASTRI"),
        ("TRANSFER KE 1234567890 BPK HADI PRANOTO", "HADI PRANOTO"),
        ("TRF KE BCA 5511223344 HADI PRANOTO", "HADI PRANOTO"),
        ("Transfer dari BANK MANDIRI SULASTRI 1420011112222", "SULASTRI"),
        ("BFST2303250001 SULASTRI:BRINIDJA", "SULASTRI"),
        ("TARIKAN ATM 03/03", ""),
        ("TRANSFER KE REKENING BCA", ""),
        ("KARTU DEBIT INDOMARET TUBAN", ""),
        ("Biaya administrasi kartu", ""),
        ("BUNGA", ""),
    ],
)
def test_the_other_side_is_found_in_the_note(note, name):
    assert counterpart(note) == name


@pytest.mark.parametrize(
    ("note", "out", "name"),
    [
        ("NBMB HARTONO TO HADI PRANOTO ESB:1", True, "HADI PRANOTO"),
        ("NBMB HADI PRANOTO TO HARTONO ESB:1", False, "HADI PRANOTO"),
        ("TRANSFER DARI HARTONO KE HADI PRANOTO", True, "HADI PRANOTO"),
        ("TRANSFER KE HARTONO DARI SULASTRI", False, "SULASTRI"),
        ("TRANSFER KE HARTONO", True, ""),
    ],
)
def test_the_owner_is_never_the_other_side(note, out, name):
    assert counterpart(note, out=out, owner="Hartono") == name


def test_a_statement_of_bri_names_the_payee_of_money_out(tmp_path):
    lines = [
        ("No. Rekening : 123401000567539",),
        BRI[0],
        ("10/04/26", "NBMB SULASTRI TO HARTONO ESB:1", "8", "0", "4.500.000", "1"),
        ("11/04/26", "NBMB HARTONO TO HADI PRANOTO ESB:1", "8", "1.500.000", "0", "1"),
    ]
    assert paid(read(write_csv(tmp_path / "m.csv", lines))) == [
        ("SULASTRI", "bri:123401000567539", 4_500_000, "2026-04-10"),
        ("bri:123401000567539", "HADI PRANOTO", 1_500_000, "2026-04-11"),
    ]


def test_a_statement_that_marks_money_out_alone_is_read_and_told(tmp_path):
    lines = [
        ("NO. REKENING : 5511223344",),
        ("PERIODE : APRIL 2026",),
        ("TANGGAL", "KETERANGAN", "CBG", "MUTASI", "", "SALDO"),
        ("01/04", "SALDO AWAL", "", "", "", "4,500,000.00"),
        ("10/04", BCA_LINES[0][0], "", BCA_LINES[0][1], "", "9,000,000.00"),
        ("11/04", BCA_LINES[1][0], "", BCA_LINES[1][1], "DB", "7,500,000.00"),
    ]
    path = write_csv(tmp_path / "m.csv", lines)
    rows = read(path)
    assert paid(rows) == [
        ("SULASTRI NINGSIH", "bca:5511223344", 4_500_000, "2026-04-10"),
        ("bca:5511223344", "HADI PRANOTO", 1_500_000, "2026-04-11"),
    ]
    assert [row.left_out for row in rows] == [True, False, False]
    assert any("came in" in issue.reason for issue in planned(path).issues)


def test_names_from_notes_stay_tentative(tmp_path):
    rows = read(write_csv(tmp_path / "m.csv", KLIKBCA))
    assert {
        s.strength for row in rows for s in row.statements if s.kind is RelationshipKind.PAID
    } == {Strength.TENTATIVE}


# ---- the formats of banks

MT940 = """{1:F01BMRIIDJAXXXX0000000000}{2:I940BMRIIDJAXXXXN}{4:
:20:STMT260410
:25:1510099887766
:28C:1/1
:60F:C260409IDR1000000,00
:61:2604100410C4500000,00NTRF0001//REF1
:86:MCM InhouseTrf DARI SULASTRI
:61:260411D1500000,NTRFNONREF
:86:?20MCM InhouseTrf KE
?21 HADI PRANOTO
:61:260412RC25000,00NCHGNONREF
:86:BIAYA ADM
:61:tidak terbaca
:62F:C260411IDR4000000,00
-}
"""
CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Id>1</Id><Acct><Id><Othr><Id>1510099887766</Id></Othr></Id><Ccy>IDR</Ccy>
<Svcr><FinInstnId><BICFI>BMRIIDJA</BICFI></FinInstnId></Svcr></Acct>
<Bal><Amt Ccy="IDR">1</Amt></Bal>
<Ntry><Amt Ccy="IDR">4500000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
 <BookgDt><Dt>2026-04-10</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>SULASTRI</Nm></Pty></Dbtr>
 <Cdtr><Pty><Nm>HARTONO</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>biaya medical</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="IDR">1500000</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-04-11</Dt></BookgDt>
 <NtryDtls><TxDtls><RltdPties><Cdtr><Nm>HADI PRANOTO</Nm></Cdtr><CdtrAcct><Id><Othr><Id>5511223344</Id></Othr></Id></CdtrAcct></RltdPties>
 <RltdAgts><CdtrAgt><FinInstnId><BIC>CENAIDJA</BIC></FinInstnId></CdtrAgt></RltdAgts></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="IDR">9</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts><BookgDt><Dt>2026-04-11</Dt></BookgDt></Ntry>
</Stmt></BkToCstmrStmt></Document>
"""


@pytest.mark.parametrize("name", ["m.sta", "m.txt", "m.mt940"])
def test_mt940_is_read_line_by_line(tmp_path, name):
    path = tmp_path / name
    path.write_text(MT940, encoding="utf-8")
    rows = read(path)
    assert paid(rows) == [
        ("SULASTRI", "mandiri:1510099887766", 4_500_000, "2026-04-10"),
        ("mandiri:1510099887766", "HADI PRANOTO", 1_500_000, "2026-04-11"),
    ]
    assert [row.place.row for row in rows if row.rejected] == [3, 4]


def test_mt940_without_a_known_bank_asks_for_it(tmp_path):
    path = tmp_path / "m.sta"
    unknown = MT940.replace("BMRIIDJA", "XXXXIDJA").replace("MCM InhouseTrf", "TRF")
    path.write_text(unknown, encoding="utf-8")
    assert "--owner" in planned(path).issues[0].mend
    assert len(paid(read(path, "Mandiri 1510099887766"))) == 2


def test_camt_names_the_other_side_by_account_where_its_bank_is_told(tmp_path):
    path = tmp_path / "m.xml"
    path.write_text(CAMT, encoding="utf-8")
    rows = read(path)
    assert paid(rows) == [
        ("SULASTRI", "mandiri:1510099887766", 4_500_000, "2026-04-10"),
        ("mandiri:1510099887766", "bca:5511223344", 1_500_000, "2026-04-11"),
    ]
    assert [str(row.issues[0].reason) for row in rows if row.rejected] == [
        "a payment that is not booked yet"
    ]


def test_a_statement_that_breaks_off_keeps_what_was_read(tmp_path):
    path = tmp_path / "m.xml"
    path.write_text(CAMT[: CAMT.index('<Ntry><Amt Ccy="IDR">9')], encoding="utf-8")
    rows = read(path)
    assert len(paid(rows)) == 2
    assert "broken here" in rows[-1].issues[0].reason


@pytest.mark.parametrize(
    ("name", "content"),
    [("m.sta", "Tanggal,Jumlah\n"), ("m.xml", CAMT[:600]), ("m.xml", "<!DOCTYPE x>" + CAMT[39:])],
)
def test_a_broken_statement_is_refused_with_its_reason(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    plan = planned(path)
    told = [issue for issue in plan.issues if issue.severity == "error"]
    refused = [row for row in load(plan) if row.rejected]
    assert (told and told[0].mend) or (refused and refused[-1].issues[0].mend)
