"""Pairs of different people who look alike, planted among ordinary cases.

Each pair is fair: something written tells a careful reader that the two may be two, or too little
is written to say that they are one. Pairs that the clerks' noise made unfair stay in the
background but are not counted.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import polars as pl
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from tests.bench.cases.clerks import Telling, new_clerk
from tests.bench.cases.names import CLANS, WEAK, give_name
from tests.bench.cases.people import Household, Person
from tests.bench.cases.places import Village
from tests.bench.cases.rings import Ring
from tests.bench.cases.simulation import Affair, Simulation, table

BACKGROUND = 20_000
PAIR_COLUMNS = ("left", "right", "kind")
_SIGNS = str.maketrans("", "", ".,()-' ")
_FATHERS = (" bin ", " binti ", " b. ", " bt. ", " anak dari ")
_PLAIN = frozenset("muhammad muhamad mohammad mohamad m muh moh moch mochamad mhd siti st".split())
_TITLES = frozenset("h hj haji pak bapak bu ibu sdr sdri mbak bang".split())


# the roles of the two, by kind; the commoner stand twice
_SIBLINGS = (
    ("korban", "korban"),
    ("korban", "korban"),
    ("sponsor", "korban"),
    ("sponsor", "sponsor"),
)
_KIN = (
    ("sponsor", "korban"),
    ("sponsor", "perekrut"),
    ("sponsor", "sponsor"),
    ("perekrut", "perekrut"),
)
_HOUSED = (
    ("korban", "korban"),
    ("korban", "korban"),
    ("fasilitator", "korban"),
    ("fasilitator", "fasilitator"),
)
_TWINS = (
    ("korban", "korban"),
    ("korban", "korban"),
    ("sponsor", "korban"),
)
_SPOUSES = (
    ("korban", "sponsor"),
    ("korban", "korban"),
    ("sponsor", "sponsor"),
)
Told = dict[str, Any]
"""Fields of a Telling that are forced."""


@dataclass(frozen=True, slots=True)
class Traps:
    """Mentions and facts as in Cases, and which mentions are of two people who look alike."""

    mentions: pl.DataFrame
    facts: pl.DataFrame
    pairs: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Party:
    """Someone to plant: in which role, and what is told beside or in place of the ordinary."""

    person: Person
    role: str
    told: Told


def _split(name: str) -> tuple[str, str]:
    """Part a written name into its core, folded, and the father named in it."""
    text = name.lower()
    for mark in (" alias ", " als ", " als. ", " @ ", " panggilan ", " a.k.a. ", " ("):
        text = text.split(mark)[0]
    father = ""
    for mark in _FATHERS:
        text, _, rest = text.partition(mark)
        father = father or rest
    words = [word.translate(_SIGNS) for word in text.split()]
    return " ".join(word for word in words if word not in _TITLES), father


def _digits(text: str) -> str:
    """The digits of a number without the country's code."""
    digits = "".join(sign for sign in text if sign.isdigit())
    return digits.removeprefix("62").removeprefix("0")


def _is_apart(left: dict[str, str], right: dict[str, str]) -> bool:
    """Tell whether what both mentions say contradicts one person by more than a slip of the pen."""
    niks = (_digits(left["nik"]), _digits(right["nik"]))
    if all(niks) and DamerauLevenshtein.distance(*niks) > 1:
        return True
    if left["gender"] and right["gender"] and left["gender"] != right["gender"]:
        return True
    if left["dob"] and right["dob"]:
        days = [
            birthday[: min(len(left["dob"]), len(right["dob"]))]
            for birthday in (left["dob"], right["dob"])
        ]
        years_apart = abs(int(left["dob"][:4]) - int(right["dob"][:4]))
        if years_apart > 2 or DamerauLevenshtein.distance(*days) > 2:
            return True
    fathers = (_split(left["name"])[1], _split(right["name"])[1])
    return all(fathers) and JaroWinkler.similarity(*fathers) < 0.8


def _are_alike(left: str, right: str) -> bool:
    """Tell whether two cores may be one name, in one of them shortened."""
    words = [[word for word in core.split() if word not in _PLAIN] for core in (left, right)]
    shorter, longer = sorted(("".join(strong) for strong in words), key=len)
    if JaroWinkler.similarity(shorter, longer) >= 0.93 or shorter in longer:
        return True
    return longer.startswith(shorter[:-1]) or any(word in words[1] for word in words[0][:1])


def is_fair(left: dict[str, str], right: dict[str, str]) -> bool:
    """Tell whether a careful reader would not nearly surely take the two for one."""
    if left["case_id"] == right["case_id"]:
        return True
    if not _are_alike(_split(left["name"])[0], _split(right["name"])[0]):
        return True
    niks = (_digits(left["nik"]), _digits(right["nik"]))
    phones = (_digits(left["phone"]), _digits(right["phone"]))
    one_number = (niks[0] == niks[1] != "") or (phones[0] == phones[1] != "")
    one_birthday = len(left["dob"]) == 10 and left["dob"] == right["dob"]
    one_village = left["village"] == right["village"] != ""
    one_company = left["org"][-8:].lower() == right["org"][-8:].lower() != ""
    alike = one_number or one_birthday or (one_village and one_company)
    return not alike or _is_apart(left, right)


class Planter:
    """Plants pairs into a simulation that has run."""

    def __init__(self, seed: int) -> None:
        self.simulation = Simulation(BACKGROUND, seed)
        self.simulation.run()
        self.draw = self.simulation.draw
        self.people = self.simulation.people

    # names and people ---------------------------------------------------------------------------

    def lookalike(self, house: Household, sex: str, year: int, words: tuple[str, ...]) -> Person:
        """Let a child of the house be named much like `words`, by its people's customs."""
        text = " ".join(words)
        taken = {member.words[0] for member in house.members}
        best, score = (*words, "Kedua"), -1.0
        for _ in range(100):
            given = give_name(house.people, sex, year, house.clan, len(house.members), self.draw)
            for name in self._crossed(words, given):
                if name[0] not in WEAK and name[0] in taken:
                    continue
                likeness = JaroWinkler.similarity(" ".join(name), text)
                far = DamerauLevenshtein.distance(" ".join(name), text) > 1
                if far and len(set(name)) == len(name) and likeness > score:
                    best, score = name, likeness
        return self.people.new_child(house, sex, year, best)

    def _crossed(self, words: tuple[str, ...], given: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Names between two: one word of each, or a rhyme as brothers and sisters have."""
        if len(words) > 1:
            return [given, (*words[:-1], given[-1]), (given[0], *words[1:])]
        head, tail = words[0][:3], given[-1][-4:].lower()
        rhymes = (head[-1] in "aiueo") != (tail[0] in "aiueo")
        return [given, (head + tail,)] if rhymes else [given]

    def common_words(self, regency: int, sex: str) -> tuple[tuple[str, ...], Household]:
        """Draw a name that people of the regency bear, of eight the commonest, and one's house."""
        bearers = [person for person in self.simulation.worked(regency) if person.sex == sex]
        if not bearers:
            person = self.neighbour(regency, sex)
            return person.words, person.house
        counts = Counter(person.words for person in bearers)
        drawn = [self.draw.choice(bearers) for _ in range(8)]
        person = max(drawn, key=lambda one: (counts[one.words], -len(" ".join(one.words))))
        return person.words, person.house

    def neighbour(self, regency: int, sex: str) -> Person:
        """Meet someone of a village of the regency."""
        village = self.simulation.some_village(regency)
        return self.simulation.grown(village, sex, (20, 45), self.day())

    def new_house(self, like: Household, village: Village | None = None) -> Household:
        """Found a house of the same people and clan, in the same village or another."""
        house = self.people.new_house(village or like.village, like.people, like.clan)
        house.father_year = like.father_year
        return house

    def day(self) -> int:
        """Draw a day of the years."""
        return int(self.draw.random() * 2800)

    def sex(self) -> str:
        """Draw a sex."""
        return "w" if self.draw.random() < 0.5 else "m"

    # writing ------------------------------------------------------------------------------------

    def _telling(self, party: Party) -> Telling:
        """Draw an ordinary telling of the role, mostly by the name on paper, and what is forced."""
        simulation = self.simulation
        telling = simulation.telling(party.role, "pengaduan", 1.0, new_clerk(self.draw))
        chance = self.draw.random()
        form = "paper" if chance < 0.85 else "short" if chance < 0.95 else "nick"
        return replace(telling, form=form, **party.told)

    def _affair(self, regency: int, day: int, ring: Ring | None, parties: list[Party]) -> Affair:
        """Let the people of the parties take their parts in an ordinary affair."""
        affair = self.simulation.happen(regency, day, ring)
        roles = {party.role for party in parties}
        people = [party.person for party in parties]
        others = [(role, person) for role, person in affair.accused if role not in roles]
        affair.accused = [(role, person) for role, person in others if person not in people]
        workers = [party.person for party in parties if party.role == "korban"]
        victims = [person for person in affair.victims if person not in people]
        affair.victims = victims[len(workers) :] + workers or [self.neighbour(regency, "w")]
        affair.accused += [
            (party.role, party.person) for party in parties if party.role != "korban"
        ]
        return affair

    def write(
        self,
        regency: int,
        left: Party,
        right: Party,
        *,
        together: float = 0.0,
        ring: Ring | None = None,
        sure: tuple[str, ...] = (),
    ) -> tuple[str, str]:
        """Write two parties, in one case with the chance `together`, else in two."""
        simulation = self.simulation
        day = self.day()
        told = {party.person: self._telling(party) for party in (left, right)}
        if self.draw.random() < together:
            both = simulation.file(self._affair(regency, day, ring, [left, right]), told, sure)
            return both[left.person], both[right.person]
        first = self._affair(regency, day, ring, [left])
        later = day + int(self.draw.random() * 500)
        second = self._affair(regency, later, ring, [right])
        one, other = (simulation.file(affair, told, sure) for affair in (first, second))
        return one[left.person], other[right.person]

    # kinds --------------------------------------------------------------------------------------

    def siblings(self) -> tuple[str, str]:
        """Children of one father with similar names and the telephone of the house."""
        regency = self.simulation.some_regency()
        sex = self.sex()
        left = self.neighbour(regency, sex)
        year = left.born[0] + self.draw.choice((-6, -4, -3, -2, 2, 3, 4, 5))
        right = self.lookalike(left.house, sex, year, left.words)
        told = self._of_house(left.house)
        roles = self.draw.choice(_SIBLINGS)
        return self.write(
            regency, Party(left, roles[0], told), Party(right, roles[1], told), together=0.3
        )

    def _of_house(self, house: Household) -> Told:
        """What is told of members of one house: its telephone, village, often the father."""
        return {
            "phone": True,
            "number": house.phone,
            "place": "village",
            "father": self.draw.random() < 0.4,
        }

    def parent_child(self) -> tuple[str, str]:
        """A father and a son who carries his name."""
        regency = self.simulation.some_regency()
        son = self.neighbour(regency, "m")
        house = self.new_house(son.house)
        father = self.people.new_head(house)
        year = house.father_year + 20 + int(self.draw.random() * 14)
        chance = self.draw.random()
        if chance < 0.35:
            junior = self.lookalike(house, "m", year, father.words)
        elif chance < 0.5 and house.people in CLANS:
            junior = self.people.new_child(house, "m", year, (*father.words, "Junior"))
        else:
            given = tuple(word for word in son.words[:2] if word not in father.words)
            junior = self.people.new_child(house, "m", year, (*given, *father.words[-1:]))
        told = self._of_house(house) | {"phone": self.draw.random() < 0.6}
        if self.draw.random() < 0.6:
            told |= {"dob": self.draw.choice(("year", "full", "guess"))}
        roles = self.draw.choice(_KIN)
        return self.write(
            regency, Party(father, roles[0], told), Party(junior, roles[1], told), together=0.15
        )

    def cousins_one_agency(self) -> tuple[str, str]:
        """Sons or daughters of brothers, of one village and name, who work for one agency."""
        regency = self.simulation.some_regency()
        sex = "m" if self.draw.random() < 0.7 else "w"
        words, house = self.common_words(regency, sex)
        homes = (self.new_house(house), self.new_house(house))
        year = 1960 + int(self.draw.random() * 35)
        other = year + self.draw.choice((-9, -7, -5, 5, 8, 11))
        left = self.people.new_child(homes[0], sex, year, words)
        apart: Told = {"org": True, "place": "village"}
        if self.draw.random() < 0.5:
            right = self.lookalike(homes[1], sex, other, words)
        else:
            right = self.people.new_child(homes[1], sex, other, words)
            ways: tuple[Told, ...] = ({"father": True}, {"dob": "year"}, {"nik": True})
            apart |= self.draw.choice(ways)
        ring = self.simulation.new_ring(regency, 0)
        role = self.draw.choice(("perekrut", "sponsor"))
        sure = ("shelter", "route", "agency")
        return self.write(
            regency, Party(left, role, apart), Party(right, role, apart), ring=ring, sure=sure
        )

    def namesakes_one_regency(self) -> tuple[str, str]:
        """Two recruiters of one name in one regency, of different rings and villages."""
        regency = self.simulation.some_regency()
        sex = "m" if self.draw.random() < 0.7 else "w"
        words, house = self.common_words(regency, sex)
        people: list[Person] = []
        while len(people) < 2:
            village = self.simulation.some_village(regency)
            if not people or village is not people[0].village:
                home = self.new_house(house, village)
                year = 1960 + int(self.draw.random() * 38)
                people.append(self.people.new_child(home, sex, year, words))
        roles = ("perekrut", self.draw.choice(("perekrut", "sponsor")))
        parties = []
        for person, role in zip(people, roles, strict=True):
            place = self.draw.choice(("regency", "regency", "district", "village"))
            told: Told = {"place": place, "phone": self.draw.random() < 0.75}
            parties.append(Party(person, role, told))
        return self.write(regency, *parties)

    def shared_phone(self) -> tuple[str, str]:
        """People of similar names for whom the shelter's or agency's telephone was given."""
        regency = self.simulation.some_regency()
        sex = self.sex()
        words, house = self.common_words(regency, sex)
        homes = [self.new_house(house, self.simulation.some_village(regency)) for _ in "ab"]
        years = [1975 + int(self.draw.random() * 28) for _ in "ab"]
        ring = self.simulation.new_ring(regency, 0)
        told: Told = {"phone": True, "number": ring.phones[0]}
        left = self.people.new_child(homes[0], sex, years[0], words)
        if self.draw.random() < 0.8:
            right = self.lookalike(homes[1], sex, years[1], words)
        else:
            right = self.people.new_child(homes[1], sex, years[1], words)
            told |= {"dob": "full"}
        roles = self.draw.choice(_HOUSED)
        return self.write(
            regency,
            Party(left, roles[0], told),
            Party(right, roles[1], told),
            together=0.25,
            ring=ring,
        )

    def borrowed_nik(self) -> tuple[str, str]:
        """A worker who travelled on the paper of a neighbour or a sister."""
        regency = self.simulation.some_regency()
        sex = "w" if self.draw.random() < 0.7 else "m"
        left = self.neighbour(regency, sex)
        year = left.born[0] - 3 - int(self.draw.random() * 5)
        if self.draw.random() < 0.45:
            right = self.lookalike(self.new_house(left.house), sex, year, left.words)
        else:
            right = self.people.new_child(self.new_house(left.house), sex, year)
        told: Told = {"nik": True}
        if self.draw.random() < 0.6:
            told |= {"dob": "full"}
        return self.write(
            regency,
            Party(left, "korban", told),
            Party(right, "korban", told | {"paper": left.nik}),
        )

    def twins(self) -> tuple[str, str]:
        """Two born on one day, registered one after the other."""
        regency = self.simulation.some_regency()
        sex = self.sex()
        left = self.neighbour(regency, sex)
        right = self.lookalike(left.house, sex, left.born[0], left.words)
        right.born = left.born
        right.nik = f"{left.nik[:12]}{int(left.nik[12:]) + 1:04d}"
        told = self._of_house(left.house) | {"nik": True, "dob": "full"}
        told |= {"phone": self.draw.random() < 0.6}
        roles = self.draw.choice(_TWINS)
        return self.write(
            regency, Party(left, roles[0], told), Party(right, roles[1], told), together=0.5
        )

    def namesake_victims(self) -> tuple[str, str]:
        """Two workers of one name and one year of birth in one district."""
        regency = self.simulation.some_regency()
        sex = self.sex()
        words, house = self.common_words(regency, sex)
        villages = self._district_of(house.village, regency)
        year = 1975 + int(self.draw.random() * 30)
        parties = []
        apart: Told = self.draw.choice(
            ({"nik": True}, {"dob": "full"}, {"dob": "year", "nik": False})
        )
        for village in self.draw.sample(villages, 2):
            person = self.people.new_child(self.new_house(house, village), sex, year, words)
            parties.append(Party(person, "korban", {"place": "district", "dob": "year", **apart}))
        return self.write(regency, *parties)

    def _district_of(self, village: Village, regency: int) -> tuple[Village, ...]:
        """All villages of a village's district."""
        for district in self.simulation.land[regency].districts:
            if district[0].code == village.code:
                return district
        return self.simulation.land[regency].districts[0]

    def spouses_phone(self) -> tuple[str, str]:
        """Husband and wife with one telephone, of names that sound alike."""
        regency = self.simulation.some_regency()
        wife = self.neighbour(regency, "w")
        house = self.new_house(wife.house)
        husband = self.lookalike(house, "m", wife.born[0] - self.draw.randrange(8), wife.words)
        phone = wife.house.phone
        told: Told = {"phone": True, "number": phone, "place": "village"}
        roles = self.draw.choice(_SPOUSES)
        return self.write(
            regency, Party(wife, roles[0], told), Party(husband, roles[1], told), together=0.3
        )


TRAP_KINDS: dict[str, Callable[[Planter], tuple[str, str]]] = {
    "siblings": Planter.siblings,
    "parent_child": Planter.parent_child,
    "cousins_one_agency": Planter.cousins_one_agency,
    "namesakes_one_regency": Planter.namesakes_one_regency,
    "shared_phone": Planter.shared_phone,
    "borrowed_nik": Planter.borrowed_nik,
    "twins": Planter.twins,
    "namesake_victims": Planter.namesake_victims,
    "spouses_phone": Planter.spouses_phone,
}


def make_traps(seed: int, pairs: int = 2400) -> Traps:
    """Plant about `pairs` fair pairs, equally many of each kind; one seed gives the same."""
    planter = Planter(seed)
    simulation = planter.simulation
    wanted = -(-pairs // len(TRAP_KINDS))
    planted: list[tuple[str, str, str]] = []
    for kind, plant in TRAP_KINDS.items():
        fair = 0
        while fair < wanted:
            left, right = plant(planter)
            if is_fair(simulation.mention(left), simulation.mention(right)):
                planted.append((left, right, kind))
                fair += 1
    cases = simulation.cases()
    return Traps(cases.mentions, cases.facts, table(PAIR_COLUMNS, planted))
