"""The official Excel templates as people fill them, with every trap of their layout."""

import csv
from pathlib import Path

import openpyxl
import pytest

from graph.schema import Scheme
from loaders.load import load, plan_load
from loaders.mapping.scope import Scope
from loaders.plan import LoadPlan
from loaders.rows.rejects import RejectWriter
from tests.loaders.formats.htcds.records import cases_of, mentions_of, values
from tests.loaders.formats.htcds.workbooks import template

HOUSEHOLDS = (
    "Activities of households as employers; undifferentiated goods- and services- producing"
    " activities of households for own use"
)
MARLINA = {
    "First Name": "Marlina",
    "Second Name": "Watulingas",
    "Consent": "TRUE",
    "Birthdate": "14/03/1998",
    "Gender": "Feminine",
    "Citizenship": "Indonesia; Viet Nam",
    "Title": "Housekeeper",
    "Mobile Phone": "0812-3450-0011",
    "Mailing Street": "Jl. Contoh 12",
    "Mailing City": "Palu",
    "Mailing State/Province": "Sulawesi Tengah",
    "Mailing Zip/Postal Code": "94111",
    "Mailing Country": "Indonesia",
    "Trafficking Status Decision Making Organization": "Court or prosecution",
    "Methods of Control": "Debt bondage ; TAKES EARNINGS",
    "Forced Labour Industry": f"{HOUSEHOLDS}; Construction",
    "Status": "Follow up",
    "Reason for Incoming Referral": "Migration Or Change Of Location",
    "Reason for Outgoing Referral": "Additional Services Required",
    "Outgoing Referral Date": "05/06/2024",
}


@pytest.fixture
def filled(tmp_path) -> Path:
    return template(tmp_path / "bp3mi.xlsx", [MARLINA])


def issues(plan: LoadPlan) -> list[str]:
    return [str(issue) for issue in (*plan.issues, *(i for row in load(plan) for i in row.issues))]


def test_a_row_is_one_case_and_one_victim(filled):
    rows = values(filled)
    (case,), (victim,) = cases_of(rows), mentions_of(rows)
    assert (case.number, case.status, victim.role, victim.consent) == (
        "HTCDS-1",
        "FollowUp",
        "korban",
        True,
    )
    assert (victim.names, victim.born_on, victim.sex) == (
        ("Marlina Watulingas",),
        "1998-03-14",
        "f",
    )
    assert (victim.nationality, victim.position) == ("ID; VN", "Housekeeper")
    assert rows[0].place.row == 3


def test_labels_are_followed_where_the_hidden_names_contradict(filled):
    (victim,) = mentions_of(values(filled))
    assert (victim.address, victim.locality.regency, victim.locality.country) == (
        "Jl. Contoh 12",
        "Palu",
        "ID",
    )
    assert victim.extra["prs_MailingPostalCode"] == "94111"
    notes = [issue for issue in issues(plan_load([filled])) if "contradict" in issue]
    assert len(notes) == 1
    assert "Mailing Street / prs_MailingCity" in notes[0]


def test_the_misspelt_name_and_the_nameless_column_are_read(filled):
    rows = values(filled)
    assert (
        mentions_of(rows)[0].extra["vic_TraffickingStatusDecisionMakingOrg"] == "CourtOrProsecution"
    )
    assert cases_of(rows)[0].extra["cas_ReasonForOutgoingReferral"] == "AdditionalServicesRequired"


def test_labels_become_value_names_and_a_semicolon_inside_one_splits_nothing(filled):
    rows = values(filled)
    kept = mentions_of(rows)[0].extra
    assert kept["vic_MethodsOfControl"] == "DebtBondage; TakesEarnings"
    assert kept["vic_ForcedLabourIndustry"] == "T_ActivitiesOfHouseholdsAsEmployers; F_Construction"
    assert cases_of(rows)[0].extra["cas_ReasonForIncomingReferral"] == "MigrationOrChangeOfLocation"
    assert cases_of(rows)[0].extra["cas_OutgoingReferralDate"] == "2024-06-05"


def test_an_unknown_value_is_kept_as_written_and_said(tmp_path):
    path = template(
        tmp_path / "t.xlsx",
        [{"First Name": "Ani", "Methods of Control": "Hypnosis; Other", "Gender": "?"}],
    )
    rows = values(path)
    assert mentions_of(rows)[0].extra["vic_MethodsOfControl"] == "Hypnosis; Other"
    said = [(issue.column, issue.reason) for issue in rows[0].issues if issue.severity == "warning"]
    assert said == [
        ("Gender", "not in the code list Gender"),
        ("Methods of Control", "Hypnosis: not in the code list MethodsOfControl"),
    ]


@pytest.mark.parametrize("names", [True, False])
def test_an_empty_template_gives_nothing_and_says_nothing(tmp_path, names):
    plan = plan_load([template(tmp_path / "t.xlsx", [], names=names)])
    assert list(load(plan)) == []
    assert plan.issues == ()


def test_lists_beside_the_cases_are_no_cases(filled):
    plan = plan_load([filled])
    assert [table.sheet for table in plan.tables] == ["Case Sheet"]
    assert not [issue for issue in issues(plan) if "validation" in issue or "about" in issue]


def test_a_template_without_its_hidden_row_is_the_same(tmp_path, filled):
    (tmp_path / "again").mkdir()
    bare = template(tmp_path / "again" / "bp3mi.xlsx", [MARLINA], names=False)
    assert [m.id for m in mentions_of(values(bare))] == [m.id for m in mentions_of(values(filled))]
    assert mentions_of(values(bare))[0].address == "Jl. Contoh 12"


def test_a_template_saved_as_csv_is_the_same(tmp_path, filled):
    sheet = openpyxl.load_workbook(filled).worksheets[0]
    path = tmp_path / "bp3mi.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(sheet.iter_rows(values_only=True))
    (victim,), (other,) = mentions_of(values(path)), mentions_of(values(filled))
    assert (victim.extra, victim.address, victim.names) == (other.extra, other.address, other.names)


def test_a_running_number_names_the_row_and_every_load_says_so(filled):
    (note,) = [issue for issue in issues(plan_load([filled])) if "running number" in issue]
    assert "bp3mi.xlsx" in note
    assert "add a column Case Number" in note
    assert not [
        issue
        for issue in issues(plan_load([filled], scope=Scope(dataset="poso")))
        if "running number" in issue
    ]
    assert (
        cases_of(load(plan_load([filled], scope=Scope(dataset="poso"))))[0].id
        != cases_of(values(filled))[0].id
    )


def test_two_rows_of_one_running_number_are_not_taken_for_one_case(filled):
    book = openpyxl.load_workbook(filled)
    sheet = book.worksheets[0]
    sheet["A4"], sheet["D4"] = 1, "Ratna"
    book.save(filled)
    one, two = load(plan_load([filled]))
    assert (one.rejected, two.rejected) == (False, True)
    assert "an earlier row has this key" in two.issues[-1].reason


def test_a_corrected_row_keeps_its_ids(filled):
    before = mentions_of(values(filled))[0]
    book = openpyxl.load_workbook(filled)
    book.worksheets[0]["E3"] = "Watulingas Lasut"
    book.save(filled)
    after = mentions_of(values(filled))[0]
    assert (after.id, after.name) == (before.id, "Marlina Watulingas Lasut")


def test_a_column_for_case_numbers_comes_first(tmp_path, filled):
    book = openpyxl.load_workbook(filled)
    sheet = book.worksheets[0]
    sheet["AN2"], sheet["AN3"], sheet["AO2"], sheet["AO3"] = (
        "Case Number",
        "017/2026",
        "Catatan",
        "berkas biru",
    )
    book.save(filled)
    (case,) = cases_of(values(filled))
    assert (case.number, case.extra["Catatan"]) == ("017/2026", "berkas biru")
    told = issues(plan_load([filled]))
    assert not [text for text in told if "running number" in text]
    assert [text for text in told if "Catatan" in text]


def test_a_row_without_any_number_is_rejected_and_loads_again_once_it_has_one(tmp_path, filled):
    book = openpyxl.load_workbook(filled)
    book.worksheets[0]["A3"] = None
    book.save(filled)
    (row,) = load(plan_load([filled]))
    assert row.rejected
    with RejectWriter(tmp_path / "rejected") as writer:
        writer.write(row)
    (path,) = writer.paths
    text = path.read_text(encoding="utf-8-sig").splitlines()
    cells = next(csv.reader([text[1]]))
    cells[5] = "1"
    path.write_text("\n".join([text[0], ",".join(f'"{c}"' for c in cells)]), encoding="utf-8")
    (again,) = load(plan_load([path]))
    assert not again.rejected, again.issues
    (victim,) = again.mentions
    assert (victim.names, victim.locality.regency) == (("Marlina Watulingas",), "Palu")
    assert victim.extra["vic_ForcedLabourIndustry"].startswith("T_")
    assert again.case is not None
    assert again.case.number == "HTCDS-1"


def test_a_bad_date_is_set_aside_and_the_mended_row_of_a_reject_file_has_the_same_ids(tmp_path):
    path = template(tmp_path / "t.xlsx", [{**MARLINA, "Birthdate": "31/02/1998"}])
    (row,) = load(plan_load([path]))
    assert [issue.column for issue in row.issues if issue.severity == "aside"] == ["prs_Birthdate"]
    with RejectWriter(tmp_path / "rejected") as writer:
        writer.write(row)
    mended = writer.paths[0].read_text(encoding="utf-8-sig").replace("31/02/1998", "28/02/1998")
    writer.paths[0].write_text(mended, encoding="utf-8")
    (again,) = load(plan_load([writer.paths[0]]))
    whole = template(tmp_path / "t.xlsx", [{**MARLINA, "Birthdate": "28/02/1998"}])
    assert not again.rejected, again.issues
    assert [m.id for m in again.mentions] == [m.id for m in mentions_of(values(whole))]
    assert again.mentions[0].extra == mentions_of(values(whole))[0].extra


def test_a_victim_without_a_name_is_kept(tmp_path):
    rows = values(
        template(tmp_path / "t.xlsx", [{"Type of Exploitation": "Servitude"}, {"Consent": "FALSE"}])
    )
    first, second = mentions_of(rows)
    assert first.extra == {"vic_TypeOfExploitation": "Servitude"}
    assert second.consent is False


def test_a_consent_that_cannot_be_read_is_none(tmp_path):
    (victim,) = mentions_of(
        values(template(tmp_path / "t.xlsx", [{"First Name": "Ani", "Consent": "maybe"}]))
    )
    assert (victim.consent, victim.extra["con_Consent"]) == (None, "maybe")


def test_a_national_id_links_as_what_it_is(tmp_path):
    path = template(tmp_path / "t.xlsx", [MARLINA])
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["AN2"], sheet["AN3"] = "Identity Number", "7271014503900001"
    book.save(path)
    (victim,) = mentions_of(values(path))
    assert Scheme.NIK in {identifier.scheme for identifier in victim.identifiers}


def test_a_register_that_happens_to_share_labels_is_none_of_the_standard(tmp_path):
    columns = [
        "Nomor Pengaduan",
        "first_name",
        "second_name",
        "gender",
        "birthdate",
        "email",
        "status",
        "title",
    ]
    columns += ["citizenship", "consent", "mobile_phone", "Nama Pihak Diadukan"]
    path = tmp_path / "register.csv"
    path.write_text(",".join(columns) + "\n" + ",".join(["1"] + ["x"] * 11), encoding="utf-8")
    (table,) = plan_load([path]).tables
    assert table.format == ""


def test_two_templates_in_one_load_number_their_rows_each_for_itself(tmp_path, filled):
    other = tmp_path / "other office.xlsx"
    other.write_bytes(filled.read_bytes())
    together = [row.record for row in load(plan_load([filled, other])) if not row.rejected]
    apart = [
        row.record
        for path in (filled, other)
        for row in load(plan_load([path]))
        if not row.rejected
    ]
    assert together == apart
    assert len(set(together)) == len(together) > 0
