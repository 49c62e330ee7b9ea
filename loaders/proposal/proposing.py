"""A mapping proposed for any table, with what is unsure and why.

Decisions.
A header that is known and whose values do not gainsay it is sure; everything else is for a person
to look at. Where header and values disagree the values decide, because what they cannot be read as
would keep the rows out. Who is named in no complaint is proposed as another party of a register:
such a case ties nobody to anybody, and nobody is made a victim or an accused by a guess.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from glob import escape

from loaders.mapping.specification import (
    Expression,
    MappingSpec,
    MentionSpec,
    TableSpec,
    columns_of,
)
from loaders.mapping.value_shapes import ColumnShape, ValueShape, column_shapes, first_rows
from loaders.proposal.case_number import find_case
from loaders.proposal.checking import OTHER_ROLE, keep_unreadable, table_spec
from loaders.proposal.draft import MOST, ProposalDraft
from loaders.proposal.headers import EXPECTED, settle_owners, take_header
from loaders.proposal.proposed import NO_SHARE, MappingProposal, ProposedColumn
from loaders.proposal.values import drop_doubles, settle_dates, take_values
from loaders.tables import Row, Table
from loaders.vocabulary.headers import HeaderMeaning

_ROUNDS = 6
_DISTINCT = (
    ValueShape.NIK,
    ValueShape.PHONE,
    ValueShape.EMAIL,
    ValueShape.DATE,
    ValueShape.CODE,
    ValueShape.PLATE,
    ValueShape.PASSPORT,
)
"""Shapes that no header has."""


def propose_table(
    table: Table,
    rows: Sequence[Row] | None = None,
    *,
    chosen: Mapping[str, HeaderMeaning] | None = None,
) -> MappingProposal:
    """The mapping proposed for a table; what a person has chosen stands, whatever it looks like."""
    seen = first_rows(table) if rows is None else rows
    draft = ProposalDraft(table, seen, chosen or {})
    _take_columns(draft)
    spec = table_spec(draft)
    for _ in range(_ROUNDS):
        if not keep_unreadable(draft, spec):
            break
        spec = table_spec(draft)
    return MappingProposal(
        table=spec.name,
        sheet=table.sheet,
        columns=tuple(_proposed(draft, column, spec) for column in table.columns),
        spec=spec,
        case_from=draft.case_from,
        date_order=draft.date_order,
        dates_unclear=draft.dates_unclear,
        headless=_is_headless(draft),
        role_unknown=any(map(_has_no_role, spec.mentions)),
    )


def _take_columns(draft: ProposalDraft) -> None:
    """Take each column for something: headers first, since values are read in their light."""
    for column in draft.table.columns:
        take_header(draft, column)
    settle_owners(draft)
    find_case(draft)
    for column in draft.table.columns:
        if column not in draft.taken:
            take_values(draft, column)
    drop_doubles(draft)
    settle_dates(draft)


def mapping_of(file: str, proposals: Sequence[MappingProposal]) -> MappingSpec:
    """One mapping of the proposed tables of a file, with the order of dates that most have."""
    orders = Counter(proposal.date_order for proposal in proposals if not proposal.dates_unclear)
    order = orders.most_common(1)[0][0] if orders else "dmy"
    return MappingSpec(
        files=(escape(file),),
        date_order=order,
        tables=tuple(proposal.spec for proposal in proposals),
    )


def is_table(table: Table, rows: Sequence[Row]) -> bool:
    """Whether a sheet looks like a table: at least two columns and a row."""
    return len(table.columns) > 1 and bool(rows)


def _proposed(draft: ProposalDraft, column: str, spec: TableSpec) -> ProposedColumn:
    """What a draft has come to for one column."""
    taken, shape = draft.taken[column], draft.shapes[column]
    field = "left" if taken.meaning.field == "numbering" else taken.meaning.field
    if spec.case["number"].columns == (column,):
        field = "number"
    looks, share = _looks(shape, taken.meaning.field)
    return ProposedColumn(
        column=column,
        field=field,
        slot=_slot(taken.meaning, column, spec),
        sure=taken.sure,
        because=taken.because,
        shape=looks,
        share=share,
        said=taken.said,
        examples=shape.examples,
    )


def _slot(meaning: HeaderMeaning, column: str, spec: TableSpec) -> str:
    """Whose a column is: of the mention that reads it, else as its header says."""
    if not meaning.slot:
        return ""
    for mention in spec.mentions:
        if column in _columns_for(mention):
            return mention.slot
    if meaning.slot == "-":
        return ""
    return f"{meaning.slot}_{meaning.number}" if meaning.number else meaning.slot


def _columns_for(mention: MentionSpec) -> set[str]:
    found: set[str] = set()
    for expression in mention.fields.values():
        found |= columns_of(expression)
    for identifier in mention.identifiers:
        found |= columns_of(identifier.value) | columns_of(identifier.bank)
    return found


def _looks(shape: ColumnShape, field: str) -> tuple[str, float]:
    """The shape that speaks for a field, else the one that most values have, with its share."""
    for shapes in (EXPECTED.get(field, ()), tuple(ValueShape)):
        present = [candidate for candidate in shapes if shape.share(candidate)]
        if present:
            best = max(present, key=shape.share)
            return str(best), shape.share(best)
    return "", NO_SHARE


def _is_headless(draft: ProposalDraft) -> bool:
    """Whether a row of values was taken for the header: two headers look like what is below."""
    header = Row(0, {column: column for column in draft.table.columns})
    shapes = column_shapes(draft.table.columns, [header])
    alike = [
        column for column, shape in shapes.items() if _share_a_shape(shape, draft.shapes[column])
    ]
    return len(alike) >= 2


def _share_a_shape(header: ColumnShape, below: ColumnShape) -> bool:
    return any(header.share(shape) and below.share(shape) >= MOST for shape in _DISTINCT)


def _has_no_role(mention: MentionSpec) -> bool:
    return mention.fields.get("role") == Expression(value=OTHER_ROLE)
