"""Whether anybody learns, from what Simpul answers, which parties were victims elsewhere.

`python -m tests.bench.differencing --parties 1000` plants so many parties, two to a case, and has a
coin say of each whether another case names the same person (same name, NIK and telephone) as a
victim. A second store is made with every coin turned over: as many victims, as many rows. Of each
party and each viewer without the right to see victims everything is asked of both stores: the
dossier, the explanation, what is found by name, NIK and telephone and in which order, the network
with its place and score, all lists and counts, the pictures' places, and exported tables and their
sizes. Whoever could tell the two stores' answers about a party apart has recovered its coin; whoever
cannot must guess, and is right for half. Answer times are told apart by the chance that a party who
was a victim took longer than one who was not (.5 is none).

`--leak` answers as if whoever asks might see victims: then all must be recovered.
"""

import argparse
import csv
import math
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from random import Random

from app.access.values import encode
from app.exports.content import content_of
from app.exports.export import Export
from app.exports.kinds import ExportKind
from app.settings import Settings
from app.workspace import Workspace
from graph.model import Id, Value
from graph.schema import Audience
from graph.stores import open_store
from tests.offices.ids import IDS

VIEWERS = (
    ("handler", Audience.INTERNAL),
    ("investigator", Audience.INTERNAL),
    ("analyst", Audience.INTERNAL),
    ("briefing", Audience.PARTNER),
    ("briefing", Audience.PUBLIC),
)
EXPORTED = (ExportKind.JSON, ExportKind.CSV, ExportKind.GRAPHML, ExportKind.SVG)
_MOST_BYTES = 200
"""Of a party in a file, which are filled up to one size."""
EVERY = 50
"""Of each so many parties one's network is exported and drawn."""
_UNSAID = re.compile(r'"serial":\d+,|"mentions":\[[^]]*\],?|"digest":"\w+",')
HEAD = ("Nomor Pengaduan", "Tanggal Pengaduan", "Nama", "Peran", "NIK", "No. HP", "Kabupaten")
FIRST = (
    "Arman",
    "Bahri",
    "Citra",
    "Dahlia",
    "Eko",
    "Farida",
    "Gunawan",
    "Hasna",
    "Ilham",
    "Jumiati",
)
LAST = ("Latuconsina", "Mandagi", "Ngabalin", "Ointu", "Paransa", "Rumondor", "Sangaji", "Tolago")


@dataclass(frozen=True, slots=True)
class Planted:
    """A party, and whether it was a victim elsewhere in the first store."""

    number: int
    name: str
    nik: str
    phone: str
    was_victim: bool


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one viewer learns."""

    viewer: str
    recovered: int
    """Parties whose answers differ between the two stores."""
    shared: tuple[str, ...]
    """What differs that is of no one party."""
    slower: float
    """The chance that one who was a victim took longer to answer about."""
    noise: float
    """How far from .5 that is within three standard deviations of chance."""


def plant(parties: int, seed: int = 1) -> list[Planted]:
    """Parties, of which exactly half were victims."""
    random = Random(seed)
    coins = [place % 2 == 0 for place in range(parties)]
    random.shuffle(coins)
    found = []
    for number, coin in enumerate(coins):
        name = f"{random.choice(FIRST)} {random.choice(LAST)} {_word(number)}"
        day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(60, 99)
        nik = f"7271{random.randint(1, 8):02}{day:02}{month:02}{year:02}{number % 9999 + 1:04}"
        found.append(Planted(number, name, nik, f"0812{number:04}7{number % 10}4{day:02}", coin))
    return found


def _word(number: int) -> str:
    """A name that no other number has."""
    letters = "bdgklmnprst"
    return "".join(
        (
            letters[number // 121 % 11].upper(),
            "a",
            letters[number // 11 % 11],
            "i",
            letters[number % 11],
            "o",
        )
    )


def fill(folder: Path, planted: Sequence[Planted], *, turned: bool) -> str:
    """A store of these parties with the coins as they fell, or turned over; its address."""
    folder.mkdir()
    with (folder / "aduan.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(HEAD)
        for party in planted:
            case = f"P-{party.number // 2:05}"
            rows.writerow(_row(case, party, "perekrut"))
        for party in planted:
            case = f"V-{party.number:05}"
            named = party if party.was_victim != turned else None
            rows.writerow(_row(case, named, "korban"))
        file.write("\n" * (_MOST_BYTES * len(planted) - file.tell()))
    uri = f"sqlite:///{folder / 'simpul.db'}"
    open_store(uri, ids=IDS).close()
    with Workspace(Settings(store=uri, user="kepala", role="head")) as space:
        space.intake.load(space.intake.plan([folder / "aduan.csv"]), rejects=folder / "rejected")
        space.linker.link()
    return uri


def _row(case: str, party: Planted | None, role: str) -> tuple[str, ...]:
    """A row that names somebody, or one that names nobody."""
    told = (party.name, role, party.nik, party.phone) if party else ("", "", "", "")
    return (case, "2025-03-04", *told, "Donggala" if role == "perekrut" else "")


def answers(
    space: Workspace, planted: Sequence[Planted]
) -> tuple[dict[int, list[str]], dict[str, str], list[float]]:
    """Of each party everything that is answered, of all what lists say, and seconds for each."""
    of_each: dict[int, list[str]] = {}
    seconds = []
    for party in planted:
        begun = time.perf_counter()
        found = space.finding.find(party.name)
        ids = [hit.entity.id for hit in found.hits]
        told = [said(found)]
        told += [said(space.finding.find(asked)) for asked in (party.nik, party.phone)]
        told += [said(space.dossiers.of(one)) for one in ids[:3]]
        told += [str(space.networks.id_of(one)) for one in ids]
        seconds.append(time.perf_counter() - begun)
        if party.number % EVERY == 0:
            told += list(_handed_out(space, ids))
        of_each[party.number] = told
    return of_each, dict(_of_all(space)), seconds


def said(value: Value) -> str:
    """What of a value is told to somebody.

    By which reports and under which number an entity is kept is never: tests/app/access/twins
    compares the words of every command and screen. The digest of a file tells nothing to whoever
    has not the file.
    """
    return _UNSAID.sub("", encode(value))


def _handed_out(space: Workspace, ids: Sequence[Id]) -> Iterator[str]:
    """What leaves of the networks of these, with its size."""
    for network_id in dict.fromkeys(filter(None, map(space.networks.id_of, ids))):
        material = space.material.of(network_id)
        smallest = space.viewer.policy.smallest
        export = Export(
            material, space.wording, date="2026-04-01", tells_small_numbers=not smallest
        )
        for kind in EXPORTED:
            content = content_of(kind, export).content
            yield f"{kind} {len(content)} {sha256(content).hexdigest()}"


def _of_all(space: Workspace) -> Iterator[tuple[str, str]]:
    """Lists, counts and ranks."""
    yield "networks", "".join(map(said, space.networks.all()))
    yield "overview", said(space.networks.overview())
    yield "counts", said(space.networks.counts())
    yield "common", repr(space.networks.common())
    yield "everything found", said(space.finding.find("a", limit=0))


def attack(
    uris: tuple[str, str], planted: Sequence[Planted], role: str, audience: Audience, *, leak: bool
) -> Learnt:
    """What one viewer learns from the two stores."""
    both = []
    for uri in uris:
        settings = Settings(store=uri, user="penyerang", role=role, audience=audience)
        if leak:
            settings = Settings(
                store=uri, user="kepala", role="head", reveal=True, reason="uji bocor"
            )
        with Workspace(settings) as space:
            both.append(answers(space, planted))
    (one, of_all, seconds), (other, of_all_turned, seconds_turned) = both
    recovered = sum(
        any(left != right for left, right in zip_longest(one[number], other[number]))
        for number in one
    )
    shared = tuple(what for what in of_all if of_all[what] != of_all_turned[what])
    slow = [
        then if party.was_victim else now
        for party, then, now in zip(planted, seconds, seconds_turned, strict=True)
    ]
    quick = [
        now if party.was_victim else then
        for party, then, now in zip(planted, seconds, seconds_turned, strict=True)
    ]
    return Learnt(f"{role}, {audience}", recovered, shared, *_slower(slow, quick))


def _slower(slow: Sequence[float], quick: Sequence[float]) -> tuple[float, float]:
    """The chance that one of the first is above one of the second (Mann and Whitney 1947), and
    three standard deviations of it where there is no difference.
    """
    ranked = sorted([(value, True) for value in slow] + [(value, False) for value in quick])
    ranks = sum(place for place, (_, is_slow) in enumerate(ranked, start=1) if is_slow)
    many, others = len(slow), len(quick)
    above = (ranks - many * (many + 1) / 2) / (many * others)
    return above, 3 * math.sqrt((many + others + 1) / (12 * many * others))


def measured(parties: int, *, leak: bool = False, seed: int = 1) -> list[Learnt]:
    """What every viewer learns of so many parties."""
    planted = plant(parties, seed)
    with tempfile.TemporaryDirectory() as folder:
        uris = (
            fill(Path(folder) / "one", planted, turned=False),
            fill(Path(folder) / "two", planted, turned=True),
        )
        return [attack(uris, planted, *viewer, leak=leak) for viewer in VIEWERS]


def render(found: Sequence[Learnt], parties: int) -> str:
    """A line a viewer."""
    lines = [f"{'viewer':28}{'recovered':>14}{'lists that differ':>20}{'slower':>9}{'chance':>14}"]
    for one in found:
        of = f"{one.recovered:,} of {parties:,}"
        shared = ", ".join(one.shared) or "none"
        noise = f".5 ± {one.noise:.3f}"
        lines.append(f"{one.viewer:28}{of:>14}{shared:>20}{one.slower:9.3f}{noise:>14}")
    return "\n".join(lines)


def main() -> None:
    """Print what each viewer learns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parties", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--leak", action="store_true")
    asked = parser.parse_args()
    print(render(measured(asked.parties, leak=asked.leak, seed=asked.seed), asked.parties))


if __name__ == "__main__":
    main()
