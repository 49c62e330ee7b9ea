"""Plain rows of loads, networks, entities and paths, for JSON and CSV; the same on every store."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.workspace import Dossier, Workspace
from graph.analysis.networks.networks import Network
from graph.model import Case, Entity, Id
from graph.stores.base import Path


def network_row(space: Workspace, network: Network) -> dict[str, Any]:
    """A network as plain JSON: cases by number, parties with roles, victims as a count, reasons as
    sentences.
    """
    return network_rows(space, [network])[0]


def network_rows(space: Workspace, networks: Sequence[Network]) -> list[dict[str, Any]]:
    """Networks as plain JSON, their cases and parties asked for once."""
    cases = space.cases({each for network in networks for each in network.cases})
    names = space.entities({each for network in networks for each in network.parties})
    return [_network_row(space, network, cases, names) for network in networks]


def _network_row(
    space: Workspace, network: Network, cases: Mapping[Id, Case], names: Mapping[Id, Entity]
) -> dict[str, Any]:
    roles = {each.entity_id: each.reasons[-1].params["roles"] for each in network.ranking}
    return {
        "id": network.id,
        "cases": sorted(cases[each].number for each in network.cases if each in cases),
        "parties": [
            {"id": each, "name": names[each].name, "roles": roles[each]} for each in network.parties
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
                "code": each.code,
                "value": each.value,
                "points": each.points,
                "text": space.wording.reason(each),
            }
            for each in network.reasons
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
                "number": each.case.number,
                "reported_on": each.case.reported_on,
                "role": each.relationship.role,
                "assessment": each.relationship.properties.get("assessment"),
                "grade": str(each.relationship.grade),
                "licence": each.relationship.properties.get("licence"),
            }
            for each in dossier.cases
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
                    dossier.sources[each.ref.source_id].name
                    if each.ref.source_id in dossier.sources
                    else ""
                ),
                "sheet": each.ref.sheet,
                "row": each.ref.row,
                "name": each.name,
                "role": each.role,
            }
            for each in dossier.mentions
        ],
    }


def path_row(space: Workspace, path: Path) -> dict[str, Any]:
    """A path as plain JSON."""
    return {
        "entities": [
            {"id": each.id, "kind": each.kind, "name": each.name} for each in path.entities
        ],
        "links": [
            {"kind": each.kind, "role": each.role, "strength": each.strength}
            for each in path.relationships
        ],
    }
