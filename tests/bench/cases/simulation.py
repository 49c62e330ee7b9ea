"""Cases from 2019 to 2026 as offices receive them: who was recruited by whom, and what is told.

The process is simulated, not a record disturbed: a ring's sponsor recruits in his village's
neighbourhood, a complainant knows of each party what that part of the chain lets him know, and a
clerk with habits writes it down. So what is missing depends on role, channel and clerk, and what
looks alike does so because people are kin, neighbours or colleagues.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random

import polars as pl

from tests.bench.cases.clerks import (
    FACT_SHARES,
    Clerk,
    Telling,
    new_clerk,
    write_dob,
    write_fact,
    write_name,
    write_nik,
    write_org,
    write_phone,
    write_places,
)
from tests.bench.cases.people import Household, Person, Population
from tests.bench.cases.places import Regency, Village, regencies
from tests.bench.cases.rings import Ring, new_ring, recent, renew

COLUMNS = tuple(
    "unique_id case_id role name nik phone dob gender village district regency org ent".split()
)
FACT_COLUMNS = ("case_id", "kind", "value")
FILE_COLUMNS = ("case_id", "ring", "office", "channel", "filed_on")
KINDS = tuple(FACT_SHARES)
_START = date(2019, 1, 1)
_DAYS = (date(2026, 10, 31) - _START).days
_YEARS = tuple(accumulate((0.09, 0.07, 0.06, 0.12, 0.17, 0.18, 0.17, 0.14)))
"""Share of all mentions up to the end of each year: few left in 2020 and 2021."""
_CHANNELS = ("pengaduan", "hotline", "pencegahan", "polisi", "putusan")
_CHANNEL_SHARES = tuple(accumulate((0.56, 0.16, 0.12, 0.1, 0.06)))
_MENTIONS_A_REGENCY = 280
_NEW_RING = 0.2
_FOLLOW_UP = 0.045
_AGAIN = 0.022
_BORROWED = 0.004
"""Share of workers who travel on another's paper."""


@dataclass(frozen=True, slots=True)
class Cases:
    """Mentions with their truth, what else the cases name, and how each case was filed.

    `files` holds the ring of each case, which no reader of a file would know.
    """

    mentions: pl.DataFrame
    facts: pl.DataFrame
    files: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Reach:
    """What a complainant knows of a party, as chances."""

    forms: tuple[float, float, float]
    """Chance of the name on paper, then the short one, then the nickname; the rest the alias."""
    alias: float
    father: float
    nik: float
    phone: float
    dob: tuple[float, float, float]
    """Chance of the full birthday, then its year, then a guess."""
    place: tuple[float, float, float]
    """Chance of the village, then the district, then the regency only."""
    org: float


_WORKER = Reach((0.93, 1, 1), 0.005, 0.04, 0.7, 0.72, (0.72, 0.82, 0.84), (0.88, 0.93, 0.98), 0.15)
_BY_PHONE = Reach((0.72, 1, 1), 0.01, 0.01, 0.32, 0.85, (0.3, 0.45, 0.6), (0.6, 0.75, 0.95), 0.12)
_AT_PORT = Reach((0.98, 1, 1), 0.0, 0.01, 0.93, 0.5, (0.93, 0.95, 0.96), (0.8, 0.9, 0.98), 0.1)
_REACHES = {
    "korban": {
        "pengaduan": _WORKER,
        "hotline": _BY_PHONE,
        "pencegahan": _AT_PORT,
        "polisi": replace(_WORKER, father=0.2, nik=0.8, phone=0.5),
        "putusan": replace(_WORKER, father=0.35, nik=0.25, phone=0.05, dob=(0.3, 0.6, 0.6)),
    },
}
_BY_POLICE = Reach(
    (0.68, 0.82, 0.93), 0.25, 0.3, 0.42, 0.55, (0.45, 0.7, 0.8), (0.5, 0.65, 0.9), 0.15
)
_BY_COURT = Reach(
    (0.98, 1, 1), 0.41, 0.78, 0.22, 0.12, (0.82, 0.93, 0.93), (0.85, 0.92, 0.98), 0.15
)
_TOLD = {
    "sponsor": Reach(
        (0.38, 0.62, 0.88), 0.1, 0.05, 0.05, 0.55, (0.03, 0.05, 0.2), (0.55, 0.65, 0.8), 0.08
    ),
    "perekrut": Reach(
        (0.34, 0.56, 0.84), 0.13, 0.03, 0.04, 0.72, (0.02, 0.04, 0.16), (0.14, 0.25, 0.55), 0.2
    ),
    "fasilitator": Reach(
        (0.25, 0.45, 0.78), 0.12, 0.02, 0.02, 0.45, (0.01, 0.02, 0.1), (0.05, 0.12, 0.4), 0.25
    ),
    "agen": Reach(
        (0.55, 0.75, 0.95), 0.05, 0.01, 0.01, 0.4, (0.0, 0.01, 0.05), (0.02, 0.05, 0.5), 0.6
    ),
}
for _role, _reach in _TOLD.items():
    _REACHES[_role] = dict.fromkeys(_CHANNELS, _reach)
    _REACHES[_role] |= {"polisi": _BY_POLICE, "putusan": _BY_COURT}
_PARTS = {"perekrut": (0.64, 0.1), "fasilitator": (0.32, 0.06), "agen": (0.22, 0.02)}
"""Chance that a case names one, and then a second of them."""
_FEMALE = {"Arab Saudi", "Taiwan", "Hong Kong", "Uni Emirat Arab", "Qatar"}


@dataclass(slots=True, eq=False)
class Affair:
    """What happened: a ring, in a regency, took these people by the hands of those."""

    ring: Ring
    regency: int
    day: int
    victims: list[Person]
    accused: list[tuple[str, Person]]


class Simulation:
    """Offices, rings and villages over the years, until as many mentions are written as asked."""

    def __init__(self, size: int, seed: int) -> None:
        self.draw = Random(f"cases {seed}")
        self.size = size
        self.people = Population(self.draw)
        self.land = self._choose_land(size)
        self.weights = list(accumulate(regency.weight for regency in self.land))
        self.mentions: list[tuple[str, ...]] = []
        self.facts: list[tuple[str, str, str]] = []
        self.files: list[tuple[str, ...]] = []
        self.rings = 0
        self._urns: list[list[Ring]] = [[] for _ in self.land]
        self._actors: list[list[Person]] = [[] for _ in self.land]
        self._worked: list[list[Person]] = [[] for _ in self.land]
        self._affairs: list[list[Affair]] = [[] for _ in self.land]
        self._clerks: dict[str, list[Clerk]] = {}

    def _choose_land(self, size: int) -> tuple[Regency, ...]:
        """Choose whole provinces, as many regencies as so many mentions come from."""
        land = regencies()
        wanted = max(4, size // _MENTIONS_A_REGENCY)
        if wanted >= len(land):
            return land
        chosen: list[Regency] = []
        left = list(land)
        while len(chosen) < wanted:
            first = self.draw.choices(left, [regency.weight for regency in left])[0]
            chosen += [regency for regency in left if regency.code[:2] == first.code[:2]]
            left = [regency for regency in left if regency.code[:2] != first.code[:2]]
        return tuple(chosen)

    # people -------------------------------------------------------------------------------------

    def some_village(self, regency: int) -> Village:
        """Draw a village, the first of a district and the first districts being larger."""
        draw = self.draw
        districts = self.land[regency].districts
        villages = districts[int(draw.random() ** 1.4 * len(districts))]
        return villages[int(draw.random() ** 1.4 * len(villages))]

    def village_near(self, village: Village, regency: int) -> Village:
        """Draw where a sponsor at home in `village` recruits."""
        chance = self.draw.random()
        if chance < 0.6:
            return village
        if chance < 0.85:
            for district in self.land[regency].districts:
                if district[0].code == village.code:
                    return district[int(self.draw.random() * len(district))]
        return self.some_village(regency)

    def grown(self, village: Village, sex: str, ages: tuple[int, int], day: int) -> Person:
        """Let a grown person of the village be met: of a family already known, or of a new one."""
        draw = self.draw
        age = ages[0] + int(draw.random() ** 1.3 * (ages[1] - ages[0]))
        year = 2019 + day // 365 - age
        house = self.people.some_house(village, 0.2)
        if house.members and not 19 <= year - house.father_year <= 46:
            house = self.people.new_house(village)
        if not house.members:
            house.father_year = year - 21 - int(draw.random() * 20)
        return self.people.new_child(house, sex, year)

    def _member(self, role: str, ring: Ring, regency: int, village: Village, day: int) -> Person:
        """Find who plays a part in a ring: one shown before, a free hand, a returned worker."""
        draw = self.draw
        found = ring.pick(role, regency, draw)
        if not found:
            chance = draw.random()
            actors, worked = self._actors[regency], self._worked[regency]
            if chance < 0.1 and actors:
                found = actors[-1 - int(draw.random() * min(len(actors), 400))]
            elif chance < 0.14 and worked and role != "agen":
                found = worked[-1 - int(draw.random() * min(len(worked), 400))]
            elif role == "agen" and chance < 0.65:
                house = Household(village, "melayu", "", ("Ali",), 1940, "")
                found = self.people.new_foreigner(house, ring.city)
            else:
                sex = "w" if draw.random() < 0.36 else "m"
                found = self.grown(village, sex, (25, 62), day)
        ring.show(role, regency, found)
        self._actors[regency].append(found)
        return found

    def _recruited(self, ring: Ring, village: Village, regency: int, day: int) -> list[Person]:
        """Take workers out of a village: mostly one, at times kin and neighbours together."""
        draw = self.draw
        count = 1
        if draw.random() < 0.26:
            count += 1 + min(14, int(draw.expovariate(0.62)))
        women = 0.8 if ring.country in _FEMALE else 0.36
        taken: list[Person] = []
        while len(taken) < count:
            sex = "w" if draw.random() < women else "m"
            worked = self._worked[regency]
            if worked and draw.random() < _AGAIN:
                person = worked[-1 - int(draw.random() * min(len(worked), 500))]
            elif taken and draw.random() < 0.25:
                house = taken[-1].house
                year = taken[-1].born[0] + draw.choice((-5, -4, -3, -2, 2, 3, 4, 6))
                person = self.people.new_child(house, sex, year)
            else:
                person = self.grown(village, sex, (17, 46), day)
            if person not in taken:
                taken.append(person)
        return taken

    def _lender(self, person: Person, regency: int) -> Person:
        """Find whose paper a worker may have used: kin, or anyone who went before."""
        kin = [member for member in person.house.members if member.sex == person.sex]
        return self.draw.choice(kin if len(kin) > 1 else self._worked[regency] or kin)

    # affairs ------------------------------------------------------------------------------------

    def _ring(self, regency: int, day: int) -> Ring:
        """Find the ring behind an affair: the busy come oftener, the dead are followed."""
        draw = self.draw
        urn = self._urns[regency]
        if draw.random() < 0.05:
            urn = self._urns[int(draw.random() * len(self._urns))]
        ring = None
        if urn and draw.random() >= _NEW_RING:
            recent = min(len(urn), 60 + len(urn) // 5)
            for _ in range(4):
                ring = urn[-1 - int(draw.random() * recent)]
                if ring.until >= day:
                    break
        if ring is None or ring.until < day:
            heir, ring = ring, self.new_ring(regency, day)
            if heir and draw.random() < 0.35:
                for role, shown in heir.shown.items():
                    ring.shown[role] = shown[-1:]
        if not ring.alone and draw.random() < 0.06:
            renew(ring, self.people, draw)
        self._urns[regency].append(ring)
        return ring

    def new_ring(self, regency: int, day: int) -> Ring:
        """Found a ring at home in a regency."""
        self.rings += 1
        province = self.land[regency].code[:2]
        return new_ring(self.rings, province, day, self.people, self.draw)

    def happen(self, regency: int, day: int, ring: Ring | None = None) -> Affair:
        """Let a ring recruit once."""
        draw = self.draw
        ring = ring or self._ring(regency, day)
        home = self.some_village(regency)
        sponsor = None
        if draw.random() < 0.78:
            sponsor = self._member("sponsor", ring, regency, home, day)
            home = sponsor.village if not sponsor.place else home
        village = self.village_near(home, regency)
        victims = self._recruited(ring, village, regency, day)
        accused: list[tuple[str, Person]] = []
        if sponsor and draw.random() < 0.62:
            accused.append(("sponsor", sponsor))
        for role, (one, two) in _PARTS.items():
            chance = draw.random()
            wanted = 2 if chance < one * two else 1 if chance < one else 0
            if ring.alone and role != "perekrut":
                wanted = int(wanted > 0 and draw.random() < 0.3)
            for _ in range(wanted):
                person = self._member(role, ring, regency, self.some_village(regency), day)
                accused.append((role, person))
        parties = {person: role for role, person in accused if person not in victims}
        named = [(self._called(role), person) for person, role in parties.items()]
        return Affair(ring, regency, day, victims, named)

    def _called(self, role: str) -> str:
        """Tell under which part a complainant names a member: sponsor and recruiter get mixed."""
        chance = self.draw.random()
        if role == "sponsor" and chance < 0.2:
            return "perekrut"
        if role == "perekrut" and chance < 0.12:
            return "sponsor" if chance < 0.07 else "fasilitator"
        return role

    def _told_again(self, earlier: Affair, day: int) -> Affair:
        """Let an affair be handed in once more: a victim at another office, others silent."""
        draw = self.draw
        victims = [person for person in earlier.victims if draw.random() < 0.7]
        accused = [(role, person) for role, person in earlier.accused if draw.random() < 0.75]
        return Affair(earlier.ring, earlier.regency, day, victims or earlier.victims[:1], accused)

    # writing ------------------------------------------------------------------------------------

    def clerk(self, office: str) -> Clerk:
        """Find a clerk of the office; one in a hundred cases brings a new one."""
        clerks = self._clerks.setdefault(office, [])
        if len(clerks) < 3 or self.draw.random() < 0.01:
            clerks.append(new_clerk(self.draw))
        return clerks[-1 - int(self.draw.random() * min(5, len(clerks)))]

    def telling(self, role: str, channel: str, near: float, clerk: Clerk) -> Telling:
        """Draw what is told of a party: the channel's reach, what the clerk asks for."""
        roll = self.draw.random
        reach = _REACHES[role][channel]
        asks = clerk.asks
        chance = roll()
        paper, short, nick = reach.forms
        form = "paper" if chance < paper else "short" if chance < short else ""
        form = form or ("nick" if chance < nick else "alias")
        chance = roll() / asks["dob"]
        full, year, guess = reach.dob
        dob = "full" if chance < full else "year" if chance < year else ""
        dob = dob or ("guess" if chance < guess else "")
        if dob == "full" and roll() < 0.03:
            dob = "month"
        chance = roll() / asks["place"] / near
        village, district, regency = reach.place
        place = "village" if chance < village else "district" if chance < district else ""
        place = place or ("regency" if chance < regency else "")
        return Telling(
            form,
            form != "alias" and roll() < reach.alias,
            form in {"paper", "short"} and roll() < reach.father,
            roll() < reach.nik * asks["nik"],
            roll() < reach.phone * asks["phone"] * near,
            dob,
            roll() < 0.97 * asks["gender"],
            place,
            roll() < reach.org * asks["org"],
        )

    def _phone(self, role: str, person: Person, ring: Ring, day: int) -> str:
        """Choose the number given for a party: his own, the house's, the shelter's or agency's."""
        chance = self.draw.random()
        if role == "korban":
            if chance < 0.2 and person.house.phone:
                return person.house.phone
            return self.people.phone_of(person, day, 1500)
        if role in {"fasilitator", "agen"} and chance < 0.18 and not person.place:
            return ring.phones[-1]
        return self.people.phone_of(person, day, 800 if role == "perekrut" else 1000)

    def write_mention(
        self, case: str, role: str, person: Person, telling: Telling, clerk: Clerk, affair: Affair
    ) -> str:
        """Write a party down as told and give the mention's id."""
        draw = self.draw
        village, district, regency = write_places(person, telling.place, clerk, draw)
        number = nik = dob = org = ""
        if telling.phone:
            told = telling.number or self._phone(role, person, affair.ring, affair.day)
            number = write_phone(told, clerk, draw)
        if telling.nik and not person.place:
            nik = write_nik(telling.paper or person.nik, clerk, draw)
        if telling.dob:
            dob = write_dob(person.born, telling.dob, clerk, draw)
        if telling.org:
            org = write_org(recent(affair.ring.agencies, draw), clerk, draw)
        name = write_name(person, telling, clerk, draw)
        gender = ("L" if person.sex == "m" else "P") if telling.gender else ""
        place = (village, district, regency)
        unique_id = f"m{len(self.mentions) + 1:07d}"
        written = (unique_id, case, role, name, nik, number, dob, gender, *place, org)
        self.mentions.append((*written, f"p{person.number:07d}"))
        return unique_id

    def open_case(self, affair: Affair) -> tuple[str, Clerk, str]:
        """Open a file at an office, by a channel, under a clerk's hands."""
        draw = self.draw
        chance = draw.random()
        channel = next(
            channel
            for channel, share in zip(_CHANNELS, _CHANNEL_SHARES, strict=True)
            if chance <= share
        )
        office = self.land[affair.regency].code[:2]
        if channel == "pencegahan" or draw.random() < 0.1:
            office = draw.choice(("21", "31", "65", "61", "pusat"))
        case = f"c{len(self.files) + 1:06d}"
        filed = _START + timedelta(days=affair.day)
        self.files.append((case, f"r{affair.ring.number:05d}", office, channel, filed.isoformat()))
        return case, self.clerk(office), channel

    def file(
        self,
        affair: Affair,
        told: Mapping[Person, Telling] | None = None,
        sure: Collection[str] = (),
    ) -> dict[Person, str]:
        """Write a whole case as its complainant tells it; gives the mention of each party.

        Of people in `told` is written what stands there; kinds of facts in `sure` are named.
        """
        told = told or {}
        case, clerk, channel = self.open_case(affair)
        near = 0.6 + 0.5 * self.draw.random()
        parties = [("korban", person) for person in affair.victims] + affair.accused
        written = {}
        for role, person in parties:
            telling = told.get(person) or self.telling(role, channel, near, clerk)
            if role == "korban" and not telling.paper and self.draw.random() < _BORROWED:
                telling = replace(telling, paper=self._lender(person, affair.regency).nik)
            written[person] = self.write_mention(case, role, person, telling, clerk, affair)
        for person in affair.victims:
            person.complaints += 1
        self._write_facts(case, affair, clerk, sure)
        return written

    def _write_facts(self, case: str, affair: Affair, clerk: Clerk, sure: Collection[str]) -> None:
        """Write what else the case names; the kinds in `sure` are named in any event."""
        draw = self.draw
        filed = _START + timedelta(days=affair.day)
        for kind, chance in FACT_SHARES.items():
            if kind in sure or draw.random() < chance:
                value = write_fact(kind, affair.ring, filed, clerk, draw)
                self.facts.append((case, kind, value))

    # running ------------------------------------------------------------------------------------

    def day(self) -> int:
        """Tell how far the years have gone, by the mentions written so far."""
        done = min(0.9999, len(self.mentions) / self.size)
        year = next(at for at, bound in enumerate(_YEARS) if done < bound)
        before = _YEARS[year - 1] if year else 0.0
        days = 365 if year < len(_YEARS) - 1 else _DAYS - 365 * (len(_YEARS) - 1)
        return 365 * year + int(days * (done - before) / (_YEARS[year] - before))

    def some_regency(self) -> int:
        """Draw a regency by its part of all complaints."""
        chance = self.draw.random() * self.weights[-1]
        return next(at for at, bound in enumerate(self.weights) if chance < bound)

    def run(self) -> None:
        """File cases until the mentions asked for are written."""
        draw = self.draw
        while len(self.mentions) < self.size:
            regency, day = self.some_regency(), self.day()
            past = self._affairs[regency]
            if past and draw.random() < _FOLLOW_UP:
                affair = self._told_again(past[-1 - int(draw.random() * min(30, len(past)))], day)
            else:
                affair = self.happen(regency, day)
                past.append(affair)
                if len(past) > 60:
                    del past[:30]
                self._worked[regency] += affair.victims
            self.file(affair)

    def worked(self, regency: int) -> list[Person]:
        """All workers of a regency who complained so far."""
        return self._worked[regency]

    def mention(self, unique_id: str) -> dict[str, str]:
        """What is written of a mention, by column."""
        return dict(zip(COLUMNS, self.mentions[int(unique_id[1:]) - 1], strict=True))

    def cases(self) -> Cases:
        """Lay out what was written as tables."""
        return Cases(
            table(COLUMNS, self.mentions),
            table(FACT_COLUMNS, self.facts),
            table(FILE_COLUMNS, self.files),
        )


def table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> pl.DataFrame:
    """Lay out rows of text as a table."""
    if not rows:
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
    values = zip(*rows, strict=True)
    return pl.DataFrame(
        {
            column: pl.Series(column, held, pl.String)
            for column, held in zip(columns, values, strict=True)
        }
    )


def make_cases(size: int, seed: int) -> Cases:
    """Simulate about `size` mentions; one seed always gives the same."""
    simulation = Simulation(size, seed)
    simulation.run()
    return simulation.cases()
