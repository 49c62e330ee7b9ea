"""The people of a document: labels in any writing, roles, and nothing of somebody else's."""

import pytest

from loaders.readers import identity_blocks
from loaders.readers.identities import labels, layouts, roles
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
        ("PIHAK YANG DIADUKAN\nNama : Agus\nAlamat : Tuban\n", "terlapor"),
        ("PEKERJA MIGRAN INDONESIA\nNama : Agus\nNegara : Taiwan\n", "korban"),
        ("Adapun korban dalam perkara ini:\na. Nama : Agus\nUmur : 20\n", "korban"),
        ("2. SAKSI\n   a. Nama Agus, umur 20 tahun, alamat Tuban.\n", "saksi"),
        ("Nama : Agus\nUmur : 20\nuntuk didengar keterangannya sebagai saksi", "saksi"),
        ("Nama : Agus\nUmur : 20\nsebagai calon pekerja belum berangkat", "korban"),
        ("Nama : Agus\nJabatan : guru\ndengan ini mengadukan", "pelapor"),
        (
            "diperiksa sebagai saksi dalam perkara tersangka:\nNama : Agus\nUmur : 30\n"
            "Agama : Islam\nAlamat : Tuban\n",
            "saksi",
        ),
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
        "nama\t", "nama\n", "nama   a   ", "Nama : a\nUmur : 3\n", "saksi: a b, umur 3 ", "saksi I: ",
        "| Nama | Umur |\n", "Nama : x   Nama : x\n", "a i a u ", "Nama : 1. AGUS; 2. BUDI; ",
        "Disclaimer Kepaniteraan Mahkamah ", "Terdakwa : AGUS\n", "Nama ****",
        "n a m a ", "hakim sejak ", "nama ibu ", "nama ....", "NIK : 1\nNama : a\n",
    ],
)  # fmt: skip
def test_blocks_take_steps_in_proportion_to_the_text(piece: str) -> None:
    def steps(size: int) -> dict[str, int]:
        text = (piece * (size // len(piece) + 1))[:size]
        return steps_of(lambda: find_blocks(text), [identity_blocks, labels, layouts, roles])

    assert_in_proportion(steps, 5_000)


def _line(name: str, age: int, label: str = "Nama", colon: str = " : ") -> str:
    """A block of four labels, one a line."""
    told = ((label, name), ("Umur", f"{age} tahun"), ("Agama", "Islam"), ("Alamat", "Tegal"))
    return "".join(f"{field}{colon}{value}\n" for field, value in told)


@pytest.mark.parametrize("label", ["Nama", "N a m a", "Nama/alias", "Nama lengkap/alias",
                                   "NAMA TERSANGKA", "Nama Tersangka", "Nama (alias)"])  # fmt: skip
@pytest.mark.parametrize("colon", [" : ", ":", "\t", "          ", "\n: ", " = "])
def test_each_repeated_label_of_a_name_begins_somebody(label: str, colon: str) -> None:
    text = "IDENTITAS PARA TERSANGKA:\n" + "".join(
        _line(name, 30, label, colon) for name in ("Gunarso", "Wartono", "Sri Hidayah")
    )
    assert people(text) == [
        ("Gunarso", "tersangka"),
        ("Wartono", "tersangka"),
        ("Sri Hidayah", "tersangka"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("I. ", "II. "), ("a. ", "b. "), ("1. ", "2. "), ("(1) ", "(2) "), ("- ", "- "),
     ("Terdakwa I\n", "Terdakwa II\n"), ("Terdakwa ke-1\n", "Terdakwa ke-2\n"),
     ("TERDAKWA PERTAMA:\n", "TERDAKWA KEDUA:\n"), ("", "")],
)  # fmt: skip
def test_blocks_are_told_apart_however_they_are_numbered(first: str, second: str) -> None:
    text = f"Terdakwa:\n{first}{_line('Gunarso', 33)}{second}{_line('Wartono', 40)}"
    assert people(text) == [("Gunarso", "terdakwa"), ("Wartono", "terdakwa")]


def test_a_row_goes_on_with_fewer_labels_and_no_role_of_its_own() -> None:
    row = "Nama : {}\nUmur : 33\nAlamat : Tegal\n"
    text = "TERLAPOR\n" + row.format("Wartono") + row.format("Gunarso")
    assert people(text + "SAKSI\n" + row.format("Joko")) == [
        ("Wartono", "terlapor"),
        ("Gunarso", "terlapor"),
        ("Joko", "saksi"),
    ]
    assert people("TERLAPOR\n" + row.format("Wartono") + "Uang dibawa.\n" + row.format("Ani")) == [
        ("Wartono", "terlapor")
    ]


def test_officers_of_an_arrest_take_no_block_away() -> None:
    arrest = "Terdakwa ditahan oleh Penyidik sejak tanggal 2 Mei 2024; Hakim sejak 1 Juli 2024;\n"
    text = f"Terdakwa I:\n{_line('Gunarso', 33)}{arrest}{_line('Wartono', 40)}"
    assert people(text) == [("Gunarso", "terdakwa"), ("Wartono", "terdakwa")]
    lawyer = "Terdakwa didampingi Penasihat Hukum:\n" + _line("Hasan", 50)
    assert people(text + lawyer) == [("Gunarso", "terdakwa"), ("Wartono", "terdakwa")]


def test_lines_that_introduce_somebody_by_the_role_are_people() -> None:
    told = "lahir di Tegal, umur 33 tahun, agama Islam, pekerjaan tani, alamat Tegal;\n"
    text = f"Terdakwa I: Gunarso bin Karsa, {told}Terdakwa II: Wartono, {told}"
    assert people(text) == [("Gunarso", "terdakwa"), ("Wartono", "terdakwa")]
    assert people("Saksi: Gunarso, yang kemudian pulang ke Tegal\n") == []


def test_names_of_kin_and_firms_begin_nobody() -> None:
    text = "Korban:\n" + _line("Sri Hidayah", 20) + "Nama ayah : Karsa\nNama ibu : Tinah\n"
    (block,) = find_blocks(text + "Nama perusahaan : PT Maju\nNIK : 3212155507850003\n")
    assert (block.fields["Nama"], block.fields["Nama Ayah"]) == ("Sri Hidayah", "Karsa")
    assert block.fields["NIK"] == "3212155507850003"


def test_a_number_above_each_name_is_the_one_of_the_name_below_it() -> None:
    row = "NIK : {}\nNama : {}\nUmur : 33\nAlamat : Tegal\n"
    text = "DATA PELAKU\n" + row.format("3212155507850003", "Gunarso")
    blocks = find_blocks(text + row.format("3212155507850004", "Wartono"))
    assert [(block.fields["Nama"], block.fields["NIK"], block.role) for block in blocks] == [
        ("Gunarso", "3212155507850003", "terlapor"),
        ("Wartono", "3212155507850004", "terlapor"),
    ]


def test_dots_before_a_colon_and_short_words_for_a_role() -> None:
    text = _line("Gunarso", 33, "Nama Tsk", " ...... : ")
    assert people(text + _line("Wartono", 40, "Nama Tsk", " ...... : ")) == [
        ("Gunarso", "tersangka"),
        ("Wartono", "tersangka"),
    ]


def test_those_complained_of_stand_below_the_one_who_complains() -> None:
    text = (
        "Yang bertanda tangan di bawah ini\n{}Telp : 081234567890\nMengadukan\n"
        "1. Nama : Wartono\n   Jabatan : Petugas\n2. Nama : Sri Hidayah\n   Jabatan : Kepala\n"
    ).format(_line("Gunarso", 40))
    assert people(text) == [
        ("Gunarso", "pelapor"),
        ("Wartono", "terlapor"),
        ("Sri Hidayah", "terlapor"),
    ]
    assert people("MENGADUKAN\n" + _line("Gunarso", 40)) == [("Gunarso", "")]


def test_a_witness_is_called_in_the_case_of_the_accused_below() -> None:
    text = (
        f"Memanggil:\n{_line('Gunarso', 40)}untuk didengar sebagai saksi dalam perkara tersangka:"
    )
    row = "\n1) Nama : {}; Umur : 39 tahun; Pekerjaan : Nakhoda; Alamat : Tegal"
    assert people(text + row.format("Wartono") + row.format("Joko")) == [
        ("Gunarso", "saksi"),
        ("Wartono", "tersangka"),
        ("Joko", "tersangka"),
    ]


def test_somebody_of_whom_the_story_goes_on_to_speak_is_none_of_a_row_of_accused() -> None:
    text = f"TERLAPOR\n{_line('Gunarso', 40)}karena adik saya\n{_line('Sri Hidayah', 20)}"
    assert people(text) == [("Gunarso", "terlapor"), ("Sri Hidayah", "")]


def test_whoever_says_his_name_is_what_the_record_says_and_not_the_story_before() -> None:
    told = "mengaku bernama sri hidayah lahir di tegal umur 20 tahun agama islam alamat slawi"
    assert people(f"saya telah memeriksa seorang yang {told}\nia diperiksa sebagai saksi") == [
        ("sri hidayah", "saksi")
    ]
    assert people(f"terlapor membawa seorang anak yang {told}") == [("sri hidayah", "")]


def test_a_father_follows_anak_dari() -> None:
    (block,) = find_blocks("TERDAKWA\n" + _line("AKIONG als ASUN anak dari LIE FAT", 40))
    said = [block.fields[header] for header in ("Nama", "Alias", "Nama Ayah")]
    assert said == ["AKIONG", "ASUN", "LIE FAT"]


def test_the_words_behind_each_block_are_its_own() -> None:
    row = "Nama : {}\nUmur : 30\nAgama : Islam\nAlamat : Tegal\nSelanjutnya disebut {}.\n"
    text = row.format("Gunarso", "sebagai TERLAPOR") + row.format("Wartono", "KORBAN")
    assert people(text) == [("Gunarso", "terlapor"), ("Wartono", "korban")]


def test_a_label_says_what_each_is() -> None:
    row = "{}. Nama : {}\n   NIK : 3212155507850003\n   Status : {}\n"
    text = row.format(1, "Gunarso", "Tersangka") + row.format(2, "Wartono", "Saksi")
    assert people(text) == [("Gunarso", "tersangka"), ("Wartono", "saksi")]
    assert people("Nama : Joko\nNIK : 3212155507850003\nStatus : Kawin\n") == []


def test_rows_of_markdown_are_labels_with_their_values() -> None:
    text = (
        "Identitas Terlapor\n\n| **Nama** | Gunarso alias Gun |\n|---|---|\n| Umur | 40 tahun |\n"
        "| Agama | Islam |\n| Alamat | Slawi |\n\nIdentitas Korban\n\n| 1 | Nama | Sri Hidayah |\n"
        "| 2 | Umur | 20 |\n"
    )
    accused, victim = find_blocks(text)
    assert (accused.role, accused.fields["Nama"], accused.fields["Alias"]) == (
        "terlapor",
        "Gunarso",
        "Gun",
    )
    assert (accused.fields["Umur"], accused.fields["Alamat"]) == ("40", "Slawi")
    assert (victim.role, victim.fields["Nama"]) == ("korban", "Sri Hidayah")
    assert text.index("Nama") == accused.start


@pytest.mark.parametrize("colon", ["\n", "\n:\n"])
def test_labels_stand_above_their_values(colon: str) -> None:
    lines = ("Nama", "Gunarso", "Tempat/tgl lahir", "Tegal, 3 Mei 1980", "Agama", "Islam")
    pairs = zip(lines[::2], lines[1::2], strict=True)
    text = "TERSANGKA\n" + "\n".join(f"{label}{colon}{value}" for label, value in pairs)
    (block,) = find_blocks(text)
    assert (block.role, block.fields["Nama"]) == ("tersangka", "Gunarso")
    assert block.fields["Tanggal Lahir"] == "3 Mei 1980"


@pytest.mark.parametrize(
    "text",
    [
        "| Nama | Umur | Agama | Alamat |\n|---|---|---|---|\n| Budi | 35 | Islam | Tegal |\n",
        "| Nama | Umur |\n|---|---|\n| Budi | 35 |\n",
        "Terlapor:\nNama\nUmur\nAgama\nAlamat\nBudi\n35\nIslam\nTegal\n",
        "Nama  Umur  Agama  Alamat\nBudi  35  Islam  Tegal\n",
    ],
)
def test_the_head_of_a_table_names_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Bahwa ia Terdakwa I GUNARSO als GUN bin KASIM, tempat lahir Tegal, umur 34 tahun,"
            " agama Islam, bersama-sama dengan Terdakwa II SRI HIDAYAH, lahir di Tegal, umur 30"
            " tahun, alamat Slawi, telah menipu Saksi Joko, umur 20 tahun, alamat Brebes.",
            [("GUNARSO", "terdakwa"), ("SRI HIDAYAH", "terdakwa"), ("Joko", "saksi")],
        ),
        ("Istri terdakwa Marni, umur 30 tahun, agama Islam, alamat Slawi, datang.", []),
        ("Terdakwa mengajak Siti Wigati, tempat lahir Tegal, umur 20 tahun, agama Islam.", []),
        ("TERDAKWA MENGENAL SITI, UMUR 20 TAHUN, ALAMAT SLAWI.", []),
        ("TERDAKWA DAN SITI, UMUR 20 TAHUN, ALAMAT SLAWI.", []),
        ("Terdakwa Gunarso membawa Marni, umur 20 tahun, alamat Slawi", []),
        ("Menyatakan Terdakwa Gunarso bin Kasim, umur 34 tahun, bersalah", []),
    ],
)
def test_a_sentence_sets_down_the_one_whom_it_names_by_the_role(
    text: str, named: list[tuple[str, str]]
) -> None:
    assert people(text) == named


def test_whom_a_block_sets_down_no_sentence_does_again() -> None:
    told = "\n\nBahwa Terdakwa Gunarso, tempat lahir Tegal, umur 34 tahun, agama Islam, pergi."
    assert people(f"TERDAKWA\n{_line('Gunarso', 34)}{told}") == [("Gunarso", "terdakwa")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Pelapor : Sri Hidayah, perempuan, 34 tahun, alamat Tegal\n"
            "TERSANGKA: GUNARSO als GUN, Tegal 3 Mei 1980, laki-laki, Islam, tani",
            [("Sri Hidayah", "pelapor"), ("GUNARSO", "tersangka")],
        ),
        (
            "Identitas Saksi-saksi:\n• Gunarso, 34 th, Tegal\n• Joko, 44 th, Tegal",
            [("Gunarso", "saksi"), ("Joko", "saksi")],
        ),
        ("Korban:\n- dijanjikan gaji besar\n- tidak dibayar\n", []),
        ("Data korban:\n1. dijanjikan gaji besar\n2. tidak dibayar", []),
        ("Pelaku: seorang pria, umur 40 tahun, alamat Batam", []),
        (
            "IDENTITAS ANAK KORBAN\nNama : Sri\nUmur : 14\nIDENTITAS ORANG TUA KORBAN\n"
            "Nama : Joko\nUmur : 44\nDATA PEREKRUT / SPONSOR\nNama : Gunarso\nAlamat : Tegal\n",
            [("Sri", "korban"), ("Joko", "keluarga"), ("Gunarso", "perekrut")],
        ),
        (
            "Nama : Sri\nAlamat : Tegal\nDengan ini melaporkan saudara:\nNama : Gunarso\n"
            "Alamat : Slawi\n",
            [("Sri", "pelapor"), ("Gunarso", "terlapor")],
        ),
    ],
)
def test_values_without_labels_and_more_headings(text: str, named: list[tuple[str, str]]) -> None:
    assert people(text) == named


@pytest.mark.parametrize(
    ("written", "name", "alias", "father"),
    [
        ("GUNARSO (alias GUN) bin KASIM", "GUNARSO", "GUN", "KASIM"),
        ("GUNARSO alias GUN (DPO)", "GUNARSO", "GUN", ""),
        ("GUNARSO ALIAS GUN, BIN KASIM", "GUNARSO", "GUN", "KASIM"),
        ("GUNARSO als GUN anak laki-laki dari KASIM", "GUNARSO", "GUN", "KASIM"),
        ("GUNARSO yang biasa dipanggil GUN", "GUNARSO", "GUN", ""),
        ("GUNARSO / Laki-laki / 40 tahun", "GUNARSO", "", ""),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(
    written: str, name: str, alias: str, father: str
) -> None:
    (block,) = find_blocks("TERDAKWA\n" + _line(written, 40))
    said = [block.fields.get(header, "") for header in ("Nama", "Alias", "Nama Ayah")]
    assert said == [name, alias, father]
