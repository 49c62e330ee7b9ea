"""Charts: one sheet that says what it is, with labels over nothing, the same each time."""

import io
import re
import struct
import zlib
from itertools import combinations
from xml.etree.ElementTree import fromstring

import networkx as nx
import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from app.drawing.room import Box, Room
from app.exports.charts.chart import PAPERS, wrapped
from app.exports.content import content_of
from app.exports.export import Export, Options, Paper
from app.exports.kinds import ExportKind
from app.wording.wording import Wording
from tests.offices.network_material import ANALYST, PUBLIC, material
from tests.offices.payloads import PAYLOADS, hostile

ID, EN = Wording("id"), Wording("en")
LOG = "7:" + "ab" * 32
SVG = "{http://www.w3.org/2000/svg}"
COLORS = re.compile(r"#[0-9a-f]{6}")


def export(seen=None, wording=EN, **options) -> Export:
    return Export(
        seen or material(ANALYST),
        wording,
        date="2026-04-01",
        log=LOG,
        options=Options(**options),
    )


def made(kind: ExportKind, seen=None, **options) -> bytes:
    return content_of(kind, export(seen, **options)).content


def texts(svg: bytes) -> list[str]:
    return [element.text or "" for element in fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("wording", [ID, EN])
def test_a_sheet_says_what_it_is_of_which_day_for_whom_and_how_to_handle_it(wording):
    seen = export(wording=wording)
    said = "\n".join(texts(content_of(ExportKind.SVG, seen).content))
    heading = seen.heading
    for told in (heading.title, heading.for_whom, heading.handling, LOG, wording.text("Legend")):
        assert told in said
    assert wording.date("2026-04-01") in said
    assert " ".join(heading.notice.split()[:6]) in said


def test_names_stay_text_in_a_drawing():
    svg = made(ExportKind.SVG, hostile())
    root = fromstring(svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "defs", "pattern", "marker", "path", "circle", "rect"),
        *("line", "text", "polygon"),
    }
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    assert "محمد بن عبد الله" in texts(svg)
    assert any(text.startswith("<script>") for text in texts(svg))


@pytest.mark.parametrize("paper", Paper)
def test_no_label_lies_over_another_or_beyond_the_sheet(paper):
    seen = export(hostile(), paper=paper)
    width, height = PAPERS[paper]
    boxes = [_box(element) for element in _labels(content_of(ExportKind.SVG, seen).content)]
    assert len(boxes) > len(PAYLOADS)
    for box in boxes:
        assert box.within(Box(0, 0, width, height))
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)


def _labels(svg: bytes):
    """Texts in the picture, without their halo."""
    return [
        element
        for element in fromstring(svg).iter(f"{SVG}text")
        if element.get("text-anchor") == "middle" and not element.get("stroke")
    ]


def _box(element) -> Box:
    """About where its letters stand, at a width that is sure to be less than they take."""
    x, y, size = (float(element.get(name)) for name in ("x", "y", "font-size"))
    half = len(element.text or "") * size * 0.28
    return Box(x - half, y - size * 0.7, x + half, y)


def test_what_finds_no_room_is_left_out_and_counted():
    seen = material(ANALYST)
    alone = next(entity for entity in seen.entities.values() if entity.id == "p_a")
    crowd = {f"p_{n}": replace(alone, id=f"p_{n}", name=f"Orang {n}" * 3) for n in range(900)}
    crowded = replace(
        seen,
        entities=crowd,
        relationships=(),
        cases={},
        network=replace(seen.network, parties=tuple(crowd), ties=(), ranking=()),
    )
    a4, a3 = (" ".join(texts(made(ExportKind.SVG, crowded, paper=paper))) for paper in Paper)
    left_out = re.compile(r"([\d,]+) labels are left")
    assert int(left_out.search(a4)[1]) > int(left_out.search(a3)[1]) > 0


def test_in_black_and_white_nothing_has_a_colour_and_everything_is_told_apart():
    svg = made(ExportKind.SVG, black=True).decode()
    for color in set(COLORS.findall(svg)):
        assert len({color[1:3], color[3:5], color[5:7]}) == 1, color
    assert "stroke-dasharray" in svg
    assert "hatch-facilitator" in svg and "hatch-sponsor" in svg
    assert len(set(COLORS.findall(made(ExportKind.SVG).decode()))) > 4


def test_a_pdf_is_one_sheet_with_letters_a_title_and_nothing_that_runs():
    for paper, (width, height) in PAPERS.items():
        content = made(ExportKind.PDF, paper=Paper(paper))
        assert content == made(ExportKind.PDF, paper=Paper(paper))
        with pikepdf.open(io.BytesIO(content)) as document:
            (page,) = document.pages
            assert [round(float(side)) for side in page.mediabox[2:]] == [
                round(width),
                round(height),
            ]
            assert str(document.docinfo["/Title"]) == "Network n_1"
            assert LOG in str(document.docinfo["/Keywords"])
            assert "/JavaScript" not in document.Root.get("/Names", {})
            assert "/OpenAction" not in document.Root
            assert document.Root.MarkInfo.Marked
        document = pypdfium2.PdfDocument(content)
        said = document[0].get_textpage().get_text_bounded()
        document.close()
        assert "Darmawan Lasut" in said and "1 April 2026" in said


def test_a_picture_is_as_sharp_as_print_and_names_its_entry_of_the_log():
    content = made(ExportKind.PNG)
    assert content == made(ExportKind.PNG)
    chunks = dict(_chunks(content))
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    assert (width, height) == (2339, 1654)
    assert chunks[b"tEXt"] == f"Comment\x00simpul-log {LOG}".encode()


def _chunks(png: bytes):
    place = 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        body = png[place + 4 : place + 8 + length]
        (checked,) = struct.unpack(">I", png[place + 8 + length : place + 12 + length])
        assert zlib.crc32(body) == checked
        yield body[:4], body[4:]
        place += 12 + length


def test_the_public_sees_no_name_and_no_number_on_a_sheet():
    said = " ".join(texts(made(ExportKind.SVG, material(PUBLIC))))
    assert "Darmawan" not in said and "3450" not in said


def test_an_empty_network_is_an_empty_sheet():
    seen = material(ANALYST)
    empty = replace(
        seen,
        entities={},
        relationships=(),
        cases={},
        network=replace(seen.network, parties=(), victims=(), ties=(), ranking=()),
    )
    assert nx.is_empty(empty.graph())
    assert made(ExportKind.PDF, empty).startswith(b"%PDF")


def test_a_label_is_placed_where_nothing_stands():
    room = Room(Box(0, 0, 100, 100))
    first, far = room.place_beside(50, 50, 5, 20, 8)
    assert first.top > 55 and not far
    second, _ = room.place_beside(50, 50, 5, 20, 8)
    assert not first.overlaps(second)
    assert room.place_beside(50, 50, 5, 200, 8) is None


def test_rows_are_broken_between_words():
    assert wrapped("satu dua tiga", 8) == ["satu dua", "tiga"]
    assert wrapped("panjangsekali", 4) == ["panjangsekali"]
