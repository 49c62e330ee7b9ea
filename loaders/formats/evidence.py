"""How an evidence table is read.

Its format's specification with its case, its constants and what numbers its rows.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from graph.messages import Advice
from loaders.mapping.reading import ColumnReading, TableReading
from loaders.mapping.scope import CaseOfRows
from loaders.mapping.specification import TableSpec
from loaders.tables import Table
from loaders.vocabulary.evidence import is_aside
from loaders.vocabulary.headers import read_header


def read_as(
    spec: TableSpec,
    table: Table,
    found: Mapping[str, str],
    case: CaseOfRows,
    *,
    beside: Mapping[str, str] | None = None,
    notes: tuple[Advice, ...] = (),
    title: str = "",
) -> TableReading:
    """The reading of a table recognised as the format that the specification is called after.

    `found` is the column of each field; `beside` are constants besides those that name the case.
    """
    field_of = {column: field for field, column in {**found, **case.columns}.items()}
    meanings = {column: read_header(column) for column in table.columns if column not in field_of}
    numbering = tuple(
        column for column, meaning in meanings.items() if meaning and meaning.field == "numbering"
    )
    aside = (column for column in table.columns if is_aside(column, spec.name))
    known = {**dict.fromkeys(aside, "aside"), **dict.fromkeys(numbering, "numbering"), **field_of}
    return TableReading(
        columns=tuple(
            ColumnReading(column=column, field=known.get(column, "")) for column in table.columns
        ),
        spec=replace(
            spec,
            case=case.fields,
            constants={**case.constants, **(beside or {})},
            numbering=numbering,
        ),
        format=spec.name,
        notes=notes,
        title=title,
    )
