"""Notes as text and Word files: facts at the top become columns, the rest the narrative.

A table is no note.
"""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from loaders.load import load, plan_load
from loaders.readers.registry import read_tables

NOTE = """Nomor: 014/2026
Tanggal: 3 Maret 2026
Korban: Siti Aminah
Terlapor: Budi Santoso

Korban direkrut oleh Budi Santoso, lalu dibawa ke Nunukan.
Catatan: belum lengkap.
"""


def document(path: Path, text: str, *, part: str = "word/document.xml", before: str = "") -> Path:
    """A Word document with one paragraph a line, as Word writes it."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    xml = (
        f'<?xml version="1.0"?>{before}<w:document'
        f' xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, xml)
    return path


@pytest.mark.parametrize("ending", [".txt", ".md", ".docx"])
def test_a_note_is_a_case_with_its_facts_and_its_story(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"catatan{ending}"
    document(path, NOTE) if ending == ".docx" else path.write_text(NOTE, encoding="utf-8")
    (row,) = load(plan_load([path]))
    assert row.case is not None
    assert (row.case.number, row.case.reported_on) == ("014/2026", "2026-03-03")
    assert row.case.narrative.startswith("Korban direkrut") and row.case.narrative.endswith(
        "belum lengkap."
    )
    assert [(m.role, m.name) for m in row.mentions] == [
        ("korban", "Siti Aminah"),
        ("pihak_diadukan", "Budi Santoso"),
    ]


def test_a_note_without_a_number_gets_one_that_does_not_tell_its_files_name(tmp_path: Path) -> None:
    (tmp_path / "wawancara 3.txt").write_text(
        "Pelapor datang, kata dia, ditipu.\nSudah, itu saja.\n", encoding="utf-8"
    )
    (row,) = load(plan_load([tmp_path]))
    assert row.case is not None and row.case.number.startswith("catatan ")
    assert "wawancara" not in row.case.number


def test_a_text_file_of_cells_is_still_a_table(tmp_path: Path) -> None:
    (tmp_path / "register.txt").write_text(
        "Nomor Pengaduan;Nama PMI\nK-1;Siti\nK-2;Ani\n", encoding="utf-8"
    )
    assert [row.case.number for row in load(plan_load([tmp_path])) if row.case] == ["K-1", "K-2"]


def test_a_stray_byte_in_a_note_rejects_it_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "rusak.txt").write_bytes(
        b"Korban Siti berangkat bulan Maret lalu.\n" + b"\x81\xfe\n"
    )
    (row,) = load(plan_load([tmp_path]))
    assert row.rejected and "no text in the file's encoding" in row.issues[0].reason


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: document(path, NOTE, part="word/other.xml"), "holds no document"),
        (lambda path: document(path, NOTE, before='<!DOCTYPE x [<!ENTITY a "b">]>'), "declare"),
        (lambda path: path.write_bytes(b"no archive"), "no Word document"),
        (
            lambda path: document(path, "\n".join("x" * 60_000 for _ in range(100))),
            "more text than a note",
        ),
        (lambda path: document(path, " "), "holds no text"),
    ],
    ids=["no document in it", "entities", "no archive", "too long", "empty"],
)
def test_a_document_that_cannot_be_read_says_why(
    tmp_path: Path, make: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "catatan.docx"
    make(path)
    with pytest.raises(UnreadableFile, match=said):
        list(read_tables(path))


@pytest.mark.parametrize(
    "line",
    [
        "Pelapor: Siti Maryam, umur 34 th, alamat Dsn. Krajan, no. HP 082334561187",
        "Pelapor: Siti Maryam umur 34 th alamat Dsn. Krajan no. HP 082334561187",
        "Pelapor: Siti Maryam (HP 082334561187)",
        "Pelapor: Siti Maryam; Alamat: Dsn. Krajan; HP: 082334561187",
    ],
)
def test_a_line_that_tells_more_of_somebody_names_him_and_stays_in_the_story(
    tmp_path: Path, line: str
) -> None:
    (tmp_path / "catatan.txt").write_text(f"{line}\nSuaminya hilang kontak.\n", encoding="utf-8")
    (row,) = load(plan_load([tmp_path]))
    assert [(m.role, m.name) for m in row.mentions] == [("pelapor", "Siti Maryam")]
    assert row.case is not None
    assert row.case.narrative == f"{line}\nSuaminya hilang kontak."


def test_a_note_of_one_line_with_commas_is_a_text_whose_people_are_parties(tmp_path: Path) -> None:
    line = "Korban Rini Astuti, HP 0812-3456-7890, ditipu oleh calo bernama Bambang als Beng."
    (tmp_path / "catatan.txt").write_text(line, encoding="utf-8")
    (row,) = load(plan_load([tmp_path]))
    assert [(m.role, m.names, m.aliases) for m in row.mentions] == [
        ("korban", ("Rini Astuti",), ()),
        ("perekrut_lapangan", ("Bambang",), ("Beng",)),
    ]


def test_a_decision_whose_lines_end_in_semicolons_is_a_note(tmp_path: Path) -> None:
    text = (
        "PUTUSAN\nNomor 7/Pid.Sus/2024/PN Btm\nTerdakwa\n1. Nama lengkap : Marwan bin Rosyid;\n"
        "2. Tempat lahir : Tuban;\n3. Umur/tanggal lahir : 36 tahun / 14 Februari 1988;\n"
        "4. Jenis kelamin : Laki-laki;\n5. Agama : Islam;\n"
    )
    (tmp_path / "putusan.txt").write_text(text, encoding="utf-8")
    (row,) = load(plan_load([tmp_path]))
    assert [(m.role, m.name, m.father) for m in row.mentions] == [
        ("pihak_diadukan", "Marwan", "Rosyid")
    ]


def test_labels_that_tabs_part_from_their_values_are_a_document_and_no_table(
    tmp_path: Path,
) -> None:
    block = "Terdakwa {}:\nNama\t{}\nUmur\t33 tahun\nAgama\tIslam\nTempat tinggal\tTegal\n\n"
    people = [("1", "GUNARSO ALIAS GUN"), ("2", "WARTONO"), ("3", "SRI HIDAYAH")]
    text = "P U T U S A N\n\n" + "".join(block.format(*who) for who in people)
    (tmp_path / "putusan.txt").write_text(text, encoding="utf-8")
    (row,) = load(plan_load([tmp_path]))
    assert [(m.role, m.name) for m in row.mentions] == [
        ("pihak_diadukan", "GUNARSO"),
        ("pihak_diadukan", "WARTONO"),
        ("pihak_diadukan", "SRI HIDAYAH"),
    ]


def test_the_line_above_the_first_block_does_not_run_into_it(tmp_path: Path) -> None:
    text = (
        "p u t u s a n\nterdakwa i\nnama lengkap gunarso\ntempat lahir tegal\n"
        "umur tanggal lahir 33 tahun 2 mei 1991\njenis kelamin laki laki\nagama islam\n"
    )
    (tmp_path / "putusan.txt").write_text(text, encoding="utf-8")
    (row,) = load(plan_load([tmp_path]))
    assert [(m.role, m.name) for m in row.mentions] == [("pihak_diadukan", "gunarso")]
