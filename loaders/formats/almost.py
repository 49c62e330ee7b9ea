"""Statements and lists of calls that lack what they cannot be read without.

They are no complaints, whatever number stands in their first column: they are refused with what
they lack, instead of being taken for a register or asked for a number of cases.
"""

from graph.messages import Advice, message
from loaders.formats.calls import call_columns
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope
from loaders.tables import Table
from loaders.vocabulary.evidence import columns_by_field
from loaders.vocabulary.headers import read_header

NAME = "incomplete evidence"

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
    return None


def _is_case_number(column: str) -> bool:
    meaning = read_header(column, guess=False)
    return meaning is not None and meaning.field == "number" and meaning.sure and not meaning.slot


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
