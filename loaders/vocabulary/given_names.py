"""Words that Indonesian names are made of, from all over the archipelago, in small letters.

They are looked for in texts without capitals, where nothing else shows that a word is a name. What
is an everyday word too ("lalu", "putri", "indah") is left out: such a name needs its cue.
"""

GIVEN_NAMES = frozenset(
    """
    abdul abdullah abdurrahman abidin abraham achmad adam adelina adinda aditya afandi agnes
    agus agustina agustinus ahmad ahyar aida ainun aisyah ajeng akbar akhmad alamsyah albert
    alfian alfred ali alifah alimin alimuddin alwi amalia amat amelia aminah amir amirah
    amiruddin amri anas anastasia andi andika andre andreas andri angela anggi anggraini anis
    anisa anita anjani anton antonius anwar apriani ardi ardiansyah arief arif arifin aris arman
    armin arsyad arya asep asih asmara asmawati asnawi asri astri astuti aswar atikah awaludin
    ayu azis aziz azizah bachtiar badri badrun bagas baharuddin bahrudin bahtiar baiq bambang
    basir basri basuki benediktus benny beny bernadeta bernadus betty boedi bonifasius budi
    budiman budiono burhan burhanuddin cahyono carolina carwati casmini cecep chairul christina
    citra coni cucun dadan dadang daeng dahlan dahlia damanik damayanti daniel danu darman
    darmawan darmawati darmi darsih darsono darto darwin darwis daryono daud david dayat debora
    dedeh deden dedi dedy dendi deni denny desi desti desy devi dewi dian diana didik didin
    dimas dina dinda djoko dodi dominggus dominikus donatus doni dorkas dudung dulah durahman
    dwi dyah edi edison edwin edy efendi effendi eka ekawati eko elda elfrida elia elisabet
    elisabeth elly elvina emanuel emi endah endang endri engkos enok entin erlina ermawati erna
    ernawati erni ester esti eti euis eulis eva evi fadilah fadli fahmi fahri fahrudin faisal
    fajar fajri farhan farid farida faridah fatimah fatmawati fauzan fauzi fauziah febri
    febriani felix ferdinand ferdinandus feri ferry firdaus firman firmansyah fitria fitriah
    fitriani flora florentina frans fransiska fransiskus friska gabriel galih galuh gatot gede
    gerardus gilang ginanjar gregorius gunadi gunarto gunawan gusti habibah habibi hadi hadijah
    hafid haidir hairuddin hairul halim halimah hamid hamidah hamka hamzah hanafi handayani
    handoko hani hanifah hapsari haris hariyanto harjono harni hartati hartini harto hartono
    harun haryanti haryanto haryono hasan hasanah hasanuddin hasbi hasbullah hasna hasnah
    hasnawati hasni hasyim hendra hendri hendrik hendro heni henny heri herlina herman hermanto
    hermawan hermin hernawati heru hery hesti hidayah hidayat hidayati holifah holilah husain
    husein husen husna husni ibrahim ica idris ignasius ikhsan ilham ilyas imas imran ina inayah
    indarti indra indrawati ipah iqbal ira irawan irawati irfan irma irmawati irwan irwansyah
    isah isak iskandar ismail ismiati isnaini isti istiqomah iswanto ita iwan jacky jaelani
    jaenab jaenal jafar jainal jaka jakaria jamal jamaluddin jamaludin jamilah janah jannah
    jarwo jasman jefri jeni jenny jihan jodi johan johanes johari joko jon joni jono joseph
    jubaedah juhariah juju julaeha julia juliana juliati julius jumadi jumaidi jumanti jumiati
    jumini junaedi junaidi juned jupri jusman jusuf kadek kamaludin kamaruddin kamil kamsinah
    karim karina karmila karmini karno karsih karsini karsono karta kartika kartini kartono
    karyadi karyati kasim kasman kasmawati kasmi kasmin kasmini kasmir kasno kasturi katarina
    katmini kemal ketut khadijah khaerul khairul khairunnisa khalid khalil khodijah khoiriyah
    khoirul khotimah khusnul komala komang komar komariah komarudin kornelis kosasih krisna
    kristiani kristina kurnia kurniasih kurniati kurniawan kurniawati kusmiati kusnadi kusno
    kuswanto ladi laila lailatul lambertus lamin lasmi lasmini lastri latif latifah laurensius
    leni leny lestari lia liana lidia lilik lilis lina linda lisa lisnawati lukas lukman lusia
    lutfi mabrur madi mahmud mahmudah maimun maimunah maisaroh makmun maman mamat mansur mansyur
    marcelinus margareta maria mariam mariana mariani maridi marina marini mario marjono marlina
    marni maros marpuah marselina marsidi marsinah marsono marta marthen martin martinus martono
    marwan marwati maryam maryani maryati maryono mashudi masita maskur masni masriah masrifah
    masrukin mastur mathius matius maulana maya melani melda melinda melisa melki melkianus meri
    merlin merry meylani mia michael mikael minah minarsih mira mirna misbah misran misriah
    misyati moch moh mohamad mohammad moses mubarok muchtar muhajir muhamad muhammad muhidin
    mujiati mujiono mukhlis mukhtar mukti mulyadi mulyana mulyani mulyanto mulyati mulyono
    munawaroh munir muniroh murni murniati mursid mursidi musa muslihah muslimin mustafa
    mustakim mustari mustofa mutia mutmainah muzakir nada nadia nadira nana nanang nani nanik
    narsih nasir nasrudin nasrullah nasution natalia nengah nengsih neni neti ngadiman ngadimin
    ngadiyem ngatijah ngatiman ngatini ngatmi nia niken nila nina ningrum ningsih nining nita
    noer nofi nonce nono noor norma novi novia noviana novianti novita nunung nur nuraeni
    nuraini nurbaya nurcahyo nurdiana nurdin nurfadilah nurhadi nurhasanah nurhayati nuri
    nurjanah nurjannah nurkholis nurlaela nurlaila nurlela nurlina nurmala nurmi nurohman
    nurrahma nursanti nursiah nursida nurul nuryanti nuryati nyoman nyonyo oktavia oktaviani
    oktavianus okto omo onih oscar otong padli paijo paimin painah painem paini paino pairah
    parjo parman parmi parno parti partini paryanti paryati pasaribu paskalis paulina paulus
    petrus ponco poniman ponirah poniran poniyem prabowo pramono prasetya prasetyo pratama
    pratiwi prayitno prihatin priyanto priyono pujiastuti pujiono purnama purnomo purwanti
    purwanto purwati puspa puspita puspitasari putra putu qomariah rachman rachmat radit rafael
    rahayu rahim rahma rahmah rahman rahmat rahmawati rahmi rama ramdan ramdani ramlah ramli
    randi rani rasid rasmi rasminah rasyid ratih ratini ratmi ratna ratnasari ratno reni renny
    reza rian riana ricky ridho ridwan rifai rika riki rina rini rio riska rismawati rita riyadi
    riyanti riyanto rizal rizki rizky roberto rodiah rofiah rohana rohani rohayati rohim rohimah
    rohmah rohman rohmat roikhan rokayah romadhon romi romlah roni ronny rosa rosalia rosdiana
    rosida rosidah rosmawati rosmiati rosmini rosna rosnah rosni rosyid rosyidah rudi rudiansyah
    rudianto rudy rukiyah rukmana rukmini rumiati rumini rusdi ruslan rusli rusmiati rusmin
    rusmini rusnah rustam ruth sabri sadiyah saefudin saepudin saepul safitri safrudin sahabudin
    sahidin sahril sahrir sahrudin sahrul saida saidah saifuddin saiful sakinah salamah saleh
    salim salimah salma salmah salmiah samad samiah samiati samin samina samiran samsiah
    samsudin samsul samuel sandra sandy santi santoso sanusi saodah saparudin sapri sapriadi
    sarah sarbini sardi sari sariah sarifah saripah saripudin sarmi sarmini sarni sarno saroh
    sarpin sartika sartini sartono sarwono saryono sastro satiman satinah satria sayuti
    sebastianus selfi selfina selvi seniwati septi septiana septiani setiadi setiawan setiawati
    setyawan setyowati shinta sholeh sholihah sigit silvia simon simson sinta siska siswanto
    siswoyo siti slamet sobari sobirin sodikin sofia sofiah sofian sofyan soleh solihin solikhah
    solikin somad sony sopia sopian sri srianah stefanus stevanus subagyo subandi subarkah
    subhan sucipto sudarman sudarmi sudarno sudarsih sudarsono sudarti sudarto sudirman sudiro
    sudiyono sudrajat sugeng sugianto sugiarti sugiarto sugiman sugiono sugiyanto sugiyono
    suhaemi suhaeni suhaimi suhardi suharni suharsono suharti suhartini suharto suhartono
    suhendar suhendi suherman sujarwo sujatmiko sujiati sujono sukamto sukarmi sukarni sukarno
    sukarsih sukarti sukinah sukini sukirman sukirno sukma sukmawati sulaeman sulaiman sulasmi
    sulasno sulastri sulistiani sulistyo sulistyowati suliyah sumarni sumarno sumarsih sumarsono
    sumarti sumiati suminah sumini sumirah sumiyati sunardi sunarno sunarsih sunarti sunarto
    sundari suning sunita sunyoto supardi suparman suparmi suparno suparti suparto supiah
    supiati suprapti suprapto supri supriadi supriati supriatin supriyadi supriyanto supriyati
    supriyono surahman surati suryadi suryana suryani suryanto suryati suryono susan susana
    susanti susanto susi susiana susilawati susilo susilowati susmiati sutarmi sutarni sutarno
    sutarti suti sutiah sutikno sutinah sutinem sutini sutiyah sutomo sutopo sutoyo sutrisno
    suwandi suwanti suwarni suwarno suwarsih suwarti suwarto suwito suyanti suyanto suyati
    suyatmi suyatno suyitno suyono syafii syafrizal syafruddin syahrial syahril syahrir syahrul
    syaiful syamsiah syamsir syamsuddin syamsul syarif syarifah syarifuddin syukri syukur tamrin
    taofik tarmi tarmini tarmizi tarsih tarsini tarso taryono tati tatik taufan taufik taufiq
    tedi teresia tina tini titi titin tiwi tohari tohir toni triana trisnawati trisno tukiman
    tukinah tukinem tukini tukiran tukiyem tuminah tumini tumiran turinah turini tursina turyati
    tuti tutik ucok udin ujang ulfa ulfah umar umi umiyati ummi usman usniati utami uus vera
    veronika vicky viktor vina vivi wagiman wagimin waginah wagini wahab wahid wahidah wahidin
    wahyu wahyudi wahyuni wahyuningsih waluyo wardah wardani wardi wardoyo warni warsih warsini
    warsinih warsito warsono warti wartini waryono wasiati wasis wasito wati wawan wayan welly
    welmince wibowo widayati widi widia widiastuti widodo widya wijaya wilhelmus winarni winarno
    winarsih winarti wirawan wiwi wiwik wiwin wiwit wulan wulandari yahya yakob yakobus yani
    yanti yanto yanuar yasin yati yayah yayan yayat yayuk yeni yenny yesi yoga yogi yohana
    yohanes yolanda yonas yosef yosefina yosep yoseph yudha yudi yuli yulia yuliana yuliani
    yulianti yulianto yuliati yulius yuni yuniarti yunita yunus yupita yuridah yusnita yusri
    yusril yusuf zaenab zaenal zaenudin zahra zahrah zainab zainal zaini zainuddin zainudin
    zakaria zaki zakiah zubaedah zubaidah zuhriah zulaeha zulaekha zulaikha zulfa zulfikar
    zulhijah zulkarnain zulkifli
    """.split()
)
"""Given names, the everyday ones among them."""

FAMILY_NAMES = frozenset(
    """
    ambarita aritonang banjarnahor barus batubara butarbutar daulay damanik dalimunthe gultom
    ginting girsang harahap hasibuan hutabarat hutagalung hutapea hutasoit limbong lubis
    lumbantoruan manalu manik manullang manurung marbun matondang munthe nababan nadeak
    nainggolan napitupulu nasution pakpahan panggabean panjaitan pardede pasaribu pohan purba
    rajagukguk rangkuti ritonga saragih sembiring siagian siahaan sianipar sianturi sibarani
    sibuea sidabutar sidauruk sihombing sihotang silaban silaen silalahi silitonga simamora
    simanjuntak simanungkalit simatupang simbolon sinaga sinambela sinulingga sinurat siregar
    sirait sitanggang sitinjak sitohang sitompul sitorus sitepu situmeang situmorang tambunan
    tampubolon tarigan tobing turnip zebua zega gulo laia halawa nduru harefa telaumbanua waruwu
    zalukhu kalalo kandou kaunang lumenta lumowa mamesah mandagi mangindaan manoppo mokodompit
    mokoginta paat pangemanan pangkey paputungan pontoh rompas rondonuwu rumondor runtuwene
    sondakh sumampouw supit tumbelaka tumiwa turangan waworuntu wenas wowor worang abanat
    amfotis banase banu baun bere bria fahik fallo fanggidae kase klau koroh kolo lado lake lede
    leki leo loni luan mali manafe manek manu messakh mone nahak naibobe naitboho neno nenobais
    ndoen ndun nomleni nubatonis oematan pah rihi saba sabneno seran seuk sonbai taneo tefa tefu
    telnoni tlonaen tnunay tunliu tuan umbu wadu latuconsina lekatompessy leatemia manuputty
    matulessy nanlohy nikijuluw pattiasina patty pattinasarany pelupessy sahetapy salampessy
    sapulette siwabessy tahitu tuasikal tuhumury tupamahu wattimena setyowidodo prawiro
    notonegoro tjahjono wiranata suprapto
    """.split()
)
"""Names of clans and families: Batak, Nias, Minahasa, Timor, Maluku, Java."""
