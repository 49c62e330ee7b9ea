"""How long a full analysis takes, as ratios to bare igraph and to networkx alone: `python -m
tests.bench.analysis`.

    python -m tests.bench.analysis                     every table python -m tests.bench.analysis
    --only networkx     one of them: large, networkx, sampled or growth

Networks are made by tests.bench.large from a seed. Each run has a process of its own; its seconds
are those that the processor worked, without making the network; its peak of memory is that of the
process with the network in it. The peer at full size is igraph itself: its own conversion from
networkx, then the same calls with the same samples, whose answers are thrown away. What igraph does
not have (brokerage, what a cut point leaves) stands by itself and in no ratio. The peer at a size
that it can do is networkx without SciPy: the same measures by its own functions, Louvain for want
of Leiden.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import igraph as ig
import networkx as nx
import polars as pl

from graph.analysis.measures.brokerage import brokerage
from graph.analysis.measures.communities import communities, iterations_for
from graph.analysis.measures.cuts import bridges, cut_points
from graph.analysis.measures.distances import betweenness, closeness
from graph.analysis.measures.engine import Indexed
from graph.analysis.measures.full_analysis import analyse
from graph.analysis.measures.registry import MEASURES, scores
from tests.bench.large import as_networkx, make_ties
from tests.bench.runs import Run, run

NODES, TIES = 200_000, 600_000
SMALL = 2_000
MIDDLE = 4_000
GROWTH = (1_000, 10_000, 100_000, 1_000_000)
OWN = "brokerage, what cut points leave"
"""What neither peer has."""

Work = Mapping[str, Callable[[], Any]]


def network(folder: Path) -> "nx.Graph[str]":
    nodes = int((folder / "nodes").read_text())
    return as_networkx(nodes, pl.read_parquet(folder / "ties.parquet"))


def ours(held: Indexed) -> Work:
    """What is worked out, by step."""
    measured = {
        code: lambda code=code: scores(held, code)
        for code in MEASURES
        if not code.startswith("brokerage")
    }
    return measured | {"bridges": lambda: bridges(held), "communities": lambda: communities(held)}


def bare(graph: ig.Graph, samples: list[int] | None) -> Work:
    """The same by igraph, without a name or a figure about it."""
    weights = graph.es["weight"]
    lengths = [1 / weight for weight in weights]
    near = {"vertices": samples} if samples is None else {"source": samples}
    return {
        "degree": graph.degree,
        "strength": lambda: graph.strength(weights=weights),
        "betweenness": lambda: graph.betweenness(directed=False, weights=lengths, sources=samples),
        "closeness": lambda: (graph.harmonic_centrality if samples is None else graph.distances)(
            weights=lengths, **near
        ),
        "eigenvector": lambda: graph.eigenvector_centrality(weights=weights),
        "pagerank": lambda: graph.pagerank(weights=weights, directed=False),
        "coreness": graph.coreness,
        "constraint": lambda: graph.constraint(weights=weights),
        "effective_size": lambda: graph.transitivity_local_undirected(mode="zero"),
        "cut_point": lambda: list(graph.biconnected_components()),
        "bridges": graph.bridges,
        "communities": lambda: list(
            graph.community_leiden(
                "modularity", weights=weights, n_iterations=iterations_for(graph.ecount())
            )
        ),
    }


def plain(graph: "nx.Graph[str]") -> Work:
    """The same by networkx."""
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

    longer = graph.copy()
    for _, _, tie in longer.edges(data=True):
        tie["length"] = 1 / tie["weight"]
    return {
        "degree": lambda: dict(graph.degree),
        "strength": lambda: dict(graph.degree(weight="weight")),
        "betweenness": lambda: nx.betweenness_centrality(longer, weight="length"),
        "closeness": lambda: {
            node: near / (len(graph) - 1)
            for node, near in nx.harmonic_centrality(longer, distance="length").items()
        },
        "eigenvector": lambda: _leading(graph),
        "pagerank": lambda: _pagerank_python(graph, tol=1e-12, max_iter=1000),
        "coreness": lambda: nx.core_number(graph),
        "constraint": lambda: nx.constraint(graph, weight="weight"),
        "effective_size": lambda: nx.effective_size(graph),
        "cut_point": lambda: _parts(graph),
        "bridges": lambda: list(nx.bridges(graph)),
        "communities": lambda: nx.community.louvain_communities(graph, seed=1),
    }


def _leading(graph: "nx.Graph[str]") -> dict[str, float]:
    found = dict.fromkeys(graph, 0.0)
    for members in nx.connected_components(graph):
        if len(members) > 1:
            part = nx.eigenvector_centrality(
                graph.subgraph(members), max_iter=10_000, tol=1e-10, weight="weight"
            )
            share = len(members) / len(graph) / max(part.values())
            found |= {node: share * score for node, score in part.items()}
    return found


def _parts(graph: "nx.Graph[str]") -> dict[str, float]:
    found = dict.fromkeys(graph, 0.0)
    for block in nx.biconnected_components(graph):
        for node in block:
            found[node] += 1
    return found


def seconds(work: Work) -> dict[str, float]:
    return {name: timed(do)[0] for name, do in work.items()}


def timed(do: Callable[[], Any]) -> tuple[float, Any]:
    """How many seconds the processor worked on it, so that nothing else on the machine counts."""
    started = time.process_time()
    found = do()
    return time.process_time() - started, found


def do_full(folder: Path) -> dict[str, float]:
    """Everything at once, as it is called by others."""
    graph = network(folder)
    started = time.perf_counter()
    worked, _ = timed(lambda: analyse(graph))
    return {"worked": worked, "passed": time.perf_counter() - started}


def do_steps(folder: Path) -> dict[str, float]:
    """The same by step."""
    graph = network(folder)
    converting, held = timed(lambda: Indexed(graph))
    own = {
        OWN: lambda: [cut_points(held), *(brokerage(held, by) for by in ("regencies", "stages"))]
    }
    return {"conversion": converting} | seconds(ours(held)) | seconds(own)


def do_bare(folder: Path) -> dict[str, float]:
    """igraph itself, with as many samples as ours."""
    graph = network(folder)
    converting, converted = timed(lambda: ig.Graph.from_networkx(graph))
    chosen = betweenness(Indexed(graph)).samples
    return {"conversion": converting} | seconds(
        bare(converted, list(range(chosen)) if chosen else None)
    )


def do_networkx(folder: Path) -> dict[str, float]:
    """networkx alone, and how far its answers are from ours at most."""
    graph = network(folder)
    held = Indexed(graph)
    mine, theirs = ours(held), plain(graph)
    taken, furthest = {}, 0.0
    for name, do in theirs.items():
        taken[name], found = timed(do)
        if name not in ("bridges", "communities"):
            known = mine[name]().values
            furthest = max(furthest, *(abs(score - found[node]) for node, score in known.items()))
    return taken | {"furthest": furthest}


def do_sampled(folder: Path) -> dict[str, float]:
    """How far sampled scores are off, beside what is said of them."""
    held = Indexed(network(folder))
    told = {}
    for name, measure in (("betweenness", betweenness), ("closeness", closeness)):
        exact = measure(held, samples=len(held)).values
        best = sorted(exact, key=exact.__getitem__)[-20:]
        for samples in (24, 100, 400):
            found = measure(held, samples=samples)
            key = f"{name} {samples}"
            told[f"{key} stated"] = found.error or 0.0
            told[f"{key} worst"] = max(abs(found.values[node] - exact[node]) for node in exact)
            told[f"{key} spread"] = max(found.spread[node] for node in best)
            told[f"{key} best"] = len(
                set(best) & set(sorted(exact, key=found.values.__getitem__)[-20:])
            )
    return told


JOBS = {
    "full": do_full,
    "steps": do_steps,
    "bare": do_bare,
    "networkx": do_networkx,
    "sampled": do_sampled,
}


def made(folder: Path, nodes: int, ties: int) -> Path:
    """A network as a file."""
    make_ties(nodes, ties).write_parquet(folder / "ties.parquet")
    (folder / "nodes").write_text(str(nodes))
    return folder


def job(name: str, folder: Path) -> Run:
    found = run("analysis", folder, name)
    if found.failed:
        raise SystemExit(f"{name}: {found.failed}")
    return found


def beside(mine: Mapping[str, float], theirs: Mapping[str, float], peer: str) -> None:
    """Both, step by step, with ratios of peer to ours."""
    print(f"{'seconds of work':<36}{'simpul':>9}{peer:>10}{'ratio':>8}")
    for name, took in mine.items():
        known = theirs.get(name)
        beside_it = f"{known:10.3f}{took / known if known else 0:8.2f}" if known is not None else ""
        print(f"{name:<36}{took:9.3f}{beside_it}")
    names = [name for name in mine if name in theirs and name != "conversion"]
    mine_all, theirs_all = (sum(each[name] for name in names) for each in (mine, theirs))
    print(
        f"{'the same measures, all':<36}{mine_all:9.2f}{theirs_all:10.2f}{mine_all / theirs_all:8.2f}",
        flush=True,
    )


def show_large(folder: Path) -> None:
    made(folder, NODES, TIES)
    print(f"\n{NODES:,} nodes, {TIES:,} ties")
    whole = job("full", folder)
    worked, passed = whole.seconds["worked"], whole.seconds["passed"]
    print(
        f"full analysis {passed:.1f} s by the clock, {worked:.1f} s of work, peak"
        f" {whole.peak:.2f} GiB",
        flush=True,
    )
    beside(job("steps", folder).seconds, job("bare", folder).seconds, "igraph")


def show_networkx(folder: Path) -> None:
    made(folder, SMALL, 3 * SMALL)
    print(f"\n{SMALL:,} nodes, {3 * SMALL:,} ties")
    theirs, mine = job("networkx", folder).seconds, job("steps", folder).seconds
    furthest = theirs.pop("furthest")
    beside(mine, theirs, "networkx")
    same = sum(theirs.values()) / sum(took for name, took in mine.items() if name != OWN)
    print(
        f"networkx alone takes {same:.0f} times as long, conversion counted; scores differ by"
        f" {furthest:.1e} at most"
    )


def show_sampled(folder: Path) -> None:
    made(folder, MIDDLE, 3 * MIDDLE)
    told = job("sampled", folder).seconds
    print(f"\n{MIDDLE:,} nodes, {3 * MIDDLE:,} ties: sampled beside exact")
    print(
        f"{'measure and samples':<24}{'stated error':>14}{'worst error':>14}{'spread of best':>16}{'best 20 found':>16}"
    )
    for key in dict.fromkeys(name.rpartition(" ")[0] for name in told):
        stated, worst, spread, best = (
            told[f"{key} {what}"] for what in ("stated", "worst", "spread", "best")
        )
        print(f"{key:<24}{stated:14.3f}{worst:14.3f}{spread:16.3f}{best:16.0f}", flush=True)


def show_growth(folder: Path) -> None:
    print(f"\n{'ties':>10}{'nodes':>10}{'work, s':>10}{'ratio':>8}{'peak GiB':>10}")
    before = 0.0
    for ties in GROWTH:
        found = job("full", made(folder, ties // 3, ties))
        took = found.seconds["worked"]
        print(
            f"{ties:10,}{ties // 3:10,}{took:10.2f}{took / before if before else 0:8.1f}{found.peak:10.2f}",
            flush=True,
        )
        before = took


SHOWN = {
    "large": show_large,
    "networkx": show_networkx,
    "sampled": show_sampled,
    "growth": show_growth,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=SHOWN, action="append", help="one of the tables")
    for name in parser.parse_args().only or SHOWN:
        with tempfile.TemporaryDirectory() as folder:
            SHOWN[name](Path(folder))


if __name__ == "__main__":
    main()
