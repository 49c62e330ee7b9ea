"""To who may not know of a case, a store reads as one that was never told of it, on every engine."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from app.settings import Settings
from app.workspace import Workspace
from graph.handlings import CaseHandling
from graph.model import Judgement
from graph.schema import RelationshipKind
from graph.stores import open_store
from graph.stores.base import ReadableStore
from tests.graph.stores.conftest import open_again, store_uri
from tests.offices.ids import IDS

__all__ = ["open_again", "store_uri"]
HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;NIK;No. HP;Kabupaten;Kronologi"
OTHERS = (
    "A-1;01-03-2025;Bambang Wijaya;calo;;081211110001;Kab. Sigi;",
    "A-1;01-03-2025;Ratna Wulandari;korban;;;Kab. Sigi;Dijanjikan gaji besar.",
    "A-2;02-03-2025;Bambang Wijaya;calo;;081211110001;Kab. Sigi;",
    "A-2;02-03-2025;PT Maju Jaya;perusahaan;;;Kab. Sigi;",
    "A-3;03-03-2025;Dewi Kartika;agen;;081211110002;Kab. Poso;",
    "A-4;04-03-2025;Dewi Kartika;agen;;081211110002;Kab. Poso;",
    "A-4;04-03-2025;Agus Salim;calo;;081211110003;Kab. Poso;",
)
SEALED = (
    "S-1;05-03-2025;Bambang Wijaya;calo;;081211110001;Kab. Sigi;",
    "S-1;05-03-2025;Dewi Kartika;agen;;081211110002;Kab. Poso;",
    "S-1;05-03-2025;Sari Rahayu;korban;;081299990009;Kab. Sigi;Ditelepon dari 081277770007.",
    "S-1;05-03-2025;Hendra Gunawan;calo;;081288880008;Kab. Sigi;",
)
OUTSIDER = {"user": "budi", "role": "analyst"}
INSIDER = {"user": "ani", "role": "head"}


def opened(uri: str, **who: str) -> Workspace:
    return Workspace(Settings(store=uri, language="en", **who))


def load(uri: str, folder: Path, name: str, rows: tuple[str, ...]) -> None:
    path = folder / f"{name}.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    with opened(uri, **INSIDER) as space:
        space.intake.load_and_link(space.intake.plan([path]), rejects=folder / "rejected")


def seal(uri: str, case: str, state: CaseHandling, **given: object) -> None:
    with opened(uri, **INSIDER) as space:
        space.handlings.set(case, state, "a colleague is named", **given)


@pytest.fixture
def twins(store_uri: str, tmp_path: Path) -> tuple[str, str]:
    """A store with a sealed case, and one that was never told of it."""
    plain = f"sqlite:///{tmp_path / 'plain.db'}"
    for uri in (store_uri, plain):
        open_store(uri, ids=IDS).close()
        load(uri, tmp_path, "others", OTHERS)
    load(store_uri, tmp_path, "sealed", SEALED)
    seal(store_uri, "S-1", CaseHandling.SEALED)
    return store_uri, plain


def everything(store: ReadableStore) -> Iterator[tuple[str, object]]:
    """Whatever a store answers to who reads it."""
    entities = list(store.entities())
    ids = [entity.id for entity in entities]
    graph = store.graph()
    yield "sources", list(store.sources())
    yield "cases", list(store.cases())
    yield "mentions", list(store.mentions())
    yield "statements", list(store.statements())
    yield "digests", store.case_digests()
    yield "records", dict(store.records([source.id for source in store.sources()]))
    yield "changed", set(store.changed_cases())
    yield "judgements", list(store.appended(Judgement, standing=False))
    yield (
        "log",
        [
            (entry.action, entry.subject)
            for entry in store.audit(actions=["load begun", "load", "watch", "look at watchlist"])
        ],
    )
    yield "snapshots", [(one.networks, one.assessed) for one in store.snapshots()]
    yield "marks", len(store.snapshot_marks())
    known = store.known()
    yield "known", (known.entity_of, known.serials, known.protected, known.redirects)
    yield "assignments", list(store.assignments())
    yield "redirects", store.redirects()
    yield "entities", entities
    yield "relationships", list(store.relationships())
    yield "graph", (graph.entities.rows(), graph.relationships.rows())
    yield "counts", store.counts()
    for text in (
        "Bambang",
        "081211110001",
        "Sari",
        "Hendra",
        "S-1",
        "0812 9999",
        "kab",
        "maju jaya",
    ):
        yield f"search {text}", store.search(text)
        yield f"search {text} of cases", store.search(text, limit=1)
    for limit in (1, 50):
        yield f"neighbours {limit}", store.neighbours(ids, limit=limit)
    for kind in RelationshipKind:
        yield f"hops {kind}", set(store.hops(ids, [kind]))
    yield "subgraph", store.subgraph(ids[::2])
    for start, end in combinations(ids[:12], 2):
        yield f"path {start} {end}", store.paths(start, end)


def test_it_reads_as_a_store_that_was_never_told_of_the_case(twins):
    sealed, plain = twins
    with opened(sealed, **OUTSIDER) as told, opened(plain, **OUTSIDER) as never:
        wrong = []
        pairs = zip(everything(told.store.unmasked), everything(never.store.unmasked), strict=True)
        for (name, one), (same, other) in pairs:
            assert name == same
            if one != other:
                wrong.append(f"{name}: {one} / {other}")
        assert not wrong, "\n".join(wrong)
    with opened(sealed, **INSIDER) as space:
        assert space.store.case("S-1").number == "S-1"
        assert len(space.networks.all()) == 1
