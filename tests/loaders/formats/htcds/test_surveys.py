"""Exports of the survey form from ODK and Kobo servers, and the form's own definition."""

import csv
from pathlib import Path

import pytest

from loaders.load import load, plan_load
from tests.loaders.formats.htcds.records import cases_of, mentions_of, values
from tests.loaders.formats.htcds.workbooks import workbook

ANSWERS = {
    "con_Consent": "TRUE",
    "prs_First_Name": "Dewi",
    "prs_Second_Name": "Rekaan",
    "prs_Gender": "Feminine",
    "prs_Citizenship": "ID",
    "prs_Title": "Cook",
    "prs_MailingCity": "Palu",
    "vic_Methods_of_Control": "DebtBondage FalsePromises",
    "vic_ForcedLabourIndustry": "F_Construction T_ActivitiesOfHouseholdsAsEmployers",
    "vic_TypeOfExploitation": "ForcedLabour",
    "vic_TraffickingStatus": "PossibleVictimOfTrafficking",
    "cas_Status": "Active",
    "cas_ReferringOrganisation": "LSM Contoh",
    "cas_IncomingReferralDate": "2024-05-01",
    "cas_IncomingReferralDetails": "datang sendiri",
}


def export(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def odk(number: int, **answers: str) -> dict[str, str]:
    server = {
        "SubmissionDate": "2024-05-02T01:00:00.000Z",
        "start": "2024-05-02T00:50:00Z",
        "end": "2024-05-02T00:59:00Z",
    }
    key = {
        "meta-instanceID": f"uuid:{number}",
        "KEY": f"uuid:{number}",
        "SubmitterName": "petugas",
        "FormVersion": "v",
    }
    return server | {f"korban-{name}": text for name, text in (ANSWERS | answers).items()} | key


def kobo(number: int, **answers: str) -> dict[str, str]:
    ends = {
        "_id": str(number),
        "_uuid": f"k{number}",
        "_submission_time": "2024-05-02T01:00:00",
        "_status": "submitted",
    }
    return (
        {"start": "x", "end": "y"}
        | {f"grp/{n}": text for n, text in (ANSWERS | answers).items()}
        | ends
    )


@pytest.mark.parametrize("row", [odk, kobo])
def test_a_submission_is_a_case_of_its_own_id(tmp_path, row):
    rows = values(export(tmp_path / "form.csv", [row(1), row(2, prs_First_Name="Ani")]))
    victims = mentions_of(rows)
    assert [victim.names for victim in victims] == [("Dewi Rekaan",), ("Ani Rekaan",)]
    assert victims[0].extra["vic_MethodsOfControl"] == "DebtBondage; FalsePromises"
    assert (
        victims[0].extra["vic_ForcedLabourIndustry"]
        == "F_Construction; T_ActivitiesOfHouseholdsAsEmployers"
    )
    assert (victims[0].position, victims[0].nationality, victims[0].consent) == ("Cook", "ID", True)
    assert cases_of(rows)[0].number in {"uuid:1", "k1"}
    assert (cases_of(rows)[0].office, cases_of(rows)[0].reported_on) == ("LSM Contoh", "2024-05-01")


def test_a_later_export_under_another_name_is_of_the_same_cases(tmp_path):
    first = values(export(tmp_path / "mei.csv", [kobo(1)]))
    later = values(export(tmp_path / "juni.csv", [kobo(1), kobo(2)]))
    assert {m.id for m in mentions_of(first)} < {m.id for m in mentions_of(later)}


def test_a_first_submission_with_every_answer_is_not_taken_for_labels(tmp_path):
    full = ANSWERS | {"KEY": "uuid:1", "instanceID": "uuid:1"}
    assert (
        len(mentions_of(values(export(tmp_path / "form.csv", [full, full | {"KEY": "uuid:2"}]))))
        == 2
    )


def test_choices_in_columns_of_their_own_are_put_together(tmp_path):
    picked = {"vic_Methods_of_Control/DebtBondage": "1", "vic_Methods_of_Control/Other": "0"}
    picked |= {"vic_Methods_of_Control/TakesEarnings": "TRUE"}
    row = {name: text for name, text in kobo(1).items() if "Methods" not in name} | picked
    (victim,) = mentions_of(values(export(tmp_path / "form.csv", [row])))
    assert victim.extra["vic_MethodsOfControl"] == "DebtBondage; TakesEarnings"


def test_the_second_second_name_of_a_labelled_export_is_the_title(tmp_path):
    labels = {
        "Consent": "TRUE",
        "First Name": "Dewi",
        "Second Name": "Rekaan",
        "Gender": "Feminine",
    }
    answers = {
        "Trafficking Status": "Possible victim of trafficking",
        "Methods of Control": "Debt bondage",
    }
    more = {
        "Type of Exploitation": "Forced labour",
        "Location of Recruitment": "Palu",
        "Status": "Active",
    }
    referral = {"Referring Organisation": "LSM", "Incoming Referral Details": "datang"}
    path = tmp_path / "form.csv"
    columns = [*labels, "Second Name", *answers, *more, *referral, "_uuid", "_submission_time"]
    cells = [
        *labels.values(),
        "Cook",
        *answers.values(),
        *more.values(),
        *referral.values(),
        "k1",
        "2024",
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, cells])
    (victim,) = mentions_of(values(path))
    assert (victim.names, victim.position) == (("Dewi Rekaan",), "Cook")


def test_an_export_as_a_workbook_is_read_too(tmp_path):
    rows = values(workbook(tmp_path / "form.xlsx", {"HTCDS": [kobo(1), kobo(2)]}))
    assert len(mentions_of(rows)) == 2


def test_the_definition_of_the_form_is_explained_and_not_loaded(tmp_path):
    form = {
        "survey": [
            {"type": "start", "name": "start"},
            {"type": "text", "name": "prs_First_Name", "label": "First Name"},
            {
                "type": "select_multiple methodsofcontrol",
                "name": "vic_Methods_of_Control",
                "label": "Methods of Control",
            },
        ],
        "choices": [
            {"list_name": "methodsofcontrol", "name": "DebtBondage ", "label": "Debt bondage "}
        ],
        "settings": [{"version": "v1"}],
    }
    plan = plan_load([workbook(tmp_path / "htcds_xlsform.xlsx", form)])
    assert list(load(plan)) == []
    (issue,) = plan.issues
    assert "definition of the HTCDS survey form" in issue.reason
    assert "export the submissions" in issue.mend
