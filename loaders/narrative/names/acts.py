"""What people do and firms do not: the words around a name that need no list to know it.

Decisions.
Before what only people do ("mengaku", "nyuruh") a name need not be a known one; before what a firm,
an agency or a ship does as well ("meminta", "membawa") it must be, or be two words with capitals
within a sentence. Where only a person can stand ("tf ke …", "hp punya …", "dibawa sm …") any word
is a name that is no other word.
"""

import re

ORGANISATIONS_DO_NOT = frozenset(
    """menyuruh nyuruh mengaku ngaku menangis nangis marah memarahi memukul menampar mengajak ngajak
    berjanji membujuk sakit hamil menikah nikah nyetir menyetir mengatakan menjawab""".split()
)
"""What only people do, whatever stands before."""
ACTS = ORGANISATIONS_DO_NOT | frozenset(
    """bilang blg berkata ngomong meminta minta mengancam ngancam ancam tampar memaksa
    maksa menjemput jemput ngejemput mengantar nganter antar menelepon menelpon nelpon
    nelp nlp telpon telp menghubungi hubungi menawari nawarin menawarkan menjanjikan
    janjiin menyerahkan nyerahin menerima nerima mengambil ngambil ambil membawa bawa bw
    memberi ngasih kasih memberikan suruh menipu nipu mentransfer transfer tf menyetor
    membayar bayar mengirim kirim mengatakan menjawab menerangkan menjelaskan memberitahu
    meninggal kabur pulang membantu bantu mengurus ngurus urus merekrut datang dtg
    mengenalkan ngenalin menjual kembaliin ngembaliin balikin mengembalikan bayarin bawain
    daftarin mendaftarkan ngurusin urusin masukin ngirim ngirimin nyetor nagih menagih
    ngelunasin berangkatin memberangkatkan""".split()
)
"""What people do, behind a name that is known as one."""
ADVERBS = frozenset("sudah udah udh sdh tidak ga gak sering juga jg yg yang pernah lalu".split())
"""Words between a name and what is done."""
THEIR_KIN = frozenset("istrinya isterinya suaminya anaknya adiknya kakaknya ibunya".split())
"""Behind a name and "dan": "Obaja dan istrinya"."""
SAYS_SOMETHING = frozenset(
    "nyuruh menyuruh bilang blg ngaku mengaku ngajak mengajak nangis janji nelpon nelp nlp".split()
)
"""What people do behind whose name, in small letters, no list need know it."""
THEN = frozenset("kmrn kemarin tadi td trus terus barusan katanya kata pas waktu wkt skrg".split())
"""What may stand before such a name, where it does not begin its sentence."""
GIVES = frozenset(
    """bayar byr membayar dibayar tf transfer ditransfer setor kasih ngasih dikasih kirim serahkan
    diserahkan serahin titip nitip bilang blg ngomong lapor ngutang hutang utang pinjam minta
    titipkan kirimkan berikan menitipkan kepada nyerahin menyerahkan mentransfer menyetor kembali
    balikin dp lunas""".split()
)
"""What is done to a person or an office, before "ke"."""
OWNED = frozenset("hp hape no nomor nmr rek rekening norek atm rmh mobil motor akun wa ktp".split())
"""What somebody owns, before "punya"."""
TOGETHER_WITH = frozenset({"sm", "sama", "oleh", "ama"})
DONE_WITH_SOMEBODY = frozenset(
    """kenal ketemu bertemu ikut brgkt berangkat pergi daftar percaya lapor ngomong titip pinjam
    uang uangnya duit duitnya paspor paspornya ktp ktpnya""".split()
)
"""What stands before "sama" and a person: "daftar sama afuk", "uangnya sama afuk"."""
REACHES = frozenset("tlp telp hub hubungi menghubungi wa kontak".split())
"""How somebody is reached whose number follows."""
PHONE_BEHIND = re.compile(r"[ ,:(]{1,3}(?:\+?62|0)[ -]?8")
LONGEST = 12
"""Letters that a name of one word has at most, where no list knows it."""
FIRMS = frozenset(
    """watch international foundation agency manpower services group holdings travel
    tour training centre center global company kemnaker kemlu kemenlu interpol komnas
    ombudsman satgas dirjen ditjen mitra karya sinar cahaya bina duta maju sejahtera
    makmur sentosa prima utama buana nusantara persada perkasa sukses berkah mandiri
    lion garuda sriwijaya batik citilink rights human amnesty save children care air""".split()
)
"""Words of names that are a firm's, an agency's or a ship's."""
IS_SOMEBODY = re.compile(
    r", (?:orang|warga|asal|suami|istri|anak|kakak|adik|sopir|calo|pemilik|perantara|penjaga|juru"
    r"|tekong|majikan|perekrut|pengurus|sepupu|paman|tetangga|seorang)\b"
)
"""What stands behind somebody, and behind no firm."""
PASSIVE = re.compile(r"di(?!mana|antara|samping|dalam|luar|atas|bawah|sini|sana|situ)[a-z]{4,}")
"""What was done, behind which stands who did it: "dijemput Wagimin"."""
DONE_BY_PEOPLE = frozenset(
    """dijemput diantar diajak disuruh ditawari direkrut ditampung ditandatangani dibujuk ditipu
    ditelpon ditelepon dikirim diterima dibawa dijaga dianter dihubungi diambil dipegang disimpan
    disaksikan""".split()
)
"""What people did, behind which a word that no list knows is who did it."""
NAMELY = frozenset("itu ini adalah ialah yaitu yakni bukan beliau sebagai rumah disimpan".split())
"""Behind these two words in capitals within a sentence are somebody's name."""
TOLD = frozenset("bahwa karena karna krn kalau klo kalo menerangkan".split())
"""What stands before somebody in small letters who does what people do."""
NEWS = frozenset("kabar kbr info telp telpon pesan wa surat tlp dapat dpt".split())
"""What comes from somebody: "dpt kabar dr afuk"."""
INTRODUCED = re.compile(
    r", ?(?:dr|dari|asal|umur|usia|hp|no|anak|istri|isteri|suami|org|orang|warga)\b"
)
"""What stands behind a name that somebody gives as one's own: "sy afuk, dr bone"."""
ENDS_NAME = frozenset(
    """dari dr ke di pakai pake naik untuk utk buat dan dgn dengan sm sama lalu trs terus yg yang
    udh udah sdh sudah tdk tidak ga gak blm belum msh masih lg lagi jg juga skrg katanya klo kalo
    kalau pas waktu wkt dijemput dibawa disuruh ditahan hilang""".split()
)
"""Function words and plain verbs, before which a name ends."""
BEFORE_PLACES = frozenset(
    """di ke dari menuju sampai hingga rute via wilayah perbatasan daerah asal tujuan kawasan pos
    polsek polres polresta polda kodim lapas rutan imigrasi pelabuhan negeri agama kejari kejati
    perkebunan perusahaan agen agensi koran media harian grup aplikasi situs merek program
    operasi dinas kantor""".split()
)
"""Behind these a word with a capital is a place's, an office's or a thing's."""
SUFFERED = frozenset(
    """menetapkan menangkap memeriksa mengamankan menahan menjemput memulangkan memberangkatkan
    merekrut menemui membekuk meringkus memburu memenjarakan mendakwa menghukum memukuli menyekap
    menipu membujuk menampung menitipkan mengenali mendiang jenazah peran sosok""".split()
)
"""What is done to people: behind it stands to whom."""
TELLS_THAT = frozenset(
    """ketika bahwa karena saat sebelum setelah sesudah agar supaya ternyata kemudian sementara
    sedangkan tetapi tapi namun jika kalau sejak sewaktu sehingga hingga dan""".split()
)
"""What begins a clause, so that a word with a capital behind it is who does what follows."""
ACTIVE = re.compile(
    r"me(?:n|m|l|r|w|ny|ng)[a-z]{4,}|sempat|adalah|sebagai|tewas|tiba"
    r"|tidur|pulang|pergi|datang|tinggal|kabur|lari|hilang|ikut|kembali"
)
"""Verbs by their shape, and what else is told of people."""
DEGREE = re.compile(
    r",? (?:S\.? ?H|M\.? ?H|S\.? ?E|S\.? ?Sos|S\.? ?Pd|S\.? ?Ag|S\.? ?IP|S\.? ?I\.? ?K|S\.? ?Kom"
    r"|M\.? ?Si|M\.? ?Hum|M\.? ?M|A\.? ?Md)\b"
)
"""A degree, which stands behind people only."""
