"""The same canvas on every engine."""

import json
from pathlib import Path

import pytest

from app.drawing.explorer.payload import payload
from app.networks.explorer.tidying import LAYOUTS
from tests.offices.canvases import did, ids_of, office

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


def drawn(place: Path | str) -> list[str]:
    """What is drawn after several acts."""
    with office(place) as space:
        canvas = space.explorer.start(ids_of(space, "Budi Santoso", "Rahmat Hidayat"))
        canvas = did(space, canvas, "expand", canvas.shown)
        canvas = did(space, canvas, "path", ids_of(space, "Ani Lestari", "Rahmat Hidayat"))
        canvases = [did(space, canvas, "tidy", value=layout) for layout in LAYOUTS]
        canvases += [did(space, canvas, "combine", value=by) for by in ("case", "cell", "kind")]
        pictures = [space.explorer.picture(one) for one in canvases]
        return [json.dumps(payload(one, space.wording, key="c"), indent=1) for one in pictures]


def test_a_canvas_is_the_same_on_neo4j_as_on_sqlite(neo4j_uri: str, tmp_path: Path):
    assert drawn(neo4j_uri) == drawn(tmp_path)
