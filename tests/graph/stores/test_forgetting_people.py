"""Forgetting a person: gone from every case, the others stay, and an old file does not bring them
back.
"""

import pytest
from msgspec.structs import replace

from graph.errors import InvalidValue, StoreChanged
from graph.ids import keyed_statement
from graph.model import Batch, Identifier, make_statement
from graph.persons.tombstones import Meeting, Tombstone
from graph.resolution.resolver import resolve
from graph.schema import EntityKind, RelationshipKind, Scheme
from graph.stores import open_store
from graph.stores.copying import copy_reported
from graph.stores.forgetting_people import forget_again, forget_person
from graph.stores.shared.amendment import Amendment
from graph.work.notes import Note
from loaders.rows.cases import merge_cases
from tests.graph.stores.test_work import note
from tests.offices.stored import batch, case, mention

HERS = "+6281234567890"
SHARED = "+6281111111111"


def linked(store):
    reported = (store.cases(), store.mentions(), store.statements())
    store.save_resolution(resolve(store.ids, *reported).resolved)
    return {entity.name: entity.id for entity in store.entities()}


def two_cases():
    """Siti in two cases, beside Budi, who shares one telephone with her, and Siti Aminah."""
    siti = {"role": "korban", "nik": "7271014503900001"}
    told = batch(
        mention(1, "Siti Rahasia", phone=HERS, **siti),
        mention(2, "Budi Santoso", phone=SHARED),
        mention(3, "Siti Rahasia", case="c_2", phone=SHARED, **siti),
        mention(4, "Siti Aminah", case="c_2", role="saksi"),
    )
    texts = {
        "c_1": "SITI RAHASIA (0812-3456-7890) met Budi. Rahasia wept.",
        "c_2": "Siti came with rahasia when siti left.",
    }
    cases = [replace(one, narrative=texts[one.id]) for one in told.cases]
    elsewhere = replace(case("c_3"), narrative="Ask Siti Rahasia; a rahasia of Budi")
    return replace(told, cases=(*cases, elsewhere))


def test_a_person_goes_from_every_case_and_the_others_stay(store):
    store.put(two_cases())
    ids = linked(store)
    told = forget_person(store, ids["Siti Rahasia"], by="ani", on="2026-01-01")
    assert (told.cases, told.mentions) == (("c_1", "c_2"), 2)
    assert [one.names for one in store.mentions()] == [("Budi Santoso",), ("Siti Aminah",)]
    assert set(store.entities([ids["Siti Rahasia"]])) == set()
    names = {entity.name for entity in store.entities()}
    assert names >= {"Budi Santoso", "Siti Aminah", "c_1", "c_2"}
    assert store.search("rahasia") == store.search("7890") == []
    assert linked(store).keys() == names
    held = store.ids.identifier(Identifier(scheme=Scheme.PHONE, value=SHARED))
    assert store.find_entity(held) is not None


def test_texts_lose_her_names_but_not_what_others_are_called(store):
    store.put(two_cases())
    forget_person(store, linked(store)["Siti Rahasia"], by="ani", on="2026-01-01")
    texts = [one.narrative for one in store.cases()]
    assert texts == [
        "████████████ (██████████████) met Budi. ███████ wept.",
        "Siti came with ███████ when siti left.",
        "Ask ████████████; a rahasia of Budi",
    ]


def test_the_old_file_meets_the_tombstone(store):
    old = two_cases()
    store.put(old)
    forget_person(store, linked(store)["Siti Rahasia"], by="ani", on="2026-01-01")
    before = store.case_digests()
    meeting = Meeting(store.forgotten_people())
    cases = {one.id: one for one in old.cases}
    for one in old.mentions:
        said = tuple(s for s in old.statements if s.record == one.record)
        left = meeting.left_of(one.case_id, cases[one.case_id], (one,), said)
        assert left.left_out == (one.name == "Siti Rahasia")
        store.put(
            Batch(
                records=(one.record,),
                sources=(meeting.named(old.sources[0]),),
                cases=(left.case,),
                mentions=left.mentions,
                statements=left.statements,
            )
        )
    assert store.case_digests() == before


def test_a_complaint_of_hers_with_another_number_is_hers_again(store):
    store.put(two_cases())
    forget_person(store, linked(store)["Siti Rahasia"], by="ani", on="2026-01-01")
    stones = store.forgotten_people()
    anew = mention(9, "Siti Rahasia", case="c_9", role="korban", nik="7271014503900001")
    assert not stones.meets(anew, "009/2027")
    assert stones.meets(replace(anew, case_id="c_x"), "c_1")


def test_a_namesake_who_stays_is_met_by_no_tombstone(store):
    one = mention(1, "Siti", role="korban", phone=HERS, born_on="1990-01-01", sex="f")
    other = mention(2, "Siti", role="korban", born_on="1960-01-01", sex="m")
    store.put(batch(one, other))
    linked(store)
    (hers,) = [e for e in store.entities() if e.mentions == (one.id,)]
    forget_person(store, hers.id, by="ani", on="2026-01-01")
    stones = store.forgotten_people()
    assert stones.meets(one, "c_1")
    assert not stones.meets(other, "c_1")


def test_a_tombstone_tells_nothing_without_the_secret(store):
    store.put(two_cases())
    forget_person(store, linked(store)["Siti Rahasia"], by="ani", on="2026-01-01")
    (stone,) = store.appended(Tombstone)
    assert all(mark.startswith("tb_") and len(mark) == 21 for mark in stone.marks)


def test_what_was_written_of_her_goes(store):
    store.put(two_cases())
    ids = linked(store)
    store.append(note(1, ids["Siti Rahasia"], text="call her"))
    store.append(note(2, ids["Budi Santoso"], text="knows rahasia siti, 0812 3456 7890"))
    forget_person(store, ids["Siti Rahasia"], by="ani", on="2026-01-01")
    assert [one.text for one in store.appended(Note)] == ["knows […], […]"]


def test_an_older_copy_forgets_again(store, tmp_path):
    store.put(two_cases())
    uri = f"sqlite:///{tmp_path}/older.db"
    with open_store(uri, ids=store.ids) as older:
        older.put(two_cases())
        linked(older)
        forget_person(store, linked(store)["Siti Rahasia"], by="ani", on="2026-01-01")
        store.forget_case("c_3")
        done = forget_again(older, store)
        assert (done.cases, done.people) == (1, 1)
        assert older.case_digests() == store.case_digests()
        assert [stone.id for stone in older.appended(Tombstone)] == [
            stone.id for stone in store.appended(Tombstone)
        ]


def test_an_account_that_she_paid_into_is_not_hers(store):
    """Whose it is nobody said: the text of the case keeps it, for those who look for its holder."""
    siti, budi = mention(1, "Siti Rahasia", role="korban"), mention(2, "Budi Santoso")
    paid, held = (
        Identifier(scheme=Scheme.BANK_ACCOUNT, value=f"bri:{number}01567539")
        for number in (1234, 9876)
    )
    told = batch(siti, budi)
    statements = [
        statement_of(store, kind, subject, account)
        for kind, subject, account in (
            (RelationshipKind.PAID, siti, paid),
            (RelationshipKind.PAID, siti, held),
            (RelationshipKind.HOLDS, budi, held),
        )
    ]
    cases = [replace(told.cases[0], narrative="Siti Rahasia paid into 123401567539, BRI")]
    store.put(replace(told, cases=tuple(cases), statements=(*told.statements, *statements)))
    forget_person(store, linked(store)["Siti Rahasia"], by="ani", on="2026-01-01")
    (left,) = store.cases()
    assert left.narrative == "████████████ paid into 123401567539, BRI"
    assert [said.object for said in store.statements()] == [held]


def statement_of(store, kind, subject, account):
    facts = {"case_id": subject.case_id, "record": subject.record, "ref": subject.ref}
    return keyed_statement(make_statement(kind, subject, account, **facts), store.ids.key)


def test_only_people_are_forgotten_so(store):
    store.put(batch(mention(1, "PT Maju Jaya", kind=EntityKind.ORGANIZATION)))
    with pytest.raises(InvalidValue):
        forget_person(store, linked(store)["PT Maju Jaya"], by="ani", on="2026-01-01")


def test_an_amendment_holds_only_for_its_revision(store):
    store.put(two_cases())
    before = store.digests()
    with pytest.raises(StoreChanged):
        store.amend(Amendment(), expected_revision=store.revision() - 1)
    assert store.digests() == before


def test_a_copy_brings_nobody_back_who_was_forgotten_there(store, tmp_path):
    store.put(two_cases())
    with open_store(f"sqlite:///{tmp_path}/other.db", ids=store.ids) as other:
        other.put(two_cases())
        forget_person(store, linked(store)["Siti Rahasia"], by="ani", on="2026-01-01")
        before = store.case_digests()
        copied = copy_reported(other, store, merge=merge_cases)
        assert (copied.kept_out, copied.differ) == (("c_1", "c_2"), ())
        assert store.case_digests() == before


def test_a_copy_forgets_there_whom_this_store_forgot(store, tmp_path):
    with open_store(f"sqlite:///{tmp_path}/here.db", ids=store.ids) as here:
        for one in (here, store):
            one.put(two_cases())
        forget_person(here, linked(here)["Siti Rahasia"], by="ani", on="2026-01-01")
        copied = copy_reported(here, store, merge=merge_cases)
        assert (copied.people, copied.differ) == (1, ())
        assert store.case_digests() == here.case_digests()
        assert list(store.appended(Tombstone)) == list(here.appended(Tombstone))
