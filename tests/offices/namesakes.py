"""An office that knows three people called Muhammad Jamal, whom one network holds."""

from pathlib import Path

from app.settings import Settings
from app.workspace import Workspace

NAME = "Muhammad Jamal"
_HEAD = "Nomor Pengaduan;Tanggal Pengaduan;Nama;Peran;No. HP;NIK;Kabupaten"
_ROWS = (
    "J-1;05-01-2024;Muhammad Jamal;calo;081211110001;7471010101800001;Konawe",
    "J-1;05-01-2024;Dewi Prasetyo;sponsor;081244440001;7471014101850004;Kendari",
    "J-1;05-01-2024;Siti Rahasia;korban;081255550001;7471014101990009;Konawe",
    "J-2;06-02-2024;Muhammad Jamal;sopir;081211110002;7271020202820002;Banggai",
    "J-2;06-02-2024;Dewi Prasetyo;sponsor;081244440001;7471014101850004;Kendari",
    "J-3;07-03-2024;Muhammad Jamal;calo;081211110003;7571030303840003;Konawe",
    "J-3;07-03-2024;Dewi Prasetyo;sponsor;081244440001;7471014101850004;Kendari",
    "J-4;08-03-2024;Muhammad Jamal;calo;081211110003;7571030303840003;Konawe",
    "J-4;08-03-2024;Dewi Prasetyo;sponsor;081244440001;7471014101850004;Kendari",
    "L-1;05-01-2024;Umar Lahay;calo;081277770001;;Buol",
    "L-1;05-01-2024;Rina Mokoginta;sponsor;081277770002;;Buol",
    "L-2;06-01-2024;Umar Lahay;calo;081277770001;;Buol",
    "L-2;06-01-2024;Rina Mokoginta;sponsor;081277770002;;Buol",
    "M-1;05-01-2024;Hasan Tolitoli;calo;081288880001;;Poso",
    "M-2;06-01-2024;Hasan Tolitoli;calo;081288880001;;Poso",
    "M-2;06-01-2024;Wahyu Parigi;agen;081288880002;;Poso",
)


def fill(folder: Path) -> str:
    """The URI of the office's store in this folder."""
    file = folder / "namesakes.csv"
    file.write_text("\n".join((_HEAD, *_ROWS)) + "\n", encoding="utf-8")
    uri = f"sqlite:///{folder / 'namesakes.db'}"
    with Workspace(Settings(store=uri, user="test")) as space:
        space.intake.load(space.intake.plan([file]), rejects=folder / "rejected")
        space.linker.link()
    return uri
