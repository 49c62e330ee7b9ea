"""A briefing of a network, made from a workspace and written to a file."""

from collections.abc import Callable, Mapping
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
from app.briefing.questions import questions_of
from app.exports.formats import day_of, default_path
from app.networks.material import NetworkMaterial
from app.networks.work.texts import texts_that_leave
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.model import Id
from loaders.private_files import write_private


class BriefingFormat(StrEnum):
    """What a briefing can be written as."""

    HTML = "html"


_RENDERERS: Mapping[BriefingFormat, Callable[[Document], bytes]] = {
    BriefingFormat.HTML: lambda made: html(made).encode(),
}


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
    """Write a briefing on a network; it is logged before, and says where it is."""
    wanted = asked or Asked(form=form, date=date or "")
    space.viewer.check(Right.BRIEF)
    material = space.material.of(network_id)
    path = output or _path(material, read_form(wanted.form), format)
    made = _document(space, material, wanted, name=path.name, format=format)
    return (write_private(path, rendered(made, format)),)


def document_of(
    space: Workspace,
    network_id: str,
    asked: Asked,
    *,
    name: str = "",
    format: str = "",
) -> Document:
    """The document of a network as its viewer may give it away.

    With the name of a file it is logged before it is made; without, it is only shown. Raises
    AccessDenied.
    """
    space.viewer.check(Right.BRIEF)
    return _document(space, space.material.of(network_id), asked, name=name, format=format)


def rendered(made: Document, format: BriefingFormat) -> bytes:
    """The bytes of a document in one format."""
    return _RENDERERS[format](made)


def _document(
    space: Workspace, material: NetworkMaterial, asked: Asked, *, name: str, format: str
) -> Document:
    """The document of this material."""
    form = read_form(asked.form)
    log = ""
    if name:
        cases = len(material.cases)
        log = space.store.hand_out(Right.BRIEF, format, material.network.id, name=name, cases=cases)
    return document(material, form, space.wording, _given(space, material, form, asked, log))


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
