"""PDF: two standards, footnotes, the same bytes, hostile text that stays text."""

import io
import re
import subprocess

import pikepdf
import pytest

from app.briefing.pdf import pdf
from tests.app.briefing.documents import hostile, made, of_notes
from tests.offices.programs import program


def shown(content: bytes, tmp_path) -> str:
    path = tmp_path / "b.pdf"
    path.write_bytes(content)
    told = subprocess.run(
        [program("pdftotext"), "-layout", str(path), "-"],
        capture_output=True,
        check=True,
        text=True,
    )
    return told.stdout


def test_it_says_that_it_is_for_archives_and_for_readers_of_screens():
    with pikepdf.open(io.BytesIO(pdf(made("laporan_informasi", "id")))) as read:
        with read.open_metadata() as facts:
            assert (facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("2", "A")
            assert facts["pdfuaid:part"] == "1"
            assert facts["dc:title"] == "Laporan informasi".upper()
        assert str(read.Root.Lang) == "id"
        assert read.Root.MarkInfo.Marked
        for page in read.pages:
            width, height = (float(side) for side in page.MediaBox[2:])
            assert (round(width), round(height)) == (595, 842)
        fonts = [one for one in read.objects if isinstance(one, pikepdf.Dictionary)]
        described = [one for one in fonts if one.get("/Type") == "/FontDescriptor"]
        assert described
        assert all({"/FontFile2", "/FontFile3"} & set(one.keys()) for one in described)


def test_the_same_document_gives_the_same_bytes():
    document = made("ringkasan_jaringan")
    assert pdf(document) == pdf(document)


def test_three_hundred_footnotes_stand_at_the_foot_of_their_pages(tmp_path):
    pages = shown(pdf(of_notes(300)), tmp_path).split("\f")[:-1]
    first = {
        int(n): place
        for place, page in enumerate(pages)
        for n in re.findall(r"Sentence (\d+)\.", page)
    }
    foot = {
        int(n): place for place, page in enumerate(pages) for n in re.findall(r"Row (\d+)\.", page)
    }
    assert set(foot) == set(range(1, 301))
    assert foot == first


def test_hostile_text_is_printed_and_never_run(tmp_path):
    told = shown(pdf(hostile()), tmp_path)
    assert '#read("/etc/passwd")' in told
    assert "root:" not in told
    assert "$x^2$ *bold*" in told
    assert '"][#panic()' in told
    assert "[U+0378] unassigned" in told


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_bears_classification_handling_and_its_number(language, tmp_path):
    pages = shown(pdf(made("laporan_informasi", language)), tmp_path).split("\f")[:-1]
    for place, page in enumerate(pages, start=1):
        assert page.count("RAHASIA") == 2
        assert f"{place} / {len(pages)}" in page
        assert ("nama samaran" if language == "id" else "pseudonyms") in page
