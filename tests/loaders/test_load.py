"""Files to cases, mentions and statements.

Every wrong row told with its place and mend, every other row loaded.
"""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from graph.schema import EntityKind, RelationshipKind, Scheme
from loaders.load import Loaded, load, plan_load
from loaders.rows.rejects import RejectWriter
from loaders.validation import Issue

WIDE = [
    "Nomor Pengaduan", "Tgl Pengaduan", "Nama PMI", "NIK PMI", "JK PMI", "No. HP PMI",
    "Negara Tujuan", "Pihak Diadukan 1 - Nama", "Pihak Diadukan 1 - Peran", "Pihak Diadukan 1 - HP",
    "Pihak Diadukan 2 - Nama", "Pihak Diadukan 2 - Peran", "Pihak Diadukan 2 - HP",
]  # fmt: skip
GOOD = ["ADU-1", "15/03/2024", "Siti Contoh", "7208015508930001", "P", "081234500011", "Arab Saudi",
        "Umar Contoh", "Calo", "081234500022", "Budi Contoh", "Sponsor", ""]  # fmt: skip


def write_csv(path: Path, *rows: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def load_all(*paths: Path, mapping: Path | None = None) -> list[Loaded]:
    return list(load(plan_load(paths, mapping=mapping)))


def changed(**cells: str) -> list[str]:
    return [cells.get(column, value) for column, value in zip(WIDE, GOOD, strict=True)]


def errors(loaded: Loaded) -> list[Issue]:
    return [issue for issue in loaded.issues if issue.severity == "error"]


def aside(loaded: Loaded) -> list[Issue]:
    return [issue for issue in loaded.issues if issue.severity == "aside"]


def values(rows: Sequence[Loaded]) -> list[object]:
    return [
        (row.record, row.case, row.mentions, row.statements) for row in rows if not row.rejected
    ]


def test_wide_row_is_a_case_with_a_victim_and_two_parties(tmp_path: Path) -> None:
    (row,) = load_all(write_csv(tmp_path / "a.csv", WIDE, GOOD))
    assert row.case is not None
    assert (row.case.number, row.case.reported_on, row.case.destination.country) == (
        "ADU-1",
        "2024-03-15",
        "SA",
    )
    assert [(m.role, m.name) for m in row.mentions] == [
        ("korban", "Siti Contoh"), ("perekrut_lapangan", "Umar Contoh"), ("sponsor", "Budi Contoh")
    ]  # fmt: skip
    assert row.mentions[0].sex == "f"


def test_parties_are_stated_to_have_acted_on_the_victim_of_their_row(tmp_path: Path) -> None:
    (row,) = load_all(write_csv(tmp_path / "a.csv", WIDE, GOOD))
    victim, recruiter, sponsor = row.mentions
    acts = {(s.kind, s.subject, s.object) for s in row.statements if isinstance(s.object, str)}
    assert acts == {
        (RelationshipKind.RECRUITED, recruiter.id, victim.id),
        (RelationshipKind.SPONSORED, sponsor.id, victim.id),
    }


def test_identifiers_become_statements_with_the_grade_of_the_row(tmp_path: Path) -> None:
    (row,) = load_all(
        write_csv(tmp_path / "a.csv", [*WIDE, "Sumber Nilai", "Info Nilai"], [*GOOD, "B", "2"])
    )
    held = [s for s in row.statements if not isinstance(s.object, str)]
    assert {s.object.scheme for s in held if not isinstance(s.object, str)} == {
        Scheme.NIK,
        Scheme.PHONE,
    }
    assert {str(s.grade) for s in row.statements} == {"B2"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Tgl Pengaduan", "31/02/2024"),
        ("NIK PMI", "7208013113930001"),
        ("NIK PMI", "7.20801550893E+15"),
        ("No. HP PMI", "12"),
        ("Pihak Diadukan 1 - Peran", "tukang kebun"),
    ],
)
def test_wrong_value_is_set_aside_with_place_and_mend_and_its_row_loads(
    tmp_path: Path, column: str, value: str
) -> None:
    rows = load_all(
        write_csv(
            tmp_path / "a.csv", WIDE, GOOD, changed(**{column: value}), changed(**{WIDE[0]: "X"})
        )
    )
    assert not any(row.rejected for row in rows)
    (issue,) = aside(rows[1])
    assert (issue.file, issue.row, issue.column, issue.value) == ("a.csv", 3, column, value)
    assert issue.reason and issue.mend
    assert [mention.names for mention in rows[1].mentions] == [
        ("Siti Contoh",),
        ("Umar Contoh",),
        ("Budi Contoh",),
    ]


def test_who_has_a_role_that_nobody_knows_is_protected(tmp_path: Path) -> None:
    (row,) = load_all(write_csv(tmp_path / "a.csv", WIDE, changed(**{WIDE[8]: "keponakan korbn"})))
    assert row.mentions[1].reported_role.protected


def test_row_without_its_number_is_rejected_with_place_and_mend(tmp_path: Path) -> None:
    rows = load_all(write_csv(tmp_path / "a.csv", WIDE, GOOD, changed(**{WIDE[0]: ""})))
    assert [row.rejected for row in rows] == [False, True]
    (issue,) = errors(rows[1])
    assert (issue.file, issue.row, issue.column) == ("a.csv", 3, WIDE[0])
    assert issue.reason and issue.mend
    assert rows[1].row["Nama PMI"] == "Siti Contoh"
    assert not rows[1].mentions and rows[1].case is None


def test_all_that_is_wrong_in_a_row_is_told_at_once(tmp_path: Path) -> None:
    bad = changed(
        **{"Tgl Pengaduan": "32/01/2024", "NIK PMI": "1", "Pihak Diadukan 2 - Peran": "zzz"}
    )
    (row,) = load_all(write_csv(tmp_path / "a.csv", WIDE, bad))
    assert len(aside(row)) == 3


def test_shortened_number_says_to_format_the_column_as_text(tmp_path: Path) -> None:
    (row,) = load_all(
        write_csv(tmp_path / "a.csv", WIDE, changed(**{"NIK PMI": "7.20801550893E+15"}))
    )
    assert "text" in aside(row)[0].mend


def test_number_with_a_decimal_tail_is_read(tmp_path: Path) -> None:
    (row,) = load_all(
        write_csv(tmp_path / "a.csv", WIDE, changed(**{"NIK PMI": "7208015508930001.0"}))
    )
    assert not row.rejected


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("JK PMI", "L", "another sex"),
        ("NIK PMI", "7208995508930001", "not known"),
        ("Negara Tujuan", "Xyzzy", "country"),
    ],
)
def test_doubtful_value_is_a_warning_and_loads(
    tmp_path: Path, column: str, value: str, said: str
) -> None:
    (row,) = load_all(write_csv(tmp_path / "a.csv", WIDE, changed(**{column: value})))
    assert not row.rejected
    assert any(said in issue.reason for issue in row.issues)


def test_broken_row_is_an_issue_a_stray_byte_costs_its_cell_and_the_rest_loads(
    tmp_path: Path,
) -> None:
    path = write_csv(
        tmp_path / "a.csv",
        WIDE,
        GOOD,
        [*GOOD, "x"],
        changed(**{WIDE[0]: "ADU-2", "Nama PMI": "Aniq"}),
    )
    path.write_bytes(
        path.read_bytes().replace(b"Aniq", b"Ani\x90")
        + ",".join(changed(**{WIDE[0]: "Z"})).encode()
    )
    rows = load_all(path)
    assert [row.rejected for row in rows] == [False, True, False, False]
    assert [issue.row for row in rows for issue in errors(row)] == [3]
    assert [(issue.row, issue.column) for issue in aside(rows[2])] == [(4, "Nama PMI")]
    assert rows[2].mentions[0].names == ()


def test_loading_twice_gives_the_same_values(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", WIDE, GOOD, changed(**{WIDE[0]: "ADU-2"}))
    assert values(load_all(path)) == values(load_all(path))


def test_row_inserted_in_another_case_changes_no_ids(tmp_path: Path) -> None:
    last = changed(**{WIDE[0]: "ADU-2"})
    before = load_all(write_csv(tmp_path / "a.csv", WIDE, GOOD, last))
    after = load_all(write_csv(tmp_path / "a.csv", WIDE, GOOD, changed(**{WIDE[0]: "ADU-9"}), last))
    assert before[1].record == after[2].record


def write_rejects(rows: Sequence[Loaded], folder: Path) -> list[Path]:
    with RejectWriter(folder) as writer:
        for row in rows:
            if row.rejected:
                writer.write(row)
    return writer.paths


def mend(path: Path, column: str, value: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    for row in rows:
        row[header.index(column)] = value
    write_csv(path, header, *rows)


def test_a_reject_file_tells_each_reason_once_and_grows_no_further_than_its_rows(
    tmp_path: Path,
) -> None:
    numbers = ";".join(f"0812z{place}" for place in range(2_000))
    path = write_csv(tmp_path / "a.csv", WIDE, changed(**{WIDE[0]: "", "No. HP PMI": numbers}))
    (rejects,) = write_rejects(load_all(path), tmp_path / "rejected")
    assert rejects.stat().st_size < 2 * path.stat().st_size
    assert rejects.read_text(encoding="utf-8-sig").count("no case number") == 1


JOINED = """
lookups:
  agen: {files: agen.csv, key: id}
tables:
  - name: aduan
    files: "a.csv"
    join: {agen: {lookup: agen, on: agen_id, required: true}}
    case: {number: nomor}
    mentions: {pihak: {names: agen.nama, role: peran}}
"""


def test_mended_reject_file_gives_the_ids_of_the_original_rows(tmp_path: Path) -> None:
    mapping = tmp_path / "kantor.yaml"
    mapping.write_text(JOINED)
    write_csv(tmp_path / "agen.csv", ["id", "nama"], ["7", "Umar Contoh"], ["8", "Budi Contoh"])
    header, first, second = (
        ["nomor", "agen_id", "peran"],
        ["K-1", "7", "calo"],
        ["K-1", "8", "calo"],
    )
    path = write_csv(tmp_path / "a.csv", header, first, ["K-1", "9", "calo"])
    (rejects,) = write_rejects(load_all(path, mapping=mapping), tmp_path / "rejected")
    assert rejects.name == "a.csv.rejected.csv"
    mend(rejects, "agen_id", "8")
    (mended,) = load_all(rejects, mapping=mapping)
    _, original = load_all(write_csv(path, header, first, second), mapping=mapping)
    assert mended.partial
    assert (mended.record, mended.mentions, mended.statements) == (
        original.record,
        original.mentions,
        original.statements,
    )
    assert mended.source.id == original.source.id


def test_reject_file_holds_no_formula_and_gives_the_text_back(tmp_path: Path) -> None:
    bad = changed(**{"Nama PMI": "=1+1", WIDE[0]: ""})
    (rejects,) = write_rejects(
        load_all(write_csv(tmp_path / "a.csv", WIDE, bad)), tmp_path / "rejected"
    )
    assert ",'=1+1," in rejects.read_text(encoding="utf-8-sig")
    (again,) = load_all(rejects)
    assert again.row["Nama PMI"] == "=1+1"


def test_reject_row_that_gets_another_case_number_takes_no_place_of_that_case(
    tmp_path: Path,
) -> None:
    path = write_csv(tmp_path / "a.csv", WIDE, GOOD, changed(**{WIDE[0]: ""}))
    rows = load_all(path)
    (rejects,) = write_rejects(rows, tmp_path / "rejected")
    mend(rejects, "Nomor Pengaduan", "ADU-1")
    (mended,) = load_all(rejects)
    assert mended.record != rows[0].record and mended.case_id == rows[0].case_id


def test_reject_row_still_wrong_is_rejected_at_its_first_place(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", WIDE, GOOD, changed(**{WIDE[0]: "-"}))
    (rejects,) = write_rejects(load_all(path), tmp_path / "rejected")
    (again,) = load_all(rejects)
    assert again.rejected and (again.place.file, again.place.row, again.place.ordinal) == (
        "a.csv",
        3,
        0,
    )


LONG = ["Complaint No", "Reported On", "Party Name", "Role", "Phone", "NIK", "Bank", "Account No"]


def test_long_rows_of_one_case_give_it_once_and_warn_of_a_contradiction(tmp_path: Path) -> None:
    rows = load_all(
        write_csv(
            tmp_path / "a.csv",
            LONG,
            ["C1", "2024-03-15", "Ani Contoh", "victim", "", "", "", ""],
            [
                "C1",
                "2024-03-15",
                "PT Contoh Jaya",
                "recruiter",
                "081234500022",
                "",
                "BRI",
                "123456789012345",
            ],
            ["C1", "2024-03-16", "Umar Contoh", "driver", "", "", "", ""],
        )
    )
    assert [row.case is not None for row in rows] == [True, False, False]
    assert [m.role for row in rows for m in row.mentions] == ["korban", "perekrut", "pengantar"]
    assert rows[1].mentions[0].kind is EntityKind.ORGANIZATION
    assert [i.value for i in rows[1].mentions[0].identifiers] == [
        "+6281234500022",
        "bri:123456789012345",
    ]
    assert [issue.severity for issue in rows[2].issues] == ["warning"]


def test_several_phones_in_a_cell_are_several_phones(tmp_path: Path) -> None:
    (row,) = load_all(
        write_csv(
            tmp_path / "a.csv", WIDE, changed(**{"No. HP PMI": "0812-3450-0011 / 0812 3450 0012"})
        )
    )
    assert [i.value for i in row.mentions[0].identifiers if i.scheme is Scheme.PHONE] == [
        "+6281234500011", "+6281234500012"
    ]  # fmt: skip


def test_unknown_column_is_kept_and_told(tmp_path: Path) -> None:
    plan = plan_load([write_csv(tmp_path / "a.csv", [*WIDE, "Warna Rumah"], [*GOOD, "biru"])])
    assert [issue.column for issue in plan.issues] == ["Warna Rumah"]
    (row,) = load(plan)
    assert row.case is not None and row.case.extra == {"Warna Rumah": "biru"}


def test_row_with_a_running_number_alone_is_blank(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ["No", *WIDE], ["1", *GOOD], ["2", *[""] * len(WIDE)])
    assert len(load_all(path)) == 1


def test_folder_is_walked_past_hidden_and_temporary_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.csv", "_b.csv", ".c.csv", "~$d.csv", "sub/e.csv"):
        write_csv(tmp_path / name, WIDE, GOOD)
    assert [table.file for table in plan_load([tmp_path]).tables] == ["a.csv", "e.csv"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        write_csv(tmp_path / folder / "a.csv", WIDE, GOOD)
    plan = plan_load([tmp_path])
    assert [table.file for table in plan.tables] == ["a.csv", "y/a.csv"]
    assert len({row.record for row in load(plan)}) == 2


def test_unreadable_file_and_file_without_case_numbers_are_issues_of_the_plan(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.xlsx").write_text("no workbook")
    write_csv(tmp_path / "b.csv", ["Warna", "Bentuk"], ["biru", "bulat"])
    plan = plan_load([tmp_path, tmp_path / "missing.csv"])
    assert sorted(issue.file for issue in plan.issues) == ["a.xlsx", "b.csv", "missing.csv"]
    assert not plan.tables


def test_every_row_is_either_loaded_or_rejected(tmp_path: Path) -> None:
    numbers = [
        changed(**{WIDE[0]: "" if n % 3 == 0 else f"ADU-{n}", "Tgl Pengaduan": "1/2/2024"})
        for n in range(30)
    ]
    rows = load_all(write_csv(tmp_path / "a.csv", WIDE, *numbers))
    assert (len(rows), sum(row.rejected for row in rows)) == (30, 10)
    assert all(errors(row) for row in rows if row.rejected)


def test_broken_line_of_json_is_kept_in_the_reject_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"nomor_pengaduan": "", "pmi_hp": ["081234500011", "12"]}\n{"nomor_pengaduan": \n'
    )
    (rejects,) = write_rejects(load_all(path), tmp_path / "rejected")
    with rejects.open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert (first["pmi_hp"], second["nomor_pengaduan"]) == (
        "081234500011; 12",
        '{"nomor_pengaduan":',
    )


def test_reject_file_of_a_sheet_carries_its_name(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        for name in ("Palu", "Sigi"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, WIDE)
            sheet.write_row(1, 0, changed(**{WIDE[0]: ""}))
    paths = write_rejects(load_all(tmp_path / "a.xlsx"), tmp_path / "rejected")
    assert [path.name for path in paths] == ["a.xlsx.Palu.rejected.csv", "a.xlsx.Sigi.rejected.csv"]
    for path in paths:
        mend(path, WIDE[0], "ADU-1")
    mended = load_all(*paths)
    assert [(row.place.file, row.place.sheet, row.place.row) for row in mended] == [
        ("a.xlsx", "Palu", 2),
        ("a.xlsx", "Sigi", 2),
    ]
    assert len({row.record for row in mended}) == 2
