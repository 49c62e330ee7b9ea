"""How identities are laid out: whoever is set down is read, and nobody else is accused."""

from pathlib import Path

import pytest

from loaders.load import load, plan_load
from loaders.readers.identity_blocks import find_blocks, sets_down_people


def people(text: str) -> list[tuple[str, str]]:
    """Name and role of each."""
    return [(block.fields.get("Nama", ""), block.role) for block in find_blocks(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(
            """\
Identitas Terdakwa
Nama lengkap .................: KARSIDI Als. KADIR Bin (Alm) SAMSUL
Tempat lahir .................: Kediri
Umur/Tgl. Lahir ..............: 41 tahun / 3 Juni 1983
Jenis kelamin ................: Laki-laki
Kebangsaan ...................: Indonesia
Alamat .......................: Ds. Gurah
Agama ........................: Islam
Pekerjaan ....................: Swasta
""",
            [("KARSIDI", "terdakwa")],
            id="dots",
        ),
        pytest.param(
            """\
TERDAKWA
Nama lengkap ........ KARSIDI Bin SAMSUL
Tempat lahir ........ Kediri
Umur ................ 41 tahun
Agama ............... Islam
Pekerjaan ........... Swasta
""",
            [("KARSIDI", "terdakwa")],
            id="dots-without-a-colon",
        ),
        pytest.param(
            """\
IDENTITAS TERDAKWA
- Nama Lengkap - KARSIDI Bin SAMSUL
- Tempat Lahir - Kediri
- Umur - 41 tahun
- Agama - Islam
- Pekerjaan - Swasta
""",
            [("KARSIDI", "terdakwa")],
            id="dashes",
        ),
        pytest.param(
            """\
IDENTITAS TERDAKWA
Nama lengkap ; KARSIDI Bin SAMSUL
Tempat lahir ; Kediri
Umur ; 41 tahun
Agama ; Islam
Pekerjaan ; Swasta
""",
            [("KARSIDI", "terdakwa")],
            id="semicolons",
        ),
        pytest.param(
            """\
P U T U S A N
N a m a   l e n g k a p : KARSIDI Bin SAMSUL;
T e m p a t   l a h i r : Kediri;
U m u r : 41 tahun;
A g a m a : Islam;
P e k e r j a a n : Swasta;
selaku terdakwa
""",
            [("KARSIDI", "terdakwa")],
            id="letters-apart",
        ),
        pytest.param(
            """\
Terdakwa I                         Terdakwa II
Nama lengkap : SUTIKNO             Nama lengkap : MARNI
Tempat lahir : Blora               Tempat lahir : Cepu
Umur         : 40 tahun            Umur         : 38 tahun
Agama        : Islam               Agama        : Kristen
Pekerjaan    : Tani                Pekerjaan    : Dagang
""",
            [("SUTIKNO", "terdakwa"), ("MARNI", "terdakwa")],
            id="two-columns",
        ),
        pytest.param(
            """\
PUTUSAN
dalam perkara Terdakwa:
1. Nama lengkap : SUTIKNO;
2. Tempat lahir : Blora;
3. Umur/tanggal lahir : 40 tahun/ 2 Mei 1984;

Halaman 1 dari 20 Putusan Nomor 12/Pid.Sus/2024/PN Bla

Disclaimer
Kepaniteraan Mahkamah Agung Republik Indonesia berusaha untuk selalu mencantumkan informasi paling kini dan akurat
4. Jenis kelamin : Laki-laki;
5. Kebangsaan : Indonesia;
6. Tempat tinggal : Desa Jepon;
7. Agama : Islam;
8. Pekerjaan : Tani;
""",
            [("SUTIKNO", "terdakwa")],
            id="cut-by-a-page",
        ),
        pytest.param(
            """\
PUTUSAN
dalam perkara Para Terdakwa:
1. Nama lengkap : SUTIKNO;
2. Tempat lahir : Blora;
3. Umur/tanggal lahir : 40 tahun/ 2 Mei 1984;
4. Jenis kelamin : Laki-laki;
5. Kebangsaan : Indonesia;
Mahkamah Agung Republik Indonesia
Direktori Putusan Mahkamah Agung Republik Indonesia
putusan.mahkamahagung.go.id
6. Tempat tinggal : Desa Jepon;
7. Agama : Islam;
8. Pekerjaan : Tani;
1. Nama lengkap : MARNI binti SASTRO;
2. Tempat lahir : Blora;
3. Umur/tanggal lahir : 40 tahun/ 2 Mei 1984;
4. Jenis kelamin : Perempuan;
""",
            [("SUTIKNO", "terdakwa"), ("MARNI", "terdakwa")],
            id="cut-by-the-head-of-a-page",
        ),
        pytest.param(
            """\
DEFENDANT
Full name : SUTIKNO alias TIKNO
Place of birth : Blora
Date of birth : 12 May 1984
Gender : Male
Nationality : Indonesian
Address : Jepon, Blora
Occupation : Farmer
""",
            [("SUTIKNO", "terdakwa")],
            id="english",
        ),
        pytest.param(
            """\
Accused:
Name: LIM AH KAU @ AH KAU
Age: 45
Nationality: Malaysian
Address: Johor Bahru
Victim:
Name: SITI RAHAYU
Age: 22
Nationality: Indonesian
Address: Lombok
""",
            [("LIM AH KAU", "terdakwa"), ("SITI RAHAYU", "korban")],
            id="english-roles",
        ),
        pytest.param(
            """\
BUTIRAN TERTUDUH
Nama : LIM AH KAU
No. K/P : 750101-01-5555
Umur : 45 tahun
Jantina : Lelaki
Warganegara : Malaysia
Alamat : Johor Bahru
""",
            [("LIM AH KAU", "terdakwa")],
            id="malay",
        ),
        pytest.param(
            """\
NAMA TERTUDUH : LIM AH KAU
UMUR : 45
ALAMAT : Johor
NAMA MANGSA : SITI RAHAYU
UMUR : 22
ALAMAT : Lombok
""",
            [("LIM AH KAU", "terdakwa"), ("SITI RAHAYU", "korban")],
            id="malay-labels",
        ),
        pytest.param(
            """\
DAFTAR PENCARIAN ORANG (DPO)
Nomor : DPO/12/III/2024/Reskrim
Nama : SUTIKNO alias TIKNO
Tempat/tgl lahir : Blora, 2 Mei 1984
Jenis kelamin : Laki-laki
Kewarganegaraan : Indonesia
Alamat : Blora
""",
            [("SUTIKNO", "terlapor")],
            id="wanted",
        ),
        pytest.param(
            """\
Nama     : SUTIKNO
Alias    : TIKNO
Umur     : 40
Alamat   : Blora
Status   : DPO
""",
            [("SUTIKNO", "terlapor")],
            id="wanted-as-status",
        ),
        pytest.param(
            """\
Para Terdakwa masing-masing:
1. SUTIKNO alias TIKNO, lahir di Blora, umur 40 tahun, agama Islam, pekerjaan tani;
2. MARNI binti SASTRO, lahir di Cepu, umur 38 tahun, agama Islam, pekerjaan dagang;
""",
            [("SUTIKNO", "terdakwa"), ("MARNI", "terdakwa")],
            id="each-in-a-list",
        ),
        pytest.param(
            """\
telah mengadili perkara para terdakwa masing-masing bernama:
1. Nama lengkap : SUTIKNO; Tempat lahir : Blora; Umur : 40 tahun; Agama : Islam;
2. Nama lengkap : MARNI; Tempat lahir : Blora; Umur : 38 tahun; Agama : Islam;
""",
            [("SUTIKNO", "terdakwa"), ("MARNI", "terdakwa")],
            id="each-by-name",
        ),
        pytest.param(
            """\
SURAT PANGGILAN
Nomor : S.Pgl/12/III/2024
M E M A N G G I L
Nama : MARNI
Tempat/Tgl Lahir : Blora, 2 Mei 1984
Pekerjaan : Tani
Alamat : Jepon
Untuk : Menghadap kepada penyidik BRIPKA HERMAN di ruang Reskrim, untuk didengar keterangannya sebagai Saksi dalam perkara tersangka SUTIKNO
""",
            [("MARNI", "saksi")],
            id="summoned",
        ),
        pytest.param(
            """\
SURAT PERINTAH PENANGKAPAN
MEMERINTAHKAN
Kepada : 1. Nama : HERMAN, S.H.
Pangkat/NRP : IPDA/12345678
Jabatan : Penyidik
2. Nama : JOKO
Pangkat/NRP : BRIPKA/87654321
Jabatan : Penyidik Pembantu
Untuk : 1. Melakukan penangkapan terhadap :
Nama : SUTIKNO alias TIKNO
Tempat/Tgl Lahir : Blora, 2 Mei 1984
Jenis Kelamin : Laki-laki
Pekerjaan : Tani
Alamat : Jepon
karena diduga keras melakukan tindak pidana
""",
            [("SUTIKNO", "terlapor")],
            id="arrested",
        ),
        pytest.param(
            """\
BERITA ACARA PEMERIKSAAN TERSANGKA
Pada hari ini Senin, saya : HERMAN, S.H., pangkat IPDA NRP 12345678 selaku penyidik telah melakukan pemeriksaan terhadap seorang laki-laki yang belum dikenal bernama :
---- SUTIKNO alias TIKNO ----
Tempat lahir Blora, umur 40 tahun, tanggal 2 Mei 1984, pekerjaan tani, agama Islam, kewarganegaraan Indonesia, alamat Jepon.
Ia diperiksa dan didengar keterangannya sebagai TERSANGKA
""",
            [("SUTIKNO", "tersangka")],
            id="a-name-between-rules",
        ),
        pytest.param(
            """\
Pengadilan Negeri Blora dalam perkara para terdakwa :
Terdakwa I. Nama lengkap : SUTIKNO Als TIKNO; Tempat lahir : Blora; Umur/tgl lahir : 40 Tahun / 5 Mei 1983; Jenis kelamin : Laki-laki; Kebangsaan : Indonesia; Agama : Islam; Pekerjaan : Nelayan;
Terdakwa II. Nama lengkap : MARNI Binti SASTRO; Tempat lahir : Cepu; Umur/tgl lahir : 29 Tahun / 18 Maret 1994; Jenis kelamin : Perempuan; Kebangsaan : Indonesia; Agama : Islam; Pekerjaan : Dagang;
Bahwa terdakwa I menerima uang;
""",
            [("SUTIKNO", "terdakwa"), ("MARNI", "terdakwa")],
            id="one-sentence-each",
        ),
        pytest.param(
            """\
Terdakwa 1, Nama : SUTIKNO, Umur : 40 tahun, Agama : Islam, Pekerjaan : tani, Alamat : Blora
Terdakwa 2, Nama : MARNI, Umur : 38 tahun, Agama : Islam, Pekerjaan : dagang, Alamat : Cepu
""",
            [("SUTIKNO", "terdakwa"), ("MARNI", "terdakwa")],
            id="a-comma-behind-the-number",
        ),
        pytest.param(
            """\
DAFTAR NAMA TERSANGKA
No.  Nama                 Umur      Alamat
1.   SUTIKNO als TIKNO    40 th     Blora
2.   MARNI                38 th     Cepu
""",
            [("SUTIKNO", "tersangka"), ("MARNI", "tersangka")],
            id="a-table",
        ),
        pytest.param(
            """\
DAFTAR TERSANGKA
| No | Nama | Umur | Alamat |
|----|------|------|--------|
| 1 | SUTIKNO alias TIKNO | 40 | Blora |
| 2 | MARNI | 38 | Cepu |
""",
            [("SUTIKNO", "tersangka"), ("MARNI", "tersangka")],
            id="strokes",
        ),
        pytest.param(
            """\
Nama Lengkap
Tempat Lahir
Umur
Agama
Pekerjaan
: SUTIKNO Alias TIKNO
: Blora
: 40 tahun
: Islam
: Tani
Selanjutnya disebut sebagai Terdakwa
""",
            [("SUTIKNO", "terdakwa")],
            id="labels-above-values",
        ),
        pytest.param(
            """\
Bahwa Penuntut Umum mengajukan Terdakwa dengan identitas sebagai berikut:
Nama lengkap : SUTIKNO
Tempat lahir : Blora
Umur : 40 tahun
""",
            [("SUTIKNO", "terdakwa")],
            id="with-the-identity",
        ),
        pytest.param(
            """\
Yang bertanda tangan di bawah ini:
Nama : MARNI
Umur : 38 tahun
Pekerjaan : Dagang
Alamat : Cepu
Dengan ini melaporkan dugaan penipuan yang dilakukan oleh:
Nama : SUTIKNO
Pekerjaan : sponsor
Alamat : Jepon
terhadap anak saya:
Nama : LASTRI
Umur : 20 tahun
""",
            [("MARNI", "pelapor"), ("SUTIKNO", "terlapor"), ("LASTRI", "korban")],
            id="done-by",
        ),
        pytest.param(
            """\
Terdakwa : SUTIKNO alias TIKNO bin WARDI
Tempat lahir : Blora
Umur : 40 tahun
Agama : Islam
Saksi : MARNI
Umur : 38 tahun
Alamat : Cepu
Korban : LASTRI
Umur : 20 tahun
Alamat : Cepu
""",
            [("SUTIKNO", "terdakwa"), ("MARNI", "saksi"), ("LASTRI", "korban")],
            id="the-role-as-the-label",
        ),
        pytest.param(
            """\
I. PELAPOR
Nama : MARNI
Alamat : Cepu
II. KORBAN
1. Nama : LASTRI
   Asal : Cepu
2. Nama : WATI
   Asal : Cepu
3. Nama : TINI
   Umur : 20
III. TERLAPOR
1. Nama : SUTIKNO
   Asal : Blora
2. Nama : WARDI
   No HP : 081234567890
""",
            [
                ("MARNI", "pelapor"),
                ("LASTRI", "korban"),
                ("WATI", "korban"),
                ("TINI", "korban"),
                ("SUTIKNO", "terlapor"),
                ("WARDI", "terlapor"),
            ],
            id="rows-with-few-labels",
        ),
        pytest.param(
            """\
Sebagai Terdakwa:
Nama : SUTIKNO
Umur : 40
Sebagai Saksi:
Nama : MARNI
Umur : 38
""",
            [("SUTIKNO", "terdakwa"), ("MARNI", "saksi")],
            id="sebagai",
        ),
        pytest.param(
            """\
*Identitas Terdakwa*
*Nama*: SUTIKNO
*Umur*: 40 tahun
*Alamat*: Blora
""",
            [("SUTIKNO", "terdakwa")],
            id="emphasis",
        ),
        pytest.param(
            """\
dalam perkara Para Terdakwa:
Nama lengkap : 1. SUTIKNO alias TIKNO;
               2. MARNI binti SASTRO;
Tempat lahir : 1. Blora; 2. Cepu;
Umur : 1. 40 tahun; 2. 38 tahun;
""",
            [("SUTIKNO", "terdakwa"), ("MARNI", "terdakwa")],
            id="several-in-one-label",
        ),
        pytest.param(
            """\
Terlapor (Calo)
Nama : SUTIKNO
Alamat : Jepon
Korban (PMI)
Nama : MARNI
Alamat : Cepu
""",
            [("SUTIKNO", "terlapor"), ("MARNI", "korban")],
            id="roles-with-remarks",
        ),
        pytest.param(
            """\
Terdakwa -1
Nama lengkap : SUTIKNO
Umur : 40 tahun
Terdakwa - 2
Nama lengkap : MARNI
Umur : 38 tahun
""",
            [("SUTIKNO", "terdakwa"), ("MARNI", "terdakwa")],
            id="numbers-behind-a-dash",
        ),
        pytest.param(
            """\
SUSPECT DETAILS
Name: SUTIKNO
Date of Birth: 2 May 1984
Nationality: Indonesian
Passport No: A1234567
VICTIM DETAILS
Name: LASTRI
Age: 20
Nationality: Indonesian
WITNESS
Name: MARNI
Age: 38
""",
            [("SUTIKNO", "tersangka"), ("LASTRI", "korban"), ("MARNI", "saksi")],
            id="details",
        ),
    ],
)
def test_each_layout_sets_down_its_people(text: str, named: list[tuple[str, str]]) -> None:
    assert people(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(
            """\
Terdakwa
Nama : SUTIKNO
Umur : 40
Alamat : Blora
Ahli
Nama : DR. HARIS
Umur : 50
Pekerjaan : Dosen
Alamat : Jakarta
""",
            [("SUTIKNO", "terdakwa"), ("DR. HARIS", "")],
            id="an-expert",
        ),
        pytest.param(
            """\
Istri Terdakwa:
Nama : MARNI
Umur : 38
Alamat : Blora
Agama : Islam
""",
            [("MARNI", "")],
            id="the-wife",
        ),
        pytest.param(
            """\
Terdakwa :
Nama : PT MAJU TERUS
Tempat kedudukan : Jakarta
diwakili oleh :
Nama lengkap : SUTIKNO
Tempat lahir : Blora
Umur : 40 tahun
Jabatan : Direktur
""",
            [("PT MAJU TERUS", "terdakwa"), ("SUTIKNO", "")],
            id="whoever-stands-for-a-firm",
        ),
        pytest.param(
            """\
Terdakwa SUTIKNO telah menjual tanahnya. Pembeli:
Nama : PAIJO
Umur : 60
Agama : Islam
Alamat : Blora
""",
            [("PAIJO", "")],
            id="a-buyer",
        ),
        pytest.param(
            """\
Ketua RT setempat
Nama : PAIJO
Umur : 60
Agama : Islam
Alamat : Blora
dalam perkara terdakwa SUTIKNO
""",
            [("PAIJO", "")],
            id="an-official",
        ),
        pytest.param(
            """\
Tersangka
Nama : SUTIKNO
Umur : 40
Agama : Islam
Alamat : Blora

Yang membuat pernyataan
Nama : HERMAN
Jabatan : Kanit
Umur : 50
Agama : Islam
""",
            [("SUTIKNO", "tersangka"), ("HERMAN", "")],
            id="whoever-signs",
        ),
        pytest.param(
            """\
Tersangka
Nama : SUTIKNO
Umur : 40
Agama : Islam
Alamat : Blora

Petugas Penerima
Nama : HERMAN
Jabatan : Kanit
""",
            [("SUTIKNO", "tersangka")],
            id="whoever-receives",
        ),
        pytest.param(
            """\
bahwa Terdakwa membawa korban ke rumah sakit. Dokter pemeriksa:
Nama : dr. ANTON
Jabatan : Dokter
Alamat : RSUD Blora
NIP : 1980
""",
            [],
            id="a-doctor",
        ),
        pytest.param(
            """\
Terdakwa:
1. Nama lengkap : SUTIKNO;
2. Tempat lahir : Blora;
3. Umur : 40 tahun;
4. Agama : Islam;
Terdakwa didampingi Penasihat Hukum :
Nama : RUDI HARTONO, S.H.
Alamat : Jl. Pemuda, Blora
Pekerjaan : Advokat
""",
            [("SUTIKNO", "terdakwa")],
            id="the-lawyer",
        ),
        pytest.param(
            """\
Tersangka
Nama : SUTIKNO
Umur : 40
Agama : Islam
Alamat : Blora
Penyidik
Nama : HERMAN
Pangkat : IPDA
Jabatan : Penyidik
Agama : Islam
Alamat : Polres Blora
Pelapor
Nama : MARNI
Umur : 38
Agama : Islam
Alamat : Blora
""",
            [("SUTIKNO", "tersangka"), ("MARNI", "pelapor")],
            id="the-officer",
        ),
        pytest.param(
            """\
Terdakwa
Nama : SUTIKNO
Umur : 40
Alamat : Blora
Keluarga yang dapat dihubungi
Nama : WARTI
Umur : 50
Pekerjaan : Tani
Alamat : Jakarta
""",
            [("SUTIKNO", "terdakwa"), ("WARTI", "")],
            id="the-family",
        ),
        pytest.param(
            """\
PIHAK PERTAMA
Nama : MARNI
Umur : 38
Alamat : Cepu
Agama : Islam
PIHAK KEDUA
Nama : SUTIKNO
Umur : 40
Alamat : Blora
Agama : Islam
""",
            [("MARNI", ""), ("SUTIKNO", "")],
            id="two-parties-of-a-contract",
        ),
    ],
)
def test_nobody_below_the_heading_of_another_is_accused(
    text: str, named: list[tuple[str, str]]
) -> None:
    assert people(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Terdakwa I. Nama : SUTIKNO; Umur : 40; Agama : Islam; Alamat : Blora;\n"
        "Terdakwa II. Nama : MARNI; Umur : 38; Agama : Islam; Alamat : Cepu;\n",
        "Terlapor\t: SUTIKNO\nAlamat\t: Jepon\nTerlapor\t: MARNI\nAlamat\t: Cepu\nTelp\t: 081234567890\n",
    ],
)
def test_a_form_of_labels_is_loaded_as_no_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "form.txt"
    path.write_text(text, encoding="utf-8")
    mentions = [mention for row in load(plan_load([path])) for mention in row.mentions]
    assert [(mention.names, mention.role) for mention in mentions] == [
        (("SUTIKNO",), "pihak_diadukan"),
        (("MARNI",), "pihak_diadukan"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nomor;Nama;Kronologi\n1;Siti;Nama : A, Umur : 2, Agama : B, Alamat : C\n",
        "Nomor;Kronologi\n1;bahwa Nama : A\n2;Umur : 3\n",
        "Korban\tTerlapor\tAlamat\tUmur\nSiti\tBudi\tTegal\t30\n",
    ],
)
def test_a_table_stays_one_though_a_cell_holds_labels(text: str) -> None:
    assert not sets_down_people(text)


def test_an_item_of_a_list_is_no_column_of_a_party(tmp_path: Path) -> None:
    path = tmp_path / "order.txt"
    path.write_text(
        "Kepada : 1. Nama : HERMAN\n2. Nama : JOKO\nPangkat/NRP : BRIPKA/8765\nJabatan : Penyidik\n"
        "Untuk melakukan penangkapan terhadap :\nNama : SUTIKNO\nAgama : Islam\nAlamat : Jepon\n",
        encoding="utf-8",
    )
    mentions = [mention for row in load(plan_load([path])) for mention in row.mentions]
    accused = [mention.names for mention in mentions if mention.role == "pihak_diadukan"]
    assert accused == [("SUTIKNO",)]


def test_what_a_court_prints_on_each_page_is_nobodys() -> None:
    text = (
        "dalam perkara Terdakwa:\n1. Nama lengkap : SUTIKNO;\n2. Tempat lahir : Blora;\n"
        "Disclaimer\nKepaniteraan Mahkamah Agung Republik Indonesia berusaha untuk selalu"
        " mencantumkan informasi paling kini dan akurat\nsebagai bentuk komitmen Mahkamah Agung"
        " untuk pelayanan publik, transparansi dan akuntabilitas pelaksanaan fungsi peradilan."
        " Namun dalam hal-hal tertentu masih dimungkinkan terjadi permasalahan teknis terkait"
        " dengan akurasi dan keterkinian informasi yang kami sajikan.\nDalam hal Anda menemukan"
        " inakurasi, maka harap segera hubungi Kepaniteraan Mahkamah Agung RI melalui :\nEmail :"
        " kepaniteraan@example.org Telp : 021-384 3348 (ext.318) Halaman 1\n"
        "3. Umur/tanggal lahir : 40 tahun/2 Mei 1984;\n4. Jenis kelamin : Laki-laki;\n"
    )
    (block,) = find_blocks(text)
    assert block.fields["Tanggal Lahir"] == "2 Mei 1984"
    assert "No. HP" not in block.fields


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "KETERANGAN SAKSI-SAKSI :\n1. MARNI, umur 38 tahun, menerangkan\n2. WARTI, umur 39 tahun\n",
            [("MARNI", "saksi"), ("WARTI", "saksi")],
        ),
        (
            "Korban\n1. LASTRI (20 th), alamat Cepu\n2. TINI (21 th), alamat Cepu\n",
            [("LASTRI", "korban"), ("TINI", "korban")],
        ),
        ("Korban\n1. Uang tunai\n2. Paspor\n", []),
        ("Saksi MARNI, 38 tahun, agama Islam, alamat Cepu, menerangkan", [("MARNI", "saksi")]),
        ("Nama : MARNI\nUmur : 38 th\nadalah korban dalam perkara ini\n", [("MARNI", "korban")]),
        ("Nama : MARNI\nUmur : 38 th\n(saksi)\n", [("MARNI", "saksi")]),
        ("DATA PMI TERKENDALA\nNama : LASTRI\nNegara tujuan : Taiwan\n", [("LASTRI", "korban")]),
        ("DATA PELAPOR / PENGADU\nNama : MARNI\nNo HP : 0812\n", [("MARNI", "pelapor")]),
        ("DATA KELUARGA PMI\nNama : MARNI\nHubungan : ibu\n", [("MARNI", "keluarga")]),
        ("Nama PMI : LASTRI\nNegara : Taiwan\n", [("LASTRI", "korban")]),
        ("Nama yang diadukan : SUTIKNO\nAlamat : Blora\n", [("SUTIKNO", "terlapor")]),
        ("TERLAPOR / KORBAN\nNama : LASTRI\nUmur : 20\n", []),
    ],
)
def test_words_for_those_who_are_harmed_report_or_saw_it(
    text: str, named: list[tuple[str, str]]
) -> None:
    assert people(text) == named


@pytest.mark.parametrize("accused", ["TERDAKWA", "Identitas Tersangka :", "Pihak yang Diadukan"])
@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize(
    "heading",
    [
        "Ahli", "Ahli Pidana :", "Istri Terdakwa", "Orang tua Tersangka :", "Penasihat Hukum",
        "Penerjemah :", "Petugas", "Ketua RT", "Pendamping Korban", "Adik kandung Terdakwa :",
        "Majelis Hakim", "Penyidik Pembantu", "Wali", "Kepala Desa :", "Keluarga yang dihubungi",
    ],
)  # fmt: skip
def test_no_heading_of_somebody_else_lets_the_accusation_go_on(
    accused: str, gap: str, heading: str
) -> None:
    labels = "Nama : {}\nUmur : 40 tahun\nAgama : Islam\nAlamat : Blora\n"
    text = f"{accused}\n{labels.format('SUTIKNO')}{gap}{heading}\n{labels.format('MARNI')}"
    roles = dict(people(text))
    assert roles.pop("SUTIKNO") in ("terdakwa", "tersangka", "terlapor")
    assert roles.get("MARNI", "") not in ("terdakwa", "tersangka", "terlapor")
