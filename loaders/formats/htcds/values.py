"""One cell as the value that the standard wants.

The value name of a code list, an ISO date, a country's code.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from graph.dates import REFERENCE_DAY
from graph.errors import InvalidValue
from loaders.formats.htcds.standard import Field, code_words, country_words
from loaders.mapping.expressions import split_list
from loaders.vocabulary.codes import code_key, read_yes_no
from loaders.vocabulary.fields import DateReader, date_reader, read_country

JOIN = "; "
SEPARATORS = (";", "\n", "|")
"""Between several picks in one cell; the Excel macro writes semicolon and blank."""
_TRUTH = {True: "TRUE", False: "FALSE"}


class ReadValue(NamedTuple):
    """A value of the standard, or the text as written with the reason why it is none."""

    value: str
    reason: str = ""
    mend: str = ""


@lru_cache(maxsize=50_000)
def read_value(
    field: Field,
    text: str,
    separators: tuple[str, ...] = SEPARATORS,
    today: date = REFERENCE_DAY,
) -> ReadValue:
    """The value that a cell gives for a field; what is not known is kept as written, with a reason.

    >>> from loaders.formats.htcds.standard import fields
    >>> read_value(fields()["vic_MethodsOfControl"], "Debt bondage ; takes earnings").value
    'DebtBondage; TakesEarnings'
    """
    text = text.strip()
    if not text:
        return ReadValue("")
    if field.kind == "date":
        return _date(text, today)
    return _READERS[field.kind](field, text, separators)


def _one(field: Field, text: str, separators: tuple[str, ...]) -> ReadValue:
    found = code_words(field.codes).get(code_key(text))
    return (
        ReadValue(found)
        if found
        else ReadValue(text, f"not in the code list {field.codes}", "choose a value of the list")
    )


def _several(field: Field, text: str, separators: tuple[str, ...]) -> ReadValue:
    words = code_words(field.codes)
    items = split_list(text, separators, words)
    unknown = [item for item in items if code_key(item) not in words]
    value = JOIN.join(dict.fromkeys(words.get(code_key(item), item) for item in items))
    if not unknown:
        return ReadValue(value)
    return ReadValue(
        value,
        f"{JOIN.join(unknown)}: not in the code list {field.codes}",
        "choose values of the list",
    )


def _country(field: Field, text: str, separators: tuple[str, ...]) -> ReadValue:
    code = country_words().get(code_key(text)) or read_country(text)
    return (
        ReadValue(code)
        if code
        else ReadValue(text, "a country that is not known", "write its usual name or ISO code")
    )


def _countries(field: Field, text: str, separators: tuple[str, ...]) -> ReadValue:
    found = [
        _country(field, item, separators) for item in split_list(text, SEPARATORS, country_words())
    ]
    reason = next((reading.reason for reading in found if reading.reason), "")
    return ReadValue(
        JOIN.join(dict.fromkeys(reading.value for reading in found)),
        reason,
        "write its usual name or ISO code",
    )


@lru_cache(maxsize=8)
def _date_reader(today: date) -> DateReader:
    return date_reader("dmy", (), today)


def _date(text: str, today: date) -> ReadValue:
    try:
        return ReadValue(_date_reader(today)(text))
    except InvalidValue:
        return ReadValue(text, "no date", "write it as day/month/year")


def _yes_no(field: Field, text: str, separators: tuple[str, ...]) -> ReadValue:
    try:
        said = read_yes_no(text)
    except InvalidValue:
        return ReadValue(text, "neither yes nor no", "write TRUE or FALSE, or leave it empty")
    return ReadValue("" if said is None else _TRUTH[said])


def _as_written(field: Field, text: str, separators: tuple[str, ...]) -> ReadValue:
    return ReadValue(text)


_READERS: Mapping[str, Callable[[Field, str, tuple[str, ...]], ReadValue]] = MappingProxyType(
    {
        "text": _as_written,
        "number": _as_written,
        "one": _one,
        "several": _several,
        "country": _country,
        "countries": _countries,
        "yes_no": _yes_no,
    }
)
