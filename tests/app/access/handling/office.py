"""Two stores that differ in one sealed case, and in what was done with it."""

from pathlib import Path

from app.settings import Settings
from app.workspace import Workspace
from graph.handlings import CaseHandling
from graph.schema import Decision
from graph.stores import open_store
from tests.app.access.twins.asking import STORE
from tests.offices.ids import IDS

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
    "SGL-771;05-03-2025;Bambang Wijaya;calo;;081211110001;Kab. Sigi;",
    "SGL-771;05-03-2025;Dewi Kartika;agen;;081211110002;Kab. Poso;",
    "SGL-771;05-03-2025;Sari Rahayu;korban;;081299990009;Kab. Sigi;Ditelepon dari 081277770007.",
    "SGL-771;05-03-2025;Hendra Gunawan;calo;;081288880008;Kab. Sigi;",
)
NEEDLES = (
    "sari rahayu",
    "rahayu",
    "hendra",
    "gunawan",
    "sgl-771",
    "99990009",
    "88880008",
    "77770007",
)
"""What only the sealed case tells of, in small letters."""
OUTSIDER = {"user": "budi", "role": "analyst"}
INSIDER = {"user": "ani", "role": "head"}


def opened(uri: str = STORE, **who: object) -> Workspace:
    """A workspace on a store, in English."""
    return Workspace(Settings(store=uri, language="en", **who))


def take_in(uri: str, path: Path, rows: tuple[str, ...]) -> None:
    """Load a register of these rows into a store, and link it."""
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    with opened(uri, **INSIDER) as space:
        space.intake.load_and_link(space.intake.plan([path]), rejects=Path("rejected"))


def fill(uri: str, folder: Path) -> None:
    """What both stores hold; their ids are keyed alike, so that answers may be compared."""
    open_store(uri, ids=IDS).close()
    take_in(uri, folder / "first" / "register.csv", OTHERS)
    with opened(uri, **INSIDER) as space:
        space.notes.add(space.subjects.find("Bambang Wijaya"), "seen at the port")
        space.watchlist.watch("081211110003", "uji")


def add_sealed(uri: str, folder: Path) -> None:
    """A case that is worked on by who is named, and sealed then."""
    take_in(uri, folder / "later" / "urgent.csv", SEALED)
    with opened(uri, reveal=True, reason="house visit", **INSIDER) as space:
        for who in ("Hendra Gunawan", "Sari Rahayu", "SGL-771"):
            space.notes.add(space.subjects.find(who), f"{who} knows Sari Rahayu")
        space.views.save("Sari Rahayu", space.explorer.start(space.subjects.find_all(["SGL-771"])))
        space.questions.ask("Is Hendra her brother?", space.subjects.find_all(["Hendra Gunawan"]))
        for what in ("081288880008", "Hendra Gunawan"):
            space.watchlist.watch(what, "Sari Rahayu fears him")
        mentions = space.store.find("Hendra Gunawan").mentions
        agus = space.store.find("Agus Salim").mentions
        space.review.judge(mentions[0], agus[0], Decision.NEGATIVE, "Hendra is another")
    seal(uri, CaseHandling.SEALED)


def seal(uri: str, state: CaseHandling, case: str = "SGL-771", **given: object) -> None:
    """Decide who may see a case."""
    with opened(uri, **INSIDER) as space:
        space.handlings.set(case, state, "a colleague is named", **given)
