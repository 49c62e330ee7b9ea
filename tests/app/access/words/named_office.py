"""The office of twins, whose people write names and numbers of victims wherever there is room: in
the names of files, sheets and folders, in every field of a case, in notes and reasons.
"""

from collections.abc import Iterator
from pathlib import Path

import openpyxl

from app.settings import Settings
from app.workspace import Workspace
from graph.schema import Decision
from tests.app.access.twins.asking import REVEALING, STORE, read, run
from tests.app.access.twins.twin_files import (
    BUDI,
    COLUMNS,
    DEWI,
    HAMKA,
    LATER,
    SITI,
    Way,
    first_rows,
    later_rows,
    write_files,
)
from tests.app.access.twins.twin_office import REVEAL, take_in

VICTIM, PHONE, NIK = SITI["Nama"], SITI["No. HP"], SITI["NIK"]
FIRST = f"berkas {VICTIM}"
LATER_FILES = f"susulan {DEWI['Nama']}"
NAMED_FIELDS = {
    "Kanal Pengaduan": "telepon {phone}",
    "Kategori": "penipuan terhadap {name}",
    "Status": "menunggu {upper}",
    "Prosedural": "kata {name}",
    "Skema Penempatan": "mandiri-{joined}",
    "Jenis Visa": "turis {name}",
    "Sektor": "ART ({reversed})",
    "Titik Berangkat": "rumah {name}",
    "Titik Transit": "Nunukan/{nik}",
    "Kota Tujuan": "Tawau {name}",
    "Nomor LP": "LP/{upper}/2025",
    "Dasar Asesmen": "keterangan {name}",
    "Jabatan": "kenalan {name}",
    "Petugas": "untuk {name}",
}
"""Columns beside those of the twins, and what stands in each."""


def written(text: str) -> str:
    """A text of a field with the victim in it, each time in another writing."""
    return text.format(
        name=VICTIM,
        upper=VICTIM.upper(),
        joined=VICTIM.replace(" ", "_"),
        reversed=", ".join(reversed(VICTIM.split())),
        phone=f"{PHONE[:4]}-{PHONE[4:8]}-{PHONE[8:]}",
        nik=f"{NIK[:4]} {NIK[4:8]} {NIK[8:]}",
    )


def fill(folder: Path) -> None:
    """Fill the store of the folder that is worked in."""
    ways = set(Way) - {Way.FIRST, Way.CONTRADICTED, Way.IN_TWO_CASES}
    write_files(folder, ways)
    (folder / "first").rename(folder / FIRST)
    (folder / "later").rename(folder / LATER_FILES)
    for name in ("first", "later"):
        (folder / name).mkdir()  # where the answers of the twins look for files
    (folder / "new" / "baru.csv").rename(folder / "new" / f"Draf {VICTIM}.csv")
    _as_workbook(folder / FIRST / "register.csv", first_rows(ways))
    _as_workbook(folder / LATER_FILES / "susulan.csv", later_rows(ways))
    take_in(FIRST, LATER_FILES, hidden_too=HAMKA.name)
    _note()
    load = ("load", "more", "--case", _case_of(), "--owner", "081211110003")
    code, printed = run([*load, "--purpose", f"aduan {VICTIM}"], **REVEALING)
    assert code == 0, printed


def _note() -> None:
    """What somebody else wrote down: what one wrote oneself is told back whole."""
    settings = Settings(
        store=STORE, user="kepala", role="head", reveal=True, reason="membaca berkas 7"
    )
    with Workspace(settings) as space:
        space.watchlist.watch("Eko Tandra", f"disebut {VICTIM}")
        space.review.judge("Joko Susilo", "Eko Tandra", Decision.NEGATIVE, f"kata {VICTIM}")


def _case_of() -> str:
    """A case that is named after nobody, in the number that it has."""
    found = read("show", LATER[0]["Nomor Pengaduan"], *REVEAL)
    number: str = found["name"]
    return number


def _as_workbook(register: Path, rows: tuple[dict[str, str], ...]) -> None:
    """A register as a workbook that is named after a victim, as its sheet and its cases are."""
    register.unlink()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = f"Korban {VICTIM}"
    sheet.append([*COLUMNS, *NAMED_FIELDS])
    for row in rows:
        cells = {**row, **{column: written(text) for column, text in NAMED_FIELDS.items()}}
        cells["Nomor Pengaduan"] = _numbered(row["Nomor Pengaduan"])
        if row.get("Nama") == BUDI["Nama"]:
            cells["Alias"] = f"suami {VICTIM}"
        cells["Kantor"] = f"{row['Kantor']} untuk {VICTIM}"
        sheet.append([cells.get(column, "") for column in (*COLUMNS, *NAMED_FIELDS)])
    book.save(register.with_name(f"Pengaduan {VICTIM} {register.stem}.xlsx"))


def _numbered(number: str) -> str:
    """The number of a case, for some of them with the name of the victim."""
    return f"{number}/{VICTIM.upper()}" if number in {"K-1", "K-3", "K-6"} else number


def secrets() -> Iterator[tuple[str, str]]:
    """What this office wrote where it does not belong, by the column that it comes from."""
    yield "Nama", VICTIM
    yield "Nama", DEWI["Nama"]
    yield "No. HP", PHONE
    yield "NIK", NIK
