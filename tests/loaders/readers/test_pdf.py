"""PDF documents: their people with their roles, and nothing that a file can do to who opens it."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from graph.model import Mention
from loaders.load import Loaded, load, plan_load
from loaders.readers.pdf import reader
from tests.offices.pdf import document, pdf

JUDGEMENT = """PUTUSAN
Nomor 12/Pid.Sus/2024/PN Clp
Pengadilan Negeri Cilacap menjatuhkan putusan dalam perkara Terdakwa :
1. Nama lengkap : SUPRIYANTO alias ANTO bin KASMIN;
2. Tempat lahir : Cilacap;
3. Umur/tanggal lahir : 35 Tahun / 12 Mei 1989;
4. Jenis kelamin : Laki-laki;
5. Kebangsaan : Indonesia;
6. Tempat tinggal : Dusun Karang RT 02 RW 03 Desa Adipala
Kecamatan Adipala Kabupaten Cilacap;
7. Agama : Islam;
8. Pekerjaan : Wiraswasta;"""
WITNESS = (
    "Saksi I, Nama : Rini Astuti, Tempat / tgl lahir : Cilacap, 3 Mei 1990, Agama : Islam,"
    " Pekerjaan : buruh, Alamat : Desa Maos, No. HP : 0812-3456-7890."
)


def loaded(folder: Path, content: bytes, *passwords: str) -> Loaded:
    path = folder / "dokumen.pdf"
    path.write_bytes(content)

    def given(name: str) -> tuple[str, ...]:
        return passwords

    plan = plan_load([path], passwords=given)
    (row,) = load(plan, passwords=given)
    return row


def refusal(folder: Path, content: bytes) -> str:
    path = folder / "dokumen.pdf"
    path.write_bytes(content)
    plan = plan_load([path])
    assert plan.tables == ()
    (issue,) = plan.issues
    return str(issue.reason)


def of_role(row: Loaded, role: str) -> Mention:
    (mention,) = (mention for mention in row.mentions if mention.role == role)
    return mention


def test_the_people_of_a_judgement_are_parties_with_their_roles(tmp_path: Path) -> None:
    row = loaded(tmp_path, pdf(JUDGEMENT, WITNESS))
    assert row.case is not None
    assert row.case.number == "12/Pid.Sus/2024/PN Clp"
    accused, witness = of_role(row, "pihak_diadukan"), of_role(row, "saksi")
    assert (accused.names, accused.aliases, accused.father) == (
        ("SUPRIYANTO",),
        ("ANTO",),
        "KASMIN",
    )
    assert (accused.age, accused.born_on, accused.sex) == (35, "1989-05-12", "m")
    assert accused.assessment is not None
    assert accused.assessment.status == "charged"
    assert witness.names == ("Rini Astuti",)
    assert [identifier.value for identifier in witness.identifiers] == ["+6281234567890"]


def test_the_page_of_a_person_is_kept(tmp_path: Path) -> None:
    row = loaded(tmp_path, pdf(JUDGEMENT, WITNESS))
    assert row.row["Pihak 1 - Keterangan"] == "halaman 1"
    assert row.row["Pihak 2 - Keterangan"] == "halaman 2"


def test_a_locked_document_is_opened_by_its_password(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(JUDGEMENT))))
    writer.encrypt("rahasia", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert refusal(tmp_path, locked.getvalue()) == "dokumen.pdf has a password"
    row = loaded(tmp_path, locked.getvalue(), "salah", "rahasia")
    assert of_role(row, "pihak_diadukan").names == ("SUPRIYANTO",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n" + b"\x00" * 500, "dokumen.pdf is damaged, or no PDF document"),
        (pdf(JUDGEMENT)[:700], "dokumen.pdf is damaged, or no PDF document"),
        (pdf("", ""), "dokumen.pdf holds pictures of pages and no text"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(tmp_path: Path, content: bytes, reason: str) -> None:
    assert refusal(tmp_path, content) == reason


def test_a_bomb_is_refused_and_the_next_document_is_read(tmp_path: Path) -> None:
    bomb = document([b"BT /F1 11 Tf (A) Tj ET\n" * 20_000_000])
    assert len(bomb) < 2 << 20
    assert refusal(tmp_path, bomb) == "dokumen.pdf takes too much memory or time to open"
    assert of_role(loaded(tmp_path, pdf(JUDGEMENT)), "pihak_diadukan")


def test_a_document_too_long_is_refused(tmp_path: Path) -> None:
    assert (
        refusal(tmp_path, pdf(*["halaman"] * 5_001))
        == "dokumen.pdf has more text than a document may have"
    )


def test_the_process_that_opens_documents_imports_nothing_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader._reader.close()
    for name in ("pypdfium2", "json", "signal"):
        (tmp_path / f"{name}.py").write_text("open('imported', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert of_role(loaded(tmp_path, pdf(JUDGEMENT)), "pihak_diadukan")
    assert not (tmp_path / "imported").exists()


def test_pages_without_text_are_told_by_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "dokumen.pdf"
    path.write_bytes(pdf(JUDGEMENT, "", "Demikian putusan ini dibuat.", ""))
    told = [str(issue.reason) for issue in plan_load([path]).issues]
    assert told == ["pages without text, such as scans or pictures, are not read: 2, 4"]
