"""What changed: told of real loads, under the mask, and nothing of it tells who is protected or was
forgotten.
"""

import re
import shutil
import sqlite3
import zlib
from pathlib import Path

import msgspec
import pytest

from app.monitoring.changes import ChangeReport
from app.rows.changes import report_row
from app.wording.changes import ChangeWords
from app.workspace import Workspace
from graph.analysis.findings.changes import ChangeKind
from graph.errors import InvalidValue, NotFound
from graph.schema import Audience, Decision
from tests.app.monitoring.test_seen_before import EARLIER, OTHER, PHONE, load_and_link, opened

ASSESSED = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;NIK;No. HP;Kabupaten;Hasil Asesmen\n"
JOINING = [
    f"N-1;01-02-2024;Eko Tandra;calo;;{PHONE};",
    f"N-1;01-02-2024;Fitri Handayani;sponsor;;{OTHER};",
]


@pytest.fixture
def space(earlier: Path, tmp_path: Path):
    shutil.copy(earlier / "s.db", tmp_path)
    with opened(tmp_path) as found:
        yield found


def told(space: Workspace, report: ChangeReport) -> dict[ChangeKind, list[str]]:
    words = ChangeWords(space.wording, report.entities, report.numbers)
    found: dict[ChangeKind, list[str]] = {}
    for change in report.changes:
        found.setdefault(change.kind, []).append(words.sentence(change))
    return found


def bodies(tmp_path: Path) -> list[str]:
    """Every snapshot as the file holds it."""
    with sqlite3.connect(tmp_path / "s.db") as raw:
        return [
            zlib.decompress(body).decode() for (body,) in raw.execute("SELECT body FROM snapshot")
        ]


# ---- since when


def test_a_store_that_found_something_once_has_nothing_to_compare_it_with(space):
    with pytest.raises(NotFound, match="nothing to compare it with"):
        space.changes.since()


def test_an_empty_store_says_how_to_begin(tmp_path):
    with opened(tmp_path) as empty, pytest.raises(NotFound, match="simpul link"):
        empty.changes.since()


def test_loading_the_same_again_is_no_change(space, tmp_path):
    load_and_link(space, tmp_path, "earlier.csv", *EARLIER)
    assert len(space.snapshots.marks()) == 1
    first = space.snapshots.marks()[0]
    assert space.changes.since(str(first.revision)).changes == ()


def test_since_a_revision_a_date_or_before_cases_last_changed(space, tmp_path):
    (first,) = space.snapshots.marks()
    load_and_link(space, tmp_path, "new.csv", *JOINING)
    space.linker.link()
    told_last = space.changes.since()
    assert told_last.since == first
    assert space.changes.since(str(first.revision)).changes == told_last.changes
    assert space.changes.since("2024-01").since == first
    assert space.changes.since("2124-01-01").changes == ()
    assert space.changes.since(str(space.store.revision())).changes == ()
    with pytest.raises(NotFound, match="the first is"):
        space.changes.since(str(first.revision - 1))


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-02-30", "yesterday", "-1", "2026-W01", "<b>"]
)
def test_what_is_no_time_is_refused_in_one_line(space, tmp_path, text):
    with pytest.raises(InvalidValue, match="give a date"):
        space.changes.since(text)


def test_a_store_from_before_snapshots_begins_with_its_next_load(space, tmp_path):
    with sqlite3.connect(tmp_path / "s.db") as raw:
        raw.execute("DELETE FROM snapshot")
    load_and_link(space, tmp_path, "new.csv", *JOINING)
    assert ChangeKind.MERGED in told(space, space.changes.since())


# ---- what is told


def test_a_case_that_joins_two_networks_is_told_with_who_joined_them(space, tmp_path):
    before = sorted(network.id[:10] for network in space.networks.all())
    load_and_link(space, tmp_path, "new.csv", *JOINING)
    found = told(space, space.changes.since())
    (merged,) = found[ChangeKind.MERGED]
    assert sorted(re.findall(r"n_\w+", merged)) == before
    new = {each.partition(" is new in it, tied to ")[::2] for each in found[ChangeKind.NEW_PARTY]}
    assert {who: set(tied.split(", ")) for who, tied in new} == {
        "Eko Tandra": {"Ani Lestari", "Budi Santoso"},
        "Fitri Handayani": {"Dedi Kurnia", "Joko Susilo"},
    }
    assert found[ChangeKind.NEW_CASES] == ["1 case more: N-1"]


def test_the_same_in_indonesian(space, tmp_path):
    load_and_link(space, tmp_path, "new.csv", *JOINING)
    with opened(tmp_path, language="id") as ours:
        found = told(ours, ours.changes.since())
    assert found[ChangeKind.NEW_CASES] == ["bertambah 1 kasus: N-1"]
    assert "menjadi satu" in found[ChangeKind.MERGED][0]


def test_somebody_who_was_cleared_is_told(space, tmp_path):
    for status in ("tersangka", "tidak terbukti"):
        path = tmp_path / "assessed.csv"
        rows = [
            f"A-{n};01-02-2024;{name};calo;;081355556666;;{status}"
            for n, name in enumerate(("Agus", "Bayu"))
        ]
        path.write_text(ASSESSED + "\n".join(rows) + "\n", encoding="utf-8")
        space.intake.load_and_link(space.intake.plan([path]), rejects=tmp_path / "rejected")
    report = space.changes.since()
    assert sorted(told(space, report)[ChangeKind.ASSESSED]) == [
        f"{name}: {space.wording.assessment('charged')} before,"
        f" {space.wording.assessment('cleared')} now"
        for name in ("Agus", "Bayu")
    ]
    assert sorted(report.numbers[each] for each in report.corrected) == ["A-0", "A-1"]


def test_a_judgement_that_was_withdrawn_is_told_to_who_may_review(space, tmp_path):
    load_and_link(space, tmp_path, "new.csv", *JOINING)
    done = space.review.judge("Eko Tandra", "Budi Santoso", Decision.NEGATIVE, "another village")
    space.review.withdraw(done.judgements[0].id, "it was the same village")
    (line,) = space.changes.since().judgements
    assert {line.left_name, line.right_name} == {"Eko Tandra", "Budi Santoso"}
    assert not line.judgement.stands
    with opened(tmp_path, role="briefing") as briefing:
        assert briefing.changes.since().judgements == ()


def test_the_history_of_a_network(space, tmp_path):
    load_and_link(space, tmp_path, "new.csv", *JOINING)
    (network,) = space.networks.all()
    history = space.changes.history(network)
    words = ChangeWords(space.wording, history.entities, history.numbers)
    first, second = history.steps
    assert (first.parties, first.cases, words.step(first)) == (2, 2, "first found")
    assert (second.parties, second.cases) == (6, 5)
    assert "became one" in words.step(second)


def test_deciding_anew_is_remembered_too(space, tmp_path):
    load_and_link(space, tmp_path, "new.csv", *JOINING)
    with sqlite3.connect(tmp_path / "s.db") as raw:
        raw.execute("DELETE FROM snapshot")
    space.rerun.save(space.rerun.decide())
    assert len(space.snapshots.marks()) == 1


# ---- what is not told


def test_no_name_or_number_stands_in_a_snapshot(space, tmp_path):
    load_and_link(space, tmp_path, "new.csv", *JOINING)
    found = bodies(tmp_path)
    assert len(found) == 2
    values = set(re.findall(r'"([^"]*)"', "".join(found)))
    codes = {
        "at",
        "revision",
        "networks",
        "assessed",
        "id",
        "parties",
        "cases",
        "ties",
        "left",
        "right",
        "weight",
    }
    codes |= {"strength", "confirmed", "unconfirmed", "tentative"}
    left = {
        each
        for each in values
        if each not in codes and not re.fullmatch(r"[enc]_[0-9a-f]{18}", each)
    }
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", each) for each in left)


def test_victims_are_in_no_snapshot(space, tmp_path):
    victims = {entity.id for entity in space.store.unmasked.entities() if entity.protected}
    assert victims
    assert not any(victim in body for victim in victims for body in bodies(tmp_path))


def test_a_party_who_turned_out_a_victim_is_counted_and_not_named(space, tmp_path):
    rows = [f"V-1;01-02-2024;Ratih Permata;calo;;{PHONE};"]
    load_and_link(space, tmp_path, "v.csv", *rows)
    ratih = space.store.find("Ratih Permata").id
    load_and_link(space, tmp_path, "v.csv", rows[0].replace("calo", "korban"))
    report = space.changes.since()
    assert (report.unknown, ChangeKind.GONE_PARTY in told(space, report)) == (1, False)
    written = msgspec.json.encode(report_row(report, space.wording)).decode()
    for secret in ("Ratih", "Permata", ratih):
        assert secret not in written
    with opened(tmp_path, role="head", reveal=True, reason="second check") as head:
        assert told(head, head.changes.since())[ChangeKind.GONE_PARTY] == [
            "Ratih Permata is no longer in it"
        ]


def test_the_public_reads_initials(space, tmp_path):
    load_and_link(space, tmp_path, "new.csv", *JOINING)
    with opened(tmp_path, audience=Audience.PUBLIC) as public:
        report = public.changes.since()
        written = msgspec.json.encode(report_row(report, public.wording)).decode()
    assert "E.T. is new in it" in written
    assert "Tandra" not in written


def test_a_forgotten_case_is_no_change_and_leaves_nothing(space, tmp_path):
    load_and_link(space, tmp_path, "new.csv", *JOINING)
    gone = {
        space.store.find("Eko Tandra").id,
        space.store.find("Fitri Handayani").id,
        space.store.case("N-1").id,
    }
    space.linker.forget_case("N-1")
    assert not any(each in body for each in gone for body in bodies(tmp_path))
    report = space.changes.since(str(space.snapshots.marks()[-1].revision))
    written = msgspec.json.encode(report_row(report, space.wording)).decode()
    assert (report.unknown, report.changes, report.corrected) == (0, (), ())
    assert not any(each in written for each in gone)
