"""Signing in, in a real Chromium, over TLS: what a page shows, and that it shows nothing more."""

import http.client
import re
import ssl
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
import trustme
from playwright.sync_api import Browser, BrowserContext, Page
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from app.accounts.directory import Directory
from app.operations.office import Office
from app.operations.serve import Server, running
from app.settings import Settings
from app.workspace import Workspace
from graph.stores import open_store
from tests.app.accounts.openid_providers import provider_file, real_provider
from tests.app.operations.test_serve import ROUTES
from tests.browser.conftest import FLAGS, chromium
from tests.browser.settling import settled, watch

pytestmark = pytest.mark.browser

WORDS = "perahu kunyit jendela batu"
PLACES = {"ani": ("investigator", "Ani Lestari"), "budi": ("analyst", "Budi"), "adm": ("", "")}


class Screens:
    """A server with accounts over TLS, and browsers that open it."""

    def __init__(self, server: Server, office: Office, folder: Path, store: str) -> None:
        self.server = server
        self.site = server.keys
        self.directory = Directory(office.accounts)
        self.folder = folder
        self.store = store
        self.said: list[str] = []

    def context(self, browser: Browser, **options: object) -> BrowserContext:
        size = {"width": 1366, "height": 768}
        chosen = {"locale": "id-ID", "viewport": size, **options}
        context = browser.new_context(ignore_https_errors=True, **chosen)
        watch(context)
        return context

    def page(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda told: self.said.append(told.text))
        return page

    def enter(self, browser: Browser, name: str, path: str = "", **options: object) -> Page:
        """A page of the screens, signed in by the keyboard alone."""
        page = self.page(self.context(browser, **options))
        page.goto(f"{self.site.root}/{path}")
        page.wait_for_url("**/sign-in*")
        page.wait_for_function("() => document.activeElement.id === 'name'")
        page.keyboard.type(name)
        page.keyboard.press("Tab")
        page.keyboard.type(WORDS)
        with page.expect_response("**/sign-in") as answered:
            page.keyboard.press("Enter")
        assert answered.value.status == 303, page.content()
        page.wait_for_url(f"{self.site.root}/{path}")
        settled(page)
        return page

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str):
        """One request without a browser: status, body and headers."""
        trusting = ssl.create_default_context(cafile=self.folder / "ca.pem")
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self.site.port, timeout=30, context=trusting
        )
        with closing(connection):
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers


@pytest.fixture(scope="module")
def screens(sample_store, tmp_path_factory) -> Iterator[Screens]:
    folder = tmp_path_factory.mktemp("office")
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1", "localhost")
    authority.cert_pem.write_to_path(folder / "ca.pem")
    issued.cert_chain_pems[0].write_to_path(folder / "chain.pem")
    issued.private_key_pem.write_to_path(folder / "key.pem")
    office = Office(
        folder / "accounts.db", certificate=folder / "chain.pem", key=folder / "key.pem"
    )
    code = office.first_code()
    directory = Directory(office.accounts)
    directory.redeem("adm", code.text, WORDS)
    for name, (role, title) in PLACES.items():
        if role:
            directory.redeem(name, directory.add(name, role, title=title).text, WORDS)
    directory.close()
    with running(Settings(store=sample_store, user="test"), office=office) as server:
        assert server.is_ready()
        opened = Screens(server, office, folder, sample_store)
        yield opened
        opened.directory.close()


def test_every_route_gives_nothing_without_a_session(screens: Screens):
    refused = screens.ask("/")[1]
    assert b"Simpul" in refused
    assert len(refused) < 1000
    for route in ROUTES:
        if route == "enter":
            continue
        for method in ("GET", "POST", "PUT", "DELETE"):
            for headers in ({}, {"Origin": screens.site.origins[0]}):
                assert screens.ask(f"/{route}", method, **headers)[:2] == (403, refused), route
        forged = {"Cookie": f"{screens.site.cookie_name('session')}={'A' * 43}"}
        assert screens.ask(f"/{route}", **forged)[:2] == (403, refused), route


def sign_in_without_a_browser(screens: Screens, name: str) -> str:
    status, page, headers = screens.ask("/sign-in")
    assert status == 200
    token = re.search(rb'name="token" value="([^"]+)"', page)[1].decode()
    status, _page, headers = screens.ask(
        "/sign-in",
        "POST",
        urlencode({"token": token, "name": name, "password": WORDS}).encode(),
        **{
            "Cookie": headers["Set-Cookie"].partition(";")[0],
            "Origin": screens.site.origins[0],
            "Content-Type": "application/x-www-form-urlencoded",
        },
    )
    assert status == 303
    cookies = [told.partition(";")[0] for told in headers.get_all("Set-Cookie")]
    return next(cookie for cookie in cookies if "_session=" in cookie)


def test_a_file_of_somebody_else_and_the_stream_need_a_session_that_stands(screens: Screens):
    cookie = sign_in_without_a_browser(screens, "ani")
    status, page, _headers = screens.ask("/", Cookie=cookie)
    assert status == 200
    script = re.search(rb'src="\./(static/js/[^"]+)"', page)[1].decode()
    assert screens.ask(f"/{script}", Cookie=cookie)[0] == 200
    socket = f"wss://127.0.0.1:{screens.site.port}/_stcore/stream"
    trusting = ssl.create_default_context(cafile=screens.folder / "ca.pem")
    given = {"origin": screens.site.origins[0], "ssl": trusting}
    with connect(socket, additional_headers={"Cookie": cookie}, **given) as opened:
        assert opened.response.status_code == 101
    with pytest.raises(InvalidStatus):
        connect(socket, additional_headers={"Cookie": cookie}, origin="https://evil", ssl=trusting)
    screens.directory.sessions.end_all("ani")
    refused = screens.ask("/x")[1]
    assert screens.ask(f"/{script}", Cookie=cookie)[:2] == (403, refused)
    with pytest.raises(InvalidStatus):
        connect(socket, additional_headers={"Cookie": cookie}, **given)


def test_a_page_of_an_investigator_is_dead_when_his_rights_are_taken_away(
    screens: Screens, browser: Browser
):
    page = screens.enter(browser, "ani", "networks")
    assert page.get_by_role("heading", name="Jaringan").count() >= 1
    assert page.evaluate("() => document.cookie.includes('session')") is False
    screens.directory.change("ani", role="analyst")
    page.wait_for_url("**/sign-in*")
    assert "Jaringan" not in page.content()
    screens.directory.change("ani", role="investigator")


def test_an_administrator_sees_no_case_and_makes_an_account(screens: Screens, browser: Browser):
    page = screens.enter(browser, "adm")
    links = page.get_by_test_id("stSidebarNavLink").all_inner_texts()
    assert [link.splitlines()[-1] for link in links] == ["Akun", "Sesi saya", "Bantuan"]
    page.get_by_label("Nama akun").fill("citra")
    page.get_by_label("Peran").last.click()
    page.get_by_role("option", name="auditor").click()
    page.get_by_role("button", name="Buat akun").click()
    code = page.get_by_test_id("stCode").inner_text().strip()
    assert screens.directory.redeem("citra", code, WORDS).role == "auditor"
    with open_store(screens.store) as store:
        last = list(store.audit())[-1]
    assert (last.by, last.action, last.subject) == ("adm", "account", "add citra auditor")


def test_who_signs_out_is_out_in_every_page_of_the_browser(screens: Screens, browser: Browser):
    page = screens.enter(browser, "budi")
    other = screens.page(page.context)
    other.goto(f"{screens.site.root}/networks")
    settled(other)
    page.get_by_role("button", name="Keluar").click()
    for opened in (page, other):
        opened.wait_for_url("**/sign-in*")
    assert screens.directory.sessions.standing("budi") == []


def test_files_of_a_page_are_for_its_session_alone(
    screens: Screens, browser: Browser, tmp_path: Path
):
    page = screens.enter(browser, "ani", "load")
    cases = tmp_path / "cases.csv"
    cases.write_text("Nomor Pengaduan;Nama;Peran\nZ-1;Eko Tandra;calo\n", encoding="utf-8")
    with page.expect_response("**/_stcore/upload_file/**") as sent:
        page.locator("input[type=file]").first.set_input_files(cases)
    assert sent.value.status == 204
    with Workspace(Settings(store=screens.store, user="test")) as space:
        network = space.networks.all()[0].id
    page.goto(f"{screens.site.root}/network?id={network}")
    with page.expect_download() as got:
        page.get_by_test_id("stDownloadButton").get_by_role("button").first.click()
    address = got.value.url.removeprefix(screens.site.root)
    assert address.startswith("/media/")
    others = sign_in_without_a_browser(screens, "budi")
    for path, method in ((sent.value.url.removeprefix(screens.site.root), "PUT"), (address, "GET")):
        headers = {"Cookie": others, "Origin": screens.site.origins[0]}
        status, body, _headers = screens.ask(path, method, b"x", **headers)
        assert (status, body) == (403, screens.ask("/x")[1])


def test_everybody_sees_and_ends_his_own_sessions_alone(screens: Screens, browser: Browser):
    screens.directory.sessions.end_all()
    sign_in_without_a_browser(screens, "budi")
    sign_in_without_a_browser(screens, "ani")
    page = screens.enter(browser, "ani", "sessions")
    hers = screens.directory.sessions.standing("ani")
    shown = page.get_by_test_id("stMain").inner_text()
    assert "Masuk sebagai ani" in shown
    numbers = [session.number for session in hers]
    for number in numbers:
        page.get_by_text(number).first.wait_for()
    assert page.get_by_text(screens.directory.sessions.standing("budi")[0].number).count() == 0
    page.get_by_role("button", name="Akhiri semua yang lain").click()
    page.get_by_text(numbers[1]).first.wait_for(state="detached")
    (left,) = screens.directory.sessions.standing("ani")
    assert left == replace(hers[0], seen=left.seen)
    assert len(screens.directory.sessions.standing("budi")) == 1
    page.get_by_role("link", name="Ganti kata sandi").click()
    page.wait_for_url("**/password")
    assert page.get_by_label("Kata sandi baru", exact=True).count() == 1


def test_a_new_session_of_somebody_else_takes_nothing_over(screens: Screens, browser: Browser):
    page = screens.enter(browser, "ani", "find", locale="en-US")
    page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first.fill("rahasia ani")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in*")
    page.wait_for_function("() => document.activeElement.id === 'name'")
    page.keyboard.type("budi")
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)
    settled(page)
    assert "Budi" in page.get_by_test_id("stSidebar").inner_text()
    assert "rahasia ani" not in page.content()


def test_no_page_breaks_its_policy_and_no_text_becomes_a_program(
    screens: Screens, browser: Browser
):
    screens.said.clear()
    page = screens.enter(browser, "ani")
    for path in ("sign-in", "first", "password", "sign-out", "networks", "explorer", "sessions"):
        page.goto(f"{screens.site.root}/{path}")
        page.wait_for_load_state("networkidle")
    assert [said for said in screens.said if "Content Security Policy" in said] == []
    page.evaluate(
        """() => {
          window.ran = [];
          const script = document.createElement("script");
          script.textContent = "window.ran.push('script')";
          document.body.append(script);
          const picture = document.createElement("div");
          picture.innerHTML = "<img src='none:' onerror=\\"window.ran.push('onerror')\\">";
          document.body.append(picture);
        }"""
    )
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.ran") == []
    assert len([said for said in screens.said if "Content Security Policy" in said]) >= 2


def test_a_page_of_the_web_that_is_made_to_mean_this_server_gets_nothing(
    screens: Screens, browser: Browser
):
    rebinding = [*FLAGS, "--host-resolver-rules=MAP evil.example 127.0.0.1"]
    opened = browser.browser_type.launch(executable_path=chromium(), args=rebinding)
    try:
        page = opened.new_context(ignore_https_errors=True).new_page()
        for path in ("", "sign-in", "first", "_stcore/host-config"):
            address = f"https://evil.example:{screens.site.port}/{path}"
            assert page.goto(address).status == 403
            assert "<form" not in page.content()
        assert page.context.cookies() == []
    finally:
        opened.close()


SEND = """(address) => new Promise((done) => {
  const form = document.createElement("form");
  form.method = "post"; form.action = address;
  for (const [name, value] of [["name", "budi"], ["password", "perahu kunyit jendela batu"]]) {
    const field = document.createElement("input");
    field.name = name; field.value = value; form.append(field);
  }
  document.body.append(form);
  form.submit(); done();
})"""


def test_a_page_of_somebody_else_signs_nobody_in_or_out(screens: Screens, browser: Browser):
    screens.directory.sessions.end_all()
    page = screens.enter(browser, "ani")
    number = screens.directory.sessions.standing("ani")[0].number
    evil = screens.page(page.context)
    evil.route("https://evil.example/", lambda route: route.fulfill(body="<p>evil", status=200))
    for path in ("sign-in", "sign-out"):
        evil.goto("https://evil.example/")
        evil.evaluate(SEND, f"{screens.site.root}/{path}")
        evil.wait_for_url(f"**/{path}")
        assert "<form" not in evil.content()
    assert screens.directory.sessions.standing("budi") == []
    assert screens.directory.sessions.standing("ani")[0].number == number


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["id-ID", "en-US"])
def test_signing_in_is_open_to_a_reader_of_screens(screens, browser, scheme, locale):
    from axe_playwright_python.sync_playwright import Axe

    context = screens.context(browser, locale=locale, color_scheme=scheme, bypass_csp=True)
    page = screens.page(context)
    for path in ("sign-in", "first"):
        page.goto(f"{screens.site.root}/{path}")
        found = Axe().run(page)
        assert [violation["id"] for violation in found.response["violations"]] == []
        assert page.evaluate("() => document.activeElement.id") == "name"
    page.goto(f"{screens.site.root}/sign-in")
    page.keyboard.type("ani")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    assert alert.inner_text().startswith("Name" if locale == "en-US" else "Nama")
    assert page.evaluate("() => document.activeElement.id") == "password"
    assert page.get_by_label("Password" if locale == "en-US" else "Kata sandi").count() == 1


def test_who_the_provider_of_an_office_vouches_for_is_in(
    sample_store, tmp_path, browser: Browser, monkeypatch
):
    monkeypatch.setenv("SIMPUL_OPENID_SECRET", "of the client")
    with real_provider() as issuer:
        office = Office(tmp_path / "accounts.db", openid=provider_file(tmp_path, issuer))
        office.first_code()
        settings = Settings(store=sample_store, user="test")
        with running(settings, office=office) as server:
            assert server.is_ready()
            directory = Directory(office.accounts)
            page = _by_provider(browser, server, "17")
            page.wait_for_url(f"{server.keys.root}/networks")
            settled(page)
            assert "Citra Dewi" in page.get_by_test_id("stSidebar").inner_text()
            assert [one.account for one in directory.sessions.standing()] == ["citra"]
            (account,) = directory.accounts()
            assert (account.name, account.role) == ("citra", "investigator")
            directory.change("citra", disabled=True)
            page.wait_for_url("**/sign-in*")
            refused = _by_provider(browser, server, "17")
            assert "nonaktif" in refused.get_by_role("alert").inner_text()
            nobody = _by_provider(browser, server, "18")
            assert "tidak memberi Anda peran" in nobody.get_by_role("alert").inner_text()
            assert directory.sessions.standing() == []
            directory.close()
    with open_store(sample_store) as store:
        entries = [(entry.by, entry.action) for entry in store.audit()]
    assert ("citra", "sign in") in entries
    assert entries[-1] == ("", "refused")


def _by_provider(browser: Browser, server: Server, who: str) -> Page:
    """A page of somebody who was sent to the provider, and back."""
    context = browser.new_context(locale="id-ID")
    watch(context)
    page = context.new_page()
    page.goto(f"{server.keys.root}/networks")
    page.get_by_role("link", name="Masuk lewat Kantor Pusat").click()
    page.get_by_role("button", name=who, exact=True).first.click()
    return page
