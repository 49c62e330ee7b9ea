"""The algebra of judgements: chains, conflicts, and what withdrawing gives back."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from graph.errors import JudgementConflict
from graph.model import Judgement
from graph.resolution.judgements import COMMON, JudgementGraph, marks, still_said, that_count
from graph.schema import Decision
from tests.offices.people import NIK, mention

MENTIONS = [f"m_{number}" for number in range(6)]
SAME, APART, UNSURE = Decision.POSITIVE, Decision.NEGATIVE, Decision.UNSURE


def judgement(
    number: int, left: str, right: str, decision: Decision = SAME, by: str = "ani"
) -> Judgement:
    return Judgement(
        id=f"j_{number:03}",
        left=left,
        right=right,
        decision=decision,
        by=by,
        on=f"2026-01-01T{number:06}",
    )


def accepted(wanted) -> tuple[list[Judgement], list[Judgement]]:
    """Those of a series that are accepted one after another, and those refused."""
    judged, kept, refused = JudgementGraph(), [], []
    for judgement in wanted:
        try:
            judged.check(judgement.left, judgement.right, judgement.decision)
        except JudgementConflict:
            refused.append(judgement)
            continue
        judged.add(judgement)
        kept.append(judgement)
    return kept, refused


@st.composite
def series(draw) -> list[Judgement]:
    pairs = st.sampled_from(list(combinations(MENTIONS, 2)))
    drawn = draw(
        st.lists(st.tuples(pairs, st.sampled_from(list(Decision)), st.booleans()), max_size=14)
    )
    return [
        judgement(number, *(reversed(pair) if turned else pair), decision)
        for number, (pair, decision, turned) in enumerate(drawn)
    ]


def table(judged: JudgementGraph) -> dict:
    return {pair: judged.decision(*pair) for pair in combinations(MENTIONS, 2)}


def test_the_same_chains():
    judged = JudgementGraph(
        [judgement(1, "a", "b"), judgement(2, "c", "b"), judgement(3, "x", "y")]
    )
    assert judged.decision("a", "c") is SAME
    assert judged.decision("a", "x") is None
    assert judged.groups() == [{"a", "b", "c"}, {"x", "y"}]
    assert [step.id for step in judged.chain("a", "c")] == ["j_001", "j_002"]


def test_different_holds_for_whole_groups():
    judged = JudgementGraph(
        [judgement(1, "a", "b"), judgement(2, "c", "d"), judgement(3, "b", "c", APART)]
    )
    assert judged.decision("d", "a") is APART


def test_the_same_against_a_chain_is_refused_with_the_chain():
    chain = [
        judgement(1, "a", "b"),
        judgement(3, "b", "c", APART, by="budi"),
        judgement(2, "c", "d"),
    ]
    with pytest.raises(JudgementConflict, match="j_003 negative by budi on 2026-01-01") as refused:
        JudgementGraph(chain).check("a", "d", SAME)
    assert refused.value.judgements == tuple(chain)


def test_different_inside_a_group_is_refused_with_the_fewest_that_connect():
    long = [
        judgement(1, "a", "b"),
        judgement(2, "b", "c"),
        judgement(3, "a", "x"),
        judgement(4, "x", "y"),
    ]
    judged = JudgementGraph([*long, judgement(5, "y", "c")])
    with pytest.raises(JudgementConflict) as refused:
        judged.check("c", "a", APART)
    assert [judgement.id for judgement in refused.value.judgements] == ["j_002", "j_001"]


def test_unsure_neither_decides_nor_is_refused():
    judged = JudgementGraph([judgement(1, "a", "b")])
    judged.check("a", "b", UNSURE)
    judged.add(judgement(2, "a", "b", UNSURE))
    judged.add(judgement(3, "p", "q", UNSURE))
    assert judged.decision("a", "b") is SAME
    assert judged.decision("p", "q") is UNSURE
    judged.check("p", "q", APART)


def test_what_is_withdrawn_or_about_a_common_number_counts_for_nothing():
    gone = replace(judgement(1, "a", "b"), withdrawn_by="ani", withdrawn_on="2026-01-02")
    judged = JudgementGraph([gone, judgement(2, "a", COMMON), judgement(3, "b", COMMON)])
    assert judged.decision("a", "b") is None
    assert judged.groups() == []


def test_a_contradiction_brought_by_a_copy_is_found_and_keeps_apart():
    opposite = judgement(2, "a", "c", APART)
    judged = JudgementGraph([judgement(1, "a", "b"), opposite, judgement(3, "b", "c")])
    assert judged.contradictions() == (opposite,)
    assert judged.decision("a", "c") is APART


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        (mention(1, "Budi Santoso"), mention(1, "BUDI  SANTOSO", phone="+628111"), True),
        (mention(1, "Budi Santoso"), mention(1, "H. Budi Santoso Putra"), True),
        (mention(1, "Budi Santoso"), mention(1, "Joko Susilo"), False),
        (mention(1, "Siti Aminah"), mention(1, "Siti Rahma"), False),
        (mention(1, "Yusup", nik=NIK), mention(1, "Muhammad Yusuf", nik=NIK), True),
        (mention(1, "Yusup", phone="+628111"), mention(1, "Ani", phone="+628111"), False),
        (mention(1, "", phone="+628111"), mention(1, "", phone="+628111"), True),
        (mention(1, "", phone="+628111"), mention(1, "", phone="+628222"), False),
        (mention(1, ""), mention(1, "Ani"), True),
    ],
)
def test_a_judgement_that_joins_counts_while_its_mentions_say_the_same(before, now, same):
    other = mention(2, "Ani Lestari")
    made = replace(
        judgement(1, before.id, other.id), left_said=marks(before), right_said=marks(other)
    )
    apart = replace(made, decision=APART)
    there = {now.id: now, other.id: other}
    assert still_said(made, there) is same
    assert list(that_count([made, apart], there)) == ([made, apart] if same else [apart])
    assert "Budi" not in str(made)
    assert NIK not in str(made)


@given(series(), st.randoms())
def test_the_order_of_judging_does_not_change_what_stands(wanted, random):
    kept, _ = accepted(wanted)
    shuffled = list(kept)
    random.shuffle(shuffled)
    assert table(JudgementGraph(shuffled)) == table(JudgementGraph(kept))
    assert JudgementGraph(shuffled).groups() == JudgementGraph(kept).groups()
    again, refused = accepted(shuffled)
    assert (again, refused) == (shuffled, [])


@given(series())
def test_what_is_accepted_is_never_inconsistent(wanted):
    kept, _ = accepted(wanted)
    judged = JudgementGraph(kept)
    assert judged.contradictions() == ()
    for judgement in kept:
        if judgement.decision is not UNSURE:
            assert judged.decision(judgement.left, judgement.right) is judgement.decision


@given(series())
def test_what_is_refused_would_have_been_inconsistent_and_is_told_why(wanted):
    judged = JudgementGraph()
    for judgement in wanted:
        against = judged.conflict(judgement.left, judgement.right, judgement.decision)
        before = table(judged)
        if against:
            assert JudgementGraph([*against, judgement]).contradictions() != ()
            for one in against:
                assert (
                    JudgementGraph(
                        [*(other for other in against if other is not one), judgement]
                    ).contradictions()
                    == ()
                )
            assert table(judged) == before
        else:
            judged.add(judgement)


@given(series(), st.sampled_from(list(combinations(MENTIONS, 2))), st.sampled_from(list(Decision)))
def test_withdrawing_gives_back_what_stood_before(wanted, pair, decision):
    kept, _ = accepted(wanted)
    before = JudgementGraph(kept)
    if before.conflict(*pair, decision):
        return
    new = judgement(99, *pair, decision)
    withdrawn = replace(new, withdrawn_by="ani", withdrawn_on="2026-02-01")
    assert table(JudgementGraph([*kept, withdrawn])) == table(before)
