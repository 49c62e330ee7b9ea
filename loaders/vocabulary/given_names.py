"""Words that Indonesian names are made of, from all over the archipelago, in small letters.

They are looked for in texts without capitals, where nothing else shows that a word is a name. What
is an everyday word too ("lalu", "putri", "indah") is left out: such a name needs its cue.
"""

GIVEN_NAMES = frozenset(
    """
    abas abdul abdullah abdurrahman abidah abidin abraham acep achmad acong adam adelina adinda
    aditia aditya adriana adrianus afandi afif afrizal agnes agus agustina agustinus aheng ahmad
    ahok ahyani ahyar aida aini ainun aisyah ajeng ajis akbar akhmad akiang akiong akmal akwet
    alamsyah albert aldi aleksander alfian alfonsius alfred ali alifah alimin alimuddin aliong
    aloysius alvin alwi amad amalia amat amelia aminah amir amirah amiruddin amri amril amrizal anas
    anastasia andi andika andini andre andreas andri andrian andriyani angela anggi anggraini anik
    anin anis anisa anita anjani anna annisa anshori ansori anton antonia antonius anwar apliana
    apolonia apri apriani aprilia ardi ardian ardiansyah arief arif arifin arini aris arman armin
    arnold arnoldus arofah arsyad arya aseng asep asiah asih asiong asmah asmara asmawati asmui
    asmuni asnah asnawi asnidar asnimar asri asroni asrori asrul astri astuti aswar atikah atong
    aulia awaludin ayu ayub azis aziz azizah azmi azwar bachtiar badri badrun bagas baharuddin bahri
    bahrudin bahtiar baidowi baiq bakri bambang bariah basir basirun baskoro basri basuki basuni
    bendelina benediktus benny beny bernadeta bernadus betty bety binsar blandina blasius bobby bobi
    boedi bonar bonifasius buasan budi budiarti budiman budiono bunati bunyamin burhan burhanuddin
    busiri cahyono carinih carman carolina carsan carsini carsiti carwati casih casmi casmini
    castini cecep chairul chandra christina cicih cindy citra clara coni corry cucum cucun dadan
    dadang daeng dahlan dahlia damanik damayanti damianus dani daniel danu darkem darlis darman
    darmawan darmawati darmi darmin darsan darsih darsim darsini darsono darti darto darwin darwis
    daryono dasem daslam dasuki daud david dayat debora dedeh deden dedi dedy dendi deni denny deri
    desi desmawati desti deswita desy devi dewi dian diana dicky didik didin diki dimas dina dinda
    dita djoko dodi dody dominggus dominikus donatus doni dorce dorkas dudung dulah durahman dwi
    dyah dyan edi edison edwar edwin edy efendi effendi eka ekawati eko elda elfi elfrida elia elis
    elisabet elisabeth ella elly elsa elvina emanuel emi emilia emin encep endah endang endri endro
    eneng engelbertus engkos engkus enjang enok entin enung erick erik erika erizal erlin erlina
    ermawati ermi erna ernawati erni ernita erwin erwina ester esther esti eti euis eulis eva evi
    evita fabianus fadil fadilah fadli fahmi fahri fahrudin fahrur faisal faiz faizal fajar fajri
    fajriah farah farhan farhat farid farida faridah fathur fathurrahman fatimah fatimatus fatma
    fatmawati fauzan fauzi fauziah febi febri febriani felisitas felix ferderika ferdi ferdinand
    ferdinandus ferdy feri ferry filomena firda firdaus firman firmansyah fitria fitriah fitriani
    fitriyani flora florentina florianus frans fransina fransiska fransisko fransiskus friska fuad
    gabriel galih galuh gatot gaudensia gede genoveva gerardus giarti gilang gina ginanjar gregorius
    gunadi gunarto gunawan gusti habibah habibi hadi hadijah haerani haeriah haeruddin haerudin
    haerul hafid haidir hairil hairuddin hairul halim halimah halimatus hamid hamidah hamka hamsiah
    hamsuri hamzah hanafi handayani handoko hani hanif hanifah hapid hapsari haris hariyanto harjono
    harni hartati hartini harto hartono harun haryanti haryanto haryono hasan hasanah hasanuddin
    hasbi hasbullah hasim hasmawati hasna hasnah hasnawati hasni hasniah hasnidar hasyim hendra
    hendri hendrik hendrika hendrikus hendro heni henny heri heribertus herlin herlina herlinda
    herman hermanto hermawan hermin hernawati heru hery hesti hidayah hidayat hidayati hilda hilman
    hironimus holifah holil holilah hosaini hosen hosnan hosniyah hotma hotman hozaimah husain
    husein husen husin husna husni husnul ibrahim ica idah idris ignasius ikah ikhsan iksan ilham
    ilyas imanuel imas imelda imran imron ina inayah indarti indra indrawati indri inem inggit ipah
    iqbal ira irawan irawati irfan irham irma irmawati irmayanti irwan irwansyah isah isak ishak
    iskandar ismail ismiati isnaini isti istiqomah iswanto ita itoh iwan iyoh iyus jacky jaelani
    jaenab jaenal jaenudin jafar jainal jajang jaka jakaria jamal jamaluddin jamaludin jamilah janah
    jannah jarot jarwo jasman jauhari jefri jefry jeni jenny jepri jeremias jhon jhonson jihan jimmy
    jodi johan johanes johannes johari joko jon jonggi joni jonny jono joseph joshua josua jubaedah
    juhana juhari juhariah juju julaeha julaikha juleha julia juliana juliati julius jumadi jumaidi
    jumanah jumanti jumardi jumenah jumhari jumiarti jumiati jumini juminten jumirah jumri jumriah
    jumriati jumrotin junaedi junaidi juned jupri jusman jusuf juwariyah juwarni juwita kadek kadir
    kamaludin kamaruddin kamarudin kamil kamilah kamsiah kamsinah kanisius karim karina karmila
    karmin karmini karno karolina karsih karsini karsiyem karsono karta kartika kartini kartono
    karyadi karyati karyo kasan kasbi kasdi kasem kaseno kasim kasinah kasirah kasiyem kasman
    kasmawati kasmi kasmin kasmini kasmir kasno kastam kastini kasturi kasum katarina katmini kemal
    ketut khadijah khaerul khairul khairunnisa khalid khalil khodijah khoiriyah khoirul khotimah
    khusnul komala komang komar komariah komarudin kornelis kornelius kosasih kosmas koswara krisna
    krispinus kristiani kristina kristoforus kuntari kurnia kurniasih kurniati kurniawan kurniawati
    kusmiati kusnadi kusnan kusno kustini kuswanto ladi lahamuddin laila lailatul lambertus lamin
    lamtiur lasmaria lasmi lasmini lasro lastri latif latifah laurensius legiman legimin legiyem
    leli lely leni leny leonardus lestari lia liana lidia lilik lilis lina linda lisa lisnawati
    lukas lukito lukman luluk lusi lusia lutfi lutfiah mabrur madi maesarah magdalena mahmud
    mahmudah mahrip mahrita mahrup mahsun maimun maimuna maimunah maisaroh makmun maksimus maman
    mamat mangapul mangasi mansur mansyur marcelinus mardiana margareta margarita marhamah maria
    mariam mariana mariance mariani marianus maridi marina marini mario marjono marjuki markum
    marlina marlis marni marno maros marpuah marsel marselina marselinus marsidi marsinah marsono
    marsuki marsuto marta martha marthen martin martinus martono marudut maruli marwan marwati
    maryam maryani maryati maryono marzuki masdar mashudi masita maskur masnah masni masrani masriah
    masrifah masril masrukin masruroh mastiah mastur mateus mathias mathius matilda matius matnur
    mattali mattasan maulana maya melani melda meli melinda melisa melki melkiades melkianus melkior
    meri merlin merry mery meylani mia michael miftah miftahul mikael mikhael minah minarsih mira
    mirna misbah misdar misdi misnawi misran misriah misrin misyati moch moh mohamad mohammad monika
    moses mubarok muchtar muhajir muhamad muhammad muhidin muhlis muhsin muhtar mujiati mujiono
    mukhlis mukhtar muksin mukti muliati mulyadi mulyana mulyani mulyanto mulyati mulyono munah
    munandar munawar munawaroh munawir munir munira munirah muniroh murdani murjani murni murniati
    mursid mursidi murtini musa musleh muslih muslihah muslimin mustafa mustakim mustari mustofa
    musyarofah mutia mutmainah mutmainnah muzakir nada nadia nadira naim najib nana nanang nandang
    nani nanik naning naomi narsih nasir nasrudin nasrul nasrullah nasution natalia nawawi nelci
    nengah nengsih neni neti ngadiman ngadimin ngadino ngadiyem ngadiyo ngatijah ngatiman ngatini
    ngatmi ngatno nia niken nikodemus nikolaus nila nina ningrum ningsih nining nita noer nofi nofri
    nofriadi nonce nono noor nopi nopita norbertus norhayati norma novi novia noviana novianti
    novita nunung nur nuraeni nuraini nuraisyah nurasih nurazizah nurbaya nurcahyo nurcholis
    nurdiana nurdin nurfadilah nurfaizah nurfitri nurhadi nurhaeda nurhalimah nurhamidah nurhasanah
    nurhaya nurhayati nurhidayat nuri nurjanah nurjannah nurkhasanah nurkholis nurlaela nurlaila
    nurlela nurlia nurlina nurlis nurmala nurman nurmawati nurmi nurmiati nurohman nurrahma
    nurrahman nurrohman nursalim nursanti nursari nursiah nursida nurul nurwati nuryani nuryanti
    nuryati nyoman nyonyo obet odah ojak oktavia oktaviana oktaviani oktavianus okto oktofina
    oktovianus olga omay omo onih opik orpa oscar otong padli paijem paijo paimin paimun painah
    painem paini paino pairah pangihutan parinem parjo parman parmi parmin parno parti partini
    parulian paryanti paryati pasaribu paskalis paulina paulus petronela petrus piter poltak ponco
    poniman ponirah poniran ponirin poniyem prabowo pramono prapto prasetya prasetyo pratama pratiwi
    prayitno prihatin priyanto priyono pujiastuti pujiono purnama purnomo purwanti purwanto purwati
    puspa puspita puspitasari putra putu qomariah rachman rachmat radit rafael rafi rafiq rahayu
    rahim rahini rahma rahmah rahman rahmat rahmawati rahmi raka rama ramdan ramdani ramlah ramlan
    ramli randi rangga rani ranti rasid rasidi rasimah rasinah rasman rasmi rasminah rasmini rastini
    rasyid ratih ratini ratmi ratna ratnasari ratno rendi rendy reni renny retno reza rian riana
    ricky rico ridho ridwan rifai rika rike riki riko rina rince rini rio riska riski rismawati rita
    riyadi riyanti riyanto rizal rizka rizki rizky rizqi robby robert roberto robi robiatun roby
    rodiah rofiah rofinus rofiq rohana rohani rohayati rohemah rohim rohimah rohmah rohman rohmat
    roida roikhan rokayah rokiah romadhon romi romlah ronal roni ronny rosa rosalia rosalina
    rosalinda rosdiana rosida rosidah rosina roslina rosmala rosmawati rosmiati rosmida rosmini
    rosna rosnah rosnani rosni rostati rostiati rostina rosyid rosyidah rotua ruben rudi rudiansyah
    rudianto rudy rukiyah rukmana rukmini rumiati rumini rumsih rusdi ruslan rusli rusman rusmani
    rusmiati rusmin rusmini rusnah rustam ruth sabina sabri sadikin sadiyah saefudin saenab saepudin
    saepul safitri safri safrudin sahabudin saharuddin saharudin sahdan sahidin sahnan sahram sahril
    sahrim sahrir sahrudin sahrul sahwan sahwi saida saidah saifuddin saiful saiman saimin sakinah
    salamah saleh salim salimah salma salmah salman salmiah samad samiah samiati samin samina
    samirah samiran samsiah samsudin samsul samsuri samuel sandra sandy santi santoso sanusi saodah
    sapariah saparudin sapri sapriadi sapto sarah sarbini sardi sari sariah saribun sarifah saripah
    saripudin sarjono sarkum sarmi sarmini sarni sarno saroh sarpin sartika sartini sartono sarwono
    saryono sasmita sastro satimah satiman satinah satria satrio sattar satuna sayuti sebastianus
    selestina selfi selfina selvi semuel seniwati seno septi septian septiana septiani setiadi
    setiawan setiawati setyawan setyowati severinus shinta sholeh sholihah sigit silvester silvi
    silvia simeon simon simson sinta siprianus siska siswanto siswoyo siti sitti slamet sobari
    sobirin sobri sodikin sofia sofiah sofian sofyan soleh soleman solihin solikhah solikin somad
    sondang soni sonia sony sopia sopiah sopian sri srianah srihandayani srihartati srimulyani
    sriwahyuni sriyati sriyono stefania stefanus stepanus stevanus subagyo subandi subarkah subhan
    suburiah sucipto sudarman sudarmi sudarno sudarsih sudarsono sudarti sudarto sudirman sudiro
    sudiyono sudrajat sugeng sugianto sugiarti sugiarto sugiman sugiono sugiyanto sugiyono suhaedi
    suhaemi suhaeni suhaimi suhardi suharni suharsono suharti suhartini suharto suhartono suhendar
    suhendi suheri suherman suhriyah sujarwo sujatmiko sujiati sujono sukamto sukarmi sukarna
    sukarni sukarno sukarsih sukarti sukinah sukini sukirman sukirno sukma sukmawati sulaeman
    sulaiha sulaiman sulasmi sulasno sulastri sulfiana sulfikar sulistiani sulistyo sulistyowati
    suliyah sumadi sumaji sumanto sumardiono sumarni sumarno sumarsih sumarsono sumarti sumaryati
    sumiati sumiatun suminah sumini sumirah sumiyati sunardi sunariah sunarno sunarsih sunarti
    sunarto sunaryo sundari suning sunita sunyoto supangat supar supardi supari suparjo suparlan
    suparman suparmi suparni suparno suparti suparto supiah supiati supinah supono suprapti suprapto
    supri supriadi supriati supriatin supriatna supriono supriyadi supriyanto supriyati supriyono
    surahman surati suratman suratmi suratno suriani suriati surip suripto surono suroso suroto
    suryadi suryana suryanah suryani suryanti suryanto suryati suryono susan susana susanti susanto
    susi susiana susilawati susilo susilowati susmiati sutardi sutarmi sutarni sutarno sutarti
    sutaryo sutejo sutem suti sutiah sutikno sutinah sutinem sutini sutiono sutirah sutisna sutiyah
    sutiyem sutiyono sutomo sutopo sutoyo sutrimo sutrisni sutrisno suwandi suwanti suwanto suwarna
    suwarni suwarno suwarsih suwarti suwarto suwignyo suwito suwondo suyadi suyanti suyanto suyati
    suyatmi suyatno suyitno suyono syafei syafii syafnil syafrizal syafruddin syahrani syahrial
    syahril syahrir syahrul syaiful syamsiah syamsir syamsuddin syamsul syarif syarifah syarifuddin
    syukri syukur tamrin taofik tarinih tarman tarmi tarmijan tarmin tarmini tarmiyati tarmizi tarmo
    tarmuji tarsan tarsih tarsini tarsisius tarso taryadi taryana taryati taryono tasem tasiman
    tasini tasmiah tasripin tasya tatang tati tatik taufan taufik taufiq teddy tedi teresia tetty
    theodora theofilus thobias thomas tiara tiarma tigor tika tina tini tita titi titin tiur tiurlan
    tiurma tiwi tobias togar toha tohari tohir tomas tomi tommy toni tony toyib toyyib triana trisna
    trisnawati trisno tukijah tukijo tukiman tukimin tukinah tukinem tukini tukirah tukiran tukiyem
    tumijah tuminah tumini tumirah tumiran tumpal turiah turinah turini turino turmini tursina
    tursini turyati turyono tuti tutik ucok ucup udin ujang ulfa ulfah umar umbu umi umiyati ummi
    ursula usman usniati usup utami uus valentina vera veronika vicky victor viktor viktoria vina
    vincensius vincent vinsensius viona vita vivi wagiman wagimin waginah wagini wagino wagirah
    wagiyem wagiyo wahab wahid wahidah wahidin wahyu wahyudi wahyuni wahyuningsih wakijan wakiman
    wakinah waljinah waluyo wardah wardani wardi wardoyo warjo warjono warkem warkiah warni warsidi
    warsih warsinah warsini warsinih warsiti warsito warsiyah warsono warti wartini waryono wasiati
    wasiman wasinah wasirin wasis wasito wasono wasti wati watiman watini watinih wawan wayan welly
    welmince wibowo widayati widi widia widiastuti widodo widya wijaya wilhelmina wilhelmus winarni
    winarno winarsih winarti winarto winda windi wiranti wirawan wiryo wiryono wisnu wiwi wiwik
    wiwin wiwit wulan wulandari wuryanti yahya yakob yakoba yakobus yakub yana yani yanti yanto
    yanuar yanuarius yasin yasinta yasmin yasril yati yatin yatinah yatmi yatno yaumil yayah yayan
    yayat yayuk yeni yenny yeremias yermias yesi yessi yeyen yoga yogi yohana yohanes yohanis
    yolanda yonas yonatan yopi yorim yosef yosefina yosep yoseph yosi yosina yosua yovita yoyok
    yudha yudi yudianto yudistira yuhelmi yuli yulia yuliana yuliani yulianti yulianto yulianus
    yuliasih yuliastuti yuliati yulinar yulisa yulius yulmaini yumina yumna yuni yunianti yuniar
    yuniarti yuningsih yunita yunus yupita yuridah yurnalis yusniar yusnimar yusnita yusran yusri
    yusril yustin yustina yustinus yusuf yuswanto zaenab zaenal zaenudin zaenuri zahra zahrah zainab
    zainal zaini zainuddin zainudin zaitunah zakaria zakarias zaki zakiah zakiyah zamroni zamzami
    zeinal zeth zohdi zohriah zubaedah zubaidah zubair zuhri zuhriah zul zulaeha zulaekha zulaihah
    zulaikha zulfa zulfah zulfahmi zulfi zulfikar zulham zulherman zulhijah zulkarnaen zulkarnain
    zulkifli zuraida zuriah zuriati
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
