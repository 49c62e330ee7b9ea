"""Editions of briefings: previewed, frozen for an audience, printed and compared.

Decisions.
A preview and an edition are made as its audience is told of the network by somebody who reveals
nobody and wrote nothing, whoever makes them. What is printed of an edition is what was frozen; only
whether it is a draft, its number, the number of the copy and the head of the log are put in. It is
a draft unless an approval stands and every letter is still what was approved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from app.access.audiences.own import audiences_below, find_audience
from app.access.rights import Right
from app.briefing.model import Document, Picture, document_json, read_document
from app.briefing.writing import Asked, BriefingFormat, document_of, rendered
from app.exports.formats import default_path, today
from app.networks.work.editions import Frozen
from app.packs.differences import Difference, differences
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id
from graph.work.editions import Edition
from loaders.private_files import write_private

HOUSE = "internal"


@dataclass(frozen=True, slots=True)
class EditionOrder:
    """What an edition is to be made of; what is empty is as usual."""

    form: str
    audience: str = HOUSE
    date: str = ""
    title: str = ""
    case: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    distribution: tuple[str, ...] = ()
    """Who receives a copy: the first has copy 1."""
    handling: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition as it is handed out."""

    document: Document
    edition: Edition


def audiences_of(space: Workspace) -> dict[str, str]:
    """The audiences that an edition may be made for, with that of the house each is based on."""
    known = audiences_below(space.viewer.policy, space.settings.audiences)
    return {name: policy.base.value for name, policy in known.items()}


def as_told_to(space: Workspace, audience: str) -> Workspace:
    """The same store, open for an audience by somebody who reveals nobody and wrote nothing.

    It shares the store, is kept until the data change, and is not to be closed. Raises AccessDenied
    for a wider audience than who looks, SettingsError for one that nobody defined.
    """
    space.store.for_audience(find_audience(audience, space.settings.audiences))
    settings = space.settings.override(reveal=False, reason="", user="", session="")
    store = space.store.writing(Right.BRIEF)

    def opened() -> Workspace:
        told = Workspace(settings.for_audience(audience), store=store)
        # whom it shows is logged for who looks
        told.store.consultations = space.store.consultations
        return told

    return space.store.cache.get(("told to", audience), opened)


def preview(space: Workspace, network_id: str, order: EditionOrder) -> Document:
    """The document that an edition would freeze; nothing leaves the house by it."""
    told = as_told_to(space, order.audience)
    network = space.editions.everybodys(space.networks.get(network_id))
    asked = Asked(
        form=order.form,
        date=order.date or today(),
        title=order.title,
        case=order.case,
        fields=order.fields,
        handling=order.handling,
    )
    made = document_of(told, network.id, asked, is_logged=False)
    if not told.viewer.may_see_pictures:
        made = _without_pictures(made)
    names = told.store.mask(exporting=True)
    return replace(made, distribution=tuple(map(names.text, order.distribution)))


def _without_pictures(document: Document) -> Document:
    """The document for an audience that is shown no drawing."""
    sections = []
    for section in document.sections:
        said = tuple(block for block in section.blocks if not isinstance(block, Picture))
        sections.append(replace(section, blocks=said))
    return replace(document, sections=tuple(sections))


def make_edition(space: Workspace, network_id: str, order: EditionOrder) -> Edition:
    """Freeze what a briefing says now; raises AccessDenied, InvalidValue and NotFound."""
    space.viewer.check(Right.WORK)
    made = preview(space, network_id, order)
    return space.editions.freeze(
        space.networks.get(network_id),
        Frozen(
            form=made.form,
            content=document_json(made).decode(),
            audience=order.audience,
            language=made.language,
            date=made.date,
            distribution=made.distribution,
            handling=order.handling,
        ),
    )


def read_edition(space: Workspace, edition_id: Id) -> tuple[Edition, Document]:
    """An edition as somebody reads it who reveals nobody; raises NotFound and InvalidValue."""
    edition = as_told_to(space, HOUSE).editions.get(edition_id).latest
    if not edition.content:
        raise InvalidValue(
            message("what {id} said was forgotten with a case of it", id=edition.id),
            message("make a new edition"),
        )
    return edition, read_document(edition.content.encode())


def printed(space: Workspace, edition_id: Id, *, copy: int = 0) -> Printed:
    """An edition as it is handed out: a draft unless it is approved as it stands.

    `copy` is the number of a receiver on its list, 0 for no copy of anybody's.
    """
    edition, document = read_edition(space, edition_id)
    if not 0 <= copy <= len(edition.distribution):
        raise InvalidValue(
            message("there is no copy {number}", number=copy),
            message("the list has {count} receivers", count=len(edition.distribution)),
        )
    is_approved = edition.is_whole and space.editions.approval(edition) is not None
    made = replace(
        document,
        edition=str(edition.number),
        is_draft=not is_approved,
        copy_number=f"{copy}/{len(edition.distribution)}" if copy else "",
    )
    return Printed(made, edition)


def edition_bytes(
    space: Workspace, edition_id: Id, format: BriefingFormat, name: str, *, copy: int = 0
) -> bytes:
    """An edition as a file that will be called so; logged before it is made."""
    made = printed(space, edition_id, copy=copy)
    edition = made.edition
    head = space.store.hand_out(
        Right.BRIEF,
        format,
        edition.about[0],
        name=name,
        cases=len(edition.cases),
        audience=edition.audience,
    )
    content = rendered(replace(made.document, log_head=head), format)
    about = (*edition.parties, *edition.cases)
    space.store.consultations.given(head, content, about=about)
    return content


def write_edition(
    space: Workspace,
    edition_id: Id,
    output: Path | None,
    format: BriefingFormat,
    *,
    copy: int = 0,
) -> Path:
    """Write an edition to a file, and say where."""
    edition = space.editions.get(edition_id).latest
    ending = f"-{edition.form}-{edition.audience}-{edition.number}.{format}"
    path = output or default_path(edition.about[0], edition.audience, ending)
    return write_private(path, edition_bytes(space, edition.lineage, format, path.name, copy=copy))


def changes_of(
    space: Workspace, edition_id: Id, since: Id = ""
) -> tuple[Edition, Edition | None, tuple[Difference, ...]]:
    """What changed since the edition before, or since another; nothing where it is the first.

    Raises InvalidValue for one of another audience or language: what differs would tell what is
    withheld.
    """
    edition, document = read_edition(space, edition_id)
    before = space.editions.get(since).latest if since else space.editions.before(edition)
    if before is None:
        return edition, None, ()
    if (before.audience, before.form) != (edition.audience, edition.form):
        raise InvalidValue(
            message("{one} and {other} are of two forms or audiences", one=since, other=edition_id),
            message("compare editions of one series"),
        )
    earlier, said = read_edition(space, before.lineage)
    return edition, earlier, differences(said, document)
