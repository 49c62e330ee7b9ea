"""Phone numbers in E.164 (ITU-T), Indonesian unless they say otherwise."""

import re
import unicodedata
from functools import lru_cache

import phonenumbers

from graph.errors import InvalidValue
from graph.messages import message
from graph.places import country as country_code

_MOBILE = re.compile(r"(?:\+?62|0062|0)?(8[1-9]\d{7,10})", re.ASCII)
_LINK = re.compile(r"(?:https?://)?(?:wa\.me|api\.whatsapp\.com/send\?phone=)/?\+?(\d+).*", re.I)
_LABEL = re.compile(
    r"^['`\u2019]?(?:\d{1,2}[.)]\s+)?"
    r"(?:(?:hp|no|nomor|telp|tlp|tel|telepon|wa(?!\.me)|whatsapp|phone|mobile)\b[\s.:/]*"
    r"(?:hp|wa|no)?[\s.:]*)?",
    re.I,
)
_CHAT = re.compile(r"@(?:s\.whatsapp\.net|c\.us)$", re.I)
"""Behind the number by which a messenger knows an account."""
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_REMARK = re.compile(
    r"(?P<number>\+?[\d(][\d\s.\-()/']{5,}?)"
    r"(?P<remark>\s*\(\D*[^\W\d]\D*\)\W*|[\s,:\-]+[^\W\d]\D*"
    r"|[\s,]*\b(?:ext|ekst|pes|pesawat)\b[.\s]*\d{0,5})",
    re.I,
)
"""A number and words behind it, none of them with a digit but an extension."""
_LETTER = re.compile(r"[^\W\d_]")
_SURE_REMARKS = re.compile(
    r"[\W_]*(?:(?:wa|hp|whatsapp|telp?|sms|call|rumah|kantor|ext|ekst|pes|pesawat|aktif|mobile|home"
    r"|only|saja|telegram|line)[\W_]*|\d+)*",
    re.I,
)
"""Remarks that say nothing of whose a number is."""
_SHORT_MOBILE = re.compile(r"8[1-9]\d{0,6}", re.ASCII)
_EXCEL_TAIL = re.compile(r"\.0$")


@lru_cache(maxsize=200_000)
def normalize(text: str) -> str:
    """The number as +<country><number>; raises InvalidValue.

    >>> normalize("0812-3456 7890"), normalize("+60 12-345 6789")
    ('+6281234567890', '+60123456789')
    """
    written = _written(text)
    country = ""
    if _LETTER.search(written) and (match := _REMARK.fullmatch(written)):
        written, country = match["number"], _country(match["remark"])
    if match := _LINK.fullmatch(written):
        written = f"+{match[1]}"
    plain = re.sub(r"\(0\)", "", _EXCEL_TAIL.sub("", written))
    plain = re.sub(r"[\s.\-()/'`]", "", plain)
    if country and country != "ID" and plain[:1] not in "+":
        return _international(text, plain, country)
    if match := _MOBILE.fullmatch(plain):
        return f"+62{match[1]}"
    if not re.fullmatch(r"\+?[0-9]{7,15}", plain) or (len(plain) == 12 and _is_malaysian_id(plain)):
        raise InvalidValue(
            message("{text}: not a phone number", text=text),
            "write it as 081234567890 or with its country, +60123456789",
        )
    return _international(text, f"+{plain[2:]}" if plain.startswith("00") else plain)


def remark(text: str) -> str:
    """The words behind a number that may say more of it than what kind it is; empty for none.

    >>> remark("0812 9870 0011 (WA)"), remark("081298700011 an Darmo")
    ('', 'an Darmo')
    """
    if not _LETTER.search(text) or not (match := _REMARK.fullmatch(_written(text))):
        return ""
    found = match["remark"]
    if _SURE_REMARKS.fullmatch(found) or _country(found):
        return ""
    return found.strip(" \t\n,:-()")


def _written(text: str) -> str:
    """The text without its label, and with blanks and hyphens as everybody writes them."""
    if text.isascii():
        plain = text.strip()
    else:
        plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
        plain = "".join(char for char in plain if unicodedata.category(char) != "Cf").strip()
    return _CHAT.sub("", _LABEL.sub("", plain))


def _country(remark: str) -> str:
    """The country that a remark names, by its code; empty for any other words."""
    name = remark.strip(" \t\n,:-()")
    return country_code(name) if len(name) > 2 else ""


def is_valid(text: str) -> bool:
    """Whether it can be read as a phone number."""
    try:
        return bool(normalize(text))
    except InvalidValue:
        return False


@lru_cache(maxsize=100_000)
def is_given(value: str) -> bool:
    """Whether a country's numbering plan gives this number, not merely allows its length."""
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(value, None)))
    except phonenumbers.NumberParseException:
        return False


@lru_cache(maxsize=100_000)
def format(value: str) -> str:
    """Grouped as people write it, with its country.

    >>> format("+6281234567890")
    '+62 812-3456-7890'
    """
    if value.startswith("+628"):
        return f"+62 {value[3:6]}-{value[6:10]}-{value[10:]}"
    try:
        parsed = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        return value
    grouped = phonenumbers.format_number(
        parsed,
        phonenumbers.PhoneNumberFormat.INTERNATIONAL,
    )
    return str(grouped)


def _international(text: str, plain: str, country: str = "ID") -> str:
    """With a country or a leading 0 a possible number will do.

    Bare digits must be a number that is really given.
    """
    bare = plain[0] not in "+0"
    accept = phonenumbers.is_valid_number if bare else phonenumbers.is_possible_number
    for candidate in (plain, f"+{plain}") if bare else (plain,):
        try:
            parsed = phonenumbers.parse(candidate, country)
        except phonenumbers.NumberParseException:
            continue
        short_mobile = parsed.country_code == 62 and _SHORT_MOBILE.fullmatch(
            str(parsed.national_number)
        )
        if accept(parsed) and not short_mobile:
            return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    raise InvalidValue(
        message("{text}: no country has such a number", text=text),
        "write it with its country, such as +60123456789",
    )


def _is_malaysian_id(plain: str) -> bool:
    """Malaysian identity card YYMMDD-PB-####: a date first, then a birthplace code."""
    return (
        plain.isdigit()
        and plain[0] != "0"
        and not plain.startswith(("62", "60"))
        and 1 <= int(plain[2:4]) <= 12
        and 1 <= int(plain[4:6]) <= 31
    )
