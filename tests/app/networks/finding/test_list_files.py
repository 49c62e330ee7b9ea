"""Lists from files: text, delimited text and workbooks, of which the first column is read."""

import pytest
import xlsxwriter

from app.networks.finding.list_files import read_list
from graph.errors import InvalidValue, UnreadableFile


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Muhammad Jamal, SE\n0812 3456\n"),
        ("a.csv", 'Nama;HP\n"Muhammad Jamal, SE";1\n0812 3456;2\n'),
        ("a.csv", '"Muhammad Jamal, SE",x\n0812 3456,y\n'),
        ("a.tsv", "\ufeffMuhammad Jamal, SE\tx\n0812 3456\ty\n"),
    ],
)
def test_the_first_column_is_read_without_a_known_heading(tmp_path, name, text):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert read_list(file) == ["Muhammad Jamal, SE", "0812 3456"]


def test_a_workbook_gives_its_first_column(tmp_path):
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for row, (first, second) in enumerate((("Nama", "x"), ("Dewi", 1), ("0812", 2))):
            sheet.write_string(row, 0, first)
            sheet.write(row, 1, second)
    assert read_list(file) == ["Dewi", "0812"]


def test_what_is_no_list_says_what_to_do(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF")
    with pytest.raises(InvalidValue, match=r"\.csv"):
        read_list(file)
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"no workbook")
    with pytest.raises(UnreadableFile):
        read_list(broken)
