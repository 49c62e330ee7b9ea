"""What the command line prints of one entity."""

from collections.abc import Sequence

from app.cli import console
from app.cli.console import Format, line
from app.networks.dossier import CaseRole, Dossier
from app.rows.listing import Column, Listing
from app.rows.networks import dossier_row, mention_listing
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.model import Entity, Relationship
from graph.schema import RelationshipKind


def show(space: Workspace, what: str, format: Format) -> None:
    """Print everything known of one entity, or what else the text could mean."""
    hits = space.store.search(what, limit=8)
    entity = space.store.find(what)
    dossier = space.dossiers.of(entity.id)
    if console.for_program(format, lambda: dossier_row(space, dossier)):
        return
    _head(dossier, space.wording)
    if dossier.cases:
        console.draw(_cases(dossier, space.wording))
    if dossier.identifiers or dossier.links:
        console.draw(_links(space, dossier))
    if dossier.left_out:
        told = space.wording.text("{count} more links are not shown")
        line(told.format(count=dossier.left_out))
    if dossier.mentions:
        console.draw(mention_listing(dossier, space.wording))
    others = [hit.entity for hit in hits if hit.entity.id != entity.id]
    if others:
        console.draw(_also_found(others, space.wording))


def _head(dossier: Dossier, wording: Wording) -> None:
    """Print what it is called, whom it may be the same as, and in which network it is."""
    _ = wording.text
    entity = dossier.entity
    line(f"{wording.kind(entity.kind)}: {entity.name}  ({entity.id})")
    if entity.names:
        told = _("also written: {names}")
        line(told.format(names=", ".join(entity.names)))
    for link, other in dossier.links:
        if link.kind is RelationshipKind.PROBABLY_SAME_AS:
            name = other.name or _("(no name)")
            sentence = _("probably the same as {name} ({id})")
            line(sentence.format(name=name, id=other.id))
    if dossier.network_id:
        text = _("network: {network}")
        line(text.format(network=dossier.network_id))


def _cases(dossier: Dossier, wording: Wording) -> Listing[CaseRole]:
    """The cases it is named in; with a column for licences where any is told."""
    _ = wording.text

    def assessment(case: CaseRole) -> str:
        status = case.relationship.properties.get("assessment")
        if status:
            return wording.assessment(status)
        return ""

    def licence(case: CaseRole) -> str:
        return wording.licence(case.relationship.properties.get("licence", ""))

    licensed = any(case.relationship.properties.get("licence") for case in dossier.cases)
    return Listing(
        title=_("Cases"),
        items=dossier.cases,
        columns=(
            Column(_("case"), lambda case: case.case.number),
            Column(_("reported"), lambda case: case.case.reported_on or ""),
            Column(_("role"), lambda case: wording.role(case.relationship.role)),
            Column(_("assessment"), assessment),
            Column(_("grade"), lambda case: str(case.relationship.grade)),
            *([Column(_("licence"), licence)] if licensed else []),
        ),
    )


def _links(space: Workspace, dossier: Dossier) -> Listing[tuple[Relationship, Entity]]:
    """What it is linked to, identifiers first."""
    wording = space.wording
    _ = wording.text
    return Listing(
        title=_("Links"),
        items=(*dossier.identifiers, *dossier.links),
        columns=(
            Column(_("link"), lambda pair: _sentence(space, dossier.entity, *pair)),
            Column("id", lambda pair: pair[1].id),
            Column(_("how much, when"), lambda pair: wording.detail(pair[0])),
            Column(_("strength"), lambda pair: wording.strength(pair[0].strength)),
            Column(_("grade"), lambda pair: str(pair[0].grade)),
            Column(_("reports"), lambda pair: pair[0].sources),
            Column(_("cases"), lambda pair: pair[1].cases),
        ),
    )


def _also_found(others: Sequence[Entity], wording: Wording) -> Listing[Entity]:
    """What else the text could mean."""
    _ = wording.text
    return Listing(
        title=_("Also found"),
        items=others,
        columns=(
            Column("id", lambda entity: entity.id),
            Column(_("name"), lambda entity: entity.name),
            Column(_("kind"), lambda entity: wording.kind(entity.kind)),
            Column(_("cases"), lambda entity: entity.cases),
        ),
    )


def _sentence(space: Workspace, entity: Entity, link: Relationship, other: Entity) -> str:
    """A link as a sentence without this entity's own name: "… paid BCA 123", "BRI 456 paid …"."""
    name = other.name or space.wording.text("(no name)")
    verb = space.wording.relationship(link.kind)
    if link.start == entity.id:
        return f"… {verb} {name}"
    return f"{name} {verb} …"
