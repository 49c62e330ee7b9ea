"""The specification that a draft comes to, tried on rows: what keeps most of them out is mended."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from glob import escape

from msgspec import structs

from graph.schema import REGISTER
from loaders.mapping.automatic import map_meanings
from loaders.mapping.specification import Expression, MappingSpec, MentionSpec, TableSpec
from loaders.proposal.draft import ProposalDraft
from loaders.proposal.proposed import Because, CaseFrom
from loaders.proposal.trial import try_rows
from loaders.rows.mapper import Loaded
from loaders.tables import FILE_NAME, ROW_NUMBER, Row, is_blank
from loaders.vocabulary.headers import HeaderMeaning

TRIED = 200
"""Rows that a proposal is tried on."""
OTHER_ROLE = "pihak_lain"
_MAIN = "pihak"
_SOME = 0.1
_IN_NO_FIELD = frozenset({"kept", "left", "numbering", "number"})


def table_spec(draft: ProposalDraft) -> TableSpec:
    """How the table is read when each column is what it is taken for."""
    of_complaints = draft.case_from is not CaseFrom.FILE and not draft.tells_of_nobody
    meanings = _meanings(draft, of_complaints)
    spec = map_meanings(meanings, draft.table.sheet or "rows").spec
    assert spec is not None  # noqa: S101 - something always names the case
    case = dict(spec.case)
    if draft.case_from is CaseFrom.ROW:
        case["number"] = Expression(text=f"#{{{ROW_NUMBER}}}")
    if not of_complaints:
        case.setdefault("scheme", Expression(value=REGISTER))
    mentions = tuple(_with_role(mention) for mention in spec.mentions)
    of_the_file = draft.case_from is CaseFrom.FILE and mentions
    return structs.replace(
        spec,
        files=(escape(draft.table.file),),
        sheet=escape(draft.table.sheet) if draft.table.sheet else "*",
        columns=draft.table.columns,
        case=case,
        mentions=mentions,
        keep=mentions[0].slot if of_the_file else spec.keep,
        kept=(),
        numbering=_numbering(meanings, case["number"]),
    )


def _meanings(draft: ProposalDraft, of_complaints: bool) -> dict[str, HeaderMeaning | None]:
    """What the columns mean; where nobody says whose they are, they are of the one main party."""
    meanings: dict[str, HeaderMeaning | None] = {
        column: draft.taken[column].meaning for column in draft.table.columns
    }
    if not of_complaints and not any(map(_says_whose, draft.meanings())):
        for column in draft.table.columns:
            meaning = draft.taken[column].meaning
            if meaning.slot == "-":
                meanings[column] = replace(meaning, slot=_MAIN)
    if draft.case_from is CaseFrom.ROW:
        meanings[ROW_NUMBER] = HeaderMeaning("number")
    elif draft.case_from is CaseFrom.FILE:
        meanings[FILE_NAME] = HeaderMeaning("number")
    return meanings


def _says_whose(meaning: HeaderMeaning) -> bool:
    return meaning.field == "role" or meaning.slot not in {"", "-"}


def _with_role(mention: MentionSpec) -> MentionSpec:
    """The main party as another party of a register: nobody is made an accused by a guess."""
    if mention.slot != _MAIN or "role" in mention.fields:
        return mention
    fields = {**mention.fields, "role": Expression(value=OTHER_ROLE)}
    return structs.replace(mention, fields=fields)


def _numbering(meanings: dict[str, HeaderMeaning | None], number: Expression) -> tuple[str, ...]:
    """The columns that are left out, but for one that is the number of the case."""
    return tuple(
        column
        for column, meaning in meanings.items()
        if meaning and meaning.field in {"numbering", "left"} and number.columns != (column,)
    )


def keep_unreadable(draft: ProposalDraft, spec: TableSpec) -> bool:
    """Keep the columns that would keep most of their rows out; whether there were any."""
    rows = draft.rows[:TRIED]
    mapping = MappingSpec(date_order=draft.date_order, tables=(spec,))
    tried = list(try_rows(draft.table, rows, spec, mapping))
    nameless = sum(map(_is_nameless, tried))
    if draft.case_from is CaseFrom.COLUMN and nameless * 2 > len(tried):
        _give_up_number(draft)
        return True
    errors = _errors_by_column(draft, tried)
    nothing_loaded = bool(tried) and all(loaded.rejected for loaded in tried)
    refused = [
        column
        for column, count in errors.items()
        if _is_readable(draft, column)
        and (nothing_loaded or count * 2 > _count_filled(rows, column))
    ]
    for column in refused:
        draft.keep(column, Because.UNREADABLE, said=draft.taken[column].meaning.field)
    for column, count in errors.items():
        taken = draft.taken[column]
        if column not in refused and taken.sure and count > _SOME * len(rows):
            draft.put(column, taken.meaning, Because.PARTLY, sure=False)
    return bool(refused)


def _is_nameless(loaded: Loaded) -> bool:
    no_number = any(issue.reason == "no case number" for issue in loaded.issues)
    return no_number and not loaded.case_id


def _errors_by_column(draft: ProposalDraft, tried: Iterable[Loaded]) -> Counter[str]:
    """In how many of the rows each column has an error; an issue may name several of them."""
    errors: Counter[str] = Counter()
    for loaded in tried:
        wrong = {issue.column for issue in loaded.issues if issue.severity != "warning"}
        for label in wrong:
            columns = [label] if label in draft.taken else label.split(", ")
            errors.update(column for column in columns if column in draft.taken)
    return errors


def _is_readable(draft: ProposalDraft, column: str) -> bool:
    """Whether a column is read as a field, and not because a person chose it so."""
    return column not in draft.chosen and draft.taken[column].meaning.field not in _IN_NO_FIELD


def _count_filled(rows: Iterable[Row], column: str) -> int:
    return sum(not is_blank(row.values.get(column)) for row in rows)


def _give_up_number(draft: ProposalDraft) -> None:
    """Let each row be its own case: most have no number."""
    for column, taken in list(draft.taken.items()):
        if taken.meaning.field == "number":
            draft.keep(column, Because.UNREADABLE, said="number")
    draft.case_from = CaseFrom.ROW
