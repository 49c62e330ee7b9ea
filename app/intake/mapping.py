"""The mapping helper: a mapping proposed for a file, tried on its first rows, worded for people,
written and saved.
"""

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.wording.columns import proposal_notes, why
from app.wording.wording import Wording
from graph.errors import UnreadableFile
from graph.identifiers import format as format_identifier
from graph.model import Mention
from graph.schema import ROLES
from loaders.formats.registry import recognise
from loaders.mapping.saved import MAPPING_SUFFIX, save_mapping
from loaders.mapping.scope import Scope
from loaders.mapping.specification import MappingSpec
from loaders.mapping.value_shapes import first_rows
from loaders.mapping.yaml_writer import render_mapping
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
        return tuple(try_rows(table.table, table.rows[:TRIED], table.proposal.spec, self.mapping))


def propose_file(
    path: Path, chosen: Chosen | None = None, *, passwords: Passwords = no_passwords
) -> FileProposal:
    """A mapping for every sheet of a file that looks like a table; raises UnreadableFile when none
    does.
    """
    found = []
    for table in read_tables(path, passwords=passwords):
        rows = first_rows(table)
        if is_table(table, rows):
            proposal = propose_table(table, rows, chosen=(chosen or {}).get(table.sheet))
            found.append(ProposedTable(table, rows, proposal, recognise(table, Scope()).format))
    if not found:
        raise UnreadableFile(
            f"{path.name} holds no table: at least two columns with a row of headers and rows"
            " below it"
        )
    return FileProposal(path.name, tuple(found))


def issues_of(rows: Sequence[Loaded]) -> tuple[Issue, ...]:
    """Everything that is wrong in some rows."""
    return tuple(issue for row in rows for issue in row.issues)


def party_lines(
    mentions: Sequence[Mention], wording: Wording, *, masked: bool = False
) -> Iterator[str]:
    """One line a party: role, name and identifiers; of protected ones, when masked, only what was
    read of them.
    """
    for mention in mentions:
        if masked and ROLES[mention.role].protected:
            read = [wording.text("name")] * bool(mention.name) + [
                wording.scheme(i.scheme) for i in mention.identifiers
            ]
            yield (
                f"{wording.role(mention.role)}: {', '.join(dict.fromkeys(read))}"
                f" ({wording.text('masked')})"
            )
            continue
        told = [
            format_identifier(identifier.scheme, identifier.value)
            for identifier in mention.identifiers
        ]
        name = mention.name or wording.text("(no name)")
        yield f"{wording.role(mention.role)}: " + ", ".join([name, *told])


def link_line(row: Loaded, wording: Wording) -> str:
    """The links that a row states, counted by kind."""
    kinds = Counter(wording.relationship(statement.kind) for statement in row.statements)
    return ", ".join(
        f"{kind} {count}" if count > 1 else kind for kind, count in sorted(kinds.items())
    )


def mapping_text(proposal: FileProposal, wording: Wording, name: str = "") -> str:
    """The mapping as YAML with what is unsure said behind it; `name` is the file that it will be
    written to.
    """
    _ = wording.text
    head = [_("How {file} is read: each line says `field: column`.").format(file=proposal.file)]
    head.append(
        _("Lines marked `# ?` are unsure: look at them, correct them, and take the mark away.")
    )
    head.append(_("A field that does not exist is refused with the list of all that do."))
    if name:
        head.append(_("Load with: {command}").format(command=load_command(proposal.file, name)))
    for table in proposal.tables:
        sheet = f"{table.table.sheet}: " if table.table.sheet else ""
        head += [f"? {sheet}{note}" for note in proposal_notes(table.proposal, wording)]
    remarks = {
        table.proposal.table: {
            c.column: why(c, wording) for c in table.proposal.columns if not c.sure
        }
        for table in proposal.tables
    }
    return render_mapping(proposal.mapping, head=head, remarks=remarks)


def load_command(file: str, mapping: str) -> str:
    """The command that loads a file by a mapping."""
    return f"simpul load {shlex.quote(file)} --mapping {shlex.quote(mapping)}"


def write_mapping(proposal: FileProposal, path: Path, wording: Wording) -> Path:
    """Write the mapping to edit."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        mapping_text(proposal, wording, str(path)), encoding="utf-8", errors="surrogatepass"
    )
    return path


def save_for_source(proposal: FileProposal, folder: Path, wording: Wording) -> Path:
    """Save the mapping so that files with the same headers are read by it."""
    return save_mapping(
        folder, Path(proposal.file).stem, proposal.mapping, mapping_text(proposal, wording)
    )


def default_place(path: Path) -> Path:
    """Where a mapping is written when nobody says: in the current folder, named after the file."""
    return Path(f"{path.stem}{MAPPING_SUFFIX}")
