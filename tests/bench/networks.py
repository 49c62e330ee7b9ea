"""How well planted networks are found again: `python -m tests.bench.networks --cases 300 --cases
3000 --cases 30000`.

What is measured. The sample (loaders/sample) plants networks of four to twelve cases whose crews
overlap from case to case, beside cases of their own of which some share a hotline. Its truth file
says who really is behind each mention: a mention of the store is the truth's with its file, case
number, role and name as written (how many found no partner is printed). *Actors* are the true
people who stand as a party in at least one case. By the truth two actors are together when one
network planted both; those of no network are alone. As found, an actor stands in the network
(component of ties) that most of the mentions of him stand in, the first by id of several. Precision
and recall are over pairs of actors; `mentions` are the same over pairs of mentions, which a
recruiter parted in two costs more.

A planted network is *whole* when all of its mentions stand in one component with nobody else's,
*split* when they stand in several, *mixed* when a component of it holds somebody else's.

`as loaded` loads and links file after file, as an office does: people known as two are then
proposed, never fused. `anew` decides everything again over the whole (`simpul resolve`). `common
above` is the number of names beyond which an identifier ties nobody; `sure` leaves out ties by
people who are probably the same.
"""

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from app.resolution.linking import link_store
from app.settings import Settings
from app.workspace import Workspace
from graph.analysis.networks.networks import Network, find_networks
from graph.analysis.networks.ties import COMMON_ABOVE
from graph.model import Id
from graph.schema import ROLES, RelationshipKind
from graph.stores import Store, open_store
from loaders.sample import write_sample
from tests.bench.measures import Measures, measure

OFF = 10**9
GUARDS = (OFF, 16, COMMON_ABOVE, 4, 2)


@dataclass(frozen=True)
class Truth:
    """Who is behind each party's mention, and what was planted."""

    actor_of: Mapping[Id, str]
    vague: frozenset[Id]
    """Mentions written loosely: another spelling or initials, and no exact identifier."""
    network_of: Mapping[str, str]
    """Actor to planted network; those of none to themselves."""
    exact: frozenset[str]
    """Networks of which exact identifiers join all cases."""
    planted: frozenset[str]
    unmatched: int


@dataclass
class Row:
    """One way of finding networks, measured."""

    actors: Measures
    mentions: Measures
    recall_exact: float
    recall_vague: float
    listed: int
    """Networks of two cases or more."""
    whole: int
    split: int
    mixed: int
    name: str = ""
    guard: int = 0


@dataclass
class Report:
    """Everything about one size."""

    cases: int
    truth: str = ""
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    peak: float = 0.0


def read_truth(folder: Path, store: Store) -> Truth:
    """The truth of the parties' mentions in a store."""
    told = json.loads((folder / "_truth.json").read_text(encoding="utf-8"))
    people = defaultdict[tuple[str, str, str, str], list[tuple[str, bool]]](list)
    for each in told["mentions"]:
        people[each["file"], each["case"], each["role"], each["name"]].append(
            (each["person"], each["vague"])
        )
    files = {source.id: source.name for source in store.sources()}
    numbers = {case.id: case.number for case in store.cases()}
    actor_of, vague, unmatched = dict[Id, str](), set[Id](), 0
    for mention in store.mentions():
        if ROLES[mention.role].protected:
            continue
        place = (files[mention.ref.source_id], numbers[mention.case_id], mention.role)
        found = next(
            (
                people[*place, name]
                for name in (*mention.names, *mention.aliases)
                if people[*place, name]
            ),
            [],
        )
        if not found:
            unmatched += 1
            continue
        actor_of[mention.id], loose = found.pop(0)
        if loose:
            vague.add(mention.id)
    planted = {actor["person"]: each["id"] for each in told["networks"] for actor in each["actors"]}
    seen = set(actor_of.values())
    return Truth(
        actor_of=actor_of,
        vague=frozenset(vague),
        network_of={actor: planted.get(actor, actor) for actor in seen},
        exact=frozenset(each["id"] for each in told["networks"] if each["exact"]),
        planted=frozenset(planted[actor] for actor in seen if actor in planted),
        unmatched=unmatched,
    )


def component_of(
    networks: tuple[Network, ...], entity_of: Mapping[Id, Id], truth: Truth
) -> dict[Id, Id]:
    """Each mention with the network that its party stands in; alone by its entity where it is in
    none.
    """
    of_entity = {party: network.id for network in networks for party in network.parties}
    return {
        mention: of_entity.get(entity_of[mention], entity_of[mention]) for mention in truth.actor_of
    }


def compare(networks: tuple[Network, ...], place: Mapping[Id, Id], truth: Truth) -> Row:
    """How the networks found stand to those planted."""
    votes = defaultdict[str, Counter[Id]](Counter)
    components, holds = defaultdict[str, set[Id]](set), defaultdict[Id, set[str]](set)
    for mention, component in place.items():
        actor = truth.actor_of[mention]
        votes[actor][component] += 1
        components[truth.network_of[actor]].add(component)
        holds[component].add(truth.network_of[actor])
    stands = {
        actor: min(counted, key=lambda each: (-counted[each], each))
        for actor, counted in votes.items()
    }
    split = {each for each in truth.planted if len(components[each]) > 1}
    mixed = {each for each in truth.planted if any(len(holds[one]) > 1 for one in components[each])}
    by_mention = {mention: truth.network_of[actor] for mention, actor in truth.actor_of.items()}
    return Row(
        actors=measure(_frame(truth.network_of, "ent"), _frame(stands, "cluster")),
        mentions=measure(_frame(by_mention, "ent"), _frame(place, "cluster")),
        recall_exact=_recall(stands, truth, truth.planted & truth.exact),
        recall_vague=_recall(stands, truth, truth.planted - truth.exact),
        listed=sum(len(network.cases) > 1 for network in networks),
        whole=len(truth.planted - split - mixed),
        split=len(split),
        mixed=len(mixed),
    )


def _frame(values: Mapping[str, str], column: str) -> pl.DataFrame:
    return pl.DataFrame({"unique_id": list(values), column: list(values.values())})


def _recall(stands: Mapping[str, Id], truth: Truth, networks: Set[str]) -> float:
    """Share of the pairs of actors of these networks that are found together."""
    of = {actor: network for actor, network in truth.network_of.items() if network in networks}
    return measure(
        _frame(of, "ent"), _frame({actor: stands[actor] for actor in of}, "cluster")
    ).pair_recall


def lost(place: Mapping[Id, Id], truth: Truth) -> str:
    """Who stands outside the largest part of their planted network, and how they were written."""
    parts = defaultdict[str, Counter[Id]](Counter)
    for mention, component in place.items():
        parts[truth.network_of[truth.actor_of[mention]]][component] += 1
    main = {
        network: min(counted, key=lambda each: (-counted[each], each))
        for network, counted in parts.items()
    }
    astray = [each for each in place if place[each] != main[truth.network_of[truth.actor_of[each]]]]
    loose = sum(each in truth.vague for each in astray)
    return (
        f"recall: {len(astray)} of {len(place)} mentions stand outside the largest part of their"
        f" network, {loose} of them written loosely ({len(truth.vague)} of all are)"
    )


def mistaken(networks: tuple[Network, ...], entity_of: Mapping[Id, Id], truth: Truth) -> str:
    """What joins those whom nothing planted joins: people fused though two, and ties by their
    reason.
    """
    actors = defaultdict[Id, Counter[str]](Counter)
    for mention, actor in truth.actor_of.items():
        actors[entity_of[mention]][actor] += 1
    fused = [
        each
        for each, counted in actors.items()
        if len({truth.network_of[actor] for actor in counted}) > 1
    ]
    of = {
        entity: truth.network_of[counted.most_common(1)[0][0]] for entity, counted in actors.items()
    }
    wrong = Counter(
        "+".join(sorted({reason.code for reason in tie.reasons}))
        for network in networks
        for tie in network.ties
        if of.get(tie.left) != of.get(tie.right)
    )
    ties = ", ".join(f"{count} {codes}" for codes, count in wrong.most_common()) or "none"
    return (
        f"precision: {len(fused)} people hold actors of several networks; ties between networks:"
        f" {ties}"
    )


def measured(store: Store, truth: Truth, name: str) -> Iterator[tuple[Row, str]]:
    """Every way of finding networks in what a store holds, with where it loses."""
    graph, entity_of = store.graph(), store.known().entity_of
    probable = pl.col("kind") == RelationshipKind.PROBABLY_SAME_AS
    for guard in GUARDS:
        for sure in (False, True) if guard == COMMON_ABOVE else (False,):
            links = graph.relationships.filter(~probable) if sure else graph.relationships
            networks = find_networks(
                graph.entities, links, store.cases(), common_above=guard, min_cases=1
            )
            place = component_of(networks, entity_of, truth)
            row = compare(networks, place, truth)
            row.name, row.guard = f"{name}, sure" if sure else name, guard
            told = f"{lost(place, truth)}; {mistaken(networks, entity_of, truth)}"
            yield (
                row,
                f"{row.name}, {_guard(guard)}: {told}" if guard in (OFF, COMMON_ABOVE) else "",
            )


def benchmark(cases: int, seed: int) -> Report:
    """Write a sample, load it as an office does, find its networks, decide anew, find them
    again.
    """
    with tempfile.TemporaryDirectory() as name:
        folder, uri = Path(name) / "cases", f"sqlite:///{Path(name) / 's.db'}"
        sample = write_sample(folder, cases=cases, seed=seed)
        report = Report(cases=cases)
        with Workspace(Settings(store=uri, user="bench")) as space:
            with _timed(report, "load and link"):
                for file in sample.files:
                    space.intake.load(
                        space.intake.plan([folder / file]), rejects=Path(name) / "rejected"
                    )
                    space.linker.link()
            with _timed(report, "find networks"):
                space.networks.all()
        with open_store(uri) as store:
            truth = read_truth(folder, store)
            report.truth = (
                f"{len(truth.actor_of)} mentions of {len(truth.network_of)} actors in"
                f" {len(truth.planted)} planted networks ({len(truth.planted & truth.exact)}"
                f" exact); {truth.unmatched} mentions have no truth"
            )
            _take(report, measured(store, truth, "as loaded"))
            with _timed(report, "resolve anew"):
                link_store(store, from_scratch=True)
            _take(report, measured(store, truth, "anew"))
    report.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return report


def _take(report: Report, found: Iterator[tuple[Row, str]]) -> None:
    for row, note in found:
        report.rows.append(row)
        report.notes += [note] if note else []


@contextmanager
def _timed(report: Report, step: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    report.seconds[step] = time.perf_counter() - started


def render(report: Report) -> str:
    """A table of one size, with what it took and where it loses."""
    took = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in report.seconds.items())
    head = (
        "common above",
        "P",
        "R",
        "exact R",
        "vague R",
        "mention P",
        "mention R",
        "listed",
        "whole",
        "split",
        "mixed",
    )
    lines = [f"{report.cases} cases: {report.truth}", f"{took}; peak {report.peak:.2f} GiB", ""]
    lines.append(f"{'':<15}" + "".join(f"{each:>12}" for each in head))
    for row in report.rows:
        shares = (
            row.actors.pair_precision,
            row.actors.pair_recall,
            row.recall_exact,
            row.recall_vague,
        )
        shares += (row.mentions.pair_precision, row.mentions.pair_recall)
        cells = [_guard(row.guard), *(f"{share:.4f}" for share in shares)]
        cells += [str(each) for each in (row.listed, row.whole, row.split, row.mixed)]
        lines.append(f"{row.name:<15}" + "".join(f"{cell:>12}" for cell in cells))
    return "\n".join([*lines, "", *report.notes, ""])


def _guard(guard: int) -> str:
    return "off" if guard == OFF else str(guard)


def main() -> None:
    """Measure each size in a process of its own, so that its memory is its own."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.networks", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument(
        "--cases", type=int, action="append", default=[], help="of the sample; may be given again"
    )
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    for cases in arguments.cases or [300]:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
            print(render(process.submit(benchmark, cases, arguments.seed).result()), flush=True)


if __name__ == "__main__":
    main()
