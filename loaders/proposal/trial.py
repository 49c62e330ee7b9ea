"""What a mapping makes of some rows of a table, before anything is loaded.

Values and Issues for a preview.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from graph.dates import REFERENCE_DAY
from graph.model import Source
from loaders.load import map_rows
from loaders.mapping.specification import MappingSpec, TableSpec
from loaders.plan import source_id
from loaders.planned import PlannedTable
from loaders.rows.mapper import Loaded, LoadState
from loaders.tables import Row, Table


def try_rows(
    table: Table,
    rows: Sequence[Row],
    spec: TableSpec,
    mapping: MappingSpec,
    today: date = REFERENCE_DAY,
) -> Iterator[Loaded]:
    """What each of the rows gives when the table is read so.

    Tables and lookups beside it are not at hand.
    """
    dataset = mapping.dataset or table.file
    planned = PlannedTable(
        path="",
        file=table.file,
        sheet=table.sheet,
        columns=table.columns,
        readings=(),
        source=Source(id=source_id(dataset, table.file), name=table.file, dataset=dataset),
        spec=spec,
        mapping=mapping,
    )
    ledger = LoadState(lookups={lookup.name: {} for lookup in mapping.lookups}, today=today)
    return map_rows(planned, replace(table, rows=lambda: iter(rows)), ledger)
