"""How a table is read, column by column: what a preview shows and a person can correct."""

from graph.messages import Advice
from graph.model import Value
from loaders.mapping.specification import TableSpec


class ColumnReading(Value, frozen=True, omit_defaults=True):
    """What a column is taken for; `field` is empty for one that nothing takes."""

    column: str
    field: str = ""
    slot: str = ""
    sure: bool = True
    or_of: tuple[str, ...] = ()
    """Whose it could be as well; a table with such a column is loaded only when a person has said
    whose it is.
    """


class TableReading(Value, frozen=True, omit_defaults=True):
    """How a table would be mapped; no `spec` when it has no column for a case number."""

    columns: tuple[ColumnReading, ...]
    spec: TableSpec | None = None
    format: str = ""
    """Name of the format that it was recognised as (loaders/formats/registry.py); empty when read
    by its headers alone.

    A table with a format and no `spec` belongs to that format and holds no rows to load; its notes,
    if any, say why.
    """
    dataset: str = ""
    """The scope of its case numbers where the format knows better than the name of the file."""
    notes: tuple[Advice, ...] = ()
    """What a person should know about how it is read."""
    refused: Advice | None = None
    """Why a table of the format cannot be read as it is; there is no `spec` then."""
    title: str = ""
    """What the table is of, such as the account of a bank statement; shown in a preview."""
