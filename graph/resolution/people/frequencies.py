"""How common each name, place and firm is among people, not among mentions.

A busy recruiter is not a common name. Who is one person is not known yet, so people are estimated:
those that a first, stricter pass made one (linking.py) are one, and so are mentions of one name
that also share a telephone, NIK, birth date or village; those that say nothing of that kind count
as a share of one. Names that are rare here may be common in the country, so the counts of names are
mixed with the shipped frequencies of the words they are made of.
Names go by region (a Batak surname is rare in Java and common around Toba), which is counted over
people too: a recruiter's own misspellings are no namesakes of his.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import igraph as ig
import polars as pl

from graph.resolution.people.comparisons import RARE

MOST: Mapping[str, float] = {"village": 0.15, "district": 0.15, "regency": 0.6}
"""Above this a place is no rarer: that two are from where an office's cases all are must not speak
against them.
"""
SILENT = 0.2
"""The share of a person that a mention of a name with nothing beside it counts for."""
COUNTRY = 3000.0
"""As how many people the country's frequencies count beside those at hand."""
REGIONAL = 30.0
"""As how many people of a regency the frequencies of everywhere count beside those at hand."""
RARE_WORD = 5e-4
"""The share of people whose name holds a word that the shipped list does not know."""
OWN_UP_TO, SHARED_UP_TO = 3, 8
"""A telephone given under so many first names is somebody's own, or a household's; more is an
office's.
"""

ONE = 2**32
"""A person, where shares of people are summed: whole numbers give one sum in whatever order threads
add them.
"""

_TELLING = ("phones", "niks", "born", "where")
_WHERE = {
    column: (
        pl.when(pl.col(column).is_not_null()).then(
            pl.concat_str(column, pl.col("regency").fill_null(""), separator=",")
        )
    )
    for column in ("village", "district")
}
"""A village or district with its regency, as far as that is said: many villages are called alike.
"""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """What was counted over many mentions, to be looked up for these or for others."""

    words: pl.DataFrame
    """words, held: how many mentions hold each word."""
    names: pl.DataFrame
    """phones, names: under how many first names each telephone was given."""
    shares: Mapping[str, pl.DataFrame]
    """For each of RARE: its value, and tf_, the share of people that have it."""
    lifts: pl.DataFrame
    """words, regency, lift: how many times likelier a word is in a regency than everywhere."""
    least: Mapping[str, float]
    """For each of RARE the share of people that a value counts for which was never seen."""

    def looked_up(self, people: pl.DataFrame) -> pl.DataFrame:
        """Features with columns that say how rare their values are.

        The columns are `rarest`, `phone`, `phones_own`, `phones_shared`, and a `tf_` column for
        each of RARE.
        """
        people = _with_telephones(_with_rarest(people, self.words), self.names)
        asked = people.with_columns(**_WHERE)
        found = {
            f"tf_{column}": (
                pl.when(pl.col(column).is_not_null()).then(
                    asked.select(column)
                    .join(self.shares[column], on=column, how="left", maintain_order="left")[
                        f"tf_{column}"
                    ]
                    .fill_null(self.least[column])
                )
            )
            for column in RARE
        }
        capped = {
            f"tf_{column}": pl.col(f"tf_{column}").clip(upper_bound=most)
            for column, most in MOST.items()
        }
        return people.with_columns(**found).with_columns(
            **capped, tf_core=(pl.col("tf_core") * _lift(people, self.lifts)).clip(upper_bound=1.0)
        )

    def about(self, people: pl.DataFrame) -> "Frequencies":
        """Those that few people have: looked up in a moment, however many were counted."""
        words = people["words"].explode().unique()
        asked = people.with_columns(**_WHERE)
        wanted = {
            column: words if column == "rarest" else asked[column].unique() for column in RARE
        }
        return Frequencies(
            words=_among(self.words, "words", words),
            names=_among(self.names, "phones", people["phones"].explode().unique()),
            shares={column: _among(self.shares[column], column, wanted[column]) for column in RARE},
            lifts=_among(self.lifts, "words", words),
            least=self.least,
        )


def _among(counted: pl.DataFrame, column: str, values: pl.Series) -> pl.DataFrame:
    return counted.filter(pl.col(column).is_in(values.implode()))


def with_frequencies(
    people: pl.DataFrame, country: Mapping[str, float], person: pl.Series | None = None
) -> pl.DataFrame:
    """Features with the frequencies that are counted over them (`Frequencies.looked_up`)."""
    return count(people, country, person).looked_up(people)


def count(
    people: pl.DataFrame, country: Mapping[str, float], person: pl.Series | None = None
) -> Frequencies:
    """Count over features, numbered by `n` from 0.

    `country` holds the share of people whose name holds each word. `person` tells of each
    mention whose it is, in whatever way, as far as that is known.
    """
    words = (
        people.select("words")
        .explode("words")
        .drop_nulls()
        .group_by("words")
        .agg(pl.len().alias("held"))
    )
    telephones = people.select("first", "phones").explode("phones").drop_nulls("phones")
    names = telephones.group_by("phones").agg(pl.col("first").n_unique().alias("names"))
    counted = _with_rarest(people, words).with_columns(
        share=_estimated_people(people, person), **_WHERE
    )
    expected = _expected(counted, country)
    shares, least = {}, {}
    for column in RARE:
        shares[column], least[column] = _shares(counted, column, expected.get(column))
    return Frequencies(
        words=words,
        names=names,
        shares=shares,
        lifts=_lifts(people, person),
        least=least,
    )


def _with_rarest(people: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """The word of each name that fewest mentions hold."""
    words = (
        people.select("n", "words").explode("words").drop_nulls().join(held, on="words", how="left")
    )
    ranked = words.with_columns(pl.col("held").fill_null(0)).sort("n", "held", "words")
    rarest = ranked.group_by("n", maintain_order=True).agg(pl.first("words").alias("rarest"))
    return people.join(
        rarest,
        on="n",
        how="left",
        maintain_order="left",
    )


def _with_telephones(people: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Telephones parted by how many different first names gave them."""
    held = (
        people.select("n", "phones")
        .explode("phones")
        .drop_nulls("phones")
        .join(names, on="phones", how="left")
    )
    under = pl.col("names").fill_null(1)
    lists = held.group_by("n").agg(
        pl.col("phones").filter(under <= OWN_UP_TO).sort().alias("phones_own"),
        pl.col("phones").filter(under <= SHARED_UP_TO).sort().alias("phones_shared"),
    )
    joined = people.join(
        lists,
        on="n",
        how="left",
        maintain_order="left",
    )
    return joined.with_columns(phone=pl.col("phones").list.first())


def _estimated_people(people: pl.DataFrame, person: pl.Series | None) -> pl.Series:
    """For each mention what share of ONE it counts for.

    One over the size of its estimated person.
    """
    where = pl.concat_str(
        "village",
        "district",
        pl.col("regency").fill_null(""),
    )
    numbers = pl.int_range(people.height, eager=True)
    telling = people.select(
        numbers.alias("n"),
        "core",
        "phones",
        "niks",
        "born",
        where=where,
    )
    telling = telling.drop_nulls("core")
    edges = []
    for column in _TELLING:
        held = telling.select("n", "core", column)
        held = (
            held.explode(column) if isinstance(held.schema[column], pl.List) else held
        ).drop_nulls()
        edges.append(held.select("n", first=pl.col("n").min().over("core", column)))
    if person is not None:
        known = pl.DataFrame({"n": numbers, "person": person})
        several = known.filter(pl.len().over("person") > 1)
        edges.append(several.select("n", first=pl.col("n").min().over("person")))
    joined = pl.concat(edges)
    graph = ig.Graph(n=people.height, edges=joined.to_numpy())
    component = pl.Series(
        "component",
        graph.connected_components().membership,
        dtype=pl.Int64,
    )
    told = numbers.is_in(joined["n"].unique().implode())
    counted = pl.DataFrame({"component": component, "told": told})
    share = pl.when("told").then(1.0 / pl.len().over("component")).otherwise(SILENT)
    return counted.select(share=(share * ONE).round().cast(pl.Int64))["share"]


def _expected(counted: pl.DataFrame, country: Mapping[str, float]) -> Mapping[str, pl.DataFrame]:
    """How common each name and word is in the country, as if the words of a name were independent:
    value, often.
    """
    known = pl.DataFrame(
        {"words": list(country), "often": list(country.values())},
        schema={"words": pl.String, "often": pl.Float64},
    )
    names = (
        counted.select("core", "words")
        .drop_nulls()
        .unique("core", keep="first", maintain_order=True)
    )
    names = names.explode("words")
    spread = names.join(known, on="words", how="left").with_columns(
        pl.col("often").fill_null(RARE_WORD)
    )
    word = spread.select("words", "often").unique("words")
    return {
        "core": spread.sort("core", "words").group_by("core").agg(pl.col("often").product()),
        "first": word.rename({"words": "first"}),
        "rarest": word.rename({"words": "rarest"}),
    }


def _shares(
    counted: pl.DataFrame, column: str, expected: pl.DataFrame | None
) -> tuple[pl.DataFrame, float]:
    """The share of people, among those of whom it is said, that have each value.

    And that of one never seen.
    """
    counts = (
        counted.select(column, "share").drop_nulls().group_by(column).agg(pl.col("share").sum())
    )
    total, in_country, prior = float(counts["share"].sum()) / ONE, pl.lit(0.0), 0.0
    counts = counts.with_columns(pl.col("share") / ONE)
    if expected is not None:
        counts = counts.join(expected, on=column, how="left")
        in_country, prior = pl.col("often") * COUNTRY, COUNTRY
    often = (pl.max_horizontal("share", pl.lit(0.5)) + in_country) / (total + prior)
    least = min(0.5 / (total + prior), 1.0) if total + prior else 1.0
    return counts.select(column, often.clip(upper_bound=1.0).alias(f"tf_{column}")), least


def _lifts(people: pl.DataFrame, person: pl.Series | None) -> pl.DataFrame:
    """How many times likelier each word is among the names of a regency than among all, at least 1.

    Names go by region (a Batak surname is rare in Java and common around Toba), so that two people
    of one regency share a name oftener than its frequency in the country says. Each different name
    of a regency counts once, as does each person, and one of them is left out: the name itself is
    no proof that it is common.
    """
    whose = pl.int_range(pl.len()) if person is None else person
    names = (
        people.select("core", "regency", "words", whose=whose)
        .drop_nulls()
        .unique(["whose", "regency"], keep="first", maintain_order=True)
        .unique(["core", "regency"], keep="first", maintain_order=True)
    )
    spread = names.explode("words")
    everywhere = spread.group_by("words").agg((pl.len() / max(names.height, 1)).alias("often"))
    regencies = names.group_by("regency").agg(pl.len().alias("people"))
    here = spread.group_by("words", "regency").agg(pl.len().alias("held"))
    likely = (pl.col("held") - 1.0 + REGIONAL * pl.col("often")) / (
        pl.col("people") - 1.0 + REGIONAL
    )
    return (
        here.join(everywhere, on="words")
        .join(regencies, on="regency")
        .select("words", "regency", lift=(likely / pl.col("often")).clip(lower_bound=1.0))
        .filter(pl.col("lift") > 1.0)
    )


def _lift(people: pl.DataFrame, lifts: pl.DataFrame) -> pl.Series:
    """For each mention the highest lift of the words of its name in its regency."""
    names = (
        people.select("core", "regency", "words")
        .drop_nulls()
        .unique(["core", "regency"], keep="first", maintain_order=True)
    )
    lifted = names.explode("words").join(lifts, on=["words", "regency"])
    highest = lifted.group_by("core", "regency").agg(pl.col("lift").max())
    joined = people.select("core", "regency").join(
        highest,
        on=["core", "regency"],
        how="left",
        maintain_order="left",
    )
    return joined["lift"].fill_null(1.0)
