"""Weighing pairs of mentions: splink on DuckDB, over the pairs that blocking chose."""

import logging
import math
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import polars as pl
import pyarrow as pa
from splink import DuckDBAPI, Linker

from graph.model import Comparison
from graph.resolution.people.comparisons import (
    COMPARISONS,
    RARE,
    RARE_COMPARISONS,
    level_names,
    settings,
)
from graph.resolution.people.parameters import Parameters

SILENT = -1
"""The level number of a comparison to which one side says nothing."""
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "temp_directory": "",
}


def score(
    people: pl.DataFrame,
    pairs: pl.DataFrame,
    parameters: Parameters,
    *,
    prior: float,
    floor: float | None = None,
) -> pl.DataFrame:
    """The pairs that weigh at least `floor` bits, heaviest first, then by numbers.

    `people` are features with frequencies, `pairs` two columns of their numbers, left and right.
    Columns of the answer: left, right, weight (bits), for each comparison the number of its level
    (SILENT when one side says nothing), and rare_ columns with the bits that the rarity of the
    shared value adds.
    """
    if pairs.is_empty():
        return nothing()
    with _connection() as connection:
        return _weighed(connection, people, pairs, parameters, prior, floor)


def _weighed(
    connection: duckdb.DuckDBPyConnection,
    people: pl.DataFrame,
    pairs: pl.DataFrame,
    parameters: Parameters,
    prior: float,
    floor: float | None,
) -> pl.DataFrame:
    """Register people, pairs and frequencies in a database, and weigh the pairs there."""
    connection.register("people", people.to_arrow())
    connection.register(
        "chosen",
        pairs.select(join_key_l="left", join_key_r="right", match_key=pl.lit("0")).to_arrow(),
    )
    connection.execute("CREATE TABLE person AS SELECT * FROM people")
    connection.execute("CREATE TABLE pair AS SELECT * FROM chosen")
    api = DuckDBAPI(connection)
    model = settings(parameters.weights, prior)
    linker = Linker(
        api.register("person"),
        model,
        log_level=None,
        validate_settings=False,
    )
    # Splink would count them over mentions, to no use: the tf_ columns are there.
    for column in RARE:
        connection.execute(f"CREATE TABLE tf_{column} (tf_{column} DOUBLE, {column} VARCHAR)")
        linker.table_management.register_term_frequency_lookup(api.register(f"tf_{column}"), column)
    linker.table_management.register_blocked_pairs_for_predict(api.register("pair"))
    found = linker.inference.predict(threshold_match_weight=floor, warning_mode="never")
    answer = connection.sql(f"SELECT {WANTED} FROM {found.physical_name}")  # noqa: S608
    return in_order(answer.to_arrow_table())


WANTED = ", ".join(
    (
        "CAST(n_l AS INT) AS one",
        "CAST(n_r AS INT) AS other",
        "match_weight AS weight",
        *(f"CAST(gamma_{name} AS TINYINT) AS {name}" for name in COMPARISONS),
        *(f"CAST(mw_tf_adj_{name} AS FLOAT) AS rare_{name}" for name in RARE_COMPARISONS),
    )
)
"""What is asked of splink's predictions, in the SQL of any engine."""


def in_order(answer: pa.Table) -> pl.DataFrame:
    """An engine's answer as scored pairs, heaviest first, then by numbers."""
    pairs = pl.DataFrame(pl.from_arrow(answer)).rename({"one": "left", "other": "right"})
    return pairs.sort(
        "weight",
        "left",
        "right",
        descending=[True, False, False],
    )


def nothing() -> pl.DataFrame:
    """What scoring no pairs comes to."""
    levels, rare = (
        dict.fromkeys(COMPARISONS, pl.Int8),
        {f"rare_{name}": pl.Float32 for name in RARE_COMPARISONS},
    )
    return pl.DataFrame(
        schema={"left": pl.Int32, "right": pl.Int32, "weight": pl.Float64, **levels, **rare}
    )


def told(row: dict[str, float], parameters: Parameters, prior: float) -> tuple[Comparison, ...]:
    """What each comparison of a scored pair said, the prior first; silent ones are left out."""
    said = [Comparison(name="prior", level="", weight=round(math.log2(prior / (1 - prior)), 2))]
    for name in COMPARISONS:
        number = int(row[name])
        if number != SILENT:
            level = level_names(name)[number]
            rare = round(float(row.get(f"rare_{name}") or 0.0), 2)
            said.append(
                Comparison(
                    name=name,
                    level=level,
                    weight=round(parameters.bits(name, level), 2),
                    frequency=rare,
                )
            )
    return tuple(said)


@contextmanager
def _connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that writes nothing outside it, however little room there is.

    Names of victims must not come to lie on a disk. splink's remarks on untrained models are not
    for users; only its own log is silenced, since others go on meanwhile.
    """
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect(config=_CLOSED)
    # What takes long is told by who asked; DuckDB's own bar would stand amid the answer.
    connection.execute("SET enable_progress_bar = false")
    try:
        yield connection
    finally:
        connection.close()
