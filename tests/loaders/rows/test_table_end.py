"""Where a table ends: nothing under, between or beside its rows becomes a complaint."""

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.load import load, plan_load
from loaders.rows.table_end import Aside, TableEnd
from tests.loaders.registers import (
    aside_rows,
    issues,
    load_all,
    numbers,
    parties,
    write_csv,
    write_text,
    write_xlsx,
)

HEADER = ["Nomor Kasus", "Tanggal Lapor", "Nama Korban", "Terlapor", "Negara Tujuan"]
ROWS = [
    ["LP-07/2024", "2024-02-01", "Murni Lestari", "Gatot Prakoso", "Malaysia"],
    ["LP-08/2024", "2024-02-03", "Ningsih", "Gatot Prakoso", "Taiwan"],
    ["LP-11/2024", "2024-02-09", "Partini", "Slamet Widodo", ""],
]
NUMBERS = [row[0] for row in ROWS]

UNDER = {
    "signed left": [
        ["Banyuwangi, 29 Februari 2024"],
        ["Yang membuat daftar,"],
        ["Koordinator Bidang"],
        ["Ratna Juwita, S.Sos."],
        ["NRP 88010203"],
    ],
    "signed right": [
        ["", "", "", "Cirebon, 1 Maret 2024", ""],
        ["", "", "", "a.n. Kepala UPT", ""],
        ["", "", "", "Ir. Sutrisno", ""],
        ["", "", "", "NIP. 19690101 199503 1 001", ""],
    ],
    "signed twice": [
        ["Disetujui oleh", "", "", "Dibuat oleh", ""],
        ["Ketua Tim", "", "", "Staf Data", ""],
        ["Hartono", "", "", "Puji Astutik", ""],
    ],
    "totals": [
        ["JUMLAH", "", "3", "", ""],
        ["Sub Total", "", "3 orang", "", "2"],
        ["Grand Total: 3 kasus"],
    ],
    "notes": [
        ["Keterangan:"],
        ["*) nomor sementara"],
        ["Sumber: aplikasi pengaduan, diunduh 1 Maret 2024"],
        ["Halaman 1 dari 1"],
    ],
    "english": [
        ["Prepared by", "", "", "Approved by", ""],
        ["J. Smith", "", "", "A. Jones", ""],
        ["Note: figures are provisional"],
    ],
    "another table": [
        ["REKAP PER NEGARA"],
        ["Negara", "Jumlah"],
        ["Malaysia", "1"],
        ["Taiwan", "1"],
    ],
}


@pytest.mark.parametrize("under", UNDER.values(), ids=UNDER)
@pytest.mark.parametrize("gap", [0, 2])
def test_what_stands_under_a_register_is_no_complaint(tmp_path: Path, under, gap: int) -> None:
    width = len(HEADER)
    lines = [[*line, *[""] * (width - len(line))] for line in under]
    blank = [[""] * width] * gap
    in_csv = load_all(write_csv(tmp_path / "a.csv", HEADER, *ROWS, *blank, *lines))
    in_excel = load_all(write_xlsx(tmp_path / "a.xlsx", HEADER, *ROWS, *blank, *lines))
    for rows in (in_csv, in_excel):
        assert numbers(rows) == NUMBERS
        first = len(ROWS) + 2 + gap
        assert aside_rows(rows) == list(range(first, first + len(under)))
        assert {name for _, name, _ in parties(rows)} == {
            "Murni Lestari", "Gatot Prakoso", "Ningsih", "Partini", "Slamet Widodo"
        }  # fmt: skip
        told = issues(rows)
        assert len(told) == len(under) and all(issue.reason and issue.mend for issue in told)
        assert all(issue.value for issue in told)


def test_lines_without_their_commas_are_left_aside_too(tmp_path: Path) -> None:
    text = "\n".join(",".join(row) for row in [HEADER, *ROWS])
    text += "\n\nMengetahui\nKepala Seksi,\nSuharti\n"
    rows = load_all(write_text(tmp_path / "a.csv", text))
    assert numbers(rows) == NUMBERS and len(aside_rows(rows)) == 3


def test_header_on_each_page_is_known_and_rows_behind_it_are_read(tmp_path: Path) -> None:
    lines = [HEADER, ROWS[0], ["Halaman 1", "", "", "", ""], HEADER, *ROWS[1:]]
    rows = load_all(write_csv(tmp_path / "a.csv", *lines))
    assert numbers(rows) == NUMBERS
    assert [str(issue.reason) for issue in issues(rows)] == [
        str(Aside.BELOW),
        str(Aside.HEADER),
    ]


@pytest.mark.parametrize(
    "marks",
    [
        ["1", "2", "3", "4", "5"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["1)", "2)", "3)", "4)", "5)"],
    ],
)
def test_row_that_numbers_the_columns_is_known(tmp_path: Path, marks: list[str]) -> None:
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, marks, *ROWS))
    assert (numbers(rows), aside_rows(rows)) == (NUMBERS, [2])


def test_letters_number_the_columns_too(tmp_path: Path) -> None:
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, list("abcde"), *ROWS))
    assert (numbers(rows), aside_rows(rows)) == (NUMBERS, [2])


def test_signatures_that_fill_every_column_of_a_narrow_register(tmp_path: Path) -> None:
    signed = [
        ["Pembuat", "Pemeriksa", "Pengesah"],
        ["Rina", "Sari", "Dewi"],
        ["1980", "1981", "1982"],
    ]
    narrow = [[row[0], row[2], row[3]] for row in [HEADER, *ROWS]]
    rows = load_all(write_csv(tmp_path / "a.csv", *narrow, *signed))
    assert (numbers(rows), aside_rows(rows)) == (NUMBERS, [5, 6, 7])


def test_years_between_the_rows_are_headings(tmp_path: Path) -> None:
    lines = [["2023", *[""] * 4], ROWS[0], ["2024", *[""] * 4], *ROWS[1:]]
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, *lines))
    assert (numbers(rows), aside_rows(rows)) == (NUMBERS, [2, 4])


@pytest.mark.parametrize("number", ["idem", "sda", "NULL", "belum ada", '"'])
def test_a_word_for_nothing_is_no_number_of_a_case(tmp_path: Path, number: str) -> None:
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, ROWS[0], [number, *ROWS[1][1:]]))
    assert [row.rejected and not row.aside for row in rows] == [False, True]


def test_plain_numbers_of_cases_are_told_from_sums_and_numberings(tmp_path: Path) -> None:
    plain = [[str(n), *row[1:]] for n, row in enumerate(ROWS, start=1)]
    between = [["1", "2", "3", "4", "5"], *plain, ["Total", "3", "", "", ""], ["", "3", "", "", ""]]
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, *between))
    assert (numbers(rows), aside_rows(rows)) == (["1", "2", "3"], [2, 6, 7])


def test_months_between_the_rows_are_headings(tmp_path: Path) -> None:
    month = ["BULAN FEBRUARI 2024", "", "", "", ""]
    other = ["MARET", "", "", "", ""]
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, month, ROWS[0], other, *ROWS[1:]))
    assert (numbers(rows), aside_rows(rows)) == (NUMBERS, [2, 4])


def test_total_of_a_month_does_not_end_the_register(tmp_path: Path) -> None:
    total = ["Jumlah Februari", "", "1", "", ""]
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, ROWS[0], total, *ROWS[1:]))
    assert (numbers(rows), aside_rows(rows)) == (NUMBERS, [3])


def test_second_register_under_the_first_is_told_not_mixed_in(tmp_path: Path) -> None:
    second = [
        ["Nama Saksi", "Alamat", "No HP", "", ""],
        ["Joko", "Jl. Mawar 3", "081200000001", "", ""],
        ["Tini", "Jl. Mawar 4", "081200000002", "", ""],
    ]
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, *ROWS, [""] * 5, *second))
    assert numbers(rows) == NUMBERS
    assert {str(issue.reason) for issue in issues(rows)} == {str(Aside.OTHER_TABLE)}
    assert aside_rows(rows) == [6, 7, 8]


@pytest.mark.parametrize(
    "odd",
    [
        ["tanpa nomor", "2024-02-11", "Karsih", "Gatot Prakoso", "Taiwan"],
        ["REG.5/BPP/II/24", "2024-02-11", "Karsih", "Gatot Prakoso", ""],
        ["77", "2024-02-11", "Karsih", "", "Taiwan"],
        ["Ketua RT 5", "2024-02-11", "Karsih", "Gatot Prakoso", "Taiwan"],
    ],
)
def test_record_with_an_odd_number_is_still_a_record(tmp_path: Path, odd: list[str]) -> None:
    for at in (1, 3):
        lines = [*ROWS[:at], odd, *ROWS[at:]]
        rows = load_all(write_csv(tmp_path / "a.csv", HEADER, *lines))
        assert not aside_rows(rows)
        assert len(numbers(rows)) == 4


def test_record_without_its_number_is_rejected_not_left_aside(tmp_path: Path) -> None:
    lines = [*ROWS, ["", "2024-02-11", "Karsih", "Gatot Prakoso", "Taiwan"]]
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, *lines))
    assert [row.rejected and not row.aside for row in rows] == [False, False, False, True]


def test_every_row_is_loaded_rejected_or_left_aside(tmp_path: Path) -> None:
    lines = [HEADER, *ROWS, ["", "", "Karsih", "X", "Y"], ["Total", "", "3", "", ""], *[
        [*line, *[""] * (5 - len(line))] for line in UNDER["signed left"]
    ]]  # fmt: skip
    rows = load_all(write_csv(tmp_path / "a.csv", *lines))
    loaded = sum(not row.rejected for row in rows)
    rejected = sum(row.rejected and not row.aside for row in rows)
    aside = sum(row.aside for row in rows)
    assert (len(rows), loaded, rejected, aside) == (10, 3, 1, 6)


@pytest.mark.parametrize("columns_between", [1, 2])
@pytest.mark.parametrize(
    "summary",
    [
        [["Negara", "Banyaknya"], ["Malaysia", 1], ["Taiwan", 1], ["", 2]],
        [["Status", "Kasus"], ["baru", 2], ["selesai", 1]],
        [["Provinsi", "%"], ["Jawa Timur", 66.7], ["Jawa Tengah", 33.3]],
    ],
)
@pytest.mark.parametrize("left", [False, True])
def test_summary_beside_a_register_is_left_aside_and_told(
    tmp_path: Path, summary, columns_between: int, left: bool
) -> None:
    place = 0 if left else len(HEADER) + columns_between
    start = len(summary[0]) + columns_between if left else 0
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("R")
        for number, row in enumerate([HEADER, *ROWS]):
            sheet.write_row(number, start, row)
        for number, row in enumerate(summary):
            sheet.write_row(number, place, row)
    plan = plan_load([tmp_path / "a.xlsx"])
    assert any("beside" in str(issue.reason) for issue in plan.issues)
    rows = list(load(plan))
    assert numbers(rows) == NUMBERS
    assert all(not row.case.origin for row in rows)
    assert len(parties(rows)) == 6


def test_blank_column_within_a_register_parts_nothing(tmp_path: Path) -> None:
    header = [*HEADER[:3], "", "Terlapor", "HP Terlapor"]
    row = [*ROWS[0][:3], "", "Gatot", "081234567811"]
    rows = load_all(write_csv(tmp_path / "a.csv", header, row))
    assert parties(rows)[1] == ("pihak_diadukan", "Gatot", ("+6281234567811",))


def test_blank_columns_far_out_are_nothing(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("R")
        for number, row in enumerate([HEADER, *ROWS]):
            sheet.write_row(number, 0, row)
        sheet.write_string(0, 16_383, " ")
    plan = plan_load([tmp_path / "a.xlsx"])
    assert plan.tables[0].columns == tuple(HEADER) and not plan.issues
    assert numbers(list(load(plan))) == NUMBERS


def test_cell_under_no_header_far_below_is_told(tmp_path: Path) -> None:
    many = [[f"LP-{n}/2024", "", f"Korban {n}", "", ""] for n in range(60)]
    lines = [[*line, "", ""] for line in [HEADER, *many]]
    lines[55][6] = "catatan pinggir"
    for path in (write_csv(tmp_path / "a.csv", *lines), write_xlsx(tmp_path / "a.xlsx", *lines)):
        rows = load_all(path)
        assert [(issue.row, issue.value) for issue in issues(rows)] == [(56, "catatan pinggir")]
        assert len(numbers(rows)) == 60


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.from_regex(r"[A-Z]{1,3}[-/][0-9]{1,4}/20[12][0-9]", fullmatch=True), min_size=1),
    st.integers(0, 5),
)
def test_no_number_of_one_shape_is_ever_left_aside(found: list[str], seed: int) -> None:
    columns = ("no", "nama", "hp")
    end = TableEnd(lambda row: row["no"], columns)
    for number, name in enumerate(found):
        row = {"no": name, "nama": f"Siti {seed}", "hp": "" if number % 2 else "0812"}
        assert end.why_aside(row) == ""
