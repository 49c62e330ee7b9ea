"""The commands as people run them: output, exit codes, one clear line for every error."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from app.cli import main
from tests.fuzz.seeds import PASSWORD, seeds

pytestmark = pytest.mark.slow


COMMAND = [sys.executable, "-W", "ignore", "-c", "from app.cli import main; main()"]


HOME = {
    "PATH": "",
    "PYTHONPATH": str(Path(__file__).parents[3]),
    "SIMPUL_LANGUAGE": "en",
    "XDG_STATE_HOME": os.environ["XDG_STATE_HOME"],
}


def simpul(*arguments: str, cwd: Path, code: int = 0, **environment: str) -> str:
    """What a command says, without the second in which a process of its own starts."""
    said, complained = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(complained):
        patch.setattr(sys, "argv", ["simpul", *arguments])
        patch.chdir(cwd)
        for name in [variable for variable in os.environ if variable.startswith("SIMPUL_")]:
            patch.delenv(name)
        for name, value in (HOME | environment).items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main()
    assert (ended.value.code or 0) == code, complained.getvalue()
    return said.getvalue() + complained.getvalue() if code else said.getvalue()


def simpul_alone(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, as a shell starts it."""
    return subprocess.run(
        [*COMMAND, *arguments], cwd=cwd, capture_output=True, text=True, env=HOME, check=False
    )


@pytest.fixture(scope="module")
def loaded(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    simpul("sample", "d", "--cases", "60", "--seed", "7", cwd=folder)
    simpul("load", "d", "--purpose", "test of loading", "--basis", "public_interest", cwd=folder)
    return folder


def networks(folder: Path) -> list[dict]:
    return json.loads(simpul("networks", "--format", "json", cwd=folder))


def test_networks_as_json_have_every_field(loaded):
    found = networks(loaded)
    assert found
    keys = {
        "id",
        "cases",
        "parties",
        "victims",
        "roles",
        "regencies",
        "destinations",
        "first_date",
        "last_date",
    }
    assert set(found[0]) == keys | {"score", "reasons"}
    assert found[0]["score"] == sum(reason["points"] for reason in found[0]["reasons"])
    assert [network["score"] for network in found] == sorted(
        (network["score"] for network in found), reverse=True
    )


def test_networks_as_table_and_csv(loaded):
    assert "networks" in simpul("networks", cwd=loaded)
    lines = simpul("networks", "--format", "csv", "--limit", "2", cwd=loaded).splitlines()
    assert lines[0].startswith("id,cases,parties")
    assert len(lines) == 3


def test_why_explains_one_and_two_in_both_languages_and_as_picture(tmp_path):
    from app.settings import Settings
    from app.workspace import Workspace
    from tests.offices import alike

    with Workspace(Settings(store=f"sqlite:///{tmp_path / 'simpul.db'}", user="test")) as space:
        alike.fill(space)
    one, other, victim = alike.YUSUF.id, alike.YUSUP.id, alike.VICTIM.id
    assert "the phone number is the same" in simpul("why", one, other, cwd=tmp_path)
    assert "nomor teleponnya sama" in simpul("why", one, other, "-l", "id", cwd=tmp_path)
    assert "How its mentions hang together" in simpul("why", "moh yusup", cwd=tmp_path)
    assert "Others are called so too" in simpul("why", "muhammad yusuf", cwd=tmp_path)
    found = json.loads(simpul("why", one, alike.NAMESAKE.id, "-f", "json", cwd=tmp_path))
    assert (found["verdict"], found["because"], found["steps"][0]["strength"]) == (
        "review",
        "nik",
        "against",
    )
    assert (
        json.loads(simpul("why", one, "-f", "json", cwd=tmp_path))["apart"][0]["tier"] == "probable"
    )
    assert simpul("why", one, other, "-f", "svg", cwd=tmp_path).startswith("<svg")
    assert simpul("why", one, other, "-f", "svg", "-o", "why.svg", cwd=tmp_path) == "why.svg\n"
    assert (tmp_path / "why.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "nothing to draw" in simpul("why", alike.STRANGER.id, "-f", "svg", cwd=tmp_path, code=1)
    assert "protected people" in simpul("why", victim, alike.STRANGER.id, cwd=tmp_path, code=1)


def test_show_and_path(loaded):
    parties = next(
        network["parties"] for network in networks(loaded) if len(network["parties"]) > 1
    )
    shown = json.loads(simpul("show", parties[0]["id"], "--format", "json", cwd=loaded))
    assert shown["name"] == parties[0]["name"]
    assert "Person" in simpul("show", parties[0]["name"], cwd=loaded)
    assert "1." in simpul(
        "path", parties[0]["id"], parties[1]["id"], "--max-length", "12", cwd=loaded
    )


def test_exports_and_briefing_are_written(loaded):
    network = networks(loaded)[0]["id"]
    for kind in ("csv", "graphml", "html"):
        for path in simpul("export", network, "--format", kind, cwd=loaded).split():
            assert (loaded / path).stat().st_size > 60
    (page,) = simpul(
        "brief", network, "--audience", "partner", "--date", "2026-01-01", cwd=loaded
    ).split()
    assert "<!doctype html>" in (loaded / page).read_text(encoding="utf-8").lower()


def test_sources_say_what_was_loaded_by_whom_and_why(loaded):
    first, *_ = json.loads(simpul("sources", "--format", "json", cwd=loaded))
    assert (first["purpose"], first["basis"], first["finished"]) == (
        "test of loading",
        "public_interest",
        True,
    )
    assert len(first["sha256"]) == len(first["mapping_sha256"]) == 64
    assert first["read"] == first["new"] > 0
    assert "test of loading" in simpul("sources", cwd=loaded)
    assert first["sha256"] in simpul("sources", "--format", "csv", cwd=loaded)


def test_a_draft_is_staged_shown_accepted_and_gone(loaded, tmp_path):
    staged = json.loads(
        simpul("load", str(loaded / "d"), "--draft", "--format", "json", cwd=tmp_path)
    )
    assert networks(tmp_path) == []
    assert staged["id"] in simpul("drafts", cwd=tmp_path)
    assert json.loads(simpul("drafts", "--format", "json", cwd=tmp_path))[0]["cases_new"] == 60
    assert "what accepting it would do" in simpul("drafts", staged["id"], cwd=tmp_path)
    accepted = json.loads(
        simpul("drafts", staged["id"], "--accept", "--format", "json", cwd=tmp_path)
    )
    assert accepted["load"]["values"] == staged["load"]["values"]
    assert len(networks(tmp_path)) == len(networks(loaded))
    assert "No draft waits" in simpul("drafts", cwd=tmp_path)
    again = json.loads(
        simpul("load", str(loaded / "d"), "--draft", "--format", "json", cwd=tmp_path)
    )
    assert "was discarded" in simpul("drafts", again["id"], "--discard", cwd=tmp_path)


def test_a_load_that_is_stopped_by_hand_says_so_in_one_line(tmp_path):
    simpul("sample", "d", "--cases", "3000", cwd=tmp_path)
    process = subprocess.Popen(
        [*COMMAND, "load", "d"], cwd=tmp_path, env=HOME, stderr=subprocess.PIPE, text=True
    )
    while not (tmp_path / "simpul.db").exists():
        time.sleep(0.05)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (
        said.strip()
        == "simpul: stopped; what was committed is kept, run the command again to go on"
    )


def test_preview_loads_nothing(loaded, tmp_path):
    assert "Read by its headers" in simpul("load", str(loaded / "d"), "--preview", cwd=tmp_path)
    assert networks(tmp_path) == []


def test_demo_ends_with_its_networks(tmp_path):
    said = simpul("demo", "--no-app", "--cases", "40", cwd=tmp_path)
    assert "networks" in said
    assert (tmp_path / "simpul-demo" / "simpul.db").exists()


def test_demo_asks_before_it_mixes_made_up_cases_with_others(loaded):
    said = simpul(
        "demo", "--no-app", "--cases", "5", "--store", "sqlite:///simpul.db", cwd=loaded, code=1
    )
    assert "made-up" in said


@pytest.mark.parametrize(
    ("arguments", "clue"),
    [
        (("show", "nobody"), "nothing found"),
        (("networks", "--store", "sqlite:///none/x.db"), "make it"),
        (("networks", "--store", "mongo://x"), "sqlite:///"),
        (("show", "x", "--reveal", "curious"), "a reason in words"),
        (("brief", "n_none"), "simpul networks"),
        (("networks", "--language", "xx"), "use one of"),
        (("load", "nowhere.csv"), "nowhere.csv"),
        (("drafts", "d_none"), "simpul drafts"),
    ],
)
def test_an_error_is_one_clear_line_and_a_code(loaded, arguments, clue):
    said = simpul(*arguments, cwd=loaded, code=1)
    assert clue in said
    assert len(said.splitlines()) == 1


def test_a_process_of_its_own_ends_with_a_code_and_no_trace(loaded):
    good, bad = (
        simpul_alone("show", what, cwd=loaded)
        for what in (networks(loaded)[0]["parties"][0]["id"], "nobody")
    )
    assert (good.returncode, good.stderr, bad.returncode, bad.stdout) == (0, "", 1, "")
    assert bad.stderr.startswith("simpul: nothing found") and len(bad.stderr.splitlines()) == 1


@pytest.fixture
def locked(tmp_path) -> Path:
    (tmp_path / "aduan.xlsx").write_bytes(seeds()["locked"])
    return tmp_path


def test_password_of_a_workbook_comes_from_the_environment_where_nobody_can_be_asked(locked):
    assert simpul("load", "aduan.xlsx", cwd=locked, SIMPUL_FILE_PASSWORD=PASSWORD)
    said = simpul("load", "aduan.xlsx", cwd=locked, code=1)
    assert "aduan.xlsx has a password" in said and "SIMPUL_FILE_PASSWORD" in said
    said = simpul("load", "aduan.xlsx", cwd=locked, code=1, SIMPUL_FILE_PASSWORD="salah")
    assert "does not open with the password given" in said and "salah" not in said


def at_terminal(*arguments: str, cwd: Path, typed: list[str]) -> tuple[int, str]:
    """What a command says to a person who types these passwords, and its exit code."""
    pty = pytest.importorskip("pty", reason="there are no terminals of this kind on Windows")
    code = f"import sys; sys.argv = {['simpul', *arguments]!r}; from app.cli import main; main()"
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(cwd)
        home = {
            "PYTHONPATH": str(Path(__file__).parents[3]),
            "SIMPUL_LANGUAGE": "en",
            "TERM": "dumb",
        }
        os.execve(sys.executable, [sys.executable, "-W", "ignore", "-c", code], home)
    said = b""
    while True:
        try:
            said += os.read(terminal, 4096)
        except OSError:
            break
        if typed and said.count(b"Password of") > 3 - len(typed):
            os.write(terminal, typed.pop(0).encode() + b"\n")
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said.decode()


def test_password_of_a_workbook_is_asked_for_unseen_and_three_times(locked):
    code, said = at_terminal("load", "aduan.xlsx", cwd=locked, typed=["salah", "keliru", PASSWORD])
    assert code == 0, said
    assert said.count("Password of 'aduan.xlsx'") == 3
    assert not any(word in said for word in ("salah", "keliru", PASSWORD))
    code, said = at_terminal("load", "aduan.xlsx", cwd=locked, typed=["salah", "keliru", "luput"])
    assert code == 1
    assert said.count("Password of") == 3 and "does not open with the password given" in said


def test_every_command_explains_itself(tmp_path):
    for command in (
        "sample",
        "load",
        "sources",
        "drafts",
        "networks",
        "show",
        "network",
        "gaps",
        "path",
        "connect",
        "export",
        "brief",
        "demo",
        "serve",
        "forget",
        "sync",
        "doctor",
    ):
        assert "Usage" in simpul(command, "--help", cwd=tmp_path)


def test_a_damaged_file_keeps_nothing_else_out_and_the_code_says_so(tmp_path):
    simpul("sample", "d", "--cases", "20", cwd=tmp_path)
    (tmp_path / "d" / "rusak.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    told = simpul("load", "d", "--no-link", cwd=tmp_path, code=3)
    assert "rusak.xlsx" in told
    loaded = {row["file"] for row in json.loads(simpul("sources", "-f", "json", cwd=tmp_path))}
    assert len(loaded) > 1 and "rusak.xlsx" not in loaded
    (tmp_path / "d" / "rusak.xlsx").unlink()
    simpul("load", "d", "--no-link", cwd=tmp_path)


def test_codes_of_a_load_tell_what_is_not_in(tmp_path):
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    assert "nothing to load" in simpul("load", "rusak.xlsx", cwd=tmp_path, code=1)
    rows = "source,target,date\nMara,Lino,2024-31-31\n"
    (tmp_path / "ties.csv").write_text(rows, encoding="utf-8")
    simpul("load", "ties.csv", cwd=tmp_path, code=2)


def test_the_version_is_told_without_a_store(tmp_path):
    assert simpul("--version", cwd=tmp_path).split()[0] == "simpul"
    assert list(tmp_path.iterdir()) == []
