"""Figures of reviewing, on judgements small enough to count by hand."""

from msgspec.structs import replace

from app.resolution.agreement import agreements, cohens_kappa, count_bands, count_progress
from graph.model import Judgement
from graph.schema import Decision, Tier

YES, NO, UNSURE = Decision.POSITIVE, Decision.NEGATIVE, Decision.UNSURE


def judged(number: int, pair: str, decision: Decision, by: str = "ani", **facts) -> Judgement:
    left, right = pair
    on = f"2026-01-01T00:00:{number:02}"
    return Judgement(
        id=f"j_{number:02}", left=left, right=right, decision=decision, by=by, on=on, **facts
    )


def withdrawn(judgement: Judgement, by: str) -> Judgement:
    return replace(judgement, withdrawn_by=by, withdrawn_on="2026-02-01")


def test_kappa_is_one_when_all_agree_and_none_when_chance_alone_would():
    assert cohens_kappa([(YES, YES), (NO, NO)]) == 1.0
    assert cohens_kappa([(YES, NO), (NO, YES)]) == -1.0
    assert cohens_kappa([(YES, YES), (YES, YES)]) is None
    assert cohens_kappa([]) is None


def test_agreement_counts_the_last_word_of_each_and_not_what_was_undone():
    said = [
        judged(1, "ab", UNSURE),
        judged(2, "ab", YES),
        judged(3, "ba", YES, by="budi"),
        withdrawn(judged(4, "cd", YES), by="budi"),
        judged(5, "cd", NO, by="budi"),
        withdrawn(judged(6, "ef", YES), by="ani"),
        judged(7, "ef", NO, by="budi"),
    ]
    (found,) = agreements(said)
    assert (found.left, found.right, found.pairs, found.agreed) == ("ani", "budi", 2, 1)


def test_bands_and_progress_count_each_pair_once_and_only_what_stands():
    facts = {"tier": Tier.PROBABLE, "bits": 7.9}
    said = [
        judged(1, "ab", YES, **facts),
        judged(2, "ba", YES, by="budi", **facts),
        judged(3, "cd", NO, tier=Tier.REVIEW, bits=-3.0),
        withdrawn(judged(4, "ef", NO, **facts), by="ani"),
        judged(5, "gh", UNSURE, **facts),
        judged(6, "ij", NO),
    ]
    bands = {
        (band.low, band.high): (band.same, band.different)
        for band in count_bands(said)
        if band.share is not None
    }
    assert bands == {(6.0, 8.0): (1, 0), (-100.0, 0.0): (0, 1)}
    probable, review = count_progress([Tier.REVIEW], [Tier.PROBABLE], said)
    assert (probable.open, probable.unsure, probable.same, probable.different) == (0, 1, 1, 0)
    assert (review.open, review.decided) == (1, 1)
