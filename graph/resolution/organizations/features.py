"""What is compared of an organisation: the few normalised facts of one mention."""

import re

from graph.identifiers import licence
from graph.model import Id, Mention, Value
from graph.names import OrganizationName, company_words, fold_words, parse_organization
from graph.places import find_region
from graph.schema import Scheme

SOMEWHERE = "?"
"""The branch of a company that does not say where it is."""

_FAMILIES = {
    "P3MI": "PT",
    "PJTKI": "PT",
    "PPTKIS": "PT",
    "BLKLN": "BLK",
    "LLC": "LTD",
    "INC": "LTD",
}
"""Forms that are others by another name: only a PT may place workers abroad."""
_BRANCH_ROLE = "kantor_cabang"
_REGENCY = 4
_STREET_WORDS = frozenset(
    "jl jln jalan no nomor gg gang kav kavling blok lt lantai ruko gedung komplek kompleks".split()
)
_ONLINE = (Scheme.EMAIL, Scheme.SOCIAL)


class Name(Value, frozen=True, omit_defaults=True):
    """A company's name as it is compared: two that are equal are written alike."""

    words: tuple[str, ...]
    form: str = ""
    """Family of legal forms: `PT` also for P3MI; empty when not said."""
    branch: str = ""
    """Where the branch is: a region's code or folded words, `SOMEWHERE`, or empty for the company
    itself.
    """
    aside: str = ""
    """What else stands beside the name."""


class Organization(Value, frozen=True, omit_defaults=True):
    """Normalised facts of one mention of an organisation; empty means not said, never "no"."""

    mention_id: Id
    name: Name
    others: tuple[Name, ...] = ()
    """Former names and further ones, of the same branch."""
    short: str = ""
    licences: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    online: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    """Street and number."""
    regency: str = ""
    protected: bool = False
    """Whether it reported, or speaks for a victim."""


def read_organization(mention: Mention) -> Organization:
    """The facts of one mention of an organisation."""
    parsed = parse_organization(mention.name)
    regency = _region_code(mention.locality.code or mention.locality.regency)[:_REGENCY]
    name = _name(
        parsed, regency if parsed.is_branch or mention.role == _BRANCH_ROLE else "", mention.role
    )
    further = [
        parse_organization(name) for name in (*parsed.former, *mention.names[1:], *mention.aliases)
    ]
    others = (
        Name(words=company_words(one.core), form=_family(one.form), branch=name.branch)
        for one in further
    )
    written = [
        mention.address,
        *(
            identifier.value
            for identifier in mention.identifiers
            if identifier.scheme is Scheme.ADDRESS
        ),
    ]
    return Organization(
        mention_id=mention.id,
        name=name,
        others=tuple(
            dict.fromkeys(other for other in others if other.words and other.words != name.words)
        ),
        short=parsed.short,
        licences=_values(mention, Scheme.LICENCE),
        phones=_values(mention, Scheme.PHONE),
        accounts=_values(mention, Scheme.BANK_ACCOUNT),
        online=frozenset(
            identifier.value
            for identifier in mention.identifiers
            if identifier.scheme in _ONLINE and " " not in identifier.value
        ),
        addresses=frozenset(key for address in written if (key := street_and_number(address))),
        regency=regency,
        protected=mention.reported_role.protected and not mention.reported_role.listed,
    )


def street_and_number(address: str) -> str:
    """The street and the number in it, which is how two writings of one address meet.

    Empty without either.

    >>> street_and_number("Jl. Sudirman No. 12, Palu"), street_and_number("Jalan Sudirman 12")
    ('sudirman 12', 'sudirman 12')
    >>> street_and_number("Palu")
    ''
    """
    words = [word for word in fold_words(address) if word not in _STREET_WORDS]
    at = next((place for place, word in enumerate(words) if re.match(r"\d", word)), 0)
    return " ".join(words[: at + 1]) if 0 < at <= 5 else ""


def forms_fit(left: str, right: str) -> bool:
    """Whether two families of forms could be one company's: the same, or one of them not said."""
    return not left or not right or left == right


def licences_differ(left: frozenset[str] | set[str], right: frozenset[str] | set[str]) -> bool:
    """Whether both hold licences of one series and none in common."""
    for series in ("licence", "nib"):
        ours = {paper for paper in left if licence.series(paper) == series}
        theirs = {paper for paper in right if licence.series(paper) == series}
        if ours and theirs and not ours & theirs:
            return True
    return False


def _name(parsed: OrganizationName, regency: str, role: str) -> Name:
    words, branch, aside = company_words(parsed.core), parsed.branch, parsed.aside
    if not branch and (code := _main_region(aside)):
        branch, aside = code, ""
    elif parsed.is_branch and not branch:
        words, branch = _place_behind(words)
    if branch:
        branch = _region_code(branch) or branch
    elif parsed.is_branch or role == _BRANCH_ROLE:
        branch = regency or SOMEWHERE
    return Name(
        words=words,
        form=_family(parsed.form),
        branch=branch,
        aside=aside,
    )


def _place_behind(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """A company's words and the region named behind them.

    An example is "Karya Laut Lombok Timur Branch".
    """
    for count in (2, 1):
        if len(words) > count and (code := _main_region(" ".join(words[-count:]))):
            return words[:-count], code
    return words, ""


def _family(form: str) -> str:
    return _FAMILIES.get(form, form)


def _region_code(text: str) -> str:
    if text.isdigit():
        return text
    found = find_region(text) if text else None
    return found.code if found else ""


def _main_region(text: str) -> str:
    """The code of a province, regency or city; a district may be called like any word."""
    found = find_region(text) if text else None
    return found.code if found and found.level != "district" else ""


def _values(mention: Mention, scheme: Scheme) -> frozenset[str]:
    return frozenset(
        identifier.value for identifier in mention.identifiers if identifier.scheme is scheme
    )
