"""What persons ask of those who keep data about them: copies, corrections, erasure, withdrawal.

Decisions.
A request is a version that is appended at each step (graph/work/versions.py), so its history stays.
Which grounds a refusal may rest on differs by what is asked (UU 27/2022): erasure and withdrawal
may be refused for the ends of art. 15 (1) alone, a copy or a correction by art. 33 alone.
When a person is forgotten, that they asked and what became of it stays under the id that they had;
every text goes.
"""

from collections.abc import Mapping
from enum import StrEnum

from graph.model import Id
from graph.work.versions import Version


class RequestKind(StrEnum):
    """What is asked for."""

    ACCESS = "access"
    """A copy of what is held (art. 7, 32)."""
    CORRECTION = "correction"
    """That it is put right (art. 6, 30)."""
    ERASURE = "erasure"
    """That it is erased (art. 8, 43, 44)."""
    WITHDRAWAL = "withdrawal"
    """That consent no longer holds (art. 9, 40)."""


class RequestState(StrEnum):
    """What became of a request."""

    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"


class Ground(StrEnum):
    """On which ground of the law a request is refused."""

    DEFENCE = "15a"
    LAW_ENFORCEMENT = "15b"
    PUBLIC_INTEREST = "15c"
    FINANCIAL_SUPERVISION = "15d"
    STATISTICS = "15e"
    DANGER = "33a"
    DATA_OF_OTHERS = "33b"
    NATIONAL_SECURITY = "33c"


_ARTICLE_15 = tuple(ground for ground in Ground if ground.startswith("15"))
_ARTICLE_33 = tuple(ground for ground in Ground if ground.startswith("33"))
GROUNDS: Mapping[RequestKind, tuple[Ground, ...]] = {
    RequestKind.ACCESS: _ARTICLE_33,
    RequestKind.CORRECTION: _ARTICLE_33,
    RequestKind.ERASURE: _ARTICLE_15,
    RequestKind.WITHDRAWAL: _ARTICLE_15,
}
"""By which articles each may be refused."""


class PersonRequest(Version, frozen=True, omit_defaults=True, kw_only=True):
    """A request of a person, as it stands at one step."""

    person: Id
    """Whose data it is about."""
    kind: RequestKind
    received_on: str
    """ISO date and time in UTC."""
    due_on: str
    """ISO date and time in UTC by which it must be acted on."""
    state: RequestState = RequestState.OPEN
    text: str = ""
    """How it came and what it says."""
    ground: Ground | None = None
    """Of a refusal."""
    outcome: str = ""
    """What was done, or why it is refused."""
