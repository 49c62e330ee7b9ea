"""Where data came from: a load leaves a record that says what, who, when and why, and none can be
altered unseen.
"""

import hashlib
from pathlib import Path

import pytest

from app.clock import now
from app.intake.provenance import Grounds, Use, describe_load, log_begun
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import SettingsError
from graph.schema import Audience, LawfulBasis
from graph.stores.shared.chain import first_break

HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP\n"
REVEALING = {"role": "head", "reveal": True, "reason": "perkara dua belas"}
STATED = {"purpose": "perkara TPPO", "basis": "public_interest"}
MAPPING = """tables:
  - name: all
    case: {number: Nomor Pengaduan}
    mentions:
      one: {names: Nama, role: {column: Peran, codes: {calo: perekrut}}}
"""


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 's.db'}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aduan.csv"
    path.write_text(
        HEAD + "K-1;05-01-2024;Budi;calo;081234567890\n-;28-02-2024;Ani;calo;\n", encoding="utf-8"
    )
    return path


def load(uri: str, path: Path, **settings):
    mapping = settings.pop("mapping", None)
    with Workspace(Settings(store=uri, user="ani", **settings)) as space:
        report = space.intake.load(
            space.intake.plan([path], mapping=mapping), rejects=path.parent / "rejected"
        )
    return report, logged(uri, **REVEALING)


def logged(uri: str, **settings):
    with Workspace(Settings(store=uri, user="ani", **settings)) as space:
        return space.intake.loads()


def test_a_load_is_recorded_with_file_digest_mapping_person_time_purpose_basis_and_rows(uri, file):
    _, (logged,) = load(uri, file, **STATED)
    record = logged.record
    assert (record.source.name, record.source.digest) == (
        "aduan.csv",
        hashlib.sha256(file.read_bytes()).hexdigest(),
    )
    assert (record.source.size, len(record.mapping_digest)) == (file.stat().st_size, 64)
    assert (logged.by, logged.at[:10], logged.finished) == ("ani", now()[:10], True)
    assert record.grounds == Grounds(purpose="perkara TPPO", basis=LawfulBasis.PUBLIC_INTEREST)
    assert (record.rows.read, record.rows.new, record.rows.rejected) == (2, 1, 1)


@pytest.mark.parametrize(
    ("stated", "missing"),
    [
        ({}, "purpose and lawful basis"),
        ({"purpose": "x"}, "lawful basis"),
        ({"basis": "consent"}, "purpose"),
    ],
)
def test_what_is_not_stated_is_one_warning_that_says_how_to_state_it(uri, file, stated, missing):
    report, (logged,) = load(uri, file, **stated)
    (issue,) = [issue for issue in report.issues if not issue.file]
    assert (issue.severity, issue.reason) == ("warning", f"{missing} not stated; recorded so")
    assert "--basis" in issue.mend
    assert "SIMPUL_PURPOSE" in issue.mend
    assert logged.record.grounds.purpose == stated.get("purpose", "")


def test_an_unknown_basis_is_refused(uri):
    with pytest.raises(SettingsError, match="public_interest"):
        Settings(store=uri, basis="because")
    assert Settings.from_environment({"SIMPUL_BASIS": "contract"}).basis == "contract"


def test_the_same_bytes_loaded_again_are_told_and_change_nothing(uri, file):
    first, _ = load(uri, file, **STATED)
    again, loads = load(uri, file, **STATED)
    assert first.again == ()
    (said,) = again.again
    assert (said.file, said.by, said.at[:10], said.same_mapping) == (
        "aduan.csv",
        "ani",
        now()[:10],
        True,
    )
    assert (again.tally.new, again.tally.unchanged) == (0, 1)
    assert len(loads) == 2


def test_the_same_bytes_under_another_name_are_another_source_and_that_is_told(uri, file):
    load(uri, file, **STATED)
    copy = file.rename(file.with_name("salinan.csv"))
    report, _ = load(uri, copy, **STATED)
    assert [(each.file, each.other_name) for each in report.again] == [("salinan.csv", "Berkas 1")]
    assert report.tally.new == 1
    again, _ = load(uri, copy, **STATED)
    assert [each.other_name for each in again.again] == [""]


def test_the_same_bytes_read_by_another_mapping_are_told_apart(uri, file, tmp_path):
    load(uri, file, **STATED)
    mapping = tmp_path / "m.mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    report, loads = load(uri, file, mapping=mapping, **STATED)
    assert [each.same_mapping for each in report.again] == [False]
    assert [each.record.source.mapping for each in loads] == ["", "m.mapping.yaml"]


def test_a_reject_file_is_recorded_by_its_own_bytes(uri, file):
    report, _ = load(uri, file, **STATED)
    (rejected,) = report.rejects
    text = rejected.read_text(encoding="utf-8-sig").replace(",28-02-2024", "K-2,28-02-2024")
    rejected.write_text(text, encoding="utf-8-sig")
    _, loads = load(uri, rejected, **STATED)
    record = loads[-1].record
    assert (record.use, record.source.name) == (Use.REJECTS, "aduan.csv.rejected.csv")
    assert record.source.digest == hashlib.sha256(rejected.read_bytes()).hexdigest()
    assert (record.rows.read, record.rows.new) == (1, 1)


def test_a_load_that_was_broken_off_stands_in_the_list_as_not_finished(uri, file):
    with Workspace(Settings(store=uri, user="ani", **STATED)) as space:
        log_begun(
            space.store,
            describe_load(space.intake.plan([file]), space.intake.grounds()),
            at=now(),
        )
        (begun,) = space.intake.loads()
        assert (begun.finished, begun.record.source.name) == (False, "Berkas 1")
        assert (
            space.intake.load(space.intake.plan([file]), rejects=file.parent / "rejected").again
            == ()
        )
        assert [load.finished for load in space.intake.loads()] == [False, True]
        assert first_break(space.store.unmasked.audit()) is None


@pytest.mark.parametrize("audience", list(Audience))
def test_files_are_called_by_numbers_in_the_order_of_their_loads(uri, file, audience):
    load(uri, file.rename(file.with_name("z.csv")), **STATED)
    other = file.with_name("a.csv")
    other.write_text(f"{HEAD}K-3;05-01-2024;Budi;calo;\n", encoding="utf-8")
    load(uri, other, **STATED)
    loads = logged(uri, audience=audience)
    assert [load.record.source.name for load in loads] == ["Berkas 1", "Berkas 2"]
    assert {(load.record.source.dataset, load.record.source.mapping) for load in loads} == {
        ("", "")
    }


def test_the_public_reads_no_name_of_a_file_or_person(uri, file):
    load(uri, file, **STATED)
    (told,) = logged(uri, audience=Audience.PUBLIC)
    assert (told.by, told.record.sheet, told.record.grounds.purpose) == ("",) * 3
    assert told.record.source.digest
    assert told.record.grounds.basis is LawfulBasis.PUBLIC_INTEREST
