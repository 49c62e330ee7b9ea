"""Bank accounts: a number means nothing without its bank; e-wallets are phone numbers."""

import re
import unicodedata
from functools import lru_cache

from graph.errors import InvalidValue
from graph.messages import message
from graph.names import fold

_BANKS = {
    "bri": "bri|bank rakyat indonesia|rakyat indonesia|002|brimo",
    "bca": "bca|bank central asia|central asia|014",
    "bni": "bni|bank negara indonesia|negara indonesia|bni 46|009",
    "mandiri": "mandiri|bank mandiri|008|mdr",
    "btn": "btn|bank tabungan negara|tabungan negara|200",
    "bsi": (
        "bsi|bank syariah indonesia|syariah indonesia|451|bsm|bank syariah mandiri|syariah mandiri"
    ),
    "bri-syariah": "bri-syariah|bri syariah|brisyariah|bank bri syariah",
    "bni-syariah": "bni-syariah|bni syariah|bank bni syariah",
    "bca-syariah": "bca-syariah|bca syariah|bank bca syariah|536",
    "cimb": "cimb|cimb niaga|bank cimb niaga|022",
    "danamon": "danamon|bank danamon|011",
    "ocbc": "ocbc|ocbc nisp|028",
    "muamalat": "muamalat|bank muamalat|147",
    "permata": "permata|bank permata|013",
    "maybank": "maybank|bank maybank|016",
    "sulteng": "bank sulteng|bpd sulteng|sulteng|134",
    "sulselbar": "bank sulselbar|bpd sulsel|sulselbar|126",
    "jago": "jago|bank jago|542",
    "seabank": "seabank|bank seabank|535",
}
ALIASES: dict[str, str] = {}
for _code, _aliases in _BANKS.items():
    ALIASES |= dict.fromkeys(_aliases.split("|"), _code)
"""Every writing of a bank that is known, folded, with its canonical short name."""
WALLETS = frozenset(["dana", "ovo", "gopay", "go-pay", "shopeepay", "linkaja", "shopee"])
"""E-wallets, whose accounts are phone numbers."""
_NUMBER = re.compile(r"[0-9](?:[ .\-\t\xa0]{0,3}[0-9]){5,24}")
_ANY_NUMBER = re.compile(r"[0-9][0-9 .\-]*")
_SCIENTIFIC = re.compile(r"[0-9][.,][0-9]+\s*e\s*\+?[0-9]+", re.I)
_CANONICAL = re.compile(r"([a-z][a-z0-9\-]*):([0-9]{6,18})")
_LABELS = frozenset("rek rekening norek no nomor acc account bank hp wa telp tel".split())
_KNOWN = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(ALIASES, key=lambda alias: (-len(alias), alias))))})\b"
)
_WALLET = re.compile(rf"\b(?:{'|'.join(sorted(WALLETS))})\b")
_UNLISTED = re.compile(r"\bbank ([a-z][a-z\-]*)")


@lru_cache(maxsize=100_000)
def normalize(text: str, bank: str = "") -> str:
    """`bank:digits`; the bank may stand in the text itself.

    Raises InvalidValue without a bank, or for an e-wallet.

    >>> normalize("1234-01-000567-53-9", "BRI"), normalize("BCA 1234567890 a.n. Budi")
    ('bri:123401000567539', 'bca:1234567890')
    """
    if (match := _CANONICAL.fullmatch(text)) and match[1] not in _LABELS | WALLETS and not bank:
        return text
    plain = unicodedata.normalize("NFKC", text)
    if _SCIENTIFIC.search(plain):
        raise InvalidValue(
            message("{text}: digits were lost in the spreadsheet", text=text),
            "format the column as text and type it again",
        )
    if len(_NUMBER.findall(plain)) > 1:
        raise InvalidValue(
            message("{text}: more than one account", text=text),
            "give each its own cell, or part them with ;",
        )
    found, number = split(plain)
    name = bank_of(bank) or found
    if name in WALLETS:
        raise InvalidValue(
            message(
                "{text}: {name} is an e-wallet, known by its phone number", text=text, name=name
            ),
            "put it in a phone column",
        )
    if not name:
        raise InvalidValue(
            message("{text}: an account needs its bank", text=text),
            "write it as BRI 123401000567539",
        )
    if not 6 <= len(number) <= 18:
        raise InvalidValue(
            message(
                "{text}: an account has 6-18 digits, this has {count}", text=text, count=len(number)
            ),
            "check the number",
        )
    return f"{name}:{number}"


def is_valid(text: str, bank: str = "") -> bool:
    """Whether it can be read as an account with its bank."""
    try:
        return bool(normalize(text, bank))
    except InvalidValue:
        return False


def format(value: str) -> str:
    """The bank in capitals and the digits."""
    bank, _, number = value.partition(":")
    return f"{bank.upper()} {number}" if bank in _BANKS else f"Bank {bank.title()} {number}"


def is_wallet(bank: str) -> bool:
    """Whether a bank's canonical name is that of an e-wallet, whose accounts are telephones."""
    return bank in WALLETS


@lru_cache(maxsize=10_000)
def bank_of(text: str) -> str:
    """The canonical short name of a bank or e-wallet.

    An unknown bank keeps its folded name; empty for nothing.
    """
    name = re.sub(r"[^a-z0-9 \-]", " ", fold(text)).strip()
    name = re.sub(r"^(?:rek(?:ening)?|no)\b\s*", "", name).strip()
    if name in ALIASES:
        return ALIASES[name]
    if not name or name.replace(" ", "").replace("-", "").isdigit():
        return ""
    return _named(name) or re.sub(r"\s+", "-", name.removeprefix("bank ").strip())


def split(text: str) -> tuple[str, str]:
    """Bank and digits of a cell such as "BRI 1234-01-0005" or "1234567890 (BCA a.n. Budi)".

    Empty where missing.
    """
    plain = unicodedata.normalize("NFKC", text)
    number = _NUMBER.search(plain) or _ANY_NUMBER.search(plain)
    words = fold(f"{plain[: number.start()]} {plain[number.end() :]}" if number else plain)
    words = re.split(r"\ba\.?\s?n\b\.?|\batas nama\b", words)[0]
    words = " ".join(re.findall(r"[a-z\-]+", words))
    unlisted = _UNLISTED.search(words)
    bank = _named(words) or (unlisted[1] if unlisted else "")
    return bank, _digits(number[0] if number else "", bank)


def _digits(number: str, bank: str) -> str:
    """The digits, without the bank's own code where it was written before a whole account."""
    digits = re.sub(r"[^0-9]", "", number)
    with_code = re.match(r"[0-9]{3}[ \-]", number) and bank and ALIASES.get(digits[:3]) == bank
    return digits[3:] if with_code and len(digits) >= 13 else digits


def _named(words: str) -> str:
    """The e-wallet or else the one listed bank in some folded words.

    Empty when none or two are named.
    """
    if wallet := _WALLET.search(words):
        return wallet[0]
    found = {ALIASES[word] for word in _KNOWN.findall(words)}
    return found.pop() if len(found) == 1 else ""
