"""I1, I2, I25: the same party, phone or online account in several complaints."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import networkx as nx

from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.indicator_input import IndicatorInput, ids
from graph.model import Id, Relationship
from graph.schema import EntityKind, RelationshipKind, Scheme


def repeat_party(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I1: a party named in `min_cases` complaints or more, with the victims, regencies and time
    they span.

    Strong from `strong_cases` in `strong_regencies`. Source: practice of ILO and UNODC; the wanted
    party of an older case who is found in a newer one (NTB 2023).
    """
    limits = inquiry.thresholds.of("I1")
    for party, acts in sorted(inquiry.acts_of.items()):
        cases = inquiry.cases_of(party)
        if len(cases) < limits["min_cases"]:
            continue
        victims, regencies = inquiry.victims_in(cases), inquiry.regencies(cases)
        first, last = inquiry.span(cases)
        often = len(cases) >= limits["strong_cases"]
        wide = len(regencies) >= limits["strong_regencies"]
        yield Firing(
            code="I1",
            subject=party,
            params={
                "cases": len(cases),
                "victims": len(victims),
                "regencies": len(regencies),
                "first": first,
                "last": last,
            },
            entities=(party,),
            relationships=ids(*acts),
            cases=cases,
            force=Force.STRONG if often and wide else Force.MEDIUM,
        )


def shared_phone(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I2: one telephone number of `min_parties` parties, or of `min_victims` victims of different
    complaints.

    A number of relatives, or of a company and its own people, is passed over; so is a common one
    (an office's). Source: FATF and FinCEN on shared contact data; crossings at Nunukan that were
    steered by phone.
    """
    limits = inquiry.thresholds.of("I2")
    least = limits["min_parties"]
    for phone in inquiry.entities_of(EntityKind.PHONE):
        holders = set(inquiry.holders(phone.id))
        parties, victims = holders & inquiry.acts_of.keys(), holders & inquiry.victims
        if len(parties) >= least and _unrelated(inquiry, parties) >= least:
            shown, variant = parties, "parties"
        elif _with_strangers(inquiry, parties, victims):
            shown, variant = parties | victims, "mixed"
        elif inquiry.families(victims) >= limits["min_victims"]:
            shown, variant = parties | victims, "mixed" if parties else "victims"
        else:
            continue
        links = inquiry.links_to(phone.id, parties | victims)
        yield _of_phone(inquiry, phone.id, variant, shown, links)


def _with_strangers(inquiry: IndicatorInput, parties: set[Id], victims: set[Id]) -> bool:
    """Whether a party among these is no relative of any of the victims."""
    if not victims:
        return False
    return not all(inquiry.is_kin(party, victims) for party in parties)


def online_account(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I25: one online account used by parties, or named in the account of what happened, in
    `min_cases` complaints.

    Source: re-used advertisements (TrafficVis, InfoShield); recruiting by Facebook (Sigi 2023).
    """
    limits = inquiry.thresholds.of("I25")
    named: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for naming in inquiry.evidence.by_kind.get(RelationshipKind.NAMED_IN, ()):
        if naming.end in inquiry.cases:
            named[naming.start].append(naming)
    for account in inquiry.entities_of(EntityKind.ONLINE_ACCOUNT, Scheme.SOCIAL):
        if account.id in inquiry.evidence.network.common:
            continue
        parties = set(inquiry.holders(account.id)) & inquiry.acts_of.keys()
        told = named[account.id]
        cases = {naming.end for naming in told}
        if parties:
            cases |= inquiry.cases_holding(account.id, parties)
        if len(cases) < limits["min_cases"]:
            continue
        held = inquiry.links_to(account.id, parties)
        yield Firing(
            code="I25",
            subject=account.id,
            params={"cases": len(cases), "parties": len(parties)},
            entities=(account.id, *sorted(parties)),
            relationships=ids(*told, *held),
            cases=tuple(sorted(cases)),
            force=Force.MEDIUM if parties else Force.WEAK,
            extracted=not parties,
        )


def _of_phone(
    inquiry: IndicatorInput,
    phone: Id,
    variant: str,
    holders: Iterable[Id],
    links: Iterable[Relationship],
) -> Firing:
    """One number with those of its holders whom it joins."""
    people = sorted(holders)
    parties = [who for who in people if who in inquiry.acts_of]
    cases = inquiry.cases_around(people)
    return Firing(
        code="I2",
        variant=variant,
        subject=phone,
        params={
            "parties": len(parties),
            "victims": len(people) - len(parties),
            "cases": len(cases),
        },
        entities=(phone, *people),
        relationships=ids(*links),
        cases=tuple(sorted(cases)),
    )


def _unrelated(inquiry: IndicatorInput, people: Iterable[Id]) -> int:
    """How many groups some people fall into, relatives and people of one company together."""
    graph: nx.Graph[Id] = nx.Graph()
    graph.add_nodes_from(people)
    graph.add_edges_from(inquiry.houses.subgraph(list(graph)).edges)
    return nx.number_connected_components(graph)
