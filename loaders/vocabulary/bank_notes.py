"""Who is on the other side of a line of a bank statement, as the banks write it into the note.

The layouts are those of the statements of BRI, BCA, Mandiri and BNI as their customers get them;
nothing is published. A note that fits none of them names nobody. BCA parts the message of a
transfer from the name by a row of blanks: where they are kept, what stands behind them is the name;
where they are lost, words that messages begin with (DP VISA, UANG BERANGKAT) are left out of it.
"""

import re

_NAME = r"(?P<name>[A-Z][A-Z.' ]{2,40}?)"
_NUMBER = r"(?:[|:/-]?\s*\d[\d.-]{5,20}\s*[|:/-]?\s*)?"
"""An account before the name."""
_OF_BANK = (
    r"(?:(?:BANK\s+)?(?:BCA|BNI|BRI|BSI|BTN|MANDIRI|CIMB(?:\s+NIAGA)?|PERMATA|DANAMON|OCBC|JAGO)"
    r"\s+)?"
)
"""The bank of the other account before it."""
_TITLE = r"(?:SDRI?\.?\s+|BPK\.?\s+|BAPAK\s+|IBU\s+|SAUDARA\s+|SAUDARI\s+)?"
_END = (
    r"(?=\s*(?:[:;,|/(]|\d|$|\b(?:KE|TO|DARI|REK|BRI|BCA|BNI|BSI|MANDIRI|VIA|ATM|UTK|UNTUK|BUAT|ESB"
    r"|FTSCY|WS)\b))"
)
_WORDS = r"(?P<name>[A-Z][A-Z.']+(?: [A-Z][A-Z.']*){0,5})"
_LEADS = (
    r"TRANSFER|TRF|TRSF|TRFR|TF|PEMINDAHAN|PEMINDAHBUKUAN|SETORAN|KIRIMAN|INCOMING|OUTGOING"
    r"|PINDAHAN|PB|OB|OVERBOOKING|BIFAST|BI FAST|INHOUSETRF|INHOUSE|MCM|SA|CN|LIVIN"
)
_BLANKS = re.compile(r"\s{3,}")
_BY_BLANKS = re.compile(r"\b(?:TRSF E-BANKING|BI-FAST|SWITCHING|KR OTOMATIS|LLG|RTGS)\b")
_IS_NAME = re.compile(_WORDS)
_PAYER, _PAYEE, _EITHER = "DARI|FROM|FR|DR|OLEH", "KE|TO|KEPADA", r"AN\.?|A\.?N\.?"


def _behind(words: str) -> str:
    """The pattern of a name behind one of some words of a transfer."""
    return (
        rf"\b(?:{_LEADS})\b.{{0,60}}?\b(?:{words})"
        rf"(?:\s*[|:]\s*|\s+){_OF_BANK}{_NUMBER}{_TITLE}{_NAME}{_END}"
    )


_MONEY_IN = (rf"\bNBMB\s+{_NAME}\s+TO\b", _behind(_PAYER))
_MONEY_OUT = (rf"\bNBMB\s+[A-Z][A-Z.' ]{{2,40}}?\s+TO\s+{_NAME}{_END}", _behind(_PAYEE))
"""Where the payer stands in a note, and where the payee."""
_EITHER_WAY = (
    rf"\bBFST\S*\s+{_NAME}{_END}",
    _behind(_EITHER),
    rf"\b(?:SETOR(?:AN)? TUNAI|SETOR)\s+(?:OLEH\s+|AN\.?\s+)?{_NAME}{_END}",
    rf"\bTRSF E-BANKING (?:CR|DB)\b(?:.*\d\S*)?\s+{_WORDS}\s*$",
    rf"\b(?:BI-FAST|SWITCHING|KR OTOMATIS|LLG|RTGS)\b.*\d\S*\s+{_WORDS}\s*$",
)
_PATTERNS = {
    False: tuple(map(re.compile, (*_MONEY_IN, *_MONEY_OUT, *_EITHER_WAY))),
    True: tuple(map(re.compile, (*_MONEY_OUT, *_MONEY_IN, *_EITHER_WAY))),
}
"""By whether money went out: those that name the other side surely come first."""
_NO_NAME = frozenset(
    "ATM BIAYA ADM BUNGA PAJAK TUNAI TARIK TRANSFER REKENING BANK BRI BCA BNI BSI MANDIRI DEBIT"
    " KREDIT ADMIN QRIS PULSA TOKEN PLN".split()
)
_OF_MESSAGES = frozenset(
    "UANG DP VISA SEWA BAYAR PEMBAYARAN BYR BERANGKAT PELUNASAN LUNAS CICILAN ANGSURAN HUTANG UTANG"
    " GAJI MEDICAL CHECKUP PASPOR PASSPORT TIKET PESAWAT KAPAL TITIP TITIPAN KIRIM KIRIMAN BELANJA"
    " MODAL UNTUK UTK BUAT DANA TF TRF PINJAMAN PINJAM JOB KONTRAKAN KOST KOS MAKAN JAJAN BULANAN"
    " PROSES DOKUMEN ONGKOS TRANSPORT BPK BAPAK IBU SDR SDRI AN BCA BNI BRI BSI MANDIRI CIMB"
    " PERMATA DANAMON".split()
)
"""Words that messages begin with, and those between them and a name."""


def counterpart(note: str, *, out: bool = False, owner: str = "") -> str:
    """The name of the other side in a statement's note, empty when it names nobody.

    `out` says that money went out, so that of two names the payee is meant; the owner of the
    account is never the other side.

    >>> counterpart("TRSF E-BANKING CR 1203/FTSCY/WS95031 500000.00 SITI AMINAH")
    'SITI AMINAH'
    >>> counterpart("NBMB BUDI TO SITI", out=True), counterpart("BIAYA ADM")
    ('SITI', '')
    """
    written = note.upper().strip()[:600]
    own = " ".join(owner.upper().split())
    if _BY_BLANKS.search(written):
        *before, last = _BLANKS.split(written)
        if before and _IS_NAME.fullmatch(last) and (name := _named(last)) and name != own:
            return name
    text = " ".join(written.split())[:400]
    for pattern in _PATTERNS[out]:
        found = pattern.search(text)
        if found and (name := _named(found["name"])) and name != own:
            return name
    return ""


def _named(text: str) -> str:
    """The name in what a pattern found, without the words of a message before it."""
    words = text.strip(" .'").split()
    while words and words[0].strip(".") in _OF_MESSAGES:
        words.pop(0)
    return "" if set(words) & _NO_NAME else " ".join(words)
