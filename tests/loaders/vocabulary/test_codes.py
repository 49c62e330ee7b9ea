"""Words of reports as codes."""

import pytest

from graph.errors import InvalidValue
from graph.schema import ROLES, AssessmentStatus
from loaders.vocabulary.codes import find_assessment, read_grade, read_role, read_sex, read_yes_no


@pytest.mark.parametrize("code", sorted(ROLES))
def test_every_role_code_is_its_own_word(code: str) -> None:
    assert read_role(code) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Calo", "perekrut_lapangan"), ("PL", "perekrut_lapangan"), ("sponsor", "sponsor"),
        ("Agen", "perekrut"), ("Recruiter", "perekrut"), ("broker", "perekrut_lapangan"),
        ("Transporter", "pengantar"), ("SOPIR", "pengantar"), ("tekong", "tekong_laut"),
        ("Recruiter Or Intermediary", "perekrut"), ("cukong", "pemodal"), ("PMI", "korban"),
    ],
)  # fmt: skip
def test_role_words_of_reports(word: str, code: str) -> None:
    assert read_role(word) == code


def test_unknown_role_is_refused_with_what_is_allowed() -> None:
    with pytest.raises(InvalidValue, match="perekrut_lapangan"):
        read_role("tukang kebun")


def test_sexes_and_answers() -> None:
    assert [read_sex(word) for word in ("L", "Perempuan", "Masculine", "-")] == ["m", "f", "m", ""]
    assert [read_yes_no(word) for word in ("Ya", "nonprosedural", "belum diketahui")] == [
        True,
        False,
        None,
    ]


def test_assessment_is_found_within_a_sentence_and_negation_wins() -> None:
    assert find_assessment("Terindikasi TPPO (berkas lengkap)") is AssessmentStatus.INDICATED
    assert find_assessment("tidak terindikasi TPPO") is AssessmentStatus.CLEARED
    assert find_assessment("abc") is None


def test_grade_of_two_signs() -> None:
    assert str(read_grade("b-2")) == "B2"
    with pytest.raises(InvalidValue):
        read_grade("Z9")
