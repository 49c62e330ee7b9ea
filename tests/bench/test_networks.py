"""The measure of recovery: what is whole, split and mixed, on networks small enough to count by
hand.
"""

from graph.analysis.networks.networks import Network
from tests.bench.networks import Truth, compare

TRUTH = Truth(
    actor_of={"m1": "a", "m2": "a", "m3": "b", "m4": "c", "m5": "d", "m6": "e"},
    vague=frozenset(),
    network_of={"a": "N1", "b": "N1", "c": "N2", "d": "N2", "e": "e"},
    exact=frozenset({"N1"}),
    planted=frozenset({"N1", "N2"}),
    unmatched=0,
)


def found(*parts: str, cases: int = 2) -> tuple[Network, ...]:
    return tuple(Network(id=part, cases=("c",) * cases, parties=()) for part in parts)


def placed(parts: str) -> dict[str, str]:
    """The part of each mention, one letter each."""
    return {f"m{number}": part for number, part in enumerate(parts, start=1)}


def test_everything_found_as_planted_is_whole():
    row = compare(found("x", "y"), placed("xxxyyz"), TRUTH)
    assert (row.actors.pair_precision, row.actors.pair_recall) == (1.0, 1.0)
    assert (row.listed, row.whole, row.split, row.mixed) == (2, 2, 0, 0)


def test_a_network_in_two_parts_is_split_and_costs_recall():
    row = compare(found("x"), placed("xxwyyz"), TRUTH)
    assert (row.actors.pair_precision, row.actors.pair_recall) == (1.0, 0.5)
    assert (row.recall_exact, row.recall_vague) == (0.0, 1.0)
    assert (row.whole, row.split, row.mixed) == (1, 1, 0)


def test_a_stranger_among_them_mixes_a_network_and_costs_precision():
    row = compare(found("x"), placed("xxxyyx"), TRUTH)
    assert (row.actors.pair_precision, row.actors.pair_recall) == (0.5, 1.0)
    assert (row.whole, row.split, row.mixed) == (1, 0, 1)


def test_an_actor_stands_where_most_mentions_of_him_stand():
    row = compare(found("x"), placed("wxwyyz"), TRUTH)
    assert row.actors.pair_recall == 1.0
    assert row.split == 1
