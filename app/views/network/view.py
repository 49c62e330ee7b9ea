"""What the parts of the page of one network share.

Its workspace, its values, and what each is called.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import streamlit as st

from app.networks.material import NetworkMaterial
from app.plain_text import plain
from app.settings import Settings
from app.wording.finding.namesakes import entity_facts
from app.workspace import Workspace
from graph.model import Id
from graph.schema import EDGE_LIST


@dataclass(frozen=True, slots=True)
class View:
    """One network as its page draws it."""

    space: Workspace
    material: NetworkMaterial
    graph: "nx.MultiDiGraph[Id]"
    revision: int

    @property
    def id(self) -> Id:
        """The id of the network."""
        return self.material.network.id

    def name(self, entity_id: Id) -> str:
        """What an entity is called here; its id when it is not known here."""
        known = self.material.entities.get(entity_id)
        if known:
            return plain(known.name) or self.space.wording.text("(no name)")
        return entity_id

    def names(self, ids: Iterable[Id]) -> str:
        """Several of them in one line."""
        return ", ".join(map(self.name, ids))

    def roles(self, party: Id) -> str:
        """What this party is reported as."""
        return self.space.wording.roles(self.material.role_codes(party))

    def facts(self, ids: Iterable[Id]) -> tuple[dict[Id, str], ...]:
        """What tells namesakes apart, one kind of fact after the other."""
        entities = self.material.entities
        known = {entity_id: entities[entity_id] for entity_id in ids if entity_id in entities}
        roles = {entity_id: self.roles(entity_id) for entity_id in known}
        return roles, *entity_facts(known.values(), self.space.wording)


def open_view(space: Workspace, network_id: Id) -> View:
    """The network for its page.

    What it is drawn from is kept until the data or the viewer change.
    """
    revision = space.store.revision()
    return View(space, *_material(space, space.settings, revision, network_id), revision)


@st.cache_resource(show_spinner=False, max_entries=8)
def _material(
    _space: Workspace, settings: Settings, revision: int, network_id: Id
) -> tuple[NetworkMaterial, "nx.MultiDiGraph[Id]"]:
    material = _space.material.of(network_id, on_screen=True)
    return material, _without_lists(material)


def _without_lists(material: NetworkMaterial) -> "nx.MultiDiGraph[Id]":
    """What is drawn.

    Lists of ties are left out, which join all who are in them and would hide who is tied to whom.
    """
    graph = material.graph()
    lists = [
        node
        for node in graph
        if node in material.cases and material.cases[node].scheme == EDGE_LIST
    ]
    return graph.subgraph(set(graph) - set(lists)).copy() if lists else graph
