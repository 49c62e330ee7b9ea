"""Values as properties of nodes and relationships.

Canonical body, its digest, and what an analyst wants to read. Keys of a data file never become
property keys: they stay inside the body.
"""

import hashlib
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from graph.ids import IdKey
from graph.model import (
    Assignment,
    AuditEntry,
    Case,
    Entity,
    Locality,
    Mention,
    Relationship,
    Source,
    SourceRef,
    Statement,
)
from graph.stores.shared.appended import A, AppendedKind
from graph.stores.shared.codec import encode
from graph.stores.shared.search import index_terms
from graph.work.working import WorkingCanvas

NodeRow = dict[str, Any]

_ENTITY_FACTS = (
    "scheme", "value", "sex", "born_on", "nationality", "organization", "position", "address",
    "village", "district", "regency", "province", "country", "reported_on", "office", "status",
    "categories", "destination", "common",
)  # fmt: skip
_LINK_FACTS = (
    "assessment",
    "assessed_by",
    "assessed_on",
    "basis",
    "amount",
    "currency",
    "count",
    "how",
    "position",
)
_LARGEST = 2**63 - 1


def digest(body: str) -> str:
    """96 bits of BLAKE2b over a body: what two writes of one value are compared by."""
    return hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def source_row(source: Source) -> NodeRow:
    """A source as the properties of its node."""
    return {
        **_kept(source),
        "id": source.id,
        "name": source.name,
        "dataset": source.dataset,
    }


def case_row(case: Case) -> NodeRow:
    """The reported side of a case node; its derived side comes with the resolution."""
    body = encode(case)
    return {
        "id": case.id,
        "reported": body,
        "reported_digest": digest(body),
        "number": case.number,
        "reported_to": case.office,
        "sector": case.sector,
        "procedural": case.procedural,
        "origin": _place(case.origin),
        "bound_for": _place(case.destination),
        "departed_on": case.departed_on,
    }


def mention_row(mention: Mention) -> NodeRow:
    """A mention as the properties of its node."""
    return {
        **_owned(mention),
        "kind": mention.kind.value,
        "role": mention.role,
        "role_group": mention.reported_role.group.value,
        "protected": mention.reported_role.protected,
        "name": mention.name,
        "names": [*mention.names, *mention.aliases],
        "sex": mention.sex,
        "born_on": mention.born_on,
        "place": _place(mention.locality),
        "assessment": mention.assessment.status.value if mention.assessment else None,
        "grade": str(mention.grade),
    }


def statement_row(statement: Statement, ids: IdKey) -> NodeRow:
    """A statement as the properties of its node."""
    ends = [
        end if isinstance(end, str) else ids.identifier(end)
        for end in (statement.subject, statement.object)
    ]
    return {
        **_owned(statement),
        "kind": statement.kind.value,
        "subject": ends[0],
        "object": ends[1],
        "first_on": statement.first_on,
        "last_on": statement.last_on,
        "how": statement.how,
        "grade": str(statement.grade),
    }


def entity_row(entity: Entity) -> NodeRow:
    """The derived properties of an entity's node.

    An absent one is None, so that an older value goes.
    """
    words, exact = index_terms(entity)
    return {
        **_readable(entity.properties, _ENTITY_FACTS),
        **_kept(entity),
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "names": list(entity.names) or None,
        "serial": entity.serial,
        "protected": entity.protected,
        "cases": entity.cases,
        "words": words,
        "exact": f" {exact} ",
    }


NO_ENTITY: Mapping[str, None] = dict.fromkeys(
    (
        *_ENTITY_FACTS,
        "body",
        "digest",
        "kind",
        "name",
        "names",
        "serial",
        "protected",
        "cases",
        "words",
        "exact",
    )
)
"""What takes the derived side off a node."""


def relationship_row(relationship: Relationship) -> NodeRow:
    """The properties of a relationship."""
    return {
        **_readable(relationship.properties, _LINK_FACTS),
        **_kept(relationship),
        "id": relationship.id,
        "role": relationship.role,
        "weight": relationship.weight,
        "strength": relationship.strength.value,
        "grade": str(relationship.grade),
        "first_on": relationship.first_on,
        "last_on": relationship.last_on,
        "cases": list(relationship.cases),
        "statements": list(relationship.statements),
        "sources": relationship.sources,
    }


def link_row(relationship: Relationship) -> NodeRow:
    """A relationship with its ends and kind beside its properties."""
    return {
        "start": relationship.start,
        "end": relationship.end,
        "kind": relationship.kind,
        "properties": relationship_row(relationship),
    }


def assignment_row(assignment: Assignment) -> NodeRow:
    """A REFERS_TO relationship with its ends beside its properties."""
    properties = {
        **_kept(assignment),
        "tier": assignment.tier.value,
        "reasons": list(assignment.reasons),
    }
    return {
        "id": assignment.mention_id,
        "entity_id": assignment.entity_id,
        "properties": properties,
    }


def appended_row(kind: AppendedKind[A], value: A) -> NodeRow:
    """A judgement, a watch or another appended value as the properties of its node."""
    fields = {name: getattr(value, name) for name in kind.readable}
    return {
        **_kept(value),
        "kind": kind.name,
        "id": value.id,
        "by": value.by,
        "on": value.on,
        "stands": value.stands,
        **{
            name: field.value if isinstance(field, Enum) else field
            for name, field in fields.items()
        },
    }


def working_row(canvas: WorkingCanvas) -> NodeRow:
    """A canvas that somebody works on as the properties of its node."""
    return {"body": encode(canvas), "owner": canvas.owner, "id": canvas.id, "on": canvas.on}


def audit_row(entry: AuditEntry) -> NodeRow:
    """An entry of the log as the properties of its node."""
    return {
        "body": encode(entry),
        "number": entry.number,
        "at": entry.at,
        "by": entry.by,
        "action": entry.action,
    }


def _kept(value: object) -> NodeRow:
    body = encode(value)
    return {"body": body, "digest": digest(body)}


def _owned(value: Mention | Statement) -> NodeRow:
    owner = {
        "case_id": value.case_id,
        "record": value.record,
        "source_id": value.ref.source_id,
    }
    return {**_kept(value), "id": value.id, **owner}


def _place(place: Locality) -> str:
    parts = (
        place.village,
        place.district,
        place.regency,
        place.province,
        place.country,
    )
    return ", ".join(part for part in parts if part)


def _readable(properties: Mapping[str, Any], names: Iterable[str]) -> NodeRow:
    return {name: _plain(properties.get(name)) for name in names}


def _plain(value: Any) -> Any:
    """The value if a property can hold it, else None: it is in the body all the same."""
    match value:
        case bool() | float() | str():
            return value
        case int():
            return value if abs(value) <= _LARGEST else None
        case list() | tuple() if all(isinstance(item, str) for item in value):
            return list(value)
        case _:
            return None


NO_CASE: Mapping[str, None] = dict.fromkeys(
    case_row(Case(id="", number="", ref=SourceRef(source_id=""))).keys() - {"id"}
)
"""What takes the reported side off a case node."""
