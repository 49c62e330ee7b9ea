"""Sentences of narratives with a number in them, and whose it is nobody can tell for sure."""

from collections.abc import Iterator, Mapping

from graph.identifiers import normalize
from graph.model import Identifier
from graph.schema import Scheme
from tests.offices.ids import IDS

VICTIM = "Siti Rahasia"
PHONES = (
    "{name}'s phone: {number}",
    "Bambang menghubungi {name} di {number}",
    "Calo Bambang menelepon {name} ({number}) tiap malam",
    "nomor HP korban {number}",
    "{name} HP {number}",
    "{name}, WA {number}, diminta datang",
    "dihubungi lewat {number} oleh orang tak dikenal",
    "suami {name} dapat dihubungi di {number}",
    "keluarga memberi nomor {number} kepada petugas",
    "no. telp ibu korban adalah {number}",
    "Bambang mengirim pesan ke {number}",
    "Bambang HP {number}",
    "saksi tetangga, {number}, melihat mobil itu",
    "WA {number} milik adik korban",
    "korban menelepon Bambang dari {number}",
    "{number} (nomor {name})",
    "pelapor: {number}",
    "she was called on {number} by Bambang",
    "her husband's number is {number}",
    "kontak darurat {number}",
    "agen minta kirim foto ke {number}",
    "chat dari {number} tersimpan",
    "hubungi kakak di {number} setelah jam lima",
    "{name} memakai {number} sejak Maret",
    "Bambang memberi {name} kartu baru {number}",
    "telepon rumah bibi {number}",
    "nomor darurat petugas rumah aman {number}",
    "SMS dari {number}: jangan lapor",
    "kartu perdana {number} dibeli korban",
)
ACCOUNTS = (
    "rekening suami korban BRI {number}",
    "uang dikirim ke BRI {number} a.n. {name}",
    "{name} menerima gaji di rekening BRI {number}",
    "transfer dari rekening BRI {number} milik ibu",
    "Bambang meminta transfer ke BRI {number}",
    "no rek BRI {number} atas nama kakaknya",
    "tabungan korban BRI {number} dikuras",
    "setor ke BRI {number} lewat agen",
)
LINKS = (
    "hubungi wa.me/{number}",
    "https://wa.me/{number} dikirim kepada {name}",
    "grup dari wa.me/{number} itu",
    "klik wa.me/{number} kata Bambang",
)
PLATES = (
    "mobil keluarga korban {number}",
    "dijemput mobil {number} di depan rumah {name}",
    "motor suami {number} digadaikan",
    "Bambang naik {number} ke pelabuhan",
)
HANDLES = (
    "akun IG @{number} milik {name}",
    "facebook.com/{number} adalah akun korban",
    "instagram: {number}",
    "pesan dari instagram.com/{number}",
    "tiktok @{number} dipakai adiknya",
    "Bambang menghubungi akun instagram @{number}",
)
EMAILS = (
    "email korban {number}",
    "kirim berkas ke {number}",
    "{name} ({number})",
    "surel suami: {number}",
)
DOCUMENTS = (
    "NIK {number} tertera di paspor palsu",
    "KTP korban {number}",
    "nomor induk {number} dipakai Bambang",
)
PASSPORTS = (
    "paspor {number} ditahan majikan",
    "paspor {name} {number}",
)
_KINDS: Mapping[tuple[str, ...], tuple[Scheme, str]] = {
    PHONES: (Scheme.PHONE, "0813777{place:05d}"),
    ACCOUNTS: (Scheme.BANK_ACCOUNT, "4444020004{place:05d}"),
    LINKS: (Scheme.PHONE, "62813888{place:05d}"),
    PLATES: (Scheme.PLATE, "DN {place:04d} XY"),
    HANDLES: (Scheme.SOCIAL, "rahasia_{place:04d}"),
    EMAILS: (Scheme.EMAIL, "rahasia{place:04d}@contoh.id"),
    DOCUMENTS: (Scheme.NIK, "721006540896{place:04d}"),
    PASSPORTS: (Scheme.PASSPORT, "B000{place:04d}"),
}


def sentences() -> Iterator[tuple[str, str, Scheme]]:
    """Each sentence with the number in it, no two the same, and what kind of number it is."""
    place = 1000
    for texts, (scheme, pattern) in _KINDS.items():
        for text in texts:
            place += 1
            number = pattern.format(place=place)
            yield text.format(name=VICTIM, number=number), number, scheme


def ids(number: str) -> set[str]:
    """The ids that a number may have in a store whose secret is that of the tests."""
    found = set()
    for scheme in Scheme:
        try:
            value = normalize(scheme, number, bank="BRI")
        except ValueError:
            continue
        found.add(IDS.identifier(Identifier(scheme=scheme, value=value)))
    return found
