"""Licences of placement companies (SIP3MI and its forerunners).

Free-text decree numbers, punctuation evened out. What kind of licence it is stands before the
number in some files and in none of others: the usual ones are left out, so that both meet. SIP2MI
stays, since that permit is for one job order and a company has many.
"""

import re

from graph.errors import InvalidValue
from graph.messages import message

_USUAL = re.compile(
    r"^(?:SURAT\s+)?(?:SIP3MI|SIPPMI|SIPPTKI|SIUP\s?P3MI|SIUPPTKI|NIB"
    r"|(?:IZIN|IJIN)\s+USAHA|(?:IZIN|IJIN)|NOMOR|NO\.?)(?![A-Z0-9])[\s:.]*"
)
_PER_ORDER = "SIP2MI"
_BUSINESS_NUMBER = re.compile(r"\d{13}")
"""NIB: the number that every business has beside its licences."""


def normalize(text: str) -> str:
    """Upper case, one blank between words, no blanks around slashes.

    Raises InvalidValue without any digit.

    >>> normalize("SIP3MI No. 123 Tahun 2020"), normalize("123/2020")
    ('123/2020', '123/2020')
    """
    plain = re.sub(
        r"\s+TAHUN\s+",
        "/",
        " ".join(text.upper().split()),
    )
    plain = re.sub(r"\s*([/.\-])\s*", r"\1", plain)
    while (shorter := _USUAL.sub("", plain, count=1)) != plain:
        plain = shorter
    if not re.search(r"\d", plain):
        raise InvalidValue(
            message("{text}: a licence number holds digits", text=text), "copy it from the decree"
        )
    return plain


def series(value: str) -> str:
    """Of what a normalised number is one: two of one series are two companies.

    Empty when a company has many.

    >>> series("123/2020"), series("9120001234567"), series("SIP2MI 77/2024")
    ('licence', 'nib', '')
    """
    if value.startswith(_PER_ORDER):
        return ""
    return "nib" if _BUSINESS_NUMBER.fullmatch(value) else "licence"


def is_valid(text: str) -> bool:
    """Whether it could be a licence number."""
    return bool(re.search(r"\d", text))


def format(value: str) -> str:
    """As normalised."""
    return value
