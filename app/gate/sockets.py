"""A WebSocket of somebody who has signed in: it ends when the session does.

Decisions.
A browser shows its cookie once, when it opens the socket; what comes later goes through it
unasked. So the session is asked for twice a second, and before each message that a browser sends:
what a dismissed account does in an open page reaches no program, and within a second the page is
told, by a code of ours, to show nothing any more.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from app.gate.asgi import Application, Message, Receive, Scope, Send

SIGNED_OUT = 4001
"""The code with which a socket is closed whose session has ended; front_page.js knows it."""
_EVERY = 0.5
"""Seconds between two looks at the session."""


async def watched(
    app: Application, scope: Scope, receive: Receive, send: Send, *, stands: Callable[[], bool]
) -> None:
    """Run the application on a socket as long as `stands()`."""
    ended = asyncio.Event()
    accepted = False

    async def tell(said: Message) -> None:
        nonlocal accepted
        if ended.is_set():
            return
        accepted = accepted or said["type"] == "websocket.accept"
        await send(said)

    async def end() -> None:
        """Close the socket, once."""
        if not ended.is_set():
            ended.set()
            await send({"type": "websocket.close", "code": SIGNED_OUT})

    async def hear() -> Message:
        """What the browser says next; that it left, when the session has ended."""
        heard = asyncio.ensure_future(receive())
        over = asyncio.ensure_future(ended.wait())
        await asyncio.wait({heard, over}, return_when=asyncio.FIRST_COMPLETED)
        over.cancel()
        if not heard.done():
            heard.cancel()
            return {"type": "websocket.disconnect", "code": SIGNED_OUT}
        said = heard.result()
        if said["type"] == "websocket.receive" and not stands():
            await end()
            return {"type": "websocket.disconnect", "code": SIGNED_OUT}
        return said

    async def look() -> None:
        while True:
            await asyncio.sleep(_EVERY)
            if accepted and not stands():
                await end()
                return

    looking = asyncio.create_task(look())
    try:
        await app(scope, hear, tell)
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
