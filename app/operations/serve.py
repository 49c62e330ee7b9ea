"""Serving the screens on this machine only, with every option that keeps them private."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from app.settings import Settings

ADDRESS = "127.0.0.1"
_PATIENCE = 3.0
"""Seconds that the server has to end by itself."""
_OPTIONS = {
    "server.address": ADDRESS,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "500",
    "server.enableXsrfProtection": "true",
    "server.showEmailPrompt": "false",
    "browser.gatherUsageStats": "false",
    "browser.serverAddress": ADDRESS,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "client.toolbarMode": "minimal",
    "logger.hideWelcomeMessage": "true",
    "theme.light.primaryColor": "#1f6f8b",
    "theme.dark.primaryColor": "#5fb3cf",
}


def serve(settings: Settings, *, port: int = 8501, open_browser: bool = True) -> int:
    """Serve until interrupted or told to end, and the server with it.

    Returns the exit code of the server.
    """
    chosen = port or free_port()
    print(f"http://{ADDRESS}:{chosen}", flush=True)  # noqa: T201 - where to look
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with subprocess.Popen(  # noqa: S603 - our own interpreter and file
        command(chosen, open_browser=open_browser), env=environment(settings)
    ) as server:
        try:
            return server.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """End the server, which would keep its port and the store open for whoever comes by.

    It is ended by force if it lingers.
    """
    server.terminate()
    try:
        server.wait(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()


def command(port: int, *, open_browser: bool) -> Sequence[str]:
    """The command that serves the screens."""
    options = {
        **_OPTIONS,
        "server.port": str(port),
        "server.headless": str(not open_browser).lower(),
    }
    main = str(Path(__file__).parents[1] / "main.py")

    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        main,
        *(f"--{name}={value}" for name, value in options.items()),
    ]


def environment(settings: Settings) -> dict[str, str]:
    """This process's environment with the settings in it, so that the server reads the same."""
    values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    written = {
        name: str(int(value)) if isinstance(value, bool) else str(value)
        for name, value in values.items()
    }

    return {
        **os.environ,
        **{f"SIMPUL_{name.upper()}": value for name, value in written.items() if value},
    }


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])
