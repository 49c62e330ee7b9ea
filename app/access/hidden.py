"""What of a whole graph a viewer may not know of: nothing is walked through it."""

from operator import attrgetter

import polars as pl

from app.access.disclosure import Suppressed
from app.access.mask import Mask
from app.access.viewer import Viewer, is_withheld
from graph.analysis.networks.ties import ROLE_TABLE
from graph.model import Entity, Id, Relationship, Value
from graph.schema import (
    DONE_TO_VICTIMS,
    PARTY_KINDS,
    SAME_AS,
    EntityKind,
    RelationshipKind,
)
from graph.stores.base import GraphColumns, ReadableStore

VISIBLE_COLUMNS = (
    *("id", "kind", "start", "end", "role", "weight", "strength"),
    *("first_on", "last_on"),
)
"""What is told of links in columns."""
_TOLD_ANEW = ("weight", "strength", "first_on", "last_on")
"""What of a link hangs on the cases that tell of it."""


class Hidden(Value, frozen=True):
    """What the viewer may not know of."""

    entities: frozenset[Id] = frozenset()
    relationships: frozenset[Id] = frozenset()
    told_less: tuple[Relationship, ...] = ()
    """Links that are told by some of their cases alone, as they are told."""


def find_hidden(
    store: ReadableStore, graph: GraphColumns, mask: Mask, secret: frozenset[Id]
) -> Hidden:
    """What is hidden from the viewer of a mask; `secret` are identifiers that nobody is told of.

    Links are asked of the mask one by one only where they may be untellable: of parties who are
    victims elsewhere, and between two who may be one. The rest of a graph is too large for that.
    """
    doubtful = _doubtful(graph)
    ends = {*doubtful["start"], *doubtful["end"]}
    mask.note(store.entities(list(ends)))
    links = list(store.relationships(doubtful["id"].to_list()))
    told = {link.id: link for link in mask.relationships(links)}
    withheld = graph.entities.join(
        _withheld_kinds(mask.viewer), on=["kind", "protected"], how="semi"
    )

    return Hidden(
        entities=secret.union(withheld["id"]),
        relationships=frozenset(link.id for link in links).difference(told),
        told_less=tuple(
            told[link.id] for link in links if link.id in told and _differs(told[link.id], link)
        ),
    )


def visible_graph(graph: GraphColumns, hidden: Hidden) -> GraphColumns:
    """The graph without what is hidden, its links with the weight and strength that are told.

    No names: those are told by a mask alone.
    """
    entities = graph.entities.filter(~pl.col("id").is_in(list(hidden.entities)))
    links = graph.relationships.filter(~pl.col("id").is_in(list(hidden.relationships)))
    for end in ("start", "end"):
        links = links.join(entities.select(pl.col("id").alias(end)), on=end, how="semi")
    columns = ("id", *_TOLD_ANEW)
    less = [attrgetter(*columns)(link) for link in hidden.told_less]
    told = pl.DataFrame(less, schema={name: links.schema[name] for name in columns}, orient="row")
    return GraphColumns(
        entities=entities.select("id", "kind"),
        relationships=links.select(VISIBLE_COLUMNS).update(told, on="id", include_nulls=True),
    )


def disclosable_graph(
    graph: GraphColumns, suppressed: Suppressed
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Who and what may be named, and the links between them that may be told, to be counted.

    Of a guess that two are one nothing is counted.
    """
    is_secret = pl.col("protected") | pl.col("id").is_in(list(suppressed.secret))
    entities = graph.entities.filter(~is_secret)
    told = graph.relationships.filter(~pl.col("kind").is_in([kind.value for kind in SAME_AS]))
    for end in ("start", "end"):
        told = told.join(entities.select(pl.col("id").alias(end)), on=end, how="semi")

    hidden_roles = ROLE_TABLE.filter(pl.col("role_protected") & ~pl.col("role_listed"))
    is_part = pl.col("kind") == RelationshipKind.PARTY_TO
    in_hidden_role = is_part & pl.col("role").is_in(hidden_roles["role"].to_list())
    victims_too = told.filter(in_hidden_role)["start"].unique().to_list()
    is_done = pl.col("kind").is_in([kind.value for kind in DONE_TO_VICTIMS])
    done_to_them = is_done & pl.col("end").is_in(victims_too)
    untold = [link for link, cases in suppressed.links.items() if not cases]
    links = told.filter(~in_hidden_role & ~done_to_them & ~pl.col("id").is_in(untold))
    return entities, links


def _withheld_kinds(viewer: Viewer) -> pl.DataFrame:
    """Kinds of what is no party that the viewer may not see, protected or not."""
    rows = []
    for kind in set(EntityKind) - PARTY_KINDS:
        for protected in (False, True):
            entity = Entity(id="", kind=kind, name="", protected=protected)
            if is_withheld(entity, viewer):
                rows.append((kind.value, protected))

    return pl.DataFrame(rows, schema={"kind": pl.String, "protected": pl.Boolean}, orient="row")


def _differs(told: Relationship, link: Relationship) -> bool:
    """Whether a link is told otherwise in columns than it is."""
    return any(getattr(told, name) != getattr(link, name) for name in _TOLD_ANEW)


def _doubtful(graph: GraphColumns) -> pl.DataFrame:
    """Links that it must be asked of the mask whether they may be told.

    They are those of parties who have a protected role too, and between two who may be one.
    """
    protected = graph.entities.filter("protected").select(start="id")
    roles = ROLE_TABLE.filter("role_protected").select("role")
    parts = graph.relationships.filter(pl.col("kind") == RelationshipKind.PARTY_TO)
    in_protected_roles = parts.join(roles, on="role", how="semi")
    of_named = in_protected_roles.join(protected, on="start", how="anti")
    both = of_named["start"].unique().to_list()
    touching = pl.col("start").is_in(both) | pl.col("end").is_in(both)
    guessed = pl.col("kind").is_in([kind.value for kind in SAME_AS])
    return graph.relationships.filter(touching | guessed).select("id", "start", "end")
