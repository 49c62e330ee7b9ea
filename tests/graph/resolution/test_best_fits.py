"""How mentions hang together: trees of best fits, and ways from one to another."""

from hypothesis import given
from hypothesis import strategies as st

from graph.model import Assignment, Comparison
from graph.resolution.best_fits import branches, way

C = (Comparison(name="name", level="same", weight=9.0),)


def fit(mention: str, linked_to: str = "", weight: float = 0.0) -> Assignment:
    return Assignment(
        mention_id=mention,
        entity_id="e",
        reasons=("model",) if linked_to else ("alone",),
        linked_to=linked_to,
        weight=weight,
        comparisons=C if linked_to else (),
    )


def test_each_mention_stands_after_the_one_that_it_hangs_on():
    given = [fit("a", "b", 9), fit("b", "a", 9), fit("c", "b", 7), fit("d", "c", 5)]
    found = [
        (branch.mention, branch.depth, branch.step.bits if branch.step else None)
        for branch in branches(given)
    ]
    assert found == [("b", 0, None), ("a", 1, 9.0), ("c", 1, 7.0), ("d", 2, 5.0)]


def test_mentions_that_no_best_fit_joins_to_the_rest_stand_beside_it():
    given = [fit("a", "b", 9), fit("b", "a", 9), fit("c", "d", 8), fit("d", "c", 8)]
    assert [(branch.mention, branch.depth) for branch in branches(given)] == [
        ("a", 0),
        ("b", 1),
        ("c", 0),
        ("d", 1),
    ]
    assert way(given, "a", "c") == ()


def test_one_alone_hangs_on_nothing():
    (only,) = branches([fit("a")])
    assert (only.mention, only.depth, only.step, only.rules) == ("a", 0, None, ("alone",))


def test_the_shortest_way_is_seen_from_its_start():
    given = [
        fit("a", "b", 9),
        fit("b", "a", 9),
        fit("c", "b", 7),
        fit("d", "c", 5),
        fit("e", "a", 3),
    ]
    assert [(step.left, step.right) for step in way(given, "d", "a")] == [
        ("d", "c"),
        ("c", "b"),
        ("b", "a"),
    ]
    assert [(step.left, step.right) for step in way(given, "a", "d")] == [
        ("a", "b"),
        ("b", "c"),
        ("c", "d"),
    ]
    assert way(given, "a", "a") == ()


@given(st.lists(st.integers(0, 11), min_size=1, max_size=12))
def test_every_mention_has_its_place_once_whoever_it_fits(targets):
    names = [f"m{number:02}" for number in range(len(targets))]
    ends = [names[target % len(names)] for target in targets]
    given = [
        fit(name, "" if end == name else end, float(place))
        for place, (name, end) in enumerate(zip(names, ends, strict=True))
    ]
    found = list(branches(given))
    assert sorted(step.mention for step in found) == names
    above: list[str] = []
    for step in found:
        del above[step.depth :]
        if step.step is not None:
            assert step.step.beyond(step.mention) == above[-1]
        above.append(step.mention)
    assert found == list(branches(given[::-1]))
