"""What the cases of two mentions share besides these two: the same others, numbers, companies.

A name is rare in a context. Two who are called alike and whose cases both name a second person, an
account or a shelter are hardly ever two people (Bhattacharya and Getoor 2007, doi
10.1145/1217299.1217304; Kouki et al. 2019, doi 10.1007/s10115-018-1246-2).

Decisions.
What the two bring themselves is no context: their own numbers, their own company, they. Nor is what
stands in many cases, such as a hotline or a large company.
Ties that come from one person count once: somebody and his telephone are one tie.
Who the others are is known from the first pass (linking.py), so the order of cases changes nothing
and what a judgement says of them takes effect here, and falls with it.
How much a context weighs was learnt on pairs that are called alike, of one person and of two
(train.py): neighbours and cousins share contexts, too.
"""

from collections.abc import Iterable, Mapping

import polars as pl

from graph.model import Comparison, Id, Mention
from graph.names import organization_key
from graph.resolution.people.parameters import Parameters
from graph.schema import EntityKind, Scheme

CONTEXT = "context"
LEVELS = ("none", "one", "several")
"""How many independent ties both cases share; the number of a level is its place."""
CASES_UP_TO = 12
"""What stands in more cases ties nobody: a hotline, a large company."""
FACTS: Mapping[str, pl.DataType] = {"case_id": pl.String(), "tie": pl.String()}
"""What cases name besides people: a case, and one identifier, company, vehicle or place of it."""
_OF_PEOPLE = ("phones", "accounts", "documents")
_OF_COMPANIES: Mapping[Scheme, str] = {
    Scheme.PHONE: "phones",
    Scheme.BANK_ACCOUNT: "accounts",
    **{scheme: scheme.value for scheme in (Scheme.LICENCE, Scheme.PLATE, Scheme.EMAIL)},
}
"""Named as in `_OF_PEOPLE`, so that a person's telephone and a company's are one tie."""


def no_facts() -> pl.DataFrame:
    """Nothing that cases name besides people."""
    return pl.DataFrame(schema=FACTS)


def shared_context(
    people: pl.DataFrame, person: pl.Series, facts: pl.DataFrame, pairs: pl.DataFrame
) -> pl.Series:
    """The number of the level of each pair (columns left, right: numbers of `people`).

    `people` are features (features.py), `person` the number of the mention that stands for each
    one's person, `facts` a table of FACTS.
    """
    ties = _ties(people, person, facts)
    cases = people["case_id"]
    asked = pairs.select(
        "left",
        "right",
        case=cases.gather(pairs["left"]),
        other=cases.gather(pairs["right"]),
    ).with_row_index("pair")
    own = _own(people, person)
    found = (
        asked.filter(pl.col("case") != pl.col("other"))
        .join(ties, on="case")
        .join(ties.select(other="case", tie="tie"), on=["other", "tie"])
        .join(own.rename({"n": "left"}), on=["left", "tie"], how="anti")
        .join(own.rename({"n": "right"}), on=["right", "tie"], how="anti")
        .group_by("pair")
        .agg(pl.col("source").n_unique().alias("sources"))
    )
    counted = asked.join(found, on="pair", how="left", maintain_order="left")
    several = len(LEVELS) - 1
    return counted.select(level=pl.col("sources").fill_null(0).clip(0, several).cast(pl.Int8))[
        "level"
    ]


def with_context(scored: pl.DataFrame, level: pl.Series, parameters: Parameters) -> pl.DataFrame:
    """Scored pairs with the number of the level as `context`, and its bits in their weight.

    Heaviest first, then by numbers, as scoring gives them.
    """
    bits = {number: parameters.bits(CONTEXT, name) for number, name in enumerate(LEVELS)}
    weighed = scored.with_columns(level.alias(CONTEXT)).with_columns(
        weight=pl.col("weight") + pl.col(CONTEXT).replace_strict(bits, return_dtype=pl.Float64)
    )
    return weighed.sort("weight", "left", "right", descending=[True, False, False])


def without_context(scored: pl.DataFrame) -> pl.DataFrame:
    """Scored pairs of whose cases nothing is known to be shared."""
    return scored.with_columns(pl.lit(0, pl.Int8()).alias(CONTEXT))


def told_context(row: Mapping[str, float], parameters: Parameters) -> tuple[Comparison, ...]:
    """What the cases of a scored pair said besides the two; nothing where they share nothing."""
    level = LEVELS[int(row[CONTEXT])]
    if level == LEVELS[0]:
        return ()
    return (
        Comparison(name=CONTEXT, level=level, weight=round(parameters.bits(CONTEXT, level), 2)),
    )


def reported_facts(mentions: Iterable[Mention]) -> pl.DataFrame:
    """What mentions of companies say of their cases, in FACTS columns.

    What people hold is known from their own mentions, so that it is left out where it is theirs.
    """
    rows = set[tuple[Id, str]]()
    for mention in mentions:
        if mention.kind is not EntityKind.ORGANIZATION:
            continue
        keys = (organization_key(name) for name in mention.names)
        rows.update((mention.case_id, f"company:{key}") for key in keys if key)
        rows.update(
            (mention.case_id, f"{_OF_COMPANIES[identifier.scheme]}:{identifier.value}")
            for identifier in mention.identifiers
            if identifier.scheme in _OF_COMPANIES
        )
    return pl.DataFrame(sorted(rows), schema=FACTS, orient="row")


def _ties(people: pl.DataFrame, person: pl.Series, facts: pl.DataFrame) -> pl.DataFrame:
    """What two to CASES_UP_TO cases name: case, tie, and the source that counts once."""
    held = _own(people, person)
    placed = held.join(
        people.select("n", case="case_id", source=pl.format("person:{}", person)), on="n"
    )
    of_people = placed.select(
        "case",
        "tie",
        # A company is a tie of its own: two people of it are one tie to it.
        source=pl.when(pl.col("tie").str.starts_with("company:")).then("tie").otherwise("source"),
    )
    of_cases = facts.select(case="case_id", tie="tie", source="tie")
    ties = pl.concat([of_people, of_cases]).unique()
    named_in = pl.col("case").n_unique().over("tie")
    return ties.filter(named_in.is_between(2, CASES_UP_TO))


def _own(people: pl.DataFrame, person: pl.Series) -> pl.DataFrame:
    """What each mention brings itself: n, tie."""
    parts = [people.select("n", tie=pl.format("person:{}", person))]
    for column in _OF_PEOPLE:
        values = people.select("n", tie=column).drop_nulls().explode("tie")
        parts.append(values.select("n", pl.format("{}:{}", pl.lit(column), "tie").alias("tie")))
    companies = people.select("n", tie="organization").drop_nulls()
    parts.append(companies.select("n", pl.format("company:{}", "tie").alias("tie")))
    return pl.concat(parts).unique()
