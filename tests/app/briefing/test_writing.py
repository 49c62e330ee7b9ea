"""Briefings as they leave: logged, linted, the same twice, and one assessment changes its own."""

import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace as changed

from app.briefing.annex import annex
from app.briefing.document import Given, document
from app.briefing.forms.reading import FORMS, read_form
from app.briefing.language import Rule
from app.briefing.matter import MOST_ROWS
from app.briefing.model import document_json, sentences
from app.briefing.word.template import copy_template
from app.briefing.writing import Asked, BriefingFormat, document_of, rendered, write_briefing
from app.wording.wording import Wording
from graph.errors import InvalidValue
from graph.model import Relationship
from graph.work.briefings import BriefingText, TextPart
from graph.work.questions import Confidence, Likelihood
from tests.app.briefing.documents import made
from tests.app.monitoring.test_seen_before import opened
from tests.offices.network_material import ANALYST, material

EN = Wording("en")


@pytest.fixture
def space(earlier: Path, tmp_path: Path):
    shutil.copy(earlier / "s.db", tmp_path)
    with opened(tmp_path) as found:
        yield found


def text_by(part: TextPart, text: str, party: str = "") -> BriefingText:
    return BriefingText(
        id=f"bt_{part}",
        lineage=f"bt_{part}",
        by="Ani",
        on="2026-11-01T08:00:00Z",
        about=("n_1",),
        part=part,
        text=text,
        party=party,
        likelihood=Likelihood.LIKELY if part is TextPart.JUDGEMENT else None,
        confidence=Confidence.LOW if part is TextPart.JUDGEMENT else None,
    )


TEXTS = (
    text_by(TextPart.JUDGEMENT, "One office stands behind both."),
    text_by(TextPart.OUTLOOK, "More will leave in May."),
    text_by(TextPart.STEPS, "The police were told."),
    text_by(TextPart.RECOMMENDATION, "Ask the bank."),
    text_by(TextPart.ALTERNATIVE, "Two offices share a phone."),
    text_by(TextPart.REPORTER_ASSESSMENT, "Named by three.", "p_a"),
)


def test_what_people_wrote_stands_under_its_heading_with_likelihood_and_confidence_apart():
    told = list(sentences(made("laporan_informasi", texts=TEXTS)))
    assert ("analysis", "One office stands behind both.") in told
    assert ("analysis", "Likelihood: likely (55–80 %).") in told
    assert ("analysis", "Confidence in this judgement: low.") in told
    for code, text in (("outlook", 1), ("steps", 2), ("follow_up", 3), ("analysis", 4)):
        assert (code, TEXTS[text].text) in told
    assert "Named by three." not in [text for _, text in told]


def test_the_bottom_line_of_somebody_comes_first():
    first, *_ = [text for _, text in sentences(made("lembar_informasi", texts=TEXTS))]
    assert first == "One office stands behind both."


def test_the_assessment_of_a_reporter_stands_with_its_party_alone():
    parties = made("asesmen_pihak", texts=TEXTS).sections[2].parts
    held = {part.heading: [block.text for block in part.parts[1].blocks] for part in parties}
    assert held["1. Darmawan Lasut (Person)"] == ["Named by three."]
    assert [said for said in held.values() if "Named by three." in said] == [["Named by three."]]


def with_assessment(network, status: str, *, of: str = "l_p_b_c1_penampung"):
    def assessed(link: Relationship) -> Relationship:
        return changed(link, properties={"assessment": status}) if link.id == of else link

    return changed(network, relationships=tuple(map(assessed, network.relationships)))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("indicated", "the assessor found indications that {name} was: Shelter provider."),
        ("charged", "{name} is charged and innocent until a court decides; reported as: Shelter"),
        ("convicted", "{name} was convicted by a court; reported as: Shelter provider."),
    ],
)
def test_changing_one_assessment_changes_exactly_its_sentence(status, said):
    before, form = material(ANALYST, "en"), read_form("laporan_informasi")
    given = Given(date="2026-11-30")
    old = set(sentences(document(before, form, EN, given)))
    new = set(sentences(document(with_assessment(before, status), form, EN, given)))
    name = "<img src=x onerror=alert(1)> href"
    assert {text for _, text in old - new} == {
        f"In case 001/PGD/2026 {name} is alleged to have been: Shelter provider.",
        "Assess 1 case without an assessment. It may be asked at: the case file at the BP3MI.",
    }
    ((_, come),) = new - old
    assert said.format(name=name) in come


def test_who_was_cleared_is_named_as_cleared_or_not_at_all():
    cleared = with_assessment(material(ANALYST, "en"), "cleared")
    given = Given(date="2026-11-30")
    for form in FORMS:
        found = document(cleared, read_form(form), EN, given)
        told = [text for _, text in sentences(found) if "<img src=x" in text]
        roles = [text for text in told if "Shelter provider" in text or "alleged" in text]
        assert roles == [], form
    public = document_json(document(cleared, read_form("ringkasan_publik"), EN, given)).decode()
    assert "<img src=x" not in public


def test_a_long_table_is_cut_and_stands_whole_in_the_annex():
    network = material(ANALYST, "en")
    link = next(one for one in network.relationships if one.id == "l_p_d_p_a")
    many = [changed(link, id=f"l_{n}") for n in range(MOST_ROWS + 30)]
    longer = changed(network, relationships=(*network.relationships, *many))
    found = document(longer, read_form("ringkasan_jaringan"), EN, Given(date="2026-11-30"))
    (table,) = [
        block
        for section in found.sections
        for block in section.blocks
        if getattr(block, "code", "") == "links"
    ]
    assert len(table.rows) == MOST_ROWS
    book = openpyxl.load_workbook(BytesIO(annex(found)))
    (sheet,) = book.worksheets
    assert sheet.max_row - 1 == MOST_ROWS + table.left_out
    assert sheet.cell(MOST_ROWS + 2, 7).value.startswith("File ")
    page = rendered(found, BriefingFormat.HTML).decode()
    assert f"{table.left_out} more rows stand in the annex." in page
    assert annex(made("ringkasan_jaringan")) == b""


@pytest.mark.parametrize("format", list(BriefingFormat))
def test_the_same_revision_and_day_give_the_same_bytes_but_for_the_entry_of_the_log(
    space, tmp_path, format
):
    network = space.networks.all()[0].id
    asked = Asked(form="laporan_informasi", date="2026-11-30")
    shown = [document_of(space, network, asked, is_logged=False) for _ in range(2)]
    assert rendered(shown[0], format) == rendered(shown[1], format)
    (path,) = write_briefing(space, network, tmp_path / f"a.{format}", asked=asked, format=format)
    logged = document_of(space, network, asked, name="b")
    assert changed(logged, log_head="") == shown[0]
    assert path.stat().st_size > 1000


def test_what_somebody_wrote_against_the_rules_is_told(space, tmp_path):
    network = space.networks.all()[0]
    space.texts.add(network, TextPart.JUDGEMENT, "Dia adalah pelaku. Ia datang.")
    told = []
    write_briefing(
        space, network.id, tmp_path / "b.html", "2026-11-30", form="kirka", tell=told.append
    )
    assert [(one.rule, one.sentence) for one in told] == [(Rule.PERPETRATOR, "Dia adalah pelaku.")]


def test_a_template_is_for_word_alone(space, tmp_path):
    asked = Asked(template=tmp_path / "kantor.docx")
    copy_template(asked.template)
    network = space.networks.all()[0].id
    with pytest.raises(InvalidValue, match="--format docx"):
        write_briefing(space, network, tmp_path / "b.html", asked=asked)
    with pytest.raises(InvalidValue, match="no day"):
        write_briefing(
            space, network, tmp_path / "b.html", asked=replace(asked, template=None, date="x")
        )
    assert not (tmp_path / "b.html").exists()
