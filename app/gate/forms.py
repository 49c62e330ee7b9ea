"""What the pages of signing in do: look at a form that was sent, and answer.

Decisions.
A form is taken only from our own page: besides Origin, which every request that may change
something must have right, it brings a number that stands in the page and in a cookie (login CSRF).
Whoever signs in gets an id that nobody knew before; the one that the browser came with is ended, so
no session can be planted.
What is answered to a wrong name is what is answered to a wrong password, in the same time.
Nothing is done that cannot be logged.
"""

import asyncio
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, quote, urlencode

from app.accounts.directory import Directory, WrongCredentials
from app.accounts.model import Session
from app.accounts.names import LEAST_PASSWORD
from app.accounts.throttle import TooManyTries
from app.gate.answers import answer, is_same, opening
from app.gate.asgi import Receive, Send
from app.gate.pages import FORM_POLICY, Field, Form, Link, page, preferred
from app.gate.request import Request
from app.gate.site import Site
from app.i18n import LANGUAGES, in_language, translator
from graph.errors import SimpulError
from graph.messages import Text, message

SIGN_IN, FIRST, PASSWORD, SIGN_OUT = "sign-in", "first", "password", "sign-out"
PROVIDER = "provider"
"""The pages."""
SIGNED_IN, SIGNED_OUT, REFUSED, CHANGED = "sign in", "sign out", "refused", "account"
"""Actions of the log."""
Log = Callable[[str, str, str], None]
"""Writes down who did what, and about what, in the log of the store."""

_MOST_BYTES = 8192
"""Of a form."""
_FORM_SECONDS = 3600
_PAGE = re.compile(r"(?:/[0-9a-f]{24})?/[a-z_-]{0,40}")
_QUERY = re.compile(r"[\w=&%.+~:-]{0,500}")
_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"))
_SYSTEMS = (("Android", "Android"), ("Windows", "Windows"), ("iPhone", "iOS"), ("Mac", "macOS"))


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who asks for one of our pages."""

    asked: Request
    address: str
    """Where from."""
    session: Session | None
    typed: Mapping[str, str]
    """What the form says that was sent."""

    @property
    def browser(self) -> str:
        """What to call the browser in a list of sessions."""
        return browser_called(self.asked.header("user-agent"))


class Forms:
    """The pages of signing in to one site."""

    def __init__(
        self, directory: Directory, site: Site, language: str, log: Log, provider: str = ""
    ) -> None:
        """`provider` is the name of who else vouches for people, if anybody does."""
        self._directory = directory
        self._site = site
        self._language = language
        self._log = log
        self._provider = provider

    async def visit(self, asked: Request, address: str, receive: Receive) -> Visit:
        """What somebody asks, with the form that was sent."""
        session = self._directory.sessions.find(asked.cookie(self._site.cookie_name("session")))
        typed = await _read_form(asked, receive) if asked.method == "POST" else {}
        return Visit(asked, address, session, typed)

    async def answer(self, name: str, visit: Visit, send: Send) -> None:
        """Answer at one of our pages."""
        sent = visit.asked.method == "POST"
        if sent and not self._is_our_form(visit):
            problem = message("this form is too old, or was sent from elsewhere: try again")
            await self.show(send, visit, name, problem, status=403)
            return
        do = {SIGN_IN: self._sign_in, FIRST: self._first, PASSWORD: self._password}.get(name)
        try:
            if sent and name == SIGN_OUT:
                await self._sign_out(visit, send)
            elif sent and do:
                await do(visit, send)
            else:
                await self.show(send, visit, name)
        except TooManyTries as error:
            await self.show(send, visit, name, error.message, status=429)
        except SimpulError as error:
            await self.show(send, visit, name, error.message, status=403)

    # ---- what is done

    async def _sign_in(self, visit: Visit, send: Send) -> None:
        """Sign in by name and password."""
        name = visit.typed.get("name", "")
        device = visit.asked.cookie(self._site.cookie_name("device"))
        try:
            made, account = await asyncio.to_thread(
                self._directory.sign_in,
                name,
                visit.typed.get("password", ""),
                address=visit.address,
                browser=visit.browser,
                device=device,
            )
        except WrongCredentials:
            known = self._directory.find(name)
            await self.note(known.name if known else "", REFUSED, SIGN_IN)
            raise
        await self.enter(visit, send, made, account.name)

    async def enter(
        self, visit: Visit, send: Send, made: str, name: str, *, led_to: str | None = None
    ) -> None:
        """Answer with a session that was begun, and lead on; one that was there before is ended.

        `led_to` is the page for a browser that comes from elsewhere.
        """
        site, sessions = self._site, self._directory.sessions
        session = sessions.find(made)
        try:
            await self.note(name, SIGNED_IN, session.number if session else "")
        except SimpulError:
            sessions.sign_out(made)
            raise
        if visit.session:
            sessions.sign_out(visit.asked.cookie(site.cookie_name("session")))
        mark = await asyncio.to_thread(self._directory.device_mark, name)
        cookies = [
            site.set_cookie("session", made),
            site.device_cookie(mark),
            site.clear_cookie("form"),
            site.language_cookie(self.language_of(visit)),
        ]
        if led_to is None:
            await _lead(send, self._next(visit.typed.get("next", "")), cookies)
        else:
            await answer(send, 200, opening(self._next(led_to)), cookies=cookies)

    async def _first(self, visit: Visit, send: Send) -> None:
        """Set a password by a code."""
        self._check_twice(visit)
        try:
            account = await asyncio.to_thread(
                self._directory.redeem,
                visit.typed.get("name", ""),
                visit.typed.get("code", ""),
                visit.typed.get("password", ""),
                address=visit.address,
            )
        except WrongCredentials:
            await self.note("", REFUSED, FIRST)
            raise
        await self.note(account.name, CHANGED, f"{PASSWORD} {account.name}")
        await _lead(send, self._address(SIGN_IN, done=PASSWORD), [self._site.clear_cookie("form")])

    async def _password(self, visit: Visit, send: Send) -> None:
        """Set another password, by who is signed in."""
        if visit.session is None:
            await _lead(send, self._address(SIGN_IN), [])
            return
        self._check_twice(visit)
        name = visit.session.account
        try:
            await asyncio.to_thread(
                self._directory.change_password,
                name,
                visit.typed.get("old", ""),
                visit.typed.get("password", ""),
                address=visit.address,
                device=visit.asked.cookie(self._site.cookie_name("device")),
            )
        except WrongCredentials:
            await self.note(name, REFUSED, PASSWORD)
            raise
        await self.note(name, CHANGED, f"{PASSWORD} {name}")
        await _lead(
            send, self._address(SIGN_IN, done=PASSWORD), [self._site.clear_cookie("session")]
        )

    async def _sign_out(self, visit: Visit, send: Send) -> None:
        if visit.session:
            self._directory.sessions.sign_out(visit.asked.cookie(self._site.cookie_name("session")))
            await self.note(visit.session.account, SIGNED_OUT, visit.session.number)
        await _lead(
            send, self._address(SIGN_IN, done=SIGN_OUT), [self._site.clear_cookie("session")]
        )

    def _check_twice(self, visit: Visit) -> None:
        """Raise where a new password was typed in two ways."""
        if visit.typed.get("password", "") != visit.typed.get("again", ""):
            raise WrongCredentials(message("the new password was typed in two ways: type it twice"))

    async def note(self, name: str, action: str, subject: str) -> None:
        """Write down what somebody did."""
        await asyncio.to_thread(self._log, name, action, subject)

    # ---- what is shown

    async def show(
        self, send: Send, visit: Visit, name: str, problem: Text = "", *, status: int = 200
    ) -> None:
        """Answer with the page of this name, and what went wrong before."""
        language = self.language_of(visit)
        if name == PASSWORD and visit.session is None:
            name = SIGN_IN
        token = secrets.token_urlsafe(16)
        form = replace(
            self._form(name, visit, language),
            language=language,
            problem=in_language(language, problem),
            hidden=[("token", token), ("language", language), ("next", self.wanted(visit))],
            action=self._site.path(name),
            languages=[
                Link(self._address(name, language=other, next=self.wanted(visit)), other)
                for other in LANGUAGES
                if other != language
            ],
        )
        cookies = [self._site.set_cookie("form", token, seconds=_FORM_SECONDS)]
        if visit.session is None and visit.asked.cookies(self._site.cookie_name("session")):
            cookies.append(self._site.clear_cookie("session"))
        await answer(
            send,
            status,
            page(form),
            cookies=cookies,
            policy=FORM_POLICY,
            headers=[("referrer-policy", "same-origin")],  # else a form has no origin to tell
        )

    def _form(self, name: str, visit: Visit, language: str) -> Form:
        """The page of this name, without what all have."""
        _ = translator(language).gettext
        typed = visit.typed.get("name", "")
        account = Field("name", _("Account name"), "text", "username", typed)
        hint = _("At least {least} letters; four words that have nothing to do with you are good.")
        twice = [
            Field(
                "password",
                _("New password"),
                fill="new-password",
                hint=hint.format(least=LEAST_PASSWORD),
            ),
            Field("again", _("New password, once more"), fill="new-password"),
        ]
        match name:
            case "first":
                return Form(
                    language=language,
                    title=_("Set a password"),
                    said=_("With the code that an administrator gave you."),
                    fields=[account, Field("code", _("Code"), "text", "one-time-code"), *twice],
                    send=_("Set the password"),
                    links=[Link(self._address(SIGN_IN), _("Sign in"))],
                )
            case "password":
                return Form(
                    language=language,
                    title=_("Change your password"),
                    said=_("You are signed out everywhere, and sign in anew."),
                    fields=[Field("old", _("Password"), fill="current-password"), *twice],
                    send=_("Change the password"),
                    links=[Link(self._site.path() or "/", _("Back to Simpul"))],
                )
            case "sign-out":
                return Form(
                    language=language,
                    title=_("Sign out"),
                    send=_("Sign out"),
                    links=[Link(self._site.path() or "/", _("Back to Simpul"))],
                )
            case _:
                return self._sign_in_form(visit, language, account)

    def _sign_in_form(self, visit: Visit, language: str, account: Field) -> Form:
        """The page of signing in, with what was done before."""
        _ = translator(language).gettext
        said = {
            PASSWORD: _("The password is set: sign in with it."),
            SIGN_OUT: _("You are signed out."),
            "ended": _("Your session has ended: sign in again."),
        }.get(visit.asked.asked("done"), "")
        links = [Link(self._address(FIRST), _("I have a code"))]
        if self._provider:
            address = self._address(PROVIDER, next=self.wanted(visit))
            label = _("Sign in by {name}").format(name=self._provider)
            links.append(Link(address, label, is_button=True))
        return Form(
            language=language,
            title=_("Sign in"),
            said=said,
            fields=[account, Field("password", _("Password"), fill="current-password")],
            send=_("Sign in"),
            links=links,
        )

    def language_of(self, visit: Visit) -> str:
        """The language of the page: the one chosen, else what the browser prefers."""
        chosen = visit.typed.get("language") or visit.asked.asked("language")
        if chosen in LANGUAGES:
            return chosen
        return preferred(visit.asked.header("accept-language"), self._language)

    # ---- addresses

    def sign_in_address(self, asked: Request) -> str:
        """Where who has not signed in is led, and from there to the page that was asked for."""
        return self._address(SIGN_IN, next=self.page_asked(asked))

    def page_asked(self, asked: Request) -> str:
        """The path and query of a page of the screens; that of the first for anything else."""
        query = f"?{asked.query}" if asked.query else ""
        return self._next(f"{asked.path}{query}")

    def wanted(self, visit: Visit) -> str:
        """The page that somebody wants to be led on to."""
        return self._next(visit.typed.get("next") or visit.asked.asked("next"))

    def _next(self, wanted: str) -> str:
        """A path of ours to lead on to; never the address of another host."""
        path, _, query = wanted.partition("?")
        begins = self._site.path()
        ours = _PAGE.fullmatch(path) and _QUERY.fullmatch(query) and path.startswith(f"{begins}/")
        own = {self._site.path(name) for name in (SIGN_IN, FIRST, PASSWORD, SIGN_OUT, PROVIDER)}
        return wanted if ours and path not in own else f"{begins}/"

    def _address(self, name: str, **query: str) -> str:
        told = {key: value for key, value in query.items() if value and value != self._next("")}
        return self._site.path(name) + (f"?{urlencode(told, quote_via=quote)}" if told else "")

    def _is_our_form(self, visit: Visit) -> bool:
        kept = visit.asked.cookie(self._site.cookie_name("form"))
        near = visit.asked.fetched_from in {"", "same-origin"}
        return near and bool(kept) and is_same(visit.typed.get("token", ""), kept)


async def _read_form(asked: Request, receive: Receive) -> dict[str, str]:
    """What a form says; nothing for one that is too long, or no form."""
    body = b""
    more = True
    while more and len(body) <= _MOST_BYTES:
        said = await receive()
        if said["type"] != "http.request":
            return {}
        body += said.get("body", b"")
        more = said.get("more_body", False)
    kind = asked.header("content-type").partition(";")[0].strip().lower()
    if len(body) > _MOST_BYTES or kind != "application/x-www-form-urlencoded":
        return {}
    read = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    return {name: values[0] for name, values in read.items() if len(values) == 1}


async def _lead(send: Send, address: str, cookies: Sequence[str]) -> None:
    """Lead a browser on to a page of ours."""
    headers = [("location", address), ("referrer-policy", "same-origin")]
    await answer(send, 303, "", cookies=cookies, headers=headers)


def browser_called(agent: str) -> str:
    """What to call a browser by what it says of itself.

    >>> browser_called("Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/130.0")
    'Firefox, Windows'
    """
    browser = next((called for mark, called in _BROWSERS if mark in agent), "")
    system = next((called for mark, called in _SYSTEMS if mark in agent), "")
    if not system and "Linux" in agent:
        system = "Linux"
    if not browser and "Safari/" in agent:
        browser = "Safari"
    return ", ".join(part for part in (browser, system) if part)
