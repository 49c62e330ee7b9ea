"""Serving the screens on this machine only, from a folder of their own.

Decisions.
A folder of cases is a place where others put files: whatever is named `streamlit.py` or
`.streamlit/config.toml` there is run or obeyed by a Python or a Streamlit that is started in it. So
the server starts isolated (`python -I`), in an empty folder made for it, which is its home folder
too; it is told where its program lies; and of the environment it gets what is named here and
nothing else.
What it is entered with (`app.gate`) goes through a pipe: other users see command lines. For the
same reason the browser is not started with the address but with a file, which only its owner reads
and which leads there.
"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from app.gate import ADDRESS, READY, Keys
from app.gate.site import Site
from app.operations.office import Office
from app.settings import Settings

_PATIENCE = 3.0
"""Seconds that the server has to end by itself."""
_START = 120.0
"""Seconds that it has to begin."""
_ROOT = Path(__file__).resolve().parents[2]
"""Where this very program lies, wherever a program of the same name may lie."""
_BOOT = (
    "import json, sys; told = json.loads(sys.stdin.readline()); sys.path[:] = told['path'];"
    " from app.server import run; run(told)"
)
_STORE_FILE = re.compile(r"(sqlite(?:\+encrypted)?:///)(.+)()", re.DOTALL)
_SOURCE_FILE = re.compile(r"(sqlite(?:\+\w+)?:///)([^?]+)(.*)", re.DOTALL)
"""Addresses that name a file: what stands before it, the file, and what stands behind it."""
_PASSED_ON = frozenset(
    """
    PATH LANG LANGUAGE TZ TMPDIR TEMP TMP SYSTEMROOT COMSPEC PATHEXT WINDIR LD_LIBRARY_PATH
    DYLD_LIBRARY_PATH LOGNAME USER USERNAME JAVA_HOME SPARK_HOME SSL_CERT_FILE SSL_CERT_DIR
    OMP_NUM_THREADS POLARS_MAX_THREADS
    """.split()
)
"""What the server gets of the environment."""
_FEW_ARENAS = {"MALLOC_ARENA_MAX": "2"}
"""Each run of a page is a thread; glibc would keep memory of its own for each of them."""
_PASSED_ON_FROM = ("SIMPUL_", "LC_", "PG")
"""How the names of other such variables begin."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that was started."""

    process: subprocess.Popen[str]
    keys: Keys | Site
    folder: Path
    """Where it works, and nobody else may look."""

    def is_ready(self) -> bool:
        """Wait until it listens, and say whether it does.

        That something listens on its port would not do: it may be a server of somebody else.
        """
        until = time.monotonic() + _START
        while time.monotonic() < until and self.process.poll() is None:
            if (self.folder / READY).exists():
                return True
            time.sleep(0.05)
        return False


def serve(
    settings: Settings,
    *,
    port: int = 8501,
    open_browser: bool = True,
    office: Office | None = None,
    tell: Callable[[Site], None] | None = None,
) -> int:
    """Serve until interrupted or told to end, and the server with it.

    `office` is how it is served to those who have accounts; `tell` is called with where, once it
    is. Returns the exit code of the server.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with running(settings, port=port, office=office) as server:
            if server.is_ready():
                print(server.keys.address, flush=True)  # noqa: T201 - where to look
                if tell and isinstance(server.keys, Site):
                    tell(server.keys)
                if open_browser and _has_screen(os.environ):
                    _browse(server)
            return server.process.wait()
    except KeyboardInterrupt:
        return 0


@contextmanager
def running(
    settings: Settings,
    *,
    port: int = 0,
    log: IO[bytes] | None = None,
    office: Office | None = None,
) -> Iterator[Server]:
    """A server that ends at the end, and its folder with it; what it says goes to `log`."""
    port = port or free_port()
    keys: Keys | Site = office.site(port) if office else Keys(port=port)
    told = {
        "path": program_path(sys.path, Path.cwd()),
        "keys": asdict(keys),
        "office": office.settled() if office else None,
    }
    with TemporaryDirectory(prefix="simpul-") as folder:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-I", "-c", _BOOT],
            cwd=folder,
            env=environment(settings, folder),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            text=True,
        )
        try:
            _tell(process, json.dumps(told))
            yield Server(process, keys, Path(folder))
        finally:
            _end(process)


def _tell(process: subprocess.Popen[str], line: str) -> None:
    """Hand the server a line; one that has ended already takes none, and its exit code tells."""
    if process.stdin is None:
        return
    try:
        with process.stdin as pipe:
            pipe.write(f"{line}\n")
    except BrokenPipeError:
        return


def _end(process: subprocess.Popen[str]) -> None:
    """End the server, which would keep its port and the store open for whoever comes by.

    It is ended by force if it lingers.
    """
    process.terminate()
    try:
        process.wait(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def program_path(path: list[str], working_folder: Path) -> list[str]:
    """Where the server imports from: where we do, but not from the working folder.

    What is not absolute is relative to that folder.
    """
    here = working_folder.resolve()
    resolved = {place: Path(place).resolve() for place in path if Path(place).is_absolute()}
    kept = [place for place, real in resolved.items() if real == _ROOT or real != here]
    if _ROOT not in resolved.values():
        kept.insert(0, str(_ROOT))
    return kept


def environment(settings: Settings, home: str) -> dict[str, str]:
    """The server's environment: what it may know of ours, the settings, and its home folder.

    Paths are made absolute, since it works elsewhere.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.upper() in _PASSED_ON or name.upper().startswith(_PASSED_ON_FROM)
    }
    placed = settled(settings)
    values = {field.name: getattr(placed, field.name) for field in fields(placed)}
    written = {
        name: str(int(value)) if isinstance(value, bool) else str(value)
        for name, value in values.items()
    }
    stated = {f"SIMPUL_{name.upper()}": value for name, value in written.items() if value}
    homes = {"HOME": home, "USERPROFILE": home, "XDG_STATE_HOME": _state_home()}
    return {**kept, **_password_files(kept), **stated, **homes, **_FEW_ARENAS}


def settled(settings: Settings) -> Settings:
    """The settings with every path in them absolute."""
    folders = {
        name: str(Path(value).absolute())
        for name in ("drafts", "mappings", "thresholds")
        if (value := getattr(settings, name))
    }
    sources = [_settled(_SOURCE_FILE, url) for url in settings.sources.split()]
    store = _settled(_STORE_FILE, settings.store)
    return settings.override(store=store, sources=" ".join(sources), **folders)


def _settled(form: re.Pattern[str], address: str) -> str:
    """The address, its file named by the whole path where it names one."""
    found = form.fullmatch(address)
    if not found:
        return address
    before, path, behind = found.groups()
    return f"{before}{Path(path).absolute()}{behind}"


def _state_home() -> str:
    """Where this account keeps what programs remember of it: that is not in the new home folder."""
    stated = Path(os.environ.get("XDG_STATE_HOME", ""))
    return str(stated if stated.is_absolute() else Path.home() / ".local" / "state")


def _password_files(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables that name a file of passwords, which would be sought from the new folder."""
    found = {}
    for name, value in environment.items():
        if name.endswith("_FILE") and name.startswith("SIMPUL_"):
            found[name] = str(Path(value).expanduser().absolute())
    found.setdefault("PGPASSFILE", environment.get("PGPASSFILE", str(Path.home() / ".pgpass")))
    return found


def _has_screen(environment: Mapping[str, str]) -> bool:
    """Whether a browser could be seen; on Linux one in the terminal would be opened otherwise."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _browse(server: Server) -> None:
    """Open the browser by a file that leads to the address."""
    page = server.folder / "open.html"
    with os.fdopen(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f'<meta http-equiv="refresh" content="0; url={server.keys.address}">')
    webbrowser.open(page.as_uri())


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])
