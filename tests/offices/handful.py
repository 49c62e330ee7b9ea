"""A register in which groups of namesakes may be one person each, and nothing settles it."""

from pathlib import Path

from app.settings import Settings
from app.workspace import Workspace
from graph.model import Id
from graph.stores import open_store
from tests.offices.ids import IDS

_COLUMNS = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP;Kabupaten;Kecamatan;Jenis Kelamin"
_ROWS = """
K-1;05-01-2024;Hasanuddin Lamakarate;calo;081234567890;Kab. Sigi;Dolo;Laki-laki
K-1;05-01-2024;Ratna Wulandari;korban;085266667777;Kab. Sigi;Dolo;Perempuan
K-2;06-02-2024;Hasanuddin Lamakarate;calo;;Kab. Sigi;;Laki-laki
K-2;06-02-2024;Rahma Dewi;korban;085266668888;Kab. Sigi;;Perempuan
K-3;07-03-2024;H. Hasanudin Lamakarate;calo;085233334444;Kab. Sigi;Biromaru;Laki-laki
K-3;07-03-2024;Ratna Wulandari;korban;;Kab. Sigi;;Perempuan
K-4;08-03-2024;Hasanuddin Lamakarate;penampung;;Kab. Sigi;;
K-5;09-04-2024;Jamal Tandra;calo;;Kab. Sigi;;Laki-laki
K-6;10-04-2024;Jamal Tandra;sponsor;;Kab. Sigi;;Laki-laki
K-6;10-04-2024;Ema Djaelani;penampung;;Kab. Donggala;;Perempuan
"""
FOUR, TWO = "Hasanuddin Lamakarate", "Jamal Tandra"
"""Whom the two groups are called by: four, and two."""


def write_register(folder: Path) -> Path:
    """The register as a file."""
    file = folder / "register.csv"
    file.write_text(f"{_COLUMNS}\n{_ROWS.strip()}\n", encoding="utf-8")
    return file


def fill(uri: str, folder: Path) -> None:
    """Load and link it into a store."""
    file = write_register(folder)
    # ids are keyed alike in every run, so that members of equal weight stand in one order
    open_store(uri, ids=IDS).close()
    with reviewing(uri) as space:
        space.intake.load(space.intake.plan([file]), rejects=folder / "rejected")
        space.linker.link()


def reviewing(
    uri: str, user: str = "ani", role: str = "investigator", **settings: str
) -> Workspace:
    """The store as one reviewer opens it."""
    return Workspace(Settings(store=uri, user=user, role=role, language="en", **settings))


def cases_of(space: Workspace, name: str) -> list[tuple[str, ...]]:
    """The numbers of the cases of each person whom a word of the name finds."""
    found = space.store.search(name)
    return sorted(
        tuple(sorted(case.case.number for case in space.dossiers.of(hit.entity.id).cases))
        for hit in found
    )


def member_in(space: Workspace, group: str, case: str) -> Id:
    """The member of a group that a case names."""
    for side in space.groups.view(group).sides:
        if case in {known.number for known in side.cases.values()}:
            return side.entity.id
    raise AssertionError(f"nobody of {group} is in {case}")
