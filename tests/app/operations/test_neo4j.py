"""The whole way on a real Neo4j server, by the command line: the same answers as SQLite, whoever
else is at work.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import Settings
from app.workspace import Workspace
from graph.stores import open_store
from loaders.sample import write_sample
from tests.graph.stores.neo4j_server import free_port
from tests.offices.handed_out import text_of, without_head

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

COMMAND = [sys.executable, "-W", "ignore", "-c", "from app.cli import main; main()"]


def start(*arguments: str, cwd: Path) -> "subprocess.Popen[str]":
    login = {name: value for name, value in os.environ.items() if name.startswith("SIMPUL_NEO4J")}
    home = {
        "PATH": "",
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "SIMPUL_LANGUAGE": "en",
        "XDG_STATE_HOME": os.environ["XDG_STATE_HOME"],
        **login,
    }
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([*COMMAND, *arguments], cwd=cwd, env=home, **pipes)


def simpul(*arguments: str, cwd: Path, code: int = 0) -> str:
    process = start(*arguments, cwd=cwd)
    out, err = process.communicate(timeout=240)
    assert process.returncode == code, out + err
    assert "Traceback" not in err
    return out if code == 0 else out + err


def test_the_demo_finds_the_same_as_on_sqlite_byte_for_byte(neo4j_uri, tmp_path):
    demo = ("demo", "--no-app", "--format", "json")
    ours = simpul(*demo, cwd=tmp_path)
    theirs = simpul(*demo, "--store", neo4j_uri, cwd=tmp_path)
    assert len(json.loads(ours)) > 10
    assert theirs == ours
    with (
        open_store(f"sqlite:///{tmp_path / 'simpul-demo' / 'simpul.db'}") as embedded,
        open_store(neo4j_uri) as shared,
    ):
        assert shared.digests() == embedded.digests()
    for kind in ("show", "export", "brief"):
        network = json.loads(ours)[0]["id"]
        asked = {
            "show": ("show", json.loads(ours)[0]["parties"][0]["id"], "--format", "json"),
            "export": ("export", network, "--format", "graphml", "--output"),
            "brief": ("brief", network, "--date", "2026-01-01", "--output"),
        }[kind]
        answers = []
        for store in ("sqlite:///simpul-demo/simpul.db", neo4j_uri):
            file = tmp_path / f"{len(answers)}.out"
            written = simpul(
                *asked, *([str(file)] if kind != "show" else []), "--store", store, cwd=tmp_path
            )
            answers.append(without_head(text_of(file)) if kind != "show" else written)
        assert answers[0] == answers[1], kind


def test_two_who_load_the_same_files_at_once_double_nothing(neo4j_uri, tmp_path):
    write_sample(tmp_path / "cases", cases=300, seed=3)
    with Workspace(Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="test")) as space:
        alone = space.intake.load(
            space.intake.plan([tmp_path / "cases"]), rejects=tmp_path / "rejected"
        )
        space.linker.link()
    both = [
        start(
            "load",
            "cases",
            "--store",
            neo4j_uri,
            "--rejects",
            f"r{number}",
            "--format",
            "json",
            cwd=tmp_path,
        )
        for number in (1, 2)
    ]
    loads = []
    for process in both:
        out, err = process.communicate(timeout=240)
        assert process.returncode == 0, err
        loads.append(json.loads(out)["load"])
    for kind in ("cases", "mentions", "statements"):
        new, read = (
            sum(load["values"][kind].get(what, 0) for load in loads) for what in ("new", "read")
        )
        assert new == alone.values[kind].new, kind
        assert read == 2 * alone.values[kind].read, kind
    with open_store(f"sqlite:///{tmp_path / 's.db'}") as embedded, open_store(neo4j_uri) as shared:
        assert shared.counts() == embedded.counts()
        assert shared.digests() == embedded.digests()


@pytest.mark.parametrize("command", [("networks",), ("doctor",), ("load", "cases")])
def test_a_server_that_is_not_there_is_one_clear_line(command, neo4j_uri, tmp_path):
    write_sample(tmp_path / "cases", cases=3, seed=3)
    said = simpul(*command, "--store", f"bolt://127.0.0.1:{free_port()}", cwd=tmp_path, code=1)
    assert "check address and port" in said


def test_sync_and_doctor_by_the_command_line(neo4j_uri, tmp_path):
    simpul("sample", "d", "--cases", "40", cwd=tmp_path)
    simpul("load", "d", cwd=tmp_path)
    assert "both stores hold the same" in simpul(
        "sync", "sqlite:///simpul.db", neo4j_uri, cwd=tmp_path
    )
    assert " 0 written" in simpul("sync", neo4j_uri, "sqlite:///simpul.db", cwd=tmp_path)
    checks = json.loads(simpul("doctor", "--store", neo4j_uri, "--format", "json", cwd=tmp_path))
    assert all(check["good"] for check in checks)
