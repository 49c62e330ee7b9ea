"""How much a tie weighs: what kind of thing it is, how old it is, and who told it independently.

A reason weighs grade x kind x age. The grade's part is what the Admiralty grades of its statements
give (graph/schema.py), combined over independent sources only (graph/analysis/networks/sources.py)
by 1 - prod(1 - w), the noisy-or of Pearl (1988). The kinds and the ageing below are Simpul's own
conventions, made to order what is read first; they are no measured probabilities, and an office
that sees it otherwise changes them here.
"""

from collections.abc import Mapping
from types import MappingProxyType

import polars as pl

from graph.analysis.networks.reason_codes import TieReasonCode
from graph.schema import (
    CREDIBILITY_WEIGHT,
    RELIABILITY_WEIGHT,
    Credibility,
    EntityKind,
    RelationshipKind,
    Reliability,
)

KIND_FACTOR: Mapping[str, float] = MappingProxyType(
    {
        TieReasonCode.SAME_CASE.value: 0.7,
        TieReasonCode.SHARED_VICTIM.value: 0.5,
        TieReasonCode.PROBABLE_VICTIM.value: 0.5,
        EntityKind.BANK_ACCOUNT.value: 1.0,
        EntityKind.IDENTITY_DOCUMENT.value: 1.0,
        EntityKind.PHONE.value: 0.9,
        EntityKind.ONLINE_ACCOUNT.value: 0.8,
        EntityKind.VEHICLE.value: 0.8,
        EntityKind.ADDRESS.value: 0.7,
        EntityKind.TRIP.value: 0.5,
        RelationshipKind.RELATED_TO.value: 0.8,
        RelationshipKind.CALLED.value: 0.7,
        RelationshipKind.ASSOCIATED_WITH.value: 0.7,
    }
)
"""What each kind of reason says of two people's working together; what is not listed says all of it
(1.0).

An account or a document is lent to few; a phone may be a family's, an address a boarding house; a
complaint names people who never met; passengers of one ship even less; a victim whom two cases
share says less than a case.
"""

SURE_ABOVE = RELIABILITY_WEIGHT[Reliability.A] * CREDIBILITY_WEIGHT[Credibility.POSSIBLE]
"""Evidence above which a single report must have been graded probable (2) or confirmed (1); C2 and
less are not.
"""

HALF_LIFE_YEARS = 5.0
"""After so many years a reason weighs half: numbers are given to others, people part."""

AGE_FLOOR = 0.5
"""No reason weighs less than this share for its age alone: old networks come back."""


def kind_factor(kind: pl.Expr) -> pl.Expr:
    """The factor of each kind of reason."""
    return kind.replace_strict(dict(KIND_FACTOR), default=1.0, return_dtype=pl.Float64)


def age_factor(last_on: pl.Expr, newest: str | None) -> pl.Expr:
    """What is left of a reason last seen on this day, when the newest day in the data is `newest`.

    Days are counted in months. The data's newest day is used and no clock, so the same data weigh
    the same tomorrow. What has no date does not age.

    >>> days = pl.DataFrame({"day": ["2025-06-30", "2020-06", "1990", None]})
    >>> days.select(age_factor(pl.col("day"), "2025-06-01")).to_series().round(2).to_list()
    [1.0, 0.5, 0.5, 1.0]
    """
    if newest is None:
        return pl.lit(1.0)
    months = _months(pl.lit(newest)) - _months(last_on)
    age = months.clip(lower_bound=0)
    half_life = 12 * HALF_LIFE_YEARS
    left = pl.lit(0.5).pow(age / half_life)
    return left.clip(lower_bound=AGE_FLOOR).fill_null(1.0)


def independent_weight(weight: pl.Expr, reports: pl.Expr, sources: pl.Expr) -> pl.Expr:
    """A weight combined over all reports, as it is over independent sources only.

    Of n reports alike whose noisy-or is w, k leave 1 - (1 - w)^(k/n); exact when their grades are
    equal.

    >>> told = pl.DataFrame({"w": [0.75, 0.75, 0.2], "n": [2, 2, 1], "k": [2, 1, 1]})
    >>> told.select(independent_weight(pl.col("w"), pl.col("n"), pl.col("k"))).to_series().to_list()
    [0.75, 0.5, 0.2]
    """
    share = (sources / reports).clip(upper_bound=1.0)
    doubt = pl.lit(1.0) - weight
    combined = pl.lit(1.0) - doubt.pow(share)
    return combined.round(6)


def _months(day: pl.Expr) -> pl.Expr:
    """Months since year 0 of an ISO date, which may be partial; a year alone counts as its end."""
    year = day.str.slice(0, 4).cast(pl.Int32, strict=False)
    month = day.str.slice(5, 2).cast(pl.Int32, strict=False)
    return year * 12 + month.fill_null(12)
