"""Disclosures: what is to be handed out, to whom, for what, on which basis, and how it stands.

Decisions.
What is prepared is a version like any kept work; each step after that (approved, handed over,
acknowledged, recalled) is a value of its own that names the digest of what it was taken for. So
nothing of what was agreed can be changed behind an approval: what is edited is prepared anew.
When a case is forgotten, that it was handed out, and to whom, stays with its id alone: who holds
her data must still be told to erase them.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from graph.model import Id
from graph.work.versions import Version


class DisclosureState(StrEnum):
    """How a disclosure stands; each follows the one before."""

    PREPARED = "prepared"
    APPROVED = "approved"
    HANDED_OVER = "handed over"
    ACKNOWLEDGED = "acknowledged"
    RECALLED = "recalled"


HELD = frozenset({DisclosureState.HANDED_OVER, DisclosureState.ACKNOWLEDGED})
"""States in which somebody outside holds what was disclosed."""
_FOLLOWS = {
    DisclosureState.APPROVED: frozenset({DisclosureState.PREPARED}),
    DisclosureState.HANDED_OVER: frozenset({DisclosureState.APPROVED}),
    DisclosureState.ACKNOWLEDGED: frozenset({DisclosureState.HANDED_OVER}),
    DisclosureState.RECALLED: HELD,
}


class Disclosure(Version, frozen=True, omit_defaults=True, kw_only=True):
    """What somebody outside is to be told."""

    receiver: str
    """Whom it is handed to."""
    about: tuple[Id, ...] = ()
    """Networks."""
    parties: tuple[Id, ...] = ()
    """Of these networks, by whom they are found again."""
    cases: tuple[Id, ...] = ()
    """All that it tells of."""
    audience: str = "partner"
    purpose: str = ""
    basis: str = ""
    """A code of `graph.schema.LawfulBasis`."""
    until: str = ""
    """ISO day until which they may hold it; empty for no end."""
    consented: tuple[Id, ...] = ()
    """Victims of its cases who agreed to be named outside."""
    without_consent: tuple[Id, ...] = ()
    """Victims of its cases who did not: they are masked in all that leaves."""
    override: str = ""
    """Why it is handed out though some did not agree."""

    @property
    def digest(self) -> str:
        """Of all that an approval approves."""
        said = (
            *("receiver", "audience", "purpose", "basis", "until", "override"),
            *("about", "parties", "cases", "consented", "without_consent"),
        )
        text = "\x1f".join(repr(getattr(self, name)) for name in said)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class DisclosureStep(Version, frozen=True, omit_defaults=True, kw_only=True):
    """That a disclosure was approved, handed over, acknowledged or recalled."""

    disclosure: Id
    """The lineage of what it is about."""
    state: DisclosureState
    digest: str
    """Of the disclosure as it was then."""
    text: str = ""
    """A remark: by which letter, why."""


def state_of(
    disclosure: Disclosure, steps: Iterable[DisclosureStep]
) -> tuple[DisclosureState, tuple[DisclosureStep, ...]]:
    """How a disclosure stands by the steps that were taken for it, and those that count.

    An approval of what was edited since counts for nothing, nor does a step that does not follow.
    What was handed over as it was approved stays so, though a part of it is forgotten by now. The
    order is that of the states, whatever a clock said.
    """
    taken: defaultdict[DisclosureState, list[DisclosureStep]] = defaultdict(list)
    for step in sorted(steps, key=lambda step: (step.on, step.id)):
        if step.disclosure == disclosure.lineage and step.stands:
            taken[step.state].append(step)
    approved = {step.digest: step for step in taken[DisclosureState.APPROVED]}
    handed_over = [step for step in taken[DisclosureState.HANDED_OVER] if step.digest in approved]
    if not handed_over:
        found = [approved[disclosure.digest]] if disclosure.digest in approved else []
    else:
        last = handed_over[-1]
        found = [approved[last.digest], last]
        found += taken[DisclosureState.ACKNOWLEDGED][-1:] + taken[DisclosureState.RECALLED][-1:]
    return (found[-1].state if found else DisclosureState.PREPARED), tuple(found)


def may_follow(state: DisclosureState, after: DisclosureState) -> bool:
    """Whether one state may come after another.

    >>> may_follow(DisclosureState.PREPARED, DisclosureState.HANDED_OVER)
    False
    """
    return state in _FOLLOWS.get(after, frozenset())
