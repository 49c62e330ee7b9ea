"""Mounting the explorer in a page: the payload goes to the browser, what was done there comes back.

Decisions.
An act is taken by `reported` before the page makes its payload, so that one run answers it.
The browser sends one act at a time and waits until it is told that this one was heard: a second
would replace a first that still waits.
"""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from app.components.served import OURS, serve, text_of
from app.exports.html import vis_network_folder

_ASSETS = Path(__file__).parent / "assets"
_PARTS = {"explorer": _ASSETS, "vis": vis_network_folder()}


@dataclass(frozen=True, slots=True)
class Report:
    """What was done in the browser since the last run, and what is seen there now."""

    act: dict[str, Any] | None = None
    """`kind`, `ids`, `value` and `nonce` of an act, told once."""
    seen: dict[str, Any] = field(default_factory=dict)
    """What is `selected`, the `camera`, and the `places` of what was dragged."""


def explorer(payload: dict[str, Any], *, key: str, height: int) -> Report:
    """Draw the payload and say what was done; nothing that stands moves while `key` is the same."""
    data = {
        **payload,
        **_view(payload, key),
        "height": height,
        "heard": st.session_state.get(_heard(key), ""),
    }
    result = _component()(
        data=data,
        key=key,
        height=height,
        default={"seen": {}},
        on_seen_change=_nothing,
        on_act_change=partial(_take, key),
    )
    return Report(_fresh(key, result.act), result.seen or {})


def reported(key: str) -> Report:
    """What was done, before the explorer is drawn in this run; its act is not told again."""
    result = st.session_state.get(key) or {}
    return Report(_fresh(key, result.get("act")), result.get("seen") or {})


def _view(payload: dict[str, Any], key: str) -> dict[str, Any]:
    """The selection and the camera of a payload, as they were told before where the browser has
    since told those of the payload itself: what it knows would be sent for nothing, and with it
    the whole payload.
    """
    seen = (st.session_state.get(key) or {}).get("seen") or {}
    told = st.session_state.setdefault(f"{key}.view", {})
    if told.get("key") != payload["key"]:
        told = {"key": payload["key"]}
    for name in ("selected", "camera"):
        if name not in told or payload[name] != seen.get(name):
            told[name] = payload[name]
    st.session_state[f"{key}.view"] = told
    return {name: told[name] for name in ("selected", "camera")}


def _fresh(key: str, act: dict[str, Any] | None) -> dict[str, Any] | None:
    """An act unless it was told before; from here on it was."""
    if not act or act.get("nonce") == st.session_state.get(_told(key)):
        return None
    st.session_state[_told(key)] = st.session_state[_heard(key)] = act.get("nonce")
    return act


def _take(key: str) -> None:
    """Note which act came, so that the browser may send the next."""
    act = (st.session_state.get(key) or {}).get("act")
    if act:
        st.session_state[_heard(key)] = act.get("nonce")


def _heard(key: str) -> str:
    return f"{key}.heard"


def _told(key: str) -> str:
    return f"{key}.told"


def _nothing() -> None:
    """What is seen is read from the result; Streamlit asks for a callback all the same."""


def _component() -> Any:
    serve(_PARTS)
    return st.components.v2.component(
        f"{OURS}.explorer",
        html=text_of(_ASSETS / "explorer.html"),
        css=text_of(_ASSETS / "explorer.css"),
        js="explorer.js",
    )
