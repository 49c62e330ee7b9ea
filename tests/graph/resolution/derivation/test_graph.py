"""Entities and relationships that follow from mentions and statements."""

import pytest
from msgspec.structs import replace

from graph.errors import InvalidStatement, InvalidValue
from graph.model import (
    Assessment,
    Case,
    Entity,
    Grade,
    Mention,
    Relationship,
    Resolved,
    SourceRef,
    Statement,
    identifier_statements,
    make_statement,
)
from graph.resolution.resolver import resolve
from graph.schema import (
    AssessmentStatus,
    Credibility,
    EntityKind,
    RelationshipKind,
    Reliability,
    Strength,
)
from tests.offices.ids import IDS
from tests.offices.people import NIK, mention

PHONE = "+6281234567890"
GOOD = Grade(reliability=Reliability.A, credibility=Credibility.PROBABLE)


def derived(
    *mentions: Mention, statements: list[Statement] | None = None, grade: Grade | None = None
) -> Resolved:
    cases = [
        Case(id=case_id, number=case_id, ref=SourceRef(source_id="f_1"))
        for case_id in sorted({mention.case_id for mention in mentions})
    ]
    own = [s for mention in mentions for s in identifier_statements(mention, grade or Grade())]
    return resolve(IDS, cases, mentions, [*own, *(statements or [])]).resolved


def entity(resolved: Resolved, name: str) -> Entity:
    return next(entity for entity in resolved.entities if entity.name == name)


def links(resolved: Resolved, kind: RelationshipKind) -> list[Relationship]:
    return [relationship for relationship in resolved.relationships if relationship.kind is kind]


def test_one_person_two_cases_two_roles():
    resolved = derived(
        mention(1, "Moh. Yusuf", nik=NIK, case="c_1", role="perekrut"),
        mention(1, "Muhammad Yusuf", nik=NIK, case="c_2", role="penampung"),
    )
    person = entity(resolved, "Muhammad Yusuf")
    assert person.cases == 2
    assert person.names == ("Moh. Yusuf",)
    assert {(link.end, link.role) for link in links(resolved, RelationshipKind.PARTY_TO)} == {
        ("c_1", "perekrut"),
        ("c_2", "penampung"),
    }


def test_every_relationship_names_its_statements():
    resolved = derived(mention(1, "Budi", phone=PHONE))
    assert all(relationship.statements for relationship in resolved.relationships)
    with pytest.raises(InvalidValue, match="no source"):
        Relationship(id="l", kind=RelationshipKind.USES, start="a", end="b")


def test_a_victim_and_what_only_victims_hold_are_protected():
    resolved = derived(
        mention(1, "Siti", role="korban", phone=PHONE, nik=NIK), mention(2, "Budi", phone=PHONE)
    )
    assert entity(resolved, "Siti").protected
    assert not entity(resolved, "Budi").protected
    phone = next(entity for entity in resolved.entities if entity.kind is EntityKind.PHONE)
    document = next(
        entity for entity in resolved.entities if entity.kind is EntityKind.IDENTITY_DOCUMENT
    )
    assert not phone.protected
    assert document.protected


def test_somebody_who_is_also_a_recruiter_is_not_protected():
    resolved = derived(
        mention(1, "Siti Aminah", role="korban", nik=NIK),
        mention(2, "Siti Aminah", nik=NIK, case="c_2"),
    )
    person = entity(resolved, "Siti Aminah")
    assert not person.protected
    assert person.properties["pseudonym"] == "korban"


def test_two_reports_of_one_phone_weigh_more_than_one():
    one = links(derived(mention(1, "Budi", nik=NIK, phone=PHONE)), RelationshipKind.USES)[0]
    two = links(
        derived(
            mention(1, "Budi", nik=NIK, phone=PHONE),
            mention(1, "Budi", nik=NIK, phone=PHONE, case="c_2"),
        ),
        RelationshipKind.USES,
    )[0]
    assert (one.weight, one.sources) == (0.2, 1)
    assert (two.weight, two.sources) == (0.36, 2)


def test_strength_is_tentative_unless_graded_and_confirmed_by_two_reports():
    once = mention(1, "Budi", nik=NIK, phone=PHONE)
    twice = mention(1, "Budi", nik=NIK, phone=PHONE, case="c_2")
    assert links(derived(once), RelationshipKind.USES)[0].strength is Strength.TENTATIVE
    assert (
        links(derived(once, grade=GOOD), RelationshipKind.USES)[0].strength is Strength.UNCONFIRMED
    )
    assert (
        links(derived(once, twice, grade=GOOD), RelationshipKind.USES)[0].strength
        is Strength.CONFIRMED
    )


def test_the_latest_assessment_stands():
    charged = replace(
        mention(1, "Budi", nik=NIK),
        assessment=Assessment(status=AssessmentStatus.CHARGED, on="2024-05-01"),
    )
    cleared = replace(
        mention(2, "Budi", nik=NIK),
        assessment=Assessment(status=AssessmentStatus.CLEARED, on="2025-01-01"),
    )
    (party,) = links(derived(charged, cleared), RelationshipKind.PARTY_TO)
    assert party.properties["assessment"] == "cleared"


def test_kinship_runs_one_way_however_it_was_said():
    one, two = mention(1, "Budi"), mention(2, "Ani")
    said = [
        make_statement(
            RelationshipKind.RELATED_TO,
            left,
            right,
            case_id="c_1",
            record=left.record,
            ref=left.ref,
        )
        for left, right in ((one, two), (two, one))
    ]
    (kin,) = links(derived(one, two, statements=said), RelationshipKind.RELATED_TO)
    assert len(kin.statements) == 2


def test_a_statement_about_a_mention_that_is_gone_is_passed_over():
    one, gone = mention(1, "Budi"), mention(2, "Ani")
    said = make_statement(
        RelationshipKind.RELATED_TO, one, gone, case_id="c_1", record=one.record, ref=one.ref
    )
    assert not links(derived(one, statements=[said]), RelationshipKind.RELATED_TO)


def test_the_schema_refuses_what_may_not_be_joined():
    person, company = mention(1, "Budi"), mention(2, "PT Maju", kind=EntityKind.ORGANIZATION)
    with pytest.raises(InvalidStatement, match="cannot join"):
        make_statement(
            RelationshipKind.RELATED_TO, person, company, case_id="c", record="r", ref=person.ref
        )


def test_resolving_twice_gives_the_same_graph():
    mentions = [
        mention(1, "Budi", nik=NIK, phone=PHONE),
        mention(2, "Budi S.", nik=NIK),
        mention(3, "Ani"),
    ]
    assert derived(*mentions) == derived(*reversed(mentions))
