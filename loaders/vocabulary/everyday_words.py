"""Everyday words of Indonesian that belong to no name, in small letters.

They stand behind the words that announce people, in texts without capitals: "pelaku licik sekali",
"korban merasa tertipu". What is a name as often ("indah", "bunga", "slamet", "intan") is left out,
and words that show by their shape what they are need not stand here.
"""

EVERYDAY_WORDS = frozenset(
    """
    aamiin aamin abadi abai abk aborsi abu acak acap administrasi adu aduh aduk afrika agak agenda
    agennya ahli airasia airlines airways aja ajang ajar ajudan ajukan akal akhir akhirx akibat
    akrab akses aksi aku akui alam alami alasan alat album alfamart algojo alhamdulilah alih alkisah
    alkohol allah alternatif alumni amanah amankan ambil ambilah ambillah amien analisis andai
    android aneh aneka anggap anggaran angin angkat angkot angkut angsur angsuran aniaya anjing
    antar apaan apalagi apapun apes apik aplikasi apotek arah arahan area arisan arsip arti artikel
    artis arwah asal asap ashar asia asik asrama astaga asuh asuransi asyik atap atasan atase audio
    audit auto avanza awak awal awan awas awet ayam ayo babak babe babi baca bacok badai bagi bagian
    bahagia bahan bahasa bahu bajaj bajak bajingan bakal bakar bakteri balas balita bandar banding
    bandit banget bangga bangkai bangkit bangkrut bangku bangsa bangsat bangsawan bangun banjir
    bantuan banyol barangkali bareng bareskrim baris barusan basah basarnas basi batal batang batas
    baterai batin batu batuk bau bawaan bawahan bawang bawel bayangan bayangin bayar bayaran beban
    beber becak beda bedah bedebah begal begini beginilah begitulah bego begundal bejat bekal bekas
    bekingan beku bela belah belajar belakang belanja belas belasan belilah belok belom benci benda
    bener bengis bengkak bening bensin bentak bentuk berada berangkat berangkatan berani berdua
    berempat beres berisi berkas berkat berontak bersamaan bersih bertiga berupa besaran besi
    besoknya betah betapa bhd biadab biang biar biarawan biarawati biarpun biasa biasanya bicara
    bidang bijak biji bikin bilah binatang bini biro bisik bisnis bisu bius blok blokir blom bocah
    bocor bodoh bodong bohong bokap bokin bola bolak bolong bom bonus bonyok borju boro boros bosan
    botak botol bpjs brengsek bro broker brutal bsk buah buang bubar budak budaya budayawan bugil
    bujang buka bukit bukti buku bulat bule bumbu bumi bungkam bunting buntu bunuh bunyi buron
    buronan buru buruk burung busuk buta butuh cabai cabangnya cabul cacat callcenter calon cambuk
    campur candi canggung capai capek care cargo carilah catat catatan cawan cegat cek cekik celah
    celaka celup cemas cemburu cendekiawan cenderung center cepat cepet cerah ceramah cerdas cerdik
    cerewet ceria cerita cermin ceroboh cewek cicil cicilan cincang cincin cinta ciri cocok cokelat
    coklat colong comblang contoh copet corona corp counter covid cowok crew critanya cs cuaca cuci
    cucu cuek cukai cukong culas culik cuman cumi curah curi curiga customer dada dagang daging
    dahsyat dakwa damai dampak damri dana danau dapet dapur daripada darurat dasar data dateng daun
    daya debitur debt dedengkot dekap demam dendam dengerin densus depan deposito depresi deputi
    deras derita dermawan desain desak detik devisa dewan dewasa diam dikit dimanapun dinsos
    diplomatik diri dirjen ditreskrimum dluan doa doang dobel doi dokumen domba domisili dompet
    dongkol dorong dosa dosen dpr dprd drama drone duda duduk dugaan duh dukun dukung dukungan
    dulunya dungu dunia durhaka durjana dzuhur edan efek egois ejen ekonomi eks eksekusi ekspedisi
    eksportir elak elu emang emangnya emas ember emosi empati enak energi engga enggan engkau
    engkong entah entahlah entar erat eropa etdah fakir fakta faktor famili fasilitas fasilitasi
    fiktif film fisik fisikawan fitnah fitur flu fokus formal formulir foundation frustrasi fungsi
    gabung gadai gadis gadungan gagah gaib gairah gajah gaji galangan gambar game gampang gampar
    ganas ganggu gangguan ganja gara garam garang garis gaya gebuk gelandangan gelang gelap gelar
    geli gelisah gembel gembira gembong gemetar gempa gencar gerai gerak geram gerayang gerebek
    gereja gerilyawan gerindra germo gerobak gerombolan gesit getah gigi gigolo gila gilir gini
    giring gitu gizi global gojek golden gondol google gopay gorok gosip gosong grab grosir group gt
    gugat gugup gugur gula gunting gusar habis hadang hadap hadapan hadapilah hadeh hadiah hadir
    hajar hajatan hak halaman halus halusinasi hamba hampir hancur handuk hangat hansip hantam hanya
    hapus haram harap harapan hardik harian harta harvest hasut hati hatilah haus hebat helat hemat
    hendak hengkang henti heran hewan hiace hibah hidung hijrah hijriyah hilang himpun hina histeris
    hobi hoki honda honorer hotline hrd hrsnya hubungan hujan hukum humas huru hutan ibadah idola
    igd ijab ikan ikat ikhlas ikhtiar iklan ilmiah ilmu ilmuwan imbalan imigresen iming impian impit
    imut inang inap incar inci indo indomaret indosat industri infeksi informal ingat ingin ingkar
    inilah innova insinyur instansi intai intelijen internasional international internet interpol
    inti intinya intip iphone islamiyah istana istilah istimewa istirahat istrinya isuzu isya itulah
    izin jadilah jadwal jago jagoan jahanam jahil jalan jalanin jalur jamaah jaman jambret jaminan
    janggal jantan jantung jarah jarak jarang jaringan jasad jatah jatuh jawab jawaban jawara
    jazirah jebak jebakan jebloskan jebol jegal jejak jelas jemaah jembatan jemu jenazah jenderal
    jengkel jenguk jenis jera jerat jerit jgn jijik jingga jinjing jiwa jne jnt jodoh joget jogja
    jogjakarta jomblo jongos jorok jotos jual juara judes judul jujur jumpa juragan juri juru
    jurusan jutaan jutawan jutek kabar kabel kabilah kabur kabut kacau kacung kadin kado kadung
    kafilah kagak kaget kagum kajati kakao kaku kalah kalangan kalap kali kalian kalok kalung kalut
    kambuhan kamera kampret kampungan kan kanan kandas kangen kanker kantin kantong kapan kapok
    kapten kardus kargo karib karna karung karya karyawati kasbon kasihan kasino kasir kasus katanya
    katax kategori katun kaum kawal kawasan kaya kayak kayaknya kayanya kayu kebawah kebetulan
    kecewa kecil kedai keduanya kedutaan kegiatan kejar kejari kejati kejiwaan kek kekasih keki
    kelabui keliling keliru kelompok keluhan kemah kemaren kembalilah kembar kemendagri kemenhub
    kemenkes kemenlu kemensos kemlu kemnaker kena kenal kenalan kenapa kencang kendala kendali
    kendati kental keparat kepolisian kepsek kerabat keras kerdil kere keren kering keringat keriput
    kerja kernet kertas keruk kerumah kesal kesel kesini kesurupan ketahuilah ketat keterlaluan
    ketiganya ketimbang ketus keuangan kewalahan khas khawatir khianat khilaf khotbah khusus kian
    kilang kilat killer kimia kini kiranya kiri kirim kiriman kisah kisaran klaim klarifikasi klien
    kloter klub kmrin knpi kode kodim kodok kokoh kolega kolektor kolonel koma komandan kominfo
    komisi komite komnas kompas kompensasi kompetisi kompi komplain komplot kompolnas komputer
    komunikasi komunitas konon konsep konsulat konsuler konsultan kontainer kontak konter kontraktor
    konyol kooperatif koordinasi koperasi kopi koramil koran korup kotak kotor kpn kreditur krem
    kriminal krimum kriteria kritis kroni kronis kru ktnya kuasai kuat kuatir kucing kuda kue
    kuitansi kuliah kulit kuliti kulkas kumat kumpul kumpulan kuno kuntit kuota kupas kurir kurun
    kurung kusut kutu kwitansi kyknya lab laboratorium labrak lacak lagak lagu lahan lajang laknat
    laku lakuin lalai lama lambat lampu lancang lancar langgan langganan langit langka lanjut
    lantang lantaran lapang lapangan lapar laporkan lari latar latihan lawan lawyer layak layanan
    layar lazada leader leasing lebam lebar lecet legalisasi leher lelah lemah lemari lemas lembah
    lembaran lembur lembut lempar lengah lenyap lepas lepuh lesu letih letnan lewati lgsung lha liar
    liatin libas liburan licik licin lidah liga lihai like lilin lilit limbah lincah lingkungan
    linglung lini link linkaja lintah lintas lirih lisan lobi login logistik logo lokasi loket lolos
    lomba lompat loncat longboat longgar loyo lpsk lsm ltd luapan luas lubang lucu ludah lugu luka
    lulus lulusan lumayan lumpuh lunak lunas lunasi luput lurah lurus lusa maag mabuk macam madinah
    madrasah maghrib magrib maha mahasiswi mahir main majalah makan makanya makcomblang makelaran
    makhluk makin maklum maksa maksimal malah malamnya malang malas maling malu mamah mampir mampus
    manager manajemen manalagi mandek mandi mandiri mangkir manis manpower mantan mantri manusia
    marak marilah masa masak masalah masi masing maskapai masuk masukin mata matahari materiil mayat
    mayor media mediasi medis megap melarat melepuh melulu memar memo mending mendingan menejemen
    menit mental menyamar merana merantau merasa meriang mesin meski mesra mesum meter metode mewah
    mgkn michat migrant miliar militer milyar mimpi minggat minyak miring mirip misal misalnya misi
    miskin misua mitsubishi mknya mlm modal model modern modus mogok mohon molo molor momong mondar
    moral mosok msi mskipun mslh muak mual mualim muara mucikari muda mudah mudik muhammadiyah mukul
    mulailah mules mulus mulut munafik muncikari muncul muncullah mundur muntah murah murid murka
    murung musibah musik musim musiman muslim muslimah musnah mustahil musuh musyawarah nafkah
    nahkoda naif naik nakal namun nanya napi narkoba nasabah nasib nasihat nasional negarawan nego
    negosiasi nekad nekat nelpon nengok news ngaji ngambek ngamuk nganggur nganter ngapain ngopi
    ngumpet ngutang niat nih nikmat nikmati nikmatilah nilai ninggalin nipis nista nokia nol nomer
    nongkrong nonton normal notulen ntar nungguin nurani nyampe nyaris nyata nyawa nyeri nyokap obat
    ogah ojek oke olah olahraga olahragawan ombak ombudsman omong omongan ompong ongkang online oper
    operasi opname oposisi oppo opsi optimal oranye org organisasi ormas otak otoritas otot ovo
    padahal padat padi paginya paham pahit pahlawan pajak pakai pakaian pakailah palak paling palsu
    pamit panas panci pancing pandai pandang pandangan pandemi pangeran panik panitia panjang pantas
    parah paras partai partner party pas pasang pasangan pasca pasien pasif pasir pasok pasport
    pasrah pasti pastilah pastor pasukan pasutri patah patok patroli patuh patut payah paypal pdahal
    pdhl pebisnis pecah pecat pecundang pedoman peduli pegadaian pegal pejabat pekan pelan pelanggan
    pelatih pelik pelit pelni pelosok pemain pemalas pembeli pembohong pemda pemdes pemerintah
    pemilu pemkab pemkot pemprov pemuda pemudi penadah penari pendam pendeta pendusta penerjemah
    pengajian pengap pengaruh pengasuh pengen penghubung pengin pening penjual penonton pentung
    penumpang penyewa pepet peradilan peran perang peras perawan perdaya pergok perhiasan perih
    perkara perkosa persen pertama perusahaannya perut pesan pesat peserta pesta peta petang peti
    petinggi petir petugasnya pgn piagam piala piawai pidana pihak pijat pikap pikat pikir pikiran
    pilih pilihan pilu pimpin pincang pindah pinggang pingsan pintar pinter pipi pisah pistol
    piutang planet pledoi pohon pojok pokok pokoknya polairud polis polisi polisinya politik
    politikus politisi polos polri poltabes pompong pondok populer porsi pos posisi posko posting
    potong potongan pramugari preman pribadi pribumi produk produksi profesional profesor program
    promo properti proses psikiater psikis psikolog psikologi psikologis puas publik pucat puisi
    pukul pula pulsa puluhan pun punggung pungli purnawirawan pusing puskesmas pustakawan putus
    puyeng racik racun radio raga ragu rahasia raib rajin rakus rakyat ramadan ramah ramai rambut
    rampas rampok ransel rantai rapat rapi rapuh rasa rasanya rasulullah ratusan rawa rawan rawat
    raya redaksi reintegrasi rejeki rekaman rekan rekomendasi rektor rela relawan relokasi remaja
    remitansi rempah renang rencana rendah rentan repatriasi reporter repot resah resep resepsi
    resepsionis resi residivis resign resiko reskrim resmi restitusi retak reuni reuters rezeki
    ribet ribuan ribut rinci rincian rindu ringan ringkus risau risih risiko robek rogoh rokok
    rombongan romo rontgen rontok roti rs rubah rudapaksa rugi rujuk ruko rukun rumit runding
    rupawan rusak rusuh rusun rutin sabar sabu sabun sadar sadari sadis sah sahabat saham saing
    sakau sakit sakti salah salat saldo saling salur sama samar sambung sampah sampai sampek samping
    samsung sandera sangar sanggup sangka sangsi santai santri santun sapa sapi saran sarana sarapan
    sarat sariawan sarjana sasaran sastrawan satgas satpam satpol satu sayang sayap sayur sbnrnya
    sdn sebab sebagian sebal sebaliknya sebar sebelah sebentar seberang sebilah sebut security
    sederhana sedesa seenaknya segala segan segar segelintir segera segi sehabis seharga sehari
    sehat sejarah sejarawan sejauh sejawat sejuta sekaligus sekalipun sekamar sekampung sekap
    sekarat sekawan sekedar sekeluarga sekian seksual sekuriti selagi selain selaku selama selamat
    selang selepas selfie selingkuh selter selundup semacam semakin semalem semangat sembako
    sembarang sembarangan sembari sembuh sembunyi semenjak sementara semesta seminggu semoga sempit
    sempoyongan sempurna semua semuanya semudah semula senam sendirian sendirinya sendu sengaja
    senggol sengit sengsara seniman senior senjata sensitif senyap senyum seolah sepak sepakat
    sepanjang sepasang sepatah sepeda sepele sepenuhnya sepertinya sepi sepuh sepuluh seragam serah
    serahkan serak serakah seram serang serangan serasa seratus serba seret sergap seribu serikat
    sering seringkali serobot sersan sertifikat seru serumah server services servis sesak sesal
    sesama sesat setahun setengah setidaknya setor setoran setrum seusai sewaktu sewot shalat share
    shelter shit sholat shopee sial sialan siang siapapun siasat sibuk sidang sifat sigap sikap
    sikat siksaan silahkan silakan silam silsilah simbah simpan simpang simpati sindikasi singgah
    singkat single sinilah sinis sinting sinyal sipil siram sisa sisi sita situs skalian sll
    smartfren smoga smpe smuanya soal soalnya sobat sobek sodok sogok sokong solusi sombong sopan
    sorenya sosial sosialisasi sosok spbu speedboat spesial staff standar strategi stres stress
    stroke studi studio suap suara subuh sudi sudut suka sukar sukarela sukarelawan suki sukses
    sulit sultan sulut sumber sumpah sumpek sundut sungai sungguh sunnah suntik suntuk supel super
    supervisor suplai surga suruhan surut susah sushi suster susu susul susun suzuki syarat syok
    syukurlah tabah tabiat tabrak tadah tadinya tagihan tahan tahanan tahap tahi tahunan tajam tajir
    takluk taksi taktik takut talangan talangi tamak taman tamat tamatan tambah tambahan tambang
    tampak tampan tampar tampil tampung tamu tanah tanaman tandas tandatangan tangan tanggap tangguh
    tanggung tangis tangkap tangki tangkis tanpa target tarif tarik tato tau tauke taukeh tawa tawar
    tawaran taxi tebas tebus tegang tegas teh tekad tekan tekanan teken teknik teknis teknologi
    tekun telak telanjang telanjur telantar telat telegram telekonferensi televisi telinga teliti
    telkomsel teller teluk telur telusur teman temenan tempat tempati tempe tempeleng tempo tempuh
    tenaga tenang tenar tendang tenor tentang tenteng tentu tepat tepi terang terapi terasa terimain
    terisi terjun terlalu terminal terminus tertib tetangganya tetep tewas thd tiada tiap tiba tidur
    tiga tikam tikungan tilang tim timah timses tindak tindakan tinggi tingkat tipu tirai titip
    titipan tobat todong togel tokoh tokopedia tol tolak tolol tongkang tonjok topi tour tours
    towkay toyota tradisi tradisional training transaksi transit transportasi trauma travel tribun
    trik triliun trimakasih trio tronton truk tubuh tuding tuduh tuduhan tugas tuh tuhan tukang
    tukar tulang tuli tulis tulisan tulus tumbang tumben tumbuh tumpah tumpang tuna tunai tunduk
    tunggak tunggakan tuntas tuntut turis turnamen turut tutup twitter uang ucap ucapan udang udara
    udeh ugd ujar ujian ujung ukuran ulah ulama ulang ulet umat umbar umpan umum undangan unduh
    undur unfollow unfriend unggah ungkap ungu unik union unsur untungnya upaya upload urusan usah
    usaha usahawan usai usang usil usir usul usut utk utuh utus utusan vaksin valid verifikasi versi
    veteran video virtual virus visi visum vivo vonis wabah wadah wadaw wah wajah wajar wakil walah
    walhasil wangi wanti waras warisan warnet wartawan wartawati wasit waspada watch website wechat
    western wibawa wifi wirausahawan wisata wisatawan wisman wkwk wlpn woi xenia xiaomi yaelah
    yahudi yakin yamaha yatim yaudah yogyakarta youtube zalim zaman ziarah zina
    """.split()
)
"""Function words, qualities, plain verbs, callings, and the talk of messages and of offices."""
