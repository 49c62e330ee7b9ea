"""What a store holds of parties from the cases in which they are victims, witnesses or reporters: told to nobody else.

Decisions.
A number that somebody gave as a victim is linked to the person, who may be a party elsewhere: the link, its cases and
every count of them would tell who was that victim. So such a link is told by the other cases alone, as if this one had
never been, and an identifier that no other case links to anybody is as secret as a victim's own.
"""

from collections.abc import Iterable, Mapping, Set

import polars as pl

from graph.analysis.ties import ROLE_TABLE
from graph.model import Id, Relationship, Value
from graph.resolution.derivation import Derivation
from graph.schema import IDENTIFIER_KINDS, IDENTIFIER_RELATIONSHIP, SAME_AS, EntityKind, RelationshipKind
from graph.stores import Store
from graph.stores.base import GraphColumns

_OWN_RULES = [kind.value for kind in (RelationshipKind.PARTY_TO, *sorted(SAME_AS))]


class Untold(Value, frozen=True):
    """What must be left out of what is told, for who may not know who was a victim."""

    silent: Mapping[Id, frozenset[Id]] = {}
    """By party, the cases that name it in protected roles only."""
    links: Mapping[Id, frozenset[Id]] = {}
    """By link that such a case tells of, the other cases that tell of it."""
    cases: Mapping[Id, int] = {}
    """By party or identifier of these, the number of cases without such."""
    secret: frozenset[Id] = frozenset()
    """Identifiers that no other case tells of."""


def find_untold(graph: GraphColumns) -> Untold:
    """What is not to be told of a graph."""
    silent = _silent(graph)
    if silent.is_empty():
        return Untold()
    told = graph.relationships.filter(~pl.col("kind").is_in(_OWN_RULES))
    every = told.select("id", "kind", "start", "end", "cases").explode("cases")
    heard = every
    for end in ("start", "end"):
        heard = heard.join(silent, left_on=[end, "cases"], right_on=["party", "case"], how="anti")
    unheard = every.join(heard, on=["id", "cases"], how="anti")
    left = _grouped(heard.join(unheard, on="id", how="semi").select("id", "cases"))
    of_parties = _grouped(silent)
    return Untold(
        silent=of_parties,
        links={each: left.get(each, frozenset()) for each in unheard["id"].unique().to_list()},
        cases=_identifier_cases(graph, unheard, heard) | _party_cases(graph, of_parties),
        secret=_secret(graph, unheard, heard),
    )


def retold(store: Store, links: Iterable[Relationship], untold: Untold) -> dict[Id, Relationship | None]:
    """Those of these links that such cases tell of, as the other cases do; None where there are none."""
    changed = [each for each in links if each.id in untold.links]
    if not changed:
        return {}
    said = list(store.statements(ids={key for each in changed for key in each.statements}))
    mentions = {end for each in said for end in (each.subject, each.object) if isinstance(end, str)}
    entity_of = {each.mention_id: each.entity_id for each in store.assignments(mention_ids=mentions)}
    derivation = Derivation(entity_of)
    of_link = {key: each.id for each in changed for key in each.statements}
    for each in said:
        if each.case_id in untold.links[of_link[each.id]]:
            derivation.add(each)
    found = {each.id: each for each in derivation.relationships()}
    return {each.id: found.get(each.id) for each in changed}


def _silent(graph: GraphColumns) -> pl.DataFrame:
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


def _party_cases(graph: GraphColumns, silent: Mapping[Id, Set[Id]]) -> dict[Id, int]:
    known = graph.entities.filter(pl.col("id").is_in(list(silent))).select("id", "cases")
    return {party: cases - len(silent[party]) for party, cases in known.iter_rows()}


def _identifier_cases(graph: GraphColumns, unheard: pl.DataFrame, heard: pl.DataFrame) -> dict[Id, int]:
    """Identifiers that unheard links lead to, with the number of cases that still tell of them."""
    is_identifier = pl.col("kind").is_in([kind.value for kind in IDENTIFIER_KINDS])
    found = graph.entities.filter(is_identifier & pl.col("id").is_in(_ends(unheard)["id"].unique().to_list()))["id"]
    left = _grouped(_ends(heard).filter(pl.col("id").is_in(found.to_list())))
    return {each: len(left.get(each, ())) for each in found}


def _secret(graph: GraphColumns, unheard: pl.DataFrame, heard: pl.DataFrame) -> frozenset[Id]:
    """Identifiers that nobody holds who may be named, but for what was said of parties as victims."""
    holding = pl.col("kind").is_in([kind.value for kind in IDENTIFIER_RELATIONSHIP.values()])
    entities = graph.entities.select("id", "protected", "kind")
    named = entities.filter(~pl.col("protected"))["id"].to_list()
    open_to_all = heard.filter(holding & pl.col("start").is_in(named))["end"].to_list()
    journeys = entities.filter(pl.col("kind") == EntityKind.TRIP)["id"].to_list()
    return frozenset(unheard.filter(holding)["end"]) - set(open_to_all) - set(journeys)


def _ends(links: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([links.select(pl.col(end).alias("id"), "cases") for end in ("start", "end")])


def _grouped(pairs: pl.DataFrame) -> dict[Id, frozenset[Id]]:
    key, value = pairs.columns
    return {each: frozenset(values) for each, values in pairs.group_by(key).agg(pl.col(value).unique()).iter_rows()}
