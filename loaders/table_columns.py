"""Every expression of a table specification, to know which columns it reads."""

from collections.abc import Iterator

from loaders.specification import Condition, EndSpec, Expression, IdentifierSpec, TableSpec


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


def _of_condition(condition: Condition | None) -> Iterator[Expression]:
    if condition is not None:
        yield condition.of


def _of_identifier(identifier: IdentifierSpec) -> Iterator[Expression]:
    yield identifier.value
    yield from (each for each in (identifier.bank, identifier.date) if each is not None)


def _of_end(end: EndSpec) -> Iterator[Expression]:
    if end.key is not None:
        yield end.key
    if end.identifier is not None:
        yield from _of_identifier(end.identifier)
