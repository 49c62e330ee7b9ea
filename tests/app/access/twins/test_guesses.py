"""A guess that is staged is answered alike, whether it is true or not: nothing of a draft, nor of
what loading says of it, tells who is a victim.
"""

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.rows.loads import draft_detail_row
from app.settings import Settings
from app.workspace import Workspace
from graph.schema import Audience
from graph.stores import open_store
from tests.app.access.twins import every_screen
from tests.app.access.twins.answers import answer
from tests.app.access.twins.asking import REVEALING, STORE, run, working_in
from tests.app.access.twins.every_command import Viewer, ask
from tests.app.access.twins.needles import forms, found, readable
from tests.app.access.twins.twin_files import (
    BUDI,
    COLUMNS,
    PALU,
    POSO,
    SECRET_COLUMNS,
    SIGI,
    SITI,
    UMAR,
    Row,
    as_csv,
    case,
)
from tests.app.access.twins.twin_office import REVEAL
from tests.offices.ids import IDS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

GROUNDS = ("--purpose", "uji", "--basis", "public_interest")
KNOWN, UNKNOWN, OTHER = "known", "unknown", "other"
OF_A_KNOWN_REPORT = ("load old --draft", "drafts", "drafts {other_draft}")
"""What is compared with the reports of a victim: with hers, or with somebody else's there."""
SOMEBODY_ELSE = {"Nama": "Fulanah Lain", "Peran": "korban", "NIK": "7210065408960077"}


# ---- an office that knows a victim, and one that does not


def first_rows(victim: Row) -> tuple[Row, ...]:
    """Three complaints; the victim, if there is one, is in each of them."""
    return (
        *case("G-1", "01-03-2025", PALU, BUDI, victim),
        *case("G-2", "03-03-2025", SIGI, BUDI, UMAR, victim),
        *case("G-3", "07-03-2025", POSO, UMAR, victim),
    )


GUESSES = (
    *case(
        "N-1",
        "02-05-2025",
        SIGI,
        {"Nama": "Rudi Baru", "Peran": "calo", "No. HP": SITI["No. HP"]},
        {"Nama": "Siti Rahasia", "Peran": "korban", "Desa": SITI["Desa"]},
    ),
    *case("N-2", "03-05-2025", PALU, {"Nama": "Siti Rahasia", "Peran": "calo"}),
    *case("N-3", "04-05-2025", POSO, {"Nama": "Hj. St. Rahasia", "Peran": "", "NIK": SITI["NIK"]}),
    *case("N-4", "05-05-2025", POSO, SITI, BUDI | {"Alamat": SITI["Alamat"]}),
    *case(
        "N-5",
        "06-05-2025",
        POSO,
        {"Nama": "Eko Lain", "Peran": "sponsor", "Bank": "BRI", "No. Rekening": "222202000222502"},
        told="Korban Siti Rahasia, HP 081299990001, diantar oleh Umar Palaguna.",
    ),
)
"""What somebody stages who wants to know."""
CALLS = """A Number;B Number;Jenis Layanan;Waktu Mulai;Durasi (detik)
081299990001;081211110001;VOICE MOC;01/03/2025 10:00:00;65
"""
EDGES = "source,target\nSiti Rahasia,Budi Wijaya\nBudi Wijaya,Umar Palaguna\n"

READS = (
    "load new --preview",
    "load new --draft",
    "load old --draft",
    "drafts",
    "drafts {draft}",
    "drafts {other_draft}",
    "watch",
    "watch 081299990001 --why uji",
    "watch 7210065408960011 --why uji",
)
VIEWERS = (
    Viewer(Audience.INTERNAL, "analyst", "en", "table"),
    Viewer(Audience.INTERNAL, "handler", "id", "json"),
    Viewer(Audience.INTERNAL, "head", "en", "json"),
    Viewer(Audience.PARTNER, "briefing", "id", "table"),
    Viewer(Audience.PUBLIC, "analyst", "en", "json"),
)


def fill(folder: Path, victim: Row) -> None:
    """An office that was told of this victim, and what is staged there."""
    # all key their ids alike, so that their answers may be compared
    open_store(STORE, ids=IDS).close()
    texts = {
        "first/register.csv": as_csv(COLUMNS, first_rows(victim)),
        "old/register.csv": as_csv(COLUMNS, first_rows({**SITI, "Alias": ""})),
        "new/baru.csv": as_csv(COLUMNS, GUESSES),
        "new/panggilan.csv": CALLS,
        "new/hubungan.csv": EDGES,
        "later/kosong.csv": "",
    }
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for words in (("load", "first"), ("load", "new", "--draft"), ("load", "old", "--draft")):
        code, printed = run([*words, *GROUNDS], SIMPUL_ROLE="head", SIMPUL_USER="kepala")
        assert code == 0, printed


def names() -> dict[str, str]:
    """The drafts of the office of today, by what is staged in them."""
    # files are named to who may see victims: their names may be of them
    code, printed = run(["drafts", "--format", "json", *REVEAL], **REVEALING)
    assert code == 0, printed
    drafts = {draft["files"][0]: draft["id"] for draft in json.loads(printed)}
    return {"draft": drafts["baru.csv"], "other_draft": drafts["register.csv"]}


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """A folder for each office; both are worked in at one place."""
    folder = tmp_path_factory.mktemp("guesses")
    for name, victim in ((KNOWN, SITI), (UNKNOWN, {}), (OTHER, SOMEBODY_ELSE)):
        office = folder / "office"
        office.mkdir()
        with working_in(office):
            fill(office, victim)
        office.rename(folder / name)
    return {name: folder / name for name in (KNOWN, UNKNOWN, OTHER)}


def asked_of(offices: Mapping[str, Path], name: str, lines: Sequence[str]) -> dict[Any, str]:
    """What one office answers to each line, by each viewer."""
    office = offices[name].with_name("office")
    offices[name].rename(office)
    try:
        with working_in(office):
            asked = [ask(line, names(), viewer) for line in lines for viewer in VIEWERS]
            return {(one.line, one.viewer): answer(one).text for one in asked}
    finally:
        office.rename(offices[name])


@pytest.mark.parametrize("line", READS)
def test_a_staged_guess_is_answered_by_an_office_that_knows_her_as_by_one_that_does_not(
    offices, line
):
    known = asked_of(offices, KNOWN, [line])
    assert known == asked_of(offices, OTHER, [line])
    if line not in OF_A_KNOWN_REPORT:
        assert known == asked_of(offices, UNKNOWN, [line])


@pytest.mark.parametrize(
    "line", ["load new", "drafts {draft} --accept", "drafts {draft} --discard"]
)
def test_what_comes_in_for_good_is_told_alike_too(offices, line):
    known, other, unknown = (told_for_good(offices[name], line) for name in offices)
    assert known == other == unknown
    assert all("code 0" in text for text in known)


def told_for_good(office: Path, line: str) -> list[str]:
    """What is answered by copies of an office, at the place where it was filled."""
    told = []
    for viewer in VIEWERS[:2]:
        copy = Path(shutil.copytree(office, office.with_name("office")))
        with working_in(copy):
            told.append(answer(ask(line, names(), viewer, changes=True)).text)
        shutil.rmtree(copy)
    return told


def test_every_screen_of_drafts_shows_the_same(offices):
    shown = []
    for name in (KNOWN, OTHER):
        office = offices[name].with_name("office")
        offices[name].rename(office)
        with working_in(office):
            for audience, role in every_screen.VIEWERS:
                page = every_screen.draw("loading.page", audience, role, {})
                shown.append(every_screen.text_of(page))
        office.rename(offices[name])
    half = len(shown) // 2
    assert shown[:half] == shown[half:]


def test_who_may_reveal_is_told_and_the_handler_reads_of_parties(offices):
    (reveal,) = asked_with(offices, "drafts {draft}", *REVEAL)
    assert "Siti Rahasia" in reveal
    assert "earlier case" in reveal
    (plain,) = asked_with(offices, "drafts {draft}")
    assert "Budi Wijaya is called like" in plain or "+62 812-1111-0001" in plain
    assert "Protected people were neither looked up nor compared" in plain


def asked_with(offices: Mapping[str, Path], line: str, *reveal: str) -> list[str]:
    office = offices[KNOWN].with_name("office")
    offices[KNOWN].rename(office)
    with working_in(office):
        viewer = Viewer(Audience.INTERNAL, "head", "en", "table")
        text = answer(ask(line, names(), viewer), *reveal).text
    office.rename(offices[KNOWN])
    return [text]


# ---- two hundred guesses

VICTIMS = 20
NAMES = "Siti Dewi Rina Wati Lina Mira Yuli Tini Nana Sri".split()
SURNAMES = "Rahasia Tersembunyi".split()
GUESSED_AS = ("korban", "calo", "")


def person(number: int, *, known: bool) -> Row:
    """A person of the guessing game; one who is known is a victim in the store."""
    name = f"{NAMES[number % 10]} {SURNAMES[number // 10]}"
    return {
        "Nama": name if known else f"{name[::-1].title()}",
        "NIK": f"721006540896{number + (10 if known else 60):04d}",
        "No. HP": f"08129999{number + (1000 if known else 6000):04d}",
    }


def guesses(number: int, *, known: bool) -> Iterator[Row]:
    """What is staged to find out whether somebody is a victim: ten files for each."""
    who = person(number, known=known)
    for role in GUESSED_AS:
        yield {"Nama": who["Nama"], "Peran": role}
        yield {"Nama": "Orang Baru", "Peran": role, "NIK": who["NIK"]}
        yield {"Nama": "Orang Baru", "Peran": role, "No. HP": who["No. HP"]}
    yield {**who, "Peran": "korban"}


@pytest.fixture(scope="module")
def guessed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that knows twenty victims, each from three complaints."""
    folder = tmp_path_factory.mktemp("two hundred")
    rows = []
    for number in range(VICTIMS):
        who = {**person(number, known=True), "Peran": "korban"}
        for place in range(3):
            rows += case(f"G-{number}-{place}", "01-03-2025", PALU, BUDI, who)
    (folder / "register.csv").write_text(as_csv(COLUMNS, rows), encoding="utf-8")
    with opened(folder) as space:
        space.intake.load_and_link(
            space.intake.plan([folder / "register.csv"]), rejects=folder / "rejected"
        )
    return folder


def opened(folder: Path, **settings: Any) -> Workspace:
    return Workspace(
        Settings(
            store=f"sqlite:///{folder / 's.db'}",
            drafts=str(folder / "drafts"),
            purpose="uji",
            basis="public_interest",
            user="ani",
            language="en",
            **settings,
        )
    )


def staged(space: Workspace, folder: Path, name: str, row: Row, number: str = "N-1") -> str:
    """What is said of one row, without what differs in whatever is typed."""
    path = folder / name
    path.write_text(as_csv(COLUMNS, case(number, "02-05-2025", SIGI, row)), encoding="utf-8")
    view = space.intake.stage(space.intake.plan([path]), rejects=folder / "rejected")
    space.intake.discard(view.detail.draft.id)
    said = json.dumps(draft_detail_row(view, space.wording), default=str)
    for typed in filter(None, row.values()):
        said = said.replace(typed, "…")
    return re.sub(r"d_\w+|c_\w+|\"(seconds|staged_at)\": [^,]+", "…", said)


def test_two_hundred_guesses_of_victims_are_answered_like_two_hundred_of_nobody(guessed):
    with opened(guessed) as space:
        for number in range(VICTIMS):
            true, false = (
                [staged(space, guessed, "tebakan.csv", row) for row in guesses(number, known=known)]
                for known in (True, False)
            )
            assert true == false


def test_a_guess_in_the_place_of_a_known_report_tells_no_field_that_is_right(guessed):
    known, unknown = person(3, known=True), person(3, known=False)
    with opened(guessed) as space:
        for field in ("Nama", "NIK", "No. HP"):
            for role in GUESSED_AS:
                said = [
                    staged(
                        space, guessed, "register.csv", {field: who[field], "Peran": role}, "G-3-1"
                    )
                    for who in (known, unknown)
                ]
                assert said[0] == said[1]


def test_what_somebody_who_may_see_victims_staged_is_listed_to_others_without_counts(guessed):
    path = guessed / "register.csv"
    with opened(guessed, role="head", reveal=True, reason="uji perbandingan") as space:
        draft = space.intake.stage(space.intake.plan([path]), rejects=guessed / "rejected")
        (mine,) = space.intake.drafts()
        assert mine.rows.updated + mine.rows.unchanged
    with opened(guessed) as space:
        (theirs,) = space.intake.drafts()
        assert (theirs.rows.read, theirs.values) == (mine.rows.read, {})
        assert theirs.rows.updated + theirs.rows.unchanged + theirs.rows.new == 0
        space.intake.discard(draft.detail.draft.id)


def test_the_game_can_be_won_by_who_may_see_victims(guessed):
    with opened(guessed, role="head", reveal=True, reason="uji perbandingan") as space:
        true, false = (
            staged(space, guessed, "tebakan.csv", {**person(3, known=known), "Peran": "korban"})
            for known in (True, False)
        )
    assert true != false


# ---- a needle is found where it is


def test_no_draft_tells_a_secret_that_was_not_staged(offices):
    needles = {
        form: SITI[column]
        for column in SECRET_COLUMNS
        if column in {"Alias", "Email", "Tanggal Lahir"}
        for form in forms(column, SITI[column])
    }
    told = asked_of(offices, KNOWN, ["drafts {other_draft}", "load old --preview"])
    assert found(needles, readable("\n".join(told.values()))) == []
