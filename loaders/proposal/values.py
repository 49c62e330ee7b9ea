"""What the values of a column say that it is, where its header does not or they gainsay it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from graph.schema import Scheme
from loaders.mapping.specification import CASE_FIELDS
from loaders.mapping.value_shapes import ColumnShape, ValueShape
from loaders.proposal.draft import HALF, MOST, ProposalDraft
from loaders.proposal.proposed import Because, CaseFrom
from loaders.tables import is_blank
from loaders.vocabulary.headers import HeaderMeaning

FIELD_OF: Mapping[ValueShape, str] = {
    ValueShape.NIK: "nik",
    ValueShape.KK: "kk",
    ValueShape.EMAIL: "email",
    ValueShape.POLICE_REPORT: "references",
    ValueShape.SOCIAL: "social",
    ValueShape.DATE: "reported_on",
    ValueShape.PHONE: "phone",
    ValueShape.BANK_ACCOUNT: "bank_account",
    ValueShape.PLATE: "plate",
    ValueShape.PASSPORT: "passport",
    ValueShape.SEX: "sex",
    ValueShape.ROLE: "role",
    ValueShape.ASSESSMENT: "assessment.status",
    ValueShape.KIND: "kind",
    ValueShape.BANK: "bank",
    ValueShape.REGENCY: "locality.regency",
    ValueShape.PROVINCE: "locality.province",
    ValueShape.DISTRICT: "locality.district",
    ValueShape.COUNTRY: "destination.country",
    ValueShape.TEXT: "narrative",
    ValueShape.ADDRESS: "address",
    ValueShape.ORGANIZATION: "organization",
}
"""The field that a column of unknown header is proposed for, the most telling shape first."""

SCHEMES = frozenset(str(scheme) for scheme in Scheme)
SAYS_WHO = frozenset({"names", "aliases", *(SCHEMES - {"address", "place", "trip", "plate"})})
"""Fields by which somebody is known."""

_DATES = frozenset({"reported_on", "status_on", "departed_on", "born_on", "assessment.on"})
_MANY = frozenset(
    {"aliases", "categories", "transit", "references", "names.last", "kept", "left", "numbering"}
)
"""Fields that several columns may fill."""


def take_values(draft: ProposalDraft, column: str) -> None:
    """Take a column, whose header says nothing, for what its values look like."""
    shape = draft.shapes[column]
    if not shape.filled:
        nameless = column.startswith("(")
        draft.put(column, HeaderMeaning("kept"), Because.EMPTY, sure=not nameless)
    elif shape.running:
        draft.put(column, HeaderMeaning("numbering"), Because.NUMBERS_ROWS, sure=False)
    elif found := meaning_of_values(draft, column):
        draft.put(column, found, Because.VALUES, sure=False)
    elif shape.share(ValueShape.CARD) >= MOST:
        draft.keep(column, Because.PRIVATE)
    else:
        draft.keep(column, Because.UNKNOWN)


def meaning_of_values(draft: ProposalDraft, column: str, slot: str = "") -> HeaderMeaning | None:
    """What the values of a column say that it is; None when they say nothing.

    Without a slot it is somebody's whose column stands before it.
    """
    field = _field_of(draft, column)
    if field is None:
        return None
    if field in CASE_FIELDS:
        is_free = draft.case_from is not CaseFrom.FILE and not draft.count("", field)
        return HeaderMeaning(field) if is_free else None
    if draft.tells_of_nobody:
        return None
    meaning = HeaderMeaning(field, slot) if slot else replace(_owner(draft, column), field=field)
    # One party can have several phones, but only one name.
    if field not in SCHEMES and draft.count(meaning.slot, field, meaning.number):
        return None
    return meaning


def _field_of(draft: ProposalDraft, column: str) -> str | None:
    """The field that most values of a column look like; None when no field is like them."""
    shape = draft.shapes[column]
    for wanted, field in FIELD_OF.items():
        if shape.share(wanted) < MOST:
            continue
        if wanted is ValueShape.DATE:
            return "born_on" if shape.born else "reported_on"
        if wanted is ValueShape.KIND and shape.constant:
            return None
        return field
    if shape.share(ValueShape.ACCOUNT_NUMBER) >= MOST and _bank_is_near(draft, column):
        return "bank_account"
    if are_names(shape):
        return "names"
    return "age" if _are_ages(shape) and draft.has_names() else None


def are_names(shape: ColumnShape) -> bool:
    """Whether most values could be names, and are not a few words again and again."""
    several = max(2, 0.3 * shape.filled)
    return shape.share(ValueShape.PERSON) >= MOST and shape.distinct > several


def _are_ages(shape: ColumnShape) -> bool:
    look_so = shape.share(ValueShape.AGE) >= 0.95 and shape.share(ValueShape.CODE) >= 0.95
    return look_so and shape.distinct > 4 and not shape.running


def _bank_is_near(draft: ProposalDraft, column: str) -> bool:
    at = draft.table.columns.index(column)
    neighbours = draft.table.columns[max(0, at - 2) : at + 3]
    return any(draft.shapes[other].share(ValueShape.BANK) >= HALF for other in neighbours)


def _owner(draft: ProposalDraft, column: str) -> HeaderMeaning:
    """Slot and number of whom the nearest column to the left is of; `-` where none is anybody's."""
    at = draft.table.columns.index(column)
    for other in reversed(draft.table.columns[:at]):
        taken = draft.taken.get(other)
        if taken and taken.meaning.slot:
            return HeaderMeaning("", taken.meaning.slot, taken.meaning.number)
    return HeaderMeaning("", "-")


def drop_doubles(draft: ProposalDraft) -> None:
    """Keep the second of two columns for one field that say different things.

    Read as that field it would be lost behind the first.
    """
    first: dict[tuple[str, int, str], str] = {}
    for column in draft.table.columns:
        if column in draft.chosen:
            first[_key(draft.taken[column].meaning)] = column
    for column in draft.table.columns:
        meaning = draft.taken[column].meaning
        key = _key(meaning)
        earlier = first.setdefault(key, column)
        if column in draft.chosen or meaning.field in _MANY or earlier == column:
            continue
        if _is_lost_behind(draft, meaning, earlier, column):
            draft.keep(column, Because.TWICE, said=meaning.field)


def _key(meaning: HeaderMeaning) -> tuple[str, int, str]:
    return meaning.slot, meaning.number, meaning.field


def _is_lost_behind(
    draft: ProposalDraft, meaning: HeaderMeaning, earlier: str, column: str
) -> bool:
    if meaning.field == "bank_account":
        # With two banks nobody can tell which of them has which account.
        return draft.count(meaning.slot, "bank", meaning.number) > 1
    return meaning.field not in SCHEMES and _differ(draft, earlier, column)


def _differ(draft: ProposalDraft, first: str, second: str) -> bool:
    """Whether two columns hold different values in more than a tenth of the rows that have both."""
    both = different = 0
    for row in draft.rows:
        one, other = row.values.get(first), row.values.get(second)
        if not is_blank(one) and not is_blank(other):
            both += 1
            different += one != other
    return both > 0 and different > 0.1 * both


def settle_dates(draft: ProposalDraft) -> None:
    """The order of day, month and year that most of the columns leave no doubt of."""
    told = [
        draft.shapes[column].date_orders
        for column, taken in draft.taken.items()
        if taken.meaning.field in _DATES and draft.shapes[column].date_orders
    ]
    definite = Counter(orders[0] for orders in told if len(orders) == 1)
    draft.date_order = definite.most_common(1)[0][0] if definite else "dmy"
    draft.dates_unclear = bool(told) and not definite
