"""Words that Indonesian names are made of, and places and firms of generated people.

The commonest come first. Lists of our own, put in order by what registers and the news show; how
often a word occurs follows its rank.
"""

WOMEN = tuple(
    """siti nur sri dewi nurul ani rina yuni eni sari ratna rini wati indah maria ni lilis euis
    wiwin tuti yanti ida endang sulastri susi lina nining mega fitri ayu dian eka novi yuliana
    kartini suryani mariam aminah fatimah khadijah aisyah rahma hasanah rohani rukmini sumiati
    suminah sukarti tarwi warni carwi kusnia icih iis imas neneng nengsih yayah nani titin
    entin erna erni herlina hartati juju jumiati julaeha kokom komariah laila latifah lisna
    marlina maesaroh masitoh minah misnah mulyani munawaroh murni mutmainah nafisah ningsih
    nia nurjanah nurhayati nuraini nurlaela omah ooy paini parti ponirah purwanti puji rasiah
    ratih rasti resti rita rosita rosnawati rubiyah rumini saadah salamah salmah samsiah santi
    sarinah sartika satirah saudah sawitri selvi sinta sofia solihah sringatun suharti
    suhartini sukma sumarni sunarti supriyatin surti suwarni tati tarsih titi tri turinah umi
    uswatun wahyuni wartini winarti wulan yati yulianti yuyun zaenab zulaikha agnes yohana
    yosefina kristina margaretha bernadeta fransiska katarina theresia baiq lale inaq kadek
    komang wayan putu luh andi besse hasna hasniati jumriani kasmawati mardiana murniati
    nurbaya nurliah rosdiana rosmini salma sitti suarni""".split()
)
MEN = tuple(
    """muhammad ahmad agus budi abdul andi joko hadi slamet eko dedi heri hendra iwan rudi asep
    ujang dadang cecep wawan yanto sutrisno suparman supriyadi suyanto sugeng sukirman
    sudirman sumarno sunardi suroso susanto taufik tono toto udin usman wahyu wahyudi wibowo
    yusuf yusril zainal zainuddin zulkifli adi agung ali alimudin amin amir anang anton ari
    arif arifin aris bambang basri beni catur darmawan darto daryanto deni didik doni dwi edi
    efendi faisal fajar farid fauzi firman ganjar gunawan hamzah hariyanto hasan hasanuddin
    haris helmi herman hidayat husein husni ibrahim idris ilham imam indra irfan irwan ismail
    jaelani jamal jamaluddin jaya junaidi kamal karim kasim kosim kurniawan lalu lukman made
    mahmud maman mansur marwan mulyadi mulyono mustafa nana nasir nurdin nyoman oman parman
    pendi purnomo rahman rahmat ramli ridwan riki rizal rohman rosid saeful saepudin saiful
    saleh salim samsul samsudin sanusi sardi sarif sarman sholeh sobari sodikin suhendra
    suherman suhardi sukardi suki sulaiman syahrul syaiful syamsuddin tarmidi tarno teguh tri
    untung wayan widodo yadi yahya yoseph yohanes petrus paulus markus stefanus robertus ambo
    baco daeng la puang ketut gede putu komang jufri kahar lukas mappa muliadi""".split()
)
SECOND = tuple(
    """aminah wati lestari rahayu ningsih susanti hidayah hasanah khotimah nurjanah rohmah
    fatimah astuti handayani sari utami puspita wulandari anggraini maryam hartini mulyati
    suryani kartika pratiwi setiawati setyowati yuliani maulida safitri rahmawati solikah
    jamilah kholifah mutiah badriah asiyah zahra azizah latifah komala mardiyah permatasari
    damayanti oktaviani novitasari agustina febriani maryati sulastri sundari widyastuti
    purnamasari""".split()
)
SECOND_MEN = tuple(
    """santoso setiawan hidayat kurniawan saputra wijaya gunawan susanto nugroho pratama rahman
    hakim ramadhan fauzi arifin rohman aziz ghani wahid latif majid rasyid salam syukur
    maulana firmansyah iskandar permana suryana supriatna sutisna mulyana hermawan wibowo
    prasetyo widodo cahyono purnomo siswanto subagyo riyadi hartono utomo budiman darmawan
    irawan effendi siregar harahap nasution sinaga simanjuntak lubis panjaitan tanjung pohan
    batubara rumengan tambunan manurung lase bria nahak seran tefa mau leki daeng nappa sikki
    makkasau""".split()
)
TITLES_MEN = ("H.", "Pak", "Bapak", "Sdr.", "Ust.", "Bang", "Mas", "Tn.", "Haji")
TITLES_WOMEN = ("Hj.", "Bu", "Ibu", "Sdri.", "Mbak", "Ny.", "Hajah")
NICKNAMES = tuple(
    """ujang aceng jaja mamat udin cak bogel gembul gondrong kumis betet kiting babe bewok kodok
    doyok jabrik ompong tompel pesek ceking gendut mbah embek jack boy tole ucok butet kacong
    bejo paijo iteng rambo acong koh ayong bulek mami bunda teteh emak wiwi nonik titik cici
    oneng upik""".split()
)
SPELLINGS = (
    ("u", "oe"), ("j", "dj"), ("y", "j"), ("c", "tj"), ("f", "p"), ("s", "sy"), ("h", "kh"),
    ("k", "q"), ("i", "ie"), ("muhammad", "muh."), ("muhammad", "moh."), ("muhammad", "m."),
    ("muhammad", "mohamad"), ("muhammad", "mochamad"), ("ahmad", "achmad"), ("ahmad", "akhmad"),
    ("siti", "st."), ("siti", "sitti"), ("abdul", "abd."), ("nur", "noor"), ("f", "v"),
    ("n", "nn"), ("l", "ll"), ("t", "th"),
)  # fmt: skip
FIRM_WORDS = tuple(
    """karya bina jaya mandiri sejahtera abadi putra utama bangun duta wahana indo mitra sumber
    amal cipta tenaga insan global nusa bakti rezeki berkah maju sentosa langgeng makmur
    rahmat barokah anugerah perdana sukses citra era timur surya bahari samudra laut raya al
    amanah buana""".split()
)
