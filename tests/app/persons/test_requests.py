"""Requests of persons: kept step by step, due in 72 hours, acted on at once where that is asked."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.exports.formats import write_export
from app.exports.kinds import ExportKind
from app.operations.erasure.erasing import erase_person
from app.persons.due import Due, DueKind
from app.persons.requests import Requests
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied, InvalidValue, NotFound
from graph.persons.requests import Ground, RequestKind, RequestState
from tests.offices.commands import runner

HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;NIK;Tanggal Lahir;Persetujuan\n"
NAME = "Xanthippe Qwertzuiop"
ROWS = (
    f"ZZ-77;05-01-2024;{NAME};korban;7271015503900001;15-03-1990;ya\n"
    "ZZ-77;05-01-2024;Budi Santoso;calo;;;\n"
    f"ZZ-78;06-01-2024;{NAME};korban;7271015503900001;15-03-1990;ya\n"
    "ZZ-78;06-01-2024;Budi Santoso;calo;;;\n"
)


def settings(folder: Path) -> Settings:
    return Settings(
        store=f"sqlite:///{folder}/simpul.db",
        user="ani",
        role="head",
        drafts=str(folder / "drafts"),
        language="en",
        reveal=True,
        reason="she asked for it",
    )


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "aduan.csv").write_text(HEAD + ROWS)
    with Workspace(settings(tmp_path)) as opened:
        load(opened, tmp_path)
        yield opened


def load(space: Workspace, folder: Path):
    plan = space.intake.plan([folder / "aduan.csv"])
    return space.intake.load_and_link(plan, rejects=folder / "rejected")


def hers(space: Workspace) -> str:
    return space.store.find(NAME).id


def exported(space: Workspace, folder: Path) -> str:
    network = space.networks.all()[0]
    path = folder / "out.json"
    write_export(space, network.id, ExportKind.JSON, path)
    return path.read_text()


def test_a_request_is_due_72_hours_after_it_came_and_keeps_every_step(space: Workspace):
    made = space.requests.receive(
        hers(space), RequestKind.ACCESS, text="by letter", received_on="2026-11-01T08:00+08:00"
    )
    assert made.request.due_on == "2026-11-04T00:00:00+00:00"
    done = space.requests.finish(made.id, "handed over")
    assert (done.id, done.request.state) == (made.id, RequestState.DONE)
    steps = [line.request.state for line in space.requests.history(made.id)]
    assert steps == [RequestState.OPEN, RequestState.DONE]
    assert space.requests.all(still_open=True) == ()
    with pytest.raises(InvalidValue, match="already"):
        space.requests.finish(made.id, "again")


def test_a_withdrawal_takes_effect_at_once_in_what_leaves(space: Workspace, tmp_path: Path):
    assert NAME in exported(space, tmp_path)
    made = space.requests.receive(hers(space), RequestKind.WITHDRAWAL)
    assert made.request.state is RequestState.OPEN, "those who were handed data are to be told"
    assert NAME not in exported(space, tmp_path)


def test_a_withdrawal_holds_before_anything_is_linked_anew(
    space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(space.linker, "link", lambda **given: None)
    space.requests.receive(hers(space), RequestKind.WITHDRAWAL)
    assert NAME not in exported(space, tmp_path)


def test_an_old_file_does_not_bring_consent_back(space: Workspace, tmp_path: Path):
    space.requests.receive(hers(space), RequestKind.WITHDRAWAL)
    before = space.store.unmasked.case_digests()
    load(space, tmp_path)
    assert space.store.unmasked.case_digests() == before
    assert NAME not in exported(space, tmp_path)


def test_a_correction_is_put_right_everywhere_and_an_old_file_does_not_undo_it(
    space: Workspace, tmp_path: Path
):
    made = space.requests.receive(
        hers(space), RequestKind.CORRECTION, wanted={"born_on": "15-03-1991"}
    )
    said = [one.born_on for one in space.store.unmasked.mentions() if one.name == NAME]
    assert said == ["1991-03-15"] * 2
    load(space, tmp_path)
    assert {one.born_on for one in space.store.unmasked.mentions() if one.name == NAME} == {
        "1991-03-15"
    }
    kept = space.requests.corrections(hers(space))
    assert [(one.before, one.after, one.request) for one in kept] == [
        ("1990-03-15", "1991-03-15", made.id)
    ] * 2


def test_what_a_later_file_says_otherwise_stands(space: Workspace, tmp_path: Path):
    space.requests.receive(hers(space), RequestKind.CORRECTION, wanted={"born_on": "1991-03-15"})
    (tmp_path / "aduan.csv").write_text(HEAD + ROWS.replace("1990", "1992"))
    load(space, tmp_path)
    assert {one.born_on for one in space.store.unmasked.mentions() if one.name == NAME} == {
        "1992-03-15"
    }


@pytest.mark.parametrize("wanted", [{"nik": "1"}, {"born_on": "never"}, {"sex": "x"}])
def test_what_cannot_be_put_right_here_is_refused(space: Workspace, wanted: dict[str, str]):
    before = space.store.unmasked.case_digests()
    with pytest.raises(InvalidValue):
        space.requests.receive(hers(space), RequestKind.CORRECTION, wanted=wanted)
    assert space.store.unmasked.case_digests() == before


def test_a_refusal_rests_on_an_article_that_fits(space: Workspace):
    made = space.requests.receive(hers(space), RequestKind.ERASURE)
    with pytest.raises(InvalidValue, match="33a"):
        space.requests.refuse(made.id, Ground.DANGER, "no")
    with pytest.raises(InvalidValue, match="in words"):
        space.requests.refuse(made.id, Ground.LAW_ENFORCEMENT, " ")
    refused = space.requests.refuse(made.id, Ground.LAW_ENFORCEMENT, "inquiry LP/12 is open")
    assert (refused.request.state, refused.request.ground) == (
        RequestState.REFUSED,
        Ground.LAW_ENFORCEMENT,
    )


def test_who_sees_her_masked_reads_no_name_in_a_request(space: Workspace, tmp_path: Path):
    space.requests.receive(hers(space), RequestKind.ACCESS, text=f"letter of {NAME}")
    masked = settings(tmp_path).override(reveal=False, reason="")
    with Workspace(masked) as other:
        (line,) = other.requests.all()
    assert line.name.startswith("Victim")
    assert NAME not in line.request.text


def test_a_handler_keeps_no_requests(space: Workspace, tmp_path: Path):
    with Workspace(settings(tmp_path).override(role="handler", reveal=False)) as other:
        for asked in (
            other.requests.all,
            lambda: other.requests.receive(hers(space), RequestKind.ACCESS),
        ):
            with pytest.raises(AccessDenied):
                asked()


def test_what_is_due_first_comes_first_and_overdue_is_marked(space: Workspace):
    times = iter(f"2026-11-0{day}T10:00:00+00:00" for day in range(1, 9))
    requests = Requests(space.store, space.linker, user="ani", clock=lambda: next(times))
    requests.receive(hers(space), RequestKind.ACCESS)
    requests.receive(hers(space), RequestKind.WITHDRAWAL)
    due = Due(requests, space.retention, clock=lambda: "2026-11-04T12:00:00+00:00").list()
    told = [(item.kind, item.overdue) for item in due.items]
    assert told == [(DueKind.REQUEST, True), (DueKind.WITHDRAWAL, False)]


def test_a_request_of_somebody_who_is_forgotten_keeps_no_text(space: Workspace, tmp_path: Path):
    made = space.requests.receive(hers(space), RequestKind.ERASURE, text=f"letter of {NAME}")
    space.requests.receive(hers(space), RequestKind.CORRECTION, wanted={"name": "Xanthippe Q"})
    erase_person(space, space.store.find("Xanthippe"))
    lines = {line.id: line for line in space.requests.all()}
    assert {line.name for line in lines.values()} == {""}
    assert {line.request.text for line in lines.values()} == {""}
    assert lines[made.id].request.state is RequestState.DONE
    assert b"qwertzuiop" not in (tmp_path / "simpul.db").read_bytes().lower()


def test_an_old_file_meets_the_tombstone_by_a_name_that_was_put_right(
    space: Workspace, tmp_path: Path
):
    space.requests.receive(hers(space), RequestKind.CORRECTION, wanted={"name": "Xanthia Q"})
    erase_person(space, space.store.find("Xanthia"))
    before = space.store.unmasked.case_digests()
    load(space, tmp_path)
    assert space.store.unmasked.case_digests() == before
    assert b"qwertzuiop" not in (tmp_path / "simpul.db").read_bytes().lower()


def test_an_unknown_request_says_how_to_find_one(space: Workspace):
    with pytest.raises(NotFound, match="simpul persons"):
        space.requests.finish("rq_0", "done")


def test_the_commands(space: Workspace, tmp_path: Path):
    her = hers(space)
    space.close()
    run = runner(SIMPUL_STORE=settings(tmp_path).store, SIMPUL_ROLE="head", SIMPUL_LANGUAGE="en")
    told = run("persons", her, "--asks", "withdrawal", "--text", "by telephone").output
    assert "withdrawal of consent, Victim" in told
    assert "no export or briefing names them from now on" in told
    (listed,) = json.loads(run("due", "-f", "json").output)
    assert (listed["kind"], listed["overdue"]) == ("withdrawal", False)
    done = run("persons", "--done", listed["id"], "--why", "Polda was told").output
    assert "done" in done
    assert "Nothing is due." in run("due").output
    steps = json.loads(run("persons", "--history", listed["id"], "-f", "json").output)
    assert [step["state"] for step in steps] == ["open", "done"]
