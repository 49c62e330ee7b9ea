"""Masking: denied by default, and nothing personal left of whom it protects."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.redaction import (
    initials,
    mask_case,
    mask_entity,
    mask_mention,
    mask_relationship,
    mask_source,
    mask_statement,
)
from app.access.viewer import Viewer, check_viewer
from graph.errors import AccessDenied
from graph.model import (
    Case,
    Entity,
    Grade,
    Identifier,
    Locality,
    Mention,
    Relationship,
    Source,
    SourceRef,
    Statement,
)
from graph.schema import (
    VIEWER_ROLES,
    AssessmentStatus,
    Audience,
    EntityKind,
    RelationshipKind,
    Scheme,
)
from tests.offices.network_material import ANALYST, INVESTIGATOR, PARTNER, PUBLIC

REF = SourceRef(source_id="s", row=2)
VICTIM = Entity(
    id="p_1",
    kind=EntityKind.PERSON,
    name="Siti Aminah",
    names=("Mina",),
    serial=7,
    protected=True,
    properties={"pseudonym": "korban", "address": "Desa Rahasia"},
)
PARTY = Entity(
    id="p_2",
    kind=EntityKind.PERSON,
    name="Budi Santoso",
    names=("Om Bud",),
    properties={"sex": "m"},
)
MENTION = Mention(
    id="m_1",
    case_id="c_1",
    record="r_1",
    ref=REF,
    role="korban",
    names=("Siti Aminah",),
    extra={"ibu": "Nur"},
)
PHONE = Identifier(scheme=Scheme.PHONE, value="+6281234500011")


def written(value: msgspec.Struct | None) -> str:
    return msgspec.json.encode(value).decode()


@pytest.mark.parametrize("role", [*VIEWER_ROLES, "", "admin"])
@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("reason", ["", "  ", "perkara nomor 12"])
def test_only_two_roles_reveal_everybody_and_only_inside_with_a_reason(role, audience, reason):
    allowed = (
        role in {"investigator", "head"} and audience is Audience.INTERNAL and reason.strip() != ""
    )
    assert Viewer(role, audience, reveal=True, reason=reason).sees_protected is allowed
    assert not Viewer(role, audience, reveal=False, reason=reason).sees_protected


def test_a_viewer_of_nothing_sees_least():
    assert Viewer() == Viewer("", Audience.PUBLIC, reveal=False, reason="")


@pytest.mark.parametrize(
    "viewer",
    [
        Viewer("admin", Audience.INTERNAL),
        Viewer("analyst", Audience.INTERNAL, reveal=True, reason="why"),
        Viewer("head", Audience.PARTNER, reveal=True, reason="why"),
        Viewer("head", Audience.INTERNAL, reveal=True, reason=" "),
    ],
)
def test_asking_for_too_much_is_refused(viewer):
    with pytest.raises(AccessDenied):
        check_viewer(viewer)


def test_a_viewer_who_may_reveal_passes_the_check():
    assert check_viewer(INVESTIGATOR) is INVESTIGATOR


@pytest.mark.parametrize("viewer", [ANALYST, PARTNER, PUBLIC])
def test_a_victim_keeps_nothing_but_a_pseudonym(viewer):
    masked = mask_entity(VICTIM, viewer, "Korban 7")
    assert (masked.id, masked.name, masked.names, masked.properties) == (
        "p_1",
        "Korban 7",
        (),
        {"pseudonym": "korban"},
    )


def test_the_investigator_with_a_reason_sees_the_victim():
    assert mask_entity(VICTIM, INVESTIGATOR, "Korban 7") is VICTIM


def test_a_party_who_is_a_victim_too_is_not_given_away_by_a_pseudonym():
    both = msgspec.structs.replace(PARTY, properties={"sex": "m", "pseudonym": "korban"})
    assert mask_entity(both, ANALYST, "Korban 2").properties == {"sex": "m"}


def test_the_public_reads_initials_until_a_charge():
    assert mask_entity(PARTY, PUBLIC, "x").name == "B.S."
    assert mask_entity(PARTY, PUBLIC, "x", AssessmentStatus.CLEARED).name == "B.S."
    assert mask_entity(PARTY, PUBLIC, "x", AssessmentStatus.CONVICTED).name == "Budi Santoso"


def test_the_public_sees_no_phone_of_anybody():
    phone = Entity(id="i", kind=EntityKind.PHONE, name="+62 812", properties={"value": "+62812"})
    assert "812" not in written(mask_entity(phone, PUBLIC, "(withheld)"))
    assert mask_entity(phone, PARTNER, "(withheld)") == phone


def test_a_case_loses_its_story_and_small_places():
    case = Case(
        id="c",
        number="1",
        ref=REF,
        narrative="Siti Aminah",
        extra={"x": "Siti Aminah"},
        origin=Locality(code="720210", village="Desa Rahasia", district="Lore", regency="Poso"),
    )
    masked = mask_case(case, ANALYST)
    assert masked.origin == Locality(code="7202", regency="Poso")
    assert "Siti" not in written(masked)
    assert mask_case(case, INVESTIGATOR) is case


def test_a_victims_mention_is_blank_and_a_named_persons_is_left_out():
    masked = mask_mention(MENTION, ANALYST, "Korban 7")
    assert masked is not None
    assert masked.names == ("Korban 7",)
    assert "Siti" not in written(masked)
    assert "Nur" not in written(masked)
    assert mask_mention(MENTION, ANALYST, "Korban 7", named=True) is None


def part(role: str) -> Relationship:
    return Relationship(
        id="l",
        kind=RelationshipKind.PARTY_TO,
        start="p_2",
        end="c",
        role=role,
        statements=("m",),
        grade=Grade(),
    )


def test_that_a_named_party_is_a_victim_elsewhere_is_withheld():
    assert mask_relationship(part("korban"), ANALYST, protected={"p_1"}) is None
    assert mask_relationship(part("perekrut"), ANALYST, protected={"p_1"}) is not None
    assert mask_relationship(part("korban"), INVESTIGATOR) is not None


def test_that_somebody_recruited_a_named_party_is_withheld():
    link = Relationship(
        id="l", kind=RelationshipKind.RECRUITED, start="p_3", end="p_2", statements=("s",)
    )
    assert mask_relationship(link, ANALYST, both={"p_2"}) is None
    assert mask_relationship(link, ANALYST) == link


def test_free_text_about_a_victim_is_cut_from_a_link():
    link = Relationship(
        id="l",
        kind=RelationshipKind.PAID,
        start="p_1",
        end="p_2",
        statements=("s",),
        properties={"how": "untuk Siti", "amount": 5.0},
    )
    masked = mask_relationship(link, ANALYST, protected={"p_1"})
    assert masked is not None
    assert masked.properties == {"amount": 5.0}


def alike(
    start: str, end: str, kind: RelationshipKind = RelationshipKind.PROBABLY_SAME_AS
) -> Relationship:
    facts = {"tier": "probable", "bits": 6.0, "left": "m_1", "right": "m_2"}
    return Relationship(
        id="l", kind=kind, start=start, end=end, statements=("m_1", "m_2"), properties=facts
    )


@pytest.mark.parametrize(
    "kind", [RelationshipKind.PROBABLY_SAME_AS, RelationshipKind.POSSIBLY_SAME_AS]
)
@pytest.mark.parametrize("viewer", [ANALYST, PARTNER, PUBLIC])
def test_that_a_party_may_be_a_protected_person_is_withheld(viewer, kind):
    assert mask_relationship(alike("p_1", "p_2", kind), viewer, protected={"p_1"}) is None
    assert mask_relationship(alike("p_2", "p_1", kind), viewer, protected={"p_1"}) is None
    assert mask_relationship(alike("p_3", "p_2", kind), viewer, both={"p_2"}) is None


def test_that_two_parties_may_be_one_is_told_inside_and_to_partners_but_is_no_news_for_the_public():
    assert mask_relationship(alike("p_2", "p_3"), ANALYST) == alike("p_2", "p_3")
    assert mask_relationship(alike("p_2", "p_3"), PARTNER) == alike("p_2", "p_3")
    assert mask_relationship(alike("p_2", "p_3"), PUBLIC) is None


def test_who_may_reveal_sees_that_a_party_may_be_a_protected_person():
    assert mask_relationship(alike("p_1", "p_2"), INVESTIGATOR, protected={"p_1"}) == alike(
        "p_1", "p_2"
    )


def test_a_victims_statement_loses_the_number():
    statement = Statement(
        id="s",
        kind=RelationshipKind.USES,
        case_id="c",
        record="r",
        ref=REF,
        subject="m_1",
        object=PHONE,
        text="0812-3450-0011",
    )
    masked = mask_statement(statement, ANALYST, protected=True)
    assert masked is not None
    assert "450" not in written(masked)
    assert mask_statement(statement, ANALYST, both={"m_1"}) is None
    seen = mask_statement(statement, ANALYST)
    assert seen is not None and (seen.object, seen.text) == (PHONE, "")


@pytest.mark.parametrize(
    "viewer", [ANALYST, PARTNER, PUBLIC, replace(INVESTIGATOR, exporting=True)]
)
def test_files_are_called_by_numbers(viewer):
    source = Source(id="s", name="pengaduan Siti.xlsx", dataset="pengaduan Siti", mapping="Siti")
    assert mask_source(source, viewer, "File 7") == Source(id="s", name="File 7", dataset="")


def test_who_may_reveal_reads_the_name_of_a_file_in_the_house():
    source = Source(id="s", name="pengaduan Siti.xlsx", dataset="d")
    assert mask_source(source, INVESTIGATOR, "File 7") is source


def test_initials_keep_the_legal_form():
    assert initials("PT Sumber Bahagia") == "PT S.B."
    assert initials("") == ""


@given(st.text(), st.sampled_from([ANALYST, PARTNER, PUBLIC]))
def test_masking_twice_changes_nothing(name, viewer):
    once = mask_entity(msgspec.structs.replace(VICTIM, name=name), viewer, "Korban 7")
    assert mask_entity(once, viewer, "Korban 7") == once
