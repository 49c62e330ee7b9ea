"""The gate of an office: without a session that stands nothing is told, whatever is asked."""

import asyncio
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

from app.accounts.directory import Directory
from app.accounts.sessions import AGE, IDLE
from app.accounts.throttle import FREE, FREE_OF_ADDRESS
from app.gate.forms import Forms, browser_called
from app.gate.sign_in import SESSION_HEADER, AccountsGate
from app.gate.site import Site
from app.i18n import LANGUAGES

WORDS = "perahu kunyit jendela batu"
SECRET = b"Siti Contoh"
PUBLIC = "https://simpul.office.example"
HOST = "simpul.office.example"
PROXY = "127.0.0.1"
ADDRESS = "203.0.113.7"
SITE = Site.at(8501, public=PUBLIC)
OURS = [("origin", PUBLIC), ("sec-fetch-site", "same-origin")]
OPENS = [("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")]


class Clock:
    """A clock that the test moves."""

    time = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time


FILE = "/media/3f9a0b.csv"
UPLOAD = "/_stcore/upload_file/page-of-ani/file-1"


async def screens(scope, receive, send):
    """An application that tells a secret to whoever reaches it, and whose it takes him for."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while (said := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "bytes": SECRET + said["bytes"]})
        return
    told = [value for name, value in scope["headers"] if name == SESSION_HEADER.encode()]
    headers = [(b"x-told", value) for value in told]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": SECRET})


class Office:
    """A gate before those screens, its accounts, and all that was logged."""

    def __init__(self, path: Path, site: Site = SITE) -> None:
        self.clock = Clock()
        self.directory = Directory(path, create=True, clock=self.clock)
        self.site = site
        self.logged: list[tuple[str, str, str]] = []
        forms = Forms(self.directory, site, "id", lambda *entry: self.logged.append(entry))
        self.gate = AccountsGate(screens, self.directory, site, forms, ["'sha256-abc'"])

    def ask(self, path="/", *, method="GET", headers=(), body=b"", query="", peer=PROXY):
        """What is answered to one request: status, headers as pairs, and body."""
        given = [(name.encode(), value.encode("latin-1")) for name, value in headers]
        if not any(name == b"host" for name, _value in given):
            given.insert(0, (b"host", HOST.encode()))
        scope = {
            "type": "http",
            "path": path,
            "method": method,
            "query_string": query.encode(),
            "headers": given,
            "client": (peer, 4711),
        }
        sent = []

        async def send(said):
            sent.append(said)

        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        asyncio.run(self.gate(scope, receive, send))
        told = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
        return sent[0]["status"], told, b"".join(said.get("body", b"") for said in sent[1:])

    def form(self, path="/sign-in", *, headers=(), **typed):
        """Send a form of ours as a browser does that has opened its page."""
        _status, told, page = self.ask(path, headers=headers)
        token = re.search(rb'name="token" value="([^"]+)"', page)[1].decode()
        cookies = [*cookies_of(told), *(value for name, value in headers if name == "cookie")]
        sent = [*OURS, ("cookie", "; ".join(cookies)), FORM]
        return self.ask(path, method="POST", headers=sent, body=coded(token=token, **typed))

    def signed_in(self, name="ani", **headers) -> str:
        """The cookie of somebody who signed in."""
        _status, told, _body = self.form(name=name, password=WORDS)
        return next(c for c in cookies_of(told) if c.startswith("__Host-simpul_session="))


FORM = ("content-type", "application/x-www-form-urlencoded")


def coded(**typed: str) -> bytes:
    return urlencode(typed).encode()


def cookies_of(told) -> list[str]:
    return [value.partition(";")[0] for name, value in told if name == "set-cookie"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("office") / "accounts.db"
    directory = Directory(path, create=True, clock=Clock())
    directory.redeem("admin", directory.first_code().text, WORDS)
    directory.redeem("ani", directory.add("ani", "investigator").text, WORDS)
    directory.close()
    return path


@pytest.fixture
def office(filled: Path, tmp_path: Path):
    path = tmp_path / "accounts.db"
    path.write_bytes(filled.read_bytes())
    path.chmod(0o600)
    opened = Office(path)
    yield opened
    opened.directory.close()


ROUTES = (
    "/",
    "/entity",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/upload_file/a/b",
    "/_stcore/bidi-components/simpul.canvas/canvas.js",
    "/_stcore/agent/openapi.json",
    "/media/abc.csv",
    "/static/js/index.js",
    "/component/x/index.html",
    "/app/static/network.png",
    "/sign-in/x",
    "//sign-in",
)


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_every_route_answers_the_same_refusal_to_who_has_not_signed_in(office, path, method):
    same = office.ask("/")
    assert same[0] == 403
    assert office.ask(path, method=method) == same
    assert office.ask(path, method=method, headers=OURS) == same
    forged = [("cookie", f"__Host-simpul_session={'A' * 43}"), (SESSION_HEADER, "0" * 64)]
    assert office.ask(path, method=method, headers=[*OURS, *forged]) == same
    assert SECRET not in same[2]


def test_who_opens_a_page_is_led_to_sign_in_and_from_there_to_the_page(office):
    status, told, body = office.ask("/network", query="id=n_0a1b", headers=OPENS)
    assert (status, body) == (303, b"")
    address = dict(told)["location"]
    assert address == "/sign-in?next=%2Fnetwork%3Fid%3Dn_0a1b"
    page = office.ask("/sign-in", query=address.partition("?")[2])[2].decode()
    assert 'name="next" value="/network?id=n_0a1b"' in page
    _status, told, _body = office.form(name="ani", password=WORDS, next="/network?id=n_0a1b")
    assert dict(told)["location"] == "/network?id=n_0a1b"


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example/x",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/x?y=\r\nset-cookie: a=b",
        "/sign-in",
        "/sign-out",
        "",
    ],
)
def test_nobody_is_led_elsewhere(office, wanted):
    _status, told, _body = office.form(name="ani", password=WORDS, next=wanted)
    assert dict(told)["location"] == "/"


def test_a_link_from_elsewhere_asks_once_more_from_our_own_page(office):
    elsewhere = [*OPENS, ("sec-fetch-site", "cross-site")]
    status, _told, page = office.ask("/network", query="id=n_1", headers=elsewhere)
    assert status == 200
    assert b'content="0; url=/network?id=n_1"' in page
    ours = [*OPENS, ("sec-fetch-site", "same-origin")]
    assert office.ask("/network", query="id=n_1", headers=ours)[0] == 303


def test_who_signs_in_gets_a_strict_cookie_for_this_host_alone(office):
    status, told, _body = office.form(name="ani", password=WORDS)
    assert status == 303
    (cookie,) = [value for name, value in told if "_session=" in value]
    name, *attributes = cookie.split("; ")
    assert name.startswith("__Host-simpul_session=")
    assert set(attributes) == {"Path=/", "HttpOnly", "Secure", "SameSite=Strict"}
    status, told, body = office.ask("/entity", headers=[("cookie", name)])
    assert (status, body) == (200, SECRET)
    assert dict(told)["x-told"] == office.directory.sessions.standing()[0].digest
    assert office.logged[-1][:2] == ("ani", "sign in")


def test_a_browser_cannot_say_itself_whose_it_is(office):
    cookie = office.signed_in()
    headers = [("cookie", cookie), (SESSION_HEADER, "f" * 64), (SESSION_HEADER.title(), "e" * 64)]
    told = office.ask("/", headers=headers)[1]
    session = office.directory.sessions.standing()[0]
    assert [value for name, value in told if name == "x-told"] == [session.digest]


def test_the_id_of_a_session_is_new_at_each_sign_in_and_the_old_one_is_dead(office):
    planted = f"__Host-simpul_session={'P' * 43}"
    _status, told, _body = office.form(headers=[("cookie", planted)], name="ani", password=WORDS)
    cookie = next(c for c in cookies_of(told) if "_session=" in c)
    assert cookie != planted
    assert office.ask("/entity", headers=[("cookie", planted)])[0] == 403
    again = office.form(headers=[("cookie", cookie)], name="ani", password=WORDS)
    assert office.ask("/entity", headers=[("cookie", cookie)])[0] == 403
    new = next(c for c in cookies_of(again[1]) if "_session=" in c)
    assert office.ask("/entity", headers=[("cookie", new)])[0] == 200


def test_two_cookies_of_one_name_are_none(office):
    cookie = office.signed_in()
    planted = f"__Host-simpul_session={'P' * 43}"
    for pair in (f"{cookie}; {planted}", f"{planted}; {cookie}"):
        assert office.ask("/entity", headers=[("cookie", pair)])[0] == 403


def test_an_expired_session_opens_nothing(office):
    cookie = office.signed_in()
    office.clock.time += IDLE + 1
    assert office.ask("/entity", headers=[("cookie", cookie)])[0] == 403
    cookie = office.signed_in()
    for _time in range(int(AGE / IDLE) + 2):
        office.ask("/entity", headers=[("cookie", cookie)])
        office.clock.time += IDLE - 1
    assert office.ask("/entity", headers=[("cookie", cookie)])[0] == 403


@pytest.mark.parametrize("known", ["ani", "nobody"])
def test_a_wrong_password_is_answered_like_a_wrong_name_and_typed_words_are_not_kept(office, known):
    status, told, page = office.form(name=known, password="wrong words here", language="en")
    assert status == 403
    assert b"Name and password do not fit" in page
    assert b"wrong words here" not in page
    assert not any("_session=" in value and "Max-Age=0" not in value for _name, value in told)
    assert office.logged == [("ani" if known == "ani" else "", "refused", "sign-in")]


def test_guessing_has_to_wait(office):
    statuses = [office.form(name="ani", password="wrong words")[0] for _time in range(FREE + 2)]
    assert statuses == [403] * FREE + [429] * 2
    assert office.form(name="ani", password=WORDS)[0] == 429
    assert len(office.logged) == FREE, "what has to wait is neither looked at nor logged"


def test_a_browser_that_signed_in_is_let_in_while_others_flood_the_account(office):
    _status, told, _body = office.form(name="ani", password=WORDS)
    device = next(c for c in cookies_of(told) if "_device=" in c)
    for _time in range(FREE + 2):
        office.form(name="ani", password="wrong words")
    assert office.form(name="ani", password=WORDS)[0] == 429
    known = office.form(headers=[("cookie", device)], name="ani", password=WORDS)
    assert known[0] == 303


# ---- where a request comes from


@pytest.mark.parametrize("origin", ["https://evil.example", "http://simpul.office.example", "null"])
@pytest.mark.parametrize("path", ["/sign-in", "/first", "/password", "/sign-out", "/entity"])
def test_no_other_page_sends_a_form(office, origin, path):
    cookie = office.signed_in()
    office.logged.clear()
    for method in ("POST", "PUT", "GET"):
        headers = [("origin", origin), ("cookie", cookie), FORM]
        body = coded(name="ani", password=WORDS)
        assert office.ask(path, method=method, headers=headers, body=body)[0] == 403
    assert office.ask(path, method="POST", headers=[("cookie", cookie), FORM])[0] == 403
    assert office.logged == []
    assert len(office.directory.sessions.standing()) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"cookie": ""},
        {"cookie": "__Host-simpul_form=other"},
        {"token": ""},
        {"site": "same-site"},
        {"site": "cross-site"},
        {"kind": "text/plain"},
        {"kind": "multipart/form-data; boundary=x"},
    ],
)
def test_a_form_without_the_number_of_its_page_signs_nobody_in(office, change):
    _status, told, page = office.ask("/sign-in")
    token = re.search(rb'name="token" value="([^"]+)"', page)[1].decode()
    (kept,) = cookies_of(told)
    headers = [
        ("origin", PUBLIC),
        ("sec-fetch-site", change.get("site", "same-origin")),
        ("cookie", change.get("cookie", kept)),
        ("content-type", change.get("kind", FORM[1])),
    ]
    body = coded(name="ani", password=WORDS, token=change.get("token", token))
    assert office.ask("/sign-in", method="POST", headers=headers, body=body)[0] == 403
    assert office.directory.sessions.standing() == []


def test_a_form_of_a_megabyte_is_not_read(office):
    assert office.form(name="ani", password="x" * 1_000_000)[0] == 403
    assert office.logged == []


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1:8501", "localhost:8501", "simpul.office.example:8501", ""]
)
def test_another_host_name_is_refused_whatever_it_brings(office, host):
    cookie = office.signed_in()
    brought = [("host", host), ("cookie", cookie)]
    for path in ("/", "/entity", "/sign-in", "/first"):
        status, _told, body = office.ask(path, headers=[*brought, *OPENS])
        assert status == 403
        assert SECRET not in body
    assert not Socket(office, headers=[*brought, ("origin", f"https://{host}")]).opened


def test_who_comes_around_the_proxy_is_refused(office):
    cookie = office.signed_in()
    assert office.ask("/entity", headers=[("cookie", cookie)], peer="10.0.0.66")[0] == 403
    assert office.ask("/sign-in", peer="10.0.0.66")[0] == 403
    assert not Socket(office, headers=[("cookie", cookie), *OURS], peer="10.0.0.66").opened


def test_the_address_of_a_browser_is_what_the_proxy_says_last(office):
    told = [("x-forwarded-for", f"1.2.3.4, {ADDRESS}")]
    _status, answered, page = office.ask("/sign-in")
    token = re.search(rb'name="token" value="([^"]+)"', page)[1].decode()
    headers = [*OURS, *told, ("cookie", cookies_of(answered)[0]), FORM]
    office.ask(
        "/sign-in",
        method="POST",
        headers=headers,
        body=coded(name="ani", password=WORDS, token=token),
    )
    assert office.directory.sessions.standing()[0].address == ADDRESS


def test_without_a_proxy_nobody_says_where_he_comes_from(filled, tmp_path):
    path = tmp_path / "accounts.db"
    path.write_bytes(filled.read_bytes())
    path.chmod(0o600)
    office = Office(path, Site.at(443, public=PUBLIC, encrypted=True))
    for number in range(30):
        office.ask("/sign-in", peer="10.0.0.5", headers=[("x-forwarded-for", f"1.1.1.{number}")])
    office.signed_in()
    assert office.directory.sessions.standing()[0].address == PROXY
    office.directory.close()


# ---- the WebSocket


class Socket:
    """What a WebSocket is told until it is closed.

    `act` is called once nothing more is said, `before` each time before something is.
    """

    def __init__(
        self, office: Office, *, headers=(), act=None, says=(), before=str, peer=PROXY
    ) -> None:
        given = [(name.encode(), value.encode()) for name, value in headers]
        if not any(name == b"host" for name, _value in given):
            given.insert(0, (b"host", HOST.encode()))
        scope = {
            "type": "websocket",
            "path": "/_stcore/stream",
            "query_string": b"",
            "headers": given,
            "client": (peer, 4711),
        }
        self.sent = []
        messages = list(says)

        async def send(said):
            self.sent.append(said)

        async def receive():
            if messages:
                before()
                return {"type": "websocket.receive", "bytes": messages.pop(0)}
            if act is None:
                return {"type": "websocket.disconnect", "code": 1000}
            act()
            await asyncio.sleep(60)
            return {"type": "websocket.disconnect", "code": 1000}

        asyncio.run(asyncio.wait_for(office.gate(scope, receive, send), 10))

    @property
    def opened(self) -> bool:
        return self.sent[0]["type"] == "websocket.accept"


def test_the_socket_asks_for_a_session_and_for_our_own_page(office):
    cookie = office.signed_in()
    assert Socket(office, headers=[("cookie", cookie), ("origin", PUBLIC)]).opened
    for headers in (
        [],
        [("origin", PUBLIC)],
        [("cookie", cookie)],
        [("cookie", cookie), ("origin", "https://evil.example")],
        [("cookie", cookie), ("origin", "null")],
        [("cookie", f"__Host-simpul_session={'A' * 43}"), ("origin", PUBLIC)],
    ):
        assert Socket(office, headers=headers).sent == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    "end",
    [
        lambda office: office.directory.change("ani", disabled=True),
        lambda office: office.directory.change("ani", role="analyst"),
        lambda office: office.directory.sessions.end_all("ani"),
        lambda office: office.directory.new_code("ani"),
    ],
)
def test_an_open_page_is_closed_when_its_session_ends(office, end):
    headers = [("cookie", office.signed_in()), ("origin", PUBLIC)]
    socket = Socket(office, headers=headers, act=lambda: end(office))
    assert socket.opened
    assert socket.sent[-1] == {"type": "websocket.close", "code": 4001}


def test_what_a_dismissed_account_does_in_an_open_page_reaches_no_program(office):
    headers = [("cookie", office.signed_in()), ("origin", PUBLIC)]
    told = Socket(office, headers=headers, says=[b"1"]).sent
    assert told[1]["bytes"] == SECRET + b"1"

    end = office.directory.sessions.end_all
    told = Socket(office, headers=headers, says=[b"1"], before=end).sent
    assert told == [{"type": "websocket.accept"}, {"type": "websocket.close", "code": 4001}]


@pytest.mark.parametrize("path", [FILE, UPLOAD])
def test_a_file_is_given_to_the_session_that_was_told_of_it_alone(office, path):
    hers, other = office.signed_in(), office.signed_in()
    for cookie in (hers, other):
        assert office.ask(path, headers=[("cookie", cookie)])[0] == 403
    headers = [("cookie", hers), ("origin", PUBLIC)]
    Socket(office, headers=headers, says=[f"\x12\x20{path}\x1a".encode()])
    assert office.ask(path, headers=[("cookie", hers)])[0] == 200
    assert office.ask(path, method="PUT", headers=[*OURS, ("cookie", hers)])[0] == 200
    for method in ("GET", "HEAD", "PUT", "DELETE"):
        assert office.ask(path, method=method, headers=[*OURS, ("cookie", other)])[0] == 403
    office.directory.sessions.end_all()
    assert office.ask(path, headers=[("cookie", hers)])[0] == 403


def test_wrong_codes_fill_no_log_and_keep_nobody_from_his(office):
    code = office.directory.add("citra", "handler").text
    typed = {"name": "citra", "password": WORDS, "again": WORDS}
    statuses = [office.form("/first", **typed, code="x")[0] for _time in range(40)]
    assert statuses.count(429) == 40 - FREE_OF_ADDRESS
    assert len(office.logged) == FREE_OF_ADDRESS
    office.clock.time += 900
    assert office.form("/first", **typed, code=code)[0] == 303


# ---- passwords, and signing out


def test_a_code_sets_a_password_and_is_logged(office):
    code = office.directory.add("citra", "handler").text
    typed = {"name": "citra", "code": code, "password": WORDS}
    assert office.form("/first", **typed, again="other words altogether")[0] == 403
    status, told, _body = office.form("/first", **typed, again=WORDS)
    assert (status, dict(told)["location"]) == (303, "/sign-in?done=password")
    assert office.logged == [("citra", "account", "password citra")]
    assert office.form("/first", **typed, again=WORDS)[0] == 403
    assert office.logged[-1] == ("", "refused", "first")


def test_a_password_is_changed_by_who_knows_the_old_one_and_everybody_is_signed_out(office):
    cookie = office.signed_in()
    new = "kereta garam lemari awan"
    signed = [("cookie", cookie)]
    wrong = office.form("/password", headers=signed, old="wrong", password=new, again=new)
    assert wrong[0] == 403
    status, _told, _page = office.form(
        "/password", headers=signed, old=WORDS, password=new, again=new
    )
    assert status == 303
    assert office.directory.sessions.standing() == []
    assert office.form(name="ani", password=new)[0] == 303


def test_who_is_not_signed_in_changes_no_password(office):
    page = office.ask("/password")[2]
    assert b'action="/sign-in"' in page


def test_who_signs_out_is_out(office):
    signed = [("cookie", office.signed_in())]
    status, told, _body = office.form("/sign-out", headers=signed)
    assert (status, dict(told)["location"]) == (303, "/sign-in?done=sign-out")
    assert office.ask("/entity", headers=signed)[0] == 403
    assert office.logged[-1][:2] == ("ani", "sign out")


def test_opening_the_address_of_signing_out_signs_nobody_out(office):
    signed = [("cookie", office.signed_in())]
    assert office.ask("/sign-out", headers=[*signed, *OPENS])[0] == 200
    assert office.ask("/entity", headers=signed)[0] == 200


def test_what_cannot_be_logged_is_not_done(filled, tmp_path):
    from graph.errors import StoreBusy

    path = tmp_path / "accounts.db"
    path.write_bytes(filled.read_bytes())
    path.chmod(0o600)
    office = Office(path)

    def refuse(*_entry):
        raise StoreBusy("busy")

    office.gate._forms._log = refuse
    assert office.form(name="ani", password=WORDS)[0] == 403
    assert office.directory.sessions.standing() == []
    office.directory.close()


# ---- what a browser is told


def test_every_answer_has_the_headers_of_the_gate(office):
    cookie = office.signed_in()
    for path, headers in (("/", []), ("/", [("cookie", cookie)]), ("/sign-in", []), ("/x", OPENS)):
        told = dict(office.ask(path, headers=headers)[1])
        assert told["cache-control"] == "no-store"
        assert told["x-frame-options"] == "DENY"
        assert told["x-content-type-options"] == "nosniff"
        assert told["strict-transport-security"].startswith("max-age=")
        assert "frame-ancestors 'none'" in told["content-security-policy"]
        assert "default-src 'none'" in told["content-security-policy"]


def test_the_pages_of_signing_in_run_no_script_and_send_only_to_us(office):
    told = dict(office.ask("/sign-in")[1])
    policy = dict(rule.partition(" ")[::2] for rule in told["content-security-policy"].split("; "))
    assert policy["form-action"] == "'self'"
    assert "script-src" not in policy
    assert "unsafe-inline" not in told["content-security-policy"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/sign-in", "/first", "/password", "/sign-out"])
def test_each_page_is_in_the_language_that_a_browser_prefers(office, path, language):
    headers = [("cookie", office.signed_in()), ("accept-language", f"{language}-XX,fr;q=0.9")]
    page = office.ask(path, headers=headers)[2].decode()
    assert f'<html lang="{language}">' in page
    assert ("Kembali" in page or "Masuk" in page) is (language == "id")
    for label in re.findall(r'<label for="(\w+)"', page):
        assert f'id="{label}"' in page


def test_what_was_typed_as_a_name_stands_in_the_page_as_text(office):
    page = office.form(name='"><script>alert(1)</script>', password="x")[2]
    assert b"<script" not in page


def test_browsers_are_called_by_their_names():
    agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"
    assert browser_called(agent) == "Chrome, Linux"
    assert browser_called("<script>") == ""
