"""Questions hold together what is known, concluded and to do; investigations are their folders."""

import pytest

from app.networks.work.tasks import to_do
from graph.errors import InvalidValue, NotFound
from graph.work.questions import Confidence, Likelihood, QuestionStatus
from tests.app.networks.work.offices import VICTIM, id_of, other, phone_of_victim, revealing


def test_a_question_is_worked_on_and_answered(space):
    budi = id_of(space, "Budi Santoso")
    asked = space.questions.ask("Who pays Budi?", (budi, budi))
    kept = space.questions.change(asked, known="cash only")
    kept = space.questions.add_task(kept.latest, "ask the bank", who="ani", until="2026-12-01")
    kept = space.questions.add_task(kept.latest, "ask Sigi")
    kept = space.questions.do_task(kept.latest, "1")
    kept = space.questions.conclude(kept.latest, "the sponsor", Likelihood.LIKELY, Confidence.LOW)
    found = kept.latest
    assert (found.linked, found.known, found.conclusion) == ((budi,), "cash only", "the sponsor")
    assert (found.likelihood, found.confidence) == (Likelihood.LIKELY, Confidence.LOW)
    assert (found.status, found.by) == (QuestionStatus.ANSWERED, "ani")
    assert [task.what for task in to_do(found.tasks)] == ["ask Sigi"]
    assert len(space.questions.history(asked.id)) == 6


def test_bands_of_likelihood_follow_each_other_without_a_gap():
    ends = [band.percent for band in Likelihood]
    assert [low for low, _ in ends[1:]] == [high for _, high in ends[:-1]]
    assert (len(ends), ends[0][0], ends[-1][1]) == (7, 1, 99)


@pytest.mark.parametrize("until", ["2026-02-30", "soon", "01-02-2026"])
def test_a_task_that_is_due_on_no_day_is_refused(space, until):
    asked = space.questions.ask("Who?")
    with pytest.raises(InvalidValue):
        space.questions.add_task(asked, "ask", until=until)
    with pytest.raises(NotFound):
        space.questions.do_task(asked, "9")


def test_questions_are_found_by_what_they_rest_on_and_by_their_network(space):
    budi, joko = id_of(space, "Budi Santoso"), id_of(space, "Joko Susilo")
    network = next(each for each in space.networks.all() if budi in each.parties)
    asked = [
        space.questions.ask("one", (budi,)),
        space.questions.ask("two", network.cases[:1]),
        space.questions.ask("three", (network.id,)),
    ]
    space.questions.ask("elsewhere", (joko,))
    assert [kept.id for kept in reversed(space.questions.of_network(network))] == [
        one.id for one in asked
    ]
    assert [kept.id for kept in space.questions.about([budi])] == [asked[0].id]


def test_gaps_and_leads_become_questions(space):
    network = space.networks.all()[0]
    gap = space.profiles.gaps(network.id)[0]
    asked = space.questions.from_gap(gap, "What is his telephone?")
    assert (asked.origin, set(asked.linked)) == ("gap", {*gap.about, *gap.cases})


def test_a_folder_holds_views_questions_entities_and_tasks(space):
    budi = id_of(space, "Budi Santoso")
    folder = space.investigations.begin("Konawe", "recruiters of 2024")
    kept = space.investigations.add(folder, budi)
    kept = space.investigations.add_task(kept.latest, "plan the visit", until="2026-12-01")
    asked = space.questions.ask("Who?", (budi,), folder=kept.id)
    assert [one.id for one in space.questions.within(kept.id)] == [asked.id]
    assert (kept.latest.linked, len(kept.latest.tasks)) == ((budi,), 1)
    with pytest.raises(InvalidValue):
        space.investigations.begin("")


# ---- who is told


def test_a_question_about_what_may_not_be_known_is_neither_told_nor_counted(space, tmp_path):
    budi, victim = id_of(space, "Budi Santoso"), id_of(space, VICTIM)
    with revealing(tmp_path) as head:
        head.questions.ask(f"Does {VICTIM} know him?", (budi,))
        head.questions.ask("Is she safe?", (victim,))
        head.questions.ask("Whose number?", (phone_of_victim(space),))
    (kept,) = space.questions.all()
    assert kept.latest.linked == (budi,)
    assert VICTIM not in kept.latest.text


def test_editing_what_was_told_in_part_neither_loses_nor_tells_the_rest(space, tmp_path):
    budi = id_of(space, "Budi Santoso")
    text = f"Does {VICTIM} know him?"
    with revealing(tmp_path) as head:
        asked = head.questions.ask(text, (budi,), known=f"{VICTIM} said so")
    kept = space.questions.get(asked.id)
    kept = space.questions.add_task(kept.latest, "ask the office")
    kept = space.questions.do_task(kept.latest, "1")
    assert VICTIM not in f"{kept.latest}"
    assert VICTIM not in f"{space.questions.history(asked.id)}"
    with revealing(tmp_path) as head:
        found = head.questions.get(asked.id).latest
        assert (found.text, found.known) == (text, f"{VICTIM} said so")
        assert found.tasks[0].done


def test_what_somebody_rewrote_is_theirs_alone_again(space, tmp_path):
    with revealing(tmp_path) as head:
        asked = head.questions.ask(f"Does {VICTIM} know him?")
    kept = space.questions.get(asked.id)
    mine = space.questions.change(kept.latest, text=f"{VICTIM}, perhaps?").latest
    assert (mine.text, mine.partly) == (f"{VICTIM}, perhaps?", False)
    with other(tmp_path) as reader:
        assert VICTIM not in reader.questions.get(asked.id).latest.text
