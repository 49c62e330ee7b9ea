"""The secrets of victims in each of the forms in which a text may hold them."""

import base64
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, quote_plus

from graph.dates import format_date, read_date
from graph.identifiers import normalize
from graph.model import Identifier
from graph.schema import Scheme
from tests.offices.ids import IDS

_SCHEMES = {
    "NIK": Scheme.NIK,
    "No. HP": Scheme.PHONE,
    "Email": Scheme.EMAIL,
    "No. Rekening": Scheme.BANK_ACCOUNT,
}
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[ .,/()-]+(?=\d)")
_FULL_DATE = 10


def forms(column: str, text: str) -> Iterator[str]:
    """How a secret of a column may be written: as it stands, another way round, encoded, as an id
    made from it.

    Those of capital and small letters alike are given in small ones, as a text is read in small
    ones too.
    """
    written = {text}
    if column in {"Nama", "Alias"}:
        words = text.split()
        written |= {
            " ".join(reversed(words)),
            "_".join(words),
            "-".join(words),
            f"{words[-1]}, {' '.join(words[:-1])}",
        }
    if column == "Tanggal Lahir" and len(iso := read_date(text)) == _FULL_DATE:
        year, month, day = iso.split("-")
        written |= {
            iso,
            f"{day}/{month}/{year}",
            *(format_date(iso, language) for language in ("id", "en")),
        }
    if scheme := _SCHEMES.get(column):
        value = normalize(scheme, text, bank="BRI")
        identifier = Identifier(scheme=scheme, value=value)
        yield from (identifier.plain_id, IDS.identifier(identifier))
        written |= {
            value,
            re.sub(r"\D", "", value).removeprefix("62") if scheme is Scheme.PHONE else text,
        }
    for form in written:
        yield from {form.casefold(), quote(form).casefold(), quote_plus(form).casefold()}
        yield from _in_base64(form)


def _in_base64(text: str) -> Iterator[str]:
    """The letters that a text gives in base64, wherever in it it begins; those at its ends hang on
    what is beside.
    """
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + text.encode()).decode().rstrip("=")
        yield encoded[-(-before * 8 // 6) : -1]


def initials(name: str) -> str:
    """How the press writes a name.

    >>> initials("Siti Rahasia")
    'S.R.'
    """
    return "".join(f"{word[0]}." for word in name.split())


def readable(text: str) -> str:
    """A text in all the ways in which it is read: as it stands, in small letters, with digits drawn
    together.
    """
    small = text.casefold()
    return "\n".join((text, small, _BETWEEN_DIGITS.sub("", small)))


def found(needles: Iterable[str], text: str) -> list[str]:
    """Those needles that are in a readable text."""
    return [needle for needle in needles if needle in text]
