"""Words that Indonesian names are made of, from all over the archipelago, in small letters.

They are looked for in texts without capitals, where nothing else shows that a word is a name. What
is an everyday word too ("lalu", "putri", "indah") is left out: such a name needs its cue.
"""

GIVEN_NAMES = frozenset(
    """
    aan aang abas abdul abdulaziz abdullah abdulrahman abdurrahim abdurrahman abidah abidin abraham
    absalom absalon abubakar acep achmad acong adam ade adelaida adelbertus adelina adieli adinda
    aditia aditya adolfina adolof adriana adrianus adriel afandi afat afif afrinal afrizal afui afuk
    afung agapitus agnes aguan agus agustina agustinus ahai aheng ahim ahmad ahmadin ahok ahong ahui
    ahyani ahyar aida aini ainun aisyah ajeng ajid ajis ajum akbar akhmad akhong akiang akiat akim
    akiong akmal akoi akwet alamsyah alatas alaydrus albert albertina albertus aldi aleksander
    alexandrina alfian alfitri alfius alfons alfonsina alfonsius alfred alhabsyi ali alifah alimin
    alimuddin aliong alosius aloysius altje aluizaro alvin alwi amad amalia amaq amat amberi
    ambrosius amelia amelinda ameng aminah amir amirah amiruddin amirullah amoi amos amri amril
    amrillah amrizal amung anah anakletus anang anas anastasia andi andika andini andre andreas
    andri andrian andriyani aneng angela anggi anggraini anik anin aning anis anisa anita anjani
    anna annisa ansel anselina anselmus anshori ansori antje anton antonetha antonia antonius antung
    anwar apang apin apliana aplonia apner apolonaris apolonia apolos apong apri apriani aprianus
    aprilia apui arahman ardan ardi ardian ardiansyah arham ariani arie arief arif arifin arini aris
    arizal arjana arkadius arkilaus armaini arman armang armin arnold arnoldina arnoldus arofah
    arozatulo arsad arsih arsyad artawan arthje arya asafati asau aseng asep asiah asiang asih
    asiong asmah asmara asmawarni asmawati asmi asmui asmuni asnah asnat asnawi asnidar asnimar asri
    asriani asril asroni asrori asrul assegaf astawa astri astuti asui asun asung aswar atang atek
    ateng athiam atiam atik atikah ationg atong atulo aulia aurelia awaludin aweng awui ayi ayu ayub
    ayung azis aziz azizah azmi azrial azwar azwir bachtiar baco badr badri badrun bafadhal bagas
    baharuddin bahrani bahri bahrudin bahtiar baidowi baiq bakri balbina bambang baraja bariah
    barkati barnabas bartolomeus basalamah basir basirun baskoro basri basse bastian basuki basuni
    baswedan bawazier bazatulo becce becceng bedul belandina bendelina benediktinus benediktus benny
    benoni beny benyamin bergita bernabas bernadeta bernadette bernadina bernadus bernardus berto
    bertolomeus berty besse betty bety bibiana binsar birhasani bistok blandina blasius bobby bobi
    boedi boetje bonar bonaventura bonefasius bonggas bonifasius boniyem brigita brigitta buasan
    buati budi budianto budiarti budiasa budiman budiono bunati bungaran bunhin bunyamin burhan
    burhanuddin busiri busra bustami bustanul butet butje cahyani cahyono cammang carinih carkim
    carman carolina carsan carsinah carsini carsiti cartini carwati casih caskem caskinah casmadi
    casmi casmini casmudi casniti castem castinah castini caswati cecep cemplon cenning chairul
    chandra charles christina cicah cicih cindy cineng cinnong citra clara coni corina corneles
    corry cucum cucun cunah cunengsih dacim dadan dadang dadeng daeng dahlan dahlia dakim damanik
    damasus damayanti damianus daminggus dani daniel danu danuri darham darkem darlis darman
    darmansyah darmawan darmawati darmayasa darmi darmin darnis darsan darsih darsim darsini darsono
    darti darto darwan darwin darwis daryem daryono dasem dasimah daslam daspan dasril dasrul
    dastini dasuki daud david dayat dayim debi debora dedah dede dedeh deden dedeng dedi deding dedy
    deisy deitie deitje delfiana delfina deliana demetrius demianus dendi deni denny deri derliana
    desi desiderius desmawati desrizal desti deswita desy dety devi dewi deyce dian diana dicky
    didakus didi didik didin dikdik diki dimas dina dinda dindin dionisius dita djaja djemmy djohan
    djoko djoni dodi dodoh dody dohong dolfie domi dominggus dominikus donata donatus doni donis
    donny dorce dorkas dorteis dortia dudun dudung dugat dulah dulhalim duma durahim durahman dwi
    dyah dyan ebenheser eddy edeltrudis edi edison edmundus edwar edward edwin edy efendi effendi
    efi efraim efrem efrizal eka ekawati eko elda elfi elfira elfrida elia eliasa elieser elifati
    eligius elis elisabet elisabeta elisabeth ella elly elmi elsa elvina elvis emanuel emed emen
    emerensiana emerentiana emi emilia emilianus emin emod empong empud emrizal encang encep encih
    encum endah endang endarwati endri endro eneng engelbertus engkos engkus enih enjang enjen enjum
    enoh enok enos entang enti entin entoy enung epon erasmus erdawati erens erick erik erika erizal
    erlin erlina erman ermanita ermawati ermawita ermelinda ermi erna ernawati erni ernita eros
    erwin erwina esau estefina ester esterlina esther esti eti etrizal etus euceu eufemia eufrasia
    euis eulis eusebius eutik eva evarista evert evi evita fabianus fabiola fadhil fadhlan fadil
    fadilah fadli faduhusi fahad fahmi fahri fahriani fahrudin fahrul fahrur faigi faigizatulo
    faisal faiz faizal fajar fajri fajriah fajriati fakhrul fakhrurrazi fangaro fanny faozaro farah
    farhan farhat farid farida faridah faris fathur fathurrahman fatimah fatimatus fatiziduhu fatma
    fatmawati fatolosa fauzan fauzi fauziah fauzul febi febri febriani febronia felipus felisianus
    felisitas felix fenny ferderika ferdi ferdinan ferdinand ferdinanda ferdinandus ferdy feri
    feronika ferry feybe fidelis fifi filipus filiria filmon filomena filomina fince finsensius
    firda firdaus firman firmansyah fitrawati fitria fitriah fitriani fitriyani flaviana flora
    florensia florentina floriana florianus foarota foluaha frangki frangky frans fransin fransina
    fransiska fransiskan fransisko fransiskus frets fridolin fridolina fridus friska frits
    frumensius fuad furkan gabriel galih galuh ganesan gaspar gasparina gasper gatieli gatot
    gaudensia gaudensius gazali gede genoveva georgius gerardus germanus gerson gertrudis getrudis
    ghazali giarti gibson gidion gilang gina ginanjar giok glen gomgom gonsales gopal goreti grace
    gradus gregoria gregorius greis gretje gunadi gunarto gunawan gusnawati gusneti gusrizal gusti
    habakuk habel habibah habibi haderiah hadi hadijah hadransyah haerani haeriah haeruddin haerudin
    haerul hafid hafsah haidar haidir hairil hairuddin hairul hajerah hajnah halijah halim halimah
    halimatus hamad hamdani hamid hamidah hamidhan hamka hamming hamsani hamsiah hamsuri hamundu
    hamzah hanafi handayani handoko handrianus hani hanif hanifah hanny hanok hapid hapsari haris
    hariyanto harjono harni hartanti hartati hartini harto hartono harun haryanti haryanto haryono
    hasan hasanah hasanuddin hasballah hasbi hasbullah hasiholan hasim hasmawati hasna hasnah
    hasnawati hasni hasniah hasnidar hasnun hasriani hasudungan hasyim hayatun hefrizal heince
    heintje helena hendra hendrawan hendri hendrik hendrika hendrikus hendrina hendrizal hendro
    hengki hengky heni henky henny heri heribertus herizal herkulanus herlang herlin herlina
    herlinda herling herman hermanto hermanus hermawan hermin herminus hernawati heronimus heru hery
    hesky hessa hesti hidayah hidayat hidayati hieronimus hilarius hilda hilman hironima hironimus
    hokki holifah holikah holil holilah holili holip hosaini hosea hosen hosnah hosnan hosniah
    hosniyah hotib hotip hotlan hotma hotmaida hotman hotmian hotnida hozaimah hubertus huriyah
    husain husaini husein husen husin husna husni husnul ibau ibrahim ibrani ibtisam ica idah ideham
    idin idris idrus ignas ignasia ignasius iis ijah ijang ijoh ijul ikah ikhsan ikin ikraman iksan
    ilham ilyas ilyasa imang imansyah imanuel imas imelda imran imron ina inaq inayah indarti indra
    indrawarman indrawati indri inem inggit inong inosensius ipah ipin iqbal ira irawan irawati
    irenius irfan irham irma irmawati irmayanti iroh irwan irwansyah irzal isah isak isaskar isboset
    ishak isidorus iskandar ismail ismet ismiati isnaini isti istiqomah isur iswandi iswanto ita
    itang itoh ivone iwan iyoh iyus izak jaber jacky jacob jaelani jaenab jaenal jaenudin jafar
    jafaruddin jafet jahara jailani jainab jainal jajang jajat jaka jakaria jakobus jalung jamal
    jamaluddin jamaludin jamilah janah jannah jannes jantje januarius japaris jarot jarwo jasman
    jasmer jasril jauhari jeane jefri jefrianus jefry jeine jejen jelani jemmy jeni jenie jenny
    jepri jeremias jermias jesaya jetty jhon jhoni jhonson jibrael jihan jimmy jindan jintar joakim
    joanina joanita jodi johan johanes johannes johari joko jolly jon jonggi joni jonny jono jonter
    jopie joseph joshua josua jubaedah jubaidah jufri jufrizal juhana juhari juhariah juheri juju
    julaeha julaikha juleha julia juliana juliantara juliati julien julius jumaati jumadi jumaga
    jumaidi jumaing jumanah jumanti jumardi jumardin jumatin jumberi jumenah jumhari jumiarti
    jumiati juminah jumini juminten jumirah jumiyem jumrah jumrani jumri jumriah jumriati jumrotin
    junaedi junaid junaidi juned junly jupri jusman jusuf juwairiah juwariyah juwarni juwita kadek
    kadir kaitanus kaleb kalisom kalistus kalvin kamaludin kamaruddin kamarudin kamaruzzaman kamil
    kamilah kamilus kaminem kamirah kamiran kamise kamsi kamsiah kamsinah kamto kanisius kariasa
    karim karina karinem karisman karmila karmin karmini karno karolina karolus karsiem karsih
    karsim karsinah karsini karsiyem karsono karta kartika kartinah kartini kartono karyadi karyati
    karyo karyono kasan kasbi kasdi kasdiyanto kasem kaseno kasful kasianus kasim kasinah kasinem
    kasirah kasiyati kasiyem kasman kasmawati kasmer kasmi kasmin kasmini kasmir kasno kaspari
    kaspul kasril kastam kastini kasturi kasum katarina katharina katinah katini katiran katiyem
    katmi katmini katno kemal kertanadi ketut khadijah khaerul khaidir khairiah khairuddin khairul
    khairunnisa khalid khalidin khalil khodijah khoiriyah khoirul khotimah khusnul kladius klara
    klaudius klemens komala komang komar komariah komarudin kondrad kondradus konstantinus korinus
    kornelia kornelis kornelius kosasih kosmas koswara krishnan krisman krisna krispinus kristiani
    kristianus kristina kristofel kristoforus kumaran kuntari kuraesin kurnia kurniasih kurniati
    kurniawan kurniawati kursani kusmiati kusmini kusnadi kusnaeni kusnan kusniyah kusno kustini
    kuswanto kuswati ladi ladislaus lahamuddin laila lailatul lamban lambertus lambok lamhot lamin
    lamria lamtiur lanjar lanny laode lasinem lasiyem lasma lasmaria lasmi lasmin lasmini lasro
    lasroha lastri latif latifa latifah laurensia laurensius lawing lazarus lebang lefinus legiman
    legimin leginah leginem legino legiyem leli lely leni lenny leny leokadia leonardus leonsius
    leopoldus lestari letchumi lia liah liana libu lidia lidwina lie lilih lilik lilis limbong lina
    linda lindawati linus liong lisa lisje lismawati lisnawati liwun lodewyk lodia lodovikus lody
    longginus luhut lukas lukito lukius lukman luluk lusi lusia lusiana lusianus luter lutfi lutfiah
    mabrur madi madrai madrawi maemunah maesarah maesaroh magdalena mahendra mahfuzh mahlan mahlil
    mahmud mahmudah mahmudi mahnan mahrip mahrita mahrup mahsun mahyudin mahyun maikel maimun
    maimuna maimunah maisaroh majed makmun maksi maksimus mallombassi maman mamat manaek manahan
    manase mangapul mangara mangasi mansour mansur mansyur mappasessu marcelinus mardiana mareti
    margareta margaretha margarita marhamah marhatib maria mariam mariana mariance mariani marianus
    mariati maridi marihot marike marina marince marini mario marjan marjono marjuki markum markus
    marlen marlina marlis marnaek marni marnis marno marojahan marolop maros marpuah marsel
    marselina marselinus marselus marsidi marsih marsinah marsini marsono marsuki marsuto marta
    martha marthen marthin martin martini martinus martono martua marudut maruli marwan marwati
    marwoto maryam maryani maryati maryono marzuki masdani masdar mashudi masita masitah maskur
    masliani masnah masni masniari masrani masriah masrifah masril masrukin masruroh mastiah mastur
    mastura matelda mateus mathari mathasan matheos mathias mathilda mathius matias matilda matius
    matlawi matnawi matnur matrawi matruki matsidik mattali mattasan maulana mawaddah mawardi maxi
    maya meili meiske melani melania melda meli melianus melinda melisa melki melkiades melkianus
    melkias melkior melkisedek melkison melky melsi melva menase meri merlin merry mery mesak mesakh
    metodius metta metusalak meyke meylani mezakh mia michael micky mieke miftah miftahul mikael
    mikhael mimin minah minarsih mince mingming mintje mira mirna mirza misbah misdar misdi misinem
    misiyem misliha misnadi misnan misnati misnaton misnawi misran misrani misrawi misriah misrin
    misyati moch modestus modhi moh mohamad mohammad moher mohrah mohsen momoh momon monika moniri
    moses muazzin mubarok muchtar mudana mugiono mugiyem mugiyono muhajir muhamad muhammad muhdar
    muhibuddin muhidin muhlis muhsan muhsin muhtar mujiati mujiono mujiyati mujiyem mujiyono mukhlis
    mukhtar mukinem mukminah muksalmina muksin mukti muliati mulyadi mulyana mulyani mulyanto
    mulyati mulyono munah munaji munandar munawar munawaroh munawati munawir munir munira munirah
    muniri muniroh munzir murdani murjani murni murniah murniati mursid mursidi murtinah murtini
    murugan muryanto muryati musa musinah musiyem musleh musliadi muslih muslihah muslikah muslimin
    mustafa mustakim mustari mustiadi mustiare mustiarep mustofa musyarofah muthu mutia mutmainah
    mutmainnah muzakir muzakkir naci nada nadhifah nadia nadira nafiah nafisah naftali nahor naila
    naim naisa najib najwa nana nanang nandang nandar nani nanik naning nansy naomi nappa narsih
    nasikah nasikin nasir nason nasril nasrizal nasrodin nasruddin nasrudin nasrul nasrullah nasser
    nasution natalia natan natanel nawal nawawi nawi nawiyah nazaruddin nazatulo ncih ndawa nehemia
    nehesokhi nelce nelci neles nelfi neltje nelwati nely neneng nengah nengsari nengsih neni neti
    netty ngadiman ngadimin ngadinah ngadinem ngadino ngadirah ngadiyem ngadiyo ngatemi ngatijah
    ngatijan ngatiman ngatinah ngatinem ngatini ngatiyem ngatmi ngatno ngerong nia niken nikodemus
    nikolaus nikson nila nimrot nina ningrum ningsih nining nita nitanel nius noer nofi nofri
    nofriadi nofriana nofriza nofrizal noldy nomensen nonce nono nontje noor nopi nopita noraini
    norbertus norhasanah norhayati noriah norjanah norlaila norliani norlita norma normiati norsiah
    noura novi novia noviana novianti novita novrizal novry nunuh nunung nur nuraeni nuraini
    nuraisyah nurasiah nurasih nurazizah nurbaidah nurbaiti nurbaya nurbetty nurcahaya nurcahyo
    nurcholis nurdiana nurdin nurfadilah nurfaizah nurfarida nurfitri nurhadi nurhaeda nurhaedah
    nurhaida nurhalimah nurhamidah nurhasan nurhasanah nurhaya nurhayati nurhidayat nuri nurjanah
    nurjannah nurkhasanah nurkholis nurlaela nurlaila nurlela nurlia nurlina nurlis nurma nurmaida
    nurmala nurman nurmawati nurmawilis nurmi nurmiati nurohman nurrahma nurrahman nurrohman nursal
    nursalim nursanti nursari nursiah nursida nurul nurung nurwati nuryani nuryanti nuryati nyoman
    nyonyo obaja oban obay obed obet obeth octavianus odah odang ode odih oding odoy oeij ojak okran
    oktavia oktaviana oktaviani oktavianus oktavin okto oktofianus oktofina oktolina oktoviana
    oktovianus olandina oldy olga olly oloan omay omo onah ondi oneng onesimus oni onih ononihaolo
    ony opik opinus orance orpa oscar osias oskar osmar oswaldus otenieli otis otniel otong otoy
    ottis otto oyoh oyon pabuntang padli padliansyah paembonan paijan paijem paijo paimah paimin
    paimun painah painem paini paino pairah pairan pairin palimbong pallawa pangihutan parasian
    pariani pariman parinah parinem pariyem parjan parjo parlan parlindungan parman parmi parmin
    parno parsiyem parti partinah partini parto parulian parwata parwati paryanti paryati pasaribu
    paskalis patabang patrisius paulina paulinus paulus pekuwali pelagia pelipus perpetua petra
    petronela petronella petrosina petrus philemon philipus pieter pilemon pingkan pinondang pipin
    piter pither pius plasidus polikarpus poltak ponco pongsapan ponijah ponijan poniman ponimin
    ponirah poniran ponirin poniyem popon porman porsiana posma prabowo pramono prapto prasetya
    prasetyo pratama pratiwi prayitno prihatin primus priska priyanto priyono pujiastuti pujiono
    purnama purnomo purwanti purwanto purwati puspa puspita puspitasari putra putu qomariah quirinus
    rabasia rabiatul rachman rachmat radit rafael rafi rafiq rafles rafnis rahayu rahel rahim
    rahimah rahini rahma rahmadi rahmah rahman rahmaniah rahmat rahmawati rahmi raihanah rajamuda
    rajan raka rakiman rakinah rama ramasamy ramdan ramdani ramelan ramlah ramlan ramli ramlia
    ramses randi rangga rani ranti rasdi rasid rasidi rasimah rasinah rasiti raslan rasman rasmi
    rasmin rasminah rasmini rastem rastini rasyid rasyidi ratem ratih ratinah ratini ratmi ratna
    ratnasari ratno raudhah rauzah razali refrizal regina reinardus reiner remigius renaldus rendi
    rendy reni renny retno reynold reza rian riana ribka ricky rico ridho ridhwan ridolof ridwan
    rifai rika rikardus rike riki riko rilly rina rinaldi rince rini rinny rio riska riski rismawati
    rita riyadi riyanti riyanto rizal rizani rizka rizki rizky rizqi robby robeka robert roberto
    robi robiatun roby rodiah rofiah rofina rofinus rofiq rohana rohani rohaya rohayah rohayati
    rohemah rohim rohimah rohmah rohman rohmat roida roikhan rokayah rokhmani rokiah roland rolly
    romadhon romana romanus rombe romi romlah rommy romy ronal ronald roni ronny ropinus rosa
    rosadelima rosalia rosalina rosalinda rosdiana rosida rosidah rosina rosinta rosita roslaini
    roslina rosmaida rosmala rosmaniar rosmawati rosmiati rosmida rosmini rosna rosnah rosnani
    rosneli rosni rospita rostati rostiati rostina rosye rosyid rosyidah rotua roy royke ruben
    rubiyah rubiyem ruddy rudi rudiansyah rudianto rudy rufina rufinus rugaya rugayah rugun rukini
    rukiyah rukmana rukmini rukmono rukyah ruland rully rumaksi rumiati rumini rumintang rumondang
    rumsih rusdi rusdin ruslaini ruslan rusli rusmaida rusman rusmana rusmani rusmanto rusmiati
    rusmin rusmini rusmiyati rusmiyatun rusnah rusnani rustam rustan rustinah rustini ruth ruwaida
    saad saanah sabam sabhan sabina sabri sadiah sadik sadikin sadinem sadiyah sadiyem sadiyo
    saefudin saenab saepudin saepul saepuloh safitri safri safrina safrizal safrudin sahabuddin
    sahabudin saharah saharuddin saharudin sahat sahdan sahidin sahnan sahram sahrawi sahri sahril
    sahrim sahrir sahrudin sahrul sahrum sahrun sahwan sahwi saida saidah saifannur saifuddin saiful
    saiman saimin sainah sainem sajiyem sakinah sakinem sakiyem saknah salahuddin salamah salasiah
    salbiah saleh salestina salim salimah salinem saliyem salma salmah salman salmiah salmon
    salomina salomo samad samiah samiati samin samina saminah saminem samini samirah samiran samiyem
    samsiah samsir samsiyah samsuar samsudin samsul samsuni samsuri samuel sanah sanan sance sandra
    sandy sanikem sanita sanneng santi santoso sanusi saodah sapari sapariah saparudin sapri
    sapriadi sapto sara sarafudin sarah sarbaini sarbini sardi sari sariah saribun sarifah sarinah
    sarinem sarip saripah saripudin sariyem sarjono sarkum sarlin sarlota sarma sarmah sarman
    sarmauli sarmi sarmidi sarmini sarni sarno saroh sarpin sartika sartini sartono sarujin
    sarungallo sarwani sarwi sarwono saryono sasmita sastro satibi satim satimah satiman satinah
    satinem satirin satiyem satria satrio sattar sattu satuna satuni saul saulus saurma sawir sayadi
    sayekti sayuti sebastianus selestina selestinus selfi selfiana selfianus selfina selina selvi
    selvy semmy semuel senah seniwati seno sepriana seprianus septer septi septian septiana septiani
    septinus serafin serafina serli serti servasius servie setiadi setiawan setiawati setiyowati
    setyawan setyowati severinus shaikha sherly shihab shinta sholeh sholihah siauw sientje sigit
    sihar sihol silas silvanus silvester silvi silvia silvinus simeon simon simplisius simprosa
    simson sinforosa singkang sinta sintje sintong siprianus siska siswandi siswanto siswati siswoyo
    siti sitiani sitti sius siyah skolastika slamet sobari sobirin sobri sodikin soegiarto soesanto
    sofia sofiah sofian sofyan sohahau sokhi sokhiatulo soleh soleman solihin solikhah solikin somad
    sombolayuk sondang soni sonia sonny sony sonya sopia sopiah sopian sostenes sotarduga sozanolo
    sri srianah sriatun srihandayani srihartati srimulyani sriwahyuni sriyani sriyanti sriyati
    sriyono stanislaus stefania stefanus stefen stenly stepanus stevanus steven stevie suaeb suardi
    suarni suartana suastika subagyo subahri subaida subaidi subakir subandi subarkah subekti subhan
    subramaniam suburiah suciati sucipto sudahnan sudana sudarma sudarmaji sudarman sudarmi sudarno
    sudarsih sudarsono sudarta sudarti sudarto sudaryono sudding sudiarta sudibyo sudirah sudirman
    sudiro sudiyem sudiyono sudrajat sugeng sugianto sugiarta sugiarti sugiarto sugiharto sugiman
    sugino sugiono sugiyanto sugiyem sugiyono suhaedi suhaemi suhaeni suhaimi suhami suhardi suhari
    suharni suharsono suharti suhartini suharto suhartono suhatri suhaya suhelmi suhendar suhendi
    suheri suherman suhrah suhriyah sujarwo sujatmiko sujiati sujinah sujito sujiyem sujono sukadana
    sukaesih sukamti sukamto sukarmi sukarna sukarni sukarno sukarsa sukarsih sukarti sukatmi
    sukerta sukijan sukiman sukinah sukinem sukini sukirman sukirno sukiyem sukma sukmawati sulaeman
    sulaiha sulaiman sulaimi sularno sulasmi sulasno sulastri sulfiana sulfikar sulistiani
    sulistiyowati sulistyo sulistyowati suliyah sumadi sumaji sumanto sumardiono sumarni sumarno
    sumarsih sumarsono sumarti sumaryati sumerta sumiati sumiatun sumihar suminah suminem sumini
    sumirah sumiran sumiyati sumiyem sumpena sunardi sunariah sunarno sunarsih sunarti sunarto
    sunarwi sunarya sunaryo sundari sungan suning sunita sunyoto supadmi supangat supar supardi
    supari suparjo suparlan suparman suparmi suparni suparno suparta suparti suparto supiah supian
    supiati supinah supono suprapti suprapto supri supriadi supriati supriatin supriatna suprihatin
    supriono supriyadi supriyanto supriyati supriyono suradi surahman surahmi surahwi suraji surati
    suratman suratmi suratno suresh suriadi suriani suriati surip suripto surono suroso suroto
    suryadi suryana suryanah suryani suryanti suryanto suryati suryono susan susana susanti susanto
    susanty susi susiana susilawati susilo susilowati susmiati sutardi sutarman sutarmi sutarni
    sutarno sutarti sutarya sutaryo sutejo sutem suti sutiah sutikno sutima sutinah sutinem sutini
    sutiono sutirah sutisna sutiyah sutiyem sutiyono suto sutomo sutopo sutoyo sutrimo sutrisni
    sutrisno suwandi suwanti suwanto suwarna suwarni suwarno suwarsih suwarti suwarto suweca
    suwignyo suwito suwitra suwondo suyadi suyanti suyanto suyati suyatmi suyatno suyitno suyono
    suyoto swandi swingly syafei syafii syafnil syafri syafril syafrizal syafruddin syahrani
    syahrial syahriansyah syahril syahrir syahrul syaiful syamsiah syamsiar syamsinar syamsir
    syamsuar syamsuddin syamsul syamsurizal syarif syarifah syarifuddin syarkawi syeni syifa syofyan
    syukri syukur syultje tabita tadius talizaro tamrin tangke taofik tarinih tarkim tarman tarmi
    tarmidi tarmijan tarmin tarmini tarmiyati tarmizi tarmo tarmuji tarsan tarsih tarsinah tarsini
    tarsisius tarsiti tarso tarya taryadi taryana taryati taryono taryudi tasem tasiah tasiman
    tasini tasmi tasmiah tasniah tasril tasripin tasya tatang tati tatik taufan taufik taufiq teddy
    tedi tedja tekla telly temazaro tengku tenri tenriola teodora teodorus teofilus teresia tertius
    tetty teuku thalib theo theodora theodorus theofilus theresia thimotius thobias thomas tiambun
    tiamsa tiara tiarma tigor tika tikupadang timoteus tina tineke tini tiodor tiominar tiopan tita
    titi titim titin titing titus tiur tiurlan tiurma tiwi tjahyadi tjandra toar tobias todung togap
    togar toha tohap tohari tohir tohirin tolona tomas tomi tommy tonci tongam toni tony toyib
    toyyib treesje treisye triana trisna trisnawati trisno tritje triyono tugiman tugino tugiran
    tugiyem tukijah tukijo tukiman tukimin tukinah tukinem tukini tukirah tukiran tukiyem tumijah
    tuminah tumini tumirah tumiran tumiyem tumpak tumpal turiah turinah turini turino turmini
    tursina tursinah tursini turyati turyono tuti tutik ucok ucu ucun ucup udin ujang ukar ukat ulfa
    ulfah uli umar umbu umi umiyati ummi umsiyah uneng upar upik urbanus ursula usat usias usman
    usniati usup utami uus uyun valentina valentinus valeria valerianus vecky veibe veky venansius
    ventje vera verena veronika vicky victor viktor viktoria viktorianus viktorius vina vincensius
    vincent vinsensia vinsensius viona virgilius vita vitalis vivi vivian vonny voucke wagiman
    wagimin waginah waginem wagini wagino wagirah wagiyem wagiyo wahab wahdah wahdini wahid wahida
    wahidah wahidin wahyu wahyudi wahyudin wahyuni wahyuningsih waidah wailan wakidi wakijan wakiman
    wakinah wakiyem walijan walimin waljinah waluyo waode waosaro wardah wardani wardi wardoyo
    wariah warjo warjono warkem warkiah warni warsidi warsih warsinah warsini warsinih warsiti
    warsito warsiyah warsono warti wartini wartiyem waryono wasiati wasiman wasinah wasinem wasirin
    wasis wasito waskem wasono wasti wastinah wastini wati watiman watini watinih wawan wayan welem
    welhelmus weli wellem welly welmince wempi wempie wenas wendelina wendelinus wesly wibowo
    widayati widi widia widiasih widiastuti widnyana widodo widya wihelmina wijana wijaya wiji
    wijianti wilhelmina wilhelmus wilibrodus wilmar wilson winarni winarno winarsih winarti winarto
    winata winda windi wiranti wiratama wirawan wirda wirna wiryawan wiryo wiryono wisnu wiwi wiwik
    wiwin wiwit wiyono wulan wulandari wuryanti yaatulo yahmi yahya yakob yakoba yakobus yakomina
    yakub yana yanah yance yane yanes yani yanpit yanti yantje yanto yanuar yanuarius yarangga
    yarman yarnis yasin yasinta yasintha yasmin yason yasril yasrizal yati yatin yatinah yatinem
    yatini yatmi yatno yaumil yayah yayan yayat yayuk yefta yehezkiel yehuda yekti yelfi yelmi
    yendri yeni yenny yenti yentina yeremias yermi yermia yermias yesaya yesi yessi yeyen yeyet yoas
    yoel yoga yogi yohan yohana yohanes yohanis yolanda yonas yonatan yonathan yondri yongki yopi
    yopinus yorim yos yosafat yosef yosefa yosefina yosep yoseph yoses yosi yosias yosina yosua
    yotam youla yovita yoyoh yoyok yoyon yublina yudana yudha yudi yudianto yudistira yuhelmi
    yulanda yulce yuldi yulfi yuli yulia yuliana yuliance yuliani yulianti yulianto yulianus
    yuliasih yuliastuti yuliati yuliatin yuliet yulima yulinar yulisa yulisman yulita yulius
    yulmaini yulmi yumina yumna yuni yuniana yunianti yuniar yuniarti yunike yuningsih yunita yunus
    yupita yuridah yurnal yurnalis yurni yusak yusina yusman yusmina yusniar yusnidar yusnimar
    yusnita yusra yusran yusri yusril yusrizal yustin yustina yustinus yusuf yuswanto yuwono yuyun
    zadrak zaenab zaenal zaenudin zaenuri zahara zaharah zahra zahrah zahratul zaidar zainab zainal
    zaini zainuddin zainudin zainullah zainuri zaitun zaitunah zakaria zakarias zakeus zaki zakiah
    zakiyah zalmi zamroni zamzami zefanya zein zeinal zen zet zeth zohdi zohriah zubaedah zubaidah
    zubair zubir zuhri zuhriah zul zulaeha zulaekha zulaihah zulaikha zulfa zulfadli zulfah zulfahmi
    zulfan zulfi zulfikar zulfitri zulhadi zulham zulhelmi zulhendri zulherman zulhijah zulkarnaen
    zulkarnain zulkifli zulmi zuraida zuraidah zuriah zuriati
    """.split()
)
"""Given names, the everyday ones among them."""

FAMILY_NAMES = frozenset(
    """
    abanat adnyana akihary allorante amazihono ambarita amfotis anakotta ansaka aponno aritonang
    asmuruf astina ayomi baeha banase banfatin banjarnahor banoet bansae banu baransano barus
    batkunde batmomolin batubara baun behuku benggu benu benufinit bere berhitu bessie bili boelan
    bohalima boik boimau bonay bonsapia bororing boymau bremer bria butarbutar buulolo dachi daeli
    dahoklory dairo dakhi dalimunthe damanik daos dasmi daulay dethan dhae dhiu dimara djahamouw
    djami djap djawa doloksaribu dondokambey doren duwith enembe fahik fallo fanggidae faot faubun
    fay fenanlampir feoh fobia foeh fonataba funay ganggut gaspersz gebze gerungan giawa giay
    ginting girsang gobai griapon gulo gultom haekase halawa harahap harefa hasibuan hattu haulussy
    hauteas hegemur henukh homba hondro hukom hutabalian hutabarat hutagalung hutagaol hutahaean
    hutajulu hutapea hutasoit hutauruk huwae ijie inabuy infandi iwanggin jehadut jehaut jemalu
    kabnani kaesmetan kafiar kailola kainama kaisiepo kakerissa kakisina kalalo kalangi kaligis
    kandou kapitan karubaba karundeng kase katuuk kaunang kawatu kawengian kayame kbarek kelbulan
    keliat kembuan keraf ketaren kii kikhau kindangen kiriwaibo kiuk klau kogoya kogoyab kolimon
    kolloh kolo kolondam komaling kondorura koroh korompis kotadiny koyongian kumaat kumendong
    kumolontang kusumayasa labetubun ladjar lado lahagu laia lainsamputty laisina lakapu lake
    lalihatu lanus laoli lapian larosa latuconsina latuharhary latuheru latumahina latumeten
    latupapua latupeirissa lawalata leatemia lede leimena leiwakabessy lekatompessy leki lengkong
    leo leobisa lesilolo liem lilipaly limbong lioe liufeto liunokas lodo lodomi lolong lolowang
    lombu lomi loni lontoh lopo losung loupatty luan lubis luhukay luhulima lumanauw lumban
    lumbangaol lumbanraja lumbantoruan lumempouw lumenta lumintang lumowa luntungan maakh maengkom
    mailoa maitimu makahinda makatita malawau maleke malelak mali mambor mamesah mamoribo mamuaja
    manafe manalu manbait mandacan mandagi mandey mandosir manek manengkey mangindaan mangundap
    maniani manik manopo manoppo mansoben mantiri manu manuhuttu manuhutu manullang manuputty
    manurung maramis marbun marlissa marpaung masengi maspaitella matakupan matitaputty matondang
    matulessy mauboy mawikere mbete mbitu mella mellu mendrofa mertayasa messakh metekohy metkono
    mewengkang mirino mogot mokalu mokoagow mokodompit mokoginta momongan mone mongdong moningka
    montolalu morin munthe muskita muskitta nababan naben nabuasa nabunome nadeak nahak nahumury
    naibobe nainggolan naisoko naitboho najoan nangoy nanlohy napitupulu nasution natonis nauw
    nawipa ndoen ndraha ndun nduru neno nenobais nenohaifeto neolaka ngantung nggoro ngongo
    nikijuluw nitti nomleni notonegoro nubatonis nyarka oematan ohee ohoirat ohoitimur ohoiulun
    okoka otemusu paat padwa pah pakage pakpahan palinggi pandelaki pandie pangemanan panggabean
    pangkerego pangkey panjaitan pantow pantur paputungan parapat pardede parengkuan parinussa
    pasaribu pasolang patabuga patandianan patiwael pattiasina pattikawa pattimura pattinasarany
    pattipeilohy pattiwael patty pekey pelamonia pelealu pello pellokila pelupessy penun perangin
    peranginangin persulessy pesulima phang picauly pieris pigai pinem pinontoan pohan polii pondaag
    pongoh pontoh porajow prawiro purba purukan rade rahakbauw rahanra rajagukguk ralahalu rangkuti
    rantetana rantung rassi ratulangi rawis reawaruw renyaan resubun rihi ririhena risakotta ritonga
    riwu rompas rondonuwu rorimpandey rotinsulu ruhulessin rumagit rumahlewang rumahorbo rumaikewi
    rumalatu rumaropen rumbay rumbekwan rumbiak rumengan rumere rumfabe rumimpunu rumkorem rumokoy
    rumondor rumpaidus rumpang rumsayor runtukahu runtuwene saba sabneno saefatu saekoko sahetapy
    sahulata saimima sakan salampessy salurante sambokaraeng sambuaga sanadi sapulete sapulette
    saragi saragih sarimanella sarira sarumaha sasabone sawaki sebayang seipalla sembiring senduk
    sengkey seran serhalawan setyowidodo seuk siagian siahaan siallagan sianipar sianturi sibarani
    sibuea sidabalok sidabukke sidabutar sidauruk sidebang sigalingging sihaloho sihite sihombing
    sihotang sijabat silaban silaen silalahi silitonga silooy simalango simamora simanjuntak
    simanullang simanungkalit simarangkir simargolang simarmata simatupang simbiak simbolon sinaga
    sinambela singal singarimbun sinlae sinukaban sinulingga sinurat sinuraya sipayung sirait
    siregar sirenden siringoringo sitanggang sitaniapessy sitepu sitinjak sitio sitohang sitompul
    sitorus situmeang situmorang situngkir siwabessy sjahrir snae sogen soinbala solossa sompie
    sonbai sondakh sopacua sopaheluwakan soplanit sormin souhoka soumokil sroyer sualang suatan
    sudarsana suebu sukarta sumakul sumampouw sumolang sumual sunbanu supit suprapto supusepa
    surbakti sutama suwirta swastika syaranamual syauta tabuni tafuli tahalele tahitu talaen talan
    tamboto tambunan tamelab tampi tampubolon tanamal tandiayu tandirerung taneo tangdilintin
    tangkudung tanjung taopan tapatab tapilatu tarigan tarihoran taroreh tarumaselly tasoin tateni
    tebay tefa teftae tefu tehupeiory telaumbanua telenggen telnoni telussa tendean tengker
    tetelepta thjin tindaon tipagau titaley titarsolej tjahjono tjung tlonaen tnomel tnunay toansiba
    tobing toding toineno toisuta tomasoa tombokan tosi tpoy tse tuan tuasikal tuerah tuhumury
    tuhuteru tulak tumanggor tumbelaka tumiwa tumober tunliu tupamahu turangan turnip tutuhatunewa
    tuwaidan ubro ufi ullo umboh umbu uneputty uran usboko wadu walandouw walangitan walukouw
    walukow wamafma wandik wanma wantah warikar warouw waruwu watloly wattimena wattimury waworuntu
    wayeni wea wehantouw weku wenas wenno werinussa wewengkang wiranata wirta witarsa wonda wonggor
    wongkar worang wospakrik wowor wurarah yigibalom yikwa yoku yomaki youwe zagoto zalukhu zandroto
    zebua zega zendrato ziliwu
    """.split()
)
"""Names of clans and families: Batak, Nias, Minahasa, Timor, Sumba, Flores, Maluku, Papua, Java."""
