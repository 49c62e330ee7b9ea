"""Means of travel in a text: ships, flights, and boats or cars for hire that have no name."""

import re
from collections.abc import Iterator

from loaders.narrative.found import Found, FoundKind

_STOP = (
    r"(?!(?:Dari|Ke|Menuju|Tujuan|Dan|Yang|Pada|From|To|And|On|Di|DARI|KE|MENUJU|TUJUAN|DAN|YANG|PADA"
    r"|DI)\b)"
)
_SHIP = re.compile(
    rf"(?=[KM])(?<![A-Za-z0-9])((?:KMP|KM|MV|KLM|KMN)\.? ?"
    rf"|K\.M\.(?:P\.)? ?){_STOP}[A-Z][A-Za-z]{{2,20}}(?: {_STOP}(?:[A-Z][A-Za-z]{{2,20}}"
    rf"|[IVX0-9]{{1,4}}(?![0-9A-Za-z]))){{0,2}}"
)
_AIRLINES = (
    r"(?:Lion Air|Garuda(?: Indonesia)?|Batik Air|Citilink|Wings Air|Super Air Jet|Pelita"
    r" Air|Sriwijaya(?: Air)?"
    r"|NAM Air|TransNusa|Air ?Asia"
    r"|Malaysia Airlines|Saudia|Emirates|Etihad|Qatar Airways|Oman Air|Gulf Air|Kuwait"
    r" Airways|Scoot|Singapore Airlines"
    r"|Cathay Pacific|China Airlines|EVA Air|Malindo(?: Air)?|Flynas)"
)
_CARRIERS = "|".join(
    """GA JT QG QZ ID IU IW SJ IN IP XT 8B AK D7 OD MH FY SQ TR 3K SV XY EK FZ EY QR WY GF KU J9 RJ
    CX UO HX CI BR IT JX TG FD SL VJ VN PG K6 KR 8M UB BI""".split()
)
"""Airlines that fly in Indonesia and on the corridors abroad, by their IATA codes."""
_FLIGHT = re.compile(
    rf"(?=[A-Z0-9])(?<![A-Za-z0-9])({_AIRLINES} )?\(?({_CARRIERS})[ \-]?([0-9]{{2,4}})"
    r"(?![0-9A-Za-z]|[.,/\-][0-9])"
)
_FLYING = re.compile(
    r"\b(?:pesawat|penerbangan|terbang|maskapai|flight|flew|flies|fly|naik|plane|airline|garuda"
    r"|lion|citilink|batik)\b",
    re.I,
)
_STREET = re.compile(r"(?:jl|jalan|hotel|toko)\.? $", re.I)
_AIRLINE = re.compile(rf"(?=[A-Z])(?<![A-Za-z]){_AIRLINES}(?![A-Za-z])")
_NAMELESS = re.compile(
    r"(?=[skmtp])(?<![A-Za-z])(speed ?boat|sepit|kapal (?:kayu|feri|ferry|cepat|ikan|tanker)|mobil"
    r" travel"
    r"|travel gelap|perahu motor)(?![A-Za-z])",
    re.I,
)


def find_transport(text: str) -> Iterator[Found]:
    """Every means of travel.

    `name` is a ship's or flight's canonical name, or the kind of boat or car.
    """
    for match in _SHIP.finditer(text):
        yield _found(text, *match.span(), _ship_name(match[0], match[1]), label=match[1].strip())
    for match in _FLIGHT.finditer(text):
        near = match[1] or _FLYING.search(text, max(0, match.start() - 40), match.start())
        if near or re.compile(r" (?:flight|penerbangan)\b", re.I).match(text, match.end()):
            yield _found(
                text, *match.span(), f"{match[2]} {match[3]}", label=(match[1] or "").strip()
            )
    for match in _AIRLINE.finditer(text):
        if _STREET.search(text, max(0, match.start() - 7), match.start()):
            continue
        yield _found(text, *match.span(), match[0].upper())
    for match in _NAMELESS.finditer(text):
        name = match[1].upper().replace("SPEED BOAT", "SPEEDBOAT")
        yield _found(text, *match.span(), name, sure=False)


def _ship_name(written: str, kind: str) -> str:
    prefix = kind.replace(".", "").strip()
    return f"{prefix} {' '.join(written[len(kind) :].split())}".upper()


def _found(
    text: str, start: int, end: int, name: str, *, label: str = "", sure: bool = True
) -> Found:
    return Found(
        kind=FoundKind.TRANSPORT,
        start=start,
        end=end,
        text=text[start:end],
        name=name,
        label=label,
        sure=sure,
    )
