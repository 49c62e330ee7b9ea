"""What becomes of a scored pair: fused, shown as probable, asked about, or dropped.

And why a heavy one is not fused.

Decisions (measured on generated people with known truth, see tests/bench/resolution.py).
Only pairs whose names fit are fused: household columns are not independent, and without this gate
nearly every wrong merge joins brothers and sisters (splink issue 1817 names the same trap). A
number alone, even a NIK, proves nothing while the names differ: forged papers carry another's.
Two suspects need a strong corroborator besides: the same NIK, document, account, telephone,
birthday, village or firm, or the very same name in one district.
A victim and a suspect are fused only by the same document, or the same name with the same telephone
or account. What contradicts is never fused but asked about. NIKs that differ in the serial alone
are twins' as often as mistypings.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from graph.resolution.people.comparisons import level_names
from graph.resolution.people.scoring import SILENT
from graph.schema import Tier

Wanted = tuple[tuple[str, tuple[str, ...]], ...]
"""Comparisons that a rule asks for, each with the levels at which it keeps the rule."""

SAME = 8.0
"""Bits from which a pair is fused among a hundred thousand mentions; it rises with their number
(linking.py).
"""
SAME_WITH_NUMBER = 3.0
"""Bits that are enough beside the same paper, telephone or account: nearly every such pair is right
already.
"""
SAME_NAME_AND_VILLAGE, SAME_NAME_AND_DISTRICT = 4.0, 7.5
"""Bits that are enough for the very same name in one village or district."""
ONE_WORD = 2.0
"""Bits more that a name of one word, or one that begins with an initial, needs without a number:
many begin so.
"""
SAME_BIRTHDAY_OF_SUSPECTS, SAME_FIRM = 6.0, 9.0
"""Bits that two suspects need who share a birthday, or a firm alone: colleagues share names too."""
PROBABLE = 2.5
"""Bits from which a pair is shown as probable."""
ASKED = 4.0
"""Bits from which a pair is asked about though its names do not fit, or it joins a victim and a
suspect.
"""
REVIEW = 0.0
"""Bits from which a pair that involves a suspect is asked about."""

NAMES_FIT = ("same", "near", "first_and_initial", "contained_same_first", "alias")
_CONTRADICTIONS: Mapping[str, tuple[str, ...]] = {
    "nik": ("different", "next_serial"),
    "sex": ("different",),
    "birth": ("different",),
}
"""Comparisons whose disagreement is a contradiction, with the levels that say so."""
_MILD = ["", "suspects", "place", "initials", "rival", "established"]
"""Reasons against fusing that leave a pair probable."""


def is_at(comparison: str, *levels: str) -> pl.Expr:
    """Whether a scored pair has one of these levels."""
    names = level_names(comparison)
    return pl.col(comparison).is_in([names.index(level) for level in levels])


_PAPERS = is_at("nik", "same") | is_at("document", "same")
_NUMBERS = is_at("phone", "same", "same_shared") | is_at("account", "same")
_OFFICE_ALONE = (
    is_at("phone", "same_shared")
    & is_at("name", "different")
    & ~_PAPERS
    & ~is_at("account", "same")
)
"""Two names that share nothing, and a telephone that several first names give: colleagues, not one
person.
"""
_BIRTHDAY = is_at("birth", "same", "swapped", "one_off")


def judged(scored: pl.DataFrame, *, shift: float, few: float = 0.0) -> pl.DataFrame:
    """Scored pairs with `reason` and `fuse`.

    `reason` says why they may not be fused whatever they weigh, `fuse` whether they may be. Besides
    the columns of `score` it reads `one_word`, whether one side gives a name of one word, and
    `other_generation`, whether one alone is called junior or senior. `reason` is empty, or
    `initials`, `name`, `nik`, `sex`, `birth`, `sides`, `suspects`, `place`; `enough` are the bits
    from which the pair would be fused, `vague` those put on every threshold, `shift` among them;
    `heavy`, whether it would be fused among many. `few` bits are what a small number of mentions
    adds to every pair's odds: names and places get no rarer by it, so without a number a pair needs
    them more.
    """
    no_name, no_number = pl.col("name") == SILENT, ~(_PAPERS | _NUMBERS)
    fits = is_at("name", *NAMES_FIT) | (_PAPERS & is_at("name", "similar", "contained"))
    across = is_at("role", "other_side")
    across_fits = (_PAPERS & fits) | (
        is_at("name", "same") & (is_at("phone", "same") | is_at("account", "same"))
    )
    parties = is_at("role", "parties")
    enough = (
        pl.when(_PAPERS | _NUMBERS)
        .then(SAME_WITH_NUMBER)
        .when(is_at("place", "village") & is_at("name", "same", "near"))
        .then(SAME_NAME_AND_VILLAGE)
        .when(is_at("place", "district") & is_at("name", "same"))
        .then(SAME_NAME_AND_DISTRICT)
        .when(parties & _BIRTHDAY)
        .then(SAME_BIRTHDAY_OF_SUSPECTS)
        .when(parties & is_at("organization", "same"))
        .then(SAME_FIRM)
        .when(~parties | is_at("place", "village"))
        .then(SAME)
    )
    reason: Any = pl.when(no_name).then(pl.lit("initials"))
    for contradiction, levels in _CONTRADICTIONS.items():
        reason = reason.when(is_at(contradiction, *levels)).then(pl.lit(contradiction))
    reason = (
        reason.when(~fits | pl.col("other_generation"))
        .then(pl.lit("name"))
        .when(across & ~across_fits)
        .then(pl.lit("sides"))
        .when(enough.is_null())
        .then(pl.lit("suspects"))
        .when(is_at("place", "different") & no_number)
        .then(pl.lit("place"))
        .otherwise(pl.lit(""))
    )
    vague = pl.when(pl.col("one_word") & no_number).then(ONE_WORD).otherwise(0.0) + shift
    heavy = pl.col("weight") >= enough.fill_null(SAME) + vague
    more = pl.when(no_number).then(few).otherwise(0.0)
    told = {
        "reason": reason,
        "vague": vague,
        "heavy": heavy,
        "enough": enough.fill_null(SAME) + vague + more,
    }
    return scored.with_columns(**told).with_columns(
        fuse=(pl.col("reason") == "") & (pl.col("weight") >= pl.col("enough"))
    )


def proposed(apart: pl.DataFrame) -> pl.DataFrame:
    """Those judged pairs that were not fused and are proposed.

    `tier` and `because` say how and why. Probable are those whose names fit and nothing
    contradicts; asked about are heavy ones that something speaks against, and light ones that
    involve a party; but not each two who share an office's telephone alone. Where more than the
    weight was lacking, `because` says what.
    """
    weight, reason = pl.col("weight") - pl.col("vague"), pl.col("reason")
    heavy, party = pl.col("heavy"), ~is_at("role", "protected")
    tier = (
        pl.when(_OFFICE_ALONE & (reason == "name"))
        .then(pl.lit(None, pl.String()))
        .when(reason.is_in(_MILD) & (weight >= PROBABLE))
        .then(pl.lit(Tier.PROBABLE.value))
        .when(heavy | (weight >= ASKED) & (reason == "sides"))
        .then(pl.lit(Tier.REVIEW.value))
        .when(
            party
            & (
                (reason.is_in(_MILD) & (weight >= REVIEW))
                | ((reason == "name") & (weight >= ASKED))
            )
        )
        .then(pl.lit(Tier.REVIEW.value))
    )
    because = pl.when(heavy).then(reason).otherwise(pl.lit(""))
    return apart.with_columns(tier=tier, because=because).drop_nulls("tier")


def rules_of(row: Mapping[str, int]) -> tuple[str, ...]:
    """The plain rules that a scored pair keeps, strongest first: what people know it by.

    `model` when there is none.
    """
    found = tuple(rule for rule, wanted in _RULES if _keeps(row, wanted))
    return found or ("model",)


def _keeps(row: Mapping[str, int], wanted: Wanted) -> bool:
    """Whether each comparison that a rule asks for stands at one of its levels."""
    return all(_level(row, name) in levels for name, levels in wanted)


def _level(row: Mapping[str, int], comparison: str) -> str:
    number = row[comparison]
    return "" if number == SILENT else level_names(comparison)[number]


_SAME = ("same",)
_RULES: Iterable[tuple[str, Wanted]] = (
    ("nik", (("nik", _SAME),)),
    ("document", (("document", _SAME),)),
    ("name+phone", (("name", _SAME), ("phone", ("same", "same_shared")))),
    ("name+account", (("name", _SAME), ("account", _SAME))),
    ("name+birth", (("name", _SAME), ("birth", _SAME))),
)
