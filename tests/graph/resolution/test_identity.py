"""Stable ids through merges and splits."""

from collections.abc import Callable, Sequence

from graph.model import KnownIdentities
from graph.redirects import crossing, settle
from graph.resolution import identity as identities_of
from graph.resolution.identity import Identity, redirects
from tests.offices.ids import IDS


def nobody(mentions: Sequence[str]) -> bool:
    return False


def victims(*those: str) -> Callable[[Sequence[str]], bool]:
    """Those who are named by these mentions alone are protected."""
    return lambda mentions: set(mentions) <= set(those)


def identify(ids, groups, known, is_protected=nobody) -> list[Identity]:
    return identities_of.identify(ids, groups, known, is_protected)


def known_from(
    groups: list[list[str]],
    identities: list[Identity],
    retired: dict[str, str] | None = None,
    is_protected: Callable[[Sequence[str]], bool] = nobody,
) -> KnownIdentities:
    return KnownIdentities(
        entity_of={
            m: i.entity_id for i, group in zip(identities, groups, strict=True) for m in group
        },
        serials={identity.entity_id: identity.serial for identity in identities},
        protected=frozenset(
            i.entity_id for i, group in zip(identities, groups, strict=True) if is_protected(group)
        ),
        redirects=retired or {},
    )


def test_first_ids_come_from_the_founding_mention_and_count_from_one():
    first, second = identify(IDS, [["m_1", "m_2"], ["m_3"]], KnownIdentities())
    assert (first.entity_id, first.serial) == (IDS.founded_by("m_1"), 1)
    assert (second.entity_id, second.serial) == (IDS.founded_by("m_3"), 2)


def test_identifying_again_changes_nothing():
    groups = [["m_1", "m_2"], ["m_3"]]
    once = identify(IDS, groups, KnownIdentities())
    assert identify(IDS, groups, known_from(groups, once)) == once


def test_after_a_merge_the_older_lives_on_and_the_other_redirects():
    groups = [["m_1"], ["m_2"]]
    before = identify(IDS, groups, KnownIdentities())
    (merged,) = identify(IDS, [["m_1", "m_2"]], known_from(groups, before))
    assert merged.entity_id == IDS.founded_by("m_1")
    assert redirects([merged]) == {IDS.founded_by("m_2"): IDS.founded_by("m_1")}


def test_a_split_gives_both_their_ids_back():
    apart = [["m_1"], ["m_2"]]
    before = identify(IDS, apart, KnownIdentities())
    merged = identify(IDS, [["m_1", "m_2"]], known_from(apart, before))
    after = identify(IDS, apart, known_from([["m_1", "m_2"]], merged, redirects(merged)))
    assert [identity.entity_id for identity in after] == [identity.entity_id for identity in before]
    assert after[1].derived_from == IDS.founded_by("m_1")


def test_a_new_mention_with_a_smaller_id_does_not_change_the_entity():
    before = identify(IDS, [["m_5"]], KnownIdentities())
    (after,) = identify(IDS, [["m_1", "m_5"]], known_from([["m_5"]], before))
    assert after.entity_id == IDS.founded_by("m_5")


def test_serials_are_never_given_twice():
    before = identify(IDS, [["m_1"], ["m_2"]], KnownIdentities())
    after = identify(IDS, [["m_1"], ["m_2"], ["m_0"]], known_from([["m_1"], ["m_2"]], before))
    assert sorted(identity.serial for identity in after) == [1, 2, 3]


# ---- an id stands for somebody protected or for a party, never for one after the other


def test_a_victim_who_is_reported_as_a_party_too_gets_the_id_that_the_party_would_have_alone():
    is_protected = victims("m_1")
    before = identify(IDS, [["m_1"]], KnownIdentities(), is_protected)
    known = known_from([["m_1"]], before, is_protected=is_protected)
    (after,) = identify(IDS, [["m_1", "m_2"]], known, is_protected)
    (alone,) = identify(IDS, [["m_2"]], KnownIdentities(), is_protected)
    assert after.entity_id == alone.entity_id != before[0].entity_id
    assert (after.took_over, after.crossed) == ((), (before[0].entity_id,))
    assert after.derived_from == ""


def test_a_victim_joined_to_an_older_or_a_younger_party_leaves_the_party_its_id():
    for first in (["m_1"], ["m_2"]):
        is_protected = victims("m_1")
        apart = [first, ["m_2"] if first == ["m_1"] else ["m_1"]]
        before = identify(IDS, apart, KnownIdentities(), is_protected)
        party = before[apart.index(["m_2"])]
        known = known_from(apart, before, is_protected=is_protected)
        (after,) = identify(IDS, [["m_1", "m_2"]], known, is_protected)
        assert after.entity_id == party.entity_id
        assert after.serial == party.serial


def test_nothing_leads_from_a_victim_to_the_party_for_who_asks_by_her_id():
    is_protected = victims("m_1")
    before = identify(IDS, [["m_1"]], KnownIdentities(), is_protected)
    known = known_from([["m_1"]], before, is_protected=is_protected)
    after = identify(IDS, [["m_1", "m_2"]], known, is_protected)
    retired, living = before[0].entity_id, after[0].entity_id
    assert redirects(after) == {crossing(retired): living}
    assert settle({}, redirects(after), {living}) == {crossing(retired): living}


def test_a_party_whose_reports_as_a_party_are_gone_leaves_its_id_behind():
    is_protected = victims("m_1")
    before = identify(IDS, [["m_1", "m_2"]], KnownIdentities(), is_protected)
    known = known_from([["m_1", "m_2"]], before, is_protected=is_protected)
    (after,) = identify(IDS, [["m_1"]], known, is_protected)
    assert after.entity_id != before[0].entity_id
    assert (after.crossed, after.derived_from) == ((before[0].entity_id,), "")


def test_a_report_whose_role_is_corrected_leaves_its_id_behind():
    for is_protected, corrected in ((victims("m_1"), nobody), (nobody, victims("m_1"))):
        before = identify(IDS, [["m_1"]], KnownIdentities(), is_protected)
        known = known_from([["m_1"]], before, is_protected=is_protected)
        (after,) = identify(IDS, [["m_1"]], known, corrected)
        assert after.entity_id != before[0].entity_id
        assert after.crossed == (before[0].entity_id,)


def test_a_victim_taken_apart_again_gets_her_id_back():
    is_protected = victims("m_1")
    apart = [["m_1"], ["m_2"]]
    before = identify(IDS, apart, KnownIdentities(), is_protected)
    known = known_from(apart, before, is_protected=is_protected)
    joined = identify(IDS, [["m_1", "m_2"]], known, is_protected)
    known = known_from([["m_1", "m_2"]], joined, redirects(joined), is_protected)
    after = identify(IDS, apart, known, is_protected)
    assert [one.entity_id for one in after] == [one.entity_id for one in before]


def test_an_older_id_is_kept_by_a_victim_of_before():
    is_protected = victims("m_1")
    older = IDS.founded_by("m_1")
    known = KnownIdentities(
        entity_of={"m_1": older}, serials={older: 4}, protected=frozenset({older})
    )
    (after,) = identify(IDS, [["m_1"]], known, is_protected)
    assert (after.entity_id, after.serial) == (older, 4)
