"""Stable ids through merges and splits."""

from graph.model import KnownIdentities
from graph.resolution.identity import Identity, identify, redirects
from tests.offices.ids import IDS


def known_from(
    groups: list[list[str]], identities: list[Identity], retired: dict[str, str] | None = None
) -> KnownIdentities:
    return KnownIdentities(
        entity_of={
            m: i.entity_id for i, group in zip(identities, groups, strict=True) for m in group
        },
        serials={identity.entity_id: identity.serial for identity in identities},
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
