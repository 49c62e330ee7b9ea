"""What cases say of people: who is named where, by which facts, and how they came to be written."""

import random
from statistics import NormalDist

import numpy as np
import polars as pl

from tests.bench.people.population import ROLES, Numbers, Population, Words
from tests.bench.people.spelling import slip, writings
from tests.bench.people.stocks import UNSAID

COLUMNS = tuple(
    "unique_id case_id role name nik phone dob gender village district regency org ent".split()
)
MENTIONS_PER_CASE = 3.3
PRESENT = {
    "nik": (0.55, 0.05),
    "phone": (0.56, 0.41),
    "dob": (0.85, 0.22),
    "gender": (0.92, 0.51),
    "regency": (0.94, 0.64),
    "district": (0.76, 0.42),
    "village": (0.64, 0.28),
}
"""How often a fact is told of victims, of actors."""
COMPANY_PRESENT = (0.08, 0.36, 0.46, 0.30, 0.85)
"""By role, in the order of ROLES."""


def tell(people: Population, chance: np.random.Generator) -> pl.DataFrame:
    """Every mention of them, in no order, with the truth in `ent`."""
    person = chance.permutation(np.repeat(np.arange(len(people.mentions)), people.mentions))
    count = len(person)
    draw = random.Random(int(chance.integers(2**62)))
    role = _roles(people, person, chance)
    where = _regions(people, person, role, chance)
    case = _cases(person, where, chance)
    told = _told(person, role, case, chance)
    home = (role == 0) & (chance.random(count) > 0.02) | (role != 0) & (chance.random(count) > 0.12)
    place = people.places
    columns = {
        "unique_id": [f"m{number:07d}" for number in range(count)],
        "case_id": [f"K{number:06d}" for number in case],
        "role": np.array(ROLES, dtype=object)[role],
        "name": _written_names(people, person, role, draw),
        "nik": _kept(_written_niks(people, person, draw), told["nik"]),
        "phone": _kept(_written_phones(people, person, role, chance, draw), told["phone"]),
        "dob": _kept(_written_births(people, person, draw), told["dob"]),
        "gender": _kept(
            np.where(people.woman[person] ^ (chance.random(count) < 0.008), "P", "L"),
            told["gender"],
        ),
        "village": _kept(
            _written_places(
                place.villages, people.village[person], ("", "", "Desa ", "Ds. "), draw
            ),
            told["village"] & home,
        ),
        "district": _kept(
            _written_places(place.districts, people.district[person], ("", "", "Kec. "), draw),
            told["district"] & home,
        ),
        "regency": _kept(
            _written_regencies(
                place.regencies, np.where(home, people.regency[person], where), draw
            ),
            told["regency"],
        ),
        "org": _kept(
            _written_companies(people, person, draw),
            chance.random(count) < np.array(COMPANY_PRESENT)[role],
        ),
        "ent": [f"p{number:06d}" for number in person],
    }
    return pl.DataFrame(
        {name: pl.Series(name, list(columns[name]), dtype=pl.String) for name in COLUMNS}
    )


def _roles(people: Population, person: Numbers, chance: np.random.Generator) -> Numbers:
    """Mostly one's own role; actors take others' parts, and one victim in a hundred
    recruits later.
    """
    own = people.role[person]
    other = chance.choice([1, 2, 3, 4], size=len(own), p=[0.5, 0.2, 0.2, 0.1])
    turned = chance.random(len(own)) < np.where(own == 0, 0.01, 0.12)
    return np.where(turned, other, own)


def _regions(
    people: Population, person: Numbers, role: Numbers, chance: np.random.Generator
) -> Numbers:
    """The regency whose office wrote the case."""
    away = chance.random(len(person)) < np.where(role == 0, 0.03, 0.35)
    which = people.operates[person, chance.choice([0, 1], size=len(person), p=[0.75, 0.25])]
    return np.where(away, which, people.regency[person])


def _cases(person: Numbers, where: Numbers, chance: np.random.Generator) -> Numbers:
    """Cases of one regency; nobody stands twice in one."""
    sizes = np.bincount(where)
    cases = np.ceil(sizes / MENTIONS_PER_CASE).astype(np.int64)
    first = np.concatenate([[0], np.cumsum(cases)[:-1]])
    case = first[where] + (cases[where] * chance.random(len(where))).astype(np.int64)
    for _ in range(8):
        twice = _repeated(case, person)
        case[twice] = first[where[twice]] + (
            cases[where[twice]] * chance.random(len(twice))
        ).astype(np.int64)
    twice = _repeated(case, person)
    case[twice] = int(cases.sum()) + np.arange(len(twice))
    return case


def _repeated(case: Numbers, person: Numbers) -> Numbers:
    _, first = np.unique(case * (int(person.max()) + 1) + person, return_index=True)
    again = np.ones(len(case), dtype=bool)
    again[first] = False
    return np.flatnonzero(again)


def _told(
    person: Numbers, role: Numbers, case: Numbers, chance: np.random.Generator
) -> dict[str, np.ndarray]:
    """Which facts stand in which mention: thorough cases tell more of all, and a place is told from
    the top down.
    """
    thorough = chance.standard_normal(int(case.max()) + 1)[case]
    told = {}
    place = chance.standard_normal(len(person))
    for fact, (of_victims, of_actors) in PRESENT.items():
        own = chance.standard_normal(len(person))
        if fact in ("regency", "district", "village"):
            own = np.sqrt(0.8) * place + np.sqrt(0.2) * own
        score = np.sqrt(0.3) * thorough + np.sqrt(0.7) * own
        told[fact] = score < np.where(
            role == 0, *(NormalDist().inv_cdf(each) for each in (of_victims, of_actors))
        )
    return told


def _kept(values: Words, told: np.ndarray) -> Words:
    return np.where(told, np.asarray(values, dtype=object), None)


def _written_names(
    people: Population, person: Numbers, role: Numbers, draw: random.Random
) -> Words:
    other = {word: writings(word) for word in set(people.words.ravel()) if word}
    plain = {
        word: word.replace(".", " ") if len(word) > 3 and "." in word[:-1] else word
        for word in other
    }
    words = [[word for word in row if word] for row in people.words]
    hajj = np.random.default_rng(draw.randrange(2**32)).random(len(words)) < np.where(
        people.role > 0, 0.14, 0.03
    )
    names = np.empty(len(person), dtype=object)
    uniform = draw.random
    for at, who in enumerate(person.tolist()):
        actor = role[at] > 0
        own = words[who]
        parts = [plain[word] for word in own]
        if uniform() < (0.12 if actor else 0.10):
            place = int(uniform() * len(parts))
            if options := other[own[place]]:
                parts[place] = options[int(uniform() * len(options))]
        name = _form(parts, own[0] in UNSAID, actor, people.aliases[who], uniform)
        if uniform() < 0.035:
            name = slip(name, draw)
        name = _adorned(name, actor, people, who, bool(hajj[who]), uniform)
        shape = uniform()
        names[at] = name.upper() if shape < 0.22 else name.lower() if shape < 0.26 else name
    return names


def _form(parts: list[str], unsaid: bool, actor: bool, alias: str, uniform) -> str:
    """The name in full, or what was heard of it."""
    form = uniform()
    if actor and form > 0.98:
        return ".".join(part[0] for part in parts) + "." if len(parts) > 1 else parts[0][:1] + "."
    if actor and form > 0.93 and alias:
        return alias
    if len(parts) > 1:
        if form < (0.09 if actor else 0.04):
            return parts[1] if unsaid else parts[0]
        if form < (0.13 if actor else 0.08):
            return " ".join(parts[:-1]) if len(parts) > 2 else parts[1]
        if form < (0.18 if actor else 0.11):
            return (
                " ".join([*parts[:-1], parts[-1][0] + "."])
                if uniform() < 0.6
                else f"{parts[0][0]}. {parts[-1]}"
            )
        if form < (0.205 if actor else 0.135):
            return parts[0] + "".join(parts[1:]).lower() if len(parts[0]) < 5 else " ".join(parts)
        if form < (0.215 if actor else 0.15):
            return " ".join(reversed(parts))
    return " ".join(parts)


def _adorned(name: str, actor: bool, people: Population, who: int, hajj: bool, uniform) -> str:
    """Title, father and alias around the name."""
    woman = bool(people.woman[who])
    if people.muslim[who] and uniform() < (0.03 if actor else 0.07):
        child_of = ("binti", "Bt.")[uniform() < 0.3] if woman else ("bin", "B.")[uniform() < 0.15]
        name = f"{name} {child_of} {people.fathers[who]}"
    alias = people.aliases[who]
    if alias and alias != name and uniform() < 0.3:
        name = (
            f"{name} alias {alias}",
            f"{name} als. {alias}",
            f"{name} ({alias})",
            f"{name} @ {alias}",
        )[int(uniform() * 4)]
    if hajj and uniform() < 0.65:
        return f"{'Hj.' if woman else 'H.'} {name}"
    if uniform() < (0.2 if actor else 0.05):
        titles = (
            ("Ibu", "Bu", "Ny.", "Sdri.", "Mbak")
            if woman
            else ("Pak", "Bapak", "Bpk.", "Sdr.", "Tn.")
        )
        return f"{titles[int(uniform() * 5)]} {name}"
    return name


def _written_niks(people: Population, person: Numbers, draw: random.Random) -> Words:
    niks = people.niks[person]
    for at in np.flatnonzero([draw.random() < 0.07 for _ in range(len(person))]):
        nik, place = niks[at], draw.randrange(16)
        match draw.randrange(5):
            case 0 | 1:
                niks[at] = nik[:place] + str(draw.randrange(10)) + nik[place + 1 :]
            case 2:
                place = min(place, 14)
                niks[at] = nik[:place] + nik[place + 1] + nik[place] + nik[place + 2 :]
            case 3:
                niks[at] = nik[:place] + nik[place + 1 :]
            case 4:
                niks[at] = nik.replace("0", "O", 1)
    return niks


def _written_births(people: Population, person: Numbers, draw: random.Random) -> Words:
    written = np.datetime_as_string(people.born.astype("datetime64[D]"), unit="D").astype(object)
    births = written[person]
    for at in np.flatnonzero([draw.random() < 0.27 for _ in range(len(person))]):
        born = births[at]
        year, month, day = born.split("-")
        form = draw.random()
        if form < 0.34:
            births[at] = year
        elif form < 0.50:
            births[at] = f"{year}-{month}"
        elif form < 0.66:
            births[at] = f"{year}-{day}-{month}" if int(day) <= 12 else born
        elif form < 0.80:
            births[at] = f"{year}-01-01"
        elif form < 0.92:
            births[at] = (
                f"{year}-{month}-{min(28, max(1, int(day) + draw.choice([-1, 1, 10, -10]))):02d}"
            )
        else:
            births[at] = (
                f"{int(year) + draw.choice([-1, 1, -2, 2])}-{month}-{min(int(day), 28):02d}"
            )
    return births


def _written_phones(
    people: Population,
    person: Numbers,
    role: Numbers,
    chance: np.random.Generator,
    draw: random.Random,
) -> Words:
    """One's own number, the household's, the sponsor's who sent one, or the company's."""
    actors = np.flatnonzero(people.role > 0)
    order = actors[np.argsort(people.regency[actors], kind="stable")]
    near = np.searchsorted(people.regency[order], people.regency[person], side="left")
    sponsor = order[np.minimum(near + chance.integers(0, 3, size=len(person)), len(order) - 1)]
    later = (chance.random(len(person)) < np.where(role == 0, 0.06, 0.06)).astype(np.int64)
    kind = chance.random(len(person))
    company = len(people.phone_numbers) - len(people.companies) + people.company[person]
    bounds = np.where(
        role == 0, *(np.array(each)[:, None] for each in ((0.70, 0.92, 0.97), (0.90, 0.94, 0.94)))
    )
    number = np.where(
        kind < bounds[0],
        people.phones[person, later],
        np.where(
            kind < bounds[1],
            people.household[person],
            np.where(kind < bounds[2], people.phones[sponsor, 0], company),
        ),
    )
    return np.array(
        [_written_phone(people.phone_numbers[each], draw) for each in number.tolist()], dtype=object
    )


def _written_phone(digits: str, draw: random.Random) -> str:
    if draw.random() < 0.02:
        place = draw.randrange(4, len(digits))
        digits = digits[:place] + str(draw.randrange(10)) + digits[place + 1 :]
    shape = draw.random()
    if shape < 0.5:
        return digits
    if shape < 0.68:
        return f"+62{digits[1:]}"
    if shape < 0.78:
        return f"62{digits[1:]}"
    if shape < 0.9:
        return f"{digits[:4]}-{digits[4:8]}-{digits[8:]}"
    return f"+62 {digits[1:4]} {digits[4:8]} {digits[8:]}"


def _written_places(
    names: list[str], which: Numbers, before: tuple[str, ...], draw: random.Random
) -> Words:
    written = np.empty(len(which), dtype=object)
    for at, place in enumerate(which.tolist()):
        name = names[place]
        shape = draw.random()
        if shape < 0.02:
            name = slip(name, draw)
        elif shape < 0.05:
            name = name.replace(" ", "")
        elif shape < 0.2:
            name = name.upper()
        written[at] = before[int(draw.random() * len(before))] + name
    return written


def _written_regencies(names: list[str], which: Numbers, draw: random.Random) -> Words:
    written = np.empty(len(which), dtype=object)
    for at, place in enumerate(which.tolist()):
        name = names[place]
        shape = draw.random()
        if shape < 0.4:
            name = name.removeprefix("Kab. ")
        elif shape < 0.6:
            name = name.replace("Kab. ", "Kabupaten ")
        written[at] = name.upper() if draw.random() < 0.2 else name
    return written


def _written_companies(people: Population, person: Numbers, draw: random.Random) -> Words:
    written = np.empty(len(person), dtype=object)
    for at, which in enumerate(people.company[person].tolist()):
        form, _, core = people.companies[which].partition(" ")
        shape = draw.random()
        if shape < 0.35:
            name = f"{form} {core}"
        elif shape < 0.6:
            name = f"{form}. {core}"
        elif shape < 0.72:
            name = core
        elif shape < 0.8:
            name = f"{core}, {form}"
        elif shape < 0.86:
            name = (
                f"{form} {core} Cabang"
                f" {people.places.regencies[people.regency[person[at]]].split(' ', 1)[-1]}"
            )
        elif shape < 0.9:
            name = f"{form} {''.join(word[0] for word in core.split())}"
        else:
            name = f"{form}. {slip(core, draw)}"
        written[at] = name.upper() if draw.random() < 0.3 else name
    return written
