"""Mentions that lie in a table instead of a store.

For benchmarks, and for data that never become cases. Columns: `unique_id, case_id, role, name, nik,
phone, dob, gender, village, district, regency, org`, as texts or null; `role` is korban, perekrut,
sponsor, fasilitator or agen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from graph.dates import REFERENCE_DAY
from graph.errors import InvalidValue
from graph.messages import message
from graph.resolution.people.features import REPORTED, TEXTS
from graph.resolution.people.known.people import KnownPeople
from graph.resolution.people.linking import link_people
from graph.resolution.people.parameters import Parameters

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
    phone = (
        pl.when(digits.str.contains(_MOBILE))
        .then(pl.lit("+62") + digits)
        .when(digits.str.len_chars() >= 7)
    )
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


def resolve_table(
    frame: pl.DataFrame,
    *,
    facts: pl.DataFrame | None = None,
    parameters: Parameters | None = None,
    today: date = REFERENCE_DAY,
) -> TableResult:
    """Who is who among the mentions of a table.

    `facts` is what its cases name besides people, in the columns context.FACTS.
    """
    table = read_table(frame)
    linked = link_people(table, facts=facts, parameters=parameters, today=today)
    ids = table["id"]
    return TableResult(
        clusters=frame.select(pl.col("unique_id").cast(pl.String)).join(
            pl.DataFrame({"unique_id": ids, "cluster": ids.gather(linked.roots)}),
            on="unique_id",
            how="left",
            maintain_order="left",
        ),
        probable=_proposed(linked.proposals, ids),
        seconds=linked.seconds,
    )


class PeopleIndex:
    """Known mentions of a table, kept ready so that new ones are found in a moment."""

    def __init__(
        self,
        frame: pl.DataFrame,
        *,
        clusters: pl.DataFrame | None = None,
        parameters: Parameters | None = None,
        today: date = REFERENCE_DAY,
    ) -> None:
        """Take a table as `resolve_table` does, and its `clusters` where they are known already."""
        table = read_table(frame)
        self._ids = table["id"]
        roots = _roots(self._ids, clusters)
        self._people = KnownPeople(
            table,
            roots=roots,
            parameters=parameters,
            today=today,
        )

    def resolve(self, frame: pl.DataFrame) -> TableResult:
        """Who the mentions of a new table are.

        Nobody known is changed by it, and nothing of it is kept. `clusters` holds the new mentions,
        and the known ones whom they joined under the name of the known cluster; `probable` what is
        proposed about the new. Raises InvalidValue when an id is known already.
        """
        table = read_table(frame)
        if not (again := self._ids.filter(self._ids.is_in(table["id"].implode()))).is_empty():
            raise InvalidValue(
                message(
                    "{count} of the new mentions have ids that are known already, such as {again}",
                    count=len(again),
                    again=again[0],
                )
            )
        attached = self._people.attach(table)
        ids = pl.concat([self._ids, table["id"]], rechunk=False)
        return TableResult(
            clusters=attached.clusters.select(
                unique_id=ids.gather(attached.clusters["n"]),
                cluster=ids.gather(attached.clusters["root"]),
            ),
            probable=_proposed(attached.proposals, ids),
            seconds=attached.seconds,
        )


def _roots(ids: pl.Series, clusters: pl.DataFrame | None) -> pl.Series | None:
    """For each id the number of the first of its cluster."""
    if clusters is None:
        return None
    named = clusters.select(id=pl.col("unique_id").cast(pl.String), cluster="cluster")
    rows = (
        pl.DataFrame({"id": ids})
        .with_row_index("n")
        .join(
            named,
            on="id",
            how="left",
            maintain_order="left",
        )
    )
    return rows.select(root=pl.col("n").first().over("cluster").cast(pl.Int32))["root"]


def _proposed(proposals: pl.DataFrame, ids: pl.Series) -> pl.DataFrame:
    return proposals.select(
        left=ids.gather(proposals["left"]),
        right=ids.gather(proposals["right"]),
        bits="weight",
        tier="tier",
    )


def _one(text: pl.Expr) -> pl.Expr:
    return pl.when(text.is_not_null()).then(pl.concat_list(text)).otherwise(pl.lit([], dtype=TEXTS))
