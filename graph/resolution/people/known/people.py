"""Who new mentions are among people known already.

An index that is made once and then answers in a moment.

Decisions.
Nobody known changes by being asked: a new mention joins one known person or none. Two who would
become one through new mentions alone are proposed, since a merge of people whom an office knows is
for a person to decide.
Only pairs with a new mention are weighed, with the frequencies counted over the known, and by what
they say themselves: what their cases share is weighed by the next run over all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from graph.dates import REFERENCE_DAY
from graph.resolution.people.context import without_context
from graph.resolution.people.features import features
from graph.resolution.people.frequencies import count
from graph.resolution.people.known.blocks import KnownBlocks
from graph.resolution.people.linking import (
    Clock,
    Constraints,
    PairScorer,
    decide,
    link_features,
    threshold_shift,
)
from graph.resolution.people.parameters import Parameters, shipped
from graph.resolution.people.scoring import score
from graph.resolution.people.tiers import REVIEW


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of new mentions, by number.

    Those of the known first, the new numbered on from them.
    """

    clusters: pl.DataFrame
    """n, root: every new mention, and the known ones of each person that one joined. A known root
    stays the root.
    """
    proposals: pl.DataFrame
    """Scored pairs of different people with `tier` and `because`, as in people.LinkedPeople."""
    seconds: Mapping[str, float]


class KnownPeople:
    """Features, frequencies, blocks and people of known mentions, in memory."""

    def __init__(
        self,
        table: pl.DataFrame,
        *,
        roots: pl.Series | None = None,
        parameters: Parameters | None = None,
        scorer: PairScorer = score,
        today: date = REFERENCE_DAY,
    ) -> None:
        """Take a table of REPORTED columns (features.py).

        `roots` holds for each row the number of the one that stands for it. Without `roots` that is
        resolved first, at the cost of a run over all.
        """
        self._parameters, self._scorer = parameters or shipped(), scorer
        self._today = today
        people = features(table, today)
        if roots is None:
            roots = link_features(people, Constraints(), self._parameters, scorer, Clock()).roots
        self.roots = roots
        self._frequencies = count(people, self._parameters.words, roots)
        self._people = self._frequencies.looked_up(people)
        members = pl.DataFrame({"root": roots}).with_row_index("n").sort("root", "n")
        self._by_root, self._members = members["root"].to_numpy(), members["n"].to_numpy()
        self._blocks = KnownBlocks(self._people)

    def attach(self, table: pl.DataFrame) -> Attached:
        """Who the mentions of another table are, among each other and the known.

        The table has REPORTED columns (features.py).
        """
        clock = Clock()
        known = self._people.height
        fresh = features(table, self._today).with_columns(pl.col("n") + known)
        fresh = self._frequencies.about(fresh).looked_up(fresh)
        clock("features")
        pairs = self._blocks.pairs(fresh)
        clock("candidates")
        prior, shift = (
            self._parameters.prior(known + fresh.height),
            threshold_shift(known + fresh.height),
        )
        scored = self._scorer(
            self._rows_of(pairs, fresh), pairs, self._parameters, prior=prior, floor=REVIEW + shift
        )
        clock("scoring")
        return self._decided(fresh, scored, prior, shift, clock)

    def _rows_of(self, pairs: pl.DataFrame, fresh: pl.DataFrame) -> pl.DataFrame:
        numbers = pairs["left"].unique().sort()
        return pl.concat([self._people[numbers.filter(numbers < self._people.height)], fresh])

    def _decided(
        self, fresh: pl.DataFrame, scored: pl.DataFrame, prior: float, shift: float, clock: Clock
    ) -> Attached:
        """Cluster the new mentions and, whole, the known people that they may be.

        Numbered from 0 for that.
        """
        companions = self._companions(scored["left"])
        here = pl.concat([self._people[companions], fresh])
        numbers, nobody = here["n"], pl.Series([None] * fresh.height, dtype=pl.Int32)
        person = pl.concat([self.roots[companions], nobody])
        place = (
            pl.DataFrame({"n": numbers})
            .with_row_index("at")
            .select(pl.col("n"), pl.col("at").cast(pl.Int32))
        )
        linked = decide(
            here.with_columns(n=place["at"]),
            without_context(_renumbered(scored, place)),
            Constraints(
                must=_chains(person),
                known=person,
                established_from=1,
            ),
            self._parameters,
            prior=prior,
            shift=shift,
            clock=clock,
        )
        here = pl.DataFrame(
            {
                "n": numbers,
                "person": person,
                "root": numbers.gather(linked.roots),
            }
        )
        joined = here.filter(pl.col("person").is_null().any().over("root"))
        joined = joined.select("n", root=pl.coalesce(pl.col("person").max().over("root"), "root"))
        proposals = linked.proposals.with_columns(
            left=numbers.gather(linked.proposals["left"]),
            right=numbers.gather(linked.proposals["right"]),
        )
        return Attached(joined, proposals, clock.seconds)

    def _companions(self, numbers: pl.Series) -> pl.Series:
        """Every known mention of the people of whom these are, by number."""
        touched = (
            self.roots[numbers.unique().filter(numbers.unique() < self._people.height)]
            .unique()
            .to_numpy()
        )
        starts, ends = (
            np.searchsorted(self._by_root, touched, side=side) for side in ("left", "right")
        )
        found = [self._members[start:end] for start, end in zip(starts, ends, strict=True)]
        return pl.Series(
            "n",
            np.sort(np.concatenate(found)) if found else [],
            dtype=pl.Int32,
        )


def _renumbered(scored: pl.DataFrame, place: pl.DataFrame) -> pl.DataFrame:
    """Scored pairs with each number's place."""
    for side in ("left", "right"):
        at = scored.select(n=side).join(
            place,
            on="n",
            how="left",
            maintain_order="left",
        )["at"]
        scored = scored.with_columns(at.alias(side))
    return scored


def _chains(person: pl.Series) -> tuple[tuple[int, int], ...]:
    """The place of each mention of a person beside that of the first."""
    places = pl.DataFrame({"person": person}).with_row_index("at").drop_nulls()
    places = places.with_columns(first=pl.col("at").first().over("person")).filter(
        pl.col("at") != pl.col("first")
    )
    return tuple(places.select("first", "at").iter_rows())
