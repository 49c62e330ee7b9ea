"""Persons in a text.

Those that a title, a word such as "bernama", an age or initials in the press's form announce.

Decisions.
A capitalised word alone is no person: a name needs its cue, for text is full of offices, ships and
villages. Titles and cue words stay outside the span; an alias and an age that follow the name
belong to it.
"""

import re
from collections.abc import Iterator

from graph.places import country, find_region
from loaders.narrative.either import either
from loaders.narrative.found import Found, FoundKind

_NAMING = (
    r"bernama|ber?inisial|inisial|namanya|nama"
    r" (?:lengkap|saya|dia|korban|pelaku)|nama|a\.?n\.|an\.|(?<=[0-9] )an"
    r"|a/n|atas nama"
    r"|dikenal (?:sebagai|dengan nama)"
    r"|(?:biasa )?(?:dipanggil|disapa)|named|called|known as|held by|in the name of|under"
)
_TITLE = (
    r"sdri?\.?|saudar[ai]|bapak|bpk\.?|pak|ibu|bu|tn\.|ny\.|nn\.|tuan|nyonya|nona|mas|mbak|bang"
    r"|kak|om|tante|hj?\.|haji|hajjah"
    r"|ust(?:adz?)?\.?|(?-i:[Mm](?:r|rs|s))\.?"
)
_PARTY = (
    r"korban|tersangka|terlapor|pelapor|pelaku|saksi|calo|sponsor|perekrut|tekong|pengadu|suspect"
    r"|recruiter|broker"
    r"|witness|victim"
)
_ACRONYMS = """PMI CPMI TKI TKW CTKI WNI WNA DPO TPPO TPPM PT CV UD LPK P3MI PJTKI BP3MI
    BP2MI P4MI KTP KK NIK HP WA RT RW RI LP UU PP SK SKCK SIM STNK BPKB BRI BCA BNI BTN
    BSI NTB NTT DKI KM KMP GA JT RM SAR USD IDR MYR TV ATM NGO KBRI KJRI UNHCR IOM SPLP
    ID IC HRD CEO DP IPA IPS SMA SMP SD TNI PNS ASN POLRI NO TGL DOB OK AS PRT PLRT ART
    SPKT WIB WITA WIT JO PPA LSM OTP NPWP NIB VA""".split()
_NO_NAMES = """Dari Di Ke Yang Dan Pada Kepada Oleh Untuk Dengan Warga Asal Alamat Telp Hp Nik Umur
    Usia Tahun Desa Kec Kab Kota Kabupaten Kecamatan Provinsi Jalan Jl Bank Kantor Polisi Polda
    Polres Polsek Paspor Nomor No Telepon Sedang Telah Sudah Saat Lalu Kemudian Namun Jenis The And
    Of From To In On At Her His She He Tersangka Korban Pelaku Terlapor Saksi Sdr Sdri Bapak Ibu
    Pak Bu Mr Mrs Ms Calo Sponsor Ini Itu Tanggal Kartu Data Pasal Tabel Gambar Kepala Presiden
    Lurah Camat Bupati Gubernur Menteri Kades Ketua Bagian Halaman Dijemput Diantar Diantarkan
    Ditampung Direkrut Dibawa Diduga Diketahui Ditangkap Diperiksa Dihubungi Menghubungi Menurut
    Setelah Sebelum Ketika Karena Bahwa Bertemu Bersama Hingga Sampai""".split()
_NEVER = either(
    sorted({*_ACRONYMS, *_NO_NAMES, *(name.upper() for name in _NO_NAMES if len(name) > 2)})
)
_WORD = (
    rf"(?!{_NEVER}(?![A-Za-z]))(?:[A-Z][a-z']{{1,20}}(?:-[A-Z][a-z]{{1,15}})?"
    r"|[A-Z](?:\.[A-Z])*\.?(?![A-Za-z])|[A-Z]{2,20}(?![a-z]))"
)
_NAME = rf"{_WORD}(?: (?:(?:bin|binti|bt|BIN|BINTI) )?{_WORD}){{0,4}}"
_ALIAS_MARK = r"(?:alias|als\.?|a\.k\.a\.?|aka|@|ALIAS|panggilan)"
_CUED = re.compile(
    rf"(?P<cues>(?:(?i:{_NAMING}|{_TITLE}|{_PARTY})(?![A-Za-z])["
    rf" :=]{{0,5}}\"?){{1,3}})?(?P<name>{_NAME})"
    rf"(?P<known> {_ALIAS_MARK} \"?(?P<alias>{_NAME})\"?)?"
    r"(?P<aged> ?\((?P<age>[1-9][0-9])(?: ?(?:tahun|thn|th|yo|years old))?\)|,? (?:umur |usia"
    r" |berusia "
    r"|aged )(?P<age3>[1-9][0-9])(?: ?(?:tahun|thn|th))?(?![\w-])"
    r"|, (?P<age2>[1-9][0-9]) ?(?:tahun|thn|th|years old)\b)?"
)
_LOWER = re.compile(
    r"(?i:bernama|namanya|an\.?|a\.n\.?|a/n|sdri?\.?|pak|bu|om"
    r"|mbak) (?P<name>[a-z]{3,15}(?: [a-z]{3,15})?)(?![A-Za-z0-9@/])"
)
_WORD_START = re.compile(r"(?=[A-Za-z])(?<![A-Za-z0-9@])[A-Za-z]+")
_CUE_STARTS = frozenset(
    re.findall(
        r"[a-z]+", f"{_NAMING} {_TITLE} {_PARTY} bpk ust sdr sdri saudara saudari h hj mr mrs ms"
    )
)
"""Words in small letters at which a name can be announced."""
_LOWER_STOPS = frozenset(
    """yang dan ini itu saya kami dia nya tolong tlg minta guru polisi kades kepala desa
    camat lurah haji ustad ustadz kandung korban angkat tiri mertua rumah tangga dosen rt
    rw adalah sudah belum ada tapi untuk dari dengan pada sama juga lagi mau bilang kasih
    antar jemput bos agen calo sopir tua muda ya kak pak jgn jangan udah sdh sy bisa akan
    sedang dalam orang anak istri suami tangga cuma hanya kirim suruh bidan dokter hakim
    jaksa bupati gubernur presiden menteri""".split()
)
_CALLED = re.compile(r"dipanggil|disapa|panggilan", re.I)
_WEAK = re.compile(rf"(?i:{_PARTY}|{_TITLE}|under|[ .])*")
"""Cues that stand before places, too."""
_STRONG = re.compile(rf"(?i:{_NAMING}|sdri?)")
_WANTED = re.compile(r" ?\(DPO\)")


def find_persons(text: str) -> Iterator[Found]:
    """Every person that is announced, with alias and age where they follow.

    Initials are a name too.
    """
    end = 0
    for word in _WORD_START.finditer(text):
        start = word.start()
        if start < end or not (word[0][0].isupper() or word[0] in _CUE_STARTS):
            continue
        match = _CUED.match(text, start)
        if match:
            found = _announced(text, match)
            if found:
                yield found
            end = match.end()
        elif (lower := _LOWER.match(text, start)) and (found := _in_small_letters(text, lower)):
            yield found
            end = found.end


def _announced(text: str, match: re.Match[str]) -> Found | None:
    """The person of a name with its cues; None when nothing announces it, or it is a place."""
    cues, name = (match["cues"] or "").strip(' :="'), match["name"]
    age = match["age"] or match["age2"] or match["age3"]
    if match["age3"] and not cues and not match["aged"].startswith(","):
        return None
    if not (cues or age or match["alias"] or _WANTED.match(text, match.end())):
        return None
    if _WEAK.fullmatch(cues) and _is_place(name):
        return None
    called = bool(_CALLED.search(cues))
    start, end = match.start("name"), match.end() if (age or match["alias"]) else match.end("name")
    return Found(
        kind=FoundKind.PERSON,
        start=start,
        end=end,
        text=text[start:end],
        name="" if called else name,
        alias=name if called else (match["alias"] or ""),
        age=int(age) if age else None,
        label=cues,
        sure=bool(age or match["alias"] or _STRONG.search(cues)),
    )


def _in_small_letters(text: str, match: re.Match[str]) -> Found | None:
    """The name in small letters behind a cue, up to the first word that is none."""
    words = match["name"].split()
    kept = words[
        : next((place for place, word in enumerate(words) if word in _LOWER_STOPS), len(words))
    ]
    if not match[0].casefold().startswith(("an", "a.n", "a/n", "bernama")):
        kept = kept[:1]
    if not kept or _is_place(kept[0]):
        return None
    start = match.start("name")
    end = start + len(" ".join(kept))
    return Found(
        kind=FoundKind.PERSON,
        start=start,
        end=end,
        text=text[start:end],
        name=text[start:end],
        sure=False,
    )


def _is_place(name: str) -> bool:
    if len(name) <= 3 and name not in ("NTB", "NTT", "DKI"):
        return False
    found = find_region(name)
    return bool(country(name)) or (found is not None and found.level != "district")
