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
from graph.analysis.networks.evidence import NetworkEvidence
from graph.model import Id, Relationship
from graph.schema import EntityKind, RelationshipKind, Stage


def shared_shelters(evidence: NetworkEvidence, *, cases: int = 2) -> tuple[Motif, ...]:
    """Keepers named in at least so many cases, and addresses where their people or victims are
    known to have been.

    A shelter before departure is the act that UU 21/2007 calls "menampung"; one that serves several
    complaints links them. An address counts when several cases put somebody there, a party is among
    them, and either that party keeps shelters or a victim was there too: where only a party lives
    is a home. Places (a town, a regency) never count. Members: `keeper`, `party` (others at the
    address), `address`, `victim`.
    """
    by_keeper, by_address = _by_keeper(evidence, cases), _by_address(evidence, cases)
    return by_weight([*by_keeper, *by_address])


def _by_keeper(evidence: NetworkEvidence, least: int) -> Iterator[Motif]:
    """Keepers whom so many cases name."""
    parts: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for part in parts_in(evidence, Stage.SHELTER):
        parts[part.start].append(part)
    stays = evidence.by_kind.get(RelationshipKind.HARBOURED, ())
    for keeper, own in parts.items():
        cases = {part.end for part in own}
        if len(cases) < least:
            continue
        victims = victims_in(evidence, *cases)
        lodged = [stay for stay in stays if stay.start == keeper and stay.end in victims]
        members = {"keeper": [keeper], "victim": victims}
        yield motif("shared_shelter", members, cases, [*own, *lodged], days=_days(lodged))


def _by_address(evidence: NetworkEvidence, least: int) -> Iterator[Motif]:
    """Addresses where so many cases put somebody, a keeper or a victim among them."""
    keepers = {part.start for part in parts_in(evidence, Stage.SHELTER)}
    victims = victims_in(evidence, *evidence.cases)
    for address, links in evidence.holders.items():
        if evidence.entities[address].kind is not EntityKind.ADDRESS:
            continue
        told = [link for link in links if cases_told_by(evidence, link)]
        cases = cases_told_by(evidence, *told)
        there = {link.start for link in told}
        parties, lodged = there & evidence.parties, there & victims
        if len(cases) < least or not parties:
            continue
        # Where only a party lives is a home.
        if not parties & keepers and not lodged:
            continue
        members = {
            "keeper": parties & keepers,
            "party": parties - keepers,
            "address": [address],
            "victim": lodged,
        }
        yield motif("shared_shelter", members, cases, told, days=_days(told))


def _days(links: Iterable[Relationship]) -> tuple[str, ...]:
    """First and last known day of some links; empty when none is known."""
    days: list[str | None] = []
    for link in links:
        days += (link.first_on, link.last_on)
    known = [day for day in days if day]
    return (min(known), max(known)) if known else ()
