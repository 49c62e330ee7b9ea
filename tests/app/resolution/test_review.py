"""The review: what is asked first, what is decided, refused and taken back, and who may see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.clock import instant
from app.operations.sync import sync
from app.resolution.linking import LinkReport
from app.resolution.pairs import DIFFERENT, MISSING, SAME, compare_fields
from app.resolution.review import Answer, Review
from app.workspace import Workspace
from graph.errors import (
    AccessDenied,
    EntityNotFound,
    InvalidValue,
    JudgementConflict,
    NotFound,
    PairNotFound,
)
from graph.model import Judgement, Locality, Mention
from graph.schema import Audience, Decision, EntityKind, Tier
from graph.stores import open_store
from tests.offices.logs import acts
from tests.offices.people import NIK, OTHER_NIK, mention
from tests.offices.reviewing import (
    ANI_5,
    ANI_6,
    BUDI_1,
    BUDI_2,
    BUDI_3,
    BUDI_4,
    BUDI_9,
    JOKO_5,
    JOKO_7,
    MAIL,
    OFFICE,
    REVEALING,
    SITI_5,
    SITI_8,
    derived,
    entity_of,
    linker,
    open_space,
    reviewer,
    titles,
)
from tests.offices.stored import batch

POSITIVE, NEGATIVE, UNSURE = Decision.POSITIVE, Decision.NEGATIVE, Decision.UNSURE


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 's.db'}"


def fill(space: Workspace, *mentions: Mention) -> None:
    space.store.unmasked.put(batch(*mentions))
    linker(space).link()


@pytest.fixture
def space(uri: str) -> Iterator[Workspace]:
    with open_space(uri) as opened:
        fill(opened, *OFFICE)
        yield opened


def pair_of(review: Review, left: Mention, right: Mention) -> str:
    """The pair of two entities that these mentions belong to."""
    found = (each.pair for each in review.proposed().values())
    return next(
        each.id
        for each in found
        if (left.id in each.left.mentions and right.id in each.right.mentions)
        or (left.id in each.right.mentions and right.id in each.left.mentions)
    )


# ---- what is asked


def test_what_joins_networks_comes_first_then_cases_then_contradictions(space):
    assert titles(space.review.queue()) == [
        ("Budi Santoso", "networks", "party"),
        ("Budi Santoso", "networks", "party"),
        ("Joko Susilo", "cases", "party", "contradiction"),
        ("Ani Lestari", "cases", "party"),
        ("Budi Santoso", "party"),
    ]
    first = space.review.queue()[0]
    assert (first.reasons[0].left, first.reasons[0].right) == (2, 2)


def test_pairs_of_one_tier(space):
    assert {each.tier for each in space.review.queue(tier=Tier.REVIEW)} == {Tier.REVIEW}
    assert space.review.queue(tier=Tier.PROBABLE) == ()


def test_cases_that_the_files_join_already_are_not_joined_by_a_pair(uri):
    with open_space(uri) as space:
        given = batch(ANI_5, ANI_6)
        same_report = tuple(replace(case, references=("LP/12/2026",)) for case in given.cases)
        space.store.unmasked.put(replace(given, cases=same_report))
        linker(space).link()
        assert titles(space.review.queue()) == [("Ani Lestari", "party")]


def test_both_sides_are_shown_with_their_mentions_sources_and_differences(space):
    view = space.review.pair(pair_of(space.review, BUDI_1, BUDI_3))
    sides = [{mention.id for mention in side.mentions} for side in (view.left, view.right)]
    one, other = ({BUDI_1.id, BUDI_2.id}, {BUDI_3.id, BUDI_4.id})
    assert sides in ([one, other], [other, one])
    assert view.left.mentions[0].id == view.pair.left_mention == view.left.mention
    assert {*view.left.cases, *view.right.cases} == {"c_1", "c_2", "c_3", "c_4"}
    assert view.left.sources["f_1"].name == "File 1"
    assert view.left.network_id != view.right.network_id
    verdicts = {field.field: field.verdict for field in view.fields}
    assert verdicts == {"names": SAME, "phone": DIFFERENT}
    assert view.decision is None


def test_fields_are_the_same_different_or_missing():
    left = replace(
        mention(1, "BUDI  Santoso", born_on="1990"),
        father="Karto",
        locality=Locality(regency="Poso"),
    )
    right = replace(
        mention(2, "Budi Santoso", born_on="1990-03-14", nik=NIK), locality=Locality(regency="Palu")
    )
    found = {field.field: field.verdict for field in compare_fields([left], [right])}
    assert found == {
        "names": SAME,
        "father": MISSING,
        "born_on": SAME,
        "regency": DIFFERENT,
        "nik": MISSING,
    }


def test_a_pair_is_found_by_the_beginning_of_its_id_which_stays(space, uri):
    ids = [each.id for each in space.review.queue()]
    assert space.review.pair(ids[0][:12]).pair.id == ids[0]
    linker(space).link()
    with open_space(uri) as again:
        assert [each.id for each in again.review.queue()] == ids
    with pytest.raises(PairNotFound, match="several begin so"):
        space.review.pair("l_")
    with pytest.raises(PairNotFound, match="decided"):
        space.review.pair("l_none")


# ---- what is decided


def test_the_same_makes_one_of_two_and_the_older_id_lives_on(space):
    one, other = entity_of(space, BUDI_1, BUDI_3)
    decided = space.review.decide(pair_of(space.review, BUDI_1, BUDI_3), POSITIVE, "same tattoo")
    (made,) = decided.judgements
    assert (made.by, made.decision, made.why, made.tier, made.bits) == (
        "ani",
        POSITIVE,
        "same tattoo",
        Tier.REVIEW,
        3.0,
    )
    assert len(set(entity_of(space, BUDI_1, BUDI_2, BUDI_3, BUDI_4))) == 1
    assert space.store.unmasked.get_entity(one) == space.store.unmasked.get_entity(other)
    assert len(space.networks.all()) == 1
    log = [(each.action, each.subject, each.by) for each in acts(space.store.unmasked.audit())]
    assert log == [("judge", made.id, "ani")]


def test_different_keeps_apart_and_is_not_asked_again_though_still_proposed(space):
    pair = pair_of(space.review, ANI_5, ANI_6)
    space.review.decide(pair, NEGATIVE, "born in other years")
    assert pair not in {each.id for each in space.review.queue()}
    assert space.review.pair(pair).decision is NEGATIVE
    assert space.review.pair(pair).judgements[0].why == "born in other years"


def test_who_is_not_sure_is_not_asked_again_until_wanted(space):
    pair = pair_of(space.review, ANI_5, ANI_6)
    space.review.decide(pair, UNSURE)
    assert pair not in {each.id for each in space.review.queue()}
    assert [each.id for each in space.review.queue(unsure=True)] == [pair]
    space.review.decide(pair, POSITIVE)
    assert space.review.queue(unsure=True) == ()


def test_judging_the_same_twice_changes_nothing(space):
    pair = pair_of(space.review, ANI_5, ANI_6)
    space.review.decide(pair, NEGATIVE, "no")
    revision = space.store.unmasked.revision()
    again = space.review.decide(pair, NEGATIVE, "no")
    assert (again.judgements, again.link, space.store.unmasked.revision()) == ((), None, revision)


def test_a_second_reviewer_may_say_the_same(space, uri):
    pair = pair_of(space.review, ANI_5, ANI_6)
    space.review.decide(pair, NEGATIVE)
    with open_space(uri, user="budi") as other:
        assert len(other.review.decide(pair, NEGATIVE).judgements) == 1
    assert len(space.review.judgements()) == 2


def test_what_contradicts_is_refused_with_what_it_contradicts_and_changes_nothing(space, uri):
    space.review.judge(BUDI_9.id, BUDI_1.id, POSITIVE, "his wife says so")
    with open_space(uri, user="budi") as other:
        other.review.judge(BUDI_1.id, BUDI_3.id, NEGATIVE, "one sat in prison")
    before, revision = derived(space), space.store.unmasked.revision()
    with pytest.raises(JudgementConflict) as refused:
        space.review.judge(BUDI_3.id, BUDI_9.id, POSITIVE)
    told = [
        (judgement.decision, judgement.by, judgement.why) for judgement in refused.value.judgements
    ]
    assert told == [(NEGATIVE, "budi", "one sat in prison"), (POSITIVE, "ani", "his wife says so")]
    with pytest.raises(JudgementConflict):
        space.review.judge(BUDI_1.id, BUDI_9.id, NEGATIVE)
    assert (derived(space), space.store.unmasked.revision()) == (before, revision)


def test_the_same_is_refused_against_what_stands_between_other_mentions_of_the_two(space):
    space.review.judge(BUDI_9.id, BUDI_1.id, NEGATIVE, "father and son")
    with pytest.raises(JudgementConflict) as refused:
        space.review.judge(BUDI_9.id, BUDI_2.id, POSITIVE)
    assert [judgement.why for judgement in refused.value.judgements] == ["father and son"]
    space.review.split(BUDI_2.id, why="the second complaint is about the father")
    space.review.judge(BUDI_9.id, BUDI_2.id, POSITIVE)
    apart, one, same = entity_of(space, BUDI_1, BUDI_2, BUDI_9)
    assert apart != one == same


def test_against_a_contradiction_a_reason_must_be_given(space):
    pair = pair_of(space.review, JOKO_5, JOKO_7)
    with pytest.raises(InvalidValue, match=r"speaks against it \(sex\)"):
        space.review.decide(pair, POSITIVE, "  ")
    space.review.decide(pair, POSITIVE, "the register has the sex wrong")
    assert len(set(entity_of(space, JOKO_5, JOKO_7))) == 1


def test_what_makes_no_sense_is_refused(space):
    space.store.unmasked.put(
        batch(mention(4, "PT Jaya Abadi", case="c_9", kind=EntityKind.ORGANIZATION))
    )
    linker(space).link()
    with pytest.raises(InvalidValue, match="the same mention"):
        space.review.judge(ANI_5.id, ANI_5.id, NEGATIVE)
    with pytest.raises(InvalidValue, match="never one"):
        space.review.judge(ANI_5.id, "pt jaya abadi", POSITIVE, "she owns it")


def test_entities_and_names_may_be_judged_too(space):
    left, right = entity_of(space, ANI_5, ANI_6)
    (made,) = space.review.judge(left, right, NEGATIVE).judgements
    assert {made.left, made.right} == {ANI_5.id, ANI_6.id}
    assert made.bits is not None
    with pytest.raises(EntityNotFound, match="several are called"):
        space.review.judge("joko susilo", ANI_5.id, NEGATIVE)
    with pytest.raises(EntityNotFound, match="nobody to judge"):
        space.review.judge("nobody", ANI_5.id, NEGATIVE)
    with pytest.raises(EntityNotFound, match="neither a person"):
        space.review.judge("c_1", ANI_5.id, NEGATIVE)


def test_an_id_that_was_taken_over_still_means_its_own_founder(space):
    one, other = entity_of(space, ANI_5, ANI_6)
    space.review.judge(one, other, POSITIVE)
    space.review.undo()
    fused = space.review.judge(ANI_5.id, ANI_6.id, POSITIVE)
    with pytest.raises(JudgementConflict):
        space.review.judge(one, other, NEGATIVE)
    space.review.withdraw(fused.judgements[0].id, "they are cousins")
    space.review.judge(one, other, NEGATIVE)
    assert entity_of(space, ANI_5, ANI_6) == [one, other]


def test_linking_can_wait_until_many_are_decided(space):
    before = derived(space)
    asked = space.review.queue()
    ani, joko = pair_of(space.review, ANI_5, ANI_6), pair_of(space.review, JOKO_5, JOKO_7)
    assert space.review.decide(ani, POSITIVE, link=False).link is None
    space.review.decide(joko, NEGATIVE, link=False)
    assert [each.id for each in space.review.queue()] == [
        each.id for each in asked if each.id not in (ani, joko)
    ]
    assert derived(space) == before
    space.review.undo(link=False)
    assert joko in {each.id for each in space.review.queue()}
    space.review.relink()
    assert len(set(entity_of(space, ANI_5, ANI_6))) == 1


# ---- taking back


def test_undoing_gives_back_what_there_was(space):
    before = derived(space), [each.id for each in space.review.queue()]
    for decision in (POSITIVE, NEGATIVE, UNSURE):
        space.review.decide(before[1][0], decision, "why")
        gone = space.review.undo()
        assert [judgement.withdrawn_why for judgement in gone.judgements] == ["undone"]
        assert (derived(space), [each.id for each in space.review.queue()]) == before
    with pytest.raises(NotFound, match="nothing of yours"):
        space.review.undo()
    assert len(space.review.judgements(standing=False)) == 3


def test_undo_takes_the_last_back_and_only_ones_own(space, uri):
    first = space.review.judge(BUDI_9.id, ANI_5.id, NEGATIVE).judgements[0]
    space.review.judge(BUDI_9.id, ANI_6.id, NEGATIVE)
    with open_space(uri, user="budi") as other:
        kept = other.review.judge(BUDI_9.id, JOKO_5.id, NEGATIVE).judgements[0]
    space.review.undo()
    assert {judgement.judgement.id for judgement in space.review.judgements()} == {
        first.id,
        kept.id,
    }


def test_withdrawing_needs_a_reason_and_a_clear_id(space):
    made = space.review.judge(BUDI_9.id, ANI_5.id, NEGATIVE).judgements[0]
    with pytest.raises(InvalidValue, match="needs a reason"):
        space.review.withdraw(made.id, " ")
    with pytest.raises(NotFound, match="simpul judgements"):
        space.review.withdraw("j_none", "why")
    (gone,) = space.review.withdraw(made.id[:10], "wrong person").judgements
    assert (gone.withdrawn_by, gone.withdrawn_why) == ("ani", "wrong person")
    assert space.review.withdraw(made.id, "again").judgements == ()
    assert [each.action for each in acts(space.store.unmasked.audit())] == [
        "judge",
        "withdraw judgement",
    ]


def test_a_split_takes_a_mention_out_and_withdrawing_it_restores_the_ids(uri):
    three = [mention(1, "Rudi Hartono", case=f"c_{n}", nik=NIK) for n in (1, 2, 3)]
    with open_space(uri) as space:
        fill(space, *three)
        (entity,) = set(entity_of(space, *three))
        before = derived(space)
        ids = space.store.unmasked.ids
        founder = next(each for each in three if ids.founded_by(each.id) == entity)
        others = [each for each in three if each is not founder]
        split = space.review.split(others[0].id, why="another Rudi")
        assert len(split.judgements) == 2
        out, *stayed = entity_of(space, others[0], others[1], founder)
        assert stayed == [entity, entity] != [out, out]
        assert space.store.unmasked.get_entity(out).derived_from == entity
        space.review.withdraw(split.judgements[0].id.partition("-")[0], "it was him")
        assert derived(space) == before
        space.review.split(founder.id, why="the first is the stranger")
        kept, *gone = entity_of(space, founder, *others)
        assert kept == entity
        assert len(set(gone)) == 1
        space.review.undo()
        assert derived(space) == before


def test_a_split_against_a_judgement_is_refused_whole(uri):
    three = [mention(1, "Rudi Hartono", case=f"c_{n}", nik=NIK) for n in (1, 2, 3)]
    with open_space(uri) as space:
        fill(space, *three)
        space.review.judge(three[0].id, three[1].id, POSITIVE, "seen both")
        with pytest.raises(JudgementConflict):
            space.review.split(three[0].id, why="no")
        assert len(space.review.judgements()) == 1
        with pytest.raises(InvalidValue, match="needs a reason"):
            space.review.split(three[0].id)
        with pytest.raises(InvalidValue, match="no other mention"):
            space.review.split(three[0].id, [three[0].id], why="x")


def test_a_pair_alone_cannot_be_split(space):
    with pytest.raises(InvalidValue, match="only mention"):
        space.review.split(ANI_5.id, why="x")


# ---- in bulk


def bulk(number: int, name: str, case: str, *, mail: bool = True, **facts) -> Mention:
    made = mention(number, name, case=case, **facts)
    return replace(made, identifiers=(*made.identifiers, MAIL)) if mail else made


def test_only_identical_evidence_is_accepted_in_bulk(uri):
    alike = [
        bulk(n, name, f"c_{n}{c}")
        for n, name in ((1, "Ani Lestari"), (2, "Budi Jaya"))
        for c in "ab"
    ]
    unlike = [
        *(bulk(3, name, case) for name, case in (("Siti Rahma", "c_3a"), ("SITI RAHMA", "c_3b"))),
        *(bulk(4, "Dewi Sartika", case, sex="f") for case in ("c_4a", "c_4b")),
        *(bulk(5, "Joko Susilo", case, mail=False) for case in ("c_5a", "c_5b")),
    ]
    with open_space(uri) as space:
        fill(space, *alike, *unlike)
        pair = pair_of(space.review, *alike[:2])
        preview = space.review.alike(pair)
        assert {each.left.name for each in preview} == {"Ani Lestari", "Budi Jaya"}
        assert preview[0].id == pair
        assert space.review.alike(pair_of(space.review, *unlike[:2])) == ()
        assert len(space.review.alike(pair_of(space.review, *unlike[2:4]))) == 1
        assert space.review.alike(pair_of(space.review, *unlike[4:])) == ()
        with pytest.raises(InvalidValue, match="2 such pairs now, not 3"):
            space.review.accept_alike(pair, "same mail", expected=3)
        done = space.review.accept_alike(pair, "same mail", expected=2)
        assert len(done.judgements) == 2
        assert {judgement.by for judgement in done.judgements} == {"ani"}
        assert len(set(entity_of(space, *alike))) == 2
        space.review.undo()
        assert len(set(entity_of(space, *alike))) == 4


def test_answers_from_elsewhere_are_taken_one_by_one(space):
    revision = space.store.unmasked.revision()
    answers = [
        Answer(left=BUDI_1.id, right=BUDI_9.id, decision=POSITIVE, why="one"),
        Answer(left=BUDI_9.id, right=BUDI_2.id, decision=NEGATIVE, why="two"),
        Answer(left=BUDI_2.id, right=BUDI_1.id, decision=POSITIVE),
        Answer(left=BUDI_9.id, right=BUDI_2.id, decision=NEGATIVE, why="refused"),
        Answer(left="m_none", right=BUDI_2.id, decision=NEGATIVE),
    ]
    found = space.review.take(answers)
    assert [(len(each.judgements), len(each.refused)) for each in found] == [
        (1, 0),
        (1, 0),
        (0, 1),
        (0, 0),
        (0, 1),
    ]
    assert [judgement.why for judgement in found[2].refused[0].judgements] == ["two", "one"]
    assert space.store.unmasked.revision() > revision
    revision = space.store.unmasked.revision()
    again = space.review.take(answers)
    assert [len(each.judgements) for each in again] == [0, 0, 0, 0, 0]
    assert space.store.unmasked.revision() == revision


@pytest.fixture
def hurried(space, uri) -> Iterator[Review]:
    """A reviewer beside whom somebody else keeps Ani and Ani apart in the very moment of
    judging.
    """
    with open_store(uri) as beside:

        def clock() -> str:
            other = Judgement(
                id="j_x",
                left=ANI_5.id,
                right=ANI_6.id,
                decision=NEGATIVE,
                by="budi",
                on="2026-01-01",
            )
            beside.append(other)
            return instant()

        yield reviewer(space, clock)


def test_two_who_judge_the_opposite_in_one_moment_are_asked_again(hurried):
    with pytest.raises(JudgementConflict, match="in this very moment"):
        hurried.judge(ANI_5.id, ANI_6.id, POSITIVE)
    assert [judgement.judgement.id for judgement in hurried.judgements()] == ["j_x"]


def test_of_many_answers_only_those_judged_otherwise_in_that_moment_are_refused(hurried):
    both = Answer(left=ANI_6.id, right=ANI_5.id, decision=POSITIVE)
    ours, other = hurried.take([both, Answer(left=BUDI_9.id, right=ANI_5.id, decision=NEGATIVE)])
    assert "in this very moment" in ours.refused[0].reason
    assert len(other.judgements) == 1
    assert {judgement.judgement.id for judgement in hurried.judgements()} == {
        "j_x",
        other.judgements[0].id,
    }


# ---- who may


@pytest.mark.parametrize(
    ("settings", "told"),
    [({"role": "briefing"}, "may not review"), ({"audience": Audience.PARTNER}, "internal")],
)
def test_who_may_not_review_is_refused(space, uri, settings, told):
    pair = space.review.queue()[0].id
    with open_space(uri, **settings) as other:
        review = other.review
        for act in (
            review.queue,
            review.judgements,
            review.progress,
            review.undo,
            lambda: review.pair(pair),
            lambda: review.decide(pair, POSITIVE),
            lambda: review.judge(ANI_5.id, ANI_6.id, POSITIVE),
            lambda: review.split(BUDI_1.id, why="x"),
            lambda: review.withdraw("j", "x"),
            lambda: review.take([Answer(left=ANI_5.id, right=ANI_6.id, decision=POSITIVE)]),
        ):
            with pytest.raises(AccessDenied, match=told):
                act()
    assert list(space.store.unmasked.appended(Judgement)) == []


def test_victims_are_asked_about_only_where_they_may_be_revealed(space, uri):
    assert "Siti Aminah" not in {each.left.name for each in space.review.queue()}
    with open_space(uri, user="kepala", **REVEALING) as head:
        pair = pair_of(head.review, SITI_5, SITI_8)
        assert head.review.pair(pair).left.mentions[0].names == ("Siti Aminah",)
        assert titles([head.review.pair(pair).pair]) == [("Siti Aminah", "cases")]
        head.review.decide(pair, NEGATIVE, "two villages")
        assert len(head.review.judgements()) == 1
    assert space.review.judgements() == ()
    with pytest.raises(PairNotFound):
        space.review.pair(pair)
    with pytest.raises(EntityNotFound):
        space.review.judge(SITI_5.id, SITI_8.id, POSITIVE)
    with pytest.raises(AccessDenied, match="protected"):
        space.review.judge(entity_of(space, SITI_5)[0], ANI_5.id, POSITIVE)
    with pytest.raises(EntityNotFound):
        space.review.judge("siti aminah", ANI_5.id, POSITIVE)
    (refused,) = space.review.take([Answer(left=SITI_5.id, right=SITI_8.id, decision=POSITIVE)])
    assert "not for you to see" in refused.refused[0].reason


def test_what_a_victim_joins_is_told_to_who_may_know(uri):
    here, there = mention(2, "Budi", case="c_5"), mention(2, "Joko", case="c_8")
    with open_space(uri, **REVEALING) as space:
        fill(space, SITI_5, SITI_8, here, there)
        assert titles(space.review.queue()) == [("Siti Aminah", "cases")]


def test_a_party_who_is_a_victim_too_gives_nothing_away(uri):
    party = mention(1, "Rini Marlina", case="c_1", nik=OTHER_NIK)
    victim = mention(1, "Rini Marlina", case="c_2", nik=OTHER_NIK, role="korban")
    other = mention(1, "Rini Marlina", case="c_3", role="korban")
    namesake = mention(1, "Rini Marlina", case="c_4")
    with open_space(uri) as space:
        fill(space, party, victim, other, namesake)
        assert len(set(entity_of(space, party, victim))) == 1
        shown = [space.review.pair(each.id) for each in space.review.queue()]
        assert {side.entity.protected for view in shown for side in (view.left, view.right)} <= {
            False
        }
        assert victim.id not in {
            each.id for view in shown for side in (view.left, view.right) for each in side.mentions
        }
        (made,) = space.review.judge(entity_of(space, party)[0], namesake.id, NEGATIVE).judgements
        assert victim.id not in (made.left, made.right)
        with pytest.raises(InvalidValue, match="the only mention of its entity"):
            space.review.split(party.id, why="not the one in the other case")
        assert len(set(entity_of(space, party, victim))) == 1
    with open_space(uri, role="head", reveal=True, reason="two people") as space:
        split = space.review.split(party.id, why="not the one in the other case")
        assert len(split.judgements) == 1
        assert len(set(entity_of(space, party, victim))) == 2


def test_what_may_not_be_seen_comes_apart_with_the_rest_and_is_not_told_of(uri):
    party = mention(1, "Rini Marlina", case="c_1", nik=OTHER_NIK)
    again = mention(1, "Rini Marlina", case="c_3", nik=OTHER_NIK)
    victim = mention(1, "Rini Marlina", case="c_2", nik=OTHER_NIK, role="korban")
    with open_space(uri) as space:
        fill(space, party, again, victim)
        assert len(set(entity_of(space, party, again, victim))) == 1
        (made,) = space.review.split(party.id, why="not the one in the others").judgements
        assert {made.left, made.right} == {party.id, again.id}
        assert "-" not in made.id
        first, second, third = entity_of(space, party, again, victim)
        assert first != second == third
        space.review.undo()
        assert len(set(entity_of(space, party, again, victim))) == 1


# ---- how it goes


def test_progress_and_bands_count_what_was_decided(space):
    assert [(each.tier, each.open, each.decided) for each in space.review.progress()] == [
        (Tier.PROBABLE, 0, 0),
        (Tier.REVIEW, 5, 0),
    ]
    space.review.decide(pair_of(space.review, ANI_5, ANI_6), POSITIVE)
    space.review.decide(pair_of(space.review, JOKO_5, JOKO_7), NEGATIVE)
    _, review = space.review.progress()
    assert (review.open, review.same, review.different) == (3, 1, 1)
    (band,) = [band for band in space.review.bands() if band.same + band.different]
    assert (band.low, band.high, band.share) == (4.0, 6.0, 0.5)


def test_two_reviewers_agree_so_far(space, uri):
    ours = [(BUDI_9, ANI_5), (BUDI_9, ANI_6), (BUDI_9, JOKO_5)]
    for left, right in ours:
        space.review.judge(left.id, right.id, NEGATIVE)
    with open_space(uri, user="budi") as other:
        other.review.judge(BUDI_9.id, ANI_5.id, NEGATIVE)
        other.review.judge(BUDI_9.id, ANI_6.id, UNSURE)
        against = other.review.judgements()
        theirs = next(
            each.judgement
            for each in against
            if {each.judgement.left, each.judgement.right} == {BUDI_9.id, JOKO_5.id}
        )
        other.review.withdraw(theirs.id, "I know him")
        other.review.judge(BUDI_9.id, JOKO_5.id, POSITIVE, "I know him")
    (found,) = space.review.agreement()
    assert (found.left, found.right, found.pairs, found.agreed) == ("ani", "budi", 3, 1)
    assert found.kappa == 0.0


# ---- judgements last


def test_judgements_survive_a_reload_of_the_same_file(space):
    space.review.decide(pair_of(space.review, ANI_5, ANI_6), POSITIVE)
    space.review.decide(pair_of(space.review, BUDI_1, BUDI_3), NEGATIVE)
    before = derived(space)
    assert not space.store.unmasked.put(batch(*OFFICE)).matter
    linker(space).link()
    assert derived(space) == before
    assert len(space.review.judgements()) == 2


def test_who_takes_the_place_of_somebody_judged_is_not_taken_for_them(space):
    space.review.judge(ANI_5.id, JOKO_7.id, POSITIVE, "Ani calls herself Joko")
    assert len(set(entity_of(space, ANI_5, JOKO_7))) == 1
    inserted = replace(mention(1, "Dewi Sartika", case="c_5"), id=ANI_5.id, record=ANI_5.record)
    space.store.unmasked.put(batch(inserted))
    linker(space).link()
    assert len(set(entity_of(space, ANI_5, JOKO_7))) == 2
    (line,) = space.review.judgements()
    assert line.moved
    space.review.judge(inserted.id, JOKO_7.id, NEGATIVE)
    again = space.review.judgements()
    assert [each.moved for each in again] == [False, True]
    assert not any(each.contradicted for each in again)


@pytest.mark.parametrize("engine", ["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def test_judgements_go_along_to_another_store(space, tmp_path, engine, request):
    space.review.decide(pair_of(space.review, ANI_5, ANI_6), POSITIVE, "one")
    space.review.decide(pair_of(space.review, JOKO_5, JOKO_7), NEGATIVE, "two")
    there = (
        request.getfixturevalue("neo4j_uri")
        if engine == "neo4j"
        else f"sqlite:///{tmp_path / 'there.db'}"
    )
    with open_store(there) as target:
        sync(space.store.unmasked, target)
    with open_space(there) as copy:
        linker(copy).link()
        assert copy.review.judgements() == space.review.judgements()
        assert [each.id for each in copy.review.queue()] == [
            each.id for each in space.review.queue()
        ]
        with pytest.raises(JudgementConflict):
            copy.review.judge(JOKO_7.id, JOKO_5.id, POSITIVE, "no, one")
        assert derived(copy) == derived(space)


def test_a_forgotten_case_takes_its_pairs_and_judgements_with_it(space):
    space.review.decide(pair_of(space.review, ANI_5, ANI_6), NEGATIVE)
    space.store.unmasked.forget_case("c_6")
    linker(space).link()
    assert space.review.judgements() == ()
    assert "Ani Lestari" not in {each.left.name for each in space.review.queue()}


def test_the_workspaces_own_link_follows_a_judgement(uri):
    with Workspace(open_space(uri).settings) as space:
        space.store.unmasked.put(batch(ANI_5, ANI_6))
        space.linker.link()
        done = space.review.judge(ANI_5.id, ANI_6.id, POSITIVE, "known")
        assert isinstance(done.link, LinkReport)
        assert len(set(entity_of(space, ANI_5, ANI_6))) == 1
        space.review.undo()
        assert len(set(entity_of(space, ANI_5, ANI_6))) == 2
