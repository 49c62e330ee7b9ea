"""Act, means and purpose: what each complaint says of the three elements of trafficking, with its
evidence.

UU 21/2007 art. 1(1) and the Palermo Protocol art. 3 ask for an act, by a means, for a purpose; for
a child, whoever is under 18, no means is needed (Palermo art. 3(c)). What stands here is an
indication to look into and never a verdict.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from graph.analysis.findings.indicators.documents import age_when_leaving
from graph.analysis.findings.indicators.facts import CaseFact, meanings
from graph.analysis.findings.indicators.indicator_input import IndicatorInput
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
    facts: tuple[CaseFact, ...] = ()
    """Facts of act, means and purpose."""
    parts: tuple[Id, ...] = ()
    """Relationships that say who did an act."""
    child: bool | None = None
    """Whether a victim was under 18; None is not known."""

    @property
    def covered(self) -> tuple[str, ...]:
        """The elements that something speaks for, in order; a child's means count as given."""
        said = {meanings()[fact.code].element for fact in self.facts}
        if self.parts:
            said.add("act")
        if self.child:
            said.add("means")
        return tuple(element for element in ELEMENTS if element in said)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The elements that nothing speaks for yet."""
        return tuple(element for element in ELEMENTS if element not in self.covered)

    @property
    def extracted(self) -> bool:
        """Whether means or purpose rests on words of narratives alone: then the whole does."""
        for element in ("means", "purpose"):
            facts = [fact for fact in self.facts if meanings()[fact.code].element == element]
            if facts and all(fact.extracted for fact in facts):
                return True
        return False


def cover_case(inquiry: IndicatorInput, case_id: Id) -> Coverage:
    """What one complaint says of act, means and purpose."""
    parts = set()
    for act in inquiry.acts_in.get(case_id, ()):
        if ROLES[act.role].stage in _ACT_STAGES:
            parts.add(act.id)
    parts |= {link.id for link in inquiry.parts_stated.get(case_id, ())}
    facts = inquiry.facts[case_id]
    victims = inquiry.told_of.get(case_id, ())
    return Coverage(
        subject=case_id,
        facts=tuple(fact for fact in facts if meanings()[fact.code].element in ELEMENTS),
        parts=tuple(sorted(parts)),
        child=_is_child(victims, inquiry.day(case_id), inquiry.today),
    )


def cover_network(network: Id, cases: Iterable[Coverage]) -> Coverage:
    """What all complaints of a network say together: each element from whichever says it."""
    facts: list[CaseFact] = []
    parts: set[Id] = set()
    children = set()
    for coverage in cases:
        facts += coverage.facts
        parts.update(coverage.parts)
        children.add(coverage.child)
    child = None
    if True in children:
        child = True
    elif False in children:
        child = False
    return Coverage(
        subject=network,
        facts=tuple(facts),
        parts=tuple(sorted(parts)),
        child=child,
    )


def _is_child(victims: Iterable[Mention], day: str, today: date) -> bool | None:
    """Whether a victim was under 18 when leaving; None when no age is told.

    Where the sources of an age contradict each other the youngest counts: a child may have been
    made older.
    """
    ages: list[int] = []
    for victim in victims:
        told = _ages(victim, day)
        ages += told
    if not ages:
        return None
    return min(ages) < ADULT


def _ages(victim: Mention, day: str) -> Iterator[int]:
    """What a mention says of the age when leaving.

    It does so by date of birth, by NIK, by code, and by the age when reporting.
    """
    born = [victim.born_on]
    born += [
        nik.read(identifier.value).born_on
        for identifier in victim.identifiers
        if identifier.scheme is Scheme.NIK and nik.is_valid(identifier.value)
    ]
    for born_on in born:
        age = age_when_leaving(born_on, day) if born_on else None
        if age is not None:
            yield age
    coded = victim.extra.get(_AGE, "").strip()
    if coded.isdecimal():
        yield int(coded)
    if victim.age is not None:
        yield victim.age
