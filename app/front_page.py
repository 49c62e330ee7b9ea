"""Streamlit's own page as we serve it: in the reader's language, and with one program of ours.

Decisions.
Streamlit serves one page for every address, in English, whose program then draws all else. A
browser and a screen reader read its language before that, so it is put right where it is served;
what a session chooses later is put right by our program in it (static/front_page.js), which also
keeps the browser's history to one entry for each act of a person.
The program stands in the page, so that it runs before Streamlit's; the policy of the screens names
it by its hash, as it does Streamlit's own.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_ENGLISH = '<html lang="en">'
_HEAD = "<head>"


def front_page(shell: str, language: str) -> str:
    """Streamlit's page in this language, with our program first in its head.

    >>> print(front_page('<html lang="en"><head></head></html>', "id")[:29])
    <html lang="id"><head><script
    """
    told = shell.replace(_ENGLISH, f'<html lang="{language}">', 1)
    return told.replace(_HEAD, f"{_HEAD}<script>{_program()}</script>", 1)


class FrontPage:
    """Answers every request for a page with `page` in the place of the application's own."""

    def __init__(self, app: Application, page: str) -> None:
        self._app = app
        self._body = page.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and put our page in the place of a page that comes back."""
        is_page = False

        async def with_our_page(said: Message) -> None:
            nonlocal is_page
            if said["type"] == "http.response.start":
                is_page = said["status"] == 200 and _is_page(said)
                await send(_with_length(said, len(self._body)) if is_page else said)
            elif not is_page:
                await send(said)
            elif not said.get("more_body"):
                await send({"type": "http.response.body", "body": self._body})

        await self._app(scope, receive, with_our_page if scope["type"] == "http" else send)


def _is_page(said: Message) -> bool:
    kinds = [value for name, value in said.get("headers", ()) if name.lower() == b"content-type"]
    return any(kind.startswith(b"text/html") for kind in kinds)


def _with_length(said: Message, length: int) -> Message:
    """The beginning of an answer for a body of this length, without what spoke of the old one."""
    of_old_body = {b"content-length", b"content-encoding", b"etag", b"last-modified"}
    kept = [header for header in said["headers"] if header[0].lower() not in of_old_body]
    return {**said, "headers": [*kept, (b"content-length", str(length).encode())]}


def _program() -> str:
    return (Path(__file__).parent / "static" / "front_page.js").read_text(encoding="utf-8")
