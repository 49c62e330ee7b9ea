"""A peer: recordlinkage, by its expectation maximisation and by the plain sum of agreements."""

import numpy as np
import pandas as pd
import polars as pl
import recordlinkage

EXACT = ("first", "nik", "dob", "year", "phone", "village", "district", "regency", "father", "org")


def agreements(features: pl.DataFrame, pairs: pl.DataFrame) -> pd.DataFrame:
    """Eleven agreements of each pair, 0 or 1; what is not said does not agree."""
    columns = ["core", *EXACT]
    frame = pd.DataFrame({name: features[name].to_numpy() for name in columns}, dtype=object)
    compare = recordlinkage.Compare()
    compare.string("core", "core", method="jarowinkler", threshold=0.94, label="core")
    for name in EXACT:
        compare.exact(name, name, label=name)
    index = pd.MultiIndex.from_arrays([pairs["left"].to_numpy(), pairs["right"].to_numpy()])
    return compare.compute(index, frame).fillna(0.0)


def score(features: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Probabilities of a match, found by expectation maximisation on these pairs."""
    found = agreements(features, pairs)
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(found)
    return pairs.with_columns(score=pl.Series(np.asarray(classifier.prob(found), dtype=float)))


def score_by_sum(features: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """How many of the eleven agree."""
    return pairs.with_columns(
        score=pl.Series(agreements(features, pairs).sum(axis=1).to_numpy(dtype=float))
    )
