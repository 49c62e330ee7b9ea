"""The networks of a store, as its viewer may know them, and what links nobody in it."""

import polars as pl

from app.access.masked_store import MaskedStore
from app.access.values import Counts, GraphColumns
from app.settings import Settings
from graph.analysis.networks.networks import Network, find_networks
from graph.analysis.networks.ties import FLOWS, membership
from graph.errors import NetworkNotFound
from graph.messages import message
from graph.model import Case, Id, Judgement, Value
from graph.resolution.judgements import COMMON
from graph.schema import EDGE_LIST, REGISTER, Decision, EntityKind


class NonLinking(Value, frozen=True):
    """What would join those who have nothing to do with each other."""

    common: tuple[Id, ...] = ()
    places: tuple[Id, ...] = ()
    lists: tuple[Id, ...] = ()
    """Registers and published lists of ties, as cases."""
    busy: tuple[Id, ...] = ()
    """Identifiers that many pay or call, but few hold."""

    def excluded_nodes(self) -> set[Id]:
        """What no path leads through."""
        return {*self.common, *self.places, *self.lists}

    def excluded_links(self, relationships: pl.DataFrame) -> frozenset[Id]:
        """Over which of these no path leads."""
        is_flow = pl.col("kind").is_in(FLOWS)
        to_busy = pl.col("end").is_in(list(self.busy))
        flows = relationships.filter(is_flow, to_busy)
        return frozenset(flows["id"])


class Overview(Value, frozen=True, omit_defaults=True):
    """The first look: how much there is, what came last, what matters most."""

    counts: Counts
    newest: tuple[Case, ...]
    networks: tuple[Network, ...]


class Networks:
    """Networks of one store for one viewer, found once for each revision."""

    def __init__(self, store: MaskedStore, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self.common_above = settings.common_above
        """How many different people may share an identifier before it means nothing."""

    def without_revealing(self) -> "Networks":
        """The networks as somebody sees them who reveals nobody."""
        return Networks(self._store.without_revealing(), self._settings)

    def all(self) -> tuple[Network, ...]:
        """Every network, most important first."""
        return self._store.cache.get(
            "networks", lambda: self._networks_in(self._store.unmasked.graph())
        )

    def get(self, network_id: str) -> Network:
        """The network of this id, or of the only id that begins so; raises NetworkNotFound."""
        wanted = network_id if network_id.startswith("n_") else f"n_{network_id}"
        found = [network for network in self.all() if network.id.startswith(wanted)]
        exact = [network for network in found if network.id == wanted]
        if exact or len(found) == 1:
            network = (exact or found)[0]
            self._store.consultations.viewed(opened=[network.id])
            return network
        hint = (
            message("several begin so: give more of it")
            if found
            else message("list them with `simpul networks`")
        )
        raise NetworkNotFound(
            message("no network {network_id}: {hint}", network_id=network_id, hint=hint)
        )

    def id_of(self, entity_id: Id) -> Id | None:
        """The id of the network that this entity or case belongs to."""
        by_member = self._store.cache.get("network of each", self._by_member)
        return by_member.get(entity_id)

    def overview(self, *, newest: int = 8, networks: int = 5) -> Overview:
        """Counts, newest cases, first networks."""
        return Overview(
            counts=self._store.counts(),
            newest=self._store.newest_cases(newest),
            networks=self.all()[:networks],
        )

    def common(self) -> tuple[Id, ...]:
        """Identifiers that too many different people share to mean anything."""
        return self.non_linking().common

    def non_linking(self) -> NonLinking:
        """What links nobody, read once for each revision."""
        return self._store.cache.get(
            "non-linking", lambda: self._non_linking_in(self._store.unmasked.graph())
        )

    def decided(self) -> dict[Id, bool]:
        """Identifiers of which a person said whether they are common."""
        return {
            judgement.left: judgement.decision is Decision.POSITIVE
            for judgement in self._store.unmasked.appended(Judgement)
            if judgement.right == COMMON and judgement.decision is not Decision.UNSURE
        }

    def counts(self) -> Counts:
        """How much of the graph the viewer may know of, counted once for each revision."""
        return self._store.cache.get(
            "counts", lambda: self._store.disclosable_counts(self._store.unmasked.graph())
        )

    def refresh(self) -> None:
        """Find anew what hangs together after linking; the graph is read once for all of it."""
        found = self._store.cache.current()
        graph = self._store.unmasked.graph()
        found["networks"] = self._networks_in(graph)
        found["non-linking"] = self._non_linking_in(graph)
        found["counts"] = self._store.disclosable_counts(graph)

    def to_remember(self) -> tuple[Network, ...]:
        """The networks that are remembered and compared.

        They are those that anybody may know of, whoever looks or links.

        Else a snapshot of somebody who may reveal would tell others, by places that moved, which
        party is a victim; and one of somebody who may know of a sealed case, that there is one.
        """
        everybodys = self._store.seen_by_everybody()
        if everybodys is self._store:
            return self.all()
        return self._store.cache.get(
            "networks to remember", lambda: Networks(everybodys, self._settings).all()
        )

    def _by_member(self) -> dict[Id, Id]:
        """The first network of every entity and case that is in one."""
        found: dict[Id, Id] = {}
        for network in self.all():
            for member in members_of(network):
                found.setdefault(member, network.id)

        return found

    def _networks_in(self, graph: GraphColumns) -> tuple[Network, ...]:
        found = self._find(graph, self._store.suppressed_in_networks(graph))
        return self._store.disclosable_networks(found, graph)

    def _find(self, graph: GraphColumns, suppressed: frozenset[Id]) -> tuple[Network, ...]:
        return find_networks(
            graph.entities,
            graph.relationships,
            self._store.unmasked.cases(),
            decided=self.decided(),
            common_above=self.common_above,
            suppressed=suppressed,
        )

    def _non_linking_in(self, graph: GraphColumns) -> NonLinking:
        shared = membership(
            graph.entities,
            graph.relationships,
            decided=self.decided(),
            common_above=self.common_above,
        )
        places = graph.entities.filter(graph.entities["kind"] == EntityKind.PLACE)["id"]
        cases = self._store.unmasked.cases()
        lists = tuple(case.id for case in cases if case.scheme in (REGISTER, EDGE_LIST))
        return NonLinking(common=shared.common, places=tuple(places), lists=lists, busy=shared.busy)


def members_of(network: Network) -> set[Id]:
    """Every entity that a picture of the network can show."""
    return {
        *network.parties,
        *network.victims,
        *network.others,
        *network.identifiers,
        *network.common,
        *network.cases,
    }
