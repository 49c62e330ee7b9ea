"""The identifiers that a row gives, each checked by the rules of its scheme."""

import re
from collections.abc import Callable
from functools import lru_cache

from graph import identifiers
from graph.errors import InvalidValue
from graph.identifiers import bank_account, phone
from graph.messages import message
from graph.model import Identifier
from graph.schema import Scheme
from loaders.mapping.expressions import (
    SPLIT_LIST,
    SPLIT_NUMBERS,
    Values,
    compile_list,
    compile_text,
)
from loaders.mapping.specification import IdentifierSpec
from loaders.rows.cases import column_label
from loaders.tables import SCIENTIFIC
from loaders.validation import RowIssues
from loaders.vocabulary.fields import DateReader
from loaders.vocabulary.nothing import is_nothing, points_above, says_something

_NUMBERS = frozenset(
    {Scheme.NIK, Scheme.KK, Scheme.PHONE, Scheme.BANK_ACCOUNT, Scheme.PASSPORT, Scheme.SPLP}
)
_SEPARATORS = {
    Scheme.ADDRESS: ("\n", "|"),
    Scheme.BANK_ACCOUNT: SPLIT_LIST,
    Scheme.LICENCE: SPLIT_LIST,
    Scheme.SOCIAL: (";", "\n", "|", ","),
}
_SPECIFIC = re.compile(r"\d|\b(?:jl|jln|jalan|gang|gg|street|road|lane)\b", re.IGNORECASE)
_LINK_HEADS = frozenset(["http:", "https:", "wa.me", "WA.me", "Wa.me", "api.whatsapp.com"])
"""What a link to a number begins with, parted from it at the stroke."""
_FLOAT_TAIL = re.compile(r"(?<=\d)\.0$")
_NOT_PLAIN = re.compile(r"[\W_]+")

_DIGITS = re.compile(r"^\d(?:[ .-]?\d){5,17}$")

POINTS_ABOVE = message("this points at another cell, and which one is not ours to guess")

IdentifierMapper = Callable[[Values, RowIssues], list[Identifier]]


@lru_cache(maxsize=200_000)
def normalize(scheme: Scheme, text: str, bank: str = "") -> str:
    """The canonical value of an identifier; raises InvalidValue."""
    if scheme in _NUMBERS and SCIENTIFIC.match(text):
        raise InvalidValue(
            "digits were lost in the spreadsheet",
            "format the column as text and type the number again",
        )
    text = _FLOAT_TAIL.sub("", text)
    if scheme is Scheme.ADDRESS and not _SPECIFIC.search(text.partition(",")[0]):
        raise InvalidValue(
            message("{text}: an address without a house number or street", text=text), "add them"
        )
    if scheme is Scheme.EMAIL and "@" not in text:
        raise InvalidValue(
            message("{text}: no e-mail address, it has no @", text=text),
            "write it as name@mail.com, or put an account into a column Media Sosial",
        )
    if scheme is Scheme.BANK_ACCOUNT and _DIGITS.match(text) and (name := _known_bank(bank)):
        return f"{name}:{_NOT_PLAIN.sub('', text)}"
    return identifiers.normalize(scheme, text, bank=bank)


@lru_cache(maxsize=10_000)
def _known_bank(bank: str) -> str:
    """The canonical name of a bank, empty for an e-wallet or nothing."""
    try:
        return bank_account.normalize("1234567890", bank).partition(":")[0] if bank else ""
    except InvalidValue:
        return ""


@lru_cache(maxsize=50_000)
def wallet_number(text: str, bank: str) -> str:
    """The telephone number by which an account of an e-wallet (Dana, OVO, GoPay) is known.

    Empty for a bank's.
    """
    found, number = bank_account.split(text)
    return number if bank_account.is_wallet(bank_account.bank_of(bank) or found) else ""


def compile_identifier(
    spec: IdentifierSpec, read_date: DateReader, *, needed: bool = False
) -> IdentifierMapper:
    """A function that gives the identifiers that a row has in the columns of the specification.

    One that is `needed`, as the end of a tie is, refuses its row where it cannot be read; any other
    is set aside.
    """
    items = compile_list(
        spec.value, () if spec.whole else _SEPARATORS.get(spec.scheme, SPLIT_NUMBERS)
    )
    bank_of, day_of = compile_text(spec.bank), compile_text(spec.date)
    label, scheme = column_label(spec.value), spec.scheme

    def read(row: Values, issues: RowIssues) -> list[Identifier]:
        """The identifiers of a row; what is none becomes an issue."""
        found = []
        for item in items(row):
            text = str(item)
            said = says_something(text)
            if text in _LINK_HEADS or (not said and is_nothing(text)):
                continue
            if not said and points_above(text):
                issues.set_aside(label, text, POINTS_ABOVE, message("write the number itself"))
                continue
            try:
                found.append(_identifier(text, row))
            except InvalidValue as error:
                if needed:
                    issues.refuse(label, text, error)
                elif not spec.quiet:
                    issues.invalid(label, text, error)
            else:
                _tell_remark(text, issues)
        return found

    def _tell_remark(text: str, issues: RowIssues) -> None:
        remark = phone.remark(text) if scheme is Scheme.PHONE else ""
        if remark and not spec.quiet:
            issues.warn(
                label,
                text,
                message("the remark beside the number is not kept"),
                message("nothing, unless it says whose number it is"),
            )

    def _identifier(text: str, row: Values) -> Identifier:
        bank = bank_of(row) if bank_of else ""
        if scheme is Scheme.BANK_ACCOUNT and (number := wallet_number(text, bank)):
            return Identifier(scheme=Scheme.PHONE, value=normalize(Scheme.PHONE, number))
        return Identifier(scheme=scheme, value=_value(text, bank, row))

    def _value(text: str, bank: str, row: Values) -> str:
        if spec.unchecked:
            return spec.prefix + _NOT_PLAIN.sub("", text).casefold()
        if day_of is not None:
            return normalize(scheme, f"{text}|{read_date(day)}" if (day := day_of(row)) else text)
        return spec.prefix + normalize(scheme, text, bank)

    return read
