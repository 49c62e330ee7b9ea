"""What is looked at is in the log: each person and case, before it is shown, by whoever looks."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from app.access.logbook import consultations, waiting
from app.access.logbook.consultations import Consultations, read_facts
from app.access.logbook.waiting import Waiting, waiting_of
from app.access.rights import Right
from app.access.viewer import Viewer
from app.settings import Settings
from app.workspace import Workspace
from graph.model import AuditEntry
from graph.stores import open_store
from graph.stores.shared.chain import Act, first_break
from tests.offices.people import mention
from tests.offices.stored import batch

VICTIM = mention(2, "Ratna Wulandari", case="c_1", role="korban", phone="+6285211112222")
PARTIES = (
    mention(1, "Budi Santoso", case="c_1", phone="+6281234567890"),
    mention(1, "Budi Santoso", case="c_2", phone="+6281234567890"),
)
ROOT = Path(__file__).parents[4]


@pytest.fixture
def uri(tmp_path: Path, state: Path) -> str:
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with looking(uri) as space:
        space.store.unmasked.put(batch(VICTIM, *PARTIES))
        space.linker.link()
    return uri


def looking(uri: str, user: str = "ani", **given: object) -> Workspace:
    return Workspace(Settings(store=uri, **{"user": user, "role": "investigator", **given}))


def ids(uri: str) -> dict[str, str]:
    with open_store(uri) as store:
        return {entity.name: entity.id for entity in store.entities()}


def entries(uri: str, *actions: str) -> list[AuditEntry]:
    with open_store(uri) as store:
        return [entry for entry in store.audit() if entry.action in actions]


def test_a_person_that_is_opened_stands_first_with_the_cases_that_were_shown(uri):
    budi = ids(uri)["Budi Santoso"]
    with looking(uri) as space:
        dossier = space.dossiers.of(budi)
    (entry,) = entries(uri, "view")
    first, *others = entry.subject.split()
    assert first == budi
    assert {role.case.id for role in dossier.cases} == {"c_1", "c_2"} & set(others)
    facts = read_facts(entry.reason)
    assert (facts["opened"], facts["role"], facts["names"]) == ("1", "investigator", "masked")


def test_a_search_is_logged_by_a_digest_of_what_was_typed_and_what_it_found(uri):
    budi = ids(uri)["Budi Santoso"]
    with looking(uri) as space:
        space.finding.find("Budi Santoso")
        space.finding.find("budi  SANTOSO")
        space.finding.find("Ratna Wulandari")
    first, other = entries(uri, "search")
    assert budi in first.subject.split()
    assert read_facts(first.reason)["asked"] != read_facts(other.reason)["asked"]
    assert ids(uri)["Ratna Wulandari"] not in other.subject


def test_the_log_holds_no_name_and_nothing_that_was_typed(uri):
    with looking(uri, reveal=True, reason="house visit") as space:
        space.finding.find("Ratna Wulandari")
        space.finding.find("085211112222")
        space.dossiers.of(ids(uri)["Ratna Wulandari"])
        space.material.of(space.networks.all()[0].id, on_screen=True)
    with open_store(uri) as store:
        written = "".join(f"{entry.subject} {entry.reason}" for entry in store.audit())
    kept = "".join(path.read_text() for path in Path(os.environ["XDG_STATE_HOME"]).rglob("*.jsonl"))
    for told in ("Ratna", "Wulandari", "5211112222", "Budi"):
        assert told not in written + kept
    assert "why=house visit" in written


def test_a_page_that_is_drawn_again_is_one_consultation_until_some_time_has_passed(uri):
    budi = ids(uri)["Budi Santoso"]
    with looking(uri) as space:
        clock = [0.0]
        space.store.consultations._clock = lambda: clock[0]
        for _drawn in range(5):
            space.dossiers.of(budi)
            space.store.log_shown()
        assert len(entries(uri, "view")) == 1
        clock[0] = consultations.AGAIN_SECONDS + 1
        space.dossiers.of(budi)
    assert len(entries(uri, "view")) == 2


def test_two_accounts_who_look_at_one_person_are_two(uri):
    budi = ids(uri)["Budi Santoso"]
    for user in ("ani", "eko"):
        with looking(uri, user) as space:
            space.dossiers.of(budi)
    assert [entry.by for entry in entries(uri, "view")] == ["ani", "eko"]


def test_whatever_a_page_tells_comes_into_the_log_in_one_transaction(uri, monkeypatch):
    written = []
    with looking(uri) as space:
        store = space.store.writing(Right.LINK)
        append = store.append_audit_all
        monkeypatch.setattr(
            store, "append_audit_all", lambda acts: written.append(len(acts)) or append(acts)
        )
        for hit in space.finding.find("Santoso").hits:
            space.dossiers.of(hit.entity.id)
        space.networks.overview()
        space.store.cases(["c_1", "c_2"])
        assert written == []
        space.store.log_shown()
        assert len(written) == 1


def test_what_a_killed_process_showed_is_not_lost(uri, monkeypatch):
    budi = ids(uri)["Budi Santoso"]
    script = (
        "import os, signal, sys\n"
        "from app.settings import Settings\n"
        "from app.workspace import Workspace\n"
        "space = Workspace(Settings(store=sys.argv[1], user='eko', role='investigator'))\n"
        "print(space.dossiers.of(sys.argv[2]).entity.name, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, uri, budi],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.strip() == "Budi Santoso"
    assert entries(uri, "view") == []
    monkeypatch.setattr(waiting, "LEFT_SECONDS", -1.0)
    for _opened in range(2):
        with looking(uri) as space:
            space.dossiers.of(budi)
    assert [entry.by for entry in entries(uri, "view")].count("eko") == 1


def test_lines_that_came_in_before_the_kill_are_put_in_once(uri, tmp_path, monkeypatch):
    monkeypatch.setattr(waiting, "LEFT_SECONDS", -1.0)
    act = Act("2026-01-01T00:00:00.000001+00:00", "eko", "view", "e_1", "opened=1")
    lines = Waiting(tmp_path / "waiting", "here")
    lines.add([act])
    (file,) = (tmp_path / "waiting").iterdir()
    with open_store(uri) as store:
        with file.open("ab") as added:
            added.write(b'{"after":%d}\n' % store.audit_head().number)
        store.append_audit_all([act])
        Waiting(tmp_path / "waiting", "here").put_into(store)
        assert [entry.by for entry in store.audit()].count("eko") == 1
    assert list((tmp_path / "waiting").iterdir()) == []


def test_what_one_takes_over_no_other_takes_over_at_once(uri, tmp_path):
    folder = tmp_path / "waiting"
    acts = [Act(f"2026-01-01T00:00:00.{n:06}+00:00", "eko", "view", f"e_{n}") for n in range(200)]
    an_hour_ago = time.time() - 3600
    for act in acts:
        Waiting(folder, "here").add([act])
    for file in folder.iterdir():
        os.utime(file, (an_hour_ago, an_hour_ago))

    together = Barrier(8)

    def take_over() -> None:
        with open_store(uri) as store:
            together.wait()
            while any(folder.iterdir()):
                Waiting(folder, "here").put_into(store)

    with ThreadPoolExecutor(8) as several:
        for taking in [several.submit(take_over) for _ in range(8)]:
            taking.result()
    with open_store(uri) as store:
        told = [entry.subject for entry in store.audit() if entry.by == "eko"]
    assert sorted(told) == sorted(act.subject for act in acts)
    assert list(folder.iterdir()) == []


def test_a_line_that_was_broken_off_takes_no_other_with_it(uri, tmp_path, monkeypatch):
    lines = Waiting(tmp_path / "waiting", "here")
    lines.add([Act("2026-01-01", "eko", "view", "e_1")])
    (file,) = (tmp_path / "waiting").iterdir()
    with file.open("ab") as added:
        added.write(b'{"at":"2026-01-01","by":"e')
    monkeypatch.setattr(waiting, "LEFT_SECONDS", -1.0)
    with open_store(uri) as store:
        Waiting(tmp_path / "waiting", "here").put_into(store)
        assert [entry.by for entry in store.audit()].count("eko") == 1


def test_where_no_file_can_be_kept_the_store_is_told_at_once(uri, state):
    import shutil

    shutil.rmtree(state)
    state.write_text("a file, where a folder would have to be made")
    with looking(uri) as space:
        space.dossiers.of(ids(uri)["Budi Santoso"])
        assert [entry.by for entry in entries(uri, "view")] == ["ani"]


def test_nothing_is_shown_where_neither_file_nor_store_can_be_told(uri, state, monkeypatch):
    from graph.errors import StoreBusy

    def refuse(acts):
        raise StoreBusy("busy")

    with looking(uri) as space:
        monkeypatch.setattr(space.store.writing(Right.LINK), "append_audit_all", refuse)
        space.store.consultations._waiting = Waiting(None, "here")
        for _again in range(2):
            with pytest.raises(StoreBusy):
                space.dossiers.of(ids(uri)["Budi Santoso"])


_WRITER = """
import sys
import time
from app.settings import Settings
from app.workspace import Workspace
with Workspace(Settings(store=sys.argv[1], user=sys.argv[2], role="investigator")) as space:
    for number in range(40):
        space.store.search(f"{sys.argv[2]} {number}")
        space.store.log_shown()
"""


def test_several_who_look_at_once_write_one_chain(uri):
    users = ("ani", "eko", "sri")
    running = [
        subprocess.Popen([sys.executable, "-c", _WRITER, uri, user], cwd=ROOT) for user in users
    ]
    assert [process.wait() for process in running] == [0, 0, 0]
    with open_store(uri) as store:
        log = list(store.audit())
    assert first_break(log) is None
    searched = [entry.by for entry in log if entry.action == "search"]
    assert {user: searched.count(user) for user in users} == dict.fromkeys(users, 40)


def test_a_digest_says_whether_the_same_was_given(uri):
    budi = ids(uri)["Budi Santoso"]
    given = []
    for facts in ({}, {}, {"reveal": True, "reason": "house visit"}):
        with looking(uri, **facts) as space:
            space.dossiers.of(ids(uri)["Ratna Wulandari"])
            space.dossiers.of(budi)
        given.append(read_facts(entries(uri, "view")[-2].reason)["given"])
    assert given[0] == given[1] != given[2]


def test_a_file_that_leaves_is_logged_with_its_digest_and_whom_it_tells_of(uri, tmp_path):
    import hashlib

    from app.exports.formats import write_export
    from app.exports.kinds import ExportKind

    with looking(uri) as space:
        network = space.networks.all()[0]
        (path,) = write_export(space, network.id, ExportKind.HTML, tmp_path / "n.html")
    (said,) = entries(uri, "export")
    (given,) = entries(uri, "give")
    facts = read_facts(given.reason)
    assert facts["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert facts["entry"] == str(said.number)
    assert {*network.parties, *network.cases} <= set(given.subject.split())


def test_consultations_of_an_unknown_store_need_no_folder(tmp_path, state):
    waiting_of("nowhere").close()
    assert not state.exists()
    with open_store(f"sqlite:///{tmp_path / 'e.db'}") as store:
        told = Consultations(store, Viewer(), waiting_of(store.place), by="ani")
        told.settle()
        assert list(store.audit()) == []
