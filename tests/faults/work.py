"""The work that is killed: what it begins from, how it is done, and what it may leave behind.

Each piece of work is done in a folder of its own and may be done again after it was broken off:
then it completes what is missing, as a person would who runs the same command once more.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from app.clock import now
from app.intake import loading
from app.operations.backup import make_backup
from app.operations.erasure.erasing import erase_person
from app.operations.rekey import rekey
from app.operations.restore import check_file, opened_backup
from app.operations.sync import sync_between
from app.settings import Settings
from app.workspace import Workspace
from graph.model import Entity, Judgement
from graph.persons.tombstones import Tombstone
from graph.schema import Decision, EntityKind
from graph.stores import Store, copying, open_store
from graph.stores.forgetting_people import forget_person
from graph.stores.shared.appended import KINDS
from graph.stores.shared.chain import first_break
from graph.stores.shared.codec import encode
from graph.work.views import Canvas, SavedView
from loaders.sample import write_sample
from tests.app.operations.test_old_store import old_file
from tests.offices.ids import IDS

CASES, ROWS = 40, 4
STORE, OTHER, BACKUP = "cases.db", "other.db", "saved.backup"
OWNER = "ani"
PLAIN = b"SQLite format 3\x00"
KEY = "kunci kantor yang panjang"
"""Of the store that is encrypted; whoever runs this work states it in the environment."""
CANVASES, VIEWS = 15, 10
REPORTED = ("sources", "cases", "mentions", "statements")
DERIVED = ("assignments", "relationships", "redirects")

State = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of work."""

    name: str
    begin: Callable[[Path], None]
    """Makes what is there before, in an empty folder."""
    do: Callable[[Path], None]
    between: Callable[[Path], None] = lambda folder: None
    """Does the part of it that others may see before the rest; nothing where it is one step."""
    in_parts: str = ""
    """Of what it commits one after another, each whole: `cases` or `records`."""
    store: str = STORE
    """The file that it changes."""


def settings(folder: Path, store: str = STORE) -> Settings:
    return Settings(
        store=uri_of(folder / store),
        user=OWNER,
        role="head",
        language="en",
        drafts=str(folder / "drafts"),
        mappings=str(folder / "mappings"),
    )


def uri_of(file: Path) -> str:
    """The address of a store's file, encrypted or not."""
    begins = file.read_bytes()[: len(PLAIN)] if file.exists() else PLAIN
    return f"sqlite{'' if begins in (b'', PLAIN) else '+encrypted'}:///{file}"


def opened(folder: Path, store: str = STORE) -> Workspace:
    return Workspace(settings(folder, store))


def state(store: Store) -> State:
    """What a store holds, but for what differs by the time at which it was done."""
    kept = store.digests()
    return {
        "reported": [kept[kind] for kind in REPORTED],
        "derived": [kept[kind] for kind in DERIVED],
        "entities": _entities(store),
        "cases": store.case_digests(),
        "records": _records(store),
        **{kind.plural: _number(store, kind.value) for kind in KINDS},
        "canvases": sorted(canvas.id for canvas in store.all_working()),
    }


def _entities(store: Store) -> str:
    """All of them, but for which one each was split from: that is said of the last linking alone."""
    told = (encode(replace(entity, derived_from="")) for entity in store.entities())
    return sha256("".join(told).encode()).hexdigest()


def _records(store: Store) -> dict[str, str]:
    """What each row of a file said, as one text."""
    found: dict[str, str] = {}
    for said in chain(store.mentions(), store.statements()):
        found[said.record] = found.get(said.record, "") + encode(said)
    return found


def _number(store: Store, kind: type) -> int:
    return sum(1 for _ in store.appended(kind, standing=False))


def damage_of(folder: Path) -> list[str]:
    """What is wrong with the files of a folder, whatever was done in it."""
    found = []
    for file in sorted(folder.glob("*.db")):
        sound = _soundness(file)
        if sound != "ok":
            found.append(f"{file.name}: {sound}")
    for path in sorted(folder.rglob("*")):
        kind = path.relative_to(folder).parts[0]
        if path.is_file() and kind != "given" and path.stat().st_mode & 0o077:
            found.append(f"{path.name} can be read by others")
    saved = folder / BACKUP
    if saved.exists():
        check_file(settings(folder), saved)
    return found


def _soundness(file: Path) -> str:
    uri = uri_of(file)
    if "+" in uri:
        with open_store(uri) as store:
            return store.health().damage or "ok"
    with closing(sqlite3.connect(file)) as raw:  # to open it as a store would bring it up
        (sound,) = raw.execute("PRAGMA integrity_check").fetchone()
    return str(sound)


def log_of(store: Store) -> list[str]:
    broken = first_break(store.audit())
    return [] if broken is None else [f"the log is broken at entry {broken}"]


# ---- what there is


def _given(folder: Path) -> None:
    write_sample(folder / "given", cases=CASES, seed=3)
    open_store(uri_of(folder / STORE), ids=IDS).close()


def _load(folder: Path) -> None:
    loading.ROWS_A_BATCH = ROWS  # so that there is something between two batches
    with opened(folder) as space:
        space.intake.load(space.intake.plan([folder / "given"]), rejects=folder / "rejected")


def _loaded(folder: Path) -> None:
    _given(folder)
    _load(folder)


def _link(folder: Path) -> None:
    with opened(folder) as space:
        space.linker.link()


def _linked(folder: Path) -> None:
    _loaded(folder)
    _link(folder)


def _two(folder: Path) -> None:
    _linked(folder)
    open_store(uri_of(folder / OTHER), ids=IDS).close()


def _saved(folder: Path) -> None:
    """A store with a backup, that went on since."""
    _linked(folder)
    make_backup(settings(folder), folder / BACKUP)
    with open_store(uri_of(folder / STORE)) as store:
        store.forget_case(next(iter(store.cases())).id)


def _old(folder: Path) -> None:
    old_file(folder, STORE).chmod(0o600)


# ---- what is done


def _save(folder: Path) -> None:
    with opened(folder) as space:
        for number in range(CANVASES):
            space.working.keep(f"cv_{number}", b'{"shown": []}', f"canvas {number}")
        there = {view.name for view in space.store.unmasked.appended(SavedView)}
        canvas = Canvas(shown=tuple(space.networks.all()[0].parties[:3]))
        for number in range(VIEWS):
            if f"view {number}" not in there:
                space.views.save(f"view {number}", canvas)


def _judge(folder: Path) -> None:
    with opened(folder) as space:
        if not list(space.store.unmasked.appended(Judgement)):
            space.review.judge(*_pair(space.store.unmasked), Decision.NEGATIVE, "uji")
        else:
            space.linker.link()


def _judge_alone(folder: Path) -> None:
    with opened(folder) as space:
        pair = _pair(space.store.unmasked)
        space.review.judge(*pair, Decision.NEGATIVE, "uji", link=False)


def _pair(store) -> tuple[str, str]:
    """Two mentions of the person who is named most often."""
    first, *_, last = sorted(_most_named(store).mentions)
    return first, last


def _most_named(store) -> Entity:
    people = (one for one in store.entities() if one.kind is EntityKind.PERSON)
    return max(people, key=lambda one: (len(one.mentions), one.id))


def _sync(folder: Path) -> None:
    copying.CASES_A_BATCH = ROWS
    here, there = (settings(folder, name).store for name in (STORE, OTHER))
    sync_between(Settings(role="head", language="en"), here, there)


def _back_up(folder: Path) -> None:
    if not (folder / BACKUP).exists():
        make_backup(settings(folder), folder / BACKUP)


def _put_back(folder: Path) -> None:
    with opened_backup(settings(folder), folder / BACKUP) as found:
        found.put_back()


def _forget(folder: Path) -> None:
    with opened(folder) as space:
        cases = sorted(case.id for case in space.store.unmasked.cases())
        if len(cases) == CASES:
            space.linker.forget_case(cases[0])
        else:
            space.linker.link()


def _forget_alone(folder: Path) -> None:
    with open_store(uri_of(folder / STORE)) as store:
        store.forget_case(min(case.id for case in store.cases()))


def _forget_person(folder: Path) -> None:
    with opened(folder) as space:
        if any(space.store.unmasked.appended(Tombstone)):
            space.linker.link()
        else:
            erase_person(space, _most_named(space.store.unmasked))


def _forget_person_alone(folder: Path) -> None:
    with open_store(uri_of(folder / STORE)) as store:
        forget_person(store, _most_named(store).id, by=OWNER, on=now())


def _encrypted(folder: Path) -> None:
    """An encrypted store with nothing in it yet."""
    _given(folder)
    _rekey(folder)


def _rekey(folder: Path) -> None:
    if "+" not in uri_of(folder / STORE):
        rekey(settings(folder), lambda: KEY)


def _migrate(folder: Path) -> None:
    open_store(uri_of(folder / STORE), ids=IDS).close()


WORK = (
    Work("load", _given, _load, in_parts="records"),
    Work("link", _loaded, _link),
    Work("save", _linked, _save),
    Work("judge", _linked, _judge, between=_judge_alone),
    Work("sync", _two, _sync, in_parts="cases", store=OTHER),
    Work("backup", _linked, _back_up),
    Work("restore", _saved, _put_back),
    Work("forget", _linked, _forget, between=_forget_alone),
    Work("forget a person", _linked, _forget_person, between=_forget_person_alone),
    Work("migrate", _old, _migrate),
    Work("rekey", _linked, _rekey),
    Work("encrypted load", _encrypted, _load, in_parts="records"),
)
"""Everything that is killed, in the order in which a person comes to it."""
