"""Phone numbers in E.164 (ITU-T), Indonesian unless they say otherwise."""

import re
import unicodedata
from functools import lru_cache

import phonenumbers

from graph.errors import InvalidValue
from graph.messages import message

_MOBILE = re.compile(r"(?:\+?62|0062|0)?(8[1-9]\d{7,10})", re.ASCII)
_LINK = re.compile(r"(?:https?://)?(?:wa\.me|api\.whatsapp\.com/send\?phone=)/?\+?(\d+).*", re.I)
_LABEL = re.compile(
    r"^(?:hp|no|telp|tlp|tel|wa(?!\.me)|whatsapp|phone|mobile)[\s.:/]*(?:hp|wa|no)?[\s.:]*", re.I
)
_SHORT_MOBILE = re.compile(r"8[1-9]\d{0,6}", re.ASCII)
_EXCEL_TAIL = re.compile(r"\.0$")


@lru_cache(maxsize=200_000)
def normalize(text: str) -> str:
    """The number as +<country><number>; raises InvalidValue.

    >>> normalize("0812-3456 7890"), normalize("+60 12-345 6789")
    ('+6281234567890', '+60123456789')
    """
    written = _LABEL.sub("", unicodedata.normalize("NFKC", text).strip())
    if match := _LINK.fullmatch(written):
        written = f"+{match[1]}"
    plain = re.sub(r"\(0\)", "", _EXCEL_TAIL.sub("", written))
    plain = re.sub(r"[\s.\-()/']", "", plain)
    if match := _MOBILE.fullmatch(plain):
        return f"+62{match[1]}"
    if not re.fullmatch(r"\+?[0-9]{7,15}", plain) or (len(plain) == 12 and _is_malaysian_id(plain)):
        raise InvalidValue(
            message("{text}: not a phone number", text=text),
            "write it as 081234567890 or with its country, +60123456789",
        )
    return _international(text, f"+{plain[2:]}" if plain.startswith("00") else plain)


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


def _international(text: str, plain: str) -> str:
    """With a country or a leading 0 a possible number will do.

    Bare digits must be a number that is really given.
    """
    bare = plain[0] not in "+0"
    accept = phonenumbers.is_valid_number if bare else phonenumbers.is_possible_number
    for candidate in (plain, f"+{plain}") if bare else (plain,):
        try:
            parsed = phonenumbers.parse(candidate, "ID")
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
