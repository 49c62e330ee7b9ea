"""A small office whose network is a chain: five parties, each in a case with the next, and one who
is a victim too.
"""

import itertools
from pathlib import Path

from app.settings import Settings
from app.workspace import Workspace

HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP;Kabupaten;Negara Tujuan"
HOSTILE = "=cmd|'/C calc'!A0 [bold]<b>Rahmat"
PARTIES = (
    ("Budi Wijaya", "calo", "081211110001"),
    ("Eko Tandra", "sponsor", "081211110002"),
    ("Hasan Lakoro", "penampung", "081211110003"),
    ("Umar Palaguna", "pengurus dokumen", "081211110004"),
    (HOSTILE, "agensi luar negeri", "081211110005"),
)
VICTIMS = ("Siti Rahasia", "Dewi Tersembunyi", "Rina Disamarkan", "Wati Terlindung")
DUAL = "Nurdin Keduanya"
"""Named as a recruiter with the first of the chain, and as a victim in a case of the last two."""


def write(folder: Path) -> Path:
    """The register of the office."""
    rows = [HEAD]
    for number, (left, right) in enumerate(itertools.pairwise(PARTIES), start=1):
        facts = f"K-{number};0{number}-03-2025"
        for name, role, phone in (left, right):
            rows.append(f"{facts};{name};{role};{phone};Kab. Sigi;Malaysia")
        rows.append(f"{facts};{VICTIMS[number - 1]};korban;08129999000{number};Kab. Sigi;Malaysia")
    rows.append(f"K-1;01-03-2025;{DUAL};calo;081288880001;Kab. Sigi;Malaysia")
    rows.append(f"K-4;04-03-2025;{DUAL};korban;081288880001;Kab. Sigi;Malaysia")
    file = folder / "register.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def fill(folder: Path) -> str:
    """The URI of a store that holds the office, linked."""
    return add(f"sqlite:///{folder / 'simpul.db'}", write(folder))


def add(uri: str, file: Path) -> str:
    """Load a file into the store and link it; the URI of the store."""
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([file]), rejects=file.parent / "rejected")
        space.linker.link()
    return uri
