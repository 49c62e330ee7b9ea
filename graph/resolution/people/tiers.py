"""What becomes of a scored pair: fused, shown as probable, asked about, or dropped.

And why a heavy one is not fused.

Decisions (measured on generated people with known truth, see tests/bench/resolution.py).
Only pairs whose names fit are fused: household columns are not independent, and without this gate
nearly every wrong merge joins brothers and sisters (splink issue 1817 names the same trap). A
number alone, even a NIK, proves nothing while the names differ: forged papers carry another's.
Names and a regency alone fuse nobody: a second proof is needed besides (ENOUGH), the better the
proof the fewer bits.
A victim and a suspect are fused only by the same document, or the same name with the same telephone
or account. What contradicts is never fused but asked about. NIKs that differ in the serial alone
are twins' as often as mistypings. A case that names two people side by side means two, unless it
gives one name twice with one number.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from graph.resolution.people.comparisons import level_names
from graph.resolution.people.context import CONTEXT, LEVELS
from graph.resolution.people.scoring import SILENT
from graph.schema import Tier

Wanted = tuple[tuple[str, tuple[str, ...]], ...]
"""Comparisons that a rule asks for, each with the levels at which it keeps the rule."""

SAME = 8.0
"""Bits that make a pair heavy among a hundred thousand mentions; it rises with their number
(linking.py).
"""
ONE_WORD = 2.0
"""Bits more that a name of one word, or one that begins with an initial, needs to be shown without
a number: many begin so.
"""
ONE_WORD_FUSED = 4.0
"""Bits more that it needs to be fused."""
LONG_NAME = 3.0
"""Bits less that parties need to be fused who have one name of three words or more: the rarity of
its words says too little of how rare they are together.
"""
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
    "father": ("different",),
}
"""Comparisons whose disagreement is a contradiction, with the levels that say so."""
_MILD = ["", "suspects", "namesakes", "place", "initials", "rival", "established"]
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
_PARTIES = is_at("role", "parties")
_SAME_NAME, _LIKE_NAME = is_at("name", "same"), is_at("name", "same", "near")
_NUMBER_OF_ONE = is_at("phone", "same") | is_at("account", "same")
"""A number that at most a household gives."""
_NEAR_BIRTHDAY = is_at("birth", "one_off")
_BIRTHDAY = is_at("birth", "same", "swapped") | _NEAR_BIRTHDAY
_VILLAGE, _DISTRICT = is_at("place", "village"), is_at("place", "district")
_REGENCY = is_at("place", "village", "district", "regency")
_SAME_COMPANY = is_at("organization", "same")
_COMPANY = _SAME_COMPANY | is_at("organization", "near")

_SHARED_CONTEXT = pl.col(CONTEXT) >= LEVELS.index("one")

ENOUGH: Sequence[tuple[pl.Expr, float]] = (
    (_PAPERS | _NUMBERS, 3.0),
    (_PARTIES & _SAME_NAME & is_at("phone", "one_off"), 3.0),
    (_PARTIES & _NEAR_BIRTHDAY & _SAME_NAME, 9.0),
    (_PARTIES & _BIRTHDAY & _SAME_NAME, 6.0),
    (_PARTIES & _NEAR_BIRTHDAY, 10.0),
    (_PARTIES & _BIRTHDAY, 8.0),
    (_PARTIES & _VILLAGE & _LIKE_NAME, 5.0),
    (_PARTIES & _VILLAGE, 6.0),
    (_BIRTHDAY & _SAME_NAME, 10.0),
    (_BIRTHDAY, 12.0),
    (_VILLAGE, 9.0),
    (_PARTIES & _DISTRICT, 6.0),
    (_PARTIES & _SHARED_CONTEXT & _SAME_NAME, 8.0),
    (_PARTIES & _COMPANY & _REGENCY & (_LIKE_NAME | ~pl.col("one_word")), 8.0),
    (_PARTIES & _SAME_COMPANY & _LIKE_NAME & ~pl.col("one_word"), 8.0),
    (_PARTIES & _COMPANY & _LIKE_NAME & ~pl.col("one_word"), 10.0),
    (~_PARTIES & is_at("birth", "year_month"), 11.0),
)
"""Second proofs beside names that fit, with the bits from which a pair is fused that has one; the
first that holds counts. Without one it is never fused: of 15,435 accused in court decisions 24 %
share their name with another.
"""


def judged(scored: pl.DataFrame, *, shift: float, ease: float = 0.0) -> pl.DataFrame:
    """Scored pairs with `reason` and `fuse`.

    Besides the columns of `score` it reads `one_word`, whether one side gives a name of one word;
    `long_name`, whether both give three words or more; `other_generation`, whether one alone is
    called junior or senior; `other_word`, whether names that are alike hold different names;
    `one_case`, whether one case names both; and `kin`, whether one is called the other's child.
    `reason` says why they may not be fused whatever they weigh: empty, or `initials`, `name`,
    `nik`, `sex`, `birth`, `common`, `father`, `case`, `sides`, `suspects`, `namesakes`, `place`.
    `enough` are the bits from which the pair would be fused, `vague` those put on every threshold,
    `shift` among them; `ease` bits less are enough among few mentions, but never less than to be
    shown; `heavy`, whether it weighs so much, and `fuse`, whether it may be fused.
    """
    no_name, no_number = pl.col("name") == SILENT, ~(_PAPERS | _NUMBERS)
    enough = pl.lit(None, pl.Float64())
    for proof, bits in reversed(ENOUGH):
        enough = pl.when(proof).then(bits).otherwise(enough)
    reason: Any = pl.when(no_name).then(pl.lit("initials"))
    for contradiction, levels in _CONTRADICTIONS.items():
        reason = reason.when(is_at(contradiction, *levels)).then(pl.lit(contradiction))
    reason = (
        reason.when(_hotline() & no_number)
        .then(pl.lit("common"))
        .when(~_names_fit() | pl.col("other_generation") | pl.col("other_word"))
        .then(pl.lit("name"))
        .when(pl.col("kin"))
        .then(pl.lit("father"))
        .when(pl.col("one_case") & ~_twice_in_a_case())
        .then(pl.lit("case"))
        .when(is_at("role", "other_side") & ~_fits_across())
        .then(pl.lit("sides"))
        .when(enough.is_null() & _PARTIES)
        .then(pl.lit("suspects"))
        .when(enough.is_null())
        .then(pl.lit("namesakes"))
        .when(is_at("place", "different") & no_number)
        .then(pl.lit("place"))
        .otherwise(pl.lit(""))
    )
    vague = pl.when(pl.col("one_word") & no_number).then(ONE_WORD).otherwise(0.0) + shift
    unsure = pl.when(pl.col("one_word") & no_number).then(ONE_WORD_FUSED - ONE_WORD).otherwise(0.0)
    sure = pl.when(pl.col("long_name") & _SAME_NAME & _PARTIES & no_number).then(LONG_NAME)
    needed = enough.fill_null(SAME) + unsure - sure.otherwise(0.0) - ease
    needed = pl.max_horizontal(needed, pl.lit(PROBABLE)) + vague
    told = {"reason": reason, "vague": vague, "enough": needed, "heavy": pl.col("weight") >= needed}
    return scored.with_columns(**told).with_columns(fuse=(pl.col("reason") == "") & pl.col("heavy"))


def _names_fit() -> pl.Expr:
    """Whether two names may be one person's.

    Beside a paper, or between two parties beside a number of one's own, names that are like or of
    which one holds the other are enough: a household's victims are not taken for one by that.
    """
    proved = _PAPERS | (_PARTIES & _NUMBER_OF_ONE)
    like = is_at("name", "contained") | is_at("name", "similar") & ~pl.col("one_word")
    return is_at("name", *NAMES_FIT) | (proved & like)


def _hotline() -> pl.Expr:
    """Whether a number that many give is all that names and places have beside them.

    Namesakes call one hotline, and its weight would make them one.
    """
    return is_at("phone", "same_common") & ~_BIRTHDAY & ~_VILLAGE & (pl.col(CONTEXT) == 0)


def _twice_in_a_case() -> pl.Expr:
    """Whether a case gave one person twice: one paper, or one name with a number or birthday."""
    return _PAPERS | (_SAME_NAME & (_NUMBER_OF_ONE | is_at("birth", "same")))


def _fits_across() -> pl.Expr:
    """Whether a victim and a suspect may be one: the same paper, or the same name and number."""
    paper = _PAPERS & (is_at("name", *NAMES_FIT) | is_at("name", "similar", "contained"))
    return paper | (_SAME_NAME & _NUMBER_OF_ONE)


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
                | (reason.is_in(["name", "common"]) & (weight >= ASKED))
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
