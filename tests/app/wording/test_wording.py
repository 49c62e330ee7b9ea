"""Wording: every code has words in both languages, and none of them judges."""

import pytest

from app.i18n import LANGUAGES
from app.wording import labels, measures
from app.wording.profile import states
from app.wording.wording import Wording
from graph.analysis.findings.profile import NetworkProfile
from graph.analysis.measures import registry
from graph.analysis.networks.networks import Tie, TieReason
from graph.analysis.networks.ranking import Reason
from graph.model import Entity, Grade
from graph.schema import (
    ROLES,
    AssessmentStatus,
    Audience,
    Credibility,
    EntityKind,
    RelationshipKind,
    Reliability,
    RoleGroup,
    Scheme,
    Stage,
    Strength,
    Tier,
)

TABLES = (
    (labels.ROLES, ROLES),
    (labels.GROUPS, RoleGroup),
    (labels.STAGES, Stage),
    (labels.KINDS, EntityKind),
    (labels.SCHEMES, Scheme),
    (labels.RELATIONSHIPS, RelationshipKind),
    (labels.ASSESSMENTS, AssessmentStatus),
    (labels.STRENGTHS, Strength),
    (labels.TIERS, Tier),
    (labels.RELIABILITIES, Reliability),
    (labels.CREDIBILITIES, Credibility),
    (labels.AUDIENCES, Audience),
)
ID, EN = Wording("id"), Wording("en")


@pytest.mark.parametrize(("table", "codes"), TABLES)
def test_every_code_has_a_label(table, codes):
    assert set(table) == set(codes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_calls_anybody_a_perpetrator(language):
    wording = Wording(language)
    words = " ".join(wording.text(label) for table, _ in TABLES for label in table.values()).lower()
    assert not {"pelaku", "perpetrator", "criminal", "offender", "penjahat"} & set(words.split())


def test_labels_of_codes_given_as_text():
    assert ID.role("perekrut_lapangan") == "Perekrut lapangan"
    assert EN.role("pihak_diadukan") == "Reported party"
    assert ID.group("victim") == "Korban"
    assert EN.relationship("RECRUITED") == "is said to have recruited"
    assert EN.assessment("charged") == "charged; innocent until a court decides"
    assert ID.strength("tentative") == "tentatif"
    assert EN.role("something_new") == "something_new"


def test_a_grade_is_explained():
    grade = Grade(reliability=Reliability.B, credibility=Credibility.PROBABLE)
    assert EN.grade(grade) == "B2: source usually reliable, information probably true"


def test_a_pseudonym_names_the_role_and_serial():
    victim = Entity(
        id="p", kind=EntityKind.PERSON, name="Siti", serial=7, properties={"pseudonym": "korban"}
    )
    witness = Entity(
        id="q", kind=EntityKind.PERSON, name="Nur", serial=8, properties={"pseudonym": "saksi"}
    )
    phone = Entity(id="i", kind=EntityKind.PHONE, name="+62")
    assert [ID.pseudonym(entity) for entity in (victim, witness, phone)] == [
        "Korban 7",
        "Saksi 8",
        "(disembunyikan)",
    ]


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (Reason(code="cases", value=1), "spans 1 case"),
        (Reason(code="cases_of", value=3), "named in 3 cases"),
        (
            Reason(code="stages", value=1, params={"stages": ["shelter"]}),
            "1 stage of the chain (shelter before dep",
        ),
        (
            Reason(code="roles_of", params={"roles": ["p3mi", "lpk"]}),
            "reported as: Placement company (P3MI), Training",
        ),
        (Reason(code="unheard_of", value=2), "unheard_of: 2"),
    ],
)
def test_reasons_are_sentences(reason, sentence):
    assert sentence in EN.reason(reason)


@pytest.mark.parametrize(
    "code",
    [
        "newly_connected",
        "victims",
        "regencies",
        "destinations",
        "recent",
        "victims_of",
        "degree",
        "bridge",
        "fragile",
    ],
)
def test_every_known_reason_is_translated(code):
    reason = Reason(code=code, value=2)
    assert EN.reason(reason) != ID.reason(reason)
    assert code + ":" not in EN.reason(reason)


@pytest.mark.parametrize(
    "code",
    [
        "same_case",
        "shared_identifier",
        "shared_victim",
        "stated",
        "probably_same",
        "probable_victim",
    ],
)
def test_ties_say_through_what(code):
    reason = TieReason(code=code, via="x", weight=0.5)
    assert "001/2026" in ID.tie_reason(reason, "001/2026")
    assert EN.tie_reason(reason) != ID.tie_reason(reason)


def test_ties_say_who_tells_them_and_when_they_were_last_seen():
    shared = TieReason(
        code="shared_identifier",
        via="x",
        weight=0.5,
        kind="Phone",
        told=2,
        sources=("c_1", "c_2"),
        last_on="2025-03-09",
    )
    assert (
        EN.tie_reason(shared)
        == "share a phone number, told by 2 independent sources, last seen March 2025"
    )
    assert ID.tie_reason(shared).endswith(
        "disebut oleh 2 sumber independen, terakhir terlihat Maret 2025"
    )
    assert EN.tie_reason(shared, "0812").startswith("share 0812, told by")
    stated = TieReason(code="stated", via="l_1", weight=0.5, kind="WORKS_FOR", told=1)
    assert EN.tie_reason(stated) == "linked by a source: works for, told by 1 source"


def test_reasons_of_one_kind_are_told_once():
    together = [
        TieReason(code="same_case", via=case, weight=0.1, told=1, sources=(case,), last_on=day)
        for case, day in (("c_1", "2024"), ("c_2", "2025-03"), ("c_3", None))
    ]
    shared = TieReason(
        code="shared_identifier",
        via="x",
        weight=0.5,
        kind="BankAccount",
        told=1,
        sources=("c_1", "c_2"),
    )
    tie = Tie(
        left="a", right="b", weight=0.5, strength=Strength.TENTATIVE, reasons=(*together, shared)
    )
    assert (
        EN.tie(tie)
        == "both named in the same case (×3), told by 3 independent sources, last seen March 2025; "
        "share a bank account, told by 1 source"
    )


def test_a_reason_without_points_is_a_warning():
    assert EN.reason_line(Reason(code="cases", value=2, points=2)) == "+2  spans 2 cases"
    assert EN.reason_line(Reason(code="fragile", value=2)).startswith(
        "⚠  hangs together by probable links only"
    )


def test_a_withheld_reason_says_nothing_else():
    assert (
        EN.tie_reason(TieReason(code="withheld", via="", weight=0.5))
        == "tied by something that is withheld"
    )


def test_countries_dates_and_numbers_follow_the_language():
    assert (ID.country("SA"), EN.country("SA"), ID.country("??")) == (
        "Arab Saudi",
        "Saudi Arabia",
        "??",
    )
    assert ID.date("2026-05-03") != EN.date("2026-05-03")
    assert ID.date(None) == ""
    assert (ID.number(12345), EN.number(12345)) == ("12.345", "12,345")


def test_a_number_of_cases_is_one_of_cases_by_itself_too():
    assert (
        states(NetworkProfile(groups=(), unknown=11), Wording("en")) == "11 cases of unknown status"
    )
    assert (
        states(NetworkProfile(groups=(), open=2, closed=1), Wording("en"))
        == "2 cases open, 1 case closed"
    )
    assert (
        states(NetworkProfile(groups=(), unknown=11), Wording("id"))
        == "11 kasus tidak diketahui statusnya"
    )


def test_every_measure_has_a_name_and_lines_that_explain_it():
    wording = Wording("en")
    for code in registry.MEASURES:
        assert measures.measure_name(code, wording) != code
        assert measures.measure_lines(code, wording)
