"""Networks: connected groups of parties, with what they span and why they matter.

A network is a connected component of the ties between parties (ties.py), but for two that a single
probable link would make one (assembling.py). It is worth listing when it joins two cases or more,
or LISTED_FROM parties whom a list of ties or a table of events names: such lists and events are no
complaints and give no points as cases. The days of the ties of a list are days of its network. One
that hangs together only by people who are probably the same says so.
A component of more than CELLS_ABOVE parties is also cut into cells (Leiden: Traag, Waltman and van
Eck 2019, doi 10.1038/s41598-019-41695-z).
A network is called after the party of it that was known first (the least serial): it keeps its id
when others join; of two that become one, the id of the one known longer lives on; of one that falls
apart, the part with that party keeps it.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, NamedTuple

import networkx as nx
import polars as pl
from msgspec.structs import replace

from graph.analysis.measures.communities import communities
from graph.analysis.measures.components import components
from graph.analysis.networks.assembling import assemble
from graph.analysis.networks.ranking import RankedParty, Reason, rank_parties
from graph.analysis.networks.reason_codes import TENTATIVE_CODES, TieReasonCode
from graph.analysis.networks.sources import file_links
from graph.analysis.networks.ties import (
    COMMON_ABOVE,
    STRENGTH_RANK,
    Membership,
    membership,
    tie_reasons,
    without_suppressed,
)
from graph.analysis.networks.weights import SURE_ABOVE
from graph.dates import span
from graph.model import Case, Id, Value, combine_weights, make_id
from graph.schema import (
    EDGE_LIST,
    EVENT,
    LISTS,
    REGISTER,
    RelationshipKind,
    Strength,
)

CELLS_ABOVE = 60
"""Parties beyond which a network is shown as cells."""

LISTED_FROM = 3
"""Parties of an edge list or event from which they are a network without a second case."""

_STRENGTHS = [Strength(category) for category in STRENGTH_RANK.categories]


class TieReason(Value, frozen=True, omit_defaults=True):
    """One thing that ties two parties."""

    code: TieReasonCode
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
        """The sources without any one of which nothing of it is left."""
        first, *others = (set(reason.needed) for reason in self.reasons)
        of_all_reasons = first.intersection(*others)
        return tuple(sorted(of_all_reasons))


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
    """Every network that joins at least `min_cases` cases, by score, then size, then id.

    `entities` and `relationships` are the columns of `Store.graph`; `decided` what a person decided
    of identifiers. `suppressed` are people who may not be told to be victims or witnesses: as such
    they tie nobody and nothing counts them, nor does what was done to one tie. A tie that nobody
    else makes would tell who made it; who may see victims finds the network by it.
    """
    known = {case.id: case for case in cases}
    lists = _of_scheme(known, EDGE_LIST)
    who = membership(
        entities,
        relationships,
        registers=_of_scheme(known, REGISTER),
        lists=lists,
        decided=decided,
        common_above=common_above,
    )
    disclosable, told = without_suppressed(who, relationships, suppressed)
    reasons = tie_reasons(disclosable, told, known.values())
    published = lists | _of_scheme(known, EVENT)
    leads_to = {case_id: case.destination.country for case_id, case in known.items()}
    probable = told.filter(pl.col("kind") == RelationshipKind.PROBABLY_SAME_AS)
    odds = dict(probable.select("id", "weight").iter_rows())
    component_of = _component_of(who, reasons, entities, published, leads_to, odds)
    tables = _Tables(
        who=disclosable,
        component_of=_worth_listing(who, component_of, published, min_cases),
        reasons=reasons,
        common_held=_common_held(relationships, who),
        called_common=_called_common(relationships, decided or {}),
        days=_listed_days(relationships, lists),
    )
    parts = _NetworkParts(tables, known, seed)
    components = tables.component_of["component"].unique().sort()
    found = {component: parts.network(component) for component in components}
    told_apart = _may_be_one(reasons, tables.component_of, found)
    return tuple(
        sorted(told_apart, key=lambda network: (-network.score, -len(network.parties), network.id))
    )


def _worth_listing(
    who: Membership, component_of: pl.DataFrame, published: Set[Id], min_cases: int
) -> pl.DataFrame:
    """The parties, as in `component_of`, of the components that are networks.

    `published` are lists of ties and events: enough parties whom these name are a network, too.
    """
    is_published = pl.col("case").is_in(list(published))
    sizes = (
        who.parties.join(component_of, on="party")
        .group_by("component")
        .agg(
            pl.col("case").n_unique(),
            pl.col("party").filter(is_published).n_unique().alias("listed"),
        )
    )
    of_cases = pl.col("case") >= min_cases
    of_lists = pl.col("listed") >= LISTED_FROM
    wanted = sizes.filter(of_cases | of_lists)
    return component_of.join(wanted, on="component", how="semi")


def _called_common(relationships: pl.DataFrame, decided: Mapping[Id, bool]) -> pl.DataFrame:
    """Who holds what a person decided to be common: start, end."""
    called = [identifier for identifier, common in decided.items() if common]
    return relationships.filter(pl.col("end").is_in(called)).select("start", "end")


def _listed_days(relationships: pl.DataFrame, lists: Set[Id]) -> pl.DataFrame:
    """Who starts each dated tie that a list of ties tells, with its first and last day."""
    from_a_list = pl.col("cases").list.eval(pl.element().is_in(list(lists))).list.any()
    is_dated = pl.col("first_on").is_not_null()
    is_tie = pl.col("kind") != RelationshipKind.PARTY_TO
    dated = relationships.filter(from_a_list & is_dated & is_tie)
    return dated.select(pl.col("start").alias("party"), "first_on", "last_on")


def _of_scheme(cases: Mapping[Id, Case], scheme: str) -> frozenset[Id]:
    return frozenset(case_id for case_id, case in cases.items() if case.scheme == scheme)


def _component_of(
    who: Membership,
    reasons: pl.DataFrame,
    entities: pl.DataFrame,
    listed: Set[Id],
    leads_to: Mapping[Id, str],
    odds: Mapping[Id, float],
) -> pl.DataFrame:
    """Each party with the number of its component, and its serial (assembling.py)."""
    cases = who.parties.filter(~pl.col("case").is_in(list(listed)))
    numbered = assemble(who.parties["party"], cases, reasons, leads_to, odds)
    serials = entities.select(pl.col("id").alias("party"), "serial")
    return numbered.join(serials, on="party")


def _common_held(relationships: pl.DataFrame, who: Membership) -> pl.DataFrame:
    is_common = pl.col("end").is_in(list(who.common))
    return relationships.filter(is_common).select(
        pl.col("start").alias("party"),
        pl.col("end").alias("identifier"),
    )


def _may_be_one(
    reasons: pl.DataFrame, component_of: pl.DataFrame, networks: Mapping[int, Network]
) -> Iterator[Network]:
    """The networks; one that a probable link alone ties to others says so, and to which.

    It gives no points. A victim who is probably one in both is not told of here.
    """
    probable = reasons.filter(pl.col("code") == TieReasonCode.PROBABLY_SAME.value)
    numbers = dict(component_of.select("party", "component").iter_rows())
    beside: dict[int, set[Id]] = {}
    for left, right in probable.select("left", "right").iter_rows():
        ours, theirs = numbers.get(left), numbers.get(right)
        if ours is not None and theirs is not None and ours != theirs:
            beside.setdefault(ours, set()).add(networks[theirs].id)
            beside.setdefault(theirs, set()).add(networks[ours].id)
    for number, network in networks.items():
        others = sorted(beside.get(number, ()))
        if not others:
            yield network
            continue
        told = Reason(code="may_be_one", value=len(others), params={"networks": others})
        yield replace(network, reasons=(*network.reasons, told))


def _within(reasons: pl.DataFrame, component_of: pl.DataFrame) -> pl.DataFrame:
    """The reasons whose two parties stand in one component."""
    number = component_of.select("party", "component")
    return (
        reasons.join(number.rename({"party": "left", "component": "ours"}), on="left")
        .join(number.rename({"party": "right", "component": "theirs"}), on="right")
        .filter(pl.col("ours") == pl.col("theirs"))
        .drop("ours", "theirs")
    )


class _Tables(NamedTuple):
    """What networks are put together from, of all components that are networks."""

    who: Membership
    component_of: pl.DataFrame
    """party, component, serial."""
    reasons: pl.DataFrame
    common_held: pl.DataFrame
    """party, identifier."""
    called_common: pl.DataFrame
    """start, end."""
    days: pl.DataFrame
    """party, first_on, last_on."""


class _NetworkParts:
    """The tables of all networks, split by component once: each network is then put together by
    look-up.
    """

    def __init__(self, tables: _Tables, cases: Mapping[Id, Case], seed: int) -> None:
        """Split the tables; `cases` are all that are known, by id."""
        self._cases, self._seed = cases, seed
        who, component_of = tables.who, tables.component_of
        self._serials: dict[Id, int] = dict(component_of.select("party", "serial").rows())
        in_cases = who.parties.join(component_of, on="party")
        case_component = in_cases.select("case", "component").unique()
        self._party_rows = _split(in_cases, "party", "case", "role", "group", "stage")
        self._victims = _split(who.victims.join(case_component, on="case"), "person", "case")
        # A witness or relative who is a party of some network too stands among the parties alone.
        party_ids = component_of.select(pl.col("party").alias("person"))
        others = who.others.join(party_ids, on="person", how="anti")
        self._others = _split(others.join(case_component, on="case"), "person")
        self._identifiers = _split(who.holders.join(component_of, on="party"), "identifier")
        self._common = _split(tables.common_held.join(component_of, on="party"), "identifier")
        self._days = _split(tables.days.join(component_of, on="party"), "first_on", "last_on")
        of_left = component_of.rename({"party": "left"})
        within = _within(tables.reasons, component_of)
        reasons = within.join(of_left, on="left")
        columns = ("left", "right", "strength", *_REASON_FIELDS)
        self._reasons = _split(reasons, *columns, distinct=False)
        self._called_common: dict[Id, set[Id]] = {}
        for person, identifier in tables.called_common.rows():
            self._called_common.setdefault(person, set()).add(identifier)

    def network(self, component: int) -> Network:
        """The network of one component."""
        rows = self._party_rows[component]
        case_ids = sorted({case for _, case, *_ in rows})
        cases = [self._cases[case_id] for case_id in case_ids if case_id in self._cases]
        ties = _ties(self._reasons.get(component, []))
        graph = _tie_graph({party for party, *_ in rows}, ties)
        victims = self._victims.get(component, [])
        victim_ids = sorted({person for person, _ in victims})
        others = self._only(self._others, component) - set(victim_ids)
        ranking = rank_parties(graph, rows, victims)
        regencies = {case.origin.regency for case in cases} - {""}
        destinations = {case.destination.country for case in cases} - {""}
        reasons = _reasons(
            [case for case in cases if case.scheme not in LISTS],
            victims=len(victim_ids),
            regencies=len(regencies),
            destinations=len(destinations),
            stages=sorted({stage for *_, stage in rows if stage}),
        )
        reasons += _fragile(graph, ties)
        score = sum(reason.points for reason in reasons)
        first_date, last_date = self._span(component, cases)
        # The id is made of who was known first, so that it outlives whoever joins.
        first_known = min(graph, key=lambda party: (self._serials[party], party))
        return Network(
            id=make_id("n", first_known),
            cases=tuple(case_ids),
            parties=tuple(party.entity_id for party in ranking),
            victims=tuple(victim_ids),
            others=tuple(sorted(others)),
            identifiers=tuple(sorted(self._only(self._identifiers, component))),
            common=tuple(sorted(self._only(self._common, component))),
            called_common=self._called((*graph, *victim_ids, *others)),
            roles=_roles(rows),
            regencies=tuple(sorted(regencies)),
            destinations=tuple(sorted(destinations)),
            first_date=first_date,
            last_date=last_date,
            score=round(score, 2),
            reasons=tuple(reasons),
            ties=ties,
            cells=_cells(graph, self._seed),
            ranking=tuple(ranking),
        )

    @staticmethod
    def _only(table: Mapping[int, list[tuple[Any, ...]]], component: int) -> set[Id]:
        """The values of a table of one column."""
        return {value for (value,) in table.get(component, [])}

    def _called(self, people: Iterable[Id]) -> tuple[Id, ...]:
        """What these people hold that a person decided to be common."""
        found: set[Id] = set()
        for person in people:
            found.update(self._called_common.get(person, ()))
        return tuple(sorted(found))

    def _span(self, component: int, cases: Iterable[Case]) -> tuple[str | None, str | None]:
        """The first and last day of a network: of its cases, and of ties that a list tells."""
        days: list[str | None] = []
        for case in cases:
            days += (case.reported_on, case.departed_on)
        for listed in self._days.get(component, []):
            days += listed
        return span(days)


def _split(
    table: pl.DataFrame, *columns: str, distinct: bool = True
) -> dict[int, list[tuple[Any, ...]]]:
    """These columns of a table as rows by its `component`, each list sorted."""
    chosen = table.select("component", *columns)
    rows = chosen.unique() if distinct else chosen
    parts: dict[int, list[tuple[Any, ...]]] = {}
    for component, *row in rows.sort(rows.columns, nulls_last=True).iter_rows():
        parts.setdefault(component, []).append(tuple(row))
    return parts


def _ties(rows: Iterable[tuple[Any, ...]]) -> tuple[Tie, ...]:
    pairs: dict[tuple[Id, Id], list[tuple[Strength, TieReason]]] = {}
    for left, right, strength, *fields in rows:
        reason = _tie_reason(*fields)
        pairs.setdefault((left, right), []).append((strength, reason))
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
        code=TieReasonCode(code),
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
    """One tie of reasons, each with its own strength."""
    reasons = tuple(reason for _, reason in found)
    # Two good reports of different sources confirm a tie, though each alone does not.
    sure = {
        reason.sources
        for reason in reasons
        if len(reason.sources) == 1 and reason.evidence > SURE_ABOVE
    }
    strengths = [Strength(strength) for strength, _ in found]
    strongest = max(strengths, key=_STRENGTHS.index)
    independent = _independent(reasons)
    return Tie(
        left=left,
        right=right,
        weight=combine_weights(reason.weight for reason in independent),
        strength=Strength.CONFIRMED if len(sure) > 1 else strongest,
        reasons=reasons,
    )


def _independent(reasons: Iterable[TieReason]) -> list[TieReason]:
    """Of these reasons, strongest first, each that shares no source with one before."""
    # Two reasons of one source are one account, and must not be counted as two.
    counted: set[Id] = set()
    kept = []
    for reason in sorted(reasons, key=lambda reason: (-reason.weight, reason.code, reason.via)):
        if counted.isdisjoint(reason.sources):
            counted.update(reason.sources)
            kept.append(reason)
    return kept


def _tie_graph(parties: Iterable[Id], ties: Iterable[Tie]) -> "nx.Graph[Id]":
    graph: nx.Graph[Id] = nx.Graph()
    # Sorted, so that what is found in it does not hang on the order of a set.
    graph.add_nodes_from(sorted(parties))
    for tie in ties:
        graph.add_edge(tie.left, tie.right, weight=tie.weight)
    return graph


def _roles(rows: Iterable[tuple[Any, ...]]) -> dict[str, int]:
    groups: dict[str, set[Id]] = {}
    for party, _, _, group, _ in rows:
        groups.setdefault(group, set()).add(party)
    return {group: len(groups[group]) for group in sorted(groups)}


def _reasons(
    complaints: list[Case], *, victims: int, regencies: int, destinations: int, stages: list[str]
) -> list[Reason]:
    """Why the network comes where it does; the points add up to its score."""
    cases, joined = len(complaints), _office_groups(complaints)
    candidates = (
        Reason(code="cases", value=cases, points=cases),
        Reason(code="newly_connected", value=joined, points=2.0 * (joined - 1)),
        Reason(code="victims", value=victims, points=victims),
        Reason(code="regencies", value=regencies, points=regencies - 1),
        Reason(code="destinations", value=destinations, points=destinations - 1),
        Reason(
            code="stages",
            value=len(stages),
            points=len(stages),
            params={"stages": stages},
        ),
    )
    return [reason for reason in candidates if reason.points > 0]


def _fragile(graph: "nx.Graph[Id]", ties: Iterable[Tie]) -> list[Reason]:
    """That the network falls apart without its probable links, and into how many parts.

    It gives no points.
    """
    sure: nx.Graph[Id] = nx.Graph()
    sure.add_nodes_from(graph)
    for tie in ties:
        codes = {reason.code for reason in tie.reasons}
        if not codes <= TENTATIVE_CODES:
            sure.add_edge(tie.left, tie.right)
    parts = nx.number_connected_components(sure)
    if parts <= 1:
        return []
    return [Reason(code="fragile", value=parts)]


def _office_groups(cases: Iterable[Case]) -> int:
    """Into how many groups these cases fall by the police reports and numbers that they share."""
    group_of = components(file_links(cases))
    return len(set(group_of.values()))


def _cells(graph: "nx.Graph[Id]", seed: int) -> tuple[tuple[Id, ...], ...]:
    """Leiden communities of a big network, largest first; none for a small one."""
    if len(graph) <= CELLS_ABOVE:
        return ()
    return tuple(tuple(map(str, group)) for group in communities(graph, seed=seed).groups)
