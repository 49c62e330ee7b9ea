"""Drafts: nothing of one is seen before it is accepted, and accepting is loading."""

import csv
import stat
from pathlib import Path

import pytest

from app.access.masked_store import MaskedStore
from app.access.viewer import Viewer
from app.intake.draft_store import DraftStore
from app.intake.drafts import DraftFolder
from app.intake.loading import load_into
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import DraftDamaged, DraftNotFound, DraftOfOtherStore
from graph.schema import Audience
from graph.stores import open_store
from loaders.load import plan_load
from loaders.sample import write_sample
from tests.loaders.formats.test_evidence import BCA, CDR, LICENCES, MANIFEST, TRANSFERS
from tests.offices.ids import IDS
from tests.offices.logs import acts

HEAD = ["Nomor Pengaduan", "Tanggal Pengaduan", "Nama", "Peran", "NIK", "No. HP"]
GOOD = [
    ["K-1", "05-01-2024", "Budi Santoso", "calo", "", "081234567890"],
    ["K-1", "05-01-2024", "Siti Aminah", "korban", "7271014503900001", ""],
    ["K-2", "07-02-2024", "Ani Lestari", "penampung", "", "081234567890"],
]
BAD = ["", "01-02-2024", "Rina", "calo", "", ""]


def write(path: Path, rows) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows([HEAD, *rows])
    return path


def opened(tmp_path: Path, name: str = "s.db", **settings) -> Workspace:
    given = {
        "store": f"sqlite:///{tmp_path / name}",
        "user": "ani",
        "drafts": str(tmp_path / "drafts"),
        **settings,
    }
    # all stores here key their ids alike, so that they may be compared
    open_store(given["store"], ids=IDS).close()
    return Workspace(Settings(purpose="uji", basis="public_interest", **given))


REVEALING = {"role": "head", "reveal": True, "reason": "berkas tujuh"}
"""Who is told of protected people too, and so of everything that a draft changes."""


@pytest.fixture
def revealing(tmp_path: Path):
    with opened(tmp_path, **REVEALING) as found:
        yield found


@pytest.fixture
def space(tmp_path: Path):
    with opened(tmp_path) as found:
        yield found


def stage(space: Workspace, path: Path):
    return space.intake.stage(space.intake.plan([path]), rejects=path.parent / "rejected")


def load_and_link(space: Workspace, path: Path):
    return space.intake.load_and_link(space.intake.plan([path]), rejects=path.parent / "rejected")


def test_nothing_of_a_draft_is_in_the_store_before_it_is_accepted(space, tmp_path):
    load_and_link(space, write(tmp_path / "a.csv", GOOD[:2]))
    before = (space.store.unmasked.digests(), space.store.revision())
    view = stage(space, write(tmp_path / "b.csv", [*GOOD, BAD]))
    assert view.detail.report.tally.new == 3
    assert (space.store.unmasked.digests(), space.store.revision()) == before
    assert space.store.search("ani lestari") == []
    assert space.networks.all() == ()
    assert space.intake.accept(view.detail.draft.id).load.tally.new == 3
    assert space.store.search("ani lestari")
    assert len(space.networks.all()) == 1


def test_accepting_is_loading_byte_for_byte(tmp_path):
    write_sample(tmp_path / "first", cases=20, seed=5)
    write_sample(tmp_path / "second", cases=30, seed=6)
    with (
        opened(tmp_path, "loaded.db") as loaded,
        opened(tmp_path, "staged.db", **REVEALING) as staged,
    ):
        for folder in ("first", "second", "first"):
            report = load_and_link(loaded, tmp_path / folder).load
            view = stage(staged, tmp_path / folder)
            accepted = staged.intake.accept(view.detail.draft.id).load
            for counts in (view.detail.report, accepted):
                assert (counts.tally, counts.values, counts.tables) == (
                    report.tally,
                    report.values,
                    report.tables,
                )
                assert counts.touched == report.touched
            assert staged.store.unmasked.digests() == loaded.store.unmasked.digests()
        assert staged.intake.drafts() == []


@pytest.mark.parametrize("text", [CDR, BCA, TRANSFERS, MANIFEST, LICENCES])
def test_accepting_evidence_is_loading_it(tmp_path, text):
    file = tmp_path / "evidence.csv"
    file.write_text(text, encoding="utf-8")
    with opened(tmp_path, "loaded.db") as loaded, opened(tmp_path, "staged.db") as staged:
        report = load_and_link(loaded, file).load
        accepted = staged.intake.accept(stage(staged, file).detail.draft.id).load
        assert report.tally.new > 0
        assert (accepted.tally, accepted.values, accepted.tables) == (
            report.tally,
            report.values,
            report.tables,
        )
        assert staged.store.unmasked.digests() == loaded.store.unmasked.digests()


@pytest.mark.neo4j
@pytest.mark.slow
def test_accepting_is_loading_on_a_server_too(neo4j_uri, tmp_path):
    write_sample(tmp_path / "cases", cases=40, seed=5)
    with opened(tmp_path, "loaded.db") as loaded, opened(tmp_path, store=neo4j_uri) as staged:
        load_and_link(loaded, tmp_path / "cases")
        staged.intake.accept(stage(staged, tmp_path / "cases").detail.draft.id)
        assert staged.store.unmasked.digests() == loaded.store.unmasked.digests()


def test_a_draft_says_what_is_new_changed_unchanged_and_rejected(revealing, tmp_path):
    space = revealing
    load_and_link(space, write(tmp_path / "a.csv", GOOD))
    corrected = [GOOD[0], [*GOOD[1][:5], "081299999999"], [*GOOD[2][:2], "Ani L.", *GOOD[2][3:]]]
    extra = ["K-9", "01-03-2024", "Joko", "calo", "", ""]
    detail = stage(space, write(tmp_path / "a.csv", [*corrected, extra, BAD])).detail
    tally = detail.report.tally
    assert (tally.new, tally.updated, tally.unchanged, tally.rejected) == (1, 2, 1, 1)
    changes = {change.number: change for change in detail.changes}
    assert [change.number for change in detail.changes] == ["K-1", "K-2", "K-9"]
    assert (changes["K-1"].fields, changes["K-1"].added) == (("mention.identifiers",), 1)
    assert changes["K-2"].fields == ("mention.names",)
    assert changes["K-9"].new
    (rejected,) = detail.report.rejects
    assert "Rina" in rejected.read_text(encoding="utf-8-sig")


def test_a_row_that_is_gone_from_a_corrected_file_is_told(space, tmp_path):
    load_and_link(space, write(tmp_path / "a.csv", GOOD))
    view = stage(space, write(tmp_path / "a.csv", [GOOD[0], GOOD[2]]))
    gone, moved = view.detail.changes
    assert (gone.number, gone.new, gone.removed) == ("K-1", False, 1)
    assert {field.rpartition(".")[2] for field in moved.fields} == {"ref"}
    space.intake.accept(view.detail.draft.id)
    assert space.store.counts().mentions == 2


def test_a_draft_is_compared_anew_when_it_is_shown(space, tmp_path):
    file = write(tmp_path / "a.csv", GOOD)
    draft = stage(space, file).detail.draft.id
    assert space.intake.draft(draft).detail.report.tally.new == 3
    load_and_link(space, file)
    assert space.intake.draft(draft).detail.report.tally.unchanged == 3
    assert space.intake.draft(draft[:6]).detail.draft.id == draft
    (summary,) = space.intake.drafts()
    assert (summary.by, summary.files, summary.rows.new) == (
        "ani",
        ("Berkas baru 1",),
        3,
    )


def test_a_discarded_draft_is_gone_and_the_log_says_who_threw_it_away_and_nothing_of_it(
    space, tmp_path
):
    draft = stage(space, write(tmp_path / "a.csv", GOOD)).detail.draft.id
    space.intake.discard(draft)
    assert list((tmp_path / "drafts").iterdir()) == []
    assert [
        (each.by, each.action, each.subject) for each in acts(space.store.unmasked.audit())
    ] == [
        ("ani", "stage", draft),
        ("ani", "discard", draft),
    ]
    with pytest.raises(DraftNotFound, match="simpul drafts"):
        space.intake.accept(draft)


def test_an_accepted_draft_is_recorded_as_the_load_it_is(space, tmp_path):
    draft = stage(space, write(tmp_path / "a.csv", GOOD)).detail.draft.id
    assert space.intake.loads() == ()
    space.intake.accept(draft)
    (logged,) = space.intake.loads()
    assert (logged.record.draft, logged.record.grounds.purpose, logged.record.rows.new) == (
        draft,
        "uji",
        3,
    )


def test_only_the_owner_may_read_a_draft_and_it_keeps_no_cell_that_was_not_mapped(space, tmp_path):
    stage(space, write(tmp_path / "a.csv", GOOD))
    (path,) = (tmp_path / "drafts").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "05-01-2024" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-20],
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"Budi", b"Bude"),
        lambda content: b"",
        lambda content: b"\x00\xff" * 50,
        lambda content: b"".join(
            line for n, line in enumerate(content.splitlines(keepends=True)) if n != 1
        ),
    ],
)
def test_a_damaged_draft_is_one_clear_error_and_can_be_discarded(space, tmp_path, spoil):
    draft = stage(space, write(tmp_path / "a.csv", GOOD)).detail.draft.id
    path = tmp_path / "drafts" / f"{draft}.draft"
    path.write_bytes(spoil(path.read_bytes()))
    for work in (space.intake.accept, space.intake.draft):
        with pytest.raises(DraftDamaged, match="discard it"):
            work(draft)
    assert space.store.counts().cases == 0
    assert [draft.id for draft in space.intake.drafts()] == [draft]
    space.intake.discard(draft)
    assert space.intake.drafts() == []


def test_a_draft_knows_its_store(space, tmp_path):
    draft = stage(space, write(tmp_path / "a.csv", GOOD)).detail.draft.id
    with opened(tmp_path, "other.db") as other:
        assert other.intake.drafts() == []
        with pytest.raises(DraftOfOtherStore, match="another store"):
            other.intake.accept(draft)
    assert len(space.intake.drafts()) == 1


def test_staging_that_fails_leaves_no_file(space, tmp_path):
    file = write(tmp_path / "a.csv", GOOD)
    plan = space.intake.plan([file])
    file.unlink()
    with pytest.raises(Exception, match=r"a\.csv"):
        space.intake.stage(plan, rejects=tmp_path / "rejected")
    assert list((tmp_path / "drafts").iterdir()) == []


def test_a_staging_that_was_killed_is_listed_and_can_be_discarded(space, tmp_path):
    draft = stage(space, write(tmp_path / "a.csv", GOOD)).detail.draft.id
    path = tmp_path / "drafts" / f"{draft}.draft"
    path.rename(path.with_name(path.name + ".part"))
    (summary,) = space.intake.drafts()
    assert "never finished" in summary.damage
    with pytest.raises(DraftDamaged, match="never finished"):
        space.intake.accept(draft)
    space.intake.discard(draft)
    assert space.intake.drafts() == []


def test_a_broken_off_accept_is_done_again(tmp_path):
    write_sample(tmp_path / "cases", cases=30, seed=4)
    with opened(tmp_path, "whole.db") as whole, opened(tmp_path) as space:
        load_and_link(whole, tmp_path / "cases")
        draft = stage(space, tmp_path / "cases").detail.draft.id

        def killed(step: str, count: int, total: int | None = None) -> None:
            if step == "link":
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            space.intake.accept(draft, progress=killed)
        assert len(space.intake.drafts()) == 1
        again = space.intake.accept(draft)
        assert again.load.tally.unchanged == again.load.tally.read
        assert space.store.unmasked.digests() == whole.store.unmasked.digests()
        assert space.intake.drafts() == []


def test_the_public_reads_no_file_name_in_the_list(space, tmp_path):
    stage(space, write(tmp_path / "Siti Aminah.csv", GOOD))
    with opened(tmp_path, audience=Audience.PUBLIC) as public:
        (summary,) = public.intake.drafts()
    assert (summary.files, summary.by) == ((), "")


def test_a_comparison_counts_as_loading_does_when_a_case_is_told_of_in_two_loads(tmp_path):
    (tmp_path / "one.csv").write_text(
        "Nomor Pengaduan,Nama,Peran\nA/1,Budi,calo\n", encoding="utf-8"
    )
    (tmp_path / "two.csv").write_text(
        "Nomor Pengaduan,Nama,Peran\nA/1,Ani,calo\nA/1,Joko,calo\n", encoding="utf-8"
    )
    with open_store(f"sqlite:///{tmp_path / 's.db'}") as store:
        load_into(store, plan_load([tmp_path / "one.csv"]), rejects=tmp_path)
        folder = DraftFolder(tmp_path / "drafts", MaskedStore(store, Viewer(role="analyst"), str))
        plan = plan_load([tmp_path / "two.csv"])
        detail, comparison = folder.stage(plan, [], rejects=tmp_path, at="2026-01-01", by="x")
        assert isinstance(comparison, DraftStore)
        assert detail.report.values == load_into(store, plan, rejects=tmp_path).values
