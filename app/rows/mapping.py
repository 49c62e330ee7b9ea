"""How a file is read, and what its first rows would give by a proposed mapping, for people."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.rows.listing import Column, Listing
from app.wording.columns import format_label, target_label, whose
from app.wording.wording import Wording
from graph.identifiers import format as format_identifier
from graph.model import Mention
from graph.schema import ROLES
from loaders.mapping.reading import ColumnReading
from loaders.planned import PlannedTable
from loaders.rows.mapper import Loaded


def party_lines(
    mentions: Sequence[Mention], wording: Wording, *, masked: bool = False
) -> Iterator[str]:
    """One line a party: role, name and identifiers.

    Of protected ones, when masked, only what was read of them.
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


def reading_listing(planned: PlannedTable, wording: Wording) -> Listing[ColumnReading]:
    """What each column of a table is read as, and which of them a person must look at."""
    _ = wording.text

    def read_as(reading: ColumnReading) -> str:
        """What it is taken for, with all whose it could be where that is open."""
        taken_for = target_label(reading.slot, reading.field, wording, format=planned.format)
        others = [whose(slot, wording) for slot in reading.or_of]
        return f" {_('or')} ".join((taken_for, *others))

    def sure(reading: ColumnReading) -> str:
        if reading.sure:
            return _("yes")
        return _("no, choose whose it is") if reading.or_of else _("no, please check")

    return Listing(
        title=" ".join(filter(None, (planned.file, planned.sheet))),
        items=planned.readings,
        columns=(
            Column(_("column"), lambda reading: reading.column),
            Column(_("read as"), read_as),
            Column(_("sure"), sure),
        ),
        foot=tuple(how_read(planned, wording)),
    )


def how_read(planned: PlannedTable, wording: Wording) -> Iterator[str]:
    """By what a table is read: its format, a mapping, or its headers."""
    _ = wording.text
    if planned.format:
        yield " · ".join(filter(None, (format_label(planned.format, wording), planned.title)))
    if planned.saved:
        yield _("Read by the saved mapping {name}").format(name=planned.mapping.name)
    elif planned.mapping.tables:
        yield _("Read by the mapping {name}").format(name=planned.mapping.name)
    elif not planned.format:
        yield _("Read by its headers")
