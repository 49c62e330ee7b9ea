"""A briefing of a network, made from a workspace and written to a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from app.access.rights import Right
from app.access.work.contents import told_content
from app.access.work.kept_work import names_of
from app.briefing.annex import annex
from app.briefing.articles.reading import read_articles
from app.briefing.claims import standing_by_name
from app.briefing.document import Given, document
from app.briefing.forms.form import Form
from app.briefing.forms.reading import DEFAULT, read_form
from app.briefing.html import html
from app.briefing.language import Finding, lint_all
from app.briefing.model import (
    Document,
    Opinion,
    OpinionKind,
    all_sections,
    document_json,
    read_document,
)
from app.briefing.notices import handling_line
from app.briefing.pdf import pdf
from app.briefing.questions import questions_of
from app.briefing.word.checking import read_template
from app.briefing.word.writer import docx_bytes
from app.exports.formats import day_of, default_path
from app.networks.material import NetworkMaterial
from app.networks.work.texts import texts_that_leave
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.model import Id
from loaders.private_files import write_private


class BriefingFormat(StrEnum):
    """What a briefing can be written as."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


ENDINGS = {kind: f".{kind}" for kind in BriefingFormat}
"""How a file of each format ends."""


@dataclass(frozen=True)
class Asked:
    """How somebody wants a briefing; what is empty is as usual."""

    form: str = DEFAULT
    """Name of a form, or the path of an office's own."""
    date: str = ""
    """ISO day; today where it is empty."""
    title: str = ""
    case: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    articles: Path | None = None
    handling: str = ""
    template: Path | None = None
    """An office's own paper, for DOCX."""


def write_briefing(
    space: Workspace,
    network_id: str,
    output: Path | None,
    date: str | None = None,
    *,
    form: str = DEFAULT,
    format: BriefingFormat = BriefingFormat.HTML,
    asked: Asked | None = None,
    tell: Callable[[Finding], None] | None = None,
) -> tuple[Path, ...]:
    """Write a briefing on a network; it is logged before, and says where it is.

    `tell` is told of each sentence that somebody wrote against the rules of language.
    """
    wanted = asked or Asked(form=form, date=date or "")
    paper = read_paper(wanted.template, format)
    space.viewer.check(Right.BRIEF)
    material = space.material.of(network_id)
    path = output or _path(material, read_form(wanted.form), format)
    log = _logged(space, material, path.name, format)
    made = _document(space, material, wanted, log)
    if tell:
        for finding in written_against_rules(made, material):
            tell(finding)
    content = rendered(made, format, paper)
    space.store.consultations.given(log, content)
    written = [write_private(path, content)]
    if whole := annex(made):
        written.append(write_private(path.with_name(f"{path.stem}-annex.xlsx"), whole))
    return tuple(written)


def read_paper(template: Path | None, format: BriefingFormat) -> bytes | None:
    """An office's own paper, checked; raises InvalidValue where nothing is written on it."""
    if template and format is not BriefingFormat.DOCX:
        raise InvalidValue("only a Word document has a template", "ask for it with --format docx")
    return read_template(template) if template else None


def document_of(
    space: Workspace,
    network_id: str,
    asked: Asked,
    *,
    name: str = "",
    format: str = "",
    is_logged: bool = True,
) -> Document:
    """The document of a network as its viewer may give it away.

    It is logged before it is made, unless it is only shown. Raises AccessDenied.
    """
    space.viewer.check(Right.BRIEF)
    material = space.material.of(network_id)
    log = _logged(space, material, name, format) if is_logged else ""
    return _document(space, material, asked, log)


def rendered(made: Document, format: BriefingFormat, paper: bytes | None = None) -> bytes:
    """The bytes of a document in one format; `paper` is a template for DOCX that was checked."""
    match format:
        case BriefingFormat.HTML:
            return html(made).encode()
        case BriefingFormat.DOCX:
            return docx_bytes(made, paper)
        case BriefingFormat.PDF:
            return pdf(made)


def written_against_rules(made: Document, material: NetworkMaterial) -> tuple[Finding, ...]:
    """What the opinions of people in a document break of the rules of language."""
    texts = []
    for section in all_sections(made):
        opinions = (block for block in section.blocks if isinstance(block, Opinion))
        texts += [one.text for one in opinions if one.author or one.kind is OpinionKind.QUESTION]
    return lint_all(dict.fromkeys(texts), standing_by_name(material))


def _logged(space: Workspace, material: NetworkMaterial, name: str, format: str) -> str:
    """Log a briefing before it is made; the head of the log for it."""
    network, cases = material.network.id, len(material.cases)
    return space.store.hand_out(Right.BRIEF, format, network, name=name, cases=cases)


def _document(space: Workspace, material: NetworkMaterial, asked: Asked, log: str) -> Document:
    """The document of this material, as everything that leaves: whatever was filled in, too."""
    form = read_form(asked.form)
    made = document(material, form, space.wording, _given(space, material, form, asked, log))
    names = chain.from_iterable(map(names_of, material.parties()))
    written = document_json(made).decode()
    mask = space.store.mask(exporting=True)
    told = told_content(written, mask, tuple(names))
    if told == written:
        return made
    # the line under the head counts what lost a name: what was filled in is among that
    more = replace(material, withheld=material.withheld + len(mask.withheld_texts))
    before, after = (handling_line(one, space.wording) for one in (material, more))
    found = read_document(told.encode())
    return replace(found, handling=found.handling.replace(before, after))


def _given(
    space: Workspace, material: NetworkMaterial, form: Form, asked: Asked, log: str
) -> Given:
    """What the document is made from beside its material and form."""
    wording, network = space.wording, material.network

    def told_count(count: int) -> str | None:
        told = space.viewer.policy.told_count(count)
        return None if told is None else wording.number(told)

    return Given(
        date=day_of(asked.date or None),
        title=asked.title or _title(form, network.id, wording),
        texts=texts_that_leave(space.store, space.settings, network),
        questions=questions_of(space, network),
        coverage=space.indicators.of(network.id).findings.cases,
        case=asked.case,
        fields=asked.fields,
        articles=read_articles(asked.articles),
        told_count=told_count,
        revision=str(space.store.revision()),
        log=log,
        handling=asked.handling,
    )


def _title(form: Form, network: Id, wording: Wording) -> str:
    """What the briefing is called: the usual one by its network, any other by its form."""
    if form.code == DEFAULT:
        return wording.text("Network {network}").format(network=network)
    return form.title[wording.language]


def _path(material: NetworkMaterial, form: Form, format: BriefingFormat) -> Path:
    """Where a briefing goes when nobody says it."""
    audience = material.audience
    kind = "" if form.code == DEFAULT else f"-{form.code}"
    return default_path(material.network.id, audience, f"-{audience}{kind}.{format}")
