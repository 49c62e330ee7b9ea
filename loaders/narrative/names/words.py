"""Words that end a name in a text without capitals, and words that names are made of.

Decisions.
A name ends at a word of the closed lists here (function words, kin, offices, work, things, plain
verbs), at one with the shape of a verb or its noun ("dijemput", "membayar", "penampungan"), or with
the ending of one ("rumahnya", "dijanjikan"). A word that the shipped model of names knows keeps
being one in spite of its shape: Dian, Melati, Bernadeta.
"""

import re
from functools import lru_cache

from graph.names import key_words
from graph.resolution.people.parameters import shipped
from loaders.narrative.names.acts import ACTS
from loaders.vocabulary.everyday_words import EVERYDAY_WORDS
from loaders.vocabulary.given_names import FAMILY_NAMES, GIVEN_NAMES

_FUNCTION_WORDS = """
    yang yg dan dgn dengan dg di ke dari dr pada pd kepada kpd oleh untuk utk unt buat bagi
    dalam dlm antara atas bawah atau ataupun tetapi tapi tp namun serta beserta bersama bahwa
    bhw karena krn sebab agar supaya spy jika jk kalau kalo klo bila apabila ketika saat sewaktu
    waktu selama sejak sampai smp sampe hingga sehingga maka lalu lantas kemudian kmd setelah
    stlh sesudah sebelum sblm seperti spt sebagai sbg adalah ialah yaitu yakni merupakan ada
    tidak tdk tak gak ga nggak enggak ngga bukan bkn belum blm sudah sdh udah udh telah tlh akan
    akn sedang sdg masih msh lagi lg juga jg pun hanya cuma cm saja aja sj sangat lebih paling
    kurang cukup harus hrs wajib perlu bisa bs dapat dpt boleh mau ingin mesti mungkin pasti
    benar bnr betul memang mmg malah bahkan justru ini itu tersebut tsb tadi sini situ sana
    begitu begini demikian para si sang tiap setiap semua seluruh beberapa banyak bnyk sedikit
    seorang sebuah suatu sesuatu seseorang masing lain lainnya sendiri sama sm saling melalui
    lewat via menurut terhadap tentang mengenai atasnya tanpa kecuali selain sekitar sekira
    sekitaran kira guna demi per apa siapa sapa mana dimana kemana bagaimana gimana kenapa
    mengapa kapan berapa brp ya iya nya loh lho kok sih deh dong nih tuh kan toh nah oh eh halo
    hai assalamualaikum ass wr wb mohon tolong tlg minta mnt saya sy aku gue gw ane kami kita kt
    kamu km anda dia ia beliau mereka mrk nama namanya bernama alias als aka panggilan dipanggil
    inisial berinisial kepadanya padanya darinya olehnya dll dsb dkk dst yth hal maupun meskipun
    walaupun walau meski sambil seraya sementara smntr tiba langsung lgs segera terus trs trus
    pernah sering selalu kadang jangan jgn biar kini skrg sekarang nanti besok kemarin kmrn
    tadinya dulu dahulu awalnya akhirnya ternyata trnyt rupanya katanya padahal pdhl sebenarnya
    sebelumnya selanjutnya an
    mah pung tny dl dlu blum tdi klu kl kalu yah dah gtu kyk mo bkin kaga gausah bru tpi krna karna
    smua kmren beta dorang kitorang torang ngana deng seng sonde pgl panjenengan kulo nggih njih
    nuwun euy kumaha naon pisan mboten piye dheweke wong iki iku kuwi wis durung arep seko
    saiki urang indak ndak inyo klian gua klau ykn please otw pm
    """
_PEOPLE = """
    terdakwa tersangka terlapor teradu pelapor pengadu korban saksi pelaku calo sponsor perekrut
    agen agensi agency tekong majikan mandor sopir supir pengurus penampung perantara makelar
    oknum bos boss bosnya orang org laki lelaki pria perempuan wanita anak ank bayi balita istri
    isteri suami ayah bapak bpk bapa ibu mama papa mamak emak kakak kaka kak abang bang adik
    adek dek paman bibi om tante mas mbak mba pak bu sdr sdri saudara saudari keluarga kelg ortu
    orangtua mertua ipar sepupu keponakan nenek kakek cucu tetangga teman temen tmn kawan pacar
    tunangan janda duda kandung tiri angkat warga penduduk masyarakat pekerja migran buruh tki
    tkw pmi cpmi ctki guru ustad ustadz ustaz kiai kyai polisi polda polres polresta polsek
    tentara tni hakim jaksa penuntut penyidik pengacara advokat lurah kades kepala camat bupati
    walikota gubernur menteri presiden ketua wakil sekretaris bendahara anggota staf pegawai
    karyawan petugas dokter dokternya bidan perawat dosen mahasiswa pelajar siswa nelayan petani
    pedagang pemilik direktur manajer pimpinan admin kuasa hukum penasihat ahli majelis umum
    tuan nyonya nona haji hajah tuanya pihak kapolda kapolres kapolresta kapolsek kasat kanit
    kasubdit kabid kapolri kajari danramil babinsa bhabinkamtibmas sekda sekdes kadus kadisnaker
    """
_PLACES_AND_OFFICES = """
    desa ds dusun dsn kampung kmp kelurahan kel kecamatan kec kabupaten kab kota provinsi prov
    negara daerah wilayah alamat almt jalan jln jl gang gg blok rt rw nomor no rumah rmh kos
    kost kontrakan kantor pt cv ud tb toko warung pasar sekolah kampus hotel mess pelabuhan
    bandara stasiun terminal dermaga kapal mobil motor pesawat bus travel bank bri bca bni
    mandiri btn bsi kbri kjri imigrasi disnaker dinas kementerian bp2mi bp3mi bnp2tki pengadilan
    negeri kejaksaan lembaga yayasan perusahaan persh perkebunan kebun pabrik lapas rutan
    indonesia malaysia taiwan hongkong arab saudi kamboja myanmar brunei jepang korea dubai luar
    dalam timur barat utara selatan tengah jawa madura sumatera sulawesi kalimantan lombok bali
    flores batam jakarta asal tempat tmpt
    """
_THINGS = """
    uang duit biaya dana ongkos gaji upah hutang utang hasil harga jumlah sejumlah sebesar
    senilai sebanyak total sisa juta jt ribu rb ratus puluh rupiah rp ringgit rm riyal dolar
    paspor passport ktp kk nik visa surat dokumen akta tiket foto hp handphone telepon telp tlp
    ponsel wa whatsapp kontak rekening rek norek kartu atm email facebook fb tiktok instagram ig
    akun grup pekerjaan kerja krj lowongan loker asisten rumah tangga art prt umur usia tahun
    thn th bulan bln minggu hari hr jam pukul pkl tanggal tgl lahir wib wita wit pagi siang sore
    malam jenis kelamin agama islam kristen katolik hindu budha pendidikan status kawin
    kebangsaan kewarganegaraan bangsa bukti barang kasus perkara laporan lp bap berita acara
    tindak pidana pasal undang uu tppo putusan menimbang perbuatan keterangan sesuai cara maksud
    tujuan kondisi keadaan masalah kabar informasi info janji ajakan iming iming2 buah unit
    lembar kali seri merek merk warna kejadian peristiwa identitas lengkap palsu baik asli lama
    baru pertama kedua ketiga keempat pihaknya satu dua tiga empat lima enam tujuh delapan
    sembilan sepuluh sebelas lapangan darat laut
    """
_VERBS = """
    pergi datang dtg pulang plg tiba masuk keluar naik turun kerja tinggal tggl tidur makan
    minum minta kasih ksh kasi bilang blg kata ngomong ngaku ngajak ajak bawa bw kirim krm bayar
    byr tf transfer setor ambil kena suruh janji janjikan daftar urus jemput antar kabur lari
    hilang hidup mati meninggal wafat sakit hamil tahu tau lihat liat dengar ingat lupa pakai
    pake punya jadi jdi lapor telpon telepon hubungi hub chat kenal ketemu temui cari nyari
    dapat beli jual pinjam sewa tunggu nunggu mulai selesai habis abis tanya jawab terima trima
    tipu nipu rekrut tampung ikut mohon coba sempat mampu gagal berhasil hendak bermaksud
    sepakat setuju bebas aktif tetap isi tunggal ganti atur jaga simpan pegang tagih rugi untung
    siap takut bingung sedih senang marah nangis beri kembali balik tolong bantu paksa siksa
    pukul
    """
_MORE = """
    dpo verbalisan utama pengganti tertangkap kopi nasi
    sekali bot laju kereta resmi ilegal legal mahkota feri ferry kapal perahu sampan
    jasa rentenir notaris aparat tukang bengkel hutan sawit ladang sawah laut pantai gunung
    beras air listrik komputer laptop tas baju celana sepatu koper kunci pintu kamar kasur dapur
    lantai gedung ruang ruangan meja kursi makanan minuman obat puskesmas klinik medikal medical
    kesehatan periksa surat materai kwitansi nota struk cap stempel tanda tangan sidik jari
    nyawa hidup badan kaki kepala mata muka mulut perut darah luka memar nikah cerai rujuk
    hajatan lebaran puasa natal libur cuti kontrak sidang eksepsi dakwaan tuntutan pledoi vonis
    banding kasasi hukuman denda subsider subsidair kurungan penjara tahanan sel rutan polsek
    panitera negeri tinggi agung mahkamah republik pasal ayat huruf angka butir junto jo
    sebagaimana dimaksud secara sah meyakinkan unsur dalil alat saksi2 orang2 bln2 kelas grade
    paket proses prosedur sistem aturan syarat ketentuan izin ijin lisensi cabang pusat daerah
    lokal asing luar negri swasta wiraswasta pns honorer operator kasir pelayan koki juru masak
    kuli teknisi perkapalan resto restoran rumahan cafe kafe karaoke spa salon panti jompo
    lansia pabrikan gudang garmen konveksi bangunan proyek tambang kebunan online offline judi
    scam penipuan penipu preman mafia sindikat jaringan kelompok geng komplotan muda tua kecil
    besar pendek kurus gemuk cantik ganteng putih hitam merah biru hijau kuning coklat jauh
    dekat cepat lambat mahal murah gratis susah gampang mudah sulit senin selasa rabu kamis
    jumat sabtu ahad januari februari maret april mei juni juli agustus september oktober
    november nopember desember pembantu babysitter caregiver driver cleaning service cina china
    tionghoa melayu arab india bangladesh filipina vietnam thailand singapura hong kong macau
    qatar kuwait oman bahrain yordania mesir turki polandia italia jerman inggris amerika
    australia harusnya semoga sekalian selebihnya dadakan duluan belakangan berikutnya
    pertamanya akibat alhamdulillah amin insyaallah bismillah terimakasih trims makasih mksh
    maaf mf bagus jelek hebat kosong penuh ramai sepi aman bahaya darurat penting gawat parah
    ringan berat serius bohong dusta jujur curang jahat kejam kasar galak pelit loyal royal kaya
    miskin bangkrut
    """
_ENGLISH = """
    the a an and or of from to in on at by with for who whom which that this was were is are has
    had he she it they we his her their him them says told paid promised recruited took went
    came passport phone number account money victim recruiter agent broker witness suspect
    company
    """
_CLOSED = frozenset(
    " ".join(
        (_FUNCTION_WORDS, _PEOPLE, _PLACES_AND_OFFICES, _THINGS, _VERBS, _MORE, _ENGLISH)
    ).split()
).union(ACTS)
_NO_NICKNAMES = frozenset(f"{_FUNCTION_WORDS} {_VERBS}".split()) - {"si"}
_SHAPED = re.compile(
    r"d(?:i[a-z]{4,}|ijnj[a-z]*|iksh|ikrm|ibw|isrh)|mem[a-z]{3,}|men[a-z]{3,}"
    r"|me[lrwy][aeiou][a-z]{3,}"
    r"|ng(?!a[dt])[a-z]{4,}|ny(?!oman|imas)[aeiou][a-z]{3,}|ber(?![a-z]*(?:eus|dus|nus)\Z)[a-z]{4,}"
    r"|be(?:k|l)erja[a-z]*"
    r"|belajar|ter[a-z]{4,}|se(?:be|te|la|ke|per|ko|se)[a-z]{4,}|ke[a-z]{4,}an|pe[mnl][a-z]{4,}"
    r"|pe[a-z]{4,}an|per(?!ma|ti|da)[a-z]{4,}|[a-z]{3,}(?<!ll)(?:kan|nya|pun|kah)|[a-z]{2,}2"
    r"|[a-z]{4,}[km]u|[a-z]{3,}(?:asi|itas|isme|tif|ivis)"
    r"|[a-z]{3,}(?<![liu])lah|([a-z]+)-\1"
)
"""A verb or its noun by its prefixes and endings; "lah" as in Abdullah and Fadilah is none."""
_PAST = re.compile(r"[a-z]{3,}(?<![me])ed")
"""An English verb of the past, in small letters; Khaled and Ahmed are names."""
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xz]{3,}")
_NAME_ENDING = re.compile(
    r"nur[a-z]{4,}"
    r"|[a-z]+(?:wati|yati|iati|ningsih|asih|anto|yono|ono|adi|udd?in|ullah|illah|[nmtrs]iyah"
    r"|onah|imah|inah|ilah|anti|ianti|awan|iani|iana|ayani|ustin|isah|[a-z]{3,}din|atun"
    r"|inem|ijah|ijan|iyem|upri|iman|oman|aeni|aini|yana|yanah|enti|usanti|ansyah"
    r"|usuf|ahyu|iandi|ardi|andi|udi|[a-z]irah|irun|(?:ulan|ata|ita|ama|ika)sari|arno|armi|asmi"
    r"|ingrum|[a-z][ai]sman|endra|indra|iarti|inten|[a-z][nlr]ita|[aiou]sna|[aiu]roh|esih|ikah"
    r"|atm[io]"
    r"|[hw]arso|(?:on|ens|us|as|es|nt)ius|[a-z]{2,}(?:ianus|inus))"
)


_SURE_ENDING = re.compile(
    r"[a-z]+(?:wati|yati|ningsih|iana|iani|yana|yani|ingrum|[nmtrs]iyah|inah|linda|lina|rina)"
)
"""How names end and no verb: Meliana."""
_GIVEN_ENDING = re.compile(
    r"[a-z]{3,}(?:(?<!le)wati|yanto|ningsih|uddin|iyem|[^aeiou]inem|iyono|iansyah)"
)
"""How nothing but given names ends: Aminuddin."""
_NOUN = re.compile(r"(?:[pbtsk]e|me[lrwy][aeiou]|n[gy])(?![a-z]*(?:an|nya|kah|pun)\Z)[a-z]{4,}")
"""The shape of nouns, which a later part of a name may have: Yusmina Pellokila."""

_ACRONYMS = frozenset(
    """PMI CPMI TKI TKW CTKI WNI WNA DPO TPPO TPPM PT CV UD LPK P3MI PJTKI BP3MI BP2MI P4MI KTP KK
    NIK HP WA RT RW RI LP UU PP SK SKCK SIM STNK BPKB BRI BCA BNI BTN BSI NTB NTT DKI KM KMP GA JT
    RM SAR USD IDR MYR TV ATM NGO KBRI KJRI UNHCR IOM SPLP ID IC HRD CEO DP IPA IPS SMA SMP SD TNI
    PNS ASN POLRI NO TGL DOB OK AS PRT PLRT ART SPKT WIB WITA WIT JO PPA LSM OTP NPWP NIB VA NRP
    BRIGPOL AKP SH MH SE TKP BAP TSK KUHP KUHAP""".split()
)
NAMES_TOO = frozenset("lalu hakim anak bagus daeng".split())
"""Words of the lists that are parts of names, too, where another such part stands beside them."""

_COMMON_NOUNS = frozenset(
    """putra nada maya murni prihatin kurnia umi ummi fajar citra dinda adinda puspa rohani titik
    imam salam jaya bunda tanjung gendut catur puji kumis made gondrong teguh indah mega""".split()
)

INNER_NAMES = frozenset({"mei", "kok"})
"""Such words that stand only between two others: Tan Mei Hwa."""
SURNAMES = frozenset(
    """ang bong chan chang chen cheng cheong cheung chia chiang chin chong choo chow
    chua djap djong fong foo gan goh heng ho hsieh hsu huang kho khoo koh kong kwee kwok
    lai lam lau lay lee leong leung liang liao liem lim lin lioe liu loh loke low ng
    ngui oei oey ong pang phang phua quek seah sim soh tan tang tay teo teoh then thio
    thjin tio tjan tjhai tjhin tjia tjioe tjoa tjong tjung toh tsai wang wong wu xu yang
    yap yeo yeoh yeung yip zhang zhao zhou""".split()
)
"""Chinese family names, which stand first."""
_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstwxyz]{0,4}[aeiou]{1,3}(?:ng|tt|ck|[nkptmhrw])?")
_SYLLABLES_TOO = frozenset("hong sang kok mei hai kong".split())
"""Words of the lists that are syllables of Chinese names, too."""


def may_be_nickname(word: str) -> bool:
    """Whether a word can be what somebody is called: any but a function word or a verb."""
    plain = word.casefold()
    return plain not in _NO_NICKNAMES and not _SHAPED.fullmatch(plain)


def is_listed(word: str) -> bool:
    """Whether a word is one of the closed lists, whatever its shape."""
    return word.casefold() in _CLOSED


def is_name_by_capital(word: str) -> bool:
    """Whether a word in the shape of a noun is a name, where it has a capital behind another.

    >>> [is_name_by_capital(word) for word in ("Pellokila", "pellokila", "Penampungan", "Pelapor")]
    [True, False, False, False]
    """
    plain = word.casefold()
    return word.istitle() and plain not in _CLOSED and _NOUN.fullmatch(plain) is not None


def is_syllable(word: str) -> bool:
    """Whether a word is one of the syllables that follow a Chinese family name.

    >>> [is_syllable(word) for word in ("Siok", "Hong", "dan", "DAN", "Solo")]
    [True, True, False, False, False]
    """
    plain = word.casefold()
    if plain in _SYLLABLES_TOO:
        return True
    if len(word) > 5 or _SYLLABLE.fullmatch(plain) is None:
        return False
    return word.istitle() or plain not in _CLOSED


def is_acronym(word: str) -> bool:
    """Whether a word in capitals is a short form of something that is nobody's name."""
    return word in _ACRONYMS


def is_everyday(word: str) -> bool:
    """Whether a word says what something is or does, and is no name by itself."""
    return word.casefold() in EVERYDAY_WORDS


@lru_cache(maxsize=1)
def _given_keys() -> frozenset[str]:
    return frozenset(key for name in GIVEN_NAMES if len(name) > 5 for key in key_words(name))


def is_common_noun(word: str) -> bool:
    """Whether a given name is an everyday word as well, which alone names nobody."""
    return word in _COMMON_NOUNS


@lru_cache(maxsize=20_000)
def is_given_name(word: str) -> bool:
    """Whether a word is a given name that is no everyday word, long ones however spelt."""
    plain = word.casefold()
    if plain in GIVEN_NAMES or _GIVEN_ENDING.fullmatch(plain):
        return True
    return (
        len(word) > 5 and plain not in _CLOSED and _given_keys().issuperset(key_words(word) or " ")
    )


def is_family_name(word: str) -> bool:
    """Whether a word is the name of a clan or family, and long enough to be no other word."""
    return len(word) > 5 and word.casefold() in FAMILY_NAMES


@lru_cache(maxsize=20_000)
def is_known_name(word: str) -> bool:
    """Whether a word is one of the common ones that Indonesian names are made of, however spelt.

    >>> is_known_name("Soelastri"), is_known_name("kepada")
    (True, False)
    """
    if word.casefold() in GIVEN_NAMES:
        return True
    keys = key_words(word)
    return len(word) > 2 and len(keys) == 1 and keys[0] in shipped().words


@lru_cache(maxsize=20_000)
def is_no_name_word(word: str) -> bool:
    """Whether a word belongs to no name: a closed list's, or shaped as a verb and no known name.

    >>> [is_no_name_word(word) for word in ("kepada", "dijemput", "rumahnya", "dian", "sahri")]
    [True, True, True, False, False]
    """
    plain = word.casefold()
    if plain in _CLOSED:
        return True
    if word == plain and (_NO_VOWEL.fullmatch(word) or _PAST.fullmatch(word)):
        return True
    if plain in EVERYDAY_WORDS:
        # with a capital it may be a later part of a name: Ahmad Rajin
        return not word.istitle()
    if _SHAPED.fullmatch(plain) is None or is_known_name(plain):
        return False
    if word.istitle() and plain.startswith(("ngg", "ngk")):
        return False
    return not (word.istitle() and _SURE_ENDING.fullmatch(plain))


@lru_cache(maxsize=20_000)
def is_like_a_name(word: str, *, family: bool = False) -> bool:
    """Whether a word is a known name, ends as names do, or is a family's where that is asked.

    >>> is_like_a_name("Kasminingsih"), is_like_a_name("beras")
    (True, False)
    """
    plain = word.casefold()
    if plain in _CLOSED or plain in EVERYDAY_WORDS:
        return False
    if is_known_name(plain) or (family and plain in FAMILY_NAMES):
        return True
    return bool(_NAME_ENDING.fullmatch(plain)) and not _SHAPED.fullmatch(plain)
