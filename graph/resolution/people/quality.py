"""Whether the shipped model fits the data at hand.

Sizes, weights, and how often comparisons agree against its m and u.

Decisions.
What a comparison says is measured on pairs that the other comparisons alone make one: among fused
pairs everything agrees, since what disagrees is not fused, however wrong the data are.
u is measured on pairs of different people taken at random, and not where rarity is counted from the
data anyhow. Few pairs say nothing: a misfit is told from LEAST_PAIRS on, when agreement is far from
what the model expects.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import polars as pl

from graph.dates import REFERENCE_DAY
from graph.model import Value
from graph.resolution.people.blocking import Blocks
from graph.resolution.people.comparisons import COMPARISONS, RARE_COMPARISONS, level_names
from graph.resolution.people.features import features
from graph.resolution.people.frequencies import with_frequencies
from graph.resolution.people.parameters import Parameters, shipped
from graph.resolution.people.sampling import pairs_of_two
from graph.resolution.people.scoring import SILENT, score

SURE = 10.0
"""Bits of all other comparisons from which a pair is taken for one person's."""
RANDOM_PAIRS, SEED = 200_000, 1
LEAST_PAIRS, LEAST_RANDOM, LEAST_MENTIONS = 20, 1_000, 200
FAR_LESS = 0.6
"""Agreement among one person's mentions below this share of what the model expects is a misfit."""
FAR_MORE, OFTEN = 5.0, 0.005
"""So many times the agreement that the model expects of different people is a misfit, from such a
share on.
"""
SELDOM, LEANED_ON = 0.25, ("name", "nik", "birth", "phone", "place")
"""One of these that is given in less than this share of what the model learnt from is worth a
remark.
"""
SELDOM_GIVEN = "seldom_given"
SIZES = (1, 2, 3, 5, 10, 20, 50, 100)
"""From how many mentions on each class of entities begins."""
BANDS = (0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 15.0)
"""Bits from which each band of weights begins; the first lies below."""
ELSEWHERE: Mapping[str, float] = {
    "0": 0.34,
    "2": 0.74,
    "4": 0.88,
    "6": 0.95,
    "8": 0.98,
    "10": 0.99,
    "15": 1.0,
}
"""The share that is one person's in each band (band_key) among people of another world, whom the
model did not learn from and of whom more share a name (tests/bench/bands.py). What is said of a
band lies between this and `Parameters.calibration`: nobody knows which of the two an office is
like. Nothing is said of pairs below 0: how many are one person's depends on the number of mentions.
"""

_FACTS = {
    "name": ("core",),
    "nik": ("nik",),
    "birth": ("year",),
    "phone": ("phones",),
    "place": ("village", "district", "regency"),
    "sex": ("sex",),
    "father": ("father",),
    "organization": ("organization",),
    "document": ("documents",),
    "account": ("accounts",),
}
"""The columns of which one must be said for a comparison to have something to say."""

_OF_THE_NIK = ("nik", "birth", "sex")
"""A NIK tells birth and sex where they are not said: a wrong one speaks thrice, so these stand
aside together.
"""


class Drift(Value, frozen=True, omit_defaults=True):
    """How often one level of a comparison holds, beside what the model expects."""

    comparison: str
    level: str
    expected_same: float
    same: float | None
    """Among pairs that all other comparisons make one; None when there is none that speaks."""
    expected_random: float
    random: float | None
    """Among different people's mentions taken at random."""


class Filled(Value, frozen=True, omit_defaults=True):
    """How many mentions say something to a comparison, here and where the model learnt.

    Both are shares.
    """

    comparison: str
    here: float
    expected: float


class Misfit(Value, frozen=True, omit_defaults=True):
    """Something in which the data are far from the model."""

    code: str
    """`agrees_less`, `agrees_more` (among different people) or `seldom_given`."""
    comparison: str
    share: float
    expected: float
    pairs: int = 0


class WeightBand(Value, frozen=True, omit_defaults=True):
    """Compared pairs whose weight lies in one band."""

    least: float | None
    """Bits from which it begins, up to the next; None is all that weigh less than nothing."""
    pairs: int
    one: int
    """How many of them are one person's."""
    expected: float | None = None
    """The share that was one person's among generated people whom the model had not seen."""
    expected_least: float | None = None
    """The same in a world that it did not learn from; None where `expected` is."""


class Fitness(Value, frozen=True, omit_defaults=True):
    """How the shipped model fits."""

    digest: str
    mentions: int
    bands: tuple[WeightBand, ...] = ()
    drift: tuple[Drift, ...] = ()
    filled: tuple[Filled, ...] = ()
    misfits: tuple[Misfit, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether comparisons agree as the model expects.

        What is seldom given makes it find fewer, not wrong ones.
        """
        return all(misfit.code == SELDOM_GIVEN for misfit in self.misfits)


def measure(
    table: pl.DataFrame,
    person: pl.Series,
    *,
    parameters: Parameters | None = None,
    today: date = REFERENCE_DAY,
) -> Fitness:
    """How the model fits a table of REPORTED columns (features.py).

    `person` tells who each row is.
    """
    parameters = parameters or shipped()
    if table.height < 2:
        return Fitness(digest=parameters.digest, mentions=table.height)
    people = with_frequencies(features(table, today), parameters.words, person)
    prior = parameters.prior(people.height)
    compared = score(people, Blocks(people).pairs(), parameters, prior=prior)
    strangers = score(
        people, pairs_of_two(person, SEED, count=RANDOM_PAIRS), parameters, prior=prior
    )
    drift = tuple(_drift(compared, strangers, parameters))
    filled = tuple(
        Filled(name, share, parameters.filled.get(name, 0.0))
        for name, share in shares_filled(people).items()
    )
    return Fitness(
        digest=parameters.digest,
        mentions=people.height,
        bands=_bands(compared, person, parameters),
        drift=drift,
        filled=filled,
        misfits=tuple(
            _misfits(
                compared, strangers, filled if people.height >= LEAST_MENTIONS else (), parameters
            )
        ),
    )


def shares_filled(people: pl.DataFrame) -> dict[str, float]:
    """The share of mentions (features) that say something to each comparison."""
    said = {}
    for name, columns in _FACTS.items():
        filled = pl.any_horizontal(pl.col(column).is_not_null() for column in columns)
        said[name] = filled.mean().round(4)
    return people.select(**said).row(0, named=True)


def sizes(entity_of: Mapping[str, str]) -> tuple[tuple[int, int], ...]:
    """How many entities have at least so many mentions, and fewer than the next class.

    (least, entities).
    """
    held = pl.DataFrame({"entity": list(entity_of.values())}).group_by("entity").len()
    classes = held.select(least=_floor(pl.col("len"), SIZES)).group_by("least").len().sort("least")
    return tuple(classes.iter_rows())


def largest(entity_of: Mapping[str, str], limit: int) -> tuple[tuple[str, int], ...]:
    """The entities of most mentions, with how many."""
    held = pl.DataFrame({"entity": list(entity_of.values())}).group_by("entity").len()
    return tuple(held.sort("len", "entity", descending=[True, False]).head(limit).iter_rows())


def _floor(value: pl.Expr, steps: Sequence[float]) -> pl.Expr:
    """The highest step that is not above a value; null when all are."""
    return pl.max_horizontal(pl.when(value >= step).then(pl.lit(step)) for step in steps)


def _bands(
    compared: pl.DataFrame, person: pl.Series, parameters: Parameters
) -> tuple[WeightBand, ...]:
    one = person.gather(compared["left"]) == person.gather(compared["right"])
    found = compared.select(least=_floor(pl.col("weight"), BANDS), one=one).group_by("least")
    counted = found.agg(pairs=pl.len(), one=pl.col("one").sum()).sort("least", nulls_last=False)
    return tuple(
        _band(least, pairs, same, parameters)
        for least, pairs, same in counted.select("least", "pairs", "one").iter_rows()
    )


def _band(least: float | None, pairs: int, same: int, parameters: Parameters) -> WeightBand:
    """A band with what is said of it."""
    key = band_key(least)
    if key not in ELSEWHERE or key not in parameters.calibration:
        return WeightBand(least, pairs, same)
    expected = parameters.calibration[key]
    return WeightBand(least, pairs, same, expected, min(expected, ELSEWHERE[key]))


def band_key(least: float | None) -> str:
    """What a band is called in `Parameters.calibration`."""
    return "" if least is None else f"{least:g}"


def _sure(compared: pl.DataFrame, name: str, parameters: Parameters) -> pl.Series:
    """The levels at which a comparison stands in pairs that all others make one."""
    aside = _OF_THE_NIK if name in _OF_THE_NIK else (name,)
    rest = pl.col("weight") - pl.sum_horizontal(_bits(name, parameters) for name in aside)
    return compared.filter((pl.col(name) != SILENT) & (rest >= SURE))[name]


def _bits(name: str, parameters: Parameters) -> pl.Expr:
    """What a comparison adds to the weight of each pair."""
    bits = {number: parameters.bits(name, level) for number, level in enumerate(level_names(name))}
    own = pl.col(name).replace_strict(bits, default=0.0, return_dtype=pl.Float64)
    return own + pl.col(f"rare_{name}").fill_null(0.0) if name in RARE_COMPARISONS else own


def _drift(
    compared: pl.DataFrame, strangers: pl.DataFrame, parameters: Parameters
) -> Iterator[Drift]:
    for name in COMPARISONS:
        same, random = _sure(compared, name, parameters), _said(strangers, name)
        for number, level in reversed(list(enumerate(level_names(name)))):
            m, u = parameters.weights[name][level]
            yield Drift(
                name,
                level,
                m,
                _share(same, [number]),
                u,
                _share(random, [number]),
            )


def _misfits(
    compared: pl.DataFrame,
    strangers: pl.DataFrame,
    filled: Sequence[Filled],
    parameters: Parameters,
) -> Iterator[Misfit]:
    """What does not look as the model learnt it, comparison by comparison."""
    for name in _FACTS:
        weights = parameters.weights[name]
        levels = level_names(name)
        agreeing = [n for n, level in enumerate(levels) if parameters.bits(name, level) > 0]
        m = sum(weights[levels[n]][0] for n in agreeing)
        u = sum(weights[levels[n]][1] for n in agreeing)
        same, random = _sure(compared, name, parameters), _said(strangers, name)
        share = _share(same, agreeing)
        if share is not None and len(same) >= LEAST_PAIRS and share < FAR_LESS * m:
            yield Misfit(
                "agrees_less",
                name,
                share,
                round(m, 4),
                len(same),
            )
        share = _share(random, agreeing)
        often = (
            share is not None and share > max(FAR_MORE * u, OFTEN) and len(random) >= LEAST_RANDOM
        )
        if share is not None and often and name not in RARE_COMPARISONS:
            yield Misfit(
                "agrees_more",
                name,
                share,
                round(u, 4),
                len(random),
            )
    for said in filled:
        if said.comparison in LEANED_ON and said.here < SELDOM * said.expected:
            yield Misfit(SELDOM_GIVEN, said.comparison, said.here, said.expected)


def _said(pairs: pl.DataFrame, name: str) -> pl.Series:
    return pairs[name].filter(pairs[name] != SILENT)


def _share(said: pl.Series, numbers: Sequence[int]) -> float | None:
    return round(int(said.is_in(list(numbers)).sum()) / len(said), 4) if len(said) else None
