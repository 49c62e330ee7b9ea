"""The formats that are recognised by their headers: which one a table is of, before any mapping is
asked for.
"""

from collections.abc import Callable, Sequence

from loaders.formats.calls import recognise_calls
from loaders.formats.edge_lists import recognise_edges, recognise_remarked_edges
from loaders.formats.ftm.recognising import recognise_ftm
from loaders.formats.htcds.bundle import find_bundle, recognise_bundle_rejects
from loaders.formats.htcds.recognising import (
    recognise_definition,
    recognise_survey,
    recognise_template,
)
from loaders.formats.licences import recognise_licences
from loaders.formats.matrices import recognise_matrix
from loaders.formats.payments import recognise_payments
from loaders.formats.trips import recognise_trips
from loaders.mapping.automatic import map_headers
from loaders.mapping.reading import Reading
from loaders.mapping.scope import Scope
from loaders.mapping.specification import MappingSpec
from loaders.tables import Table

__all__ = ["Scope", "recognise", "several_tables"]

_RECOGNISERS: tuple[Callable[[Table, Scope], Reading | None], ...] = (
    recognise_definition,
    recognise_bundle_rejects,
    recognise_survey,
    recognise_template,
    recognise_ftm,
    recognise_calls,
    recognise_payments,
    recognise_licences,
    recognise_trips,
    recognise_edges,
    recognise_matrix,
    recognise_remarked_edges,
)
"""Asked in order; each is sure or gives None."""

_SEVERAL: tuple[Callable[[str, Sequence[Table]], MappingSpec | None], ...] = (find_bundle,)
"""Formats of several tables that belong together; each is sure or gives None."""


def recognise(table: Table, scope: Scope) -> Reading:
    """How a table is read without a mapping: as one of the formats, else by its headers as
    complaint cases.
    """
    for recogniser in _RECOGNISERS:
        if (reading := recogniser(table, scope)) is not None:
            return reading
    return map_headers(table.columns, table.sheet or "rows")


def several_tables(file: str, tables: Sequence[Table]) -> MappingSpec | None:
    """The built-in mapping for a file whose tables belong together; None when each stands for
    itself.
    """
    for recogniser in _SEVERAL:
        if (mapping := recogniser(file, tables)) is not None:
            return mapping
    return None
