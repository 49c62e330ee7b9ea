"""Act, means and purpose: what each complaint says of the three elements of trafficking, with its
evidence.

UU 21/2007 art. 1(1) and the Palermo Protocol art. 3 ask for an act, by a means, for a purpose; for
a child, whoever is under 18, no means is needed (Palermo art. 3(c)). What stands here is an
indication to look into and never a verdict.
"""

from collections.abc import Iterable, Iterator

from graph.analysis.findings.indicators.documents import age_when_leaving
from graph.analysis.findings.indicators.facts import Fact, meanings
from graph.analysis.findings.indicators.inquiry import IndicatorInput
from graph.identifiers import nik
from graph.model import Id, Mention, Value
from graph.schema import ROLES, Scheme, Stage

ELEMENTS = ("act", "means", "purpose")
ADULT = 18
_ACT_STAGES = frozenset({Stage.RECRUIT, Stage.SHELTER, Stage.TRANSPORT, Stage.RECEIVE})
_AGE = "vic_AgeWhenTrafficked"


class Coverage(Value, frozen=True, omit_defaults=True):
    """What one complaint, or one network, says of the three elements."""

    subject: Id
    facts: tuple[Fact, ...] = ()
    """Facts of act, means and purpose."""
    parts: tuple[Id, ...] = ()
    """Relationships that say who did an act."""
    child: bool | None = None
    """Whether a victim was under 18; None is not known."""

    @property
    def covered(self) -> tuple[str, ...]:
        """The elements that something speaks for, in order; a child's means count as given."""
        said = {meanings()[fact.code].element for fact in self.facts} | (
            {"act"} if self.parts else set()
        )
        return tuple(
            element
            for element in ELEMENTS
            if element in said or (element == "means" and self.child)
        )

    @property
    def lacking(self) -> tuple[str, ...]:
        """The elements that nothing speaks for yet."""
        return tuple(element for element in ELEMENTS if element not in self.covered)

    @property
    def extracted(self) -> bool:
        """Whether means or purpose rests on words of narratives alone: then the whole does."""
        sides = [
            [fact for fact in self.facts if meanings()[fact.code].element == side]
            for side in ELEMENTS[1:]
        ]
        return any(side and all(fact.extracted for fact in side) for side in sides)


def cover_case(inquiry: IndicatorInput, case_id: Id) -> Coverage:
    """What one complaint says of act, means and purpose."""
    acts = [
        relationship.id
        for relationship in inquiry.acts_in.get(case_id, ())
        if ROLES[relationship.role].stage in _ACT_STAGES
    ]
    stated = [relationship.id for relationship in inquiry.parts_stated.get(case_id, ())]
    return Coverage(
        subject=case_id,
        facts=tuple(
            fact for fact in inquiry.facts[case_id] if meanings()[fact.code].element in ELEMENTS
        ),
        parts=tuple(sorted({*acts, *stated})),
        child=_is_child(inquiry.told_of.get(case_id, ()), inquiry.day(case_id)),
    )


def cover_network(network: Id, cases: Iterable[Coverage]) -> Coverage:
    """What all complaints of a network say together: each element from whichever of them
    says it.
    """
    found = tuple(cases)
    ages = [coverage.child for coverage in found]
    return Coverage(
        subject=network,
        facts=tuple(fact for coverage in found for fact in coverage.facts),
        parts=tuple(sorted({part for coverage in found for part in coverage.parts})),
        child=True if any(ages) else False if False in ages else None,
    )


def _is_child(victims: Iterable[Mention], day: str) -> bool | None:
    """Whether a victim was under 18 when leaving; None when no age is told.

    Where the sources of an age contradict each other the youngest counts: a child may have been
    made older.
    """
    ages = [age for victim in victims for age in _ages(victim, day)]
    return None if not ages else min(ages) < ADULT


def _ages(victim: Mention, day: str) -> Iterator[int]:
    """What a mention says of the age when leaving: by code, by date of birth, by NIK, and the age
    when reporting.
    """
    said = victim.extra.get(_AGE, "").strip()
    numbers = (
        identifier.value
        for identifier in victim.identifiers
        if identifier.scheme is Scheme.NIK and nik.is_valid(identifier.value)
    )
    born = filter(None, (victim.born_on, *(nik.read(number).born_on for number in numbers)))
    yield from (
        age for day_of_birth in born if (age := age_when_leaving(day_of_birth, day)) is not None
    )
    if said.isdecimal():
        yield int(said)
    if victim.age is not None:
        yield victim.age
