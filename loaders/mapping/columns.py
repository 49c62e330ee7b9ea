"""Every expression of a table specification, to know which columns it reads."""

from collections.abc import Iterator

from loaders.mapping.specification import (
    Condition,
    EndSpec,
    Expression,
    IdentifierSpec,
    TableSpec,
    columns_of,
)


def table_expressions(spec: TableSpec) -> Iterator[Expression]:
    """The expressions of a table: of its key, joins, case, grade, mentions and statements."""
    yield from (spec.key,) if spec.key else ()
    yield from (join.on for join in spec.joins)
    yield from _of_condition(spec.when)
    for fields in (spec.case, spec.case_extra, spec.grade):
        yield from fields.values()
    for mention in spec.mentions:
        yield from mention.fields.values()
        yield from mention.extra.values()
        yield from (mention.each,) if mention.each else ()
        yield from (mention.once,) if mention.once else ()
        yield from _of_condition(mention.when)
        for identifier in mention.identifiers:
            yield from _of_identifier(identifier)
    for statement in spec.statements:
        yield from statement.fields.values()
        yield from _of_condition(statement.when)
        yield from _of_end(statement.subject)
        yield from _of_end(statement.object)


def column_targets(spec: TableSpec) -> dict[str, tuple[str, str]]:
    """By column, the slot (empty for the case) and the field that reads it first.

    Columns left out have `left`.
    """
    targets: dict[str, tuple[str, str]] = {}

    def note(slot: str, field: str, expression: Expression | None) -> None:
        for column in columns_of(expression):
            targets.setdefault(column, (slot, field))

    for name, expression in spec.case.items():
        note("", name, expression)
    for name, expression in spec.grade.items():
        note("", name if name == "grade" else f"grade.{name}", expression)
    for mention in spec.mentions:
        for name, expression in mention.fields.items():
            note(mention.slot, name, expression)
        for identifier in mention.identifiers:
            note(mention.slot, str(identifier.scheme), identifier.value)
            note(mention.slot, "bank", identifier.bank)
    for expression in table_expressions(spec):
        note("", "mapped", expression)
    return targets | {column: ("", "left") for column in spec.numbering if column not in targets}


def _of_condition(condition: Condition | None) -> Iterator[Expression]:
    if condition is not None:
        yield condition.of


def _of_identifier(identifier: IdentifierSpec) -> Iterator[Expression]:
    yield identifier.value
    yield from (
        expression for expression in (identifier.bank, identifier.date) if expression is not None
    )


def _of_end(end: EndSpec) -> Iterator[Expression]:
    if end.key is not None:
        yield end.key
    if end.identifier is not None:
        yield from _of_identifier(end.identifier)
