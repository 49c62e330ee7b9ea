"""Questions in a briefing: in sentences of their own, without protected names, inside the house."""

import shutil
from pathlib import Path

import pytest

from app.briefing.writing import write_briefing
from graph.schema import Audience
from graph.work.questions import Confidence, Likelihood, QuestionStatus
from tests.app.monitoring.test_seen_before import opened
from tests.app.networks.work.offices import VICTIM, id_of, other, revealing


@pytest.fixture
def space(earlier: Path, tmp_path: Path):
    shutil.copy(earlier / "s.db", tmp_path)
    with opened(tmp_path) as found:
        yield found


def briefing(space, network_id: str, folder: Path) -> str:
    (path,) = write_briefing(space, network_id, folder / "b.html", "2026-01-01")
    return path.read_text(encoding="utf-8")


def network_of(space, name: str) -> str:
    party = id_of(space, name)
    (found,) = [network.id for network in space.networks.all() if party in network.parties]
    return found


def test_a_question_stands_with_its_answer_and_likelihood_and_confidence_apart(space, tmp_path):
    budi = id_of(space, "Budi Santoso")
    asked = space.questions.ask("Who pays Budi & co?", (budi,), known="cash only")
    space.questions.conclude(asked, "the <sponsor>", Likelihood.LIKELY, Confidence.LOW)
    dropped = space.questions.ask("Not asked any more?", (budi,))
    space.questions.change(dropped, status=QuestionStatus.DROPPED)
    space.questions.ask("About somebody else?", (id_of(space, "Joko Susilo"),))
    page = briefing(space, network_of(space, "Budi Santoso"), tmp_path)
    assert "Who pays Budi &amp; co?" in page
    assert "<p>What is known: cash only</p>" in page
    assert "<p>Conclusion: the &lt;sponsor&gt;</p>" in page
    assert "<p>Likelihood: likely (55–80 %).</p>" in page
    assert "<p>Confidence in this judgement: low.</p>" in page
    assert "Not asked any more?" not in page
    assert "About somebody else?" not in page


def test_without_questions_there_is_no_section(space, tmp_path):
    assert "<h2>Questions</h2>" not in briefing(space, network_of(space, "Budi Santoso"), tmp_path)


def test_no_protected_name_is_in_it_whoever_makes_it(space, tmp_path):
    budi = id_of(space, "Budi Santoso")
    network = network_of(space, "Budi Santoso")
    own = f"Did {VICTIM} pay him?"
    space.questions.ask(own, (budi,))
    with revealing(tmp_path) as head:
        head.questions.ask(f"Does {VICTIM} know him?", (budi,))
        head.questions.ask("Is she safe?", (id_of(space, VICTIM), budi))
        for maker in (head, space):
            page = briefing(maker, network, tmp_path)
            section = page[page.index("<h2>Questions</h2>") : page.index("<h2>Information gaps")]
            assert VICTIM not in section
            assert "know him?" in section
            assert "pay him?" in section
            assert "Is she safe?" not in section


def test_nothing_of_it_leaves_the_house(space, tmp_path):
    space.questions.ask("Who pays Budi?", (id_of(space, "Budi Santoso"),))
    for audience in (Audience.PARTNER, Audience.PUBLIC):
        with other(tmp_path, audience=audience) as outside:
            network = outside.networks.all()[0].id
            assert "Who pays Budi?" not in briefing(outside, network, tmp_path)
