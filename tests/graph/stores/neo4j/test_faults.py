"""What may go wrong with a server: stopped, wrong logins, read-only, busy, half-indexed, newer, a
stranger's.
"""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from app.intake import loading
from app.intake.loading import load_into
from app.resolution.linking import link_store
from graph.errors import (
    SchemaMismatch,
    SettingsError,
    StoreBusy,
    StoreChanged,
    StoreReadOnly,
    StoreTimeout,
    StoreUnavailable,
)
from graph.model import Batch, Judgement
from graph.resolution.resolver import resolve
from graph.schema import Decision
from graph.stores import Store, open_store
from graph.stores.neo4j import connection, cypher, saving
from graph.stores.neo4j import store as engine
from graph.stores.neo4j.rows import link_row
from graph.stores.shared.codec import encode
from graph.watches import Watch
from loaders.load import plan_load
from loaders.sample import write_sample
from tests.graph.stores import neo4j_server
from tests.graph.stores.neo4j_server import Neo4jServer
from tests.offices.people import NIK
from tests.offices.stored import batch, judgement, link, mention, person, resolved

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sample files of more than two batches."""
    folder: Path = tmp_path_factory.mktemp("sample")
    write_sample(folder, cases=600, seed=3)
    return folder


@pytest.fixture(scope="module")
def reference(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same files in SQLite, linked."""
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('reference') / 's.db'}") as store:
        load(store, files)
        link_store(store)
        yield store


@pytest.fixture
def own_server() -> Iterator[Neo4jServer]:
    """A server that a test may stop."""
    with neo4j_server.running_server() as server, neo4j_server.login():
        yield server


@pytest.fixture
def small_batches(monkeypatch) -> None:
    monkeypatch.setattr(loading, "ROWS_A_BATCH", 300)


def load(store: Store, files: Path, **options: Any) -> Any:
    return load_into(store, plan_load([files]), rejects=files / "rejected", **options)


def impatient(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(connection, "RETRY_SECONDS", 1.0)
    patch.setattr(connection, "CONNECT_SECONDS", 2.0)


# ---- the server goes away


@pytest.mark.slow
@pytest.mark.parametrize("how", ["stop", "kill"])
def test_a_server_that_ends_in_the_middle_of_a_load(
    how, own_server, files, reference, small_batches, monkeypatch
):
    impatient(monkeypatch)
    loaded = []

    def end_the_server(step: str, count: int, total: int | None = None) -> None:
        loaded.append(count)
        if len(loaded) == 2:
            getattr(own_server, how)()

    store = open_store(own_server.routed)
    with pytest.raises(StoreUnavailable, match="does not answer"):
        load(store, files, progress=end_the_server)
    with pytest.raises(StoreUnavailable):
        store.counts()
    store.close()
    own_server.start()
    with open_store(own_server.routed) as store:
        assert 0 < store.counts().mentions < reference.counts().mentions
        report = load(store, files)
        assert report.tally.unchanged == sum(loaded)
        assert report.tally.new == report.tally.read - sum(loaded)
        link_store(store)
        assert store.counts() == reference.counts()
        assert store.digests() == reference.digests()


def test_a_wrong_password(neo4j_uri, monkeypatch):
    monkeypatch.setenv("SIMPUL_NEO4J_PASSWORD", "guess")
    with pytest.raises(StoreUnavailable, match="SIMPUL_NEO4J_PASSWORD"):
        open_store(neo4j_uri)


@pytest.mark.timeout(60)
def test_a_wrong_port_is_said_at_once(neo4j_uri, monkeypatch):
    impatient(monkeypatch)
    with pytest.raises(StoreUnavailable, match="check address and port"):
        open_store(f"bolt://127.0.0.1:{neo4j_server.free_port()}")


def test_a_database_that_is_not_there(neo4j_uri):
    with pytest.raises(StoreUnavailable, match="does not exist"):
        open_store(f"{neo4j_uri}/nosuchdatabase")


@pytest.mark.slow
def test_a_database_that_may_only_be_read(own_server, monkeypatch):
    impatient(monkeypatch)
    only_read = {"server__databases__read_only": "neo4j"}
    own_server.restart(**only_read)
    with pytest.raises(StoreReadOnly, match="may only be read"):
        open_store(own_server.routed)
    own_server.restart()
    with open_store(own_server.routed) as store:
        store.put(batch(mention(1, "Budi")))
    own_server.restart(**only_read)
    with open_store(own_server.routed) as store:
        assert store.counts().mentions == 1
        with pytest.raises(StoreReadOnly, match="right to write"):
            store.put(batch(mention(2, "Ani")))
        assert store.counts().mentions == 1


@pytest.mark.slow
def test_a_certificate_that_nobody_vouches_for(own_server, monkeypatch):
    trustme = pytest.importorskip("trustme")
    impatient(monkeypatch)
    folder = own_server.home / "certificates" / "bolt"
    folder.mkdir(parents=True)
    certificate = trustme.CA().issue_cert("localhost", "127.0.0.1")
    certificate.private_key_pem.write_to_path(folder / "private.key")
    certificate.cert_chain_pems[0].write_to_path(folder / "public.crt")
    own_server.restart(
        scheme="bolt+ssc",
        server__bolt__tls_level="REQUIRED",
        dbms__ssl__policy__bolt__enabled="true",
        dbms__ssl__policy__bolt__base_directory=str(folder),
        dbms__ssl__policy__bolt__client_auth="NONE",
    )
    address = own_server.uri.removeprefix("bolt://")
    with open_store(f"neo4j+ssc://{address}") as store:
        store.put(batch(mention(1, "Budi")))
        assert store.health().encrypted
    with pytest.raises(StoreUnavailable, match=r"certificate.*neo4j\+ssc"):
        open_store(f"bolt+s://{address}")
    with pytest.raises(StoreUnavailable):
        open_store(own_server.uri)


# ---- logins never stand in an address


@pytest.mark.parametrize("uri", ["neo4j://ani:secret@localhost", "neo4j:///ani:secret@localhost"])
def test_an_address_with_a_password_is_refused(uri):
    with pytest.raises(SettingsError, match="SIMPUL_NEO4J_PASSWORD") as refused:
        open_store(uri)
    assert "secret" not in str(refused.value)


def test_a_server_that_speaks_no_tls(neo4j_uri, monkeypatch):
    impatient(monkeypatch)
    with pytest.raises(StoreUnavailable, match="TLS"):
        open_store(neo4j_uri.replace("neo4j://", "bolt+s://"))


def test_an_empty_database_is_not_taken_for_a_store(own_server):
    with pytest.raises(StoreUnavailable, match="no Simpul store"):
        open_store(own_server.routed, create=False)


def test_a_database_that_was_emptied_behind_us_never_looks_empty(own_server):
    with open_store(own_server.uri) as store:
        store.put(batch(mention(1, "Budi")))
        with neo4j.GraphDatabase.driver(
            own_server.uri, auth=("neo4j", neo4j_server.PASSWORD)
        ) as driver:
            driver.execute_query("MATCH (n) DETACH DELETE n")
        asks = (
            store.revision,
            store.counts,
            lambda: list(store.cases()),
            lambda: store.put(batch(mention(1, "Budi"))),
        )
        for ask in (
            *asks,
            lambda: list(store.mentions(case_ids=["c_1"])),
            store.changed_cases,
            store.graph,
        ):
            with pytest.raises(StoreUnavailable, match="emptied"):
                ask()


def test_a_password_from_a_file(neo4j_uri, tmp_path, monkeypatch):
    import os

    (tmp_path / "password").write_text(os.environ["SIMPUL_NEO4J_PASSWORD"] + "\n")
    monkeypatch.delenv("SIMPUL_NEO4J_PASSWORD")
    with pytest.raises(SettingsError, match="no password"):
        open_store(neo4j_uri)
    monkeypatch.setenv("SIMPUL_NEO4J_PASSWORD_FILE", str(tmp_path / "password"))
    with open_store(neo4j_uri) as store:
        assert store.counts().cases == 0
    monkeypatch.setenv("SIMPUL_NEO4J_PASSWORD_FILE", str(tmp_path / "none"))
    with pytest.raises(SettingsError, match="cannot be read"):
        open_store(neo4j_uri)


@pytest.mark.parametrize("uri", ["neo4j://", "neo4j://host:port", "bolt://host:99999"])
def test_an_address_that_is_none(uri, monkeypatch):
    monkeypatch.setenv("SIMPUL_NEO4J_PASSWORD", "x")
    with pytest.raises(SettingsError):
        open_store(uri)


# ---- the database is not as expected


@pytest.fixture
def marked(neo4j_uri, neo4j_driver) -> Iterator[Any]:
    """Sets properties of the store's mark; the version is put back afterwards."""
    open_store(neo4j_uri).close()

    def mark(**properties: Any) -> None:
        neo4j_driver.execute_query("MATCH (m:Simpul) SET m += $properties", properties=properties)

    yield mark
    mark(version=engine.VERSION)


def test_a_newer_schema_is_refused(neo4j_uri, marked):
    marked(version=99)
    with pytest.raises(SchemaMismatch, match="update Simpul"):
        open_store(neo4j_uri)


def test_an_older_schema_is_brought_up(neo4j_uri, marked, neo4j_driver):
    neo4j_driver.execute_query("DROP CONSTRAINT simpul_mention_id IF EXISTS")
    marked(version=0)
    with open_store(neo4j_uri) as store:
        assert store.health().schema == engine.VERSION
        assert set(store.health().indexes.values()) == {"online"}


def test_judgements_and_watches_of_an_older_schema_are_kept(neo4j_uri, marked, neo4j_driver):
    made = judgement(1, "m_1", "m_2")
    watch = Watch(id="w_1", what="e_1", by="ani", on="2026-01-03")
    neo4j_driver.execute_query("DROP CONSTRAINT simpul_appended_kind_id IF EXISTS")
    for label, value in (("Judgement", made), ("Watch", watch)):
        neo4j_driver.execute_query(
            f"CREATE (n:{label}) SET n = $row",
            row={"id": value.id, "on": value.on, "stands": True, "body": encode(value)},
        )
    marked(version=4)
    with open_store(neo4j_uri) as store:
        assert list(store.appended(Judgement)) == [made]
        assert list(store.appended(Watch)) == [watch]
        store.withdraw(Judgement, "j_1", by="budi", on="2026-02-01")
        assert list(store.appended(Judgement)) == []
        assert set(store.health().indexes.values()) == {"online"}


def test_a_database_of_something_else_is_refused(own_server):
    with neo4j.GraphDatabase.driver(
        own_server.uri, auth=("neo4j", neo4j_server.PASSWORD)
    ) as driver:
        driver.execute_query("CREATE (:Cake)")
        with pytest.raises(StoreUnavailable, match="something else"):
            open_store(own_server.uri)
        assert driver.execute_query("MATCH (n) RETURN labels(n)").records[0].values() == [["Cake"]]


def test_a_full_text_index_that_is_missing_or_being_filled(neo4j_uri, neo4j_driver):
    crowd = [
        person(f"p{number:05d}", f"Siti {number}", serial=number + 1) for number in range(4000)
    ]
    with open_store(neo4j_uri) as store:
        store.save_resolution(resolved(*crowd, person("x", "José Ramírez", serial=9999)))
        expected = [store.search(text) for text in ("jose ram", "siti 39", "siti")]
        (index,) = [name for name in store.health().indexes if "words" in name]
        neo4j_driver.execute_query(f"DROP INDEX {index}")
        assert [store.search(text) for text in ("jose ram", "siti 39", "siti")] == expected
        assert store.health().indexes[index] == "missing"
        builder = threading.Thread(target=store.rebuild_indexes)
        builder.start()
        while builder.is_alive():
            assert store.search("siti 39") == expected[1]
        builder.join()
        assert store.health().indexes[index] == "online"
        assert [store.search(text) for text in ("jose ram", "siti 39", "siti")] == expected


def test_links_whose_ends_somebody_deleted_are_not_lost_in_silence(neo4j_uri, neo4j_driver):
    with open_store(neo4j_uri) as store:
        store.save_resolution(resolved(person("a", "Ani"), person("b", "Budi")))
        plan = saving.Derived(resolved(person("a", "Ani"), person("b", "Budi"), link("a", "b")))
        plan.anchors.clear()
        neo4j_driver.execute_query("MATCH (n:Entity {id: 'b'}) DETACH DELETE n")
        text = cypher.create_links(link("a", "b").kind)
        step = saving.WriteStep(text, [*plan.links.values()], row_of=link_row, whole=True)
        with (
            pytest.raises(StoreUnavailable, match="1 links of 1"),
            neo4j_driver.session() as session,
        ):
            step.take(lambda text, **parameters: session.run(text, parameters).values())


# ---- others work too


@pytest.fixture
def held(neo4j_uri, neo4j_driver) -> Iterator[None]:
    """Somebody holds the store's lock."""
    open_store(neo4j_uri).close()
    with neo4j_driver.session() as session, session.begin_transaction() as transaction:
        transaction.run("MATCH (m:Simpul) SET m.revision = m.revision").consume()
        yield
        transaction.rollback()


def test_a_writer_waits_for_another_and_then_says_so(neo4j_uri, held, monkeypatch):
    monkeypatch.setattr(connection, "WRITE_SECONDS", 1.0)
    impatient(monkeypatch)
    with open_store(neo4j_uri) as store:
        started = time.monotonic()
        with pytest.raises(StoreBusy, match="try again"):
            store.put(batch(mention(1, "Budi")))
        assert time.monotonic() - started >= 0.9
        assert store.counts().mentions == 0


def test_many_writers_at_once_double_nothing_and_lose_nothing(neo4j_uri):
    def given_by(writer: int) -> Batch:
        return batch(
            *(mention(number, f"Budi {writer}", case=f"c_{number % 3}") for number in range(40))
        )

    new: list[int] = []

    def write(given) -> None:
        with open_store(neo4j_uri) as store:
            new.extend(len(store.put(given).new) for _ in range(4))

    writers = [threading.Thread(target=write, args=(given_by(writer),)) for writer in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with open_store(neo4j_uri) as store:
        assert store.counts().mentions == 40
        assert sum(new) == 40 + 3 + 1
        assert len({mention.name for mention in store.mentions()}) == 1


def test_a_query_that_takes_too_long_is_stopped(neo4j_uri, monkeypatch):
    with open_store(neo4j_uri) as store:
        monkeypatch.setattr(connection, "READ_SECONDS", 0.5)
        with pytest.raises(StoreTimeout, match="too long"):
            store._line.read("UNWIND range(1, 1000000000) AS number RETURN count(number * number)")
        assert store.counts().cases == 0


def test_a_stream_of_two_graphs_is_refused(neo4j_uri, monkeypatch):
    monkeypatch.setattr(engine, "PAGE", 2)
    with open_store(neo4j_uri) as store, open_store(neo4j_uri) as other:
        store.save_resolution(resolved(*(person(letter, letter) for letter in "abcdef")))
        reading = store.entities()
        next(reading)
        other.save_resolution(resolved(person("f", "new")))
        with pytest.raises(StoreChanged):
            list(reading)


# ---- a resolution too large for one transaction


@pytest.fixture
def in_parts(monkeypatch) -> None:
    monkeypatch.setattr(engine, "ONE_TRANSACTION", 0)
    monkeypatch.setattr(saving, "CHUNK", 3)
    monkeypatch.setattr(engine, "ALIVE_SECONDS", -1.0)


def story(store: Store) -> None:
    """People who were two, become one, and whose case is linked with another."""
    one, two = mention(1, "Budi", case="c_1", nik=NIK), mention(1, "Budi S", case="c_2")
    store.put(batch(one, two, mention(2, "Ani", case="c_2", phone="+6281234567890")))
    link_store(store)
    store.append(judgement(1, one.id, two.id, Decision.POSITIVE))
    store.put(batch(mention(3, "Citra", case="c_1", phone="+6281234567890")))


def test_a_resolution_in_parts_is_the_same_as_in_one(neo4j_uri, in_parts, tmp_path):
    with open_store(neo4j_uri) as store, open_store(f"sqlite:///{tmp_path / 's.db'}") as other:
        for one_store in (store, other):
            story(one_store)
            link_store(one_store)
        assert store.digests() == other.digests()


@pytest.mark.parametrize("parts_before_the_kill", range(0, 14, 2))
def test_a_resolution_that_was_broken_off_hides_the_graph_until_it_is_completed(
    parts_before_the_kill, neo4j_uri, in_parts, tmp_path
):
    with open_store(f"sqlite:///{tmp_path / 's.db'}") as other:
        story(other)
        link_store(other)
        expected = other.digests()

    class Killed(BaseException):
        pass

    left = [parts_before_the_kill]

    def kill(count: int, total: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed

    with open_store(neo4j_uri) as store:
        story(store)
        known = store.known()
        found = resolve(
            store.ids,
            store.cases(),
            store.mentions(),
            store.statements(),
            judgements=store.appended(Judgement),
            known=known,
        ).resolved
        with pytest.raises(Killed):
            store.save_resolution(found, expected_generation=known.generation, progress=kill)
        for ask in (
            store.graph,
            store.counts,
            store.redirects,
            lambda: list(store.entities()),
            lambda: store.search("budi"),
        ):
            with pytest.raises(StoreBusy, match="simpul link"):
                ask()
        with pytest.raises(StoreBusy):
            store.forget_case("c_1")
        assert store.health().saving
        assert len(list(store.mentions())) == store.counts(derived=False).mentions == 4
        store.put(batch(mention(1, "Budi", case="c_1", nik=NIK)))
        link_store(store)
        assert store.digests() == expected
        assert not store.health().saving


def test_another_writer_sweeps_nothing_away_that_a_saving_needs(neo4j_uri, in_parts):
    one = mention(1, "Budi", case="c_1", phone="+6281234567890")
    with open_store(neo4j_uri) as store, open_store(neo4j_uri) as other:
        story(store)
        known = store.known()
        found = resolve(
            store.ids, store.cases(), store.mentions(), store.statements(), known=known
        ).resolved

        def disturb(count: int, total: int) -> None:
            other.put(batch(one))
            other.remove_records([one.record])

        store.save_resolution(found, expected_generation=known.generation, progress=disturb)
        assert len(list(store.assignments())) == len(found.assignments)
        link_store(store)
        assert one.id not in {assignment.mention_id for assignment in store.assignments()}


def test_a_saving_that_is_alive_is_waited_for(neo4j_uri, in_parts, monkeypatch):
    monkeypatch.setattr(engine, "ALIVE_SECONDS", 60.0)
    with open_store(neo4j_uri) as slow, open_store(neo4j_uri) as quick:
        refused = []

        def try_to_overtake(count: int, total: int) -> None:
            with pytest.raises(StoreBusy):
                quick.save_resolution(resolved(person("z", "z")))
            refused.append(True)

        slow.save_resolution(
            resolved(*(person(letter, letter) for letter in "abcdefgh")), progress=try_to_overtake
        )
        assert len(refused) >= 3
        assert len(list(slow.entities())) == 8


def test_whoever_takes_a_saving_over_ends_the_other(neo4j_uri, in_parts):
    with open_store(neo4j_uri) as slow, open_store(neo4j_uri) as quick:
        theirs = resolved(person("a", "Ani"), person("b", "Budi"), link("a", "b"))
        taken = []

        def overtake(count: int, total: int) -> None:
            if not taken:
                taken.append(True)
                quick.save_resolution(theirs)

        with pytest.raises(StoreChanged, match="somebody else"):
            slow.save_resolution(
                resolved(*(person(letter, letter) for letter in "cdefghij")), progress=overtake
            )
        assert [entity.id for entity in slow.entities()] == ["a", "b"]
