"""Rings of recruitment: who belongs to one, and what it uses over the years."""

from dataclasses import dataclass, field
from random import Random

from tests.bench.cases.people import Person, Population

_COUNTRIES = (
    ("Malaysia", "Johor", "Batam|Tanjungpinang|Dumai|Tanjung Balai Asahan"),
    ("Malaysia", "Tawau", "Nunukan|Sebatik|Parepare-Nunukan"),
    ("Malaysia", "Kuching", "Entikong|Sambas-Aruk|Pontianak-Entikong"),
    ("Arab Saudi", "Riyadh", "Jakarta-Bahrain|Soekarno-Hatta-Jeddah|Jakarta-Dubai"),
    ("Uni Emirat Arab", "Abu Dhabi", "Jakarta-Dubai|Surabaya-Singapura-Dubai"),
    ("Taiwan", "Taipei", "Jakarta-Taipei|Surabaya-Taipei"),
    ("Hong Kong", "Hong Kong", "Surabaya-Hong Kong|Jakarta-Hong Kong"),
    ("Kamboja", "Poipet", "Batam-Singapura-Phnom Penh|Medan-Bangkok|Manado-Jakarta-Bangkok"),
    ("Myanmar", "Myawaddy", "Jakarta-Bangkok-Mae Sot|Medan-Don Mueang-Mae Sot"),
    ("Qatar", "Doha", "Jakarta-Doha|Jakarta-Kuala Lumpur-Doha"),
)
_BOUND = {  # where most rings of a province send people, by place in the table above
    "52": "003345", "53": "0112", "73": "1113", "76": "11", "72": "1347", "74": "1103",
    "32": "33445",
    "36": "334", "33": "5566", "35": "055663", "61": "222", "12": "0077", "11": "0078", "71": "777",
}  # fmt: skip
_COMPANY = (
    "Karya Putra Semesta Sejahtera Mandiri Bina Tenaga Sumber Kencana Mulia Abadi Prima Duta Insan "
    "Surya Cahaya Bumi Mas Sentosa Global Anugerah Jaya Citra Lestari Sukses Amanah Barokah Delta"
).split()
_QUARTERS = (
    "Condet|Cipayung|Bekasi Utara|Pondok Gede|Kalideres|Kampung Melayu|Cibubur|Tebet|Depok|Ciracas|"
    "Bengkong|Batu Aji|Nongsa|Sei Panas|Tanjung Uncang|Sidoarjo|Waru|Sungai Bolong|Aji Kuning|"
    "Jalan Lingkar Nunukan|Sungai Pinyuh|Entikong|Teluk Nibung|Medan Johor|Dumai Timur|Soreang|"
    "Kelapa Gading|Cengkareng|Tamini|Cakung|Pantoloan|Cakranegara|Labuapi|Maulafa|Kupang Barat"
).split("|")
_PLATES = "B D E G H L N P R S W AD AE AG DR EA DH DN DD DP KT KU KB BP BK BM BL F T Z".split()
_BANKS = (("BRI", 15), ("BCA", 10), ("BNI", 10), ("Mandiri", 13), ("BSI", 10), ("DANA", 0))
_TRADES = (
    "asisten rumah tangga",
    "kebun sawit",
    "pabrik",
    "restoran",
    "perawat lansia",
    "operator komputer",
    "kapal ikan",
    "bangunan",
    "cleaning service",
    "pelayan toko",
)
_PAPERS = (
    "visa ziarah",
    "visa turis",
    "paspor pelancong",
    "visa umrah",
    "tanpa paspor",
    "visa kerja",
)
_HOOKS = (
    "uang saku untuk keluarga",
    "tanpa biaya, potong gaji",
    "berangkat cepat tanpa pelatihan",
    "dijanjikan kontrak resmi",
    "lewat Facebook",
    "umur dituakan di paspor",
)
ROLES = ("sponsor", "perekrut", "fasilitator", "agen")
_FRESH = {"sponsor": 0.42, "perekrut": 0.33, "fasilitator": 0.24, "agen": 0.2}
"""Chance that a case brings a member the ring had not shown before (Yule 1925, Simon 1955)."""


@dataclass(slots=True, eq=False)
class Ring:
    """A ring: members by their part, an entry for each case they appeared in, and its means."""

    number: int
    until: int
    alone: bool
    country: str
    city: str
    routes: list[str]
    agencies: list[str]
    shelters: list[str]
    plates: list[str]
    accounts: list[str]
    phones: list[str]
    script: tuple[str, str, str, int]
    shown: dict[str, list[Person]] = field(default_factory=dict)
    local: dict[int, list[Person]] = field(default_factory=dict)
    """Sponsors by regency."""

    def pick(self, role: str, regency: int, draw: Random) -> Person | None:
        """Draw a member for a part, the oftener shown the likelier; none says: take a new one."""
        shown = self.local.get(regency) if role == "sponsor" else self.shown.get(role)
        if not shown or draw.random() < (0.05 if self.alone else _FRESH[role]):
            return None
        return shown[int(draw.random() * len(shown))]

    def show(self, role: str, regency: int, person: Person) -> None:
        """Remember that a member appeared."""
        if role == "sponsor":
            self.local.setdefault(regency, []).append(person)
        else:
            self.shown.setdefault(role, []).append(person)


def new_agency(draw: Random) -> str:
    """Name a company of placement."""
    return "PT " + " ".join(draw.sample(_COMPANY, 3 if draw.random() < 0.6 else 2))


def _new_plate(draw: Random) -> str:
    letters = "".join(draw.choice("ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(2))
    return f"{draw.choice(_PLATES)} {1000 + int(draw.random() * 8999)} {letters}"


def _new_account(phone: str, draw: Random) -> str:
    bank, digits = draw.choice(_BANKS)
    number = f"{int(draw.random() * 10**digits):0{digits}d}" if digits else phone
    return f"{bank} {number}"


def _new_shelter(draw: Random) -> str:
    return f"{draw.choice(_QUARTERS)} no {1 + int(draw.random() * 180)}"


def new_ring(number: int, province: str, day: int, population: Population, draw: Random) -> Ring:
    """Found a ring; two in five are one person's private trade, and some live for years."""
    ways_out = _BOUND.get(province) if draw.random() < 0.7 else None
    country, city, ways = _COUNTRIES[int(draw.choice(ways_out or "0123456789"))]
    alone = draw.random() < 0.4
    routes = ways.split("|")
    means = 1 if alone else 1 + int(draw.expovariate(0.7))
    phones = [population.new_phone() for _ in range(means)]
    script = (
        draw.choice(_TRADES),
        draw.choice(_PAPERS),
        draw.choice(_HOOKS),
        draw.choice((1200, 1500, 1800, 2500, 3500, 5000, 7000, 9000)),
    )
    return Ring(
        number,
        day + 60 + int(draw.expovariate(1 / (350 if alone else 1100))),
        alone,
        country,
        city,
        draw.sample(routes, min(len(routes), 1 + int(draw.random() * 2))),
        [new_agency(draw) for _ in range(means)],
        [_new_shelter(draw) for _ in range(means)],
        [_new_plate(draw) for _ in range(means)],
        [_new_account(phones[0], draw) for _ in range(means)],
        phones,
        script,
    )


def renew(ring: Ring, population: Population, draw: Random) -> None:
    """Let a ring change one of its means: a shelter is found out, a number is dropped."""
    match draw.randrange(5):
        case 0:
            ring.shelters.append(_new_shelter(draw))
        case 1:
            ring.phones.append(population.new_phone())
        case 2:
            ring.plates.append(_new_plate(draw))
        case 3:
            ring.accounts.append(_new_account(ring.phones[-1], draw))
        case _:
            ring.agencies.append(new_agency(draw))


def recent(values: list[str], draw: Random) -> str:
    """Draw one of the last three a ring used, the newest the likeliest."""
    return values[-1 - int(draw.random() ** 2 * min(3, len(values)))]
