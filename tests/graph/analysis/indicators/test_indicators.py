"""Each indicator fires where it must, keeps silent where it must, and says so in both languages."""

import pytest

from app.wording import Wording
from app.wording.indicators import NAMES, QUESTIONS, SENTENCES, sentence
from graph.analysis.indicators.registry import INDICATORS, fired, missing
from tests.graph.analysis.indicators.stories import STORIES
from tests.graph.analysis.indicators.told import Told

FIRES = [(code, variant) for code, stories in STORIES.items() for variant in stories.fires]
SILENT = [(code, number) for code, stories in STORIES.items() for number in range(len(stories.silent))]


def inquiry_into(story, folder):
    told = Told()
    story(told)
    return told.inquiry(folder)


def test_every_indicator_has_stories_a_name_a_question_and_a_source():
    assert list(INDICATORS) == [f"I{number}" for number in range(1, 29)]
    assert list(STORIES) == list(NAMES) == list(QUESTIONS) == list(INDICATORS)
    assert all(stories.silent for stories in STORIES.values())
    assert all("Source:" in each.definition and f"{code}:" in each.definition for code, each in INDICATORS.items())


def test_every_sentence_has_a_story():
    assert sorted(FIRES) == sorted(SENTENCES)


@pytest.mark.parametrize(("code", "variant"), FIRES)
def test_it_fires_with_its_evidence_and_a_sentence_in_both_languages(code, variant, tmp_path):
    inquiry = inquiry_into(STORIES[code].fires[variant], tmp_path)
    found = next(each for each in fired(inquiry) if (each.code, each.variant) == (code, variant))
    names = {key: each.name for key, each in inquiry.evidence.entities.items()} | {inquiry.network: "network"}
    assert found.subject in names
    assert {*found.entities, *found.names.values(), *found.cases} <= names.keys()
    assert {*found.relationships} <= {each.id for each in inquiry.evidence.relationships}
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
    assert [each for each in fired(inquiry) if each.code == code] == []
    assert [each for each in missing(inquiry) if each.code == code] == []
