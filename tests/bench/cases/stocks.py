"""The words names are made of, by people and generation; commonest first within a stock.

Written from general knowledge of naming customs, not from any register of persons.
"""

_PARTS = {
    "jawa_old_m": (
        "Su Kar Mar War Sar Par Tar Nar Dar Har Sul Wa Tu Nga Sam",
        """
            di man no to min sono wan yanto jo tono yono gimin giyo kino tiyo rejo miran sidi yadi
            kir
        """,
    ),
    "jawa_old_w": (
        "Su Kar Mar War Sar Par Tar Nar Dar Was Ras Tas Das Mi Wag",
        """
            mi ti tini ni sih inah inem iyem siti iyah ningsih yati wati kem tun minah yem lastri
            patmi jinah
        """,
    ),
    "jawa_mid_m": (
        "Su Har Bud Wid Jok Pur War Mar Tri Dwi Ag Wah Is Edi Dar Yul Kus Sul Sup Sub",
        """
            yanto yono adi anto antoro wanto ito nadi santoso arto madi tikno riyadi priyono yatno
            riyanto
        """,
    ),
    "jawa_mid_w": (
        "Su Har Wid Pur Sri Tri Dwi Is Yul Kus Yun Lis Win Eni Rus Nur Ros Ind",
        """
            yanti yati wati arti ningsih iani ayati astuti arsih iyani mawati tini rini iasih
            aningrum
        """,
    ),
    "sunda_old_m": (
        "E A O U Da Ka Wa Sa Ta Ma Su Ca Ra Ja",
        """
            ndang sep man ding jang mang dang tang rman skim rta rya hrudin ndi yat tong cih sman
            din hman
        """,
    ),
    "sunda_old_w": (
        "E I A O Ro Ru Ka Ma Wa Ta Sa Ti Ju Ra Cu",
        """
            ntin is yah mah rsih nah roh nengsih sih rtini cih tik rwati noh tih mih kah nyi neng
            rkasih
        """,
    ),
    "sasak_old_m": (
        "Sah Mah Mus Jum Ka Mu Ha Na Sa Se Mas Ser Ru Re Bu",
        """nan sun tar rim din hdi nep sip mah ri rudin yadi pardi win lah hirman mun jad hir""",
    ),
    "sasak_old_w": (
        "Sah Mah Mus Jum Ka Mu Ha Na Sa Se Mas Ser Ru Re In",
        """
            nim ni nah sih yun rini tun mah niwati hir minah iati rah dah hayati ilah eni nap wati
            rihin
        """,
    ),
    "madura_old_m": (
        "Mat Sun Mus Ho Sa Su Bu Mar Dul Ma Ja Ra Ha Sur No",
        """
            hari tawi rai snan nawi bri din rawi tali hin luki nidin yo rito suri deri lim hraji
            nan li
        """,
    ),
    "madura_old_w": (
        "Sun Mus Ho Sa Su Bu Mar Ma Ja Ra Ha Ni Mi Ro",
        """
            tina riyah snah tiyah diyah liha mina sriya riya ttun niyeh tima yati ria nima diya
            siyah
        """,
    ),
    "bugis_old_m": (
        "Su Ba Da Ha Ta Mu Sa Am Ju Ru Ma La Ka Pa Bah",
        """
            rdin ddu madi rani lle ming hir ding suddin mang nir sse lla riadi nring ttang wali
            riman
        """,
    ),
    "bugis_old_w": (
        "Ha Ma Sa Da Na Ro Ju Ra Mu Su Ta Ka Ni In Ru",
        """
            rniati smi siah rmawati rtina hira mi tang sna dariah rlina nneng eng tti liana siang
            ndo
        """,
    ),
    "din_m": (
        "Zain Syam Badr Jamal Kamar Nur Fakhr Izz Siraj Muhy Shalah Taj Burhan Sahar Bahar Amir "
        """
            Haer Jalal Sams Nas Saf Sal Mar Jaer Alim Syar Hasan Ikram Ruh Kas Nizam Imam
            Rif Sahab Syaif
        """,
        "uddin udin",
    ),
    "nur_w": (
        "Nur Ros Mar Has Jum Sal Kas Ruk Har Ham Hal Ras Sya Mul Sus",
        """
            hayati dina lina mawati niati nah wati miati diana lela mala dah tini nani iasih yanti
            iyah fiah sinah sidah neni tika
        """,
    ),
    "new_m": (
        "Ar De Fa Ha Ir Ju Ri Ro Sa Su Wa Yu Her Hen Fer Er An Al",
        """
            dian man wan di jal fan ki sal zal ky lan yansyah mansyah dianto mawan nando fin jun
            vin
        """,
    ),
    "new_w": (
        "A De E Fi He I Ju Li Me Ni Ri Ro Se Su We Yu Yo El Er",
        """lina rna ntan ka na rlina lis ni nda tri wati ria sti liana lisa nita si ani ska""",
    ),
}
"""Names of the languages are made of syllables: a beginning and an end."""

_WORDS = {
    "arab_m": """Ahmad Abdul_Rahman Ali Hasan Ibrahim Ismail Yusuf Hamzah Umar Usman Idris Abdullah
    Sulaiman Zainuddin Jamaluddin Syamsuddin Rahmat Hidayat Ridwan Iskandar Fauzi Mahmud Nasir
    Zulkifli Burhan Bahri Saiful Ilyas Yahya Zakaria Arifin Anwar Hamid Mansur Basri Amiruddin
    Kamaruddin Nuruddin Salim Munir Mustafa Fadli Syarif Khairul Ramli Ruslan Habib Junaidi Sofyan
    Taufik Hanafi Syafii Rasyid Latif Muslim Hakim Aziz Karim Tarmizi Baharuddin Saharuddin Marzuki
    Mukhtar Azhar Lukman Haris Irfan Faisal Rusdi Yunus Musa Harun Jalaluddin Mahyuddin Firdaus
    Bukhari Asnawi Sanusi Murad Hambali Mahfud Rofiq Maksum Syukri Badrun Izzuddin Tohir Zaini""",
    "arab_m2": """
        Hidayat Rahman Hakim Fauzi Hidayatullah Arifin Anwar Rahim Hadi Aziz Ramadhan Basri Ali
        Akbar Efendi Bahri Wahid Amin Jamil Halim Yusuf Saputra Salam Kadir Gani Wahab Mukmin
        Mubarok Huda Ulum Anam Ihsan Azmi Rizal Maulana Ridho Kurniawan Iskandar Syah Zaki Rofii
        Alwi Hamdani Asyari Fikri Munawar Qodri Zaelani Majdi Tamimi Haq Arif Ghofur Muttaqin
        Mutaqin
    """,
    "arab_w": """
        Nurhayati Aminah Fatimah Khadijah Aisyah Halimah Maryam Zainab Rohani Nuraini Mariani
        Rosmiati Hasanah Hayati Zubaidah Rukiah Salmah Saleha Jamilah Mardiana Rahmawati Nurlaila
        Nurjanah Romlah Juhairiah Rabiah Sakinah Kartini Ramlah Sumiati Asiah Hasnah Hasmawati
        Nurmala Rahmah Latifah Khairani Masitah Robiatul Sofiah Munawarah Nurbaiti Fauziah Hafsah
        Maimunah Marwiyah Saodah Mahnim Nurhidayah Badriah Uswatun Suhaini Juliana Rusnah Syarifah
        Azizah Nursiah Nafisah Haerani Raehan Rohmah Muliani Zakiah Laela Hamidah Saniah Mutmainah
    """,
    "arab_w2": """Hasanah Aisyah Aminah Fatimah Jannah Khotimah Maryam Rahmah Zahra Hidayah Hayati
    Mutmainah Sholihah Azizah Adawiyah Zulaikha Masruroh Munawaroh Nurjanah Maesaroh Halimah Laila
    Fauziah Badriyah Rohmah Nadhiroh Mahmudah Handayani Nurhaliza Zubaidah Wahyuni Romlah Saadah
    Chotimah Aliyah Maulida Safitri Kamilah Qomariah Ulfa Salamah Rodiah Syarifah""",
    "modern_m": """Rizky Andi Dedi Agus Hendra Irwan Eko Dian Ari Yudi Rudi Joni Feri Adi Doni Riki
    Andre Fajar Bayu Dimas Aldi Reza Rio Angga Gilang Ilham Bagus Aditya Yoga Heri Candra Teguh
    Wahyu Arief Galih Deni Roni Robi Novan Ivan Nanda Hafiz Rendi Febri Iqbal Surya Erwin Yanto
    Jefri Rangga Wisnu Dwi Tri Danang Bambang Hari Fikri Alfian Akbar Sandi Toni Viki Dika Rian""",
    "modern_m2": """
        Saputra Setiawan Kurniawan Pratama Hidayat Wijaya Susanto Gunawan Santoso Firmansyah
        Purnomo Wibowo Nugroho Permana Prasetyo Ramadhan Maulana Hermawan Irawan Suryadi Setiadi
        Haryanto Fernando Utomo Cahyono Lesmana Syahputra Ardiansyah Kusuma Mahendra Supriadi
        Wahyudi Hartono Febrianto Nurdin Sanjaya Budiman Darmawan Rahmadi Sugiarto Pranata
        Suhendra Handoko Subagio Pamungkas Rosadi Sudrajat Hendrawan Mulyadi Iswanto Alamsyah
        Effendi Baskoro Adiputra
    """,
    "modern_w": """
        Siti Dewi Sri Ani Rina Yuni Fitri Nur Dian Rini Eka Ayu Lina Novi Wati Indah Ratna Ika
        Putri Maya Yanti Sari Lilis Erna Desi Nia Mega Tuti Ria Wulan Evi Neng Reni Yuliana Anita
        Susi Nita Tika Winda Santi Rika Melati Puji Intan Elis Yeni Rosa Selvi Lia Mila Vina Widya
        Endang Imas Resti Nining Enok Kokom Ernawati Herlina Susanti Marlina Nova Leni Titin Linda
    """,
    "modern_w2": """
        Lestari Sari Wahyuni Handayani Astuti Rahayu Wulandari Susanti Anggraini Permatasari
        Puspitasari Rahmawati Fitriani Pratiwi Setiawati Utami Safitri Kusumawati Purwanti
        Kurniasih Agustina Yuliani Maharani Oktaviani Nurjanah Mulyani Kartika Yulianti Apriliani
        Damayanti Hartati Suryani Hasanah Novitasari Ningsih Febrianti Marlina Rosita Nurhayati
        Indriani Aprilia Ayuningtyas Widiastuti Herawati Maryati Andriani Sulistyowati Trisnawati
        Sukmawati Komariah
    """,
    "jawa_m2": """Santoso Prayitno Widodo Utomo Raharjo Wibowo Purnomo Sutrisno Hadi Susilo Nugroho
    Prasetyo Wahyudi Mulyono Setyawan Hartono Handoko Subekti Sudarmono Waluyo Widiyanto Cahyono
    Sugiharto Suprapto Budiono Rianto Basuki Triyono Irianto Pambudi""",
    "jawa_w2": """Rahayu Lestari Wahyuni Astuti Handayani Ningsih Hastuti Utami Mulyani Purwaningsih
    Setyowati Widayati Suprihatin Hartati Wulandari Sulastri Kusrini Winarsih Puji_Lestari
    Kurniasih Indarti Yuniarti Rahmawati Susilowati Endah Mujiati""",
    "sunda_m2": """Sopandi Suhendar Kosasih Supriatna Sutisna Hidayat Permana Suryana Sunarya Rohman
    Nugraha Komarudin Mulyana Setiawan Hermawan Kurnia Saepudin Wahyudin Ruhiyat Rustandi Sobari
    Juhana Somantri Maulana Ependi Jaelani Rahmat Gumilar Koswara Sudrajat""",
    "sunda_w2": """
        Nurhayati Kurniasih Rohaeti Maryati Komariah Suryani Sumiati Rohimah Nurjanah Hayati
        Yuningsih Herawati Sukaesih Mulyati Karwati Rosmiati Saadah Juariah Setiawati Julaeha
        Rostika Cahyati Nuraeni Maesaroh Aminah Suhaeti Rukmini
    """,
    "katolik_m": """
        Yohanes Petrus Yosef Paulus Fransiskus Antonius Martinus Agustinus Markus Marselinus
        Dominikus Thomas Stefanus Yakobus Silvester Gabriel Kristianus Hendrikus Benediktus
        Bernadus Ferdinandus Aloysius Mikhael Ignasius Rofinus Kornelis Melkianus Simon Daniel
        Yulius Frederikus Yeremias Viktor Blasius Emanuel Laurensius Matheus Gregorius Nikodemus
        Kanisius Wilhelmus Robertus Edmundus Oktovianus Adrianus Maksimus Felix Darius Roby Jefri
        Rio Goris Lambertus
    """,
    "katolik_w": """
        Maria Yuliana Kristina Theresia Yosefina Martha Veronika Elisabeth Magdalena Rosalia
        Agustina Margaretha Petronela Fransiska Paulina Monika Agnes Yohana Anastasia Katarina
        Bernadeta Regina Yustina Adriana Emiliana Selviana Dorkas Adelina Ermelinda Wilhelmina
        Imelda Novita Yasinta Lusia Sofia Modesta Oktaviana Serlina Yuneti Delfina Marselina
        Febronia Oliva Getrudis
    """,
    "timor_old_m": """
        Nahor Obed Yunus Lukas Melkisedek Musa Yusak Abner Soleman Semuel Nikson Filipus Yupiter
        Zakarias Elias Thobias Dance Anderias Benyamin Imanuel Habel Yonas Absalom Kaleb Daud
    """,
    "timor_clan": """
        Tefa Nabu Bria Seran Tefnai Sae Lake Banunaek Nenobais Selan Benu Taneo Nome Boimau
        Tamonob Tafuli Kase Asbanu Liunokas Neno Sanam Fallo Lopo Sonbai Manek Bau Mali Berek
        Nahak Klau Fahik Luan Kolo Naisau Oematan Tuan Nubatonis Tanaem Baitanu Ote Kefi Snae
        Talan Bani Lasi Bere Bulu Ngongo Bili Mete Dapa Umbu Rato Malo Ate Kaka Pingge
    """,
    "flores_clan": """
        Lado Wangge Dhae Mbete Seda Wara Sare Ratu Leba Koten Kleden Tukan Ola Boro Hera Lamen
        Hurint Kedang Wungubelen Wuwur Lewar Ama Tokan Bala Masan Sanga Laga Gete Moa Nong Woga
        Bata Lape Sina Rangga Ngera Raja Toka Weking Witin Demon Kelen Laba Daton Hayon Liwu
        Rianghepat
    """,
    "batak_clan": """
        Sitompul Simanjuntak Siregar Nasution Harahap Lubis Hutagalung Situmorang Sinaga Siahaan
        Panjaitan Tarigan Ginting Sembiring Karo Perangin_angin Sitorus Manurung Purba Saragih
        Damanik Silalahi Pasaribu Hutapea Nainggolan Simbolon Tampubolon Marpaung Hasibuan Ritonga
    """,
    "batak_m": """Jhon Parlindungan Hotman Maruli Togar Rudi Robert Binsar Saut Jonson Tumpal Herman
    Poltak Mangasi Ramses Jefri Roni Sahat Luhut Andi Samuel Daniel Amri Ahmad Muhammad Rahmat""",
    "batak_w": """Rosmawati Tiur Rita Lamria Rosintan Nurhaida Duma Ruth Ester Lasma Dameria Romauli
    Herlina Mariani Sondang Risma Tiarma Netty Juliana Masdalena Nurlela""",
    "minahasa_clan": """
        Lumenta Mandagi Rumondor Tumbelaka Kaunang Wowor Tangkere Pangemanan Rompas Sondakh
        Lengkong Mamahit Poluan Wenas Karundeng Waworuntu Tumiwa Supit Rorimpandey Kalangi Pontoh
        Runtu Mokodompit Paputungan Lasut Turangan Assa
    """,
    "minahasa_m": """Ronny Jemmy Steven Frangky Denny Fandy Hendrik Meidy Yanny Refly Christian Jack
    Alfrets Rommy Stenly Noldy Marthen Deddy Arthur Melky""",
    "minahasa_w": """Meity Olga Deisy Jeane Syane Vonny Novita Fany Selvie Yulin Merry Meiske Lidya
    Treisye Sintia Grace Indri Feibe Stella Nontje""",
    "tionghoa_clan": """
        Lim Tan Chong Liu Bong Chin Tjhin Lie Oei Jong Ng Phang Wong Kwok Tjong Bun Then
    """,
    "tionghoa_given": """Sui_Lan Mei_Ling Kim_Hong Nyuk_Moi Fui_Fa Sin_Cong Khim_Fa Djie_Min A_Kiong
    Fa_Jan Men_Hon Siu_Lan Jun_Fat Lie_Cin Ket_Fo Min_Fui Nyan_Cin Siat_Moi Cin_Nyan Bui_Khim""",
    "tionghoa_m": """Hendra Budi Andi Rudy Edy Hendrik Johan Tommy Alex Willy Jimmy Suryadi Antoni
    Ferry Steven Kevin Susanto Darmadi Agus Herman""",
    "tionghoa_w": """
        Linda Lily Yulia Meliana Susanti Fenny Vivian Lanny Erna Yenny Mery Silvia Natalia Lina
        Jessica Herlina Devi Suryani
    """,
    "tionghoa_m2": """
        Wijaya Gunawan Halim Tanuwijaya Salim Susanto Kurniawan Santoso Hartono Setiawan Limanto
        Tandiono Bongso Chandra Budiman
    """,
    "bugis_m2": """
        Daeng_Ngalle Daeng_Sila Daeng_Tata Rauf Tahir Sultan Hasanuddin Arsyad Baso Hatta Sabir
        Jafar Tayeb Mappa Saleng Nur Tompo Lallo Anwar Rahman Basri Hamka Syahrir Asis Alimuddin
        Ramli
    """,
    "kaili_m": """
        Moh_Rizal Arman Rusli Hasim Asrudin Lamato Taswin Zulfikar Ardin Rinto Ahlan Nurdin Sofyan
        Arsad Suleman Ramlan Irfan Djafar Latopada Hamdan Fadel Amran Ismet Yamin Alwi Idham
    """,
    "kaili_w": """
        Nurlela Rosdiana Hasni Arniati Irma Zainab Hadija Rostin Sarina Nurfadila Asma Nursin
        Marwa Hartin Isra Rahma Andriani Fitra Salma Masita Yusna Nurmin Rusmin Sartika
    """,
    "kaili_clan": """
        Lamarauna Lahamudin Palimbui Djaelangkara Lasira Tandju Ponulele Lamakampali Yoto Borman
        Rumi Lapasere Hasan Abdullah Latif Dg_Malino Yusuf Lakoro Lamadjido Ntobu Sahido
    """,
    "buton_m": """
        La_Ode_Hasan La_Ode_Rusdin La_Ode_Ali La_Dia La_Ode_Muhammad La_Usu La_Ode_Arifin La_Beni
        La_Ode_Safiun La_Rudi La_Ode_Zainal La_Tasa La_Ode_Kamal La_Hamu La_Ode_Darwin La_Ege
        La_Anto La_Ode_Sahrul La_Ode_Idrus La_Ambo La_Jumadi La_Ode_Bariun
    """,
    "buton_w": """Wa_Ode_Siti Wa_Ode_Nur Wa_Ina Wa_Ode_Hasni Wa_Ode_Sarni Wa_Ita Wa_Ode_Fitri Wa_Alu
    Wa_Ode_Rosmin Wa_Sari Wa_Ode_Harni Wa_Djia Wa_Ode_Zalia Wa_Ode_Musli Wa_Rini Wa_Nuru
    Wa_Ode_Samsia Wa_Hana""",
    "bali_m2": """
        Sudiarta Suardana Wirawan Artawan Sukarta Suarsana Widiana Sudana Mertayasa Suparta
        Budiarta Ardana Juliarta Sugiarta Merta Rai Oka Suastika Astawa Sumerta Kariasa Yasa Darma
        Arta
    """,
    "bali_w2": """
        Suartini Sukerti Ariani Widiani Sriasih Puspawati Suryani Wati Mariani Sudiani Sumiati
        Lestari Kariani Artini Sukreni Yuliantini Ayu_Sari Rasmini Widnyani Astiti Budiasih
    """,
    "sasak_modern_m": """
        Zainul_Majdi Sahrul_Gunawan Samsul_Hadi Hairul_Anwar Saepul_Bahri Mahsun Sahnan Lalu_Ahmad
        Ahmad_Zaini Suparman Juaini Samsul_Rizal Hamdan Khaerul_Umam Sapoan Nasrudin Zulkarnaen
        Ilham Rusman Sahabudin Marzoan Muhlis Saefudin Suhaimi Jumahir Sopian_Hadi Hirpan Rusdi
        Sabri Muhsan Masnun Jalaludin Azhar Fathurrahman Mujiburrahman Lalu_Wira Herman Haerudin
        Ridwan Abdul_Hanan
    """,
    "sasak_modern_w": """
        Baiq_Nurhayati Nurhasanah Sri_Wahyuni Baiq_Sri_Rahayu Haeriyah Husnul_Hotimah Suhartini
        Hikmah Nurul_Aini Baiq_Yuliana Sri_Hartini Raudatul_Jannah Marianah Rohayati Suniati
        Masnah Zohriah Husniah Baiq_Mardiana Mariyah Sumarni Hurriyatun Siti_Hawa Isnaini Nurminah
        Haolah Baiq_Rini Siti_Raehan Sahmin Rohana Sri_Mulyani Zuriatun Nurlina Ayunah Suriani
    """,
    "aceh_m2": """
        Zulkifli Rizal Fahmi Nasruddin Ridha Daud Hasballah Jafar Yacob Amin Yusuf Hanafiah
        Adam
    """,
    "agent_title_m": "Mr. Mr. Abu Encik Datuk Sir Baba Boss Abang Ah Sheikh",
    "agent_title_w": "Madam Madam Mama Umm Nyonya Miss Puan Mem Auntie Sister",
    "agent_m": """
        Khalid Ahmad Saleh Chan Lee Tan Raj Kumar Faisal Hamdan Yusof Azman Salem Nasser Wang Omar
        Ibrahim Huang Seng Hassan Mohammed Ali Wong Chen Lim Teo Ravi Suresh Mani Rahim Abdullah
        Fahad Saud Turki Majed Sultan Badr Chong Yap Ong Liew Michael David Peter Jason Steven
        Kelvin Vincent Alex Mansour Hamad Jassim Rashid Zayed Osman Farouk Zulkifli Hisham Fauzi
        Razak Kamal Bakar Jamal
    """,
    "agent_w": """
        Fatimah Aisyah Lim Wong Khalid Chen Huda Nora Grace Noor Rose Zainab Suzy Mary Jenny Amy
        Linda Helen Alice Nancy Maryam Hanan Salma Mona Layla Amal Tan Lee Chan Ng Cheung Lau Ho
        Leung Siti Rohani Aminah Halimah Zaiton Rokiah Mei Ling Joyce Vivian Angela Cindy Wendy
        Maggie Fiona Latifa Nawal Samira Widad Badria Munira Khadijah Sarah Nadia Lulu Sherry
    """,
    "street": """
        Bang_Jek Ompong Gondrong Botak Kumis Kribo Cak_Mat Mami Bunda Umi Abah Bos Jepri Tompel
        Gendut Kancil Kopral Mak_Ijah Om_Bos Ambon Bagong Gepeng Codet Item Bule Mak_Erot Pak_De
        Bu_De Ucok Acong Bang_Rambo Jangkung Cebong Teteh Ceu_Nok Mas_Bro Doyok Petruk Boneng
        Macan Sinyo Koko Cici Si_Doel
    """,
    "far": """
        Malaysia Arab Batam Jakarta Taiwan Sabah Saudi Hongkong Surabaya Tawau Qatar Brunei
        Riyadh Nunukan
    """,
}


def stock(name: str) -> tuple[str, ...]:
    """All words of a stock; those made of parts have every beginning with every end."""
    if name in _WORDS:
        return tuple(word.replace("_", " ") for word in _WORDS[name].split())
    firsts, lasts = (text.split() for text in _PARTS[name])
    made = []
    for step in range(len(firsts) + len(lasts)):
        for place, first in enumerate(firsts):
            if 0 <= step - place < len(lasts):
                made.append((first + lasts[step - place]).capitalize())
    return tuple(dict.fromkeys(made))
