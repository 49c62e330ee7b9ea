"""Tables as offices keep them, made up.

Headers of many kinds, values of many kinds, and what each column is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from loaders.tables import Row, Table

FIRST = (
    "Siti Budi Ahmad Rina Joko Dewi Umar Ani Hasan Wati Rahmat Lestari Yusuf Fatimah Andi Nurul"
    " Slamet Ratna".split()
)
LAST = (
    "Santoso Rahma Lestari Wijaya Hidayat Saputra Kusuma Pratiwi Maulana Handayani Siregar Daeng"
    " Salim Utami".split()
)
REGENCIES = [
    "Kab. Sigi",
    "Kota Palu",
    "Donggala",
    "Parigi Moutong",
    "Poso",
    "Lombok Timur",
    "Indramayu",
    "Cilacap",
]
DISTRICTS = ["Dolo", "Marawola", "Banawa", "Tawaeli", "Kulawi", "Gumbasa"]
COUNTRIES = ["Malaysia", "Arab Saudi", "Taiwan", "Hong Kong", "Kamboja", "UEA"]
ROLES = ["calo", "sponsor", "penampung", "korban", "agen", "perekrut lapangan"]
BANKS = ["BRI", "BCA", "Mandiri", "BNI"]
STREETS = [
    "Jl. Merdeka No. 12",
    "Jalan Veteran 3",
    "Dusun II RT 02 RW 01",
    "Jl. Trans Sulawesi Km 5",
]
STORY = (
    "Korban ditawari bekerja di luar negeri oleh seseorang dan diminta membayar uang untuk paspor"
    " dan tiket pesawat."
)

Maker = Callable[[Random, int], str]


def nik(random: Random, row: int) -> str:
    day = random.randint(1, 28) + 40 * random.randint(0, 1)
    district = random.randint(1, 15)
    month, year = random.randint(1, 12), random.randint(70, 99)
    return f"7210{district:02}{day:02}{month:02}{year}{row + 1:04}"


def kk(random: Random, row: int) -> str:
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(8, 22)
    return f"721001{day:02}{month:02}{year:02}{row + 1:04}"


def card(random: Random, row: int) -> str:
    digits = [4, 5, 2, 6, *(random.randint(0, 9) for _ in range(11))]
    doubled = sum(2 * d - 9 * (d > 4) for d in digits[-1::-2]) + sum(digits[-2::-2])
    return "".join(map(str, [*digits, -doubled % 10]))


def phone(random: Random, row: int) -> str:
    body = f"8{random.choice('12359')}{random.randint(10**8, 10**9 - 1)}"
    return random.choice((f"0{body}", f"+62{body}", f"0{body[:3]}-{body[3:7]}-{body[7:]}"))


def bare_phone(random: Random, row: int) -> str:
    return phone(random, row).replace("-", "").removeprefix("+62").removeprefix("0")


def name(random: Random, row: int) -> str:
    return f"{random.choice(FIRST)} {random.choice(LAST)}"


def initials(random: Random, row: int) -> str:
    return f"{random.choice('ABDHJ')}{random.choice('KLMNR')} ({random.randint(20, 60)})"


def day(form: str, first: int, last: int, most: int = 28) -> Maker:
    def make(random: Random, row: int) -> str:
        d, m, y = random.randint(1, most), random.randint(1, 12), random.randint(first, last)
        return form.format(d=d, m=m, y=y)

    return make


def words(*choices: str) -> Maker:
    return lambda random, row: random.choice(choices)


def count(start: int) -> Maker:
    return lambda random, row: str(row + start)


def number(low: int, high: int) -> Maker:
    return lambda random, row: str(random.randint(low, high))


def written(form: str, every: int = 1) -> Maker:
    return lambda random, row: form.format(n=row // every + 1)


def money(random: Random, row: int) -> str:
    return f"Rp {random.randint(1, 40)}.{random.randint(100, 999)}.000"


DMY, MDY, ISO = "{d:02}/{m:02}/{y}", "{m:02}/{d:02}/{y}", "{y}-{m:02}-{d:02}"
KINDS: dict[str, Maker] = {
    "nik": nik,
    "kk": kk,
    "card": card,
    "phone": phone,
    "bare_phone": bare_phone,
    "name": name,
    "first": words(*FIRST),
    "last": words(*LAST),
    "initials": initials,
    "company": lambda random, row: f"PT {random.choice(LAST)} {random.choice(LAST)} Abadi",
    "passport": lambda random, row: f"{random.choice('ABCE')}{random.randint(10**6, 10**7 - 1)}",
    "account": lambda random, row: str(random.randint(10**12, 10**15 - 1)),
    "bank": words(*BANKS),
    "bank_account": lambda random, row: (
        f"{random.choice(BANKS)} {random.randint(10**9, 10**10 - 1)}"
    ),
    "plate": lambda random, row: (
        f"DN {random.randint(1000, 9999)} {random.choice('ABC')}{random.choice('XYZ')}"
    ),
    "email": lambda random, row: f"{random.choice(FIRST).lower()}{row}@mail.com",
    "handle": lambda random, row: f"@{random.choice(FIRST).lower()}_{row}",
    "reported": day(DMY, 2022, 2025),
    "reported_mdy": day(MDY, 2022, 2025),
    "reported_iso": day(ISO, 2022, 2025),
    "reported_vague": day(DMY, 2022, 2025, most=12),
    "reported_words": lambda random, row: f"{random.randint(1, 28)} Mei 2024",
    "born": day(DMY, 1965, 2004),
    "born_iso": day(ISO, 1965, 2004),
    "born_place": lambda random, row: f"Palu, {day(DMY, 1965, 2004)(random, row)}",
    "age": number(18, 59),
    "sex": words("L", "P"),
    "sex_en": words("Male", "Female"),
    "role": words(*ROLES),
    "yes_no": words("ya", "tidak"),
    "money": money,
    "regency": words(*REGENCIES),
    "district": words(*DISTRICTS),
    "province": words("Sulawesi Tengah", "NTB", "Jawa Barat"),
    "country": words(*COUNTRIES),
    "address": words(*STREETS),
    "story": lambda random, row: f"{STORY} Kejadian ke-{row}.",
    "category": words("gaji tidak dibayar", "penipuan", "overstay", "kekerasan"),
    "status": words("dalam proses", "selesai"),
    "assessment": words("terindikasi", "tidak terindikasi", "diduga"),
    "lp": lambda random, row: f"LP/B/{row + 1}/III/2024/SPKT/Polda Sulteng",
    "colour": words("merah", "biru muda", "hijau"),
    "count1": count(1),
    "id": number(10000, 99999),
    "case": written("ADU/{n:03}/2024"),
    "case3": written("ADU/{n:03}/2024", 3),
    "code": written("K-{n:04}"),
    "code3": written("K-{n:04}", 3),
    "one": words("X"),
    "nothing": words(""),
    "float": lambda random, row: f"{random.random():.5f}",
    "number_small": number(1, 40),
    "time": lambda random, row: f"{random.randint(0, 23):02}:{random.randint(0, 59):02}",
}


@dataclass(frozen=True)
class Made:
    """One made-up table and what each of its columns is."""

    name: str
    columns: tuple[tuple[str, str, str], ...]
    """Header, kind of values, and `slot.field`, `.field` of the case, `kept` or `left`."""
    rows: int = 60

    def table(self) -> Table:
        random = Random(self.name)
        headers = tuple(header for header, _, _ in self.columns)
        rows = [
            Row(at + 2, {header: KINDS[kind](random, at) for header, kind, _ in self.columns})
            for at in range(self.rows)
        ]
        return Table(f"{self.name}.csv", "", headers, lambda: iter(rows))


def made(name: str, text: str, rows: int = 60) -> Made:
    parts = (line.split("|") for line in text.strip().splitlines())
    return Made(name, tuple((h.strip(), k.strip(), w.strip()) for h, k, w in parts), rows)


TABLES = [
    made("register_id", """
        No | count1 | left
        Nomor Pengaduan | case | .number
        Tgl Pengaduan | reported | .reported_on
        Nama PMI | name | korban.names
        NIK PMI | nik | korban.nik
        No. HP PMI | phone | korban.phone
        Negara Tujuan | country | .destination.country
        Kronologi | story | .narrative
        Nama Terlapor | name | pihak_diadukan.names
        HP Terlapor | phone | pihak_diadukan.phone"""),
    made("register_en", """
        Case Number | code | .number
        Reported On | reported_iso | .reported_on
        Victim Name | name | korban.names
        Victim Sex | sex_en | korban.sex
        Victim Birth Date | born_iso | korban.born_on
        Passport No | passport | korban.passport
        Suspect Name | name | pihak_diadukan.names
        Suspect Phone | phone | pihak_diadukan.phone
        Description | story | .narrative"""),
    made("abbreviations", """
        No. Pgd | case | .number
        Tgl Lapor | reported | .reported_on
        Nm Korban | name | korban.names
        Tgl Lhr Korban | born | korban.born_on
        Jns Klmn Korban | sex | korban.sex
        Almt Korban | address | korban.address
        Kab Korban | regency | korban.locality.regency
        Nm Terlapor | name | pihak_diadukan.names
        Telp Terlapor | phone | pihak_diadukan.phone
        Ket | colour | kept"""),
    made("long_parties", """
        Nomor Kasus | code3 | .number
        Nama | name | pihak.names
        Peran | role | pihak.role
        NIK | nik | pihak.nik
        No. HP | phone | pihak.phone
        Bank | bank | pihak.bank
        No. Rekening | account | pihak.bank_account
        Kabupaten | regency | pihak.locality.regency"""),
    made("no_words_at_all", """
        A1 | code | .number
        A2 | reported | .reported_on
        A3 | name | korban.names
        A4 | nik | korban.nik
        A5 | phone | korban.phone
        A6 | regency | korban.locality.regency
        A7 | story | .narrative
        A8 | colour | kept"""),
    made("no_words_long", """
        X1 | code3 | .number
        X2 | name | pihak.names
        X3 | role | pihak.role
        X4 | phone | pihak.phone
        X5 | bank | pihak.bank
        X6 | account | pihak.bank_account"""),
    made("numbered_bare", """
        Nomor Pengaduan | case | .number
        Nama 1 | name | pihak_diadukan_1.names
        HP 1 | phone | pihak_diadukan_1.phone
        Nama 2 | name | pihak_diadukan_2.names
        HP 2 | phone | pihak_diadukan_2.phone"""),
    made("numbered_groups", """
        No Kasus | code | .number
        P1 - Nama | name | pihak_diadukan_1.names
        P1 - HP | phone | pihak_diadukan_1.phone
        P1 - NIK | nik | pihak_diadukan_1.nik
        P2 - Nama | name | pihak_diadukan_2.names
        P2 - HP | phone | pihak_diadukan_2.phone
        P2 - NIK | nik | pihak_diadukan_2.nik"""),
    made("phones_are_niks", """
        Nomor Pengaduan | case | .number
        Nama Korban | name | korban.names
        No HP Korban | nik | korban.nik
        NIK Korban | phone | korban.phone"""),
    made("people_list", """
        Nama | name | pihak.names
        NIK | nik | pihak.nik
        Alamat | address | pihak.address
        No HP | phone | pihak.phone"""),
    made("people_list_en", """
        id | id | kept
        first name | first | pihak.names
        surname | last | pihak.names.last
        age | age | pihak.age
        email | email | pihak.email
        colour | colour | kept"""),
    made("companies", """
        No | count1 | left
        Nama Perusahaan | company | pihak.names
        Alamat Kantor | address | pihak.address
        Telepon | phone | pihak.phone"""),
    made("no_number_but_complaints", """
        Tanggal Lapor | reported | .reported_on
        Nama Korban | name | korban.names
        Terlapor | name | pihak_diadukan.names
        Kronologi | story | .narrative"""),
    made("bare_no_is_number", """
        No | count1 | .number
        Tanggal Lapor | reported | .reported_on
        Nama Korban | name | korban.names
        Terlapor | name | pihak_diadukan.names"""),
    made("unknown_number", """
        Perkara | case | .number
        Tanggal | reported | .reported_on
        Uraian | story | .narrative
        Korban | name | korban.names
        Pelaku | initials | pihak_diadukan.names"""),
    made("ticket", """
        Ticket | code | .number
        Logged | reported_iso | .reported_on
        Caller | name | korban.names
        Mobile | phone | korban.phone
        Summary | story | .narrative"""),
    made("american_dates", """
        Case No | code | .number
        Reported Date | reported_mdy | .reported_on
        Name of Victim | name | korban.names
        Employer | company | majikan.names"""),
    made("vague_dates", """
        Case No | code | .number
        Reported Date | reported_vague | .reported_on
        Name of Victim | name | korban.names"""),
    made("words_dates", """
        Nomor Pengaduan | case | .number
        Waktu Masuk | reported_words | .reported_on
        Nama PMI | name | korban.names
        Tempat Tanggal Lahir PMI | born_place | korban.born_on"""),
    made("family_cards", """
        Nomor Pengaduan | case | .number
        Nama PMI | name | korban.names
        Kolom X | kk | korban.kk
        Kolom Y | nik | korban.nik"""),
    made("cards_stay_out", """
        Nomor Pengaduan | case | .number
        Nama PMI | name | korban.names
        Kartu | card | kept
        Biaya | money | kept
        Setuju | yes_no | kept"""),
    made("accounts_beside_banks", """
        Nomor Pengaduan | case | .number
        Terlapor | name | pihak_diadukan.names
        B | bank | pihak_diadukan.bank
        C | account | pihak_diadukan.bank_account
        D | plate | pihak_diadukan.plate
        E | handle | pihak_diadukan.social
        F | email | pihak_diadukan.email"""),
    made("account_with_its_bank", """
        Nomor Pengaduan | case | .number
        Terlapor | name | pihak_diadukan.names
        Transfer ke | bank_account | pihak_diadukan.bank_account"""),
    made("excel_ate_the_zero", """
        Nomor Pengaduan | case | .number
        Nama Korban | name | korban.names
        Kontak Korban | bare_phone | korban.phone"""),
    made("two_names", """
        Nomor Pengaduan | case | .number
        Nama Korban | name | korban.names
        Korban | name | kept
        HP Korban | phone | korban.phone"""),
    made("shelter_guests", """
        No. Registrasi | case | .number
        Nama PMI | name | korban.names
        Usia PMI | age | korban.age
        Asal | regency | .origin.text
        Tanggal Masuk | reported | .reported_on
        No Paspor | passport | korban.passport
        Kondisi | colour | kept"""),
    made("police", """
        No LP | lp | .number
        Tanggal | reported | .reported_on
        Terlapor | name | pihak_diadukan.names
        Umur Terlapor | age | pihak_diadukan.age
        Saksi | name | saksi.names
        Pelapor | name | pelapor.names"""),
    made("edges", """
        :START_ID | id | kept
        :END_ID | id | kept
        :TYPE | one | kept"""),
    made("places_only", """
        latitude | float | kept
        longitude | float | kept
        spot | address | kept"""),
    made("assessments", """
        Nomor Pengaduan | case3 | .number
        Pihak Diadukan | name | pihak_diadukan.names
        Hasil Asesmen | assessment | pihak_diadukan.assessment.status
        NIK | nik | pihak_diadukan.nik"""),
    made("empty_columns", """
        Nomor Pengaduan | case | .number
        Nama Korban | name | korban.names
        NIK Korban | nothing | korban.nik
        Catatan | nothing | kept
        Zz | nothing | kept"""),
    made("misspelt", """
        Nomer Pengadauan | case | .number
        Tanggl Pengaduan | reported | .reported_on
        Nama Korbann | name | korban.names
        Kronologgi | story | .narrative"""),
    made("agents_abroad", """
        Nomor Kasus | code | .number
        PMI | name | korban.names
        Agensi | company | agensi_ln.names
        Majikan | name | majikan.names
        P3MI | company | p3mi.names
        Negara Penempatan | country | .destination.country"""),
    made("three_rows", """
        Ref | code | .number
        Tanggal | reported | .reported_on
        Nama Korban | name | korban.names
        HP | phone | korban.phone""", rows=3),
    made("garbage_where_numbers_should_be", """
        Nomor Pengaduan | case | .number
        Nama Korban | name | korban.names
        NIK Korban | colour | kept
        Tanggal Lapor | category | kept"""),
    made("mixed_languages", """
        Complaint No | code | .number
        Nama Korban | name | korban.names
        Victim Phone | phone | korban.phone
        Accused | name | pihak_diadukan.names
        Peran Accused | role | pihak_diadukan.role
        Kabupaten Asal | regency | .origin.regency
        Jenis Masalah | category | .categories"""),
    made("office_capitals", """
        NO | count1 | left
        TGL PENGADUAN | reported | .reported_on
        NO REGISTER | case | .number
        NAMA PENGADU | name | pelapor.names
        NO. TELP PENGADU | phone | pelapor.phone
        NAMA PMI/CPMI | name | korban.names
        L/P | sex | korban.sex
        ALAMAT PMI | address | korban.address
        NEGARA TUJUAN | country | .destination.country
        PERMASALAHAN | category | .categories
        TINDAK LANJUT | status | kept"""),
    made("american_office", """
        Date Received | reported_mdy | .reported_on
        Case ID | code | .number
        Full Name of Victim | name | korban.names
        Gender | sex_en | korban.sex
        DOB | born_iso | korban.born_on
        Recruiter Name | name | pihak_diadukan.names
        Recruiter WhatsApp | phone | pihak_diadukan.phone
        Recruiter Bank Account | bank_account | pihak_diadukan.bank_account
        Country of Destination | country | .destination.country
        Amount Paid | money | kept"""),
    made("folded_names", """
        kd_kasus | code3 | .number
        nm_pelaku | name | pihak_diadukan.names
        nik_pelaku | nik | pihak_diadukan.nik
        telp_pelaku | phone | pihak_diadukan.phone
        peran_pelaku | role | pihak_diadukan.role"""),
    made("incident", """
        Nama Lengkap | name | korban.names
        No. Identitas | nik | korban.nik
        No. KK | kk | korban.kk
        Tgl. Kejadian | reported | .reported_on
        Kejadian | story | .narrative
        Nopol | plate | korban.plate"""),
    made("no_words_with_roles", """
        kolom1 | case3 | .number
        kolom2 | role | pihak.role
        kolom3 | name | pihak.names
        kolom4 | sex | pihak.sex
        kolom5 | born | pihak.born_on
        kolom6 | province | pihak.locality.province
        kolom7 | country | .destination.country"""),
    made("deportees", """
        Deportan | name | korban.names
        Paspor | passport | korban.passport
        Asal Kabupaten | regency | .origin.regency
        Kapal | colour | .vehicle"""),
    made("account_holders", """
        Pemilik Rekening | name | pihak.names
        Bank | bank | pihak.bank
        Nomor Rekening | account | pihak.bank_account
        Total | money | kept"""),
    made("online_accounts", """
        Akun | handle | pihak.social
        Pengelola | name | pihak.names
        Nomor WA | phone | pihak.phone
        Surel | email | pihak.email"""),
    made("numbered_suspects", """
        Nomor LP | lp | .number
        Tersangka 1 | name | pihak_diadukan_1.names
        NIK Tersangka 1 | nik | pihak_diadukan_1.nik
        Tersangka 2 | name | pihak_diadukan_2.names
        NIK Tersangka 2 | nik | pihak_diadukan_2.nik
        Korban 1 | name | korban_1.names
        Korban 2 | name | korban_2.names"""),
    made("complaints_en", """
        Reg. No. | case | .number
        Submitted | reported_iso | .reported_on
        Complainant | name | pelapor.names
        Complaint Against | name | pihak_diadukan.names
        Allegation | story | .narrative
        Assigned Officer | name | kept"""),
    made("phone_owners", """
        No HP | bare_phone | pihak.phone
        Nama Pemilik | name | pihak.names
        Jumlah Panggilan | number_small | kept"""),
    made("form_export", """
        timestamp | reported_iso | .reported_on
        kode_laporan | code | .number
        isi_laporan | story | .narrative
        nama_terlapor | name | pihak_diadukan.names
        lat | float | kept
        long | float | kept"""),
    made("police_register", """
        No | count1 | left
        NO. LP | lp | .number
        TGL LAPOR | reported | .reported_on
        NAMA PELAPOR | name | pelapor.names
        TERLAPOR / TSK | name | pihak_diadukan.names
        HP TSK | phone | pihak_diadukan.phone
        KRONOLOGIS SINGKAT | story | .narrative
        TKP | regency | kept"""),
    made("migrant_office_2", """
        No. Register | case | .number
        Tgl Masuk | reported | .reported_on
        Nama CPMI | name | korban.names
        NIK CPMI | nik | korban.nik
        Tgl Brkt | reported | .departed_on
        Nama Calo/Sponsor | name | pihak_diadukan.names
        No HP Calo/Sponsor | phone | pihak_diadukan.phone
        Desa / Kec. CPMI | address | korban.address"""),
    made("party_rows_2", """
        ID Kasus | code3 | .number
        Nama Pihak | name | pihak.names
        HP Pihak | phone | pihak.phone
        NIK Pihak | nik | pihak.nik
        Peran | role | pihak.role"""),
    made("party_rows_english", """
        Case Ref | code3 | .number
        Party Name | name | pihak.names
        Party Phone | phone | pihak.phone
        Party Role | role | pihak.role
        Party Address | address | pihak.address"""),
    made("twice_the_phone", """
        No. Pengaduan | case | .number
        Korban | name | korban.names
        HP | phone | korban.phone
        Terlapor | name | pihak_diadukan.names
        HP (2) | phone | pihak_diadukan.phone"""),
    made("numbered_accused", """
        Nomor Kasus | case | .number
        Nama Korban | name | korban.names
        Terlapor 1 | name | pihak_diadukan_1.names
        HP Terlapor 1 | phone | pihak_diadukan_1.phone
        Terlapor 2 | name | pihak_diadukan_2.names
        HP Terlapor 2 | phone | pihak_diadukan_2.phone"""),
    made("second_telephone", """
        Nomor Kasus | case | .number
        Nama Korban | name | korban.names
        HP Korban 1 | phone | korban.phone
        HP Korban 2 | phone | korban.phone
        Uraian | story | .narrative"""),
    made("shelter_list", """
        No Reg | case | .number
        Nama PMI | name | korban.names
        JK | sex | korban.sex
        Umur | age | korban.age
        Alamat Asal | address | korban.address
        Tgl Kedatangan | reported | .reported_on
        Negara Penempatan | country | .destination.country"""),
    made("letter_register", """
        Nomor Surat | code | kept
        No. Aduan | case | .number
        Tanggal Terima | reported | .reported_on
        Nama Pengadu | name | pelapor.names
        Hubungan dgn PMI | colour | kept
        Nama PMI | name | korban.names
        Nama Perusahaan P3MI | company | p3mi.names"""),
    made("sponsor_money", """
        Kode Pengaduan | code | .number
        PMI | name | korban.names
        Sponsor | name | pihak_diadukan.names
        Rek. Sponsor | bank_account | pihak_diadukan.bank_account
        Biaya | money | kept"""),
    made("english_intake", """
        Intake No | code | kept
        Case Number | case | .number
        Date Reported | reported_iso | .reported_on
        Victim Name | name | korban.names
        Victim DOB | born_iso | korban.born_on
        Suspect Name | name | pihak_diadukan.names
        Suspect Phone | phone | pihak_diadukan.phone
        Summary | story | .narrative"""),
    made("witnesses", """
        Nomor Kasus | case | .number
        Korban | name | korban.names
        Saksi | name | saksi.names
        HP Saksi | phone | saksi.phone
        Terlapor | name | pihak_diadukan.names"""),
    made("snake_case", """
        nomor_kasus | code | .number
        korban_nama | name | korban.names
        korban_nik | nik | korban.nik
        korban_no_hp | phone | korban.phone
        terlapor_nama | name | pihak_diadukan.names
        terlapor_no_hp | phone | pihak_diadukan.phone
        terlapor_alamat | address | pihak_diadukan.address"""),
    made("brackets", """
        No. Pengaduan | case | .number
        Nama (Korban) | name | korban.names
        No. HP (Korban) | phone | korban.phone
        Nama (Terlapor) | name | pihak_diadukan.names
        No. HP (Terlapor) | phone | pihak_diadukan.phone"""),
    made("agency_cases", """
        No Kasus | code | .number
        TKI | name | korban.names
        No. Paspor TKI | passport | korban.passport
        PPTKIS | company | p3mi.names
        Agency | company | agensi_ln.names
        Majikan | name | majikan.names
        Permasalahan | category | .categories"""),
    made("misspelt_2", """
        Nomer Pengadun | case | .number
        Nma Korban | name | korban.names
        No HP Krban | phone | korban.phone
        Kronolgi | story | .narrative"""),
    made("facebook_recruiters", """
        ID Pengaduan | code | .number
        Nama Korban | name | korban.names
        Nama Perekrut | name | pihak_diadukan.names
        Akun FB Perekrut | handle | pihak_diadukan.social
        WA Perekrut | phone | pihak_diadukan.phone"""),
    made("family_reporter", """
        Nomor Pengaduan | case | .number
        Nama Pelapor | name | pelapor.names
        HP Pelapor | phone | pelapor.phone
        Hubungan dengan Korban | colour | pelapor.relation
        Nama Korban | name | korban.names"""),
    made("transport", """
        No Laporan | case | .number
        Nama Korban | name | korban.names
        Nama Sopir | name | kept
        Nopol Kendaraan | plate | korban.plate
        Pelabuhan Keberangkatan | regency | .departed_from"""),
    made("village_list", """
        NIK | nik | pihak.nik
        Nama | name | pihak.names
        Jenis Kelamin | sex | pihak.sex
        Tgl Lahir | born | pihak.born_on
        Alamat | address | pihak.address"""),
    made("deport_2", """
        No. Urut | count1 | left
        Nama | name | pihak.names
        No. Paspor | passport | pihak.passport
        Tgl Lahir | born | pihak.born_on
        Kab/Kota | regency | pihak.locality.regency"""),
    made("suspects_only", """
        No. LP | lp | .number
        Uraian Kejadian | story | .narrative
        Tersangka | name | pihak_diadukan.names
        Umur Tersangka | age | pihak_diadukan.age
        Alamat Tersangka | address | pihak_diadukan.address"""),
    made("status_register", """
        No Tiket | case | .number
        Tgl Lapor | reported | .reported_on
        Media Pengaduan | category | .channel
        Nama PMI | name | korban.names
        Status | status | .status
        Tgl Selesai | reported | .status_on"""),
    made("assessment_rows", """
        Nomor Kasus | code3 | .number
        Nama Terlapor | name | pihak_diadukan.names
        Peran | role | pihak_diadukan.role
        Hasil Asesmen | assessment | pihak_diadukan.assessment.status
        Tgl Asesmen | reported | pihak_diadukan.assessment.on"""),
]  # fmt: skip


def right_columns(of: Made) -> Iterator[tuple[str, str, str]]:
    """Each column with what it is and what was proposed."""
    from loaders.proposal.proposing import propose_table

    for proposed, (header, _, wanted) in zip(
        propose_table(of.table()).columns, of.columns, strict=True
    ):
        got = (
            proposed.field
            if proposed.field in {"kept", "left"}
            else f"{proposed.slot}.{proposed.field}"
        )
        yield header, wanted, got
