"""Several names in a cell: lists give several parties, what may be one or several is asked about."""

from pathlib import Path

import pytest

from loaders.rows.several_names import read_names
from tests.loaders.registers import issues, load_all, parties, write_csv

HEADER = [
    "Nomor Kasus",
    "Nama Korban",
    "Terlapor",
    "HP Terlapor",
    "NIK Terlapor",
    "Alamat Terlapor",
]
NIKS = ("3578014502950001", "3578015203960002")
PHONES = ("081298700011", "081377700022")
FULL = ("+6281298700011", "+6281377700022")


def accused(tmp_path: Path, *cells: str):
    row = ["K-1", "Ani", *cells, *[""] * (4 - len(cells))]
    rows = load_all(write_csv(tmp_path / "a.csv", HEADER, row))
    return [(name, given) for role, name, given in parties(rows) if role != "korban"], rows


@pytest.mark.parametrize(
    ("names", "phones", "niks"),
    [
        ("1. Gatot Prakoso\n2. Hj. Ningsih", "1. {}\n2. {}", "1. {} 2. {}"),
        ("1) Gatot Prakoso 2) Hj. Ningsih", "1) {} 2) {}", "1) {} 2) {}"),
        ("Gatot Prakoso\nHj. Ningsih", "{}\n{}", "{}\n{}"),
        ("Gatot Prakoso; Hj. Ningsih", "{}; {}", "{};{}"),
        ("(1) Gatot Prakoso, (2) Hj. Ningsih", "(1) {}, (2) {}", "(1) {}, (2) {}"),
    ],
)
def test_a_list_is_several_parties_each_with_its_own_numbers(
    tmp_path: Path, names: str, phones: str, niks: str
) -> None:
    found, rows = accused(tmp_path, names, phones.format(*PHONES), niks.format(*NIKS))
    assert [name for name, _ in found] == ["Gatot Prakoso", "Hj. Ningsih"]
    assert [set(given) for _, given in found] == [{NIKS[0], FULL[0]}, {NIKS[1], FULL[1]}]
    assert not issues(rows)
    assert len({mention.id for mention in rows[0].mentions}) == 3


@pytest.mark.parametrize(
    "phones", ["081298700011", "081298700011, 081377700022", "1. 081298700011", "a;b;c"]
)
def test_a_number_that_is_not_said_to_be_whose_is_given_to_none(
    tmp_path: Path, phones: str
) -> None:
    found, rows = accused(tmp_path, "1. Gatot Prakoso\n2. Hj. Ningsih", phones)
    assert found == [("Gatot Prakoso", ()), ("Hj. Ningsih", ())]
    assert issues(rows)


def test_an_item_that_says_nothing_keeps_its_place(tmp_path: Path) -> None:
    found, rows = accused(tmp_path, "1. Gatot\n2. Ningsih", "1. 081298700011 2. -")
    assert found == [("Gatot", (FULL[0],)), ("Ningsih", ())]
    assert not issues(rows)
    found, _ = accused(tmp_path, "1. Gatot\n2. -", "1. 081298700011\n2. 081377700022")
    assert found[0] == ("Gatot", (FULL[0],))


@pytest.mark.parametrize(
    "cell",
    [
        "Gatot Prakoso, Hj. Ningsih",
        "Gatot Prakoso dan Hj. Ningsih",
        "Gatot & Ningsih",
        "Gatot Prakoso / Ningsih",
        "Gatot serta istrinya",
        "PT Maju Sentosa dan PT Cahaya Abadi",
        "Gatot Prakoso, Ningsih, dkk",
    ],
)
def test_what_may_be_one_name_or_several_names_nobody_and_is_asked_about(
    tmp_path: Path, cell: str
) -> None:
    found, rows = accused(tmp_path, cell)
    assert found == []
    (issue,) = issues(rows)
    assert (issue.column, issue.value) == ("Terlapor", cell)
    assert not rows[0].rejected


@pytest.mark.parametrize(
    "cell",
    [
        "Gatot Prakoso, S.H., M.Kn.",
        "Drs. H. Gatot Prakoso, M.Si",
        "Gatot Prakoso (34 th, sopir)",
        "Gatot\nalias Gondrong",
        "Gatot Prakoso\nbin Slamet",
        "PT Maju Sentosa, Tbk",
        "CV Karya dan Rekan",
        "Gatot Prakoso a/n Yayasan",
        "Ramadhan Andika",
    ],
)
def test_what_belongs_to_one_name_stays_with_it(tmp_path: Path, cell: str) -> None:
    found, rows = accused(tmp_path, cell)
    assert len(found) == 1 and not issues(rows)


def test_aliases_of_a_list_stay_with_their_name(tmp_path: Path) -> None:
    _, rows = accused(tmp_path, "1. Bambang als Beng\n2. Hj. Suryati\n3. Sdr. Agus bin Slamet")
    people = [mention for mention in rows[0].mentions if mention.role != "korban"]
    assert [mention.aliases for mention in people] == [("Beng",), (), ()]
    assert people[2].father == "Slamet"


def test_victims_of_one_cell_are_several_and_keep_their_numbers_apart(tmp_path: Path) -> None:
    header = ["Nomor Kasus", "Nama Korban", "NIK Korban", "Terlapor"]
    cells = ["K-1", "Ani\nTini", "\n".join(NIKS), "Gatot"]
    rows = load_all(write_csv(tmp_path / "a.csv", header, cells))
    assert parties(rows)[:2] == [("korban", "Ani", (NIKS[0],)), ("korban", "Tini", (NIKS[1],))]


def test_an_item_that_is_nothing_is_no_party(tmp_path: Path) -> None:
    assert [name for name, _ in accused(tmp_path, "1. Gatot 2. -")[0]] == ["Gatot"]
    assert [name for name, _ in accused(tmp_path, "Gatot; tidak diketahui")[0]] == ["Gatot"]


def test_only_the_doubtful_item_of_a_list_is_asked_about(tmp_path: Path) -> None:
    assert read_names("1. Gatot, Joko 2. Tini").doubtful == {0}
    found, rows = accused(tmp_path, "1. Gatot, Joko 2. Tini", "1. - 2. 081377700022")
    assert found == [("Tini", (FULL[1],))]
    assert len(issues(rows)) == 1
