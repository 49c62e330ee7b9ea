"""Contacts of a telephone: vCards, Google's and Outlook's CSV, the contacts of a Cellebrite report.

Decisions.
What the owner of a telephone calls a number is no name that anybody bears: it is kept as another
name of whoever has the number, who is listed (role `disebut`), protected and accused of nothing.
"Mama" and "Suami" are in the list of everyone and name nobody; the number is kept without them.
Contacts are a list that ties nobody. One without a number or address tells nothing and is left out.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from graph.messages import Advice
from graph.schema import NAMED, Scheme
from loaders.formats.evidence import read_as
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope, case_of_rows
from loaders.mapping.specification import Expression, IdentifierSpec, MentionSpec, TableSpec
from loaders.tables import Row, Table
from loaders.vocabulary.codes import code_key, is_kin
from loaders.vocabulary.evidence import columns_by_field, meaning_of, words
from loaders.vocabulary.headers import read_header

NAME = "contacts"

_NUMBERED = re.compile(r"^(phone|e-?mail) \d+ - value$", re.IGNORECASE)
_LABELLED = re.compile(r"^[a-z-]+ \d+ - (?:label|type|[a-z ]+)$", re.IGNORECASE)
_FIELDS = ("phone", "email", "entries")
_PHONE_ENTRY = re.compile(r"^\s*(?:phone|telepon|mobile|user id)[^:\n]*:\s*(.*\S)", re.I | re.M)
_MAIL_ENTRY = re.compile(r"[\w.+-]+@(?!s\.whatsapp|c\.us)[\w-]+\.[\w.]+")
_ACCOUNT = re.compile(r"@(?:s\.whatsapp\.net|c\.us)\b")
_NUMBER = re.compile(r"\+?\d[\d\s().-]{5,20}\d")
_PHONES, _MAILS, _CALLED = "Telepon Kontak", "Surel Kontak", "Sebutan Kontak"
"""The columns that hold what is read of a contact."""
_EMPTY = Advice("a contact without a telephone or e-mail address is not read", "nothing")


def recognise_contacts(table: Table, scope: Scope) -> TableReading | None:
    """How a list of contacts is read; None when the table is none."""
    found = columns_by_field(table.columns, NAME)
    numbered = any(map(_NUMBERED.match, table.columns))
    sure = numbered or "entries" in found or set(table.columns) >= {"FN", "TEL"}
    sure = sure or {"given", "phone", "email"} <= found.keys()
    if not sure or not (numbered or found.keys() & set(_FIELDS)):
        return None
    if any(map(_numbers_cases, table.columns)):
        return None  # a register of cases may have the same columns of people
    case = case_of_rows(table, scope, table.columns)
    reading = read_as(_spec(), table, found, case)
    fields = {column: _field(column) for column in table.columns}
    told = (
        replace(column, field=column.field or fields[column.column]) for column in reading.columns
    )
    return replace(reading, columns=tuple(told))


def _field(column: str) -> str:
    """What a column of contacts is that is not the first of its kind, or is numbered."""
    if meaning := meaning_of(column, NAME):
        return meaning
    if match := _NUMBERED.match(column):
        return "phone" if match[1].casefold().startswith("p") else "email"
    return "aside" if _LABELLED.match(column) else ""


def _numbers_cases(column: str) -> bool:
    """Whether a header surely says that a column numbers complaints."""
    meaning = read_header(column, guess=False)
    return meaning is not None and meaning.field == "number"


def _spec() -> TableSpec:
    """How a contact is mapped once it is made ready."""
    return TableSpec(
        name=NAME,
        mentions=(
            MentionSpec(
                slot="contact",
                fields={
                    "aliases": Expression(columns=(_CALLED,), split=("\n",)),
                    "role": Expression(value=NAMED),
                },
                identifiers=(
                    IdentifierSpec(scheme=Scheme.PHONE, value=Expression(columns=(_PHONES,))),
                    IdentifierSpec(
                        scheme=Scheme.EMAIL, value=Expression(columns=(_MAILS,)), quiet=True
                    ),
                ),
            ),
        ),
        relate=False,
    )


def prepare_contacts(
    _format: str, columns: tuple[str, ...], _names: Mapping[str, str], _today: date
) -> Callable[[Row], Row]:
    """What makes the rows of one list of contacts ready: one column of numbers, one of names."""

    def ready(row: Row) -> Row:
        cells = {column: _text(cell) for column, cell in row.values.items()}
        phones, mails = _numbers(cells), _mails(cells)
        called = _called(cells, columns)
        values = {
            **row.values,
            _PHONES: "; ".join(phones),
            _MAILS: "; ".join(mails),
            _CALLED: called,
        }
        return Row(row.number, values, row.reason, row.mend, row.notes)

    return ready


def beside_contacts(row: Row) -> Advice | None:
    """Why a contact is left out; None for one that can be reached."""
    cells = {column: _text(cell) for column, cell in row.values.items()}
    return None if row.reason or _numbers(cells) or _mails(cells) else _EMPTY


def _text(cell: object) -> str:
    if isinstance(cell, list):
        return "\n".join(map(str, cell))
    return str(cell or "").strip()


def _of(cells: Mapping[str, str], field: str, kind: str) -> list[str]:
    """The cells of a field, numbered ones among them."""
    return [
        cell
        for column, cell in cells.items()
        if cell
        and (
            meaning_of(column, NAME) == field
            or ((match := _NUMBERED.match(column)) and match[1].casefold().startswith(kind))
        )
    ]


def _numbers(cells: Mapping[str, str]) -> list[str]:
    """The telephones of a contact, WhatsApp's accounts among them, each once."""
    texts = _of(cells, "phone", "phone")
    for entries in _of(cells, "entries", " "):
        texts += [_ACCOUNT.sub("", entry) for entry in _PHONE_ENTRY.findall(entries)]
    found: dict[str, str] = {}
    for text in texts:
        for number in _NUMBER.findall(text):
            found.setdefault(re.sub(r"\D", "", number), number.strip())
    return list(found.values())


def _mails(cells: Mapping[str, str]) -> list[str]:
    texts = [*_of(cells, "email", "e"), *_of(cells, "entries", " ")]
    mails = [mail for text in texts for mail in _MAIL_ENTRY.findall(text)]
    return list(dict.fromkeys(mails))


def _called(cells: Mapping[str, str], columns: Sequence[str]) -> str:
    """What a contact is called, by the column of its name or those of the parts of it."""
    found = columns_by_field(columns, NAME)
    name = cells.get(found.get("name", ""), "")
    if not name:
        parts = (cells.get(found.get(part, ""), "") for part in ("given", "middle", "family"))
        name = " ".join(filter(None, parts))
    return name_of_contact(name)


def name_of_contact(text: str) -> str:
    """What a contact is called; empty for a word that everyone has in his list.

    >>> name_of_contact("~ Pak Darmo"), name_of_contact("Mama")
    ('Pak Darmo', '')
    """
    name = " ".join(text.removeprefix("~").split())
    nobody = is_kin(name) or code_key(name) in words("contact_words")
    return "" if nobody or not re.search(r"[^\W\d_]", name) else name
