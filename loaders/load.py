"""The door: files to cases, mentions and statements, one row at a time."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from graph.dates import REFERENCE_DAY
from graph.messages import message
from loaders.formats.registry import LoadTable, find_format
from loaders.formats.repeats import with_numbers
from loaders.mapping.expressions import compile_text
from loaders.mapping.specification import Expression, JoinSpec, TableSpec
from loaders.plan import mapped_columns, plan_load
from loaders.planned import LoadPlan, PlannedLookup, PlannedTable
from loaders.readers.passwords import Passwords, no_passwords
from loaders.readers.registry import read_tables
from loaders.rows.days import DateColumns
from loaders.rows.mapper import Loaded, LoadState, TableMapper
from loaders.rows.rejects import AT, original_values, read_place
from loaders.rows.table_end import Aside, TableEnd
from loaders.tables import FILE_NAME, ROW_NUMBER, Row, Table, is_blank

__all__ = ["LoadPlan", "Loaded", "load", "map_rows", "plan_load"]


def load(
    plan: LoadPlan, *, passwords: Passwords = no_passwords, today: date = REFERENCE_DAY
) -> Iterator[Loaded]:
    """What each row of the planned tables gives, in order.

    Rows that are wholly blank are not counted.

    Same files and day, same values: nothing here asks the clock or the machine. `today` gives years
    of two digits, and those of identity numbers, their century.
    """
    ledgers: dict[tuple[str, str], LoadState] = {}
    for planned in plan.tables:
        if planned.asks:
            continue  # an issue of the plan tells whose columns a person must say
        shared = (planned.mapping.name, "" if planned.mapping.tables else planned.source.dataset)
        if shared not in ledgers:
            ledgers[shared] = ledger = LoadState(today=today)
            ledger.lookups.update(_lookups(plan, planned.mapping.name, passwords))
        yield from _load_table(planned, ledgers[shared], passwords)


def _load_table(planned: PlannedTable, ledger: LoadState, passwords: Passwords) -> Iterator[Loaded]:
    load_table = _whole_table_loader(planned)
    if load_table is not None:
        yield from load_table(planned, passwords, ledger.today)
        return
    for table in _tables(planned, passwords, planned.file):
        if planned.partial or table.sheet == planned.sheet:
            if planned.parent is not None and not planned.partial:
                table = with_numbers(table, planned.parent, passwords)  # noqa: PLW2901
            yield from (
                found for found in map_rows(planned, table, ledger) if not planned.reference
            )


def map_rows(planned: PlannedTable, table: Table, ledger: LoadState) -> Iterator[Loaded]:
    """What the rows of one table give, read as planned."""
    spec = planned.spec
    mapped = mapped_columns(spec)
    numbering = frozenset(spec.numbering)
    unused = tuple(c for c in planned.columns if c not in mapped and c not in numbering)
    days = DateColumns(orders=planned.date_orders, first_serial=table.first_serial)
    mapper = TableMapper(
        spec,
        planned.mapping,
        planned.source,
        planned.sheet,
        unused,
        ledger,
        days,
        one_name=bool(planned.format or planned.mapping.format),
    )
    prepare = _preparation(planned, table, mapped, ledger.today)
    form = find_format(planned.format)
    aside = form.aside if form is not None and not planned.partial else None
    end = _table_end(planned) if table.on_paper and not planned.partial else None
    for row in table.rows():
        # a line that its own format cannot read is no line beside the table
        cut = row.reason and table.layout is None
        if aside is not None and not cut and (told := aside(row)):
            yield mapper.leave_aside(row, planned.columns, *told)
            continue
        reason = end.why_aside(row.values) if end is not None and not row.reason else ""
        if reason:
            mend = Aside.MEND_TABLE if reason is Aside.OTHER_TABLE else Aside.MEND
            yield mapper.leave_aside(row, planned.columns, reason, mend)
            continue
        found = _map_row(planned, table, mapper, row, numbering, prepare)
        if found is not None:
            yield found


def _table_end(planned: PlannedTable) -> TableEnd | None:
    """What tells records from other lines; None in a format, or where numbers are made up."""
    number = planned.spec.case.get("number", Expression())
    made_up = not number.columns or set(number.columns) <= {ROW_NUMBER, FILE_NAME}
    get = None if planned.format or made_up else compile_text(number)
    return TableEnd(get, planned.columns, planned.spec.numbering) if get is not None else None


Prepare = Callable[[Row, int], Row]
"""Makes a row ready to be mapped; the number is the one that it has in its source."""


def _preparation(
    planned: PlannedTable, table: Table, mapped: Collection[str], today: date
) -> Prepare | None:
    """What a format does to its rows, or the place that the mapping asks for beside them."""
    form = find_format(planned.format)
    if form is not None and form.prepare is not None:
        made_ready = form.prepare(planned.format, planned.columns, table.names, today)
        return lambda row, number: made_ready(row)
    if ROW_NUMBER in mapped or FILE_NAME in mapped:
        return lambda row, number: _with_place(
            row, {ROW_NUMBER: str(number), FILE_NAME: planned.file}
        )
    return None


def _with_place(row: Row, place: Mapping[str, str]) -> Row:
    """The row with its number and file, but for a filled column of its own that is called so."""
    missing = {name: text for name, text in place.items() if is_blank(row.values.get(name))}
    return Row(row.number, {**row.values, **missing}, row.reason, row.mend)


def _whole_table_loader(planned: PlannedTable) -> LoadTable | None:
    """What reads the whole table itself; None for those read row by row, as most rejects are."""
    form = find_format(planned.format)
    if form is None or form.load is None:
        return None
    if planned.query is not None and not form.of_queries:
        return None
    return form.load if form.of_rejects or not planned.partial else None


def _tables(
    planned: PlannedTable | PlannedLookup, passwords: Passwords, name: str = ""
) -> Iterator[Table]:
    """The tables that a plan found, opened anew."""
    if planned.query is None:
        return read_tables(Path(planned.path), name, passwords)
    from loaders.readers.sql import read_query

    return iter((read_query(planned.query),))


def _map_row(
    planned: PlannedTable,
    table: Table,
    mapper: TableMapper,
    row: Row,
    numbering: frozenset[str],
    prepare: Prepare | None,
) -> Loaded | None:
    """What one row gives; None for one that is blank, only numbered, or not for this table."""
    if planned.partial:
        return _map_rejected(planned, mapper, row, prepare)
    if row.reason:
        return mapper.map(row, planned.columns)
    if numbering and all(
        is_blank(cell) for column, cell in row.values.items() if column not in numbering
    ):
        return None
    if not any(not is_blank(cell) for cell in row.values.values()):
        return None
    if table.names:
        named = {
            name: row.values[column] for name, column in table.names.items() if column in row.values
        }
        row = Row(row.number, {**named, **row.values})
    if planned.spec.constants:
        row = Row(row.number, {**planned.spec.constants, **row.values})
    if prepare is not None:
        row = prepare(row, row.number)
    return mapper.map(row, planned.columns) if mapper.wants(row.values) else None


def _map_rejected(
    planned: PlannedTable, mapper: TableMapper, row: Row, prepare: Prepare | None
) -> Loaded | None:
    place = read_place(str(row.values.get(AT, "")), planned.file)
    values = original_values(row.values)
    if place is None or (place.sheet and place.sheet != planned.sheet):
        reason = message("{at} names no place of this file", at=AT)
        row = Row(row.number, values, reason, f"leave the column {AT} as it was written")
        return mapper.map(row, planned.columns)
    found = Row(row.number, values, row.reason, row.mend)
    if prepare is not None:
        found = prepare(found, place.row)
    return mapper.map(found, planned.columns, place) if mapper.wants(found.values) else None


def _lookups(
    plan: LoadPlan, mapping: str, passwords: Passwords
) -> dict[str, dict[str, dict[str, Any]]]:
    """Every lookup of a mapping by its key, holding only the columns that its tables read."""
    specs = [table.spec for table in plan.tables if table.mapping.name == mapping]
    joins: list[tuple[JoinSpec, TableSpec]] = []
    for spec in specs:
        joins += [(join, spec) for join in spec.joins]
    mappings = {t.mapping.name: t.mapping for t in plan.tables}
    found: dict[str, dict[str, dict[str, Any]]] = {
        lookup.name: {} for lookup in (mappings[mapping].lookups if mapping in mappings else ())
    }
    for planned in plan.lookups:
        if planned.mapping != mapping:
            continue
        wanted: set[str] = set()
        for join, spec in joins:
            if join.lookup == planned.spec.name:
                wanted |= _columns_of_join(join.name, spec)
        key = compile_text(planned.spec.key)
        for table in _tables(planned, passwords):
            if table.sheet == planned.sheet and key is not None:
                entries = found[planned.spec.name]
                for row in table.rows():
                    entries.setdefault(
                        key(row.values), {c: row.values[c] for c in wanted if c in row.values}
                    )
    return found


def _columns_of_join(name: str, spec: TableSpec) -> set[str]:
    """The columns of a lookup that a table reads, under the name that it joins them by."""
    prefix = f"{name}."
    columns = mapped_columns(spec)
    return {column.removeprefix(prefix) for column in columns if column.startswith(prefix)}
