"""What the first rows of planned tables would give, before anything is loaded."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from msgspec.structs import replace

from app.clock import today
from app.intake.mapping import count_rejected, issues_of
from graph.errors import LoadError
from graph.model import Value
from loaders.load import LoadPlan, load
from loaders.readers.passwords import Passwords
from loaders.rows.mapper import Loaded
from loaders.validation import Issue

MOST_ROWS = 200
"""Rows of each table that are tried."""


class FirstRows(Value, frozen=True):
    """What became of rows that were tried: rows = loaded + aside + rejected."""

    rows: int
    loaded: int
    aside: int
    rejected: int
    issues: tuple[Issue, ...] = ()


def try_first_rows(plan: LoadPlan, passwords: Passwords) -> FirstRows:
    """Read the first rows of every table and keep nothing of them but what is wrong.

    Recognised evidence is left out: its rows are counted together, and only when all were read.
    """
    tried = list(_first_rows(plan, passwords))
    aside = sum(row.aside for row in tried)
    rejected = count_rejected(tried)
    return FirstRows(
        rows=len(tried),
        loaded=len(tried) - aside - rejected,
        aside=aside,
        rejected=rejected,
        issues=issues_of(tried),
    )


def _first_rows(plan: LoadPlan, passwords: Passwords) -> Iterator[Loaded]:
    for planned in plan.tables:
        alone = replace(plan, tables=(planned,))
        # What cannot be read at all is told when it is loaded, and of what the plan knew already.
        with suppress(LoadError):
            if not planned.format:
                yield from islice(load(alone, passwords=passwords, today=today()), MOST_ROWS)
