"""Briefings: every line leads to its source, nothing leaks, the same input prints the same page."""

import html
import re

import pytest

from app.briefing.document import Given, document
from app.briefing.forms.reading import DEFAULT, read_form
from app.briefing.gaps import information_gaps
from app.briefing.html import html as as_html
from app.briefing.matter import Matter
from app.briefing.model import (
    Document,
    Fact,
    FactTable,
    Section,
    all_sections,
)
from app.briefing.notes import Notes
from app.drawing.svg import draw, simplify
from app.wording.wording import Wording
from tests.offices.network_material import (
    ANALYST,
    DUAL_NAME,
    INVESTIGATOR,
    MARKUP,
    PARTNER,
    PUBLIC,
    SCRIPT,
    SECRETS,
    VICTIM_NAME,
    material,
)

ID, EN = Wording("id"), Wording("en")
EXTERNAL = re.compile(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:)?//|url\(\s*["']?(?!#)|@import""")


def made(viewer, wording=EN, form=DEFAULT, title="Network 1", date="2026-04-01", **given):
    asked = Given(date=date, title=title, **given)
    return document(material(viewer, wording.language), read_form(form), wording, asked)


def page(viewer, wording=EN, title="Network 1", date="2026-04-01", **given) -> str:
    return as_html(made(viewer, wording, title=title, date=date, **given))


def matter(viewer) -> Matter:
    network = material(viewer)
    return Matter(material=network, wording=EN, notes=Notes(network, EN))


def tables(document: Document, code: str) -> list[FactTable]:
    found = []
    for section in all_sections(document):
        found += [block for block in section.blocks if getattr(block, "code", "") == code]
    return found


def cells(document: Document, code: str) -> list[tuple[str, ...]]:
    return [row.cells for table in tables(document, code) for row in table.rows]


def section(document: Document, code: str) -> Section:
    return next(found for found in all_sections(document) if found.code == code)


@pytest.mark.parametrize("viewer", [ANALYST, PARTNER, PUBLIC])
@pytest.mark.parametrize("wording", [ID, EN])
def test_no_byte_tells_of_a_victim(viewer, wording):
    content = page(viewer, wording)
    assert [secret for secret in SECRETS if secret in content] == []


def test_the_leak_test_would_notice():
    assert VICTIM_NAME in page(INVESTIGATOR)


def test_hostile_text_stays_text_and_nothing_is_loaded():
    content = page(ANALYST, title=MARKUP + SCRIPT)
    assert "<img" not in content
    assert "<script" not in content
    assert not EXTERNAL.search(content)
    assert "default-src 'none'; style-src 'sha256-" in html.unescape(content)


def test_the_same_material_prints_the_same_page_but_for_its_date():
    assert page(ANALYST) == page(ANALYST)
    april, may = page(ANALYST), page(ANALYST, date="2026-05-01")
    assert april.replace(EN.date("2026-04-01"), EN.date("2026-05-01")) == may


def test_the_summary_has_at_most_five_lines():
    blocks = section(made(ANALYST), "summary").blocks
    assert len(blocks) <= 5
    assert blocks[0].text == "Reported parties linked: 5; cases: 3; victims: 1."


def test_every_fact_has_one_footnote_that_exists_numbered_in_reading_order():
    document = made(ANALYST)
    cited = []
    for found in all_sections(document):
        for block in found.blocks:
            rows = getattr(block, "rows", (block,))
            cited += [number for row in rows if (number := getattr(row, "note", 0))]
            facts = rows if isinstance(block, FactTable) else (block,) * isinstance(block, Fact)
            assert all(fact.note for fact in facts)
    assert tables(document, "links")
    assert list(dict.fromkeys(cited)) == [note.number for note in document.notes]
    assert document.notes[2].text == (
        "File 1, sheet Juli, row 2 (case 001/PGD/2026, 15 January 2026)."
    )


def test_a_footnote_names_case_row_grade_and_day():
    document = made(ANALYST)
    (first, *_others) = tables(document, "parts")[0].rows
    (row,) = document.notes[first.note - 1].rows
    assert (row.place, row.case, row.grade) == ("File 1, sheet Juli, row 2", "001/PGD/2026", "F6")
    assert row.date == EN.date("2026-01-15")


def test_a_charge_reads_as_a_charge_and_silence_as_a_report():
    parts = next(
        found
        for found in all_sections(made(ANALYST))
        if found.heading.startswith("1. Darmawan Lasut")
    )
    (table,) = [block for block in parts.blocks if getattr(block, "code", "") == "parts"]
    assert {row.cells[2] for row in table.rows} == {
        "reported, not yet assessed",
        "indications found by the assessor",
    }
    assert "charged; innocent until a court decides" in page(ANALYST)


def test_victims_are_counted_and_named_by_pseudonym_only():
    document = made(ANALYST)
    assert cells(document, "victims") == [("Victim 6", "001/PGD/2026, 027/PGD/2026")]
    assert DUAL_NAME not in " ".join(
        cell for row in (*cells(document, "victims"), *cells(document, "links")) for cell in row
    )


def test_gaps_are_the_tasks_of_the_network_in_short():
    assert information_gaps(matter(ANALYST)) == (
        (
            "5 stages without a named party: documents, employment abroad, immigration checks,"
            " reception abroad, transport."
        ),
        "Find the day of departure in 3 cases. (3 cases, 1 victim)",
        (
            "Find a phone number, account, document or address of <img src=x onerror=alert(1)>"
            " href. (1 case, 1 victim)"
        ),
        "Find a phone number, account, document or address of Yunus Tandilolo. (1 case, 1 victim)",
        "Find the full name of </script><script>alert(2)</script>. (1 case, 1 victim)",
        "Assess 1 case without an assessment. (1 case, 1 victim)",
    )


def test_gaps_tell_the_public_nothing_of_who_has_no_name_or_number():
    told = " ".join(information_gaps(matter(PUBLIC)))
    assert "Assess 1 case" in told
    assert "phone number" not in told
    assert "full name" not in told


def test_routes_run_from_home_to_the_destination():
    routes = cells(made(ANALYST), "routes")
    assert ("Sigi → Palu → Jakarta → Saudi Arabia", "1 case") in routes


def test_sources_are_listed_with_their_digest():
    assert "ab" * 32 in page(ANALYST)
    for viewer in (ANALYST, PARTNER, PUBLIC):
        assert "register 2026.xlsx" not in page(viewer)
        assert "File 1" in page(viewer)


def test_it_says_that_it_is_no_evidence_and_for_whom():
    written = page(PARTNER, ID, handling="Terbatas")
    for text in ("Bukan alat bukti", "pihak yang diadukan", "instansi mitra", "Terbatas"):
        assert text in written


def test_paper_gets_no_identifier_that_joins_nobody():
    graph = material(ANALYST).graph()
    kept = simplify(graph)
    assert {data["entity"].name for _, data in kept.nodes(data=True)} >= {
        "+62 812-3450-0011",
        "Darmawan Lasut",
    }
    assert "BRI 0012-34-567890-12-3" not in {
        data["entity"].name for _, data in kept.nodes(data=True)
    }
    assert not [
        data for _, data in simplify(graph, most=3).nodes(data=True) if data["entity"].protected
    ]


def test_the_drawing_is_escaped():
    drawn = draw(material(ANALYST).graph(), EN, title=SCRIPT).svg
    assert "<script" not in drawn
    assert "&lt;/script&gt;" in drawn
