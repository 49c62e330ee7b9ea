"""How each value is masked for a viewer.

Decisions.
Deny by default: a viewer sees protected people (victims, witnesses, reporters, relatives) only when
the role may reveal, the audience is internal, and a reason was given. Asking for more is refused
with AccessDenied, not ignored. A masked value keeps its id, kind and place in the graph, and loses
everything that could tell who it is; free text is cut whole, because nobody can promise that no
name stands in it.
What leaves in a file (exports, briefings) names a protected person only when every mention of that
person says consent: reason and role open a screen, not a victim's name to others. What was written
freely of a case (narrative, remarks, columns that were kept, grounds) leaves only when every
protected person of the case agreed, and never of a case in which none was recognised.
Somebody who is both a victim and a party keeps the party's name, so what makes that person a victim
is withheld. For the public, parties below `charged` are shown by their initials, and no identifier
is shown.
That two mentions may be one person puts their names side by side, so such a link is seen only by
those who may see both of its ends: never with a protected person, nor with a party who is a victim
too, whose case it would tell. It is a guess, which the public is not told at all.
"""

from collections.abc import Container, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from app.access.viewer import Viewer, is_withheld
from graph.model import (
    Case,
    Entity,
    Grade,
    Id,
    Identifier,
    Locality,
    Mention,
    Relationship,
    Source,
    Statement,
)
from graph.schema import (
    DONE_TO_VICTIMS,
    PARTY_KINDS,
    ROLES,
    SAME_AS,
    AssessmentStatus,
    EntityKind,
    RelationshipKind,
)

_NAMED_IN_PUBLIC = frozenset({AssessmentStatus.CHARGED, AssessmentStatus.CONVICTED})
_CASE_FACTS = frozenset(
    {
        "number",
        "reported_on",
        "office",
        "channel",
        "categories",
        "status",
        "status_on",
        "procedural",
        "scheme",
        "departed_on",
        "departed_from",
        "transit",
        "visa",
        "sector",
        "regency",
        "province",
        "destination",
    }
)
_LINK_FACTS = ("assessment", "assessed_on", "amount", "currency", "count", "pseudonym")
_TELLS_OF_A_VICTIM = frozenset({"pseudonym", "consent"})
_LEGAL_FORMS = frozenset({"PT", "CV", "UD", "LPK", "BLK", "P3MI", "YAYASAN", "KOPERASI"})


def mask_entity(
    entity: Entity, viewer: Viewer, pseudonym: str, status: AssessmentStatus | None = None
) -> Entity:
    """The entity as the viewer may see it.

    `pseudonym` is what to call it when it is withheld (`Wording.pseudonym`); `status` is the
    strongest standing assessment of a party, which decides whether the public reads its name or its
    initials.
    """
    if viewer.sees_protected:
        return entity
    if is_withheld(entity, viewer):
        told = _only(entity.properties, ("pseudonym",))
        return replace(entity, name=pseudonym, names=(), properties=told)
    if entity.kind is EntityKind.CASE:
        told = _only(entity.properties, _CASE_FACTS)
        return replace(entity, names=(), properties=told)
    if entity.kind in PARTY_KINDS:
        entity = _party_as_told(entity, viewer, status)

    facts = entity.properties.items()
    told = {key: value for key, value in facts if key not in _TELLS_OF_A_VICTIM}
    return replace(entity, properties=told)


def _party_as_told(entity: Entity, viewer: Viewer, status: AssessmentStatus | None) -> Entity:
    """A party by name or initials, with what else of it this audience is told."""
    policy = viewer.policy
    is_named = not viewer.names_by_initials or status in _NAMED_IN_PUBLIC
    return replace(
        entity,
        name=entity.name if is_named else initials(entity.name),
        names=entity.names if is_named and policy.tells("parties.other_names") else (),
        properties=entity.properties if policy.tells("parties.facts") else {},
    )


def mask_case(case: Case, viewer: Viewer) -> Case:
    """The case without narrative and unread columns, and with no place smaller than a regency."""
    if viewer.sees_protected:
        return case

    return replace(
        case,
        narrative="",
        extra={},
        origin=_regency_of(case.origin),
        destination=_regency_of(case.destination),
        references=case.references if viewer.policy.tells("cases.references") else (),
    )


def mask_mention(
    mention: Mention,
    viewer: Viewer,
    pseudonym: str,
    status: AssessmentStatus | None = None,
    *,
    named: bool = False,
    hidden: bool = False,
) -> Mention | None:
    """The mention as the viewer may see it.

    `hidden` when its person is protected, whatever its own role.

    None when it must be left out: a protected role of somebody who is `named` as a party elsewhere,
    unless it only says that the party stands in a list.
    """
    if viewer.sees_protected:
        return mention

    role = mention.reported_role
    if role.protected and not (named and role.listed):
        if named:
            return None
        return _blank_mention(mention, pseudonym)
    if hidden:
        return _blank_mention(mention, pseudonym)
    if viewer.names_by_initials or not viewer.policy.tells("parties.facts"):
        is_named = not viewer.names_by_initials or status in _NAMED_IN_PUBLIC
        name = mention.name if is_named else initials(mention.name)
        return replace(_blank_mention(mention, name), assessment=mention.assessment)
    if not viewer.may_see_identifiers:
        return replace(mention, extra={}, identifiers=())
    # whose the numbers beside a name of free text are, its words do not say for sure
    own = mention.identifiers if mention.ref.start is None else ()
    return replace(mention, extra={}, identifiers=own)


def mask_relationship(
    relationship: Relationship,
    viewer: Viewer,
    *,
    protected: Container[Id] = (),
    both: Container[Id] = (),
) -> Relationship | None:
    """The relationship as the viewer may see it.

    None when its very existence tells who was a victim.

    `protected` holds the ids of protected entities; `both` those of parties who hold a protected
    role somewhere too.
    """
    if viewer.sees_protected:
        return relationship

    masked = relationship.start in protected or relationship.end in protected
    if relationship.kind in SAME_AS:
        told = masked or relationship.start in both or relationship.end in both
        if told or not viewer.may_see_guesses:
            return None
        return relationship
    if relationship.kind is RelationshipKind.PARTY_TO:
        role = ROLES[relationship.role]
        if role.protected and not role.listed and relationship.start not in protected:
            return None
    elif relationship.kind in DONE_TO_VICTIMS and relationship.end in both:
        return None
    if masked or not viewer.policy.tells("ties.facts"):
        return replace(relationship, properties=_only(relationship.properties, _LINK_FACTS))
    return relationship


def mask_statement(
    statement: Statement,
    viewer: Viewer,
    *,
    protected: bool = False,
    both: Container[Id] = (),
) -> Statement | None:
    """The statement as the viewer may see it.

    None when its very existence tells who was a victim.

    `protected` when a mention or identifier at an end is; `both` holds the ids of protected
    mentions whose person is named as a party. A withheld identifier keeps its
    scheme and loses its value. What was written beside a call or payment is cut, since a name may
    stand in it.
    """
    if viewer.sees_protected:
        return statement

    ends = (statement.subject, statement.object)
    if any(isinstance(end, str) and end in both for end in ends):
        return None
    if viewer.may_see_identifiers and viewer.policy.tells("ties.facts") and not protected:
        return replace(statement, text="")
    subject, object_ = (_blank_identifier(end) for end in ends)
    return replace(statement, subject=subject, object=object_, how="", text="")


G = TypeVar("G", Mention, Relationship, Statement)


def mask_grade(value: G, viewer: Viewer) -> G:
    """The value, its grade as if nobody had given one where the audience is told none."""
    return value if viewer.may_see_grades else replace(value, grade=Grade())


def mask_source(source: Source, viewer: Viewer, neutral: str = "") -> Source:
    """The source as the viewer may see it.

    It is called `neutral`: the names of a file and of what was named after it may hold a person's.
    In what leaves the house they do whoever looks.
    """
    if viewer.sees_protected and not viewer.exporting:
        return source
    return replace(source, name=neutral, dataset="", mapping="")


def initials(name: str) -> str:
    """The first letters of a name's words, as press and police write them; legal forms stay.

    >>> initials("Hj. Siti Nurhaliza"), initials("PT Sumber Bahagia")
    ('H.S.N.', 'PT S.B.')
    """
    words = [word.strip(".,'\"()[]-") for word in name.split()]
    forms = [word.upper() for word in words if word.upper() in _LEGAL_FORMS]
    others = [word for word in words if word.upper() not in _LEGAL_FORMS]
    letters = "".join(f"{word[0].upper()}." for word in others if word[:1].isalpha())
    return " ".join([*forms, letters]).strip()


def _blank_mention(mention: Mention, name: str) -> Mention:
    return Mention(
        id=mention.id,
        case_id=mention.case_id,
        record=mention.record,
        ref=mention.ref,
        kind=mention.kind,
        role=mention.role,
        names=(name,) if name else (),
        grade=mention.grade,
        consent=mention.consent,
    )


def _blank_identifier(end: Id | Identifier) -> Id | Identifier:
    if isinstance(end, str):
        return end
    return Identifier(scheme=end.scheme, value="")


def _regency_of(place: Locality) -> Locality:
    return replace(place, code=place.code[:4], village="", district="")


def _only(properties: Mapping[str, Any], keys: Container[str]) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if key in keys}
