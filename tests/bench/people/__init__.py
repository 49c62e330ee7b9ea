"""Made-up people, their mentions in made-up cases, and who is who."""

import numpy as np
import polars as pl

from tests.bench.people.mentions import COLUMNS, tell
from tests.bench.people.population import ROLES, make_population

__all__ = ["COLUMNS", "ROLES", "make_mentions"]


def make_mentions(size: int, seed: int) -> pl.DataFrame:
    """So many mentions with the truth in `ent`; the same for the same seed."""
    chance = np.random.default_rng(seed)
    return tell(make_population(size, chance), chance)
