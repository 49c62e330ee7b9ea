"""What was reported: put, read, owned by records, counted, revised."""

import pytest
from msgspec.structs import replace

from graph.model import Batch, SourceRef
from tests.offices.stored import SOURCE, batch, case, mention

PHONE = "+6281234567890"


def test_an_empty_store_is_empty(store):
    assert store.counts().cases == 0
    assert list(store.mentions()) == []
    assert store.graph().entities.height == 0


def test_what_is_put_is_read_back_by_id(store):
    given = batch(mention(2, "Budi", phone=PHONE), mention(1, "Ani"))
    store.put(given)
    assert list(store.sources()) == [SOURCE]
    assert list(store.cases()) == [case("c_1")]
    assert list(store.mentions()) == sorted(given.mentions, key=lambda mention: mention.id)
    assert list(store.statements()) == sorted(given.statements, key=lambda statement: statement.id)


def test_put_says_what_is_new_updated_and_unchanged(store):
    one, two = mention(1, "Budi"), mention(2, "Ani")
    first = store.put(batch(one, two))
    assert first.new == {"f_1", "c_1", one.id, two.id}
    again = store.put(batch(one, replace(two, names=("Ani Lestari",))))
    assert again.updated == {two.id}
    assert again.unchanged == {"f_1", "c_1", one.id}
    assert again.new == again.removed == frozenset()


def test_a_record_put_again_replaces_what_it_owned(store):
    before = mention(1, "Budi", phone=PHONE)
    after = mention(1, "Budi", phone="+6281299999999")
    store.put(batch(before))
    (old,) = store.statements()
    changes = store.put(batch(after))
    (new,) = store.statements()
    assert changes.removed == {old.id}
    assert new.object == after.identifiers[0]


def test_a_batch_that_does_not_hold_a_record_whole_removes_nothing(store):
    one = mention(1, "Budi", phone=PHONE)
    store.put(batch(one))
    assert store.put(Batch(mentions=(one,))).removed == frozenset()
    assert len(list(store.statements())) == 1


def test_records_know_their_case_and_can_be_removed(store):
    one, two = mention(1, "Budi", phone=PHONE), mention(2, "Ani")
    store.put(batch(one, two))
    assert store.records(["f_1"]) == {one.record: "c_1", two.record: "c_1"}
    assert store.records(["f_none"]) == {}
    changes = store.remove_records([one.record])
    assert one.id in changes.removed
    assert [mention.id for mention in store.mentions()] == [two.id]
    assert list(store.statements()) == []
    assert len(list(store.cases())) == 1


def test_filters_by_id_and_by_case(store):
    one, two = (
        mention(1, "Budi", case="c_1", phone=PHONE),
        mention(1, "Ani", case="c_2", phone=PHONE),
    )
    store.put(batch(one, two))
    assert list(store.mentions(ids=[one.id, "m_none"])) == [one]
    assert list(store.mentions(case_ids=["c_2"])) == [two]
    assert list(store.mentions(ids=[one.id], case_ids=["c_2"])) == []
    assert list(store.mentions(ids=[])) == []
    assert [statement.case_id for statement in store.statements(case_ids=["c_1"])] == ["c_1"]
    assert [case.id for case in store.cases(ids=["c_2"])] == ["c_2"]


def test_the_revision_grows_exactly_when_the_data_change(store):
    start = store.revision()
    one = mention(1, "Budi")
    store.put(batch(one))
    changed = store.revision()
    assert changed > start
    store.put(batch(one))
    store.append_audit("2026-01-01", "ani", "look")
    assert store.revision() == changed
    store.remove_records([one.record])
    assert store.revision() > changed


def test_a_batch_is_all_or_nothing(store):
    broken = batch(mention(1, "Budi"))
    with pytest.raises(Exception):  # noqa: B017 - any engine may refuse it in its own way
        store.put(replace(broken, mentions=(*broken.mentions, object())))
    assert store.counts().mentions == 0
    assert store.counts().cases == 0


def test_what_was_committed_is_seen_by_another_connection(open_again):
    writer, reader = open_again(), open_again()
    writer.put(batch(mention(1, "Budi")))
    assert reader.counts().mentions == 1
    assert reader.revision() == writer.revision()


def test_reading_can_go_on_while_another_writes(open_again):
    writer, reader = open_again(), open_again()
    writer.put(batch(*(mention(number, "Budi") for number in range(50))))
    reading = reader.mentions()
    next(reading)
    writer.put(batch(mention(99, "Ani")))
    assert len(list(reading)) >= 49


def test_hostile_text_is_only_text(store):
    nasty = "'; DROP TABLE mention; --\x00 ` ) RETURN 1 // <script> 😀 \u202e"
    one = mention(1, nasty)
    store.put(batch(one))
    assert list(store.mentions()) == [one]


def test_half_a_thousand_ids_can_be_asked_for(store):
    many = [mention(number, "Budi") for number in range(500)]
    store.put(batch(*many))
    assert len(list(store.mentions(ids=[person_id.id for person_id in many]))) == 500


# ---- which cases changed


def test_cases_that_changed_after_a_revision(store):
    one, two = mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2", phone=PHONE)
    store.put(batch(one, two))
    seen = store.revision()
    assert store.changed_cases() == {"c_1": False, "c_2": False}
    store.put(batch(one, two))
    assert store.changed_cases(seen) == {}
    store.put(batch(replace(one, names=("Budiman",))))
    assert store.changed_cases(seen) == {"c_1": False}
    seen = store.revision()
    store.remove_records([two.record])
    assert store.changed_cases(seen) == {"c_2": False}
    store.put(batch(two))
    seen = store.revision()
    store.put(batch(mention(1, "Ani", case="c_2")))
    assert store.changed_cases(seen) == {"c_2": False}


def test_a_forgotten_case_is_remembered_as_forgotten_until_it_is_loaded_again(store):
    store.put(batch(mention(1, "Budi", case="c_1")))
    seen = store.revision()
    store.forget_case("c_1")
    assert store.changed_cases(seen) == {"c_1": True}
    assert store.forgotten_cases() == {"c_1"}
    store.put(batch(mention(1, "Budi", case="c_1")))
    assert store.changed_cases(seen) == {"c_1": False}
    assert store.forgotten_cases() == frozenset()


# ---- digests


def test_digests_are_the_same_exactly_when_the_content_is(store):
    one, two = mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2", phone=PHONE)
    store.put(batch(two, one))
    before, by_case = store.digests(), store.case_digests()
    store.put(batch(one, two))
    assert (store.digests(), store.case_digests()) == (before, by_case)
    store.put(batch(replace(two, names=("Anita",))))
    after = store.digests()
    assert [kind for kind in before if before[kind] != after[kind]] == ["mentions"]
    assert store.case_digests(["c_1"]) == {"c_1": by_case["c_1"]}
    assert store.case_digests()["c_2"] != by_case["c_2"]


def test_digests_of_some_sources_alone(store):
    ours, theirs = mention(1, "Budi"), mention(2, "Ani")
    store.put(batch(ours))
    alone = store.case_digests(source_ids=["f_1"])
    store.put(
        Batch(
            records=(theirs.record,),
            mentions=(replace(theirs, ref=SourceRef(source_id="f_2", row=2)),),
        )
    )
    assert store.case_digests(source_ids=["f_1"]) == alone
    assert store.case_digests() != alone
    assert store.case_digests(source_ids=["f_none"]) == {}


# ---- the engine itself


def test_an_engine_says_how_it_is(store):
    health = store.health()
    assert health.schema >= 1
    assert health.version
    assert health.encrypted is None
    assert set(health.indexes.values()) == {"online"}
    assert health.saving == health.damage == ""


def test_indexes_can_be_made_again_while_there_is_data(store):
    store.put(batch(mention(1, "Budi", phone=PHONE)))
    before = store.digests()
    store.rebuild_indexes()
    assert store.digests() == before
    assert set(store.health().indexes.values()) == {"online"}
