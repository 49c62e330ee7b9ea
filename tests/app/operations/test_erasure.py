"""Erasing a case: no byte of it is left in the store's files, and what lies elsewhere is named."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.access.values import encode
from app.operations.erasure import erasing
from app.operations.erasure.remains import Place, Remains
from app.settings import Settings
from app.workspace import Workspace
from graph.work.canvas import Canvas
from graph.work.disclosures import DisclosureState, DisclosureStep
from tests.offices.commands import runner

ROOT = Path(__file__).parents[3]
NAME = "Xanthippe Qwertzuiop"
FILE = "Pengaduan Xanthippe.csv"
HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP;Kronologi\n"
HERS = f"ZZ-77/2026;05-01-2024;{NAME};korban;085299887766;Xanthippe dijemput\n"
NEEDLES = (b"xanthippe", b"qwertzuiop", b"zz-77", b"85299887766", b"9988-7766")


def erase(space: Workspace, case: str, *, rejected: Path) -> tuple[Remains, ...]:
    """Erase a case and say what is left of it."""
    return erasing.remains_of(space, erasing.erase_case(space, case), rejected=rejected)


def settings(folder: Path) -> Settings:
    return Settings(
        store=f"sqlite:///{folder}/store/simpul.db",
        user="ani",
        role="head",
        drafts=str(folder / "drafts"),
        language="en",
    )


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A store with her case among others, a draft and rejected rows that tell of her."""
    (tmp_path / "store").mkdir()
    (tmp_path / FILE).write_text(f"{HEAD}{HERS}ZZ-77/2026;05-01-2024;Ani;calo;;;terlalu;banyak\n")
    other = "".join(
        f"A-{number};05-01-2024;Budi Santoso;calo;081234567890;-\n" for number in (1, 2)
    )
    (tmp_path / "lain.csv").write_text(f"{HEAD}{other}")
    with Workspace(settings(tmp_path)) as space:
        for name in (FILE, "lain.csv"):
            plan = space.intake.plan([tmp_path / name])
            space.intake.load_and_link(plan, rejects=tmp_path / "rejected")
        space.intake.stage(space.intake.plan([tmp_path / FILE]), rejects=tmp_path / "again")
        keep_work(space)
    return tmp_path


def keep_work(space: Workspace) -> None:
    """What somebody wrote of her in every field, and a canvas that shows her."""
    text = f"asked {NAME} of ZZ-77/2026, QWERTZUIOP xanthippe (0852-9988-7766) on Monday"
    (her,) = [one for one in space.store.unmasked.entities() if one.name == NAME]
    about = space.subjects.find("Budi Santoso")
    shown = Canvas(shown=(her.id, *about.about))
    space.notes.change(space.notes.add(about, text), f"again: {text}")
    space.notes.take_back(space.notes.add(about, "wrong").id, text)
    space.notes.add(space.subjects.of(her.id), "lives with her aunt")
    space.tags.add(about, f"of {NAME}")
    view = space.views.save(text, shown)
    asked = space.questions.ask(text, shown.shown, known=text)
    kept = space.questions.add_task(asked, text)
    space.questions.conclude(kept.latest, text, None, None)
    space.investigations.begin(text, text)
    space.working.keep("one", encode({"canvas": shown, "past": [shown]}).encode(), text)
    assert space.views.get(view.id).latest.canvas == shown


def left_in(folder: Path) -> list[tuple[str, bytes]]:
    found = []
    for file in sorted(folder.rglob("*")):
        content = file.read_bytes().lower() if file.is_file() else b""
        found += [(file.name, needle) for needle in NEEDLES if needle in content]
    return found


READER = """
import sys
from graph.stores import open_store
with open_store(sys.argv[1]) as store:
    print(len(list(store.cases())), flush=True)
    sys.stdin.readline()
    print(len(list(store.cases())), flush=True)
"""


@pytest.fixture
def reader(office: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store open, as the screens do."""
    with subprocess.Popen(
        [sys.executable, "-c", READER, settings(office).store],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "3\n"
        yield process
        process.stdin.close()


def test_no_byte_is_left_in_the_files_while_another_has_the_store_open(
    office: Path, reader: subprocess.Popen[str]
):
    store = office / "store"
    before = {needle for _file, needle in left_in(store)}
    assert {b"xanthippe", b"qwertzuiop", b"zz-77"} <= before
    with Workspace(settings(office)) as space:
        erase(space, "ZZ-77/2026", rejected=office / "rejected")
        assert (store / "simpul.db-wal").exists()
        told = left_in(store)
        logged = " ".join(
            f"{entry.subject} {entry.reason}" for entry in space.store.unmasked.audit()
        ).lower()
    assert [found for found in told if found[1].decode() not in logged] == []
    assert {found[1] for found in told} <= {b"xanthippe"}, "only the log names the file"
    reader.stdin.write("\n")
    reader.stdin.flush()
    assert reader.stdout.readline() == "2\n"


def test_what_is_not_reached_is_named(office: Path):
    with Workspace(settings(office)) as space:
        left = {
            remains.place: remains
            for remains in erase(space, "ZZ-77/2026", rejected=office / "rejected")
        }
        (draft,) = space.intake.drafts()
        names = [source.name for source in space.store.unmasked.sources()]
    assert names == ["lain.csv"]
    assert set(left) == {Place.LOG, Place.DRAFTS, Place.REJECTED, Place.COPIES}
    assert left[Place.LOG].count >= 2
    assert draft.id in left[Place.DRAFTS].names[0]
    assert [Path(name).name for name in left[Place.REJECTED].names] == [f"{FILE}.rejected.csv"]


def test_what_was_written_of_her_is_kept_without_her(office: Path):
    with Workspace(settings(office)) as space:
        erase(space, "ZZ-77/2026", rejected=office / "rejected")
        assert [kept.latest.text for kept in space.notes.all()] == [
            "again: asked […] of […], […] ([…]) on Monday"
        ]
        (view,) = space.views.all()
        (asked,) = space.questions.all()
        assert len(view.latest.canvas.shown) == len(asked.latest.linked) == 1


def test_what_still_holds_a_name_that_others_are_known_by_is_named(office: Path):
    revealing = settings(office).override(reveal=True, reason="house visit")
    with Workspace(revealing) as space:
        note = space.notes.add(space.subjects.find("A-2"), "Budi Santoso was there")
        step = DisclosureStep(
            id="ds_1",
            lineage="ds_1",
            by="ani",
            on="2026-05-01T00:00:00+00:00",
            disclosure="di_1",
            state=DisclosureState.APPROVED,
            digest="d",
            text="by the letter about Budi Santoso",
        )
        space.store.unmasked.append(step)
        left = {
            remains.place: remains.names
            for remains in erase(space, "A-1", rejected=office / "rejected")
        }
        assert {note.id, step.id} <= set(left[Place.WORK])


def test_a_reader_in_the_middle_of_its_work_is_told_of(office: Path):
    with Workspace(settings(office)) as space, Workspace(settings(office)) as other:
        reading = other.store.unmasked.cases()
        next(reading)
        left = erase(space, "ZZ-77/2026", rejected=office / "rejected")
        reading.close()
        assert Place.DATABASE in {remains.place for remains in left}
        assert space.store.unmasked.scrub()


def test_a_file_that_tells_of_other_cases_too_keeps_its_name(office: Path):
    with Workspace(settings(office)) as space:
        left = erase(space, "A-1", rejected=office / "rejected")
        names = {source.name for source in space.store.unmasked.sources()}
    assert names == {FILE, "lain.csv"}
    assert Remains(Place.COPIES, count=1) in left


def test_the_command_says_what_is_left(office: Path):
    run = runner(SIMPUL_STORE=settings(office).store, SIMPUL_DRAFTS=str(office / "drafts"))
    told = run(
        "forget",
        "ZZ-77/2026",
        "--yes",
        "--rejects",
        str(office / "rejected"),
        "-l",
        "en",
        SIMPUL_ROLE="head",
    ).output
    assert "case ZZ-77/2026 was erased" in told
    assert "entries of the log" in told
    assert ".draft" in told
    assert ".rejected.csv" in told
    assert "backups" in told
    assert NAME not in told
