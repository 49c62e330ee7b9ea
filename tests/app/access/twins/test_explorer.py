"""That a party was a victim elsewhere shows nowhere on a canvas, in what is found, nor in files of
either: whatever is done in two stores that differ in that alone, the same is drawn and said.
"""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.drawing.explorer.payload import payload
from app.networks.explorer.act import Act
from app.networks.explorer.shown.facets import LENSES
from app.networks.explorer.tidying import LAYOUTS
from app.settings import Settings
from app.workspace import Workspace
from graph.schema import Audience, EntityKind
from graph.work.canvas import Canvas
from tests.app.access.twins.asking import STORE, working_in
from tests.app.access.twins.test_twins import difference
from tests.app.access.twins.twin_files import Way
from tests.app.access.twins.twin_office import fill

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

TOLD, SILENT = "told", "silent"
# who is merely like a party is another victim in each store: of another id, so sorted elsewhere
WAYS = set(Way) - {Way.FIRST, Way.CONTRADICTED, Way.ALIKE}
VIEWERS = {
    "analyst": (Audience.INTERNAL, "analyst"),
    "handler": (Audience.INTERNAL, "handler"),
    "partner": (Audience.PARTNER, "briefing"),
    "public": (Audience.PUBLIC, "briefing"),
}


class Twins:
    """The two stores; `ids` is everything that either holds, as somebody might guess it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        found = set()
        for name, ways in ((SILENT, ()), (TOLD, WAYS)):
            (folder / name).mkdir(exist_ok=True)
            with working_in(folder / name):
                if not Path("simpul.db").exists():
                    fill(folder / name, ways)
            with self.opened(name) as space:
                found |= {entity.id for entity in space.store.unmasked.entities()}
        self.ids = sorted(found)

    @contextmanager
    def opened(
        self, name: str, audience: Audience = Audience.INTERNAL, role: str = "analyst", **more
    ) -> Iterator[Workspace]:
        """One of the stores, as somebody sees it."""
        given = {"user": "ani", "language": "en", **more}
        with working_in(self._folder / name):
            with Workspace(Settings(store=STORE, audience=audience, role=role, **given)) as space:
                yield space

    def compare(self, viewer: str, tell: Callable[[Workspace], Iterator[tuple[str, str]]]) -> dict:
        """What is told otherwise in one store than in the other, by what was done."""
        said = {}
        for name in (SILENT, TOLD):
            with self.opened(name, *VIEWERS[viewer]) as space:
                said[name] = dict(tell(space))
        silent, told = said[SILENT], said[TOLD]
        assert silent.keys() == told.keys()
        return {
            what: difference(silent[what], told[what])
            for what in silent
            if silent[what] != told[what]
        }


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    return Twins(tmp_path_factory.mktemp("explored"))


def text_of(space: Workspace, canvas: Canvas, said=()) -> str:
    texts = [space.wording.message(one) for one in said]
    drawn = payload(space.explorer.picture(canvas), space.wording, key="c", said=texts)
    return json.dumps(drawn, indent=0, sort_keys=True)


class Walk:
    """Acts on one canvas, with what comes of each."""

    def __init__(self, space: Workspace, name: str, canvas: Canvas) -> None:
        self._space = space
        self._name = name
        self.canvas = canvas

    def told(self, kind: str, ids: Sequence[str] = (), value=None) -> tuple[str, str]:
        """What comes of an act; the canvas stays as it was."""
        outcome = self._space.explorer.apply(
            self.canvas, Act(kind=kind, ids=tuple(ids), value=value)
        )
        self.after = outcome.canvas
        what = f"{self._name} {kind} {' '.join(ids)[:60]} {value}"
        return what, text_of(self._space, outcome.canvas, outcome.said)

    def each(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Every act on these."""
        yield self._name, text_of(self._space, self.canvas)
        for kind in KINDS:
            for limit in (1, 20):
                yield self.told("expand", ids, {"kind": kind, "limit": limit})
        yield self.told("expand", ids)
        grown = Walk(self._space, f"{self._name} grown", self.after)
        for act in (*BETWEEN, "add", "hide", "remove", "crop", "pin"):
            yield self.told(act, ids)
        yield self.told("path", ids, {"by": "strength", "in_time": True})
        yield from grown.shapes()

    def shapes(self) -> Iterator[tuple[str, str]]:
        """Every way to arrange, combine, colour and filter a canvas."""
        for layout in LAYOUTS:
            yield self.told("tidy", value=layout)
        for by in ("case", "family", "cell", "kind"):
            yield self.told("combine", value=by)
            groups = [group.id for group in self.after.groups]
            inner = Walk(self._space, f"{self._name} {by}", self.after)
            yield inner.told("open_group", groups)
            yield inner.told("uncombine", groups)
            yield inner.told("tidy", value="force")
        for lens in LENSES:
            yield self.told("lens", value=lens)
        for facet, values in self._space.explorer.picture(self.canvas).facets.items():
            for value in values:
                yield self.told("filter", value={"off": {facet: [value]}})
        yield self.told("filter", value={"since": "2025-03-05", "until": "2025-04-05"})
        evidence = self._space.explorer.evidence(self.canvas, self.canvas.shown)
        yield f"{self._name} evidence", repr(evidence)


KINDS = sorted(EntityKind)
BETWEEN = ("path", "connect", "common")


def explored(twins: Twins, space: Workspace) -> Iterator[tuple[str, str]]:
    explorer = space.explorer
    networks = [network.id for network in space.networks.all()]
    for network in networks:
        walk = Walk(space, network, explorer.start_network([network]))
        yield from walk.each(walk.canvas.shown[:3])
    whole = Walk(space, "everything", explorer.start(twins.ids))
    yield "everything", text_of(space, whole.canvas)
    yield from whole.shapes()
    for item in twins.ids:
        walk = Walk(space, item, explorer.start([item]))
        yield walk.told("expand", [item])
        yield walk.told("add", twins.ids[:3])
    chosen = random.Random(20)
    for _ in range(40):
        some = chosen.sample(twins.ids, 3)
        walk = Walk(space, " ".join(some), explorer.start(some[:1]))
        for act in BETWEEN:
            yield walk.told(act, some)
        yield walk.told("path", some[:2], {"avoid": some[2:]})


@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_act_on_a_canvas_comes_to_the_same(twins, viewer):
    assert twins.compare(viewer, lambda space: explored(twins, space)) == {}
