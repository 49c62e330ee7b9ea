"""The sample: the same seed, the same bytes; its truth fits its files."""

import csv
import json
from collections import defaultdict
from pathlib import Path

import openpyxl
import pytest

from graph.errors import InvalidValue
from graph.identifiers import nik, phone
from loaders.load import load, plan_load
from loaders.sample import write_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, cases=120, seed=11)
    return folder


def truth(folder: Path) -> dict:
    return json.loads((folder / "_truth.json").read_text(encoding="utf-8"))


def test_the_same_seed_writes_the_same_bytes_and_another_does_not(sample, tmp_path):
    write_sample(tmp_path / "again", cases=120, seed=11)
    write_sample(tmp_path / "other", cases=120, seed=12)
    for path in sample.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name
        assert path.read_bytes() != (tmp_path / "other" / path.name).read_bytes(), path.name


def test_every_mention_of_the_truth_stands_in_its_file(sample):
    with (sample / "pengaduan_sulsel.csv").open(encoding="utf-8-sig", newline="") as file:
        long = {(row["Nomor Kasus"], row["Nama"]) for row in csv.DictReader(file, delimiter=";")}
    book = openpyxl.load_workbook(sample / "register_bp3mi_sulteng.xlsx", read_only=True)
    wide = {
        (row[1], cell)
        for row in book.active.iter_rows(min_row=5, values_only=True)
        for cell in row
        if cell
    }
    book.close()
    found = truth(sample)["mentions"]
    assert found
    for mention in found:
        known = {"pengaduan_sulsel.csv": long, "register_bp3mi_sulteng.xlsx": wide}.get(
            mention["file"]
        )
        assert known is None or (mention["case"], mention["name"]) in known


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_row_loads_without_an_error(tmp_path, language):
    report = write_sample(tmp_path, cases=90, seed=2, language=language)
    rows = list(load(plan_load([tmp_path])))
    assert [row.issues for row in rows if row.rejected] == []
    assert sum(len(row.mentions) for row in rows) == report.mentions


def test_numbers_are_possible_and_people_keep_theirs(sample):
    rows = list(load(plan_load([sample])))
    values = {
        identifier for row in rows for mention in row.mentions for identifier in mention.identifiers
    }
    niks = [identifier.value for identifier in values if identifier.scheme == "nik"]
    assert niks
    assert all(nik.is_valid(value) and nik.read(value).known_region for value in niks)


def test_a_hotline_is_shared_by_a_dozen_strangers(tmp_path):
    write_sample(tmp_path, cases=300, seed=7)
    holders = defaultdict(set)
    for row in load(plan_load([tmp_path])):
        for mention in row.mentions:
            for identifier in mention.identifiers:
                holders[identifier.value].add(mention.name)
    for hotline in truth(tmp_path)["hotlines"]:
        assert len(holders[phone.normalize(hotline)]) >= 12


def test_some_victims_complain_again_and_are_written_in_more_than_one_way(sample):
    names, cases = defaultdict(set), defaultdict(set)
    for mention in truth(sample)["mentions"]:
        if mention["role"] == "korban":
            names[mention["person"]].add(mention["name"])
            cases[mention["person"]].add(mention["case"])
    again = [person for person, told in cases.items() if len(told) > 1]
    assert len(again) >= 5
    assert any(len(names[person]) > 1 for person in again)


def test_namesakes_are_different_people(sample):
    assert all(left != right for left, right in truth(sample)["namesakes"])


def test_networks_have_several_actors_and_cases(sample):
    for network in truth(sample)["networks"]:
        assert 3 <= len(network["actors"]) <= 15
        assert network["cases"]


def test_an_unknown_language_is_refused(tmp_path):
    with pytest.raises(InvalidValue, match="use one of"):
        write_sample(tmp_path, language="xx")
