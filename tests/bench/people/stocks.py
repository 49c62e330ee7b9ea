"""Stocks of Indonesian names by people, commonest first, with how often each people lives in a
province.
"""

from typing import NamedTuple


class Stock(NamedTuple):
    """The names of one people: words for women and men, the shares of one, two and three words, and
    family names.
    """

    women: tuple[str, str]
    """First words, second words."""
    men: tuple[str, str]
    shares: tuple[float, float, float]
    """How many have one, two, three words."""
    families: str = ""
    """Inherited: the last word of brothers and sisters."""
    particles: tuple[str, str] = ("", "")
    """Always before a woman's, a man's name."""
    muslim: bool = True
    lone: str = ""
    """Which of LONE its one-word names are put together from."""


LONE = {
    "java": (
        (
            (
                "Su Kas Pon Tuk War Nga Sar Kar Sum Mu Par Jum Mis Tar Rus Was Sal Dar Wag Sul Mur"
                " Nar Yat Gin Leg"
            ),
            "iyem inah inem iyah arti ini ti mi nah iati ira sih yem wati",
        ),
        (
            (
                "Su Kar War Sar Nga Mar Pur Sum Kas Tar Dar Mul Pon Wag Tuk Har Jas Ras Rat Wir San"
                " Tum Gim Sam Kus"
            ),
            "no to min jo di man yono imin iran idi yanto iman ijan nadi toyo",
        ),
    ),
    "islam": (
        (
            "Nur Ros Mar Has Sam Sal Jum Kas Har Sah Mas Rah Hal Ram Sur Ra Sa Am Id Um",
            "iani ni liah nah wati ima siah diana mila aeni idah liana riah nia",
        ),
        (
            (
                "Bahar Syam Sahar Jamal Nas Amir Hasan Arif Kama Has Nur Alim Sulai Jal Ruh Baha"
                " Taj Qama Ihs Safar"
            ),
            "uddin man rul ril rudin dar di wan ri sul lan mun",
        ),
    ),
}
"""Beginnings and endings of one-word names, women's and men's: they are many, and few bear each."""
UNSAID = frozenset(
    "Siti Sitti Nur Sri Muhammad Moh Abdul Ahmad Tri Dwi Eko Andi La.Ode Wa.Ode La Wa Lalu Baiq".split()
)
"""First words too common to call anyone by: the next one is used."""

STOCKS = {
    "javanese": Stock(
        women=(
            """Siti Sri Nur Dewi Endang Tri Dwi Eni Titik Wahyuni Suparti Sumiati Sulastri Ning Rini Yuni Suyatmi
            Ratna Umi Lestari Tutik Sutini Mujiati Murni Kasiyem Wiwik Retno Supriyati Puji Indah Tukiyem Sartini
            Ngatini Anik Lilis Painem Suwarni Jumiati Partini Rusmini Kartini Sugiarti Harni Giyarti Parmi Erna Septi
            Novi Ayu Fitri Mei Isnaini Wulan Poniyem Watini Khusnul Binti Mudrikah Suryani Winarti Sundari""",
            """Wahyuni Lestari Rahayu Handayani Aminah Utami Astuti Wulandari Ningsih Kholifah Susanti Purwanti
            Hidayati Setyowati Rahmawati Mulyani Suryani Nurjanah Puspitasari Yuliana Kusumawati Widayati Sulistyowati
            Fatimah Munawaroh Susilowati Anggraeni Kurniasih Romlah Indrawati Maryati Juariyah Sumarni Mutmainah
            Winarsih Istiqomah Ernawati Zulaikah Purwaningsih Maesaroh Rochmah Widiastuti Hartati Khotimah Nuryati
            Setiyani Pratiwi Maharani Sholikhah Muslikah Fauziah Yanti Rohmah Khasanah Ambarwati Sukmawati Dwiyanti
            Haryati Prihatin Trisnawati Kartika Sariningsih Kusniyah""",
        ),
        men=(
            """Agus Slamet Muhammad Eko Bambang Joko Sugeng Suparman Sutrisno Suyanto Mulyono Budi Ahmad Supriyanto
            Heru Sumarno Wahyu Sukarno Edi Tri Dwi Hadi Sunarto Purwanto Sukamto Wagiman Suroto Yusuf Rudi Paijo
            Ngadiman Kusnadi Sarjono Widodo Teguh Imam Tukiman Sujarwo Nur Didik Sutikno Wawan Jumadi Mujiono Parjo
            Subandi Suwito Ponidi Warsito Sholeh Yanto Kasman Rochmad Gatot Arif Anton Khoirul Sigit Darsono
            Marsudi""",
            """Santoso Setiawan Riyadi Wibowo Susanto Prasetyo Hidayat Saputra Nugroho Utomo Kurniawan Purnomo Hartono
            Wahyudi Suharto Arifin Cahyono Yulianto Firmansyah Rohman Raharjo Widodo Susilo Hariyanto Siswanto Mustofa
            Basuki Kuncoro Pranoto Subagyo Sucipto Wijaya Mulyadi Budiman Sudarmono Iswanto Priyono Supardi Kurnianto
            Effendi Zainuri Rosyid Ansori Budianto Handoko Pamungkas Sudrajat Trianto Fauzi Ikhsan Wicaksono Purwadi
            Hermawan Maulana Ghozali Prayitno Sasongko Nurcahyo Sampurno Wiratno""",
        ),
        shares=(0.26, 0.60, 0.14),
        lone="java",
    ),
    "sundanese": Stock(
        women=(
            """Siti Neng Iis Euis Lilis Cucu Nur Ade Yayah Rina Dede Nia Ai Imas Enung Entin Tati Yati Eti Popon Nani
            Wati Aisah Elis Cicih Mimin Ika Teti Yeni Rohaeti Kokom Ikah Oneng Titin Nining Ecin Mamah Eneng Iyah
            Warsinih Carsini Darniti Casmi Taniah Kasiri Runiah Wasti Turinih""",
            """Nurhayati Rohaeni Sumiati Aminah Rohimah Maryani Nurjanah Komariah Sopiah Hasanah Rosita Herawati
            Kurniasih Patimah Solihah Juariah Saadah Aisyah Mulyati Rukmini Suryati Kartika Nuraeni Masitoh Sutarsih
            Sumartini Hodijah Julaeha Rohayati Suhartini Fitriani Yuningsih Kodariah Marlina Rosmiati Karwati Suarsih
            Unayah""",
        ),
        men=(
            """Asep Dadang Ujang Dede Cecep Muhammad Ade Agus Iwan Tatang Yayan Endang Aceng Deni Ahmad Jajang Odang
            Encep Wawan Ayi Maman Uus Yana Rohman Nana Karim Entis Oman Adang Engkus Aep Udin Rasmin Casta Warto
            Tarjuki Caswadi Wasim Carkim Darsim Tasma Kadmi Toto Koko Aang Apep Dayat Herman""",
            """Suryana Hidayat Sunarya Mulyana Supriatna Rahmat Saepudin Sutisna Kurnia Permana Ruhiyat Suherman
            Hermawan Setiawan Nurjaman Sopandi Suhendar Kusnadi Gunawan Ramdani Rusmana Abdullah Solihin Sudrajat
            Iskandar Mustopa Koswara Wahyudin Komarudin Sobandi Jaelani Kosasih Sanusi Effendi Zaenal Juhana Supardi
            Sukmana""",
        ),
        shares=(0.18, 0.70, 0.12),
        lone="java",
    ),
    "madurese": Stock(
        women=(
            """Siti Sitti Nor Hosnul Maimuna Sumiyati Hotijah Suhartatik Misnati Juhairiyah Sahama Busiyah Tolak
            Marhamah Sutiya Fatim Muslimah Sanima Buani Jumaati Sadiyah Hamimah Rusmiyati Nurul""",
            """Aminah Hasanah Holifah Fatimah Zahrah Maryam Romlah Hotimah Aisyah Kamariyah Rohmah Sulaiha Mutmainnah
            Jannah Halimah Saodah Kholilah Mukarromah Nafisah Hamidah Uswatun Faizah Zubaidah Homsiyah""",
        ),
        men=(
            """Muhammad Abdul Ahmad Hosen Misnadi Sahrul Hasan Matrawi Samsul Sukri Mahfud Tohir Busiri Rasidi Marsuki
            Subairi Homaidi Durahman Sanusi Mattasan Badrus Munir Satrawi Fathor Holil""",
            """Rahman Hamid Wahid Arifin Hannan Halim Faruq Ghofur Hosnan Muarif Rasyid Rosi Basri Karim Hadi Fadli
            Latif Mukhlis Asyari Syukur Salam Jalil Qodir Hasyim Aziz""",
        ),
        shares=(0.20, 0.70, 0.10),
        lone="java",
    ),
    "malay": Stock(
        women=(
            """Siti Nur Sri Rosmawati Yusnita Zuraida Rohana Marlina Asnah Rosnah Noraini Fatimah Maimunah Salmah
            Yusmaniar Erlina Desi Nurmala Mariana Zainab Azizah Kamariah Hamidah Rahimah Suraya Yulia Halimatun Upik
            Ema Zaleha Rika Mardiana Syarifah Ratna Ramlah Sapiah""",
            """Aminah Aisyah Khadijah Zubaidah Hasanah Rahmah Azizah Hayati Aini Safitri Maulida Rahayu Zahara Saodah
            Habibah Juwita Laila Asiah Murni Hafsah Nurlela Mahyuni Salbiah Rohani Syafitri Kamilah Sakdiah Nadia
            Khairani Handayani Mutiara Sulastri Wahidah Humairah""",
        ),
        men=(
            """Muhammad Abdul Ahmad Zainal Syamsul Khairul Hendra Zulkifli Amiruddin Syafrizal Azhar Rusli Ibrahim
            Usman Ismail Hamzah Jamaluddin Nazaruddin Ridwan Burhan Saiful Mansur Yusri Darwis Effendi Afrizal Hasan
            Bahrum Syahrial Idris Rahmat Irwan Dedi Faisal Junaidi""",
            """Rahman Abidin Bahri Anwar Siregar Saputra Hamid Rauf Karim Aziz Latif Hakim Ghani Syah Salim Yunus
            Nasution Putra Ramadhan Fahmi Rasyid Malik Manaf Samad Wahab Ilyas Muslim Hidayat Majid Halim Fuadi Arsyad
            Kadir""",
        ),
        shares=(0.15, 0.67, 0.18),
        lone="islam",
    ),
    "bugis": Stock(
        women=(
            """Sitti Andi Nur Hasnah Besse Becce Rosmiati Indo Darmawati Suriani Hasmawati Nurhayati Marwah Ramlah
            Kartini Jumriani Hasriani Rosdiana Sumarni Nurlia Syamsiah Murniati Isa Sanawiah Rahmatia Nuraeni Hartati
            Irmawati Saenab Hajrah Ati Mariati Kasmawati Nirwana Subaedah Fatmawati""",
            """Aminah Hajar Aisyah Rahmah Hasanah Saleha Nurbaya Rabiah Khadijah Hawa Maryam Asma Hasni Tenri Mulyati
            Ani Salmawati Halijah Wahida Nurdiana Marhumah Hamsina Ramlah Sohra Fatimah Nurjannah Asia Dahlia Intang
            Bunga""",
        ),
        men=(
            """Muhammad Andi Abdul Baso Ambo Syamsuddin Amiruddin Baharuddin Hasanuddin Jamaluddin Lahami Arifuddin
            Sudirman Nasruddin Mustamin Ahmad Kamaruddin Tahir Saharuddin Makmur Rusdi Haeruddin Sainuddin Burhanuddin
            Massalinri Dahlan Ramli Alimuddin Muchtar Laupe Palaguna Sangkala Bahtiar Nurdin Suardi Ismail Jufri""",
            """Rahman Rasyid Tahir Saleh Yusuf Amin Basri Said Asis Kadir Haris Nur Idrus Gani Latif Sappe Tang Hamid
            Mappa Arsyad Syarif Natsir Jafar Ilham Akbar Salam Hakim Anwar Fajar Madjid Patta Rauf Azis""",
        ),
        shares=(0.24, 0.64, 0.12),
        lone="islam",
    ),
    "sasak": Stock(
        women=(
            """Siti Baiq Sri Nur Inaq Nurul Sumiati Rohani Saknah Mariam Hikmah Fitriani Zaenab Sahnim Jumenah
            Maesarah Rumilah Marni Mahyuni Sakmah Raehan Suhaeni Murniati Rabiah Nurhasanah Salmah Zohriah Husniati
            Rauhun Helmiati Muliani Supiati Johariah Munawarah Aluh""",
            """Aminah Aisyah Rohmi Hidayati Hasanah Fitriani Saleha Patimah Zohrah Hadijah Mariani Sumarni Haeriyah
            Rohana Nurhayati Laila Sulastri Ernawati Mahnep Rahmawati Maulida Khaeriah Jumilah Hartini Zulhijjah
            Suryani Saadah Juliani Ramdani Apriani""",
        ),
        men=(
            """Muhammad Lalu Abdul Ahmad Sahrul Amaq Zulkarnaen Muhlis Sahabudin Jumadil Makmun Hamdi Nurdin Saparwadi
            Mahsun Sapoan Haerudin Suhaili Samsul Marzuki Zaenudin Mustiadi Hasbi Mahrip Juhaidi Saharudin Munawir
            Rusman Nasrudin Kamarudin Sudirman Supriadi Sumardi Mahyudin Husnan""",
            """Azhar Hadi Rahman Hakim Wahid Fauzi Hamdani Ihsan Zulkifli Hidayat Halim Mustafa Azmi Anwar Putra
            Jayadi Karim Maulana Saputra Fathoni Wirawan Hanafi Majdi Aziz Zaini Hasan Rosyidi Arifin Muzani""",
        ),
        shares=(0.22, 0.66, 0.12),
        lone="islam",
    ),
    "kaili": Stock(
        women=(
            """Siti Nur Sitti Masnah Hadijah Asria Rosni Hasna Fatma Rusni Samsiar Nirma Ince Ratna Hartin Marlina
            Nurmin Ardiana Zaitun Suarni Jumria Warni Mince Lisna Ernawati Nurlela Hamsia Rahma Idjah Nurfin""",
            """Aminah Hajar Aisyah Lasawedi Rahma Nurlaila Rabia Wati Hasan Lamakampali Ntosa Djafar Lapasere Hamid
            Lahuda Yunus Pakaya Lamato Andi Nurdin Yabi Rauf Tahir""",
        ),
        men=(
            """Moh Abdul Muhammad Ahmad Rizal Arman Fadli Sofyan Irfan Djamaluddin Lasimpo Aswin Ridwan Zulfikar
            Sahrun Mahmud Nasir Idham Asrul Ikbal Masdin Rustam Taufik Syahrir Suaib Yamin Hasyim Safrudin Rahmat
            Tamrin""",
            """Rifai Lapasere Djafar Rahman Tahir Hamid Lamakampali Yunus Saleh Rauf Abdullah Laheto Lasawedi Kasim
            Lahuda Akbar Yabi Fajar Arif Ntosa Pakaya Latopada Rizki Aswad Intje Lamato Nur Tombolotutu Amir""",
        ),
        shares=(0.18, 0.66, 0.16),
        lone="islam",
    ),
    "balinese": Stock(
        women=(
            "Wayan Made Ketut Nyoman Putu Kadek Komang Luh Nengah Desak Gusti Sayu",
            """Sari Suartini Ariani Wati Sukerti Astuti Suryani Rai Sumerti Yanti Murniasih Dewi Sudiani Wirati
            Budiasih Sriani Rusmini Kariasih Suwitri Puspa Purnami Darmini Widiani Seruni Rasmini Karni Sulasih
            Muliani""",
        ),
        men=(
            "Wayan Made Ketut Nyoman Putu Kadek Komang Gede Nengah Gusti Dewa",
            """Suardana Sudarma Sukarta Arta Wijaya Suparta Adnyana Sudana Artawan Mudra Suweca Parwata Yasa Sutama
            Darma Mertayasa Wirawan Suastika Budiarta Putra Sumerta Kariasa Rai Mustika Sujana Widana Suwarta
            Astawa""",
        ),
        shares=(0.02, 0.90, 0.08),
        particles=("Ni", "I"),
        muslim=False,
    ),
    "timorese": Stock(
        women=(
            """Maria Yuliana Elisabet Martina Yosefina Adelina Margaretha Kristina Agustina Theresia Magdalena
            Marselina Ferderika Yohana Welmince Orance Dorkas Novita Selfina Fransiska Katarina Rosalinda Yunita
            Petronela Anastasia Bernadete Paulina Mery Regina Emilia""",
            """Goreti Bete Abuk Luruk Fatima Imakulata Oliva Yane Hoar Rosa Serlina Modesta Lidia Dafrosa Balok Telik
            Ester Alfonsa Ursula Meti""",
        ),
        men=(
            """Yohanes Petrus Markus Antonius Yosef Agustinus Marthen Dominggus Fransiskus Gabriel Stefanus Daniel
            Paulus Melkianus Kornelis Thomas Silvester Benyamin Martinus Aleksander Yakobus Simon Adrianus Yeremias
            Nikodemus Gregorius Laurensius Hendrikus Ferdinandus Blasius""",
            """Klau Bere Mali Seran Bria Leki Nahas Manek Fahik Un Ama Lelo Paga Tae Ola Kopong Sili Tupen Boro
            Ratu""",
        ),
        shares=(0.0, 0.72, 0.28),
        families="""Nahak Seran Klau Bria Tefa Neno Benu Tnunay Fahik Manek Bere Taneo Kase Snae Liu Nenobais Lopo
        Selan Tae Baun Nubatonis Koroh Fallo Boimau Sabuin Oematan Banunaek Missa Tameno Leo Halla Bulu Dapa Lende
        Bili Ngongo Malo Kii Ate Wunda Lero Keraf Hayon Ola Tukan Beribe Koten Wain Molan Uran""",
        muslim=False,
    ),
    "batak": Stock(
        women=(
            """Rosmawati Tiurma Rotua Lamria Sondang Hotmaida Marintan Rumondang Nurhaida Dewi Sri Delima Romauli
            Kristina Mariana Lasma Tetty Erika Desi Melva Rina Risma Netty Elfrida""",
            "Ida Maria Uli Lestari Natalia Hotnida Rosa Omas Ria Yanti Wati Christina Ati Sartika",
        ),
        men=(
            """Hotman Parlindungan Jhonson Binsar Saut Tigor Robert Maruli Poltak Sahat Ramses Jonner Horas Togar
            Bonar Rudi Manahan Pardamean Halomoan Darwin Jannes Edison Mangasi Sabar""",
            (
                "Martua Parulian Tua Mangatas Hasiholan Immanuel Pangihutan Hamonangan Jaya Sahala"
                " Pardomuan Natal"
            ),
        ),
        shares=(0.0, 0.78, 0.22),
        families="""Siregar Simanjuntak Sitompul Nainggolan Hutagalung Sinaga Manurung Situmorang Simbolon Pasaribu
        Panjaitan Silalahi Lubis Harahap Sihombing Tampubolon Gultom Marpaung Hutapea Napitupulu Purba Saragih Ginting
        Sembiring Tarigan Nasution Ritonga Batubara Pardede Tambunan""",
        muslim=False,
    ),
    "minahasan": Stock(
        women=(
            """Meiske Jeane Novita Deisy Olga Selvi Vonny Femmy Grace Sisca Jultje Marlin Yuliana Greity Anita Lidya
            Stevani Cindy Maria Ratna Angelina Fitria""",
            "Maria Natalia Christin Yulita Meilan Sintia Pingkan Tirsa Veronika Agnes Feibe Olivia",
        ),
        men=(
            """Jefri Rein Stenly Novri Donny Royke Ferdinan Vecky Hendrik Maxi Denny Frangky Alfrits Melky Ronald
            Johnny Steven Rivo Ventje Yopie Christian Rommy""",
            "Junaidi Rolly Marthen Alexander Yosua Fernando Richard Gerald Marsel Andreas",
        ),
        shares=(0.0, 0.82, 0.18),
        families="""Lumentut Mokoginta Wowor Rumengan Pangemanan Sumual Tumbelaka Kaunang Lasut Mamahit Rompas Supit
        Wenas Karundeng Tambuwun Mandagi Makalew Lengkong Sondakh Tumiwa Rorong Paat Kalalo Polii Moningka Damopolii
        Mamonto""",
        muslim=False,
    ),
    "butonese": Stock(
        women=(
            (
                "Wa Wa.Ode Sitti Nur Harlina Sarina Wati Salma Hasnia Rosmina Marwia Asnia Fitria"
                " Hadia"
            ),
            """Ani Sima Zaenab Ija Nuria Mina Fatima Suria Hamida Rafia Samsia Ludia Endang Halima Ndoro Maya Salwia
            Asma Muliati Ratna""",
        ),
        men=(
            (
                "La La.Ode Muhammad Abdul Hasirun Sarif Rahim Arsad Jufri Ruslan Harun Asrin Saidi"
                " Maun"
            ),
            """Hamid Ali Baa Rusli Samadi Ndosa Saido Asiru Karim Muhidin Hasan Sahidu Jumadi Ane Tamrin Darusi Imu
            Ramli Udin""",
        ),
        shares=(0.10, 0.70, 0.20),
    ),
    "chinese": Stock(
        women=(
            "Lina Mei Susan Linda Yenny Suryani Vivi Shinta Lilies Erna Silvia Merry Jenny Fonny",
            "Hwa Lan Sari Wati Kusuma Ling Dewi Chandra Fen Gunawan Hartono Wijaya",
        ),
        men=(
            "Hendra Budi Tan Johan Lim Andy Rudy Eddy Susanto Tjandra Alex Halim Wibowo Djoko",
            "Kwee Hok Seng Wijaya Gunawan Salim Kusuma Tjong Santoso Hian Bun Halim Chandra",
        ),
        shares=(0.0, 0.70, 0.30),
        families=(
            "Tan Liem Oei Wijaya Halim Gunawan Tjahjadi Kurniawan Salim Chandra Hartono Lie Ong"
            " Thio Kwok"
        ),
        muslim=False,
    ),
}

PROVINCES = {
    "11": "malay:90 batak:5 javanese:5",
    "12": "batak:55 malay:25 javanese:18 chinese:2",
    "13": "malay:92 javanese:8",
    "14": "malay:60 javanese:25 batak:12 chinese:3",
    "15": "malay:75 javanese:25",
    "16": "malay:75 javanese:25",
    "17": "malay:75 javanese:25",
    "18": "javanese:65 malay:20 sundanese:10 balinese:5",
    "19": "malay:80 chinese:12 javanese:8",
    "21": "malay:45 javanese:25 bugis:10 batak:15 chinese:5",
    "31": "javanese:45 sundanese:25 malay:20 batak:5 chinese:5",
    "32": "sundanese:86 javanese:14",
    "33": "javanese:99 chinese:1",
    "34": "javanese:100",
    "35": "javanese:78 madurese:22",
    "36": "sundanese:75 javanese:20 malay:5",
    "51": "balinese:88 javanese:12",
    "52": "sasak:88 bugis:4 balinese:3 javanese:5",
    "53": "timorese:95 bugis:5",
    "61": "malay:65 javanese:12 madurese:10 bugis:5 chinese:8",
    "62": "malay:70 javanese:30",
    "63": "malay:80 javanese:20",
    "64": "bugis:35 javanese:40 malay:25",
    "65": "bugis:55 javanese:25 malay:20",
    "71": "minahasan:85 bugis:8 javanese:7",
    "72": "kaili:45 bugis:30 javanese:10 balinese:10 minahasan:5",
    "73": "bugis:97 javanese:3",
    "74": "butonese:60 bugis:35 javanese:5",
    "75": "kaili:60 bugis:30 javanese:10",
    "76": "bugis:95 javanese:5",
    "": "javanese:30 bugis:35 timorese:35",
}
"""Shares in percent by province code; the empty code for the others."""

SENDING = {
    "52": 9.0, "35": 6.0, "33": 5.5, "32": 6.5, "53": 5.0, "72": 5.0, "73": 3.0, "18": 3.0, "12": 2.0, "36": 2.0,
    "74": 2.0, "51": 1.2, "76": 1.5, "65": 1.2, "61": 1.2, "21": 1.0, "71": 1.0,
}  # fmt: skip
"""How much more than others the regencies of a province send; 0.5 for the rest."""

VILLAGES = """Sukamaju Karang.Anyar Sukamulya Mekarsari Tanjung Sumber.Rejo Karangsari Sidomulyo Suka.Damai Margahayu
Lembar Pulau.Panjang Bontomanai Tanete Mattirowalie Lalombi Sibalaya Loru Kalukubula Bangga Labuan Tinombo Batu.Putih
Aikmel Kembang.Kuning Jerowaru Sakra Rarang Montong.Baan Gerung Kuripan Narmada Sesela Kediri Praya Batujai Sengkol
Mujur Kopang Wonosari Wonorejo Ngadirejo Kedungrejo Tegalsari Sumberagung Bulurejo Karangrejo Banjarsari Jatisari
Gondang Kalirejo Sendang Tambakrejo Purworejo Sambirejo Sidorejo Banyuurip Kebonagung Pakisaji Bantur Donomulyo Krebet
Gunungsari Cikalong Cibadak Ciranjang Cikaret Sindangsari Pasirjambu Cimahi Tanjungsari Jatibarang Losarang Krangkeng
Juntinyuat Kertasemaya Sliyeg Eretan Karangampel Lohbener Bongas Gabus.Wetan Haurgeulis Oesapa Naibonat Oebelo
Noelbaki Kefa.Selatan Manutapen Fatululi Weoe Haitimuk Wehali Kletek Umakatahan Bakunase Batuputih Niki-Niki Kapan
Ayotupas Pantai.Baru Waikabubak Wanokaka Kodi.Bangedo Tana.Righu Umbu.Ngedo Elopada Lamboya Palolo Marawola Dolo
Biromaru Tompe Sirenja Damsol Ampibabo Toboli Kasimbar Tomini Moutong Lambunu Bolano Ongka Malino Petapa Olaya Kampal
Masigi Loji Ganti Limboro Salubomba Tosale Banawa Watampone Cenrana Pattiro Lappariaja Bengo Libureng Salomekko
Kajuara Tonra Mare Sibulue Barebbo Ponre Awangpone Tellu Dua.Boccoe Ajangale Pallime Lonrae Macope Bulu.Tempe
Pakkasalo Sinjai.Utara Balangnipa Lappa Biringere Herlang Kajang Bontobahari Ujung.Loe Gantarang Rilau.Ale Bulukumpa
Kindang Ela-Ela Jalanjang Palampang Bialo Taccorong Dampang Barombong Seppong Benjala Ara Darubiah Maju.Jaya
Bumi.Harapan Tirta.Kencana Rejo.Sari Mulyo.Asri Panca.Tunggal Harapan.Baru Karya.Baru Mekar.Jaya Sinar.Banten
Bandar.Agung Way.Urang Negeri.Ratu Sumber.Jaya Gedung.Wani Banjar.Agung Sri.Rahayu Bina.Karya Rawa.Indah
Pematang.Panjang Teluk.Nilau Tanjung.Balai Sei.Apung Air.Joman Pasar.Lama Kampung.Baru Koto.Baru Pasir.Putih
Simpang.Empat Batang.Hari Lubuk.Alung Gunung.Sari Tanjung.Pura Pulau.Rakyat Sei.Kepayang Bagan.Asahan Labuhan.Haji
Pringgabaya Suela Wanasaba Masbagik Terara Sikur Keruak Selong Sukarara Penujak Batu.Jangkih Darek Ranggagata Teruwai
Kawo Rembitan Mertak Ketara Segala.Anyar Pengembur Bunut.Baok Aik.Darek Barabali Mantang Peresak Teratak Lantan
Karang.Sidemen Tampak.Siring Sintung Pemepek Ubung""".split()

COMPANY_WORDS = """Karya Bina Mandiri Sejahtera Utama Jaya Mitra Sentosa Abadi Bersama Cahaya Putra Indo Nusantara
Makmur Prima Insan Citra Duta Wira Buana Global Multi Perkasa Barokah Amanah Berkah Surya Tenaga Kerja Graha Anugerah
Alam Rezeki Timur Raya Permata Bintang Samudra Persada Lintas Sukses Muda Pratama Sinar Dunia Al Fajar Safar Hikmah
Tulus Widodo Langgeng Maju Delta Satria Mulia Panca Dharma Swadaya Agung Kencana Bahari Gemilang Setia Rahayu""".split()
