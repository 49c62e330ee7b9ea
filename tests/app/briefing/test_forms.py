"""Forms: every shipped one is made in both languages; what is wrong in one is pointed at."""

import pytest
from msgspec.structs import replace

from app.briefing.articles.reading import bundled_articles_text, read_articles
from app.briefing.document import Given, document, number_of
from app.briefing.forms.form import Numbering
from app.briefing.forms.reading import FORMS, copy_form, form_text, parse_form, read_form
from app.briefing.model import (
    Fact,
    FactSection,
    Opinion,
    OpinionKind,
    all_sections,
    document_json,
    read_document,
    sentences,
)
from app.wording.wording import Wording
from graph.analysis.findings.indicators.coverage import Coverage
from graph.analysis.findings.indicators.facts import CaseFact
from graph.errors import CaseNotFound, InvalidValue, NotFound, SettingsError
from graph.model import Relationship
from graph.schema import RelationshipKind
from graph.work.briefings import BriefingText, TextPart
from tests.app.briefing.documents import made
from tests.offices.network_material import ANALYST, PARTNER, PUBLIC, SECRETS, material

PUBLIC_FORMS = ("ringkasan_jaringan", "ringkasan_publik")
LI = form_text("laporan_informasi")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_form_is_made_and_no_section_of_it_is_empty(form, language):
    document = made(form, language)
    for section in all_sections(document):
        assert section.heading
        assert section.blocks or section.parts, section.heading
    assert read_document(document_json(document)) == document


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "viewer", [ANALYST, PARTNER, PUBLIC], ids=["internal", "partner", "public"]
)
def test_no_form_tells_of_a_victim_and_each_is_made_for_its_audiences_only(form, viewer):
    if viewer.audience not in read_form(form).audiences:
        with pytest.raises(InvalidValue, match="not made for this audience"):
            made(form, viewer=viewer)
        return
    text = document_json(made(form, viewer=viewer)).decode()
    assert [secret for secret in SECRETS if secret in text] == []


def test_only_summaries_are_made_for_the_public():
    assert [form for form in FORMS if "public" in read_form(form).audiences] == list(PUBLIC_FORMS)


def test_the_public_summary_names_nobody_and_no_row():
    document = made("ringkasan_publik", viewer=PUBLIC)
    text = document_json(document).decode()
    assert "Darmawan" not in text
    assert "PGD" not in text
    assert all(not note.rows for note in document.notes)


def test_small_counts_are_not_told_where_the_audience_is_told_none():
    document = made(
        "ringkasan_publik", viewer=PUBLIC, told_count=lambda n: str(n) if n > 4 else None
    )
    told = [text for _, text in sentences(document)]
    assert told[0] == (
        "Reported parties linked: 5; cases: too few to tell; victims: too few to tell."
    )
    assert "No case tells a route." in told


def test_a_police_report_has_its_three_heads_and_marks():
    document = made(
        "laporan_informasi", "id", fields={"unit": "Satgas", "number": "R/LI-1/XI/2026"}
    )
    assert [section.heading for section in document.sections] == [
        "I. PENDAHULUAN",
        "II. FAKTA-FAKTA",
        "III. PENDAPAT PELAPOR",
    ]
    introduction, facts, opinion = document.sections
    assert len(introduction.parts) == 5
    assert isinstance(facts, FactSection)
    assert [part.heading[:2] for part in opinion.parts] == ["1.", "2.", "3.", "4."]
    assert document.head.classification == "RAHASIA"
    assert document.head.office[0] == "Satgas"
    assert document.head.number == "Nomor: R/LI-1/XI/2026"


def test_facts_come_in_order_of_time_and_say_what_is_not_known():
    _, facts, _ = made("laporan_informasi").sections
    assert [part.heading for part in facts.parts] == [
        "15 January 2026: case 001/PGD/2026",
        "15 February 2026: case 014/PGD/2026",
        "15 March 2026: case 027/PGD/2026",
    ]
    told = [block.text for block in facts.parts[0].blocks]
    assert told[0] == "When: reported on 15 January 2026."
    assert told[1] == "Where: Poso → Palu → Jakarta → Saudi Arabia."
    assert "In case 001/PGD/2026 Darmawan Lasut is alleged to have been: Field recruiter." in told
    assert told[-1] == "Not said in the report: what, why."


def test_one_case_is_told_alone():
    document = made("asesmen_pihak", case="001/PGD/2026")
    parties = next(section for section in document.sections if section.code == "assessments")
    names = [part.heading for part in parties.parts]
    assert names[0].startswith("1. Darmawan Lasut")
    assert len(names) == 2
    text = " ".join(text for _, text in sentences(document))
    assert "Also reported in: 014/PGD/2026, 027/PGD/2026." in text
    with pytest.raises(CaseNotFound, match="no case"):
        made("asesmen_pihak", case="999")


def test_an_element_that_nothing_speaks_for_keeps_its_row():
    document = made("matriks_unsur")
    rows = [
        row.cells for section in all_sections(document) for row in rows_of(section, "uu21_2007")
    ]
    means = next(cells for cells in rows if cells[0].startswith("Means"))
    assert means[1] == "nothing speaks for it yet"
    lacking = {
        row.cells[0]: row.cells[1]
        for section in all_sections(document)
        for row in rows_of(section, "uu21_2007_missing")
    }
    assert lacking[means[0]].startswith("Proof of the means")
    assert all(lacking.values())
    process = [cells for cells in rows if cells[0].startswith("Process")]
    assert "Darmawan Lasut: Field recruiter; reported, not yet assessed" in [c[1] for c in process]


def rows_of(section, code: str):
    return [
        row for block in section.blocks if getattr(block, "code", "") == code for row in block.rows
    ]


def test_the_law_is_said_to_need_a_check_with_its_day():
    told = [text for _, text in sentences(made("matriks_unsur"))]
    assert any(text.startswith("Check the law in force") for text in told)
    assert "List of elements as of 30 November 2026." in told


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("parts: [chronology]", "parts: [chronologie]", 57, "is no part"),
        ("parts: [chronology]", "parts: [judgement]", 57, "cannot stand under facts"),
        ("    parts: [chronology]\n", "", 55, "an empty section"),
        ('{id: "Nomor: {number}"', '{id: "Nomor: {numer}"', 18, "is no field"),
        ('{id: "Nomor: {number}"', '{id: "Nomor: {number"', 18, "a brace without its partner"),
        ("[roman, numbers, letters]", "[greek]", 13, "is no numbering"),
        ("audiences: [internal, partner]", "audiences: [press]", 11, "is no audience"),
        ("about_one: true", "about_one: perhaps", 12, "true or false"),
        ("about_one: true", "about_two: true", 12, "is not known here"),
        ("form: laporan_informasi", "form: Laporan Informasi", 3, "is no name"),
        ("audiences: [internal", "audiences: [[internal", 12, "no YAML"),
        (LI, "- a\n- b\n", 1, "list of `name: value`"),
        (LI, "form: x\n", 1, "'title' is missing"),
        (LI, "", 1, "list of `name: value`"),
        (LI, "[" * 500, 1, "brackets"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else value,
)
def test_a_wrong_form_is_pointed_at_with_what_to_do(old, new, line, said):
    with pytest.raises(SettingsError) as refused:
        parse_form("my.yaml", LI.replace(old, new))
    assert said in str(refused.value)
    assert str(refused.value).startswith(f"my.yaml, line {line}: ")


def test_an_office_edits_a_copy_and_gives_it_by_its_file(tmp_path):
    copied = copy_form("nota_dinas", tmp_path / "kami.yaml")
    text = copied.read_text(encoding="utf-8").replace("NOTA DINAS", "NOTA KAMI")
    copied.write_text(text, encoding="utf-8")
    assert read_form(str(copied)).title["id"] == "NOTA KAMI"
    with pytest.raises(SettingsError, match="there already"):
        copy_form("nota_dinas", copied)
    with pytest.raises(NotFound, match="ringkasan_jaringan"):
        read_form("laporan")


def test_what_is_filled_in_is_never_read_as_a_field():
    document = made("laporan_informasi", fields={"unit": "{reporter} {unit}"})
    assert document.head.office[0] == "{reporter} {unit}"
    with pytest.raises(InvalidValue, match="no field 'unti'"):
        made("laporan_informasi", fields={"unti": "x"})


def test_wrong_articles_are_pointed_at(tmp_path):
    own = tmp_path / "pasal.yaml"
    own.write_text(bundled_articles_text().replace("says: means", "says: mean"), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"pasal.yaml, line \d+: 'mean' is not known"):
        read_articles(own)
    own.write_text(bundled_articles_text().replace("2026-11-30", "soon"), encoding="utf-8")
    with pytest.raises(SettingsError, match="is no day"):
        read_articles(own)


def test_templates_claim_to_conform_to_nothing():
    for name in ("telaahan_staf", "kirka", "nota_dinas"):
        form = read_form(name)
        assert "without a claim to conform" in form.basis["en"]
        assert form.audiences == ("internal",)


def test_opinions_say_whose_they_are_and_stand_in_no_section_of_facts():
    for form in FORMS:
        for section in all_sections(made(form)):
            if isinstance(section, FactSection):
                assert not [block for block in section.blocks if isinstance(block, Opinion)]
    computed = [
        block
        for section in all_sections(made("ringkasan_jaringan"))
        for block in section.blocks
        if isinstance(block, Opinion)
    ]
    assert {block.kind for block in computed} >= {OpinionKind.COMPUTED, OpinionKind.GAP}


def test_headings_are_numbered_as_the_form_says():
    assert [number_of(14, style) for style in Numbering] == ["", "XIV", "14", "n"]


# ---- of one case alone


def text_on(text, case="", part=TextPart.JUDGEMENT):
    return BriefingText(
        id=text,
        lineage=text,
        by="ani",
        on="2026-11-30",
        about=("n",),
        part=part,
        text=text,
        case=case,
    )


def all_told(document):
    return [text for _, text in sentences(document)]


@pytest.mark.parametrize("form", ["laporan_informasi", "matriks_unsur", "kirka"])
def test_a_document_on_one_case_gives_no_task_and_no_judgement_of_the_network(form):
    texts = (text_on("of all"), text_on("of the first", "c1"), text_on("of the second", "c2"))
    told = all_told(made(form, case="001/PGD/2026", texts=texts))
    whole = all_told(made(form, texts=texts))
    assert not [text for text in told if "3 cases" in text or "2 cases" in text]
    assert not {"of all", "of the second"} & set(told)
    if form != "matriks_unsur":
        assert "of the first" in told
        assert "2 texts on the network or on other cases are not told here." in told
        assert {"of all", "On case 001/PGD/2026: of the first"} <= set(whole)


@pytest.mark.parametrize("form", [name for name in FORMS if read_form(name).is_about_one])
def test_a_form_about_one_matter_says_of_which_case_or_of_how_many(form):
    head = {line.label: line.text for line in made(form, case="001/PGD/2026").head.lines}
    assert head["Case"] == "001/PGD/2026"
    several = {line.label: line.text for line in made(form).head.lines}
    assert several["Cases"] == "3 together"


# ---- what the complaint tells, and who is named at which element


def told_of(form, *also, case="001/PGD/2026", facts=(), **cases):
    """A document on one case of the network, with some more relationships and facts."""
    whole = material(ANALYST, "en", also=also)
    changed = {key: replace(value, **cases) for key, value in whole.cases.items()}
    coverage = [Coverage(subject="c1", facts=tuple(CaseFact("c1", code) for code in facts))]
    given = Given(date="2026-11-30", case=case, coverage=coverage)
    return document(replace(whole, cases=changed), read_form(form), Wording("en"), given)


def link(kind, start, end, **facts):
    return Relationship(
        id=f"l_{start}_{end}_{kind}_{facts.get('role', '')}",
        kind=kind,
        start=start,
        end=end,
        statements=("m_p_a_c1",),
        cases=("c1",),
        **facts,
    )


PAID = link(
    RelationshipKind.PAID, "p_b", "p_a", properties={"amount": 7_500_000, "currency": "IDR"}
)
PASSER = link(RelationshipKind.PARTY_TO, "p_d", "c1", role="pelolos_imigrasi")


def test_what_the_complaint_states_of_visa_sums_and_numbers_are_facts_with_footnotes():
    made_of = told_of(
        "laporan_informasi", PAID, facts=("overcharged",), visa="ziarah", procedural="no"
    )
    facts = made_of.sections[1]
    told = [block for block in facts.parts[0].blocks if isinstance(block, Fact)]
    texts = [block.text for block in told]
    assert "How: departure outside the procedure; visa: ziarah." in texts
    assert any(text.startswith("How, as coded by the office: ") for text in texts)
    assert any("IDR 7,500,000" in text for text in texts)
    numbers = [text for text in texts if text.startswith("Darmawan Lasut is told of with: ")]
    assert ["+62 812-3450-0011" in text for text in numbers] == [True]
    assert all(block.note for block in told)
    assert "7202014507980003" not in document_json(made_of).decode()


def elements_of(made_of, code):
    """By element the evidence, and what is missing."""
    sections = list(all_sections(made_of))
    pieces = {}
    for section in sections:
        for row in rows_of(section, code):
            pieces.setdefault(row.cells[0].partition(":")[0], []).append(row.cells)
    missing = [rows_of(section, f"{code}_missing") for section in sections]
    lacking = {row.cells[0].partition(":")[0]: row.cells[1] for rows in missing for row in rows}
    return pieces, lacking


def test_doers_are_named_only_at_the_elements_that_their_role_is_of():
    made_of = told_of("matriks_unsur", PASSER, PAID, facts=("overcharged",))
    pieces, lacking = elements_of(made_of, "uu6_2011_120")
    moving, unchecked, gain = pieces.values()
    assert ["scr" in cells[1] for cells in moving] == [True]
    assert not any("Darmawan" in cells[1] or "img" in cells[1] for cells in moving)
    assert any("alert(2)" in cells[1] for cells in unchecked)
    said = " ".join(cells[1] for cells in gain)
    assert "IDR 7,500,000" in said
    assert "as coded by the office" in said
    assert all(lacking.values())
    placing, _lacking = elements_of(made_of, "uu18_2017_69")
    assert not any("img" in cells[1] for cells in placing["Carries out a placement"])


def test_what_nobody_graded_is_said_in_words_and_is_missing():
    pieces, lacking = elements_of(told_of("matriks_unsur", PASSER), "uu6_2011_120")
    (moved,) = pieces["Bringing people out of or into Indonesia"]
    assert moved[3] == "not graded"
    assert "a grade of source and information" in lacking[moved[0]]
