"""Any two mentions of people, weighed as the linker would have weighed them.

It compares only those that it chooses.
"""

from collections.abc import Iterable
from datetime import date

import polars as pl

from graph.dates import REFERENCE_DAY
from graph.model import Mention
from graph.resolution.best_fits import Step
from graph.resolution.people.features import features, reported
from graph.resolution.people.frequencies import count
from graph.resolution.people.parameters import shipped
from graph.resolution.people.scoring import score, told
from graph.schema import EntityKind


class Weigher:
    """Knows how common names and places are among some mentions, and weighs pairs by that."""

    def __init__(
        self, mentions: Iterable[Mention], total: int, *, today: date = REFERENCE_DAY
    ) -> None:
        """`mentions` are all that are known, or a sample of them; `total` is how many there are."""
        self._today = today
        self._parameters = shipped()
        self._prior = self._parameters.prior(total)
        known = reported(mention for mention in mentions if mention.kind is EntityKind.PERSON)
        people = features(known, today)
        self._frequencies = count(people, self._parameters.words)

    def __call__(self, left: Mention, right: Mention) -> Step | None:
        """How these two fit; None where one is no person."""
        if {left.kind, right.kind} != {EntityKind.PERSON}:
            return None
        two = self._frequencies.looked_up(features(reported([left, right]), self._today))
        pair = pl.DataFrame(
            {"left": [0], "right": [1]}, schema={"left": pl.Int32, "right": pl.Int32}
        )
        row = score(two, pair, self._parameters, prior=self._prior).row(0, named=True)
        comparisons = told(row, self._parameters, self._prior)
        return Step(
            left=left.id, right=right.id, bits=round(row["weight"], 3), comparisons=comparisons
        )
