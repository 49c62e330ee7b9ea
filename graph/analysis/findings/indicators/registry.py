"""The register of indicators I1 to I28, and how they are computed for one network."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from graph.analysis.findings.indicators import (
    chain,
    control,
    departure,
    documents,
    kin,
    money,
    places,
    repeats,
    structure,
)
from graph.analysis.findings.indicators.firing import Firing, Force, Missing
from graph.analysis.findings.indicators.indicator_input import IndicatorInput
from graph.analysis.networks.properties import licence_of
from graph.model import Id, Value
from graph.schema import EntityKind, RelationshipKind, Scheme

Compute = Callable[[IndicatorInput], Iterable[Firing]]
_ORDER = list(Force)
COMPLAINTS = "complaints"
"""What a network lacks that only lists of ties and events tell of."""


class Indicator(Value, frozen=True):
    """One indicator: its code, how it is computed, and what it needs for that.

    The docstring of the function says what it is and why.
    """

    code: str
    compute: Compute
    needs: tuple[str, ...] = ()
    """Codes of data without which it cannot be computed, or only in part."""
    of_complaints: bool = True
    """Whether it asks of complaints what lists of ties and events do not tell."""

    @property
    def definition(self) -> str:
        """What it is and where it comes from, in English."""
        return " ".join((self.compute.__doc__ or "").split())


_ALL = (
    Indicator(code="I1", compute=repeats.repeat_party),
    Indicator(code="I2", compute=repeats.shared_phone, needs=("phones",)),
    Indicator(code="I3", compute=money.funnel_account, needs=("payments", "origins")),
    Indicator(code="I4", compute=places.safe_house, needs=("shelters",)),
    Indicator(code="I5", compute=structure.broker, needs=("origins",)),
    Indicator(code="I6", compute=structure.cut_party),
    Indicator(code="I7", compute=structure.key_set, of_complaints=False),
    Indicator(code="I8", compute=structure.structural_hole, of_complaints=False),
    Indicator(code="I9", compute=structure.star_or_core, of_complaints=False),
    Indicator(code="I10", compute=chain.several_stages, needs=("stages",)),
    Indicator(code="I11", compute=chain.chain_completeness, needs=("stages",)),
    Indicator(code="I12", compute=places.origin_cluster, needs=("villages", "dates")),
    Indicator(code="I13", compute=kin.kin_link, needs=("kinship",), of_complaints=False),
    Indicator(code="I14", compute=places.repeating_route, needs=("routes",)),
    Indicator(code="I15", compute=places.co_travel, needs=("journeys",)),
    Indicator(code="I16", compute=documents.document_cluster, needs=("passports",)),
    Indicator(code="I17", compute=documents.identity_mismatch, needs=("niks",)),
    Indicator(code="I18", compute=departure.visa_mismatch, needs=("visas", "destinations")),
    Indicator(code="I19", compute=departure.licence_gap, needs=("licences",)),
    Indicator(code="I20", compute=money.debt_tie, needs=("sums",)),
    Indicator(code="I21", compute=money.fee_anomaly, needs=("fees",)),
    Indicator(code="I22", compute=control.control_set, needs=("accounts",)),
    Indicator(code="I23", compute=control.elements, needs=("accounts",)),
    Indicator(code="I24", compute=chain.insider_proximity),
    Indicator(code="I25", compute=repeats.online_account, needs=("online",)),
    Indicator(code="I26", compute=chain.growth, needs=("dates",)),
    Indicator(code="I27", compute=structure.newly_connected),
    Indicator(code="I28", compute=structure.fragile_tie, of_complaints=False),
)

INDICATORS: Mapping[str, Indicator] = MappingProxyType(
    {indicator.code: indicator for indicator in _ALL}
)
"""Every indicator by its code, in order."""


def fired(inquiry: IndicatorInput) -> tuple[Firing, ...]:
    """Everything that fires, by indicator, surest first, with its points before the caps."""
    found: list[Firing] = []
    for indicator in _ALL:
        found += _of(inquiry, indicator)
    return tuple(found)


def missing(inquiry: IndicatorInput) -> tuple[Missing, ...]:
    """What could not be computed, and for want of which data; without any complaint, that alone."""
    lacking = {need for need, told in _DATA.items() if not told(inquiry)}
    published = bool(inquiry.lists) and not inquiry.cases
    found: list[Missing] = []
    for indicator in _ALL:
        if published and indicator.of_complaints:
            wanting = [COMPLAINTS]
        else:
            wanting = [need for need in indicator.needs if need in lacking]
        found += [Missing(code=indicator.code, why=need) for need in wanting]
    return tuple(found)


def _of(inquiry: IndicatorInput, indicator: Indicator) -> Iterator[Firing]:
    """What one indicator finds, with its points, surest first."""
    points = float(inquiry.thresholds.of(indicator.code)["points"])
    factors = inquiry.thresholds.of("factors")
    found = []
    for firing in indicator.compute(inquiry):
        factor = float(factors[firing.force.value])
        found.append(replace(firing, points=round(points * factor, 2)))

    def order(firing: Firing) -> tuple[int, str, Id, tuple[Id, ...]]:
        return (_ORDER.index(firing.force), firing.variant, firing.subject, firing.cases)

    yield from sorted(found, key=order)


def _has_kind(kind: EntityKind, scheme: str = "") -> Callable[[IndicatorInput], bool]:
    return lambda inquiry: bool(inquiry.entities_of(kind, scheme))


def _has_link(*kinds: RelationshipKind) -> Callable[[IndicatorInput], bool]:
    return lambda inquiry: any(inquiry.evidence.by_kind.get(kind) for kind in kinds)


def _any_case(told: Callable[[IndicatorInput, str], object]) -> Callable[[IndicatorInput], bool]:
    return lambda inquiry: any(told(inquiry, case) for case in inquiry.cases)


def _sums_of(*purposes: str) -> Callable[[IndicatorInput], bool]:
    def are_told(inquiry: IndicatorInput) -> bool:
        for case in inquiry.cases.values():
            if any(total.purpose in purposes for total in money.sums(inquiry, case)):
                return True
        return False

    return are_told


_DATA: Mapping[str, Callable[[IndicatorInput], bool]] = MappingProxyType(
    {
        "phones": _has_kind(EntityKind.PHONE),
        "payments": _has_link(RelationshipKind.PAID),
        "origins": _any_case(lambda inquiry, case: inquiry.cases[case].origin.regency),
        "shelters": lambda inquiry: (
            _has_kind(EntityKind.ADDRESS)(inquiry) or _has_link(RelationshipKind.HARBOURED)(inquiry)
        ),
        "stages": lambda inquiry: any(inquiry.stages_of(party) for party in inquiry.acts_of),
        "villages": _any_case(
            lambda inquiry, case: (
                inquiry.cases[case].origin.village or inquiry.cases[case].origin.district
            )
        ),
        "dates": _any_case(lambda inquiry, case: inquiry.day(case)),
        "kinship": lambda inquiry: (
            _has_link(RelationshipKind.RELATED_TO)(inquiry)
            or _has_kind(EntityKind.IDENTITY_DOCUMENT, Scheme.KK)(inquiry)
        ),
        "routes": _any_case(
            lambda inquiry, case: inquiry.cases[case].departed_from or inquiry.cases[case].transit
        ),
        "journeys": _has_kind(EntityKind.TRIP),
        "passports": _has_kind(EntityKind.IDENTITY_DOCUMENT, Scheme.PASSPORT),
        "niks": _has_kind(EntityKind.IDENTITY_DOCUMENT, Scheme.NIK),
        "visas": _any_case(lambda inquiry, case: inquiry.cases[case].visa),
        "destinations": _any_case(lambda inquiry, case: inquiry.cases[case].destination.country),
        "licences": lambda inquiry: any(licence_of(act) for act in inquiry.acts),
        "sums": lambda inquiry: (
            _has_link(RelationshipKind.OWES)(inquiry) or _sums_of("debt", "advance", "fee")(inquiry)
        ),
        "fees": _sums_of("fee"),
        "accounts": _any_case(
            lambda inquiry, case: inquiry.cases[case].narrative or inquiry.facts[case]
        ),
        "online": _has_kind(EntityKind.ONLINE_ACCOUNT),
    }
)
"""Which data must be there, by code, and whether they are."""
