"""What a store holds of parties from the cases in which they are victims, witnesses or reporters:
told to nobody else.

Decisions.
A number that somebody gave as a victim is linked to the person, who may be a party elsewhere: the
link, its cases and every count of them would tell who was that victim. So such a link is told by
the other cases alone, as if this one had never been, and an identifier that no other case links to
anybody is as secret as a victim's own.
It is found for what is at hand alone, since reading a whole graph takes seconds in a large store:
by the same rules, from the links of those identifiers and the parts in cases of those parties.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from operator import attrgetter
from typing import TypeVar

import polars as pl

from app.access.revision_cache import RevisionCache
from graph.analysis.networks.ties import ROLE_TABLE
from graph.model import Entity, Id, Relationship, Statement, Value
from graph.resolution.derivation.graph import Derivation
from graph.schema import (
    IDENTIFIER_KINDS,
    IDENTIFIER_RELATIONSHIP,
    PARTY_KINDS,
    ROLES,
    SAME_AS,
    EntityKind,
    RelationshipKind,
)
from graph.stores.base import ENTITY_COLUMNS, RELATIONSHIP_COLUMNS, GraphColumns, ReadableStore

T = TypeVar("T")

_OWN_RULES = [kind.value for kind in (RelationshipKind.PARTY_TO, *sorted(SAME_AS))]


class Suppressed(Value, frozen=True):
    """What must be left out of what is told, for who may not know who was a victim."""

    protected_only: Mapping[Id, frozenset[Id]] = {}
    """By party, the cases that name it in protected roles only."""
    links: Mapping[Id, frozenset[Id]] = {}
    """By link that such a case tells of, the other cases that tell of it."""
    cases: Mapping[Id, int] = {}
    """By party or identifier of these, the number of cases without such."""
    secret: frozenset[Id] = frozenset()
    """Identifiers that no other case tells of."""


class Disclosure:
    """What one store holds that may not be told, found when it is asked for."""

    def __init__(self, read: Callable[[], ReadableStore], cache: RevisionCache) -> None:
        self._read = read
        self._cache = cache

    def suppressed_in(self, graph: Callable[[], GraphColumns]) -> Suppressed:
        """What is not to be told of the whole graph, found once for each revision."""
        return self._cache.get("suppressed", lambda: find_suppressed(graph()))

    def suppressed_of(
        self, entities: Collection[Entity], links: Collection[Relationship] = ()
    ) -> Suppressed:
        """What is not to be told of these alone, or of the whole graph where that is known."""
        known: Suppressed | None = self._cache.current().get("suppressed")
        if known is not None:
            return known
        return find_suppressed_of(self._read(), entities, links)

    def without_suppressed(
        self, links: Iterable[Relationship], suppressed: Suppressed
    ) -> dict[Id, Relationship | None]:
        """These links as they may be told; None for those that may not be."""
        return without_suppressed(self._read(), links, suppressed)


def find_suppressed(graph: GraphColumns) -> Suppressed:
    """What is not to be told of a graph."""
    protected_only = _protected_only(graph)
    if protected_only.is_empty():
        return Suppressed()
    told = graph.relationships.filter(~pl.col("kind").is_in(_OWN_RULES))
    every = told.select("id", "kind", "start", "end", "cases").explode("cases")
    disclosable = every
    for end in ("start", "end"):
        disclosable = disclosable.join(
            protected_only, left_on=[end, "cases"], right_on=["party", "case"], how="anti"
        )

    suppressed_links = every.join(disclosable, on=["id", "cases"], how="anti")
    left = _grouped(disclosable.join(suppressed_links, on="id", how="semi").select("id", "cases"))
    of_parties = _grouped(protected_only)
    of_links = suppressed_links["id"].unique().to_list()

    return Suppressed(
        protected_only=of_parties,
        links={link: left.get(link, frozenset()) for link in of_links},
        cases=_identifier_cases(graph, suppressed_links, disclosable)
        | _party_cases(graph, of_parties),
        secret=_secret(graph, suppressed_links, disclosable),
    )


def find_suppressed_of(
    store: ReadableStore, entities: Collection[Entity], links: Collection[Relationship] = ()
) -> Suppressed:
    """What is not to be told of these, as `find_suppressed` says it of a whole graph.

    Of whatever else it says nothing.
    """
    asked = {
        entity.id for entity in entities if entity.kind in IDENTIFIER_KINDS and not entity.protected
    }
    around = list(store.hops(asked)) if asked else []
    known = {entity.id: entity for entity in entities}
    ends = set[Id]()
    ends.update(*((start, end) for start, end, *_ in around))
    ends.update(*((link.start, link.end) for link in links))
    known |= {entity.id: entity for entity in store.entities(ends - known.keys())}
    both = {entity.id for entity in known.values() if is_victim_too(entity)}
    if not both:
        return Suppressed()
    # their parts in cases, and every link of an identifier that one of them is linked to
    parts = {hop[3] for hop in store.hops(both, {RelationshipKind.PARTY_TO})}
    linked_to_them = set[Id]()
    linked_to_them.update(*(hop[:2] for hop in around if both.intersection(hop[:2])))
    linked_to_them &= asked
    near = {hop[3] for hop in around if linked_to_them.intersection(hop[:2])}
    read = {link.id: link for link in (*links, *store.relationships(parts | near))}
    found = find_suppressed(_columns(known.values(), read.values()))
    of_these = {entity.id for entity in entities}

    return Suppressed(
        protected_only=found.protected_only,
        links=_only(found.links, {link.id for link in links}),
        cases=_only(found.cases, of_these),
        secret=found.secret & of_these,
    )


def is_victim_too(entity: Entity) -> bool:
    """Whether somebody named as a party was a victim, witness, reporter or relative elsewhere."""
    code = str(entity.properties.get("pseudonym", ""))
    party = entity.kind in PARTY_KINDS and not entity.protected
    return party and bool(code) and not (code in ROLES and ROLES[code].listed)


def without_suppressed(
    store: ReadableStore, links: Iterable[Relationship], suppressed: Suppressed
) -> dict[Id, Relationship | None]:
    """Those of these links that such cases tell of, as the other cases do.

    None where there are none.
    """
    changed = [link for link in links if link.id in suppressed.links]
    if not changed:
        return {}
    of_link: dict[Id, Id] = {}
    for link in changed:
        of_link |= dict.fromkeys(link.statements, link.id)

    statements = list(store.statements(ids=of_link.keys()))
    mentions = set(mention_ends(statements))
    entity_of = {
        assignment.mention_id: assignment.entity_id
        for assignment in store.assignments(mention_ids=mentions)
    }
    # the links are derived anew from what the other cases say of them
    derivation = Derivation(store.ids, entity_of)
    for statement in statements:
        if statement.case_id in suppressed.links[of_link[statement.id]]:
            derivation.add(statement)

    found = {link.id: link for link in derivation.relationships()}
    return {link.id: found.get(link.id) for link in changed}


def mention_ends(statements: Iterable[Statement]) -> list[Id]:
    """The mentions that statements are about."""
    ends = []
    for statement in statements:
        ends += [end for end in (statement.subject, statement.object) if isinstance(end, str)]

    return ends


def _columns(entities: Iterable[Entity], links: Iterable[Relationship]) -> GraphColumns:
    """Some of a graph in columns."""
    return GraphColumns(
        entities=_table(entities, ENTITY_COLUMNS),
        relationships=_table(links, RELATIONSHIP_COLUMNS),
    )


def _table(
    values: Iterable[Entity | Relationship], schema: Mapping[str, pl.DataType]
) -> pl.DataFrame:
    read = attrgetter(*schema)
    rows = [read(value) for value in values]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _only(found: Mapping[Id, T], ids: Set[Id]) -> dict[Id, T]:
    return {key: value for key, value in found.items() if key in ids}


def _protected_only(graph: GraphColumns) -> pl.DataFrame:
    """Party and case, where a party is named in protected roles only, and by more than a list."""
    unmasked = graph.entities.filter(~pl.col("protected")).select(start="id")
    parts = (
        graph.relationships.filter(pl.col("kind") == RelationshipKind.PARTY_TO)
        .select("start", "end", "role")
        .join(unmasked, on="start", how="semi")
        .join(ROLE_TABLE, on="role", how="left")
        .with_columns(hidden=pl.col("role_protected") & ~pl.col("role_listed"))
        .group_by(party="start", case="end")
        .agg(pl.col("hidden").all())
    )
    return parts.filter("hidden").select("party", "case")


def _party_cases(graph: GraphColumns, protected_only: Mapping[Id, Set[Id]]) -> dict[Id, int]:
    """For these parties, the number of cases that may tell of them."""
    of_parties = graph.entities.filter(pl.col("id").is_in(list(protected_only)))
    counted = of_parties.select("id", "cases").iter_rows()
    return {party: cases - len(protected_only[party]) for party, cases in counted}


def _identifier_cases(
    graph: GraphColumns, suppressed_links: pl.DataFrame, disclosable: pl.DataFrame
) -> dict[Id, int]:
    """Identifiers that suppressed links lead to, and how many cases still tell of them."""
    is_identifier = pl.col("kind").is_in([kind.value for kind in IDENTIFIER_KINDS])
    ends = _ends(suppressed_links)["id"].unique().to_list()
    found = graph.entities.filter(is_identifier & pl.col("id").is_in(ends))["id"]
    told = _ends(disclosable).filter(pl.col("id").is_in(found.to_list()))
    cases = _grouped(told)
    return {identifier: len(cases.get(identifier, ())) for identifier in found}


def _secret(
    graph: GraphColumns, suppressed_links: pl.DataFrame, disclosable: pl.DataFrame
) -> frozenset[Id]:
    """Identifiers that are known from what was said of parties as victims alone.

    Nobody else who may be named holds them.
    """
    holding = pl.col("kind").is_in([kind.value for kind in IDENTIFIER_RELATIONSHIP.values()])
    entities = graph.entities.select("id", "protected", "kind")
    named = entities.filter(~pl.col("protected"))["id"].to_list()
    open_to_all = disclosable.filter(holding & pl.col("start").is_in(named))["end"].to_list()
    journeys = entities.filter(pl.col("kind") == EntityKind.TRIP)["id"].to_list()
    return frozenset(suppressed_links.filter(holding)["end"]) - set(open_to_all) - set(journeys)


def _ends(links: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([links.select(pl.col(end).alias("id"), "cases") for end in ("start", "end")])


def _grouped(pairs: pl.DataFrame) -> dict[Id, frozenset[Id]]:
    key, value = pairs.columns
    grouped = pairs.group_by(key).agg(pl.col(value).unique())
    return {group: frozenset(values) for group, values in grouped.iter_rows()}
