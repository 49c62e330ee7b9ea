"""The order of day and month is that of the column, and never guessed date by date."""

from pathlib import Path

import pytest
import xlsxwriter

from loaders.load import load, plan_load
from loaders.rows.rejects import RejectWriter
from tests.loaders.registers import issues, load_all, write_csv

HEADER = ["Nomor Kasus", "Tanggal Lapor", "Nama Korban", "Tanggal Lahir Korban"]


def days(tmp_path: Path, *given: str):
    lines = [[f"K-{n}", day, f"Ani {n}", ""] for n, day in enumerate(given)]
    plan = plan_load([write_csv(tmp_path / "a.csv", HEADER, *lines)])
    rows = list(load(plan))
    assert not any(row.rejected for row in rows)
    return [row.case.reported_on for row in rows if row.case], rows, plan


def test_month_first_is_read_so_when_any_date_needs_it_and_none_gainsays(tmp_path: Path) -> None:
    found, rows, plan = days(tmp_path, "1/2/2024", "2/29/2024", "12/11/2023")
    assert found == ["2024-01-02", "2024-02-29", "2023-12-11"]
    assert not issues(rows)
    assert [issue.column for issue in plan.issues] == ["Tanggal Lapor"]


def test_day_first_is_the_rule_and_is_not_told(tmp_path: Path) -> None:
    found, rows, plan = days(tmp_path, "1/2/2024", "29/2/2024", "12/11/2023")
    assert found == ["2024-02-01", "2024-02-29", "2023-11-12"]
    assert not issues(rows) and not plan.issues


def test_column_of_both_orders_guesses_no_date(tmp_path: Path) -> None:
    found, rows, plan = days(
        tmp_path, "1/2/2024", "29/2/2024", "2/29/2024", "5/5/2024", "2024-01-02"
    )
    assert found == [None, "2024-02-29", "2024-02-29", "2024-05-05", "2024-01-02"]
    assert [(issue.row, issue.value) for issue in issues(rows)] == [(2, "1/2/2024")]
    assert [issue.column for issue in plan.issues] == ["Tanggal Lapor"]


def test_a_slip_among_many_dates_is_set_aside_and_turns_no_column(tmp_path: Path) -> None:
    given = [f"{day}/1/2024" for day in range(1, 29)] * 2
    found, rows, _ = days(tmp_path, *given, "3/15/2024")
    assert found[0] == "2024-01-01" and found[4] == "2024-01-05" and found[-1] is None
    assert [issue.value for issue in issues(rows)] == ["3/15/2024"]


def test_each_column_has_its_own_order(tmp_path: Path) -> None:
    lines = [["K-1", "31/01/2024", "Ani", "3/4/1990"], ["K-2", "01/02/2024", "Tini", "12/25/1991"]]
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, *lines))
    assert [row.case.reported_on for row in rows] == ["2024-01-31", "2024-02-01"]
    assert [row.mentions[0].born_on for row in rows] == ["1990-03-04", "1991-12-25"]


@pytest.mark.parametrize("from_1904", [False, True])
def test_day_numbers_are_counted_from_the_day_of_the_workbook(
    tmp_path: Path, from_1904: bool
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": from_1904}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["K-1", 45352 - 1462 * from_1904, "Ani", ""])
    plan = plan_load([path])
    (row,) = load(plan)
    assert row.case.reported_on == "2024-03-01"
    assert bool(plan.issues) is from_1904


def test_a_rejected_row_keeps_the_order_of_its_table(tmp_path: Path) -> None:
    lines = [["K-1", "2/29/2024", "Ani", ""], ["", "1/2/2024", "Tini", ""]]
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, *lines))
    with RejectWriter(tmp_path / "rejected") as writer:
        writer.write(rows[1])
    (path,) = writer.paths
    path.write_text(path.read_text("utf-8-sig").replace(",1/2/2024", "K-2,1/2/2024"), "utf-8")
    (again,) = load_all(path)
    assert (again.case.number, again.case.reported_on) == ("K-2", "2024-01-02")
