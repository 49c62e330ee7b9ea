"""Labels: the words near a number that decide what it is.

Decisions.
The nearest label before a number wins, up to another number or the end of the sentence; what stands
in parentheses right behind a number ("0812… (WA)") outranks it.
A label of some *other* number (order, ticket, meter, card) only counts when nothing but "no."
stands between: then the digits are that, whatever they look like.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from graph.identifiers.bank_account import ALIASES, WALLETS
from loaders.narrative.either import either

WINDOW = 60
"""How many characters before a number a label may stand."""


class Says(StrEnum):
    """What a label says of the number beside it."""

    PHONE = "phone"
    NIK = "nik"
    KK = "kk"
    PASSPORT = "passport"
    SPLP = "splp"
    ACCOUNT = "account"
    PLATE = "plate"
    DATE = "date"
    OTHER = "other"


class Label(NamedTuple):
    """A label, as written, with where it stands."""

    says: Says
    text: str
    start: int
    end: int


_SHARED_WITH_WORDS = frozenset(
    ["sulteng", "sulselbar", "rakyat indonesia", "negara indonesia", "central asia"]
)
_BANK_NAMES = sorted(
    (name for name in ALIASES if not name.isdigit() and name not in _SHARED_WITH_WORDS), key=len
)
BANK = either(reversed(_BANK_NAMES))
_UNLISTED = (
    r"bank"
    r" (?!account|a\.?n\b|atas|nomor|no\b|number|yang|di\b|ke\b|dan\b|milik|dengan"
    r"|tersebut)[a-z]{3,20}"
)
_WORDS = {
    Says.PHONE: r"""no(?:mor)?\.? ?(?:hp|wa|telp|telepon|tel|kontak)|hp|handphone|ponsel
        |(?:no)?tel(?:p|epon)?|tlp|tlpn
        |ditelepon|hotline|wa|whats ?app|phone|mobile|cell|contact|kontak|hubungi|dihubungi
        |menghubungi|hub|call|sms
        |talian|reached (?:at|on)|"""
    + "|".join(map(re.escape, sorted(WALLETS, reverse=True))),
    Says.NIK: r"n ?i ?k|(?:e-?)?ktp|nomor induk kependudukan|national (?:id|identity)(?: number| "
              r"card)?|id card"
    r"|identity (?:card|number)",
    Says.KK: r"(?:no(?:mor)?\.? ?)?(?:kk|kartu keluarga)|family card",
    Says.PASSPORT: r"no(?:mor)?\.? ?pas(?:s)?por?t?|pas+po?ort?|paspor(?:nya|ku|lamanya)?"
                   r"|passports?|pasport|psp|pspr",
    Says.SPLP: r"splp|surat perjalanan laksana paspor|travel document",
    Says.ACCOUNT: rf"(?:no(?:mor)?\.? ?)?rek(?:ening)?(?:nya)?|norek|account|acc|acct|a/c|{BANK}"
                  rf"|{_UNLISTED}",
    Says.PLATE: r"nopol|no(?:mor)?\.? ?(?:pol|polisi|plat)\b\.?|bernomor polisi|plat(?: ?nomor)?"
                r"|plate"
    r"|(?:nomor )?polisi(?:nya)?|license plate|(?:plat|nopol) mobil(?:nya)?",
    Says.DATE: r"tanggal|tertanggal|tgl|lahir|date|dated|born|terbit",
    Says.OTHER: r"""(?:no(?:mor)?\.? )?(?:pesanan|order|resi|invoice|inv|faktur|tiket|ticket|booking
        |boking|pnr|struk
        |kode|code|otp|token|pin|produk|product|barang|sku|seri|serial|batch|mesin|rangka|imei
        |iccid|npwp|nib|bpjs|kis
        |sim|stnk|bpkb|meter(?:an)?|pln|listrik|pelanggan|virtual account|va|akta|sk|surat|nip|nrp
        |nisn|nim|isbn
        |antrean|antrian|queue|loket|kontrak|registrasi|reg|sertifikat|certificate|peserta
        |transaksi|ref|referensi
        |tracking|kartu (?:kredit|debit|atm)|(?:credit|debit|bank) card|kartu|k/?p|ic|my ?kad
        |kad pengenalan|iqamah?
        |permit|kitas|qr|barcode|polis|id pelanggan|kode pos|protokol)""",
}  # fmt: skip
_LINE_END = r"\s*\n\s*"
_LABEL = re.compile(
    r"(?=[a-z])(?<![a-z0-9])(?:"
    + "|".join(
        rf"(?P<{says}>(?:{re.sub(_LINE_END, '', words)})(?![a-z]))"
        for says, words in _WORDS.items()
    )
    + ")",
    re.I | re.ASCII,
)
_FILLER = re.compile(r"(?:[\s:.#=\-]|\b(?:no|nomor|nomer|number|id|of|is|adalah|ialah|pos|majikan"
                     r"|ejen|agen|[A-Z]{2,4}"
                     r"|mesin|seri|barang|listrik|lama|baru|nya)\b)*", re.ASCII)  # fmt: skip
_SENTENCE_END = re.compile(r"[a-z0-9)]{3}[.!?]\s+(?=[A-Z])|\n\s*\n", re.ASCII)
_BEHIND = re.compile(r"\s?\(([^()\n]{2,25})\)", re.ASCII)
_JOINER = re.compile(r"[\s,/&;|()]*(?:\b(?:dan|and|atau|or|serta)\b)?[\s,/&;|(]*", re.ASCII)


def label_before(text: str, start: int, *, floor: int = 0) -> Label | None:
    """The nearest label before a number that starts at `start`, not looking back beyond `floor`."""
    floor = max(floor, start - WINDOW)
    for end in _SENTENCE_END.finditer(text, floor, start):
        floor = end.end()
    last = None
    for match in _LABEL.finditer(text, floor, start):
        if match.lastgroup == Says.OTHER and not _FILLER.fullmatch(text, match.end(), start):
            continue
        last = match
    return _label(last) if last else None


def label_behind(text: str, end: int) -> Label | None:
    """The label in parentheses right behind a number that ends at `end`."""
    inside = _BEHIND.match(text, end)
    if inside and (match := _LABEL.search(text, inside.start(1), inside.end(1))):
        return _label(match)
    return None


def is_joined(text: str, end: int, start: int) -> bool:
    """Whether only "and", a comma or a slash stands between two numbers: one label serves both."""
    return start - end < 12 and bool(_JOINER.fullmatch(text, end, start))


def _label(match: re.Match[str]) -> Label:
    return Label(Says(str(match.lastgroup)), match[0], match.start(), match.end())
