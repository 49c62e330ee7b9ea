"""What changed between two snapshots small enough to compare by eye, and the history of one
network.
"""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis.findings.changes import ChangeKind, changes, history
from graph.schema import AssessmentStatus, Strength
from graph.snapshots import SeenNetwork, SeenTie, Snapshot


def tie(pair: str, strength: Strength = Strength.UNCONFIRMED) -> SeenTie:
    left, right = sorted(pair)
    return SeenTie(left=left, right=right, weight=0.5, strength=strength)


def network(network_id: str, parties: str, cases: str = "", ties: str = "") -> SeenNetwork:
    """Parties and cases are single letters; ties are pairs of parties."""
    return SeenNetwork(
        id=network_id,
        parties=tuple(parties),
        cases=tuple(cases or "1"),
        ties=tuple(map(tie, ties.split())),
    )


def snapshot(*networks: SeenNetwork, day: int = 1, **facts) -> Snapshot:
    return Snapshot(at=f"2026-01-{day:02}", revision=day, networks=networks, **facts)


def told(before: Snapshot, after: Snapshot, redirects=None) -> dict[ChangeKind, list[tuple]]:
    found: dict[ChangeKind, list[tuple]] = {}
    for change in changes(before, after, redirects):
        about = change.networks or change.parties or change.cases
        found.setdefault(change.kind, []).append(
            (change.network, "".join(about) if change.parties else about)
        )
    return found


def test_nothing_changed_says_nothing():
    same = network("n", "abc", "12", "ab bc")
    assert changes(snapshot(same), snapshot(same, day=2)) == ()


def test_a_new_network_is_told_as_a_whole():
    found = changes(snapshot(), snapshot(network("n", "ab", "12", "ab")))
    assert [(change.kind, change.parties, change.cases) for change in found] == [
        (ChangeKind.NEW_NETWORK, ("a", "b"), ("1", "2"))
    ]


def test_a_network_that_is_gone():
    assert told(snapshot(network("n", "ab")), snapshot()) == {
        ChangeKind.GONE_NETWORK: [("n", "ab")]
    }


def test_two_networks_become_one_by_the_tie_that_joined_them():
    before = snapshot(network("n1", "abc", "1", "ab bc"), network("n2", "de", "2", "de"))
    after = snapshot(network("n1", "abcde", "12", "ab bc cd de"))
    assert told(before, after) == {
        ChangeKind.MERGED: [("n1", ("n1", "n2"))],
        ChangeKind.NEW_TIE: [("n1", "cd")],
    }


def test_a_merge_is_seen_by_its_parties_whatever_it_is_called():
    before = snapshot(network("n1", "ab", "1"), network("n2", "cde", "2"))
    after = snapshot(network("n9", "abcde", "12"))
    assert told(before, after)[ChangeKind.MERGED] == [("n9", ("n2", "n1"))]


def test_a_network_falls_apart_and_the_part_that_kept_the_id_is_told_first():
    before = snapshot(network("n1", "abcde", "12", "ab bc cd de"))
    after = snapshot(network("n1", "ab", "1", "ab"), network("n2", "cde", "2", "cd de"))
    assert told(before, after) == {
        ChangeKind.SPLIT: [("n1", ("n1", "n2"))],
        ChangeKind.GONE_TIE: [("n1", "bc")],
    }


def test_a_new_party_comes_with_those_known_before_whom_it_is_tied_to():
    before = snapshot(network("n", "abc", "1", "ab bc"))
    after = snapshot(network("n", "abcx", "12", "ab bc bx cx"))
    assert told(before, after) == {
        ChangeKind.NEW_PARTY: [("n", "xbc")],
        ChangeKind.NEW_CASES: [("n", ("2",))],
    }


def test_a_party_that_is_gone_takes_its_ties_with_it():
    before = snapshot(network("n", "abx", "12", "ab bx"))
    after = snapshot(network("n", "ab", "1", "ab"))
    assert told(before, after) == {
        ChangeKind.GONE_PARTY: [("n", "x")],
        ChangeKind.GONE_CASES: [("n", ("2",))],
    }


def test_a_party_that_is_recognised_in_another_is_no_change():
    before = snapshot(network("n", "abx", "1", "ab bx ax"))
    after = snapshot(network("n", "ab", "1", "ab"))
    assert told(before, after, {"x": "a"}) == {}


def test_two_networks_merge_by_one_whom_both_knew_under_two_ids():
    before = snapshot(network("n1", "ax", "1", "ax"), network("n2", "yb", "2", "by"))
    after = snapshot(network("n1", "axb", "12", "ax bx"))
    assert told(before, after, {"y": "x"}) == {ChangeKind.MERGED: [("n1", ("n1", "n2"))]}


def test_a_tie_that_became_surer():
    before = snapshot(network("n", "ab"))
    sure = SeenNetwork(
        id="n", parties=("a", "b"), cases=("1",), ties=(tie("ab", Strength.CONFIRMED),)
    )
    guess = SeenNetwork(
        id="n", parties=("a", "b"), cases=("1",), ties=(tie("ab", Strength.TENTATIVE),)
    )
    (found,) = changes(snapshot(guess), snapshot(sure))
    assert (found.kind, found.before, found.after) == (
        ChangeKind.STRENGTH,
        "tentative",
        "confirmed",
    )
    assert told(before, snapshot(sure)) == {ChangeKind.NEW_TIE: [("n", "ab")]}


def test_somebody_is_cleared():
    one = network("n", "ab")
    charged = {"a": AssessmentStatus.CHARGED}
    cleared = {"a": AssessmentStatus.CLEARED, "z": AssessmentStatus.CONVICTED}
    (found,) = changes(snapshot(one, assessed=charged), snapshot(one, assessed=cleared))
    assert (found.parties, found.before, found.after, found.network) == (
        ("a",),
        "charged",
        "cleared",
        "n",
    )
    (back,) = changes(snapshot(one, assessed=charged), snapshot(one))
    assert (back.before, back.after) == ("charged", "alleged")


def test_only_places_that_matter_are_told():
    before = snapshot(network("n", "abcdefghijklmnopq"))
    one_down = changes(before, snapshot(network("n", "acbdefghijklmnopq")))
    assert one_down == ()
    first, *others = changes(before, snapshot(network("n", "qabcdefghijklmnop")))
    assert (first.parties, first.before, first.after) == (("q",), "17", "1")
    assert others == []
    far_below = changes(before, snapshot(network("n", "abcdefghijnklmopq")))
    assert far_below == ()


def test_a_network_is_followed_back_through_merge_and_split():
    born = snapshot(network("n2", "de", "2"), day=1)
    beside = snapshot(network("n1", "abc", "1"), network("n2", "de", "2"), day=2)
    merged = snapshot(network("n1", "abcde", "12"), day=3)
    same = snapshot(network("n1", "abcde", "12"), network("n7", "yz", "9"), day=4)
    apart = snapshot(network("n1", "abc", "1"), network("n2", "dex", "23"), day=5)
    snapshots = [snapshot(day=0), born, beside, merged, same, apart]
    steps = history(snapshots, "dex")
    assert [(step.revision, step.network, step.parties) for step in steps] == [
        (1, "n2", 2),
        (3, "n1", 5),
        (5, "n2", 3),
    ]
    assert [[change.kind for change in step.changes] for step in steps] == [
        [],
        [ChangeKind.MERGED],
        [ChangeKind.SPLIT, ChangeKind.NEW_PARTY, ChangeKind.NEW_CASES],
    ]
    assert history(snapshots, "q") == ()


PARTIES = "abcdefgh"


@st.composite
def snapshots_of(draw) -> Snapshot:
    """Parties cut into networks, each a chain of its parties."""
    order = draw(st.permutations(PARTIES))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1))))
    parts = [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    kept = [part for part in parts if draw(st.booleans())]
    chains = {part[0]: " ".join(map("".join, pairwise(part))) for part in kept}
    return snapshot(
        *(
            network(f"n_{min(parties)}", "".join(parties), min(parties), chains[parties[0]])
            for parties in kept
        )
    )


@settings(max_examples=60, deadline=None)
@given(snapshots_of(), snapshots_of())
def test_what_is_gained_forwards_is_lost_backwards(before, after):
    opposite = {
        ChangeKind.NEW_NETWORK: ChangeKind.GONE_NETWORK,
        ChangeKind.MERGED: ChangeKind.SPLIT,
        ChangeKind.NEW_TIE: ChangeKind.GONE_TIE,
    }
    forwards, backwards = changes(before, after), changes(after, before)
    for new, gone in opposite.items():
        gained = sorted(
            (forward.networks, forward.parties) for forward in forwards if forward.kind is new
        )
        lost = sorted(
            (backward.networks, backward.parties) for backward in backwards if backward.kind is gone
        )
        assert gained == lost
    shuffled = Snapshot(
        at="",
        revision=0,
        networks=tuple(random.Random(1).sample(after.networks, len(after.networks))),
    )
    assert sorted(map(repr, changes(before, shuffled))) == sorted(map(repr, forwards))
