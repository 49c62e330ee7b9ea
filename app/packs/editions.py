"""Editions of briefings: previewed, frozen for an audience, printed and compared.

Decisions.
A preview and an edition are made as its audience is told of the network by somebody who reveals
nobody and wrote nothing, whoever makes them. What is printed of an edition is what was frozen; only
whether it is a draft, its number, the number of the copy and the head of the log are put in. It is
a draft unless an approval stands and every letter is still what was approved.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from app.access.audiences.own import audiences_below, find_audience
from app.access.rights import Right
from app.briefing.forms.form import UNFILLED
from app.briefing.language import Finding
from app.briefing.model import Document, Head, Picture, document_json, read_document
from app.briefing.writing import (
    Asked,
    BriefingFormat,
    document_of,
    read_paper,
    rendered,
    written_against_rules,
)
from app.exports.formats import default_path, today
from app.networks.work.editions import Frozen
from app.packs.differences import Difference, differences
from app.plain_text import plain
from app.rows.briefings.editions import EditionHeading
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id
from graph.work.editions import Edition
from loaders.private_files import write_private
from loaders.rows.rejects import safe_name

HOUSE = "internal"


@dataclass(frozen=True, slots=True)
class EditionOrder:
    """What an edition is to be made of; what is empty is as usual."""

    form: str
    audience: str = HOUSE
    date: str = ""
    title: str = ""
    case: str = ""
    """Number or id of the one case that it is about; empty for the whole network."""
    fields: Mapping[str, str] = field(default_factory=dict)
    articles: Path | None = None
    """An office's own list of articles."""
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
        articles=order.articles,
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
    network = space.networks.get(network_id)
    return space.editions.freeze(
        network,
        Frozen(
            form=made.form,
            content=document_json(made).decode(),
            audience=order.audience,
            language=made.language,
            date=made.date,
            distribution=made.distribution,
            handling=order.handling,
            case=_case_id(space, network, order.case),
        ),
    )


def draft_name(order: EditionOrder, ending: str) -> str:
    """How a file of what the preview shows is called."""
    about = ("draft", order.form, order.audience, order.case)
    return f"{'-'.join(safe_name(part) for part in about if part)}.{ending}"


def draft_bytes(
    space: Workspace, network_id: str, order: EditionOrder, format: BriefingFormat, name: str
) -> bytes:
    """What the preview shows as a file that is marked as a draft; logged before it is made."""
    network = space.networks.get(network_id)
    made = preview(space, network_id, order)
    head = space.store.hand_out(
        Right.BRIEF,
        format,
        network.id,
        name=name,
        cases=1 if order.case else len(network.cases),
        audience=order.audience,
    )
    content = rendered(replace(made, log_head=head), format)
    about = (*network.parties, *network.cases)
    space.store.consultations.given(head, content, about=about)
    return content


def findings_in(space: Workspace, edition: Edition) -> tuple[Finding, ...]:
    """What the sentences of people in an edition break of the rules of language."""
    _edition, document = read_edition(space, edition.lineage)
    return written_against_rules(document, space.material.of(edition.about[0]))


def _case_id(space: Workspace, network: Network, number: str) -> Id:
    """The id of the case of this number or id; empty where none is named."""
    numbers = space.store.case_numbers(network.cases) if number else {}
    return next((case for case, called in numbers.items() if number in (case, called)), "")


def headings_of(space: Workspace, editions: Iterable[Edition]) -> dict[Id, EditionHeading]:
    """By lineage what each edition is about, and its number and unit as they stand on it."""
    found = list(editions)
    numbers = space.store.case_numbers({one.case for one in found} - {""})
    return {one.lineage: _heading(one, numbers.get(one.case, "")) for one in found}


def _heading(edition: Edition, case: str) -> EditionHeading:
    """The heading of one edition; what nobody filled in is left out."""
    try:
        head = read_document(edition.content.encode()).head
    except InvalidValue:
        head = Head()  # forgotten
    filled = [line for line in (head.number, *head.office[:1]) if UNFILLED not in line]
    number = head.number if head.number in filled else ""
    unit = next((line for line in head.office[:1] if line in filled), "")
    return EditionHeading(case=case, number=number, unit=unit)


def file_name_of(edition: Edition, heading: EditionHeading, ending: str) -> str:
    """How a file of an edition is called: no two of one network are called alike.

    It is without the network, and tells no case that the edition itself does not.
    """
    case = heading.case if heading.case in edition.content else ""
    about = (plain(edition.form), edition.audience, case, str(edition.number))
    return f"{'-'.join(safe_name(part) for part in about if part)}.{ending}"


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
    space: Workspace,
    edition_id: Id,
    format: BriefingFormat,
    name: str,
    *,
    copy: int = 0,
    template: Path | None = None,
) -> bytes:
    """An edition as a file that will be called so; logged before it is made."""
    paper = read_paper(template, format)
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
    content = rendered(replace(made.document, log_head=head), format, paper)
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
    template: Path | None = None,
) -> Path:
    """Write an edition to a file, on an office's own paper if it is a Word document; say where."""
    edition = space.editions.get(edition_id).latest
    heading = headings_of(space, [edition])[edition.lineage]
    ending = f"-{file_name_of(edition, heading, format)}"
    path = output or default_path(edition.about[0], edition.audience, ending)
    content = edition_bytes(space, edition.lineage, format, path.name, copy=copy, template=template)
    return write_private(path, content)


def changes_of(
    space: Workspace, edition_id: Id, since: Id = ""
) -> tuple[Edition, Edition | None, tuple[Difference, ...]]:
    """What changed since the edition before, or since another; nothing where it is the first.

    Raises InvalidValue for one of another form, audience or case: what differs would tell what is
    withheld, or that a case went which was never told of.
    """
    edition, document = read_edition(space, edition_id)
    before = space.editions.get(since).latest if since else space.editions.before(edition)
    if before is None:
        return edition, None, ()
    if before.series != edition.series:
        raise InvalidValue(
            message(
                "{one} and {other} are of two forms, audiences or cases",
                one=since,
                other=edition_id,
            ),
            message("compare editions of one series"),
        )
    earlier, said = read_edition(space, before.lineage)
    return edition, earlier, differences(said, document)
