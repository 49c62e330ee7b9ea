"""Bundles: sheets named after sections, joined by ids, with the parties that flat templates have no
place for.
"""

import pytest

from graph.schema import EntityKind, RelationshipKind, Scheme
from loaders.load import load, plan_load
from loaders.rows.rejects import RejectWriter
from tests.loaders.formats.htcds.records import cases_of, mentions_of, statements_of, values
from tests.loaders.formats.htcds.workbooks import workbook

SHEETS = {
    "Organization": [
        {"org_id": "O1", "Organisation Name": "PT Rekaan Jaya", "Type": "Corporate Business"}
    ],
    "Person": [
        {"person_id": "P1", "prs_FirstName": "Siti", "prs_SecondName": "Contoh"},
        {"person_id": "P2", "prs_FirstName": "Ani", "prs_SecondName": "Contoh"},
        {"person_id": "P3", "prs_FirstName": "Darmawan", "prs_SecondName": "Lasut"},
    ],
    "Case": [{"case_id": "1", "cas_Status": "Active"}, {"case_id": "2", "cas_Status": "Closed"}],
    "Victim Context": [
        {"case_id": "1", "person_id": "P1", "vic_TypeOfExploitation": "Forced labour"},
        {"case_id": "1", "person_id": "P2", "vic_TypeOfExploitation": "Servitude"},
    ],
    "Consent": [
        {"person_id": "P1", "con_Consent": "TRUE"},
        {"case_id": "1", "person_id": "P2", "con_Consent": "FALSE"},
    ],
    "Connected Person or Organisatio": [
        {
            "case_id": "1",
            "person_id": "P3",
            "Role in Process": "Recruiter Or Intermediary; Transporter",
        },
        {"case_id": "2", "person_id": "P3", "Role in Process": "Exploiter"},
        {"case_id": "1", "org_id": "O1", "Role in Process": "BrokerTravelAgent"},
    ],
    "PerpetratorContext": [
        {"case_id": "1", "person_id": "P3", "per_RoleDetails": "menjemput di pelabuhan"}
    ],
    "HistoricTraffickingEvents": [
        {"case_id": "1", "hte_City": "Palu", "hte_Type": "Recruitment"},
        {"case_id": "1", "hte_City": "Nunukan", "hte_Type": "Transit"},
    ],
}


@pytest.fixture
def rows(tmp_path):
    return values(workbook(tmp_path / "b.xlsx", SHEETS))


def test_victims_and_parties_are_of_their_cases(rows):
    numbers = {case.id: case.number for case in cases_of(rows)}
    found = sorted((numbers[m.case_id], m.name, m.role) for m in mentions_of(rows))
    assert found == [
        ("1", "Ani Contoh", "korban"),
        ("1", "Darmawan Lasut", "pengantar"),
        ("1", "Darmawan Lasut", "perekrut"),
        ("1", "PT Rekaan Jaya", "travel_tour"),
        ("1", "Siti Contoh", "korban"),
        ("2", "Darmawan Lasut", "majikan"),
    ]


def test_parties_did_to_the_victims_of_their_case_what_their_role_says(rows):
    by_id = {mention.id: mention.name for mention in mentions_of(rows)}
    acts = sorted(
        (statement.kind.value, by_id[statement.subject], by_id[statement.object])
        for statement in statements_of(rows)
        if isinstance(statement.object, str)
    )
    victims = ("Ani Contoh", "Siti Contoh")
    assert acts == sorted(
        (kind.value, who, victim)
        for kind, who in (
            (RelationshipKind.RECRUITED, "Darmawan Lasut"),
            (RelationshipKind.TRANSPORTED, "Darmawan Lasut"),
            (RelationshipKind.FACILITATED, "PT Rekaan Jaya"),
        )
        for victim in victims
    )


def test_consent_is_of_a_person_in_a_case_or_in_all(rows):
    assert {m.name: m.consent for m in mentions_of(rows) if m.role == "korban"} == {
        "Siti Contoh": True,
        "Ani Contoh": False,
    }


def test_two_answers_about_consent_are_no(tmp_path):
    twice = SHEETS | {
        "Consent": [{"person_id": "P1", "con_Consent": said} for said in ("TRUE", "FALSE")]
    }
    rows = values(workbook(tmp_path / "b.xlsx", twice))
    assert {m.name: m.consent for m in mentions_of(rows)}["Siti Contoh"] is False


def test_one_person_id_is_one_person(rows):
    shared = {
        tuple(
            identifier.value
            for identifier in m.identifiers
            if identifier.scheme is Scheme.OTHER_DOCUMENT
        )
        for m in mentions_of(rows)
        if m.name == "Darmawan Lasut"
    }
    assert len(shared) == 1
    assert shared != {()}


def test_repeated_sections_are_kept_row_by_row(rows):
    case = next(case for case in cases_of(rows) if case.number == "1")
    assert (case.extra["hte_City"], case.extra["hte_Type"]) == ("Palu", "Recruitment")
    assert (case.extra["hte_City.2"], case.extra["hte_Type.2"]) == ("Nunukan", "Transit")
    assert case.categories == ("ForcedLabour", "Servitude")


def test_organisations_and_details_are_kept(rows):
    company = next(m for m in mentions_of(rows) if m.kind is EntityKind.ORGANIZATION)
    assert company.extra["org_Type"] == "CorporateBusiness"
    driver = next(m for m in mentions_of(rows) if m.role == "pengantar")
    assert driver.extra["per_RoleDetails"] == "menjemput di pelabuhan"


def test_counts_are_of_rows_that_put_something_into_a_case(rows):
    assert sum(row.rows for row in rows) == 2 + 2 + 3


def test_what_is_in_no_case_is_rejected_and_not_passed_over(tmp_path):
    more = SHEETS | {
        "Person": [
            *SHEETS["Person"],
            {"person_id": "P9", "prs_FirstName": "Rahma"},
            SHEETS["Person"][0],
        ],
        "CaseComment": [{"case_id": "7", "cco_CaseComment": "berkas hilang"}],
        "Consent": [{"person_id": "P8", "con_Consent": "TRUE"}],
    }
    refused = [
        row for row in load(plan_load([workbook(tmp_path / "b.xlsx", more)])) if row.rejected
    ]
    assert [(row.place.sheet, row.place.row) for row in refused] == [
        ("Person", 5),
        ("Person", 6),
        ("Consent", 2),
        ("CaseComment", 2),
    ]
    assert "is in no case" in refused[0].issues[0].reason


def test_ids_that_lead_nowhere_are_said(tmp_path):
    wrong = SHEETS | {"Victim Context": [{"case_id": "5", "person_id": "P7"}, {"person_id": "P1"}]}
    found = list(load(plan_load([workbook(tmp_path / "b.xlsx", wrong)])))
    said = [
        (i.column, i.reason, i.severity)
        for row in found
        if row.place.sheet == "Victim Context"
        for i in row.issues
    ]
    assert ("person_id", "no row of Person has this id", "warning") in said
    assert ("case_id", "no row of Case has this number", "warning") in said
    assert ("case_id", "no case number", "error") in said


def set_aside(rows):
    """The rows in which a cell was set aside."""
    return [row for row in rows if any(issue.severity == "aside" for issue in row.issues)]


def test_a_row_of_a_reject_file_loads_again_by_itself(tmp_path):
    path = workbook(
        tmp_path / "b.xlsx",
        SHEETS
        | {"Person": [{**SHEETS["Person"][0], "Birthdate": "31/02/1990"}, *SHEETS["Person"][1:]]},
    )
    (refused,) = set_aside(load(plan_load([path])))
    with RejectWriter(tmp_path / "rejected") as writer:
        writer.write(refused)
    text = writer.paths[0].read_text(encoding="utf-8-sig").replace("31/02/1990", "28/02/1990")
    writer.paths[0].write_text(text, encoding="utf-8")
    plan = plan_load([writer.paths[0]])
    (again,) = load(plan)
    good = workbook(
        path,
        SHEETS
        | {"Person": [{**SHEETS["Person"][0], "Birthdate": "28/02/1990"}, *SHEETS["Person"][1:]]},
    )
    whole = next(m for m in mentions_of(values(good)) if m.name == "Siti Contoh")
    assert not again.rejected, again.issues
    (mention,) = again.mentions
    assert (mention.id, mention.born_on, mention.extra, mention.consent) == (
        whole.id,
        "1990-02-28",
        whole.extra,
        whole.consent,
    )


def test_the_preview_says_what_each_sheet_is_read_as(tmp_path):
    plan = plan_load([workbook(tmp_path / "b.xlsx", SHEETS)])
    assert {table.format for table in plan.tables} == {"HTCDS bundle"}
    assert {table.sheet for table in plan.tables} == set(SHEETS)


def test_a_name_never_leads_to_a_victim(tmp_path):
    named = SHEETS | {"Case": [{"case_id": "1", "cas_CaseOwner": "Siti Contoh"}, {"case_id": "2"}]}
    case = cases_of(values(workbook(tmp_path / "b.xlsx", named)))[0]
    assert case.extra["cas_CaseOwner"] == "Siti Contoh"
    assert "prs_FirstName" not in case.extra


def test_a_workbook_of_other_sheets_is_no_bundle(tmp_path):
    sheets = {
        "Case": [{"Nomor Pengaduan": "1", "Nama Korban": "Siti Contoh"}],
        "Person": [{"x": "1", "y": "2"}],
    }
    plan = plan_load([workbook(tmp_path / "b.xlsx", sheets)])
    assert {table.format for table in plan.tables} == {""}


def test_a_party_of_a_reject_file_keeps_its_type(tmp_path):
    person = {**SHEETS["Person"][2], "Birthdate": "31/02/1990"}
    connected = [{"case_id": "1", "person_id": "P3", "type": "pemodal", "Role in Process": "Other"}]
    sheets = {
        "Person": [person],
        "Case": SHEETS["Case"],
        "ConnectedPersonOrOrganisation": connected,
    }
    (refused,) = set_aside(load(plan_load([workbook(tmp_path / "b.xlsx", sheets)])))
    with RejectWriter(tmp_path / "rejected") as writer:
        writer.write(refused)
    text = writer.paths[0].read_text(encoding="utf-8-sig").replace("31/02/1990", "28/02/1990")
    writer.paths[0].write_text(text, encoding="utf-8")
    (again,) = load(plan_load(writer.paths))
    assert [m.role for m in again.mentions] == ["pemodal"]
