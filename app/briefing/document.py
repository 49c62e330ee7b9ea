"""A document from a network's material, a form and what people wrote: pure, same in, same out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.access.own_numbers import OwnNumbers
from app.briefing.articles.reading import Articles, read_articles
from app.briefing.forms.form import Form, FormSection, Numbering, Words
from app.briefing.forms.reading import fields_in, fill
from app.briefing.matter import Matter
from app.briefing.model import (
    Block,
    Document,
    FactBlock,
    FactSection,
    Head,
    HeadLine,
    Remark,
    Section,
    document_json,
    read_document,
)
from app.briefing.notes import Notes
from app.briefing.notices import handling_line, not_evidence
from app.briefing.parts.registry import FACT_PARTS, OTHER_PARTS
from app.briefing.texts import WrittenText
from app.networks.material import NetworkMaterial
from app.plain_text import plain
from app.wording.wording import Wording
from graph.analysis.findings.indicators.coverage import Coverage
from graph.errors import CaseNotFound, InvalidValue
from graph.messages import message
from graph.model import Id
from graph.work.questions import Question

_ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Given:
    """What a briefing is made from beside material and form."""

    date: str
    """ISO day that stands on it."""
    title: str = ""
    texts: Sequence[WrittenText] = ()
    questions: Sequence[Question] = ()
    coverage: Sequence[Coverage] = ()
    case: str = ""
    """Number of the one case that it is about; empty for the whole network."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """What was filled in for the fields of the form."""
    articles: Articles | None = None
    told_count: Callable[[int], str | None] | None = None
    """A count as its audience may read it; None where it is too small to be told."""
    revision: str = ""
    log: str = ""
    handling: str = ""


def document(material: NetworkMaterial, form: Form, wording: Wording, given: Given) -> Document:
    """The whole briefing.

    Raises InvalidValue when the form is not for this audience or lacks a field, CaseNotFound for a
    case that is not in the network.
    """
    _check_audience(material, form)
    matter = _matter(material, form, wording, given)
    values = _values(form, wording, given, matter)
    writer = _Writer(matter, form, values)
    sections = writer.sections(form.sections, level=0)
    written = Document(
        form=form.code,
        title=matter.title,
        language=wording.language,
        audience=material.audience,
        date=given.date,
        head=_head(form, matter, values),
        notice=not_evidence(wording),
        handling=_handling(material, wording, given),
        sections=sections,
        annexes=tuple(annex() for annex in matter.annexes),
        notes=matter.notes.all(),
        signing=tuple(fill(line, wording.language, values) for line in form.signing),
        network=material.network.id,
        revision=given.revision,
        log_head=given.log,
    )
    return _with_own_numbers(written, material.audience)


def _check_audience(material: NetworkMaterial, form: Form) -> None:
    if material.audience not in form.audiences:
        raise InvalidValue(
            message(
                "the form {form} is not made for this audience: {audience}",
                form=form.code,
                audience=material.audience,
            ),
            message("use it for {audiences}", audiences=", ".join(form.audiences)),
        )


def _matter(material: NetworkMaterial, form: Form, wording: Wording, given: Given) -> Matter:
    """What the parts are written from."""
    return Matter(
        material=material,
        wording=wording,
        notes=Notes(material, wording, shows_rows=form.shows_rows),
        title=plain(given.title) or form.title[wording.language],
        texts=given.texts,
        questions=given.questions,
        coverage=given.coverage,
        case_id=_case_id(material, given.case),
        names_cleared=form.names_cleared,
        articles=given.articles or read_articles(),
        told_count=given.told_count,
    )


def _case_id(material: NetworkMaterial, number: str) -> Id:
    """The case of this number or id; raises CaseNotFound for one that is not in the network."""
    if not number:
        return ""
    for case in material.cases.values():
        if number in {case.number, case.id}:
            return case.id
    raise CaseNotFound(
        message("this network has no case {number!r}: see `simpul network ID`", number=number)
    )


def _values(form: Form, wording: Wording, given: Given, matter: Matter) -> dict[str, str]:
    """What stands for each field in braces."""
    known = {one.code for one in form.fields}
    for name in given.fields:
        if name not in known:
            raise InvalidValue(
                message("the form {form} has no field {name!r}", form=form.code, name=name),
                message("use one of {names}", names=", ".join(sorted(known)) or "-"),
            )
    values = {
        "date": wording.date(given.date),
        "network": matter.material.network.id,
        "case": matter.number(matter.case_id) if matter.case_id else "",
        "title": matter.title,
    }
    for one in form.fields:
        own = plain(given.fields.get(one.code, ""))
        values[one.code] = own or one.default.get(wording.language, "")
    return values


def _head(form: Form, matter: Matter, values: Mapping[str, str]) -> Head:
    """The head of an official form, which says of which case it is, or of how many."""
    language = matter.wording.language
    lines = [
        HeadLine(label=line.label[language], text=text)
        for line in form.lines
        if (text := _filled(line.text, language, values))
    ]
    told = any("case" in fields_in(line.text.get(language, "")) for line in form.lines)
    if not (matter.case_id and told):
        lines += _case_lines(form, matter)
    office = [_filled(line, language, values) for line in form.office]
    return Head(
        office=tuple(filter(None, office)),
        number=_filled(form.number, language, values),
        classification=form.classification.get(language, ""),
        lines=tuple(lines),
    )


def _case_lines(form: Form, matter: Matter) -> list[HeadLine]:
    """The one case; of a form that is about one matter, how many cases it takes together."""
    _ = matter.wording.text
    if matter.case_id:
        return [HeadLine(label=_("Case"), text=matter.number(matter.case_id))]
    many = len(matter.cases)
    if not form.is_about_one or many < 2 or not matter.may_count(many):
        return []
    return [HeadLine(label=_("Cases"), text=_("{n} together").format(n=matter.count(many)))]


def _filled(words: Words, language: str, values: Mapping[str, str]) -> str:
    """A line of the head; empty where it has fields and none of them is filled in."""
    named = fields_in(words.get(language, ""))
    if named and not any(values[name] for name in named):
        return ""
    return fill(words, language, values)


def _handling(material: NetworkMaterial, wording: Wording, given: Given) -> str:
    line = handling_line(material, wording)
    return f"{line} · {plain(given.handling)}" if given.handling else line


def _with_own_numbers(written: Document, audience: str) -> Document:
    """The document without ids of the store, where it leaves the house."""
    text = document_json(written).decode()
    told = OwnNumbers(audience).renumber(text)
    return written if told == text else read_document(told.encode())


class _Writer:
    """Writes the sections of a form in reading order."""

    def __init__(self, matter: Matter, form: Form, values: Mapping[str, str]) -> None:
        self._matter = matter
        self._form = form
        self._values = values

    def sections(
        self, wanted: Sequence[FormSection], *, level: int
    ) -> tuple[FactSection | Section, ...]:
        """Those of a level, numbered as the form says; one that may be left out is not counted."""
        found: list[FactSection | Section] = []
        for section in wanted:
            heading = self._heading(section, len(found) + 1, level)
            written = self._section(section, heading, level)
            if written is not None:
                found.append(written)
        return tuple(found)

    def _section(
        self, section: FormSection, heading: str, level: int
    ) -> FactSection | Section | None:
        """One section; None when it may be left out and has nothing."""
        fixed = self._fixed(section)
        if section.is_facts:
            return self._facts(section, heading, fixed, level)
        blocks: list[Block] = list(fixed)
        parts: list[FactSection | Section] = []
        any_given = False
        for name in section.parts:
            part = FACT_PARTS.get(name) or OTHER_PARTS[name]
            content = part.write(self._matter)
            any_given = any_given or bool(content.blocks or content.parts)
            blocks += content.blocks or self._none(part.none, bool(content.parts), section)
            parts += content.parts
        if section.only_if_any and not any_given:
            return None
        parts += self.sections(section.sections, level=level + 1)
        return Section(code=section.code, heading=heading, blocks=tuple(blocks), parts=tuple(parts))

    def _facts(
        self, section: FormSection, heading: str, fixed: tuple[Remark, ...], level: int
    ) -> FactSection | None:
        """The same of a section under facts."""
        blocks: list[FactBlock] = list(fixed)
        parts: list[FactSection] = []
        any_given = False
        for name in section.parts:
            part = FACT_PARTS[name]
            content = part.write(self._matter)
            any_given = any_given or bool(content.blocks or content.parts)
            blocks += content.blocks or self._none(part.none, bool(content.parts), section)
            parts += content.parts
        if section.only_if_any and not any_given:
            return None
        for below in self.sections(section.sections, level=level + 1):
            if isinstance(below, FactSection):
                parts.append(below)
        return FactSection(
            code=section.code, heading=heading, blocks=tuple(blocks), parts=tuple(parts)
        )

    def _none(self, text: str, has_parts: bool, section: FormSection) -> tuple[Remark, ...]:
        """What stands where a part gives nothing."""
        if has_parts or section.only_if_any:
            return ()
        return (Remark(text=self._matter.wording.text(text)),)

    def _fixed(self, section: FormSection) -> tuple[Remark, ...]:
        text = fill(section.text, self._matter.wording.language, self._values)
        return (Remark(text=text),) if text else ()

    def _heading(self, section: FormSection, place: int, level: int) -> str:
        """A heading with its number, as the form numbers this level."""
        numbering = self._form.numbering
        style = numbering[level] if level < len(numbering) else Numbering.NONE
        text = section.heading[self._matter.wording.language]
        number = number_of(place, style)
        return f"{number}. {text}" if number else text


def number_of(place: int, style: Numbering) -> str:
    """A place as it is written in front of a heading.

    >>> [number_of(4, style) for style in Numbering]
    ['', 'IV', '4', 'd']
    """
    match style:
        case Numbering.ROMAN:
            return _roman(place)
        case Numbering.NUMBERS:
            return str(place)
        case Numbering.LETTERS:
            return chr(ord("a") + (place - 1) % 26)
        case Numbering.NONE:
            return ""


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMANS:
        times, number = divmod(number, value)
        written += letters * times
    return written
