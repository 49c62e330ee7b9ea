"""What a few complaints tell, put together by hand, and the inquiry into the network that they
make.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from graph.analysis.findings.indicators.indicator_input import IndicatorInput
from graph.analysis.findings.indicators.thresholds import Thresholds, default_thresholds
from graph.model import (
    Case,
    Id,
    Identifier,
    Judgement,
    KnownIdentities,
    Locality,
    Mention,
    Statement,
    identifier_statements,
    make_statement,
)
from graph.resolution.outcome import Clustering
from graph.schema import EntityKind, RelationshipKind, RoleGroup, Scheme
from tests.offices.networks import case, evidence_of
from tests.offices.people import mention


def nik(number: int, *, woman: bool = False, born: str = "150390") -> str:
    """A NIK of Palu, of somebody born on 15 March 1990."""
    day = int(born[:2]) + (40 if woman else 0)
    return f"727101{day:02d}{born[2:]}{number:04d}"


def by_name(
    mentions: Iterable[Mention], judgements: Iterable[Judgement], known: KnownIdentities | None
) -> Clustering:
    """Who is who where everybody has a name of their own."""
    groups: dict[str, list[Id]] = {}
    for one in sorted(mentions, key=lambda mention: mention.id):
        groups.setdefault(one.name, []).append(one.id)
    return Clustering(groups=tuple(sorted(tuple(group) for group in groups.values())), rules={})


class Complaints:
    """Complaints being told: cases, parties and victims, and what joins them."""

    def __init__(self) -> None:
        self.cases: dict[str, Case] = {}
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []

    def case(
        self, number: str, *, regency: str = "", village: str = "", country: str = "", **facts: Any
    ) -> None:
        """A complaint; its origin and destination by name."""
        origin, destination = Locality(regency=regency, village=village), Locality(country=country)
        self.cases[number] = case(number, origin=origin, destination=destination, **facts)

    def party(
        self, number: str, name: str, role: str = "perekrut", *also: Identifier, **facts: Any
    ) -> Mention:
        """Somebody in a complaint; `facts` are those of a mention, and `nik`, `phone`, `kind`."""
        short = {key: facts.pop(key) for key in ("nik", "phone", "kind") if key in facts}
        made = mention(len(self.mentions) + 1, name, case=number, role=role, **short)
        made = replace(made, identifiers=(*made.identifiers, *also), **facts)
        self.cases.setdefault(number, case(number))
        self.mentions.append(made)
        return made

    def victim(self, number: str, name: str, *also: Identifier, **facts: Any) -> Mention:
        """A victim in a complaint."""
        return self.party(number, name, "korban", *also, **facts)

    def link(
        self, kind: RelationshipKind, left: Mention, right: Mention | Identifier, **details: Any
    ) -> None:
        """A statement of the complaint of `left`."""
        self.statements.append(
            make_statement(
                kind, left, right, case_id=left.case_id, record=left.record, ref=left.ref, **details
            )
        )

    def joined(self, count: int = 2, role: str = "perekrut", **facts: Any) -> list[Mention]:
        """So many complaints, all of which name Budi."""
        for number in range(1, count + 1):
            if f"c_{number}" not in self.cases:
                self.case(f"c_{number}", **facts)
        return [
            self.party(f"c_{number}", "Budi", role, nik=nik(1)) for number in range(1, count + 1)
        ]

    def stated(self) -> tuple[Statement, ...]:
        """All statements, those that the mentions' own identifiers make among them."""
        return (
            *(said for mention in self.mentions for said in identifier_statements(mention)),
            *self.statements,
        )

    def inquiry(
        self, folder: Path, thresholds: Thresholds | None = None, **options: Any
    ) -> IndicatorInput:
        """The inquiry into the only network of these complaints; `options` are those of
        find_networks.
        """
        (evidence,) = evidence_of(
            folder,
            *self.mentions,
            cases=tuple(self.cases.values()),
            statements=self.statements,
            linker=by_name,
            everything=True,
            **options,
        )
        told_of: dict[str, list[Mention]] = {}
        for one in self.mentions:
            if one.reported_role.group is RoleGroup.VICTIM:
                told_of.setdefault(one.case_id, []).append(one)
        return IndicatorInput(evidence, thresholds or default_thresholds(), told_of=told_of)


def account(number: int = 1) -> Identifier:
    return Identifier(scheme=Scheme.BANK_ACCOUNT, value=f"bri:{number:015d}")


def address(text: str) -> Identifier:
    return Identifier(scheme=Scheme.ADDRESS, value=text)


def passport(value: str) -> Identifier:
    return Identifier(scheme=Scheme.PASSPORT, value=value)


def trip(value: str) -> Identifier:
    return Identifier(scheme=Scheme.TRIP, value=value)


def social(value: str) -> Identifier:
    return Identifier(scheme=Scheme.SOCIAL, value=value)


COMPANY = EntityKind.ORGANIZATION
