"""What a person had put right, on every engine: at once, everywhere, and kept against an old file."""

import pytest
from msgspec.structs import replace

from graph.errors import EntityNotFound, InvalidValue
from graph.model import Judgement
from graph.persons.corrections import Correction
from graph.persons.extensions import Extension
from graph.persons.requests import PersonRequest, RequestKind
from graph.schema import EntityKind
from graph.stores.correcting_people import correct
from graph.stores.forgetting_people import forget_person
from tests.graph.stores.test_forgetting_people import linked
from tests.offices.stored import batch, mention


def request_of(person, kind=RequestKind.CORRECTION, number=1):
    return PersonRequest(
        id=f"rq_{number}",
        lineage=f"rq_{number}",
        by="ani",
        on="2026-01-01T10:00:00+00:00",
        person=person,
        kind=kind,
        received_on="2026-01-01T10:00:00+00:00",
        due_on="2026-01-04T10:00:00+00:00",
        text="letter of Siti Rahasia",
    )


def office(store):
    """Siti, who agreed, in two cases, with a telephone of her own."""
    facts = {"role": "korban", "nik": "7271014503900001", "phone": "+6281234567890"}
    hers = [mention(1, "Siti Rahasia", **facts), mention(3, "Siti Rahasia", case="c_2", **facts)]
    told = batch(*hers, mention(2, "Budi Santoso"))
    agreed = tuple(replace(one, consent=True) if one.identifiers else one for one in told.mentions)
    store.put(replace(told, mentions=agreed))
    return linked(store)["Siti Rahasia"]


def test_a_value_is_written_over_every_mention_and_kept_with_its_request(store):
    siti = office(store)
    made = correct(store, siti, {"address": "Jl. Mawar 1"}, request=request_of(siti), on="2026")
    assert len(made) == 2
    said = {(one.name, one.address) for one in store.mentions()}
    assert said == {("Siti Rahasia", "Jl. Mawar 1"), ("Budi Santoso", "")}
    assert set(store.appended(Correction)) == set(made)
    assert [one.id for one in store.appended(PersonRequest)] == ["rq_1"]


def test_consent_that_is_withdrawn_is_gone_from_what_is_derived_at_once(store):
    siti = office(store)
    agreed = [one for one in store.entities() if one.properties.get("consent")]
    assert {one.kind for one in agreed} >= {EntityKind.PERSON, EntityKind.PHONE}
    kind = RequestKind.WITHDRAWAL
    correct(store, siti, {"consent": "no"}, request=request_of(siti, kind), on="2026")
    assert [one for one in store.entities() if one.properties.get("consent")] == []
    assert store.search("Siti Rahasia")[0].entity.id == siti


def test_what_is_loaded_again_is_put_right_again(store):
    siti = office(store)
    old = list(store.mentions(ids=store.get_entity(siti).mentions))
    correct(store, siti, {"consent": "no", "sex": "F"}, request=request_of(siti), on="2026")
    corrections = store.corrections()
    assert [corrections.put_on(one) for one in old] == list(
        store.mentions(ids=[one.id for one in old])
    )
    later = corrections.put_on(replace(old[0], sex="m"))
    assert (later.sex, later.consent) == ("m", False)


def test_nothing_is_kept_of_what_cannot_be_put_right(store):
    siti = office(store)
    before = store.digests()
    with pytest.raises(InvalidValue, match="corrected file"):
        correct(store, siti, {"nik": "1"}, request=request_of(siti), on="2026")
    with pytest.raises(EntityNotFound):
        correct(store, "e_0", {"sex": "f"}, request=request_of("e_0"), on="2026")
    assert store.digests() == before


def test_a_case_that_is_forgotten_takes_its_extension_with_it(store):
    office(store)
    for number, case in enumerate(("c_1", "c_2")):
        store.append(
            Extension(
                id=f"ex_{number}", case=case, until="2030-01-01", why="open", by="ani", on="2026"
            )
        )
    store.forget_case("c_1")
    assert [one.case for one in store.appended(Extension)] == ["c_2"]


def test_who_is_forgotten_leaves_no_text_in_requests_and_no_correction(store):
    siti = office(store)
    correct(store, siti, {"name": "Siti Rahasiah"}, request=request_of(siti), on="2026")
    budi = next(one.id for one in store.entities() if one.name == "Budi Santoso")
    store.append(request_of(budi, number=2))
    store.append(
        Judgement(
            id="j_1",
            left=budi,
            right="m_0",
            decision="negative",
            by="ani",
            on="2026",
            why="not Siti Rahasia",
        )
    )
    forget_person(store, siti, by="ani", on="2026-02-01")
    assert list(store.appended(Correction, standing=False)) == []
    texts = {one.person: one.text for one in store.appended(PersonRequest)}
    assert texts == {siti: "", budi: "letter of […]"}
    assert [one.why for one in store.appended(Judgement)] == ["not […]"]
