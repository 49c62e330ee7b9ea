"""That a party was a victim elsewhere shows nowhere on a canvas: two stores that differ in that
alone draw everything alike.
"""

import json
from pathlib import Path

import pytest

from app.drawing.explorer.payload import payload
from app.networks.explorer.tidying import LAYOUTS
from app.workspace import Workspace
from graph.schema import Audience
from tests.offices.canvases import OTHER_PHONE, SHARED_PHONE, cases, did, do, id_of, ids_of
from tests.offices.linked import opened
from tests.offices.people import NIK, mention

WAHYU = "Wahyu Pratama"
SECRET_PHONE = "+6285299998888"
PARTIES = (
    mention(1, WAHYU, case="c_1", nik=NIK, phone=SHARED_PHONE),
    mention(2, "Ani Lestari", case="c_1", role="penampung", phone=SHARED_PHONE),
    mention(1, WAHYU, case="c_2", role="sponsor", nik=NIK),
    mention(1, "Joko Widada", case="c_3", role="pengantar", phone=OTHER_PHONE),
)
AS_VICTIM = mention(9, WAHYU, case="c_3", role="korban", nik=NIK, phone=SECRET_PHONE)


def told(folder: Path, *more, **viewer) -> dict[str, str]:
    """Everything that is drawn and said, by what was done."""
    opened(folder, *PARTIES, cases=cases()).close()
    with opened(folder, *more, cases=cases(), **viewer) as space:
        if viewer.get("audience") is Audience.PUBLIC:
            with opened(folder) as inside:
                wahyu = id_of(inside, WAHYU)
        else:
            wahyu = id_of(space, WAHYU)
        return dict(_drawn(space, wahyu))


def _drawn(space: Workspace, wahyu: str):
    canvas = space.explorer.start([wahyu, *ids_of(space, "3/2024")])
    everything = did(space, canvas, "expand", canvas.shown)
    yield "begun", _text(space, canvas)
    yield "expanded", _text(space, everything)
    for layout in LAYOUTS:
        yield layout, _text(space, did(space, everything, "tidy", value=layout))
    for by in ("case", "family", "cell", "kind"):
        yield by, _text(space, did(space, everything, "combine", value=by))
    for kind in ("path", "connect", "common"):
        outcome = do(space, canvas, kind, canvas.shown)
        yield kind, _text(space, outcome.canvas) + repr(outcome.said)
    yield "evidence", repr(space.explorer.evidence(everything, canvas.shown))
    networks = [network.id for network in space.networks.all()]
    yield "network", _text(space, space.explorer.start_network(networks))


def _text(space: Workspace, canvas) -> str:
    return json.dumps(payload(space.explorer.picture(canvas), space.wording, key="c"), indent=1)


@pytest.mark.parametrize(
    "viewer",
    [{}, {"role": "investigator"}, {"role": "briefing", "audience": Audience.PUBLIC}],
    ids=["analyst", "investigator", "public"],
)
def test_a_party_who_was_a_victim_elsewhere_is_drawn_like_one_who_was_not(tmp_path, viewer):
    (tmp_path / "silent").mkdir()
    (tmp_path / "told").mkdir()
    silent = told(tmp_path / "silent", **viewer)
    both = told(tmp_path / "told", AS_VICTIM, **viewer)
    for what, text in silent.items():
        assert both[what] == text, what
    assert "85299998888" not in repr(both).replace("-", "")


def test_who_may_see_victims_is_drawn_more(tmp_path):
    viewer = {"role": "head", "reveal": True, "reason": "house visit"}
    (tmp_path / "silent").mkdir()
    (tmp_path / "told").mkdir()
    silent = told(tmp_path / "silent", **viewer)
    assert told(tmp_path / "told", AS_VICTIM, **viewer)["begun"] != silent["begun"]
