"""Bank accounts: a number means nothing without its bank; e-wallets are phone numbers."""

import re
from functools import lru_cache

from graph.errors import InvalidValue
from graph.names import fold

_BANKS = {
    "bri": "bri|bank rakyat indonesia|rakyat indonesia|002|brimo",
    "bca": "bca|bank central asia|central asia|014",
    "bni": "bni|bank negara indonesia|negara indonesia|bni 46|009",
    "mandiri": "mandiri|bank mandiri|008|mdr",
    "btn": "btn|bank tabungan negara|tabungan negara|200",
    "bsi": "bsi|bank syariah indonesia|syariah indonesia|451",
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
_ALIASES = {alias: code for code, aliases in _BANKS.items() for alias in aliases.split("|")}
_WALLETS = frozenset(["dana", "ovo", "gopay", "go-pay", "shopeepay", "linkaja", "shopee"])
_NUMBER = re.compile(r"\d[\d\s.\-]{4,24}\d")


@lru_cache(maxsize=100_000)
def normalize(text: str, bank: str = "") -> str:
    """`bank:digits`; the bank may stand in the text itself. Raises InvalidValue without a bank, or for an e-wallet.

    >>> normalize("1234-01-000567-53-9", "BRI"), normalize("BCA 1234567890 a.n. Budi")
    ('bri:123401000567539', 'bca:1234567890')
    """
    found, number = split(text)
    name = bank_of(bank) or found
    if name in _WALLETS:
        raise InvalidValue(f"{text}: {name} is an e-wallet, known by its phone number; put it in a phone column")
    if not name:
        raise InvalidValue(f"{text}: an account needs its bank; write it as BRI 123401000567539")
    if not 6 <= len(number) <= 18:
        raise InvalidValue(f"{text}: an account has 6-18 digits, this has {len(number)}; check the number")
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
    return f"{bank.upper()} {number}"


def bank_of(text: str) -> str:
    """The canonical short name of a bank or e-wallet; an unknown bank keeps its folded name; empty for nothing."""
    name = re.sub(r"[^a-z0-9 \-]", " ", fold(text)).strip()
    name = re.sub(r"^(?:rek(?:ening)?|no)\b\s*", "", name).strip()
    if not name or (name.replace(" ", "").replace("-", "").isdigit() and name not in _ALIASES):
        return ""
    return _ALIASES.get(name) or _ALIASES.get(f"bank {name}") or name.removeprefix("bank ").replace(" ", "-")


def split(text: str) -> tuple[str, str]:
    """Bank and digits of a cell such as "BRI 1234-01-0005" or "1234567890 (BCA a.n. Budi)"; empty where missing."""
    number = _NUMBER.search(text)
    digits = re.sub(r"\D", "", number[0]) if number else re.sub(r"\D", "", text)
    if not any(each.isalpha() for each in text):
        return "", digits
    words = fold(text[: number.start()] + " " + text[number.end() :] if number else text)
    words = re.split(r"\ba\.?\s?n\b\.?|\batas nama\b", words)[0]
    plain = " ".join(re.findall(r"[a-z\-]+", words))
    known = [code for alias, code in _ALIASES.items() if re.search(rf"\b{alias}\b", plain)]
    wallet = next((each for each in sorted(_WALLETS) if re.search(rf"\b{each}\b", plain)), "")
    return wallet or (known[0] if known else ""), digits
