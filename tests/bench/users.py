"""How an office works at once: `python -m tests.bench.users [--users N] [--minutes M] [--cases C]`.

A server with accounts is started on a store of sample cases. Each user signs in as a person does,
opens a WebSocket as his browser would, and then opens page after page (which one is drawn by lot,
with a seed of his own), reading each for two to six seconds. The time of an act is from the message
that asks for the page until the server says that its script has finished. An error is an act that
shows one, or that never ends, or a socket that is closed. Memory is that of the server (VmRSS).
"""

import argparse
import os
import random
import re
import statistics
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from app.accounts.directory import Directory
from app.gate.site import Site
from app.operations.office import Office
from app.operations.serve import running
from app.settings import Settings
from app.workspace import Workspace
from loaders.sample import write_sample

WORDS = "perahu kunyit jendela batu"
READS = (2.0, 6.0)
"""Seconds that somebody looks at a page."""
LONGEST = 120.0
"""Seconds after which an act counts as one that never ends."""
ROLES = ("investigator", "analyst", "handler", "head")


@dataclass
class Told:
    """What all users met."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


class User:
    """Somebody who is signed in, with a page open."""

    def __init__(self, site: Site, name: str) -> None:
        self._site = site
        cookie = self._sign_in(name)
        address = f"ws://127.0.0.1:{site.port}{site.path('_stcore/stream')}"
        self._open = ExitStack()
        self._socket: ClientConnection = self._open.enter_context(
            connect(
                address,
                origin=site.origins[0],
                additional_headers={"Cookie": cookie},
                max_size=None,
                subprotocols=["streamlit"],
            )
        )

    def _sign_in(self, name: str) -> str:
        """The cookie of a session, by the form of the sign-in page."""
        connection = HTTPConnection("127.0.0.1", self._site.port, timeout=60)
        connection.request("GET", self._site.path("sign-in"))
        answer = connection.getresponse()
        token = re.search(r'name="token" value="([^"]+)"', answer.read().decode())
        kept = answer.headers["Set-Cookie"].partition(";")[0]
        typed = {"token": token[1] if token else "", "name": name, "password": WORDS}
        headers = {
            "Cookie": kept,
            "Origin": self._site.origins[0],
            "Content-Type": "application/x-www-form-urlencoded",
        }
        connection.request("POST", self._site.path("sign-in"), urlencode(typed), headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        cookies = [told.partition(";")[0] for told in answer.headers.get_all("Set-Cookie", ())]
        return next(cookie for cookie in cookies if "_session=" in cookie)

    def open(self, page: str, query: str) -> str:
        """Open a page and wait until it is drawn; what error it shows, or nothing."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        self._socket.send(asked.SerializeToString())
        shown = ""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            told = ForwardMsg()
            told.ParseFromString(self._socket.recv(timeout=LONGEST))
            kind = told.WhichOneof("type")
            element = told.delta.new_element if kind == "delta" else None
            if element is not None and element.WhichOneof("type") in {"exception", "alert"}:
                alert = element.alert
                wrong = element.WhichOneof("type") == "exception" or alert.format == alert.ERROR
                shown = shown or (str(element)[:200] if wrong else "")
            if kind == "script_finished":
                return shown
        return "it never ended"

    def close(self) -> None:
        self._open.close()


def work(site: Site, number: int, acts: list[tuple[str, str]], until: float, told: Told) -> None:
    """One user at work until it is time to go home."""
    chance = random.Random(number)
    try:
        user = User(site, f"user{number:02}")
        while time.monotonic() < until:
            page, query = chance.choice(acts)
            began = time.monotonic()
            if shown := user.open(page, query):
                told.errors.append(f"{page}?{query}: {shown}")
            told.seconds[page].append(time.monotonic() - began)
            time.sleep(chance.uniform(*READS))
        user.close()
    except (WebSocketException, OSError, TimeoutError, StopIteration) as error:
        told.errors.append(f"user{number:02}: {type(error).__name__} {error}")


def memory(process: int) -> float:
    """Megabytes of a process that are in memory."""
    status = Path(f"/proc/{process}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0


def busy(process: int) -> float:
    """Seconds of a core that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def prepare(folder: Path, cases: int, users: int) -> tuple[Settings, Office, list[tuple[str, str]]]:
    """A store of sample cases, an account for each user, and what they open."""
    write_sample(folder / "cases", cases=cases, seed=3)
    settings = Settings(store=f"sqlite:///{folder / 'simpul.db'}", user="bench", language="en")
    with Workspace(settings) as space:
        space.intake.load(space.intake.plan([folder / "cases"]), rejects=folder / "rejected")
        space.linker.link()
        networks = space.networks.all()[:8]
        parties = [party for network in networks for party in network.parties[:3]]
    office = Office(folder / "accounts.db")
    code = office.first_code()
    directory = Directory(office.accounts)
    if code:
        directory.redeem("adm", code.text, WORDS)
    for number in range(users):
        name = f"user{number:02}"
        made = directory.add(name, ROLES[number % len(ROLES)])
        directory.redeem(name, made.text, WORDS)
    directory.close()
    acts = [("overview", ""), ("networks", ""), ("changes", ""), ("find", "q=Budi")]
    acts += [("network", f"id={network.id}") for network in networks]
    acts += [("explorer", f"id={network.id}") for network in networks[:3]]
    acts += [("entity", f"id={party}") for party in parties[:8]]
    return settings, office, acts


def main() -> None:
    """Print how long acts took, what went wrong, and how memory went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--cases", type=int, default=400)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings, office, pages = prepare(Path(folder), given.cases, given.users)
        told = Told()
        with running(settings, office=office) as server:
            if not server.is_ready() or not isinstance(server.keys, Site):
                raise SystemExit("the server did not start")
            until = time.monotonic() + given.minutes * 60
            before = busy(server.process.pid)
            print(f"memory at the start: {memory(server.process.pid):.0f} MB")
            threads = [
                threading.Thread(target=work, args=(server.keys, number, pages, until, told))
                for number in range(given.users)
            ]
            for thread in threads:
                thread.start()
            while time.monotonic() < until:
                time.sleep(min(30.0, max(0.0, until - time.monotonic())))
                done = sum(map(len, told.seconds.values()))
                print(f"{done} acts, {memory(server.process.pid):.0f} MB", flush=True)
            for thread in threads:
                thread.join()
            used = busy(server.process.pid) - before
        show(told)
        acts = sum(map(len, told.seconds.values()))
        print(f"seconds of a core for an act: {used / max(1, acts):.2f}")


def show(told: Told) -> None:
    """Print the times of each page, and every error."""
    print(f"{'page':12} {'acts':>6} {'p50':>7} {'p95':>7}")
    every = [second for seconds in told.seconds.values() for second in seconds]
    for page, seconds in [*sorted(told.seconds.items()), ("all", every)]:
        if len(seconds) > 1:
            tail = statistics.quantiles(seconds, n=20)[-1]
            print(f"{page:12} {len(seconds):6} {statistics.median(seconds):7.2f} {tail:7.2f}")
    print(f"errors: {len(told.errors)}")
    for error in told.errors[:10]:
        print(f"  {error}")


if __name__ == "__main__":
    main()
