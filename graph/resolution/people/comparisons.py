"""How two mentions of people are compared: comparisons and their levels, as splink takes them.

Levels are named in the order in which they are tried, the best first; a pair gets the first that is
true, and none where either side says nothing. What a level weighs is in the parameters
(parameters.py), the rarity of the shared value comes from the `tf_` columns (frequencies.py).
Fellegi and Sunter 1969, with term frequencies after Winkler 1989.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import SettingsCreator, block_on
from splink.internals.comparison import Comparison
from splink.internals.comparison_level_creator import ComparisonLevelCreator
from splink.internals.settings import Settings

SIMILAR_NAME = 0.88
"""Jaro-Winkler similarity from which whole names count as alike."""

Sql = levels.CustomLevel
"""A condition in SQL as a level of splink."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a comparison: its name, when it holds, and the column whose rarity counts."""

    name: str
    holds: str | ComparisonLevelCreator
    """A splink level, or SQL over `_l` and `_r` columns."""
    rare: str = ""


def _same(column: str) -> str:
    return f"{column}_l = {column}_r"


def _or_missing(column: str) -> str:
    return f"({column}_l = {column}_r or {column}_l is null or {column}_r is null)"


_SAME_ENDINGS = "endings_l = endings_r"
_SLIP = levels.Or(
    levels.DamerauLevenshteinLevel("core", 1),
    levels.And(
        levels.DamerauLevenshteinLevel("core", 2),
        Sql("least(length(core_l), length(core_r)) >= 12"),
    ),
)
_ALIAS = "array_contains(aliases_r, core_l) or array_contains(aliases_l, core_r)"
_SAME_END_OF_NUMBER = "right(phone_l, 2) = right(phone_r, 2)"
"""Numbers that differ in their last digits were bought together: an office's or a family's, not a
slip.
"""
_FATHER_CUT = (
    "left(father_l, length(father_r)) = father_r or left(father_r, length(father_l)) = father_l"
)
_VILLAGE_FITS = levels.Or(
    Sql("village_l is null or village_r is null"), levels.JaroWinklerLevel("village", 0.9)
)
"""Two villages say two homes, unless one was misspelt."""
_INITIALS_FIT = levels.And(levels.ArraySubsetLevel("spelt"), Sql(_same("short")))
"""Word by word the same letters begin, and what one spells out the other spells alike."""

COMPARISONS: Mapping[str, tuple[str, tuple[Level, ...]]] = {
    "name": (
        "core_l is null or core_r is null",
        (
            Level("same", _same("core"), "core"),
            Level("near", levels.And(_SLIP, Sql(_SAME_ENDINGS)), "core"),
            Level("first_and_initial", _INITIALS_FIT, "first"),
            Level("alias", levels.Or(levels.ArrayIntersectLevel("aliases", 1), Sql(_ALIAS))),
            Level(
                "contained_same_first",
                levels.And(levels.ArraySubsetLevel("words"), Sql(_same("first"))),
                "first",
            ),
            Level("contained", levels.ArraySubsetLevel("words"), "rarest"),
            Level("similar", levels.JaroWinklerLevel("core", SIMILAR_NAME)),
            Level("first_only", _same("first"), "first"),
            Level("shared_word", levels.ArrayIntersectLevel("words", 1)),
            Level("different", levels.ElseLevel()),
        ),
    ),
    "nik": (
        "nik_l is null or nik_r is null",
        (
            Level("same", levels.ArrayIntersectLevel("niks", 1)),
            Level(
                "next_serial",
                levels.And(
                    Sql("left(nik_l, 12) = left(nik_r, 12)"),
                    levels.DamerauLevenshteinLevel("nik", 1),
                ),
            ),
            Level("one_off", levels.DamerauLevenshteinLevel("nik", 1)),
            Level("different", levels.ElseLevel()),
        ),
    ),
    "birth": (
        "year_l is null or year_r is null or (born_by_nik_l and born_by_nik_r)",
        (
            Level("same", _same("born")),
            Level("swapped", "born_l = swapped_r"),
            Level("one_off", levels.LevenshteinLevel("born", 1)),
            Level("year_month", f"{_same('year_month')} and (born_l is null or born_r is null)"),
            Level("year", f"{_same('year')} and (year_month_l is null or year_month_r is null)"),
            Level("year_other_day", _same("year")),
            Level(
                "adjacent_year", "abs(year_l - year_r) <= 1 and (born_l is null or born_r is null)"
            ),
            Level("different", levels.ElseLevel()),
        ),
    ),
    "phone": (
        "phones_l is null or phones_r is null",
        (
            Level("same", levels.ArrayIntersectLevel("phones_own", 1)),
            Level("same_shared", levels.ArrayIntersectLevel("phones_shared", 1)),
            Level("same_common", levels.ArrayIntersectLevel("phones", 1)),
            Level(
                "one_off",
                levels.And(levels.DamerauLevenshteinLevel("phone", 1), Sql(_SAME_END_OF_NUMBER)),
            ),
            Level("different", levels.ElseLevel()),
        ),
    ),
    "place": (
        (
            "(village_l is null or village_r is null) and (district_l is null or district_r is"
            " null) and (regency_l is null or regency_r is null)"
        ),
        (
            Level(
                "village",
                f"{_same('village')} and {_or_missing('district')} and {_or_missing('regency')}",
                "village",
            ),
            Level(
                "district",
                levels.And(Sql(f"{_same('district')} and {_or_missing('regency')}"), _VILLAGE_FITS),
                "district",
            ),
            Level(
                "district_other_village",
                f"{_same('district')} and {_or_missing('regency')}",
                "district",
            ),
            Level(
                "regency",
                levels.And(Sql(f"{_same('regency')} and {_or_missing('district')}"), _VILLAGE_FITS),
                "regency",
            ),
            Level("regency_other_home", _same("regency"), "regency"),
            Level("different", levels.ElseLevel()),
        ),
    ),
    "sex": (
        "sex_l is null or sex_r is null or (sex_by_nik_l and sex_by_nik_r)",
        (Level("same", _same("sex")), Level("different", levels.ElseLevel())),
    ),
    "father": (
        "father_l is null or father_r is null",
        (
            Level("same", _same("father"), "father"),
            Level("near", levels.Or(levels.JaroWinklerLevel("father", 0.9), Sql(_FATHER_CUT))),
            Level("different", levels.ElseLevel()),
        ),
    ),
    "organization": (
        "organization_l is null or organization_r is null",
        (
            Level("same", _same("organization"), "organization"),
            Level("near", levels.JaroWinklerLevel("organization", 0.92)),
            Level("different", levels.ElseLevel()),
        ),
    ),
    "document": (
        "documents_l is null or documents_r is null",
        (
            Level("same", levels.ArrayIntersectLevel("documents", 1)),
            Level("different", levels.ElseLevel()),
        ),
    ),
    "account": (
        "accounts_l is null or accounts_r is null",
        (
            Level("same", levels.ArrayIntersectLevel("accounts", 1)),
            Level("different", levels.ElseLevel()),
        ),
    ),
    "role": (
        "",
        (
            Level("parties", "party_l and party_r"),
            Level("protected", "not party_l and not party_r"),
            Level("other_side", levels.ElseLevel()),
        ),
    ),
}
"""For each comparison: when it has nothing to say, and its levels."""


RARE = ("core", "first", "rarest", "village", "district", "regency", "father", "organization")
"""Columns whose rarity counts; each needs a `tf_` column beside it."""


def settings(
    weights: Mapping[str, Mapping[str, tuple[float, float]]], prior: float
) -> SettingsCreator:
    """The model as splink takes it.

    For each comparison and level its m and u, and the chance of a random match. m is how often the
    level holds for one person's two mentions, u for two people's; both among the pairs where both
    sides say something.
    """
    model = _Model(
        link_type="dedupe_only",
        unique_id_column_name="n",
        probability_two_random_records_match=prior,
        blocking_rules_to_generate_predictions=[block_on("core")],
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
        additional_columns_to_retain=[],
    )
    model.weights = {name: tuple(weights[name].items()) for name in COMPARISONS}
    return model


class _Model(SettingsCreator):
    """Settings of which splink reads the comparisons once.

    It parses every level anew otherwise, at 0.1 s each time.
    """

    weights: Mapping[str, tuple[tuple[str, tuple[float, float]], ...]]

    def get_settings(self, sql_dialect_str: str) -> Settings:
        """The settings in the SQL of one engine."""
        built = super().get_settings(sql_dialect_str)
        built.comparisons = [
            _comparison(name, self.weights[name], sql_dialect_str) for name in COMPARISONS
        ]
        for comparison in built.comparisons:
            comparison.column_info_settings = built.column_info_settings
        return built


@lru_cache(maxsize=8 * len(COMPARISONS))
def _comparison(
    name: str, weights: tuple[tuple[str, tuple[float, float]], ...], sql_dialect_str: str
) -> Comparison:
    silent, named = COMPARISONS[name]
    known = dict(weights)
    in_order: list[ComparisonLevelCreator | dict[str, Any]] = []
    if silent:
        in_order.append(Sql(silent).configure(is_null_level=True))
    for level in named:
        m, u = known[level.name]
        in_order.append(_level(level, m, u))
    creator = comparisons.CustomComparison(
        output_column_name=name,
        comparison_levels=in_order,
    )
    return creator.get_comparison(sql_dialect_str)


def _level(at: Level, m: float, u: float) -> ComparisonLevelCreator:
    level = Sql(at.holds) if isinstance(at.holds, str) else at.holds
    level.configure(
        m_probability=m,
        u_probability=u,
        fix_m_probability=True,
        fix_u_probability=True,
        label_for_charts=at.name,
    )
    if at.rare:
        level.configure(tf_adjustment_column=at.rare, disable_tf_exact_match_detection=True)
    return level


def _counts_rarity(of_comparison: Iterable[Level]) -> bool:
    return any(level.rare for level in of_comparison)


RARE_COMPARISONS = tuple(name for name, (_, named) in COMPARISONS.items() if _counts_rarity(named))
"""Comparisons of which a shared value's rarity counts."""


@lru_cache(maxsize=len(COMPARISONS))
def level_names(name: str) -> tuple[str, ...]:
    """Level names of a comparison by the number that splink gives them.

    The last is 0, the best the highest.
    """
    _, named = COMPARISONS[name]
    return tuple(level.name for level in reversed(named))
