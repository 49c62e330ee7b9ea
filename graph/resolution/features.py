"""What the linker compares: the few normalised facts of one mention."""

from graph.identifiers.nik import read as read_nik
from graph.model import Id, Mention, Value
from graph.names import organization_key, person_key
from graph.schema import EntityKind, Scheme

FULL_DATE = len("2024-03-15")


class Features(Value, frozen=True, omit_defaults=True):
    """Normalised facts of one mention; empty means not said, never "no"."""

    mention_id: Id
    kind: EntityKind
    key: str
    """Phonetic key of the main name; empty for initials or nothing."""
    names: tuple[str, ...]
    niks: frozenset[str]
    passports: frozenset[str]
    documents: frozenset[str]
    phones: frozenset[str]
    accounts: frozenset[str]
    licences: frozenset[str]
    sex: str
    born_on: str
    """Full birth date, else empty."""
    born_year: str


def read_features(mention: Mention) -> Features:
    """The facts of one mention, birth date and sex filled from a valid NIK where nothing else was said."""
    niks = _values(mention, Scheme.NIK)
    born_on, sex = mention.born_on or "", mention.sex
    if len(niks) == 1 and not (born_on and sex):
        facts = read_nik(next(iter(niks)))
        born_on, sex = born_on or facts.born_on, sex or facts.sex
    person = mention.kind is EntityKind.PERSON
    return Features(
        mention_id=mention.id,
        kind=mention.kind,
        key=(person_key if person else organization_key)(mention.names[0]) if mention.names else "",
        names=(*mention.names, *mention.aliases),
        niks=niks,
        passports=_values(mention, Scheme.PASSPORT),
        documents=_values(mention, Scheme.OTHER_DOCUMENT),
        phones=_values(mention, Scheme.PHONE),
        accounts=_values(mention, Scheme.BANK_ACCOUNT),
        licences=_values(mention, Scheme.LICENCE),
        sex=sex,
        born_on=born_on if len(born_on) == FULL_DATE else "",
        born_year=born_on[:4],
    )


def _values(mention: Mention, scheme: Scheme) -> frozenset[str]:
    return frozenset(each.value for each in mention.identifiers if each.scheme is scheme)
