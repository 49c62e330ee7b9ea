"""I3, I20, I21: accounts that many pay into, debts and advances, fees out of the ordinary."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from graph.analysis.findings.indicators.facts import CaseFact
from graph.analysis.findings.indicators.firing import Firing, Force
from graph.analysis.findings.indicators.indicator_input import IndicatorInput, ids
from graph.analysis.findings.money import told_sums
from graph.analysis.networks.properties import currency_of
from graph.analysis.networks.ties import COMMON_ABOVE
from graph.model import Case, Id, Relationship, Value
from graph.names import fold
from graph.schema import PARTY_KINDS, ROLES, EntityKind, RelationshipKind, RoleGroup


class CaseSum(Value, frozen=True):
    """A sum of money that a case tells of, in rupiah (graph/analysis/findings/money.py)."""

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
    payments: defaultdict[Id, list[Relationship]] = defaultdict(list)
    for payment in inquiry.evidence.by_kind.get(RelationshipKind.PAID, ()):
        payments[payment.end].append(payment)
    for account in inquiry.entities_of(EntityKind.BANK_ACCOUNT):
        paid = payments.get(account.id, [])
        held = inquiry.everybody_at(account.id)
        called_common = account.id in inquiry.evidence.network.called_common
        if called_common or len(held) > COMMON_ABOVE:
            continue
        payers = _payers(inquiry, paid) - set(held)
        cases = _cases_of_payers(inquiry, payers) | inquiry.complaints_telling(paid)
        families, regencies = inquiry.families(payers), inquiry.regencies(cases)
        if families < limits["min_payers"] or len(regencies) < limits["min_regencies"]:
            continue
        recruiters = {act.start for act in inquiry.acts_in_any(cases) if _recruits(act)}
        people = [who for who in held if who in inquiry.people]
        # A recruiter among the holders is the one to name.
        holders = sorted(people, key=lambda who: (who not in recruiters, who))
        variant = "unknown"
        if holders:
            variant = "recruiter" if holders[0] in recruiters else "nominee"
        holdings = inquiry.evidence.holders.get(account.id, ())
        yield Firing(
            code="I3",
            variant=variant,
            subject=account.id,
            names={"holder": holders[0]} if holders else {},
            params={
                "families": families,
                "regencies": len(regencies),
                "amount": _total(inquiry, paid),
            },
            entities=(account.id, *holders, *sorted(payers)),
            relationships=ids(*paid, *holdings),
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
    for debt in inquiry.evidence.by_kind.get(RelationshipKind.OWES, ()):
        if debt.end in inquiry.acts_of:
            owed[debt.end].append(debt)
    for party, debts in sorted(owed.items()):
        total = _total(inquiry, debts)
        if total < limits["min_debt"]:
            continue
        debtors = sorted({debt.start for debt in debts})
        cases = inquiry.complaints_telling(debts)
        yield Firing(
            code="I20",
            variant="owed",
            subject=party,
            params={"amount": total, "debtors": len(debtors)},
            entities=(party, *debtors),
            relationships=ids(*debts),
            cases=tuple(sorted(cases)),
            force=Force.STRONG,
        )
    bounds = {"debt": limits["min_debt"], "advance": limits["min_advance"]}
    for case_id, case in inquiry.cases.items():
        told = []
        for total_told in sums(inquiry, case):
            least = bounds.get(total_told.purpose)
            if least is not None and total_told.amount >= least:
                told.append(total_told)
        bound = [fact for fact in inquiry.facts[case_id] if fact.code == "debt"]
        if told or bound:
            yield _of_case(case_id, told, bound)


def _of_case(case_id: Id, told: list[CaseSum], bound: list[CaseFact]) -> Firing:
    """What one complaint tells of debts: sums, or else that somebody was bound by one."""
    from_narrative = [total.extracted for total in told] + [fact.extracted for fact in bound]
    extracted = all(from_narrative)
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
    found = []
    for total in told_sums(case):
        amount = inquiry.thresholds.rupiah(total.amount, total.currency)
        if not amount:
            continue
        in_rupiah = CaseSum(
            case_id=case.id,
            purpose=total.purpose,
            amount=amount,
            extracted=total.extracted,
        )
        found.append(in_rupiah)
    return tuple(found)


def _recruits(act: Relationship) -> bool:
    """Whether a part is a recruiter's; a financier is none."""
    return ROLES[act.role].group is RoleGroup.RECRUITER or act.role == "sponsor"


def _owners(inquiry: IndicatorInput, start: Id) -> tuple[Id, ...]:
    """Who pays: somebody, or who holds the account that pays, else that account."""
    entity = inquiry.evidence.entities.get(start)
    if entity is None or entity.kind in PARTY_KINDS:
        return (start,)
    return inquiry.holders(start) or (start,)


def _payers(inquiry: IndicatorInput, paid: Iterable[Relationship]) -> set[Id]:
    """Who paid, without parties."""
    owners: set[Id] = set()
    for payment in paid:
        owners.update(_owners(inquiry, payment.start))
    return owners - inquiry.acts_of.keys()


def _cases_of_payers(inquiry: IndicatorInput, payers: Iterable[Id]) -> set[Id]:
    """The complaints that a payer is named in, or a relative of one is."""
    people: set[Id] = set()
    for payer in payers:
        people.add(payer)
        people.update(inquiry.relatives(payer))
    return inquiry.cases_around(people)


def _total(inquiry: IndicatorInput, links: Iterable[Relationship]) -> float:
    """The sum of some payments or debts in rupiah, without those of a currency without a rate."""
    in_rupiah = []
    for link in links:
        amount = float(link.properties.get("amount") or 0)
        converted = inquiry.thresholds.rupiah(amount, currency_of(link))
        in_rupiah.append(converted or 0)
    return round(sum(in_rupiah), 2)


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
