"""That a party was a victim elsewhere shows nowhere on a canvas, in what is found, nor in files of
either: whatever is done in two stores that differ in that alone, the same is drawn and said.
"""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from app.drawing.explorer.payload import payload
from app.exports.view import ENDINGS, view_file
from app.networks.explorer.act import Act
from app.networks.explorer.shown.facets import LENSES
from app.networks.explorer.tidying import LAYOUTS
from app.networks.finding.lists import look_up
from app.settings import Settings
from app.workspace import Workspace
from graph.model import Identifier
from graph.schema import Audience, EntityKind, Scheme
from graph.work.canvas import Canvas
from tests.app.access.twins.answers import file_text, without_digests
from tests.app.access.twins.asking import REVEALING as REVEALING_ROLE
from tests.app.access.twins.asking import STORE, run, working_in
from tests.app.access.twins.test_twins import difference
from tests.app.access.twins.twin_files import LIST, Way
from tests.app.access.twins.twin_office import REVEAL, SECRET_PHONE, fill
from tests.offices.handed_out import without_head
from tests.offices.ids import IDS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

TOLD, SILENT = "told", "silent"
# who is merely like a party is another victim in each store: of another id, so sorted elsewhere
WAYS = set(Way) - {Way.FIRST, Way.CONTRADICTED, Way.ALIKE}
VIEWERS = {
    "analyst": (Audience.INTERNAL, "analyst"),
    "partner": (Audience.PARTNER, "briefing"),
    "public": (Audience.PUBLIC, "briefing"),
}
VIEWER_OF = VIEWERS | {"head": (Audience.INTERNAL, "head")}


class Twins:
    """The two stores; `ids` is everything that either holds, as somebody might guess it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        found = set()
        for name, ways in ((SILENT, ()), (TOLD, WAYS)):
            (folder / name).mkdir()
            with working_in(folder / name):
                fill(folder / name, ways)
            with self.opened(name) as space:
                found |= {entity.id for entity in space.store.unmasked.entities()}
        self.ids = sorted(found)

    @contextmanager
    def opened(
        self, name: str, audience: Audience = Audience.INTERNAL, role: str = "analyst", **more
    ) -> Iterator[Workspace]:
        """One of the stores, as somebody sees it."""
        settings = Settings(
            store=STORE, audience=audience, role=role, **{"user": "ani", "language": "en", **more}
        )
        with working_in(self._folder / name), Workspace(settings) as space:
            yield space

    def compare(
        self, viewer: str, tell: Callable[[Workspace], Iterator[tuple[str, str]]], **more
    ) -> dict[str, str]:
        """What is told otherwise in one store than in the other, by what was done."""
        said = {}
        for name in (SILENT, TOLD):
            with self.opened(name, *VIEWER_OF[viewer], **more) as space:
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


REVEALING = {"user": "head", "reveal": True, "reason": "membaca berkas 7"}
KINDS = sorted(EntityKind)
BETWEEN = ("path", "connect", "common")
UNTOLD = {"mentions": list, "serial": int, "digest": str, "start": int, "end": int}
"""What no screen and no file tells: ids of reports, and what hangs on the bytes of a file."""
TYPED = (
    *("Siti Rahasia", "Sitti Rahasya", "Moh. Ruslan", "Rusln", "Hamka", "Ambo Sunyi", "Yusran"),
    *("Nurdin Keduanya Langaleso", "Salma Poso", "calo", "a", "u", "nik", "bri", "1991"),
    *("081288880777", "0777", "28888", "333303000333503", "Lorong Anggrek 41", "hamka.diam"),
    *("K-5", "K-22", "5", "W-3", "Sigi", "Malaysia", "2025"),
)


def text_of(space: Workspace, canvas: Canvas, said=()) -> str:
    """Everything that the browser is given of a canvas."""
    texts = [space.wording.message(one) for one in said]
    drawn = payload(space.explorer.picture(canvas), space.wording, key="c", said=texts)
    return json.dumps(drawn, sort_keys=True, indent=0)


def value_text(value) -> str:
    """A value as text, without what no screen and no file tells."""

    def is_told(key: str, part: object) -> bool:
        return key not in UNTOLD or not isinstance(part, UNTOLD[key])

    def told(part):
        if isinstance(part, dict):
            return {key: told(field) for key, field in part.items() if is_told(key, field)}
        return [told(item) for item in part] if isinstance(part, list) else part

    return json.dumps(told(json.loads(msgspec.json.encode(value))), indent=0)


class Walk:
    """Acts on one canvas, with what comes of each."""

    def __init__(self, space: Workspace, name: str, canvas: Canvas) -> None:
        self._space = space
        self._name = name
        self.canvas = canvas
        self.after = canvas

    def told(self, kind: str, ids: Sequence[str] = (), value=None) -> tuple[str, str]:
        """What comes of an act; the canvas stays as it was."""
        outcome = self._space.explorer.apply(
            self.canvas, Act(kind=kind, ids=tuple(ids), value=value)
        )
        self.after = outcome.canvas
        what = f"{self._name} {kind} {len(ids)} {value}"
        return what, text_of(self._space, outcome.canvas, outcome.said)

    def each(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Every act on these."""
        for kind in ("", *KINDS):
            yield self.told("expand", ids, {"kind": kind, "limit": 2})
        for act in (*BETWEEN, "hide", "remove", "crop", "pin"):
            yield self.told(act, ids)
        yield self.told("path", ids, {"by": "strength", "in_time": True})

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
        for lens in LENSES:
            yield self.told("lens", value=lens)
        for facet, values in self._space.explorer.picture(self.canvas).facets.items():
            yield self.told("filter", value={"off": {facet: sorted(values)[:2]}})
        yield self.told("filter", value={"since": "2025-03-05", "until": "2025-04-05"})
        rests_on = self._space.explorer.evidence(self.canvas, self.canvas.shown)
        yield f"{self._name} evidence", value_text(rests_on)


def explored(twins: Twins, space: Workspace) -> Iterator[tuple[str, str]]:
    """What comes of every act, begun from everything that there is."""
    explorer = space.explorer
    for network in space.networks.all():
        walk = Walk(space, network.id, explorer.start_network([network.id]))
        yield from walk.each(walk.canvas.shown[:3])
    whole = Walk(space, "everything", explorer.start(twins.ids))
    yield "everything", text_of(space, whole.canvas)
    yield from whole.shapes()
    for item in twins.ids:
        yield Walk(space, item, explorer.start([item])).told("expand", [item])
    chosen = random.Random(20)
    for _ in range(8):
        some = chosen.sample(twins.ids, 3)
        walk = Walk(space, " ".join(some), explorer.start(some[:1]))
        for act in BETWEEN:
            yield walk.told(act, some)
        yield walk.told("path", some[:2], {"avoid": some[2:]})


def found(twins: Twins, space: Workspace) -> Iterator[tuple[str, str]]:
    """What is found by names, sounds, numbers and ids, in lists, and what stands beside it."""
    for text in (*TYPED, *twins.ids):
        yield text, value_text(space.finding.find(text, limit=0))
    yield "list", value_text(look_up(space.finding, [*LIST.splitlines(), *TYPED]))
    yield "facts", value_text(space.finding.facts(twins.ids))


def files(twins: Twins, space: Workspace) -> Iterator[tuple[str, str]]:
    """Every kind of file of everything that there is."""
    yield from files_of(space, space.explorer.start(twins.ids))


def files_of(space: Workspace, canvas: Canvas) -> Iterator[tuple[str, str]]:
    """Every kind of file of a canvas."""
    for kind in ENDINGS:
        name, content = view_file(space, canvas, kind)
        written = Path(name)
        written.write_bytes(content)
        yield name, without_head(without_digests(file_text(written)))
        written.unlink()


@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("tell", [explored, found, files], ids=["explored", "found", "files"])
def test_two_stores_that_differ_in_a_victim_are_told_alike(twins, viewer, tell):
    assert twins.compare(viewer, lambda space: tell(twins, space)) == {}


def test_who_may_see_victims_is_told_what_the_two_stores_differ_in(twins):
    def whole(space: Workspace) -> Iterator[tuple[str, str]]:
        yield "everything", text_of(space, space.explorer.start(twins.ids))

    assert twins.compare("head", whole, **REVEALING)


def of_parties(twins: Twins, space: Workspace) -> Iterator[tuple[str, str]]:
    """Every kind of file of parties alone."""
    few = [space.store.find(one).id for one in ("Nurdin Keduanya", "Joko Susilo", "Hamka")]
    yield from files_of(space, space.explorer.start(few))


@pytest.mark.parametrize("tell", [files, of_parties])
def test_files_of_who_sees_victims_tell_no_more_of_who_did_not_agree(twins, tell):
    assert twins.compare("head", lambda space: tell(twins, space), **REVEALING) == {}


@pytest.mark.parametrize("asked", [["Siti Rahasia"], ["--list", "list.txt"]], ids=["text", "list"])
def test_a_table_that_is_taken_away_names_nobody_who_is_revealed(twins, asked):
    with twins.opened(TOLD):
        shown = run(["find", *asked, "--format", "json", *REVEAL], **REVEALING_ROLE)
        written = run(["find", *asked, "-o", "found.csv", *REVEAL], **REVEALING_ROLE)
        told = Path("found.csv").read_text(encoding="utf-8")
        Path("found.csv").unlink()
    assert (shown[0], written[0]) == (0, 0)
    assert "siti.rahasia@contoh.id" in shown[1]
    assert "e_" in told or "--list" not in asked
    assert "siti.rahasia@contoh.id" not in told
    assert "Siti Rahasia;" not in told


def saved(twins: Twins, name: str) -> dict[str, str]:
    """What a masked colleague sees of views and tasks of one who saw everybody by name."""
    secret = IDS.identifier(Identifier(scheme=Scheme.PHONE, value=f"+62{SECRET_PHONE[1:]}"))
    with twins.opened(name, role="head", **REVEALING) as space:
        few = [space.store.find(one).id for one in ("Nurdin Keduanya", "Joko Susilo", "Hamka")]
        for title, ids in (("few", [*few, secret]), ("all", twins.ids)):
            canvas = space.explorer.start(ids)
            space.views.save(title, canvas)
            combined = Act(kind="combine", value="cell")
            combined_canvas = space.explorer.apply(canvas, combined).canvas
            space.views.save(f"{title} combined", replace(combined_canvas, pinned=tuple(few)))
        asked = space.questions.ask("Siapa?", few[:1])
        space.questions.add_task(asked, "temui", who="Siti Rahasia")
    with twins.opened(name) as space:
        views = {kept.latest.name: kept.latest.canvas for kept in space.views.all()}
        told = {f"{title} as kept": value_text(canvas) for title, canvas in views.items()}
        told |= {title: text_of(space, canvas) for title, canvas in views.items()}
        tasks = [kept.latest.tasks for kept in space.questions.all()]
    return {**told, "tasks": repr(tasks)}


def test_views_of_who_saw_victims_tell_others_nothing_by_how_they_are_arranged(twins):
    silent, told = saved(twins, SILENT), saved(twins, TOLD)
    assert {"few", "all combined"} <= silent.keys()
    assert {
        what: difference(silent[what], told[what])
        for what in silent
        if silent[what] != told.get(what)
    } == {}
    assert "Siti" not in told["tasks"]
