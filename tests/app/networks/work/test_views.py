"""Views are saved, versioned, combined and shared, without what their reader may not know of."""

import pytest

from app.networks.work.views import combined
from graph.errors import InvalidValue, NotFound
from graph.work.canvas import Canvas, Group
from tests.app.networks.work.offices import id_of, other, phone_of_victim, revealing


def canvas_of(*ids, **facts) -> Canvas:
    return Canvas(shown=ids, places={one: (float(at), 0.0) for at, one in enumerate(ids)}, **facts)


def test_a_saved_view_is_opened_as_it_was_by_everybody(space, tmp_path):
    budi = id_of(space, "Budi Santoso")
    view = space.views.save("Konawe", canvas_of(budi, pinned=(budi,)))
    with other(tmp_path) as reader:
        assert reader.views.get(view.id).latest == view
        assert [kept.id for kept in reader.views.showing(budi)] == [view.id]
        assert reader.views.all(mine=True) == ()
    with pytest.raises(InvalidValue):
        space.views.save(" ", view.canvas)


def test_a_view_is_found_by_any_of_its_versions_and_by_how_its_id_begins(space):
    view = space.views.save("Konawe", canvas_of(id_of(space, "Budi Santoso")))
    changed = space.views.change(view, name="Konawe 2")
    assert changed.latest.name == "Konawe 2"
    for text in (view.id, changed.latest.id, view.id[:10]):
        assert space.views.get(text).id == view.id
    for nothing in ("", "vw_none"):
        with pytest.raises(NotFound):
            space.views.get(nothing)


def test_saving_twice_is_saving_once(space):
    canvas = canvas_of(id_of(space, "Budi Santoso"))
    view = space.views.save("Konawe", canvas)
    assert space.views.save("Konawe", canvas) == view
    assert space.views.save("Konawe", canvas_of()) != view
    assert len(space.views.all()) == 2


def test_two_views_of_one_name_are_told_apart_by_their_ids(space):
    budi, joko = id_of(space, "Budi Santoso"), id_of(space, "Joko Susilo")
    first, second = (space.views.save("Same", canvas_of(one)) for one in (budi, joko))
    assert space.views.get(first.id).latest.canvas.shown == (budi,)
    assert space.views.get(second.id).latest.canvas.shown == (joko,)


def test_a_duplicate_goes_its_own_way(space):
    budi, joko = id_of(space, "Budi Santoso"), id_of(space, "Joko Susilo")
    view = space.views.save("One", canvas_of(budi))
    copy = space.views.duplicate(view.id, "Two")
    space.views.change(copy, canvas=canvas_of(budi, joko))
    assert space.views.get(view.id).latest.canvas.shown == (budi,)
    assert space.views.get(copy.id).latest.canvas.shown == (budi, joko)


def test_two_views_together_show_all_where_the_first_put_it(space):
    budi, joko = id_of(space, "Budi Santoso"), id_of(space, "Joko Susilo")
    first = space.views.save("One", canvas_of(budi))
    second = space.views.save("Two", canvas_of(joko, budi))
    both = space.views.combine(first.id, second.id, "Both").canvas
    assert both.shown == (budi, joko)
    assert dict(both.places) == {budi: (0.0, 0.0), joko: (0.0, 0.0)}


def test_hidden_stays_what_is_hidden_on_each_and_no_group_holds_anybody_twice():
    group = Group(id="g_1", members=("a", "b"), by="chosen")
    first = Canvas(shown=("a", "b", "c"), hidden=("c",), groups=(group,))
    second = Canvas(
        shown=("b", "c", "d"), hidden=("d", "b"), groups=(Group(id="g_2", members=("b", "d")),)
    )
    both = combined(first, second)
    assert (both.hidden, both.groups) == (("d",), (group,))
    assert combined(first, first) == first


def test_a_private_view_is_its_writers_alone(space, tmp_path):
    view = space.views.save("Mine", canvas_of(id_of(space, "Budi Santoso")), private=True)
    assert space.views.get(view.id).latest == view
    for reader in (other(tmp_path), revealing(tmp_path)):
        with reader:
            assert reader.views.all() == ()
            assert reader.views.history(view.id) == ()
    shared = space.views.change(view, private=False)
    with other(tmp_path) as reader:
        kept = reader.views.change(reader.views.get(view.id).latest, name="Ours")
        with pytest.raises(InvalidValue, match="duplicate"):
            reader.views.change(kept.latest, private=True)
    assert space.views.get(shared.id).latest.name == "Ours"


def test_a_view_made_private_is_not_told_by_its_earlier_versions(space, tmp_path):
    view = space.views.save("Mine", canvas_of(id_of(space, "Budi Santoso")))
    space.views.change(view, private=True)
    with other(tmp_path) as reader:
        assert (reader.views.all(), reader.views.history(view.id)) == ((), ())


def test_a_masked_reader_neither_sees_nor_loses_what_may_not_be_known(space, tmp_path):
    budi, secret = id_of(space, "Budi Santoso"), phone_of_victim(space)
    with revealing(tmp_path) as head:
        view = head.views.save("All", canvas_of(budi, secret, pinned=(secret,)))
        head.views.save("Secret alone", canvas_of(secret))
        assert len(head.views.all()) == 2
    (kept,) = space.views.all()
    told = kept.latest
    assert told.canvas == Canvas(shown=(budi,))
    renamed = space.views.change(told, name="All of them").latest
    assert (renamed.name, renamed.canvas) == ("All of them", Canvas(shown=(budi,)))
    space.views.change(renamed, canvas=canvas_of(budi, pinned=(budi,)))
    own = space.views.get(view.id).latest.canvas
    assert (own.pinned, dict(own.places)) == ((budi,), {budi: (0.0, 0.0)})
    with revealing(tmp_path) as head:
        canvas = head.views.get(view.id).latest.canvas
        assert (canvas.shown, canvas.pinned) == ((budi, secret), (budi, secret))
        assert canvas.places[secret] == (1.0, 0.0)
