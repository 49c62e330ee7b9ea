"""Exports: complete, the same each time, harmless to open, and silent about victims."""

import hashlib
import html
import io
import json
import re
import stat
import zipfile
from datetime import datetime

import networkx as nx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drawing.style import PROBABLE_SIGN, legend, to_pyvis
from app.drawing.svg import draw
from app.exports.export import Export
from app.exports.graphs.graphml import graphml
from app.exports.html import render_html
from app.exports.tables.csv import csv_files, csv_zip, read_csv, write_csv
from app.exports.tables.model import ColumnKind, text_of
from app.exports.tables.xlsx import xlsx_bytes
from app.networks.layouts.force import positions
from app.plain_text import plain
from app.wording.wording import Wording
from graph.schema import Audience
from loaders.formulas import guard, unguard
from tests.offices.network_material import (
    ANALYST,
    DUAL_NAME,
    FORMULA,
    INVESTIGATOR,
    MARKUP,
    PARTNER,
    PUBLIC,
    SCRIPT,
    SECRETS,
    VICTIM_NAME,
    alike,
    material,
)

ID, EN = Wording("id"), Wording("en")
MASKED = [ANALYST, PARTNER, PUBLIC]
EXTERNAL = re.compile(
    r"""(?:src|href|action|data)\s*=\s*["']?\s*(?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import"""
)


def outputs(viewer) -> dict[str, bytes]:
    seen = material(viewer)
    page = render_html(seen, ID, title=MARKUP + SCRIPT, date="2026-04-01")
    return {
        **csv_files(Export(seen, ID).tables),
        "network.graphml": graphml(seen.graph()),
        "network.html": page.encode(),
    }


def own_parts(page: str) -> str:
    """The page without the drawing program that it carries."""
    return re.sub(r"<script>/\*\*.*?</script>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize("viewer", MASKED)
def test_no_byte_of_any_export_tells_of_a_victim(viewer):
    for name, content in outputs(viewer).items():
        leaked = [secret for secret in SECRETS if secret.encode() in content]
        assert not leaked, name


def test_the_leak_test_would_notice():
    assert any(VICTIM_NAME.encode() in content for content in outputs(INVESTIGATOR).values())


@pytest.mark.parametrize("viewer", MASKED)
def test_a_party_who_is_a_victim_too_is_shown_as_a_party_only(viewer):
    rows = read_csv(csv_files(Export(material(viewer), ID).tables)["ties.csv"])
    assert {row["role"] for row in rows if row["start"] == "p_e"} == {"perekrut_kerabat"}
    assert [row for row in rows if row["end"] == "p_e"] == []


def test_the_public_reads_initials_and_no_number():
    everything = b"".join(outputs(PUBLIC).values())
    for secret in ("Darmawan", DUAL_NAME, "3450-0011", "0012-34", "register 2026"):
        assert secret.encode() not in everything
    assert "D.L." in everything.decode()


def test_exporting_twice_gives_the_same_bytes():
    assert outputs(ANALYST) == outputs(ANALYST)
    assert csv_zip(Export(material(ANALYST), ID).tables) == csv_zip(
        Export(material(ANALYST), ID).tables
    )


def test_csv_reads_back_as_it_was_written():
    parties = read_csv(csv_files(Export(material(ANALYST), ID).tables)["parties.csv"])
    assert [row["name"] for row in parties] == [
        "Darmawan Lasut",
        FORMULA,
        DUAL_NAME,
        MARKUP,
        SCRIPT,
        "Korban 6",
    ]
    assert parties[0]["identifiers"] == "phone: +62 812-3450-0011"
    assert parties[1]["assessments"] == "014/PGD/2026: charged; 027/PGD/2026: charged"


def test_csv_counts_are_complete():
    files = {
        name: read_csv(content)
        for name, content in csv_files(Export(material(ANALYST), ID).tables).items()
    }
    assert {name: len(rows) for name, rows in files.items()} == {
        "parties.csv": 6,
        "ties.csv": 16,
        "cases.csv": 3,
    }
    assert all(row["sources"] for row in files["ties.csv"] if row["kind"] == "PARTY_TO")
    assert files["cases.csv"][0]["parties"] == "2"


def test_no_cell_of_a_csv_starts_a_formula():
    for content in csv_files(Export(material(ANALYST), ID).tables).values():
        assert content.startswith(b"\xef\xbb\xbf")
        assert not re.search(r'(?:^|,)"?[=+\-@\t]', content.decode("utf-8-sig"), flags=re.MULTILINE)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+62812", "-3", "@sum", "\tx", "\rx", "'=1", "''+1", "＝1"]
)
def test_risky_cells_are_guarded_and_come_back(cell):
    assert guard(cell) == "'" + cell
    assert unguard(guard(cell)) == cell


@given(st.text(st.characters(blacklist_characters="\x00", blacklist_categories=["Cs"])))
def test_guarding_loses_nothing(cell):
    assert unguard(guard(cell)) == cell


def test_a_workbook_holds_typed_cells_and_the_texts_of_the_tables(tmp_path):
    tables = Export(material(ANALYST), ID).tables
    path = tmp_path / "n.xlsx"
    path.write_bytes(xlsx_bytes(tables, ID))
    assert path.read_bytes() == xlsx_bytes(tables, ID)
    book = openpyxl.load_workbook(path)
    for table in (*tables.tables, tables.dictionary):
        heading, *rows = book[table.name].iter_rows()
        assert [cell.value for cell in heading] == [column.name for column in table.columns]
        assert len(rows) == len(table.rows)
        for cells, row in zip(rows, table.rows, strict=True):
            for cell, column in zip(cells, table.columns, strict=True):
                assert cell.data_type in {"s", "inlineStr", "n", "d"}
                if column.kind in TEXTS:
                    assert cell.value is None or isinstance(cell.value, str)
                assert _written(cell.value) == text_of(row[column.name])
        assert book[table.name].freeze_panes == "A2"
        assert book[table.name].auto_filter.ref
    book.close()
    assert not any("<f>" in part for part in _parts(path))


TEXTS = {ColumnKind.ID, ColumnKind.TEXT, ColumnKind.CODE, ColumnKind.LIST}


def _written(value) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return text_of(float(value) if isinstance(value, int) else value)


def _parts(path):
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]


def test_a_folder_has_three_tables_and_an_archive_all_of_them_with_their_meaning(tmp_path):
    tables = Export(material(ANALYST), ID, log="1:aa").tables
    folder = write_csv(tables, tmp_path / "keluar")
    assert {path.name for path in folder} == {"parties.csv", "ties.csv", "cases.csv", "log.txt"}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder)
    with zipfile.ZipFile(io.BytesIO(csv_zip(tables))) as archive:
        for name in ("ties.csv", "cases.csv"):
            assert archive.read(name) == (tmp_path / "keluar" / name).read_bytes()
        told = json.loads(archive.read("manifest.json"))
        assert {entry["name"] for entry in told["files"]} | {"manifest.json"} == set(
            archive.namelist()
        )
        for entry in told["files"]:
            content = archive.read(entry["name"])
            assert len(read_csv(content)) == sum(entry["counts"].values())
            assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        meanings = read_csv(archive.read("dictionary.csv"))
    described = [(row["table"], row["column"]) for row in meanings]
    assert described == [
        (table.name, column.name) for table in tables.tables for column in table.columns
    ]
    assert all(row["meaning"] for row in meanings)
    assert told["log"] == "1:aa"


def test_without_its_mark_a_file_begins_with_its_heading():
    tables = Export(material(ANALYST), ID).tables
    assert csv_files(tables, bom=False)["parties.csv"].startswith(b"id,name,")


def test_graphml_reads_back_as_the_same_graph(tmp_path):
    graph = material(ANALYST).graph()
    path = tmp_path / "n.graphml"
    path.write_bytes(graphml(graph))
    read = nx.read_graphml(path, force_multigraph=True)
    assert set(read.nodes) == set(graph.nodes)
    assert set(read.edges(keys=True)) == set(graph.edges(keys=True))
    assert read.nodes["p_a"]["label"] == "Darmawan Lasut"
    assert read.nodes["p_c"]["label"] == FORMULA


def test_the_page_loads_nothing_and_allows_nothing_else():
    page = render_html(material(ANALYST), ID, title="Jaringan", date="2026-04-01")
    assert not EXTERNAL.search(page)
    assert "sourceMappingURL" not in page
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "@license" in page


def test_hostile_names_stay_text_in_the_page():
    page = own_parts(render_html(material(ANALYST), ID, title=MARKUP + SCRIPT, date="2026-04-01"))
    assert "<img" not in page
    assert "alert(2)</script>" not in page
    assert page.count("<script") == 2
    assert "&lt;img src=x" in page


def test_the_page_says_what_it_is_in_both_languages():
    indonesian = render_html(material(ANALYST), ID, title="Jaringan", date="2026-04-01")
    english = render_html(material(PARTNER, "en"), EN, title="Network", date="2026-04-01")
    assert "Bukan alat bukti" in indonesian
    assert "Not evidence" in english
    assert "partner agency" in english
    assert "Names of protected people are shown" in render_html(
        material(INVESTIGATOR, "en"), EN, title="Network", date="2026-04-01"
    )


def test_pyvis_gets_positions_shapes_and_text():
    graph = material(ANALYST).graph()
    picture = to_pyvis(graph, EN)
    nodes = {node["id"]: node for node in picture.nodes}
    assert set(nodes) == set(graph)
    assert all({"x", "y"} <= set(node) for node in nodes.values())
    assert (nodes["p_a"]["shape"], nodes["p_c"]["shape"], nodes["c1"]["shape"]) == (
        "dot",
        "square",
        "box",
    )
    assert nodes["p_v"]["label"] == "Korban 6"
    assert picture.options["physics"] == {"enabled": False}
    assert len({edge["id"] for edge in picture.edges}) == len(picture.edges)
    dashes = {edge["id"]: edge["dashes"] for edge in picture.edges}
    assert (dashes["l_p_d_p_a"], dashes["l_p_b_p_v"]) == (False, [2, 5])


def test_the_legend_names_what_occurs_and_no_more():
    items = legend(material(ANALYST).graph(), EN)
    assert [item.label for item in items if item.kind == "link"] == [
        "confirmed",
        "unconfirmed",
        "tentative",
    ]
    assert "Victims (person)" in [item.label for item in items]
    assert "Vehicle" not in [item.label for item in items]


def test_positions_are_the_same_each_time_and_apart():
    graph = material(ANALYST).graph()
    places = positions(graph, seed=3)
    assert places == positions(graph, seed=3)
    assert len(set(places.values())) == len(graph)


def test_a_star_of_many_is_drawn_round_and_not_in_rows():
    places = positions(nx.MultiDiGraph(nx.relabel_nodes(nx.star_graph(30), str)))
    wide, high = (max(values) - min(values) for values in zip(*places.values(), strict=True))
    assert 0.7 < high / wide < 1.4


def test_an_empty_graph_is_drawn_empty():
    assert positions(nx.MultiDiGraph()) == {}
    assert to_pyvis(nx.MultiDiGraph(), ID).nodes == []


def test_withheld_identifiers_are_left_out_of_the_graph():
    kinds = [data["entity"].kind for _, data in material(PUBLIC).graph().nodes(data=True)]
    assert {str(kind) for kind in kinds} == {"Person", "Organization", "Case"}
    assert material(PUBLIC).audience is Audience.PUBLIC


@given(st.text())
def test_plain_text_is_one_clean_line(text):
    assert plain(plain(text)) == plain(text)
    assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", plain(text))


def test_two_who_are_probably_one_stay_two_and_get_a_line_and_legend_entry_of_their_own():
    given = alike("p_a", "p_d")
    seen = material(ANALYST, also=[given])
    picture = to_pyvis(seen.graph(), EN)
    (line,) = [edge for edge in picture.edges if edge["id"] == given.id]
    assert line["dashes"] and line["label"] == "≈" and not line["arrows"]["to"]["enabled"]
    stated = [edge for edge in picture.edges if {edge["from"], edge["to"]} == {"p_a", "p_d"}]
    assert len(stated) == 2
    assert [each.label for each in legend(seen.graph(), EN)][-1].startswith("probably the same")
    rows = read_csv(csv_files(Export(seen, EN).tables)["ties.csv"])
    assert [row["kind"] for row in rows if row["id"] == given.id] == ["PROBABLY_SAME_AS"]
    parties = read_csv(csv_files(Export(seen, EN).tables)["parties.csv"])
    assert {"p_a", "p_d"} <= {row["id"] for row in parties}
    assert given.id.encode() in graphml(seen.graph())


def test_the_still_picture_draws_two_who_are_probably_one_with_a_sign():
    drawn = draw(material(ANALYST, also=[alike("p_a", "p_d")]).graph(), EN, title="t")
    assert f">{PROBABLE_SIGN}<" in drawn.svg
    assert PROBABLE_SIGN not in draw(material(ANALYST).graph(), EN, title="t").svg


@pytest.mark.parametrize("viewer", MASKED)
@pytest.mark.parametrize(("start", "end"), [("p_a", "p_v"), ("p_v", "p_d"), ("p_a", "p_e")])
def test_that_a_party_may_be_a_victim_is_in_no_export(viewer, start, end):
    given = alike(start, end)
    seen = material(viewer, also=[given])
    page = render_html(seen, ID, title="t", date="2026-04-01")
    everything = [
        *csv_files(Export(seen, ID).tables).values(),
        graphml(seen.graph()),
        page.encode(),
    ]
    assert [
        each
        for each in everything
        if given.id.encode() in each or b"SAME_AS" in own_parts_bytes(each)
    ] == []


def own_parts_bytes(content: bytes) -> bytes:
    return own_parts(content.decode("utf-8-sig")).encode()
