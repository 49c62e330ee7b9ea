"""How central a node is by the ways between nodes: betweenness and closeness, exact or sampled with
a stated error.

Decisions.
Ways are as short as the evidence is sure: the length of a tie is 1 / weight (engine.py). What
domain research calls a broker is one by ties that somebody vouches for; counting every tie as one
step would let a single doubtful report make an innocent the centre. `weighted=False` counts steps
instead.
Exact as long as all nodes fit into STEPS, which is some thousands; above it from as many nodes as
fit, drawn by seed (Brandes and Pich 2007, doi 10.1142/S0218127407018403; Eppstein and Wang 2004,
doi 10.7155/jgaa.00081).
"""

from random import Random
from typing import Any

import networkx as nx
import numpy as np

from graph.analysis.measures.engine import Indexed, Node, indexed
from graph.analysis.measures.scores import CONFIDENCE, Scores, stated_error

STEPS = 60_000_000
"""How many nodes and ties may be looked at: a few seconds."""
WEIGHED = 3
"""How much longer it takes to follow lengths than to count steps."""
LEAST_SAMPLES = 24
BATCHES = 8
"""Into how many parts samples are cut, so that they tell how much they differ and need not be held
all at once.
"""


def samples_for(graph: "nx.Graph[Any] | Indexed", *, weighted: bool = True) -> int:
    """From how many nodes ways are followed; all of them when that is exact in reasonable time.

    >>> samples_for(nx.path_graph(1000))
    1000
    """
    held = indexed(graph)
    effort: int = len(held) + held.graph.ecount()
    if weighted and held.weights:
        effort *= WEIGHED
    affordable = STEPS // max(1, effort)
    return min(len(held), max(affordable, LEAST_SAMPLES))


def betweenness(
    graph: "nx.Graph[Any] | Indexed",
    *,
    weighted: bool = True,
    samples: int | None = None,
    seed: int = 1,
) -> Scores:
    """The share of the shortest ways between two others that lead over each node (Freeman 1977).

    In plain words: how much of what passes between other parties would pass by this one; a
    go-between. Formula (doi 10.2307/3033543): the mean over all pairs of others of (shortest ways
    over the node / shortest ways), between 0 and 1; pairs that nothing joins count as 0. It goes
    with degree, so read it beside that (Lugo 2016). Cost: one search from each node (Brandes 2001,
    doi 10.1080/0022250X.2001.9990249), or from `samples` of them: then the stated error holds for
    all scores.

    >>> medici = betweenness(nx.florentine_families_graph())
    >>> round(medici.values["Medici"], 3), medici.exact
    (0.522, True)
    """
    held = indexed(graph)
    count = len(held)
    chosen = min(samples or samples_for(held, weighted=weighted), count)
    lengths = held.lengths if weighted else None
    pairs = (count - 1) * (count - 2) / 2
    if count < 3 or chosen == count:
        found = held.graph.betweenness(directed=False, weights=lengths)
        return Scores(values=held.named(total / pairs if pairs > 0 else 0.0 for total in found))
    parts = _parts(_drawn(count, chosen, seed))
    by_part = []
    for part in parts:
        found = held.graph.betweenness(directed=False, weights=lengths, sources=part)
        by_part.append(found)
    sums = np.array(by_part)
    scale = count / pairs
    values = sums.sum(axis=0) * scale / chosen
    # How far the parts differ tells how far their mean may be off.
    sizes = np.array([[len(part)] for part in parts])
    means = sums * scale / sizes
    spread = np.zeros(count)
    if len(parts) > 1:
        spread = means.std(axis=0, ddof=1) / np.sqrt(len(parts))
    return _sampled(held, values, spread, chosen, width=count / (count - 1))


def closeness(
    graph: "nx.Graph[Any] | Indexed",
    *,
    weighted: bool = True,
    samples: int | None = None,
    seed: int = 1,
) -> Scores:
    """How near each node is to all others: the mean of 1 / distance (harmonic closeness).

    In plain words: in how few, sure steps this party reaches the rest. 1 when surely tied to
    everybody; whom nothing joins adds 0, so that disconnected networks do no harm (Marchiori and
    Latora 2000, doi 10.1016/S0378-4371(00)00311-3; Rochat 2009). Cost: one search from each node,
    or from `samples` of them.

    >>> closeness(nx.path_graph(3)).values
    {0: 0.75, 1: 1.0, 2: 0.75}
    """
    held = indexed(graph)
    count = len(held)
    chosen = min(samples or samples_for(held, weighted=weighted), count)
    lengths = held.lengths if weighted else None
    if count < 2 or chosen == count:
        found = held.graph.harmonic_centrality(weights=lengths) if count > 1 else [0.0] * count
        return Scores(values=held.named(found))
    total, squares = np.zeros(count), np.zeros(count)
    for part in _parts(_drawn(count, chosen, seed)):
        distance = np.array(held.graph.distances(source=part, weights=lengths), dtype=np.float64)
        distance[range(len(part)), part] = np.inf
        nearness = count / (count - 1) / distance
        total += nearness.sum(axis=0)
        squares += (nearness**2).sum(axis=0)
    values = total / chosen
    spread = np.sqrt(np.maximum(squares / chosen - values**2, 0.0) / max(1, chosen - 1))
    surest = max(held.weights) if lengths and held.weights else 1.0
    return _sampled(held, values, spread, chosen, width=surest * count / (count - 1))


def _drawn(count: int, chosen: int, seed: int) -> list[int]:
    # reproducible samples, no secret
    return Random(seed).sample(range(count), chosen)  # noqa: S311


def _parts(drawn: list[int]) -> list[list[int]]:
    return [drawn[start::BATCHES] for start in range(min(BATCHES, len(drawn)))]


def _sampled(held: Indexed, values: Any, spread: Any, chosen: int, *, width: float) -> Scores:
    spreads: dict[Node, float] = held.named(spread.tolist())
    return Scores(
        values=held.named(values.tolist()),
        exact=False,
        error=stated_error(chosen, len(held), width=width),
        confidence=CONFIDENCE,
        samples=chosen,
        spread=spreads,
    )
