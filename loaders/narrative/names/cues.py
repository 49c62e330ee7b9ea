"""Words that announce a person, and what each says of the person's part in the case."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import takewhile

from graph.errors import InvalidValue
from graph.schema import ROLES
from loaders.vocabulary.codes import read_role


class Kind(Enum):
    """What sort of word announces a name, the strongest first."""

    NAMING = "naming"
    CALLED = "called"
    PARTY = "party"
    TITLE = "title"
    SHORT_TITLE = "short title"
    KIN = "kin"
    WITH = "with"
    TELLER = "teller"


_WORDS = {
    Kind.NAMING: "bernama nama namanya namaku inisial berinisial brinisial an a.n a.n. a/n named"
    " name known held",
    Kind.CALLED: (
        "dipanggil panggil disapa panggilan panggilannya called memanggilnya manggilnya manggil"
        " memanggil dikenal disebut dirinya taunya tahunya fb facebook ig instagram tiktok akunnya"
    ),
    Kind.TITLE: (
        "sdr sdri saudara saudari bapak bpk bp pak ibu bu tn ny nn tuan nyonya nona mas"
        " mbak mba bang abang kak om tante h hj haji hajah hajjah ust ustad ustadz mr"
        " mrs ms mdm miss koh cik mak cici koko kang akang mami mbah mbok madam lelaki"
        " encik pakde bude kyai kiai pr lk"
        " lel prp prm bripka brigadir briptu bripda brigpol aipda aiptu ipda iptu akp"
        " kompol akbp kombes brigjen irjen bharada bharatu letda lettu letkol serma serka"
        " peltu pelda kopda koptu praka pratu serda sertu tanta oom bung lae ito opung"
    ),
    Kind.SHORT_TITLE: (
        "cikgu capt kapten pendeta romo ko ci uda uni teh teteh aa cak bli gus ning yu lek wak nek"
        " si jeng uwak mbok bulek pakcik makcik ceu"
    ),
    Kind.KIN: (
        "suami istri isteri ayah adik adek kakak anak sepupu ipar keponakan paman bibi"
        " nenek kakek keluarga ortu orangtua mertua temen tmn tua kandung tiri angkat"
        " teman rekan tetangga buah hukum bini ponakan menantu mantu pacar tunangan besan mama papa"
        " putrinya putranya ceweknya cowoknya bosnya wali penjaga pengurus kurir penjamin kasir"
        " germo"
    ),
    Kind.WITH: (
        "oleh kepada kpd sama sm ama tlp telp kontak hormat perkenalkan kenalkan dengan"
        " dgn dg bersama menurut kata kt kenal mengenal"
        " ketemu bertemu menemui hub hubungi menghubungi cari mencari pengirim perempuan"
        " pria wanita jemput antara under by hakim ketua anggota jaksa panitera penyidik"
        " umum pengganti aslinya advokat pengacara"
    ),
    Kind.TELLER: "melalui lewat sy saya aku nmr nomor wa ke dari dr ini itu untuk utk punya milik"
    " tertulis tercatat rekening rek tanya nanya tny lurah kades kadus camat",
}
_PARTIES = {
    "terdakwa": "", "tersangka": "", "tsk": "tersangka", "terlapor": "", "teradu": "",
    "pelaku": "terlapor", "terduga": "", "pelapor": "", "pengadu": "", "korban": "", "saksi": "",
    "saksi-saksi": "saksi", "calo": "", "sponsor": "", "perekrut": "", "tekong": "", "agen": "",
    "majikan": "", "sopir": "", "supir": "", "penampung": "", "pemilik": "", "penampungan": "",
    "perantara": "", "mandor": "koordinator", "koordinator": "", "suspect": "", "recruiter": "",
    "broker": "", "witness": "", "victim": "", "pmi": "", "cpmi": "", "tki": "", "tkw": "korban",
    "nakhoda": "", "makelar": "", "terpidana": "terdakwa", "buronan": "terlapor",
}  # fmt: skip
"""Words for a part in a case, with the word of the vocabulary where that is another."""
_CHARGED = frozenset("terdakwa tersangka tsk terlapor teradu pelaku suspect".split())
_NO_KIN = frozenset(
    """teman temen tmn rekan tetangga buah hukum bosnya wali penjaga pengurus kurir penjamin kasir
    germo""".split()
)
"""Friends, neighbours, helpers and those who run things, who are no family."""
_OF_NICKNAMES = frozenset(
    """mak nek mami wak uwak lek cik encik oom tanta ce um om teh pakde bude jeng mbok bulek pakcik
    makcik""".split()
)
_LOOSE = frozenset(
    "panggil memanggilnya manggilnya manggil memanggil dikenal disebut dirinya taunya tahunya fb"
    " facebook ig instagram tiktok akunnya".split()
)
"""Words for what somebody is called that stand before much else: a title or a name must follow."""
_OWN = frozenset("saya sy ku nya kami kita dia ybs".split())
_CALLS = frozenset({"tlp", "telp", "hub", "hubungi", "kontak", "wa"})
JUST = frozenset({"aja", "saja", "ke"})
"""Words between one for calling and a name: "tlp aja afuk"."""
_NAMELY = frozenset({"yaitu", "yakni", "adalah", "ialah", "yg", "yang", "tersebut", "tsb", "ini"})
_TRULY = frozenset({"sebenarnya", "samaran"})
"""Behind "nama": the true name, and the false one."""
_AFTER_NAMING = (
    _OWN | {"ktp", "paspor", "sebagai", "lengkap", "asli", "as", "by", "of", "dari"} | _TRULY
)
_WITNESSES = frozenset({"verbalisan", "mahkota", "ahli", "fakta"})
"""What sort of witness somebody is: "saksi verbalisan Budi"."""
_KEPT = (
    _OWN
    | {
        "sebagai",
        "yaitu",
        "yakni",
        "adalah",
        "ialah",
        "lengkap",
        "as",
        "by",
        "of",
        "oleh",
        "asli",
    }
    | _WITNESSES
    | _TRULY
)
_BEFORE_NAMING = (
    frozenset(
        "biasa sering seorang atas orang laki-laki bernama mengaku darat laut lapangan utama umum"
        " tua rumah cina malaysia".split()
    )
    | _WITNESSES
)
FOLLOWERS = _OWN | _NAMELY | _BEFORE_NAMING | JUST | {"dari"}
"""Words that may stand between a cue and the next one, or the name, where it names nobody."""
_ENGLISH = frozenset("suspect recruiter broker witness victim under by name".split())
AFTER_CUE = re.compile(
    r"[ \t]{0,3}[.:=,;/]?[ \t]{0,3}[:=(\"]?[ \t\n]{0,8}[\"(]?(?:[1-9][0-9]?[.)]?[ \t]{1,2})?",
    re.ASCII,
)
"""What may stand between a cue and the next one, or the name."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word, or several that together announce a name."""

    kind: Kind
    word: str
    role: str = ""
    words: tuple["Cue", ...] = ()
    """The cue words of a run of several."""
    is_apart: bool = False
    """Whether a comma, a colon or a word parts it from what follows."""

    @classmethod
    def of(cls, cues: Sequence["Cue"]) -> "Cue":
        """Several cue words as one: the strongest kind, and the role that they say together."""
        if len(cues) > 1 and cues[0].is_loose and not cues[-1].is_title:
            # "disebut terdakwa Budi" says what he is, not what he is called
            cues = cues[1:]
        if len(cues) == 1:
            return cues[0]
        kinds = [cue.kind for cue in cues]
        strongest = min(kinds, key=_STRENGTH.__getitem__)
        called = cues[-1].kind is Kind.CALLED or (
            Kind.CALLED in kinds and cues[-1].kind in (Kind.TITLE, Kind.SHORT_TITLE)
        )
        return cls(kind=Kind.CALLED if called else strongest, word=cues[-1].word, words=tuple(cues))

    @property
    def parts(self) -> tuple["Cue", ...]:
        """The cue words, one or several."""
        return self.words or (self,)

    @property
    def is_part_of_nickname(self) -> bool:
        """Whether the title before it is part of what somebody is called: "Mak Unah"."""
        return self.word in _OF_NICKNAMES

    @property
    def titles(self) -> int:
        """How many titles stand right before the name."""
        return sum(1 for _ in takewhile(lambda cue: cue.is_title, reversed(self.parts)))

    @property
    def is_title(self) -> bool:
        """Whether it only says how somebody is spoken to."""
        return self.kind in (Kind.TITLE, Kind.SHORT_TITLE)

    @property
    def is_naming(self) -> bool:
        """Whether it says that a name follows."""
        return self.kind in (Kind.NAMING, Kind.CALLED)

    @property
    def is_called(self) -> bool:
        """Whether it announces a nickname."""
        return self.kind is Kind.CALLED

    @property
    def is_loose(self) -> bool:
        """Whether it announces a nickname only where a title or a known name follows."""
        return self.parts[0].word in _LOOSE

    @property
    def is_link(self) -> bool:
        """Whether it joins an alias where a name stands before it."""
        return self.word == "panggilan"

    @property
    def is_sure(self) -> bool:
        """Whether it stands before nothing but names."""
        return self.is_naming or any(cue.word in ("sdr", "sdri") for cue in self.parts)

    @property
    def is_weak(self) -> bool:
        """Whether it stands before places, too."""
        return not self.is_sure

    @property
    def ends_sentence(self) -> bool:
        """Whether a point behind it is the end of its sentence, and no abbreviation's."""
        return len(self.word) > 4 or self.kind in (Kind.KIN, Kind.WITH, Kind.TELLER)

    @property
    def opens_list(self) -> bool:
        """Whether those named behind it are all what it says."""
        return any(cue.kind is Kind.PARTY for cue in self.parts)

    @property
    def is_english(self) -> bool:
        """Whether it is a word of a language that writes names with capitals."""
        return self.word in _ENGLISH

    @property
    def keeps_titles(self) -> bool:
        """Whether the titles behind it are part of what somebody is called."""
        return any(cue.word == "known" for cue in self.parts)

    def with_role(self, role: str) -> "Cue":
        """The same cue with a role that the words before it give."""
        return replace(self, role=role)

    def set_apart(self) -> "Cue":
        """The same cue, which something parts from what follows."""
        return replace(self, is_apart=True)

    def may_be_followed_by(self, word: str) -> bool:
        """Whether a word that is no cue may stand between this one and the next, or the name."""
        if self.kind in (Kind.NAMING, Kind.CALLED):
            return word in _AFTER_NAMING
        if self.word in _CALLS:
            return word in JUST
        if self.kind in (Kind.PARTY, Kind.KIN):
            return word in _OWN or word in _NAMELY or word in _BEFORE_NAMING or word == "dari"
        return False

    def keeps(self, word: str) -> bool:
        """Whether such a word may be the last before the name."""
        return word in _KEPT or word in JUST or (word == "dari" and self.kind is Kind.KIN)


_STRENGTH = {kind: strength for strength, kind in enumerate(Kind)}


@lru_cache(maxsize=1)
def _cues() -> dict[str, Cue]:
    found = {
        word: Cue(kind=kind, word=word) for kind, words in _WORDS.items() for word in words.split()
    }
    for word, meant in _PARTIES.items():
        found[word] = Cue(kind=Kind.PARTY, word=word, role=_role(meant or word))
    for word in [*_PARTIES, *_WORDS[Kind.KIN].split()]:
        found.setdefault(f"{word}nya", replace(found[word], is_apart=True))
    return found


def _role(word: str) -> str:
    try:
        return read_role(word)
    except InvalidValue:
        return ""


@lru_cache(maxsize=20_000)
def cue_of(word: str) -> Cue | None:
    """The cue that a word in small letters is; None for any other."""
    return _cues().get(word)


def role_of(cue: Cue) -> str:
    """The role that cue words give the name behind them; empty where they give none.

    Beside "istri korban" a name may be the wife's or the victim's, so that there is none; where a
    comma or a word such as "bernama" parts them, it is the wife's.
    """
    parts = cue.parts
    said = [
        part
        for place, part in enumerate(parts)
        if part.kind in (Kind.PARTY, Kind.KIN) or _is_parent(parts[place : place + 2])
    ]
    if not said:
        return parts[0].role
    last = said[-1]
    if last.kind is Kind.KIN:
        return "keluarga" if last.word == "keluarga" else ""
    before = said[-2] if len(said) > 1 else None
    if before is None or before.is_apart or not _is_of(before, last):
        if last.word == "penampungan":
            return "penampung" if before and before.word == "pemilik" else ""
        return last.role
    named = cue.is_apart or last.is_apart or any(part.kind is Kind.NAMING for part in cue.parts)
    if before.word == "anak":
        # "anak korban" is a child who is a victim, where nothing parts it from the name
        return "" if named else last.role
    if not named or before.word in _NO_KIN:
        return ""
    if before.kind is not Kind.PARTY:
        return "keluarga" if ROLES[last.role].protected else ""
    return before.role


def _is_parent(parts: Sequence[Cue]) -> bool:
    """Whether a title is somebody's kin by what follows it: "ibu korban"."""
    return len(parts) > 1 and parts[0].kind is Kind.TITLE and parts[1].kind is Kind.PARTY


def _is_of(before: Cue, last: Cue) -> bool:
    """Whether two words side by side speak of two people: one's kin, agent or employer."""
    if before.word in ("saksi", "pemilik") or last.word == "penampungan":
        return False
    if before.kind is not Kind.PARTY:
        return bool(last.role)
    return (
        before.word not in _CHARGED
        and bool(last.role)
        and not ROLES[before.role or "saksi"].protected
    )
