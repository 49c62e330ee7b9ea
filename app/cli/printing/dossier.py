"""What the command line prints of one entity."""

from typing import Any

from app.cli.console import Format, as_json, line, table
from app.networks.dossier import Dossier
from app.rows.networks import dossier_row
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.model import Entity, Relationship
from graph.schema import RelationshipKind


def show(space: Workspace, what: str, format: Format) -> None:
    """Print everything known of one entity, or what else the text could mean."""
    hits = space.store.search(what, limit=8)
    entity = space.store.find(what)
    dossier = space.dossiers.of(entity.id)
    if format is not Format.TABLE:
        as_json(dossier_row(space, dossier))
        return
    _dossier(space, dossier)
    others = [hit.entity for hit in hits if hit.entity.id != entity.id]
    if others:
        _ = space.wording.text
        table(
            _("Also found"),
            ("id", _("name"), _("kind"), _("cases")),
            (_brief(space, entity) for entity in others),
        )


def _brief(space: Workspace, entity: Entity) -> tuple[Any, ...]:
    return entity.id, entity.name, space.wording.kind(entity.kind), entity.cases


def _dossier(space: Workspace, dossier: Dossier) -> None:
    wording, _ = space.wording, space.wording.text
    entity = dossier.entity
    line(f"{wording.kind(entity.kind)}: {entity.name}  ({entity.id})")
    if entity.names:
        line(_("also written: {names}").format(names=", ".join(entity.names)))
    for link, other in dossier.links:
        if link.kind is RelationshipKind.PROBABLY_SAME_AS:
            name = other.name or _("(no name)")
            line(_("probably the same as {name} ({id})").format(name=name, id=other.id))
    if dossier.network_id:
        line(_("network: {network}").format(network=dossier.network_id))
    if dossier.cases:
        headings: tuple[str, ...] = (
            _("case"),
            _("reported"),
            _("role"),
            _("assessment"),
            _("grade"),
        )
        licensed = any(case.relationship.properties.get("licence") for case in dossier.cases)
        headings = (*headings, _("licence")) if licensed else headings
        table(
            _("Cases"),
            headings,
            (_case_row(wording, case)[: len(headings)] for case in dossier.cases),
        )
    if dossier.identifiers or dossier.links:
        table(
            _("Links"),
            (
                _("link"),
                "id",
                _("how much, when"),
                _("strength"),
                _("grade"),
                _("reports"),
                _("cases"),
            ),
            (
                (
                    _sentence(space, dossier.entity, link, other),
                    other.id,
                    wording.detail(link),
                    wording.strength(link.strength),
                    str(link.grade),
                    link.sources,
                    other.cases,
                )
                for link, other in (*dossier.identifiers, *dossier.links)
            ),
        )
    if dossier.left_out:
        line(_("{count} more links are not shown").format(count=dossier.left_out))
    if dossier.mentions:
        table(
            _("Sources"),
            (_("file"), _("sheet"), _("row"), _("as written"), _("role")),
            (
                (
                    (
                        dossier.sources[mention.ref.source_id].name
                        if mention.ref.source_id in dossier.sources
                        else ""
                    ),
                    mention.ref.sheet,
                    mention.ref.row,
                    mention.name,
                    wording.role(mention.role),
                )
                for mention in dossier.mentions
            ),
        )


def _case_row(wording: Wording, each: Any) -> tuple[Any, ...]:
    status = each.relationship.properties.get("assessment")
    return (
        each.case.number,
        each.case.reported_on or "",
        wording.role(each.relationship.role),
        wording.assessment(status) if status else "",
        str(each.relationship.grade),
        wording.licence(each.relationship.properties.get("licence", "")),
    )


def _sentence(space: Workspace, entity: Entity, link: Relationship, other: Entity) -> str:
    """A link as a sentence in which this entity's own name is left out: "… paid BCA 123", "BRI 456
    paid …".
    """
    name, verb = (
        other.name or space.wording.text("(no name)"),
        space.wording.relationship(link.kind),
    )
    return f"… {verb} {name}" if link.start == entity.id else f"{name} {verb} …"
