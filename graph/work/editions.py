"""Editions: briefings as they were on one day, which nobody changes, and who approved them.

Decisions.
What is frozen is what the briefing says, as canonical JSON under its SHA-256, and not a file: every
file is made from it, the same at any time. An approval names the digest that was approved; it is a
value of its own, so that an edition stays as it was made.
Editions of one network, form, audience and case are one series: what changed is told within it
alone, since one case is not the earlier state of another.
Of an edition that told of a forgotten case stays that there was one, and nothing of what it said.
"""

import hashlib

from graph.model import Id
from graph.work.versions import Version


class Edition(Version, frozen=True, omit_defaults=True, kw_only=True):
    """What a briefing said on one day, for one audience."""

    about: tuple[Id, ...]
    """The network."""
    parties: tuple[Id, ...] = ()
    """Of the network, by whom it is found again."""
    cases: tuple[Id, ...] = ()
    """Those that it tells of."""
    case: Id = ""
    """The one case that it is about; empty for the whole network."""
    form: str
    audience: str
    """Its name: internal, partner, public, or an office's own."""
    language: str = "id"
    date: str = ""
    """ISO day that stands on it."""
    number: int = 1
    """Among the editions of this network and case in this form for this audience."""
    content: str = ""
    """Canonical JSON; empty when it was forgotten."""
    digest: str = ""
    """SHA-256 of the content."""
    revision: int = 0
    """Of the store, when it was made."""
    distribution: tuple[str, ...] = ()
    """Who receives a copy, in the order of the copies' numbers."""
    handling: str = ""

    @property
    def series(self) -> tuple[str, str, Id]:
        """What it has in common with the other states of the same report, beside the network."""
        return self.form, self.audience, self.case

    @property
    def is_whole(self) -> bool:
        """Whether the content is what was frozen."""
        return bool(self.content) and digest_of(self.content) == self.digest


class Approval(Version, frozen=True, omit_defaults=True, kw_only=True):
    """That somebody else than its maker approved an edition."""

    edition: Id
    digest: str
    """Of what was approved."""
    text: str = ""
    """A remark."""


def digest_of(content: str) -> str:
    """The SHA-256 of a content.

    >>> digest_of("{}")[:12]
    '44136fa355b3'
    """
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
