"""Signing in by the provider of an office: sending a browser there, and taking what it brings.

A browser that comes from there brings no strict cookie and would send none after a redirect, so it
is led on by a page of ours.
"""

import asyncio
from contextlib import suppress

from app.accounts.directory import Directory
from app.accounts.openid.asking import Asking
from app.accounts.throttle import TooManyTries
from app.gate.answers import answer
from app.gate.asgi import Send
from app.gate.forms import PROVIDER, REFUSED, SIGN_IN, Forms, Visit
from app.gate.site import Site
from graph.errors import AccessDenied

BACK = "provider-back"
"""The page that a provider sends browsers back to."""
_SECONDS = 600


class ProviderPages:
    """The two pages between us and a provider."""

    def __init__(self, asking: Asking, directory: Directory, site: Site, forms: Forms) -> None:
        self._asking = asking
        self._directory = directory
        self._site = site
        self._forms = forms

    async def answer(self, name: str, visit: Visit, send: Send) -> None:
        """Answer at one of them; what went wrong is said on the page of signing in."""
        try:
            if name == PROVIDER:
                await self._send_there(visit, send)
            else:
                await self._come_back(visit, send)
        except AccessDenied as error:
            with suppress(TooManyTries):  # who floods us does not fill the log
                self._directory.tries.count(None, visit.address)
                await self._forms.note("", REFUSED, PROVIDER)
            await self._forms.show(send, visit, SIGN_IN, error.message, status=403)

    async def _send_there(self, visit: Visit, send: Send) -> None:
        question = await asyncio.to_thread(self._asking.ask, self._forms.wanted(visit))
        # the browser comes back from another site, so this one cookie cannot be strict
        cookie = self._site.set_cookie("provider", question.browser, seconds=_SECONDS, site="Lax")
        await answer(send, 303, "", cookies=[cookie], headers=[("location", question.address)])

    async def _come_back(self, visit: Visit, send: Send) -> None:
        """Begin a session for whom the provider vouches for."""
        browser = visit.asked.cookie(self._site.cookie_name("provider"))
        provider = self._asking.provider
        claims, wanted = await asyncio.to_thread(self._asking.answered, visit.asked.query, browser)
        account = self._directory.of_provider(
            provider.issuer, str(claims["sub"]), **provider.account_of(claims)
        )
        made = self._directory.sessions.begin(
            account.name, address=visit.address, browser=visit.browser
        )
        await self._forms.enter(visit, send, made, account.name, led_to=wanted)
