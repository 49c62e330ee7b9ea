"""What each audience is told of each field: table.toml, read once.

Decisions.
What stands in no line is told to nobody. An audience to the right is told no more than the one to
its left; the file is refused otherwise.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from graph.schema import Audience

TABLE = Path(__file__).parent / "table.toml"
COUNTS = "counts"
SMALLEST = "smallest"


class Telling(StrEnum):
    """How a field is told, the least first."""

    NO = "no"
    PSEUDONYM = "pseudonym"
    REVEAL = "reveal"
    """To who may reveal, for a reason."""
    INITIALS = "initials"
    YES = "yes"

    @property
    def width(self) -> int:
        """The more is told, the larger."""
        return list(Telling).index(self)


@dataclass(frozen=True, slots=True, eq=False)
class AudiencePolicy:
    """What one audience is told."""

    name: str
    base: Audience
    """The audience of the house that it is, or that it is narrower than."""
    fields: Mapping[str, Telling]
    """By `section.field`."""
    smallest: int = 0
    """Of people: fewer are not counted."""
    title: str = ""
    """What an office calls its own audience."""

    def telling(self, field: str) -> Telling:
        """How a field is told; not at all where no line says it."""
        return self.fields.get(field, Telling.NO)

    def tells(self, field: str) -> bool:
        """Whether a field is told as it is."""
        return self.telling(field) is Telling.YES

    def covers(self, other: "AudiencePolicy") -> bool:
        """Whether nothing is told to the other that is not told to this one."""
        wider = all(
            telling.width <= self.telling(field).width for field, telling in other.fields.items()
        )
        return wider and other.smallest >= self.smallest

    def told_count(self, count: int) -> int | None:
        """A number of people as it may be told; None for one that is too small.

        In steps where small ones are withheld: two counts of different days would tell of one more.
        """
        if not self.smallest or not count:
            return count
        return None if count < self.smallest else count - count % self.smallest


@cache
def policy_of(audience: Audience) -> AudiencePolicy:
    """What an audience of the house is told."""
    return read_table(TABLE.read_text(encoding="utf-8"))[audience]


def read_table(text: str) -> dict[Audience, AudiencePolicy]:
    """The policies of a table; raises ValueError for one that tells somebody more than before."""
    order = list(Audience)
    fields: dict[Audience, dict[str, Telling]] = {audience: {} for audience in order}
    smallest = dict.fromkeys(order, 0)
    for section, lines in tomllib.loads(text).items():
        for name, cells in lines.items():
            field = f"{section}.{name}"
            if section == COUNTS:
                smallest = dict(zip(order, _rising(field, cells), strict=True))
                continue
            told = [Telling(cell) for cell in cells]
            _check_narrowing(field, told)
            for audience, telling in zip(order, told, strict=True):
                fields[audience][field] = telling
    return {
        audience: AudiencePolicy(audience.value, audience, fields[audience], smallest[audience])
        for audience in order
    }


def _check_narrowing(field: str, told: Sequence[Telling]) -> None:
    widths = [telling.width for telling in told]
    if widths != sorted(widths, reverse=True):
        raise ValueError(f"{field} tells an audience more than the one to its left")


def _rising(field: str, cells: Sequence[Any]) -> list[int]:
    numbers = [int(cell) for cell in cells]
    if numbers != sorted(numbers) or min(numbers) < 0:
        raise ValueError(f"{field} withholds less from an audience than from the one to its left")
    return numbers
