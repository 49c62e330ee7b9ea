"""Being listed takes nobody's protection away, a missing role accuses nobody, and what was written
freely leaves the house only where everybody protected agreed.
"""

import csv
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from app.briefing.writing import write_briefing
from app.exports.formats import write_export
from app.exports.kinds import ExportKind
from app.exports.subject import ALL
from app.settings import Settings
from app.workspace import Workspace
from graph.model import Entity
from graph.schema import NAMED, Audience, EntityKind
from tests.app.access.twins.asking import REVEALING, run, working_in
from tests.app.access.twins.twin_office import REVEAL

HEAD = "Nomor Pengaduan;Nama;Peran;NIK;No. HP;Hasil Asesmen;Persetujuan;Kronologi;Catatan\n"
GROUNDS = ("--purpose", "uji", "--basis", "public_interest")
VIEWERS: Sequence[Mapping[str, str]] = (
    {"SIMPUL_AUDIENCE": "internal", "SIMPUL_ROLE": "analyst", "SIMPUL_LANGUAGE": "en"},
    {"SIMPUL_AUDIENCE": "internal", "SIMPUL_ROLE": "head", "SIMPUL_LANGUAGE": "id"},
    {"SIMPUL_AUDIENCE": "partner", "SIMPUL_ROLE": "briefing", "SIMPUL_LANGUAGE": "en"},
    {"SIMPUL_AUDIENCE": "public", "SIMPUL_ROLE": "handler", "SIMPUL_LANGUAGE": "id"},
)


def write(path: Path, *rows: str, head: str = HEAD) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


def done(*words: str) -> str:
    code, printed = run(words, **REVEALING)
    assert code == 0, printed
    return printed


def texts(path: Path) -> Iterator[str]:
    """What stands in the files of a folder, those of archives taken out of them."""
    for file in sorted(each for each in path.rglob("*") if each.is_file()):
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                yield from (archive.read(name).decode() for name in archive.namelist())
        else:
            yield file.read_text("utf-8", "backslashreplace")


# ---- lists

REGISTER = (
    "L-1;Budi Wijaya;calo;;081211110001;;;;",
    "L-1;Siti Kamboja;korban;7210065408960011;081299990001;;tidak;;",
    "L-2;Umar Palaguna;penampung;;081211110002;;;;",
    "L-2;Dewi Teratai;saksi;;081299990002;;;;",
)
CALLED_LIKE_HER = (
    "SITI KAMBOJA",
    "Kamboja Siti",
    "Hj. Siti Kamboja",
    "St. Kamboja",
    "Dewi Teratai",
)
LISTS = {
    "ties": lambda name: [
        ("source", "target", "weight"),
        ("Budi Wijaya", name, "3"),
        (name, "Umar Palaguna", "2"),
        ("Umar Palaguna", "Orang Keempat", "1"),
    ],
    "attendance": lambda name: [
        ("person", "event"),
        ("Budi Wijaya", "Rapat 1"),
        (name, "Rapat 1"),
        ("Umar Palaguna", "Rapat 1"),
        ("Orang Keempat", "Rapat 1"),
    ],
    "matrix": lambda name: [
        ("", "Budi Wijaya", name, "Umar Palaguna", "Orang Keempat"),
        ("Budi Wijaya", "0", "1", "0", "0"),
        (name, "1", "0", "1", "0"),
        ("Umar Palaguna", "0", "1", "0", "1"),
        ("Orang Keempat", "0", "0", "1", "0"),
    ],
}
ASKED = (
    "networks --format json",
    "network {network} --format json",
    "show {network}",
    "rank {network} --format json",
    "keyplayers {network} --format json",
    "indicators {network} --format json",
    "gaps {network} --format json",
    "likely {network}",
    "show Siti",
    "show Kamboja",
    "show Teratai",
    "review --format json",
    "export {network} -o out/net --format csv",
    "export {network} -o out/net.graphml --format graphml",
    "export {network} -o out/net.html --format html",
    "export all -o out/all.xlsx --format htcds",
    "brief {network} -o out/brief.html",
)


@pytest.mark.slow
@pytest.mark.parametrize("name", CALLED_LIKE_HER)
@pytest.mark.parametrize("shape", LISTS)
def test_a_list_that_names_a_known_victim_names_her_to_nobody(tmp_path, shape, name):
    with working_in(tmp_path):
        write(Path("first/register.csv"), *REGISTER)
        done("load", "first", *GROUNDS)
        with Path("daftar.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(LISTS[shape](name))
        done("load", "daftar.csv", *GROUNDS)
        network = the_network(tmp_path)
        told = []
        for viewer in VIEWERS:
            for line in ASKED:
                _, printed = run(line.format(network=network).split(), **viewer)
                told.append(printed.replace(f"'{line.split()[-1]}'", ""))
            told += texts(Path("out")) if Path("out").is_dir() else []
        said = "\n".join(told).casefold()
        assert "budi wijaya" in said
        assert [part for part in ("kamboja", "teratai") if part in said] == []
        _, revealed = run(["network", network, "--format", "json", *REVEAL], **REVEALING)
        assert name.split()[-1].casefold() in revealed.casefold()


def the_network(folder: Path) -> str:
    """The network that the list makes: whoever is masked ties and is tied in it as before."""
    with Workspace(Settings(store=f"sqlite:///{folder / 'simpul.db'}")) as space:
        (network,) = space.networks.all()
        entities = space.store.unmasked.entities(network.parties)
        assert [entity.protected for entity in entities].count(True) == 1
        return network.id


def test_a_label_that_is_nobodys_name_is_shown_and_so_is_a_partys(tmp_path):
    with working_in(tmp_path):
        write(Path("first/register.csv"), *REGISTER)
        done("load", "first", *GROUNDS)
        rows = LISTS["ties"]("Rahmat Terbuka")
        with Path("daftar.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        done("load", "daftar.csv", *GROUNDS)
        _, printed = run(["show", "Rahmat Terbuka"], **VIEWERS[0])
        assert "Rahmat Terbuka" in printed


# ---- roles


def opened(folder: Path, **settings: object) -> Workspace:
    given = {"purpose": "uji", "basis": "public_interest", "language": "en", **settings}
    return Workspace(Settings(store=f"sqlite:///{folder / 's.db'}", user="ani", **given))


def load(space: Workspace, path: Path):
    report = space.intake.load(space.intake.plan([path]), rejects=path.parent / "rejected")
    space.linker.link()
    return report


def people_named(name: str, space: Workspace) -> list[Entity]:
    store = space.store.unmasked
    return [
        entity
        for entity in store.entities(store.graph().entities["id"].to_list())
        if entity.kind is EntityKind.PERSON and name in entity.name
    ]


@pytest.mark.parametrize("language", ["en", "id"])
def test_who_is_named_in_no_role_is_no_party_is_masked_and_told_of(tmp_path, language):
    write(
        tmp_path / "register.csv",
        "R-1;Ratna Tersisa;;7210065408960019;081299990009;terindikasi;;;",
        "R-1;Budi Wijaya;calo;;081211110001;;;;",
        "R-2;Ratna Tersisa;;7210065408960019;081299990009;;;;",
        "R-2;Umar Palaguna;penampung;;081211110002;;;;",
    )
    with opened(tmp_path, language=language) as space:
        report = load(space, tmp_path / "register.csv")
        assert report.tally.rejected == 0
        told = [issue for issue in report.issues if issue.column == "Peran"]
        assert [issue.row for issue in told] == [2, 4]
        reason, mend = (space.wording.message(text) for text in (told[0].reason, told[0].mend))
        assert ("masked" if language == "en" else "disamarkan") in reason
        assert "korban" in mend
        assert [entity.protected for entity in people_named("Ratna", space)] == [True]
        # nobody in particular joins no complaints
        assert space.networks.all() == ()
        for number in ("Ratna", "Tersisa", "081299990009", "7210065408960019"):
            assert [hit.entity.name for hit in space.store.search(number)] == []


def test_an_unknown_word_for_a_role_accuses_nobody(tmp_path):
    write(tmp_path / "register.csv", "R-1;Ratna Tersisa;entahlah;;081299990009;;;;")
    with opened(tmp_path) as space:
        report = load(space, tmp_path / "register.csv")
        assert (report.tally.new, report.tally.rejected, report.cells_aside) == (1, 0, 1)
        assert "use one of" in str(report.issues[0].mend)
        assert [mention.role for mention in space.store.unmasked.mentions()] == [NAMED]
        assert [entity.protected for entity in people_named("Ratna", space)] == [True]
        assert space.networks.all() == ()


def test_a_column_that_says_whose_it_is_still_gives_the_role(tmp_path):
    head = "Nomor Pengaduan;Nama Korban;HP Korban;Nama Terlapor 1;HP Terlapor 1;Peran Terlapor 1\n"
    write(
        tmp_path / "lebar.csv",
        "W-1;Sri Tersimpan;081299990008;Eko Tandra;081211110003;",
        "W-2;Nana Terselubung;081299990009;Eko Tandra;081211110003;",
        head=head,
    )
    with opened(tmp_path) as space:
        report = load(space, tmp_path / "lebar.csv")
        assert [issue for issue in report.issues if "role" in str(issue.reason)] == []
        (network,) = space.networks.all()
        assert [entity.name for entity in space.material.of(network.id).parties()] == ["Eko Tandra"]


# ---- free text

SECRETS = ("gadisdesa", "catatanrahasia", "dasarrahasia")


def case(number: str, *people: str) -> list[str]:
    """A complaint with a narrative in which nobody is recognised, remarks and grounds."""
    first, *others = people
    told = f"Ada gadisdesa {number} yang takut pulang.;catatanrahasia {number}"
    return [
        f"{number};Budi Wijaya;calo;;081211110001;tersangka dasarrahasia {number};;{told}",
        *(f"{number};{row};;" for row in (first, *others) if row),
    ]


CASES = {
    "F-1": (case("F-1", ""), False),
    "F-2": (case("F-2", "Siti Rahasia;korban;;;;tidak"), False),
    "F-3": (case("F-3", "Siti Lain;korban;;;;"), False),
    "F-4": (case("F-4", "Dewi Setuju;korban;;;;ya"), True),
    "F-5": (case("F-5", "Dewi Setuju;korban;;;;ya", "Rina Lain;saksi;;;;"), False),
    "F-6": (case("F-6", "Orang Disebut;;;;;"), False),
}
"""By number the rows of a case, and whether its text may leave."""


@pytest.mark.parametrize("reveals", [True, False])
def test_free_text_leaves_only_where_every_protected_person_agreed(tmp_path, reveals):
    write(tmp_path / "register.csv", *(row for rows, _ in CASES.values() for row in rows))
    settings = {"role": "head", "reveal": True, "reason": "berkas tujuh"} if reveals else {}
    with opened(tmp_path, **settings) as space:
        load(space, tmp_path / "register.csv")
        out = tmp_path / "out"
        out.mkdir()
        everything(space, out)
    said = "\n".join(texts(out))
    for number, (_, agreed) in CASES.items():
        for secret in ("gadisdesa", "catatanrahasia"):
            may_leave = agreed and reveals
            assert (f"{secret} {number}" in said) is may_leave, (secret, number)
        assert (f"dasarrahasia {number}" in said) <= agreed


def test_no_audience_is_given_free_text(tmp_path):
    write(tmp_path / "register.csv", *(row for rows, _ in CASES.values() for row in rows))
    with opened(tmp_path) as space:
        load(space, tmp_path / "register.csv")
    for audience in Audience:
        out = tmp_path / audience
        out.mkdir()
        with opened(tmp_path, audience=audience) as space:
            everything(space, out)
        said = "\n".join(texts(out))
        assert [secret for secret in SECRETS if secret in said] == []


def everything(space: Workspace, out: Path) -> None:
    """Every export and briefing that there is."""
    (network,) = space.networks.all()
    for kind in ExportKind:
        write_export(space, network.id, kind, out / f"{kind}.out")
    write_export(space, ALL, ExportKind.HTCDS, out / "all.xlsx")
    write_briefing(space, network.id, out / "brief.html", "2025-07-01")
