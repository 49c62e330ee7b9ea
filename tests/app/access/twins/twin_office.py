"""Two stores of one office that differ in nothing but that parties of one of them were victims
elsewhere, too.

Decisions.
Several people are parties in cases of the office. In the store *told* each of them is reported in
another case too, as a victim, witness, reporter or relative (twin_files.py); in the store *silent*
that report is not there.
Where two reports of a person are merely likely to be one person's, the victim is somebody by
himself whom anybody may count: there the silent store has an unrelated victim in the same place.
Everything else is the same in both: files and their places, order, clock, and what a head who
revealed left behind. What differs in both for whoever it is that a report is about is left out of a
comparison, and only that (answers.py).
"""

from collections.abc import Container
from pathlib import Path
from typing import Any

import openpyxl

from graph.model import Identifier
from graph.schema import Scheme
from graph.stores import open_store
from tests.app.access.twins.asking import REVEALING, STORE, read, run, standing_clock
from tests.app.access.twins.twin_files import HAMKA, NURDIN, SALMA, SITI, YUSRAN, Way, write_files
from tests.offices.ids import IDS

REVEAL = ("--reveal", "membaca berkas 7")
DECIDED = "decided.xlsx"
"""A workbook in which the one open pair is decided."""
SECRET_PHONE = "081288880777"

PEOPLE = {
    **{who.name.split()[0].lower(): who.name for who in (NURDIN, HAMKA, YUSRAN, SALMA)},
    **{
        "ruslan": "Muhammad Ruslan",
        "umar": "Umar Palaguna",
        "eko": "Eko Tandra",
        "joko": "Joko Susilo",
    },
    **{"budi": "Budi Wijaya", "boedi": "Boedi Widjaja", "pt": "PT Sumber Laut Sentosa"},
}
NUMBERS = {
    "open_phone": (NURDIN.phone, Identifier(scheme=Scheme.PHONE, value="+6281288880001")),
    "secret_phone": (SECRET_PHONE, Identifier(scheme=Scheme.PHONE, value="+6281288880777")),
    "secret_account": (
        "333303000333503",
        Identifier(scheme=Scheme.BANK_ACCOUNT, value="bri:333303000333503"),
    ),
    "secret_address": (
        "Lorong Anggrek 41",
        Identifier(scheme=Scheme.ADDRESS, value="lorong anggrek 41"),
    ),
    "secret_email": (
        "hamka.diam@contoh.id",
        Identifier(scheme=Scheme.EMAIL, value="hamka.diam@contoh.id"),
    ),
    "open_nik": (NURDIN.nik, Identifier(scheme=Scheme.NIK, value=NURDIN.nik)),
    "victim_phone": (SITI["No. HP"], Identifier(scheme=Scheme.PHONE, value="+6281299990001")),
    "victim_nik": (SITI["NIK"], Identifier(scheme=Scheme.NIK, value=SITI["NIK"])),
}
"""As somebody types them, and as the store calls them: an id is made from its value, so that it can
be guessed.
"""


def fill(folder: Path, ways: Container[Way]) -> None:
    """Fill the store of the folder that is worked in, step by step, as a head who may
    reveal would.
    """
    # both stores key their ids alike, so that their answers may be compared
    open_store(STORE, ids=IDS).close()
    write_files(folder, ways)
    take_in("first", "later", hidden_too=HAMKA.name if Way.BY_NUMBER in ways else SITI["Nama"])


def take_in(first: str, later: str, *, hidden_too: str) -> None:
    """Load the files of these folders, watch and judge; `hidden_too` is one of two reports."""
    grounds = ("--purpose", "uji", "--basis", "public_interest")
    with standing_clock(0) as at:
        _head("load", first, *grounds)
        at.step = 1
        for what in (NURDIN.name, SITI["Nama"], SECRET_PHONE, read("networks")[0]["id"]):
            _head("watch", what, "--why", "uji", *REVEAL)
        at.step = 24
        _head("load", later, *grounds)
        at.step = 48
        _judge(hidden_too)
        at.step = 60
        _keep_work()
        at.step = 72
        _head("load", "new", "--draft", *grounds)


def _head(*words: str) -> None:
    code, printed = run(words, **REVEALING)
    assert code == 0, printed


def _keep_work() -> None:
    """What a head who sees protected people wrote, and what somebody else did who does not."""
    victim = SITI["Nama"]
    party = NURDIN.name
    _head("note", party, f"dikenal {victim} ({SITI['No. HP']})", *REVEAL)
    _head("note", victim, "tinggal bersama bibinya", *REVEAL)
    _head("tag", SITI["No. HP"], "rahasia", *REVEAL)
    _head("tag", party, "penting", *REVEAL)
    _head("investigations", "--begin", f"Berkas {victim}", "--add", party, "--add", victim, *REVEAL)
    asks = ("--about", party, "--known", f"kata {victim}", "--task", f"temui {victim}")
    _head("questions", "--ask", f"Apakah {victim} mengenalnya?", *asks, *REVEAL)
    _head("questions", "--ask", "Apakah dia aman?", "--about", victim, *REVEAL)
    shown = ("--of", party, "--of", SITI["No. HP"], "--of", "Joko Susilo")
    _head("views", "--save", f"Sekitar {victim}", *shown, *REVEAL)
    _head("views", "--save", "Nomornya", "--of", SITI["No. HP"], *REVEAL)
    _head("note", "Joko Susilo", "terlihat lagi")
    network = read("networks")[0]["id"]
    _head("texts", network, "judgement", f"menurut {victim} masih bekerja", *REVEAL)
    _head("texts", network, "steps", "dikunjungi", "--for", "partner")
    frozen = ("--make", "--form", "laporan_informasi", "--date", "2025-07-01", "--to", "Polda")
    _head("editions", network, *frozen, *REVEAL)


def _judge(protected: str) -> None:
    """One judgement on parties, and one that only who may reveal may see: both stores change as
    often.
    """
    _head("judge", "Joko Susilo", "Ani Lestari", "different", "--why", "dua orang")
    one, other = _mentions(protected)[:2]
    _head("judge", one["id"], other["id"], "same", "--why", "orang yang sama", *REVEAL)


def _mentions(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read("why", name, *REVEAL)["mentions"]
    return sorted(found, key=lambda mention: (mention["role"], mention["id"]))


def write_decisions() -> Path:
    """A workbook of the open pairs, the first one decided."""
    code, printed = run(["review", "--export", DECIDED])
    assert code == 0, printed
    book = openpyxl.load_workbook(DECIDED)
    book.active["A2"], book.active["B2"] = "sama", "uji"
    book.save(DECIDED)
    return Path(DECIDED)


def names() -> dict[str, str]:
    """What asks are made of, as who may reveal reads it in the store *told*: what nobody else may
    learn of, too.
    """
    people = {
        name: read("show", name, *REVEAL)["id"]
        for name in (*PEOPLE.values(), SITI["Nama"], "Moh. Ruslan")
    }
    roles = {mention["role"]: mention["id"] for mention in _mentions(HAMKA.name)}
    judgements = {judgement["why"]: judgement["id"] for judgement in read("judgements", *REVEAL)}
    network, other_network = (network["id"] for network in read("networks") if network["id"])
    return {
        **PEOPLE,
        **{f"{key}_id": people[name] for key, name in PEOPLE.items()},
        **{key: number for key, (number, _) in NUMBERS.items()},
        **{f"{key}_id": IDS.identifier(identifier) for key, (_, identifier) in NUMBERS.items()},
        "network": network,
        "other_network": other_network,
        "victim": SITI["Nama"],
        "victim_id": people[SITI["Nama"]],
        "like_id": people["Moh. Ruslan"],
        "hidden_mention": roles["korban"],
        "open_mention": roles["penampung"],
        "umar_mention": _mentions("Umar Palaguna")[0]["id"],
        "his_case": "K-5",
        "his_case_id": read("show", "K-5")["id"],
        "judgement": judgements["dua orang"],
        "hidden_judgement": judgements["orang yang sama"],
        "pair": read("review")[0]["id"],
        "group": read("review", "--groups")[0]["id"],
        "watch": read("watch")[0]["id"],
        "draft": read("drafts")[0]["id"],
        "note": _kept("note", "text", "terlihat lagi"),
        "hidden_note": _kept("note", "text", "tinggal bersama bibinya"),
        "tag": _kept("tag", "tag", "penting"),
        "question": _kept("questions", "known", f"kata {SITI['Nama']}"),
        "hidden_question": _kept("questions", "text", "Apakah dia aman?"),
        "view": _kept("views", "name", f"Sekitar {SITI['Nama']}"),
        "hidden_view": _kept("views", "name", "Nomornya"),
        "text": _kept("texts", "text", "dikunjungi"),
        "edition": _kept("editions", "form", "laporan_informasi"),
        "investigation": read("investigations", *REVEAL)[0]["id"],
    }


def _kept(command: str, field: str, value: str) -> str:
    """The id of a note, tag, question or view that says this."""
    (found,) = [kept["id"] for kept in read(command, *REVEAL) if kept[field] == value]
    return str(found)
