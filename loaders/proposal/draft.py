"""The proposal while it is being made: what each column has been taken for so far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.mapping.value_shapes import ColumnShape, column_shapes
from loaders.proposal.proposed import Because, CaseFrom
from loaders.tables import Row, Table
from loaders.vocabulary.headers import HeaderMeaning

MOST = 0.8
"""Share of the values from which they are taken for what they look like."""
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Taken:
    """What a column is taken for; `kept` where it means nothing that is known."""

    meaning: HeaderMeaning
    because: Because
    sure: bool = True
    said: str = ""
    """The field that its header names, where another was taken."""


class ProposalDraft:
    """A table, what its values look like, and what its columns are taken for."""

    def __init__(
        self, table: Table, rows: Sequence[Row], chosen: Mapping[str, HeaderMeaning]
    ) -> None:
        self.table, self.rows, self.chosen = table, rows, chosen
        self.shapes: Mapping[str, ColumnShape] = column_shapes(table.columns, rows)
        self.taken: dict[str, Taken] = {}
        self.case_from = CaseFrom.COLUMN
        self.tells_of_nobody = False
        """Whether no column tells of a complaint, nor who somebody is."""
        self.date_order, self.dates_unclear = "dmy", False

    def put(
        self,
        column: str,
        meaning: HeaderMeaning,
        because: Because,
        *,
        sure: bool = True,
        said: str = "",
    ) -> None:
        """Take a column for something."""
        self.taken[column] = Taken(meaning, because, sure, said)

    def keep(self, column: str, because: Because, said: str = "") -> None:
        """Keep a column beside the case, as nothing that is known."""
        self.put(column, HeaderMeaning("kept"), because, sure=False, said=said)

    def meanings(self) -> Iterator[HeaderMeaning]:
        """What the columns are taken for, in the order in which that was found."""
        return (taken.meaning for taken in self.taken.values())

    def count(self, slot: str, field: str, number: int = 0) -> int:
        """How many columns are taken for this field of this party."""
        wanted = (slot, field, number)
        return sum(
            (meaning.slot, meaning.field, meaning.number) == wanted for meaning in self.meanings()
        )

    def has_names(self) -> bool:
        """Whether some column holds the names of somebody."""
        return any(meaning.field == "names" for meaning in self.meanings())

    def open_shapes(self) -> list[ColumnShape]:
        """What those columns look like that are taken for nothing yet."""
        return [self.shapes[column] for column in self.table.columns if column not in self.taken]
