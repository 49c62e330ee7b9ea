"""Erasing a person: none of her values is left in any file of ours, and the others stay."""

import sqlite3
from pathlib import Path

import pytest

from app.access.values import encode
from app.operations.erasure import erasing
from app.operations.erasure.remains import Place
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import CaseNotFound
from graph.schema import Decision
from graph.work.canvas import Canvas
from tests.app.operations.test_erasure import settings
from tests.offices.commands import runner
from tests.offices.logs import acts
from tests.offices.traces import encoded, traces_in, writings

HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;NIK;No. HP;Kronologi\n"
NAME = "Xanthippe Qwertzuiop"
NIK = "7271015503900001"
PHONE = "085299887766"
HERS = writings("Xanthippe", "Qwertzuiop", numbers=(NIK, PHONE))
STORY = "XANTHIPPE dijemput, qwertzuiop xanthippe (0852-9988-7766) bersama Budi Santoso"
ROWS = (
    f"ZZ-77/2026;05-01-2024;{NAME};korban;{NIK};{PHONE};{STORY}\n"
    f"ZZ-77/2026;05-01-2024;Budi Santoso;calo;;081234567890;\n"
    f"ZZ-78/2026;06-01-2024;Hj. {NAME.upper()};korban;{NIK};;Korban Xanthippe lagi\n"
    f"ZZ-78/2026;06-01-2024;Budi Santoso;calo;;081234567890;\n"
    f"ZZ-79/2026;06-01-2024;Budi Santoso;calo;;081234567890;Dikenal lewat {NAME}\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A store with her in two cases, and what people kept of her; drafts and rejected rows."""
    (tmp_path / "store").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "aduan.csv").write_text(
        f"{HEAD}{ROWS};05-01-2024;{NAME};korban;{NIK};{PHONE};tanpa nomor\n"
    )
    with Workspace(settings(tmp_path)) as space:
        load(space, tmp_path)
        space.intake.stage(
            space.intake.plan([tmp_path / "in" / "aduan.csv"]), rejects=tmp_path / "rejected"
        )
    with Workspace(revealing(tmp_path)) as space:
        keep_work(space)
    return tmp_path


def revealing(folder: Path) -> Settings:
    return settings(folder).override(reveal=True, reason="she asked for it")


def load(space: Workspace, folder: Path):
    plan = space.intake.plan([folder / "in" / "aduan.csv"])
    return space.intake.load_and_link(plan, rejects=folder / "rejected").load


def hers(space: Workspace):
    """The one who is known from both cases."""
    people = [one for one in space.store.unmasked.entities() if one.kind == "Person"]
    return next(one for one in people if "xanthippe" in one.name.casefold() and one.cases == 2)


def keep_work(space: Workspace) -> None:
    """What somebody wrote of her in every field, a canvas, a judgement, a watch, a snapshot."""
    text = f"asked {NAME}, QWERTZUIOP xanthippe ({PHONE}) on Monday"
    her = hers(space)
    about = space.subjects.find("Budi Santoso")
    shown = Canvas(shown=(her.id, *about.about))
    space.notes.add(about, text)
    space.notes.add(space.subjects.of(her.id), "lives with her aunt")
    space.tags.add(about, f"of {NAME}")
    space.views.save(text, shown)
    space.questions.ask(text, shown.shown, known=text)
    space.investigations.begin(text, text)
    space.working.keep("one", encode({"canvas": shown}).encode(), text)
    space.watchlist.watch(PHONE, f"hers: {NAME}")
    one, other = list(space.store.unmasked.mentions(ids=her.mentions))[:2]
    space.review.judge(one.id, other.id, Decision.POSITIVE, why=f"both are {NAME}")


def erase(space: Workspace, office: Path) -> list[str]:
    erased = erasing.erase_person(space, hers(space))
    erasing.take_out_of_files(space, erased, rejected=office / "rejected")
    return [one.place for one in erasing.remains_of(space, erased, rejected=office / "rejected")]


def test_no_value_of_hers_is_left_in_any_file_of_ours(office: Path):
    for place in ("store", "drafts", "rejected"):
        assert traces_in(office / place, HERS), f"nothing of her is in {place} to begin with"
    with Workspace(revealing(office)) as space:
        assert erase(space, office) == [Place.LOG, Place.COPIES], "the log has her id"
        for place in ("store", "drafts", "rejected"):
            assert traces_in(office / place, HERS) == []
    backup(office)
    assert traces_in(office / "backup", HERS) == []
    for place in ("store", "drafts", "rejected"):
        assert traces_in(office / place, HERS) == []


def backup(office: Path) -> None:
    """A copy of the store made afterwards, page by page."""
    (office / "backup").mkdir()
    with (
        sqlite3.connect(office / "store" / "simpul.db") as store,
        sqlite3.connect(office / "backup" / "copy.db") as copy,
    ):
        store.backup(copy)
    copy.close()
    store.close()


@pytest.mark.parametrize("number", range(len(list(encoded(NAME)))))
def test_a_leftover_is_found_in_whatever_encoding(tmp_path: Path, number: int):
    planted = list(encoded(NAME))[number]
    (tmp_path / "some.db").write_bytes(b"\x00\x01before " + planted + b" after\xff")
    assert traces_in(tmp_path, HERS)


def test_a_leftover_in_a_name_of_a_file_and_between_other_words_is_found(tmp_path: Path):
    (tmp_path / f"{NAME}.csv").write_text("")
    assert traces_in(tmp_path, HERS)
    (tmp_path / f"{NAME}.csv").rename(tmp_path / "x.csv")
    (tmp_path / "x.csv").write_text("hp 0852.9988.7766")
    assert not traces_in(tmp_path, writings("Xanthippe"))
    assert traces_in(tmp_path, HERS)


def test_the_old_file_comes_back_without_her_and_says_where(office: Path):
    with Workspace(revealing(office)) as space:
        erase(space, office)
        before = space.store.unmasked.case_digests()
        report = load(space, office)
        assert space.store.unmasked.case_digests() == before
        told = [issue for issue in report.issues if "was forgotten here" in str(issue.reason)]
        assert [(issue.file, issue.row, issue.value) for issue in told] == [
            ("aduan.csv", 2, ""),
            ("aduan.csv", 4, ""),
        ]
    assert traces_in(office / "store", HERS) == []


def test_a_draft_from_before_is_accepted_without_her(office: Path):
    with Workspace(revealing(office)) as space:
        erased = erasing.erase_person(space, hers(space))
        left = erasing.remains_of(space, erased, rejected=office / "rejected")
        assert {Place.DRAFTS, Place.REJECTED} < {one.place for one in left}
        before = space.store.unmasked.case_digests()
        (draft,) = space.intake.drafts()
        space.intake.accept(draft.id)
        assert space.store.unmasked.case_digests() == before


def test_a_case_keeps_its_other_people(office: Path):
    with Workspace(revealing(office)) as space:
        erase(space, office)
        names = [mention.names for mention in space.store.unmasked.mentions()]
        assert names == [("Budi Santoso",)] * 3
        stories = {case.number: case.narrative for case in space.store.unmasked.cases()}
        assert stories["ZZ-77/2026"].endswith("bersama Budi Santoso")
        assert stories["ZZ-79/2026"] == "Dikenal lewat ████████████████████"


def test_the_log_names_her_by_an_id_alone(office: Path):
    with Workspace(revealing(office)) as space:
        her = hers(space)
        erase(space, office)
        log = acts(space.store.unmasked.audit())
    assert [entry.subject for entry in log if entry.action == "forget"] == [her.id]
    text = " ".join(f"{entry.subject} {entry.reason}" for entry in log).lower()
    assert not [one for one in HERS if len(one) > 5 and one.lower() in text]


def test_the_command_erases_by_id_and_takes_out_of_drafts(office: Path):
    with Workspace(revealing(office)) as space:
        her = hers(space).id
    run = runner(SIMPUL_STORE=settings(office).store, SIMPUL_DRAFTS=str(office / "drafts"))
    rejects = ("--rejects", str(office / "rejected"), "-l", "en")
    told = run("forget", her, "--yes", "--drafts", *rejects, SIMPUL_ROLE="head").output
    assert "was erased from every case" in told
    assert "taken out of drafts and rejected rows" in told
    assert "drafts that hold it" not in told
    assert NAME not in told
    assert traces_in(office / "store", HERS) == traces_in(office / "drafts", HERS) == []


def test_a_name_alone_forgets_nobody(office: Path):
    with Workspace(revealing(office)) as space, pytest.raises(CaseNotFound, match="by their id"):
        erasing.to_erase(space, NAME)
