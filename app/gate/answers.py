"""What a gate answers itself, and the headers that it puts on every answer."""

import hmac
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

from app.gate.asgi import Header, Message, Send
from app.i18n import LANGUAGES, in_language
from graph.messages import Text, message

REFUSED_SOCKET = 1008
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
BARE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""What a page of the gate itself may load and do: nothing."""


def content_policy(
    hosts: Iterable[str], inline_scripts: Iterable[str], *, sockets: str = "ws"
) -> str:
    """The Content-Security-Policy of the screens: our own files, and nothing that text could start.

    Styles alone may stand in the page, since Streamlit writes them there.
    """
    places = " ".join(f"{sockets}://{host}" for host in hosts)
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *inline_scripts)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {places}",
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


def is_same(given: str, kept: str) -> bool:
    """Whether two secrets are one, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), kept.encode())


def guarded(send: Send, policy: str) -> Send:
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


async def answer(
    send: Send,
    status: int,
    page: str,
    *,
    cookies: Sequence[str] = (),
    policy: str = BARE_POLICY,
    headers: Iterable[tuple[str, str]] = (),
) -> None:
    """Answer with a page of the gate itself; `headers` stand in the place of others of a name."""
    body = page.encode()
    told = {
        **_HEADERS,
        "content-security-policy": policy,
        "content-type": "text/html; charset=utf-8",
        "content-length": str(len(body)),
        **dict(headers),
    }
    sent = [(name.encode(), value.encode()) for name, value in told.items()]
    sent += [(b"set-cookie", cookie.encode()) for cookie in cookies]
    await send({"type": "http.response.start", "status": status, "headers": sent})
    await send({"type": "http.response.body", "body": body})


@lru_cache(maxsize=1)
def refusal() -> str:
    """The page for whoever has not entered, in every language: which one they read is not known."""
    return page_of(
        _in_every_language(
            message(
                "This page opens only by the address that `simpul serve` printed when it was"
                " started: open that address, whole, on this machine."
            )
        )
    )


@lru_cache(maxsize=1)
def refusal_of_office() -> str:
    """The page for whoever asks for a part of the screens, and has not signed in."""
    return page_of(
        _in_every_language(
            message("Sign in first: open the address of Simpul that your office gave you.")
        )
    )


def _in_every_language(said: Text) -> str:
    told = ((language, escape(in_language(language, said))) for language in LANGUAGES)
    return "".join(f'<p lang="{language}">{text}</p>' for language, text in told)


def opening(address: str = "./") -> str:
    """The page that leads on to an address, the first page if none is named.

    A redirect would not do: a browser that comes from elsewhere sends a strict cookie only with
    what our own page asks for.
    """
    return page_of("", head=f'<meta http-equiv="refresh" content="0; url={escape(address)}">')


def page_of(body: str, *, head: str = "") -> str:
    """A page of the gate with this body."""
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{head}<title>Simpul</title></head>'
        f"<body>{body}</body></html>"
    )
