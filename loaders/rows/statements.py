"""The statements that a row makes: those its mapping names, and those that roles imply."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from graph.errors import InvalidStatement, InvalidValue
from graph.messages import message
from graph.model import Grade, Identifier, Mention, Statement, identifier_statements, make_statement
from graph.schema import Strength
from loaders.mapping.expressions import Values, compile_condition, compile_text
from loaders.mapping.specification import EndSpec, Expression, StatementSpec
from loaders.rows.cases import column_label
from loaders.rows.days import DateReaders
from loaders.rows.identifiers import compile_identifier
from loaders.rows.mentions import MentionIds
from loaders.validation import RowIssues
from loaders.vocabulary.codes import read_credibility, read_grade, read_reliability
from loaders.vocabulary.fields import DateReader, read_amount, read_count

MentionsBySlot = Mapping[str, Sequence[Mention]]
KeyedMentions = Mapping[tuple[str, str], Mapping[str, Sequence[Mention]]]
"""By table and key: the mentions of a row that its table names by a key, by slot."""
End = Mention | Identifier
FindEnd = Callable[[Values, MentionsBySlot, RowIssues], Iterator[End]]

_READERS: Mapping[str, Callable[[str], Any]] = {
    "amount": read_amount,
    "count": read_count,
    "strength": lambda text: Strength(text.casefold()),
    "grade": read_grade,
}


class GradeMapper:
    """Reads the grade of a row."""

    def __init__(self, fields: Mapping[str, Expression]) -> None:
        readers: dict[str, Callable[[str], Any]] = {
            "grade": read_grade,
            "reliability": read_reliability,
            "credibility": read_credibility,
        }
        self._fields = [
            (name, compile_text(e), readers[name], column_label(e)) for name, e in fields.items()
        ]

    def read(self, row: Values, issues: RowIssues) -> Grade:
        """The grade that the row gives, F6 when it gives none."""
        found: dict[str, Any] = {}
        for name, get, reader, label in self._fields:
            if get is None or not (text := get(row)):
                continue
            try:
                found[name] = reader(text)
            except InvalidValue as error:
                issues.invalid(label, text, error)
        return found.pop("grade", None) or Grade(**found)


class StatementMapper:
    """Reads the statements that one entry of a mapping makes of a row."""

    def __init__(self, spec: StatementSpec, readers: DateReaders, keyed: KeyedMentions) -> None:
        read_date = readers.of()
        self._kind = spec.kind
        self._subject = compile_end(spec.subject, read_date, keyed)
        self._object = compile_end(spec.object, read_date, keyed)
        self._fields = [(name, compile_text(e), column_label(e)) for name, e in spec.fields.items()]
        self._readers = {**_READERS, "first_on": read_date, "last_on": read_date}
        self._holds = compile_condition(spec.when)

    def map(
        self, row: Values, mentions: MentionsBySlot, ids: MentionIds, issues: RowIssues
    ) -> Iterator[Statement]:
        """The statements; one for each pair when an end of them is several."""
        if self._holds is not None and not self._holds(row):
            return
        details = self._details(row, issues)
        details.setdefault("grade", ids.grade)
        objects = list(self._object(row, mentions, issues))
        for subject in self._subject(row, mentions, issues):
            for object_ in objects:
                if subject == object_:
                    continue
                try:
                    yield make_statement(
                        self._kind,
                        subject,
                        object_,
                        case_id=ids.case_id,
                        record=ids.record,
                        ref=ids.ref,
                        **details,
                    )
                except InvalidStatement as error:
                    issues.error(
                        "",
                        str(self._kind),
                        str(error),
                        "choose another kind of statement or other ends",
                    )

    def _details(self, row: Values, issues: RowIssues) -> dict[str, Any]:
        details: dict[str, Any] = {}
        for name, get, label in self._fields:
            if get is None or not (text := get(row)):
                continue
            try:
                details[name] = self._readers[name](text) if name in self._readers else text
            except InvalidValue as error:
                issues.refuse(label, text, error)
            except ValueError:
                issues.error(
                    label,
                    text,
                    message("no {name}", name=name),
                    "write confirmed, unconfirmed or tentative",
                )
        return details


def compile_end(spec: EndSpec, read_date: DateReader, keyed: KeyedMentions) -> FindEnd:
    """A function that gives the mentions or identifiers at one end of a row's statement."""
    if spec.identifier is not None:
        return _identifier_end(spec, read_date)
    if spec.table:
        return _keyed_end(spec, keyed)

    return lambda row, mentions, issues: iter(mentions.get(spec.slot, ()))


def _identifier_end(spec: EndSpec, read_date: DateReader) -> FindEnd:
    assert spec.identifier is not None  # noqa: S101 - asked by the caller
    read = compile_identifier(spec.identifier, read_date, needed=True)
    slot = spec.slot
    return lambda row, mentions, issues: iter(
        read(row, issues) or (mentions.get(slot, ()) if slot else ())
    )


def _keyed_end(spec: EndSpec, keyed: KeyedMentions) -> FindEnd:
    """What finds the mentions of a row of another table by its key."""
    get = compile_text(spec.key)
    label = column_label(spec.key or Expression())

    def find(row: Values, mentions: MentionsBySlot, issues: RowIssues) -> Iterator[End]:
        key = get(row) if get else ""
        slots = keyed.get((spec.table, key))
        if not slots:
            issues.error(
                label,
                key,
                message("no row of {table} has this key", table=spec.table),
                message("add it to {table}, or correct the key", table=spec.table),
            )
        elif not spec.slot:
            yield from chain.from_iterable(slots.values())
        else:
            yield from slots.get(spec.slot, ())

    return find


def own_statements(mentions: MentionsBySlot, grade: Grade) -> Iterator[Statement]:
    """That each mention holds, uses or lives at what it is reported with."""
    for several in mentions.values():
        for mention in several:
            if mention.identifiers:
                yield from identifier_statements(mention, grade)


def role_statements(mentions: MentionsBySlot, ids: MentionIds) -> Iterator[Statement]:
    """That parties did what their role says to the victims of the same row."""
    everyone = list(chain.from_iterable(mentions.values()))
    victims = [mention for mention in everyone if mention.role == "korban"]
    for party in everyone if victims else ():
        kind = party.reported_role.relationship
        if kind is None:
            continue
        for victim in victims:
            yield make_statement(
                kind,
                party,
                victim,
                case_id=ids.case_id,
                record=ids.record,
                ref=ids.ref,
                grade=ids.grade,
            )
