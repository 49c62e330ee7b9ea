"""How long cases are kept: rules by status, cases that are over, longer keeping for a reason."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.persons.retention import Retention, Rule, read_rules
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied, CaseNotFound, InvalidValue, SettingsError
from tests.offices.commands import runner

ROWS = """Nomor Pengaduan;Tanggal Pengaduan;Status;Tanggal Status;Nama;Peran
A-1;05-01-2019;Selesai;01-03-2020;Budi Santoso;calo
A-2;05-01-2019;SELESAI;;Budi Santoso;calo
A-3;05-01-2019;Dalam proses;01-03-2020;Budi Santoso;calo
A-4;05-01-2024;Selesai;01-03-2024;Budi Santoso;calo
A-5;;Selesai;;Budi Santoso;calo
"""
OWN = '[[rule]]\nstatuses = ["dalam proses"]\nmonths = 1\n[[rule]]\nstatuses = ["*"]\n'


def settings(folder: Path, **facts: str) -> Settings:
    return Settings(
        store=f"sqlite:///{folder}/simpul.db", user="ani", role="head", language="en", **facts
    )


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "aduan.csv").write_text(ROWS)
    with Workspace(settings(tmp_path)) as opened:
        plan = opened.intake.plan([tmp_path / "aduan.csv"])
        opened.intake.load_and_link(plan, rejects=tmp_path / "rejected")
        yield opened


def retention(space: Workspace, rules: str = "", day: date = date(2026, 11, 30)) -> Retention:
    return Retention(space.store, rules, user="ani", day=lambda: day)


def test_a_case_is_over_its_term_after_its_status_or_else_its_report(space: Workspace):
    found = retention(space).list()
    assert [(case.number, case.over_on) for case in found.over] == [
        ("A-2", "2024-01-05"),
        ("A-1", "2025-03-01"),
    ]
    assert (found.undated, found.own_rules) == (1, False)


def test_a_case_is_kept_on_its_last_day(space: Workspace):
    assert retention(space, day=date(2025, 3, 1)).list().over[-1].number == "A-2"
    assert retention(space, day=date(2025, 3, 2)).list().over[-1].number == "A-1"


def test_an_office_sets_its_own(space: Workspace, tmp_path: Path):
    (tmp_path / "own.toml").write_text(OWN)
    found = retention(space, str(tmp_path / "own.toml")).list()
    assert [(case.number, case.over_on) for case in found.over] == [("A-3", "2020-04-01")]
    assert found.own_rules


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no rules"),
        ("[[rule]]\nyears = 1", "rule 1"),
        ('[[rule]]\nstatuses = ["x"]\nyears = -1', "rule 1"),
        ('[[rule]]\nstatuses = ["x"]\nweeks = 1', "rule 1"),
        ('[[rule]]\nstatuses = ["x"]\nyears = true', "rule 1"),
        ("rule = 3", "no rules"),
        ("[[rule", "cannot be read"),
    ],
)
def test_a_wrong_file_is_refused_and_says_where(tmp_path: Path, text: str, said: str):
    (tmp_path / "own.toml").write_text(text)
    with pytest.raises(SettingsError, match=said):
        read_rules(str(tmp_path / "own.toml"))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(SettingsError, match="check the path"):
        read_rules(str(tmp_path / "none.toml"))


def test_a_term_of_months_ends_on_a_day_that_there_is():
    assert Rule(frozenset(), months=1).over_on(date(2024, 1, 31)) == date(2024, 2, 29)
    assert Rule(frozenset(), days=1).over_on(date(2024, 12, 31)) == date(2025, 1, 1)


def test_a_case_is_kept_longer_for_a_reason_and_until_then_alone(space: Workspace):
    kept = retention(space)
    kept.extend("A-1", "2027-06-30", "appeal is open")
    found = kept.list()
    assert [case.number for case in found.over] == ["A-2"]
    assert [(case.number, case.until, case.why) for case in found.extended] == [
        ("A-1", "2027-06-30", "appeal is open")
    ]
    later = retention(space, day=date(2027, 7, 1)).list()
    assert [case.number for case in later.over] == ["A-2", "A-1"]


@pytest.mark.parametrize(
    ("until", "why"), [("2027-06-30", " "), ("2026-11-30", "x y"), ("soon", "x y")]
)
def test_longer_without_a_reason_or_a_day_to_come_is_refused(
    space: Workspace, until: str, why: str
):
    with pytest.raises(InvalidValue):
        retention(space).extend("A-1", until, why)
    with pytest.raises(CaseNotFound):
        retention(space).extend("none", "2027-06-30", "x y")


def test_who_may_not_retain_is_told_of_nothing(space: Workspace, tmp_path: Path):
    with (
        Workspace(settings(tmp_path).override(role="analyst")) as other,
        pytest.raises(AccessDenied),
    ):
        other.retention.list()


def test_a_case_that_is_over_is_erased_by_forget(space: Workspace, tmp_path: Path):
    run = runner(SIMPUL_STORE=settings(tmp_path).store, SIMPUL_ROLE="head", SIMPUL_LANGUAGE="en")
    assert "case A-1" in run("due").output
    run("forget", "A-1", "--yes", "--rejects", str(tmp_path / "rejected"))
    told = run("due").output
    assert "case A-1" not in told
    assert "set your own file" in told
