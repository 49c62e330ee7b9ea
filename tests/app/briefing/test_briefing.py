"""Briefings: every line leads to its source, nothing leaks, the same input prints the same page."""

import html
import re

import pytest

from app.briefing import render_briefing, write_briefing
from app.briefing.content import briefing_content
from app.briefing.gaps import information_gaps
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


def page(viewer, wording=EN, title="Network 1", date="2026-04-01") -> str:
    return render_briefing(material(viewer, wording.language), wording, title=title, date=date)


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
    summary = briefing_content(material(ANALYST), EN).summary
    assert len(summary) <= 5
    assert summary[0] == "Reported parties linked: 5; cases: 3; victims: 1."


def test_every_part_and_link_has_a_footnote_that_exists():
    content = briefing_content(material(ANALYST), EN)
    lines = [line for party in content.parties for line in (*party.parts, *party.identifiers)]
    assert content.links
    cited = {number for line in (*lines, *content.links, *content.victims) for number in line.notes}
    assert all(line.notes for line in lines if len(line.cells) == 4)
    assert cited == set(range(1, len(content.footnotes) + 1))
    assert content.footnotes[0] == "Berkas 1, sheet Juli, row 2"


def test_a_charge_reads_as_a_charge_and_silence_as_a_report():
    content = briefing_content(material(ANALYST), EN)
    words = {party.name: {line.cells[2] for line in party.parts} for party in content.parties}
    assert words["Darmawan Lasut"] == {
        "reported, not yet assessed",
        "indications found by the assessor",
    }
    assert "charged; innocent until a court decides" in page(ANALYST)


def test_victims_are_counted_and_named_by_pseudonym_only():
    content = briefing_content(material(ANALYST), EN)
    assert [line.cells for line in content.victims] == [("Korban 6", "001/PGD/2026, 027/PGD/2026")]
    assert DUAL_NAME not in " ".join(
        cell for line in (*content.victims, *content.links) for cell in line.cells
    )


def test_gaps_are_the_tasks_of_the_network_in_short():
    assert information_gaps(material(ANALYST), EN) == (
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
    told = " ".join(information_gaps(material(PUBLIC), EN))
    assert "Assess 1 case" in told
    assert "phone number" not in told
    assert "full name" not in told


def test_routes_run_from_home_to_the_destination():
    routes = [line.cells for line in briefing_content(material(ANALYST), EN).routes]
    assert ("Sigi → Palu → Jakarta → Saudi Arabia", "1 case") in routes


def test_sources_are_listed_with_their_digest():
    assert "ab" * 32 in page(ANALYST)
    for viewer in (ANALYST, PARTNER, PUBLIC):
        assert "register 2026.xlsx" not in page(viewer)
        assert "File 1" in page(viewer)


def test_it_says_that_it_is_no_evidence_and_for_whom(tmp_path):
    path = write_briefing(
        material(PARTNER),
        ID,
        tmp_path / "b.html",
        title="J",
        date="2026-04-01",
        handling="Terbatas",
    )
    written = path.read_text(encoding="utf-8")
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
    drawn = draw(material(ANALYST).graph(), EN, title=SCRIPT)
    assert "<script" not in drawn
    assert "&lt;/script&gt;" in drawn
