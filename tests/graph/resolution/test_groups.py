"""Groups of proposals and what an answer implies: blind to order, bounded, and honoured."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from graph.model import Judgement, KnownIdentities
from graph.resolution.groups import MOST, Tie, grouped, implied
from graph.resolution.judgements import JudgementGraph
from graph.resolution.linker import link
from graph.schema import Decision, Tier
from tests.offices.people import NIK, mention


def tie(left: str, right: str, bits: float = 5.0) -> Tie:
    return Tie(left=left, right=right, bits=bits)


@st.composite
def ties(draw: st.DrawFn) -> list[Tie]:
    ends = st.sampled_from("abcdefghijklmnopqrst")
    pairs = draw(st.sets(st.tuples(ends, ends).filter(lambda pair: pair[0] < pair[1])))
    return [tie(*pair, draw(st.integers(3, 12))) for pair in sorted(pairs)]


@st.composite
def answers(draw: st.DrawFn) -> tuple[list[Tie], list[list[str]]]:
    """Ties, and one of their groups parted into persons."""
    found = draw(ties().filter(bool))
    group = draw(st.sampled_from(grouped(found)))
    person = [draw(st.integers(0, 3)) for _ in group]
    parts = [[m for m, p in zip(group, person, strict=True) if p == n] for n in sorted({*person})]
    return found, parts


# ---- groups


@given(ties(), st.randoms())
def test_groups_are_blind_to_the_order_of_ties_and_of_their_ends(found, random):
    turned = [tie(one.right, one.left, one.bits) for one in found]
    random.shuffle(turned)
    assert grouped(turned) == grouped(found)


@given(ties(), st.integers(2, 6))
def test_no_group_holds_more_than_asked_for_and_nobody_stands_in_two(found, most):
    groups = grouped(found, most)
    assert all(2 <= len(group) <= most for group in groups)
    members = [member for group in groups for member in group]
    assert len(members) == len(set(members))


def test_a_chain_that_is_too_long_is_cut_at_its_lightest_ties():
    chain = [tie(f"e_{n:02}", f"e_{n + 1:02}", 3.0 if n == 11 else 9.0) for n in range(20)]
    first, second = grouped(chain)
    assert first == tuple(f"e_{n:02}" for n in range(12))
    assert second == tuple(f"e_{n:02}" for n in range(12, 21))
    assert len(first) == MOST


def test_whoever_has_the_heaviest_tie_stands_first():
    assert grouped([tie("a", "b", 3.0), tie("b", "c", 7.0), tie("x", "y", 9.0)]) == [
        ("x", "y"),
        ("b", "c", "a"),
    ]


# ---- what an answer implies


def judged(said) -> JudgementGraph:
    return JudgementGraph(
        Judgement(
            id=f"j_{number}",
            left=one.left,
            right=one.right,
            decision=Decision.POSITIVE if one.same else Decision.NEGATIVE,
            by="ani",
            on="2026-01-01",
        )
        for number, one in enumerate(said)
    )


@given(answers(), st.randoms())
def test_an_answer_says_of_every_two_members_what_it_means(given, random):
    found, parts = given
    said = implied(parts, found)
    graph = judged(said)
    assert graph.contradictions() == ()
    part_of = {member: number for number, part in enumerate(parts) for member in part}
    for left, right in combinations(sorted(part_of), 2):
        same = part_of[left] == part_of[right]
        wanted = Decision.POSITIVE if same else Decision.NEGATIVE
        assert graph.decision(left, right) is wanted
    random.shuffle(parts)
    for part in parts:
        random.shuffle(part)
    random.shuffle(found)
    assert implied(parts, found) == said


@given(answers())
def test_it_judges_every_proposed_pair_once_and_no_more_others_than_hold(given):
    found, parts = given
    part_of = {member: number for number, part in enumerate(parts) for member in part}
    proposed = {frozenset((one.left, one.right)) for one in found}
    asked = {pair for pair in proposed if pair <= part_of.keys()}
    said = implied(parts, found)
    pairs = [frozenset((one.left, one.right)) for one in said]
    assert len(pairs) == len(set(pairs))
    assert asked <= set(pairs)
    for extra in range(len(said)):
        if pairs[extra] in asked:
            continue
        one = said[extra]
        without = judged([*said[:extra], *said[extra + 1 :]])
        assert without.decision(one.left, one.right) is None


def test_a_part_that_no_tie_holds_together_is_joined_once():
    said = implied([["a", "c"], ["b"]], [tie("a", "b"), tie("b", "c")])
    assert [(one.left, one.right, one.same) for one in said] == [
        ("a", "c", True),
        ("a", "b", False),
        ("b", "c", False),
    ]


@pytest.mark.parametrize("every_pair", [True, False])
def test_taking_back_all_that_was_proposed_gives_the_proposals_back(every_pair):
    """Three who were known already: were only a spanning set judged, taking it back would fuse two
    whom nobody had ever judged.
    """
    reports = [mention(1, "Hasanuddin Lamakarate", case=f"c_{n}", nik=NIK) for n in range(6)]
    of = {report.id: f"e_{n // 2}" for n, report in enumerate(reports)}
    proposals = link(reports, (), KnownIdentities(entity_of=of)).proposals
    assert len(proposals) == 3
    ties = [tie(of[one.left], of[one.right], one.weight) for one in proposals]
    said = {frozenset((one.left, one.right)) for one in implied([["e_0", "e_1", "e_2"]], ties)}
    assert len(said) == 3
    judged = [one for one in proposals if frozenset((of[one.left], of[one.right])) in said]
    standing = [
        Judgement(
            id=f"j_{number}",
            left=one.left,
            right=one.right,
            decision=Decision.POSITIVE,
            by="ani",
            on="2026-01-01",
            tier=Tier.PROBABLE,
        )
        for number, one in enumerate(judged if every_pair else judged[:2])
    ]
    assert len(link(reports, standing, KnownIdentities(entity_of=of)).groups) == 1
    gone = [replace(one, withdrawn_on="2026-02-01") for one in standing]
    as_one = KnownIdentities(entity_of=dict.fromkeys(of, "e_0"))
    assert len(link(reports, gone, as_one).groups) == (3 if every_pair else 2)
