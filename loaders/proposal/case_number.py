"""What names the case of a row: a column that could be its number, else the row or the file."""

import re

from loaders.mapping.automatic import police_reports
from loaders.mapping.value_shapes import ColumnShape, ValueShape
from loaders.proposal.draft import HALF, MOST, ProposalDraft
from loaders.proposal.proposed import Because, CaseFrom
from loaders.proposal.values import FIELD_OF, SAYS_WHO, are_names
from loaders.vocabulary.headers import HeaderMeaning

_NUMBER_HINT = re.compile(
    r"(?i)(?<![a-z])(?:id|no|nomor|kode|code|ref|reg|register|registrasi|tiket|ticket|berkas"
    r"|perkara|kasus|case|file|lp|aduan|laporan|number|nmr|nr)(?![a-z])"
)
_LETTER = re.compile(r"[A-Za-z]")
_OF_COMPLAINTS = frozenset(
    {
        "reported_on",
        "narrative",
        "categories",
        "channel",
        "departed_on",
        "departed_from",
        "destination.country",
    }
)
"""Fields that only a table of complaints has."""

_SHAPES_OF_FIELDS = tuple(shape for shape in FIELD_OF if shape is not ValueShape.ROLE)
_SHAPES_OF_SOMEBODY = tuple(shape for shape, field in FIELD_OF.items() if field in SAYS_WHO)


def find_case(draft: ProposalDraft) -> None:
    """Settle what names the case, where no header says which column is its number."""
    if any(meaning.field == "number" for meaning in draft.meanings()):
        return
    of_complaints = _tells_of_complaints(draft)
    taken = {column: taken.meaning for column, taken in draft.taken.items()}
    reports = [column for column in police_reports(taken) if column not in draft.chosen]
    if reports and of_complaints:
        draft.put(reports[0], HeaderMeaning("number"), Because.CASE_NUMBER, sure=False)
        return
    candidates = [column for column in draft.table.columns if _could_be_number(draft, column)]
    telling = [column for column in candidates if _tells_cases_apart(draft.shapes[column])]
    if telling or (candidates and of_complaints):
        best = max(telling or candidates, key=lambda column: _number_score(draft, column))
        draft.put(best, HeaderMeaning("number"), Because.CASE_NUMBER, sure=False)
    elif of_complaints:
        draft.case_from = CaseFrom.ROW
    elif _names_anybody(draft):
        draft.case_from = CaseFrom.FILE
    else:
        draft.case_from, draft.tells_of_nobody = CaseFrom.ROW, True


def _could_be_number(draft: ProposalDraft, column: str) -> bool:
    """Whether a column that means nothing else holds codes, of which each is one row or group."""
    shape, taken = draft.shapes[column], draft.taken.get(column)
    if column in draft.chosen or (taken and taken.because is not Because.NUMBERS_ROWS):
        return False
    if not shape.filled or shape.share(ValueShape.CODE) < 0.9:
        return False
    if shape.share(*_SHAPES_OF_FIELDS, ValueShape.CARD, ValueShape.MONEY) >= HALF:
        return False
    unique = shape.distinct >= 0.98 * shape.filled and shape.filled >= 0.98 * shape.rows
    return unique or shape.grouped


def _tells_cases_apart(shape: ColumnShape) -> bool:
    """Whether rows of one value stand together, or values are as offices number their files.

    Such are letters, digits and separators: ADU/001/2024.
    """
    return shape.grouped or all(
        _LETTER.search(example) and re.search(r"[/\-]", example) for example in shape.examples
    )


def _number_score(draft: ProposalDraft, column: str) -> tuple[int, int]:
    """How likely a column is the number of the case; of equal ones the first is the likeliest."""
    shape = draft.shapes[column]
    score = 3 * shape.grouped - 3 * shape.running
    if _NUMBER_HINT.search(column):
        score += 4
    for example in shape.examples:
        score += bool(_LETTER.search(example)) + bool(re.search(r"[/\-.]", example))
    return score, -draft.table.columns.index(column)


def _tells_of_complaints(draft: ProposalDraft) -> bool:
    fields = {meaning.field for meaning in draft.meanings() if not meaning.slot}
    slots = {meaning.slot for meaning in draft.meanings()}
    if fields & _OF_COMPLAINTS:
        return True
    if "korban" in slots and slots - {"korban", "-", ""}:
        return True
    return any(shape.share(ValueShape.TEXT) >= HALF for shape in draft.open_shapes())


def _names_anybody(draft: ProposalDraft) -> bool:
    if any(meaning.slot and meaning.field in SAYS_WHO for meaning in draft.meanings()):
        return True
    return any(
        shape.share(*_SHAPES_OF_SOMEBODY) >= MOST or are_names(shape)
        for shape in draft.open_shapes()
    )
