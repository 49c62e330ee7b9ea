"""The mapping helper: a mapping proposed for a file, and tried on its first rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.clock import today
from graph.errors import UnreadableFile
from graph.messages import message
from loaders.formats.registry import recognise
from loaders.mapping.saved import MAPPING_SUFFIX
from loaders.mapping.scope import Scope
from loaders.mapping.specification import MappingSpec
from loaders.mapping.value_shapes import first_rows
from loaders.proposal.checking import TRIED
from loaders.proposal.proposed import MappingProposal
from loaders.proposal.proposing import is_table, mapping_of, propose_table
from loaders.proposal.trial import try_rows
from loaders.readers.passwords import Passwords, no_passwords
from loaders.readers.registry import read_tables
from loaders.rows.mapper import Loaded
from loaders.tables import Row, Table
from loaders.validation import Issue
from loaders.vocabulary.headers import HeaderMeaning

Chosen = Mapping[str, Mapping[str, HeaderMeaning]]
"""What a person chose of columns, by the sheet."""


@dataclass(frozen=True, slots=True)
class ProposedTable:
    """One table with the first of its rows and how it could be read."""

    table: Table
    rows: Sequence[Row]
    proposal: MappingProposal
    format: str = ""
    """The format that it is recognised as, and read by without a mapping."""


@dataclass(frozen=True, slots=True)
class FileProposal:
    """How the tables of one file could be read."""

    file: str
    tables: tuple[ProposedTable, ...]

    @property
    def mapping(self) -> MappingSpec:
        """One mapping for all of them."""
        return mapping_of(self.file, [table.proposal for table in self.tables])

    def tried(self, table: ProposedTable) -> tuple[Loaded, ...]:
        """What the first rows of one of its tables would give."""
        spec, rows = table.proposal.spec, table.rows[:TRIED]
        return tuple(try_rows(table.table, rows, spec, self.mapping, today()))


def propose_file(
    path: Path, chosen: Chosen | None = None, *, passwords: Passwords = no_passwords
) -> FileProposal:
    """A mapping for every sheet of a file that looks like a table.

    Raises UnreadableFile when none does.
    """
    found = []
    for table in read_tables(path, passwords=passwords):
        rows = first_rows(table)
        if is_table(table, rows):
            proposal = propose_table(table, rows, chosen=(chosen or {}).get(table.sheet))
            found.append(ProposedTable(table, rows, proposal, recognise(table, Scope()).format))

    if not found:
        raise UnreadableFile(
            message(
                "{name} holds no table: at least two columns with a row of headers and rows"
                " below it",
                name=path.name,
            )
        )
    return FileProposal(path.name, tuple(found))


def count_rejected(rows: Sequence[Loaded]) -> int:
    """How many rows would be rejected; a line that is no record is left aside instead."""
    return sum(row.rejected and not row.aside for row in rows)


def issues_of(rows: Sequence[Loaded]) -> tuple[Issue, ...]:
    """Everything that is wrong in some rows."""
    found: list[Issue] = []
    for row in rows:
        found += row.issues

    return tuple(found)


def default_place(path: Path) -> Path:
    """Where a mapping is written when nobody says: in the current folder, named after the file."""
    return Path(f"{path.stem}{MAPPING_SUFFIX}")
