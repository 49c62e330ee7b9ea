"""The gate of an office: who has not signed in to an account gets nothing.

Decisions.
Whatever is asked for without a session that stands, page, file, upload or stream, is answered the
same refusal; only a person who opens a page is led to sign in, and from there to that page.
The session goes on to the screens in a header that no browser can set, which Streamlit keeps as
the user of its own session: so nobody takes over the state of somebody else's page either.
A link from elsewhere brings no strict cookie; our own page asks for the same address once more,
which does.
"""

import asyncio
from collections.abc import Iterable

from app.accounts.directory import Directory
from app.accounts.model import Session
from app.gate.answers import (
    REFUSED_SOCKET,
    answer,
    content_policy,
    guarded,
    opening,
    refusal_of_office,
)
from app.gate.asgi import Application, Message, Receive, Scope, Send
from app.gate.files import ToldFiles
from app.gate.forms import FIRST, PASSWORD, PROVIDER, SIGN_IN, SIGN_OUT, Forms
from app.gate.provider import BACK, ProviderPages
from app.gate.request import SAFE_METHODS, Request
from app.gate.site import Site
from app.gate.sockets import watched

SESSION_HEADER = "x-simpul-session"
"""Tells the screens the digest of the session; what a browser sends under this name is dropped."""
_OWN = (SIGN_IN, FIRST, PASSWORD, SIGN_OUT)
_BETWEEN = (PROVIDER, BACK)
_HSTS = (b"strict-transport-security", b"max-age=31536000")


class AccountsGate:
    """Lets through to an ASGI application who has signed in."""

    def __init__(
        self,
        app: Application,
        directory: Directory,
        site: Site,
        forms: Forms,
        inline_scripts: Iterable[str] = (),
        provider: ProviderPages | None = None,
    ) -> None:
        """`inline_scripts` are policy sources of scripts within the application's own page."""
        self._provider = provider
        self._app = app
        self._directory = directory
        self._site = site
        self._forms = forms
        self._files = ToldFiles(lambda digest: directory.sessions.with_digest(digest) is not None)
        sockets = "wss" if site.is_secure else "ws"
        self._policy = content_policy(site.hosts, inline_scripts, sockets=sockets)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        asked = Request.read(scope)
        if scope["type"] == "websocket":
            await self._socket(scope, asked, receive, send)
        else:
            await self._request(scope, asked, receive, self._encrypted(send))

    async def _socket(self, scope: Scope, asked: Request, receive: Receive, send: Send) -> None:
        """Open a WebSocket for who has signed in, as long as that holds."""
        session = self._session(asked)
        if session is None or not self._comes_here(asked) or not asked.is_from(self._site.origins):
            await send({"type": "websocket.close", "code": REFUSED_SOCKET})
            return
        digest = session.digest

        def stands() -> bool:
            return self._directory.sessions.with_digest(digest) is not None

        async def hear() -> Message:
            said = await receive()
            if said["type"] == "websocket.receive":
                await self._touch(digest)
            return said

        async def tell(said: Message) -> None:
            if said["type"] == "websocket.send":
                self._files.note(digest, said.get("bytes") or b"")
            await send(said)

        await watched(self._app, _told(scope, session), hear, tell, stands=stands)

    async def _request(self, scope: Scope, asked: Request, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        site = self._site
        own = next((name for name in _OWN if asked.path == site.path(name)), "")
        between = next((name for name in _BETWEEN if asked.path == site.path(name)), "")
        if not self._comes_here(asked) or not asked.may_come_here(site.hosts, site.origins):
            await answer(send, 403, refusal_of_office())
        elif own and asked.method in {"GET", "HEAD", "POST"}:
            visit = await self._forms.visit(asked, self._address(asked), receive)
            await self._forms.answer(own, visit, send)
        elif self._provider and between and asked.method == "GET":
            visit = await self._forms.visit(asked, self._address(asked), receive)
            await self._provider.answer(between, visit, send)
        elif (session := self._session(asked)) and self._files.may_have(
            session.digest, asked.path.removeprefix(site.path())
        ):
            await self._touch(session.digest)
            await self._app(_told(scope, session), receive, guarded(send, self._policy))
        elif asked.method in SAFE_METHODS and asked.opens_page:
            await self._lead_to_sign_in(asked, send)
        else:
            await answer(send, 403, refusal_of_office())

    async def _lead_to_sign_in(self, asked: Request, send: Send) -> None:
        """Lead a person who opens a page to sign in, or to the same page where a cookie may be."""
        if asked.fetched_from in {"cross-site", "same-site"}:
            await answer(send, 200, opening(self._forms.page_asked(asked)))
        else:
            address = [("location", self._forms.sign_in_address(asked))]
            await answer(send, 303, "", headers=address)

    def _session(self, asked: Request) -> Session | None:
        """The session that a request brings, if it stands."""
        begins = self._site.path()
        if begins and asked.path != begins and not asked.path.startswith(f"{begins}/"):
            return None
        return self._directory.sessions.find(asked.cookie(self._site.cookie_name("session")))

    async def _touch(self, digest: str) -> None:
        session = self._directory.sessions.with_digest(digest)
        if session and self._directory.sessions.is_due(session):
            await asyncio.to_thread(self._directory.sessions.touch, session)

    def _comes_here(self, asked: Request) -> bool:
        """Whether a request comes by the proxy that was stated, if one was."""
        return not self._site.proxy or asked.peer == self._site.proxy

    def _address(self, asked: Request) -> str:
        """Where a browser is: what the stated proxy says last, else where it connects from."""
        if not self._site.proxy:
            return asked.peer
        told = ",".join(asked.headers.get("x-forwarded-for", []))
        return told.rpartition(",")[2].strip()[:64] or asked.peer

    def _encrypted(self, send: Send) -> Send:
        """What sends an answer that tells a browser to come encrypted from now on."""
        if not self._site.is_secure:
            return send

        async def with_header(said: Message) -> None:
            if said["type"] == "http.response.start":
                said = {**said, "headers": [*said.get("headers", ()), _HSTS]}
            await send(said)

        return with_header


def _told(scope: Scope, session: Session) -> Scope:
    """The scope of a request, which tells the screens whose it is."""
    name = SESSION_HEADER.encode()
    kept = [header for header in scope["headers"] if header[0].lower() != name]
    return {**scope, "headers": [*kept, (name, session.digest.encode())]}
