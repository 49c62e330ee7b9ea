"""Statements and lists of calls that lack what they cannot be read without, and mere counts.

They are no complaints, whatever number stands in their first column: they are refused with what
they lack, instead of being taken for a register or asked for a number of cases.
"""

import re
from itertools import islice

from graph.messages import Advice, message
from graph.schema import Scheme
from loaders.formats.calls import call_columns
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope
from loaders.tables import Table
from loaders.vocabulary.evidence import columns_by_field
from loaders.vocabulary.headers import read_header

NAME = "incomplete evidence"

_COUNTED = re.compile(r"(?:jumlah|jml|total|banyak|count|number of)\b", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.,]+\s*%?")
_OF_SOMEBODY = frozenset({"names", "names.last", "aliases", "narrative", *map(str, Scheme)})
_LOOK_AT = 50
_COUNTS = Advice(
    "a recapitulation of counts, which tells of no single complaint",
    "leave it out, or load the register that was counted",
)
_COLUMNS_OF_STATEMENT = message(
    "name its columns Tanggal, Keterangan, Debet, Kredit and Saldo, or Jumlah with DB or CR in a"
    " column of its own"
)
_COLUMNS_OF_CALLS = message(
    "name its columns Nomor A, Nomor B, Waktu Mulai and Durasi, or Nomor Lawan, Arah, Waktu Mulai"
    " and Durasi for the list of one telephone"
)
_NO_SUM = Advice("a bank statement of which no column is known to hold the sums")
_NO_DAY = Advice("a bank statement of which no column is known to hold the days")
_NO_WAY = Advice("a bank statement of which no column is known to say what came in and went out")
_NO_TIME = Advice("a list of calls of which no column is known to hold the time")
_NO_ENDS = Advice("a list of calls of which no columns are known to hold both numbers")
_NO_DIRECTION = Advice("a list of calls of which no column is known to say which way they went")


def recognise_almost(table: Table, _scope: Scope) -> TableReading | None:
    """The refusal of a table that is nearly evidence; None for any other."""
    if any(map(_is_case_number, table.columns)):
        return None
    for lacking, mend in ((_of_statement, _COLUMNS_OF_STATEMENT), (_of_calls, _COLUMNS_OF_CALLS)):
        lack = lacking(table)
        if lack is not None:
            return TableReading(columns=(), format=NAME, refused=Advice(lack.reason, mend))
    if _counts_only(table):
        return TableReading(columns=(), format=NAME, refused=_COUNTS)
    return None


def _is_case_number(column: str) -> bool:
    meaning = read_header(column, guess=False)
    return meaning is not None and meaning.field == "number" and meaning.sure and not meaning.slot


def _counts_only(table: Table) -> bool:
    """Whether a table has a column of counts and names nobody: so many complaints a country."""
    if not any(map(_COUNTED.match, table.columns)):
        return False
    meanings = (read_header(column, guess=False) for column in table.columns)
    if any(meaning and meaning.field in _OF_SOMEBODY for meaning in meanings):
        return False
    cells: list[str] = []
    for row in islice(table.rows(), _LOOK_AT):
        cells += [text for cell in row.values.values() if (text := str(cell).strip())]
    numbers = sum(_NUMBER.fullmatch(cell) is not None for cell in cells)
    return bool(cells) and numbers * 2 >= len(cells)


def _of_statement(table: Table) -> Advice | None:
    """What a statement lacks; None for a table that is none."""
    found = columns_by_field(table.columns, "payments").keys()
    money = bool(found & {"debit", "credit", "amount"})
    if "balance" not in found or len(found) < 3 or not (money or "day" in found):
        return None
    if not money:
        return _NO_SUM
    return _NO_WAY if "day" in found else _NO_DAY


def _of_calls(table: Table) -> Advice | None:
    """What a list of calls lacks; None for a table that is none."""
    found = call_columns(table.columns).keys()
    ends = found & {"a", "b", "owner", "other"}
    if "duration" not in found or not ends or len(found) < 3:
        return None
    if not found & {"start", "day"}:
        return _NO_TIME
    return _NO_DIRECTION if "other" in found else _NO_ENDS
