"""Judgements are appended and withdrawn; the log is a chain."""

import pytest
from msgspec.structs import replace

from graph.errors import JudgementConflict, NotFound
from graph.model import Judgement
from graph.schema import Decision
from graph.stores.shared.chain import Act, first_break
from tests.offices.stored import judgement


def test_judgements_come_by_time(store):
    late, early = judgement(2, "m_1", "m_2"), judgement(1, "m_3", "m_4", Decision.NEGATIVE)
    store.append(late)
    store.append(early)
    assert list(store.appended(Judgement)) == [early, late]
    assert store.counts().judgements == 2


def test_a_judgement_is_never_overwritten(store):
    one = judgement(1, "m_1", "m_2")
    store.append(one)
    revision = store.revision()
    store.append(one)
    assert store.revision() == revision
    with pytest.raises(JudgementConflict):
        store.append(replace(one, decision=Decision.NEGATIVE))


def test_a_withdrawn_judgement_stays_in_the_record(store):
    store.append(judgement(1, "m_1", "m_2"))
    gone = store.withdraw(Judgement, "j_1", by="budi", on="2026-02-01", why="wrong Budi")
    assert not gone.stands
    assert list(store.appended(Judgement)) == []
    assert list(store.appended(Judgement, standing=False)) == [gone]
    again = store.withdraw(Judgement, "j_1", by="ani", on="2026-03-01")
    assert again == gone


def test_withdrawing_what_is_not_there(store):
    with pytest.raises(NotFound):
        store.withdraw(Judgement, "j_none", by="ani", on="2026-01-01")


def test_the_log_is_numbered_and_whole(store):
    for number in range(3):
        store.append_audit(f"2026-01-0{number + 1}", "ani", "show", subject="e_1", reason="review")
    log = list(store.audit())
    assert [entry.number for entry in log] == [1, 2, 3]
    assert first_break(log) is None
    assert first_break([log[0], replace(log[1], by="budi"), log[2]]) == 2
    assert first_break([log[0], log[2]]) == 2


def test_several_judgements_are_appended_all_or_none_and_the_data_change_once(store):
    first, second, third = (judgement(n, f"m_{n}", f"m_{n + 1}") for n in (1, 2, 3))
    store.append(first)
    revision = store.revision()
    with pytest.raises(JudgementConflict):
        store.append_all((second, replace(first, decision=Decision.NEGATIVE)))
    assert list(store.appended(Judgement)) == [first]
    assert store.revision() == revision
    store.append_all((first, second, third))
    assert list(store.appended(Judgement)) == [first, second, third]
    assert store.revision() == revision + 1
    store.append_all((second, third))
    assert store.revision() == revision + 1


def test_several_judgements_are_withdrawn_all_or_none_and_the_data_change_once(store):
    several = [judgement(n, f"m_{n}", f"m_{n + 1}") for n in (1, 2, 3)]
    store.append_all(several)
    revision = store.revision()
    with pytest.raises(NotFound):
        store.withdraw_all(Judgement, ("j_1", "j_none"), by="budi", on="2026-02-01")
    assert list(store.appended(Judgement)) == several
    gone = store.withdraw_all(Judgement, ("j_1", "j_3"), by="budi", on="2026-02-01", why="no")
    assert [one.id for one in gone] == ["j_1", "j_3"]
    assert not any(one.stands for one in gone)
    assert list(store.appended(Judgement)) == [several[1]]
    assert store.revision() == revision + 1
    again = store.withdraw_all(Judgement, ("j_1", "j_3"), by="ani", on="2026-03-01")
    assert again == gone
    assert store.revision() == revision + 1


def test_entries_that_are_logged_together_follow_each_other_and_are_asked_for_apart(store):
    assert store.audit_head() is None
    acts = [Act(f"2026-01-0{day}", "ani", action) for day, action in enumerate("abcab", start=1)]
    first = store.append_audit("2026-01-01", "ani", "a")
    entries = store.append_audit_all(acts)
    assert first_break(store.audit()) is None
    assert (first.number, [entry.number for entry in entries]) == (1, [2, 3, 4, 5, 6])
    assert store.audit_head() == entries[-1]
    assert list(store.audit(after=4)) == list(entries[3:])
    assert [entry.number for entry in store.audit(actions=["b", "c"])] == [3, 4, 6]
    assert [entry.number for entry in store.audit(after=3, actions=["b"])] == [6]
    assert list(store.audit(actions=[])) == []
