"""Mentions that lie in a table instead of a store: for benchmarks, and for data that never become cases.

Columns: `unique_id, case_id, role, name, nik, phone, dob, gender, village, district, regency, org`, as texts or null;
`role` is korban, perekrut, sponsor, fasilitator or agen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from graph.resolution.features import REPORTED, TEXTS
from graph.resolution.parameters import Parameters
from graph.resolution.people import link_people

_MOBILE = r"^8[1-9]\d{7,10}$"
_ISO = r"^\d{4}(-\d\d){0,2}$"


@dataclass(frozen=True, slots=True)
class TableResult:
    """Who is who in a table."""

    clusters: pl.DataFrame
    """unique_id, cluster; ordered as the table."""
    probable: pl.DataFrame
    """left, right, bits, tier: the heaviest pair of each two clusters that is proposed."""
    seconds: Mapping[str, float]
    """Of each step."""


def read_table(frame: pl.DataFrame) -> pl.DataFrame:
    """The table as REPORTED columns, by unique_id, identifiers in their canonical writing."""
    nik = pl.col("nik").str.replace_all(r"\D", "")
    digits = pl.col("phone").str.replace_all(r"\D", "").str.replace(r"^(?:0062|62|0)(8)", "$1")
    phone = pl.when(digits.str.contains(_MOBILE)).then(pl.lit("+62") + digits).when(digits.str.len_chars() >= 7)
    sex = pl.col("gender").str.strip_chars().str.to_lowercase()
    empty = pl.lit([], dtype=TEXTS)
    return (
        frame.sort("unique_id")
        .select(
            id=pl.col("unique_id").cast(pl.String),
            case_id=pl.col("case_id").cast(pl.String),
            protected=pl.col("role") == "korban",
            name="name",
            also=empty,
            father=pl.lit(None, dtype=pl.String),
            niks=_one(pl.when(nik.str.len_chars() == 16).then(nik)),
            phones=_one(phone.then(digits)),
            documents=empty,
            accounts=empty,
            born_on=pl.when(pl.col("dob").str.contains(_ISO)).then("dob"),
            sex=pl.when(sex.str.contains("^(?:l|m|pria)"))
            .then(pl.lit("m"))
            .when(sex.str.contains("^(?:p|f|w)"))
            .then(pl.lit("f")),
            village="village",
            district="district",
            regency="regency",
            organization="org",
        )
        .cast(pl.Schema(REPORTED))
    )


def resolve_table(frame: pl.DataFrame, *, parameters: Parameters | None = None) -> TableResult:
    """Who is who among the mentions of a table."""
    table = read_table(frame)
    linked = link_people(table, parameters=parameters)
    ids = table["id"]
    return TableResult(
        clusters=frame.select(pl.col("unique_id").cast(pl.String)).join(
            pl.DataFrame({"unique_id": ids, "cluster": ids.gather(linked.roots)}),
            on="unique_id",
            how="left",
            maintain_order="left",
        ),
        probable=linked.proposals.select(
            left=ids.gather(linked.proposals["left"]),
            right=ids.gather(linked.proposals["right"]),
            bits="weight",
            tier="tier",
        ),
        seconds=linked.seconds,
    )


def _one(text: pl.Expr) -> pl.Expr:
    return pl.when(text.is_not_null()).then(pl.concat_list(text)).otherwise(pl.lit([], dtype=TEXTS))
