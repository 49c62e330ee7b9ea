"""Lists of names and numbers, one a line: which of them are known, and as whom.

Decisions.
A number is known where it, whole, is known; a name where somebody is called so, by the letter or by
the sound. What only looks like it, by a slip or by its beginning, is told as such: it is for a
person to look at.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from app.networks.finding.finding import Because, Finding, Hit
from app.networks.finding.index import number_parts
from app.plain_text import plain
from app.progress import Progress
from graph.model import Value
from graph.schema import EntityKind

MOST_LINES = 2_000
"""Lines of a list that are looked up; more are counted and told."""
MOST_LETTERS = 200
"""Letters of a line that count."""
HITS_A_LINE = 5
_SURE = frozenset({Because.ID, Because.NUMBER, Because.NAME, Because.SOUND})


class Standing(StrEnum):
    """How a line is known."""

    KNOWN = "known"
    SEVERAL = "several"
    """Several are called so, or several cases have this number."""
    ALIKE = "alike"
    """Nothing is called so, but something looks like it."""
    UNKNOWN = "unknown"


class ListLine(Value, frozen=True, omit_defaults=True):
    """One line of a list, and what it finds."""

    number: int
    """Counts the lines from 1, empty ones too."""
    text: str
    standing: Standing
    hits: tuple[Hit, ...] = ()
    """The surest of them."""
    total: int = 0
    """How many are found in all."""


class LookedUp(Value, frozen=True, omit_defaults=True):
    """A list that was looked up."""

    lines: tuple[ListLine, ...] = ()
    left_out: int = 0
    """Lines beyond those that are looked up."""

    def count(self, standing: Standing) -> int:
        """How many lines stand so."""
        return sum(line.standing is standing for line in self.lines)


def look_up(
    finding: Finding, lines: Iterable[str], *, progress: Progress | None = None
) -> LookedUp:
    """Look every line up, each different one once; empty lines are left out."""
    given = [(number, _cut(line)) for number, line in enumerate(lines, start=1)]
    given = [(number, line) for number, line in given if line]
    taken = given[:MOST_LINES]
    known: dict[str, ListLine] = {}
    found = []
    for place, (number, text) in enumerate(taken, start=1):
        if text not in known:
            known[text] = _line(finding, number, text)
        same = known[text]
        found.append(
            ListLine(
                number=number,
                text=text,
                standing=same.standing,
                hits=same.hits,
                total=same.total,
            )
        )
        if progress:
            progress("look up", place, len(taken))

    return LookedUp(lines=tuple(found), left_out=len(given) - len(taken))


def _cut(line: str) -> str:
    return plain(line)[:MOST_LETTERS]


def _line(finding: Finding, number: int, text: str) -> ListLine:
    found = finding.find(text, limit=HITS_A_LINE)
    sure = [hit for hit in found.hits if _is_sure(hit, text)]
    return ListLine(
        number=number,
        text=text,
        standing=_standing(sure, found.hits),
        hits=tuple(sure) or found.hits,
        total=found.total,
    )


def _is_sure(hit: Hit, text: str) -> bool:
    """Whether nothing but what is sure made it a hit; of a case number all must be typed."""
    if hit.entity.kind is EntityKind.CASE:
        return number_parts(hit.entity.name) == number_parts(text) or hit.entity.id == text
    return bool(hit.because) and _SURE.issuperset(hit.because)


def _standing(sure: Sequence[Hit], every: Sequence[Hit]) -> Standing:
    if len(sure) > 1:
        return Standing.SEVERAL
    if sure:
        return Standing.KNOWN
    return Standing.ALIKE if every else Standing.UNKNOWN
