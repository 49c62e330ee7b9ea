"""Call records.

Which columns of an operator's or a telephone's list say who called whom, when and how.

Decisions.
Two layouts. An operator's record has both ends (A and B number). A telephone's own list, or a
record of one target number, has the other end and a direction; whose telephone it is stands in a
column, above the table, or is given (`--owner`). Without it the list is refused: half a call joins
nobody.
An operator's record of one target has its number, the other's and a direction: those too are a
telephone's own list, whatever the columns are called. Where one column says which way and another
what it was (Incoming, SMS), both are read.
Names that a telephone has for its contacts are kept in the statement's text and make no party:
"Mama" is in the list of every victim.
Telephones count time in UTC since 1970; such times are read as Western Indonesian (UTC+7), so that
a day can differ.
"""

from collections.abc import Mapping

from graph.identifiers import phone
from graph.messages import Advice
from graph.schema import RelationshipKind, Scheme
from loaders.formats.evidence import read_as
from loaders.formats.telephones.numbers import COUNTRY, country_of_operator
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope, case_of_rows
from loaders.mapping.specification import (
    Condition,
    EndSpec,
    Expression,
    IdentifierSpec,
    StatementSpec,
    TableSpec,
    of_column,
)
from loaders.tables import Table
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.evidence import columns_by_field, facts_above, words

NAME = "calls"
OWNER = "MSISDN"
"""The column that says whose telephone a list is of, where none of the file's own does."""

_OWN = frozenset(["mobileno"])
"""Headers of the owner's number that are those of the other's where no column has it."""

OUTGOING = ("out", "sms_out")
INCOMING = ("in", "missed", "sms_in")
MESSAGES = ("sms", "sms_out", "sms_in")
CALLS = ("call", "out", "in", "missed")


def recognise_calls(table: Table, scope: Scope) -> TableReading | None:
    """How a list of calls is read; None when the table is none."""
    found = call_columns(table.columns)
    if not _is_call_list(found):
        return None
    case = case_of_rows(table, scope, found.values())
    beside: dict[str, str] = {}
    if "a" not in found and "owner" not in found:
        owner = scope.owner or owner_above(table)
        if not owner:
            return TableReading(
                columns=(),
                format=NAME,
                refused=Advice(
                    "a list of calls that does not say whose telephone it is",
                    "give its number with --owner, or add a column MSISDN",
                ),
            )
        beside[OWNER] = owner
        found["owner"] = OWNER
    if country := country_of_operator(table):
        beside[COUNTRY] = country
    return read_as(_spec(found), table, found, case, beside=beside)


def owner_above(table: Table) -> str:
    """The number that stands above a list of calls or messages; empty where none does."""
    facts = facts_above(table, NAME)
    bare = facts.get("other", "")
    return facts.get("owner", "") or (bare if phone.is_valid(bare) else "")


def call_columns(columns: tuple[str, ...]) -> dict[str, str]:
    """The column of each field of a call that a header names."""
    found = columns_by_field(columns, NAME)
    if "direction" in found:
        found |= {"service": found["kind"]} if "kind" in found else {}
        found["kind"] = found.pop("direction")
    if "kind" not in found and "service" in found:
        found["kind"] = found.pop("service")
    if "owner" in found and not found.keys() & {"b", "other"} and code_key(found["owner"]) in _OWN:
        found["other"] = found.pop("owner")
        others = columns_by_field((column for column in columns if column != found["other"]), NAME)
        found |= {"owner": others["owner"]} if "owner" in others else {}
    if "a" not in found and "b" in found and "other" not in found:
        found["other"] = found.pop("b")
    if "a" in found and "b" not in found and "other" in found:
        found["b"] = found.pop("other")
    if "b" in found and "a" not in found and "owner" in found and "kind" not in found:
        found["a"] = found.pop("owner")
    return found


def _is_call_list(found: Mapping[str, str]) -> bool:
    when = "start" in found or "day" in found
    both = "a" in found and "b" in found
    one_sided = "other" in found and "kind" in found
    return when and (both or one_sided) and ("duration" in found or "cell" in found)


def _spec(found: Mapping[str, str]) -> TableSpec:
    if "a" in found:
        statements = [_statement(found["a"], found["b"], found, None)]
    else:
        statements = [
            _statement(found["owner"], found["other"], found, OUTGOING),
            _statement(found["other"], found["owner"], found, INCOMING),
        ]
    return TableSpec(
        name=NAME,
        statements=tuple(statements),
        demand=Advice(
            "no call between two numbers",
            "fill in both numbers and whether it came in or went out",
        ),
    )


def _statement(
    start: str, end: str, found: Mapping[str, str], kinds: tuple[str, ...] | None
) -> StatementSpec:
    """That one number called or wrote to the other, on the days that the columns say."""
    when = None
    if kinds is not None:
        when = Condition(of=of_column(found["kind"]), one_of=spellings(kinds))
    fields = {
        "first_on": Expression(
            columns=tuple(found[field] for field in ("day", "start") if field in found)
        )
    }
    fields["how"] = Expression(value="call")
    if "kind" in found:
        codes = {
            word: "sms" if kind in MESSAGES else "call"
            for word, kind in words("call_kinds").items()
        }
        told = tuple(found[field] for field in ("service", "kind") if field in found)
        fields["how"] = Expression(columns=told, codes=codes, default="call")
    return StatementSpec(
        kind=RelationshipKind.CALLED,
        subject=EndSpec(identifier=_phone(start)),
        object=EndSpec(identifier=_phone(end)),
        fields=fields,
        when=when,
    )


def spellings(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Every word for some kinds of call."""
    return tuple(word for word, kind in words("call_kinds").items() if kind in kinds)


def _phone(column: str) -> IdentifierSpec:
    return IdentifierSpec(scheme=Scheme.PHONE, value=of_column(column), whole=True)
