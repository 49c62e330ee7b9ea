"""What stays of notes, views, questions and canvases when a case is forgotten.

Decisions.
Ids of what vanished go wherever they stand, whatever the value means by them. What is about nothing
else goes whole, its text with it. In what is about others too the text stays, without the names and
numbers of those who vanished: people write them into any field.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from graph.ids import IdKey
from graph.model import Case, Id, Identifier, Mention, Statement
from graph.names import parse_person
from graph.stores.shared.codec import decoder, encode
from graph.stores.shared.forgetting import Forgotten
from graph.stores.shared.forgetting_texts import text_without
from graph.work.briefings import BriefingText
from graph.work.canvas import Canvas
from graph.work.disclosures import Disclosure, DisclosureStep
from graph.work.editions import Approval, Edition
from graph.work.investigations import Investigation
from graph.work.notes import Note, Tag
from graph.work.questions import Question, Task
from graph.work.views import SavedView
from graph.work.working import WorkingCanvas

_ID = re.compile(r"[a-z]{1,4}_[0-9A-Za-z]+")

M = TypeVar("M", Note, Tag, BriefingText)


# ---- ids


def json_without(body: str, gone: Container[Id]) -> str:
    """JSON without what names something that vanished, as key, item or text of a field."""
    return encode(_without(msgspec.json.decode(body), gone))


def _without(value: Any, gone: Container[Id]) -> Any:
    match value:
        case dict():
            return {
                key: _without(field, gone)
                for key, field in value.items()
                if not _names_any(key, gone)
            }
        case list():
            return [_without(item, gone) for item in value if not _is_of_any(item, gone)]
        case str():
            return "" if _names_any(value, gone) else value
        case _:
            return value


def _is_of_any(item: Any, gone: Container[Id]) -> bool:
    """Whether an item of a list is nothing but something that vanished."""
    if isinstance(item, dict):
        return _names_any(str(item.get("id", "")), gone)
    return isinstance(item, str) and _names_any(item, gone)


def _names_any(text: str, gone: Container[Id]) -> bool:
    """Whether a text is one of these ids, or is made with one."""
    return text in gone or any(found in gone for found in _ID.findall(text))


def _ids_without(ids: Iterable[Id], gone: Container[Id]) -> tuple[Id, ...]:
    return tuple(one for one in ids if one not in gone)


# ---- names and numbers in texts


@dataclass(frozen=True, slots=True)
class Told:
    """What a case told of people and numbers, read before it is gone."""

    case: Case
    mentions: Sequence[Mention]
    statements: Sequence[Statement]
    entity_of: Mapping[Id, Id]
    """By mention."""


def told_alone(told: Told, gone: Container[Id], ids: IdKey) -> tuple[str, ...]:
    """Names and numbers that nothing but a forgotten case told of, longest first."""
    words = {told.case.number, *told.case.references}
    identifiers: list[Identifier] = []
    for mention in told.mentions:
        if told.entity_of.get(mention.id, mention.id) in gone:
            for name in (*mention.names, *mention.aliases):
                words |= _writings(name)
        identifiers += mention.identifiers
    for statement in told.statements:
        identifiers += [end for end in _ends(statement) if isinstance(end, Identifier)]
    words |= {number.value for number in identifiers if ids.identifier(number) in gone}
    return tuple(sorted(filter(None, words), key=lambda word: (-len(word), word)))


def _ends(statement: Statement) -> tuple[Id | Identifier, Id | Identifier]:
    return statement.subject, statement.object


def _writings(name: str) -> set[str]:
    """A name as it is written, without titles and parentage, turned round, and its ends alone."""
    tokens = parse_person(name).tokens
    writings = {name, " ".join(tokens), " ".join(reversed(tokens))}
    if len(tokens) > 1:
        writings.add(f"{tokens[0]} {tokens[-1]}")
    return writings


# ---- values


def marked_without(before: M, forgotten: Forgotten) -> M | None:
    """The note, tag or text, unless what it is about vanished; of a network it stays with its
    parties.
    """
    parties = _ids_without(before.parties, forgotten.gone)
    lost = not parties if before.parties else _any_gone(before.about, forgotten)
    if isinstance(before, BriefingText):
        lost = lost or before.party in forgotten.gone or before.case in forgotten.gone
    if lost:
        return None
    return _texts_without(replace(before, parties=parties), forgotten)


def view_without(before: SavedView, forgotten: Forgotten) -> SavedView | None:
    """The view without what vanished; None when it showed nothing else."""
    canvas = canvas_without(before.canvas, forgotten.gone)
    if before.canvas.shown and not canvas.shown:
        return None
    return _texts_without(replace(before, canvas=canvas), forgotten)


def canvas_without(before: Canvas, gone: Container[Id]) -> Canvas:
    """The canvas without what vanished."""
    return decoder(Canvas)(json_without(encode(before), gone))


def question_without(before: Question, forgotten: Forgotten) -> Question | None:
    """The question without what vanished; None when it rested on nothing else."""
    linked = _ids_without(before.linked, forgotten.gone)
    if before.linked and not linked:
        return None
    return _texts_without(replace(before, linked=linked), forgotten)


def investigation_without(before: Investigation, forgotten: Forgotten) -> Investigation:
    """The folder without what vanished: it holds what others keep, so it stays."""
    linked = _ids_without(before.linked, forgotten.gone)
    return _texts_without(replace(before, linked=linked), forgotten)


def edition_without(before: Edition, forgotten: Forgotten) -> Edition:
    """The edition; where it told of what vanished, without all that it said."""
    parties = _ids_without(before.parties, forgotten.gone)
    cases = _ids_without(before.cases, forgotten.gone)
    told = (parties, cases) != (before.parties, before.cases)
    told = told or text_without(before.content, forgotten.words) != before.content
    content = "" if told else before.content
    tell = partial(text_without, words=forgotten.words)
    return replace(
        before,
        parties=parties,
        cases=cases,
        case=before.case if before.case in cases else "",
        content=content,
        distribution=tuple(map(tell, before.distribution)),
        handling=tell(before.handling),
        withdrawn_why=tell(before.withdrawn_why),
    )


def disclosure_without(before: Disclosure, forgotten: Forgotten) -> Disclosure:
    """The disclosure with the ids of its cases: who holds them must still be told to erase them."""
    tell = partial(text_without, words=forgotten.words)
    return replace(
        before,
        parties=_ids_without(before.parties, forgotten.gone),
        consented=_ids_without(before.consented, forgotten.gone),
        without_consent=_ids_without(before.without_consent, forgotten.gone),
        receiver=tell(before.receiver),
        purpose=tell(before.purpose),
        override=tell(before.override),
        withdrawn_why=tell(before.withdrawn_why),
    )


def step_without(before: DisclosureStep, forgotten: Forgotten) -> DisclosureStep:
    """The step without names that vanished in its remark."""
    return _texts_without(before, forgotten)


def approval_without(before: Approval, forgotten: Forgotten) -> Approval:
    """The approval without names that vanished in its remark."""
    return _texts_without(before, forgotten)


def working_without(before: WorkingCanvas, forgotten: Forgotten) -> WorkingCanvas:
    """The canvas that somebody works on without what vanished, in its steps too."""
    name = text_without(before.name, forgotten.words)
    return replace(before, body=json_without(before.body, forgotten.gone), name=name)


_TEXTS = ("text", "word", "name", "known", "conclusion", "withdrawn_why")
T = TypeVar(
    "T",
    Note,
    Tag,
    SavedView,
    Question,
    Investigation,
    BriefingText,
    Approval,
    DisclosureStep,
)


def _texts_without(value: T, forgotten: Forgotten) -> T:
    """The value without names and numbers that vanished in what was written freely."""
    tell = partial(text_without, words=forgotten.words)
    texts: dict[str, Any] = {
        name: tell(getattr(value, name)) for name in _TEXTS if hasattr(value, name)
    }
    tasks: tuple[Task, ...] = getattr(value, "tasks", ())
    if tasks:
        texts["tasks"] = tuple(
            replace(task, what=tell(task.what), who=tell(task.who)) for task in tasks
        )
    return replace(value, **texts)


def _any_gone(ids: Iterable[Id], forgotten: Forgotten) -> bool:
    return any(one in forgotten.gone or one in forgotten.mentions for one in ids)
