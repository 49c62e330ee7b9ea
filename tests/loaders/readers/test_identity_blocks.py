"""The people of a document: labels in any writing, roles, and nothing of somebody else's."""

import pytest

from loaders.readers import identity_blocks
from loaders.readers.identity_blocks import find_blocks
from tests.steps import assert_in_proportion, steps_of

LABELLED = (
    "Nama lengkap : SUPARJO alias PARJO bin KASIM{end} Tempat lahir : Tuban{end} Umur/tanggal lahir"
    " : 40 tahun / 12 Mei 1984{end} Jenis kelamin : Laki-laki{end} Tempat tinggal : Desa Jenu{end}"
    " Agama : Islam{end} Pekerjaan : Petani{end}"
)


def people(text: str) -> list[tuple[str, str]]:
    """Name and role of each."""
    return [(block.fields.get("Nama", ""), block.role) for block in find_blocks(text)]


@pytest.mark.parametrize("end", [";", ";\n", "\n", ","])
@pytest.mark.parametrize("change", [str, str.lower, str.upper])
def test_a_block_is_read_one_label_a_line_or_run_together(end: str, change: type[str]) -> None:
    (block,) = find_blocks(change("Terdakwa:\n" + LABELLED.format(end=end)))
    fields = {header: value.casefold() for header, value in block.fields.items()}
    assert block.role == "terdakwa"
    assert fields["Nama"] == "suparjo" and fields["Alias"] == "parjo"
    assert (fields["Nama Ayah"], fields["Umur"], fields["Tanggal Lahir"]) == (
        "kasim",
        "40",
        "12 mei 1984",
    )
    assert fields["Alamat"] == "desa jenu"


def test_labels_without_colons_as_transcribed() -> None:
    text = (
        "dalam perkara terdakwa i nama lengkap suparjo als parjo tempat lahir tuban umur tanggal"
        " lahir 40 tahun 12 mei 1984 jenis kelamin laki laki kebangsaan indonesia agama islam"
        " pekerjaan petani terdakwa ii nama siti rukmini tempat lahir tuban umur tanggal lahir 30"
        " tahun 1 juni 1994 jenis kelamin perempuan agama islam pekerjaan dagang\n"
        "bahwa saksi agus menerangkan"
    )
    assert people(text) == [("suparjo", "terdakwa"), ("siti rukmini", "terdakwa")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Nama saksi : Agus\nUmur : 30\n", "saksi"),
        ("Nama : Agus\nUmur : 30\nselaku pelapor, mengadukan", "pelapor"),
        ("Nama : Agus\nUmur : 30\n\nIa diperiksa sebagai SAKSI dalam perkara", "saksi"),
        ("IDENTITAS KORBAN\nNama: Agus, umur 30 th, alamat Tuban", "korban"),
        ("YANG MELAPORKAN\n1. Nama : Agus\n2. Umur : 30\n", "pelapor"),
        ("II. TERLAPOR\nNama : Agus\nAlamat : Tuban\n", "terlapor"),
        (
            "diperiksa sebagai saksi dalam perkara terdakwa BUDI:\nNama : Agus\nUmur : 30\n"
            "Agama : Islam\nAlamat : Tuban\n",
            "saksi",
        ),
    ],
)
def test_what_somebody_is_stands_in_the_label_behind_or_above(text: str, role: str) -> None:
    assert people(text) == [("Agus", role)]


def test_numbered_lines_below_a_heading_are_people() -> None:
    text = (
        "IDENTITAS TERSANGKA\n1. SUGIMAN alias GEMBUL, umur 46 tahun, alamat Jatinom.\n"
        "2. TRI HANDAYANI, umur 39 tahun\nIDENTITAS KORBAN\n1. WAGINEM, umur 22 tahun\nKETERANGAN"
    )
    blocks = find_blocks(text)
    assert [(block.fields["Nama"], block.role, block.fields["Umur"]) for block in blocks] == [
        ("SUGIMAN", "tersangka", "46"),
        ("TRI HANDAYANI", "tersangka", "39"),
        ("WAGINEM", "korban", "22"),
    ]


def test_a_story_behind_a_block_gives_it_nothing() -> None:
    text = (
        "IDENTITAS TERLAPOR\nNama: Wastono, pekerjaan sponsor\nKorban umur 17 tahun alamat Tuban,"
        " no. HP 081234567890, NIK 3212155507850003"
    )
    (block,) = find_blocks(text)
    assert block.fields == {"Nama": "Wastono", "Peran": "terlapor"}


def test_nobody_is_accused_by_where_a_name_stands() -> None:
    text = "Nama : Agus\nUmur : 30\nAgama : Islam\nAlamat : Tuban\n"
    assert people(text) == [("Agus", "")]
    assert people("Nama : Agus\nAlamat : Tuban\n") == []


@pytest.mark.parametrize(
    "piece",
    [
        "nama ", "nama a umur ", "tempat ", "tempat      ", "Nama : a, umur 3\n", "TERDAKWA\n", "( ",
        "IDENTITAS KORBAN\n1. a\n", "1. a\n", "para para ", "Terdakwa: " + LABELLED.format(end=";"),
    ],
)  # fmt: skip
def test_blocks_take_steps_in_proportion_to_the_text(piece: str) -> None:
    def steps(size: int) -> dict[str, int]:
        text = (piece * (size // len(piece) + 1))[:size]
        return steps_of(lambda: find_blocks(text), [identity_blocks])

    assert_in_proportion(steps, 5_000)
