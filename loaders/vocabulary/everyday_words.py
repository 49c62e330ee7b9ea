"""Everyday words of Indonesian that belong to no name, in small letters.

They stand behind the words that announce people, in texts without capitals: "pelaku licik sekali",
"korban merasa tertipu". What is a name as often ("indah", "bunga", "slamet", "intan") is left out,
and words that show by their shape what they are need not stand here.
"""

EVERYDAY_WORDS = frozenset(
    """
    abadi abai acak acap administrasi adu aduh aduk agak agenda ahli aja ajar ajudan ajukan akal
    akibat akrab aksi aku akui alami alasan alat algojo alih alternatif amankan ambil analisis
    aneh aneka anggap anggaran angkat angkut angsur aniaya antar apalagi apapun apes apik
    aplikasi arah arahan arsip asap asik astaga asuh asuransi asyik atap audit awak awal awas
    awet ayo babak bacok badai bagi bagian bahagia bahan bahasa bahu bajak bakal bakar balas
    bandar banding bandit banget bangga bangkit bangkrut bangsat bangun banjir bantuan banyol
    bareng baris basah batal batang batas batuk bau bawaan bayangan bayar bayaran beban beber
    becak beda begal begini begitulah bego begundal bekal bekingan beku bela belah belajar
    belakang belanja belas belok belom bener bengis bengkak bening bentak bentuk berangkat
    berangkatan berani beres berkas berontak bersih besaran besi betah betapa biadab biang biar
    biarpun biasa biasanya bicara bidang bijak bikin bini bisik bisnis bius blom bocah bocor
    bodoh bodong bohong bolak bolong bonus boro boros bosan botak botol brengsek bro broker
    brutal buang bubar budak bugil buka bukti bulat bungkam buntu bunuh buron buru buruk busuk
    buta butuh cabul cambuk campur canggung capai capek catat catatan cegat cek cekik celaka
    celup cemas cemburu cenderung cepat cepet cerdas cerdik ceria cerita ceroboh cewek cicil
    cicilan cincang cinta ciri cocok colong contoh copet cowok cuaca cuci cucu cuek cukai cukong
    culas culik cuman curah curi curiga dagang dahsyat dakwa damai dampak dana dapet dapur
    daripada darurat dasar dateng debitur dedengkot dekap dendam depan deposito deras derita
    desak detik devisa dewasa diam dikit diplomatik doa doang dobel dokumen domba domisili
    dorong dosa duduk dugaan duh dukun dukung dulunya dungu durhaka edan egois eksekusi
    eksportir elak elu emang emangnya emosi enak engga enggan entah entahlah entar erat etdah
    fakir fakta famili fasilitas fasilitasi fiktif fisik fitnah fokus formal formulir gabung
    gadai gadis gadungan gagah gaib gaji gampang gampar ganas ganggu gara garang gebuk
    gelandangan gelap gelar geli gelisah gembira gembong gemetar gencar gerak gerayang gerebek
    gerombolan gesit gigolo gila gilir gini giring gitu gondol gorok gosip grosir gt gugat gugup
    gugur gunting habis hadang hadap hadapan hadeh hadiah hadir hajar hak halus hamba hampir
    hancur hangat hansip hantam hanya haram harap harapan hardik harian hasut haus hebat helat
    hemat hendak henti heran hilang himpun hina honorer hrsnya hubungan hujan hukum huru ibadah
    idola ijab ikat ikhlas ikhtiar ilmu imbalan iming impian impit inang inap incar informal
    ingat ingin ingkar inilah instansi intai intelijen internasional internet inti intip
    istimewa istirahat itulah izin jadwal jagoan jahil jalan jalur jaman jambret jaminan janggal
    jantan jarah jarak jarang jasad jatah jatuh jawab jawaban jawara jebak jebakan jebloskan
    jebol jegal jejak jelas jemu jenguk jenis jera jerat jerit jgn jijik jinjing jodoh joget
    jongos jorok jotos jual juara jujur jumpa juragan juru jutaan kabar kabur kacau kacung
    kadung kagak kaget kagum kaku kalah kalap kali kalok kalut kampret kampungan kan kanan
    kandas kangen kantong kapan kapok kapten karib karna kasihan kasir kasus katanya kategori
    kawal kawasan kaya kayak kayaknya kayanya kebetulan kecewa kecil kegiatan kejar kejiwaan kek
    kekasih keki kelabui keliling keliru kelompok keluhan kemaren kembar kena kenal kenalan
    kenapa kencang kendala kendati kental kepolisian kerabat keras kerdil kere keren kering
    keringat keriput kerja kernet keruk kesal ketat keterlaluan ketimbang ketus keuangan
    kewalahan khas khawatir khianat khilaf khusus kian kilat kini kiranya kiri kirim kisah
    kisaran klaim klarifikasi klien kloter kode kokoh kolega komandan komisi kompensasi komplot
    komunikasi konon konsulat konsuler konsultan kontak kontraktor konyol koordinasi koperasi
    korup kotak kotor kpn kreditur kriminal kriteria kroni kronis kuasai kuat kuatir kuitansi
    kuliti kumat kumpul kumpulan kuno kuntit kupas kurir kurung kusut kutu kwitansi labrak lacak
    lagak lagu lahan laku lalai lama lambat lancang lancar langgan langganan langit langka
    lanjut lantang lantaran lapang lapangan lapar laporkan lari latar latihan layak layanan
    lebar legalisasi lelah lemah lemas lembaran lembur lembut lempar lengah lepas lesu letih lha
    liar liatin libas licik licin lihai lilit lincah linglung lintah lintas lirih lisan logistik
    lokasi lolos lompat loncat longgar loyo luapan luas lucu lugu lulus lumayan lumpuh lunak
    lunas lunasi luput lurah lurus lusa mabuk macam maha mahir main makan makanya makcomblang
    makelaran makin maklum maksa maksimal malah malang malas maling malu mampir mampus manajemen
    manalagi mandek mandi mandiri mangkir manis mantan manusia marak masa masak masalah masing
    masuk mata materiil mayat mediasi medis megap melulu memar mending menejemen menit mental
    merana merasa meriang mesin meski mesra mesum metode mewah miring mirip misal misalnya misi
    miskin mlm modal model modus mogok mohon molo molor momong mondar moral mosok muak mual
    mucikari muda mudah mukul mules mulus mulut munafik muncikari muncul mundur muntah murah
    murid murka murung mustahil musuh nafkah nahkoda naif naik nakal namun nanya napi nasabah
    nasib nasihat nasional nego negosiasi nekad nekat nelpon nengok nganggur nganter ngapain
    niat nih nikmat nilai ninggalin nipis nista nomer nongkrong nonton normal notulen nungguin
    nyampe nyaris nyata nyawa obat ogah oke olah omong omongan ongkang online oper operasi
    optimal org organisasi otak otot padahal padat paham pahit pakai palak paling palsu pamit
    panas pancing pandai pandang pandangan panik panjang pantas parah paras pas pasang pasangan
    pasca pasien pasif pasok pasrah pasti pasukan patah patok patuh patut payah pdhl pebisnis
    pecah pecat pegal pekan pelan pelik pelit pelosok pemalas pemkab pendam pengap pengaruh
    pengen pengin pening pentung pepet peran peras perdaya pergok perih perkara perkosa persen
    pertama pesan pesat pesta peta petang pgn piagam piawai pidana pihak pijat pikat pikir
    pikiran pilih pilihan pilu pincang pindah pingsan pintar pinter piutang pledoi pokok
    pokoknya polisi politikus politisi polos pondok posisi posting potong potongan preman
    pribadi profesional program proses psikiater psikis psikolog psikologis puas pucat pukul
    puluhan pun pusing puskesmas putus puyeng racik raga ragu rahasia rajin rakus ramai rambut
    rampas rampok rapat rapi rapuh rasa rasanya ratusan rawan rawat reintegrasi rekaman rekan
    rekomendasi rela relawan relokasi remaja remitansi rendah rentan repatriasi repot resah
    resep resign resiko resmi restitusi retak ribet ribuan ribut rinci rincian rindu ringan
    ringkus risau risih risiko robek rogoh rombongan rontok rudapaksa rugi rujuk rumit runding
    rusak rusuh rutin sabar sadar sadis sah sahabat saing sakau sakit sakti salah saling salur
    sama samar sambung sampah sampai sampek samping sandera sangar sanggup sangka sangsi santai
    santun sapa saran sarana sarat sasaran satpam satu sayang sayap sbnrnya sebab sebagian sebal
    sebaliknya sebar sebelah sebentar seberang sebut seenaknya segan segar segelintir segera
    sehabis sehari sehat sejawat sekaligus sekalipun sekap sekarat sekedar sekeluarga sekian
    seksual sekuriti selagi selain selaku selama selamat selang selepas selingkuh selundup
    semacam semakin semangat sembarang sembarangan sembuh sembunyi semenjak sementara semesta
    semoga sempit sempoyongan sempurna semua semula sendirian sendirinya sendu sengaja senggol
    sengit sengsara senior sensitif senyap senyum seolah sepak sepakat sepanjang sepasang sepele
    sepenuhnya sepertinya sepi sepuh seragam serahkan serak serakah seram serang serasa serba
    seret sergap sering serobot sertifikat seru sesak sesal sesama sesat setahun setengah
    setidaknya setor setoran setrum sewaktu sial siang siapapun siasat sibuk sidang sifat sigap
    sikap siksaan silahkan silakan silam simpan sindikasi singgah singkat sinis sinting sipil
    siram sisa sita sll smpe smuanya sobat sodok sogok sokong solusi sombong sopan sosial
    sosialisasi sosok spesial standar strategi stres stress suap suara sudi suka sukar sukarela
    sukses sulit sulut sumber sumpah sumpek sundut sungguh suntik suntuk supel suruhan surut
    susah susul syarat syok syukurlah tabah tabiat tabrak tadah tadinya tagihan tahan tahanan
    tahap tahunan tajam tajir takluk taktik takut talangi tamak tamat tamatan tambah tambahan
    tambang tampak tampan tampar tampil tampung tamu tanah tandas tandatangan tanggap tangguh
    tanggung tangis tangkap tangkis tanpa target tarif tarik tau tawa tawar tawaran tebas tebus
    tegang tegas tekad tekan tekanan teken teknis tekun telak telanjang telanjur telantar telat
    telekonferensi teliti telusur teman temenan tempat tempeleng tempuh tenaga tenang tenar
    tendang tentang tenteng tentu tepat tepi terang terasa terisi terlalu terminal tertib tetep
    tewas thd tiada tiap tiba tidur tiga tikam tilang tindak tindakan tinggi tipu titip titipan
    tobat todong togel tokoh tolak tolol tonjok tradisional transaksi transit transportasi
    trauma trik tuding tuduh tuduhan tugas tuh tukang tukar tulang tulis tulisan tulus tumbang
    tumben tumbuh tumpang tuna tunai tunduk tunggak tunggakan tuntas tuntut turis turut tutup
    uang ucap ucapan udeh ujar ujian ujung ulah ulang ulet umat umbar umpan umum undur ungkap
    unik unsur untungnya upaya urusan usah usaha usai usang usil usir usul usut utk utuh utus
    utusan valid verifikasi versi veteran video visum vonis wadaw wah wajah wajar wakil walah
    walhasil wanti waras warisan wartawan waspada website wibawa wkwk woi yaelah yakin yatim
    yaudah zalim zaman zina
    """.split()
)
"""Function words, qualities, plain verbs, callings, and the talk of messages and of offices."""
