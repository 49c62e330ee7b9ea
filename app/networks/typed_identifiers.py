"""Which identifiers a typed text may be: what a person writes into one field, without saying what
it is.
"""

import re
from collections.abc import Iterator

from graph.identifiers import bank_account, kk, nik, normalize, online, phone, plate
from graph.model import Identifier
from graph.schema import Scheme

_PASSPORT = re.compile(r"[A-Za-z]{1,2}[ -]?[0-9]{6,7}")
_ONLINE = re.compile(r"[@:/]")


def recognise(text: str) -> tuple[Identifier, ...]:
    """Every identifier that a text may be, the likeliest first; empty for a name.

    >>> [number.value for number in recognise("0812-3456-7890")], recognise("moh yusuf")
    (['+6281234567890'], ())
    """
    return tuple(
        Identifier(scheme=scheme, value=normalize(scheme, text))
        for scheme in _schemes(text.strip())
    )


def _schemes(text: str) -> Iterator[Scheme]:
    if nik.is_valid(text):
        yield Scheme.NIK
    if kk.is_valid(text):
        yield Scheme.KK
    if phone.is_valid(text):
        yield Scheme.PHONE
    if _PASSPORT.fullmatch(text):
        yield Scheme.PASSPORT
        yield Scheme.SPLP
    elif plate.is_valid(text):
        yield Scheme.PLATE
    elif _ONLINE.search(text) and online.is_valid(text):
        yield Scheme.SOCIAL if ":" in online.normalize(text) else Scheme.EMAIL
    elif bank_account.is_valid(text) and bank_account.split(text)[0]:
        yield Scheme.BANK_ACCOUNT
