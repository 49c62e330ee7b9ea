"""The numbers and addresses of an entity as identifiers.

What its rules refuse is None and stays a text.
"""

import re
from collections.abc import Collection
from functools import lru_cache

from graph.errors import InvalidValue
from graph.identifiers import bank_account, nik
from graph.model import Identifier
from graph.names import fold
from graph.schema import Scheme
from loaders.formats.ftm.entities import FtmEntity
from loaders.formats.ftm.schemata import VEHICLES
from loaders.rows.identifiers import normalize, wallet_number

_NOT_PLAIN = re.compile(r"[\W_]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHORTEST = 5
"""A number of fewer letters and digits than this names nobody."""
_HOME = "id"


@lru_cache(maxsize=100_000)
def read_identifier(scheme: Scheme, text: str, bank: str = "") -> Identifier | None:
    """The identifier, or None when it is not valid."""
    try:
        return Identifier(scheme=scheme, value=normalize(scheme, text, bank))
    except InvalidValue:
        return None


def read_number(text: str, countries: Collection[str], kind: str = "") -> Identifier | None:
    """A number that an office gave: a NIK where it can be one, else the number with its country.

    Offices of two countries give the same numbers, and so do two offices of one: `kind` names the
    sort of number where it is none of a person's own, so that a number alone ties no strangers.

    >>> read_number("880101-14-5555", ("my",)).value
    'my 880101145555'
    """
    if (not countries or _HOME in countries) and nik.is_valid(text):
        return read_identifier(Scheme.NIK, text)
    plain = _NOT_PLAIN.sub("", text).casefold()
    if len(plain) < _SHORTEST:
        return None
    parts = (min(countries) if countries else "", kind, plain)
    return Identifier(scheme=Scheme.OTHER_DOCUMENT, value=" ".join(filter(None, parts)))


def read_passport(text: str, countries: Collection[str]) -> Identifier | None:
    """A passport, or a document where it has no passport's shape."""
    return read_identifier(Scheme.PASSPORT, text) or read_number(text, countries)


def read_thing(entity: FtmEntity) -> Identifier | None:
    """The identifier that a thing is: an account, a vehicle, an address.

    None for what has no number.
    """
    match entity.schema:
        case "Address":
            text = entity.first("full", "name") or address_text(entity)
            return read_identifier(Scheme.ADDRESS, text) if text else None
        case "BankAccount":
            return _account(entity)
        case "UserAccount":
            return read_user(entity)
        case "CryptoWallet":
            return _wallet(entity)
        case schema if schema in VEHICLES:
            return _vehicle(entity)
    return None


def address_text(entity: FtmEntity) -> str:
    """An address put together from its parts."""
    names = ("street", "street2", "postalCode", "city", "region", "state", "country")
    return ", ".join(entity.all_texts(*names))


def read_user(entity: FtmEntity) -> Identifier | None:
    """An account on a platform."""
    user, service = entity.first("username", "name"), entity.first("service")
    return (
        read_identifier(Scheme.SOCIAL, f"{service}:{user}" if service else user) if user else None
    )


def read_trip(name: str, day: str) -> Identifier | None:
    """A trip: the ship, flight or vehicle and its day.

    A year alone would join all who ever went by it.
    """
    return read_identifier(Scheme.TRIP, f"{name}|{day}") if name and _DAY.fullmatch(day) else None


def _account(entity: FtmEntity) -> Identifier | None:
    bank = entity.first("bankName", "bic")
    for text in entity.texts("accountNumber"):
        if number := wallet_number(text, bank):
            return read_identifier(Scheme.PHONE, number)
        if found := read_identifier(Scheme.BANK_ACCOUNT, text, bank):
            return found
    number = _NOT_PLAIN.sub("", entity.first("iban", "accountNumber")).casefold()
    if len(number) < _SHORTEST:
        return None
    name = "iban" if entity.texts("iban") else (bank_account.bank_of(bank) or "unknown")
    return Identifier(scheme=Scheme.BANK_ACCOUNT, value=f"{name}:{number}")


def _wallet(entity: FtmEntity) -> Identifier | None:
    """The key of a wallet as it stands: its letters' case matters."""
    key = entity.first("publicKey", "cryptoAddress", "accountId")
    chain = fold(entity.first("blockchain", "currencySymbol")) or "wallet"
    return Identifier(scheme=Scheme.SOCIAL, value=f"{chain}:{key}") if key else None


def _vehicle(entity: FtmEntity) -> Identifier | None:
    for label, name in (("imo", "imoNumber"), ("mmsi", "mmsi"), ("icao", "icaoCode")):
        if number := _NOT_PLAIN.sub("", entity.first(name)).casefold():
            return Identifier(scheme=Scheme.PLATE, value=f"{label} {number.removeprefix(label)}")
    text = entity.first("registrationNumber")
    if found := read_identifier(Scheme.PLATE, text) if text else None:
        return found
    plain = _NOT_PLAIN.sub("", text).casefold()
    return Identifier(scheme=Scheme.PLATE, value=plain) if len(plain) >= _SHORTEST else None
