"""Where places lie on the map: regencies, provinces and countries by their codes.

The points and their licences: places/README.md.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_FOLDER = Path(__file__).parent / "places"
_PROVINCE = 2


def point_of(code: str) -> Point | None:
    """Where the regency (4 digits), province (2 digits) or country (2 letters) of a code lies.

    A province lies amid its regencies.

    >>> point_of("MY"), point_of("9999")
    ((101.7, 3.1667), None)
    """
    return _points().get(code)


@lru_cache(maxsize=1)
def _points() -> dict[str, Point]:
    regencies = _read("regencies.csv")
    of_province: defaultdict[str, list[Point]] = defaultdict(list)
    for code, point in regencies.items():
        of_province[code[:_PROVINCE]].append(point)
    provinces = {code: _middle(points) for code, points in of_province.items()}
    return _read("countries.csv") | regencies | provinces


def _read(name: str) -> dict[str, Point]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return {code: (float(lon), float(lat)) for code, lat, lon in rows[1:]}


def _middle(points: Iterable[Point]) -> Point:
    told = list(points)
    across = sum(lon for lon, _ in told) / len(told)
    up = sum(lat for _, lat in told) / len(told)
    return round(across, 4), round(up, 4)
