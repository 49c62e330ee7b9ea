"""I13: recruiters who are relatives of victims, and parties of one family."""

from collections.abc import Iterator

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.indicator_input import KIN_RECRUITER, IndicatorInput, ids
from graph.model import Id, Relationship
from graph.schema import EntityKind, RelationshipKind, Scheme

_KIN_FACT = "kin_recruiter"


def kin_link(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I13: a party related to a victim, two parties related or with one family card (KK), a
    recruiter reported as kin.

    Source: Chinese networks, in which kinship and the same native place raise co-offending; the
    husband who collected money (Bau-Bau). What singles out one victim is told inside the house
    only.
    """
    for link in inquiry.evidence.by_kind.get(RelationshipKind.RELATED_TO, ()):
        yield from _related(inquiry, link)
    for card in inquiry.entities_of(EntityKind.IDENTITY_DOCUMENT, Scheme.KK):
        yield from _of_one_card(inquiry, card.id)
    for act in inquiry.acts:
        if act.role == KIN_RECRUITER:
            yield Firing(
                code="I13",
                variant="role",
                subject=act.start,
                entities=(act.start, act.end),
                relationships=ids(act),
                cases=(act.end,),
            )
    coded = []
    for case, facts in inquiry.facts.items():
        if any(fact.code == _KIN_FACT for fact in facts):
            coded.append(case)
    if coded:
        yield Firing(
            code="I13",
            variant="coded",
            subject=inquiry.network,
            params={"cases": len(coded)},
            entities=tuple(sorted(coded)),
            cases=tuple(sorted(coded)),
            force=Force.WEAK,
            of_victim=True,
        )


def _related(inquiry: IndicatorInput, link: Relationship) -> Iterator[Firing]:
    """Kinship that a source states, of a party with a victim or with another party."""
    ends = sorted((link.start, link.end))
    parties = [end for end in ends if end in inquiry.standing]
    of_victim = len(parties) == 1 and not inquiry.victims.isdisjoint(ends)
    if not of_victim and len(parties) < len(ends):
        return
    party = parties[0]
    other = next(end for end in ends if end != party)
    known = inquiry.cases.keys() | inquiry.lists
    cases = known.intersection(link.cases) or inquiry.named_in(party)
    yield Firing(
        code="I13",
        variant="victim" if of_victim else "parties",
        subject=party,
        names={"other": other},
        entities=(party, other),
        relationships=ids(link),
        cases=tuple(sorted(cases)),
        of_victim=of_victim,
    )


def _of_one_card(inquiry: IndicatorInput, card: Id) -> Iterator[Firing]:
    """Several parties on one family card."""
    named = sorted(inquiry.standing.intersection(inquiry.holders(card)))
    if len(named) < 2:
        return
    links = inquiry.links_to(card, named)
    yield Firing(
        code="I13",
        variant="card",
        subject=named[0],
        names={"other": named[1]},
        params={"parties": len(named)},
        entities=(card, *named),
        relationships=ids(*links),
        cases=inquiry.named_in_any(named),
    )
