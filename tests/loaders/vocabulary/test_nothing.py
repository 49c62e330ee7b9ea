"""Words for nothing: nobody is called so, no number is read so, and whom a row means is asked."""

from pathlib import Path

import pytest

from loaders.vocabulary.nothing import is_no_name, is_nothing, points_above, words_for_nothing
from tests.loaders.registers import issues, load_all, parties, write_csv

HEADER = ["Nomor Kasus", "Nama Korban", "Terlapor", "HP Terlapor", "NIK Terlapor", "Kronologi"]
NOTHING = [
    "NULL", "null ", "<NA>", "NaT", "N/A", "#NAME?", "[kosong]", "{null}", "Nihil.", "—", "…", "***",
    "xxxx", "Tidak Diketahui", "tdk dikenal", "TIDAK  ADA", "unknown", "Anonymous", "lupa namanya",
    "(belum diketahui)", "dalam penyelidikan", "not provided",
]  # fmt: skip
ABOVE = ["idem", "IDEM", "s.d.a", "Sama dgn di atas", "same as above", '"', "〃", "lihat di atas"]


@pytest.mark.parametrize("word", NOTHING)
def test_word_for_nothing_is_no_party_and_costs_nothing(tmp_path: Path, word: str) -> None:
    (row,) = load_all(write_csv(tmp_path / "a.csv", HEADER, ["K-1", "Ani", word, word, word, ""]))
    assert parties([row]) == [("korban", "Ani", ())]
    assert not row.rejected


@pytest.mark.parametrize("word", ABOVE)
def test_word_that_points_at_another_row_is_asked_about(tmp_path: Path, word: str) -> None:
    first = ["K-1", "Ani", "Gatot Prakoso", "081234567811", "", ""]
    rows = load_all(
        write_csv(tmp_path / "a.csv", HEADER, first, ["K-2", "Tini", word, word, "", ""])
    )
    assert parties(rows[1:]) == [("korban", "Tini", ())]
    assert [issue.column for issue in issues(rows[1:])] == ["Terlapor", "HP Terlapor"]


@pytest.mark.parametrize("word", ["Mr. X", "Tn. X", "Fulan", "x"])
def test_made_up_name_is_nobody(tmp_path: Path, word: str) -> None:
    (row,) = load_all(write_csv(tmp_path / "a.csv", HEADER, ["K-1", "Ani", word, "", "", ""]))
    assert parties([row]) == [("korban", "Ani", ())]


@pytest.mark.parametrize(
    "name", ["Nihayah", "Samadi", "Xaverius", "Nona", "Idemi", "Nan Xi", "Nur"]
)
def test_names_that_only_look_so_are_names(tmp_path: Path, name: str) -> None:
    (row,) = load_all(write_csv(tmp_path / "a.csv", HEADER, ["K-1", "Ani", name, "", "", ""]))
    assert ("pihak_diadukan", name, ()) in parties([row])


@pytest.mark.parametrize("word", ["None", "NULL", "nan", r"\N", "(null)"])
def test_empty_cell_of_a_program_is_empty_in_every_field(tmp_path: Path, word: str) -> None:
    (row,) = load_all(write_csv(tmp_path / "a.csv", HEADER, ["K-1", "Ani", "", "", "", word]))
    assert row.case is not None and row.case.narrative == ""


def test_dash_for_a_number_is_a_row_without_one(tmp_path: Path) -> None:
    (row,) = load_all(write_csv(tmp_path / "a.csv", HEADER, ["-", "Ani", "Gatot", "", "", "teks"]))
    assert row.rejected and not row.aside


def test_dash_for_a_role_rejects_nobody(tmp_path: Path) -> None:
    header = ["Nomor Kasus", "Nama", "Peran"]
    (row,) = load_all(write_csv(tmp_path / "a.csv", header, ["K-1", "Ani Contoh", "-"]))
    assert not row.rejected and not issues([row])


def test_one_list_serves_names_and_numbers() -> None:
    words = words_for_nothing()
    assert all(is_nothing(word) and is_no_name(word) for word in words)
    assert not any(points_above(word) for word in words)
