"""Workspaces that stay open between the runs of a page, as the served app keeps them, until a test
is over.
"""

from collections.abc import Callable
from typing import Any

from app.workspace import Workspace
from tests.offices.reviewing import open_space

_OPENED: dict[str, Workspace] = {}


def opened(uri: str, opening: Callable[..., Workspace] = open_space, **settings: Any) -> Workspace:
    """The workspace of these settings, opened once."""
    key = f"{uri} {sorted(settings.items())}"
    if key not in _OPENED:
        _OPENED[key] = opening(uri, **settings)
    return _OPENED[key]


def close_all() -> None:
    """Close every workspace opened here."""
    while _OPENED:
        _OPENED.popitem()[1].close()
