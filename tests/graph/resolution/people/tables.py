"""Small tables of mentions as the linker takes them."""

from typing import Any

import polars as pl

from graph.resolution.people.features import REPORTED, features
from graph.resolution.people.frequencies import with_frequencies
from graph.resolution.people.parameters import shipped


def reported_table(*rows: dict[str, Any]) -> pl.DataFrame:
    """One row for each dictionary; what it leaves out is not said."""
    empty: dict[str, Any] = {
        name: [] if isinstance(kind, pl.List) else None for name, kind in REPORTED.items()
    }
    told = [
        empty | {"id": f"m{place:03}", "case_id": f"c{place}", "protected": True} | row
        for place, row in enumerate(rows)
    ]
    return pl.DataFrame(told, schema=REPORTED, orient="row")


def people_of(*rows: dict[str, Any]) -> pl.DataFrame:
    """Features with frequencies of a small table."""
    return with_frequencies(features(reported_table(*rows)), shipped().words)
