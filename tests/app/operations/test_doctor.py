"""The doctor's checks, on stores that are well and on some that are not."""

import sqlite3

import pytest

from app.operations.doctor import _engine_checks, examine
from app.settings import Settings
from app.wording.wording import Wording
from graph.stores import open_store
from graph.stores.base import Health
from tests.offices.stored import batch, mention

WELL = {
    "reachable",
    "engine",
    "schema",
    "encrypted",
    "indexes",
    "files",
    "graph",
    "content",
    "log",
    "witness",
    "round trip",
}


def failing(store: str, **options: bool) -> dict[str, str]:
    """What is wrong, and what to do about it."""
    return {
        each.name: each.mend
        for each in examine(Settings(store=store, language="en", role="investigator"), **options)
        if not each.good
    }


@pytest.fixture(params=("sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)))
def store(request, tmp_path) -> str:
    uri = (
        request.getfixturevalue("neo4j_uri")
        if request.param == "neo4j"
        else f"sqlite:///{tmp_path / 's.db'}"
    )
    open_store(uri).close()
    return uri


def test_a_store_that_is_well(store):
    checks = examine(Settings(store=store, language="en"))
    assert {check.name for check in checks} == WELL
    assert failing(store) == {}


def test_checks_are_told_in_the_readers_language(tmp_path):
    open_store(f"sqlite:///{tmp_path / 's.db'}").close()
    checks = examine(Settings(store=f"sqlite:///{tmp_path / 's.db'}", language="id"))
    assert {check.name for check in checks}.isdisjoint(WELL - {"log"})


def test_a_store_that_is_not_there_is_not_made(tmp_path):
    assert "no store" in failing(f"sqlite:///{tmp_path / 'typo.db'}")["reachable"]
    assert not (tmp_path / "typo.db").exists()


def test_cases_that_nobody_linked(tmp_path):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with open_store(uri) as store:
        store.put(batch(mention(1, "Budi")))
    assert "simpul link" in failing(uri)["content"]


def test_a_login_in_the_address_is_not_repeated():
    (check,) = examine(Settings(store="neo4j://ani:secret@localhost", language="en"))
    assert "secret" not in check.found + check.mend


@pytest.mark.parametrize(
    ("version", "good"),
    [("5.26.0", True), ("5.27-aura", True), ("2025.11.2", True), ("5.9.1", False)],
)
def test_versions_of_the_server(version, good):
    checks = _engine_checks(Health(engine="Neo4j", version=version), Wording("en"))
    assert next(iter(checks)).good is good


def test_a_store_that_cannot_be_reached(tmp_path):
    assert "make it" in failing(f"sqlite:///{tmp_path / 'none' / 's.db'}")["reachable"]


@pytest.mark.neo4j
def test_a_server_that_does_not_answer(neo4j_uri):
    from tests.graph.stores.neo4j_server import free_port

    assert "check address and port" in failing(f"bolt://127.0.0.1:{free_port()}")["reachable"]


def test_a_missing_index_and_its_mend(tmp_path):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    open_store(uri).close()
    with sqlite3.connect(tmp_path / "s.db") as raw:
        raw.execute("DROP INDEX mention_case")
    raw.close()
    assert "--mend" in failing(uri)["indexes"]
    assert failing(uri, mend=True) == {}


def test_a_log_that_somebody_changed(tmp_path):
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with open_store(uri) as store:
        store.append_audit("2026-01-01", "ani", "reveal")
        store.append_audit("2026-01-02", "ani", "reveal")
    with sqlite3.connect(tmp_path / "s.db") as raw:
        raw.execute("DELETE FROM audit WHERE number = 1")
    raw.close()
    assert "data protection officer" in failing(uri)["log"]


@pytest.mark.neo4j
def test_a_graph_that_was_left_half_written(neo4j_uri, neo4j_driver):
    open_store(neo4j_uri).close()
    neo4j_driver.execute_query(
        "MATCH (m:Simpul) SET m.saving = 'x', m.saving_since = '2026-01-01T00:00:00Z'"
    )
    assert "simpul link" in failing(neo4j_uri)["graph"]
