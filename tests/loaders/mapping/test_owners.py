"""Whose each column is: never given to another, asked about where it could be somebody else's."""

from pathlib import Path

import pytest

from graph.model import Mention
from graph.schema import ROLES
from loaders.load import load, plan_load
from loaders.mapping.automatic import map_headers
from loaders.mapping.owners import slot_name, split_slot
from tests.offices.registers import folded, registers, write


def owners_of(columns: list[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    reading = map_headers(["No. Pengaduan", *columns], "rows")
    return {
        column.column: (column.slot, column.or_of)
        for column in reading.columns
        if column.field != "number"
    }


def test_of_five_thousand_registers_no_column_is_given_to_another_without_asking() -> None:
    asked = 0
    wrong = []
    for register in registers(seed=18, count=5_000):
        reading = map_headers(register.columns, "rows")
        if any(column.or_of for column in reading.columns):
            asked += 1
            continue
        read = {column.column: column.slot for column in reading.columns if column.field}
        meant = {column: slot_name(*party) for column, party in register.meant.items()}
        wrong += [(register, column) for column in meant if read.get(column) != meant[column]]
    assert wrong == []
    assert asked <= 500


def test_what_is_loaded_of_a_party_is_what_was_written_of_it(tmp_path: Path) -> None:
    loaded = 0
    for place, register in enumerate(registers(seed=81, count=300)):
        path = tmp_path / f"register_{place}.csv"
        of_party = write(register, path)
        plan = plan_load([path])
        rows = list(load(plan))
        if any(table.asks for table in plan.tables):
            assert rows == []
            continue
        (row,) = rows
        assert not row.rejected, row.issues
        loaded += 1
        read = sorted(map(values_of, row.mentions), key=sorted)
        assert read == sorted(of_party.values(), key=sorted), register
    assert loaded > 250


def values_of(mention: Mention) -> set[str]:
    """What a mention holds, folded."""
    held = (identifier.value for identifier in mention.identifiers)
    return {folded(value) for value in (*mention.names, *held)}


def test_columns_of_a_party_go_with_the_role_that_stands_in_the_row() -> None:
    found = owners_of(["Nama Pihak", "HP Pihak", "NIK Pihak", "Peran"])
    assert set(found.values()) == {("pihak", ())}


def test_a_second_telephone_is_of_the_party_before_it() -> None:
    found = owners_of(["Korban", "HP", "NIK", "Pihak Diadukan", "HP (2)", "Alamat"])
    assert found["HP"] == found["NIK"] == ("korban", ())
    assert found["HP (2)"] == found["Alamat"] == ("pihak_diadukan", ())


@pytest.mark.parametrize(
    ("columns", "asked"),
    [
        (["Korban", "Terlapor", "HP"], "HP"),
        (["Terlapor", "NIK", "Korban"], "NIK"),
        (["Terlapor 1", "Terlapor 2", "HP Terlapor"], "HP Terlapor"),
        (["Nama 1", "HP 1", "Nama 2", "HP 2"], "HP 2"),
        (["Nama Pihak", "HP Pihak"], "HP Pihak"),
        (["Korban/Terlapor", "Calo"], "Korban/Terlapor"),
        (["Nama Korban", "Korban", "HP Korban"], "Korban"),
    ],
)
def test_what_could_be_somebody_elses_is_asked_about(columns: list[str], asked: str) -> None:
    slot, others = owners_of(columns)[asked]
    assert others
    assert slot not in others


def test_nothing_is_loaded_of_a_table_until_a_person_says_whose_a_column_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "register.csv"
    path.write_text(
        "No. Pengaduan,Korban,Terlapor,HP\nK-1,Siti Aminah,Budi,081234567890\n", encoding="utf-8"
    )
    plan = plan_load([path])
    assert list(load(plan)) == []
    (issue,) = [issue for issue in plan.issues if issue.severity == "error"]
    assert (issue.column, str(issue.reason)) == ("HP", "whose this column is cannot be told")
    (asked,) = [reading for reading in plan.tables[0].readings if reading.or_of]
    assert (asked.slot, asked.or_of) == ("korban", ("pihak_diadukan",))


def test_a_number_behind_a_name_of_whom_one_must_ask_is_asked_about_too() -> None:
    owners = owners_of(["Nama Pihak", "HP Pihak", "Peran", "Nama", "HP"])
    assert owners["Nama"] == owners["HP"] == ("pihak", ("pihak_2",))
    assert owners["HP Pihak"] == ("pihak", ())


@pytest.mark.parametrize(
    ("header", "slot"),
    [
        ("Terlapor / TSK", "pihak_diadukan"),
        ("HP TSK", "pihak_diadukan"),
        ("Nama Calo/Sponsor", "pihak_diadukan"),
        ("Nama Korban/Pelapor", "korban"),
        ("NIK PMI/CPMI", "korban"),
    ],
)
def test_a_header_that_names_somebody_twice_is_understood(header: str, slot: str) -> None:
    assert owners_of([header])[header] == (slot, ())


def test_nothing_headed_as_a_victims_is_read_as_anybody_elses() -> None:
    for register in registers(seed=7, count=500):
        for column in map_headers(register.columns, "rows").columns:
            if "korban" in column.column.casefold():
                role = split_slot(column.slot)[0]
                assert ROLES[role].protected
