"""How clerks write down what they are told: each has habits, all make mistakes of the hand."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.bench.cases.names import MUSLIM, WEAK, hear
from tests.bench.cases.people import Person
from tests.bench.cases.rings import Ring, recent

_MUHAMMAD = (
    "Muhammad", "Muhamad", "Mohammad", "Mohamad", "M.", "Muh.", "Moh.", "Moch.", "Mochamad", "Mhd.",
    "M", "Muhammad", "Muhammad", "Much.",
)  # fmt: skip
_ABBREVIATED = {"Abdul": "Abd.", "Siti": "St.", "Ahmad": "A.", "Maria": "M.", "Fransiskus": "Fr.",
                "Yohanes": "Yoh.", "Teuku": "T.", "Lalu": "L.", "Andi": "A."}  # fmt: skip
_ALIASES = ("alias", "alias", "als.", "alias", "als", "@", "panggilan", "a.k.a.")
_BESIDE = {"1": "2 4", "2": "1 3 5", "3": "2 6", "4": "1 5 7", "5": "2 4 6 8", "6": "3 5 9",
           "7": "4 8", "8": "5 7 9 0", "9": "6 8", "0": "8"}  # fmt: skip
_MISREAD = {
    "1": "7",
    "7": "1",
    "0": "6",
    "6": "0",
    "3": "8",
    "8": "3",
    "5": "6",
    "9": "4",
    "4": "9",
}
_LETTERS_BESIDE = {"a": "s", "s": "a", "d": "s", "i": "o", "o": "i", "n": "m", "m": "n", "r": "t",
                   "t": "r", "e": "r", "u": "i", "l": "k", "k": "l", "h": "j"}  # fmt: skip
_CITY_FORMS = (
    ("Kab. ", ""), ("Kab. ", "Kabupaten "), ("Kab. ", "Kab "), ("Kab. ", "KAB. "), ("", ""),
)  # fmt: skip

FACT_SHARES = {
    "vehicle": 0.1,
    "shelter": 0.36,
    "route": 0.5,
    "phone": 0.16,
    "account": 0.16,
    "agency": 0.3,
    "period": 0.8,
    "script": 0.55,
}
"""How often a case names what, besides people."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said of a party: under which name, and which particulars."""

    form: str
    """`paper`, `short`, `nick` or `alias`."""
    alias: bool = False
    father: bool = False
    nik: bool = False
    phone: bool = False
    dob: str = ""
    """`full`, `month`, `year` or `guess` (a year from how old one looks)."""
    gender: bool = True
    place: str = ""
    """The finest place told: `village`, `district`, `regency` or none."""
    org: bool = False
    number: str = ""
    """A telephone told in place of the party's own."""
    paper: str = ""
    """Another's NIK that the party showed."""


@dataclass(frozen=True, slots=True)
class Clerk:
    """An officer with habits of the pen."""

    muhammad: str
    abbreviates: float
    drops_middle: float
    initials: float
    as_heard: float
    case: str
    titles: float
    phones: str
    slips: float
    asks: dict[str, float]
    alias: str
    bin: tuple[str, str]
    city: tuple[str, str]


def new_clerk(draw: Random) -> Clerk:
    """Hire a clerk."""
    hurried = draw.random()
    upper = draw.random()
    return Clerk(
        muhammad=draw.choice(_MUHAMMAD) if draw.random() < 0.65 else "",
        abbreviates=0.5 if draw.random() < 0.2 else 0.03,
        drops_middle=0.6 if draw.random() < 0.25 else 0.06,
        initials=0.3 if draw.random() < 0.12 else 0.01,
        as_heard=draw.choice((0.03, 0.06, 0.1, 0.18, 0.4)),
        case="upper" if upper < 0.22 else "lower" if upper < 0.26 else "title",
        titles=draw.choice((0.05, 0.2, 0.6)),
        phones=draw.choice(("0", "0", "0", "62", "+62", "+62 -", "0 -", "8")),
        slips=0.01 + 0.07 * hurried**2,
        asks={
            "nik": draw.choice((0.45, 0.9, 1.0, 1.15)),
            "phone": draw.choice((0.75, 1.0, 1.0, 1.1)),
            "dob": draw.choice((0.4, 0.9, 1.0, 1.1)),
            "place": draw.choice((0.7, 1.0, 1.0, 1.1)),
            "gender": draw.choice((0.8, 1.0, 1.0)),
            "org": draw.choice((0.4, 1.0, 1.2)),
        },
        alias=draw.choice(_ALIASES),
        bin=draw.choice((("bin", "binti"), ("Bin", "Binti"), ("bin", "bt."), ("b.", "bt."))),
        city=draw.choice(_CITY_FORMS),
    )


def slip(text: str, draw: Random) -> str:
    """Mistype one letter of a name: dropped, doubled, changed places or the neighbouring key."""
    if len(text) < 4:
        return text
    at = 1 + int(draw.random() * (len(text) - 2))
    kind = int(draw.random() * 4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + _LETTERS_BESIDE.get(text[at], text[at]) + text[at + 1 :]


def mistype(digits: str, draw: Random) -> str:
    """Mistype a digit of a number, towards its end rather than in its known beginning."""
    at = max(2, len(digits) - 1 - int(draw.random() ** 1.3 * (len(digits) - 2)))
    digit = digits[at]
    kind = int(draw.random() * 6)
    if kind == 0:
        return digits[:at] + digits[at + 1 :]
    if kind == 1:
        return digits[:at] + digit + digits[at:]
    if kind == 2:
        return digits[: at - 1] + digit + digits[at - 1] + digits[at + 1 :]
    other = draw.choice(_BESIDE[digit].split()) if kind < 5 else _MISREAD.get(digit, "0")
    return digits[:at] + other + digits[at + 1 :]


def write_phone(number: str, clerk: Clerk, draw: Random) -> str:
    """Write a telephone number in the clerk's form."""
    if number.startswith("+"):
        return number if draw.random() < 0.6 else number.replace(" ", "")
    if draw.random() < clerk.slips:
        number = mistype(number, draw)
    form = clerk.phones if draw.random() < 0.85 else "0"
    head, _, dashes = form.partition(" ")
    if dashes:
        rest = f"{number[1:4]}-{number[4:8]}-{number[8:]}"
        return f"{head} {rest}" if head != "0" else f"0{rest}"
    return f"{'' if head == '8' else head}{number[1:]}"


def _write_word(word: str, clerk: Clerk, first: bool, draw: Random) -> str:
    """Write one word of a name."""
    if word == "Muhammad" and clerk.muhammad:
        return clerk.muhammad if draw.random() < 0.85 else "Muhammad"
    if first and word in _ABBREVIATED and draw.random() < clerk.abbreviates:
        return _ABBREVIATED[word]
    if draw.random() < clerk.as_heard:
        word = hear(word, draw)
    if draw.random() < clerk.slips * 0.6:
        word = slip(word, draw)
    return word


def _core(person: Person, form: str, clerk: Clerk, draw: Random) -> list[str]:
    """Write the words of a name, without title, father and alias."""
    words = list(person.words)
    if form == "nick":
        words = [person.nickname]
    elif form == "alias":
        words = person.alias.split()
    elif form == "short" and len(words) > 1:
        strong = [word for word in words if word not in WEAK] or words
        words = words[:2] if len(words) > 2 else [max(strong, key=len)]
    elif len(words) > 2 and draw.random() < clerk.drops_middle:
        words = [words[0], words[-1]]
    written = [_write_word(word, clerk, not place, draw) for place, word in enumerate(words)]
    if len(written) > 1 and draw.random() < clerk.initials:
        written[-1] = f"{written[-1][0]}."
    if len(written) == 1 and written[0].startswith("Nur") and len(written[0]) > 7:
        if draw.random() < 0.2:
            written = ["Nur", written[0][3:].capitalize()]
    elif len(written) > 1 and written[0] in {"Nur", "Abdul"} and draw.random() < 0.25:
        written[:2] = [written[0] + written[1].lower()]
    return written


def _title(person: Person, telling: Telling, clerk: Clerk, draw: Random) -> str:
    """The title before a name, if the clerk writes one."""
    female = person.sex == "w"
    if person.hajj and draw.random() < 0.65:
        return "Hj." if female else draw.choice(("H.", "H.", "Haji", "H"))
    if person.place or draw.random() >= clerk.titles:
        return ""
    if telling.form in {"nick", "alias"}:
        return draw.choice(("Bu", "Ibu", "Mbak") if female else ("Pak", "Pak", "Bapak", "Bang"))
    return draw.choice(("Sdri.", "Ibu", "") if female else ("Sdr.", "Bapak", ""))


def write_name(person: Person, telling: Telling, clerk: Clerk, draw: Random) -> str:
    """Write a party's name as it is reported."""
    parts = _core(person, telling.form, clerk, draw)
    title = _title(person, telling, clerk, draw)
    if title and parts[0] not in {"Haji", "Hj.", "Bang", "Pak", "Bu"}:
        parts.insert(0, title)
    if telling.father:
        father = [_write_word(word, clerk, False, draw) for word in person.father[:2]]
        joins = clerk.bin[0] if person.sex == "m" else clerk.bin[1]
        if person.house.people not in MUSLIM:
            joins = "anak dari"
        parts += [joins, *father]
    if telling.alias:
        said = " ".join(parts).lower()
        others = [other for other in (person.alias, person.nickname) if other.lower() not in said]
        if others:
            other = others[0] if draw.random() < 0.6 else others[-1]
            bracket = draw.random() < 0.1
            parts += [f"({other})"] if bracket else [clerk.alias, other]
    text = " ".join(parts)
    if clerk.case == "upper":
        return text.upper()
    return text.lower() if clerk.case == "lower" else text


def write_nik(nik: str, clerk: Clerk, draw: Random) -> str:
    """Write a number of identity; long numbers suffer more."""
    if draw.random() < clerk.slips * 1.4:
        return mistype(nik, draw)
    if draw.random() < 0.02:
        return f"{nik[:6]} {nik[6:12]} {nik[12:]}"
    return nik


def write_dob(born: tuple[int, int, int], told: str, clerk: Clerk, draw: Random) -> str:
    """Write a birthday as far as it is told, with the slips of dates."""
    year, month, day = born
    if told == "guess":
        return str(year + round(draw.gauss(0, 2.5)))
    if draw.random() < clerk.slips * 0.7:
        year += draw.choice((-10, -1, 1, 1, 2))
    elif day <= 12 and draw.random() < clerk.slips:
        month, day = day, month
    if told == "year":
        return str(year)
    return f"{year}-{month:02d}" if told == "month" else f"{year}-{month:02d}-{day:02d}"


def write_places(person: Person, finest: str, clerk: Clerk, draw: Random) -> tuple[str, str, str]:
    """Write village, district and regency, as far as they are told."""
    if not finest:
        return "", "", ""
    if person.place:
        return "", "", person.place
    village = person.village
    regency = village.regency.replace(*clerk.city)
    if finest == "regency":
        return "", "", regency
    district = village.district
    if draw.random() < clerk.slips:
        district = slip(district, draw)
    if finest == "district":
        return "", district, regency
    name = village.name
    if draw.random() < 0.08:
        name = name.rsplit(" ", 1)[0]
    elif draw.random() < clerk.slips:
        name = slip(name, draw)
    if draw.random() < 0.12:
        district = ""
    return (f"Desa {name}" if draw.random() < 0.1 else name), district, regency


def write_org(agency: str, clerk: Clerk, draw: Random) -> str:
    """Write a company's name."""
    chance = draw.random()
    name = agency
    if chance < 0.25:
        name = agency.replace("PT ", "PT. ")
    elif chance < 0.4:
        name = agency.removeprefix("PT ")
    elif chance < 0.5:
        name = agency.rsplit(" ", 1)[0]
    if draw.random() < clerk.slips * 2:
        name = slip(name, draw)
    return name.upper() if clerk.case == "upper" else name


def write_fact(kind: str, ring: Ring, day: date, clerk: Clerk, draw: Random) -> str:
    """Write one thing that the case names besides people, with the noise of its kind."""
    chance = draw.random()
    match kind:
        case "vehicle":
            plate = recent(ring.plates, draw)
            if chance < 0.15:
                head, number, tail = plate.split()
                plate = f"{head} {mistype('00' + number, draw)[2:]} {tail}"
            elif chance < 0.25:
                plate = plate.rsplit(" ", 1)[0]
            return plate.replace(" ", "") if draw.random() < 0.3 else plate
        case "shelter":
            shelter = recent(ring.shelters, draw)
            place, _, house = shelter.partition(" no ")
            if chance < 0.45:
                return place if chance < 0.3 else f"penampungan di {place}"
            return f"{place} No. {house}" if chance < 0.7 else f"rumah {place} no {house}"
        case "route":
            route = recent(ring.routes, draw)
            if chance < 0.25:
                route = route.split("-")[0]
            return f"{route}-{ring.city if chance < 0.8 else ring.country}"
        case "phone":
            return write_phone(recent(ring.phones, draw), clerk, draw)
        case "account":
            bank, number = recent(ring.accounts, draw).rsplit(maxsplit=1)
            number = mistype(number, draw) if chance < clerk.slips * 2 else number
            return f"{bank} {number}" if draw.random() < 0.8 else number
        case "agency":
            return write_org(recent(ring.agencies, draw), clerk, draw)
        case "period":
            away = day - timedelta(days=int(draw.expovariate(1 / 160)))
            return f"{away.year}-{away.month:02d}" if chance < 0.85 else str(away.year)
        case _:
            trade, papers, hook, wage = ring.script
            parts = [f"dijanjikan kerja {trade} di {ring.country}", papers, hook, f"gaji {wage}"]
            kept = [part for part in parts if draw.random() < 0.72]
            return "; ".join(kept or parts[:1])
