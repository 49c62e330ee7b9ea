"""What a case says: codes that an office chose, and words of a narrative that nothing denies."""

import pytest
from msgspec.structs import replace

from graph.analysis.findings.indicators.facts import CaseFact, find_phrases, meanings, read_facts
from tests.offices.networks import case
from tests.offices.people import mention


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Paspor ditahan majikan.", {"documents_retained"}),
        ("Paspornya tidak ditahan.", set()),
        ("Paspor tidak pernah ditahan, tetapi gaji selama tiga bulan tidak dibayarkan", {"unpaid"}),
        ("Korban tidak dipukul dan tidak diancam.", set()),
        ("Korban tidak dipukul. Korban diancam.", {"threatened"}),
        ("PASPOR korban disita agen", {"documents_retained"}),
        ("Paspor dipegang sendiri, gaji dibayar penuh", set()),
        ("Bekerja 18 jam sehari tanpa libur", {"overworked"}),
        ("Bekerja 8 jam sehari", set()),
        (
            "Her passport was kept by the agent and she was not paid",
            {"documents_retained", "unpaid"},
        ),
        ("She was never beaten or threatened", set()),
        ("He was locked up and beaten", {"movement", "violence"}),
        ("Tanpa ancaman apa pun", set()),
        ("", set()),
    ],
)
def test_a_narrative_tells_what_it_does_not_deny(text, codes):
    assert {
        phrase
        for phrase in find_phrases(text)
        if meanings()[phrase].element in {"means", "purpose"}
    } == codes


def test_a_category_and_a_code_of_the_standard_are_coded_whatever_their_writing():
    codes = {"vic_MethodsOfControl": "DebtBondage; WithholdsDocuments", "note": "ForcedLabour"}
    victim = replace(mention(2, "Siti", role="korban"), extra=codes)
    found = read_facts(
        case("c_1", categories=("Gaji  Tidak Dibayar",), narrative="paspor ditahan, diancam"),
        [victim],
    )
    assert found == (
        CaseFact(case_id="c_1", code="debt"),
        CaseFact(case_id="c_1", code="documents_retained"),
        CaseFact(case_id="c_1", code="unpaid"),
        CaseFact(case_id="c_1", code="threatened", extracted=True),
    )


def test_every_ilo_indicator_can_be_told():
    assert len({meaning.ilo for meaning in meanings().values()} - {""}) == 11
