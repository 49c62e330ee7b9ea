"""Tables of the standard known by their headers.

The official Excel templates, and exports of the survey form.

Decisions.
A row of a template is the case of its case number where somebody added such a column, else of the
running number before it: the row keeps its ids when it is corrected in place. The number counts
within a file of this name, so two offices must not both send "HTCDS.xlsx": every load of such rows
says so.
A submission of a survey is known by the id that the server gave it, which is its own everywhere: a
later export under another file name updates the same cases.
The form's own definition and the sheets of a template that only hold lists are recognised too, so
that they are not taken for cases.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import chain, islice

from graph.messages import Advice, message
from loaders.formats.htcds.columns import FieldColumn, read_columns
from loaders.formats.htcds.rows import case_extra, case_fields, prepare_rows, victim
from loaders.formats.htcds.standard import fields, find_fields
from loaders.mapping.reading import ColumnReading, TableReading
from loaders.mapping.scope import Scope
from loaders.mapping.specification import Expression, TableSpec
from loaders.tables import Row, Table, is_blank
from loaders.vocabulary.codes import code_key
from loaders.vocabulary.headers import read_header

TEMPLATE, SURVEY = "HTCDS template", "HTCDS survey"
_TABLE = "htcds"
_LEAST_FIELDS = 8
"""Core fields that a table must have to be taken for one of the standard."""
_LEAST_LABELS = 6
_LOOK_AT = 200
_FIELD_NAME = re.compile(r"(?:^|[/.:-])(?:prs|vic|cas|con)_[A-Z]")
_SUBMISSION = ("key", "uuid", "instanceid", "metainstanceid", "id")
_SERVER = frozenset(
    """start end today deviceid subscriberid simid phonenumber username version instanceid
    metainstanceid key uuid id submissiontime submissiondate submissionid submissionsubmittedby
    validationstatus notes status tags index parentkey submitterid submittername attachmentspresent
    attachmentsexpected reviewstate devicemodel deviceid edits formversion formhubuuid
    xformidstring""".split()
)
"""What servers add to the answers of a form, by code_key."""
_NUMBERS = frozenset({"caseid", "casenumber", "caseno", "nomorkasus"})


def recognise_template(table: Table, scope: Scope) -> TableReading | None:
    """A filled template, saved as any table, with or without its hidden row of field names."""
    held = read_columns(table.columns, table.names)
    if _only_lists(table):
        return TableReading(columns=(), format=TEMPLATE)
    if not _is_of_the_standard(held, table):
        return None
    number, running = _case_number(table.columns), _running_number(table.columns)
    if not number and not running:
        return _unidentified(table, held, TEMPLATE)
    spec = _spec(
        held, table.columns, number or f"HTCDS-{{{running}}}", running=running, keyed=not number
    )
    notes = (
        _notes(table, held, spec, numbered=bool(number or scope.dataset))
        if _has_rows(table, spec.numbering)
        else ()
    )
    return TableReading(
        columns=_readings(table.columns, held, spec), spec=spec, format=TEMPLATE, notes=notes
    )


def recognise_survey(table: Table, scope: Scope) -> TableReading | None:
    """An export of the survey form from an ODK or Kobo server."""
    held = read_columns(table.columns, table.names)
    ids = {
        code_key(column.rpartition("/")[2]): column
        for column in reversed(table.columns)
        if column not in held
    }
    found = next((ids[name] for name in _SUBMISSION if name in ids), "")
    server = {key for key in ids if key in _SERVER}
    if not found or not server - {"id", "key"} or not _is_of_the_standard(held, table):
        return None
    added = tuple(column for key, column in ids.items() if key in server)
    spec = _spec(held, table.columns, found, keyed=True, server=added)
    return TableReading(
        columns=_readings(table.columns, held, spec), spec=spec, format=SURVEY, dataset=SURVEY
    )


def recognise_definition(table: Table, scope: Scope) -> TableReading | None:
    """The definition of the survey form, or the standard's own list of fields; no answers."""
    columns = {code_key(column) for column in table.columns}
    if {"fieldlabel", "fieldnameincludingprefix"} <= columns:
        note = Advice(
            "this is the list of fields of the HTCDS and holds no cases",
            "fill one of its templates",
        )
        return TableReading(columns=(), format=TEMPLATE, notes=(note,))
    if table.sheet.casefold() == "settings" and columns <= {
        "version",
        "formtitle",
        "formid",
        "defaultlanguage",
        "style",
    }:
        return TableReading(columns=(), format=SURVEY)
    if {"listname", "name", "label"} <= columns:
        return TableReading(columns=(), format=SURVEY)
    names = next((column for column in table.columns if code_key(column) == "name"), "")
    if not {"type", "name", "label"} <= columns or not any(
        find_fields(str(row.values.get(names))) for row in islice(table.rows(), _LOOK_AT)
    ):
        return None
    note = Advice(
        "this is the definition of the HTCDS survey form and holds no answers",
        "export the submissions of the form from its server",
    )
    return TableReading(columns=(), format=SURVEY, notes=(note,))


def prepare_table(
    form: str, columns: tuple[str, ...], names: Mapping[str, str], today: date
) -> Callable[[Row], Row]:
    """A function that makes the rows of a recognised table ready."""
    return prepare_rows(read_columns(columns, names), today, blanks=form == SURVEY)


def _is_of_the_standard(held: Mapping[str, FieldColumn], table: Table) -> bool:
    core = {column.field for column in held.values() if fields()[column.field].core}
    named = any(_FIELD_NAME.search(text) for text in (*table.names, *table.columns))
    special = [name for name in core if name.startswith(("vic_", "cas_"))]
    return len(core) >= _LEAST_FIELDS and (
        bool(special) if named else len(special) >= _LEAST_LABELS
    )


def _only_lists(table: Table) -> bool:
    """Whether it is a sheet of a template that only serves it: drop-down lists, or its title."""
    told = set(map(code_key, chain(*table.above, table.columns)))
    about = "microsoftexcelhtcds20" in told
    return about or (table.sheet.casefold() == "validation" and "validationlookups" in told)


def _case_number(columns: Sequence[str]) -> str:
    for column in columns:
        meaning = read_header(column)
        if code_key(column) in _NUMBERS or (meaning and meaning.field == "number" and meaning.sure):
            return column
    return ""


def _running_number(columns: Sequence[str]) -> str:
    """The first column when it has no header or one that says it only numbers the rows."""
    first = columns[0] if columns else ""
    meaning = read_header(first)
    if first.startswith("(") or (meaning is not None and meaning.field == "numbering"):
        return first
    return ""


def _spec(
    held: Mapping[str, FieldColumn],
    columns: Sequence[str],
    number: str,
    *,
    running: str = "",
    keyed: bool,
    server: tuple[str, ...] = (),
) -> TableSpec:
    """How the rows of a template or survey are mapped."""
    where = Expression(text=number) if "{" in number else Expression(columns=(number,))
    taken = {*held, number, running, *server}
    return TableSpec(
        name=_TABLE,
        key=where if keyed else None,
        case={"number": where, **case_fields()},
        case_extra=case_extra({column: column for column in columns if column not in taken}),
        mentions=(victim(),),
        numbering=(running,) if running else (),
        kept=server,
    )


def _readings(
    columns: Sequence[str], held: Mapping[str, FieldColumn], spec: TableSpec
) -> tuple[ColumnReading, ...]:
    number = {
        c
        for c in columns
        if c in spec.case["number"].columns or f"{{{c}}}" in spec.case["number"].text
    }
    known = dict.fromkeys((*spec.numbering, *spec.kept), "numbering") | dict.fromkeys(
        number, "number"
    )
    return tuple(
        ColumnReading(column=c, field=held[c].field if c in held else known.get(c, ""))
        for c in columns
    )


def _has_rows(table: Table, numbering: Sequence[str]) -> bool:
    for row in table.rows():
        cells = [cell for column, cell in row.values.items() if column not in numbering]
        if not all(map(is_blank, cells)):
            return True
    return False


def _notes(
    table: Table, held: Mapping[str, FieldColumn], spec: TableSpec, *, numbered: bool
) -> tuple[Advice, ...]:
    """What is odd about a template that can be read."""
    notes = []
    odd = [column for column, at in held.items() if at.contradicts]
    if odd:
        said = ", ".join(f"{column} / {held[column].contradicts}" for column in odd)
        reason = message("labels and hidden field names contradict ({columns})", columns=said)
        notes.append(Advice(reason, "nothing: the labels are followed"))
    if not numbered:
        reason = message(
            "no column holds a case number, so a row is known by its running number in files called"
            " {file}",
            file=table.file,
        )
        mend = "give each office's file a name of its own, or add a column Case Number"
        notes.append(Advice(reason, mend))
    return tuple(notes)


def _unidentified(table: Table, held: Mapping[str, FieldColumn], form: str) -> TableReading | None:
    if not _has_rows(table, ()):
        return TableReading(columns=(), format=form)
    note = Advice(
        "rows of the HTCDS without a case number or a running number before them",
        "add a column Case Number that names each case",
    )
    return TableReading(columns=(), format=form, notes=(note,))
