"""What people and Simpul conclude: judgements, outlook, alternatives, gaps, follow-up."""

from collections.abc import Callable

from msgspec.structs import replace

from app.briefing.gaps import follow_up, information_gaps
from app.briefing.matter import Matter
from app.briefing.model import Block, Opinion, OpinionKind, Remark, Section
from app.briefing.parts.content import Content
from app.briefing.texts import WrittenText, estimate, opinion_of
from app.plain_text import plain
from app.wording.indicators import fact as fact_word
from app.wording.work.words import status_word
from graph.schema import SAME_AS
from graph.work.questions import Question

Write = Callable[[Matter], Content]


def written(part: str) -> Write:
    """What people wrote for one part, oldest first; of one case, how much is of the network."""

    def write(matter: Matter) -> Content:
        blocks: list[Block] = [_told(text, matter) for text in matter.written(part)]
        more = matter.left_out(part)
        if more:
            text = matter.wording.plural(
                "{n} text on the network or on another case is not told here.",
                "{n} texts on the network or on other cases are not told here.",
                more,
            )
            blocks.append(Remark(text=text.format(n=matter.wording.number(more))))
        return Content(blocks=tuple(blocks))

    return write


def _told(text: WrittenText, matter: Matter) -> Opinion:
    """A text as an opinion, which says of which case it is where the document is of several."""
    told = opinion_of(text, matter.wording)
    if not text.case or matter.case_id:
        return told
    said = matter.wording.text("On case {case}: {text}")
    return replace(told, text=said.format(case=matter.number(text.case), text=told.text))


def alternatives(matter: Matter) -> Content:
    """What else may explain it: as people wrote, then what the data leave open."""
    _ = matter.wording.text
    found = list(written("alternative")(matter).blocks)
    different = _("{left} and {right}, taken for probably one, may be two.")
    for link in matter.links:
        if link.kind in SAME_AS:
            text = different.format(left=matter.name(link.start), right=matter.name(link.end))
            note = matter.notes.cite([link])
            found.append(Opinion(text=text, kind=OpinionKind.ALTERNATIVE, note=note))
    if any(len(matter.parts(party.id)) > 1 for party in matter.parties):
        text = _(
            "Parties that are told of in several cases may be namesakes, or users of one number at"
            " different times: see the evidence of each before relying on it."
        )
        found.append(Opinion(text=text, kind=OpinionKind.ALTERNATIVE))
    return Content(blocks=tuple(found[: matter.most_rows]))


def gaps(matter: Matter) -> Content:
    """What is not known, what would settle most first."""
    told = information_gaps(matter)
    return Content(blocks=tuple(Opinion(text=text, kind=OpinionKind.GAP) for text in told))


def steps_to_take(matter: Matter) -> Content:
    """What people recommend, then what to ask where for the gaps."""
    advised = written("recommendation")(matter).blocks
    asked = [Opinion(text=text, kind=OpinionKind.GAP) for text in follow_up(matter)]
    return Content(blocks=(*advised, *asked))


def read_in_narratives(matter: Matter) -> Content:
    """What words of narratives speak of; nobody has confirmed it."""
    text = matter.wording.text(
        "The narrative of case {case} speaks, by its words, of: {facts}; nobody has confirmed it."
    )
    found = []
    for case in matter.cases:
        extracted = [fact for fact in matter.facts_of(case.id) if fact.extracted]
        words = dict.fromkeys(fact_word(fact.code, matter.wording) for fact in extracted)
        if words:
            said = text.format(case=plain(case.number), facts=", ".join(words))
            note = matter.notes.cite_cases([case])
            found.append(Opinion(text=said, kind=OpinionKind.COMPUTED, note=note))
    return Content(blocks=tuple(found[: matter.most_rows]))


def questions(matter: Matter) -> Content:
    """What the office asks, with what it concludes."""
    asked = [one for one in matter.questions if matter.case_id in ("", *one.linked)]
    found = [_question(place, question, matter) for place, question in enumerate(asked, start=1)]
    return Content(parts=tuple(found))


def _question(place: int, question: Question, matter: Matter) -> Section:
    """One question with what is known of it and what is concluded."""
    wording = matter.wording
    _ = wording.text
    blocks = []
    if question.known:
        text = _("What is known: {text}").format(text=plain(question.known))
        blocks.append(Opinion(text=text, kind=OpinionKind.QUESTION))
    if question.conclusion:
        conclusion = Opinion(
            text=_("Conclusion: {text}").format(text=plain(question.conclusion)),
            kind=OpinionKind.QUESTION,
            likelihood=question.likelihood,
            confidence=question.confidence,
            after=estimate(question.likelihood, question.confidence, wording),
        )
        blocks.append(conclusion)
    status = status_word(question.status, wording)
    return Section(
        code="question",
        heading=f"{place}. {plain(question.text)} ({status})",
        blocks=tuple(blocks),
    )
