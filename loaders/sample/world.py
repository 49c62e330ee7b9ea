"""The invented world behind a sample: people, networks, and the cases they appear in."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from graph.places import find_region, region
from loaders.sample import words

FIRST_DAY = date(2023, 1, 9)
DAYS = 1060
AGAIN = 0.25
"""The share of a network's later cases whose victim complained before, where somebody did who
lives there.
"""
HOTLINES_FROM = 40
"""Fewer cases than this get no hotline: it would need a dozen strangers."""


@dataclass(slots=True)
class Person:
    """Somebody invented: who they really are, whatever the files write."""

    id: str
    name: str
    sex: str
    born: date
    regency: str
    nik: str
    phone: str
    bank: str = ""
    account: str = ""
    role: str = "korban"
    network: str = ""
    alias: str = ""


@dataclass(slots=True)
class Party:
    """A person in one case, with what this complaint says of them."""

    person: Person
    role: str
    phone: str = ""
    nik: str = ""
    account: str = ""
    alias: str = ""
    assessment: str = ""
    vague: bool = False
    """Written loosely: another spelling, no exact identifier."""


@dataclass(slots=True)
class Complaint:
    """One case as it happened; files write it each in their own way."""

    number: str
    office: int
    day: date
    corridor: int
    regency: str
    victims: list[Party]
    accused: list[Party]
    reporter: Person | None
    network: str = ""
    category: str = ""
    channel: str = ""
    fee: int = 0
    grade: str = ""


@dataclass(slots=True)
class World:
    """Everything a sample is written from."""

    complaints: list[Complaint] = field(default_factory=list)
    networks: dict[str, tuple[bool, list[Person]]] = field(default_factory=dict)
    """Network id to whether exact links alone join it, and its actors."""
    hotlines: list[str] = field(default_factory=list)
    namesakes: list[tuple[str, str]] = field(default_factory=list)


class Maker:
    """Draws people, networks and cases from one seeded source."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - an invented world, not a secret
        self.again = Random(f"{seed} again")  # noqa: S311
        """Who complains again is drawn apart, so that it changes nothing else of a world."""
        self.world = World()
        self._people = 0
        self._phones: set[str] = set()
        self._numbers = [0, 0, 0]
        self._named: dict[str, str] = {}

    def build(self, cases: int) -> World:
        """A world of so many complaints: two thirds in networks, the rest on their own."""
        planted = 0
        while planted < int(cases * 0.65):
            size = min(self.random.randint(4, 12), cases - planted)
            self._network(size)
            planted += size
        alone = cases - planted
        if cases >= HOTLINES_FROM:
            self.world.hotlines = [self.phone() for _ in range(max(1, alone // 50))]
        for number in range(alone):
            self._lone_case(number)
        self.random.shuffle(self.world.complaints)
        self._complain_again()
        self._number()
        return self.world

    # ---- people

    def phone(self) -> str:
        """An invented mobile number that nobody else in this world has."""
        while True:
            found = self.random.choice(words.PREFIXES) + "".join(
                self.random.choices("0123456789", k=8)
            )
            if found not in self._phones:
                self._phones.add(found)
                return found

    def person(self, role: str, regency: str, *, name: str = "", network: str = "") -> Person:
        """Somebody new; victims are mostly women, actors mostly men."""
        pick = self.random
        sex = "f" if pick.random() < (0.8 if role == "korban" else 0.25) else "m"
        if name:
            sex = "f" if name.split(maxsplit=1)[0] in words.WOMEN else "m"
        name = name or self._name(sex)
        born = date(1960 if role != "korban" else 1978, 1, 1) + timedelta(days=pick.randrange(9000))
        self._people += 1
        bank, digits = pick.choice(words.BANKS)
        person = Person(
            id=f"p{self._people:06d}",
            name=name,
            sex=sex,
            born=born,
            regency=regency,
            nik=self._nik(regency, born, sex),
            phone=self.phone(),
            bank=bank,
            account="".join(
                pick.choices("123456789", k=1) + pick.choices("0123456789", k=digits - 1)
            ),
            role=role,
            network=network,
            alias=pick.choice(
                ("Juju", "Bos Kecil", "Om Dul", "Mama Ita", "Pak De", "Haji Laut", "Bang Jek")
            )
            + f" {name[0]}",
        )
        if name in self._named and name in words.NAMESAKES:
            self.world.namesakes.append((self._named[name], person.id))
        self._named[name] = person.id
        return person

    def _name(self, sex: str) -> str:
        pick = self.random
        given = pick.choice(words.WOMEN if sex == "f" else words.MEN)
        middle = f" {pick.choice(words.FAMILY)}" if pick.random() < 0.35 else ""
        prefix = "Muhammad " if sex == "m" and pick.random() < 0.15 else ""
        return f"{prefix}{given}{middle} {pick.choice(words.FAMILY)}"

    def _nik(self, regency: str, born: date, sex: str) -> str:
        found = find_region(regency)
        code = _first_district(found.code if found else "7271")
        day = born.day + (40 if sex == "f" else 0)
        return f"{code}{day:02d}{born:%m%y}{self.random.randint(1, 9999):04d}"

    # ---- cases

    def _network(self, size: int) -> None:
        """Make up the people of one network, with the numbers and accounts that they share."""
        pick = self.random
        name = f"N{len(self.world.networks) + 1:04d}"
        exact = pick.random() < 0.7
        corridor = pick.randrange(len(words.CORRIDORS))
        regencies = words.CORRIDORS[corridor][5]
        roles = pick.sample(
            list(words.ROLES_WRITTEN), k=min(len(words.ROLES_WRITTEN), pick.randint(3, 10))
        )
        roles[0] = "perekrut_lapangan"
        actors = [self.person(role, pick.choice(regencies), network=name) for role in roles]
        if len(actors) > 3 and pick.random() < 0.6:
            actors[1].phone = actors[0].phone
        if len(actors) > 4 and pick.random() < 0.5:
            actors[3].bank, actors[3].account = actors[2].bank, actors[2].account
        self.world.networks[name] = (exact, actors)
        start = FIRST_DAY + timedelta(days=pick.randrange(DAYS - 200))
        link = actors[0]
        for place in range(size):
            crew = [
                link,
                *pick.sample(
                    [actor for actor in actors if actor is not link], k=pick.randint(0, 2)
                ),
            ]
            day = start + timedelta(days=place * pick.randint(4, 16))
            accused = [self._accused(person, exact=exact) for person in crew]
            self._complaint(day, corridor, pick.choice(regencies), accused, network=name)
            link = pick.choice(crew)

    def _accused(self, person: Person, *, exact: bool) -> Party:
        pick = self.random
        vague = not exact and pick.random() < 0.55
        return Party(
            person=person,
            role=person.role,
            phone="" if vague else person.phone,
            nik=person.nik if not vague and pick.random() < 0.2 else "",
            account=person.account if not vague and pick.random() < 0.35 else "",
            alias=person.alias if pick.random() < 0.2 else "",
            assessment=pick.choices(
                ("", "diduga", "terindikasi", "tersangka"), weights=(6, 2, 2, 1)
            )[0],
            vague=vague,
        )

    def _lone_case(self, number: int) -> None:
        pick = self.random
        corridor = pick.randrange(len(words.CORRIDORS))
        regency = pick.choice(words.CORRIDORS[corridor][5])
        name = pick.choice(words.NAMESAKES) if pick.random() < 0.25 else ""
        role = pick.choice(("perekrut_lapangan", "sponsor", "pengantar"))
        accused = [self._accused(self.person(role, regency, name=name), exact=True)]
        accused[0].account = ""
        if self.world.hotlines and number < 14 * len(self.world.hotlines):
            accused[0].phone = self.world.hotlines[number // 14]
        day = FIRST_DAY + timedelta(days=pick.randrange(DAYS))
        self._complaint(day, corridor, regency, accused)

    def _complaint(
        self, day: date, corridor: int, regency: str, accused: list[Party], network: str = ""
    ) -> None:
        """Make up one complaint against people of a network."""
        pick = self.random
        count = pick.choices((1, 2, 3), weights=(6, 3, 1))[0]
        victims = []
        for _ in range(count):
            name = pick.choice(words.NAMESAKES) if pick.random() < 0.08 else ""
            person = self.person("korban", regency, name=name)
            known = pick.random() < 0.7
            victims.append(
                Party(
                    person,
                    "korban",
                    phone=person.phone if known else "",
                    nik=person.nik if known else "",
                )
            )
        self.world.complaints.append(
            Complaint(
                number="",
                office=pick.randrange(3),
                day=day,
                corridor=corridor,
                regency=regency,
                victims=victims,
                accused=accused,
                reporter=self.person("pelapor", regency) if pick.random() < 0.7 else None,
                network=network,
                category=pick.choice(words.CATEGORIES),
                channel=pick.choice(words.CHANNELS),
                fee=pick.randrange(4, 60) * 250_000,
                grade=pick.choice(("", "", "B2", "C3", "B3", "A2")),
            )
        )

    def _complain_again(self) -> None:
        """Let some victims complain again, of the same network, often to another office.

        The one whom they stand for is gone; who is told to be somebody's namesake stays.
        """
        kept = {person for pair in self.world.namesakes for person in pair}
        heard: dict[tuple[str, str], list[Person]] = {}
        for complaint in sorted(self.world.complaints, key=lambda complaint: complaint.day):
            if not complaint.network:
                continue
            before = heard.setdefault((complaint.network, complaint.regency), [])
            gone = complaint.victims[0]
            if before and gone.person.id not in kept and self.again.random() < AGAIN:
                person = before.pop(self.again.randrange(len(before)))
                complaint.victims[0] = Party(
                    person,
                    "korban",
                    phone=person.phone if gone.phone else "",
                    nik=person.nik if gone.nik and self.again.random() < 0.5 else "",
                )
            else:
                before.append(gone.person)

    def _number(self) -> None:
        for complaint in self.world.complaints:
            self._numbers[complaint.office] += 1
            serial = self._numbers[complaint.office]
            complaint.number = (
                f"PGD/{serial:05d}/BP3MI-STG/{complaint.day.year}",
                f"{serial:05d}/ADUAN/SULSEL/{complaint.day.year}",
                f"KTR-{complaint.day.year}-{serial:05d}",
            )[complaint.office]


@lru_cache(maxsize=500)
def _first_district(regency: str) -> str:
    """The first district code that exists in a regency."""
    return next(code for number in range(1, 100) if region(code := f"{regency}{number:02d}"))
