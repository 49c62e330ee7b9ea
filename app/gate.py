"""The gate in front of the screens: who has not opened this start's address gets nothing.

Decisions.
Whoever runs on this machine reaches a loopback port: other users, other local servers' pages, and
by DNS rebinding any page of the web. So each start makes a token, which stands in the address that
`simpul serve` prints, and whoever opens that gets a cookie; without it every route and the
WebSocket answer the same refusal, whatever was asked for.
The token is good as long as the server lives, not once: its owner may close the browser, or use
another, and find the address in the terminal again; nobody else can see it, since it is on no
command line and in no log.
A browser sends a cookie to every port of a host, so the server of another user would be handed it.
Therefore all pages lie below a folder whose name nobody can guess, and the cookie is for it alone.
Checked besides, on every request: Host (DNS rebinding), Origin of whatever may change something and
of the WebSocket, and that no page but our own asked for it (Sec-Fetch-Site).
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from app.i18n import LANGUAGES, translator

ADDRESS = "127.0.0.1"
NAMES = (ADDRESS, "localhost")
"""What this machine may be called in an address."""

READY = Path("ready")
"""The file that a server leaves in its folder when it listens."""

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

_ENTER = "enter"
_SAFE_METHODS = frozenset({"GET", "HEAD"})
_REFUSED_SOCKET = 1008
"""The code of a WebSocket that breaks the rules (RFC 6455, 7.4.1)."""
_HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_BARE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""What a page of the gate itself may load and do: nothing."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What one start of the server is entered with."""

    port: int
    folder: str = field(default_factory=lambda: secrets.token_hex(12))
    """The first part of every path; a browser sends the cookie only below it."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """What the address holds."""
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """What the cookie holds."""

    @property
    def address(self) -> str:
        """The address to open."""
        return f"{self.root}/{_ENTER}?token={self.token}"

    @property
    def root(self) -> str:
        """The address of the first page, for a browser that has entered."""
        return f"http://{ADDRESS}:{self.port}/{self.folder}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The values of Host that mean this server."""
        return tuple(f"{name}:{self.port}" for name in NAMES)

    @property
    def cookie(self) -> str:
        """The name of the cookie; two servers of one machine have two."""
        return f"simpul_{self.port}"


class Gate:
    """Lets through to an ASGI application who has entered, and puts its headers on every answer."""

    def __init__(self, app: Application, keys: Keys, inline_scripts: Iterable[str] = ()) -> None:
        """`inline_scripts` are policy sources of scripts within the application's own page."""
        self._app = app
        self._keys = keys
        self._policy = content_policy(keys.hosts, inline_scripts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return

        asked = _Request.read(scope)
        if scope["type"] == "websocket":
            if self._is_from_our_page(asked) and self._has_entered(asked):
                await self._app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": _REFUSED_SOCKET})
        elif not self._may_ask(asked):
            await _answer(send, 403, _refusal())
        elif self._brings_token(asked):
            await _answer(send, 200, _opening(), cookie=self._set_cookie())
        elif self._has_entered(asked):
            await self._app(scope, receive, _guarded(send, self._policy))
        else:
            await _answer(send, 403, _refusal())

    def _may_ask(self, asked: "_Request") -> bool:
        """Whether a request is for this server, and from nowhere else.

        A browser may follow a link from elsewhere to a page, and nothing but a page.
        """
        if asked.host not in self._keys.hosts:
            return False
        if asked.origins or asked.method not in _SAFE_METHODS:
            return self._is_from_our_page(asked)
        return asked.fetched_from in {"", "none", "same-origin"} or asked.opens_page

    def _is_from_our_page(self, asked: "_Request") -> bool:
        """Whether Host means this server and Origin is the same."""
        return asked.host in self._keys.hosts and asked.origins == [f"http://{asked.host}"]

    def _brings_token(self, asked: "_Request") -> bool:
        return (
            asked.method == "GET"
            and asked.path == f"/{self._keys.folder}/{_ENTER}"
            and _is_same(asked.token, self._keys.token)
        )

    def _has_entered(self, asked: "_Request") -> bool:
        """Whether the path lies in the folder, and one of the cookies is that of this start.

        Another local server can set a cookie of the same name beside ours.
        """
        folder = f"/{self._keys.folder}"
        inside = asked.path == folder or asked.path.startswith(f"{folder}/")
        given = asked.cookies(self._keys.cookie)
        return inside and any(_is_same(value, self._keys.session) for value in given)

    def _set_cookie(self) -> str:
        keys = self._keys
        return f"{keys.cookie}={keys.session}; Path=/{keys.folder}; HttpOnly; SameSite=Strict"


@dataclass(frozen=True, slots=True)
class _Request:
    """What the gate looks at in a request."""

    method: str
    path: str
    query: str
    headers: Mapping[str, list[str]]

    @classmethod
    def read(cls, scope: Scope) -> "_Request":
        headers: dict[str, list[str]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        query = scope.get("query_string", b"").decode("latin-1")
        return cls(scope.get("method", ""), scope["path"], query, headers)

    @property
    def host(self) -> str:
        """The one Host of the request; empty when there is none, or two."""
        hosts = self.headers.get("host", [])
        return hosts[0].lower() if len(hosts) == 1 else ""

    @property
    def origins(self) -> list[str]:
        return [origin.lower() for origin in self.headers.get("origin", [])]

    @property
    def fetched_from(self) -> str:
        """How near the page that asked is to us, as the browser says; empty where it does not."""
        return " ".join(self.headers.get("sec-fetch-site", []))

    @property
    def opens_page(self) -> bool:
        """Whether a person goes to a page, in a window of its own."""
        mode = self.headers.get("sec-fetch-mode")
        destination = self.headers.get("sec-fetch-dest")
        return mode == ["navigate"] and destination == ["document"]

    @property
    def token(self) -> str:
        given = parse_qs(self.query).get("token", [])
        return given[0] if len(given) == 1 else ""

    def cookies(self, name: str) -> list[str]:
        """The values of all cookies of this name."""
        pairs = ";".join(self.headers.get("cookie", [])).split(";")
        parts = [pair.strip().partition("=") for pair in pairs]
        return [value for found, _, value in parts if found == name]


def content_policy(hosts: Iterable[str], inline_scripts: Iterable[str]) -> str:
    """The Content-Security-Policy of the screens: our own files, and nothing that text could start.

    Styles alone may stand in the page, since Streamlit writes them there.
    """
    sockets = " ".join(f"ws://{host}" for host in hosts)
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *inline_scripts)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {sockets}",
            "media-src 'self'",
            "manifest-src 'self'",
            "object-src 'none'",
            "frame-src 'none'",
            "worker-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


def _is_same(given: str, kept: str) -> bool:
    """Whether two secrets are one, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), kept.encode())


def _guarded(send: Send, policy: str) -> Send:
    """What sends an answer of the application, with the gate's headers in the place of its own."""

    async def with_headers(said: Message) -> None:
        if said["type"] == "http.response.start":
            kept = [header for header in said.get("headers", ()) if not _is_ruled(header)]
            said = {**said, "headers": [*kept, *_headers(policy)]}
        await send(said)

    return with_headers


def _is_ruled(header: Header) -> bool:
    """Whether a header is one that the gate decides."""
    name = header[0].decode("latin-1").lower()
    decided = name in _HEADERS or name == "content-security-policy"
    return decided or name.startswith("access-control-")


def _headers(policy: str) -> list[Header]:
    told = {**_HEADERS, "content-security-policy": policy}
    return [(name.encode(), value.encode()) for name, value in told.items()]


async def _answer(send: Send, status: int, page: str, *, cookie: str = "") -> None:
    """Answer with a page of the gate itself."""
    body = page.encode()
    headers = [
        *_headers(_BARE_POLICY),
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    if cookie:
        headers.append((b"set-cookie", cookie.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@lru_cache(maxsize=1)
def _refusal() -> str:
    """The page for whoever has not entered, in every language: which one they read is not known."""
    paragraphs = []
    for language in LANGUAGES:
        _ = translator(language).gettext
        told = escape(
            _(
                "This page opens only by the address that `simpul serve` printed when it was"
                " started: open that address, whole, on this machine."
            )
        )
        paragraphs.append(f'<p lang="{language}">{told}</p>')
    return _page("".join(paragraphs))


@lru_cache(maxsize=1)
def _opening() -> str:
    """The page that leads on to the first one.

    A redirect would not do: a browser that comes from elsewhere sends a strict cookie only with
    what our own page asks for.
    """
    return _page("", head='<meta http-equiv="refresh" content="0; url=./">')


def _page(body: str, *, head: str = "") -> str:
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{head}<title>Simpul</title></head>'
        f"<body>{body}</body></html>"
    )
