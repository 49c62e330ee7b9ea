"""Stored graph to networkx: the pictures and paths that analysis, screens and exports work on."""

from collections.abc import Iterable, Mapping

import networkx as nx

from graph.model import Entity, Id, Relationship
from graph.schema import ROLES, EntityKind, RelationshipKind, RoleGroup
from graph.stores.base import Neighbourhood

_GROUP_ORDER = (
    RoleGroup.RECRUITER,
    RoleGroup.SPONSOR,
    RoleGroup.FACILITATOR,
    RoleGroup.OTHER,
    RoleGroup.VICTIM,
)


def project(neighbourhood: Neighbourhood) -> "nx.MultiDiGraph[Id]":
    """A stored subgraph as networkx: nodes by entity id, edges keyed by relationship id.

    Nodes carry `entity`, `roles` (sorted role codes) and `group` (the weightiest role group, "" for
    other kinds); edges carry `relationship`.
    """
    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    roles = _roles(neighbourhood.relationships)
    for entity in neighbourhood.entities:
        codes = tuple(sorted(roles.get(entity.id, ())))
        graph.add_node(
            entity.id,
            entity=entity,
            roles=codes,
            group=role_group(entity, codes),
        )
    for relationship in neighbourhood.relationships:
        if relationship.start in graph and relationship.end in graph:
            graph.add_edge(
                relationship.start, relationship.end, key=relationship.id, relationship=relationship
            )
    return graph


def _roles(relationships: Iterable[Relationship]) -> Mapping[Id, set[str]]:
    roles: dict[Id, set[str]] = {}
    for relationship in relationships:
        if relationship.kind is RelationshipKind.PARTY_TO:
            roles.setdefault(relationship.start, set()).add(relationship.role)
    return roles


def role_group(entity: Entity, roles: Iterable[str]) -> str:
    """The weightiest group of the roles of a party; empty for other kinds."""
    if entity.kind not in (EntityKind.PERSON, EntityKind.ORGANIZATION):
        return ""
    groups = {ROLES[role].group for role in roles}
    return next((group.value for group in _GROUP_ORDER if group in groups), RoleGroup.OTHER.value)
