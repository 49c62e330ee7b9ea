"""Who guesses what an id or a number stands for, by the code that everybody may read, learns
nothing.

The office is that of tests/offices/store_of_0_5_1, whose store of then shows that the attack works.
"""

import io
import itertools
import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.ids import IdKey, neutral_name
from graph.model import Id, Identifier, case_id, make_id, mention_id, plain_id, record_id
from graph.schema import Audience, Scheme
from graph.stores import open_store
from loaders.plan import source_id
from tests.offices.commands import runner
from tests.offices.ids import IDS

FILES = Path(__file__).parents[2] / "offices" / "store_of_0_5_1"
REGISTER, CALLS = "register.csv", "telepon Siti Rahasia.csv"
GUESSES = 10_000
FIRST = ("Siti", "Dewi", "Rina", "Yanti", "Wati", "Ani", "Nur", "Sri", "Rahma", "Lestari")
LAST = ("Rahasia", "Tersembunyi", "Disamarkan", "Sembunyi", "Usman", "Lamadjido", "Wijaya")
TRIED = tuple(map(IdKey, (b"", bytes(32), b"simpul")))
_NEUTRAL = 6
"""Digits of a case that is called after nobody."""
TOKEN = re.compile(r"(?<![0-9A-Za-z])[a-z]{1,2}_([0-9a-f]{8,20})(?![0-9A-Za-z])")
NAMED = re.compile(r"\b[a-z]+ ([0-9a-f]{6})\b")
EVERYONE = {Audience.INTERNAL: "analyst", Audience.PARTNER: "briefing", Audience.PUBLIC: "briefing"}


# ---- the attack


@cache
def guesses() -> list[tuple[str, tuple[str, ...]]]:
    """Ten thousand guesses, the truth among them, each with the digests that the code makes."""
    names = itertools.product(FIRST, LAST)
    files = [f"{what} {first} {last}.csv" for first, last in names for what in ("telepon", "aduan")]
    found = [(file, _of_file(file)) for file in (REGISTER, *files)]
    found += [(f"K-{number}", _of_case(f"K-{number}")) for number in range(1, 200)]
    numbers = [f"+62812{middle}000{last}" for middle in (9999, 1111) for last in range(10)]
    numbers += [f"+62812{rest:08}" for rest in range(6000)]
    found += [(number, _of_number(Scheme.PHONE, number)) for number in numbers]
    niks = [f"727101{birth}{last:04}" for birth in ("550399", "450370") for last in range(1000)]
    found += [(nik, _of_number(Scheme.NIK, nik)) for nik in niks]
    rest = GUESSES - len(found)
    found += [(f"L-{number}", _of_case(f"L-{number}")) for number in range(rest)]
    return found


def _of_file(file: str) -> tuple[str, ...]:
    neutral = [neutral_name(kind, file) for kind in ("daftar", "jejaring", "catatan")]
    cases = [case_id(file, name) for name in neutral]
    return _made([source_id(file, file), *cases]) + tuple(name[-_NEUTRAL:] for name in neutral)


def _of_case(number: str) -> tuple[str, ...]:
    places = [f"{table}:{row}" for table in ("table", "rows", "") for row in range(1, 4)]
    slots = ("pihak_diadukan", "korban", "party", "pihak")
    mentions = [
        mention_id(REGISTER, number, f"{place}:{slot}")
        for place, slot in itertools.product(places, slots)
    ]
    records = [record_id(REGISTER, number, place) for place in places]
    return _made([case_id(REGISTER, number), *records, *mentions])


def _of_number(scheme: Scheme, value: str) -> tuple[str, ...]:
    return _made([Identifier(scheme=scheme, value=value).plain_id])


def _made(plain: list[Id]) -> tuple[str, ...]:
    """What could be made of plain ids without a secret, or with one that anybody would try."""
    found = [*plain]
    for one in plain:
        found += [make_id(one[0], one), plain_id("e", one), make_id("e", one)]
        found += [key.key(one) for key in TRIED]
    return tuple(one.partition("_")[2] for one in found)


def hits(texts: Iterator[str] | list[str]) -> set[str]:
    """Which guesses are confirmed by what stands in these texts."""
    whole: set[str] = set()
    short: set[str] = set()
    for text in texts:
        whole |= set(TOKEN.findall(text))
        short |= set(NAMED.findall(text))
    begin = {len(token): set[str]() for token in whole}
    for token in whole:
        begin[len(token)].add(token)
    confirmed = set()
    for guess, digests in guesses():
        for digest in digests:
            known = short if len(digest) == _NEUTRAL else set()
            if digest in known or any(digest[:length] in begin[length] for length in begin):
                confirmed.add(guess)
    return confirmed


# ---- what everybody can get


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Iterator[Path]:
    folder: Path = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        open_store("sqlite:///simpul.db", ids=IDS).close()
        run = runner()
        files = [str(FILES / name) for name in (REGISTER, CALLS, "later.csv")]
        run("load", *files, "--purpose", "uji", "--basis", "public_interest")
        run("watch", "Hasan Lakoro", "--why", "uji")
        run("judge", "Budi Wijaya", "Budi Wijaja", "different", "--why", "uji")
        yield folder


def given_out(folder: Path, audience: Audience) -> dict[str, str]:
    """Every file and every answer for programs and people, by what was asked."""
    run = runner(SIMPUL_ROLE=EVERYONE[audience])
    to = ("--audience", audience.value)
    (network, *_) = (row["id"] for row in json.loads(runner()("networks", "-f", "json").output))
    found: dict[str, str] = {}
    for kind, name in (("csv", "csv"), ("graphml", "n.graphml"), ("html", "n.html")):
        run("export", network, "--format", kind, "-o", f"{audience}-{name}", *to)
    run("export", "all", "--format", "htcds", "-o", f"{audience}-cases.xlsx", *to)
    run("brief", network, "-o", f"{audience}-brief.html", *to)
    run("export", network, "--format", "graphml", *to)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in {".csv", ".graphml", ".html", ".xlsx"}:
            found[path.name] = f"{path.name}\n{_text(path)}"
            path.unlink()
    asked = (
        ("networks",), ("network", network), ("gaps", network), ("rank", network),
        ("keyplayers", network), ("indicators",), ("indicators", network), ("sources",),
        ("show", "Hasan Lakoro"), ("show", "K-1"), ("why", "Budi Wijaya"), ("motifs", network),
        ("path", "Budi Wijaya", "Umar Palaguna"), ("connect", "Budi Wijaya", "Umar Palaguna"),
        ("changes",), ("watch",), ("judgements",), ("review",), ("likely", network), ("scripts",),
        ("doctor",), ("drafts",), ("resolve", "--report"),
    )  # fmt: skip
    for words, form in itertools.product(asked, ("table", "json", "csv")):
        try:
            found[f"{words} {form}"] = run(*words, "-f", form, *to).output
        except AssertionError as refused:
            found[f"{words} {form}"] = str(refused)
    return found


def _text(path: Path) -> str:
    """A file as text, an archive as all that is in it."""
    content = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return "\n".join(parts)


@pytest.fixture(scope="module")
def everything(office) -> dict[Audience, dict[str, str]]:
    return {audience: given_out(office, audience) for audience in EVERYONE}


def test_the_attack_finds_what_version_0_5_1_called_things_by():
    confirmed = hits([(FILES / "store.sql").read_text(encoding="utf-8")])
    assert {REGISTER, CALLS, "K-1", "K-4", "+6281211110001", "7271015503990002"} <= confirmed
    assert len(guesses()) == GUESSES


@pytest.mark.parametrize("audience", EVERYONE)
def test_ten_thousand_guesses_confirm_nothing(everything, audience):
    given = everything[audience]
    assert any(TOKEN.search(text) for text in given.values())
    assert hits(list(given.values())) == set()


def test_the_store_itself_confirms_nothing(office):
    with open_store("sqlite:///simpul.db") as store:
        kept = [*store.sources(), *store.cases(), *store.mentions(), *store.statements()]
        kept += [*store.entities(), *store.relationships(), *store.assignments()]
        entries = [entry.reason for entry in store.audit()]
    assert hits([*map(repr, kept), *entries]) == set()


@pytest.mark.parametrize("audience", [Audience.PARTNER, Audience.PUBLIC])
def test_what_leaves_the_house_holds_no_id_of_the_store(everything, audience):
    """Else two files would say that they speak of one person."""
    inside = everything[Audience.INTERNAL]
    ids = set(re.findall(r"\b[a-z]{1,2}_[0-9a-f]{18}\b", " ".join(inside.values())))
    assert len(ids) > 20
    for what, text in everything[audience].items():
        if not what.endswith(" table"):
            assert [one for one in ids if one in text] == [], what


def test_files_of_one_export_call_everybody_by_the_same_numbers(office):
    run = runner(SIMPUL_ROLE="briefing")
    network = json.loads(runner()("networks", "-f", "json").output)[0]["id"]
    run("export", network, "--format", "csv", "-o", "given", "--audience", "partner")
    rows = {
        name: (office / "given" / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()
        for name in ("parties", "ties", "cases")
    }
    parties = {line.partition(",")[0] for line in rows["parties"][1:]}
    cases = {line.partition(",")[0] for line in rows["cases"][1:]}
    assert parties == {f"P{number}" for number in range(1, len(parties) + 1)}
    assert all(re.fullmatch(r"C\d+", case) for case in cases)
    ends = {cell for line in rows["ties"][1:] for cell in line.split(",")[1:2]}
    assert ends <= parties


def test_a_file_for_others_is_named_after_nothing_and_replaces_no_other(office):
    network = json.loads(runner()("networks", "-f", "json").output)[0]["id"]
    run = runner(SIMPUL_ROLE="briefing")
    written = [
        run("export", network, "--format", "graphml", "--audience", "public").output.strip()
        for _ in range(2)
    ]
    assert written == ["network.graphml", "network-2.graphml"]
    inside = runner()("export", network, "--format", "graphml").output.strip()
    assert inside == f"{network}.graphml"


def test_the_secret_is_shown_by_nothing(office, everything):
    secret = IDS.secret()
    shown = "\n".join(itertools.chain.from_iterable(each.values() for each in everything.values()))
    for form in (secret.hex(), str(secret), repr(secret), secret.decode("latin-1")):
        assert form not in shown
