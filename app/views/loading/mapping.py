"""Correcting how a file is read.

One drop-down a column, what that gives at once, and saving it for files like this.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import streamlit as st

from app.exports.mapping_file import mapping_text
from app.intake.mapping import FileProposal, ProposedTable, count_rejected, issues_of
from app.plain_text import harmless
from app.rows.loads import alike
from app.rows.mapping import link_line, party_lines
from app.views import session
from app.views.loading import reports
from app.views.tables import as_markdown, table
from app.wording.columns import CASE, PARTY, REASONS, proposal_notes, target_label, why
from app.workspace import Workspace
from graph.errors import LoadError
from graph.schema import ROLES
from loaders.load import LoadPlan
from loaders.mapping.owners import split_slot
from loaders.planned import PlannedTable
from loaders.proposal.proposed import Because, ProposedColumn
from loaders.readers.passwords import Passwords, no_passwords
from loaders.vocabulary.headers import HeaderMeaning

Target = str
"""Slot and field of a column, such as `korban:names`."""

SHOWN_ROWS = 5
SHOWN_ISSUES = 10
_KEPT, _LEFT = ":kept", ":left"
OPEN: Target = ":?"
"""Of a column that could be several people's: nobody's before a person has chosen."""
_SLOTS = ("korban", "pelapor", "saksi", "pihak_diadukan", "majikan", "agensi_ln", "p3mi", "lpk")
_NUMBERED = "pihak_diadukan"


def correct(
    space: Workspace, paths: Sequence[Path], plan: LoadPlan, passwords: Passwords = no_passwords
) -> bool:
    """Offer to correct each file that no format and no mapping of its own says how to read.

    Whether any was offered.
    """
    _ = space.wording.text
    if saved := st.session_state.pop(session.SAVED_MAPPING, ""):
        st.success(
            _("Saved as {name}: files with the same header are read so from now on.").format(
                name=saved
            )
        )
    offered = False
    for path in paths:
        planned = [table for table in plan.tables if table.path == str(path)]
        if all(
            not table.format and (table.saved or not table.mapping.tables) and not table.partial
            for table in planned
        ):
            offered = _file(space, path, planned, passwords) or offered
    return offered


def _file(
    space: Workspace, path: Path, planned: Sequence[PlannedTable], passwords: Passwords
) -> bool:
    """The tables of one file with a choice for each column, and what that choice gives.

    Whether it can be read as a table.
    """
    _ = space.wording.text
    first = None if planned else _proposal(space, path, passwords)
    if not planned and first is None:
        return False
    told = _("Correct how {file} is read")
    label = told.format(file=as_markdown(path.name))
    needed = not planned or any(table.asks for table in planned)
    if not st.toggle(label, value=needed, key=f"correct {path.name}"):
        return True
    first = first or _proposal(space, path, passwords)
    if first is not None:
        _tables(space, path, first, planned, passwords)
    return True


def _tables(
    space: Workspace,
    path: Path,
    first: FileProposal,
    planned: Sequence[PlannedTable],
    passwords: Passwords,
) -> None:
    """The tables of a file, and a button that saves how they are read."""
    _ = space.wording.text
    chosen = {table.table.sheet: _chosen(path, table, planned) for table in first.tables}
    with st.container(border=True):
        proposal = (
            space.intake.propose(path, chosen, passwords=passwords)
            if any(chosen.values())
            else first
        )
        names = [as_markdown(table.table.sheet) for table in first.tables]
        places = st.tabs(names) if len(names) > 1 else [st.container()]
        for place, before, now in zip(places, first.tables, proposal.tables, strict=True):
            with place:
                _table(space, path, before, now, proposal, planned)
        if st.button(
            _("Save for files like this"),
            key=f"save {path.name}",
            icon=":material/save:",
            disabled=_are_open(path, first.tables, planned),
            help=_("Choose first whose each column is."),
        ):
            text = mapping_text(proposal, space.wording)
            saved = space.intake.save_mapping(proposal, text)
            st.session_state[session.SAVED_MAPPING] = saved.name
            st.rerun()
        st.caption(_("A file with exactly these columns is then read so, whatever it is called."))


def _proposal(space: Workspace, path: Path, passwords: Passwords) -> FileProposal | None:
    """How a file could be read; None where it holds no table, which an issue of the plan tells."""
    try:
        return space.intake.propose(path, passwords=passwords)
    except LoadError:
        return None


def _table(
    space: Workspace,
    path: Path,
    before: ProposedTable,
    now: ProposedTable,
    proposal: FileProposal,
    planned: Sequence[PlannedTable],
) -> None:
    """The drop-downs of one table, unsure columns first, and what they give."""
    _ = space.wording.text
    for note in proposal_notes(now.proposal, space.wording):
        st.warning(as_markdown(note), icon=":material/help:")
    starts = _starts(before, planned)
    asked = _asked(before, planned)
    whose = list(chain.from_iterable(asked.values()))
    targets = _options([*starts.values(), *whose, *map(_target, now.proposal.columns)])
    options = {target: target_label(*_parts(target), space.wording) for target in targets}
    if asked:
        options = {**options, OPEN: _("(choose whose it is)")}
    columns = before.proposal.columns
    unsure = [column for column in columns if not column.sure or column.column in asked]
    sure = [column for column in columns if column not in unsure]
    latest = {column.column: column for column in now.proposal.columns}
    if unsure:
        _heading(_("Please check"))
        for column in unsure:
            _column(space, path, now, latest[column.column], starts[column.column], options)
    told = _("The other {count} columns")
    more = told.format(count=len(sure))
    if sure and (not unsure or st.toggle(more, key=f"all {path.name} {now.table.sheet}")):
        for column in sure:
            _column(space, path, now, latest[column.column], starts[column.column], options)
    _outcome(space, now, proposal, ready=bool(planned))


def _column(
    space: Workspace,
    path: Path,
    now: ProposedTable,
    column: ProposedColumn,
    start: Target,
    options: Mapping[Target, str],
) -> None:
    """One column: its examples, what it is taken for and why, and a choice of something else."""
    _ = space.wording.text
    left, middle, right = st.columns([3, 4, 4], vertical_alignment="center")
    role = ROLES.get(split_slot(column.slot)[0])
    protected = column.sure and role is not None and role.protected
    masked = protected and not space.viewer.may_see_cells
    shown = [_("masked")] if masked else [example[:40] for example in column.examples]
    examples = as_markdown(" · ".join(shown))
    left.markdown(
        f"**{as_markdown(column.column)}**" + (f"  \n:small[:gray[{examples}]]" if examples else "")
    )
    middle.selectbox(
        harmless(column.column),
        list(options),
        index=list(options).index(start),
        format_func=options.__getitem__,
        label_visibility="collapsed",
        key=_key(path, now, column.column),
    )
    mark = "" if column.sure and start != OPEN else ":orange[:material/help:] "
    reason = _(REASONS[Because.WHOSE]) if start == OPEN else why(column, space.wording)
    right.caption(mark + as_markdown(reason))


def _outcome(space: Workspace, now: ProposedTable, proposal: FileProposal, *, ready: bool) -> None:
    """The first rows as values, and what is wrong with them.

    Of a file that is not `ready` nothing is loaded before it is saved how it is read.
    """
    wording = space.wording
    _ = wording.text
    masked = not space.viewer.may_see_cells
    tried = proposal.tried(now)
    _heading(_("The first rows as they would be loaded"))
    rows = [
        {
            _("Row"): row.place.row,
            _("Case"): row.place.case or _("(no case number)"),
            _("Parties"): "\n".join(party_lines(row.mentions, wording, masked=masked)),
            _("Links"): link_line(row, wording),
        }
        for row in [row for row in tried if not row.aside][:SHOWN_ROWS]
    ]
    table(rows, wide=[_("Parties")])
    rejected = count_rejected(tried)
    if rejected:
        told = _("{count} of the first {rows} rows would be rejected")
        st.warning(told.format(count=rejected, rows=len(tried)))
    elif ready:
        told = _("none of the first {rows} rows would be rejected")
        st.success(told.format(rows=len(tried)))
    else:
        told = _(
            "Read so, none of the first {rows} rows would be rejected: save it below, and the file"
            " can be loaded."
        )
        st.info(told.format(rows=len(tried)))
    reports.issue_table(space, alike(issues_of(tried))[:SHOWN_ISSUES])


def _heading(text: str) -> None:
    st.markdown(f"**{text}**")


def _starts(before: ProposedTable, planned: Sequence[PlannedTable]) -> dict[str, Target]:
    """What each drop-down shows first: what a saved mapping says, else the proposal."""
    starts = {column.column: _target(column) for column in before.proposal.columns}
    starts |= {column: OPEN for column in _asked(before, planned) if column in starts}
    for now in planned:
        if now.saved and now.sheet == before.table.sheet:
            read = {
                reading.column: f"{reading.slot}:{reading.field or 'kept'}"
                for reading in now.readings
                if reading.field != "mapped"
            }
            starts |= {column: target for column, target in read.items() if column in starts}
    return starts


def _asked(before: ProposedTable, planned: Sequence[PlannedTable]) -> dict[str, tuple[Target, ...]]:
    """The columns of which it cannot be told whose they are, with whose they could be."""
    return {
        reading.column: tuple(f"{slot}:{reading.field}" for slot in (reading.slot, *reading.or_of))
        for now in planned
        if now.sheet == before.table.sheet
        for reading in now.readings
        if reading.or_of
    }


def _are_open(path: Path, tables: Sequence[ProposedTable], planned: Sequence[PlannedTable]) -> bool:
    """Whether a person has yet to say whose some columns are."""
    return any(
        st.session_state.get(_key(path, table, column), OPEN) == OPEN
        for table in tables
        for column in _asked(table, planned)
    )


def _chosen(
    path: Path, before: ProposedTable, planned: Sequence[PlannedTable]
) -> dict[str, HeaderMeaning]:
    """The columns for which something else than the proposal was chosen."""
    starts = _starts(before, planned)
    chosen = {}
    for column in before.proposal.columns:
        target = st.session_state.get(_key(path, before, column.column), starts[column.column])
        if target == OPEN:
            chosen[column.column] = HeaderMeaning("kept")
        elif target != _target(column):
            slot, field = _parts(target)
            chosen[column.column] = HeaderMeaning(field, *split_slot(slot))
    return chosen


def _target(column: ProposedColumn) -> Target:
    return f"{column.slot}:{column.field}"


def _parts(target: Target) -> tuple[str, str]:
    slot, _, field = target.partition(":")
    return slot, field


def _options(shown: Sequence[Target]) -> list[Target]:
    """What a column can be, those of one party together; one more reported party than there are."""
    slots = list(dict.fromkeys([*filter(None, (_parts(target)[0] for target in shown)), *_SLOTS]))
    numbers = [number for stem, number in map(split_slot, slots) if stem == _NUMBERED]
    slots.append(f"{_NUMBERED}_{max(numbers, default=0) + 1}")
    order = {slot: place for place, slot in enumerate(("pihak", *_SLOTS))}
    slots.sort(key=lambda slot: (order.get(split_slot(slot)[0], len(order)), split_slot(slot)[1]))
    listed = [_KEPT, _LEFT, *(f":{field}" for field in CASE)]
    for slot in slots:
        listed += [f"{slot}:{field}" for field in PARTY]
    return list(dict.fromkeys([*listed, *shown]))


def _key(path: Path, of: ProposedTable, column: str) -> str:
    return f"column {path.name} {of.table.sheet} {column}"
