"""How often likely links find ties that were hidden: `python -m tests.bench.likely [CASES]
[SEEDS]`.

A tenth of what ties the parties of the sample's networks is hidden, twice over: single ties, which
leaves the rest of a case's clique to give them away, and parts of parties in cases, which leaves
nothing of the case on that party's side. For each, over all networks together: the chance that a
hidden pair scores above a pair that was never tied (AUC; 0.5 is chance), and the share of hidden
pairs among the ten likeliest of their network, beside what ten drawn at random give.
"""

import sys
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from msgspec.structs import replace

from app.settings import Settings
from app.workspace import Workspace
from graph.analysis.findings.link_prediction import PredictedLink, predict_links
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.networks import Tie
from graph.analysis.networks.ties import TENTATIVE_CODES
from graph.model import Id, Relationship
from graph.schema import SAME_AS
from loaders.sample import write_sample

SHARE = 0.1
TOP = 10
Pair = tuple[Id, Id]
Hide = Callable[[NetworkEvidence, Random], tuple[NetworkEvidence, set[Pair]]]


class Ranked(NamedTuple):
    """One network's pairs: the scores of hidden ones, of those never tied, and how many of the
    hidden came first.
    """

    hidden: list[float]
    never: list[float]
    first: int


def hide_ties(evidence: NetworkEvidence, draw: Random) -> tuple[NetworkEvidence, set[Pair]]:
    """A tenth of the ties gone, at least one."""
    ties = _told(evidence)
    gone = draw.sample(ties, k=max(1, round(SHARE * len(ties))))
    return _left(evidence, [ty for ty in ties if ty not in gone], evidence.relationships), _pairs(
        gone
    )


def _told(evidence: NetworkEvidence) -> list[Tie]:
    """The ties that more than a likeness of names makes."""
    return [ty for ty in evidence.network.ties if {e.code for e in ty.reasons} - TENTATIVE_CODES]


def hide_parts(evidence: NetworkEvidence, draw: Random) -> tuple[NetworkEvidence, set[Pair]]:
    """A tenth of the parts in cases gone, of parties who have another one, and every tie that
    rested on them alone.
    """
    cases = {party: {part.end for part in evidence.parts_of[party]} for party in evidence.parties}
    several = [p for p in evidence.parts if p.start in evidence.parties and len(cases[p.start]) > 1]
    gone = draw.sample(several, k=min(len(several), max(1, round(SHARE * len(several)))))
    lost = {(each.start, each.end) for each in gone}
    kept = [
        part
        for part in evidence.relationships
        if (part.start, part.end) not in lost or not part.role
    ]
    ties = [_without(tie, lost) for tie in _told(evidence)]
    return _left(evidence, [ty for ty in ties if ty.reasons], kept), _pairs(
        e for e in ties if not e.reasons
    )


def _without(tie: Tie, lost: set[tuple[Id, Id]]) -> Tie:
    told = [
        reason
        for reason in tie.reasons
        if not {(tie.left, reason.via), (tie.right, reason.via)} & lost
    ]
    return replace(tie, reasons=tuple(told))


def _pairs(ties: Iterable[Tie]) -> set[Pair]:
    return {(ty.left, ty.right) for ty in ties}


def _left(
    evidence: NetworkEvidence,
    ties: list[Tie],
    relationships: "tuple[Relationship, ...] | list[Relationship]",
) -> NetworkEvidence:
    told = tuple(relationship for relationship in relationships if relationship.kind not in SAME_AS)
    return NetworkEvidence(
        replace(evidence.network, ties=tuple(ties)), evidence.entities, told, evidence.cases
    )


def rank(
    evidence: NetworkEvidence, hide: Hide, score: Callable[[PredictedLink], float], draw: Random
) -> Ranked:
    """How the hidden pairs of one network score beside those never tied; ties in score are broken
    at random.
    """
    left, hidden = hide(evidence, draw)
    scores = {
        (each.left, each.right): score(each) for each in predict_links([left], limit=sys.maxsize)
    }
    known = _pairs(evidence.network.ties)  # of those who are probably one nobody asks
    never = [pair for pair in combinations(sorted(evidence.parties), 2) if pair not in known]
    order = sorted([*hidden, *never], key=lambda pair: (-scores.get(pair, 0.0), draw.random()))
    return Ranked(
        [scores.get(pair, 0.0) for pair in sorted(hidden)],
        [scores.get(pair, 0.0) for pair in never],
        len(hidden.intersection(order[:TOP])),
    )


def report(name: str, ranked: list[Ranked]) -> None:
    hidden = [score for each in ranked for score in each.hidden]
    never = [score for each in ranked for score in each.never]
    above = sum((ours > theirs) + (ours == theirs) / 2 for ours in hidden for theirs in never)
    first = sum(each.first for each in ranked)
    drawn = sum(len(e.hidden) * min(1, TOP / max(1, len(e.hidden) + len(e.never))) for e in ranked)
    total = max(1, len(hidden))
    auc = above / max(1, len(hidden) * len(never))
    print(
        f"{name:<44}{len(hidden):6} hidden {len(never):7} never tied   AUC {auc:.2f}   "
        f"in the first {TOP}: {first / total:.0%} (at random {drawn / total:.0%})",
        flush=True,
    )


def only(*codes: str) -> Callable[[PredictedLink], float]:
    return lambda link: sum(reason.points for reason in link.reasons if reason.code in codes)


SCORES: dict[str, Callable[[PredictedLink], float]] = {
    "all together": lambda link: link.score,
    "contacts alone (Adamic-Adar)": only("contacts"),
    "resource allocation alone": lambda link: link.allocation,
    "Jaccard alone": lambda link: link.jaccard,
    "contexts alone": only("same_script", "same_abroad", "same_place", "same_way", "kin_name"),
}


def main(cases: int, seeds: int) -> None:
    with TemporaryDirectory() as name:
        write_sample(Path(name) / "cases", cases=cases, seed=7)
        settings = Settings(
            store=f"sqlite:///{name}/s.db",
            user="bench",
            purpose="bench",
            basis="legitimate_interest",
        )
        with Workspace(settings) as space:
            space.intake.load(
                space.intake.plan([Path(name) / "cases"]), rejects=Path(name) / "rejected"
            )
            space.linker.link()
            found = [space.material.read_evidence(network.id) for network in space.networks.all()]
    big = [each for each in found if len(each.parties) > 5]
    print(
        f"{cases} cases, {len(found)} networks, {len(big)} of more than five parties, {seeds} draws"
    )
    for hide, title in ((hide_ties, "ties"), (hide_parts, "parts")):
        for label, score in SCORES.items():
            ranked = [
                rank(each, hide, score, Random(seed)) for seed in range(seeds) for each in big
            ]
            report(f"{title}: {label}", ranked)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 3000,
        int(sys.argv[2]) if len(sys.argv) > 2 else 3,
    )
