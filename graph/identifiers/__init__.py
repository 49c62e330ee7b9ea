"""Identifiers: each kind checked, normalised to one canonical writing, and formatted for people."""

from collections.abc import Callable, Mapping
from types import ModuleType

from graph.errors import InvalidValue
from graph.identifiers import bank_account, kk, licence, nik, online, passport, phone, plate, trip
from graph.messages import message
from graph.names import fold
from graph.places import find_region, region
from graph.schema import Scheme

_MODULES: Mapping[Scheme, ModuleType] = {
    Scheme.NIK: nik,
    Scheme.KK: kk,
    Scheme.PASSPORT: passport,
    Scheme.SPLP: passport,
    Scheme.LICENCE: licence,
    Scheme.PHONE: phone,
    Scheme.PLATE: plate,
    Scheme.EMAIL: online,
    Scheme.SOCIAL: online,
    Scheme.TRIP: trip,
}


def normalize(scheme: Scheme, text: str, *, bank: str = "") -> str:
    """The canonical value of an identifier.

    Raises InvalidValue saying what is wrong and what would mend it.
    """
    if scheme is Scheme.BANK_ACCOUNT:
        return bank_account.normalize(text, bank)
    if scheme in _MODULES:
        read: Callable[[str], str] = _MODULES[scheme].normalize
        return read(text)
    value = fold(text).strip(" .,;")
    if not value:
        raise InvalidValue(message("empty {scheme}: leave the cell out or fill it", scheme=scheme))
    if scheme is Scheme.PLACE:
        return found.code if (found := region(value) or find_region(value)) else value
    return value


def format(scheme: Scheme, value: str) -> str:
    """The usual human writing of a canonical value."""
    if scheme is Scheme.BANK_ACCOUNT:
        return bank_account.format(value)
    if scheme in _MODULES:
        write: Callable[[str], str] = _MODULES[scheme].format
        return write(value)
    if scheme is Scheme.PLACE and (found := region(value)):
        return found.name
    return value
