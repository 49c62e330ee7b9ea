"""Small values for the conformance suite."""

from graph.model import (
    Assignment,
    Batch,
    Case,
    Entity,
    Id,
    Judgement,
    Mention,
    Relationship,
    Resolved,
    Source,
    SourceRef,
    identifier_statements,
)
from graph.schema import Decision, EntityKind, RelationshipKind, Scheme
from tests.offices.people import mention

SOURCE = Source(id="f_1", name="aduan.csv", dataset="aduan.csv")


def case(case_id: Id, number: str = "") -> Case:
    return Case(id=case_id, number=number or case_id, ref=SourceRef(source_id="f_1"))


def batch(*mentions: Mention, records: tuple[Id, ...] | None = None, **facts) -> Batch:
    cases = sorted({mention.case_id for mention in mentions})
    return Batch(
        records=tuple(mention.record for mention in mentions) if records is None else records,
        sources=(SOURCE,),
        cases=tuple(case(case_id) for case_id in cases),
        mentions=mentions,
        statements=tuple(s for mention in mentions for s in identifier_statements(mention)),
        **facts,
    )


def person(entity_id: Id, name: str, *, cases: int = 1, serial: int = 0, **facts) -> Entity:
    number = serial or sum(map(ord, entity_id))
    return Entity(
        id=entity_id, kind=EntityKind.PERSON, name=name, serial=number, cases=cases, **facts
    )


def phone(entity_id: Id, value: str, *, cases: int = 1) -> Entity:
    properties = {"scheme": Scheme.PHONE.value, "value": value}
    return Entity(
        id=entity_id, kind=EntityKind.PHONE, name=value, cases=cases, properties=properties
    )


def link(
    start: Id,
    end: Id,
    weight: float = 0.5,
    kind: RelationshipKind = RelationshipKind.ASSOCIATED_WITH,
    *,
    cases: tuple[Id, ...] = ("c_1",),
    link_id: Id = "",
    statements: tuple[Id, ...] = ("s_1",),
    **facts,
) -> Relationship:
    found = link_id or f"l_{start}_{end}_{kind}"
    return Relationship(
        id=found,
        kind=kind,
        start=start,
        end=end,
        weight=weight,
        cases=cases,
        statements=statements,
        **facts,
    )


def resolved(
    *values: Entity | Relationship | Assignment, redirects: dict[Id, Id] | None = None
) -> Resolved:
    return Resolved(
        entities=tuple(value for value in values if isinstance(value, Entity)),
        relationships=tuple(value for value in values if isinstance(value, Relationship)),
        assignments=tuple(value for value in values if isinstance(value, Assignment)),
        redirects=redirects or {},
    )


def judgement(
    number: int, left: Id, right: Id, decision: Decision = Decision.POSITIVE
) -> Judgement:
    return Judgement(
        id=f"j_{number}",
        left=left,
        right=right,
        decision=decision,
        by="ani",
        on=f"2026-01-0{number}",
    )


__all__ = ["SOURCE", "batch", "case", "judgement", "link", "mention", "person", "phone", "resolved"]
