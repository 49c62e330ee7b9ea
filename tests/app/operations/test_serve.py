"""The screens are served while their command lives, from a folder of their own, behind the gate."""

import http.client
import json
import os
import pwd
import re
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from app.gate import ADDRESS
from app.operations.serve import Server, environment, program_path, running, settled
from app.settings import Settings

ROOT = Path(__file__).parents[3]
ROUTES = (
    "",
    "entity",
    "enter",
    "_stcore/health",
    "_stcore/host-config",
    "_stcore/metrics",
    "_stcore/script-health-check",
    "_stcore/stream",
    "_stcore/upload_file/a/b",
    "_stcore/bidi-components/simpul.canvas/canvas.js",
    "_stcore/agent/openapi.json",
    "_stcore/agent/mcp",
    "media/a.csv",
    "static/js/index.js",
    "favicon.png",
)


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((ADDRESS, port)) == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = tmp_path_factory.mktemp("store") / "simpul.db"
    with running(Settings(store=f"sqlite:///{store}", user="test")) as started:
        assert started.is_ready()
        yield started


def ask(server: Server, path: str, method: str = "GET", **headers: str):
    connection = http.client.HTTPConnection(ADDRESS, server.keys.port, timeout=20)
    with closing(connection):
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers


def entered(server: Server) -> str:
    """The cookie of somebody who opened the address."""
    parts = urlsplit(server.keys.address)
    status, _page, headers = ask(server, f"{parts.path}?{parts.query}")
    assert status == 200
    return headers["Set-Cookie"].partition(";")[0]


def test_a_server_whose_command_is_told_to_end_leaves_its_port_and_no_folder(tmp_path: Path):
    run = (
        "from app.operations.serve import serve, Settings; serve(Settings(), port=0,"
        " open_browser=False)"
    )
    (tmp_path / "cases").mkdir()
    (tmp_path / "temporary").mkdir()
    told = {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path / "temporary")}
    with subprocess.Popen(
        [sys.executable, "-c", run],
        cwd=tmp_path / "cases",
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **told},
    ) as served:
        port = urlsplit(served.stdout.readline()).port
        is_served = is_open(port)
        (folder,) = (tmp_path / "temporary").glob("simpul-*")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        served.terminate()
    assert is_served
    assert not is_open(port)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_who_opens_the_address_gets_the_page_and_who_does_not_gets_nothing(server: Server):
    refused = ask(server, "/")[1]
    assert b"simpul serve" in refused
    for route in ROUTES:
        for path in (f"/{route}", f"/{server.keys.folder}/{route}"):
            assert ask(server, path)[:2] == (403, refused), path
    cookie = entered(server)
    folder = f"/{server.keys.folder}"
    status, page, headers = ask(server, f"{folder}/", Cookie=cookie)
    assert status == 200
    assert b'<div id="root">' in page
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert ask(server, f"{folder}/_stcore/health", Cookie=cookie)[0] == 200


def test_every_option_that_opens_a_door_is_off(server: Server):
    cookie = entered(server)
    folder = f"/{server.keys.folder}"
    status, _body, headers = ask(server, f"{folder}/_stcore/host-config", Cookie=cookie)
    assert status == 200
    assert "Access-Control-Allow-Origin" not in headers
    config = json.loads(ask(server, f"{folder}/_stcore/host-config", Cookie=cookie)[1])
    assert config["allowedOrigins"] == []
    described = ask(server, f"{folder}/_stcore/agent/openapi.json", Cookie=cookie)[1]
    origin = f"http://{ADDRESS}:{server.keys.port}"
    interact = {"Cookie": cookie, "Origin": origin, "Content-Type": "application/json"}
    status, body, _headers = ask(server, f"{folder}/_stcore/agent/interact", "POST", **interact)
    assert status >= 400, (described, body)
    status, body, _headers = ask(server, f"{folder}/app/static/x", Cookie=cookie)
    assert b'<div id="root">' in body, "no file of a static folder, but the page itself"


def socket_address(server: Server) -> str:
    return f"ws://{ADDRESS}:{server.keys.port}/{server.keys.folder}/_stcore/stream"


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null", "http://localhost:{port}"])
@pytest.mark.parametrize("has_entered", [True, False])
def test_a_socket_from_elsewhere_is_refused(server: Server, origin, has_entered):
    headers = {"Cookie": entered(server)} if has_entered else {}
    named = origin and origin.format(port=server.keys.port)
    with pytest.raises(InvalidStatus) as refused:
        connect(socket_address(server), additional_headers=headers, origin=named)
    assert refused.value.response.status_code == 403


def test_a_socket_of_our_own_page_is_accepted_with_the_cookie_alone(server: Server):
    origin = f"http://{ADDRESS}:{server.keys.port}"
    with pytest.raises(InvalidStatus):
        connect(socket_address(server), origin=origin)
    headers = {"Cookie": entered(server)}
    with connect(socket_address(server), additional_headers=headers, origin=origin) as socket:
        assert socket.response.status_code == 101


def test_no_secret_is_on_a_command_line_or_in_the_environment(server: Server):
    keys = server.keys
    process = Path(f"/proc/{server.process.pid}")
    if not process.exists():
        pytest.skip("this system has no /proc to look into")
    told = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    for secret in (keys.token, keys.session, keys.folder):
        assert secret.encode() not in told


SPY = r"""
import glob, http.client, json, re, sys
port, pid = int(sys.argv[1]), sys.argv[2]
found = {"commands": "", "read": [], "answers": []}
for path in glob.glob("/proc/[0-9]*/cmdline"):
    try:
        found["commands"] += open(path, "rb").read().decode("latin-1") + "\n"
    except OSError:
        pass
for path in (f"/proc/{pid}/environ", *sys.argv[4:]):
    try:
        open(path, "rb").read()
        found["read"].append(path)
    except OSError:
        pass
for route in json.loads(sys.argv[3]):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/" + route)
    answer = connection.getresponse()
    found["answers"].append([answer.status, answer.read().decode()])
print(json.dumps(found))
"""
"""What another user of the machine can find out: command lines, files, and every route."""


def test_another_user_of_the_machine_finds_no_way_in(server: Server):
    if os.geteuid() != 0:
        pytest.skip("only root can look as another user: run the tests as root to see it")
    nobody = pwd.getpwnam("nobody")
    page = server.folder / "open.html"
    page.write_text("secret")
    asked = [str(server.keys.port), str(server.process.pid), json.dumps(ROUTES), str(page)]
    spied = subprocess.run(
        ["/usr/bin/env", "python3", "-I", "-c", SPY, *asked],
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(spied.stdout)
    keys = server.keys
    assert str(server.folder) not in found["read"]
    assert found["read"] == []
    assert "from app.server import run" in found["commands"]
    for secret in (keys.token, keys.session, keys.folder):
        assert secret not in found["commands"]
    refused = ask(server, "/")[1].decode()
    assert found["answers"] == [[403, refused]] * len(ROUTES)


def test_the_environment_of_the_server_is_what_is_named_and_no_more(monkeypatch, tmp_path: Path):
    unwanted = {
        "STREAMLIT_SERVER_ENABLE_CORS": "false",
        "STREAMLIT_SECRETS_FILES": "x",
        "PYTHONPATH": "/somewhere",
        "PYTHONSTARTUP": "x.py",
        "PYTHONHOME": "/somewhere",
        "UVICORN_PORT": "1",
        "FORWARDED_ALLOW_IPS": "*",
        "LD_PRELOAD": "x.so",
        "DUCKDB_HOME": "x",
        "GIT_DIR": "x",
        "ANYTHING": "x",
    }
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    for name, value in {**unwanted, "SIMPUL_NEO4J_USER": "ani", "PGPORT": "5433"}.items():
        monkeypatch.setenv(name, value)
    given = environment(Settings(), str(tmp_path))
    assert unwanted.keys() & given.keys() == set()
    assert given["SIMPUL_NEO4J_USER"] == "ani"
    assert given["PGPORT"] == "5433"
    assert given["HOME"] == str(tmp_path)
    assert given["XDG_STATE_HOME"] == str(Path.home() / ".local" / "state")


def test_paths_of_the_settings_stay_what_they_are_elsewhere(monkeypatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIMPUL_NEO4J_PASSWORD_FILE", "password")
    given = Settings(
        store="sqlite:///cases.db",
        drafts="drafts",
        mappings="/srv/mappings",
        thresholds="own.yaml",
        sources="sqlite:///office.db?mode=ro sqlite+pysqlite:///b.db postgresql://ani@host/office",
    )
    told = settled(given)
    assert told.store == f"sqlite:///{tmp_path}/cases.db"
    assert told.drafts == f"{tmp_path}/drafts"
    assert told.mappings == "/srv/mappings"
    assert told.thresholds == f"{tmp_path}/own.yaml"
    assert told.sources.split() == [
        f"sqlite:///{tmp_path}/office.db?mode=ro",
        f"sqlite+pysqlite:///{tmp_path}/b.db",
        "postgresql://ani@host/office",
    ]
    assert settled(told) == told
    assert settled(Settings(store="neo4j://host/name")).store == "neo4j://host/name"
    password = environment(given, "/nowhere")["SIMPUL_NEO4J_PASSWORD_FILE"]
    assert password == f"{tmp_path}/password"


def test_the_server_imports_from_where_we_do_but_not_from_the_working_folder(tmp_path: Path):
    installed = "/opt/packages"
    path = ["", ".", "relative", str(tmp_path), f"{tmp_path}/../{tmp_path.name}", installed]
    assert program_path(path, tmp_path) == [str(ROOT), installed]
    assert program_path([installed, str(ROOT)], ROOT) == [installed, str(ROOT)]


def test_a_program_that_cannot_start_ends_with_its_code(tmp_path: Path):
    with running(Settings(store=f"sqlite:///{tmp_path}/s.db")) as first:
        assert first.is_ready()
        with (tmp_path / "log").open("wb") as log:
            other = running(
                Settings(store=f"sqlite:///{tmp_path}/s.db"), port=first.keys.port, log=log
            )
            with other as second:
                assert not second.is_ready(), "somebody else listens there"
                assert second.process.wait(60) != 0
        assert is_open(first.keys.port)
    said = (tmp_path / "log").read_text()
    assert re.search("not available", said)
    assert first.keys.token not in said
