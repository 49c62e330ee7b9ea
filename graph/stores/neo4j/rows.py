"""Values as properties of nodes and relationships: canonical body, its digest, and what an analyst
wants to read.

Keys of a data file never become property keys: they stay inside the body.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from graph.model import (
    Assignment,
    AuditEntry,
    Case,
    Entity,
    Judgement,
    Locality,
    Mention,
    Relationship,
    Source,
    SourceRef,
    Statement,
    Value,
)
from graph.stores.shared.codec import encode
from graph.stores.shared.search import index_terms
from graph.watches import Watch

Row = dict[str, Any]

_ENTITY_FACTS = (
    "scheme", "value", "sex", "born_on", "nationality", "organization", "position", "address", "village", "district",
    "regency", "province", "country", "reported_on", "office", "status", "categories", "destination", "common",
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


def source_row(each: Source) -> Row:
    """A source as the properties of its node."""
    return {**_kept(each), "id": each.id, "name": each.name, "dataset": each.dataset}


def case_row(each: Case) -> Row:
    """The reported side of a case node; its derived side comes with the resolution."""
    body = encode(each)
    return {
        "id": each.id,
        "reported": body,
        "reported_digest": digest(body),
        "number": each.number,
        "reported_to": each.office,
        "sector": each.sector,
        "procedural": each.procedural,
        "origin": _place(each.origin),
        "bound_for": _place(each.destination),
        "departed_on": each.departed_on,
    }


def mention_row(each: Mention) -> Row:
    """A mention as the properties of its node."""
    return {
        **_owned(each),
        "kind": each.kind.value,
        "role": each.role,
        "role_group": each.reported_role.group.value,
        "protected": each.reported_role.protected,
        "name": each.name,
        "names": [*each.names, *each.aliases],
        "sex": each.sex,
        "born_on": each.born_on,
        "place": _place(each.locality),
        "assessment": each.assessment.status.value if each.assessment else None,
        "grade": str(each.grade),
    }


def statement_row(each: Statement) -> Row:
    """A statement as the properties of its node."""
    ends = [end if isinstance(end, str) else end.entity_id for end in (each.subject, each.object)]
    return {
        **_owned(each),
        "kind": each.kind.value,
        "subject": ends[0],
        "object": ends[1],
        "first_on": each.first_on,
        "last_on": each.last_on,
        "how": each.how,
        "grade": str(each.grade),
    }


def entity_row(each: Entity) -> Row:
    """The derived properties of an entity's node; an absent one is None, so that an older value
    goes.
    """
    words, exact = index_terms(each)
    return {
        **_readable(each.properties, _ENTITY_FACTS),
        **_kept(each),
        "id": each.id,
        "kind": each.kind.value,
        "name": each.name,
        "names": list(each.names) or None,
        "serial": each.serial,
        "protected": each.protected,
        "cases": each.cases,
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


def relationship_row(each: Relationship) -> Row:
    """The properties of a relationship."""
    return {
        **_readable(each.properties, _LINK_FACTS),
        **_kept(each),
        "id": each.id,
        "role": each.role,
        "weight": each.weight,
        "strength": each.strength.value,
        "grade": str(each.grade),
        "first_on": each.first_on,
        "last_on": each.last_on,
        "cases": list(each.cases),
        "statements": list(each.statements),
        "sources": each.sources,
    }


def link_row(each: Relationship) -> Row:
    """A relationship with its ends and kind beside its properties."""
    return {
        "start": each.start,
        "end": each.end,
        "kind": each.kind,
        "properties": relationship_row(each),
    }


def assignment_row(each: Assignment) -> Row:
    """A REFERS_TO relationship with its ends beside its properties."""
    properties = {**_kept(each), "tier": each.tier.value, "reasons": list(each.reasons)}
    return {"id": each.mention_id, "entity_id": each.entity_id, "properties": properties}


def judgement_row(each: Judgement) -> Row:
    """A judgement as the properties of its node."""
    row = {
        name: getattr(each, name) for name in ("id", "left", "right", "by", "on", "why", "stands")
    }
    return {**_kept(each), **row, "decision": each.decision.value}


def watch_row(each: Watch) -> Row:
    """A watch as the properties of its node."""
    row = {name: getattr(each, name) for name in ("id", "what", "by", "on", "why", "stands")}
    return {**_kept(each), **row}


def audit_row(each: AuditEntry) -> Row:
    """An entry of the log as the properties of its node."""
    return {
        "body": encode(each),
        "number": each.number,
        "at": each.at,
        "by": each.by,
        "action": each.action,
    }


def _kept(each: Value) -> Row:
    body = encode(each)
    return {"body": body, "digest": digest(body)}


def _owned(each: Mention | Statement) -> Row:
    owner = {"case_id": each.case_id, "record": each.record, "source_id": each.ref.source_id}
    return {**_kept(each), "id": each.id, **owner}


def _place(place: Locality) -> str:
    parts = (place.village, place.district, place.regency, place.province, place.country)
    return ", ".join(part for part in parts if part)


def _readable(properties: Mapping[str, Any], names: Iterable[str]) -> Row:
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
