"""Kin recruiters: a recruiter who is family of somebody they recruited, or of another party."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.analysis.findings.motifs.found import (
    Motif,
    by_weight,
    cases_told_by,
    motif,
    recruiting_parts,
    unprotected_parts,
    victims_in,
)
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.properties import scheme_of
from graph.model import Id, Relationship
from graph.schema import RelationshipKind, Scheme

KIN_RECRUITER = "perekrut_kerabat"


def kin_recruiters(evidence: NetworkEvidence) -> tuple[Motif, ...]:
    """Recruiters related to a victim, witness or relative of their cases or to another party, or
    reported as family.

    Kinship and a common place of origin raise co-offending and ease recruitment (domain.md 9, I13).
    It is read from what sources state (`by` is `stated`), from one family card held by two
    (`family_card`), and from the role `perekrut_kerabat` (`role`). Members: `recruiter`, `party`
    and `victim` (who is related), `card`; params: `by`.
    """
    return by_weight([*_stated(evidence), *_family_cards(evidence), *_reported(evidence)])


def _stated(evidence: NetworkEvidence) -> Iterator[Motif]:
    recruiters = {part.start for part in recruiting_parts(evidence)}
    for link in evidence.by_kind.get(RelationshipKind.RELATED_TO, ()):
        found = _between(evidence, recruiters, {link.start, link.end}, [link])
        if found:
            members, cases = found
            yield motif("kin_recruiter", members, cases, [link], by="stated")


def _family_cards(evidence: NetworkEvidence) -> Iterator[Motif]:
    recruiters = {part.start for part in recruiting_parts(evidence)}
    for card, links in evidence.holders.items():
        if scheme_of(evidence.entities[card]) != Scheme.KK:
            continue
        told = [link for link in links if cases_told_by(evidence, link)]
        people = {link.start for link in told}
        found = _between(evidence, recruiters, people, told)
        if found:
            members, cases = found
            with_card = {**members, "card": {card}}
            yield motif("kin_recruiter", with_card, cases, told, by="family_card")


def _between(
    evidence: NetworkEvidence, recruiters: set[Id], people: set[Id], links: Sequence[Relationship]
) -> tuple[dict[str, set[Id]], frozenset[Id]] | None:
    """Who is who among related people, and in which cases.

    None when no recruiter is among them, or nobody else.
    """
    cases = cases_told_by(evidence, *links)
    parties = people & evidence.parties
    if not cases or len(people) < 2 or recruiters.isdisjoint(parties):
        return None
    members = {
        "recruiter": parties & recruiters,
        "party": parties - recruiters,
        "victim": people - parties,
    }
    return members, cases


def _reported(evidence: NetworkEvidence) -> Iterator[Motif]:
    parts: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for part in unprotected_parts(evidence):
        if part.role == KIN_RECRUITER:
            parts[part.start].append(part)
    for recruiter, own in sorted(parts.items()):
        cases = {part.end for part in own}
        members = {"recruiter": [recruiter], "victim": victims_in(evidence, *cases)}
        yield motif("kin_recruiter", members, cases, own, by="role")
