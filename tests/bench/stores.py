"""How the engines compare with each other and with the bare driver: `python -m tests.bench.stores
[CASES [ask]]`.

A Neo4j server of its own is started with 2 GB of heap (NEO4J_URI: that server, which is emptied).
The peer for writing and reading is the driver alone, with the same schema and rows: UNWIND in
batches of 5,000 without looking what is there, and every record fetched and dropped. The server is
warmed up first. With `ask`, only questions are measured.
"""

import contextlib
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import neo4j

from app.intake.loading import load_into
from app.resolution.linking import link_store
from app.settings import Settings
from app.workspace import Workspace
from graph.ids import IdKey
from graph.model import Resolved
from graph.schema import RelationshipKind
from graph.stores import Store, open_store
from graph.stores.neo4j import cypher
from graph.stores.neo4j.rows import (
    assignment_row,
    case_row,
    entity_row,
    link_row,
    mention_row,
    statement_row,
)
from graph.stores.shared.batches import batched
from loaders.load import load, plan_load
from loaders.sample import write_sample
from tests.bench.load import timed
from tests.graph.stores import neo4j_server

BATCH = 5_000
BARE_TABLES = (
    "MATCH (n:Entity) RETURN n.id, n.kind, n.name, n.serial, n.protected, n.cases",
    (
        f"MATCH (a)-[r:{'|'.join(RelationshipKind)}]->(b) RETURN r.id, type(r), a.id, b.id, r.role,"
        " r.weight, r.strength, r.first_on, r.last_on, r.cases, r.sources"
    ),
)
QUESTIONS = 300


def write(driver: neo4j.Driver, text: str, rows: Iterable[dict[str, Any]]) -> int:
    """Rows with the driver alone, a transaction a batch."""
    written = 0
    for part in batched(list(rows), BATCH):
        driver.execute_query(text, rows=part)
        written += len(part)
    return written


def bare_load(driver: neo4j.Driver, folder: Path) -> None:
    """Read, map and write what a load writes, without comparing."""
    rows: dict[str, dict[str, Any]] = defaultdict(dict)

    def flush() -> None:
        write(driver, cypher.PUT_CASES, rows["cases"].values())
        write(driver, cypher.create("Mention"), rows["mentions"].values())
        write(driver, cypher.create("Statement"), rows["statements"].values())
        rows.clear()

    for row in load(plan_load([folder])):
        if row.case:
            rows["cases"][row.case.id] = case_row(row.case)
        rows["mentions"].update((mention.id, mention_row(mention)) for mention in row.mentions)
        rows["statements"].update(
            (statement.id, statement_row(statement, IdKey(bytes(32))))
            for statement in row.statements
        )
        if len(rows["statements"]) >= BATCH:
            flush()
    flush()


def bare_save(driver: neo4j.Driver, resolved: Resolved) -> int:
    """Write what a first save writes, without comparing."""
    entities: dict[Any, list[Any]] = defaultdict(list)
    links: dict[Any, list[Any]] = defaultdict(list)
    for entity in resolved.entities:
        entities[entity.kind].append(entity)
    for relationship in resolved.relationships:
        links[relationship.kind].append(relationship)
    written = sum(
        write(driver, cypher.put_entities(kind), map(entity_row, each))
        for kind, each in entities.items()
    )
    written += sum(
        write(driver, cypher.create_links(kind), map(link_row, each))
        for kind, each in links.items()
    )
    return written + write(driver, cypher.ASSIGN, map(assignment_row, resolved.assignments))


def bare_read(driver: neo4j.Driver) -> None:
    """Every record of the two tables of the graph, fetched and dropped."""
    with driver.session(default_access_mode=neo4j.READ_ACCESS, fetch_size=BATCH) as session:
        for text in BARE_TABLES:
            for record in session.run(text):
                record.values()


def questions(store: Store) -> dict[str, list[Callable[[Store], Any]]]:
    """What is asked: the same of every engine."""
    chance = random.Random(1)
    graph = store.graph()
    parties = graph.entities.filter((graph.entities["serial"] > 0) & ~graph.entities["protected"])
    picked = chance.sample(range(parties.height), QUESTIONS)
    ids, names = [parties["id"][at] for at in picked], [parties["name"][at] for at in picked]
    pairs = list(zip(ids, reversed(ids), strict=True))
    return {
        "neighbours": [lambda s, one=one: s.neighbours([one]) for one in ids],
        "paths <= 6": [lambda s, a=a, b=b: s.paths(a, b, max_length=6) for a, b in pairs],
        "search, whole name": [lambda s, name=name: s.search(name) for name in names],
        "search, three letters": [lambda s, name=name: s.search(name[:3]) for name in names],
    }


def latencies(store: Store, asked: list[Callable[[Store], Any]]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds, after a warm-up."""
    for ask in asked[:30]:
        ask(store)
    taken = []
    for ask in asked:
        started = time.perf_counter()
        ask(store)
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def ask_both(ours: Store, theirs: Store) -> None:
    print(
        f"{'':<24}{'SQLite p50':>12}{'p95 ms':>10}{'Neo4j p50':>12}{'p95 ms':>10}{'p50 ratio':>11}"
    )
    for name, asked in questions(ours).items():
        small, large = latencies(ours, asked), latencies(theirs, asked)
        figures = f"{small[0]:>12.2f}{small[1]:>10.2f}{large[0]:>12.2f}{large[1]:>10.2f}{large[0] / small[0]:>11.1f}"
        print(f"{name:<24}{figures}")


@contextlib.contextmanager
def server() -> Iterator[tuple[str, neo4j.Driver]]:
    with (
        neo4j_server.shared(heap=2048, page_cache=1024, brief=False) as (uri, auth),
        neo4j_server.login(*auth),
        neo4j.GraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF") as driver,
    ):
        neo4j_server.claim(driver)
        open_store(uri).close()
        neo4j_server.empty(driver)
        yield uri, driver


def only_ask(cases: int) -> None:
    """Questions to both engines, for stores that take long to fill."""
    with tempfile.TemporaryDirectory() as name, server() as (uri, _), open_store(uri) as theirs:
        folder = Path(name)
        report = write_sample(folder / "cases", cases=cases, seed=3)
        print(f"{report.cases} cases, {report.mentions} mentions", flush=True)
        with open_store(f"sqlite:///{folder / 's.db'}") as ours:
            timed(
                "load, SQLite",
                lambda: load_into(ours, plan_load([folder / "cases"]), rejects=folder / "rejected"),
            )
            timed("link, SQLite", lambda: link_store(ours))
            timed("read and save graph, Neo4j", lambda: theirs.save_resolution(ours.resolved()))
            timed("whole graph, Neo4j", theirs.graph)
            timed("whole graph, SQLite", ours.graph)
            ask_both(ours, theirs)


def main(cases: int) -> None:
    with tempfile.TemporaryDirectory() as name, server() as (uri, driver):
        folder = Path(name)
        report = write_sample(folder / "cases", cases=cases, seed=3)
        print(f"{report.cases} cases, {report.mentions} mentions")
        with (
            Workspace(Settings(store=f"sqlite:///{folder / 's.db'}", user="bench")) as embedded,
            Workspace(Settings(store=uri, user="bench")) as shared,
            open_store(f"sqlite:///{folder / 's.db'}") as ours,
            open_store(uri) as theirs,
        ):

            def into(space: Workspace) -> None:
                space.intake.load(
                    space.intake.plan([folder / "cases"]), rejects=folder / "rejected"
                )

            sqlite = timed("load, SQLite", lambda: into(embedded))
            link_store(ours)
            resolved = ours.resolved()
            bare_load(driver, folder / "cases")
            neo4j_server.empty(driver)
            peer = timed("load, bare driver", lambda: bare_load(driver, folder / "cases"))
            bare = timed("save graph, bare driver", lambda: bare_save(driver, resolved))
            neo4j_server.empty(driver)
            first = timed("load, Neo4j", lambda: into(shared))
            saved = timed("save graph, Neo4j", lambda: theirs.save_resolution(resolved))
            again = timed("load again, Neo4j", lambda: into(shared))
            timed("save again, Neo4j", lambda: theirs.save_resolution(resolved))
            read = timed("whole graph, Neo4j", theirs.graph)
            fetched = timed("whole graph, bare driver", lambda: bare_read(driver))
            whole = timed("whole graph, SQLite", ours.graph)
            ratios = {
                "load / bare driver": first / peer,
                "load / SQLite": first / sqlite,
                "again / first": again / first,
                "save / bare driver": saved / bare,
                "read / bare driver": read / fetched,
                "read / SQLite": read / whole,
            }
            print(", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items()))
            ask_both(ours, theirs)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3300
    only_ask(count) if sys.argv[2:] == ["ask"] else main(count)
