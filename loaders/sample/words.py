"""Word lists of the sample: common given and family names, places, companies.

No real person is meant.
"""

MEN = (
    "Ahmad Budi Rahmat Agus Hendra Yusuf Ridwan Syamsul Bahtiar Darwis Fajar Gunawan Herman Irfan"
    " Jamal Kasman Lukman Mansur Nasir Omar Rusdi Saiful Taufik Usman Wahyu Zainal Anwar Basri Dedi"
    " Eko Firman Hasan Ilham Junaidi Kamal Latif Mahmud Nurdin Rizal Sudirman Tamrin Umar Yahya"
    " Arifin Bambang Slamet Joko Andi"
).split()

WOMEN = (
    "Siti Nur Dewi Rina Yuliana Fitri Hasna Indah Jumiati Kartini Lina Marlina Nurmala Rosmini"
    " Salma Tina Ummi Wati Yanti Zahra Ani Basaria Darmawati Ema Farida Gita Halimah Ira Juriah"
    " Kasmawati Lestari Masita Nirmala Ratna Sri Suriani Tuti Wulan Yeni Asmawati"
).split()

FAMILY = (
    "Lamadjido Santoso Hidayat Tandra Rumondor Palaguna Wibowo Saputra Lasimpo Batjo Ruslan Hamzah"
    " Lakoro Mangge Poluan Daeng Malewa Setiawan Kurniawan Tombolotutu Marasobu Pasaribu Nasution"
    " Hasibuan Suwardi Prasetyo Handoko Iskandar Lapasere Djaelani Abubakar Tanjung Ponulele Sakura"
    " Mokodompit Rante Tolinggi Labatjo Susanto Sulaiman Aminah Rahayu Hayati Rahma Jamaluddin"
    " Baharuddin Syarif Makmur Mulyadi Halim Firdaus Nurhadi Maulana Ismail"
).split()

PREFIXES = ("0811 0812 0813 0821 0822 0823 0852 0853 0857 0858 0878 0896 0831").split()

CATEGORIES = (
    "gaji tidak dibayar",
    "penipuan peluang kerja",
    "PMI gagal berangkat",
    "perdagangan orang",
    "penahanan paspor",
    "biaya penempatan melebihi struktur biaya",
    "hilang kontak",
    "PMI ingin dipulangkan",
)

NAMESAKES = (
    "Siti Aminah",
    "Nur Hayati",
    "Muhammad Yusuf",
    "Ahmad Hidayat",
    "Sri Rahayu",
    "Budi Santoso",
)
BANKS = (("BRI", 15), ("BCA", 10), ("BNI", 10), ("Mandiri", 13), ("BSI", 10))
CHANNELS = ("datang langsung", "WhatsApp", "telepon", "e-Pengaduan", "surat")
CORRIDORS = (
    ("Arab Saudi", "Riyadh", "Bandara Mutiara Sis Al-Jufri", "Jakarta", "kunjungan",
     ("Kota Palu", "Kab. Sigi", "Kab. Donggala", "Kab. Parigi Moutong", "Kab. Morowali")),
    ("Malaysia", "Tawau", "Pelabuhan Nusantara Parepare", "Nunukan", "tanpa visa",
     ("Kab. Bulukumba", "Kab. Sinjai", "Kab. Pinrang", "Kab. Polewali Mandar", "Kota Pare Pare")),
    ("Malaysia", "Johor", "Pelabuhan Murhum", "Batam", "kunjungan",
     ("Kota Bau Bau", "Kab. Muna", "Kab. Buton", "Kab. Wakatobi", "Kab. Konawe")),
    ("Kamboja", "Sihanoukville", "Bandara Sam Ratulangi", "Jakarta", "wisata",
     ("Kota Manado", "Kab. Minahasa", "Kota Bitung", "Kab. Banggai", "Kab. Poso")),
    ("Myanmar", "Myawaddy", "Bandara Sam Ratulangi", "Bangkok", "wisata",
     ("Kota Manado", "Kota Tomohon", "Kota Gorontalo", "Kab. Boalemo", "Kab. Banggai")),
)  # fmt: skip
ROLES_WRITTEN = {
    "perekrut_lapangan": ("calo", "PL", "perekrut lapangan"),
    "sponsor": ("sponsor", "Sponsor"),
    "pengurus_dokumen": ("pengurus dokumen", "pengurus paspor"),
    "penampung": ("penampung", "pemilik penampungan"),
    "pengantar": ("sopir", "pengantar"),
    "tekong_laut": ("tekong", "tekong laut"),
    "pelolos_imigrasi": ("pelolos imigrasi",),
    "agensi_ln": ("agensi", "agensi luar negeri"),
    "pemodal": ("pemodal", "cukong"),
    "koordinator": ("koordinator",),
}
ROLES_ENGLISH = {
    "perekrut_lapangan": "field recruiter",
    "sponsor": "sponsor",
    "pengurus_dokumen": "document handler",
    "penampung": "shelter keeper",
    "pengantar": "driver",
    "tekong_laut": "boatman",
    "pelolos_imigrasi": "immigration escort",
    "agensi_ln": "overseas agency",
    "pemodal": "financier",
    "koordinator": "coordinator",
    "korban": "victim",
    "pelapor": "complainant",
    "pihak_diadukan": "accused",
}
ALIASES = ("Juju", "Bos Kecil", "Om Dul", "Mama Ita", "Pak De", "Haji Laut", "Bang Jek")
