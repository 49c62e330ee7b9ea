"""The columns of every table with their meaning: the data dictionary.

What is added goes to the end of its table, and no name is ever given another meaning: other
programs read them by name.
"""

from collections.abc import Mapping
from types import MappingProxyType

from app.exports.tables.model import Column, ColumnKind
from app.wording.labels import N_

ID, TEXT, CODE, LIST = ColumnKind.ID, ColumnKind.TEXT, ColumnKind.CODE, ColumnKind.LIST
INTEGER, NUMBER = ColumnKind.INTEGER, ColumnKind.NUMBER
DATE, YES_NO = ColumnKind.DATE, ColumnKind.YES_NO

Columns = tuple[tuple[str, ColumnKind, str], ...]

_PERSON: Columns = (
    ("id", ID, N_("number of the person or organisation; ties name it")),
    ("name", TEXT, N_("fullest reported name, or a pseudonym")),
    ("other_names", LIST, N_("every other reported name and alias")),
    ("kind", CODE, N_("Person or Organization")),
    ("roles", LIST, N_("codes of what it is said to have done, over all cases")),
    ("cases", INTEGER, N_("number of cases that name it")),
    ("case_numbers", LIST, N_("numbers of the cases that name it")),
    ("assessments", LIST, N_("where each claim stands, by number of the case")),
    ("identifiers", LIST, N_("numbers and addresses it holds or uses, each after its scheme")),
    ("protected", YES_NO, N_("whether it is protected: victims, witnesses, reporters, relatives")),
)
_PROTECTED = N_("protected people that it names; empty where they may not be counted")
COLUMNS: Mapping[str, Columns] = MappingProxyType(
    {
        "parties": (
            *_PERSON,
            ("score", NUMBER, N_("place in the order of reading: no measure of guilt")),
            ("reasons", LIST, N_("what the score is the sum of")),
        ),
        "victims": _PERSON,
        "cases": (
            ("id", ID, N_("number of the case; ties name it")),
            ("number", TEXT, N_("number that its office gave it")),
            ("reported_on", DATE, N_("day of the report")),
            ("office", TEXT, N_("office that received it")),
            ("channel", TEXT, N_("way in which it was reported")),
            ("categories", LIST, N_("categories that its office gave it")),
            ("status", TEXT, N_("how far it has been handled")),
            ("origin_regency", TEXT, N_("regency of origin")),
            ("origin_province", TEXT, N_("province of origin")),
            ("departed_on", DATE, N_("day of departure")),
            ("departed_from", TEXT, N_("place of departure")),
            ("transit", LIST, N_("places on the way")),
            ("destination", CODE, N_("country of destination (ISO 3166, two letters)")),
            ("parties", INTEGER, N_("parties that it names")),
            (
                "protected_people",
                INTEGER,
                _PROTECTED,
            ),
        ),
        "ties": (
            ("id", ID, N_("number of the tie")),
            ("start", ID, N_("number of who or what it starts from")),
            ("start_name", TEXT, N_("name of that")),
            ("kind", CODE, N_("kind of tie; PARTY_TO is a part in a case")),
            ("role", CODE, N_("code of the role of a part in a case")),
            ("end", ID, N_("number of who or what it leads to")),
            ("end_name", TEXT, N_("name of that")),
            ("strength", CODE, N_("confirmed, unconfirmed or tentative")),
            ("weight", NUMBER, N_("weight of the evidence, 0 to 1")),
            ("grade", CODE, N_("best grade of its sources (Admiralty code, A1 to F6)")),
            ("first_on", DATE, N_("first day that is known")),
            ("last_on", DATE, N_("last day that is known")),
            ("assessment", CODE, N_("where the claim stands")),
            ("amount", NUMBER, N_("sum of money")),
            ("cases", LIST, N_("numbers of the cases that tell of it")),
            ("sources", LIST, N_("file, sheet and row of each source")),
            ("currency", CODE, N_("currency of the sum (ISO 4217)")),
        ),
        "identifiers": (
            ("id", ID, N_("number of the identifier; ties name it")),
            ("kind", CODE, N_("kind of identifier, such as Phone or BankAccount")),
            ("scheme", CODE, N_("scheme of the number, such as nik or phone")),
            ("value", TEXT, N_("the number as it is usually written, always a text")),
            ("canonical", TEXT, N_("the number in the one form in which numbers are compared")),
            ("holders", LIST, N_("who holds or uses it")),
            ("holder_ids", LIST, N_("numbers of who holds or uses it")),
        ),
        "findings": (
            ("kind", CODE, N_("network, party, tie or gap: what the finding is about")),
            ("code", CODE, N_("code of the finding")),
            ("text", TEXT, N_("the finding in words")),
            ("points", NUMBER, N_("what it adds to the score or the weight")),
            ("about", LIST, N_("numbers of whom or what it is about")),
            ("names", LIST, N_("names of those")),
            ("cases", LIST, N_("numbers of the cases that it rests on")),
        ),
        "sources": (
            ("id", ID, N_("number of the source")),
            ("name", TEXT, N_("what the file is called for the reader")),
            ("sha256", TEXT, N_("SHA-256 of its bytes")),
            ("size", INTEGER, N_("size in bytes")),
            ("rows", INTEGER, N_("rows of it that the ties here rest on")),
        ),
        "dictionary": (
            ("table", CODE, N_("name of the table")),
            ("column", CODE, N_("name of the column")),
            ("kind", CODE, N_("what its cells are")),
            ("meaning", TEXT, N_("what it says")),
        ),
    }
)
MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "parties": N_("reported parties, most important first; presumed innocent"),
        "victims": N_("protected people: victims, witnesses, reporters and relatives, masked"),
        "cases": N_("complaint cases, by the day of their report"),
        "ties": N_("parts in cases, and links between people, organisations and numbers"),
        "identifiers": N_("telephone numbers, accounts, documents, addresses and the like"),
        "findings": N_("what the analysis found, and what is not known"),
        "sources": N_("files that all of this was read from"),
        "dictionary": N_("this dictionary"),
    }
)


def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table, their meanings in English."""
    return tuple(
        Column(name=name, kind=kind, meaning=meaning) for name, kind, meaning in COLUMNS[table]
    )
