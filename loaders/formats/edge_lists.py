"""Plain lists of ties (source, target, kind, date), and of who was at which event (person, event).

Decisions.
Ends may be ids: their names stand beside them, or in a list of nodes that is loaded together with
it (loaders/formats/node_lists.py); a list of mere numbers ties nobody.
Such a list is known by its header alone, so every column of it must be one that such lists have, or
one that nothing else is known by, such as a comment: that is left aside and told of. Under headers
that other tables have too (from and to, name) no such column is allowed: a table with one is
something else. Gephi, networkx, igraph, UCINET and Neo4j write the header in their own ways
(loaders/vocabulary/evidence.yaml); columns that only number the ties or say whether they are
directed are left aside.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import product

from graph.errors import InvalidValue
from graph.messages import message
from graph.schema import PARTY_KINDS, SAME_AS, RelationshipKind, may_join
from loaders.formats.named_ties import (
    HEAVIEST,
    MAX_LABEL,
    REFERENCE,
    NamedTies,
    read_heaviest,
    read_label,
    read_weight,
    row_issues,
)
from loaders.formats.node_lists import is_no_party, label_columns, named_rows, note_node
from loaders.mapping.reading import ColumnReading, TableReading
from loaders.mapping.scope import Scope
from loaders.mapping.specification import TableSpec, of_column
from loaders.planned import PlannedTable
from loaders.readers.passwords import Passwords
from loaders.rows.mapper import Loaded
from loaders.tables import Row, Table
from loaders.validation import RowIssues
from loaders.vocabulary.case_names import NUMBER, neutral_name
from loaders.vocabulary.codes import code_key, is_kin, read_role
from loaders.vocabulary.evidence import are_all_of, columns_by_field, is_evidence_header, words
from loaders.vocabulary.fields import DateReader, date_reader
from loaders.vocabulary.headers import read_header

ReadRow = Callable[[Row, Mapping[str, str], NamedTies, DateReader, RowIssues], None]
"""Reads one row by the column of each field into the ties, or says why not."""

TIES, EVENTS = "edge list", "event list"
_ASIDE = (HEAVIEST, REFERENCE)
_SECTIONS = {TIES: ("edges", ("a", "b")), EVENTS: ("events", ("person", "event"))}
_WEAK = frozenset({"from", "to", "dari", "ke", "head", "tail", "name", "nama", "who", "siapa"})
"""Headers of such lists that other tables have as well, by code_key."""
_KINDS = {
    kind
    for kind in frozenset(RelationshipKind) - SAME_AS
    if any(may_join(kind, start, end) for start, end in product(PARTY_KINDS, repeat=2))
}


def recognise_edges(table: Table, scope: Scope) -> TableReading | None:
    """How a list of ties or of who was where is read; None when the table is neither."""
    return _recognise(table, scope, beside=False)


def recognise_remarked_edges(table: Table, scope: Scope) -> TableReading | None:
    """The same of one with columns beside, such as remarks.

    A matrix of `Node 1`, `Node 2` is to be known before.
    """
    return _recognise(table, scope, beside=True)


def _recognise(table: Table, scope: Scope, *, beside: bool) -> TableReading | None:
    for name, (section, needed) in _SECTIONS.items():
        found = columns_by_field(table.columns, section)
        if not found.keys() >= set(needed):
            continue
        extra = _extra(table.columns, section)
        sure = not any(code_key(found[field]) in _WEAK for field in needed)
        if not extra or (beside and sure and all(map(_tells_nothing_else, extra))):
            return named_reading(name, table, scope, found)
    return None


def _extra(columns: Iterable[str], section: str) -> list[str]:
    """The columns that lists of this kind do not have."""
    told = (column for column in columns if column not in _ASIDE and not _numbers_rows(column))
    return [column for column in told if not are_all_of((column,), section)]


def _tells_nothing_else(column: str) -> bool:
    """Whether no register of cases and no kind of evidence is known by such a column."""
    meaning = read_header(column, guess=False)
    known = is_evidence_header(column) or (meaning is not None and meaning.field != "kept")
    return not known or code_key(column) in words("remarks")


def named_reading(
    name: str, table: Table, scope: Scope, found: Mapping[str, str], title: str = ""
) -> TableReading:
    """The reading of a table that tells of parties by their names alone.

    `found` is the column of each field.
    """
    constants = {NUMBER: neutral_name("jejaring", f"{table.file}{table.sheet}")}
    if scope.number:
        constants[REFERENCE] = scope.number
    fields = {column: field for field, column in found.items()}
    return TableReading(
        columns=tuple(
            ColumnReading(column=column, field=fields.get(column, "aside"))
            for column in table.columns
        ),
        spec=TableSpec(name=name, constants=constants, case={"number": of_column(NUMBER)}),
        format=name,
        title=title,
    )


def load_edges(planned: PlannedTable, passwords: Passwords, today: date) -> Iterator[Loaded]:
    """What a list of ties gives: refused rows, then its parties and the links between them."""
    return _load(planned, passwords, today, "edges", _read_tie)


def load_events(planned: PlannedTable, passwords: Passwords, today: date) -> Iterator[Loaded]:
    """What a list of who was where gives: refused rows, then each event with who was there."""
    return _load(planned, passwords, today, "events", _read_attendance)


def _load(
    planned: PlannedTable, passwords: Passwords, today: date, section: str, read: ReadRow
) -> Iterator[Loaded]:
    """What the rows of a list give; those that cannot be read are refused one by one."""
    ties = NamedTies(planned)
    found = columns_by_field((*planned.columns, *label_columns(planned)), section)
    read_date = date_reader(planned.mapping.date_order, planned.mapping.date_formats, today)
    for row in named_rows(planned, found, passwords):
        issues = row_issues(planned, row)
        if not issues.rejected:
            read(row, found, ties, read_date, issues)
        if issues.rejected:
            ties.refused.append((_with_labels(row, found, ties), issues))
    aside = planned.spec.constants.keys()
    for column in _extra((column for column in planned.columns if column not in aside), section):
        ties.warn(
            column,
            "",
            "no column of such a list: it is not read",
            "nothing, or put it into the kind of tie",
        )
    yield from ties.loaded()


def _numbers_rows(column: str) -> bool:
    """Whether a column only numbers the rows, or is the nameless one in which programs do."""
    meaning = read_header(column, guess=False)
    return column == "(A)" or (meaning is not None and meaning.field == "numbering")


def _read_tie(
    row: Row, found: Mapping[str, str], ties: NamedTies, read_date: DateReader, issues: RowIssues
) -> None:
    """Add the tie of a row, or say what keeps it out."""
    cells = {field: str(row.values.get(column) or "").strip() for field, column in found.items()}
    start, end = (_end(side, found, cells, ties, issues) for side in ("a", "b"))
    weight = _weight(found.get("weight", ""), cells.get("weight", ""), issues)
    day = _day(found.get("day", ""), cells.get("day", ""), read_date, issues)
    if start and start == end:
        issues.error(
            found["b"],
            end,
            "a tie of somebody with himself",
            "correct one end, or leave the row out",
        )
    kind, how = _kind(cells)
    if len(how) > MAX_LABEL:
        issues.error(
            "",
            how,
            message("a kind of tie of more than {max_label} characters", max_label=MAX_LABEL),
            "shorten it",
        )
    heaviest = read_heaviest(row, issues)
    if not issues.rejected:
        ties.told.heaviest = max(ties.told.heaviest, heaviest)
        ties.told.tie(start, end, row.number, kind=kind, how=how, weight=weight, day=day)


def _read_attendance(
    row: Row, found: Mapping[str, str], ties: NamedTies, read_date: DateReader, issues: RowIssues
) -> None:
    """Add who was at which event, or say what keeps the row out."""
    cells = {field: str(row.values.get(column) or "").strip() for field, column in found.items()}
    label = _label(found["person"], cells["person"], issues)
    event = " ".join(cells["event"].split())
    if not event:
        issues.error(found["event"], "", "no event is named", "write which, or leave the row out")
    if len(event) > MAX_LABEL:
        issues.error(
            found["event"],
            event,
            message("a name of more than {max_label} characters", max_label=MAX_LABEL),
            "shorten it",
        )
    day = _day(found.get("day", ""), cells.get("day", ""), read_date, issues)
    role = ""
    if cells.get("role"):
        try:
            role = read_role(cells["role"])
        except InvalidValue as error:
            issues.refuse(found["role"], cells["role"], error)
    ties.told.refuse_crowd(event, label, found["event"], issues)
    if not issues.rejected:
        ties.told.attend(event, label, row.number, role=role, day=day)


def _end(
    side: str,
    found: Mapping[str, str],
    cells: Mapping[str, str],
    ties: NamedTies,
    issues: RowIssues,
) -> str:
    """The label of one end: its name where it has one beside its id; empty with an issue."""
    named = found.get(f"{side}_label", "")
    if not named and f"{side}_kind" not in found and f"{side}_role" not in found:
        return _label(found[side], cells[side], issues)
    column = named or found[side]
    name, node = _label(column, str(cells.get(f"{side}_label", cells[side])), issues), cells[side]
    if not name:
        return ""
    kind = cells.get(f"{side}_kind", "")
    if kind and is_no_party(kind):
        issues.error(
            found[f"{side}_kind"],
            kind,
            "an end that is no person or organisation",
            "nothing, or give such numbers and places in the columns of a register",
        )
        return ""
    label = name
    if named:
        try:
            label = ties.told.nodes.label(node or name, name, cells.get(f"{side}_key", ""))
        except InvalidValue as error:
            issues.refuse(found[side], node, error)
            return ""
    role = cells.get(f"{side}_role", "")
    if kind or role:
        note_node(ties.told.nodes, label, kind, role)
    return label


def _with_labels(row: Row, found: Mapping[str, str], ties: NamedTies) -> Row:
    """A refused row with the labels of its ends, so that it keeps them when it is loaded again."""
    keys: dict[str, str] = {}
    for side, column in (("a", "Source Key"), ("b", "Target Key")):
        name = _written(row.values.get(found.get(f"{side}_label", "")))
        node = _written(row.values.get(found.get(side, "")))
        label = ties.told.nodes.known(node, name)
        if label and label != name:
            keys[column] = label
    return Row(row.number, {**row.values, **keys}, row.reason, row.mend) if keys else row


def _written(cell: object) -> str:
    return " ".join(str(cell or "").split())


def _label(column: str, text: str, issues: RowIssues) -> str:
    try:
        return read_label(text)
    except InvalidValue as error:
        issues.refuse(column, text, error)
        return ""


def _weight(column: str, text: str, issues: RowIssues) -> float:
    if not text:
        return 1.0
    try:
        weight = read_weight(text)
        if weight:
            return weight
        issues.error(
            column, text, "a tie that weighs nothing", "write its weight, or leave the row out"
        )
    except InvalidValue as error:
        issues.refuse(column, text, error)
    return 1.0


def _day(column: str, text: str, read_date: DateReader, issues: RowIssues) -> str:
    try:
        return read_date(text) if text else ""
    except InvalidValue as error:
        issues.refuse(column, text, error)
        return ""


def _kind(cells: Mapping[str, str]) -> tuple[RelationshipKind, str]:
    """The kind of tie that the row names, and its own word for it where that says more."""
    known = {**words("edge_kinds"), **{code_key(kind): kind.value for kind in _KINDS}}
    for field in ("kind", "type", "label"):
        text = " ".join(cells.get(field, "").split())
        if not text or known.get(code_key(text)) == "":
            continue
        if is_kin(text):
            return RelationshipKind.RELATED_TO, text
        kind = known.get(code_key(text))
        if kind:
            return RelationshipKind(kind), ""
        return RelationshipKind.ASSOCIATED_WITH, text
    return RelationshipKind.ASSOCIATED_WITH, ""
