"""A briefing of a network, made from a workspace and written to a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.access.rights import Right
from app.briefing.articles.reading import read_articles
from app.briefing.document import Given, document
from app.briefing.forms.form import Form
from app.briefing.forms.reading import DEFAULT, read_form
from app.briefing.html import html
from app.briefing.model import Document
from app.briefing.office_file import is_day
from app.briefing.questions import questions_of
from app.exports.formats import default_path, today
from app.networks.material import NetworkMaterial
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message
from loaders.private_files import write_private


class BriefingFormat(StrEnum):
    """What a briefing can be written as."""

    HTML = "html"


@dataclass(frozen=True)
class Asked:
    """How somebody wants a briefing; what is empty is as usual."""

    form: str = DEFAULT
    """Name of a form, or the path of an office's own."""
    date: str = ""
    title: str = ""
    case: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    articles: Path | None = None
    handling: str = ""


def write_briefing(
    space: Workspace,
    network_id: str,
    output: Path | None,
    date: str | None = None,
    *,
    form: str = DEFAULT,
    format: BriefingFormat = BriefingFormat.HTML,
    asked: Asked | None = None,
) -> tuple[Path, ...]:
    """Write a briefing on a network; it is logged, and says where it and its annex are."""
    wanted = asked or Asked(form=form, date=date or "")
    space.viewer.check(Right.BRIEF)
    material = space.material.of(network_id)
    read = read_form(wanted.form)
    path = output or _path(material, read, format)
    made = document_of(space, network_id, wanted, name=path.name, format=format)
    return (write_private(path, rendered(made, format)),)


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

    It is logged before it is made, unless it is only shown; raises AccessDenied.
    """
    space.viewer.check(Right.BRIEF)
    material = space.material.of(network_id)
    network = material.network
    form = read_form(asked.form)
    log = ""
    if is_logged:
        log = logged_briefing(space, network.id, name, len(material.cases), format=format)
    return document(material, form, space.wording, _given(space, material, form, asked, log))


def rendered(made: Document, format: BriefingFormat) -> bytes:
    """The bytes of a document in one format."""
    return html(made).encode()


def logged_briefing(
    space: Workspace, of: str, name: str, cases: int, *, format: str = "html"
) -> str:
    """Log a briefing before it is made; the head of the log for it. Raises AccessDenied."""
    return space.store.hand_out(Right.BRIEF, format, of, name=name, cases=cases)


def _given(
    space: Workspace, material: NetworkMaterial, form: Form, asked: Asked, log: str
) -> Given:
    """What the document is made from beside its material and form."""
    wording = space.wording
    if asked.date and not is_day(asked.date):
        raise InvalidValue(
            message("{value}: no such day", value=asked.date),
            message("write it as 2026-11-30"),
        )
    title = wording.text("Network {network}").format(network=material.network.id)
    return Given(
        date=asked.date or today(),
        title=asked.title or (form.title[wording.language] if form.is_about_one else title),
        questions=questions_of(space, material.network),
        coverage=space.indicators.of(material.network.id).findings.cases,
        case=asked.case,
        fields=asked.fields,
        articles=read_articles(asked.articles),
        revision=str(space.store.revision()),
        log=log,
        handling=asked.handling,
    )


def _path(material: NetworkMaterial, form: Form, format: BriefingFormat) -> Path:
    """Where a briefing goes when nobody says it."""
    audience = material.audience
    kind = "" if form.code == DEFAULT else f"-{form.code}"
    return default_path(material.network.id, audience, f"-{audience}{kind}.{format}")
