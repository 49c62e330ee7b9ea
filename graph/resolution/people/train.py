"""Make the model that is shipped: `python -m graph.resolution.people.train`.

Weights are counted over generated people of whom the truth is known: m over pairs of one person's
mentions (at most PAIRS_EACH of each person, so that a busy recruiter is not the model), u over
pairs taken at random. Nothing of a user's data goes in. Documents and accounts, which the generated
people lack, have weights set by hand.
"""

import argparse
from pathlib import Path

import polars as pl

from graph.resolution.people.comparisons import COMPARISONS, level_names
from graph.resolution.people.context import (
    CONTEXT,
    LEVELS,
    no_facts,
    shared_context,
    without_context,
)
from graph.resolution.people.features import features
from graph.resolution.people.frequencies import with_frequencies
from graph.resolution.people.linking import Clock, Constraints, first_pass, with_told
from graph.resolution.people.parameters import SHIPPED, Parameters, kept_as
from graph.resolution.people.quality import shares_filled
from graph.resolution.people.sampling import pairs_of_one, pairs_of_two
from graph.resolution.people.scoring import SILENT, score
from graph.resolution.people.tables import read_table
from graph.resolution.people.tiers import judged
from graph.resolution.people.training.people import GeneratedPeople

MENTIONS, RANDOM_PAIRS, PAIRS_EACH, WORDS_FROM = 100_000, 3_000_000, 10, 5
SUPPORT = 10
"""Pairs of one person of which a level must have been seen to say anything."""
BY_HAND = {
    "document": {"same": (0.85, 1e-7), "different": (0.15, 1.0)},
    "account": {"same": (0.6, 1e-6), "different": (0.4, 1.0)},
}
"""A passport is replaced every ten years, and people have several accounts: different ones say
little.
"""
LINKS = 6.0


def main() -> None:
    """Write the parameters beside this file, or where --output says."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
        help="of the generated people (1)",
    )
    parser.add_argument("--mentions", type=int, default=MENTIONS)
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name(SHIPPED))
    asked = parser.parse_args()
    asked.output.write_bytes(kept_as(train(asked.seed, asked.mentions)))


def train(seed: int, mentions: int = MENTIONS) -> Parameters:
    """The parameters that these people teach; the same seed and size give the same ones."""
    table = GeneratedPeople(seed, mentions).table().sort("unique_id")
    people = features(read_table(table))
    truth = table["ent"]
    words = _words(people, truth)
    people = with_frequencies(people, words)
    one, two = _compared(people, truth, seed)
    weights = {name: BY_HAND.get(name) or _weights(name, one, two) for name in COMPARISONS}
    first = Parameters(version="2", weights=weights, links=LINKS, words=words)
    return Parameters(
        version="2",
        weights=weights | {CONTEXT: _context(people, truth, first)},
        links=LINKS,
        words=words,
        filled=shares_filled(people),
        made_from=f"{people.height} generated mentions of {truth.n_unique()} people, seed {seed}",
    )


def levels_seen(seed: int, mentions: int = MENTIONS) -> dict[str, dict[str, int]]:
    """For each comparison and level among how many pairs of one person these people show it."""
    table = GeneratedPeople(seed, mentions).table().sort("unique_id")
    truth = table["ent"]
    people = features(read_table(table))
    one, _ = _compared(with_frequencies(people, _words(people, truth)), truth, seed)
    return {
        name: {
            level: int((one[name] == number).sum())
            for number, level in enumerate(level_names(name))
        }
        for name in COMPARISONS
    }


def _compared(
    people: pl.DataFrame, truth: pl.Series, seed: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Compared pairs of one person, and of two."""
    flat = Parameters(version="", weights=_flat(), links=LINKS, words={})
    pairs = (
        pairs_of_one(truth, seed, at_most=PAIRS_EACH),
        pairs_of_two(truth, seed, count=RANDOM_PAIRS),
    )
    one, two = (score(people, chosen, flat, prior=0.5) for chosen in pairs)
    return one, two


def _flat() -> dict[str, dict[str, tuple[float, float]]]:
    return {name: dict.fromkeys(level_names(name), (0.5, 0.5)) for name in COMPARISONS}


def _weights(name: str, one: pl.DataFrame, two: pl.DataFrame) -> dict[str, tuple[float, float]]:
    """m and u of each level, the best first, rounded.

    A level never seen among two people counts as seen half a time. One without SUPPORT among one
    person's says nothing: as likely for one as for two.
    """
    said = [pairs[name].filter(pairs[name] != SILENT) for pairs in (one, two)]
    levels = level_names(name)
    weights = {}
    for number, level in reversed(list(enumerate(levels))):
        m, u = (_share(of, number, len(levels)) for of in said)
        supported = int((said[0] == number).sum()) >= SUPPORT
        weights[level] = (m if supported else u, u)
    return weights


def _share(said: pl.Series, number: int, levels: int) -> float:
    seen = int((said == number).sum())
    return float(f"{(seen + 0.5) / (len(said) + levels / 2):.4g}")


def _context(
    people: pl.DataFrame, truth: pl.Series, parameters: Parameters
) -> dict[str, tuple[float, float]]:
    """m and u of what the cases of two share who are called alike.

    Among pairs that anything else would fuse it says nothing more, so it is counted where the names
    fit and nothing else settles it: between one person's mentions, and between namesakes.
    """
    passed = first_pass(people, Constraints(), parameters, score, Clock())
    counted = with_frequencies(people, parameters.words, passed.person)
    prior = parameters.prior(people.height)
    pairs = score(counted, passed.pairs, parameters, prior=prior)
    told = without_context(pairs)
    open_still = judged(with_told(counted, told, parameters), shift=0.0).filter(
        pl.col("reason").is_in(["", "suspects", "namesakes"]) & ~pl.col("fuse")
    )
    level = shared_context(counted, passed.person, no_facts(), open_still)
    same = truth.gather(open_still["left"]) == truth.gather(open_still["right"])
    seen = [level.filter(same), level.filter(~same)]
    return {
        name: (
            _share(seen[0], number, len(LEVELS)),
            _share(seen[1], number, len(LEVELS)),
        )
        for number, name in reversed(list(enumerate(LEVELS)))
    }


def _words(people: pl.DataFrame, truth: pl.Series) -> dict[str, float]:
    """The share of people whose name holds each word that at least WORDS_FROM people have."""
    held = people.select("words", person=truth).explode("words").drop_nulls().unique()
    counted = (
        held.group_by("words")
        .len()
        .filter(pl.col("len") >= WORDS_FROM)
        .sort("len", "words", descending=[True, False])
    )
    share = (pl.col("len") / truth.n_unique()).round_sig_figs(4)
    return dict(counted.select("words", share=share).iter_rows())


if __name__ == "__main__":
    main()
