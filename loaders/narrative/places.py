"""Places in a text: provinces, regencies, countries by name, and addresses down to the village."""

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.model import Identifier
from graph.names import fold
from graph.places import all_countries, find_region, main_regions, region
from graph.schema import Scheme
from loaders.narrative.found import Found, FoundKind
from loaders.vocabulary.fields import read_locality

_LABELS = (
    r"(?:[Dd]esa|[Kk]el(?:urahan)?|[Dd]usun|[Kk]ec(?:amatan)?|[Kk]ab(?:upaten)?|[Kk]ota"
    r"|[Pp]rov(?:insi)?"
    r"|DESA|KEL|KEC(?:AMATAN)?|KAB(?:UPATEN)?|KOTA|PROV(?:INSI)?)"
)
_WORD = rf"(?!{_LABELS}(?![A-Za-z]))[A-Z][A-Za-z'\-]{{1,20}}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
_BETWEEN = r"[, ]{1,2}"
_ADDRESS = re.compile(
    rf"(?=[A-Za-z])(?<![A-Za-z])(?:(?i:desa|kel(?:urahan)?\.?"
    rf"|dusun) ?(?P<village>{_NAME}){_BETWEEN})?(?:(?i:kec(?:amatan)?)\.?"
    rf" ?(?P<district>{_NAME}){_BETWEEN})?"
    rf"(?P<kind>(?i:kab(?:upaten)?\.?|kota|prov(?:insi)?\.?)) (?P<upper>{_NAME})"
)
_WORDS = re.compile(r"[A-Za-z][A-Za-z'\-]*")
_PREPOSITION = re.compile(
    r"(?<![A-Za-z])(?:di|ke|dari|dr|asal|orang|warga|in|to|from|at|via|lewat|sampai|tujuan|menuju"
    r"|negara) $",
    re.I,
)
_OFFICE = re.compile(r"(?<![A-Za-z])(?:polda|polres(?:ta)?|polsek|bp3mi|bp2mi|bank|bpd|kejari"
                     r"|kejati|pn"
                     r"|universitas|jl\.?|jalan|kmp?\.?|pt\.?|cv\.?"
                     r"|kapolres|kapolda) $", re.I)  # fmt: skip
_COMMON = frozenset(
    """buru batang batu metro banjar puncak bone malaka landak solok siak agam alor belu ende karo
    toba dairi nias paser berau kaur tebo bungo lahat demak blora pati tegal malang kudus jersey
    georgia jordan chad niger mali cocos natal guinea sark toli serang bima muna banda sikka tual
    barru kendal jepara kediri kupang reunion dominica sabang natuna""".split()
)
"""Names that are ordinary words, or persons' names, too: taken only after a preposition."""
_NO_PLACES = frozenset(["indonesia", "ri", "usa", "as", "diy", "balut", "touna"])
_LONGEST = 4


def find_places(text: str) -> Iterator[Found]:
    """Every known place, with its code in `identifier`, or its `country` when abroad."""
    for match in _ADDRESS.finditer(text):
        found = _address(text, match)
        if found:
            yield found
    yield from _named(text)


def _address(text: str, match: re.Match[str]) -> Found | None:
    """An address with as much of its last name as a region bears."""
    kind, words = match["kind"], match["upper"].split(" ")
    for count in range(len(words), 0, -1):
        upper = " ".join(words[:count])
        known = find_region(f"{kind} {upper}")
        if known is None:
            continue
        is_province = known.level == "province"
        place = read_locality(
            match["village"] or "",
            match["district"] or "",
            "" if is_province else f"{kind} {upper}",
            upper if is_province else "",
            "",
            "",
        )
        end = match.start("upper") + len(upper)
        return _found(text, match.start(), end, place.code or known.code, "")
    return None


@lru_cache(maxsize=1)
def _gazetteer() -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    """Folded name to region code and country code, and the first words of all names."""
    names = {
        name: ("", code) for name, code in all_countries().items() if len(name) > 3 or name == "uea"
    }
    for name, main in main_regions().items():
        names[name] = (main.code, "")
    names = {
        name: codes for name, codes in names.items() if name not in _NO_PLACES and codes[1] != "ID"
    }
    return names, frozenset(re.split(r"[ \-]", name)[0] for name in names)


def _named(text: str) -> Iterator[Found]:
    names, first_words = _gazetteer()
    words = list(_WORDS.finditer(text))
    first = 0
    for place, word in enumerate(words):
        if place < first or word[0].partition("-")[0].casefold() not in first_words:
            continue
        start = word.start()
        for count in range(min(_LONGEST, len(words) - place), 0, -1):
            last = words[place + count - 1].end()
            if last - start > 40:
                continue
            name = fold(text[start:last]).replace("-", " ")
            if name in names and _is_meant(text, start, last, name):
                yield _found(text, start, last, *names[name])
                first = place + count
                break


def _is_meant(text: str, start: int, end: int, name: str) -> bool:
    before = text[max(0, start - 14) : start]
    if _OFFICE.search(before):
        return False
    placed = bool(_PREPOSITION.search(before))
    if text[start].isupper():
        return placed or name not in _COMMON
    return placed and name not in _COMMON


def _found(text: str, start: int, end: int, code: str, abroad: str) -> Found:
    known = region(code) if code else None
    return Found(
        kind=FoundKind.PLACE,
        start=start,
        end=end,
        text=text[start:end],
        identifier=Identifier(scheme=Scheme.PLACE, value=code) if code else None,
        name=known.name if known else text[start:end],
        country=abroad,
        sure=text[start].isupper(),
    )
