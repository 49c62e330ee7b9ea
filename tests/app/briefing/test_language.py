"""The linter of language: forty sentences, half of them wrong; and nothing wrong in what we write."""

import pytest

from app.briefing.forms.reading import FORMS
from app.briefing.language import MENDS, Rule, lint, sentences_of
from app.briefing.model import sentences
from graph.schema import AssessmentStatus
from tests.app.briefing.documents import made
from tests.offices.network_material import ANALYST, PARTNER

STANDING = {
    "Budi Santoso": AssessmentStatus.ALLEGED,
    "Ani Lestari": AssessmentStatus.INDICATED,
    "Darman": AssessmentStatus.CHARGED,
    "Rusli Hamid": AssessmentStatus.CONVICTED,
    "Siti Aminah": AssessmentStatus.CLEARED,
}
WRONG = (
    ("Budi Santoso adalah pelaku utama.", Rule.PERPETRATOR),
    ("Diduga pelaku, Ani Lestari, tinggal di Palu.", Rule.PERPETRATOR),
    ("The traffickers meet in Palu.", Rule.PERPETRATOR),
    ("Jaringan ini adalah sindikat.", Rule.PERPETRATOR),
    ("Darman is guilty.", Rule.PERPETRATOR),
    ("Budi Santoso merekrut sembilan orang dari Sigi.", Rule.UNCLAIMED),
    ("Sembilan orang direkrut oleh Budi Santoso.", Rule.UNCLAIMED),
    ("Ani Lestari recruited nine people.", Rule.UNCLAIMED),
    ("Nine people were recruited by Ani Lestari.", Rule.UNCLAIMED),
    ("Budi Santoso, tersangka, tinggal di Sigi.", Rule.STATUS),
    ("Ani Lestari was charged in May.", Rule.STATUS),
    ("Darman adalah terpidana kasus itu.", Rule.STATUS),
    ("Budi Santoso was convicted.", Rule.STATUS),
    ("Siti Aminah diduga menampung korban.", Rule.CLEARED),
    ("Siti Aminah is said to have sheltered a victim.", Rule.CLEARED),
    ("Hal itu sangat mungkin dengan keyakinan tinggi.", Rule.TOGETHER),
    ("We judge with low confidence that this is likely.", Rule.TOGETHER),
    ("Barangkali keduanya satu kantor.", Rule.VAGUE),
    ("The two might be one office.", Rule.VAGUE),
    ("Keduanya pasti satu kantor.", Rule.CERTAIN),
)
RIGHT = (
    "Budi Santoso diduga merekrut sembilan orang dari Sigi.",
    "Ani Lestari terindikasi menampung korban menurut penilai.",
    "Darman, terdakwa, didakwa merekrut dua orang.",
    "Rusli Hamid adalah terpidana; ia pelaku menurut putusan.",
    "Siti Aminah dinyatakan bersih pada Mei 2026.",
    "Sembilan orang direkrut pada bulan Mei.",
    "Budi Santoso belum terbukti bersalah.",
    "Kemungkinan: sangat mungkin (80–95 %).",
    "Keyakinan atas penilaian ini: rendah.",
    "Hampir pasti keduanya satu kantor.",
    "Pelaku usaha penempatan diminta memberi data.",
    "Ani Lestari allegedly recruited nine people.",
    "According to the report Ani Lestari sheltered two people.",
    "Nine people were recruited in May.",
    "Darman is charged and presumed innocent until a court decides.",
    "Rusli Hamid was convicted in 2025.",
    "Siti Aminah was cleared and is no longer a reported party.",
    "It is very likely that the two are one office.",
    "Our confidence in this judgement is moderate.",
    "Did Budi Santoso recruit nine people?",
)


def test_forty_sentences_half_of_them_wrong():
    assert (len(WRONG), len(RIGHT)) == (20, 20)


@pytest.mark.parametrize(("sentence", "rule"), WRONG)
def test_a_wrong_sentence_is_found_with_its_rule_and_what_to_do(sentence, rule):
    found = lint(sentence, STANDING)
    assert [one.rule for one in found] == [rule]
    assert found[0].sentence == sentence
    assert found[0].words
    assert MENDS[rule]


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_right_sentence_is_left_alone(sentence):
    assert lint(sentence, STANDING) == ()


def test_each_sentence_of_a_text_is_looked_at_alone():
    text = "Moh. Yusuf diadukan. Budi Santoso adalah pelaku.\nMungkin. Keyakinan rendah."
    assert [one.sentence for one in lint(text, STANDING)] == ["Budi Santoso adalah pelaku."]
    assert sentences_of(text) == [
        "Moh. Yusuf diadukan.",
        "Budi Santoso adalah pelaku.",
        "Mungkin.",
        "Keyakinan rendah.",
    ]


def test_a_name_inside_another_word_is_no_name():
    assert lint("Darmansyah, tersangka lain, tidak ada di sini.", STANDING) == ()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("viewer", [ANALYST, PARTNER], ids=["internal", "partner"])
def test_no_form_writes_a_wrong_sentence_itself(form, language, viewer):
    if viewer.audience not in ("internal",) and form in ("telaahan_staf", "kirka", "nota_dinas"):
        return
    standing = {
        "Darmawan Lasut": AssessmentStatus.INDICATED,
        "Yunus Tandilolo": AssessmentStatus.ALLEGED,
    }
    document = made(form, language, viewer)
    texts = [text for _, text in sentences(document)]
    assert [one for text in texts for one in lint(text, standing)] == []
