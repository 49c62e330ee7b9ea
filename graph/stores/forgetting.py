"""What stays of derived values when a case is forgotten."""

from collections.abc import Container

from msgspec.structs import replace

from graph.model import Entity, Id, Relationship
from graph.schema import PARTY_KINDS, SAME_AS


def relationship_without(before: Relationship, case_id: Id, gone: Container[Id]) -> Relationship | None:
    """The relationship without a case and its mentions and statements; None when nothing else supports it.

    What resolution proposed or inferred rests on all its mentions: it goes with any.
    """
    statements = tuple(each for each in before.statements if each not in gone)
    cases = tuple(each for each in before.cases if each != case_id)
    concluded = before.kind in SAME_AS or before.properties.get("inferred")
    if not statements or not cases or (concluded and len(statements) < len(before.statements)):
        return None
    return replace(before, statements=statements, cases=cases, sources=min(before.sources, len(cases)))


def entity_without(before: Entity, gone: Container[Id], cases: int) -> Entity | None:
    """The entity without some mentions, known from so many cases still; None when from none."""
    mentions = tuple(each for each in before.mentions if each not in gone)
    if before.kind in PARTY_KINDS and not mentions:
        return None
    return replace(before, mentions=mentions, cases=cases) if cases else None
