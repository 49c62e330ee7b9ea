"""Numbers of a call record made ready to be read: unmarked, and with the country of its operator.

An operator writes the numbers of its own country without it: 9876500011 in a record of India. Which
country that is stands in the record itself, in the first digits of every IMSI and cell (the mobile
country code of ITU-T E.212), else in its title by the operator's name. A number that is a full one
of that country is read so.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from itertools import islice
from types import MappingProxyType

import phonenumbers

from loaders.formats.beside import unmarked
from loaders.tables import Row, Table
from loaders.vocabulary.call_parties import other_party
from loaders.vocabulary.evidence import columns_by_field, title, words

COUNTRY = "Negara Nomor"
"""The column that holds the country of an operator abroad."""

_IN_WORDS = ("Parties", "Party")
"""Columns that name the ends in words: "To: +6281298700011 Pak Darmo"."""
_COUNTRIES: Mapping[str, str] = MappingProxyType(
    {
        "404": "IN", "405": "IN", "406": "IN", "413": "LK", "410": "PK", "470": "BD", "429": "NP",
        "502": "MY", "525": "SG", "520": "TH", "515": "PH", "452": "VN", "456": "KH", "414": "MM",
        "454": "HK", "466": "TW", "450": "KR", "440": "JP", "528": "BN",
        "420": "SA", "424": "AE", "427": "QA", "419": "KW", "426": "BH", "422": "OM", "416": "JO",
    }
)  # fmt: skip
"""Country by mobile country code: where workers from Indonesia go, and whose records are met."""
_WORD = re.compile(r"[^\W_]+")
_LOOK_AT = 50


def country_of_operator(table: Table) -> str:
    """The country whose network every row of a record names; empty for Indonesia's, or for none."""
    found = columns_by_field(table.columns, "call_networks")
    codes: set[str] = set()
    for row in islice(table.rows(), _LOOK_AT):
        if row.reason:
            continue
        for column in found.values():
            digits = str(row.values.get(column) or "").strip(" '")[:3]
            codes |= {digits} if digits.isdecimal() and len(digits) == 3 else set()
    countries = {_COUNTRIES.get(code, "") for code in codes} or _of_title(table)
    return countries.pop() if len(countries) == 1 else ""


def _of_title(table: Table) -> set[str]:
    """The countries of the operators that are named above a record."""
    above = f" {' '.join(_WORD.findall(title(table).casefold()))} "
    operators = words("call_operators", plain=True).items()
    return {country for name, country in operators if f" {name} " in above}


def prepare_calls(
    _format: str, columns: tuple[str, ...], _names: Mapping[str, str], _today: date
) -> Callable[[Row], Row]:
    """What makes the rows of one list of calls ready."""
    found = columns_by_field(columns, "calls")
    ends = [found[field] for field in ("a", "b", "owner", "other") if field in found]

    in_words = [found[field] for field in ("other", "b") if found.get(field) in _IN_WORDS]

    def ready(row: Row) -> Row:
        values = unmarked(row.values)
        for column in in_words:
            values[column] = other_party(str(values.get(column) or ""))
        country = values.get(COUNTRY)
        if country:
            values |= {end: with_country(str(values.get(end) or ""), country) for end in ends}
        return Row(row.number, values, row.reason, row.mend, row.notes)

    return ready


@lru_cache(maxsize=100_000)
def with_country(text: str, country: str) -> str:
    """A full number of a country with that country; any other text as it is.

    >>> with_country("9876500011", "IN"), with_country("6281298700011", "IN")
    ('+919876500011', '6281298700011')
    """
    if not country or not text.isdecimal():
        return text
    try:
        parsed = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return text
    if not phonenumbers.is_valid_number_for_region(parsed, country):
        return text
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
