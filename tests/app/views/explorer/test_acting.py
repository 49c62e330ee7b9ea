"""What a browser reports of a canvas, whatever stands in it: carried out or left, and kept."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.offices.canvases import id_of, office, same_office

HALF = "\ud800"
LONG = "x" * 10**6
TOO_LONG = 10**400


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    office(folder).close()
    return folder


def report(store: Path, act: Any, seen: Any, *ids: str) -> AppTest:
    """The canvas of an address after two reports; it is told as JSON, and what it says."""

    def page(folder, act, seen):
        import json
        from pathlib import Path

        import streamlit as st

        from app.components.explorer.explorer import Report
        from app.drawing.explorer.payload import payload
        from app.views import session
        from app.views.explorer import acting, opening
        from tests.offices.canvases import same_office

        with same_office(Path(folder)) as space:
            opened = opening.from_address(space)
            opened = acting.carry_out(space, opened, Report(act, seen))
            # the browser's session is gone: what was kept is read again
            st.session_state[session.CANVASES] = {}
            opened = acting.carry_out(space, opening.current(space, opened), Report(None, {}))
            picture = space.explorer.picture(opened.canvas)
            drawn = payload(picture, space.wording, key="c", said=acting.said(opened))
            st.session_state.drawn = json.dumps(drawn, allow_nan=False)

    test = AppTest.from_function(
        page, kwargs={"folder": str(store), "act": act, "seen": seen}, default_timeout=60
    )
    test.query_params["id"] = ",".join(ids)
    return test.run()


@pytest.mark.parametrize(
    "seen",
    [
        5,
        {"selected": 5, "camera": [1]},
        {"selected": [HALF, LONG, [], {}, None, "e_nobody"]},
        {"camera": {"x": TOO_LONG, "y": 1, "scale": 1}},
        {"camera": {"x": math.nan, "y": math.inf, "scale": True}},
    ],
    ids=["no mapping", "other kinds", "no ids", "too long", "no numbers"],
)
def test_what_is_seen_is_kept_only_where_it_can_be(store, seen):
    with same_office(store) as space:
        budi = id_of(space, "Budi Santoso")
    page = report(store, None, seen, budi)
    assert not page.exception
    drawn = json.loads(page.session_state.drawn)
    assert drawn["selected"] == []
    assert drawn["camera"] == {"x": 0, "y": 0, "scale": 0}
    assert [node["id"] for node in drawn["nodes"]] == [budi]


@pytest.mark.parametrize(
    "act",
    [
        {"kind": HALF, "ids": [HALF], "value": HALF},
        {"kind": LONG, "ids": [LONG] * 3},
        {"kind": ["hide"], "ids": {"e_1": 1}},
        {"kind": "add", "ids": [LONG, HALF, 5, None, "e_nobody"]},
        {"kind": "export", "value": ["csv"]},
        {"kind": "export", "value": {"png": 1}, "nonce": LONG},
        {"kind": "filter", "ids": [], "value": {"off": {"place": [HALF]}}},
    ],
    ids=["half a character", "long", "other kinds", "no ids", "a list", "a mapping", "a filter"],
)
def test_an_act_that_is_none_changes_nothing_and_is_told_in_few_letters(store, act):
    with same_office(store) as space:
        budi = id_of(space, "Budi Santoso")
    page = report(store, act, {}, budi)
    assert not page.exception
    assert len(page.session_state.drawn) < 60_000
    (node,) = json.loads(page.session_state.drawn)["nodes"]
    assert node["id"] == budi


def test_an_address_of_very_many_ids_says_how_many_were_read(store):
    with same_office(store) as space:
        budi = id_of(space, "Budi Santoso")
    page = report(store, None, {}, budi, *(f"e_{number}" for number in range(10_000)))
    assert not page.exception
    drawn = json.loads(page.session_state.drawn)
    assert [node["id"] for node in drawn["nodes"]] == [budi]
    assert any("2,000" in said or "2000" in said for said in drawn["said"])
