"""Funnel accounts: money of people without any relation comes together in one account."""

from collections import defaultdict
from collections.abc import Collection, Iterable

import networkx as nx

from graph.analysis.findings.motifs.found import (
    Motif,
    by_weight,
    cases_told_by,
    motif,
    recruiting_parts,
)
from graph.analysis.networks.evidence import NetworkEvidence
from graph.analysis.networks.properties import currency_of
from graph.model import Entity, Id, Relationship
from graph.schema import PARTY_KINDS, ROLES, EntityKind, RelationshipKind, Role

_ACCOUNTS = frozenset({EntityKind.BANK_ACCOUNT, EntityKind.PHONE})
"""What money is paid into: an account at a bank, or a telephone's purse."""


_OPEN_TO_ALL = frozenset({EntityKind.TRIP, EntityKind.PLACE})
"""Strangers take one ship and live in one town."""


def funnel_accounts(
    evidence: NetworkEvidence, *, payers: int = 3, regencies: int = 2
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
    for payment in evidence.by_kind.get(RelationshipKind.PAID, ()):
        if evidence.entities[payment.end].kind in _ACCOUNTS:
            incoming[payment.end].append(payment)
    found = []
    for account, paid in sorted(incoming.items()):
        funnel = _funnel(evidence, account, paid, payers, regencies)
        if funnel:
            found.append(funnel)
    return by_weight(found)


def _funnel(
    evidence: NetworkEvidence,
    account: Id,
    paid: list[Relationship],
    least: int,
    least_regencies: int,
) -> Motif | None:
    """The motif of one account; None when it is no funnel."""
    holdings = evidence.holders.get(account, ())
    holders = {holding.start for holding in holdings if _sure(evidence, holding)}
    by_payer: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for payment in paid:
        for payer in _payers(evidence, payment.start):
            if payer not in holders:
                by_payer[payer].append(payment)
    groups = _unrelated(evidence, by_payer, account)
    cases: set[Id] = set()
    payments: dict[Id, Relationship] = {}
    for payer, links in by_payer.items():
        cases |= _cases_of(evidence, payer, links)
        payments.update((link.id, link) for link in links)
    origins = {evidence.cases[case].origin.regency for case in cases} - {""}
    recruiters = {part.start for part in recruiting_parts(evidence) if part.end in cases}
    if groups < least or len(origins) < least_regencies or holders & recruiters:
        return None
    members = {"account": [account], "holder": holders & evidence.parties, "payer": by_payer}
    return motif(
        "funnel_account",
        members,
        cases,
        payments.values(),
        payers=groups,
        regencies=len(origins),
        **_sum(payments.values()),
    )


def _sure(evidence: NetworkEvidence, link: Relationship) -> bool:
    return link.start not in evidence.parties or bool(cases_told_by(evidence, link))


def _payers(evidence: NetworkEvidence, start: Id) -> list[Id]:
    """Who paid: the person, or those who hold the account, or the account where nobody does.

    Never a party anywhere.
    """
    holders = {holding.start for holding in evidence.holders.get(start, ())}
    known = [evidence.entities[payer] for payer in holders or {start}]
    if any(_is_named(entity) for entity in known):
        return []
    return sorted(entity.id for entity in known)


def _is_named(entity: Entity) -> bool:
    """Whether somebody is named as a party, in this network or another."""
    return entity.kind in PARTY_KINDS and not entity.protected


def _unrelated(evidence: NetworkEvidence, payers: Iterable[Id], account: Id) -> int:
    """Into how many groups without a known relation the payers fall."""
    graph: nx.Graph[Id] = nx.Graph()
    graph.add_nodes_from(payers)
    people = list(graph)
    for kinship in evidence.by_kind.get(RelationshipKind.RELATED_TO, ()):
        if kinship.start in graph and kinship.end in graph:
            graph.add_edge(kinship.start, kinship.end)
    open_to_all = {
        entity.id for entity in evidence.entities.values() if entity.kind in _OPEN_TO_ALL
    }
    says_nothing = {account, *evidence.network.common, *open_to_all}
    for payer in people:
        held = {holding.end for holding in evidence.held.get(payer, ())}
        shared = (held - says_nothing) | _family_cases(evidence, payer)
        for through in shared:
            graph.add_edge(payer, f"through {through}")
    return nx.number_connected_components(graph)


def _family_cases(evidence: NetworkEvidence, payer: Id) -> set[Id]:
    """The cases that name somebody as victim or family."""
    parts = evidence.parts_of.get(payer, ())
    return {part.end for part in parts if _near(ROLES[part.role])}


def _near(role: Role) -> bool:
    """Whether two in this role in one case are taken for related.

    Those who merely stand in one list are not.
    """
    return role.protected and not role.listed


def _cases_of(evidence: NetworkEvidence, payer: Id, links: Iterable[Relationship]) -> set[Id]:
    """The cases of a payer as victim or family, else those that state the payments."""
    found = _family_cases(evidence, payer)
    if not found:
        for link in links:
            found.update(link.cases)
    return found & evidence.cases.keys()


def _sum(payments: Collection[Relationship]) -> dict[str, float | str]:
    """What was paid in all, where all payments say how much in one currency."""
    currencies = {currency_of(payment) for payment in payments}
    if len(currencies) != 1:
        return {}
    amounts = []
    for payment in payments:
        amount = payment.properties.get("amount")
        if amount is None:
            return {}
        amounts.append(float(amount))
    return {"amount": sum(amounts), "currency": currencies.pop()}
