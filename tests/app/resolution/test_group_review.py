"""Groups answered: what is asked first, what one answer makes of who is who, and how it is undone."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.resolution.groups import Group, compare_members
from app.workspace import Workspace
from graph.errors import AccessDenied, GroupNotFound, InvalidValue, JudgementConflict
from graph.model import Id, Judgement, Locality, Mention
from graph.schema import Audience, Decision, Tier
from tests.offices.handful import FOUR, TWO, cases_of, fill, member_in, reviewing
from tests.offices.people import mention
from tests.offices.reviewing import derived

APART = [("K-1",), ("K-2",), ("K-3",), ("K-4",)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("filled")
    fill(f"sqlite:///{folder / 's.db'}", folder)
    return (folder / "s.db").read_bytes()


@pytest.fixture
def uri(filled: bytes, tmp_path: Path) -> str:
    file = tmp_path / "s.db"
    file.write_bytes(filled)
    return f"sqlite:///{file}"


@pytest.fixture
def space(uri: str) -> Iterator[Workspace]:
    with reviewing(uri) as opened:
        yield opened


def first(space: Workspace) -> Group:
    return space.groups.groups()[0]


def persons(space: Workspace, *cases: str) -> list[list[Id]]:
    """Parts of the first group, each by the cases of its members: "12" are K-1 and K-2."""
    group = first(space).id
    return [[member_in(space, group, f"K-{number}") for number in part] for part in cases]


def standing(space: Workspace) -> list[Judgement]:
    return [line.judgement for line in space.review.judgements()]


# ---- what is asked


def test_what_one_answer_would_change_most_comes_first(space):
    groups = space.groups.groups()
    assert [{member.name for member in group.members} for group in groups] == [
        {FOUR, "H. Hasanudin Lamakarate"},
        {TWO},
    ]
    assert [len(group.members) for group in groups] == [4, 2]
    assert groups[0].joins == (1, 1, 1, 1)
    assert [group.networks for group in groups] == [0, 0]


def test_every_group_of_a_network_is_told_of_it(space):
    (network,) = {space.networks.id_of(member) for member in first(space).ids}
    assert space.groups.in_network(network) == (first(space),)
    assert space.groups.in_network("n_none") == ()


def test_all_sides_are_shown_with_what_differs(space):
    view = space.groups.view(first(space).id[:8])
    assert [side.entity.id for side in view.sides] == list(view.group.ids)
    assert sorted(case.number for side in view.sides for case in side.cases.values()) == [
        "K-1",
        "K-2",
        "K-3",
        "K-4",
    ]
    facts = {fact.field: fact for fact in view.facts}
    assert not any(facts["names"].differs)
    assert {view.sides[n].mentions[0].name for n in range(4) if facts["phone"].differs[n]} == {
        FOUR,
        "H. Hasanudin Lamakarate",
    }
    assert sum(facts["locality"].differs) == 2


@pytest.mark.parametrize(
    ("years", "differs"),
    {
        ("1990", "1990", "1985"): (False, False, True),
        ("1990", "1985"): (True, True),
        ("1990", "1990", "1985", "1985"): (True, True, True, True),
        ("1990", "1990", "1990", "1985", "1985"): (False, False, False, True, True),
        ("1990", "1990-03-02", ""): (False, False, False),
        ("1990", "", ""): (False, False, False),
    }.items(),
)
def test_who_is_outnumbered_differs(years, differs):
    sides = [[mention(1, "Budi", case=f"c_{n}", born_on=year)] for n, year in enumerate(years)]
    facts = {fact.field: fact.differs for fact in compare_members(sides)}
    assert facts["born_on"] == differs


@pytest.mark.parametrize(
    ("places", "differs"),
    [
        ((Locality(regency="Sigi"), Locality(regency="SIGI", village="Dolo")), (False, False)),
        ((Locality(village="Dolo"), Locality(village="Biromaru")), (True, True)),
        ((Locality(village="Dolo"), Locality(province="Bali")), (True, True)),
    ],
)
def test_a_place_differs_where_both_name_a_part_of_it_otherwise(places, differs):
    sides = [[mention_at(number, place)] for number, place in enumerate(places)]
    facts = {fact.field: fact.differs for fact in compare_members(sides)}
    assert facts["locality"] == differs


def mention_at(number: int, place: Locality) -> Mention:
    return replace(mention(1, "Budi", case=f"c_{number}"), locality=place)


# ---- what is answered


def test_all_the_same_makes_one_person_in_one_act(space):
    done = space.groups.answer(first(space).id, persons(space, "1234"), "same tattoo")
    assert cases_of(space, "lamakarate") == [("K-1", "K-2", "K-3", "K-4")]
    assert {judgement.decision for judgement in done.judgements} == {Decision.POSITIVE}
    assert len({judgement.id.partition("-")[0] for judgement in done.judgements}) == 1
    assert {judgement.tier for judgement in done.judgements} == {Tier.PROBABLE}
    assert [group.members[0].name for group in space.groups.groups()] == [TWO]
    assert [pair.left.name for pair in space.review.queue()] == [TWO]


def test_none_the_same_keeps_every_two_apart(space):
    space.groups.answer(first(space).id, persons(space, "1", "2", "3", "4"), "four brothers")
    assert cases_of(space, "lamakarate") == APART
    assert [pair.left.name for pair in space.review.queue()] == [TWO]
    assert len(standing(space)) == 6


@pytest.mark.parametrize(
    "parts", [("12", "34"), ("123", "4"), ("13", "24"), ("1", "2", "34"), ("1", "3", "24")]
)
def test_what_linking_makes_of_a_split_is_the_split_and_stays_so(uri, space, parts):
    wanted = sorted(tuple(f"K-{number}" for number in part) for part in parts)
    space.groups.answer(first(space).id, persons(space, *parts), "what the victims say")
    assert cases_of(space, "lamakarate") == wanted
    assert [pair.left.name for pair in space.review.queue()] == [TWO]
    space.review.relink()
    assert cases_of(space, "lamakarate") == wanted


def test_a_split_is_the_same_in_whatever_order_it_is_told(space):
    parts = persons(space, "13", "2", "4")
    space.groups.answer(first(space).id, parts, "no")
    one = {(j.left, j.right, j.decision) for j in standing(space)}
    space.review.undo()
    space.groups.answer(first(space).id, [part[::-1] for part in parts[::-1]], "no")
    assert {(j.left, j.right, j.decision) for j in standing(space)} == one


@pytest.mark.parametrize("parts", [("1234",), ("12", "34"), ("1", "2", "3", "4")])
def test_an_answer_is_undone_as_one_and_gives_everything_back(space, parts):
    before = derived(space)
    groups = [group.id for group in space.groups.groups()]
    space.groups.answer(first(space).id, persons(space, *parts), "no")
    space.review.undo()
    assert standing(space) == []
    assert derived(space) == before
    assert [group.id for group in space.groups.groups()] == groups


def test_an_answer_is_withdrawn_as_one_by_anybody(uri, space):
    before = derived(space)
    done = space.groups.answer(first(space).id, persons(space, "12", "34"), "no")
    with reviewing(uri, "joko") as other:
        gone = other.review.withdraw(done.judgements[0].id.partition("-")[0], "read it again")
        assert len(gone.judgements) == len(done.judgements)
    assert derived(space) == before


def test_not_these_two_says_nothing_of_the_others(space):
    group = first(space)
    one, other = (person for (person,) in persons(space, "2", "4"))
    space.groups.keep_apart(group.id, one, other, "father and son")
    (judgement,) = standing(space)
    assert judgement.decision is Decision.NEGATIVE
    assert cases_of(space, "lamakarate") == APART
    rest = first(space)
    assert set(rest.ids) == set(group.ids)
    assert rest.apart == (tuple(sorted((one, other))),)


def test_what_was_decided_before_is_honoured(space):
    group = first(space)
    one, other = (person for (person,) in persons(space, "2", "4"))
    space.groups.keep_apart(group.id, one, other, "father and son")
    before = standing(space)
    with pytest.raises(JudgementConflict) as refused:
        space.groups.answer(first(space).id, persons(space, "1234"), "looks alike")
    assert [judgement.id for judgement in refused.value.judgements] == [before[0].id]
    assert standing(space) == before
    space.groups.answer(first(space).id, persons(space, "12", "34"), "the same car")
    assert cases_of(space, "lamakarate") == [("K-1", "K-2"), ("K-3", "K-4")]


def test_judgements_that_contradict_only_together_are_refused_together(space):
    """K-1 and K-2 are not the same, K-3 nobody judged: who calls all three of them the same names
    no two that were judged, where K-1 and K-2 are not proposed.
    """
    one, two, three = (person for (person,) in persons(space, "1", "3", "2"))
    group = first(space)
    assert frozenset((one, two)) not in {
        frozenset((pair.left.id, pair.right.id)) for pair in group.pairs
    }
    space.groups.keep_apart(group.id, one, two, "brothers")
    (judgement,) = standing(space)
    rest = [member for member in first(space).ids if member not in (one, two, three)]
    with pytest.raises(JudgementConflict) as refused:
        space.groups.answer(first(space).id, [[one, two, three], rest], "one car")
    assert [found.id for found in refused.value.judgements] == [judgement.id]
    assert standing(space) == [judgement]


def test_two_reviewers_of_one_group_cannot_answer_it_twice(uri, space):
    group = first(space)
    parts = persons(space, "1234")
    with reviewing(uri, "joko") as other:
        other.groups.answer(group.id, persons(other, "12", "34"), "two cars", link=False)
    with pytest.raises(GroupNotFound, match="it was answered, or linking finds otherwise now"):
        space.groups.answer(group.id, parts, "same")
    assert {judgement.by for judgement in standing(space)} == {"joko"}


def test_without_linking_the_group_leaves_the_review_and_the_entities_follow_later(space):
    space.groups.answer(first(space).id, persons(space, "1234"), "same", link=False)
    assert [group.members[0].name for group in space.groups.groups()] == [TWO]
    assert cases_of(space, "lamakarate") == APART
    space.review.relink()
    assert cases_of(space, "lamakarate") == [("K-1", "K-2", "K-3", "K-4")]


def test_an_answer_says_of_every_member_once_who_it_is(space):
    group = first(space)
    whole = persons(space, "1234")[0]
    for wrong in ([whole[:3]], [whole, whole[:1]], [whole, []], [[*whole, "e_none"]], []):
        with pytest.raises(InvalidValue):
            space.groups.answer(group.id, wrong, "no")
    for two in ((whole[0], whole[0]), (whole[0], "e_none")):
        with pytest.raises(InvalidValue):
            space.groups.keep_apart(group.id, *two, "no")
    assert standing(space) == []


def test_answers_count_in_how_the_review_goes_as_those_on_pairs_do(uri, space):
    space.groups.answer(first(space).id, persons(space, "123", "4"), "the same car")
    tier = next(found for found in space.review.progress() if found.tier is Tier.PROBABLE)
    assert (tier.open, tier.same, tier.different) == (1, 2, 3)
    with reviewing(uri, "joko") as other:
        for judgement in standing(space):
            other.review.judge(judgement.left, judgement.right, judgement.decision, "yes")
        (two,) = other.review.agreement()
    assert (two.pairs, two.agreed) == (5, 5)


# ---- who may see and answer it


def test_a_group_with_a_protected_person_is_asked_of_those_only_who_may_reveal(uri, space):
    assert all(not member.protected for group in space.groups.groups() for member in group.members)
    with reviewing(uri, reveal=True, reason="membaca berkas 7") as revealing:
        (victims,) = (
            group for group in revealing.groups.groups() if "Ratna" in group.members[0].name
        )
    with pytest.raises(GroupNotFound):
        space.groups.view(victims.id)
    with pytest.raises(GroupNotFound):
        space.groups.answer(victims.id, [victims.ids], "same")


@pytest.mark.parametrize(
    "settings",
    [{"role": "briefing"}, {"audience": Audience.PARTNER}, {"audience": Audience.PUBLIC}],
)
def test_who_may_not_review_sees_and_answers_no_group(uri, space, settings):
    group = first(space)
    with reviewing(uri, **settings) as other:
        asked = (
            other.groups.groups,
            lambda: other.groups.view(group.id),
            lambda: other.groups.in_network("n_1"),
            lambda: other.groups.answer(group.id, [group.ids], "same"),
            lambda: other.groups.keep_apart(group.id, *group.ids[:2], "no"),
        )
        for ask in asked:
            with pytest.raises(AccessDenied):
                ask()
    assert standing(space) == []


def test_every_two_members_are_told_apart_by_their_case_though_they_share_a_name(space):
    view = space.groups.view(first(space).id)
    for one, other in combinations(view.sides, 2):
        assert one.cases.keys().isdisjoint(other.cases)
