"""Funnel accounts: money of people who have nothing to do with each other comes together in one
account.
"""

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from graph.analysis.findings.motifs.found import (
    Motif,
    by_weight,
    cases_told_by,
    motif,
    recruiting_parts,
)
from graph.analysis.networks.evidence import Evidence
from graph.model import Entity, Id, Relationship
from graph.schema import PARTY_KINDS, ROLES, EntityKind, RelationshipKind, Role

_ACCOUNTS = frozenset({EntityKind.BANK_ACCOUNT, EntityKind.PHONE})
"""What money is paid into: an account at a bank, or a telephone's purse."""


_OPEN_TO_ALL = frozenset({EntityKind.TRIP, EntityKind.PLACE})
"""Strangers take one ship and live in one town."""


def funnel_accounts(
    evidence: Evidence, *, payers: int = 3, regencies: int = 2
) -> tuple[Motif, ...]:
    """Accounts that so many unrelated people of several regencies paid into, and that no recruiter
    of theirs holds.

    FinCEN FIN-2020-A008 on funnel accounts: deposits from many places into one, held by somebody
    who is not known for what they are for. Payers are people who are parties nowhere, or accounts
    that no party holds. Two are related when a source says so, when they hold one identifier, or
    when one case names both as victim or family: they count once. Regencies are the origins of the
    payers' cases, or of the cases that state a payment of somebody without one. Members: `account`,
    `holder` (a party; nobody when it is not known), `payer`; params: `payers` and `regencies`, how
    many; `amount` and `currency` where all payments have one.
    """
    incoming: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for relationship in evidence.by_kind.get(RelationshipKind.PAID, ()):
        if evidence.entities[relationship.end].kind in _ACCOUNTS:
            incoming[relationship.end].append(relationship)
    found = (
        _funnel(evidence, account, paid, payers, regencies)
        for account, paid in sorted(incoming.items())
    )
    return by_weight(motif for motif in found if motif)


def _funnel(
    evidence: Evidence, account: Id, paid: list[Relationship], least: int, least_regencies: int
) -> Motif | None:
    holders = {
        holder.start for holder in evidence.holders.get(account, ()) if _sure(evidence, holder)
    }
    by_payer: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for link in paid:
        for payer in _payers(evidence, link.start):
            if payer not in holders:
                by_payer[payer].append(link)
    groups = _unrelated(evidence, by_payer, account)
    where = {payer: _cases_of(evidence, payer, links) for payer, links in by_payer.items()}
    cases = {case for found in where.values() for case in found}
    origins = {evidence.cases[case].origin.regency for case in cases} - {""}
    recruiters = {part.start for part in recruiting_parts(evidence) if part.end in cases}
    if groups < least or len(origins) < least_regencies or holders & recruiters:
        return None
    links = [relationship for found in by_payer.values() for relationship in found]
    members = {"account": [account], "holder": holders & evidence.parties, "payer": by_payer}
    return motif(
        "funnel_account",
        members,
        cases,
        links,
        payers=groups,
        regencies=len(origins),
        **_sum({e.id: e for e in links}),
    )


def _sure(evidence: Evidence, link: Relationship) -> bool:
    return link.start not in evidence.parties or bool(cases_told_by(evidence, link))


def _payers(evidence: Evidence, start: Id) -> list[Id]:
    """Who paid: the person, or those who hold the account, or the account where nobody does; never
    a party anywhere.
    """
    holders = {holder.start for holder in evidence.holders.get(start, ())}
    known = [evidence.entities[holder] for holder in holders or {start}]
    return sorted(entity.id for entity in known) if not any(map(_is_named, known)) else []


def _is_named(entity: Entity) -> bool:
    """Whether somebody is named as a party, in this network or another."""
    return entity.kind in PARTY_KINDS and not entity.protected


def _unrelated(evidence: Evidence, payers: Iterable[Id], account: Id) -> int:
    """Into how many groups without a known relation the payers fall."""
    graph: nx.Graph[Id] = nx.Graph()
    graph.add_nodes_from(payers)
    for relationship in evidence.by_kind.get(RelationshipKind.RELATED_TO, ()):
        if relationship.start in graph and relationship.end in graph:
            graph.add_edge(relationship.start, relationship.end)
    says_nothing = {account, *evidence.network.common}
    says_nothing |= {
        entity.id for entity in evidence.entities.values() if entity.kind in _OPEN_TO_ALL
    }
    for payer in list(graph):
        shared = {relationship.end for relationship in evidence.held.get(payer, ())} - says_nothing
        shared |= {
            relationship.end
            for relationship in evidence.parts_of.get(payer, ())
            if _near(ROLES[relationship.role])
        }
        graph.add_edges_from((payer, f"through {holder}") for holder in shared)
    return nx.number_connected_components(graph)


def _near(role: Role) -> bool:
    """Whether two in this role in one case are taken for related: not those who merely stand in one
    list.
    """
    return role.protected and not role.listed


def _cases_of(evidence: Evidence, payer: Id, links: Iterable[Relationship]) -> set[Id]:
    own = {
        relationship.end
        for relationship in evidence.parts_of.get(payer, ())
        if _near(ROLES[relationship.role])
    }
    told = {case for link in links for case in link.cases}
    return (own or told) & evidence.cases.keys()


def _sum(links: dict[Id, Relationship]) -> dict[str, float | str]:
    """What was paid in all, where all payments say how much in one currency."""
    amounts = [
        (link.properties.get("amount"), link.properties.get("currency", ""))
        for link in links.values()
    ]
    currencies = {currency for _, currency in amounts}
    if len(currencies) != 1 or any(amount is None for amount, _ in amounts):
        return {}
    return {
        "amount": sum(float(amount) for amount, _ in amounts if amount is not None),
        "currency": currencies.pop(),
    }
