"""A proposed mapping as a file: YAML with what is unsure said behind it."""

import shlex
from pathlib import Path

from app.intake.mapping import FileProposal
from app.wording.columns import proposal_notes, why
from app.wording.wording import Wording
from loaders.mapping.yaml_writer import render_mapping
from loaders.private_files import write_private


def mapping_text(proposal: FileProposal, wording: Wording, name: str = "") -> str:
    """The mapping as YAML with what is unsure said behind it.

    `name` is the file that it will be written to.
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

    remarks = {}
    for table in proposal.tables:
        unsure = [column for column in table.proposal.columns if not column.sure]
        remarks[table.proposal.table] = {column.column: why(column, wording) for column in unsure}

    return render_mapping(proposal.mapping, head=head, remarks=remarks)


def load_command(file: str, mapping: str) -> str:
    """The command that loads a file by a mapping."""
    return f"simpul load {shlex.quote(file)} --mapping {shlex.quote(mapping)}"


def write_mapping(proposal: FileProposal, path: Path, wording: Wording) -> Path:
    """Write the mapping to edit."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = mapping_text(proposal, wording, str(path))
    return write_private(path, text.encode("utf-8", "surrogatepass"))
