"""Who matters: parties in their places by any measure, sets of key players, and what would be
without some of them.

Decisions.
Victims stand in no graph of parties and so in no ranking; one who is a party too stands there as a
party alone. A place is shown with its band, from resampled networks, since losing a few reports can
change who comes first. Betweenness is never shown without the number of ties, and it is said when
both put the parties in the same order. Where surer ties count as shorter and ties are not equally
sure, that is said, with the measure that counts steps: published figures mostly do.
"""

from collections.abc import Mapping, Sequence
from math import isnan

import networkx as nx
import polars as pl
from msgspec.structs import replace

from app.access.masked_store import MaskedStore
from app.networks.material import Materials
from app.networks.networks import Networks
from graph.analysis.disruption.key_players import Aim, KeyPlayers, key_players
from graph.analysis.disruption.removal import WhatIf, what_if
from graph.analysis.measures.cuts import CutPoint, cut_points
from graph.analysis.measures.registry import BY_STEPS, MEASURES, placed, scores
from graph.analysis.measures.robustness import bands as bands_of
from graph.analysis.measures.robustness import by
from graph.analysis.networks.networks import Network
from graph.errors import EntityNotFound, InvalidValue
from graph.messages import message
from graph.model import Id, Value

NEEDS_CASES = frozenset({"brokerage_regencies", "brokerage_stages"})
"""Measures that read the cases of one network."""
OF_THE_WHOLE = frozenset({*BY_STEPS, *BY_STEPS.values(), "eigenvector", "pagerank"})
"""Measures whose values are shares of the whole that is ranked, so that among all networks they are
other numbers.
"""
BESIDE_TIES = frozenset({"betweenness", "betweenness_steps"})
"""Measures that often say little beyond the number of ties."""
LEAST_COMPARED = 5
"""Parties from which on it is worth saying how alike two orders are."""
DRAWS = 200
"""Resampled networks of each kind that a band rests on."""
FEWER_DRAWS_ABOVE, FEWER_DRAWS = 250, 40
"""Parties above which there are fewer, so that nobody waits for minutes."""


class Rank(Value, frozen=True, omit_defaults=True):
    """The place of one party by one measure."""

    party: Id
    network: Id
    place: int
    score: float
    ties: int
    parts: int = 0
    """Into how many parts its network falls without it; 0 where it does not."""
    parts_with_cases: int = 0
    """How many of these would hold a case of their own."""
    low: int = 0
    high: int = 0
    """Between which places it stands as known and in nine of ten resampled networks; 0 when that
    was not asked.
    """


class Ranks(Value, frozen=True, omit_defaults=True):
    """The parties by one measure, first what to look at first."""

    by: str
    rows: tuple[Rank, ...]
    error: float | None = None
    """For large graphs, of which a sample was measured: how far a score may be off, with
    `confidence`.
    """
    confidence: float | None = None
    samples: int | None = None
    like_degree: float | None = None
    """How alike the order is to that by number of ties (Spearman 1904); None where nothing can be
    compared.
    """
    by_steps: str = ""
    """The measure that counts each tie as one step, where this one takes surer ties for shorter and
    not all are equally sure.
    """


class Ranking:
    """Places of parties and sets of key players, for one viewer of one store."""

    def __init__(self, store: MaskedStore, networks: Networks, material: Materials) -> None:
        self._cache = store.cache
        self._networks = networks
        self._material = material

    def of(self, by: str, network_id: Id = "", *, bands: bool = False, seed: int = 1) -> Ranks:
        """The parties of one network by a measure, or of all networks.

        All are ranked as if they were one network of several parts.

        With `bands`, of one network only, each place has its band. Raises InvalidValue for no known
        measure, and for one that needs the cases of a network where none is given.
        """
        if by not in MEASURES:
            raise InvalidValue(
                message("no measure {by}: use one of {names}", by=by, names=", ".join(MEASURES))
            )
        if by in NEEDS_CASES and not network_id:
            raise InvalidValue(
                message("{by} is measured within one network: give the id of one", by=by)
            )

        found = self._cache.get(
            ("ranks", network_id, by, seed), lambda: self._ranks(by, network_id, seed)
        )
        if not (bands and network_id):
            return found

        return self._cache.get(
            ("bands", network_id, by, seed), lambda: self._banded(found, network_id, seed)
        )

    def key_players(
        self, network_id: Id, size: int, aim: Aim = Aim.FRAGMENT, *, seed: int = 1
    ) -> KeyPlayers:
        """The best set of so many parties for an aim.

        Raises InvalidValue for a size that the network has not.
        """

        def make() -> KeyPlayers:
            return key_players(self._material.party_graph(network_id), size, aim, seed=seed)

        return self._cache.get(("key_players", network_id, size, aim, seed), make)

    def what_if(self, network_id: Id, removed: Sequence[Id]) -> WhatIf:
        """The network before and after these parties are gone.

        Raises InvalidValue for who is no party of it.
        """
        graph = self._material.party_graph(network_id)
        return what_if(graph, removed, self._material.evidence(network_id))

    def party(self, network_id: Id, text: str) -> Id:
        """The party of a network that has this id, an id that begins so, or this name.

        Raises EntityNotFound.
        """
        entities = self._material.evidence(network_id).entities
        parties = sorted(self._material.party_graph(network_id))
        for fits in (
            lambda party: party == text,
            lambda party: text.startswith("e_") and party.startswith(text),
            lambda party: entities[party].name.casefold() == text.casefold(),
        ):
            if found := [party for party in parties if fits(party)]:
                break

        if len(found) == 1:
            return found[0]
        if found:
            raise EntityNotFound(
                message(
                    "{count} parties of this network fit {text!r}: give the id of one",
                    count=len(found),
                    text=text,
                )
            )
        raise EntityNotFound(
            message(
                "no party {text!r} in this network: `simpul rank {network_id}` lists them with"
                " their ids",
                text=text,
                network_id=network_id,
            )
        )

    def _ranks(self, by: str, network_id: Id, seed: int) -> Ranks:
        if network_id:
            graph = self._material.party_graph(network_id)
            return _ranks(graph, by, seed, dict.fromkeys(graph, network_id))

        networks = self._networks.all()
        network_of: dict[Id, Id] = {}
        for network in networks:
            network_of |= dict.fromkeys(network.parties, network.id)

        return _ranks(_joined(networks), by, seed, network_of)

    def _banded(self, found: Ranks, network_id: Id, seed: int) -> Ranks:
        """The same ranks, each place with its band."""
        graph = self._material.party_graph(network_id)
        draws = DRAWS if len(graph) <= FEWER_DRAWS_ABOVE else FEWER_DRAWS
        bands = bands_of(graph, by(found.by, seed=seed), draws=draws, seed=seed)
        band_of = {band.party: band for band in bands}
        rows = []
        for row in found.rows:
            band = band_of[row.party]
            rows.append(replace(row, low=band.low, high=band.high))

        return replace(found, rows=tuple(rows))


def _joined(networks: Sequence[Network]) -> "nx.Graph[Id]":
    """The parties and ties of all networks in one graph."""
    graph: nx.Graph[Id] = nx.Graph()
    for network in networks:
        graph.add_nodes_from(network.parties)
        graph.add_weighted_edges_from((tie.left, tie.right, tie.weight) for tie in network.ties)

    return graph


def _ranks(graph: "nx.Graph[Id]", by: str, seed: int, network_of: Mapping[Id, Id]) -> Ranks:
    """The places of all parties by one measure, with what they rest on."""
    found = scores(graph, by, seed=seed)
    cuts = {str(point.node): point for point in cut_points(graph)}
    rows = tuple(
        _rank(str(ranked.node), ranked.place, ranked.score, graph, cuts, network_of)
        for ranked in placed(found, higher_is_more=MEASURES[by].higher_is_more)
    )
    alike = _alike(rows) if by in BESIDE_TIES else None
    weights = {weight for _, _, weight in graph.edges(data="weight", default=1.0)}

    return Ranks(
        by=by,
        rows=rows,
        error=found.error,
        confidence=found.confidence,
        samples=found.samples,
        like_degree=alike,
        by_steps=BY_STEPS.get(by, "") if len(weights) > 1 else "",
    )


def _rank(
    party: Id,
    place: int,
    score: float,
    graph: "nx.Graph[Id]",
    cuts: Mapping[Id, CutPoint],
    network_of: Mapping[Id, Id],
) -> Rank:
    """One row; a party that is no cut point leaves one part behind, which is told as none."""
    cut = cuts.get(party)
    return Rank(
        party=party,
        network=network_of[party],
        place=place,
        score=score,
        ties=graph.degree[party],
        parts=cut.parts if cut else 0,
        parts_with_cases=cut.own_cases if cut else 0,
    )


def _alike(rows: Sequence[Rank]) -> float | None:
    """The correlation of places by score and by number of ties.

    None for less than LEAST_COMPARED parties.
    """
    if len(rows) < LEAST_COMPARED:
        return None

    table = pl.DataFrame({"score": [row.score for row in rows], "ties": [row.ties for row in rows]})
    found: float | None = table.select(pl.corr("score", "ties", method="spearman")).item()
    if found is None or isnan(found):
        return None
    return round(found, 2)
