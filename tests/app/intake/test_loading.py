"""Loading through the workspace: counts that add up, nothing lost, the same folder twice, rejects
that complete it.
"""

import csv
import json
from pathlib import Path

import msgspec
import pytest

from app.rows.loads import load_row
from app.settings import Settings
from app.workspace import Workspace
from loaders.sample import write_sample

HEAD = ["Nomor Pengaduan", "Tanggal Pengaduan", "Nama", "Peran", "NIK", "No. HP"]
GOOD = [
    ["K-1", "05-01-2024", "Budi Santoso", "calo", "", "081234567890"],
    ["K-1", "05-01-2024", "Siti Aminah", "korban", "7271014503900001", ""],
    ["K-2", "07-02-2024", "Ani Lestari", "penampung", "", "081234567890"],
]
BAD = [
    ["K-3", "31-02-2024", "Rina", "calo", "", ""],
    ["K-4", "07-02-2024", "Joko", "calo", "727101450390", ""],
    ["K-5", "07-02-2024", "Dedi", "raja laut", "", ""],
    ["", "07-02-2024", "Eko", "calo", "", ""],
]


@pytest.fixture
def space(tmp_path: Path):
    with Workspace(Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="test")) as opened:
        yield opened


def write(path: Path, rows, encoding="utf-8"):
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=";").writerows([HEAD, *rows])
    return path


def load(space, path, tmp_path):
    return space.intake.load(space.intake.plan([path]), rejects=tmp_path / "rejected")


def test_each_bad_row_is_an_issue_with_place_and_mend_and_all_others_load(space, tmp_path):
    file = write(tmp_path / "aduan.csv", [GOOD[0], *BAD, *GOOD[1:]])
    report = load(space, file, tmp_path)
    assert report.tally.adds_up
    assert (report.tally.read, report.tally.new, report.tally.rejected) == (7, 6, 1)
    told = [issue for issue in report.issues if issue.severity != "warning"]
    assert {issue.row: issue.severity for issue in told} == {
        3: "aside",
        4: "aside",
        5: "aside",
        6: "error",
    }
    assert report.cells_aside == 3
    assert all(issue.file == "aduan.csv" and issue.reason and issue.mend for issue in told)


def test_a_report_with_reject_files_is_json_without_the_ids_of_all_it_touched(space, tmp_path):
    report = load(space, write(tmp_path / "aduan.csv", [GOOD[0], BAD[3]]), tmp_path)
    row = json.loads(msgspec.json.encode(load_row(report)))
    assert row["rejects"] == [str(reject) for reject in report.rejects]
    assert report.touched
    assert "touched" not in row


def test_a_stray_byte_rejects_its_row_alone(space, tmp_path):
    file = write(tmp_path / "aduan.csv", GOOD)
    file.write_bytes(file.read_bytes().replace(b"Siti", b"S\xff\xfe\x81iti"))
    report = load(space, file, tmp_path)
    assert report.tally.adds_up
    assert report.tally.read == 3
    assert report.issues or report.tally.new == 3


def test_the_fixed_reject_file_completes_the_load(space, tmp_path):
    report = load(space, write(tmp_path / "aduan.csv", [GOOD[0], BAD[3], *GOOD[1:]]), tmp_path)
    (rejected,) = report.rejects
    text = rejected.read_text(encoding="utf-8-sig")
    assert "Eko" in text
    rejected.write_text(text.replace(",07-02-2024", "K-6,07-02-2024"), encoding="utf-8-sig")
    again = space.intake.load(space.intake.plan([rejected]), rejects=tmp_path / "still")
    assert (again.tally.read, again.tally.new, again.tally.rejected) == (1, 1, 0)
    fixed = [GOOD[0], ["K-6", *BAD[3][1:]], *GOOD[1:]]
    whole = load(space, write(tmp_path / "aduan.csv", fixed), tmp_path)
    assert (whole.tally.rejected, whole.tally.unchanged) == (0, 3)
    assert space.store.counts().mentions == 4


def test_a_sample_loaded_twice_changes_nothing(space, tmp_path):
    write_sample(tmp_path / "d", cases=40, seed=5)
    first = load(space, tmp_path / "d", tmp_path)
    space.linker.link()
    second = load(space, tmp_path / "d", tmp_path)
    assert first.tally.new == first.tally.read > 0
    assert (second.tally.new, second.tally.updated) == (0, 0)
    assert second.tally.unchanged == first.tally.read
    revision = space.store.revision()
    space.linker.link()
    assert space.store.revision() == revision


def test_a_corrected_row_updates_and_leaves_nothing_behind(space, tmp_path):
    load(space, write(tmp_path / "aduan.csv", GOOD), tmp_path)
    corrected = [[*GOOD[0][:5], "081299999999"], *GOOD[1:]]
    report = load(space, write(tmp_path / "aduan.csv", corrected), tmp_path)
    assert (report.tally.updated, report.tally.unchanged) == (1, 2)
    space.linker.link()
    assert space.store.search("081299999999")
    assert space.networks.all() == ()


def test_a_row_that_is_gone_from_its_case_is_gone_from_the_store(space, tmp_path):
    load(space, write(tmp_path / "aduan.csv", GOOD), tmp_path)
    load(space, write(tmp_path / "aduan.csv", GOOD[:1]), tmp_path)
    space.linker.link()
    assert len(space.store.search("budi")) == 1
    counts = space.networks.overview().counts
    assert (counts.cases, counts.mentions) == (2, 2)


def test_the_planted_networks_with_exact_links_are_found_whole(space, tmp_path):
    write_sample(tmp_path / "d", cases=300, seed=7)
    load(space, tmp_path / "d", tmp_path)
    space.linker.link()
    truth = json.loads((tmp_path / "d" / "_truth.json").read_text(encoding="utf-8"))
    found = {}
    for network in space.networks.all():
        for case in space.store.cases(network.cases).values():
            found[case.number] = network.id
    planted = {
        case["number"]: network["id"] for network in truth["networks"] for case in network["cases"]
    }
    exact = [network for network in truth["networks"] if network["exact"]]
    assert len(exact) >= 10
    for network in exact:
        assert len({found.get(case["number"]) for case in network["cases"]}) == 1
        assert found.get(network["cases"][0]["number"])
    for network in space.networks.all():
        numbers = [case.number for case in space.store.cases(network.cases).values()]
        assert len({planted.get(number) for number in numbers}) == 1


def test_no_two_people_of_the_truth_are_fused(space, tmp_path):
    write_sample(tmp_path / "d", cases=300, seed=8)
    load(space, tmp_path / "d", tmp_path)
    space.linker.link()
    truth = json.loads((tmp_path / "d" / "_truth.json").read_text(encoding="utf-8"))
    names = {}
    for mention in truth["mentions"]:
        names.setdefault((mention["case"], mention["name"]), set()).add(mention["person"])
    wrong = 0
    for hit in space.store.unmasked.entities():
        people = set()
        for mention in space.store.unmasked.mentions(ids=hit.mentions):
            (case,) = space.store.unmasked.cases(ids=[mention.case_id])
            people |= names.get((case.number, mention.name), set())
        wrong += len(people) > 1
    assert wrong == 0


def test_a_forgotten_case_that_is_loaded_again_is_told(tmp_path):
    (tmp_path / "aduan.csv").write_text(
        "Nomor Pengaduan,Nama,Peran\nA/1,Budi,perekrut\nA/2,Ani,perekrut\n", encoding="utf-8"
    )
    stated = {"purpose": "test", "basis": "public_interest"}
    with Workspace(
        Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="test", role="head", **stated)
    ) as space:
        first = space.intake.load(
            space.intake.plan([tmp_path / "aduan.csv"]), rejects=tmp_path / "rejected"
        )
        assert first.issues == ()
        space.linker.forget_case("A/1")
        (issue,) = space.intake.load(
            space.intake.plan([tmp_path / "aduan.csv"]), rejects=tmp_path / "rejected"
        ).issues
        assert (issue.value, issue.severity) == ("A/1", "warning")
        assert "forgotten" in issue.reason
        assert (
            space.intake.load(
                space.intake.plan([tmp_path / "aduan.csv"]), rejects=tmp_path / "rejected"
            ).issues
            == ()
        )


def test_issues_beyond_what_a_report_holds_are_counted(space, tmp_path, monkeypatch):
    monkeypatch.setattr("app.intake.loading.ISSUES_UP_TO", 2)
    file = write(
        tmp_path / "aduan.csv", [["", "01-02-2024", "Rina", "calo", "", ""] for _ in range(5)]
    )
    report = load(space, file, tmp_path)
    assert report.tally.rejected == 5
    told = [issue for issue in report.issues if issue.severity == "error"]
    assert [each.row for each in told] == [2, 3, 0]
    assert told[-1].reason == "3 more issues like those told"
