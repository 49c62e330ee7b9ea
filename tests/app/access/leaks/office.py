"""An office whose people have names that nothing else is called by, and what of them is withheld.

Decisions.
Every name, number, address and sentence here stands nowhere else in the house, so that whatever of
them is read in a file came from these rows.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.access.audiences.own import find_audience
from app.access.rights import Right
from app.settings import Settings
from app.workspace import Workspace
from graph.identifiers import normalize
from graph.model import Identifier
from graph.schema import Scheme
from graph.work.briefings import TextPart
from tests.app.access.leaks.searching import Needle
from tests.app.access.twins.twin_files import COLUMNS

ROW = Mapping[str, str]
TALE = (
    "{name} dijemput kerabatnya memakai perahu jukung berwarna jingga lalu dikurung tujuh pekan di"
    " loteng gudang rumput laut sebelum lari lewat talang air menuju {place}"
)

AGREED = (
    "{name} menumpang truk semangka berplat merah sampai pelabuhan kecil lalu membayar memakai kalung"
    " warisan neneknya kepada nakhoda bertopi pandan"
)
"""The narrative of a case in which everybody agreed: it leaves the house with their names."""

VICTIM = {
    **{"Nama": "Qonita Wulanduhu", "Alias": "Nining Kalompoa", "Peran": "korban"},
    **{"Jenis Kelamin": "P", "Tanggal Lahir": "14-08-1996", "NIK": "7210065408960011"},
    **{"No. HP": "081277640001", "Email": "qonita.wulanduhu@contoh.id", "Bank": "BRI"},
    **{"No. Rekening": "777702000222509", "Alamat": "Lorong Gandarusa 71", "Desa": "Langaleso"},
    "Persetujuan": "tidak",
}
CONSENTING = {
    **{"Nama": "Dzakiyah Mbatonoa", "Peran": "korban", "NIK": "7210064302990012"},
    **{"No. HP": "081277640002", "Alamat": "Lorong Kecubung 88", "Persetujuan": "ya"},
}
WITNESS = {"Nama": "Thariqulloh Pabondae", "Peran": "saksi", "No. HP": "081277640003"}
REPORTER = {"Nama": "Yumnarida Sawerigado", "Peran": "pelapor", "No. HP": "081277640004"}
RELATIVE = {"Nama": "Xaverinus Lamakarate", "Peran": "keluarga", "No. HP": "081277640005"}
RECRUITER = {
    **{"Nama": "Budhiarto Wijonarkoe", "Peran": "calo", "No. HP": "081233310001"},
    **{"Bank": "BRI", "No. Rekening": "333301000111501", "NIK": "7210061203850050"},
}
KEEPER = {
    **{"Nama": "Umarsyah Palagunadie", "Peran": "penampung", "No. HP": "081233310002"},
    "Alamat": "Jalan Pasar Talibara 4",
}
CHARGED = {
    **{"Nama": "Ekotjahjo Tandradie", "Peran": "pengurus dokumen", "No. HP": "081233310003"},
    "Hasil Asesmen": "terdakwa",
}
BOTH = {"Nama": "Hamkarudin Tolotioe", "Peran": "calo", "No. HP": "081233310004"}
BOTH_AS_VICTIM = {
    **{"Nama": "Hamkarudin Tolotioe", "Peran": "korban", "No. HP": "081233310004"},
    **{"Email": "tolotioe.diam@contoh.id", "Alamat": "Lorong Anggodawa 41"},
    "Persetujuan": "tidak",
}
PROTECTED = (VICTIM, CONSENTING, WITNESS, REPORTER, RELATIVE)
PARTIES = (RECRUITER, KEEPER, BOTH)
"""Those of whom the public is told initials alone; the charged one is named."""
WRITTEN = "Menurut {name} ({phone}) kelompok ini masih merekrut"
OWN_AUDIENCES = """
[kejaksaan]
based_on = "partner"
[kejaksaan.tells]
"parties.identifiers" = "no"
"""


def rows() -> Iterator[ROW]:
    """Two cases that one recruiter joins, and one in which a party was a victim."""
    for number, people in (
        ("K-101", (VICTIM, WITNESS, REPORTER, RECRUITER, KEEPER)),
        ("K-102", (CONSENTING, RELATIVE, RECRUITER, CHARGED, BOTH)),
        ("K-103", (CONSENTING, KEEPER, CHARGED)),
        ("K-104", (BOTH_AS_VICTIM, {"Nama": "Ngatinem Soloaji", "Peran": "calo"})),
    ):
        frame = {
            **{"Nomor Pengaduan": number, "Tanggal Pengaduan": "05-03-2025"},
            **{"Kantor": "BP3MI Sulteng", "Kabupaten": "Kab. Sigi", "Negara Tujuan": "Malaysia"},
        }
        victim = people[0]
        told = AGREED if number == "K-103" else TALE
        tale = told.format(name=victim["Nama"], place=victim.get("Alamat", ""))
        for person in people:
            yield {**frame, "Kronologi": tale, **person}


def fill(folder: Path) -> Settings:
    """Load the office into a store of a folder, let a head write of it; the settings of both."""
    content = io.StringIO()
    writer = csv.DictWriter(content, COLUMNS, restval="", delimiter=";")
    writer.writeheader()
    writer.writerows(rows())
    (folder / "cases").mkdir()
    source = folder / "cases" / "register Qonita Wulanduhu.csv"
    source.write_text(content.getvalue(), encoding="utf-8")
    own = folder / "audiences.toml"
    own.write_text(OWN_AUDIENCES)
    settings = Settings(
        store=f"sqlite:///{folder / 's.db'}", user="ani", role="head", audiences=str(own)
    )
    with Workspace(settings) as space:
        space.intake.load(space.intake.plan([folder / "cases"]), rejects=folder / "rejected")
        space.linker.link()
    with Workspace(settings.override(reveal=True, reason="house visit")) as space:
        _write(space)
    return settings


def _write(space: Workspace) -> None:
    """What a head who sees protected people wrote for briefings, and asks."""
    network = network_of(space)
    text = WRITTEN.format(name=VICTIM["Nama"], phone=VICTIM["No. HP"])
    space.viewer.check(Right.WORK)
    for part in TextPart:
        if part is not TextPart.REPORTER_ASSESSMENT:
            space.texts.add(network, part, text, audience="partner")
    party = network.parties[0]
    space.texts.add(network, TextPart.REPORTER_ASSESSMENT, text, party=party, audience="partner")
    asked = space.questions.ask(text, (network.id,), known=text)
    space.questions.conclude(asked, text, None, None)


def network_of(space: Workspace):
    """The network of the recruiter."""
    return max(space.networks.all(), key=lambda network: len(network.cases))


# ---- what is withheld


def needles(name: str, settings: Settings, *, revealing: bool = False) -> tuple[Needle, ...]:
    """Every value that an audience must not read; by who reveals those who agreed are named."""
    policy = find_audience(name, settings.audiences)
    people = [row for row in PROTECTED if not (revealing and row is CONSENTING)]
    found = [needle for row in people for needle in _of_person(row)]
    found += _numbers({key: BOTH_AS_VICTIM[key] for key in ("Email", "Alamat")})
    found += [needle for row in (VICTIM, BOTH_AS_VICTIM) for needle in _of_tale(TALE, row)]
    if not revealing:
        found += _of_tale(AGREED, CONSENTING)
    if not policy.tells("parties.identifiers"):
        found += [needle for row in (*PARTIES, CHARGED) for needle in _numbers(row)]
    if not policy.tells("parties.name"):
        found += [needle for row in PARTIES for needle in _names(row)]
    return tuple(dict.fromkeys(found))


def _of_person(row: ROW) -> list[Needle]:
    found = [*_names(row), *_numbers(row)]
    if "Tanggal Lahir" in row:
        day, month, year = row["Tanggal Lahir"].split("-")
        written = (f"{year}-{month}-{day}", f"{day}/{month}/{year}", f"{day}-{month}-{year}")
        found += [Needle("exact", day_written) for day_written in written]
        found += [Needle("text", f"{day} Agustus {year}"), Needle("text", f"{day} August {year}")]
    return found


def _names(row: ROW) -> list[Needle]:
    found = []
    for name in filter(None, (row["Nama"], row.get("Alias"))):
        parts = name.split()
        found += [Needle("name", name), Needle("name", " ".join(reversed(parts)))]
        found += [Needle("part", part) for part in parts]
    return found


def _numbers(row: ROW) -> list[Needle]:
    """Numbers and addresses, and the ids that stand for them in no file."""
    schemes = {
        "NIK": Scheme.NIK,
        "No. HP": Scheme.PHONE,
        "Email": Scheme.EMAIL,
        "No. Rekening": Scheme.BANK_ACCOUNT,
    }
    found = []
    for column, scheme in schemes.items():
        if column in row:
            kind = "text" if scheme is Scheme.EMAIL else "digits"
            value = normalize(scheme, row[column], bank="BRI")
            identifier = Identifier(scheme=scheme, value=value)
            found += [Needle(kind, row[column]), Needle("exact", identifier.plain_id)]
    if "Alamat" in row:
        found += [Needle("text", row["Alamat"]), Needle("part", row["Alamat"].split()[-2])]
    return found


def _of_tale(told: str, row: ROW) -> list[Needle]:
    """Every five words of a narrative."""
    tale = told.format(name=row["Nama"], place=row["Alamat"]).split()
    return [Needle("text", " ".join(tale[at : at + 5])) for at in range(len(tale) - 4)]
