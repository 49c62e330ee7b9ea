"""Likeness in words.

Bands instead of probabilities, common values named, unknown codes shown as they are.
"""

import pytest

from app.wording.explanations import field_value
from app.wording.likeness import (
    BECAUSE,
    RULES,
    band,
    because_sentence,
    full_sentence,
    judgement_sentence,
    rule_sentences,
)
from app.wording.review.pairs import field_word
from app.wording.wording import Wording
from graph.model import Comparison, Judgement
from graph.schema import Decision, Tier

ID, EN = Wording("id"), Wording("en")


@pytest.mark.parametrize(
    ("bits", "word"),
    [
        (30.0, "very strong"),
        (8.0, "very strong"),
        (7.9, "strong"),
        (4.0, "strong"),
        (0.5, "some"),
        (0.0, "says little"),
        (-0.5, "says little"),
        (-0.6, "against"),
        (-4.0, "against"),
        (-4.1, "strongly against"),
    ],
)
def test_evidence_is_named_by_its_band(bits, word):
    assert band(bits, EN) == word


def test_a_common_value_is_said_to_be_common():
    place = Comparison(name="place", level="village", weight=9.7, frequency=-3.3)
    assert full_sentence(place, EN) == "both are from the same village; many people are from there"
    assert full_sentence(place, ID) == "keduanya dari desa yang sama; banyak orang dari sana"
    name = Comparison(name="name", level="near", weight=9.9, frequency=0.2)
    assert full_sentence(name, EN) == "the names are almost the same"


def test_what_kept_two_apart_is_said_in_both_languages():
    assert because_sentence("nik", Tier.REVIEW, EN) == "kept apart because the NIKs differ"
    assert because_sentence("nik", Tier.REVIEW, ID) == "tetap dipisahkan karena NIK-nya berbeda"
    assert because_sentence("", Tier.PROBABLE, EN).startswith("not joined")
    assert because_sentence("", None, EN) == ""


def test_an_unknown_code_is_shown_rather_than_hidden():
    assert because_sentence("new_rule", Tier.REVIEW, EN) == "new_rule"
    assert rule_sentences(("nik", "new_rule"), EN) == "the same NIK, and names that fit; new_rule"
    assert full_sentence(Comparison(name="shoe", level="size", weight=1.0), EN) == "shoe: size"
    assert field_word("shoe", EN) == "shoe"


@pytest.mark.parametrize("code", BECAUSE)
def test_every_reason_for_keeping_apart_has_words_in_both_languages(code):
    assert len({code, because_sentence(code, None, EN), because_sentence(code, None, ID)}) == 3


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_words_in_both_languages(code):
    assert len({code, rule_sentences((code,), EN), rule_sentences((code,), ID)}) == 3


def test_who_decided_is_left_out_when_it_is_withheld():
    given = Judgement(
        id="j",
        left="a",
        right="b",
        decision=Decision.NEGATIVE,
        by="ani",
        on="2026-03-01T08:00:00+00:00",
        why="card",
    )
    assert judgement_sentence(given, EN) == "ani decided on 1 March 2026: different"
    withheld = Judgement(
        id="j",
        left="a",
        right="b",
        decision=Decision.NEGATIVE,
        by="",
        on="2026-03-01T08:00:00+00:00",
    )
    assert judgement_sentence(withheld, ID) == "diputuskan pada 1 Maret 2026: berbeda"


def test_fields_are_said_in_words():
    assert field_word("village", EN) == "village"
    assert field_word("nik", ID).startswith("NIK")
    assert field_value("sex", ["f"], ID) == "perempuan"
    assert field_value("born_on", ["1990-03", "1991"], EN) == "March 1990; 1991"
