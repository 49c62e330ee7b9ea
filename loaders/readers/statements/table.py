"""The lines of a statement in a bank's own format as a table that any statement is read by."""

from collections.abc import Callable, Iterator, Mapping

from loaders.tables import MAX_ROWS, Row, Table, beyond_rows
from loaders.vocabulary.evidence import words

ACCOUNT, BANK, CURRENCY = "Nomor Rekening", "Bank", "Mata Uang"
DAY, AMOUNT, SIDE, NOTE = "Tanggal", "Jumlah", "Db/Cr", "Keterangan"
OTHER_NAME, OTHER_ACCOUNT, OTHER_BANK = "Nama Lawan", "Rekening Lawan", "Bank Lawan"
COLUMNS = (ACCOUNT, BANK, CURRENCY, DAY, AMOUNT, SIDE, NOTE)
OF_OTHERS = (OTHER_NAME, OTHER_ACCOUNT, OTHER_BANK)

Line = Row | Mapping[str, str]
"""The cells of a line, or a row with the reason why it cannot be read."""


def line_table(name: str, columns: tuple[str, ...], lines: Callable[[], Iterator[Line]]) -> Table:
    """The table of some lines, numbered in the order of the file."""

    def rows() -> Iterator[Row]:
        for number, line in enumerate(lines(), start=1):
            if number > MAX_ROWS:
                yield beyond_rows(number)
                return
            if isinstance(line, Row):
                yield Row(number, line.values, line.reason, line.mend)
            else:
                yield Row(number, {column: line.get(column, "") for column in columns})

    return Table(name, "", columns, rows)


def bank_of_code(code: str) -> str:
    """The bank of a BIC (ISO 9362), by its first four letters; empty for one that is not known."""
    known = words("bank_codes", plain=True)
    return known.get(code.strip().upper()[:4], "").upper()
