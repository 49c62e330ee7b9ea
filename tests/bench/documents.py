"""How long PDF documents take into a store, beside bare PDFium reading the same files: `python -m
tests.bench.documents [COUNT]`.

Made-up judgements of five pages with a text layer. The limit is a minute for a thousand of them.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from app.settings import Settings
from app.workspace import Workspace
from tests.offices.pdf import pdf

PAGES = 5
LIMIT = 0.060
"""Seconds that one document may take."""
_LINES = 45
_FIRST = "Ahmad Basuki Citra Darmo Endang Fajar Gunawan Hasan Indah Joko Kartini Lestari".split()
_LAST = "Pratama Suwito Wibowo Rahayu Susanto Hidayat Kusuma Saputra Wahyuni Santoso".split()
_TOWNS = "Cilacap Indramayu Lombok Kupang Malang Blitar Ponorogo Cirebon Karawang Sambas".split()
_HEAD = """PUTUSAN
Nomor {number}/Pid.Sus/2024/PN Clp
Pengadilan Negeri Cilacap menjatuhkan putusan dalam perkara Terdakwa :
1. Nama lengkap : {accused};
2. Tempat lahir : {town};
3. Umur/tanggal lahir : 35 Tahun / 12 Mei 1989;
4. Jenis kelamin : Laki-laki;
5. Kebangsaan : Indonesia;
6. Tempat tinggal : Dusun Karang RT 02 RW 03 Desa Adipala Kabupaten Cilacap;
7. Agama : Islam;
8. Pekerjaan : Wiraswasta;"""
_WITNESS = (
    "Saksi {place}, Nama : {witness}, Tempat / tgl lahir : {town}, 3 Mei 1990, Agama : Islam,"
    " Pekerjaan : buruh, Alamat : Desa Maos, No. HP : {phone}."
)
_SENTENCES = (
    "Bahwa pada tanggal {day} Maret 2024 saksi bertemu dengan terdakwa di rumahnya di {town}",
    "dan terdakwa menjanjikan pekerjaan di Malaysia dengan gaji Rp {sum}.000.000 setiap bulan;",
    "Bahwa saksi kemudian menyerahkan uang kepada {accused} melalui rekening BRI {account}",
    "dan dihubungi oleh seseorang bernama {stranger} melalui nomor HP {phone};",
    "Menimbang, bahwa unsur merekrut, mengangkut dan menampung telah terpenuhi menurut hukum;",
    "Bahwa saksi tidak pernah menerima perjanjian kerja dan paspornya disimpan oleh terdakwa;",
)


def write_documents(folder: Path, count: int) -> None:
    """Judgements, each with its own people, numbers and sums."""
    chance = random.Random(5)
    for number in range(count):
        accused = f"{_name(chance).upper()} alias {chance.choice(_FIRST).upper()}"
        head = _HEAD.format(number=number, accused=accused, town=chance.choice(_TOWNS))
        pages = [head + "\n" + _text(chance, accused, _LINES - 11)]
        for place in ("I", "II", "III", "IV")[: PAGES - 1]:
            witness = _WITNESS.format(
                place=place,
                witness=_name(chance),
                town=chance.choice(_TOWNS),
                phone=_phone(chance),
            )
            pages.append(witness + "\n" + _text(chance, accused, _LINES - 1))
        (folder / f"putusan {number}.pdf").write_bytes(pdf(*pages))


def _text(chance: random.Random, accused: str, lines: int) -> str:
    """So many lines of what witnesses say and judges weigh."""
    return "\n".join(
        chance.choice(_SENTENCES).format(
            accused=accused,
            stranger=_name(chance),
            town=chance.choice(_TOWNS),
            phone=_phone(chance),
            day=chance.randrange(1, 29),
            sum=chance.randrange(2, 40),
            account=chance.randrange(10**14, 10**15),
        )
        for _line in range(lines)
    )


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def _phone(chance: random.Random) -> str:
    return f"08{chance.randrange(11, 60)}{chance.randrange(10**8):08d}"


def timed(name: str, work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    print(f"{name:<34}{seconds:8.1f} s", flush=True)
    return seconds


def bare(folder: Path) -> int:
    """The letters that PDFium finds in the files."""
    letters = 0
    for path in sorted(folder.iterdir()):
        with pypdfium2.PdfDocument(path) as document:
            for number in range(len(document)):
                page = document[number]
                letters += len(page.get_textpage().get_text_range())
                page.close()
    return letters


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = folder / "documents"
        documents.mkdir()
        write_documents(documents, count)
        print(f"{count} documents of {PAGES} pages")
        peer = timed("PDFium alone, letters only", lambda: bare(documents))
        with Workspace(Settings(store=f"sqlite:///{folder / 's.db'}", user="bench")) as space:

            def into() -> None:
                space.intake.load(space.intake.plan([documents]), rejects=folder / "rejected")

            first = timed("load", into)
            again = timed("load again, nothing changed", into)
        ratios = {
            "load / PDFium": first / peer,
            "again / first": again / first,
            "load / limit": first / (LIMIT * count),
        }
        print(", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
