"""Each indicator fires where it must, keeps silent where it must, and says so in both languages."""

import pytest
from msgspec.structs import replace

from app.wording.indicators import NAMES, QUESTIONS, SENTENCES, sentence
from app.wording.wording import Wording
from graph.analysis.disruption import key_players
from graph.analysis.findings.indicators.firing import Force
from graph.analysis.findings.indicators.registry import INDICATORS, fired, missing
from graph.model import Assessment
from graph.schema import AssessmentStatus, RelationshipKind
from tests.graph.analysis.findings.indicators.complaints import Complaints, account, address
from tests.graph.analysis.findings.indicators.indicator_cases import (
    STORIES,
    leaving,
    paying,
    replaced,
    two_stars,
)

FIRES = [(code, variant) for code, stories in STORIES.items() for variant in stories.fires]
SILENT = [
    (code, number) for code, stories in STORIES.items() for number in range(len(stories.silent))
]


def inquiry_into(story, folder):
    told = Complaints()
    story(told)
    return told.inquiry(folder)


def test_every_indicator_has_stories_a_name_a_question_and_a_source():
    assert list(INDICATORS) == [f"I{number}" for number in range(1, 29)]
    assert list(STORIES) == list(NAMES) == list(QUESTIONS) == list(INDICATORS)
    assert all(stories.silent for stories in STORIES.values())
    assert all(
        "Source:" in indicator.definition and f"{code}:" in indicator.definition
        for code, indicator in INDICATORS.items()
    )


def test_every_sentence_has_a_story():
    assert sorted(FIRES) == sorted(SENTENCES)


@pytest.mark.parametrize(("code", "variant"), FIRES)
def test_it_fires_with_its_evidence_and_a_sentence_in_both_languages(code, variant, tmp_path):
    inquiry = inquiry_into(STORIES[code].fires[variant], tmp_path)
    found = next(
        firing for firing in fired(inquiry) if (firing.code, firing.variant) == (code, variant)
    )
    names = {key: entity.name for key, entity in inquiry.evidence.entities.items()} | {
        inquiry.network: "network"
    }
    assert found.subject in names
    assert found.of_victim or found.subject not in inquiry.victims
    assert {*found.entities, *found.names.values(), *found.cases} <= names.keys()
    assert {*found.relationships} <= {
        relationship.id for relationship in inquiry.evidence.relationships
    }
    assert found.entities
    english, indonesian = (sentence(found, names, Wording(language)) for language in ("en", "id"))
    assert english != indonesian
    for text in (english, indonesian):
        assert "{" not in text
        assert "(no name)" not in text
        assert not {"guilty", "perpetrator", "pelaku"} & set(text.lower().split())


@pytest.mark.parametrize(("code", "number"), SILENT)
def test_it_keeps_silent_where_it_could_be_computed(code, number, tmp_path):
    inquiry = inquiry_into(STORIES[code].silent[number], tmp_path)
    assert [firing for firing in fired(inquiry) if firing.code == code] == []
    assert [gap for gap in missing(inquiry) if gap.code == code] == []


def told_as(story, code, folder, variant=""):
    """What one indicator finds: variants, and names of those whom it names."""
    inquiry = inquiry_into(story, folder)
    found = [
        firing
        for firing in fired(inquiry)
        if firing.code == code and variant in ("", firing.variant)
    ]
    name = {key: entity.name for key, entity in inquiry.evidence.entities.items()}
    return [
        (firing.variant, sorted(name[who] for who in firing.names.values()), dict(firing.params))
        for firing in found
    ]


def test_of_two_holders_of_a_funnel_the_one_who_recruits_is_named_as_recruiter(tmp_path):
    def story(told):
        paying(told, "Aaron")
        told.link(RelationshipKind.HOLDS, told.mentions[0], account())

    assert [line[:2] for line in told_as(story, "I3", tmp_path)] == [("recruiter", ["Budi"])]


def test_a_house_of_many_victims_is_told_unless_a_person_called_it_common(tmp_path):
    told = Complaints()
    told.joined()
    told.party("c_1", "Ina", "penampung", address("jalan melati 5 palu"))
    for number, name in enumerate(
        ("Siti", "Wati", "Tina", "Rina", "Lina", "Dewi", "Yanti", "Murni", "Asih")
    ):
        told.victim(f"c_{number % 2 + 1}", name, address("jalan melati 5 palu"))
    found = [firing for firing in fired(told.inquiry(tmp_path / "a")) if firing.code == "I4"]
    assert [(firing.variant, firing.params["victims"]) for firing in found] == [("shared", 9)]
    decided = {found[0].subject: True}
    assert [
        firing
        for firing in fired(told.inquiry(tmp_path / "b", decided=decided))
        if firing.code == "I4"
    ] == []


def test_a_financier_who_holds_a_funnel_is_not_called_a_recruiter(tmp_path):
    def story(told):
        paying(told, "")
        told.party("c_1", "Aaron", "pemodal", account())

    assert [line[:2] for line in told_as(story, "I3", tmp_path)] == [("nominee", ["Aaron"])]


def test_the_holder_of_a_funnel_is_known_however_many_pay_into_it(tmp_path):
    def story(told):
        paying(told, "Oka")
        for letter in "abcdefghi":
            payer = told.victim("c_1", f"Korban {letter * 4}")
            told.link(RelationshipKind.PAID, payer, account(), amount=1e6, currency="IDR")

    assert [line[:2] for line in told_as(story, "I3", tmp_path)] == [("nominee", ["Oka"])]


def test_brokers_of_equal_betweenness_share_a_place_and_are_both_told_of(tmp_path):
    def story(told):
        for number in range(1, 8):
            told.case(f"c_{number}", regency=("Sigi", "Poso")[number % 2])
        two_stars(told)

    found = told_as(story, "I5", tmp_path)
    assert [(params["place"], params["degree_place"]) for *_, params in found] == [(1, 1), (1, 1)]


def test_who_was_cleared_is_in_no_key_set(tmp_path):
    def story(told):
        two_stars(told)
        cleared = Assessment(status=AssessmentStatus.CLEARED, on="2024-06-01")
        told.mentions = [
            replace(mention, assessment=cleared) if mention.name == "Budi" else mention
            for mention in told.mentions
        ]

    assert all("Budi" not in names for _, names, _ in told_as(story, "I7", tmp_path))


def test_one_charged_in_two_cases_is_replaced_once(tmp_path):
    def story(told):
        replaced(told)
        charged = Assessment(status=AssessmentStatus.CHARGED, on="2023-07-01")
        told.party("c_3", "Ani", assessment=charged)

    assert [params["day"] for *_, params in told_as(story, "I26", tmp_path, "replaced")] == [
        "2023-06-01"
    ]


def spoken(story, code, variant, folder, language="en"):
    """The first sentence of a variant."""
    inquiry = inquiry_into(story, folder)
    names = {key: entity.name for key, entity in inquiry.evidence.entities.items()}
    found = next(
        firing for firing in fired(inquiry) if (firing.code, firing.variant) == (code, variant)
    )
    return sentence(found, names, Wording(language))


def test_a_key_set_that_cannot_be_searched_again_says_so_and_is_weak(tmp_path, monkeypatch):
    steady = spoken(two_stars, "I7", "", tmp_path / "a")
    assert "Of 8 parties named in complaints and not cleared: without" in steady
    assert "of the pairs that are left" in steady and "of the trials or more" in steady
    monkeypatch.setattr(key_players, "CLIMBING", 0)
    (found,) = (
        firing for firing in fired(inquiry_into(two_stars, tmp_path / "b")) if firing.code == "I7"
    )
    assert (found.params["stable"], found.force) == (None, Force.WEAK)
    assert "was not tried" in spoken(two_stars, "I7", "", tmp_path / "c")
    assert "tidak dicoba" in spoken(two_stars, "I7", "", tmp_path / "d", "id")


def test_a_departure_that_was_prevented_is_not_told_as_one(tmp_path):
    assert "left or were to leave" in spoken(
        leaving(visa="Kunjungan"), "I18", "visa", tmp_path / "a"
    )
    assert "berangkat atau hendak berangkat" in spoken(
        leaving(visa="Kunjungan"), "I18", "visa", tmp_path / "b", "id"
    )
    assert "the destination in 1 case, is by" in spoken(
        leaving(country="KH"), "I18", "closed", tmp_path / "c"
    )


def test_silence_is_told_of_the_days_that_are_counted_and_not_of_complaints(tmp_path):
    def reported_between(told):
        told.case("c_1", departed_on="2023-01-01", reported_on="2023-06-01")
        told.case("c_2", departed_on="2024-01-01", reported_on="2024-02-01")
        told.joined()

    said = spoken(reported_between, "I26", "silence", tmp_path / "a")
    assert said.startswith(
        "No case whose day is known, of departure, else of the report, falls into 11 months after"
    )
    assert "complaints" not in said
    assert "hari keberangkatan" in spoken(reported_between, "I26", "silence", tmp_path / "b", "id")
