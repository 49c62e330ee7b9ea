"""Kin recruiters: a recruiter who is family of somebody whom they recruited, or of another
party.
"""

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
from graph.analysis.networks.evidence import Evidence
from graph.model import Id, Relationship
from graph.schema import RelationshipKind, Scheme

KIN_RECRUITER = "perekrut_kerabat"


def kin_recruiters(evidence: Evidence) -> tuple[Motif, ...]:
    """Recruiters related to a victim, witness or relative of their cases or to another party, or
    reported as family.

    Kinship and a common place of origin raise co-offending and ease recruitment (domain.md 9, I13).
    It is read from what sources state (`by` is `stated`), from one family card held by two
    (`family_card`), and from the role `perekrut_kerabat` (`role`). Members: `recruiter`, `party`
    and `victim` (who is related), `card`; params: `by`.
    """
    return by_weight([*_stated(evidence), *_family_cards(evidence), *_reported(evidence)])


def _stated(evidence: Evidence) -> Iterator[Motif]:
    recruiters = {each.start for each in recruiting_parts(evidence)}
    for link in evidence.by_kind.get(RelationshipKind.RELATED_TO, ()):
        if found := _between(evidence, recruiters, {link.start, link.end}, [link]):
            yield motif("kin_recruiter", *found, [link], by="stated")


def _family_cards(evidence: Evidence) -> Iterator[Motif]:
    recruiters = {each.start for each in recruiting_parts(evidence)}
    for card, links in evidence.holders.items():
        if evidence.entities[card].properties.get("scheme") != Scheme.KK:
            continue
        told = [each for each in links if cases_told_by(evidence, each)]
        if found := _between(evidence, recruiters, {each.start for each in told}, told):
            members, cases = found
            yield motif("kin_recruiter", {**members, "card": {card}}, cases, told, by="family_card")


def _between(
    evidence: Evidence, recruiters: set[Id], people: set[Id], links: Sequence[Relationship]
) -> tuple[dict[str, set[Id]], set[Id]] | None:
    """Who is who among related people, and in which cases; None when no recruiter is, or nobody
    else.
    """
    cases = {case for each in links for case in cases_told_by(evidence, each)}
    parties = people & evidence.parties
    if not cases or not parties & recruiters or len(people) < 2:
        return None
    members = {
        "recruiter": parties & recruiters,
        "party": parties - recruiters,
        "victim": people - parties,
    }
    return members, cases


def _reported(evidence: Evidence) -> Iterator[Motif]:
    parts: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for each in unprotected_parts(evidence):
        if each.role == KIN_RECRUITER:
            parts[each.start].append(each)
    for recruiter, held in sorted(parts.items()):
        cases = {each.end for each in held}
        victims = {victim for case in cases for victim in victims_in(evidence, case)}
        yield motif(
            "kin_recruiter", {"recruiter": [recruiter], "victim": victims}, cases, held, by="role"
        )
