"""Notes, views and questions in words: likelihood, confidence, and what something is called."""

from collections.abc import Iterable, Mapping

from app.networks.work.subjects import INVESTIGATION, NETWORK, QUESTION, TIE, VIEW, Named
from app.plain_text import shorten
from app.wording.labels import N_
from app.wording.wording import Wording
from graph.model import Id
from graph.schema import EntityKind
from graph.work.questions import Confidence, Likelihood, Question, QuestionStatus, Task

LIKELIHOODS: Mapping[Likelihood, str] = {
    Likelihood.ALMOST_NO_CHANCE: N_("almost no chance"),
    Likelihood.VERY_UNLIKELY: N_("very unlikely"),
    Likelihood.UNLIKELY: N_("unlikely"),
    Likelihood.EVEN_CHANCE: N_("roughly even chance"),
    Likelihood.LIKELY: N_("likely"),
    Likelihood.VERY_LIKELY: N_("very likely"),
    Likelihood.ALMOST_CERTAIN: N_("almost certain"),
}
CONFIDENCES: Mapping[Confidence, str] = {
    Confidence.LOW: N_("low"),
    Confidence.MODERATE: N_("moderate"),
    Confidence.HIGH: N_("high"),
}
STATUSES: Mapping[QuestionStatus, str] = {
    QuestionStatus.OPEN: N_("open"),
    QuestionStatus.ANSWERED: N_("answered"),
    QuestionStatus.DROPPED: N_("dropped"),
}
_OF_KIND = {
    EntityKind.CASE: N_("case {name}"),
    NETWORK: N_("network around {name}"),
    VIEW: N_("view “{name}”"),
    QUESTION: N_("question “{name}”"),
    INVESTIGATION: N_("investigation “{name}”"),
}
_SHOWN_NAMES = 3


def likelihood_word(likelihood: Likelihood | None, wording: Wording) -> str:
    """How likely a conclusion is, with the band in percent; empty where nobody said."""
    if likelihood is None:
        return ""
    low, high = likelihood.percent
    word = wording.text(LIKELIHOODS[likelihood])
    return wording.text("{word} ({low}–{high} %)").format(word=word, low=low, high=high)


def confidence_word(confidence: Confidence | None, wording: Wording) -> str:
    """How sure one may be of a judgement; empty where nobody said."""
    return wording.text(CONFIDENCES[confidence]) if confidence else ""


def status_word(status: QuestionStatus, wording: Wording) -> str:
    """What became of a question."""
    return wording.text(STATUSES[status])


def likelihood_sentence(question: Question, wording: Wording) -> str:
    """How likely the conclusion of a question is, as a sentence of its own; empty if not said."""
    word = likelihood_word(question.likelihood, wording)
    return wording.text("Likelihood: {word}.").format(word=word) if word else ""


def confidence_sentence(question: Question, wording: Wording) -> str:
    """How sure one may be of that, as a sentence of its own; empty if not said."""
    word = confidence_word(question.confidence, wording)
    return wording.text("Confidence in this judgement: {word}.").format(word=word) if word else ""


def subject_word(named: Named | None, wording: Wording) -> str:
    """What something is called that a note or question is about."""
    if named is None:
        return wording.text("(not known any more)")
    names = [name or wording.text("(no name)") for name in named.names]
    if named.kind == TIE:
        return " – ".join(names)
    told = _OF_KIND.get(named.kind)
    return wording.text(told).format(name=shorten(names[0], 60)) if told else names[0]


def subject_words(ids: Iterable[Id], names: Mapping[Id, Named], wording: Wording) -> str:
    """What several things are called, the first of them; the rest is counted."""
    listed = list(ids)
    shown = [subject_word(names.get(one), wording) for one in listed[:_SHOWN_NAMES]]
    more = len(listed) - len(shown)
    if more:
        shown.append(wording.plural("{n} more", "{n} more", more).format(n=wording.number(more)))
    return ", ".join(shown)


def question_said(question: Question, wording: Wording) -> str:
    """All that a version of a question says, in one line."""
    parts = [
        question.text,
        status_word(question.status, wording),
        question.known,
        question.conclusion,
        likelihood_word(question.likelihood, wording),
        confidence_word(question.confidence, wording),
        *(task_line(task, wording) for task in question.tasks),
    ]
    return " · ".join(filter(None, parts))


def task_line(task: Task, wording: Wording) -> str:
    """What is to do, by whom and until when."""
    parts = [task.what, task.who]
    if task.until:
        parts.append(wording.text("until {date}").format(date=wording.date(task.until)))
    if task.done:
        parts.append(wording.text("done"))
    return " · ".join(filter(None, parts))
