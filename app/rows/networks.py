"""Plain rows of loads, networks, entities and paths, for JSON and CSV; the same on every store."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.access.values import Path
from app.networks.dossier import Dossier
from app.rows.listing import Column, Listing
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.model import Case, Entity, Id, Mention


def network_row(space: Workspace, network: Network) -> dict[str, Any]:
    """A network as plain JSON.

    Cases by number, parties with roles, victims as a count, reasons as sentences.
    """
    return network_rows(space, [network])[0]


def network_rows(space: Workspace, networks: Sequence[Network]) -> list[dict[str, Any]]:
    """Networks as plain JSON, their cases and parties asked for once."""
    wanted = set[Id]().union(*(network.cases for network in networks))
    parties = set[Id]().union(*(network.parties for network in networks))
    cases = space.store.cases(wanted)
    names = space.store.entities(parties)
    return [_network_row(space, network, cases, names) for network in networks]


def _network_row(
    space: Workspace, network: Network, cases: Mapping[Id, Case], names: Mapping[Id, Entity]
) -> dict[str, Any]:
    """One network, what it names read already."""
    roles = {party.entity_id: party.reasons[-1].params["roles"] for party in network.ranking}
    return {
        "id": network.id,
        "cases": sorted(cases[case].number for case in network.cases if case in cases),
        "parties": [
            {"id": party, "name": names[party].name, "roles": roles[party]}
            for party in network.parties
        ],
        "victims": len(network.victims),
        "roles": dict(network.roles),
        "regencies": list(network.regencies),
        "destinations": list(network.destinations),
        "first_date": network.first_date,
        "last_date": network.last_date,
        "score": network.score,
        "reasons": [
            {
                "code": reason.code,
                "value": reason.value,
                "points": reason.points,
                "text": space.wording.reason(reason),
            }
            for reason in network.reasons
        ],
    }


def dossier_row(space: Workspace, dossier: Dossier) -> dict[str, Any]:
    """Everything known of one entity as plain JSON."""
    entity = dossier.entity
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "names": list(entity.names),
        "network": dossier.network_id,
        "properties": dict(entity.properties),
        "cases": [
            {
                "number": case.case.number,
                "reported_on": case.case.reported_on,
                "role": case.relationship.role,
                "assessment": case.relationship.properties.get("assessment"),
                "grade": str(case.relationship.grade),
                "licence": case.relationship.properties.get("licence"),
            }
            for case in dossier.cases
        ],
        "links": [
            {
                "kind": link.kind,
                "from": link.start == other.id,
                "id": other.id,
                "name": other.name,
                "amount": link.properties.get("amount"),
                "currency": link.properties.get("currency"),
                "count": link.properties.get("count"),
                "first_on": link.first_on,
                "last_on": link.last_on,
                "strength": link.strength,
                "grade": str(link.grade),
                "reports": link.sources,
                "cases": other.cases,
            }
            for link, other in (*dossier.identifiers, *dossier.links)
        ],
        "left_out": dossier.left_out,
        "sources": [
            {
                "file": (
                    dossier.sources[mention.ref.source_id].name
                    if mention.ref.source_id in dossier.sources
                    else ""
                ),
                "sheet": mention.ref.sheet,
                "row": mention.ref.row,
                "name": mention.name,
                "role": mention.role,
            }
            for mention in dossier.mentions
        ],
    }


def path_row(space: Workspace, path: Path) -> dict[str, Any]:
    """A path as plain JSON."""
    return {
        "entities": [
            {"id": entity.id, "kind": entity.kind, "name": entity.name} for entity in path.entities
        ],
        "links": [
            {
                "kind": relationship.kind,
                "role": relationship.role,
                "strength": relationship.strength,
            }
            for relationship in path.relationships
        ],
    }


def mention_listing(dossier: Dossier, wording: Wording) -> Listing[Mention]:
    """Every report of it: the file, where in it, and what it says."""
    _ = wording.text
    files = {source.id: source.name for source in dossier.sources.values()}
    return Listing(
        title=_("Sources"),
        items=dossier.mentions,
        columns=(
            Column(_("file"), lambda mention: files.get(mention.ref.source_id, "")),
            Column(_("sheet"), lambda mention: mention.ref.sheet),
            Column(_("row"), lambda mention: mention.ref.row),
            Column(_("as written"), lambda mention: mention.name),
            Column(_("role"), lambda mention: wording.role(mention.role)),
        ),
    )
