"""What a proposal says: how a table could be read, and why each column is taken for what it is."""

from enum import StrEnum

from graph.model import Value
from loaders.mapping.specification import TableSpec

NO_SHARE = 0.0
"""One object, as what equals its default by identity is left out of JSON."""


class Because(StrEnum):
    """Why a column is taken for what it is."""

    HEADER = "header"
    SPELLING = "spelling"
    """The header is nearly one that is known."""
    VALUES = "values"
    """The header is not known; most of the values look so."""
    AGAINST = "against"
    """The header says one thing, the values another; the values are followed."""
    UNREADABLE = "unreadable"
    """The header says it, but most of the values cannot be read so; kept."""
    PARTLY = "partly"
    """Some of the values cannot be read so."""
    TWICE = "twice"
    """Another column says the same otherwise; this one is kept."""
    WHOSE = "whose"
    """Whose the column is, neither its header nor the columns around it tell."""
    CASE_NUMBER = "case_number"
    """No header says what the number of the case is; this column could be it."""
    NUMBERS_ROWS = "numbers_rows"
    PRIVATE = "private"
    """Payment cards or the like, which identify nobody here."""
    EMPTY = "empty"
    UNKNOWN = "unknown"
    CHOSEN = "chosen"


class CaseFrom(StrEnum):
    """What names the case of a row."""

    COLUMN = "column"
    ROW = "row"
    FILE = "file"


class ProposedColumn(Value, frozen=True, omit_defaults=True):
    """What a column is proposed to be; `field` is `kept` or `left` where no field takes it."""

    column: str
    field: str
    slot: str = ""
    sure: bool = True
    because: Because = Because.HEADER
    shape: str = ""
    """What its values look like."""
    share: float = NO_SHARE
    said: str = ""
    """The field that its header names, where another was taken."""
    examples: tuple[str, ...] = ()


class MappingProposal(Value, frozen=True, omit_defaults=True):
    """How one table could be read."""

    table: str
    sheet: str
    columns: tuple[ProposedColumn, ...]
    spec: TableSpec
    case_from: CaseFrom = CaseFrom.COLUMN
    date_order: str = "dmy"
    dates_unclear: bool = False
    """Whether the dates can be read in several orders, so that day and month may be swapped."""
    headless: bool = False
    """Whether its header looks like a row of values."""
    role_unknown: bool = False
    """Whether nothing says what the parties are to the matter."""
