"""The gate of a single user: who has not opened this start's address gets nothing.

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

from collections.abc import Iterable

from app.gate.answers import (
    REFUSED_SOCKET,
    answer,
    content_policy,
    guarded,
    is_same,
    opening,
    refusal,
)
from app.gate.asgi import Application, Receive, Scope, Send
from app.gate.keys import ENTER, Keys
from app.gate.request import Request


class Gate:
    """Lets through to an ASGI application who has entered, and puts its headers on every answer."""

    def __init__(self, app: Application, keys: Keys, inline_scripts: Iterable[str] = ()) -> None:
        """`inline_scripts` are policy sources of scripts within the application's own page."""
        self._app = app
        self._keys = keys
        self._origins = tuple(f"http://{host}" for host in keys.hosts)
        self._policy = content_policy(keys.hosts, inline_scripts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return

        asked = Request.read(scope)
        if scope["type"] == "websocket":
            if asked.is_from(self._origins) and self._has_entered(asked):
                await self._app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": REFUSED_SOCKET})
        elif not asked.may_come_here(self._keys.hosts, self._origins):
            await answer(send, 403, refusal())
        elif self._brings_token(asked):
            await answer(send, 200, opening(), cookies=[self._set_cookie()])
        elif self._has_entered(asked):
            await self._app(scope, receive, guarded(send, self._policy))
        else:
            await answer(send, 403, refusal())

    def _brings_token(self, asked: Request) -> bool:
        return (
            asked.method == "GET"
            and asked.path == f"/{self._keys.folder}/{ENTER}"
            and is_same(asked.asked("token"), self._keys.token)
        )

    def _has_entered(self, asked: Request) -> bool:
        """Whether the path lies in the folder, and one of the cookies is that of this start.

        Another local server can set a cookie of the same name beside ours.
        """
        folder = f"/{self._keys.folder}"
        inside = asked.path == folder or asked.path.startswith(f"{folder}/")
        given = asked.cookies(self._keys.cookie)
        return inside and any(is_same(value, self._keys.session) for value in given)

    def _set_cookie(self) -> str:
        keys = self._keys
        return f"{keys.cookie}={keys.session}; Path=/{keys.folder}; HttpOnly; SameSite=Strict"
