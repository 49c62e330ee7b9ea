"""What a store remembers of findings: snapshots, and what is watched; nothing of it outlives what
is forgotten.
"""

import pytest
from msgspec.structs import replace

from graph.errors import JudgementConflict, NotFound, StoreChanged
from graph.model import Identifier, Judgement, make_id
from graph.resolution.resolver import resolve
from graph.schema import AssessmentStatus, EntityKind, Scheme, Strength
from graph.snapshots import SeenNetwork, SeenTie, Snapshot
from graph.stores import open_store
from graph.stores.copying import copy_reported
from graph.stores.shared import snapshots
from graph.watches import Watch
from loaders.rows.cases import merge_cases
from tests.offices.ids import IDS
from tests.offices.stored import batch, judgement, link, mention, person, resolved

PHONE = "+6281234567890"


def tie(left, right, weight=0.5):
    return SeenTie(left=left, right=right, weight=weight, strength=Strength.UNCONFIRMED)


def found(*networks, day=1, revision=1, **facts):
    return Snapshot(
        at=f"2026-01-{day:02}T00:00:00+00:00", revision=revision, networks=networks, **facts
    )


ONE = SeenNetwork(id="n_1", parties=("e_1", "e_2"), cases=("c_1", "c_2"), ties=(tie("e_1", "e_2"),))
TWO = SeenNetwork(id="n_2", parties=("e_3",), cases=("c_3",))


def watch(number, what, **facts):
    return Watch(id=f"w_{number}", what=what, by="ani", on=f"2026-01-0{number}", **facts)


# ---- snapshots


def test_what_was_found_is_read_back_oldest_first(store):
    first = found(ONE, assessed={"e_1": AssessmentStatus.CHARGED})
    second = found(ONE, TWO, day=2, revision=7)
    assert store.append_snapshot(first)
    assert store.append_snapshot(second)
    assert list(store.snapshots()) == [first, second]
    assert [(mark.number, mark.at[:10], mark.revision) for mark in store.snapshot_marks()] == [
        (1, "2026-01-01", 1),
        (2, "2026-01-02", 7),
    ]
    assert list(store.snapshots([2])) == [second]
    assert list(store.snapshots([])) == []


def test_the_same_findings_in_succession_are_kept_once(store):
    assert store.append_snapshot(found(ONE))
    assert not store.append_snapshot(found(ONE, day=2, revision=5))
    assert store.append_snapshot(found(TWO, day=3))
    assert store.append_snapshot(found(ONE, day=4))
    assert [mark.at[8:10] for mark in store.snapshot_marks()] == ["01", "03", "04"]


def test_a_snapshot_is_no_change_of_the_data(store):
    revision = store.revision()
    store.append_snapshot(found(ONE))
    assert store.revision() == revision


def test_of_what_was_found_long_ago_the_last_of_each_month_is_kept(store, monkeypatch):
    monkeypatch.setattr(snapshots, "KEPT", 2)
    for number, at in enumerate(
        ("2025-11-01", "2025-11-30", "2025-12-24", "2026-01-01", "2026-01-02")
    ):
        store.append_snapshot(replace(found(TWO if number % 2 else ONE), at=at))
    assert [mark.at for mark in store.snapshot_marks()] == [
        "2025-11-30",
        "2025-12-24",
        "2026-01-01",
        "2026-01-02",
    ]


def test_what_was_found_before_somebody_forgot_is_refused(store):
    store.put(batch(mention(1, "Budi", case="c_1")))
    read = store.generation()
    store.forget_case("c_1")
    with pytest.raises(StoreChanged):
        store.append_snapshot(found(ONE), expected_generation=read)
    assert store.snapshot_marks() == ()


# ---- forgetting


@pytest.fixture
def two_cases(store):
    """Budi in both cases, Rahasia in c_2 alone; their ids by name."""
    twice = [mention(1, "Budi", case=case_id, nik="5310124508900001") for case_id in ("c_1", "c_2")]
    store.put(batch(*twice, mention(2, "Rahasia Besar", case="c_2", phone=PHONE)))
    store.save_resolution(
        resolve(store.ids, store.cases(), store.mentions(), store.statements()).resolved
    )
    return {
        entity.name: entity.id for entity in store.entities() if entity.kind is EntityKind.PERSON
    }


def test_a_forgotten_case_and_who_went_with_it_vanish_from_every_snapshot(store, two_cases):
    budi, gone = two_cases["Budi"], two_cases["Rahasia Besar"]
    network = SeenNetwork(
        id=make_id("n", gone),
        parties=(gone, budi, "e_retired"),
        cases=("c_1", "c_2"),
        ties=(tie(budi, gone),),
    )
    alone = SeenNetwork(id="n_2", parties=("e_other",), cases=("c_9",))
    cleared = {gone: AssessmentStatus.CLEARED, budi: AssessmentStatus.CHARGED}
    store.append_snapshot(found(network, alone, assessed=cleared))
    store.append_snapshot(found(alone, day=2))
    store.forget_case("c_2")
    first, second = store.snapshots()
    assert first.networks == (
        SeenNetwork(id=make_id("n", budi), parties=(budi,), cases=("c_1",)),
        alone,
    )
    assert first.assessed == {budi: AssessmentStatus.CHARGED}
    assert second.networks == (alone,)


def test_a_network_of_the_forgotten_case_alone_is_in_no_snapshot(store, two_cases):
    gone = two_cases["Rahasia Besar"]
    store.append_snapshot(found(SeenNetwork(id="n_1", parties=(gone,), cases=("c_2",)), TWO))
    store.forget_case("c_2")
    assert [snapshot.networks for snapshot in store.snapshots()] == [(TWO,)]


def test_a_watch_on_what_was_forgotten_vanishes_and_a_number_that_was_given_stays(store, two_cases):
    budi, gone = two_cases["Budi"], two_cases["Rahasia Besar"]
    number = Identifier(scheme=Scheme.PHONE, value=PHONE)
    network = watch(1, "n_1", parties=(budi, gone))
    given = watch(2, store.ids.identifier(number), identifier=number)
    for wanted in (
        network,
        given,
        watch(3, gone),
        watch(4, store.ids.identifier(number)),
        watch(5, budi),
    ):
        store.append(wanted)
    store.forget_case("c_2")
    assert list(store.appended(Watch, standing=False)) == [
        replace(network, parties=(budi,)),
        given,
        watch(5, budi),
    ]


# ---- watches


def test_watches_come_by_time_and_are_never_overwritten(store):
    late, early = watch(2, "e_1", why="seen at the port"), watch(1, "n_1", parties=("e_1", "e_2"))
    store.append(late)
    revision = store.revision()
    store.append(early)
    assert store.revision() > revision
    store.append(late)
    assert list(store.appended(Watch)) == [early, late]
    with pytest.raises(JudgementConflict):
        store.append(replace(late, what="e_2"))


def test_a_withdrawn_watch_stays_in_the_record(store):
    store.append(watch(1, "e_1"))
    gone = store.withdraw(Watch, "w_1", by="budi", on="2026-02-01", why="arrested")
    assert not gone.stands
    assert store.withdraw(Watch, "w_1", by="ani", on="2026-03-01") == gone
    assert list(store.appended(Watch)) == []
    assert list(store.appended(Watch, standing=False)) == [gone]
    with pytest.raises(NotFound):
        store.withdraw(Watch, "w_none", by="ani", on="2026-01-01")


def test_watches_are_no_judgements(store):
    store.append(judgement(1, "m_1", "m_2"))
    store.append(watch(1, "e_1"))
    assert len(list(store.appended(Judgement))) == store.counts().judgements == 1


# ---- copying


@pytest.fixture
def here(tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'here.db'}", ids=IDS) as opened:
        yield opened


def test_watches_travel_and_a_withdrawal_is_never_undone(here, store):
    here.append(watch(1, "e_1"))
    here.append_snapshot(found(ONE))
    assert copy_reported(here, store, merge=merge_cases).watches == 1
    assert store.digests() == here.digests()
    assert store.snapshot_marks() == ()
    here.withdraw(Watch, "w_1", by="ani", on="2026-02-01")
    assert copy_reported(here, store, merge=merge_cases).watches == 1
    assert list(store.appended(Watch)) == []
    assert copy_reported(store, here, merge=merge_cases).watches == 0


def test_no_watch_on_what_was_forgotten_there_is_brought_back(here, store):
    here.put(batch(mention(1, "Budi", case="c_1")))
    party = link("e_1", "c_1", cases=("c_1",))
    here.save_resolution(resolved(person("e_1", "Budi"), party))
    copy_reported(here, store, merge=merge_cases)
    store.forget_case("c_1")
    here.append(watch(1, "e_1"))
    here.append(watch(2, "e_2"))
    assert copy_reported(here, store, merge=merge_cases).refused == ("c_1",)
    assert [kept.id for kept in store.appended(Watch)] == ["w_2"]
