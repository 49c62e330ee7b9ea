"""Networks: connected groups of parties, with what they span and why they matter, most important
first.

A network is a connected component of the ties between parties (graph/analysis/networks/ties.py). It
is worth listing when it joins two cases or more, or LISTED_FROM parties whom a list of ties or a
table of events names: such lists and events are no complaints and give no points as cases. The days
of the ties of a list are days of its network. One that hangs together only by people who are
probably the same says so.
A component of more than CELLS_ABOVE parties is also cut into cells (Leiden: Traag, Waltman and van
Eck 2019, doi 10.1038/s41598-019-41695-z).
A network is called after the party of it that was known first (the least serial): it keeps its id
when others join; of two that become one, the id of the one known longer lives on; of one that falls
apart, the part with that party keeps it.
"""

from collections.abc import Iterable, Mapping, Set
from typing import Any

import igraph as ig
import networkx as nx
import polars as pl
from msgspec.structs import replace

from graph.analysis.measures.communities import communities
from graph.analysis.measures.components import components
from graph.analysis.networks.ranking import RankedParty, Reason, rank_parties
from graph.analysis.networks.sources import file_links
from graph.analysis.networks.ties import (
    COMMON_ABOVE,
    STRENGTH_RANK,
    TENTATIVE_CODES,
    Membership,
    membership,
    tie_reasons,
)
from graph.analysis.networks.weights import SURE_ABOVE
from graph.dates import span
from graph.model import Case, Id, Value, combine_weights, make_id
from graph.schema import EDGE_LIST, EVENT, LISTS, REGISTER, RelationshipKind, Strength

CELLS_ABOVE = 60
"""Parties beyond which a network is shown as cells."""

LISTED_FROM = 3
"""Parties of an edge list or an event from which they are a network, though no second case joins
them.
"""


_STRENGTHS = [Strength(category) for category in STRENGTH_RANK.categories]


class TieReason(Value, frozen=True, omit_defaults=True):
    """One thing that ties two parties: `same_case`, `shared_identifier`, `shared_victim`, `stated`,
    `probably_same` or `probable_victim`.
    """

    code: str
    via: Id
    """The case, identifier, victim or relationship; for the last three the relationship."""
    weight: float
    """Evidence times what its kind says times what is left after its age
    (graph/analysis/networks/weights.py).
    """
    kind: str = ""
    """Of the identifier or stated relationship."""
    evidence: float = 0.0
    """By the grades of its independent sources alone."""
    told: int = 0
    """How many independent sources tell it, of whichever side is told less; 0 when it was
    concluded, or is withheld.
    """
    sources: tuple[Id, ...] = ()
    """Those sources, of both sides, each by the first case of its account
    (graph/analysis/networks/sources.py).
    """
    needed: tuple[Id, ...] = ()
    """The sources without any one of which it falls."""
    first_on: str | None = None
    last_on: str | None = None


class Tie(Value, frozen=True, omit_defaults=True):
    """Two tied parties with every reason; `left` < `right`."""

    left: Id
    right: Id
    weight: float
    """Of its reasons strongest first, each that shares no source with one before, combined by 1 -
    prod(1 - w).
    """
    strength: Strength
    reasons: tuple[TieReason, ...]

    @property
    def needed(self) -> tuple[Id, ...]:
        """The sources without any one of which nothing of it is left; empty when it stands without
        any of them.
        """
        first, *others = (set(reason.needed) for reason in self.reasons)
        return tuple(sorted(first.intersection(*others)))


class Network(Value, frozen=True, omit_defaults=True):
    """A connected group of parties and what it spans. Ids are entity ids unless said otherwise."""

    id: Id
    cases: tuple[Id, ...]
    parties: tuple[Id, ...]
    """Most important first."""
    victims: tuple[Id, ...] = ()
    others: tuple[Id, ...] = ()
    """Witnesses, reporters and relatives of its cases who are not parties."""
    identifiers: tuple[Id, ...] = ()
    """What its parties hold and use, without common ones."""
    common: tuple[Id, ...] = ()
    """Identifiers of its parties that too many others share to mean anything."""
    called_common: tuple[Id, ...] = ()
    """Identifiers of its people, victims among them, that a person decided to be common."""
    roles: Mapping[str, int] = {}
    """Parties by role group; one with roles in two groups counts in both."""
    regencies: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    """ISO 3166 alpha-2."""
    first_date: str | None = None
    last_date: str | None = None
    score: float = 0.0
    """Sum of the points of its reasons: an order for reading, never a verdict."""
    reasons: tuple[Reason, ...] = ()
    ties: tuple[Tie, ...] = ()
    cells: tuple[tuple[Id, ...], ...] = ()
    ranking: tuple[RankedParty, ...] = ()


def find_networks(
    entities: pl.DataFrame,
    relationships: pl.DataFrame,
    cases: Iterable[Case],
    *,
    decided: Mapping[Id, bool] | None = None,
    common_above: int = COMMON_ABOVE,
    min_cases: int = 2,
    suppressed: Set[Id] = frozenset(),
    seed: int = 1,
) -> tuple[Network, ...]:
    """Every network that joins at least `min_cases` cases, by score, then the larger first, then
    id.

    `entities` and `relationships` are the columns of `Store.graph`; `decided` what a person decided
    of identifiers. `untold` are people who may not be told to be victims or witnesses: they tie,
    and nothing counts them.
    """
    known = {case.id: case for case in cases}
    of_scheme = {scheme: _of_scheme(known, scheme) for scheme in (REGISTER, EDGE_LIST, EVENT)}
    who = membership(
        entities,
        relationships,
        registers=of_scheme[REGISTER],
        lists=of_scheme[EDGE_LIST],
        decided=decided,
        common_above=common_above,
    )
    reasons = tie_reasons(who, relationships, known.values())
    component_of = _component_of(who, reasons, entities)
    listed = pl.col("case").is_in(list(of_scheme[EDGE_LIST] | of_scheme[EVENT]))
    wanted = (
        who.parties.join(component_of, on="party")
        .group_by("component")
        .agg(pl.col("case").n_unique(), pl.col("party").filter(listed).n_unique().alias("listed"))
        .filter((pl.col("case") >= min_cases) | (pl.col("listed") >= LISTED_FROM))
    )
    kept = component_of.join(wanted, on="component", how="semi")
    common_held = _common_held(relationships, who)
    told = replace(
        who, **{table: _without(getattr(who, table), suppressed) for table in ("victims", "others")}
    )
    called = relationships.filter(
        pl.col("end").is_in(
            [identifier for identifier, common in (decided or {}).items() if common]
        )
    )
    days = _listed_days(relationships, of_scheme[EDGE_LIST])
    parts = _Parts(
        told, kept, reasons, common_held, called.select("start", "end").rows(), known, days, seed
    )
    found = [parts.network(component) for component in sorted(kept["component"].unique())]
    return tuple(
        sorted(found, key=lambda network: (-network.score, -len(network.parties), network.id))
    )


def _listed_days(relationships: pl.DataFrame, lists: Set[Id]) -> pl.DataFrame:
    """Who starts each dated tie that a list of ties tells, with its first and last day."""
    dated = relationships.filter(
        pl.col("cases").list.eval(pl.element().is_in(list(lists))).list.any()
        & pl.col("first_on").is_not_null()
        & (pl.col("kind") != RelationshipKind.PARTY_TO)
    )
    return dated.select(pl.col("start").alias("party"), "first_on", "last_on")


def _of_scheme(cases: Mapping[Id, Case], scheme: str) -> frozenset[Id]:
    return frozenset(case_id for case_id, case in cases.items() if case.scheme == scheme)


def _without(people: pl.DataFrame, suppressed: Set[Id]) -> pl.DataFrame:
    return people.filter(~pl.col("person").is_in(list(suppressed))) if suppressed else people


def _component_of(who: Membership, reasons: pl.DataFrame, entities: pl.DataFrame) -> pl.DataFrame:
    """Each party with the number of its connected component, and its serial."""
    parties = who.parties["party"].unique().sort()
    place = pl.DataFrame({"party": parties, "place": range(len(parties))})
    edges = (
        reasons.select("left", "right")
        .unique()
        .join(place.rename({"party": "left", "place": "a"}), on="left")
        .join(place.rename({"party": "right", "place": "b"}), on="right")
        .select("a", "b")
    )
    graph = ig.Graph(n=len(parties), edges=edges.rows())
    found = place.select("party").with_columns(
        component=pl.Series(graph.connected_components().membership, dtype=pl.Int64)
    )
    return found.join(entities.select(pl.col("id").alias("party"), "serial"), on="party")


def _common_held(relationships: pl.DataFrame, who: Membership) -> pl.DataFrame:
    return relationships.filter(pl.col("end").is_in(list(who.common))).select(
        pl.col("start").alias("party"), pl.col("end").alias("identifier")
    )


class _Parts:
    """The tables of all networks, split by component once, so that each network is put together by
    look-up.
    """

    def __init__(
        self,
        who: Membership,
        component_of: pl.DataFrame,
        reasons: pl.DataFrame,
        common_held: pl.DataFrame,
        called_common: Iterable[tuple[Id, Id]],
        cases: Mapping[Id, Case],
        days: pl.DataFrame,
        seed: int,
    ) -> None:
        self._cases, self._seed = cases, seed
        self._serials: dict[Id, int] = dict(component_of.select("party", "serial").rows())
        in_cases = who.parties.join(component_of, on="party")
        case_component = in_cases.select("case", "component").unique()
        self._party_rows = _split(
            in_cases.select("component", "party", "case", "role", "group", "stage").unique()
        )
        party_ids = component_of.select(pl.col("party").alias("person"))
        self._victims = _split(
            who.victims.join(case_component, on="case")
            .select("component", "person", "case")
            .unique()
        )
        self._others = _split(
            who.others.join(party_ids, on="person", how="anti")
            .join(case_component, on="case")
            .select("component", "person")
            .unique()
        )
        self._identifiers = _split(
            who.holders.join(component_of, on="party").select("component", "identifier").unique()
        )
        self._called_common: dict[Id, set[Id]] = {}
        for person, identifier in called_common:
            self._called_common.setdefault(person, set()).add(identifier)
        self._common = _split(
            common_held.join(component_of, on="party").select("component", "identifier").unique()
        )
        self._days = _split(
            days.join(component_of, on="party").select("component", "first_on", "last_on").unique()
        )
        self._reasons = _split(
            reasons.join(component_of.rename({"party": "left"}), on="left").select(
                "component", "left", "right", "strength", *_REASON_FIELDS
            )
        )

    def network(self, component: int) -> Network:
        """The network of one component."""
        rows = self._party_rows[component]
        case_ids = sorted({case for _, case, *_ in rows})
        ties = _ties(self._reasons.get(component, []))
        victims = self._victims.get(component, [])
        graph = _tie_graph({party for party, *_ in rows}, ties)
        ranking = rank_parties(graph, rows, victims)
        cases = [self._cases[case_id] for case_id in case_ids if case_id in self._cases]
        told = (day for days in self._days.get(component, []) for day in days)
        first_date, last_date = span(
            (*(day for case in cases for day in (case.reported_on, case.departed_on)), *told)
        )
        regencies = sorted({case.origin.regency for case in cases if case.origin.regency})
        destinations = sorted(
            {case.destination.country for case in cases if case.destination.country}
        )
        victim_ids = sorted({person for person, _ in victims})
        complaints = [case for case in cases if case.scheme not in LISTS]
        reasons = _reasons(
            complaints, victim_ids, regencies, destinations, {stage for *_, stage in rows if stage}
        )
        reasons += _fragile(graph, ties)
        others = {person for (person,) in self._others.get(component, [])} - set(victim_ids)
        called = (
            self._called_common.get(victim_id, ()) for victim_id in (*graph, *victim_ids, *others)
        )
        return Network(
            id=make_id("n", min(graph, key=lambda party: (self._serials[party], party))),
            cases=tuple(case_ids),
            parties=tuple(party.entity_id for party in ranking),
            victims=tuple(victim_ids),
            others=tuple(sorted(others)),
            identifiers=tuple(
                sorted(identifier for (identifier,) in self._identifiers.get(component, []))
            ),
            common=tuple(sorted(identifier for (identifier,) in self._common.get(component, []))),
            called_common=tuple(sorted(set().union(*called))),
            roles=_roles(rows),
            regencies=tuple(regencies),
            destinations=tuple(destinations),
            first_date=first_date,
            last_date=last_date,
            score=round(sum(reason.points for reason in reasons), 2),
            reasons=tuple(reasons),
            ties=ties,
            cells=_cells(graph, self._seed),
            ranking=tuple(ranking),
        )


def _split(table: pl.DataFrame) -> dict[int, list[tuple[Any, ...]]]:
    """Rows by component, each sorted, without the component column."""
    parts: dict[int, list[tuple[Any, ...]]] = {}
    for component, *row in table.sort(table.columns, nulls_last=True).iter_rows():
        parts.setdefault(component, []).append(tuple(row))
    return parts


def _ties(rows: Iterable[tuple[Any, ...]]) -> tuple[Tie, ...]:
    pairs: dict[tuple[Id, Id], list[tuple[Strength, TieReason]]] = {}
    for left, right, strength, *fields in rows:
        pairs.setdefault((left, right), []).append((strength, _tie_reason(*fields)))
    return tuple(_tie(left, right, found) for (left, right), found in pairs.items())


_REASON_FIELDS = (
    "code",
    "via",
    "kind",
    "weight",
    "evidence",
    "told",
    "sources",
    "needed",
    "first_on",
    "last_on",
)


def _tie_reason(
    code: str, via: Id, kind: str, weight: float, evidence: float, told: int, *rest: Any
) -> TieReason:
    sources, needed, first_on, last_on = rest
    return TieReason(
        code=code,
        via=via,
        kind=kind,
        weight=weight,
        evidence=evidence,
        told=told,
        sources=tuple(sources),
        needed=tuple(needed),
        first_on=first_on,
        last_on=last_on,
    )


def _tie(left: Id, right: Id, found: list[tuple[Strength, TieReason]]) -> Tie:
    reasons = tuple(reason for _, reason in found)
    independent = _independent(reasons)
    sure = {
        reason.sources
        for reason in reasons
        if len(reason.sources) == 1 and reason.evidence > SURE_ABOVE
    }
    strength = max((Strength(strength) for strength, _ in found), key=_STRENGTHS.index)
    return Tie(
        left=left,
        right=right,
        weight=combine_weights(reason.weight for reason in independent),
        strength=Strength.CONFIRMED if len(sure) > 1 else strength,
        reasons=reasons,
    )


def _independent(reasons: Iterable[TieReason]) -> list[TieReason]:
    """Of these reasons, strongest first, each that shares no source with one before."""
    counted: set[Id] = set()
    kept = []
    for reason in sorted(reasons, key=lambda reason: (-reason.weight, reason.code, reason.via)):
        if counted.isdisjoint(reason.sources):
            counted.update(reason.sources)
            kept.append(reason)
    return kept


def _tie_graph(parties: Iterable[Id], ties: Iterable[Tie]) -> "nx.Graph[Id]":
    graph: nx.Graph[Id] = nx.Graph()
    graph.add_nodes_from(sorted(parties))
    graph.add_edges_from((tie.left, tie.right, {"weight": tie.weight}) for tie in ties)
    return graph


def _roles(rows: Iterable[tuple[Any, ...]]) -> dict[str, int]:
    groups: dict[str, set[Id]] = {}
    for party, _, _, group, _ in rows:
        groups.setdefault(group, set()).add(party)
    return {group: len(groups[group]) for group in sorted(groups)}


def _reasons(
    cases: list[Case],
    victims: list[Id],
    regencies: list[str],
    destinations: list[str],
    stages: set[str],
) -> list[Reason]:
    """Why the network comes where it does; the points add up to its score."""
    joined = _office_groups(cases)
    candidates = (
        Reason(code="cases", value=len(cases), points=len(cases)),
        Reason(code="newly_connected", value=joined, points=2.0 * (joined - 1)),
        Reason(code="victims", value=len(victims), points=len(victims)),
        Reason(code="regencies", value=len(regencies), points=len(regencies) - 1),
        Reason(code="destinations", value=len(destinations), points=len(destinations) - 1),
        Reason(
            code="stages", value=len(stages), points=len(stages), params={"stages": sorted(stages)}
        ),
    )
    return [reason for reason in candidates if reason.points > 0]


def _fragile(graph: "nx.Graph[Id]", ties: Iterable[Tie]) -> list[Reason]:
    """That the network falls apart without its probable links, and into how many parts; it gives no
    points.
    """
    sure: nx.Graph[Id] = nx.Graph()
    sure.add_nodes_from(graph)
    sure.add_edges_from(
        (tie.left, tie.right)
        for tie in ties
        if any(reason.code not in TENTATIVE_CODES for reason in tie.reasons)
    )
    parts = nx.number_connected_components(sure)
    return [Reason(code="fragile", value=parts)] if parts > 1 else []


def _office_groups(cases: Iterable[Case]) -> int:
    """Into how many groups these cases fall by what the files say: a police report or number in
    common.
    """
    return len(set(components(file_links(cases)).values()))


def _cells(graph: "nx.Graph[Id]", seed: int) -> tuple[tuple[Id, ...], ...]:
    """Leiden communities of a big network, largest first; none for a small one."""
    if len(graph) <= CELLS_ABOVE:
        return ()
    return tuple(tuple(map(str, group)) for group in communities(graph, seed=seed).groups)
