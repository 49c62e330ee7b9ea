"""What one store was told, copied into another of any engine: only what differs, and nothing that
was forgotten.
"""

from functools import partial

import pytest
from msgspec.structs import replace

from graph.model import Batch, Judgement, SourceRef
from graph.schema import Decision
from graph.stores import open_store
from graph.stores.copying import copy_reported as copy_with
from loaders.rows.cases import merge_cases
from tests.offices.ids import IDS
from tests.offices.stored import batch, case, judgement, mention

PHONE = "+6281234567890"
copy_reported = partial(copy_with, merge=merge_cases)


@pytest.fixture
def here(tmp_path):
    """A SQLite store to copy from; `store` is copied into."""
    with open_store(f"sqlite:///{tmp_path / 'here.db'}", ids=IDS) as opened:
        yield opened


def ids(values):
    return [value.id for value in values]


def test_a_copy_holds_the_same_and_a_second_one_writes_nothing(here, store):
    here.put(batch(mention(1, "Budi", case="c_1", phone=PHONE), mention(1, "Ani", case="c_2")))
    here.append(judgement(1, "m_1", "m_2"))
    copied = copy_reported(here, store)
    assert (copied.written, copied.judgements) == (2, 1)
    assert store.digests() == here.digests()
    revision = store.revision()
    again = copy_reported(here, store)
    assert (again.compared, again.written, again.judgements) == (2, 0, 0)
    assert store.revision() == revision


def test_what_the_other_knows_from_files_of_its_own_stays(here, store):
    own = replace(mention(9, "Citra", case="c_1"), ref=SourceRef(source_id="f_own", row=9))
    store.put(Batch(records=(own.record,), cases=(case("c_9"),), mentions=(own,)))
    here.put(batch(mention(1, "Budi", case="c_1")))
    copied = copy_reported(here, store)
    assert copied.written == 1
    assert {mention.name for mention in store.mentions()} == {"Budi", "Citra"}
    assert ids(store.cases()) == ["c_1", "c_9"]
    assert copy_reported(here, store).written == 0


def test_a_corrected_row_leaves_nothing_of_the_old_one(here, store):
    here.put(batch(mention(1, "Budi", phone=PHONE), mention(2, "Ani")))
    copy_reported(here, store)
    here.put(batch(mention(1, "Budi")))
    here.remove_records([mention(2, "Ani").record])
    assert copy_reported(here, store).written == 1
    assert store.digests() == here.digests()
    assert list(store.statements()) == []


def test_only_what_changed_after_a_revision(here, store):
    here.put(batch(mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2")))
    copy_reported(here, store)
    seen = here.revision()
    here.put(batch(mention(1, "Budiman", case="c_1"), mention(1, "Citra", case="c_3")))
    copied = copy_reported(here, store, since=seen)
    assert (copied.compared, copied.written) == (2, 2)
    assert store.digests() == here.digests()


def test_some_cases_with_the_judgements_on_them(here, store):
    one, two = mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2")
    here.put(batch(one, two))
    here.append(judgement(1, one.id, "m_other"))
    here.append(judgement(2, two.id, "m_other", Decision.NEGATIVE))
    copied = copy_reported(here, store, case_ids=["c_2", "c_none"])
    assert (copied.written, copied.judgements) == (1, 1)
    assert ids(store.cases()) == ["c_2"]
    assert ids(store.appended(Judgement)) == ["j_2"]


def test_a_case_that_was_forgotten_is_forgotten_there_too(here, store):
    here.put(batch(mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2")))
    copy_reported(here, store)
    here.forget_case("c_1")
    assert copy_reported(here, store).forgotten == 1
    assert ids(store.cases()) == ["c_2"]
    assert copy_reported(here, store).forgotten == 0


def test_a_case_that_was_forgotten_there_is_not_brought_back(here, store):
    here.put(batch(mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2")))
    copy_reported(here, store)
    store.forget_case("c_1")
    copied = copy_reported(here, store)
    assert copied.refused == ("c_1",)
    assert ids(store.cases()) == ["c_2"]


def test_a_withdrawal_travels_and_is_never_undone(here, store):
    for number in (1, 2):
        here.append(judgement(number, "m_1", "m_2"))
    copy_reported(here, store)
    here.withdraw(Judgement, "j_1", by="ani", on="2026-03-01", why="wrong")
    store.withdraw(Judgement, "j_2", by="budi", on="2026-03-02")
    assert copy_reported(here, store).judgements == 1
    assert list(store.appended(Judgement)) == []
    assert next(iter(store.appended(Judgement, standing=False))).withdrawn_why == "wrong"


def test_a_copy_that_was_broken_off_goes_on(here, store, monkeypatch):
    monkeypatch.setattr("graph.stores.copying.CASES_A_BATCH", 2)
    here.put(batch(*(mention(1, "Budi", case=f"c_{number}") for number in range(9))))

    def break_off(count: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_reported(here, store, progress=break_off)
    assert store.counts().cases == 2
    told = []
    assert (
        copy_reported(
            here, store, progress=lambda count, total: told.append((count, total))
        ).written
        == 7
    )
    assert told == [(2, 7), (2, 7), (2, 7), (1, 7)]
    assert store.digests() == here.digests()


def test_a_case_forgotten_there_while_the_copy_runs_is_not_brought_back(here, store, monkeypatch):
    monkeypatch.setattr("graph.stores.copying.CASES_A_BATCH", 1)
    here.put(batch(*(mention(1, "Budi", case=f"c_{number}") for number in range(3))))
    copy_reported(here, store)
    here.put(batch(*(mention(1, "Budiman", case=f"c_{number}") for number in range(3))))

    def forget(count: int, total: int) -> None:
        if "c_2" in ids(store.cases()):
            store.forget_case("c_2")

    copied = copy_reported(here, store, progress=forget)
    assert copied.refused == ("c_2",)
    assert ids(store.cases()) == ["c_0", "c_1"]
    assert store.changed_cases()["c_2"]


def test_no_judgement_on_a_case_forgotten_there_is_brought_back(here, store):
    one, two = mention(1, "Budi", case="c_1"), mention(1, "Ani", case="c_2")
    here.put(batch(one, two))
    here.append(replace(judgement(1, one.id, two.id), why="Siti Korban told so"))
    copy_reported(here, store)
    store.forget_case("c_1")
    assert copy_reported(here, store).judgements == 0
    assert list(store.appended(Judgement, standing=False)) == []


def test_judgements_travel_even_when_no_case_changed(here, store):
    here.put(batch(mention(1, "Budi", case="c_1")))
    copy_reported(here, store)
    seen = here.revision()
    here.append(judgement(1, "m_1", "m_2", Decision.NEGATIVE))
    assert copy_reported(here, store, since=seen).judgements == 1
    seen = here.revision()
    here.withdraw(Judgement, "j_1", by="ani", on="2026-03-01")
    assert copy_reported(here, store, since=seen).judgements == 1
    assert list(store.appended(Judgement)) == []


def test_judgements_that_contradict_are_told_and_kept(here, store):
    here.append(judgement(1, "m_1", "m_2", Decision.NEGATIVE))
    store.append(judgement(1, "m_1", "m_2", Decision.POSITIVE))
    assert copy_reported(here, store).conflicts == ("j_1",)
    assert next(iter(store.appended(Judgement))).decision is Decision.POSITIVE


def test_a_case_that_both_know_from_files_of_their_own_keeps_what_each_says(here, store):
    theirs = replace(case("c_1"), ref=SourceRef(source_id="f_own"), status="P21")
    store.put(Batch(cases=(theirs,)))
    ours = replace(case("c_1"), status="P19", sector="fishing")
    here.put(batch(mention(1, "Budi", case="c_1")))
    here.put(Batch(cases=(ours,)))
    copied = copy_reported(here, store)
    (held,) = store.cases()
    assert (held.ref.source_id, held.status, held.sector) == ("f_own", "P21", "fishing")
    assert copied.differ == ()
    assert copy_reported(here, store).written == 0


def test_a_case_forgotten_here_that_the_other_knows_from_files_of_its_own_is_left_to_a_person(
    here, store
):
    here.put(batch(mention(1, "Budi", case="c_1")))
    own = replace(mention(9, "Citra", case="c_1"), ref=SourceRef(source_id="f_own", row=9))
    store.put(Batch(records=(own.record,), mentions=(own,), cases=(case("c_1"),)))
    here.forget_case("c_1")
    copied = copy_reported(here, store)
    assert (copied.forgotten, copied.pending) == (0, ("c_1",))
    assert list(store.mentions()) == [own]
