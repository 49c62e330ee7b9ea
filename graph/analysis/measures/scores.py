"""What a measure gives: a score for each node, and how exact it is."""

from collections.abc import Mapping
from math import log, sqrt

from graph.analysis.measures.engine import Node
from graph.model import Value

CONFIDENCE = 0.95
"""How sure a stated error is."""


class Scores(Value, frozen=True, omit_defaults=True):
    """A score for each node, in the order of node names.

    A node for which the measure means nothing (the constraint of somebody tied to nobody) is left
    out.
    """

    values: Mapping[Node, float]
    exact: bool = True
    error: float | None = None
    """With the stated confidence no score at all is further from the exact one; a guarantee, so a
    cautious figure.
    """
    confidence: float | None = None
    samples: int | None = None
    """From how many nodes, drawn at random, the scores were worked out."""
    spread: Mapping[Node, float] = {}
    """The standard error of each score as the samples themselves tell it: what to expect of the
    leading ones.

    No guarantee, and too small for low scores: what happens seldom may not be among the samples at
    all.
    """


def stated_error(samples: int, nodes: int, *, width: float = 1.0) -> float:
    """How far any of the scores may be off, with CONFIDENCE, when each is a mean over samples.

    Hoeffding's bound (1963, doi 10.1080/01621459.1963.10500830), for all nodes together (each may
    fail with an equal share of the rest) and for draws without replacement (Serfling 1974, doi
    10.1214/aos/1176342611):
    width * sqrt(ln(2 * nodes / (1 - confidence)) * (1 - (samples - 1) / nodes) / (2 * samples)).

    >>> round(stated_error(1000, 10_000), 3)
    0.076
    """
    unseen = 1 - (samples - 1) / nodes
    doubt = log(2 * nodes / (1 - CONFIDENCE))
    variance = doubt * unseen / (2 * samples)
    return width * sqrt(variance)
