"""Everyday words of Indonesian that belong to no name, in small letters.

They stand behind the words that announce people, in texts without capitals: "pelaku licik sekali",
"korban merasa tertipu". What is a name as often ("indah", "bunga", "slamet", "intan") is left out,
and words that show by their shape what they are need not stand here.
"""

EVERYDAY_WORDS = frozenset(
    """
    aamiin aamin abadi abai abu acak acap administrasi adu aduh aduk agak agenda ahli aja ajar
    ajudan ajukan akal akibat akrab aksi aku akui alam alami alasan alat algojo alhamdulilah
    alih alkisah alkohol alternatif amankan ambil ambilah ambillah amien analisis aneh aneka
    anggap anggaran angin angkat angkot angkut angsur angsuran aniaya anjing antar apalagi
    apapun apes apik aplikasi arah arahan arisan arsip asal asap asik astaga asuh asuransi asyik
    atap audit awak awal awan awas awet ayam ayo babak bacok badai bagi bagian bahagia bahan
    bahasa bahu bajaj bajak bajingan bakal bakar balas balita bandar banding bandit banget
    bangga bangkit bangkrut bangku bangsa bangsat bangsawan bangun banjir bantuan banyol bareng
    bareskrim baris basah basarnas batal batang batas batu batuk bau bawaan bawang bawel
    bayangan bayar bayaran beban beber becak beda bedebah begal begini beginilah begitulah bego
    begundal bejat bekal bekas bekingan beku bela belah belajar belakang belanja belas belasan
    belilah belok belom bener bengis bengkak bening bentak bentuk berangkat berangkatan berani
    beres berkas berontak bersih besaran besi betah betapa biadab biang biar biarawan biarawati
    biarpun biasa biasanya bicara bidang bijak bikin bilah bini bisik bisnis bisu bius blok
    blokir blom bocah bocor bodoh bodong bohong bola bolak bolong bom bonus bonyok borju boro
    boros bosan botak botol brengsek bro broker brutal buah buang bubar budak budayawan bugil
    bujang buka bukit bukti buku bulat bumbu bungkam buntu bunuh buron buru buruk busuk buta
    butuh cabul cacat calon cambuk campur candi canggung capai capek care carilah catat catatan
    cawan cegat cek cekik celaka celup cemas cemburu cendekiawan cenderung cepat cepet ceramah
    cerdas cerdik cerewet ceria cerita ceroboh cewek cicil cicilan cincang cincin cinta ciri
    cocok cokelat coklat colong contoh copet cowok cuaca cuci cucu cuek cukai cukong culas culik
    cuman curah curi curiga dada dagang daging dahsyat dakwa damai dampak dana danau dapet dapur
    daripada darurat dasar dateng daun debitur dedengkot dekap demam dendam depan deposito
    depresi deras derita dermawan desak detik devisa dewasa diam dikit dinsos diplomatik diri
    dirjen ditreskrimum doa doang dobel dokumen domba domisili dompet dongkol dorong dosa dosen
    dpr dprd duda duduk dugaan duh dukun dukung dulunya dungu dunia durhaka durjana edan egois
    ekonomi eks eksekusi eksportir elak elu emang emangnya ember emosi enak engga enggan entah
    entahlah entar erat etdah fakir fakta famili fasilitas fasilitasi fiktif film fisik
    fisikawan fitnah flu fokus formal formulir frustrasi gabung gadai gadis gadungan gagah gaib
    gairah gaji gambar gampang gampar ganas ganggu ganja gara garam garang gebuk gelandangan
    gelang gelap gelar geli gelisah gembel gembira gembong gemetar gempa gencar gerak geram
    gerayang gerebek gerilyawan gerindra gerobak gerombolan gesit gigi gigolo gila gilir gini
    giring gitu gondol gorok gosip gosong grosir gt gugat gugup gugur gula gunting gusar habis
    hadang hadap hadapan hadapilah hadeh hadiah hadir hajar hajatan hak halus halusinasi hamba
    hampir hancur handuk hangat hansip hantam hanya hapus haram harap harapan hardik harian
    hasut hati hatilah haus hebat helat hemat hendak hengkang henti heran hewan hidung hijrah
    hijriyah hilang himpun hina histeris honorer hrsnya hubungan hujan hukum huru hutan ibadah
    idola ijab ikan ikat ikhlas ikhtiar ilmu ilmuwan imbalan iming impian impit inang inap incar
    infeksi informal ingat ingin ingkar inilah insinyur instansi intai intelijen internasional
    internet interpol inti intip islamiyah istilah istimewa istirahat istrinya itulah izin
    jadilah jadwal jagoan jahanam jahil jalan jalur jaman jambret jaminan janggal jantan jantung
    jarah jarak jarang jaringan jasad jatah jatuh jawab jawaban jawara jazirah jebak jebakan
    jebloskan jebol jegal jejak jelas jembatan jemu jengkel jenguk jenis jera jerat jerit jgn
    jijik jingga jinjing jodoh joget jomblo jongos jorok jotos jual juara judes jujur jumpa
    juragan juru jutaan jutawan jutek kabar kabel kabilah kabur kabut kacau kacung kadung
    kafilah kagak kaget kagum kaku kalah kalap kali kalok kalung kalut kambuhan kamera kampret
    kampungan kan kanan kandas kangen kanker kantong kapan kapok kapten kardus karib karna
    karung karyawati kasbon kasihan kasir kasus katanya kategori katun kaum kawal kawasan kaya
    kayak kayaknya kayanya kayu kebetulan kecewa kecil kegiatan kejar kejiwaan kek kekasih keki
    kelabui keliling keliru kelompok keluhan kemaren kembalilah kembar kemenlu kemensos kemlu
    kemnaker kena kenal kenalan kenapa kencang kendala kendati kental keparat kepolisian kerabat
    keras kerdil kere keren kering keringat keriput kerja kernet keruk kesal kesel kesurupan
    ketahuilah ketat keterlaluan ketimbang ketus keuangan kewalahan khas khawatir khianat khilaf
    khotbah khusus kian kilat killer kini kiranya kiri kirim kiriman kisah kisaran klaim
    klarifikasi klien kloter klub kode kokoh kolega komandan komisi komnas kompensasi komplot
    kompolnas komputer komunikasi konon konsulat konsuler konsultan kontainer kontak kontraktor
    konyol kooperatif koordinasi koperasi kopi koran korup kotak kotor kpn kreditur krem
    kriminal krimum kriteria kroni kronis kuasai kuat kuatir kucing kuda kue kuitansi kulit
    kuliti kulkas kumat kumpul kumpulan kuno kuntit kuota kupas kurir kurung kusut kutu kwitansi
    labrak lacak lagak lagu lahan lajang laknat laku lalai lama lambat lampu lancang lancar
    langgan langganan langit langka lanjut lantang lantaran lapang lapangan lapar laporkan lari
    latar latihan lawan layak layanan lebam lebar lecet legalisasi leher lelah lemah lemari
    lemas lembah lembaran lembur lembut lempar lengah lenyap lepas lepuh lesu letih lha liar
    liatin libas licik licin lidah liga lihai like lilit lincah linglung lintah lintas lirih
    lisan logistik lokasi lolos lomba lompat loncat longgar loyo lpsk luapan luas lucu lugu luka
    lulus lulusan lumayan lumpuh lunak lunas lunasi luput lurah lurus lusa maag mabuk macam
    madinah maha mahir main majalah makan makanya makcomblang makelaran makin maklum maksa
    maksimal malah malang malas maling malu mampir mampus manajemen manalagi mandek mandi
    mandiri mangkir manis mantan manusia marak marilah masa masak masalah masing masuk mata
    matahari materiil mayat mediasi medis megap melarat melepuh melulu memar mending menejemen
    menit mental menyamar merana merantau merasa meriang mesin meski mesra mesum metode mewah
    migrant miliar milyar minggat miring mirip misal misalnya misi miskin mlm modal model modus
    mogok mohon molo molor momong mondar moral mosok muak mual muara mucikari muda mudah mudik
    mukul mulailah mules mulus mulut munafik muncikari muncul muncullah mundur muntah murah
    murid murka murung musim musiman muslimah mustahil musuh nafkah nahkoda naif naik nakal
    namun nanya napi narkoba nasabah nasib nasihat nasional negarawan nego negosiasi nekad nekat
    nelpon nengok ngambek ngamuk nganggur nganter ngapain ngumpet ngutang niat nih nikmat
    nikmatilah nilai ninggalin nipis nista nol nomer nongkrong nonton normal notulen nungguin
    nyampe nyaris nyata nyawa obat ogah ojek oke olah olahraga olahragawan ombak ombudsman omong
    omongan ompong ongkang online oper operasi opname optimal oranye org organisasi otak otot
    padahal padat padi paham pahit pahlawan pakai pakailah palak paling palsu pamit panas
    pancing pandai pandang pandangan panik panitia panjang pantas parah paras party pas pasang
    pasangan pasca pasien pasif pasok pasrah pasti pastilah pastor pasukan patah patok patuh
    patut payah pdhl pebisnis pecah pecat pecundang pedoman pegal pekan pelan pelatih pelik
    pelit pelni pelosok pemain pemalas pembeli pembohong pemkab pemuda pemudi pendam pendeta
    pendusta pengajian pengap pengaruh pengen pengin pening penjual penonton pentung penumpang
    penyewa pepet peradilan peran peras perawan perdaya pergok perhiasan perih perkara perkosa
    persen pertama perut pesan pesat peserta pesta peta petang petir pgn piagam piala piawai
    pidana pihak pijat pikap pikat pikir pikiran pilih pilihan pilu pincang pindah pinggang
    pingsan pintar pinter pisah pistol piutang pledoi pohon pojok pokok pokoknya polairud polisi
    politikus politisi polos pompong pondok posisi posting potong potongan preman pribadi produk
    profesional profesor program proses psikiater psikis psikolog psikologis puas pucat pukul
    pulsa puluhan pun punggung purnawirawan pusing puskesmas pustakawan putus puyeng racik racun
    radio raga ragu rahasia raib rajin rakus rakyat ramah ramai rambut rampas rampok ransel
    rapat rapi rapuh rasa rasanya rasulullah ratusan rawa rawan rawat reintegrasi rekaman rekan
    rekomendasi rela relawan relokasi remaja remitansi renang rendah rentan repatriasi repot
    resah resep resepsi residivis resign resiko reskrim resmi restitusi retak ribet ribuan ribut
    rinci rincian rindu ringan ringkus risau risih risiko robek rogoh rokok rombongan romo
    rontgen rontok roti rudapaksa rugi rujuk rumit runding rupawan rusak rusuh rutin sabar sabu
    sabun sadar sadis sah sahabat saing sakau sakit sakti salah salat saling salur sama samar
    sambung sampah sampai sampek samping sandera sangar sanggup sangka sangsi santai santun sapa
    sapi saran sarana sarat sariawan sarjana sasaran sastrawan satgas satpam satpol satu sayang
    sayap sayur sbnrnya sebab sebagian sebal sebaliknya sebar sebelah sebentar seberang sebilah
    sebut seenaknya segan segar segelintir segera sehabis sehari sehat sejarah sejarawan sejawat
    sejuta sekaligus sekalipun sekap sekarat sekawan sekedar sekeluarga sekian seksual sekuriti
    selagi selain selaku selama selamat selang selepas selfie selingkuh selundup semacam semakin
    semangat sembarang sembarangan sembuh sembunyi semenjak sementara semesta semoga sempit
    sempoyongan sempurna semua semula senam sendirian sendirinya sendu sengaja senggol sengit
    sengsara senior senjata sensitif senyap senyum seolah sepak sepakat sepanjang sepasang
    sepeda sepele sepenuhnya sepertinya sepi sepuh sepuluh seragam serahkan serak serakah seram
    serang serasa seratus serba seret sergap seribu sering serobot sertifikat seru sesak sesal
    sesama sesat setahun setengah setidaknya setor setoran setrum sewaktu sewot shalat share
    sholat sial sialan siang siapapun siasat sibuk sidang sifat sigap sikap sikat siksaan
    silahkan silakan silam silsilah simpan simpang sindikasi singgah singkat sinilah sinis
    sinting sinyal sipil siram sisa sita situs sll smpe smuanya sobat sobek sodok sogok sokong
    solusi sombong sopan sosial sosialisasi sosok speedboat spesial standar strategi stres
    stress stroke studi suap suara sudi sudut suka sukar sukarela sukarelawan suki sukses sulit
    sulut sumber sumpah sumpek sundut sungai sungguh suntik suntuk supel suruhan surut susah
    susu susul syarat syok syukurlah tabah tabiat tabrak tadah tadinya tagihan tahan tahanan
    tahap tahunan tajam tajir takluk taksi taktik takut talangan talangi tamak tamat tamatan
    tambah tambahan tambang tampak tampan tampar tampil tampung tamu tanah tanaman tandas
    tandatangan tangan tanggap tangguh tanggung tangis tangkap tangkis tanpa target tarif tarik
    tau tawa tawar tawaran tebas tebus tegang tegas teh tekad tekan tekanan teken teknis
    teknologi tekun telak telanjang telanjur telantar telat telekonferensi televisi telinga
    teliti teluk telur telusur teman temenan tempat tempeleng tempuh tenaga tenang tenar tendang
    tenor tentang tenteng tentu tepat tepi terang terasa terisi terlalu terminal terminus tertib
    tetep tewas thd tiada tiap tiba tidur tiga tikam tikungan tilang tim timah tindak tindakan
    tinggi tipu titip titipan tobat todong togel tokoh tol tolak tolol tonjok tradisional
    transaksi transit transportasi trauma travel trik triliun trimakasih tronton truk tubuh
    tuding tuduh tuduhan tugas tuh tuhan tukang tukar tulang tuli tulis tulisan tulus tumbang
    tumben tumbuh tumpang tuna tunai tunduk tunggak tunggakan tuntas tuntut turis turnamen turut
    tutup uang ucap ucapan udeh ujar ujian ujung ulah ulama ulang ulet umat umbar umpan umum
    undangan unduh undur unfollow unfriend unggah ungkap ungu unik unsur untungnya upaya upload
    urusan usah usaha usahawan usai usang usil usir usul usut utk utuh utus utusan valid
    verifikasi versi veteran video visum vonis wadaw wah wajah wajar wakil walah walhasil wanti
    waras warisan wartawan wartawati wasit waspada website wibawa wirausahawan wisatawan wisman
    wkwk woi yaelah yahudi yakin yatim yaudah zalim zaman zina
    """.split()
)
"""Function words, qualities, plain verbs, callings, and the talk of messages and of offices."""
