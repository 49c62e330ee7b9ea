"""I3, I20, I21: accounts that many pay into, debts and advances, fees out of the ordinary."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from graph.analysis.findings.indicators.facts import Fact
from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.inquiry import IndicatorInput, ids
from graph.analysis.findings.money import told_sums
from graph.analysis.networks.ties import COMMON_ABOVE
from graph.model import Case, Id, Relationship, Value
from graph.names import fold
from graph.schema import PARTY_KINDS, ROLES, EntityKind, RelationshipKind, RoleGroup


class CaseSum(Value, frozen=True):
    """A sum of money that a case tells of, in rupiah, with what it was for
    (graph/analysis/findings/money.py).
    """

    case_id: Id
    purpose: str
    amount: float
    extracted: bool = False


def funnel_account(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I3: one account that `min_payers` unrelated payers from `min_regencies` regencies pay into.

    Payers of one family or one case count once. Strong when nobody who holds it recruited in the
    payers' cases (a nominee). Passed over is one that many hold or that a person called common, not
    one that many pay into. Source: FinCEN FIN-2020-A008 on funnel accounts; PPATK 2023.
    """
    limits = inquiry.thresholds.of("I3")
    flows: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for relationship in inquiry.evidence.by_kind.get(RelationshipKind.PAID, ()):
        flows[relationship.end].append(relationship)
    for account in (entity.id for entity in inquiry.entities_of(EntityKind.BANK_ACCOUNT)):
        paid = flows.get(account, [])
        held = inquiry.everybody_at(account)
        if account in inquiry.evidence.network.called_common or len(held) > COMMON_ABOVE:
            continue
        payers = {
            owner for relationship in paid for owner in _owners(inquiry, relationship.start)
        } - set(held)
        payers -= inquiry.acts_of.keys()
        cases = {case for who in payers for case in _cases_around(inquiry, who)}
        cases |= {
            case for relationship in paid for case in relationship.cases if case in inquiry.cases
        }
        families, regencies = inquiry.families(payers), inquiry.regencies(cases)
        if families < limits["min_payers"] or len(regencies) < limits["min_regencies"]:
            continue
        recruiters = {
            relationship.start
            for case in cases
            for relationship in inquiry.acts_in.get(case, ())
            if _recruits(relationship)
        }
        holders = sorted(
            (who for who in held if who in inquiry.people),
            key=lambda who: (who not in recruiters, who),
        )
        variant = (
            "unknown" if not holders else "recruiter" if holders[0] in recruiters else "nominee"
        )
        yield Firing(
            code="I3",
            variant=variant,
            subject=account,
            names={"holder": holders[0]} if holders else {},
            params={
                "families": families,
                "regencies": len(regencies),
                "amount": _total(inquiry, paid),
            },
            entities=(account, *holders, *sorted(payers)),
            relationships=ids(*paid, *inquiry.evidence.holders.get(account, ())),
            cases=tuple(sorted(cases)),
            force=Force.MEDIUM if variant == "recruiter" else Force.STRONG,
        )


def debt_tie(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I20: victims who owe parties `min_debt` or more, and complaints that tell of an advance, a
    debt or deductions.

    Sums are compared in rupiah. What a party is owed is summed per party; what only a case tells is
    one firing for each case. Source: ILO on debt bondage; money given to the candidate that ties
    her to departure (NTB); FinCEN.
    """
    limits = inquiry.thresholds.of("I20")
    owed: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for relationship in inquiry.evidence.by_kind.get(RelationshipKind.OWES, ()):
        if relationship.end in inquiry.acts_of:
            owed[relationship.end].append(relationship)
    for party, debts in sorted(owed.items()):
        total = _total(inquiry, debts)
        if total >= limits["min_debt"]:
            cases = {case for debt in debts for case in debt.cases if case in inquiry.cases}
            yield Firing(
                code="I20",
                variant="owed",
                subject=party,
                params={"amount": total, "debtors": len({debt.start for debt in debts})},
                entities=(party, *sorted({debt.start for debt in debts})),
                relationships=ids(*debts),
                cases=tuple(sorted(cases)),
                force=Force.STRONG,
            )
    bounds = {"debt": limits["min_debt"], "advance": limits["min_advance"]}
    for case_id, case in inquiry.cases.items():
        told = [
            total
            for total in sums(inquiry, case)
            if total.amount >= bounds.get(total.purpose, float("inf"))
        ]
        bound = [fact for fact in inquiry.facts[case_id] if fact.code == "debt"]
        if told or bound:
            yield _of_case(case_id, told, bound)


def _of_case(case_id: Id, told: list[CaseSum], bound: list[Fact]) -> Firing:
    extracted = all([*(total.extracted for total in told), *(fact.extracted for fact in bound)])
    largest = max((total.amount for total in told), default=0.0)
    return Firing(
        code="I20",
        variant="told" if told else "bound",
        subject=case_id,
        params={"amount": largest} if told else {},
        entities=(case_id,),
        cases=(case_id,),
        force=Force.WEAK if extracted else Force.MEDIUM,
        extracted=extracted,
    )


def fee_anomaly(inquiry: IndicatorInput) -> Iterator[Firing]:
    """I21: a fee `times_median` times the median of the network's cases on that route, or one sum
    in several cases.

    A route is the place of departure and the country of destination; its median needs `min_cases`
    fees, of each case the largest, since others may be parts of it. The same sum asked in
    `same_amount` complaints is a fixed price. Source: UNODC 2015 on recruitment fees; complaints of
    overcharging.
    """
    limits = inquiry.thresholds.of("I21")
    fees = [
        total
        for case in inquiry.cases.values()
        for total in sums(inquiry, case)
        if total.purpose == "fee"
    ]
    routes: defaultdict[tuple[str, str], list[CaseSum]] = defaultdict(list)
    for fee in fees:
        case = inquiry.cases[fee.case_id]
        if case.departed_from or case.destination.country:
            routes[fold(case.departed_from), case.destination.country].append(fee)
    for (_, country), asked in sorted(routes.items()):
        largest = _largest(asked)
        if len(largest) < limits["min_cases"]:
            continue
        usual = median(largest.values())
        for case_id, amount in sorted(largest.items()):
            if amount >= limits["times_median"] * usual:
                yield Firing(
                    code="I21",
                    variant="high",
                    subject=case_id,
                    params={
                        "amount": amount,
                        "usual": usual,
                        "countries": [country] if country else [],
                    },
                    entities=(case_id,),
                    cases=(case_id,),
                    force=Force.WEAK if all(e.extracted for e in asked) else Force.MEDIUM,
                    extracted=all(e.extracted for e in asked),
                )
    for amount, cases in sorted(_same(fees).items()):
        if len(cases) >= limits["same_amount"]:
            extracted = all(fee.extracted for fee in fees if fee.amount == amount)
            yield Firing(
                code="I21",
                variant="same",
                subject=inquiry.network,
                params={"amount": amount, "cases": len(cases)},
                entities=tuple(sorted(cases)),
                cases=tuple(sorted(cases)),
                force=Force.WEAK if extracted else Force.MEDIUM,
                extracted=extracted,
            )


def sums(inquiry: IndicatorInput, case: Case) -> tuple[CaseSum, ...]:
    """What sums a case tells of, in rupiah; those of a currency without a rate are left out."""
    return tuple(
        CaseSum(case_id=case.id, purpose=total.purpose, amount=amount, extracted=total.extracted)
        for total in told_sums(case)
        if (amount := inquiry.thresholds.rupiah(total.amount, total.currency))
    )


def _recruits(act: Relationship) -> bool:
    """Whether a part is a recruiter's; a financier is none."""
    return ROLES[act.role].group is RoleGroup.RECRUITER or act.role == "sponsor"


def _owners(inquiry: IndicatorInput, start: Id) -> tuple[Id, ...]:
    """Who pays: somebody, or who holds the account that pays, else that account."""
    entity = inquiry.evidence.entities.get(start)
    if entity is None or entity.kind in PARTY_KINDS:
        return (start,)
    return inquiry.holders(start) or (start,)


def _cases_around(inquiry: IndicatorInput, who: Id) -> set[Id]:
    """The complaints somebody is named in, or a relative is."""
    people = {who, *inquiry.relatives(who)}
    parts = (
        relationship
        for person in people
        for relationship in inquiry.evidence.parts_of.get(person, ())
    )
    return {part.end for part in parts if part.end in inquiry.cases}


def _total(inquiry: IndicatorInput, links: Iterable[Relationship]) -> float:
    amounts = (
        inquiry.thresholds.rupiah(
            float(link.properties.get("amount") or 0), str(link.properties.get("currency", ""))
        )
        for link in links
    )
    return round(sum(amount for amount in amounts if amount), 2)


def _largest(asked: Iterable[CaseSum]) -> Mapping[Id, float]:
    found: defaultdict[Id, float] = defaultdict(float)
    for fee in asked:
        found[fee.case_id] = max(found[fee.case_id], fee.amount)
    return found


def _same(fees: Iterable[CaseSum]) -> Mapping[float, set[Id]]:
    found: defaultdict[float, set[Id]] = defaultdict(set)
    for fee in fees:
        found[fee.amount].add(fee.case_id)
    return found
