"""The gate in a real Chromium: foreign names, other ports, frames, injected scripts, traps."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FLAGS, Served, chromium, settled
from tests.browser.settling import watch
from tests.offices.traps import lay_traps, sprung

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
REFUSED = "Halaman ini hanya terbuka dengan alamat"


@pytest.fixture(scope="module")
def served(serve, sample_store) -> Served:
    return serve(sample_store, role="head")


@dataclass
class Foreign:
    """Another server of this machine: what it shows, and all that was sent to it."""

    page: str = ""
    sent: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def foreign_server() -> Iterator[Foreign]:
    foreign = Foreign()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            foreign.sent.append(f"{self.path}\n{self.headers}")
            body = foreign.page.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    foreign.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield foreign
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_address_opens_the_screens_and_no_other_does(served: Served, browser: Browser):
    context = browser.new_context()
    watch(context)
    page = context.new_page()
    for path in ("", "/entity", "/_stcore/host-config"):
        assert page.goto(f"{served.url}{path}").status == 403
        assert REFUSED in page.content()
    served.enter(page)
    settled(page)
    assert served.server.keys.token not in page.url
    assert page.evaluate("() => document.cookie.includes('simpul')") is False
    (cookie,) = [one for one in context.cookies() if one["name"].startswith("simpul_")]
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"
    assert cookie["path"] == f"/{served.server.keys.folder}"
    again = context.new_page()
    again.goto(f"{served.url}/networks")
    settled(again)
    assert again.get_by_role("heading", name="Jaringan").count() >= 1


def test_a_link_from_elsewhere_opens_the_address_as_the_browser_does_from_its_file(
    served: Served, browser: Browser, tmp_path: Path
):
    file = tmp_path / "open.html"
    file.write_text(f'<meta http-equiv="refresh" content="0; url={served.server.keys.address}">')
    context = browser.new_context()
    watch(context)
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_url(f"{served.url}/")
    settled(page)


def test_a_page_of_the_web_that_is_made_to_mean_this_machine_gets_nothing(
    served: Served, browser: Browser
):
    keys = served.server.keys
    rebinding = [*FLAGS, "--host-resolver-rules=MAP evil.example 127.0.0.1"]
    opened = browser.browser_type.launch(executable_path=chromium(), args=rebinding)
    try:
        page = opened.new_context().new_page()
        base = f"http://evil.example:{keys.port}/{keys.folder}"
        for path in ("/", f"/enter?token={keys.token}", "/_stcore/host-config"):
            assert page.goto(base + path).status == 403
            assert REFUSED in page.content()
        assert page.context.cookies() == []
        page.goto("about:blank")
        told = page.evaluate(TRY_SOCKET, f"ws://evil.example:{keys.port}/{keys.folder}")
        assert told == "refused"
    finally:
        opened.close()


TRY_SOCKET = """(base) => new Promise((done) => {
  const socket = new WebSocket(`${base}/_stcore/stream`);
  socket.onopen = () => done("opened");
  socket.onerror = () => done("refused");
})"""

TRY_ALL = """async ([root, socket]) => {
  const told = {};
  const asked = async (name, what) => {
    const late = new Promise((done) => setTimeout(() => done("no answer"), 8000));
    try { told[name] = await Promise.race([what(), late]); } catch (error) { told[name] = "refused"; }
  };
  const loaded = (tag, attribute, path) => new Promise((done) => {
    const element = document.createElement(tag);
    if (tag === "link") element.rel = "stylesheet";
    element[attribute] = root + path;
    element.onload = () => done("loaded");
    element.onerror = () => done("refused");
    document.body.append(element);
  });
  const text = async (options) => {
    const answer = await fetch(root + "/_stcore/host-config", { credentials: "include", ...options });
    return answer.type === "opaque" ? "opaque" : `${answer.status}`;
  };
  await asked("read", () => text({}));
  await asked("read opaque", () => text({ mode: "no-cors" }));
  await asked("write", () => text({ method: "POST", body: "x" }));
  await asked("write opaque", () => text({ method: "POST", body: "x", mode: "no-cors" }));
  await asked("put", () => text({ method: "PUT", body: "x" }));
  await asked("script", () => loaded("script", "src", "/_stcore/bidi-components/simpul.canvas/canvas.js"));
  await asked("image", () => loaded("img", "src", "/favicon.png"));
  await asked("style", () => loaded("link", "href", "/static/css/index.css"));
  await asked("socket", () => new Promise((done) => {
    const opened = new WebSocket(`${socket}/_stcore/stream`);
    opened.onopen = () => done("opened");
    opened.onerror = () => done("refused");
  }));
  return told;
}"""


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_page_of_another_port_gets_nothing_although_it_is_of_the_same_site(
    served: Served, browser: Browser, name: str
):
    """The browser has entered, so that whatever the page asks could bring the cookie."""
    page = served.open(browser)
    keys = served.server.keys
    with foreign_server() as foreign:
        foreign.page = "<!doctype html><body>lure</body>"
        page.goto(f"http://{name}:{foreign.port}/")
        for path in ("/entity", f"/{keys.folder[:-1]}", "/_stcore/stream"):
            page.goto(f"{foreign.url}{path}")
        page.goto(f"http://{name}:{foreign.port}/")
        told = page.evaluate(TRY_ALL, [served.url, served.url.replace("http", "ws")])
        opaque = {"read opaque", "write opaque"}
        assert {told[asked] for asked in told.keys() - opaque} == {"refused"}, told
        assert {told[asked] for asked in opaque} <= {"opaque", "refused"}, told
        assert keys.session not in "".join(foreign.sent)
        assert keys.token not in "".join(foreign.sent)
        assert keys.folder not in "".join(foreign.sent).replace(keys.folder[:-1], "")
    served.violations.clear()


def test_no_page_frames_the_screens(served: Served, browser: Browser):
    page = served.open(browser)
    with foreign_server() as foreign:
        foreign.page = f"""<!doctype html><body>
          <iframe src="{served.url}/"></iframe>
          <iframe src="{served.server.keys.address}"></iframe>
          <object data="{served.url}/"></object><embed src="{served.url}/"></body>"""
        page.goto(foreign.url)
        page.wait_for_timeout(3000)
        shown = [frame for frame in page.frames if frame != page.main_frame]
        assert shown
        assert [frame for frame in shown if _shows_screens(frame)] == []
    served.violations.clear()


def _shows_screens(frame) -> bool:
    if frame.url.startswith("chrome-error:"):
        return False
    return frame.locator("#root, [data-testid=stApp]").count() > 0 or "refresh" in frame.content()


def test_a_window_that_another_page_opens_is_none_of_its_own(served: Served, browser: Browser):
    page = served.open(browser)
    with foreign_server() as foreign:
        foreign.page = "<!doctype html><body></body>"
        page.goto(foreign.url)
        with page.expect_popup() as opening:
            page.evaluate("(url) => { window.theirs = window.open(url); }", f"{served.url}/")
        opening.value.wait_for_timeout(2000)
        assert page.evaluate("() => window.theirs.closed") is True
        assert opening.value.evaluate("() => window.opener") is None


INJECTED = """() => {
  const add = (html) => document.body.insertAdjacentHTML("beforeend", html);
  add('<img src="x:" onerror="window.broken = 1">');
  add('<a id="lure" href="javascript:window.broken = 2">x</a>');
  document.getElementById("lure").click();
  for (const [name, value] of [["text", "window.broken = 3"], ["src", "http://evil.example/x.js"],
    ["src", "data:text/javascript,window.broken = 4"],
    ["src", URL.createObjectURL(new Blob(["window.broken = 5"], { type: "text/javascript" }))]]) {
    const script = document.createElement("script");
    script[name] = value;
    document.body.append(script);
  }
  setTimeout(() => eval("window.broken = 6"), 0);  // what a debugger runs itself may do it
  return new Promise((done) => setTimeout(() => done(window.broken ?? 0), 1500));
}"""


def test_what_text_could_start_in_a_page_does_not_start(served: Served, browser: Browser):
    page = served.open(browser)
    assert page.evaluate(INJECTED) == 0
    refused = "\n".join(served.violations)
    assert refused.count("script") >= 4, refused
    served.violations.clear()


def test_downloads_are_made_and_are_not_kept_by_the_browser(served: Served, browser: Browser):
    page = served.open(browser, "network")
    for label in ("CSV", "XLSX", "GraphML", "HTML", "HTCDS"):
        with page.expect_download() as downloading:
            page.get_by_role("button", name=label, exact=True).click()
        assert Path(downloading.value.path()).stat().st_size > 100
    answers: list[str] = []
    page.on("response", lambda answer: answers.append(answer.headers.get("cache-control", "")))
    page.goto(f"{served.url}/networks")
    settled(page)
    assert set(answers) == {"no-store"}
    assert served.violations == []


def test_a_server_started_in_a_folder_of_traps_springs_none(
    browser: Browser, sample_store: str, tmp_path: Path
):
    cases, elsewhere, home = (tmp_path / name for name in ("cases", "bin", "home"))
    for folder in (cases, elsewhere, home):
        folder.mkdir()
    lay_traps(cases)
    lay_traps(home)
    (elsewhere / "simpul").write_text("from app.cli import main\nmain()\n")
    kept = {name: told for name, told in os.environ.items() if not name.startswith("SIMPUL_")}
    lures = {
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "STREAMLIT_SERVER_ENABLE_CORS": "false",
        "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
        "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "full",
        "SIMPUL_STORE": sample_store,
    }
    with subprocess.Popen(
        [sys.executable, elsewhere / "simpul", "serve", "--port", "0", "--no-browser"],
        cwd=cases,
        env={**kept, **lures},
        stdout=subprocess.PIPE,
        text=True,
    ) as started:
        try:
            page, hosts = _opened(browser, started.stdout.readline().strip())
            page.locator("[data-testid=stSidebarNavLink]").nth(7).wait_for()
            for number in range(8):
                page.locator("[data-testid=stSidebarNavLink]").nth(number).click()
                settled(page)
            assert page.get_by_text("Peran: kepala kantor").count() == 1
            assert len(hosts) == 1
        finally:
            started.terminate()
    assert sprung(cases) == []
    assert sprung(home) == []
    assert not list(cases.rglob("__pycache__"))


def _opened(browser: Browser, address: str) -> tuple[Page, set[str]]:
    hosts: set[str] = set()
    context = browser.new_context()
    watch(context)
    page = context.new_page()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(address)
    page.wait_for_url("**/")
    settled(page)
    return page, hosts
