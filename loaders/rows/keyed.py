"""What rows give, under the ids that a store keeps: the last step before anything is put there."""

from collections.abc import Iterable

from msgspec.structs import replace

from graph.ids import (
    IdKey,
    KeyId,
    keyed_case,
    keyed_mention,
    keyed_source,
    keyed_statement,
)
from loaders.rows.mapper import Loaded


def keyed_rows(rows: Iterable[Loaded], ids: IdKey) -> list[Loaded]:
    """The rows with every id keyed; rows share their cases, records and sources."""
    return [_keyed_row(row, ids.key) for row in rows]


def _keyed_row(row: Loaded, key: KeyId) -> Loaded:
    file = row.source.name
    case = row.case and keyed_case(row.case, key, (file, f"{file}{row.case.ref.sheet}"))
    return replace(
        row,
        record=key(row.record),
        source=keyed_source(row.source, key),
        case=case,
        mentions=tuple([keyed_mention(mention, key) for mention in row.mentions]),
        statements=tuple([keyed_statement(statement, key) for statement in row.statements]),
        case_id=key(row.case_id),
    )
