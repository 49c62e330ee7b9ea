"""Who is who among people.

From a table of mentions to clusters of them and the pairs that are only proposed.
"""

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import igraph as ig
import polars as pl

from graph.dates import REFERENCE_DAY
from graph.resolution.clustering import Clusters
from graph.resolution.people.blocking import Blocks
from graph.resolution.people.context import (
    no_facts,
    shared_context,
    with_context,
    without_context,
)
from graph.resolution.people.features import features
from graph.resolution.people.frequencies import with_frequencies
from graph.resolution.people.parameters import Parameters, shipped
from graph.resolution.people.scoring import score
from graph.resolution.people.slips import are_slips
from graph.resolution.people.tiers import REVIEW, is_at, judged, proposed

RowPair = tuple[int, int]
PairScorer = Callable[..., pl.DataFrame]

REFERENCE = 100_000
"""The number of mentions for which the thresholds were set."""
GROWTH = 0.5
EASE, EASED_UP_TO = 0.4, 4.0
"""Bits taken off what fusing asks for each halving of the mentions below REFERENCE, and at most."""
STRICTER = 2.0
"""Bits more that the first pass asks, which only counts how common names are among people."""
REACH = 8.0
"""So many bits below what is asked about a pair may lie in the first pass and be weighed again."""
COMMON_WORD = 5e-4
"""The share of people from which a word is a name of its own, no slip of the pen."""
LONG = 3
"""From how many words on a name is long."""
RIVAL_MARGIN = 4.0
"""By how many bits a mention must fit one person better than another who contradicts the first."""
PROPOSALS_EACH = 25
"""So many of the heaviest proposals of a cluster are kept; one is kept when either of its clusters
keeps it.
"""


@dataclass(frozen=True, slots=True)
class LinkedPeople:
    """What became of the mentions of a table, by their number in it."""

    roots: pl.Series
    """For each mention the one that stands for its cluster."""
    joined: pl.DataFrame
    """Scored pairs that joined clusters or lie inside one and may be fused, heaviest first, then by
    numbers.
    """
    proposals: pl.DataFrame
    """Scored pairs of different clusters with `tier` and `because`: the heaviest of each two
    clusters.
    """
    refused: Sequence[tuple[int, int, str]]
    """Pairs that would have been fused but for a contradiction, and which."""
    forced: Sequence[RowPair]
    """Must-links that were kept."""
    prior: float
    seconds: Mapping[str, float] = field(default_factory=dict)


def threshold_shift(mentions: int) -> float:
    """Bits put on every threshold, since namesakes grow with the mentions.

    GROWTH for each doubling beyond REFERENCE. The prior, which falls by one bit with each doubling,
    does the rest.
    """
    return max(0.0, GROWTH * math.log2(max(mentions, 1) / REFERENCE))


def fusing_ease(prior: float, parameters: Parameters) -> float:
    """Bits less than among REFERENCE mentions that fusing asks among fewer, whose prior this is.

    Below REFERENCE there are fewer namesakes than the prior alone tells. What is shown as probable
    is shown as before.
    """
    halvings = math.log2(prior / parameters.prior(REFERENCE))
    return min(max(0.0, EASE * halvings), EASED_UP_TO)


def link_people(
    table: pl.DataFrame,
    *,
    must: Iterable[RowPair] = (),
    apart: Iterable[RowPair] = (),
    known: pl.Series | None = None,
    doubted: Iterable[RowPair] = (),
    parameters: Parameters | None = None,
    scorer: PairScorer = score,
    facts: pl.DataFrame | None = None,
    today: date = REFERENCE_DAY,
) -> LinkedPeople:
    """Cluster the mentions of a table of REPORTED columns (features.py).

    `must` and `apart` are judgements, as pairs of row numbers. `known` holds for each row the
    number of the person that it was before, null for new ones: two people who had several mentions
    each are then not fused but proposed. `doubted` are pairs that only a judgement joins. `today`
    tells the century of a birth date in a NIK.
    """
    parameters = parameters or shipped()
    clock = Clock()
    people = features(table, today)
    clock("features")
    settled = Constraints(
        tuple(must),
        tuple(apart),
        known,
        doubted=tuple(doubted),
    )
    return link_features(people, settled, parameters, scorer, clock, facts=facts)


def link_features(
    people: pl.DataFrame,
    constraints: "Constraints",
    parameters: Parameters,
    scorer: PairScorer,
    clock: "Clock",
    *,
    facts: pl.DataFrame | None = None,
) -> LinkedPeople:
    """Cluster mentions whose features are known (features.py), in two passes.

    How common a name is can be told over people only, and who is one person is not known yet: the
    first pass joins the surest pairs alone, names are counted over the people that these make, and
    the second pass weighs every pair within reach by that, and by what their cases share.
    """
    found = weighed(people, constraints, parameters, scorer, clock, facts=facts)
    return decide(
        found.people,
        found.pairs,
        constraints,
        parameters,
        prior=found.prior,
        shift=found.shift,
        clock=clock,
    )


@dataclass(frozen=True, slots=True)
class Weighed:
    """Everything that is decided upon."""

    people: pl.DataFrame
    """Features with the frequencies of their names."""
    pairs: pl.DataFrame
    """Scored pairs, with what their cases share."""
    prior: float
    shift: float
    """Bits on every threshold."""


def weighed(
    people: pl.DataFrame,
    constraints: "Constraints",
    parameters: Parameters,
    scorer: PairScorer,
    clock: "Clock",
    *,
    facts: pl.DataFrame | None = None,
) -> Weighed:
    """Weigh in two passes all pairs that may be worth something."""
    passed = first_pass(people, constraints, parameters, scorer, clock)
    counted = with_frequencies(people, parameters.words, passed.person)
    prior, shift = parameters.prior(people.height), threshold_shift(people.height)
    scored = scorer(counted, passed.pairs, parameters, prior=prior, floor=REVIEW + shift - REACH)
    clock("scoring")
    level = shared_context(counted, passed.person, no_facts() if facts is None else facts, scored)
    pairs = with_context(scored, level, parameters).filter(pl.col("weight") >= REVIEW + shift)
    clock("context")
    return Weighed(counted, pairs, prior, shift)


@dataclass(frozen=True, slots=True)
class FirstPass:
    """What the first pass found."""

    person: pl.Series
    """For each mention the lowest number of those that the surest pairs and judgements join to it.
    But for judgements nothing contradictory is looked for: this counts people, and tells contexts.
    """
    pairs: pl.DataFrame
    """Pairs worth weighing again: left, right."""


def first_pass(
    people: pl.DataFrame,
    constraints: "Constraints",
    parameters: Parameters,
    scorer: PairScorer,
    clock: "Clock",
) -> FirstPass:
    """Join the surest pairs alone."""
    seen = with_frequencies(people, parameters.words)
    pairs = Blocks(seen).pairs()
    clock("candidates")
    prior, shift = parameters.prior(people.height), threshold_shift(people.height)
    scored = scorer(seen, pairs, parameters, prior=prior, floor=REVIEW + shift - REACH)
    clock("first pass")
    person = _surest(seen, scored, constraints, parameters, shift=shift + STRICTER)
    return FirstPass(person, scored.select("left", "right").sort("left", "right"))


def _surest(
    people: pl.DataFrame,
    scored: pl.DataFrame,
    constraints: "Constraints",
    parameters: Parameters,
    *,
    shift: float,
) -> pl.Series:
    """Whose mention each is, by the surest pairs and what reviewers joined.

    Nobody's but its own where two whom a reviewer told apart would come together.
    """
    told = with_told(people, without_context(scored), parameters)
    sure = judged(told, shift=shift).filter("fuse")
    edges = [*sure.select("left", "right").iter_rows(), *constraints.must]
    component = ig.Graph(n=people.height, edges=edges).connected_components().membership
    # Which of them a judgement parts is for the clustering to say: here they are nobody's company.
    doubtful = {
        component[left] for left, right in constraints.apart if component[left] == component[right]
    }
    joined = pl.DataFrame({"component": pl.Series(component, dtype=pl.Int32)}).with_row_index("n")
    first = pl.when(pl.col("component").is_in(list(doubtful))).then("n")
    return joined.select(first=first.otherwise(pl.col("n").min().over("component")))["first"]


def decide(
    people: pl.DataFrame,
    scored: pl.DataFrame,
    constraints: "Constraints",
    parameters: Parameters,
    *,
    prior: float,
    shift: float,
    clock: "Clock",
) -> LinkedPeople:
    """What becomes of scored pairs of these people, who are numbered from 0.

    `shift` bits are put on thresholds.
    """
    ease = fusing_ease(prior, parameters)
    scored = judged(with_told(people, scored, parameters), shift=shift, ease=ease)
    clusters, refused = _cluster(people, scored, constraints)
    roots = clusters.roots()
    clock("clustering")
    ends = {f"{side}_root": roots.gather(scored[side]) for side in ("left", "right")}
    placed = scored.with_columns(**ends)
    inside = pl.col("left_root") == pl.col("right_root")
    # Two that were refused may have come together through a third after all.
    unlike = [
        (left, right, reason) for left, right, reason in refused if roots[left] != roots[right]
    ]
    proposals = _proposals(placed.filter(~inside), unlike, clusters)
    clock("proposals")
    return LinkedPeople(
        roots=roots,
        joined=placed.filter(inside & pl.col("fuse")),
        proposals=proposals,
        refused=unlike,
        forced=[(left, right) for left, right in constraints.must if roots[left] == roots[right]],
        prior=prior,
        seconds=clock.seconds,
    )


@dataclass(frozen=True, slots=True)
class Constraints:
    """What is settled before anything is joined, by number.

    Judgements, and who was one person before.
    """

    must: tuple[RowPair, ...] = ()
    apart: tuple[RowPair, ...] = ()
    known: pl.Series | None = None
    established_from: int = 2
    """Of how many mentions a person was who is not fused with another."""
    doubted: tuple[RowPair, ...] = ()

    def clusters(self, people: pl.DataFrame) -> Clusters:
        """Clusters with what was known and judged."""
        clusters = Clusters(people, self.apart, self.doubted)
        if self.known is not None:
            before = pl.DataFrame({"n": people["n"], "person": self.known}).drop_nulls()
            established = pl.len().over("person") >= self.established_from
            for number, person in before.filter(established).iter_rows():
                clusters.was(number, person)
        for left, right in self.must:
            clusters.join(left, right, forced=True)
        return clusters


def _cluster(
    people: pl.DataFrame, scored: pl.DataFrame, constraints: Constraints
) -> tuple[Clusters, list[tuple[int, int, str]]]:
    """Join what may be fused, heaviest first.

    A mention that fits two contradicting people equally well stays apart.
    """
    edges = scored.filter("fuse").select("left", "right", "weight")
    clusters = constraints.clusters(people)
    refused, rivals = _join(clusters, edges)
    if not rivals:
        return clusters, refused
    least = pl.DataFrame(
        {"n": list(rivals), "least": [weight + RIVAL_MARGIN for weight in rivals.values()]}
    )
    least = least.cast({"n": pl.Int32})
    held = edges.join(
        least,
        left_on="left",
        right_on="n",
        how="left",
        maintain_order="left",
    ).join(
        least,
        left_on="right",
        right_on="n",
        how="left",
        maintain_order="left",
        suffix="_right",
    )
    sure = pl.col("weight") >= pl.max_horizontal("least", "least_right").fill_null(0.0)
    clusters = constraints.clusters(people)
    refused, _ = _join(clusters, held.filter(sure).select(edges.columns))
    doubtful = held.filter(~sure).select("left", "right").iter_rows()
    return clusters, [*refused, *((left, right, "rival") for left, right in doubtful)]


def _join(
    clusters: Clusters, edges: pl.DataFrame
) -> tuple[list[tuple[int, int, str]], dict[int, float]]:
    """Join in the order given.

    What was refused, and for mentions that a refusal leaves in doubt its heaviest rival.
    """
    refused, rivals = [], dict[int, float]()
    for left, right, weight in edges.iter_rows():
        reason = clusters.join(left, right)
        if not reason:
            continue
        refused.append((left, right, reason))
        if reason not in {"nik", "sex", "birth"}:
            continue
        # A mention that fits the other side all by itself may belong to either.
        if clusters.fits(left, right):
            rivals.setdefault(left, weight)
        if clusters.fits(right, left):
            rivals.setdefault(right, weight)
    return refused, rivals


def _proposals(
    across: pl.DataFrame, refused: Sequence[tuple[int, int, str]], clusters: Clusters
) -> pl.DataFrame:
    """The heaviest pair of each two clusters that is proposed.

    None between those whom a reviewer told apart.
    """
    told = pl.DataFrame(
        refused, schema={"left": pl.Int32, "right": pl.Int32, "refused": pl.String}, orient="row"
    )
    across = across.join(
        told.unique(["left", "right"], keep="first"), on=["left", "right"], how="left"
    )
    across = across.with_columns(reason=pl.coalesce("refused", "reason")).filter(
        pl.col("reason") != "judgement"
    )
    ends = {
        "low": pl.min_horizontal("left_root", "right_root"),
        "high": pl.max_horizontal("left_root", "right_root"),
    }
    heaviest = (
        proposed(across)
        .with_columns(**ends)
        .sort("weight", "left", "right", descending=[True, False, False])
        .unique(["low", "high"], keep="first", maintain_order=True)
    )
    rank = [pl.int_range(pl.len()).over(end) < PROPOSALS_EACH for end in ("low", "high")]
    kept = heaviest.filter(rank[0] | rank[1])
    allowed = [
        clusters.contradiction(low, high) != "judgement"
        for low, high in kept.select("low", "high").iter_rows()
    ]
    return (
        kept.filter(pl.Series(allowed, dtype=pl.Boolean)).drop("low", "high").sort("left", "right")
    )


def with_told(people: pl.DataFrame, scored: pl.DataFrame, parameters: Parameters) -> pl.DataFrame:
    """Scored pairs with what tiers ask beside the levels.

    `one_word`: whether one side gives one word only, or begins with an initial; `long_name`:
    whether both give three words or more; `other_generation`: whether one is called junior or
    senior and the other is not; `other_word`: whether names that are alike hold words that are
    different names: "Eko" is no slip for "Joko"; `one_case`: whether one case names both; `kin`:
    whether one is called the other's child.
    """
    words = people["words"].list.len().fill_null(0)
    short = (people["words"].list.len() == 1) | (people["first"].str.len_chars() == 1)
    generation = people["generation"].fill_null("")
    case = people["case_id"]
    left, right = scored["left"], scored["right"]
    return scored.with_columns(
        one_word=(short.gather(left) | short.gather(right)).fill_null(False),
        long_name=(words.gather(left) >= LONG) & (words.gather(right) >= LONG),
        other_generation=generation.gather(left) != generation.gather(right),
        other_word=_other_word(people["words"], scored, parameters),
        one_case=case.gather(left) == case.gather(right),
        kin=_kin(people, left, right),
    )


def _other_word(words: pl.Series, scored: pl.DataFrame, parameters: Parameters) -> pl.Series:
    known = {word for word, share in parameters.words.items() if share >= COMMON_WORD}
    alike = scored.select("left", "right", alike=is_at("name", "near", "similar"))
    alike = alike.with_row_index("pair").filter("alike")
    sides = zip(words.gather(alike["left"]), words.gather(alike["right"]), strict=True)
    unlike = pl.Series([not are_slips(one, other, known) for one, other in sides], dtype=pl.Boolean)
    pairs = pl.int_range(scored.height, eager=True)
    return pairs.is_in(alike["pair"].filter(unlike).implode())


def _kin(people: pl.DataFrame, left: pl.Series, right: pl.Series) -> pl.Series:
    """Whether one has the name of the other's father."""
    father, core = people["father"], people["core"]
    child = father.gather(left) == core.gather(right)
    parent = father.gather(right) == core.gather(left)
    return child.fill_null(False) | parent.fill_null(False)


class Clock:
    """Seconds of each step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def __call__(self, step: str) -> None:
        """Note how long this step took, which ends now."""
        now = time.perf_counter()
        self.seconds[step] = round(now - self._last, 3)
        self._last = now
