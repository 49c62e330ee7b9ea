"""Call records of many operators, messages, contacts and reports of examined telephones."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from graph.model import Identifier
from graph.schema import REGISTER, RelationshipKind, Scheme
from loaders.formats.telephones.services import is_service
from loaders.load import Loaded, load, plan_load
from loaders.mapping.scope import Scope
from loaders.rows.rejects import RejectWriter
from loaders.vocabulary.call_parties import other_party

Calls = dict[tuple[str, str, str], int]


def text(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def sheets(path: Path, tables: dict[str, Sequence[Sequence[object]]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in tables.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return path


def read(path: Path, owner: str = "", number: str = "") -> list[Loaded]:
    plan = plan_load([path], scope=Scope(owner=owner, number=number))
    assert not [issue for issue in plan.issues if issue.severity == "error"], plan.issues
    return list(load(plan))


def calls(rows: Iterable[Loaded]) -> Calls:
    found: Calls = {}
    for row in rows:
        for said in row.statements:
            if said.kind is RelationshipKind.CALLED:
                assert isinstance(said.subject, Identifier) and isinstance(said.object, Identifier)
                key = (said.subject.value, said.object.value, said.how)
                found[key] = found.get(key, 0) + said.count
    return found


def refused(rows: Iterable[Loaded]) -> list[int]:
    return [row.place.row for row in rows if row.rejected and not row.left_out]


def aside(rows: Iterable[Loaded]) -> list[str]:
    return [str(issue.reason) for row in rows if row.left_out for issue in row.issues]


# ---- call records

AIRTEL = """BHARTI AIRTEL LIMITED

Call Details of Mobile No '9845011122' from '01-Mar-2026' to '31-Mar-2026'

Target No,Call Type,TOC,B Party No,LRN No,LRN TSP-LSA,Date,Time,Dur(s),First CGI Lat/Long,First CGI,Last CGI Lat/Long,Last CGI,SMSC No,Service Type,IMEI,IMSI,Call Fow No,Roam Nw,SW & MSC ID
'9845011122',OUT,Pre,'9844022233',4106,X,'03/03/2026',09:42:17,41,1/1,404-95-1-1,1/1,404-95-1-1,,Voice,'8','404950000000011',-,X,'9'
'9845011122',IN,Pre,'6281322233344',,X,'03/03/2026',10:02:17,120,1/1,404-95-1-1,1/1,404-95-1-1,,Voice,'8','404950000000011',-,X,'9'
'9845011122',SMT,Pre,'9844022233',,X,'04/03/2026',10:02:17,0,1/1,404-95-1-1,,,,SMS,'8','404950000000011',-,X,'9'
'9845011122',SMT,Pre,'AD-KOTAK-S',,-,'03/03/2026',11:02:17,0,1/1,404-95-1-1,,,,SMS,'8','404950000000011',-,X,'9'
This is System generated report, and needs no signature.
"""
VODAFONE = """-------------------------
VODAFONE IDEA CALL DATA RECORDS
MSISDN : - 9845011122
-------------------------
Target /A PARTY NUMBER,CALL_TYPE,Type of Connection,B PARTY NUMBER,Call date,Call Initiation Time,Call Duration,First Cell Global Id,Service Type,IMEI,IMSI,In TG ,Port No
-------------------------
919845011122,Outgoing,PREPAID,919844022233,03-03-2026,09:42:17,41,404190000000001,Voice,8,404190000000011,X,-
919845011122,Incoming,PREPAID,6281322233344,03-03-2026,10:02:17,120,404190000000001,Voice,8,404190000000011,X,-
919845011122,Incoming,PREPAID,919844022233,04-03-2026,10:02:17,1,404190000000001,SMS,8,404190000000011,X,-
919845011122,Incoming,PREPAID,VD-ViCARE-S,03-03-2026,11:02:17,1,404190000000001,SMS,8,404190000000011,X,-
Note :- This is a System generated Report.
"""
JIO = """Ticket Number :,LEA1
Input Value (MSISDN/B PARTY/IMEI/IMSI/CELL ID) :,'9845011122'
Total Records :,4
Calling Party Telephone Number,Called Party Telephone Number,Call Forwarding,LRN Called No,Call Date,Call Time,Call Termination Time,Call Duration,First Cell ID,Last Cell ID,Call Type,SMS Center Number,IMEI,IMSI,Roaming Circle Name
'919845011122','919844022233',,,03/03/2026,09:42:17,09:42:58,41,'405856001',,a_out,,'8','405856140573551',BH
'6281322233344','919845011122',,,03/03/2026,10:02:17,10:04:17,120,'405856001',,a_in,,'8','405856140573551',BH
'919844022233','919845011122',,,04/03/2026,10:02:17,,,'405856001',,P2P_SMSIN,'9','8','405856140573551',BH
'JX-JIOPAY-S','919845011122',,,04/03/2026,10:02:17,,,'405856001',,A2P_SMSIN,'9','8','405856140573551',BH
"""
BSNL = """SL_NO,Search Value,Target/A-Party Number,Call_Type,Type_Of_Conn,B_Party Number,LRN_B_Party_No,Call_Date,Call_Initiation_Time(CIT),Call_Duration,First_Cell_Desc,First_Cell_id,SMSC_No,Service_Type,IMEI,IMSI
1,9845011122,9845011122,OUT,PRE,9844022233,1,03/03/2026,09:42:17,41,X,404-75-1-1,,VOICE,8,404758180316980
2,9845011122,9845011122,IN,PRE,6281322233344,1,03/03/2026,10:02:17,120,X,404-75-1-1,,VOICE,8,404758180316980
3,9845011122,9845011122,IN,PRE,9844022233,1,04/03/2026,10:02:17,1,X,404-75-1-1,,SMS,8,404758180316980
4,9845011122,9845011122,IN,PRE,BZ-BSNLBH-P,1,04/03/2026,10:02:17,1,X,404-75-1-1,,SMS,8,404758180316980
*** END OF REPORT ***
"""
ABROAD: Calls = {
    ("+919845011122", "+919844022233", "call"): 1,
    ("+6281322233344", "+919845011122", "call"): 1,
    ("+919844022233", "+919845011122", "sms"): 1,
}


@pytest.mark.parametrize(
    "record", [AIRTEL, VODAFONE, JIO, BSNL], ids=["airtel", "vi", "jio", "bsnl"]
)
def test_records_of_operators_abroad_are_counted_by_pair(tmp_path, record):
    rows = read(text(tmp_path / "cdr.csv", record))
    assert calls(rows) == ABROAD
    assert refused(rows) == []
    assert any("services" in told for told in aside(rows))


def test_a_record_in_a_workbook_says_the_same(tmp_path):
    lines = [line.split(",") for line in AIRTEL.splitlines()]
    rows = read(sheets(tmp_path / "cdr.xlsx", {"CDR": lines}))
    assert calls(rows) == ABROAD


def test_the_title_says_the_country_where_no_network_does(tmp_path):
    record = AIRTEL.replace("404-95", "").replace("'404950000000011'", "")
    assert calls(read(text(tmp_path / "cdr.csv", record))) == ABROAD


def test_a_record_of_indonesia_with_a_foreign_cell_among_its_own_is_not_taken_for_abroad(tmp_path):
    record = """A Number,B Number,Call Type,Start Time,Duration,IMSI
081211122233,081322233344,MOC,03/03/2026 10:00:00,5,510100000000001
081211122233,085711122233,MOC,03/03/2026 10:00:00,5,404950000000011
"""
    assert set(calls(read(text(tmp_path / "cdr.csv", record)))) == {
        ("+6281211122233", "+6281322233344", "call"),
        ("+6281211122233", "+6285711122233", "call"),
    }


POLICE = [
    ("CALL DATA RECORD",),
    ("MSISDN", "081211122233"),
    ("NO", "MSISDN A", "MSISDN B", "TANGGAL", "JAM", "DURASI", "LAC CI", "ALAMAT BTS", "JENIS PANGGILAN"),
    ("1", "6281211122233", "6281322233344", "03/03/2026", "09:42:17", "41", "1-1", "BATAM", "MOC"),
    ("2", "6281322233344", "6281211122233", "04-03-2026", "10:02", "00:02:00", "1-1", "BATAM", "MTC"),
    ("3", "6281322233344", "6281211122233", "2026-03-05", "10:02", "0", "1-1", "BATAM", "SMS MT"),
    ("4", "6281211122233", "3636", "2026-03-05", "10:02", "0", "1-1", "BATAM", "SMS MO"),
    ("Jumlah", "4"),
]  # fmt: skip


def test_a_record_as_the_police_keep_it_is_counted_by_pair(tmp_path):
    rows = read(sheets(tmp_path / "cdr.xlsx", {"CDR": POLICE}))
    assert calls(rows) == {
        ("+6281211122233", "+6281322233344", "call"): 1,
        ("+6281322233344", "+6281211122233", "call"): 1,
        ("+6281322233344", "+6281211122233", "sms"): 1,
    }
    assert sum(row.rows for row in rows) == 5 and refused(rows) == []


def test_a_target_with_a_direction_and_a_service_column_says_who_wrote(tmp_path):
    record = """Nomor Target,Lawan Bicara,Arah,Layanan,Tanggal,Jam,Durasi
081211122233,081322233344,keluar,SMS,03/03/2026,10:00,0
081211122233,081322233344,masuk,Voice,03/03/2026,11:00,30
081211122233,081322233344,masuk,SMS,04/03/2026,11:00,0
"""
    assert calls(read(text(tmp_path / "cdr.csv", record))) == {
        ("+6281211122233", "+6281322233344", "sms"): 1,
        ("+6281322233344", "+6281211122233", "call"): 1,
        ("+6281322233344", "+6281211122233", "sms"): 1,
    }


@pytest.mark.parametrize(
    ("end", "expected"),
    [("VD-ViCARE-S", True), ("INFO", True), ("*888#", True), ("-1", True), ("Unknown", True),
     ("08123456789", False), ("08123456789 (Mama)", False), ("0812345", False), ("", False), ("-", False)],
)  # fmt: skip
def test_services_are_told_from_telephones(end, expected):
    assert is_service(end) is expected


# ---- messages

SMS = """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<smses count="5" backup_set="a" type="full">
  <sms protocol="0" address="+6281322233344" date="1772505737000" type="1" body="Kirim ke BCA 5511223344 an Hartono ya" contact_name="Pak Har" />
  <sms protocol="0" address="081322233344" date="1772592137000" type="2" body="Siap, NIK saya nanti" contact_name="Pak Har" />
  <sms protocol="0" address="085711122233" date="1772592137000" type="1" body="halo" contact_name="(Unknown)" />
  <sms protocol="0" address="TELKOMSEL" date="1772592137000" type="1" body="Pulsa" contact_name="(Unknown)" />
  <sms protocol="0" address="085711122233" date="1772592137000" type="9" body="?" contact_name="(Unknown)" />
</smses>
"""


def test_messages_are_counted_by_pair_and_read_as_notes(tmp_path):
    rows = read(text(tmp_path / "sms.xml", SMS), owner="081211122233")
    assert calls(rows) == {
        ("+6281322233344", "+6281211122233", "sms"): 1,
        ("+6281211122233", "+6281322233344", "sms"): 1,
        ("+6285711122233", "+6281211122233", "sms"): 1,
    }
    found = {i.value for row in rows for m in row.mentions for i in m.identifiers}
    assert "bca:5511223344" in found
    threads = [row.case for row in rows if row.case]
    assert {case.scheme for case in threads} == {REGISTER}
    assert {case.number[:6] for case in threads} == {"pesan "}
    assert sum(row.rows for row in rows) == 5 and refused(rows) == [5]
    assert not any("Pak Har" in (*m.names, *m.aliases) for row in rows for m in row.mentions)


def test_messages_with_both_numbers_and_of_several_parts_are_read(tmp_path):
    table = """From,To,Date,Message
081322233344,081211122233,2026-03-03 10:00:00,kirim ke BCA 5511223344
081211122233,081322233344,2026-03-04 10:00:00,siap
"""
    rows = read(text(tmp_path / "pesan.csv", table))
    assert calls(rows) == {
        ("+6281322233344", "+6281211122233", "sms"): 1,
        ("+6281211122233", "+6281322233344", "sms"): 1,
    }
    mms = SMS.replace(
        "</smses>",
        '<mms address="085711122233" date="1772592137000" msg_box="1"><parts>'
        '<part text="null" /><part text="rekening BRI 123401000567539" /></parts></mms></smses>',
    )
    rows = read(text(tmp_path / "sms.xml", mms), owner="081211122233")
    assert calls(rows)["+6285711122233", "+6281211122233", "sms"] == 2
    assert "bri:123401000567539" in {
        i.value for row in rows for m in row.mentions for i in m.identifiers
    } | {
        s.subject.value for row in rows for s in row.statements if isinstance(s.subject, Identifier)
    }


def test_uses_of_the_internet_are_no_calls(tmp_path):
    record = """A Number,B Number,Call Type,Start Time,Duration
081211122233,081322233344,VOICE,03/03/2026 10:00:00,5
081211122233,,GPRS,03/03/2026 10:00:00,500
081211122233,,GPRS,03/03/2026 11:00:00,500
"""
    rows = read(text(tmp_path / "cdr.csv", record))
    assert len(calls(rows)) == 1 and refused(rows) == []
    assert [row.rows for row in rows if row.left_out] == [2]


def test_messages_of_nobody_knows_whose_telephone_are_read_as_notes_alone(tmp_path):
    path = text(tmp_path / "sms.xml", SMS)
    rows = read(path)
    assert calls(rows) == {}
    assert any(
        i.value == "bca:5511223344" for row in rows for m in row.mentions for i in m.identifiers
    )
    assert any("--owner" in issue.mend for issue in plan_load([path]).issues)


def test_messages_of_a_complaint_refer_to_it_and_stay_lists(tmp_path):
    rows = read(text(tmp_path / "sms.xml", SMS), owner="081211122233", number="012/2026")
    assert {case.references for row in rows if (case := row.case)} == {("012/2026",)}


def test_a_corrected_message_loads_from_the_reject_file(tmp_path):
    rows = read(text(tmp_path / "sms.xml", SMS), owner="081211122233")
    with RejectWriter(tmp_path / "out") as writer:
        for row in rows:
            if row.rejected and not row.left_out:
                writer.write(row)
    (path,) = writer.paths
    content = path.read_text(encoding="utf-8-sig")
    again = read(text(path, content.replace(",9,", ",2,")))
    assert calls(again) == {("+6281211122233", "+6285711122233", "sms"): 1}


# ---- reports of examined telephones

REPORT = {
    "Summary": [("Cellebrite Reader", ""), ("MSISDN", "6281211122233")],
    "Call Log (3)": [
        ("Call Log (3)",),
        ("#", "Parties", "Timestamp: Time", "Duration", "Direction", "Status", "Source"),
        (1, "To: +6281322233344 Pak Har", "03/03/2026 09:42:17(UTC+7)", "00:01:01", "Outgoing", "Answered", "Native"),
        (2, "From: 6281322233344@s.whatsapp.net Pak Har\nTo: 6281211122233@s.whatsapp.net Atun (owner)",
         "03/03/2026 10:12:17(UTC+7)", "00:00:33", "Incoming", "Answered", "WhatsApp"),
        (3, "To: 081322233344\nTo: 085711122233", "03/03/2026 10:12:17(UTC+7)", "00:00:33", "Outgoing", "", "X"),
    ],
    "Contacts (3)": [
        ("Contacts (3)",),
        ("#", "Name", "Entries", "Source"),
        (1, "Pak Har", "Phone-Mobile: +6281322233344\nUser ID-WhatsApp User Id: 6281322233344@s.whatsapp.net", "X"),
        (2, "Mama", "Phone-: 085711122233", "Phone"),
        (3, "Tanpa Nomor", "", "Phone"),
    ],
}  # fmt: skip


def test_a_report_of_a_telephone_names_its_owner_on_another_sheet(tmp_path):
    rows = read(sheets(tmp_path / "Report.xlsx", REPORT))
    assert calls(rows) == {
        ("+6281211122233", "+6281322233344", "call"): 1,
        ("+6281322233344", "+6281211122233", "call"): 1,
    }
    assert refused(rows) == [5]


def test_a_report_with_type_direction_and_messages_is_read(tmp_path):
    tables = {
        "Device Information": [("Name", "Value"), ("MSISDN", "6281211122233"), ("IMEI", "1")],
        "Call Log": [
            ("#", "Type", "Direction", "Number", "Name", "Date", "Duration"),
            (1, "Voice", "Incoming", "081322233344", "Har", "2026-03-03 10:00:00", "00:00:10"),
        ],
        "SMS Messages": [
            ("#", "Folder", "Party", "Date", "Text"),
            (1, "Inbox", "From: +6281322233344 Har", "2026-03-03 10:00:00", "BRI 123401000567539"),
            (2, "Sent", "To: +6281322233344 Har", "2026-03-04 10:00:00", "siap"),
        ],
    }
    rows = read(sheets(tmp_path / "Report.xlsx", tables))
    assert calls(rows) == {
        ("+6281322233344", "+6281211122233", "call"): 1,
        ("+6281322233344", "+6281211122233", "sms"): 1,
        ("+6281211122233", "+6281322233344", "sms"): 1,
    }


def test_a_report_with_two_own_numbers_leaves_the_choice_to_a_person(tmp_path):
    tables = {**REPORT, "Summary": [("MSISDN", "6281211122233"), ("MSISDN", "6281311122233")]}
    plan = plan_load([sheets(tmp_path / "Report.xlsx", tables)])
    assert any("--owner" in issue.mend for issue in plan.issues if issue.severity == "error")


@pytest.mark.parametrize(
    ("cell", "party"),
    [
        ("To: +62 813-2223-3344 Pak Har", "+62 813-2223-3344"),
        ("Dari: 081322233344", "081322233344"),
        ("A\nB", "A\nB"),
        ("", ""),
    ],
)
def test_the_other_end_of_a_call_is_found_in_words(cell, party):
    assert other_party(cell) == party


# ---- contacts

VCARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Har;Pak;;;
TEL;CELL;PREF:0813-2223-
 3344
EMAIL;INTERNET:har@contoh.id
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Mama
item1.TEL;TYPE=CELL:+62 857 1112 2233
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Tanpa Nomor
END:VCARD
"""
GOOGLE = """First Name,Middle Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Value
Pak,,Har,* ,har@contoh.id,Mobile,0813-2223-3344 ::: +62 813 2223 3344,
Mama,,,,,Mobile,+62 857 1112 2233,
Tanpa,,Nomor,,,,,
"""
GOOGLE_BEFORE = """Name,Given Name,Family Name,Group Membership,Phone 1 - Type,Phone 1 - Value,E-mail 1 - Value
Pak Har,Pak,Har,* myContacts,Mobile,081322233344,har@contoh.id
Mama,Mama,,,Mobile,+62 857 1112 2233,
Tanpa Nomor,Tanpa,Nomor,,,,
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [("c.vcf", VCARDS), ("contacts.csv", GOOGLE), ("contacts.csv", GOOGLE_BEFORE)],
    ids=["vcard", "google", "google before"],
)
def test_contacts_give_numbers_another_name_and_accuse_nobody(tmp_path, name, content):
    rows = read(text(tmp_path / name, content))
    people = [m for row in rows for m in row.mentions]
    assert [(m.names, m.aliases) for m in people] == [((), ("Pak Har",)), ((), ())]
    assert {m.role for m in people} == {"disebut"}
    assert [[i.value for i in m.identifiers if i.scheme is Scheme.PHONE] for m in people] == [
        ["+6281322233344"],
        ["+6285711122233"],
    ]
    assert sum(row.rows for row in rows) == 3
    assert ["without a telephone" in told for told in aside(rows)] == [True]


def test_a_file_without_vcards_is_refused(tmp_path):
    (issue,) = plan_load([text(tmp_path / "c.vcf", "BEGIN:VCARD\nFN:X\n")]).issues
    assert "vCard" in issue.reason and issue.mend


def test_a_number_above_a_list_of_calls_is_whose_telephone_it_is(tmp_path):
    content = (
        "CALL DATA RECORD\nNOMOR: 6281298700011\nPERIODE: 01/03/2025 - 31/03/2025\n\n"
        "NO,TANGGAL,WAKTU,TIPE,NOMOR LAWAN,DURASI (DETIK)\n"
        "1,03/03/2025,09:11:12,OUTGOING CALL,6281234500011,65\n"
    )
    assert calls(read(text(tmp_path / "a.csv", content))) == {
        ("+6281298700011", "+6281234500011", "call"): 1
    }


def test_every_telephone_of_a_contact_of_outlook_is_shown_as_read(tmp_path):
    content = "First Name,Last Name,E-mail Address,Mobile Phone,Home Phone,Company\n"
    content += "Darmo,Suwito,d@x.id,081298700011,081377700022,PT X\n"
    plan = plan_load([text(tmp_path / "contacts.csv", content)])
    assert not plan.issues
    (row,) = load(plan)
    assert len([i for m in row.mentions for i in m.identifiers]) == 3
