"""Pairs decided in Excel: what the workbook holds, and what of it is taken back in."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from app.exports.review.workbook import take_pairs, write_pairs
from app.workspace import Workspace
from graph.errors import UnreadableFile
from graph.schema import Decision
from tests.offices.people import mention
from tests.offices.reviewing import (
    ANI_5,
    ANI_6,
    BUDI_1,
    BUDI_9,
    OFFICE,
    REVEALING,
    linker,
    open_space,
)
from tests.offices.stored import batch

DECISION, WHY, LEFT_NAME, RIGHT_NAME = 1, 2, 5, 6


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    with open_space(f"sqlite:///{tmp_path / 's.db'}") as opened:
        opened.store.unmasked.put(batch(*OFFICE))
        linker(opened).link()
        yield opened


def export(space: Workspace, path: Path) -> tuple[Path, int]:
    views, left_out = space.review.pairs_to_leave(space.review.queue())
    return write_pairs(path, views, space.wording), left_out


def fill(path: Path, **cells: str) -> Path:
    """Write into cells as Excel would; the file that openpyxl saves is another program's."""
    book = openpyxl.load_workbook(path)
    for place, text in cells.items():
        book.active[place] = text
    book.save(path)
    return path


def rows_of(path: Path, name: str) -> list[int]:
    """Numbers of the rows whose first name this is."""
    return [number for number, row in enumerate(grid(path), start=1) if row[LEFT_NAME - 1] == name]


def grid(path: Path) -> list[list[str]]:
    return [
        [cell or "" for cell in row]
        for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    ]


def test_a_workbook_has_one_row_a_pair_in_order_with_drop_downs_and_locks(space, tmp_path):
    path, left_out = export(space, tmp_path / "pairs.xlsx")
    head, *rows = grid(path)
    assert left_out == 0
    assert head[:8] == [
        "decision",
        "reason",
        "why it is asked",
        "weight (bits)",
        "name A",
        "name B",
        "agree",
        "differ",
    ]
    assert [row[-4] for row in rows] == [each.id for each in space.review.queue()]
    assert rows[0][2].startswith("would join two networks of 2 and 2 cases")
    sheet = openpyxl.load_workbook(path).active
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.type, choice.formula1) == ("list", '"same,different,unsure"')
    assert str(choice.sqref) == f"A2:A{len(rows) + 1}"
    assert sheet.protection.sheet
    assert [sheet.cell(2, column).protection.locked for column in (1, 2, 3, 5)] == [
        False,
        False,
        True,
        True,
    ]
    assert sheet.column_dimensions[sheet.cell(1, len(head) - 3).column_letter].hidden


def test_the_same_pairs_write_the_same_bytes(space, tmp_path):
    one, _ = export(space, tmp_path / "one.xlsx")
    two, _ = export(space, tmp_path / "two.xlsx")
    assert one.read_bytes() == two.read_bytes()


def test_no_cell_is_a_formula_whatever_a_name_says(tmp_path):
    evil = '=HYPERLINK("http://x.example","Ani")'
    with open_space(f"sqlite:///{tmp_path / 's.db'}") as space:
        space.store.unmasked.put(batch(*(mention(1, evil, case=case) for case in ("c_1", "c_2"))))
        linker(space).link()
        path, _ = export(space, tmp_path / "pairs.xlsx")
        sheet = openpyxl.load_workbook(path).active
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
        fill(path, A2="different", B2="=1+1 is no reason")
        assert take_pairs(space.review, path).new == 1
        assert space.review.judgements()[0].judgement.why == ""


def test_decisions_are_taken_and_taken_once(space, tmp_path):
    path, _ = export(space, tmp_path / "pairs.xlsx")
    rows = grid(path)[1:]
    ani, budi = (
        next(n for n, row in enumerate(rows, start=2) if row[4] == name)
        for name in ("Ani Lestari", "Budi Santoso")
    )
    fill(path, **{f"A{ani}": "same", f"B{ani}": "one mother", f"A{budi}": "Unsure"})
    report = take_pairs(space.review, path)
    assert (report.read, report.new, report.blank, report.unchanged, report.rejected) == (
        5,
        2,
        3,
        0,
        0,
    )
    assert report.issues == ()
    said = {
        (judgement.judgement.decision, judgement.judgement.why, judgement.judgement.by)
        for judgement in space.review.judgements()
    }
    assert said == {(Decision.POSITIVE, "one mother", "ani"), (Decision.UNSURE, "", "ani")}
    revision = space.store.unmasked.revision()
    again = take_pairs(space.review, path)
    assert (again.new, again.unchanged, space.store.unmasked.revision()) == (0, 2, revision)


def test_a_workbook_of_one_language_is_read_in_another(space, tmp_path):
    indonesian = Workspace(replace_language(space)).wording
    views, _ = space.review.pairs_to_leave(space.review.queue())
    path = write_pairs(tmp_path / "pasangan.xlsx", views, indonesian)
    assert grid(path)[0][:2] == ["keputusan", "alasan"]
    fill(path, A2="berbeda", B2="bukan dia", A3="sama")
    assert take_pairs(space.review, path).new == 2


def replace_language(space: Workspace):
    return space.settings.override(language="id")


def test_rows_that_cannot_be_taken_are_told_one_by_one_and_the_rest_goes_on(space, tmp_path):
    path, _ = export(space, tmp_path / "pairs.xlsx")
    space.review.judge(BUDI_9.id, BUDI_1.id, Decision.NEGATIVE, "father and son")
    budis = rows_of(path, "Budi Santoso")
    (ani,), (joko,) = rows_of(path, "Ani Lestari"), rows_of(path, "Joko Susilo")
    fill(path, **{f"A{n}": "same" for n in budis}, **{f"A{ani}": "perhaps", f"A{joko}": "same"})
    report = take_pairs(space.review, path)
    assert (report.read, report.new, report.rejected, report.blank) == (5, 1, 4, 0)
    told = {issue.row: issue for issue in report.issues}
    assert (told[ani].column, told[ani].value, told[ani].reason) == (
        "decision",
        "perhaps",
        "no such decision",
    )
    assert str(told[joko].reason).startswith("something speaks against it (sex)")
    refused = [told[n] for n in budis if n in told]
    assert len(refused) == 2
    for each in refused:
        assert "this contradicts what stands" in each.reason
        assert "father and son" in each.mend
        assert "simpul withdraw ID" in each.mend


def test_a_row_that_is_no_longer_about_the_same_two_is_refused(space, tmp_path):
    path, _ = export(space, tmp_path / "pairs.xlsx")
    rows = grid(path)
    width = len(rows[0])
    book = openpyxl.load_workbook(path)
    for row in (2, 3, 4, 5):
        book.active.cell(row, DECISION, "same")
    left = rows[1][width - 3]
    book.active.cell(
        2, width - 2, next(row[width - 3] for row in rows[2:] if row[width - 3] != left)
    )
    book.active.cell(3, RIGHT_NAME, "Somebody Else")
    book.active.cell(4, width - 1, "")
    book.active.cell(5, LEFT_NAME, f" {rows[4][4].upper()} ")
    book.save(path)
    report = take_pairs(space.review, path)
    assert [issue.row for issue in report.issues] == [2, 3, 4]
    assert {issue.reason for issue in report.issues} == {
        "more than decision and reason was changed, so it is not sure whom it is about"
    }
    assert (report.new, report.rejected) == (1, 3)


def test_rows_moved_to_another_place_still_count(space, tmp_path):
    path, _ = export(space, tmp_path / "pairs.xlsx")
    rows = grid(path)
    book = openpyxl.Workbook()
    for row in [["Review of November"], [], rows[0], *reversed(rows[1:])]:
        book.active.append(row)
    book.active.cell(4, DECISION, "different")
    book.save(path)
    report = take_pairs(space.review, path)
    assert (report.read, report.new) == (5, 1)


def test_a_reason_alone_decides_nothing(space, tmp_path):
    path, _ = export(space, tmp_path / "pairs.xlsx")
    report = take_pairs(space.review, fill(path, B2="I think so"))
    assert [(issue.severity, issue.reason) for issue in report.issues] == [
        ("warning", "a reason without a decision")
    ]
    assert (report.blank, report.rejected) == (5, 0)


def test_what_is_no_such_workbook_is_refused(space, tmp_path):
    other = openpyxl.Workbook()
    other.active.append(["nama", "telepon"])
    other.active.append(["Ani", "0812"])
    other.save(tmp_path / "other.xlsx")
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    (tmp_path / "pairs.csv").write_text("decision\nsame\n")
    for name, told in (
        ("other.xlsx", "no pairs"),
        ("broken.xlsx", "broken"),
        ("pairs.csv", "no .xlsx"),
        ("none.xlsx", "opened"),
    ):
        with pytest.raises(UnreadableFile, match=told):
            take_pairs(space.review, tmp_path / name)


def test_victims_leave_the_house_in_a_workbook_only_with_consent(tmp_path):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    agreed = [
        replace(mention(4, "Dewi Sartika", case=case, role="korban"), consent=True)
        for case in ("c_1", "c_2")
    ]
    with open_space(uri) as space:
        space.store.unmasked.put(batch(*OFFICE, *agreed))
        linker(space).link()
        path, left_out = export(space, tmp_path / "analyst.xlsx")
        assert left_out == 0
        assert {"Siti Aminah", "Dewi Sartika"}.isdisjoint(row[4] for row in grid(path))
    with open_space(uri, user="kepala", **REVEALING) as head:
        path, left_out = export(head, tmp_path / "head.xlsx")
        assert left_out == 1
        names = {row[4] for row in grid(path)}
        assert "Dewi Sartika" in names
        assert "Siti Aminah" not in names
        assert b"Siti" not in path.read_bytes()
        (number,) = rows_of(path, "Dewi Sartika")
        fill(path, **{f"A{number}": "same"})
    with open_space(uri, user="analis") as analyst:
        (issue,) = take_pairs(analyst.review, path).issues
        assert "not for you to see" in issue.reason
        assert issue.row == number


def test_a_pair_that_was_joined_since_is_still_understood(space, tmp_path):
    path, _ = export(space, tmp_path / "pairs.xlsx")
    space.review.judge(ANI_5.id, ANI_6.id, Decision.POSITIVE, "known")
    (number,) = rows_of(path, "Ani Lestari")
    report = take_pairs(space.review, fill(path, **{f"A{number}": "different"}))
    assert report.rejected == 1
    assert "contradicts" in report.issues[0].reason
