"""The server's own process: the screens behind their gate, with every option stated.

It is started by `app.operations.serve`, which hands it where its program lies and what it is
entered with through a pipe: nothing of that stands on a command line or in the environment.

Decisions.
Streamlit obeys files in the working folder, in the home folder and beside the script, besides the
environment. The first two are one empty folder (app/operations/serve.py); and what could open a
door, show a trace, ask another host or write a file is stated here, which outweighs any file.
"""

import asyncio
import logging
import os
import pkgutil
import re
import threading
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware
from streamlit import file_util

from app import views
from app.access.log import add_entry, open_logged
from app.accounts.directory import Directory
from app.accounts.openid.asking import Asking
from app.accounts.openid.provider_file import read_provider
from app.exports.pages import content_hash
from app.front_page import FrontPage, front_page
from app.gate import ADDRESS, NAMES, READY, Gate, Keys
from app.gate.forms import Forms, Log
from app.gate.provider import BACK, ProviderPages
from app.gate.sign_in import SESSION_HEADER, AccountsGate
from app.gate.site import Site
from app.settings import Settings, chosen_language
from app.views import session

_OPTIONS: Mapping[str, Any] = {
    "global.developmentMode": False,
    "global.e2eTest": False,
    "global.unitTest": False,
    "global.appTest": False,
    "logger.level": "warning",
    "logger.hideWelcomeMessage": True,
    "client.allowedOrigins": [],
    "client.disableDataExport": True,  # what a table's own button writes is guarded by nobody
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,  # nine tenths of all work: Python collects by itself as needed
    "server.address": ADDRESS,
    "server.allowedHosts": list(NAMES),
    "server.allowRunOnSave": False,
    "server.corsAllowedOrigins": [],
    "server.customComponentBaseUrlPath": "",
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableExpensiveMemoryStats": False,
    "server.enableStaticServing": False,
    "server.enableWebsocketCompression": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.folderWatchList": [],
    "server.headless": True,
    "server.maxUploadSize": 500,
    "server.runOnSave": False,
    "server.scriptHealthCheckEnabled": False,
    "server.showEmailPrompt": False,
    "server.sslCertFile": None,
    "server.sslKeyFile": None,
    "server.trustedUserHeaders": {},
    "server.unsafeMetricsUserAttributes": [],
    "server.xsrfCookieSameSite": "strict",
    "browser.gatherUsageStats": False,
    "browser.serverAddress": ADDRESS,
    "secrets.files": [],  # Streamlit would put what stands in them into the environment
    "theme.fontFaces": [],
    "theme.light.primaryColor": "#1f6f8b",
    "theme.dark.primaryColor": "#5fb3cf",
}
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def run(told: Mapping[str, Any]) -> None:
    """Serve until told to end, by what the command told us."""
    page = front_page(_streamlit_page(), chosen_language())
    if told["office"]:
        gate, chosen = _office_gate(Site(**told["keys"]), told["office"], page)
    else:
        keys = Keys(**told["keys"])
        gate = Middleware(Gate, keys=keys, inline_scripts=_inline_scripts(page))
        chosen = options(keys)
    front = Middleware(FrontPage, page=page)
    logging.getLogger("uvicorn.error").addFilter(_is_a_warning)
    script = Path(__file__).with_name("main.py")
    screens = st.App(script, middleware=[gate, front], lifespan=_say_ready)
    screens.run(config=chosen)


def _office_gate(
    site: Site, office: Mapping[str, Any], page: str
) -> tuple[Middleware, dict[str, Any]]:
    """The gate of who has an account, and Streamlit's options behind it."""
    directory = Directory(Path(office["accounts"]))
    session.keep_directory(directory)
    os.environ["FORWARDED_ALLOW_IPS"] = ""  # whom to believe about addresses the gate knows
    asking = None
    if office["openid"]:
        asking = Asking(read_provider(Path(office["openid"])), site.page_address(BACK))
    called = asking.provider.name if asking else ""
    forms = Forms(directory, site, chosen_language(), _log(), called)
    gate = Middleware(
        AccountsGate,
        directory=directory,
        site=site,
        forms=forms,
        provider=ProviderPages(asking, directory, site, forms) if asking else None,
        inline_scripts=_inline_scripts(page),
    )
    names = [urlsplit(origin).hostname for origin in site.origins]
    chosen = {
        **options(site),
        "server.address": site.bind,
        "server.allowedHosts": names,
        "server.sslCertFile": office["certificate"],
        "server.sslKeyFile": office["key"],
        "server.trustedUserHeaders": {SESSION_HEADER: session.SIGNED_IN},
        "browser.serverAddress": names[0],
    }
    return gate, chosen


def _log() -> Log:
    """What writes sign-ins down in the log of the store, which is opened by the first."""
    opened = cache(lambda: open_logged(Settings.from_environment().store))

    def note(by: str, action: str, subject: str) -> None:
        add_entry(opened(), by, action, subject=subject)

    return note


@asynccontextmanager
async def _say_ready(_screens: st.App) -> AsyncIterator[None]:
    """Leave a file in our own folder once the port is ours: whoever else listens there cannot.

    What every first page waits for is read before and meanwhile: our own modules, and the store.
    """
    await asyncio.to_thread(_import_screens)
    READY.touch()
    if not session.has_accounts():
        threading.Thread(target=session.read_ahead, daemon=True).start()
    yield


def _import_screens() -> None:
    for found in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
        import_module(found.name)


def options(keys: Keys | Site) -> dict[str, Any]:
    """Streamlit's options for one start."""
    return {
        **_OPTIONS,
        "server.port": keys.port,
        "server.baseUrlPath": keys.folder,
        "browser.serverPort": keys.port,
    }


def _streamlit_page() -> str:
    return Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")


def _inline_scripts(page: str) -> list[str]:
    """The policy sources of the scripts that stand in the page we serve."""
    return [content_hash(script) for script in _INLINE_SCRIPT.findall(page)]


def _is_a_warning(record: logging.LogRecord) -> bool:
    """Whether a line of the log matters; the others name an address that opens nothing."""
    return record.levelno >= logging.WARNING
