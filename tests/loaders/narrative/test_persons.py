"""Persons in texts without capitals and points: where a name ends, aliases, fathers, roles."""

import pytest

from loaders.narrative import Found, FoundKind, find_in_text
from loaders.narrative.persons import find_persons


def persons(text: str) -> list[Found]:
    """The persons of a text, in order."""
    return [found for found in find_in_text(text) if found.kind is FoundKind.PERSON]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "terdakwa sahri kepada saksi korban harni alias ani menawarkan pekerjaan",
            [("sahri", "", "pihak_diadukan"), ("harni", "ani", "korban")],
        ),
        ("saksi martinus bulu als tinus menerangkan", [("martinus bulu", "tinus", "saksi")]),
        (
            "terdakwa muhammad saleh bin h abdul rahman alias gondrong bersama sama",
            [("muhammad saleh bin h abdul rahman", "gondrong", "pihak_diadukan")],
        ),
        (
            "terdakwa i ketut sudana dan terdakwa ii ni made suarti bersalah",
            [("i ketut sudana", "", "pihak_diadukan"), ("ni made suarti", "", "pihak_diadukan")],
        ),
        ("min tolong suami saya herman udah 2 taun ga pulang", [("herman", "", "")]),
        ("sponsornya namanya pak dul dari lombok", [("dul", "", "sponsor")]),
        ("sama calo namanya rudi hartono ke bandara", [("rudi hartono", "", "perekrut_lapangan")]),
        ("bu yayuk sama pak harto yang ngurus", [("yayuk", "", ""), ("harto", "", "")]),
        ("agen bernama ah kiong di johor", [("ah kiong", "", "perekrut")]),
        ("diserahkan oleh tarsono hadi kepada polisi", [("tarsono hadi", "", "")]),
        (
            "para saksi yaitu misnah dan suparti",
            [("misnah", "", "saksi"), ("suparti", "", "saksi")],
        ),
    ],
)
def test_where_names_begin_and_end(text: str, named: list[tuple[str, str, str]]) -> None:
    assert [(found.name, found.alias, found.role) for found in persons(text)] == named


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("SUPRIYANTO alias ANTO bin KASMIN", "SUPRIYANTO bin KASMIN", "ANTO"),
        ("Supriyanto Alias Anto als. Kancil", "Supriyanto", "Anto, Kancil"),
        ("nasrun a.k.a asun bin (alm) ramli", "nasrun bin ramli", "asun"),
        ("sdr misnawi ALIAS pak de, kabur", "misnawi", "pak de"),
        ("terdakwa yudi als muda membawa", "yudi", "muda"),
        ("Terlapor Deden @ Kang Deden", "Deden", "Kang Deden"),
    ],
)
def test_aliases_and_the_father_behind_them(text: str, name: str, alias: str) -> None:
    (found,) = persons(text)
    assert (found.name, found.alias) == (name, alias)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("suami korban bernama Agus", "keluarga"),
        ("ibu korban bernama Sutinah", "keluarga"),
        ("suami korban Agus Salim", ""),
        ("teman korban bernama Rosita", ""),
        ("istri terdakwa bernama Wati", ""),
        ("penasihat hukum terdakwa bernama Hasan", ""),
        ("majikan korban bernama Rokiah", "majikan"),
        ("sponsor korban Siti Aminah", ""),
        ("istri dari saksi Pardi", "saksi"),
        ("anak korban Dina Mariana", "korban"),
        ("Dilaporkan oleh sdr. Agus Salim", "pelapor"),
        ("Pemilik penampungan: Ny. Oey Lian", "penampung"),
    ],
)
def test_a_role_is_what_the_words_beside_the_name_say_and_no_more(text: str, role: str) -> None:
    (found,) = persons(text)
    assert found.role == role


def test_all_who_are_listed_behind_a_role_have_it() -> None:
    text = "Terlapor: 1. Zaenal als Jay, 2. Poppy Safitri, 3. Wartini; saksi Ratmi"
    assert [(found.name, found.role) for found in persons(text)] == [
        ("Zaenal", "pihak_diadukan"),
        ("Poppy Safitri", "pihak_diadukan"),
        ("Wartini", "pihak_diadukan"),
        ("Ratmi", "saksi"),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("menurut terdakwa Budi, Siti Aminah pergi sendiri", ["pihak_diadukan", ""]),
        ("terdakwa Budi dan Siti Aminah pergi", ["pihak_diadukan", ""]),
        ("para terdakwa Budi dan Siti Aminah pergi", ["pihak_diadukan", "pihak_diadukan"]),
        ("Terlapor Joko, Harjo dan Titin", ["pihak_diadukan"] * 3),
        ("Terlapor: Joko, Harjo", ["pihak_diadukan"] * 2),
        ("korban Siti Aminah dan Rina Wati", ["korban", "korban"]),
    ],
)
def test_nobody_is_accused_by_a_comma_or_an_and_alone(text: str, roles: list[str]) -> None:
    assert [found.role for found in persons(text)] == roles


def test_a_name_that_was_announced_is_found_again_from_its_first_word_on() -> None:
    text = "terlapor hilarius bere datang, lalu hilarius pergi, kata hilarius bere"
    assert [found.name for found in persons(text)] == [
        "hilarius bere",
        "hilarius",
        "hilarius bere",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "terdakwa tersebut mengirim korban ke rumah saksi yang berada di dusun krajan",
        "pak presiden dan bu bidan dan mas yang itu",
        "sponsor minta uang terus tiap minggu",
        "calo nya kabur ke batam kmrn malam",
        "pelapor adalah ibu rumah tangga yang tinggal di jakarta timur",
        "korban dijemput sopir lalu dibawa ke penampungan",
        "saya tidak tahu nama orang orang itu",
        "alamat jl dewi sartika nomor 88, hotel santi, pt sari dewi",
        "alias tidak resmi, alias ilegal, kata petugas",
        "saksi dipanggil polisi dan jaksa penuntut umum",
    ],
)
def test_a_word_behind_a_cue_that_is_no_name_is_no_person(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "pelaku licik sekali dan agen nakal itu kabur",
        "korban trauma berat, korban rindu rumah",
        "pelapor merasa tertipu lalu terdakwa duduk di kursi",
        "calo keliling kampung mencari gadis desa",
        "terdakwa sopan di persidangan, saksi lupa tanggalnya",
        "Petugas di Batam berkata pelaku blantik dari sebelah sudah pergi",
        "saksi hatiku hancur, korban imigrasi",
    ],
)
def test_everyday_words_behind_a_cue_accuse_nobody(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("terdakwa gelap bin sastro", "gelap bin sastro"),
        ("korban Ahmad Rajin Sirait melapor", "Ahmad Rajin Sirait"),
        ("terdakwa slamet pergi", "slamet"),
        ("terdakwa blantik menawarkan kerja", "blantik"),
        ("terlapor hilarius menawarkan kerja di Malaysia", "hilarius"),
        ("Ini di Batam terlapor hilarius bere kabur", "hilarius bere"),
        ("Petugas di Batam menangkap pelaku sumarni", "sumarni"),
    ],
)
def test_what_is_a_name_stays_one_behind_a_cue(text: str, name: str) -> None:
    (found,) = persons(text)
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("kemarin sutarmi ningsih berangkat", ["sutarmi ningsih"]),
        ("Setelah itu Rosnita Br Karo pulang", ["Rosnita Br Karo"]),
        ("putra daerah dari dunia maya", []),
        ("Jalan Ahmad Yani, Desa Sri Mulyo, PT Budi Santoso Jaya", []),
        ("kata Kompol Dedi Kurniawan Kapolres Tegal", ["Dedi Kurniawan"]),
    ],
)
def test_names_without_a_cue(text: str, named: list[str]) -> None:
    assert [(found.name, found.role) for found in persons(text)] == [(name, "") for name in named]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Pelaku Anton Sihombing Roni Siregar kabur", ["Anton Sihombing", "Roni Siregar"]),
        ("terdakwa budi hartono siti rohmah pergi", ["budi hartono", "siti rohmah"]),
        ("Pelaku Muhammad Rizki Aditya Pratama", ["Muhammad Rizki Aditya Pratama"]),
    ],
)
def test_names_run_together_are_two_and_only_the_first_is_accused(
    text: str, named: list[str]
) -> None:
    roles = ["pihak_diadukan", *[""] * (len(named) - 1)]
    assert [(found.name, found.role) for found in persons(text)] == list(
        zip(named, roles, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("terdakwa lim akiong als asun anak dari lie fat pergi",
         [("lim akiong anak dari lie fat", "asun")]),
        ("Saksi LIM AKIONG anak dari LIE FAT pergi", [("LIM AKIONG anak dari LIE FAT", "")]),
        ("Korban Siti anak dari pelapor Budi pergi", [("Siti", ""), ("Budi", "")]),
        ("terdakwa lim akiong als asun anak dari", [("lim akiong", "asun")]),
    ],
)  # fmt: skip
def test_a_father_follows_anak_dari(text: str, people: list[tuple[str, str]]) -> None:
    assert [(found.name, found.alias) for found in find_persons(text)] == people


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("kmrn Yanti menyuruh korban tanda tangan", ["Yanti"]),
        ("yanti nyuruh saya bayar lagi", ["yanti"]),
        ("Waktu itu Wagirah menyuruh kami menunggu", ["Wagirah"]),
        ("Catatan: Pranoto mengaku sudah membayar", ["Pranoto"]),
        ("ketika itu Ndara Tagela meminta kami menunggu", ["Ndara Tagela"]),
        ("tadi afuk nyuruh sy ke pelabuhan", ["afuk"]),
        ("Obaja dan istrinya tinggal di sana", ["Obaja"]),
        ("paspor disimpan Tiara Wulansari", ["Tiara Wulansari"]),
        ("kami dijemput Ationg, orang Singkawang", ["Ationg"]),
    ],
)
def test_a_name_is_known_by_what_only_people_do(text: str, named: list[str]) -> None:
    assert [(found.name, found.role) for found in persons(text)] == [(name, "") for name in named]


@pytest.mark.parametrize(
    "text",
    [
        "Kapal Dewi Kencana meminta izin sandar di Nunukan",
        "PT Sinar Bahari menjanjikan penempatan di Taiwan",
        "saat itu Lion Air membawa kami ke Batam",
        "Saat itu Cahaya Bahari meminta uang muka",
        "Taiwan meminta dokumen tambahan",
        "batam menyuruh kami menunggu kabar",
        "imigrasi bilang paspor nya ga bisa dicetak",
        "kantor nyuruh kami balik lagi",
        "Maret kemarin mengaku sudah selesai",
        "Suami marah, mertua ngajak ribut",
        "Migrant Care meminta perlindungan",
        "Satgas TPPO menyuruh kami menunggu",
        "kakak bilang jangan lapor dulu",
        "Ya Allah, Tuhan menolong kami semua",
    ],
)
def test_firms_ships_places_months_and_kin_are_nobody_before_a_verb(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("sy bayar ke joko kmrn", ["joko"]),
        ("tf ke afuk aja", ["afuk"]),
        ("hp punya rina hilang", ["rina"]),
        ("rek punya afuk", ["afuk"]),
        ("uangnya sama afuk semua", ["afuk"]),
        ("dibawa sm si jarwo", ["jarwo"]),
        ("tlp aja afuk, 0821 5588 9034", ["afuk"]),
        ("no ini dr tarmizi ya kak", ["tarmizi"]),
        ("perkenalkan saya Obaja dari Kupang", ["Obaja"]),
        ("Hormat saya,\n\nPaskalina Nggadas", ["Paskalina Nggadas"]),
    ],
)
def test_a_name_that_no_list_knows_where_only_a_person_can_stand(
    text: str, named: list[str]
) -> None:
    assert [(found.name, found.role) for found in persons(text)] == [(name, "") for name in named]


@pytest.mark.parametrize(
    "text",
    [
        "bayar ke kantor aja kak",
        "tf ke bca saja jangan ke mandiri",
        "kirim ke kampung",
        "ke bali naik bus, ke lombok naik kapal",
        "uangnya sama bapak semua",
        "hp punya majikan ga boleh dipake",
        "punya utang di bank",
        "dibawa sama rombongan ke mess",
        "tlp kantor aja, 0821 5588 9034",
        "kepada penyidik yang berwenang",
        "diambil oleh ejen",
    ],
)
def test_nobody_stands_behind_the_same_words_before_offices_and_kin(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("orangnya biasa dipanggil mak saripah", "mak saripah"),
        ("org sini biasa di panggil lek mul", "lek mul"),
        ("kami memanggilnya Pakde Tukul", "Pakde Tukul"),
        ("dia dikenal sebagai Mami Tince", "Mami Tince"),
        ("ia disebut Tuk Dalang oleh mereka", "Tuk Dalang"),
        ("org sini taunya jeng sum", "jeng sum"),
        ("dia pake nama fb mona lestari", "mona lestari"),
        ("akun fb mona lestari yg pasang iklan", "mona lestari"),
    ],
)
def test_what_somebody_is_called_is_an_alias_with_its_title(text: str, alias: str) -> None:
    (found,) = persons(text)
    assert (found.name, found.alias) == ("", alias)


@pytest.mark.parametrize(
    "text",
    [
        "dipanggil polisi tiga kali",
        "dikenal sebagai kampung pmi",
        "dikenal ramah dan baik hati",
        "taunya uang sudah habis",
        "taunya kerja resto ternyata di tempat hiburan",
        "akun fb lowongan kerja luar negeri",
        "akun facebook PT Maju Jaya",
        "nama fb nya sudah ganti",
        "disebut sebagai korban perdagangan orang",
    ],
)
def test_nobody_is_called_what_is_no_name(text: str) -> None:
    assert persons(text) == []


def test_a_role_behind_such_a_word_gives_a_name_and_no_alias() -> None:
    (found,) = persons("selanjutnya disebut terdakwa Budi")
    assert (found.name, found.alias, found.role) == ("Budi", "", "pihak_diadukan")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dijemput oleh Lim Siok Hwa di bandara", "Lim Siok Hwa"),
        ("diserahkan kepada Gan Ah Hong melalui bank", "Gan Ah Hong"),
        ("agen Chong Fook Sang di Johor", "Chong Fook Sang"),
        ("Kami tinggal di rumah Tjong Kim Fa", "Tjong Kim Fa"),
        ("agen TAN MEI HWA DAN sopir", "TAN MEI HWA"),
        ("saksi I Wayan Sudarta menerangkan", "I Wayan Sudarta"),
        ("saksi i gusde suweca menerangkan", "i gusde suweca"),
        ("Penyidik: I NYARKA SUDANA", "I NYARKA SUDANA"),
        ("majikan bernama Khaled pergi", "Khaled"),
        ("Saksi Yusmina Pellokila datang", "Yusmina Pellokila"),
        ("Diterima oleh Lodia Nggebu", "Lodia Nggebu"),
    ],
)
def test_names_of_all_peoples_are_whole(text: str, name: str) -> None:
    assert [found.name for found in persons(text)] == [name]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Terlapor Yosafat als. Yos dan Meliana a.k.a Mel, lokasi Atambua", ["accused", "accused"]),
        ("Terlapor Yosafat dan Meliana.", ["accused", "accused"]),
        ("Terlapor Yosafat dan Meliana pergi ke Batam.", ["accused", ""]),
        ("terdakwa Yosafat dan Meliana, korban, pergi", ["accused", ""]),
        ("Kemarin terlapor Yosafat dan Meliana", ["accused", ""]),
    ],
)
def test_a_second_one_is_accused_where_no_verb_could_tell_of_him_alone(
    text: str, roles: list[str]
) -> None:
    said = {"pihak_diadukan": "accused"}
    assert [said.get(found.role, found.role) for found in persons(text)] == roles


def test_officers_are_accused_of_nothing() -> None:
    text = "Terdakwa Budi ditahan.\nPenyidik pembantu: Haryawan Seta\nPenyidik: Ni Ketut Dasmi"
    assert [found.role for found in persons(text)] == ["pihak_diadukan", "", ""]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Alamat: Nita, Kabupaten Sikka", []),
        ("Alamat = Rungkut Asri\nNama lengkap = Siti Aminah", ["Siti Aminah"]),
        ("| Alamat | Kutasari Asri |\n| Nama | Siti Aminah |", ["Siti Aminah"]),
        ("Nama\nSiti Aminah\nAlamat\nAsri Mulyani\nAgama\nIslam\n", ["Siti Aminah"]),
        ("Alamat: Dsn. Asri; Pelaku: Siti Aminah", ["Siti Aminah"]),
        ("Pelapor Siti, alamat: Kediri, korban Budi", ["Siti", "Budi"]),
        ("Pekerjaan : Sopir Rental", []),
        ("tempat lahir Sri Mulyo, tinggal di Asri Mulyani", []),
        ("kirim ke alamat\nBudi datang lagi", ["Budi"]),
    ],
)
def test_the_value_of_a_label_is_nobody(text: str, named: list[str]) -> None:
    assert [found.name for found in find_persons(text)] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "kemudian datang wagiman als kotong sutris als semok dan karmin als patuk",
            [("wagiman", "kotong"), ("sutris", "semok"), ("karmin", "patuk")],
        ),
        ("saksi verbalisan sihotang menerangkan", [("sihotang", "")]),
        ("Panitera Pengganti Wulan Kusuma, S.H.", [("Wulan Kusuma", "")]),
        ("terdakwa BARTOLOMEUS LAKA menawari", [("BARTOLOMEUS LAKA", "")]),
        ("Terdakwa BERTOLOMEUS LAKA menawari", [("BERTOLOMEUS LAKA", "")]),
        ("laki laki taiwan bernama chiang wei ming", [("chiang wei ming", "")]),
        ("Anaknya Wanto dibawa Daris ke kapal ikan", [("Wanto", ""), ("Daris", "")]),
        ("gaji saksi KARSONO US$420", [("KARSONO", "")]),
        ("Telp dari Bp Kasmin, istrinya dipukul majikan", [("Kasmin", "")]),
    ],
)
def test_more_words_that_announce_or_end_a_name(text: str, named: list[tuple[str, str]]) -> None:
    assert [(found.name, found.alias) for found in persons(text)] == named


@pytest.mark.parametrize(
    "text",
    [
        "Korban dibawa Garuda ke Jakarta",
        "Korban dibawa Polres ke rumah sakit",
        "Korban ditampung Yayasan ke dua",
        "uang dikirim melalui Telegram dan Facebook",
        "berangkat lewat Nunukan naik kapal",
        "ia menyatakan dirinya sakit dan lemas",
        "menyebut dirinya sebagai agen resmi",
        "saksi ahli pidana menerangkan",
        "aslinya dari jawa timur",
        "bp tolong bantu kami",
    ],
)
def test_the_same_words_before_other_things_name_nobody(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tmn ku wutwo masih di sana, tolong", "wutwo"),
        ("adek ipar ku wutwo udh 5 bln di laut", "wutwo"),
        ("istrinya wutwo blg dia ke surabaya", "wutwo"),
        ("tebusan nya 30 jt per orang kt wutwo", "wutwo"),
        ("disuruh sm si wutwo ngaku saudara", "wutwo"),
        ("td dpt kabar dr wutwo, katanya aman", "wutwo"),
        ("sy wutwo, dr bone, mau minta tlg", "wutwo"),
        ("tanya wutwo aja dia yg pegang kuitansi", "wutwo"),
        ("uang ditemukan di dalam tas milik wutwo", "wutwo"),
        ("sisanya diambil wutwo klo visa dah turun", "wutwo"),
        ("karna wutwo ancam mau bakar rumah", "wutwo"),
        ("plg2 udh ga bs ngomong, wutwo namanya", "wutwo"),
        ("yg ngomong org medan ramses", "ramses"),
        ("yang memasok dari jember nawiyah als nyi nawi", "nawiyah"),
        ("asli orgnya aminuddin, bukan yg itu", "aminuddin"),
    ],
)
def test_an_unknown_name_is_read_where_only_a_person_can_stand(text: str, name: str) -> None:
    assert [found.name for found in persons(text)] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kasus bermula ketika Wutwo menerima uang.", ["Wutwo"]),
        ("Wutwo Gelsar menjual tanah warisan.", ["Wutwo Gelsar"]),
        ("Polisi menetapkan Wutwo Gelsar sebagai tersangka.", ["Wutwo Gelsar"]),
        ("Jenazah Wutwo tiba Selasa malam.", ["Wutwo"]),
        ("Uang itu dari kami, dikirim Wutwo.", ["Wutwo"]),
        ("Yang menerima uang itu Wutwo Gelsar, bukan saya.", ["Wutwo Gelsar"]),
        ("Diperiksa atas laporan WUTWO GELSAR dan dicatat.", ["WUTWO GELSAR"]),
        ("Kami tinggal di rumah Wutwo Gelsar selama sebelas hari.", ["Wutwo Gelsar"]),
        ("Uang saya serahkan, disaksikan Wutwo.", ["Wutwo"]),
        ("Yang membayar adalah Wutwo, pemilik agensi.", ["Wutwo"]),
        ("Penuntut Umum,\n     WUTWO GELSAR, S.H.", ["WUTWO GELSAR"]),
        ("1. Nama : Yusra Nurmala, S.Sos.\n2. Jabatan : Kepala", ["Yusra Nurmala"]),
        ("Tersangka berinisial RW (39) ditangkap.", ["RW"]),
        ("terpidana Wutwo Gelsar memilih kurungan", ["Wutwo Gelsar"]),
    ],
)
def test_capitals_within_a_sentence_are_a_person_by_what_is_told(
    text: str, names: list[str]
) -> None:
    assert [found.name for found in persons(text)] == names


def test_a_title_and_a_name_in_brackets_are_what_somebody_is_called() -> None:
    (found,) = persons("mengenali sebagai Ramlah (Mbak Lela), juru masak")
    assert (found.name, found.alias, found.text) == ("Ramlah", "Mbak Lela", "Ramlah (Mbak Lela)")
    assert [found.alias for found in persons("Saksi ERMANITA Pgl. UPIK datang")] == ["UPIK"]


@pytest.mark.parametrize(
    "text",
    [
        "Kemnaker mencabut izin PT Maju Jaya setelah Migrant Care melaporkan kasus ini.",
        "Satgas menangkap empat orang di Pos Tanjung Datu.",
        "Korban bekerja di Perkebunan Felda Sahabat lalu ke Ladang Bukit Merah.",
        "Menurut Kompas, pemerintah Arab Saudi menolak permohonan itu.",
        "Karena Covid melanda, Saudi Airlines membatalkan penerbangan.",
        "Polisi mengamankan Avanza hitam dan dua Honda Beat.",
        "Agen Golden Harvest Manpower menahan seluruh dokumen kami.",
        "Pengadilan Negeri Tanjung Jabung Timur mengadili perkara.",
        "Ia merekrut tiga anak dari Waikabubak.",
        "Perusahaan Star Ocean Manning menahan gaji ABK.",
        "Kami makan di rumah Makan Padang Raya setiap hari.",
        "Kepala Desa Sukamaju mengetahui keberangkatan tersebut.",
        "anak saya trauma, tidak mau makan",
        "suami saya stroke, kerja cuma buruh",
        "teman saya kabur dari rumah majikan",
        "kt admin, tinggal nunggu visa",
        "menurut aturan, biaya ditanggung majikan",
        "mobil milik travel yang menjemput",
        "dijemput travel dari bandara",
        "diantar ojek ke pelabuhan",
        "ga tau namanya tapi orangnya gemuk",
        "bosnya marah terus tiap hari",
        "mama nangis terus",
        "dia ganti2 nama pak, tolong dicek",
        "dr cirebon naik bus ke jakarta",
        "karna takut dipukul saya kabur",
    ],
)
def test_nobody_stands_in_the_same_places_before_firms_things_and_states(text: str) -> None:
    assert persons(text) == []
