"""One store into another and back: the same to the byte, resumed after a kill, proven at the end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import Settings
from app.syncing import sync, sync_between
from app.workspace import Workspace
from graph.errors import SettingsError, SyncIncomplete
from graph.stores import Store, open_store
from loaders.sample import write_sample
from tests.graph.stores.builders import batch, mention

ENGINES = ("sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j))


def fill(uri: str, files: Path, **sample: int) -> None:
    write_sample(files, **sample)
    with Workspace(Settings(store=uri, user="test")) as space:
        space.load(space.plan([files]), rejects=files / "rejected")
        space.link()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("filled")
    uri = f"sqlite:///{folder / 's.db'}"
    fill(uri, folder / "cases", cases=120, seed=5)
    return uri


@pytest.fixture
def here(filled: str) -> Iterator[Store]:
    with open_store(filled) as store:
        yield store


@pytest.fixture(params=ENGINES)
def there_uri(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return request.getfixturevalue("neo4j_uri") if request.param == "neo4j" else f"sqlite:///{tmp_path / 'there.db'}"


@pytest.fixture
def there(there_uri: str) -> Iterator[Store]:
    with open_store(there_uri) as store:
        yield store


def test_there_and_back_is_the_identity(here, there, tmp_path):
    report = sync(here, there)
    assert report.graph == "copied"
    assert report.digests == here.digests() == there.digests()
    assert there.counts() == here.counts()
    with open_store(f"sqlite:///{tmp_path / 'back.db'}") as back:
        sync(there, back)
        assert back.digests() == here.digests()
        assert back.search("siti") == here.search("siti")


def test_a_second_sync_writes_nothing(here, there):
    first = sync(here, there)
    revision = there.revision()
    again = sync(here, there)
    assert (first.written, again.written) == (first.cases, 0)
    assert there.revision() == revision


def test_only_what_is_new_since(here, there, tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'own.db'}") as own:
        sync(here, own)
        seen = sync(own, there).revision
        own.put(batch(mention(1, "Budi", case="c_new")))
        report = sync(own, there, since=seen)
        assert (report.cases, report.written, report.graph) == (1, 1, "copied")


def test_a_store_that_knows_more_is_linked_anew_and_ids_stay(here, there):
    there.put(batch(mention(1, "Xaverius Own", case="c_own")))
    report = sync(here, there)
    assert report.graph == "linked"
    assert report.verified == report.cases
    assert there.known().entity_of.items() >= here.known().entity_of.items()
    assert there.search("xaverius")


def test_one_network_alone(filled, there_uri):
    with Workspace(Settings(store=filled, user="test")) as space:
        network = space.networks()[0]
    report = sync_between(Settings(user="test"), filled, there_uri, network=network.id)
    assert report.cases == len(network.cases)
    with Workspace(Settings(store=there_uri, user="test")) as space:
        assert sorted(space.networks()[0].cases) == sorted(network.cases)
        assert set(network.parties) <= set(space.networks()[0].parties)


def test_both_logs_say_who_copied(filled, there_uri):
    sync_between(Settings(user="ani"), filled, there_uri)
    for uri in (filled, there_uri):
        with open_store(uri) as store:
            last = list(store.audit())[-1]
            assert (last.by, last.action) == ("ani", "sync")
            assert "->" in last.subject


def test_a_store_is_not_synced_into_itself(filled):
    with pytest.raises(SettingsError, match="itself"):
        sync_between(Settings(user="test"), filled, filled)


def test_somebody_who_writes_meanwhile_is_noticed(here, there, tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'own.db'}") as own:
        sync(here, own)

        def disturb(step: str, count: int, total: int | None = None) -> None:
            if step == "verify":
                own.put(batch(mention(1, "Budi", case="c_late")))

        with pytest.raises(SyncIncomplete, match="again"):
            sync(own, there, progress=disturb)
        assert sync(own, there).graph == "copied"


@pytest.mark.slow
def test_a_killed_sync_goes_on_where_it_was(filled, there_uri, here):
    code = f"""
import graph.stores.copying as copying
copying.CASES_A_BATCH = 4
import sys
from app.settings import Settings
from app.syncing import sync_between
def told(step, count, total=None):
    print(step, count, flush=True)
sync_between(Settings(user="test"), {filled!r}, {there_uri!r}, progress=told)
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    lines = []
    for line in process.stdout:
        lines.append(line)
        if len(lines) == 5:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    time.sleep(0.5)
    with open_store(there_uri) as there:
        held = there.counts().cases
        assert 0 < held < here.counts().cases
        report = sync(here, there)
        assert report.written <= report.cases - held
        assert there.digests() == here.digests()
