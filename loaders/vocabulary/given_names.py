"""Words that Indonesian names are made of, from all over the archipelago, in small letters.

They are looked for in texts without capitals, where nothing else shows that a word is a name. What
is an everyday word too ("lalu", "putri", "indah") is left out: such a name needs its cue.
"""

GIVEN_NAMES = frozenset(
    """
    abas abdul abdullah abdurrahman abidah abidin abraham acep achmad adam adelina adinda aditia
    aditya afandi afif agnes agus agustina agustinus ahmad ahyani ahyar aida aini ainun aisyah ajeng
    ajis akbar akhmad akmal alamsyah albert aldi alfian alfonsius alfred ali alifah alimin alimuddin
    aloysius alvin alwi amad amalia amat amelia aminah amir amirah amiruddin amri anas anastasia
    andi andika andini andre andreas andri andrian andriyani angela anggi anggraini anik anin anis
    anisa anita anjani anna annisa anshori ansori anton antonia antonius anwar apri apriani aprilia
    ardi ardian ardiansyah arief arif arifin arini aris arman armin arnold arnoldus arofah arsyad
    arya asep asiah asih asmah asmara asmawati asmui asmuni asnah asnawi asnidar asri asroni asrori
    asrul astri astuti aswar atikah aulia awaludin ayu ayub azis aziz azizah azmi azwar bachtiar
    badri badrun bagas baharuddin bahri bahrudin bahtiar baidowi baiq bakri bambang bariah basir
    basirun baskoro basri basuki basuni benediktus benny beny bernadeta bernadus betty bety blasius
    bobby bobi boedi bonifasius buasan budi budiarti budiman budiono bunyamin burhan burhanuddin
    busiri cahyono carolina carsini carsiti carwati casmini castini cecep chairul chandra christina
    cicih cindy citra clara coni corry cucum cucun dadan dadang daeng dahlan dahlia damanik
    damayanti damianus dani daniel danu darman darmawan darmawati darmi darmin darsih darsim darsini
    darsono darti darto darwin darwis daryono dasuki daud david dayat debora dedeh deden dedi dedy
    dendi deni denny deri desi desti deswita desy devi dewi dian diana dicky didik didin diki dimas
    dina dinda dita djoko dodi dody dominggus dominikus donatus doni dorce dorkas dudung dulah
    durahman dwi dyah dyan edi edison edwin edy efendi effendi eka ekawati eko elda elfi elfrida
    elia elis elisabet elisabeth ella elly elsa elvina emanuel emi emilia endah endang endri endro
    engkos enok entin enung erick erik erika erlin erlina ermawati erna ernawati erni ernita erwin
    erwina ester esther esti eti euis eulis eva evi evita fabianus fadil fadilah fadli fahmi fahri
    fahrudin fahrur faisal faiz faizal fajar fajri fajriah farah farhan farhat farid farida faridah
    fathur fathurrahman fatimah fatimatus fatma fatmawati fauzan fauzi fauziah febi febri febriani
    felix ferdi ferdinand ferdinandus ferdy feri ferry filomena firda firdaus firman firmansyah
    fitria fitriah fitriani fitriyani flora florentina florianus frans fransina fransiska fransiskus
    friska fuad gabriel galih galuh gatot gede genoveva gerardus giarti gilang gina ginanjar
    gregorius gunadi gunarto gunawan gusti habibah habibi hadi hadijah haeruddin haerudin haerul
    hafid haidir hairil hairuddin hairul halim halimah halimatus hamid hamidah hamka hamzah hanafi
    handayani handoko hani hanif hanifah hapid hapsari haris hariyanto harjono harni hartati hartini
    harto hartono harun haryanti haryanto haryono hasan hasanah hasanuddin hasbi hasbullah hasim
    hasmawati hasna hasnah hasnawati hasni hasniah hasnidar hasyim hendra hendri hendrik hendrikus
    hendro heni henny heri heribertus herlin herlina herman hermanto hermawan hermin hernawati heru
    hery hesti hidayah hidayat hidayati hilda hilman hironimus holifah holil holilah hosnan hosniyah
    hotman hozaimah husain husein husen husin husna husni husnul ibrahim ica idah idris ignasius
    ikhsan iksan ilham ilyas imas imelda imran imron ina inayah indarti indra indrawati indri inem
    inggit ipah iqbal ira irawan irawati irfan irham irma irmawati irmayanti irwan irwansyah isah
    isak iskandar ismail ismiati isnaini isti istiqomah iswanto ita iwan jacky jaelani jaenab jaenal
    jafar jainal jajang jaka jakaria jamal jamaluddin jamaludin jamilah janah jannah jarot jarwo
    jasman jauhari jefri jefry jeni jenny jepri jeremias jihan jimmy jodi johan johanes johannes
    johari joko jon joni jonny jono joseph joshua josua jubaedah juhana juhari juhariah juju julaeha
    julia juliana juliati julius jumadi jumaidi jumanah jumanti jumardi jumenah jumhari jumiarti
    jumiati jumini juminten jumirah jumriah jumriati jumrotin junaedi junaidi juned jupri jusman
    jusuf juwariyah juwita kadek kadir kamaludin kamaruddin kamarudin kamil kamilah kamsiah kamsinah
    kanisius karim karina karmila karmin karmini karno karsih karsini karsono karta kartika kartini
    kartono karyadi karyati karyo kasbi kasdi kasim kasinah kasirah kasiyem kasman kasmawati kasmi
    kasmin kasmini kasmir kasno kastam kastini kasturi kasum katarina katmini kemal ketut khadijah
    khaerul khairul khairunnisa khalid khalil khodijah khoiriyah khoirul khotimah khusnul komala
    komang komar komariah komarudin kornelis kornelius kosasih kosmas krisna krispinus kristiani
    kristina kristoforus kurnia kurniasih kurniati kurniawan kurniawati kusmiati kusnadi kusnan
    kusno kustini kuswanto ladi laila lailatul lambertus lamin lasmi lasmini lastri latif latifah
    laurensius leli lely leni leny leonardus lestari lia liana lidia lilik lilis lina linda lisa
    lisnawati lukas lukito lukman luluk lusi lusia lutfi lutfiah mabrur madi maesarah mahmud
    mahmudah mahsun maimun maimuna maimunah maisaroh makmun maksimus maman mamat mansur mansyur
    marcelinus margareta marhamah maria mariam mariana mariani maridi marina marini mario marjono
    marlina marni marno maros marpuah marselina marselinus marsidi marsinah marsono marta martha
    marthen martin martinus martono marwan marwati maryam maryani maryati maryono marzuki mashudi
    masita maskur masnah masni masriah masrifah masrukin masruroh mastiah mastur mateus mathias
    mathius matius mattali maulana maya melani melda meli melinda melisa melki melkianus melkior
    meri merlin merry mery meylani mia michael miftah miftahul mikael mikhael minah minarsih mira
    mirna misbah misnawi misran misriah misyati moch moh mohamad mohammad monika moses mubarok
    muchtar muhajir muhamad muhammad muhidin muhlis muhsin muhtar mujiati mujiono mukhlis mukhtar
    muksin mukti muliati mulyadi mulyana mulyani mulyanto mulyati mulyono munah munandar munawar
    munawaroh munir munira munirah muniroh murdani murjani murni murniati mursid mursidi murtini
    musa musleh muslih muslihah muslimin mustafa mustakim mustari mustofa musyarofah mutia mutmainah
    mutmainnah muzakir nada nadia nadira naim najib nana nanang nani nanik naning narsih nasir
    nasrudin nasrul nasrullah nasution natalia nawawi nengah nengsih neni neti ngadiman ngadimin
    ngadiyem ngatijah ngatiman ngatini ngatmi nia niken nikodemus nikolaus nila nina ningrum ningsih
    nining nita noer nofi nofri nonce nono noor nopi nopita norma novi novia noviana novianti novita
    nunung nur nuraeni nuraini nurasih nurbaya nurcahyo nurcholis nurdiana nurdin nurfadilah nurhadi
    nurhaeda nurhasanah nurhaya nurhayati nurhidayat nuri nurjanah nurjannah nurkholis nurlaela
    nurlaila nurlela nurlia nurlina nurmala nurman nurmi nurohman nurrahma nursalim nursanti nursiah
    nursida nurul nuryani nuryanti nuryati nyoman nyonyo ojak oktavia oktaviana oktaviani oktavianus
    okto oktovianus olga omo onih opik oscar otong padli paijem paijo paimin painah painem paini
    paino pairah parinem parjo parman parmi parmin parno parti partini paryanti paryati pasaribu
    paskalis paulina paulus petronela petrus ponco poniman ponirah poniran poniyem prabowo pramono
    prapto prasetya prasetyo pratama pratiwi prayitno prihatin priyanto priyono pujiastuti pujiono
    purnama purnomo purwanti purwanto purwati puspa puspita puspitasari putra putu qomariah rachman
    rachmat radit rafael rafi rafiq rahayu rahim rahma rahmah rahman rahmat rahmawati rahmi raka
    rama ramdan ramdani ramlah ramlan ramli randi rangga rani rasid rasidi rasmi rasminah rasyid
    ratih ratini ratmi ratna ratnasari ratno rendi rendy reni renny retno reza rian riana ricky rico
    ridho ridwan rifai rika rike riki riko rina rini rio riska riski rismawati rita riyadi riyanti
    riyanto rizal rizka rizki rizky rizqi robby robert roberto robi robiatun roby rodiah rofiah
    rofinus rofiq rohana rohani rohayati rohemah rohim rohimah rohmah rohman rohmat roikhan rokayah
    rokiah romadhon romi romlah roni ronny rosa rosalia rosalina rosdiana rosida rosidah rosina
    roslina rosmala rosmawati rosmiati rosmini rosna rosnah rosnani rosni rostina rosyid rosyidah
    rudi rudiansyah rudianto rudy rukiyah rukmana rukmini rumiati rumini rusdi ruslan rusli rusman
    rusmiati rusmin rusmini rusnah rustam ruth sabina sabri sadikin sadiyah saefudin saenab saepudin
    saepul safitri safri safrudin sahabudin saharuddin saharudin sahdan sahidin sahril sahrir
    sahrudin sahrul saida saidah saifuddin saiful sakinah salamah saleh salim salimah salma salmah
    salman salmiah samad samiah samiati samin samina samirah samiran samsiah samsudin samsul samsuri
    samuel sandra sandy santi santoso sanusi saodah sapariah saparudin sapri sapriadi sapto sarah
    sarbini sardi sari sariah sarifah saripah saripudin sarmi sarmini sarni sarno saroh sarpin
    sartika sartini sartono sarwono saryono sasmita sastro satiman satinah satria satrio sattar
    satuna sayuti sebastianus selestina selfi selfina selvi seniwati seno septi septian septiana
    septiani setiadi setiawan setiawati setyawan setyowati severinus shinta sholeh sholihah sigit
    silvester silvi silvia simon simson sinta siprianus siska siswanto siswoyo siti sitti slamet
    sobari sobirin sobri sodikin sofia sofiah sofian sofyan soleh solihin solikhah solikin somad
    soni sonia sony sopia sopiah sopian sri srianah srihartati sriyati sriyono stefania stefanus
    stepanus stevanus subagyo subandi subarkah subhan suburiah sucipto sudarman sudarmi sudarno
    sudarsih sudarsono sudarti sudarto sudirman sudiro sudiyono sudrajat sugeng sugianto sugiarti
    sugiarto sugiman sugiono sugiyanto sugiyono suhaedi suhaemi suhaeni suhaimi suhardi suharni
    suharsono suharti suhartini suharto suhartono suhendar suhendi suheri suherman suhriyah sujarwo
    sujatmiko sujiati sujono sukamto sukarmi sukarni sukarno sukarsih sukarti sukinah sukini
    sukirman sukirno sukma sukmawati sulaeman sulaiman sulasmi sulasno sulastri sulfiana sulfikar
    sulistiani sulistyo sulistyowati suliyah sumanto sumarni sumarno sumarsih sumarsono sumarti
    sumaryati sumiati sumiatun suminah sumini sumirah sumiyati sunardi sunarno sunarsih sunarti
    sunarto sunaryo sundari suning sunita sunyoto supardi suparjo suparman suparmi suparno suparti
    suparto supiah supiati supinah suprapti suprapto supri supriadi supriati supriatin supriyadi
    supriyanto supriyati supriyono surahman surati suratman suratmi suratno suriani suriati suryadi
    suryana suryani suryanto suryati suryono susan susana susanti susanto susi susiana susilawati
    susilo susilowati susmiati sutarmi sutarni sutarno sutarti sutaryo sutejo suti sutiah sutikno
    sutinah sutinem sutini sutiyah sutiyem sutomo sutopo sutoyo sutrisno suwandi suwanti suwanto
    suwarni suwarno suwarsih suwarti suwarto suwito suyanti suyanto suyati suyatmi suyatno suyitno
    suyono syafii syafrizal syafruddin syahrial syahril syahrir syahrul syaiful syamsiah syamsir
    syamsuddin syamsul syarif syarifah syarifuddin syukri syukur tamrin taofik tarmi tarmijan
    tarmini tarmizi tarmuji tarsih tarsini tarso taryadi taryana taryati taryono tasiman tasini
    tasmiah tasripin tasya tatang tati tatik taufan taufik taufiq teddy tedi teresia theodora
    theofilus thomas tiara tika tina tini tita titi titin tiur tiurma tiwi toha tohari tohir tomi
    tommy toni tony toyib triana trisnawati trisno tukijah tukiman tukinah tukinem tukini tukirah
    tukiran tukiyem tumijah tuminah tumini tumirah tumiran turiah turinah turini turino turmini
    tursina tursini turyati turyono tuti tutik ucok ucup udin ujang ulfa ulfah umar umbu umi umiyati
    ummi usman usniati usup utami uus valentina vera veronika vicky victor viktor viktoria vina
    vincensius vincent vinsensius viona vita vivi wagiman wagimin waginah wagini wagirah wagiyem
    wahab wahid wahidah wahidin wahyu wahyudi wahyuni wahyuningsih wakijan wakiman wakinah waljinah
    waluyo wardah wardani wardi wardoyo warni warsih warsini warsinih warsito warsono warti wartini
    waryono wasiati wasiman wasinah wasirin wasis wasito wasti wati watini wawan wayan welly
    welmince wibowo widayati widi widia widiastuti widodo widya wijaya wilhelmina wilhelmus winarni
    winarno winarsih winarti winda windi wirawan wiryo wisnu wiwi wiwik wiwin wiwit wulan wulandari
    yahya yakob yakobus yana yani yanti yanto yanuar yanuarius yasin yasinta yasmin yati yatin
    yatinah yatmi yatno yayah yayan yayat yayuk yeni yenny yeremias yesi yessi yoga yogi yohana
    yohanes yohanis yolanda yonas yonatan yopi yosef yosefina yosep yoseph yosi yosua yovita yoyok
    yudha yudi yuli yulia yuliana yuliani yulianti yulianto yuliati yulius yuni yuniarti yunita
    yunus yupita yuridah yusniar yusnita yusran yusri yusril yustin yustina yustinus yusuf zaenab
    zaenal zaenudin zahra zahrah zainab zainal zaini zainuddin zainudin zakaria zakarias zaki zakiah
    zamroni zeinal zohdi zohriah zubaedah zubaidah zuhri zuhriah zul zulaeha zulaekha zulaikha zulfa
    zulfikar zulhijah zulkarnain zulkifli zuraida
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
