"""Rows of the standard as values.

Each field read into the value that the standard wants, then mapped.

Decisions.
A row is first made ready: beside its own columns it gets one for each field of the standard, named
so, with value names, ISO dates and country codes. All layouts share the specifications below, so
they give the same values. What a case or mention has a field for goes there; everything else is
kept in `extra` under the field's name.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain

from graph.errors import InvalidValue
from graph.schema import Scheme
from loaders.formats.htcds.columns import FieldColumn
from loaders.formats.htcds.standard import CASE_SECTIONS, code_values, fields, sections
from loaders.formats.htcds.values import JOIN, SEPARATORS, read_value
from loaders.mapping.specification import (
    Condition,
    Expression,
    IdentifierSpec,
    MentionSpec,
    of_column,
)
from loaders.readers.json import json_text
from loaders.tables import Row
from loaders.vocabulary.codes import code_key, read_role, read_yes_no

CONSENT, UNREAD_CONSENT, SEX, ROLE, TOLD = ":consent", ":unread_consent", ":sex", ":role", ":told"
"""Columns of a row made ready that are read from several fields, or only where a field could be
read.
"""
TYPE = "type"
"""What a connected person or organisation is, in the column of this name of a bundle."""

CASE = {
    "reported_on": "cas_IncomingReferralDate",
    "office": "cas_ReferringOrganisation",
    "status": "cas_Status",
    "narrative": "cas_IncomingReferralDetails",
}
"""The fields of the standard that a field of a case holds."""
PERSON = {
    "born_on": "prs_Birthdate",
    "nationality": "prs_Citizenship",
    "position": "prs_Title",
    "address": "prs_MailingStreet",
    "locality.regency": "prs_MailingCity",
    "locality.province": "prs_MailingState",
    "locality.country": "prs_MailingCountry",
}
ORGANIZATION = {
    "names": "org_Name",
    "address": "org_ShippingStreet",
    "locality.regency": "org_ShippingCity",
    "locality.province": "org_ShippingState",
    "locality.country": "org_ShippingCountry",
}
NAME_PARTS = ("prs_FirstName", "prs_MiddleName", "prs_SecondName")

Prepare = Callable[[Row], Row]


def prepare_rows(held: Mapping[str, FieldColumn], today: date, *, blanks: bool = False) -> Prepare:
    """A function that makes rows with these columns ready.

    `blanks` separate picks in a survey's export.
    """
    separators = (" ", *SEPARATORS) if blanks else SEPARATORS

    def prepare(row: Row) -> Row:
        if row.reason:
            return row
        ready, notes = dict.fromkeys(fields(), ""), list(row.notes)
        for column, name, text in _cells(held, row):
            said = read_value(fields()[name], text, separators, today)
            ready[name] = said.value
            if said.reason:
                notes.append((column, text, said.reason, said.mend))
        return replace(
            row,
            values={**row.values, **_numbered(row, today), **ready, **_derived(ready, row)},
            notes=tuple(notes),
        )

    return prepare


def _cells(held: Mapping[str, FieldColumn], row: Row) -> Iterator[tuple[str, str, str]]:
    """Column, field and text of each filled field.

    Picks in columns of their own are put together.
    """
    picks: dict[str, list[str]] = defaultdict(list)
    filled: set[str] = set()
    for column, at in held.items():
        cell = row.values.get(column)
        text = (
            JOIN.join(map(json_text, cell)) if isinstance(cell, list) else str(cell or "").strip()
        )
        if at.choice:
            if _is_yes(text):
                picks[at.field].append(at.choice)
        elif text:
            filled.add(at.field)
            yield column, at.field, text
    for name, choices in picks.items():
        if name not in filled:
            yield name, name, JOIN.join(choices)


def _is_yes(text: str) -> bool:
    try:
        return bool(text) and read_yes_no(text) is True
    except InvalidValue:
        return False


def _numbered(row: Row, today: date) -> dict[str, str]:
    """Fields of repeated sections beyond the first, such as `hte_City.2`, with their values."""
    found = {}
    for column, cell in row.values.items():
        name, dot, number = column.partition(".")
        if dot and number.isdecimal() and name in fields():
            found[column] = read_value(fields()[name], str(cell), today=today).value
    return found


def _derived(ready: Mapping[str, str], row: Row) -> dict[str, str]:
    consent, gender = ready["con_Consent"], ready["prs_Gender"]
    told = str(row.values.get(TYPE) or "").strip()
    role = _role(told, ready["per_RoleInProcess"], bool(row.values.get("org_id")))
    return {
        CONSENT: consent if consent in {"TRUE", "FALSE"} else "",
        UNREAD_CONSENT: "" if consent in {"TRUE", "FALSE"} else consent,
        SEX: gender if gender in code_values("Gender") else "",
        ROLE: role,
        TOLD: "" if code_key(told) == code_key(role) else told,
    }


def _role(told: str, process: str, organization: bool) -> str:
    if process == "BrokerTravelAgent" and organization and not told:
        return "travel_tour"
    for text in (told, process.partition(JOIN)[0]):
        try:
            if text:
                return read_role(text)
        except InvalidValue:
            continue
    return ""


def case_fields() -> dict[str, Expression]:
    """The fields of a case, without its number."""
    found = {name: of_column(column) for name, column in CASE.items()}
    found["categories"] = Expression(columns=("vic_TypeOfExploitation",), split=(";",))
    found["sector"] = of_column("vic_ForcedLabourIndustry")
    return found


def case_extra(columns: Mapping[str, str] = {}) -> dict[str, Expression]:
    """What is kept beside a case.

    Every other field of the sections that tell of one, and more columns by name.
    """
    more = {name: of_column(column) for name, column in columns.items()}
    return _kept(*CASE_SECTIONS, but=CASE.values()) | more


def victim(*, always: bool = False) -> MentionSpec:
    """The victim of a row; there is one when any field tells of a person, or `always`."""
    told = (*sections()["Person"], *sections()["VictimContext"], "con_Consent")
    return MentionSpec(
        slot="victim",
        fields={
            **_person_fields(),
            "role": Expression(value="korban"),
            "consent": of_column(CONSENT),
        },
        identifiers=_person_identifiers(),
        extra={
            **_kept("Person", "VictimContext", but=PERSON.values()),
            "con_Consent": of_column(UNREAD_CONSENT),
        },
        when=None if always else Condition(of=Expression(columns=told)),
        always=True,
    )


def person_party() -> MentionSpec:
    """The connected person of a row."""
    return MentionSpec(
        slot="person",
        fields={
            **_person_fields(),
            "role": of_column(ROLE),
            "organization": of_column("per_Organisation"),
            "consent": of_column(CONSENT),
        },
        identifiers=_person_identifiers(),
        extra={
            **_kept("Person", "PerpetratorContext", but=(*PERSON.values(), "per_Organisation")),
            "con_Consent": of_column(UNREAD_CONSENT),
            "person_id": of_column("person_id"),
            TYPE: of_column(TOLD),
        },
        when=Condition(of=of_column("person_id")),
        always=True,
    )


def organization_party() -> MentionSpec:
    """The connected organisation of a row."""
    return MentionSpec(
        slot="organization",
        fields={
            **{name: of_column(column) for name, column in ORGANIZATION.items()},
            "kind": Expression(value="Organization"),
            "role": of_column(ROLE),
            "organization": of_column("per_Organisation"),
        },
        identifiers=(IdentifierSpec(scheme=Scheme.PHONE, value=of_column("org_Phone")),),
        extra={
            **_kept(
                "Organization",
                "PerpetratorContext",
                but=(*ORGANIZATION.values(), "per_Organisation"),
            ),
            "org_id": of_column("org_id"),
            TYPE: of_column(TOLD),
        },
        when=Condition(of=of_column("org_id")),
        always=True,
    )


def _person_fields() -> dict[str, Expression]:
    found = {name: of_column(column) for name, column in PERSON.items()}
    found["names"] = Expression(columns=NAME_PARTS, join=" ")
    found["sex"] = of_column(SEX)
    found["kind"] = Expression(value="Person")
    return found


def _person_identifiers() -> tuple[IdentifierSpec, ...]:
    street = Expression(columns=("prs_MailingStreet", "prs_MailingCity"), join=", ")
    return (
        IdentifierSpec(scheme=Scheme.NIK, value=of_column("prs_IdentityNumber"), quiet=True),
        IdentifierSpec(scheme=Scheme.PASSPORT, value=of_column("prs_IdentityNumber"), quiet=True),
        IdentifierSpec(
            scheme=Scheme.PHONE, value=Expression(columns=("prs_HomePhone", "prs_MobilePhone"))
        ),
        IdentifierSpec(scheme=Scheme.EMAIL, value=of_column("prs_Email")),
        IdentifierSpec(scheme=Scheme.ADDRESS, value=street, quiet=True),
    )


def _kept(*kept: str, but: Collection[str] = ()) -> dict[str, Expression]:
    left = frozenset(but)
    names = chain.from_iterable(sections()[section] for section in kept)
    return {name: of_column(name) for name in names if name not in left}
