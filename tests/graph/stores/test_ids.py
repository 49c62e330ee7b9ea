"""The secret that a store keys ids with: kept, handed on to a copy, and changed by nothing."""

import pytest
from msgspec.structs import replace

from graph.errors import IdsDiffer
from graph.ids import IdKey
from graph.stores import open_store
from graph.stores.copying import copy_reported
from loaders.rows.cases import merge_cases
from tests.offices.ids import IDS
from tests.offices.stored import batch, mention

OTHERS = IdKey(bytes(32))


def test_a_store_keeps_its_secret(store, store_uri):
    assert store.ids == IDS
    with open_store(store_uri) as again, open_store(store_uri, ids=OTHERS) as asked:
        assert again.ids == asked.ids == IDS


def test_two_new_stores_have_two_secrets(tmp_path):
    with (
        open_store(f"sqlite:///{tmp_path / 'a.db'}") as one,
        open_store(f"sqlite:///{tmp_path / 'b.db'}") as other,
    ):
        assert one.ids != other.ids


def test_an_empty_store_takes_over_the_secret_of_what_is_copied_into_it(store, store_uri, tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'here.db'}") as here:
        assert here.ids != store.ids
        here.put(batch(mention(1, "Budi")))
        copy_reported(here, store, merge=merge_cases)
        assert store.ids == here.ids
        with open_store(store_uri) as again:
            assert again.ids == here.ids
        assert store.digests() == here.digests()


def test_a_store_that_was_filled_keeps_its_secret_and_takes_nothing(store, tmp_path):
    own = mention(9, "Citra", case="c_own")
    store.put(batch(own))
    before = store.digests()
    with open_store(f"sqlite:///{tmp_path / 'here.db'}") as here:
        here.put(batch(mention(1, "Budi")))
        with pytest.raises(IdsDiffer, match="sync into a new store"):
            copy_reported(here, store, merge=merge_cases)
        with pytest.raises(IdsDiffer):
            copy_reported(store, here, merge=merge_cases)
    assert (store.ids, store.digests()) == (IDS, before)
    store.take_ids(IDS)
    store.put(batch(replace(own, names=("Citra Dewi",))))
