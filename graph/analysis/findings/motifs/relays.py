"""Relays: from a recruiter to somebody for documents, and on to somebody for the way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from graph.analysis.findings.motifs.found import (
    Motif,
    by_weight,
    cases_told_by,
    motif,
    parts_in,
    victims_in,
)
from graph.analysis.networks.evidence import NetworkEvidence
from graph.model import Id, Relationship
from graph.schema import SAME_AS, RelationshipKind, Stage

_STAGES = (Stage.RECRUIT, Stage.DOCUMENT, Stage.TRANSPORT)
_NO_DEALINGS = SAME_AS | {RelationshipKind.PARTY_TO, RelationshipKind.RELATED_TO}
"""Links that do not say that two had to do with each other in this."""


def relays(evidence: NetworkEvidence) -> tuple[Motif, ...]:
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
    evidence: NetworkEvidence, parts: Mapping[Stage, Mapping[Id, list[Relationship]]]
) -> Iterator[Motif]:
    """One relay for each party for documents who takes over from one and hands on to another."""
    stated, days = _stated(evidence), _days(evidence)
    recruit, document, transport = (parts[stage] for stage in _STAGES)
    for middle, own in document.items():
        before: dict[Id, list[Relationship]] = {}
        for giver, theirs in recruit.items():
            if links := _hands_over(theirs, own, stated, days):
                before[giver] = links
        after: dict[Id, list[Relationship]] = {}
        for taker, theirs in transport.items():
            if links := _hands_over(own, theirs, stated, days):
                after[taker] = links
        # One recruiter who is also the only one for the way hands over to nobody else.
        if not before or not after or len(before.keys() | after.keys()) < 2:
            continue
        links = [*chain.from_iterable(before.values()), *chain.from_iterable(after.values())]
        cases = cases_told_by(evidence, *links)
        members = {"recruiter": before, "document": [middle], "transporter": after}
        yield motif("relay", members, cases, links, in_one_case=_in_one_case(before, after))


def _by_party(parts: tuple[Relationship, ...]) -> dict[Id, list[Relationship]]:
    found: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for part in parts:
        found[part.start].append(part)
    return dict(sorted(found.items()))


def _stated(evidence: NetworkEvidence) -> dict[frozenset[Id], list[Relationship]]:
    """By two parties: the links by which a source says that they had to do with each other."""
    found: defaultdict[frozenset[Id], list[Relationship]] = defaultdict(list)
    for link in evidence.relationships:
        ends = frozenset((link.start, link.end))
        if link.kind in _NO_DEALINGS or not ends <= evidence.parties:
            continue
        # What is told only by cases in which an end is a victim says nothing of parties.
        if cases_told_by(evidence, link):
            found[ends].append(link)
    return found


def _days(evidence: NetworkEvidence) -> dict[tuple[Id, Id], tuple[str, str]]:
    """First and last day on which a party did something to a victim, by party and case.

    Victims who are parties too are left out.
    """
    victims = victims_in(evidence, *evidence.cases)
    found: defaultdict[tuple[Id, Id], list[str]] = defaultdict(list)
    for link in evidence.relationships:
        if link.end not in victims or len(link.cases) != 1:
            continue
        days = [day for day in (link.first_on, link.last_on) if day]
        if days:
            found[link.start, link.cases[0]] += days
    return {key: (min(days), max(days)) for key, days in found.items()}


def _hands_over(
    ours: list[Relationship],
    theirs: list[Relationship],
    stated: Mapping[frozenset[Id], list[Relationship]],
    days: Mapping[tuple[Id, Id], tuple[str, str]],
) -> list[Relationship]:
    """The links by which the holder of some parts hands over to the holder of others, if any."""
    first, second = ours[0].start, theirs[0].start
    if first == second:
        return []
    shared = {part.end for part in ours} & {part.end for part in theirs}
    in_order = set()
    for case in shared:
        if _in_order(days.get((first, case)), days.get((second, case))):
            in_order.add(case)
    found = [part for part in (*ours, *theirs) if part.end in in_order]
    return [*found, *stated.get(frozenset((first, second)), ())]


def _in_order(first: tuple[str, str] | None, second: tuple[str, str] | None) -> bool:
    """Whether the second may have followed the first; where either is not known, it may."""
    if first is None or second is None:
        return True
    begun, _ = first
    _, ended = second
    return begun <= ended


def _in_one_case(
    before: Mapping[Id, list[Relationship]], after: Mapping[Id, list[Relationship]]
) -> bool:
    """Whether one case names all three: a recruiter, the party in the middle, a transporter.

    The transporter is not that recruiter.
    """
    for first, ours in before.items():
        cases = _cases(ours)
        for last, theirs in after.items():
            if first != last and cases & _cases(theirs):
                return True
    return False


def _cases(links: list[Relationship]) -> set[Id]:
    return {link.end for link in links if link.kind is RelationshipKind.PARTY_TO}
