"""One motif that was found, and how parts and cases are read for it.

Decisions.
A party counts in those cases alone in which it has an unprotected part; that it was a victim,
witness, reporter or relative in another is never read, whoever asks. So victims who are parties are
no victims here (Evidence says the same), and a motif is the same for a reader who may see protected
people and for one who may not.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.analysis.networks.evidence import NetworkEvidence
from graph.model import Id, Relationship, Value
from graph.schema import ROLES, RoleGroup, Stage


class Motif(Value, frozen=True, omit_defaults=True):
    """A pattern with the entities, cases and links that make it up.

    It is something to look at, not a conclusion.
    """

    code: str
    """`shared_shelter`, `relay`, `funnel_account`, `same_route`, `co_travel` or `kin_recruiter`."""
    members: Mapping[str, tuple[Id, ...]] = {}
    """Entity ids by the part that they play in it, sorted; an unfilled part is left out."""
    cases: tuple[Id, ...] = ()
    relationships: tuple[Id, ...] = ()
    params: Mapping[str, Any] = {}
    """What a sentence about it needs besides: counts, days, names of places."""


def motif(
    code: str,
    members: Mapping[str, Iterable[Id]],
    cases: Iterable[Id],
    links: Iterable[Relationship],
    **params: Any,
) -> Motif:
    """A motif with everything in order, each once."""
    found = {part: tuple(sorted(set(ids))) for part, ids in members.items()}
    link_ids = {link.id for link in links}
    return Motif(
        code=code,
        members={part: ids for part, ids in found.items() if ids},
        cases=tuple(sorted(set(cases))),
        relationships=tuple(sorted(link_ids)),
        params=params,
    )


def by_weight(found: Iterable[Motif]) -> tuple[Motif, ...]:
    """Motifs with most cases first, then by their members."""

    def order(motif: Motif) -> tuple[int, list[tuple[str, tuple[Id, ...]]], tuple[Id, ...]]:
        return (-len(motif.cases), sorted(motif.members.items()), motif.cases)

    return tuple(sorted(found, key=order))


def unprotected_parts(evidence: NetworkEvidence) -> Iterator[Relationship]:
    """The parts of parties in cases of the network, without those in which a party is protected."""
    for part in evidence.parts:
        if part.start not in evidence.parties or part.end not in evidence.cases:
            continue
        if not ROLES[part.role].protected:
            yield part


def parts_in(evidence: NetworkEvidence, *stages: Stage) -> tuple[Relationship, ...]:
    """The parts of parties that serve one of these stages."""
    return tuple(part for part in unprotected_parts(evidence) if ROLES[part.role].stage in stages)


def recruiting_parts(evidence: NetworkEvidence) -> tuple[Relationship, ...]:
    """The parts of parties who are reported as recruiters of any kind."""
    return tuple(
        part
        for part in unprotected_parts(evidence)
        if ROLES[part.role].group is RoleGroup.RECRUITER
    )


def victims_in(evidence: NetworkEvidence, *case_ids: Id) -> frozenset[Id]:
    """The victims of some cases who are no parties."""
    found: set[Id] = set()
    for case_id in case_ids:
        victims = evidence.victims_of_case.get(case_id, frozenset())
        found |= victims
    return frozenset(found - evidence.parties)


def cases_told_by(evidence: NetworkEvidence, *links: Relationship) -> frozenset[Id]:
    """The cases of the network that state a link, of several those that state any of them.

    A case counts only where each end that is a party is named as one in it.
    """
    found: set[Id] = set()
    for link in links:
        told = evidence.cases.keys() & link.cases
        for end in (link.start, link.end):
            if end in evidence.parties:
                told &= set(evidence.cases_of(end))
        found |= told
    return frozenset(found)
