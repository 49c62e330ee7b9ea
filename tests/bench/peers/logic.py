"""A peer: nomenklatura's logic-v2, on the same facts as FollowTheMoney entities.

It needs an older duckdb than the product's and PyICU, which is built from source; so it may run
under another Python, which `--nomenklatura` names, and it imports nothing of the product:

    apt-get install libicu-dev pkg-config g++
    python3 -m venv other && other/bin/pip install nomenklatura polars
"""

import polars as pl
from followthemoney import EntityProxy
from nomenklatura.matching import LogicV2


def score(features: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Scores between 0 and 1."""
    config = LogicV2.default_config()
    wanted = set(pairs["left"]) | set(pairs["right"])
    people = {
        at: _entity(row) for at, row in enumerate(features.iter_rows(named=True)) if at in wanted
    }
    scores = [
        LogicV2.compare(people[left], people[right], config).score
        for left, right in pairs.iter_rows()
    ]
    return pairs.with_columns(score=pl.Series(scores, dtype=pl.Float64))


def score_names(features: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Scores between 0 and 1 by the names alone, as they are written."""
    config = LogicV2.default_config()
    named = [_called(row) for row in features.iter_rows(named=True)]
    scores = [
        LogicV2.compare(named[left], named[right], config).score
        for left, right in pairs.iter_rows()
    ]
    return pairs.with_columns(score=pl.Series(scores, dtype=pl.Float64))


def _called(row: dict) -> EntityProxy:
    """Somebody of whom nothing is known but a name."""
    properties = {"name": [row["name"]]}
    return EntityProxy.from_dict(
        {"id": str(row["unique_id"]), "schema": row["schema"], "properties": properties}
    )


def _entity(row: dict) -> EntityProxy:
    place = ", ".join(filter(None, (row["village"], row["district"], row["regency"])))
    properties = {
        "name": [" ".join(row["words"])] if row["words"] else [],
        "alias": [row["alias"]],
        "fatherName": [row["father"]],
        "idNumber": [row["nik"]],
        "phone": [row["phone"]],
        "birthDate": [row["dob"] or row["month"] or row["year"]],
        "gender": [{"P": "female", "L": "male"}.get(row["gender"])],
        "address": [place] if place else [],
        "country": ["id"],
    }
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    return EntityProxy.from_dict({"id": row["unique_id"], "schema": "Person", "properties": kept})
