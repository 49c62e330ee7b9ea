"""What somebody opened of free text is appended, withdrawn, copied, and forgotten with its case."""

import pytest

from graph.errors import JudgementConflict
from graph.model import Identifier
from graph.openings import Opening
from graph.resolution.resolver import resolve
from graph.schema import Scheme
from graph.stores import open_store
from graph.stores.copying import copy_reported
from loaders.rows.cases import merge_cases
from tests.offices.stored import batch, mention


def opening(number, what="i_1", case="c_1", **facts):
    return Opening(
        id=f"op_{number}", what=what, case_id=case, by="ani", on=f"2026-01-0{number}", **facts
    )


def test_openings_come_by_time_and_are_never_overwritten(store):
    late, early = opening(2, why="the recruiter's"), opening(1, case="c_2")
    for made in (late, early, late):
        store.append(made)
    assert list(store.appended(Opening)) == [early, late]
    with pytest.raises(JudgementConflict):
        store.append(opening(2, why="another reason"))


def test_a_withdrawn_opening_stays_in_the_record(store):
    store.append(opening(1))
    gone = store.withdraw(Opening, "op_1", by="budi", on="2026-02-01", why="the victim's")
    assert not gone.stands
    assert list(store.appended(Opening)) == []
    assert list(store.appended(Opening, standing=False)) == [gone]


def test_openings_travel_and_a_withdrawal_is_never_undone(tmp_path, store):
    with open_store(f"sqlite:///{tmp_path / 'here.db'}") as here:
        here.append(opening(1))
        copy_reported(here, store, merge=merge_cases)
        assert store.digests() == here.digests()
        here.withdraw(Opening, "op_1", by="ani", on="2026-02-01")
        copy_reported(here, store, merge=merge_cases)
        assert list(store.appended(Opening)) == []
        copy_reported(store, here, merge=merge_cases)
        assert list(here.appended(Opening)) == []


def test_an_opening_goes_with_its_case_or_its_number(store):
    number = Identifier(scheme=Scheme.PHONE, value="+6281234567890")
    store.put(batch(mention(1, "Budi"), mention(2, "Siti", case="c_2", phone=number.value)))
    store.save_resolution(
        resolve(store.ids, store.cases(), store.mentions(), store.statements()).resolved
    )
    gone = store.ids.identifier(number)
    kept = opening(3, case="c_1")
    for made in (opening(1, case="c_2"), opening(2, what=gone), kept):
        store.append(made)
    store.forget_case("c_2")
    assert list(store.appended(Opening, standing=False)) == [kept]
