"""Registers as offices lay them out: whose each column is, is known; how it is headed, is drawn."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from graph.schema import ROLES
from loaders.mapping.automatic import map_headers
from loaders.mapping.owners import slot_name

WORDS = {
    "korban": ["Korban", "PMI", "CPMI", "Victim", "Worker", "Pekerja Migran"],
    "pihak_diadukan": ["Terlapor", "Pihak Diadukan", "Pelaku", "Calo", "TSK", "Accused", "Sponsor"],
    "pelapor": ["Pelapor", "Pengadu", "Complainant", "Reporter"],
    "saksi": ["Saksi", "Witness"],
}
FIELDS = {
    "phone": ["HP", "No. HP", "Telepon", "No Telp", "WA", "Phone", "Mobile Phone"],
    "nik": ["NIK", "No. KTP", "NIK KTP"],
    "address": ["Alamat", "Alamat Tinggal", "Address"],
    "bank_account": ["No. Rekening", "Rekening", "Bank Account"],
    "born_on": ["Tgl Lahir", "Tanggal Lahir", "Date of Birth"],
    "passport": ["Paspor", "No. Paspor", "Passport"],
}
NAMES = ["Nama", "Nama Lengkap", "Name", "Nama"]
CASE = [
    ["Tgl Pengaduan", "Tanggal Lapor", "Reported on"],
    ["Negara Tujuan", "Destination Country"],
    ["Kronologi", "Uraian Kejadian", "Chronology"],
    ["Jenis Masalah", "Category"],
    ["Status"],
]
NUMBER = ["No. Pengaduan", "Nomor Kasus", "Case Number", "No. Register"]
ROLE = ["Peran", "Role", "Peran Pihak"]
PARTY = ["Pihak", "Party"]


@dataclass(frozen=True)
class Register:
    """A header, and whose each of its columns of people is: (slot, number) by column."""

    columns: tuple[str, ...]
    meant: dict[str, tuple[str, int]]
    style: str


@dataclass(frozen=True)
class _Block:
    """The columns of one party: what it is called, and the fields beside its name."""

    slot: str
    number: int
    word: str
    fields: tuple[str, ...]


def registers(seed: int, count: int) -> Iterator[Register]:
    """So many registers, the same for one seed."""
    random = Random(seed)
    made = 0
    while made < count:
        found = _register(random)
        if len(set(found.columns)) == len(found.columns):
            made += 1
            yield found


def _register(random: Random) -> Register:
    styles = ["labelled"] * 5 + ["blocks"] * 2 + ["plain victim"] * 2 + ["row a party"] * 2
    style = random.choice([*styles, "one party", "repeated", "one number"])
    if style == "row a party":
        return _row_a_party(random)
    blocks = _blocks(random, alone=style == "one party")
    columns: list[str] = []
    meant: dict[str, tuple[str, int]] = {}
    for place, block in enumerate(blocks):
        is_labelled = style in {"labelled", "repeated", "one number"} or (
            style == "plain victim" and block.slot != "korban"
        )
        shown = replace(block, number=0) if style == "repeated" else block
        headed = _labelled(random, shown) if is_labelled else _in_a_block(random, shown)
        if style == "one number":  # the name has its number, what stands behind it has none
            rest = _labelled(random, replace(block, number=0))
            headed = [headed[0], *rest[1:]]
        if style == "plain victim" and block.slot == "korban" and place == 0:
            headed[0] = random.choice(NAMES)
        for header in headed:
            name = _told_apart(header, columns)
            columns.append(name)
            meant[name] = (shown.slot, _seen_of(shown, style, blocks[:place]))
    return Register(_among_case_columns(random, blocks, columns, meant), meant, style)


def _seen_of(block: _Block, style: str, before: Sequence[_Block]) -> int:
    """The number of a party: as it is headed, or of those headed alike the how manieth it is."""
    if style != "repeated":
        return block.number
    alike = sum(other.slot == block.slot for other in before)
    return alike + 1 if alike else 0


def _blocks(random: Random, *, alone: bool) -> list[_Block]:
    if alone:
        return [_block(random, random.choice(["korban", "pihak_diadukan"]), 0)]
    accused = random.choice([1, 1, 1, 2, 3])
    slots = [("korban", 0), *(("pihak_diadukan", n) for n in range(1, accused + 1))]
    if accused == 1:
        slots[1] = ("pihak_diadukan", 0)
    slots += [(other, 0) for other in ("pelapor", "saksi") if random.random() < 0.2]
    if random.random() < 0.3:
        random.shuffle(slots)
    word = random.choice(WORDS["pihak_diadukan"])
    same = random.random() < 0.6
    fields = _some(random)
    return [
        _block(
            random,
            slot,
            number,
            word=word if slot == "pihak_diadukan" else "",
            fields=fields if same else None,
        )
        for slot, number in slots
    ]


def _block(
    random: Random, slot: str, number: int, word: str = "", fields: Sequence[str] | None = None
) -> _Block:
    chosen = tuple(fields if fields is not None else _some(random))
    return _Block(slot, number, word or random.choice(WORDS[slot]), chosen)


def _some(random: Random) -> list[str]:
    return random.sample(list(FIELDS), random.randint(1, 3))


def _labelled(random: Random, block: _Block) -> list[str]:
    """Every header says whose it is: HP Korban, korban_hp, Pelaku 2 - HP."""
    whose = f"{block.word} {block.number}" if block.number else block.word
    forms = ["{field} {whose}", "{whose} - {field}", "{whose} {field}", "{field} ({whose})"]
    form = random.choice(forms)
    fields = [random.choice(NAMES), *(random.choice(FIELDS[field]) for field in block.fields)]
    headed = [form.format(field=field, whose=whose) for field in fields]
    if random.random() < 0.5:
        headed[0] = whose
    if random.random() < 0.2:
        headed = [header.casefold().replace(" ", "_") for header in headed]
    rest = headed[1:]
    random.shuffle(rest)
    return [headed[0], *rest]


def _in_a_block(random: Random, block: _Block) -> list[str]:
    """The name says whose it is, and what stands behind it is of the same."""
    whose = f"{block.word} {block.number}" if block.number else block.word
    name = random.choice([whose, f"{random.choice(NAMES)} {whose}"])
    return [name, *(random.choice(FIELDS[field]) for field in block.fields)]


def _row_a_party(random: Random) -> Register:
    """One row a party, with its role."""
    party = random.choice(["", random.choice(PARTY)])
    fields = [random.choice(FIELDS[field]) for field in _some(random)]
    told = [random.choice(NAMES), *fields]
    columns = [f"{field} {party}".strip() if random.random() < 0.8 else field for field in told]
    columns.append(random.choice(ROLE))
    random.shuffle(columns)
    meant = dict.fromkeys(columns, ("pihak", 0))
    return Register(_among_case_columns(random, [], columns, meant), meant, "row a party")


def _told_apart(header: str, before: Sequence[str]) -> str:
    """A header as readers tell it apart from the same one before it."""
    count = sum(other == header or other.startswith(f"{header} (") for other in before)
    return f"{header} ({count + 1})" if count else header


def _among_case_columns(
    random: Random,
    blocks: Sequence[_Block],
    columns: Sequence[str],
    meant: dict[str, tuple[str, int]],
) -> tuple[str, ...]:
    """The columns with the number of the case, and some about the case between the parties."""
    beside = [random.choice(names) for names in random.sample(CASE, random.randint(0, 4))]
    found: list[str] = []
    before: tuple[str, int] | None = None
    for column in columns:
        if meant[column] != before and beside and random.random() < 0.5:
            found.append(beside.pop())
        found.append(column)
        before = meant[column]
    found += beside
    found.insert(random.choice([0, 0, 0, len(found)]), random.choice(NUMBER))
    return tuple(found)


def value_of(field: str, number: int) -> str:
    """A value of a field that can be read, and told from every other."""
    letters = "".join("abcdefghij"[int(digit)] for digit in f"{number:04d}")
    return {
        "names": f"Siti {letters.capitalize()}",
        "phone": f"081234{number:06d}",
        "nik": f"330101150385{number:04d}",
        "passport": f"B{number:07d}",
        "address": f"Jalan {letters.capitalize()} 7",
        "bank_account": f"BRI 12340100{number:07d}",
        "born_on": "15/03/1985",
        "role": "calo",
    }[field]


def write(register: Register, path: Path, cases: int = 1) -> dict[str, set[str]]:
    """Write a register of cases that tell of other victims and of the same accused.

    Gives by party the values that tell it from the others.
    """
    readings = map_headers(register.columns, "x").columns
    field_of = {column.column: column.field for column in readings}
    of_party: dict[str, set[str]] = defaultdict(set)
    rows = []
    for case in range(1, cases + 1):
        row = []
        for place, column in enumerate(register.columns, start=1):
            if column not in register.meant:
                row.append(f"K-{case}" if field_of[column] == "number" else "")
                continue
            slot, number = register.meant[column]
            other = 100 * case if slot in ROLES and ROLES[slot].protected else 0
            row.append(value_of(field_of[column], place + other))
            if field_of[column] not in {"role", "born_on"}:
                of_party[slot_name(slot, number)].add(folded(row[-1]))
        rows.append(row)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([register.columns, *rows])
    return of_party


def folded(text: str) -> str:
    """What of a value is the same in all its writings: a name's letters, a number's last digits."""
    digits = "".join(filter(str.isdigit, text))
    return digits[-7:] if len(digits) > 3 else "".join(filter(str.isalpha, text.casefold()))
