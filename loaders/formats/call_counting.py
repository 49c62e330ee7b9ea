"""Ten million call records as a few thousand counted links.

Grouped in columns, each pair of numbers once.

Decisions.
A row that the columns can read is counted: who called whom, how often, first and last day, how
long, at which cell most often. Whatever they cannot read (a number that is none, an odd date, an
unknown kind of call) goes row by row through the same specification as any table, where it is
counted with its pair or becomes an Issue and a line of the reject file: a file gives the same links
whichever way its rows go.
A file whose lines and rows do not add up (a quotation mark left open, a row of too few or too many
cells, a line that only a carriage return ends) is read row by row.
A counted link is one record, named by its two numbers and kind: the same file again changes
nothing.
"""

import csv
import datetime as dt
import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from graph.dates import REFERENCE_DAY
from graph.errors import InvalidValue
from graph.identifiers import phone
from graph.model import Case, Identifier, SourceRef, Value, case_id, make_statement, record_id
from graph.schema import RelationshipKind, Scheme
from loaders.formats.beside import beside_calls
from loaders.formats.calls import CALLS, INCOMING, MESSAGES, NAME, call_columns
from loaders.formats.telephones.numbers import COUNTRY, prepare_calls, with_country
from loaders.formats.telephones.services import Services
from loaders.planned import PlannedTable
from loaders.readers.passwords import Passwords, no_passwords
from loaders.readers.registry import read_tables
from loaders.rows.mapper import Loaded, LoadState, TableMapper
from loaders.tables import MAX_ROWS, Layout, Row, Table, is_blank
from loaders.validation import RowPlace
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.evidence import words
from loaders.vocabulary.fields import date_reader

_SAMPLE = 2000
_BLOCK = 16 << 20
_DAY_FORMATS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%d/%m/%y",
    "%d-%m-%y",
    "%Y%m%d",
    "%m/%d/%Y",
)
_AS_MESSAGE = {"out": "sms_out", "in": "sms_in", "missed": "sms_in", "call": "sms", "": "sms"}
_ROW = "(row)"
_BETWEEN = "\x1f"
"""What parts the direction of a call from what was used."""
_KEYS = ("raw_start", "raw_end", "raw_kind")


class _Columns(Value, frozen=True):
    """Where the facts of a call stand in one table, and how its days and durations are written."""

    start: str
    end: str
    kind: str
    service: str
    """What was used, where another column says so than the one of the direction."""
    day: str
    day_format: str
    """A strptime pattern, `s` or `ms` for time since 1970, or empty when rows must be read one by
    one.
    """
    whole_cell: bool
    """Whether the first ten characters are the day, so that no cell need be taken apart."""
    duration: str
    clock: bool
    """Whether durations are written 00:12:34 instead of in seconds."""
    cell: str
    directed: bool
    """Whether `start` is the owner and the kind of call says who called."""


def load_calls(
    planned: PlannedTable, passwords: Passwords = no_passwords, today: date = REFERENCE_DAY
) -> Iterator[Loaded]:
    """What a list of calls gives: the rows that are refused, then the counted links."""
    table = next(
        table
        for table in read_tables(Path(planned.path), planned.file, passwords)
        if table.sheet == planned.sheet
    )
    case = _only_case(planned)
    counted = count_calls(planned, table, today) if case else None
    links: dict[_Key, _CalledPair] = {}
    rows = table.rows()
    if counted is not None and case is not None:
        groups, left = counted
        links.update(_links(case, groups))
        rows = iter(left)
    for loaded in row_by_row(planned, rows, today):
        if loaded.rejected:
            yield loaded
        else:
            _add(links, loaded)
    cases: dict[str, Case] = {}
    for key in sorted(links):
        number, link = key[0], links[key]
        if link.case is None:
            link.case = cases.get(number) or cases.setdefault(number, _case(planned, number))
        yield _loaded(planned, key, link, link.case)


def _only_case(planned: PlannedTable) -> str | None:
    """The number of the case that all rows belong to; None when a column says it."""
    column = planned.spec.case["number"].columns[0]
    return planned.spec.constants.get(column)


def _columns_of(planned: PlannedTable, table: Table, today: date) -> _Columns:
    """Which columns hold what of a call, and how the first rows write days and durations."""
    found = call_columns((*table.columns, *planned.spec.constants))
    day = found.get("day") or found.get("start", "")
    sample = [
        row.values for _, row in zip(range(_SAMPLE), table.rows(), strict=False) if not row.reason
    ]
    days = [str(values.get(day) or "").strip() for values in sample]
    durations = [str(values.get(found.get("duration", "")) or "") for values in sample]
    filled = [day for day in days if day]
    return _Columns(
        start=found["a"] if "a" in found else found["owner"],
        end=found["b"] if "a" in found else found["other"],
        kind=found.get("kind", ""),
        service=found.get("service", ""),
        day=day,
        day_format=_day_format(
            filled, date_reader(planned.mapping.date_order, planned.mapping.date_formats, today)
        ),
        whole_cell=all(len(_first_part(cell)) == 10 for cell in filled),
        duration=found.get("duration", ""),
        clock=any(":" in duration for duration in durations),
        cell=found.get("cell", ""),
        directed="a" not in found,
    )


def _first_part(text: str) -> str:
    return text.replace("T", " ").split(" ")[0]


def _day_format(days: Sequence[str], read: Callable[[str], str]) -> str:
    """The way in which most of some days are written, as the row-by-row reader would read them."""
    if not days:
        return ""
    for unit, length in (("s", 10), ("ms", 13)):
        if all(day.isdecimal() and len(day) == length for day in days):
            return unit
    fitting: Counter[str] = Counter()
    for form in _DAY_FORMATS:
        fitting[form] = sum(_agrees(form, day, read) for day in days)
    best = max(fitting, key=lambda form: fitting[form])
    return best if fitting[best] * 2 > len(days) else ""


def _agrees(form: str, text: str, read: Callable[[str], str]) -> bool:
    try:
        return dt.datetime.strptime(_first_part(text), form).date().isoformat() == read(text)
    except (ValueError, InvalidValue):
        return False


def count_calls(
    planned: PlannedTable, table: Table, today: date = REFERENCE_DAY
) -> tuple[pl.DataFrame, list[Row]] | None:
    """Groups of readable rows, and the rows that are left.

    None when the table cannot be read in columns.
    """
    columns = _columns_of(planned, table, today)
    if not columns.day_format:
        return None
    try:
        frame = _frame(planned, table)
        facts = frame.with_columns(**_keys(columns, planned), unread_day=_unread(columns))
        groups = _group(facts, columns).collect(engine="streaming")
        if table.layout and not _adds_up(
            Path(planned.path), table, table.layout, int(groups["count"].sum() or 0)
        ):
            return None
        read = _read_keys(groups, columns, planned.spec.constants.get(COUNTRY, ""))
        bad = read.filter(~pl.col("readable")).select(*_KEYS, "unread_day").unique()
        if bad.is_empty():
            return read, []
        matching = facts.join(bad.lazy(), on=[*_KEYS, "unread_day"], how="semi", nulls_equal=True)
        left = matching.select(_ROW, *table.columns).collect(engine="streaming").sort(_ROW)
    except (pl.exceptions.PolarsError, OSError, UnicodeError):
        return None
    return read.filter("readable"), [
        Row(int(found.pop(_ROW)), {name: cell or "" for name, cell in found.items()})
        for found in left.iter_rows(named=True)
    ]


def _frame(planned: PlannedTable, table: Table) -> pl.LazyFrame:
    """The table as lazy columns of text, the number of each row beside them."""
    layout = table.layout
    if layout:
        if layout.encoding not in {"utf-8", "utf-8-sig"}:
            raise pl.exceptions.ComputeError("only UTF-8 is scanned")
        frame = pl.scan_csv(
            planned.path,
            separator=layout.delimiter,
            has_header=False,
            skip_lines=layout.above,
            new_columns=list(table.columns),
            schema=pl.Schema(dict.fromkeys(table.columns, pl.String())),
            low_memory=True,
            n_rows=MAX_ROWS,
            raise_if_empty=False,
        )
        return frame.with_row_index(_ROW, offset=layout.first_row)
    numbers: list[int] = []
    cells: list[dict[str, str]] = []
    for row in table.rows():
        if row.reason:
            raise pl.exceptions.ComputeError("a row of it must be read by itself")
        numbers.append(row.number)
        cells.append({column: str(row.values.get(column) or "") for column in table.columns})
    whole = pl.DataFrame(cells, schema=dict.fromkeys(table.columns, pl.String()))
    return whole.lazy().with_columns(pl.Series(_ROW, numbers))


def _adds_up(path: Path, table: Table, layout: Layout, counted: int) -> bool:
    """Whether a file has as many lines as rows were counted, each of as many cells."""
    delimiter, between = layout.delimiter.encode(), len(table.columns) - 1
    lines = cells = returns = 0
    quoted, last = False, b"\n"
    with path.open("rb") as file:
        for _ in range(layout.above):
            returns += file.readline().rstrip(b"\r\n").count(b"\r")
        while block := file.read(_BLOCK):
            lines += block.count(b"\n")
            cells += block.count(delimiter)
            if b"\r" in block or last == b"\r":
                returns += (
                    block.count(b"\r")
                    - block.count(b"\r\n")
                    - (last == b"\r" and block[:1] == b"\n")
                )
            quoted = quoted or b'"' in block
            last = block[-1:]
    if returns:
        return False
    if not quoted and lines + (last != b"\n") == counted and cells == counted * between:
        return True
    return _are_whole(path, table, layout, counted)


def _are_whole(path: Path, table: Table, layout: Layout, counted: int) -> bool:
    """The same, record by record, for files with quotation marks or blank lines."""
    width = len(table.columns)
    with path.open(encoding=layout.encoding, errors="replace", newline="") as lines:
        below = itertools.islice(lines, layout.above, None)
        try:
            records = [
                len(record) for record in csv.reader(below, delimiter=layout.delimiter) if record
            ]
        except csv.Error:
            return False
    return len(records) == counted and all(cells == width for cells in records)


def _keys(columns: _Columns, planned: PlannedTable) -> dict[str, pl.Expr]:
    def text(column: str) -> pl.Expr:
        constant = planned.spec.constants.get(column)
        return pl.lit(constant) if constant is not None else pl.col(column)

    kind = text(columns.kind) if columns.kind else pl.lit("")
    if columns.kind and columns.service:
        kind = pl.concat_str(kind, text(columns.service), separator=_BETWEEN, ignore_nulls=True)
    return dict(zip(_KEYS, (text(columns.start), text(columns.end), kind), strict=True))


def _day(columns: _Columns) -> pl.Expr:
    cell = pl.col(columns.day)
    if columns.day_format in {"s", "ms"}:
        numbers = cell.str.strip_chars().cast(pl.Int64, strict=False)
        seconds = numbers if columns.day_format == "s" else numbers // 1000
        return pl.from_epoch(seconds + 7 * 3600, time_unit="s").dt.date()
    part = (
        cell.str.slice(0, 10)
        if columns.whole_cell
        else cell.str.strip_chars().str.extract(r"^([^ T]+)")
    )
    return part.str.to_date(columns.day_format, strict=False)


def _unread(columns: _Columns) -> pl.Expr:
    day = _day(columns)
    return day.is_null() | ~day.dt.year().is_between(1970, 2100)


def _seconds(columns: _Columns) -> pl.Expr:
    if not columns.duration:
        return pl.lit(0, dtype=pl.Int64)
    cell = pl.col(columns.duration)
    if not columns.clock:
        return cell.cast(pl.Int64, strict=False).fill_null(0)
    cell = cell.str.strip_chars()
    parts = cell.str.extract_groups(r"^(?:(?<h>\d+):)?(?<m>\d+):(?<s>\d+)$").struct
    hours, minutes, seconds = (
        parts.field(part).cast(pl.Int64, strict=False).fill_null(0) for part in "hms"
    )
    return hours * 3600 + minutes * 60 + seconds


def _group(facts: pl.LazyFrame, columns: _Columns) -> pl.LazyFrame:
    cell = pl.col(columns.cell) if columns.cell else pl.lit("")
    facts = facts.select(
        _ROW, *_KEYS, "unread_day", cell=cell, day=_day(columns), seconds=_seconds(columns)
    )
    return facts.group_by(*_KEYS, "unread_day", "cell").agg(
        pl.len().alias("count"),
        pl.col("day").min().alias("first"),
        pl.col("day").max().alias("last"),
        pl.col("seconds").sum(),
        pl.col(_ROW).min().alias("row"),
    )


def _read_keys(groups: pl.DataFrame, columns: _Columns, country: str) -> pl.DataFrame:
    """Numbers in E.164 and kinds as `call` or `sms`, in the order of who called whom.

    `readable` when all of it is.
    """
    numbers = {
        text: _number(with_country(text, country))
        for text in pl.concat([groups["raw_start"], groups["raw_end"]]).unique().to_list()
        if text
    }
    kinds = {
        text: _kind(text, directed=columns.directed)
        for text in groups["raw_kind"].unique().to_list()
    }
    turned = {text: kind in INCOMING for text, kind in kinds.items()}
    shown = {text: _how(kind) for text, kind in kinds.items()}
    read = groups.with_columns(
        a=pl.col("raw_start").replace_strict(numbers, default=None, return_dtype=pl.String),
        b=pl.col("raw_end").replace_strict(numbers, default=None, return_dtype=pl.String),
        how=pl.col("raw_kind").replace_strict(shown, default=None, return_dtype=pl.String),
        turned=pl.col("raw_kind").replace_strict(turned, default=False, return_dtype=pl.Boolean),
    )
    swapped = pl.col("turned") & columns.directed
    return read.with_columns(
        start=pl.when(swapped).then("b").otherwise("a"),
        end=pl.when(swapped).then("a").otherwise("b"),
        readable=~pl.col("unread_day")
        & pl.all_horizontal(pl.col("a", "b", "how").is_not_null())
        & (pl.col("a") != pl.col("b")),
    )


def _number(text: str) -> str | None:
    try:
        return phone.normalize(text)
    except InvalidValue:
        return None


def _kind(text: str | None, *, directed: bool) -> str | None:
    """The kind of call that a word says.

    A record with both ends may leave it out or say what it likes.
    """
    text, _, service = (text or "").partition(_BETWEEN)
    kind = words("call_kinds").get(code_key(text)) if text else None
    if words("call_kinds").get(code_key(service)) in MESSAGES:
        kind = _AS_MESSAGE.get(kind or "", kind)
    if kind == "data":
        return None
    if directed:
        return kind if kind not in {None, "call", "sms"} else None
    return kind or text.strip() or "call"


def _how(kind: str | None) -> str | None:
    if kind in MESSAGES:
        return "sms"
    return "call" if kind in CALLS else kind


_Key = tuple[str, str, str, str]
"""Case number, who called, who was called, and how."""


@dataclass(slots=True)
class _CalledPair:
    """What is counted of one key."""

    count: int
    first: str | None
    last: str | None
    row: int
    seconds: int = 0
    cell: str = ""
    case: Case | None = None


def _links(number: str, groups: pl.DataFrame) -> Iterator[tuple[_Key, _CalledPair]]:
    """One link for each pair of numbers and kind."""
    keys = ["start", "end", "how"]
    most = (
        groups.group_by(*keys, "cell")
        .agg(pl.col("count").sum())
        .filter(pl.col("cell").str.strip_chars() != "")
        .sort("count", "cell", descending=[True, False])
        .group_by(keys, maintain_order=True)
        .first()
        .select(*keys, "cell")
    )
    links = (
        groups.group_by(keys)
        .agg(
            pl.col("count").sum(),
            pl.col("first").min().dt.to_string(),
            pl.col("last").max().dt.to_string(),
            pl.col("seconds").sum(),
            pl.col("row").min(),
        )
        .join(most, on=keys, how="left")
    )
    for start, end, how, count, first, last, seconds, row, cell in links.iter_rows():
        yield (number, start, end, how), _CalledPair(count, first, last, row, seconds, cell or "")


def _add(links: dict[_Key, _CalledPair], loaded: Loaded) -> None:
    """Count a row that was read by itself with the link that it belongs to."""
    for statement in loaded.statements:
        if not isinstance(statement.subject, Identifier) or not isinstance(
            statement.object, Identifier
        ):
            continue
        key = (loaded.place.case, statement.subject.value, statement.object.value, statement.how)
        day, row = statement.first_on, loaded.place.row
        link = links.setdefault(key, _CalledPair(0, None, None, row))
        days = [known for known in (link.first, link.last, day) if known]
        link.count += 1
        link.first, link.last = min(days, default=None), max(days, default=None)
        link.row = min(link.row, row)
        link.case = link.case or loaded.case


def _loaded(planned: PlannedTable, key: _Key, link: _CalledPair, case: Case) -> Loaded:
    """A counted link as what a row gives."""
    number, start, end, how = key
    source = planned.source
    place = f"{source.name}/{NAME}" if source.dataset != source.name else NAME
    record = record_id(source.dataset, number, f"{place}:{start}>{end}:{how}")
    ref = SourceRef(source_id=source.id, sheet=planned.sheet, row=link.row)
    statement = make_statement(
        RelationshipKind.CALLED,
        Identifier(scheme=Scheme.PHONE, value=start),
        Identifier(scheme=Scheme.PHONE, value=end),
        case_id=case.id,
        record=record,
        ref=ref,
        how=how,
        first_on=link.first,
        last_on=link.last,
        count=link.count,
        text=_text(link.seconds, link.cell),
    )
    return Loaded(
        record=record,
        source=source,
        case=case,
        mentions=(),
        statements=(statement,),
        issues=(),
        rejected=False,
        place=RowPlace(file=source.name, sheet=planned.sheet, row=link.row, case=number),
        row={},
        columns=planned.columns,
        case_id=case.id,
        dataset=source.dataset,
        rows=link.count,
    )


def _case(planned: PlannedTable, number: str) -> Case:
    scheme = planned.spec.case.get("scheme")
    constant = planned.spec.constants.get(scheme.columns[0], "") if scheme else ""
    ref = SourceRef(source_id=planned.source.id, sheet=planned.sheet)
    return Case(id=case_id(planned.source.dataset, number), number=number, ref=ref, scheme=constant)


def _text(seconds: int, cell: str) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    lasted = f"{hours}:{minutes:02}:{rest:02}" if seconds else ""
    return "; ".join(filter(None, (lasted, f"cell {cell}" if cell else "")))


def row_by_row(
    planned: PlannedTable, rows: Iterator[Row], today: date = REFERENCE_DAY
) -> Iterator[Loaded]:
    """Rows through the specification, as any table is read.

    A call that makes no statement is refused.
    """
    mapper = TableMapper(
        planned.spec, planned.mapping, planned.source, planned.sheet, (), LoadState(today=today)
    )
    services = Services(*_services_of(planned))
    ready = prepare_calls(NAME, (*planned.columns, *planned.spec.constants), {}, today)
    for row in rows:
        if not row.reason and all(is_blank(cell) for cell in row.values.values()):
            continue
        if why := beside_calls(row):
            yield mapper.leave_aside(row, planned.columns, *why)
            continue
        told = Row(row.number, {**planned.spec.constants, **row.values}, row.reason, row.mend)
        whole = ready(told)
        if row.reason or not services.take(row, whole.values):
            yield mapper.map(whole, planned.columns)
    yield from services.loaded(mapper, planned.columns)


def _services_of(planned: PlannedTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that hold both ends of a call, and those that say what it was."""
    found = call_columns((*planned.columns, *planned.spec.constants))
    ends = tuple(found[field] for field in ("a", "b", "other") if field in found)
    return ends, tuple(found[field] for field in ("service", "kind") if field in found)
