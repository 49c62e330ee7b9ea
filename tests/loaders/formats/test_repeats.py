"""Repeated groups of forms (KoboToolbox, ODK), exported as tables of their own."""

import csv
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from loaders.load import Loaded, load, plan_load

FORM = ["start", "nomor_pengaduan", "korban/nama_korban", "korban/hp_korban", "_id", "_status"]
GROUP = ["pihak/nama_pihak", "pihak/hp_pihak", "pihak/peran", "_index", "_parent_index"]
GROUP += ["_submission__id"]


def sheets(path: Path, tables: dict[str, Sequence[Sequence[object]]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in tables.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return path


def table(path: Path, rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def parties(found: list[Loaded]) -> list[tuple[str, str, str, str]]:
    """Case, role, name and telephone of everybody."""
    told = []
    numbers: dict[str, str] = {}
    for loaded in found:
        if loaded.case:
            numbers.setdefault(loaded.case_id, loaded.case.number)
        for mention in loaded.mentions:
            phone = next((i.value for i in mention.identifiers), "")
            told.append((numbers[loaded.case_id], str(mention.role), mention.names[0], phone))
    return told


def test_the_sheets_of_a_kobotoolbox_export_are_joined(tmp_path):
    path = sheets(
        tmp_path / "aduan.xlsx",
        {
            "aduan": [
                FORM,
                ["x", "K-1", "Wati Purnama", "081234500011", 9001, "submitted_via_web"],
                ["x", "K-2", "Rini Astuti", "081234500012", 9002, "submitted_via_web"],
            ],
            "pihak": [
                GROUP,
                ["Darmo Suwito", "081298700011", "perekrut lapangan", 1, 2, 9002],
                ["Basuki Rahardjo", "081377700022", "penampung", 2, 1, 9001],
            ],
        },
    )
    plan = plan_load([path])
    assert not plan.issues
    found = list(load(plan))
    assert parties(found) == [
        ("K-1", "korban", "Wati Purnama", "+6281234500011"),
        ("K-2", "korban", "Rini Astuti", "+6281234500012"),
        ("K-2", "perekrut_lapangan", "Darmo Suwito", "+6281298700011"),
        ("K-1", "penampung", "Basuki Rahardjo", "+6281377700022"),
    ]
    assert {loaded.case.status for loaded in found if loaded.case} == {""}
    assert len({loaded.case_id for loaded in found}) == 2


def test_a_repeated_group_without_its_form_is_refused(tmp_path):
    rows = [GROUP, ["Darmo Suwito", "081298700011", "calo", 1, 1, 9001]]
    (issue,) = plan_load([sheets(tmp_path / "pihak.xlsx", {"pihak": rows})]).issues
    assert "repeated group" in str(issue.reason) and "together" in str(issue.mend)


def test_the_files_of_an_odk_export_are_joined_and_orphans_refused(tmp_path):
    form = [["nomor_pengaduan", "nama_korban", "KEY"], ["K-1", "Wati Purnama", "uuid:a"]]
    table(tmp_path / "aduan.csv", form)
    group = [
        ["nama_pihak", "hp_pihak", "peran", "PARENT_KEY", "KEY"],
        ["Darmo Suwito", "081298700011", "penampung", "uuid:a", "uuid:a/pihak[1]"],
        ["Yatim Piatu", "081298700012", "penampung", "uuid:z", "uuid:z/pihak[1]"],
    ]
    table(tmp_path / "aduan-pihak.csv", group)
    phones = [["hp_pihak", "PARENT_KEY", "KEY"]]
    phones += [["081298700099", "uuid:a/pihak[1]", "uuid:a/pihak[1]/hp[1]"]]
    table(tmp_path / "aduan-pihak-hp.csv", phones)
    plan = plan_load([tmp_path])
    assert [(i.file, "within another" in str(i.reason)) for i in plan.issues] == [
        ("aduan-pihak-hp.csv", True)
    ]
    found = list(load(plan))
    told = [loaded for loaded in found if not loaded.rejected]
    assert parties(told) == [
        ("K-1", "korban", "Wati Purnama", ""),
        ("K-1", "penampung", "Darmo Suwito", "+6281298700011"),
    ]
    refused = [str(loaded.issues[0].reason) for loaded in found if loaded.rejected]
    assert refused == ["no row of aduan.csv has the key uuid:z"]


def test_ms_forms_say_who_answered_and_that_is_no_party(tmp_path):
    header = ["ID", "Start time", "Completion time", "Email", "Name", "Nomor pengaduan"]
    header += ["Nama korban", "Nomor HP perekrut"]
    row = [1, "3/3/25 9:00:00", "3/3/25 9:10:00", "a@kantor.go.id", "Ani Petugas", "MS-1"]
    row += ["Wati Purnama", "081298700011"]
    plan = plan_load([sheets(tmp_path / "a.xlsx", {"Sheet1": [header, row]})])
    assert not [issue for issue in plan.issues if issue.severity == "error"]
    mentions = [mention for loaded in load(plan) for mention in loaded.mentions]
    assert [(str(m.role), m.names) for m in mentions] == [
        ("korban", ("Wati Purnama",)),
        ("pihak_diadukan", ()),
    ]


def test_nobody_is_asked_whose_a_column_is_that_holds_nothing(tmp_path):
    table(
        tmp_path / "a.csv",
        [
            ["No. Pengaduan", "Nama Pelapor", "Email", "Nama Korban", "Pihak Diadukan", "NIK"],
            ["001", "Siti", "", "Wati Purnama", "Darmo Suwito", ""],
        ],
    )
    plan = plan_load([tmp_path / "a.csv"])
    assert not plan.issues
    assert [loaded.rejected for loaded in load(plan)] == [False]
