"""What the office asks about a network, with what it concludes.

Decisions.
A briefing is read by others than who wrote a question, and goes on paper: its questions are told as
to somebody who reveals nobody and wrote none of them, whoever makes it. Outside the house there are
none. How likely a conclusion is and how sure one may be of that stand in sentences of their own
(ICD 203).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.access.work.kept_work import KeptWork
from app.networks.networks import Networks
from app.networks.work.questions import Questions
from app.plain_text import plain
from app.wording.wording import Wording
from app.wording.work.words import confidence_sentence, likelihood_sentence, status_word
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.work.questions import Question, QuestionStatus


@dataclass(frozen=True, slots=True)
class QuestionSection:
    """One question with what is known of it and what is concluded; empty where not said."""

    text: str
    status: str
    known: str
    conclusion: str
    likelihood: str
    confidence: str


def questions_of(space: Workspace, network: Network) -> tuple[Question, ...]:
    """The questions about a network that a briefing may tell, oldest first."""
    if not space.viewer.may_read_work:
        return ()
    store = space.store.without_revealing()
    networks = Networks(store, space.settings)
    questions = Questions(store, KeptWork(store, networks.all), user="")
    found = []
    for kept in reversed(questions.of_network(network)):
        found += [one for one in kept.versions if one.status is not QuestionStatus.DROPPED]
    return tuple(found)


def question_sections(
    questions: Iterable[Question], wording: Wording
) -> tuple[QuestionSection, ...]:
    """Questions in words."""
    return tuple(
        QuestionSection(
            text=plain(question.text),
            status=status_word(question.status, wording),
            known=plain(question.known),
            conclusion=plain(question.conclusion),
            likelihood=likelihood_sentence(question, wording) if question.conclusion else "",
            confidence=confidence_sentence(question, wording) if question.conclusion else "",
        )
        for question in questions
    )
