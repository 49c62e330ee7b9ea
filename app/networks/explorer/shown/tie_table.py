"""Which drawn items are tied, in columns: every link between the same two is one tie.

Decisions.
That two are probably one is a tie of its own. Of a tie of a group its links are counted, not read:
a hundred thousand would take too long.
"""

from collections.abc import Collection, Mapping

import polars as pl

from graph.model import Id, make_id
from graph.schema import PARTY_KINDS, SYMMETRIC, RelationshipKind

MOST_LINKS = 60
"""Links between two entities that are read."""
_OF_GROUP = 1
"""Links of a tie of a group that are read: the heaviest says what it is."""


def tie_table(
    links: pl.DataFrame, drawn: Mapping[Id, Id], off_kinds: Collection[str]
) -> pl.DataFrame:
    """One row for each tie, by its ends: start and end of the heaviest link, ids of the first
    links, count, kinds, strengths, grouped, both_ways.

    `drawn` says what each entity is drawn as. Links of kinds that are switched off are no part of
    the ties of groups.
    """
    ends = _with_items(links, drawn)
    is_grouped = (pl.col("from") != pl.col("start")) | (pl.col("to") != pl.col("end"))
    is_off = pl.col("kind").is_in(list(off_kinds))
    between = ends.filter(~(is_grouped & is_off))
    is_directed = ~pl.col("kind").is_in([kind.value for kind in SYMMETRIC])
    how_many = pl.when(pl.col("grouped").any()).then(_OF_GROUP).otherwise(MOST_LINKS)
    return (
        between.with_columns(
            left=pl.min_horizontal("from", "to"),
            right=pl.max_horizontal("from", "to"),
            guess=pl.col("kind") == RelationshipKind.PROBABLY_SAME_AS,
            grouped=is_grouped,
        )
        .sort(pl.col("weight").round(6), "id", descending=[True, False])
        .group_by("left", "right", "guess", maintain_order=True)
        .agg(
            pl.col("from").first(),
            pl.col("to").first(),
            pl.col("id").head(how_many.first()).alias("ids"),
            pl.len().alias("count"),
            pl.col("kind").unique().sort().alias("kinds"),
            pl.col("strength").cast(pl.String).unique().sort().alias("strengths"),
            pl.col("grouped").any(),
            (pl.col("from").filter(is_directed).n_unique() > 1).alias("both_ways"),
        )
        .sort("left", "right", "guess")
    )


def tie_id(left: Id, right: Id, *, guess: bool) -> Id:
    """The id of the tie between two drawn items, the lesser of which is the left."""
    return make_id("t", left, right, str(guess))


def drawn_pairs(links: pl.DataFrame, drawn: Mapping[Id, Id]) -> list[tuple[Id, Id, int]]:
    """Which drawn items are tied, and by how many links; each pair once, the lesser id first."""
    left, right = pl.min_horizontal("from", "to"), pl.max_horizontal("from", "to")
    pairs = _with_items(links, drawn).group_by(left.alias("left"), right.alias("right")).len()
    return list(pairs.sort("left", "right").iter_rows())


def heads_of_groups(
    links: pl.DataFrame, drawn: Mapping[Id, Id], kinds: Mapping[Id, str]
) -> dict[Id, Id]:
    """For each group the member that has most links on the canvas: a party, where it has one."""
    inner = _items(drawn).filter(pl.col("entity") != pl.col("item"))
    inner = inner.rename({"entity": "member", "item": "group"})
    inner = inner.with_columns(
        kind=pl.Series([kinds[one] for one in inner["member"]], dtype=pl.String)
    )
    ends = pl.concat([links.select(member="start"), links.select(member="end")])
    degrees = ends.group_by("member").len("links")
    is_party = pl.col("kind").is_in([kind.value for kind in PARTY_KINDS])
    heads = (
        inner.join(degrees, on="member", how="left")
        .with_columns(pl.col("links").fill_null(0), is_party=is_party)
        .sort("is_party", "links", "member", descending=[True, True, False])
        .group_by("group", maintain_order=True)
        .first()
    )
    return dict(heads.select("group", "member").iter_rows())


def _items(drawn: Mapping[Id, Id]) -> pl.DataFrame:
    """What each entity is drawn as."""
    return pl.DataFrame(
        {"entity": list(drawn), "item": list(drawn.values())},
        schema={"entity": pl.String, "item": pl.String},
    )


def _with_items(links: pl.DataFrame, drawn: Mapping[Id, Id]) -> pl.DataFrame:
    """The links between two different drawn items, with those as from and to."""
    items = _items(drawn)
    ends = links.join(items.rename({"entity": "start", "item": "from"}), on="start")
    ends = ends.join(items.rename({"entity": "end", "item": "to"}), on="end")
    return ends.filter(pl.col("from") != pl.col("to"))
