"""The gate: nothing is answered to who has not entered, is elsewhere, or is led here by a page."""

import asyncio

import pytest

from app.gate import Gate, Keys

KEYS = Keys(port=8501)
OTHER = Keys(port=8501)
HOST = "127.0.0.1:8501"
COOKIE = f"{KEYS.cookie}={KEYS.session}"
PAGE = f"/{KEYS.folder}/entity"
SECRET = b"Siti Contoh"


async def screens(scope, receive, send):
    """An application that tells a secret to whoever reaches it."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "bytes": SECRET})
        return
    headers = [(b"Cache-Control", b"public"), (b"Access-Control-Allow-Origin", b"*")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": SECRET})


def answers(path=PAGE, *, kind="http", method="GET", query="", headers=()):
    """All that is sent to one request; headers are pairs, Host is put before them."""
    given = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    if not any(name.lower() == b"host" for name, _ in given):
        given.insert(0, (b"host", HOST.encode()))
    scope = {"type": kind, "path": path, "query_string": query.encode(), "headers": given}
    scope |= {"method": method} if kind == "http" else {}
    sent = []

    async def send(said):
        sent.append(said)

    async def receive():
        raise AssertionError("nothing is read of a request that is refused")

    asyncio.run(Gate(screens, KEYS, ["'sha256-abc'"])(scope, receive, send))
    return sent


def status(*args, **request):
    return answers(*args, **request)[0]["status"]


def said(*args, **request):
    """Everything of an answer, as one text of bytes."""
    return repr(answers(*args, **request)).encode()


def headers_of(*args, **request):
    return {
        name.decode(): value.decode() for name, value in answers(*args, **request)[0]["headers"]
    }


def test_who_has_entered_is_let_through():
    assert status(headers=[("cookie", COOKIE)]) == 200
    assert status(f"/{KEYS.folder}", headers=[("cookie", COOKIE)]) == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"/{KEYS.folder}",
        f"/{KEYS.folder}/",
        PAGE,
        *(
            f"{folder}/{route}"
            for folder in ("", f"/{KEYS.folder}")
            for route in (
                "_stcore/health",
                "_stcore/host-config",
                "_stcore/metrics",
                "_stcore/script-health-check",
                "_stcore/upload_file/a/b",
                "_stcore/bidi-components/simpul.canvas/canvas.js",
                "_stcore/agent/openapi.json",
                "_stcore/agent/mcp",
                "media/abc.csv",
                "static/js/index.js",
                "component/x/index.html",
                "app/static/network.png",
                "enter",
            )
        ),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_every_route_answers_the_same_to_who_has_not_entered(path, method):
    same = answers("/", method="GET")
    assert answers(path, method=method) == same
    assert answers(path, method=method, headers=[("origin", f"http://{HOST}")]) == same
    assert same[0]["status"] == 403
    assert SECRET not in repr(same).encode()


def test_the_refusal_says_what_to_do_in_both_languages():
    page = answers("/")[1]["body"].decode()
    assert "simpul serve" in page
    assert 'lang="id"' in page
    assert 'lang="en"' in page


def test_the_token_is_exchanged_for_a_strict_cookie_as_often_as_it_is_brought():
    for _ in range(2):
        told = headers_of(f"/{KEYS.folder}/enter", query=f"token={KEYS.token}")
        name, _, rest = told["set-cookie"].partition("=")
        assert name == "simpul_8501"
        value, *attributes = rest.split("; ")
        assert value == KEYS.session
        assert set(attributes) == {f"Path=/{KEYS.folder}", "HttpOnly", "SameSite=Strict"}
        assert told["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "token=",
        f"token={KEYS.token[:-1]}",
        f"token={KEYS.token}x",
        f"token={KEYS.token}&token={KEYS.token}",
        f"token={KEYS.session}",
        f"token={OTHER.token}",
        "token=%ed%a0%80",
        "token=\udcff".encode("utf-8", "surrogateescape").decode("latin-1"),
    ],
)
def test_another_token_opens_nothing(query):
    assert answers(f"/{KEYS.folder}/enter", query=query) == answers("/")


@pytest.mark.parametrize(
    ("path", "method"),
    [("/enter", "GET"), (f"/{OTHER.folder}/enter", "GET"), (PAGE, "GET"), ("/enter", "POST")],
)
def test_the_token_opens_nothing_elsewhere(path, method):
    assert answers(path, method=method, query=f"token={KEYS.token}") == answers("/")


@pytest.mark.parametrize(
    "cookie",
    [
        f"{KEYS.cookie}={KEYS.token}",
        f"{KEYS.cookie}={OTHER.session}",
        f"{KEYS.cookie}=",
        f"simpul_8502={KEYS.session}",
        f"x{COOKIE}",
        KEYS.session,
        f'{KEYS.cookie}="{KEYS.session}',
    ],
)
def test_another_cookie_opens_nothing(cookie):
    assert answers(headers=[("cookie", cookie)]) == answers("/")
    assert not lets_in([("cookie", cookie), ("origin", f"http://{HOST}")])


def test_a_cookie_that_another_server_set_beside_ours_locks_nobody_out():
    for cookies in (f"{KEYS.cookie}=wrong; {COOKIE}", f"{COOKIE}; {KEYS.cookie}=wrong; ;=; a"):
        assert status(headers=[("cookie", cookies)]) == 200
    assert status(headers=[("cookie", f"{KEYS.cookie}=wrong"), ("cookie", COOKIE)]) == 200


def test_a_cookie_opens_nothing_outside_the_folder():
    for path in ("/", "/entity", f"/{KEYS.folder}x", f"/{KEYS.folder[:-1]}", f"//{KEYS.folder}/"):
        assert answers(path, headers=[("cookie", COOKIE)]) == answers("/")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8501",
        "evil.example",
        "127.0.0.1",
        "127.0.0.1:8502",
        "127.0.0.1.evil.example:8501",
        "localhost.evil.example:8501",
        "[::1]:8501",
        "0.0.0.0:8501",
        "127.1:8501",
        "127.0.0.1:8501@evil.example",
        "",
    ],
)
def test_another_host_name_is_refused_whatever_it_brings(host):
    brought = [("host", host), ("cookie", COOKIE)]
    assert answers(headers=brought) == answers("/")
    entering = answers(
        f"/{KEYS.folder}/enter", query=f"token={KEYS.token}", headers=[("host", host)]
    )
    assert entering == answers("/")
    assert not lets_in([*brought, ("origin", f"http://{host}")])


def test_two_hosts_are_none():
    assert answers(headers=[("host", HOST), ("host", HOST), ("cookie", COOKIE)]) == answers("/")


FOREIGN = (
    "http://evil.example",
    "http://127.0.0.1:9999",
    "http://127.0.0.1",
    "https://127.0.0.1:8501",
    "http://localhost:8501",
    "null",
    "",
)
"""Origins that are not the address of the page; `localhost` is another site than `127.0.0.1`."""


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_another_origin_is_refused_although_its_browser_sends_the_cookie(origin, method):
    brought = [("cookie", COOKIE), ("origin", origin)]
    assert answers(method=method, headers=brought) == answers("/")


def test_what_may_change_something_says_its_origin():
    entered = [("cookie", COOKIE)]
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert answers(method=method, headers=entered) == answers("/")
        ours = [*entered, ("origin", f"http://{HOST}")]
        assert status(method=method, headers=ours) == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "something new"])
def test_no_other_page_asks_for_a_part_of_ours(site):
    def led(mode, destination):
        fetch = [
            ("sec-fetch-site", site),
            ("sec-fetch-mode", mode),
            ("sec-fetch-dest", destination),
        ]
        return status(headers=[("cookie", COOKIE), *fetch])

    assert led("no-cors", "script") == 403
    assert led("cors", "empty") == 403
    assert led("navigate", "iframe") == 403
    assert led("navigate", "object") == 403
    assert led("navigate", "document") == 200


def lets_in(headers):
    """Whether a WebSocket is accepted."""
    sent = answers(f"/{KEYS.folder}/_stcore/stream", kind="websocket", headers=headers)
    if sent[0]["type"] == "websocket.accept":
        return True
    assert sent == [{"type": "websocket.close", "code": 1008}]
    return False


def test_the_socket_asks_for_the_cookie_and_for_our_own_page():
    ours = ("origin", f"http://{HOST}")
    assert lets_in([("cookie", COOKIE), ours])
    assert not lets_in([ours])
    assert not lets_in([("cookie", COOKIE)])
    assert not lets_in([])
    for origin in FOREIGN:
        assert not lets_in([("cookie", COOKIE), ("origin", origin)])


def test_every_answer_has_the_headers_of_the_gate_and_no_others_of_their_kind():
    for request in ({"headers": [("cookie", COOKIE)]}, {}):
        names = [name.decode().lower() for name, _ in answers(**request)[0]["headers"]]
        told = headers_of(**request)
        assert len(names) == len(set(names))
        assert not any(name.startswith("access-control-") for name in names)
        assert told["cache-control"] == "no-store"
        assert told["x-frame-options"] == "DENY"
        assert told["x-content-type-options"] == "nosniff"
        assert told["cross-origin-resource-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in told["content-security-policy"]
        assert "default-src 'none'" in told["content-security-policy"]


def test_the_policy_runs_the_named_script_and_no_other_that_stands_in_a_page():
    policy = headers_of(headers=[("cookie", COOKIE)])["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["script-src"] == "'self' 'sha256-abc'"
    assert "unsafe-eval" not in policy


def test_no_start_is_like_another():
    starts = [Keys(port=1) for _ in range(100)]
    for name in ("folder", "token", "session"):
        assert len({getattr(keys, name) for keys in starts}) == 100
    assert all(len(keys.token) >= 43 and len(keys.session) >= 43 for keys in starts)
