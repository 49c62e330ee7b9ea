"""A canvas that grows from anywhere: what comes on it, what is counted, and that nothing moves."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.networks.explorer.exploration import MOST_STEPS, Exploration
from app.networks.explorer.tidying import LAYOUTS
from app.networks.layouts.free_sector import HIGH, WIDE
from app.workspace import Workspace
from graph.schema import EntityKind
from graph.work.canvas import Camera, Canvas, Group
from tests.offices.canvases import (
    OTHER_PHONE,
    SHARED_PHONE,
    did,
    do,
    id_of,
    ids_of,
    names,
    office,
    same_office,
)
from tests.offices.linked import REVEALING

BUDI, ANI, JOKO, RAHMAT, SRI = (
    *("Budi Santoso", "Ani Lestari", "Joko Widada"),
    *("Rahmat Hidayat", "Sri Wahyuni"),
)


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    with office(tmp_path_factory.mktemp("office")) as opened:
        yield opened


def node(space: Workspace, canvas: Canvas, text: str):
    found = id_of(space, text)
    return next(one for one in space.explorer.picture(canvas).nodes if one.id == found)


# ---- starting, expanding


def test_a_canvas_begins_from_people_numbers_and_cases_in_any_mix(space):
    canvas = space.explorer.start(ids_of(space, BUDI, SHARED_PHONE, "2/2024"))
    assert names(space, canvas) == {BUDI, "+62 812-3456-7890", "2/2024"}
    assert set(canvas.places) == set(canvas.shown)


def test_the_order_of_what_a_canvas_begins_from_does_not_matter(space):
    ids = ids_of(space, BUDI, ANI, JOKO, "1/2024")
    assert space.explorer.start(ids) == space.explorer.start([*reversed(ids), ids[0]])


def test_networks_come_on_one_canvas(space):
    networks = space.networks.all()
    canvas = space.explorer.start_network([network.id for network in networks])
    assert {BUDI, ANI, JOKO} <= names(space, canvas)


def test_what_is_not_on_the_canvas_is_counted_by_kind(space):
    canvas = space.explorer.start([id_of(space, BUDI)])
    assert node(space, canvas, BUDI).more == {
        "Case": 2,
        "IdentityDocument": 1,
        "Phone": 1,
    }
    more = did(space, canvas, "expand", ids_of(space, BUDI), {"kind": "Case"})
    assert node(space, more, BUDI).more == {"IdentityDocument": 1, "Phone": 1}


def test_expanding_adds_one_kind_or_all_and_says_how_many_more(space):
    canvas = space.explorer.start([id_of(space, BUDI)])
    cases = do(space, canvas, "expand", ids_of(space, BUDI), {"kind": "Case", "limit": 1})
    assert [str(said) for said in cases.said] == [f"1 added beside {BUDI}, 1 more"]
    everything = do(space, canvas, "expand", ids_of(space, BUDI))
    assert [str(said) for said in everything.said] == [f"4 added beside {BUDI}"]
    assert "Ani Lestari" not in names(space, everything.canvas)


def test_one_with_very_many_neighbours_is_asked_first(space, monkeypatch):
    monkeypatch.setattr("app.networks.explorer.expanding.ASKED_ABOVE", 2)
    canvas = space.explorer.start([id_of(space, BUDI)])
    asked = do(space, canvas, "expand", ids_of(space, BUDI))
    assert asked.canvas == canvas
    assert "choose a kind" in str(asked.said[0])
    sure = did(space, canvas, "expand", ids_of(space, BUDI), {"sure": True, "limit": 2})
    assert len(sure.shown) == 3


def test_calls_between_two_are_one_tie_with_their_count(space):
    canvas = space.explorer.start(ids_of(space, OTHER_PHONE, SHARED_PHONE))
    (tie,) = space.explorer.picture(canvas).ties
    assert (tie.count, tie.dates) == (12, (("2024-01-01", "2024-01-03"),))


# ---- what stands does not move


ACTS = ("expand", "add", "hide", "show_hidden", "combine", "open_group", "close_group", "pin")


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.randoms()), max_size=8))
def test_whatever_is_done_what_stands_does_not_move(space, steps):
    everybody = ids_of(space, BUDI, ANI, JOKO, RAHMAT, SRI, SHARED_PHONE, "1/2024", "3/2024")
    history = Exploration(canvas=space.explorer.start(everybody[:2]))
    for kind, random in steps:
        before = history.canvas
        drawn = {one.id: one.place for one in space.explorer.picture(before).nodes}
        known = [*before.shown, *(group.id for group in before.groups)]
        ids = random.sample(everybody if kind == "add" else known, min(2, len(known)))
        after = did(space, before, kind, ids)
        picture = space.explorer.picture(after)
        assert all(drawn.get(one.id, one.place) == one.place for one in picture.nodes)
        assert space.explorer.picture(after).canvas == after
        history = history.did(after)
        assert history.undo().canvas == before or after == before
        assert history.undo().redo().canvas == after


def test_expanding_and_removing_again_gives_the_same_canvas(space):
    canvas = space.explorer.start(ids_of(space, BUDI, JOKO))
    more = did(space, canvas, "expand", ids_of(space, BUDI))
    assert did(space, more, "remove", set(more.shown) - set(canvas.shown)) == canvas


def test_what_was_hidden_stands_where_it_stood(space):
    canvas = space.explorer.start(ids_of(space, BUDI, JOKO, ANI))
    hidden = did(space, canvas, "hide", ids_of(space, JOKO))
    assert JOKO not in names(space, hidden)
    assert did(space, hidden, "show_hidden") == canvas


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_moves_all_but_what_is_pinned_and_covers_nobody(space, layout):
    everything = space.explorer.start_network([one.id for one in space.networks.all()])
    budi = id_of(space, BUDI)
    moved = did(space, everything, "move", value={budi: [4000, 4000]})
    pinned = did(space, moved, "pin", [budi])
    tidied = did(space, pinned, "tidy", value=layout)
    assert tidied.layout == layout
    assert tidied.places[budi] == (4000.0, 4000.0)
    places = [one.place for one in space.explorer.picture(tidied).nodes]
    assert len(set(places)) == len(places)


def test_undo_goes_back_step_by_step_but_the_camera_stays():
    history = Exploration()
    for number in range(MOST_STEPS + 5):
        history = history.did(Canvas(shown=(f"e_{number}",)))
    assert len(history.past) == MOST_STEPS
    looked = history.saw(Canvas(shown=history.canvas.shown, camera=Camera(scale=2.0)))
    assert looked.past == history.past
    assert looked.undo().canvas.shown == (f"e_{MOST_STEPS + 3}",)
    assert looked.undo().canvas.camera.scale == 2.0
    assert Exploration().undo() == Exploration()


# ---- acts that cannot be done


@pytest.mark.parametrize(
    ("kind", "ids", "value"),
    [
        ("zap", (), None),
        ("expand", ("nobody",), None),
        ("move", (), {"nobody": [1, 2]}),
        ("move", (), "far away"),
        ("filter", (), {"off": {"shoe size": ["43"]}}),
        ("filter", (), {"since": "yesterday"}),
        ("filter", (), {"since": "2024-02-01", "until": "2024-01-01"}),
        ("filter", (), {"off": "everything"}),
        ("lens", (), "mood"),
        ("lens", (), ["role"]),
        ("tidy", (), "spiral"),
        ("tidy", (), {"a": 1}),
        ("combine", (), "star sign"),
        ("combine", ("nobody",), "chosen"),
        ("crop", ("nobody",), None),
        ("open_group", ("nobody",), None),
        ("path", ("nobody",), {"by": 3, "avoid": 7}),
        ("connect", (), None),
        ("common", ("nobody", "else"), None),
        ("add", ("nobody",), None),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(space, kind, ids, value):
    canvas = space.explorer.start(ids_of(space, BUDI, ANI))
    outcome = do(space, canvas, kind, ids, value)
    assert outcome.canvas == canvas
    assert outcome.said


@pytest.mark.parametrize("place", [[float("nan"), 1], [1e300, 0], ["1", "2"], [True, 2], [1], None])
def test_a_place_that_is_none_moves_nobody(space, place):
    canvas = space.explorer.start(ids_of(space, BUDI))
    assert did(space, canvas, "move", value={canvas.shown[0]: place}) == canvas


# ---- questions


def test_the_path_between_two_comes_on_the_canvas_and_is_selected(space):
    canvas = space.explorer.start(ids_of(space, ANI, RAHMAT))
    found = do(space, canvas, "path", ids_of(space, ANI, RAHMAT))
    assert set(ids_of(space, SHARED_PHONE, JOKO)) <= set(found.canvas.selected)
    assert "path of 4 steps" in str(found.said[0])


def test_a_path_leads_around_what_is_avoided(space):
    canvas = space.explorer.start(ids_of(space, ANI, RAHMAT))
    avoid = {"avoid": ids_of(space, SHARED_PHONE)}
    found = do(space, canvas, "path", ids_of(space, ANI, RAHMAT), avoid)
    assert id_of(space, SHARED_PHONE) not in found.canvas.shown


def test_no_path_leads_over_what_lies_outside_the_time_bars_window(space):
    canvas = space.explorer.start(ids_of(space, ANI, RAHMAT))
    early = did(space, canvas, "filter", value={"until": "2024-01-31"})
    found = do(space, early, "path", ids_of(space, ANI, RAHMAT))
    assert found.canvas == early
    assert "widen the window" in str(found.said[0])


def test_several_are_joined_by_the_least_network(space):
    canvas = space.explorer.start(ids_of(space, ANI, JOKO, RAHMAT))
    found = did(space, canvas, "connect", ids_of(space, ANI, JOKO, RAHMAT))
    assert set(ids_of(space, SHARED_PHONE, "2/2024")) <= set(found.shown)


def test_what_two_have_in_common_is_found(space):
    canvas = space.explorer.start(ids_of(space, ANI, JOKO))
    found = do(space, canvas, "common", ids_of(space, ANI, JOKO))
    assert set(found.canvas.shown) - set(canvas.shown) == {id_of(space, SHARED_PHONE)}
    assert str(found.said[0]) == "1 in common to 2 of 2"


# ---- filters, facets, time


def test_facets_count_what_is_on_the_canvas(space):
    canvas = space.explorer.start(ids_of(space, BUDI, ANI, RAHMAT, SHARED_PHONE, "1/2024"))
    facets = space.explorer.picture(canvas).facets
    assert facets["role"] == {"facilitator": 1, "recruiter": 1, "sponsor": 1}
    assert {kind: facets["kind"][kind] for kind in ("Case", "Person", "Phone")} == {
        "Case": 1,
        "Person": 3,
        "Phone": 1,
    }
    assert facets["place"] == {"7210": 1}


def test_what_is_switched_off_is_filtered_away_and_stays_on_the_canvas(space):
    canvas = space.explorer.start(ids_of(space, BUDI, ANI, SHARED_PHONE))
    off = did(space, canvas, "filter", value={"off": {"role": ["recruiter"]}})
    assert off.shown == canvas.shown
    assert [one.entity.name for one in space.explorer.picture(off).nodes if one.filtered] == [BUDI]
    assert space.explorer.picture(off).filtered == 1


def test_the_time_bar_keeps_what_was_so_in_its_window(space):
    canvas = space.explorer.start(ids_of(space, "1/2024", "3/2024", BUDI, SRI))
    late = did(space, canvas, "filter", value={"since": "2025-01-01"})
    gone = {one.entity.name for one in space.explorer.picture(late).nodes if one.filtered}
    assert gone == {"1/2024"}


def test_the_bins_of_the_time_bar_hold_every_day(space):
    canvas = space.explorer.start(ids_of(space, "1/2024", "3/2024"))
    bins = space.explorer.picture(canvas).bins
    assert (bins[0].first, bins[-1].last) == ("2024-01-01", "2025-02-28")
    assert [one.count for one in bins if one.count] == [1, 1]


def test_places_lie_where_they_are(space):
    canvas = space.explorer.start(ids_of(space, "2/2024", RAHMAT))
    places = {one.entity.name: one.at for one in space.explorer.picture(canvas).nodes}
    longitude, latitude = places["2/2024"]
    assert 119 < longitude < 121
    assert -2 < latitude < 0
    assert places[RAHMAT] == places["2/2024"]


# ---- combining


def test_cases_are_combined_with_those_whom_they_alone_tell_of(space):
    everything = space.explorer.start_network([one.id for one in space.networks.all()])
    combined = did(space, everything, "combine", value="case")
    groups = [one for one in space.explorer.picture(combined).nodes if one.group]
    assert {one.head.name for one in groups} >= {"2/2024", "3/2024"}
    assert {BUDI, "+62 812-3456-7890"} <= names(space, combined)


def test_a_group_opens_in_place_and_closes_again(space):
    canvas = space.explorer.start(ids_of(space, BUDI, ANI, JOKO, RAHMAT))
    combined = did(space, canvas, "combine", ids_of(space, ANI, JOKO), "chosen")
    (group,) = combined.groups
    picture = space.explorer.picture(combined)
    assert {one.id for one in picture.nodes} == {group.id, *ids_of(space, BUDI, RAHMAT)}
    opened = did(space, combined, "open_group", [group.id])
    assert names(space, opened) == {BUDI, ANI, JOKO, RAHMAT}
    assert opened.places[id_of(space, ANI)] == canvas.places[id_of(space, ANI)]
    assert did(space, combined, "expand", [group.id]) == opened
    closed = did(space, opened, "close_group", ids_of(space, ANI))
    assert closed.places[group.id] == combined.places[group.id]
    assert names(space, did(space, combined, "uncombine", [group.id])) == names(space, canvas)


def test_hiding_a_group_hides_its_members(space):
    canvas = space.explorer.start(ids_of(space, BUDI, ANI, JOKO))
    combined = did(space, canvas, "combine", ids_of(space, ANI, JOKO), "chosen")
    hidden = did(space, combined, "hide", [combined.groups[0].id])
    assert [one.entity.name for one in space.explorer.picture(hidden).nodes] == [BUDI]


def test_never_more_is_drawn_than_can_be_seen(space, monkeypatch):
    monkeypatch.setattr("app.networks.explorer.grouping.MOST_DRAWN", 6)
    monkeypatch.setattr("app.networks.explorer.grouping._ROOM", 5)
    ids = [one.id for one in space.store.unmasked.entities()]
    outcome = do(space, Canvas(), "add", ids)
    assert "open a group" in str(outcome.said[-1])
    assert len(space.explorer.picture(outcome.canvas).nodes) <= 6
    group = outcome.canvas.groups[0]
    opened = did(space, outcome.canvas, "open_group", [group.id])
    assert len(space.explorer.picture(opened).nodes) <= 6


# ---- what the viewer may not know of


def test_a_canvas_of_one_who_may_see_more_silently_loses_what_another_may_not_know(tmp_path: Path):
    with office(tmp_path, **REVEALING) as head:
        everything = head.explorer.start([one.id for one in head.store.unmasked.entities()])
        assert "Eka Putri" in names(head, everything)
    with same_office(tmp_path) as analyst:
        picture = analyst.explorer.picture(everything)
        told = repr(picture) + repr(do(analyst, everything, "hide"))
        for secret in ("Eka Putri", "Dewi Kartika", "85211112222"):
            assert secret not in told
        phones = [one for one in picture.nodes if one.entity.kind is EntityKind.PHONE]
        assert len(phones) == 2
        eka = next(one for one in picture.nodes if one.entity.protected)
        assert "Phone" not in eka.more


def test_what_may_not_be_known_is_answered_like_what_is_not_there(tmp_path: Path):
    with office(tmp_path, **REVEALING) as head:
        secret = id_of(head, "+6285211112222")
    with same_office(tmp_path) as analyst:
        canvas = analyst.explorer.start(ids_of(analyst, BUDI))
        for kind in ("add", "path", "common", "connect", "expand", "pin"):
            answers = [repr(do(analyst, canvas, kind, [one])) for one in (secret, "i_nothing")]
            assert answers[0] == answers[1]


def test_what_was_done_survives_being_written_down(space):
    history = Exploration(canvas=space.explorer.start(ids_of(space, BUDI)))
    for kind, ids in (("expand", [BUDI]), ("hide", [BUDI]), ("combine", []), ("tidy", [])):
        value = "case" if kind == "combine" else None
        history = history.did(did(space, history.canvas, kind, ids_of(space, *ids), value))
    history = history.undo()
    read = msgspec.json.decode(msgspec.json.encode(history), type=Exploration)
    assert msgspec.json.encode(read) == msgspec.json.encode(history)
    assert read.undo().undo().canvas == history.undo().undo().canvas
    assert read.redo().canvas == history.redo().canvas
    assert history.undo().step > read.step == history.step > len(history.past)


def test_of_a_step_only_what_it_changed_is_kept(space):
    canvas = space.explorer.start_network([one.id for one in space.networks.all()])
    moved = did(space, canvas, "move", value={id_of(space, BUDI): [900, 900]})
    (change,) = Exploration(canvas=canvas).did(moved).past
    assert change.fields == {}
    assert set(change.places) == {id_of(space, BUDI)}


def test_what_is_filtered_away_is_filtered_within_groups_too(space):
    canvas = space.explorer.start(ids_of(space, BUDI, ANI, JOKO, RAHMAT))
    combined = did(space, canvas, "combine", ids_of(space, ANI, JOKO, RAHMAT), "chosen")
    (group,) = (one for one in space.explorer.picture(combined).nodes if one.group)
    assert group.counts["role"] == {"facilitator": 2, "sponsor": 1}
    off = did(space, combined, "filter", value={"off": {"role": ["facilitator"]}})
    (fewer,) = (one for one in space.explorer.picture(off).nodes if one.group)
    assert (fewer.inner, fewer.filtered) == ({"Person": 1}, False)
    assert fewer.counts == group.counts
    none = did(space, off, "filter", value={"off": {"role": ["facilitator", "sponsor"]}})
    (gone,) = (one for one in space.explorer.picture(none).nodes if one.group)
    assert gone.filtered
    late = did(space, combined, "filter", value={"since": "2030-01-01"})
    assert space.explorer.picture(late).filtered == 2
    assert space.explorer.picture(combined).facets["role"] == {
        "facilitator": 2,
        "recruiter": 1,
        "sponsor": 1,
    }


def test_of_very_many_members_their_kind_alone_is_told(space, monkeypatch):
    monkeypatch.setattr("app.networks.explorer.shown.nodes.MOST_MEMBERS", 1)
    canvas = space.explorer.start(ids_of(space, BUDI, ANI, SHARED_PHONE))
    combined = did(space, canvas, "combine", ids_of(space, ANI, SHARED_PHONE), "chosen")
    off = did(space, combined, "filter", value={"off": {"kind": ["Phone"]}})
    (group,) = (one for one in space.explorer.picture(off).nodes if one.group)
    assert (group.inner, group.counts) == ({"Person": 1}, {"kind": {"Person": 1, "Phone": 1}})


def test_a_canvas_that_does_not_hold_together_is_mended(space):
    budi, ani, joko = ids_of(space, BUDI, ANI, JOKO)
    torn = Canvas(
        shown=(budi, ani, budi, "e_nobody", joko),
        hidden=("e_nobody",),
        pinned=("e_somebody",),
        places={"e_nobody": (1.0, 2.0)},
        groups=(
            Group(id="g_1", members=(budi, ani, "e_nobody")),
            Group(id="g_2", members=(ani, joko)),
            Group(id=joko, members=(budi, joko)),
        ),
        selected=("e_nobody",),
        lens="mood",
        layout="spiral",
        off={"shoe size": ("43",)},
        since="soon",
    )
    picture = space.explorer.picture(torn)
    assert {node.id for node in picture.nodes} == {"g_1", joko}
    mended = picture.canvas
    assert (mended.shown, mended.hidden, mended.pinned) == ((budi, ani, joko), (), ())
    assert [group.members for group in mended.groups] == [(budi, ani)]
    assert space.explorer.picture(mended).canvas == mended


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
KEYS = st.sampled_from(["kind", "limit", "sure", "off", "since", "until", "by", "avoid", "in_time"])


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_nothing_that_a_browser_sends_breaks_it(space, data):
    canvas = space.explorer.start(ids_of(space, BUDI, ANI))
    known = st.sampled_from(
        [*canvas.shown, *ids_of(space, JOKO, "1/2024"), "", "e_nobody", "\ud800"]
    )
    for _ in range(3):
        kind = data.draw(st.sampled_from(space.explorer.acts))
        ids = data.draw(st.lists(known | st.text(max_size=8), max_size=4))
        value = data.draw(JSON | st.dictionaries(KEYS, JSON, max_size=4))
        outcome = do(space, canvas, kind, ids, value)
        picture = space.explorer.picture(outcome.canvas)
        assert picture.canvas == outcome.canvas
        assert {node.id for node in picture.nodes} <= set(outcome.canvas.places)
        msgspec.json.encode([str(said) for said in outcome.said])
        canvas = outcome.canvas


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nobody_is_laid_out_over_what_is_pinned(space, layout):
    everything = space.explorer.start_network([one.id for one in space.networks.all()])
    budi, ani = ids_of(space, BUDI, ANI)
    there = did(space, everything, "tidy", value=layout).places[ani]
    moved = did(space, everything, "move", value={budi: list(there)})
    tidied = did(space, did(space, moved, "pin", [budi]), "tidy", value=layout)
    assert tidied.places[budi] == there
    others = [place for item, place in tidied.places.items() if item != budi]
    assert all(abs(x - there[0]) >= WIDE or abs(y - there[1]) >= HIGH for x, y in others)


def test_a_group_is_asked_for_by_its_busiest_member(space):
    canvas = space.explorer.start(ids_of(space, BUDI, SRI, RAHMAT, ANI))
    combined = did(space, canvas, "combine", ids_of(space, BUDI, SRI), "chosen")
    found = do(space, combined, "path", [combined.groups[0].id, id_of(space, ANI)])
    assert str(found.said[0]) == f"a path of 2 steps from {BUDI} to {ANI}"
