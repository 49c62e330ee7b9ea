"""Who lives where: households of the villages, their members, papers and telephones."""

from dataclasses import dataclass, field
from random import Random

from tests.bench.cases.names import (
    CLANS,
    MUSLIM,
    draw_word,
    give_alias,
    give_name,
    give_nickname,
)
from tests.bench.cases.places import Village

_OPERATORS = (
    "0812 0813 0852 0853 0821 0822 0823 0851 0812 0813 0852 0853 0815 0856 0857 0858 0817 0819 "
    "0859 0877 0878 0831 0838 0895 0896 0881"
).split()
_ABROAD = ("+60 1", "+966 5", "+852 9", "+886 9", "+971 5", "+65 8", "+855 9")
_OLD_LETTERS = (("u", "oe"), ("j", "dj"), ("c", "tj"), ("y", "j"))
RECYCLED = 0.002
"""Share of new numbers that another person held before: operators give them out again."""
MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(slots=True, eq=False)
class Household:
    """A family of a village: the elders' names, the house's telephone and who of it is known."""

    village: Village
    people: str
    clan: str
    father: tuple[str, ...]
    father_year: int
    phone: str
    members: list["Person"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Person:
    """One person as the truth has it; what a file says of them is a clerk's matter."""

    number: int
    words: tuple[str, ...]
    sex: str
    born: tuple[int, int, int]
    father: tuple[str, ...]
    house: Household
    nik: str
    nickname: str
    alias: str
    hajj: bool = False
    place: str = ""
    phones: list[tuple[int, str]] = field(default_factory=list)
    """Numbers with the day on which each is given up; the newest last."""
    complaints: int = 0

    @property
    def village(self) -> Village:
        """Where the person is at home."""
        return self.house.village


def _old_spelling(words: tuple[str, ...], draw: Random) -> tuple[str, ...]:
    """Write a name as before 1972, in the letters its bearer kept on paper."""
    spelt = []
    for word in words:
        lower = word.lower()
        for new, old in _OLD_LETTERS:
            if draw.random() < 0.6 and (new != "y" or "dj" not in lower):
                lower = lower.replace(new, old)
        spelt.append(lower.capitalize())
    return tuple(spelt)


class Population:
    """All people met so far; new ones are born on demand."""

    def __init__(self, draw: Random) -> None:
        self._draw = draw
        self.count = 0
        self._serials: dict[str, int] = {}
        self._given_up: list[str] = []
        self._houses: dict[int, list[Household]] = {}

    def new_phone(self) -> str:
        """Draw a mobile number as digits from 08."""
        draw = self._draw
        if self._given_up and draw.random() < RECYCLED:
            return self._given_up.pop(int(draw.random() * len(self._given_up)))
        digits = 8 if draw.random() < 0.72 else 7
        prefix = _OPERATORS[int(draw.random() * len(_OPERATORS))]
        return f"{prefix}{int(draw.random() * 10**digits):0{digits}d}"

    def foreign_phone(self) -> str:
        """Draw a number of the countries of work."""
        return f"{self._draw.choice(_ABROAD)}{int(self._draw.random() * 10**8):08d}"

    def phone_of(self, person: Person, day: int, keeps: float) -> str:
        """Tell the number a person uses on a day; a new SIM is bought when the old one is dead.

        `keeps` is how many days a number lives on average.
        """
        draw = self._draw
        alive = [number for until, number in person.phones if until > day]
        if alive and draw.random() < 0.97:
            return alive[-1] if draw.random() < 0.8 else draw.choice(alive)
        if person.phones and draw.random() < 0.3:
            self._given_up.append(person.phones[0][1])
        number = self.foreign_phone() if person.place else self.new_phone()
        person.phones.append((day + 30 + int(draw.expovariate(1 / keeps)), number))
        return number

    def birthday(self, year: int) -> tuple[int, int, int]:
        """Draw a day of birth; the old often have one that a registrar chose for them."""
        draw = self._draw
        if draw.random() < (0.3 if year < 1972 else 0.05):
            month, day = draw.choice(((12, 31), (7, 1), (1, 1), (12, 31)))
            return (year, month, day)
        month = 1 + int(draw.random() * 12)
        return (year, month, 1 + int(draw.random() * MONTHS[month - 1]))

    def new_nik(self, village: Village, sex: str, born: tuple[int, int, int]) -> str:
        """Give the next number of the district and birthday; some were registered elsewhere."""
        draw = self._draw
        code = village.code
        if draw.random() < 0.08:
            code = f"{code[:4]}{1 + int(draw.random() * 20):02d}"
        year, month, day = born
        head = f"{code}{day + (40 if sex == 'w' else 0):02d}{month:02d}{year % 100:02d}"
        serial = self._serials.get(head, 0) + 1 + int(draw.expovariate(0.9))
        self._serials[head] = serial
        return f"{head}{serial:04d}"

    def new_house(self, village: Village, people: str = "", clan: str = "") -> Household:
        """Let a family live in a village, of one of its peoples."""
        draw = self._draw
        if not people:
            people = village.peoples[0]
            if len(village.peoples) > 1:
                people = draw.choices(village.peoples, village.shares)[0]
        if people in CLANS and not clan:
            clan = draw_word(CLANS[people], draw)
        year = 1938 + int(draw.random() * 38)
        father = give_name(people, "m", year, clan, 0, draw)
        house = Household(village, people, clan, father, year, self.new_phone())
        self._houses.setdefault(village.number, []).append(house)
        return house

    def some_house(self, village: Village, known: float) -> Household:
        """Find a house of the village: with the chance `known` one already met, else a new one."""
        houses = self._houses.get(village.number)
        if houses and self._draw.random() < known:
            return houses[int(self._draw.random() * len(houses))]
        return self.new_house(village)

    def new_child(
        self,
        house: Household,
        sex: str,
        year: int,
        words: tuple[str, ...] = (),
        born: tuple[int, int, int] | None = None,
    ) -> Person:
        """Let a grown child of the house be known; words and birthday may be set from outside."""
        draw = self._draw
        self.count += 1
        child = len(house.members)
        given = words or give_name(house.people, sex, year, house.clan, child, draw)
        for _ in range(3):
            if words or all(sibling.words != given for sibling in house.members):
                break
            given = give_name(house.people, sex, year, house.clan, child, draw)
        birthday = born or self.birthday(year)
        nik = self.new_nik(house.village, sex, birthday)
        nickname = give_nickname(given, draw)
        alias = give_alias(nickname, sex, house.village.name, house.people, draw)
        if year < 1968 and not words and draw.random() < 0.15:
            given = _old_spelling(given, draw)
        person = Person(self.count, given, sex, birthday, house.father, house, nik, nickname, alias)
        old = year < 1975
        person.hajj = house.people in MUSLIM and draw.random() < (0.16 if old else 0.04)
        house.members.append(person)
        return person

    def new_head(self, house: Household, words: tuple[str, ...] = ()) -> Person:
        """Let the father of a house be a person of his own; his father's name is new."""
        head = self.new_child(house, "m", house.father_year, words or house.father)
        head.father = give_name(
            house.people, "m", house.father_year - 28, house.clan, 0, self._draw
        )
        return head

    def new_foreigner(self, house: Household, place: str) -> Person:
        """Let an agent abroad be known by the name that workers call them."""
        sex = "w" if self._draw.random() < 0.45 else "m"
        words = tuple(draw_word(f"agent{part}_{sex}", self._draw) for part in ("_title", ""))
        person = self.new_child(house, sex, 1972, words)
        person.nickname = person.alias = " ".join(words)
        person.hajj = False
        person.place = place
        return person
