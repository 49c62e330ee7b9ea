"""Shared shelters: one keeper, or one address, where people of several cases were lodged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

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
from graph.schema import EntityKind, RelationshipKind, Stage


def shared_shelters(evidence: Evidence, *, cases: int = 2) -> tuple[Motif, ...]:
    """Keepers named in at least so many cases, and addresses where their people or victims are
    known to have been.

    A shelter before departure is the act that UU 21/2007 calls "menampung"; one that serves several
    complaints links them. An address counts when several cases put somebody there, a party is among
    them, and either that party keeps shelters or a victim was there too: where only a party lives
    is a home. Places (a town, a regency) never count. Members: `keeper`, `party` (others at the
    address), `address`, `victim`.
    """
    return by_weight([*_by_keeper(evidence, cases), *_by_address(evidence, cases)])


def _by_keeper(evidence: Evidence, least: int) -> Iterator[Motif]:
    parts: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for relationship in parts_in(evidence, Stage.SHELTER):
        parts[relationship.start].append(relationship)
    lodgings = evidence.by_kind.get(RelationshipKind.HARBOURED, ())
    for keeper, held in parts.items():
        cases = {relationship.end for relationship in held}
        if len(cases) >= least:
            victims = {victim for case in cases for victim in victims_in(evidence, case)}
            lodged = [
                lodging
                for lodging in lodgings
                if lodging.start == keeper and lodging.end in victims
            ]
            members = {"keeper": [keeper], "victim": victims}
            yield motif("shared_shelter", members, cases, [*held, *lodged], days=_days(lodged))


def _by_address(evidence: Evidence, least: int) -> Iterator[Motif]:
    keepers = {relationship.start for relationship in parts_in(evidence, Stage.SHELTER)}
    victims = {victim for case in evidence.cases for victim in victims_in(evidence, case)}
    for address, links in evidence.holders.items():
        if evidence.entities[address].kind is not EntityKind.ADDRESS:
            continue
        told = [link for link in links if cases_told_by(evidence, link)]
        there = {relationship.start for relationship in told}
        cases = {case for relationship in told for case in cases_told_by(evidence, relationship)}
        parties, lodged = there & evidence.parties, there & victims
        if len(cases) >= least and parties and (parties & keepers or lodged):
            members = {
                "keeper": parties & keepers,
                "party": parties - keepers,
                "address": [address],
                "victim": lodged,
            }
            yield motif("shared_shelter", members, cases, told, days=_days(told))


def _days(links: Iterable[Relationship]) -> tuple[str, ...]:
    """First and last known day of some links; empty when none is known."""
    days = sorted(day for link in links for day in (link.first_on, link.last_on) if day)
    return (days[0], days[-1]) if days else ()
