"""Which questions of the office a briefing tells.

Decisions.
A briefing is read by others than who wrote a question, and goes on paper: its questions are told as
to somebody who reveals nobody and wrote none of them, whoever makes it. Outside the house there are
none.
"""

from app.access.work.kept_work import KeptWork
from app.networks.networks import Networks
from app.networks.work.questions import Questions
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.work.questions import Question, QuestionStatus


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
