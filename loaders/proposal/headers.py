"""What headers say a column is, where its values do not gainsay it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from loaders.mapping.automatic import MOST_GUESSED
from loaders.mapping.owners import find_owners, main_slot, split_slot
from loaders.mapping.specification import MENTION_FIELDS
from loaders.mapping.value_shapes import ColumnShape, ValueShape
from loaders.proposal.draft import HALF, MOST, ProposalDraft
from loaders.proposal.proposed import Because
from loaders.proposal.values import meaning_of_values
from loaders.vocabulary.headers import GENERIC, HeaderMeaning, read_header

EXPECTED: Mapping[str, tuple[ValueShape, ...]] = {
    "nik": (ValueShape.NIK,),
    "kk": (ValueShape.KK, ValueShape.NIK),
    "passport": (ValueShape.PASSPORT, ValueShape.CODE),
    "phone": (ValueShape.PHONE,),
    "email": (ValueShape.EMAIL,),
    "bank_account": (ValueShape.ACCOUNT_NUMBER, ValueShape.BANK_ACCOUNT, ValueShape.NUMBER),
    "bank": (ValueShape.BANK,),
    "plate": (ValueShape.PLATE,),
    "born_on": (ValueShape.DATE, ValueShape.NUMBER, ValueShape.TEXT),
    "age": (ValueShape.AGE, ValueShape.NUMBER),
    "sex": (ValueShape.SEX,),
    "role": (ValueShape.ROLE,),
    "kind": (ValueShape.KIND,),
    "consent": (ValueShape.YES_NO,),
    "procedural": (ValueShape.YES_NO,),
    **dict.fromkeys(
        ("reported_on", "status_on", "departed_on", "assessment.on"),
        (ValueShape.DATE, ValueShape.NUMBER),
    ),
}
"""What the values of a field look like, for the fields that cannot hold just any text."""

_FEW_WORDS = frozenset({"kind", "sex", "consent", "procedural"})
"""Fields that hold one of a few words and nothing else."""

_WORDS = frozenset(
    {"names", "aliases", "father", "address", "narrative", "organization", "position"}
) | {field for field in MENTION_FIELDS if field.startswith("locality.")}
"""Fields that hold words, and no number or date alone."""

_GROUP = re.compile(r"^\s*[^\W\d_]{1,14}\W*(\d{1,2})[\W_]+(\S.*)$")


def take_header(draft: ProposalDraft, column: str) -> None:
    """Take a column for what was chosen or its header says; not at all where that says nothing."""
    if column in draft.chosen:
        draft.put(column, draft.chosen[column], Because.CHOSEN)
        return
    meaning = _read(column, guess=len(draft.table.columns) <= MOST_GUESSED)
    if meaning is None:
        return
    shape = draft.shapes[column]
    if meaning.field == "numbering":
        # A column called "No" that does not count the rows may be the number of the case.
        if shape.running or not shape.filled:
            draft.put(column, meaning, Because.NUMBERS_ROWS)
        return
    gainsaid = not _agrees(meaning.field, shape)
    found = meaning_of_values(draft, column, meaning.slot) if gainsaid else None
    if found:
        draft.put(column, found, Because.AGAINST, sure=False, said=meaning.field)
    elif _is_refused(meaning.field, shape):
        draft.keep(column, Because.UNREADABLE, said=meaning.field)
    else:
        because = Because.HEADER if meaning.sure else Because.SPELLING
        draft.put(column, meaning, because, sure=meaning.sure)


def _read(column: str, *, guess: bool) -> HeaderMeaning | None:
    meaning = read_header(column, guess=guess)
    if meaning is None or not meaning.sure:
        return _in_numbered_group(column) or meaning
    return meaning


def _in_numbered_group(column: str) -> HeaderMeaning | None:
    """The field in a header such as "P2 - Nama", whose group is not known: a numbered party."""
    found = _GROUP.match(column)
    meaning = read_header(found[2]) if found else None
    if not found or meaning is None or meaning.slot != "-" or meaning.number:
        return None
    return replace(meaning, slot="-", number=int(found[1]), sure=False)


def _agrees(field: str, shape: ColumnShape) -> bool:
    """Whether the values of a column can be what its header says."""
    if not shape.filled:
        return True
    if field in EXPECTED:
        return shape.share(*EXPECTED[field]) >= HALF
    if field == "number":
        return shape.share(ValueShape.TEXT) < HALF
    if field in _WORDS:
        return (
            shape.share(ValueShape.NIK, ValueShape.EMAIL, ValueShape.PHONE, ValueShape.DATE) < MOST
        )
    return True


def _is_refused(field: str, shape: ColumnShape) -> bool:
    """Whether most values are none of the few words that the field takes."""
    if field not in _FEW_WORDS or not shape.filled:
        return False
    return shape.share(*EXPECTED[field]) < HALF


def settle_owners(draft: ProposalDraft) -> None:
    """Give columns that do not say whose they are to whom the columns around them say.

    Unsure where it could be somebody else's too.
    """
    in_order = {
        column: draft.taken[column].meaning
        for column in draft.table.columns
        if column in draft.taken
    }
    owners = find_owners(in_order)
    main = main_slot(in_order.values())
    # Once "the party" has a slot of its own, who the bare columns speak of cannot be told anew.
    is_final = any(meaning.slot == GENERIC for meaning in in_order.values())
    for column, (slot, others) in owners.items():
        taken = draft.taken[column]
        of_main = taken.meaning.slot == "-" and slot == main and not others
        if column in draft.chosen or (of_main and not is_final):
            continue
        party = HeaderMeaning(taken.meaning.field, *split_slot(slot))
        doubted = Because.WHOSE if others else taken.because
        draft.put(column, party, doubted, sure=taken.sure and not others, said=taken.said)
