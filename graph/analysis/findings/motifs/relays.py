"""Relays: a recruiter hands people to somebody for documents, who hands them on to somebody for the
way.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.analysis.findings.motifs.found import (
    Motif,
    by_weight,
    cases_told_by,
    motif,
    parts_in,
    victims_in,
)
from graph.analysis.networks.evidence import Evidence
from graph.model import Id, Relationship
from graph.schema import SAME_AS, RelationshipKind, Stage

_STAGES = (Stage.RECRUIT, Stage.DOCUMENT, Stage.TRANSPORT)
_NO_DEALINGS = SAME_AS | {RelationshipKind.PARTY_TO, RelationshipKind.RELATED_TO}
"""Links that do not say that two had to do with each other in this."""


def relays(evidence: Evidence) -> tuple[Motif, ...]:
    """Parties for documents who take over from recruiters and hand on to transporters, who are
    others.

    Two parties hand over to each other when one case names both, each in its stage, or a source
    links them directly. So a relay may lie within one case or run through several. Where the days
    of what two did in one case are known and the later stage came first, they did not hand over.
    One relay for each party in the middle, with all on its sides: as many relays as there are such
    parties, not as there are chains.
    Members: `recruiter`, `document`, `transporter`; params: `in_one_case`, whether one case names
    all three.

    The stages are acts of the Palermo Protocol (art. 3: recruitment, transfer, transportation) with
    the documents that Indonesian reports tell of between them.
    """
    parts = {stage: _by_party(parts_in(evidence, stage)) for stage in _STAGES}
    return by_weight(_relays(evidence, parts))


def _relays(
    evidence: Evidence, parts: Mapping[Stage, Mapping[Id, list[Relationship]]]
) -> Iterator[Motif]:
    stated, days = _stated(evidence), _days(evidence)
    recruit, document, transport = (parts[stage] for stage in _STAGES)
    for middle, own in document.items():
        before = {
            giver: links
            for giver, theirs in recruit.items()
            if (links := _hands_over(theirs, own, stated, days))
        }
        after = {
            taker: links
            for taker, theirs in transport.items()
            if (links := _hands_over(own, theirs, stated, days))
        }
        if not any(first != last for first in before for last in after):
            continue
        links = [
            relationship for found in (*before.values(), *after.values()) for relationship in found
        ]
        cases = {case for link in links for case in cases_told_by(evidence, link)}
        members = {"recruiter": before, "document": [middle], "transporter": after}
        yield motif("relay", members, cases, links, in_one_case=_in_one_case(before, after))


def _by_party(parts: tuple[Relationship, ...]) -> dict[Id, list[Relationship]]:
    found: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for part in parts:
        found[part.start].append(part)
    return dict(sorted(found.items()))


def _stated(evidence: Evidence) -> dict[frozenset[Id], list[Relationship]]:
    found: defaultdict[frozenset[Id], list[Relationship]] = defaultdict(list)
    for relationship in evidence.relationships:
        between = {relationship.start, relationship.end} <= evidence.parties
        if (
            between
            and relationship.kind not in _NO_DEALINGS
            and cases_told_by(evidence, relationship)
        ):
            found[frozenset((relationship.start, relationship.end))].append(relationship)
    return found


def _days(evidence: Evidence) -> dict[tuple[Id, Id], tuple[str, str]]:
    """First and last day on which a party did something to a victim who is no party, by party and
    case.
    """
    victims = {victim for case in evidence.cases for victim in victims_in(evidence, case)}
    found: defaultdict[tuple[Id, Id], list[str]] = defaultdict(list)
    for relationship in evidence.relationships:
        if relationship.end in victims and len(relationship.cases) == 1:
            found[relationship.start, relationship.cases[0]] += [
                day for day in (relationship.first_on, relationship.last_on) if day
            ]
    return {key: (min(days), max(days)) for key, days in found.items() if days}


def _hands_over(
    ours: list[Relationship],
    theirs: list[Relationship],
    stated: Mapping[frozenset[Id], list[Relationship]],
    days: Mapping[tuple[Id, Id], tuple[str, str]],
) -> list[Relationship]:
    """The links by which the holder of some parts hands over to the holder of others; none when it
    does not.
    """
    first, second = ours[0].start, theirs[0].start
    if first == second:
        return []
    shared = {our.end for our in ours} & {their.end for their in theirs}
    kept = {case for case in shared if _in_order(days.get((first, case)), days.get((second, case)))}
    found = [our for our in (*ours, *theirs) if our.end in kept]
    return [*found, *stated.get(frozenset((first, second)), ())]


def _in_order(first: tuple[str, str] | None, second: tuple[str, str] | None) -> bool:
    """Whether the second may have followed the first; where either is not known, it may."""
    return first is None or second is None or first[0] <= second[1]


def _in_one_case(
    before: Mapping[Id, list[Relationship]], after: Mapping[Id, list[Relationship]]
) -> bool:
    """Whether one case names a recruiter, the party in the middle, and a transporter who is not
    that recruiter.
    """
    return any(
        _cases(ours) & _cases(theirs)
        for first, ours in before.items()
        for last, theirs in after.items()
        if first != last
    )


def _cases(links: list[Relationship]) -> set[Id]:
    return {link.end for link in links if link.kind is RelationshipKind.PARTY_TO}
