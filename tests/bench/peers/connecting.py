"""Groups out of scored pairs, as the peers make them: whatever a strong enough pair connects."""

import igraph
import numpy as np
import polars as pl


def connected(features: pl.DataFrame, scored: pl.DataFrame, threshold: float) -> pl.DataFrame:
    """Clusters (unique_id, cluster) of the pairs from the threshold on."""
    kept = scored.filter(pl.col("score") >= threshold)
    edges = np.column_stack([kept["left"].to_numpy(), kept["right"].to_numpy()])
    graph = igraph.Graph(n=len(features), edges=edges)
    return features.select("unique_id", cluster=pl.Series(graph.connected_components().membership))
