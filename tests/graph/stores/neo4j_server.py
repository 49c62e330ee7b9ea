"""A real Neo4j 5.26 LTS server on loopback for the tests, from its Maven artifacts: no Docker, no
root.

`NEO4J_URI` set means: use that server instead, with SIMPUL_NEO4J_USER and SIMPUL_NEO4J_PASSWORD.
Its database is emptied before every test, so it must be empty at first, or known as a test
database.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from app.operations.serve import free_port
from tests.offices.ids import IDS

VERSION = "5.26.30"
PASSWORD = "only-on-loopback"
WHAT_TO_INSTALL = (
    "no Neo4j to test with: install Java 17 and Maven (apt install openjdk-17-jre-headless maven), "
    "or set NEO4J_URI to a test server"
)
_BRIEF = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
"""For a server that lives for minutes: what the thorough compiler takes it never gives back."""
_OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch")
]
_CONFIGURATION = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
server.memory.pagecache.size={page_cache}m
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
internal.server.bolt.thread_pool_shutdown_wait_time=500ms
"""


class Neo4jServer:
    """One server with a home folder of its own; it can be stopped, killed and started again on the
    same data.
    """

    def __init__(
        self,
        home: Path,
        *,
        heap: int = 512,
        page_cache: int = 64,
        brief: bool = True,
        **settings: str,
    ) -> None:
        """`heap` and `page_cache` in MiB; not `brief`: compiled as in an office; `settings` as for
        `configure`.
        """
        self.home = home
        self.heap = heap
        self.page_cache = page_cache
        self.brief = brief
        self.port = free_port()
        self.uri = f"bolt://127.0.0.1:{self.port}"
        self.routed = f"neo4j://127.0.0.1:{self.port}"
        self.settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        for folder in ("conf", "logs", "run", "plugins", "import", "data", "lib"):
            (home / folder).mkdir(parents=True, exist_ok=True)
        self.configure(**settings)
        self._set_password()

    def configure(self, **settings: str) -> None:
        """Write the settings file; counts from the next start. Dots are written as two
        underscores.
        """
        lines = "".join(f"{name.replace('__', '.')}={value}\n" for name, value in settings.items())
        (self.home / "conf" / "neo4j.conf").write_text(
            _CONFIGURATION.format(port=self.port, page_cache=self.page_cache) + lines
        )

    def start(self, *, wait: float = 120, scheme: str = "bolt") -> None:
        """Start and wait until a query is answered."""
        log = self.home / "logs" / "console.log"
        folders = (f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
        with log.open("ab") as out:
            options = [f"-Xmx{self.heap}m", *(_BRIEF if self.brief else ())]
            command = _java("org.neo4j.server.CommunityEntryPoint", *folders, options=options)
            self._process = subprocess.Popen(command, stdout=out, stderr=out)
        end = time.monotonic() + wait
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise RuntimeError(f"Neo4j ended: {log.read_text()[-2000:]}")
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", self.port), 1),
            ):
                break
            time.sleep(0.1)
        address = f"{scheme}://127.0.0.1:{self.port}"
        with neo4j.GraphDatabase.driver(
            address, auth=("neo4j", PASSWORD), max_transaction_retry_time=0
        ) as driver:
            while True:
                try:
                    driver.execute_query("RETURN 1")
                    return
                except neo4j.exceptions.Neo4jError:
                    if time.monotonic() > end:
                        raise
                    time.sleep(0.1)

    def restart(self, *, scheme: str = "bolt", **settings: str) -> None:
        """End it and start it with these settings."""
        self.stop()
        self.configure(**settings)
        self.start(scheme=scheme)

    def stop(self) -> None:
        """As an office does it."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """As a power cut does it."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(60)

    def _set_password(self) -> None:
        command = ("dbms", "set-initial-password", PASSWORD)
        folders = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        subprocess.run(
            _java("org.neo4j.server.startup.Neo4jAdminCommand", *command, options=_BRIEF),
            env={**os.environ, **folders},
            check=True,
            capture_output=True,
            timeout=120,
        )


@contextlib.contextmanager
def running_server(**settings: Any) -> Iterator[Neo4jServer]:
    """A started server in a folder of its own, gone afterwards; skips the test where there can be
    none.

    Where CI is set, it fails instead: a run without a server would prove nothing.
    """
    if not (shutil.which("java") and shutil.which("mvn")):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(WHAT_TO_INSTALL)
    with tempfile.TemporaryDirectory(prefix="simpul-neo4j-", ignore_cleanup_errors=True) as name:
        server = Neo4jServer(Path(name), **settings)
        try:
            server.start()
            yield server
        finally:
            server.kill()


@contextlib.contextmanager
def shared(**options: Any) -> Iterator[tuple[str, tuple[str, str]]]:
    """Address and login of the server that NEO4J_URI names, or of one that is started with these
    options.
    """
    if uri := os.environ.get("NEO4J_URI"):
        yield (
            uri,
            (os.environ.get("SIMPUL_NEO4J_USER", "neo4j"), os.environ["SIMPUL_NEO4J_PASSWORD"]),
        )
        return
    with running_server(**options) as server:
        yield server.routed, ("neo4j", PASSWORD)


@contextlib.contextmanager
def login(user: str = "neo4j", password: str = PASSWORD) -> Iterator[None]:
    """The environment in which stores log in to the test server."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIMPUL_NEO4J_USER", user)
        patch.setenv("SIMPUL_NEO4J_PASSWORD", password)
        patch.delenv("SIMPUL_NEO4J_PASSWORD_FILE", raising=False)
        patch.delenv("SIMPUL_NEO4J_DATABASE", raising=False)
        yield


def claim(driver: neo4j.Driver) -> None:
    """Mark an empty database as one for tests; refuse one that holds something else."""
    held = driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"]
    ours = driver.execute_query("MATCH (n:Simpul) WHERE n.tests RETURN count(n) AS n").records[0][
        "n"
    ]
    if held and not ours:
        raise RuntimeError(
            "this database holds something and is no test database: it will not be emptied"
        )
    driver.execute_query(
        "MERGE (n:Simpul {key: 'store'}) SET n.tests = true, n.revision = 0, n.generation = 0,"
        " n.version = 0"
    )


def empty(driver: neo4j.Driver) -> None:
    """Remove all but the mark of the store's schema; its ids are keyed with the tests' secret."""
    with driver.session() as session:
        session.run(
            "MATCH (n) WHERE NOT n:Simpul AND NOT n:SimpulMigration CALL (n) { DETACH DELETE n } IN"
            " TRANSACTIONS"
        ).consume()
        session.run(
            "MATCH (n:Simpul) SET n.revision = 0, n.generation = 0, n.saving = null, n.saving_since"
            " = null, n.id_key = $key",
            key=IDS.secret(),
        ).consume()


def jars() -> Path:
    """The server's class path folder, resolved once into the user's cache."""
    cache = (
        Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        / "simpul"
        / f"neo4j-{VERSION}"
    )
    complete = cache / ".complete"
    if not complete.exists():
        cache.mkdir(parents=True, exist_ok=True)
        pom = Path(__file__).parent / "server" / "pom.xml"
        command = [
            "mvn",
            "-q",
            "-B",
            "-f",
            str(pom),
            "dependency:copy-dependencies",
            f"-DoutputDirectory={cache}",
        ]
        subprocess.run(command, check=True, timeout=900)
        complete.touch()
    return cache


def _java(main: str, *arguments: str, options: list[str]) -> list[str]:
    return ["java", *options, *_OPENS, "-cp", f"{jars()}/*", main, *arguments]
