"""I13: recruiters who are relatives of victims, and parties of one family."""

from collections.abc import Iterator

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.inquiry import KIN_RECRUITER, IndicatorInput, ids
from graph.schema import EntityKind, RelationshipKind, Scheme

_KIN_FACT = "kin_recruiter"


def kin_link(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I13: a party related to a victim, two parties related or with one family card (KK), a
    recruiter reported as kin.

    Source: Chinese networks, in which kinship and the same native place raise co-offending; the
    husband who collected money (Bau-Bau). What singles out one victim is told inside the house
    only.
    """
    parties, victims = inquiry.standing, inquiry.victims
    for relationship in inquiry.evidence.by_kind.get(RelationshipKind.RELATED_TO, ()):
        ends = sorted((relationship.start, relationship.end))
        of_victim = len(parties & set(ends)) == 1 and bool(victims & set(ends))
        if of_victim or parties >= set(ends):
            party = next(end for end in ends if end in parties)
            other = next(end for end in ends if end != party)
            cases = {
                case
                for case in relationship.cases
                if case in inquiry.cases or case in inquiry.lists
            } or set(inquiry.named_in(party))
            yield Firing(
                code="I13",
                variant="victim" if of_victim else "parties",
                subject=party,
                names={"other": other},
                entities=(party, other),
                relationships=ids(relationship),
                cases=tuple(sorted(cases)),
                of_victim=of_victim,
            )
    for card in inquiry.entities_of(EntityKind.IDENTITY_DOCUMENT, Scheme.KK):
        named = sorted(set(inquiry.holders(card.id)) & parties)
        if len(named) > 1:
            links = [
                holder for holder in inquiry.evidence.holders[card.id] if holder.start in named
            ]
            yield Firing(
                code="I13",
                variant="card",
                subject=named[0],
                names={"other": named[1]},
                params={"parties": len(named)},
                entities=(card.id, *named),
                relationships=ids(*links),
                cases=tuple(sorted({case for who in named for case in inquiry.named_in(who)})),
            )
    for act in (act for act in inquiry.acts if act.role == KIN_RECRUITER):
        yield Firing(
            code="I13",
            variant="role",
            subject=act.start,
            entities=(act.start, act.end),
            relationships=ids(act),
            cases=(act.end,),
        )
    coded = sorted(
        case
        for case, facts in inquiry.facts.items()
        if any(fact.code == _KIN_FACT for fact in facts)
    )
    if coded:
        yield Firing(
            code="I13",
            variant="coded",
            subject=inquiry.network,
            params={"cases": len(coded)},
            entities=tuple(coded),
            cases=tuple(coded),
            force=Force.WEAK,
            of_victim=True,
        )
