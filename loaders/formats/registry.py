"""The one table of file formats: how each is recognised, and what reads it besides its headers.

A new format is a file beside this one, a line in `FORMATS`, and its headers in
loaders/vocabulary/evidence.yaml. Most only say how their columns are
to be read, so `recognise` is all they need.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from graph.messages import Advice
from loaders.formats import (
    almost,
    calls,
    edge_lists,
    licences,
    map_points,
    matrices,
    node_lists,
    own_exports,
    payments,
    repeats,
    trips,
)
from loaders.formats.beside import beside_payments
from loaders.formats.call_counting import load_calls
from loaders.formats.ftm.recognising import FTM, recognise_ftm
from loaders.formats.ftm.stream import read_ftm
from loaders.formats.htcds import bundle, recognising
from loaders.formats.statements.lines import prepare_payments
from loaders.formats.telephones import chats, contacts, devices, messages
from loaders.formats.telephones.numbers import prepare_calls
from loaders.mapping.automatic import map_headers
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope
from loaders.mapping.specification import MappingSpec
from loaders.mapping.told_roles import told_roles
from loaders.planned import PlannedTable
from loaders.readers.passwords import Passwords
from loaders.rows.mapper import Loaded
from loaders.tables import Row, Table

Recognise = Callable[[Table, Scope], TableReading | None]
FindBundle = Callable[[str, Sequence[Table]], MappingSpec | None]
LoadTable = Callable[[PlannedTable, Passwords, date], Iterator[Loaded]]
PrepareTable = Callable[[str, tuple[str, ...], Mapping[str, str], date], Callable[[Row], Row]]

LeaveAside = Callable[[Row], Advice | None]


@dataclass(frozen=True, slots=True)
class FileFormat:
    """What is done for the tables of one format; only the recognising is always asked for."""

    name: str
    recognise: Recognise | None = None
    """Sure of a table, or None."""
    bundle: FindBundle | None = None
    """The mapping of a file whose tables belong together, or None."""
    load: LoadTable | None = None
    """Reads a whole table, where no row-by-row mapping can express it."""
    of_queries: bool = False
    """Whether `load` reads the rows of a query too."""
    of_rejects: bool = False
    """Whether `load` reads rejected rows too."""
    aside: LeaveAside | None = None
    """Why a row of such a table is none of its rows but a line beside it; None where it is one."""
    prepare: PrepareTable | None = None
    """Makes rows ready to be mapped; it is told their format, columns and field names."""


FORMATS: tuple[FileFormat, ...] = (
    FileFormat(own_exports.NAME, own_exports.recognise_own_export),
    FileFormat(map_points.NAME, map_points.recognise_map),
    FileFormat(repeats.REPEATS, repeats.recognise_repeats),
    FileFormat("HTCDS definition", recognising.recognise_definition),
    FileFormat(bundle.BUNDLE, bundle=bundle.find_bundle, load=bundle.load_bundle),
    FileFormat(
        bundle.BUNDLE_ROW, bundle.recognise_bundle_rejects, prepare=recognising.prepare_table
    ),
    FileFormat(recognising.SURVEY, recognising.recognise_survey, prepare=recognising.prepare_table),
    FileFormat(
        recognising.TEMPLATE, recognising.recognise_template, prepare=recognising.prepare_table
    ),
    FileFormat(FTM, recognise_ftm, load=read_ftm, of_rejects=True),
    FileFormat(
        messages.NAME, messages.recognise_messages, load=messages.load_messages, of_rejects=True
    ),
    FileFormat(chats.NAME, chats.recognise_chats, load=chats.load_chat, of_rejects=True),
    FileFormat(
        contacts.NAME,
        contacts.recognise_contacts,
        aside=contacts.beside_contacts,
        prepare=contacts.prepare_contacts,
    ),
    FileFormat(devices.FACTS, devices.recognise_device),
    FileFormat(calls.NAME, calls.recognise_calls, load=load_calls, prepare=prepare_calls),
    FileFormat(
        payments.NAME,
        payments.recognise_payments,
        aside=beside_payments,
        prepare=prepare_payments,
    ),
    FileFormat(licences.NAME, licences.recognise_licences),
    FileFormat(trips.NAME, trips.recognise_trips, prepare=trips.prepare_trips),
    FileFormat(
        edge_lists.TIES,
        edge_lists.recognise_edges,  # lists of events as well
        load=edge_lists.load_edges,
        of_queries=True,
        of_rejects=True,
    ),
    FileFormat(edge_lists.EVENTS, load=edge_lists.load_events, of_queries=True, of_rejects=True),
    FileFormat(
        matrices.MATRIX,
        matrices.recognise_matrix,
        load=matrices.load_matrix,
        of_queries=True,
        of_rejects=True,
    ),
    FileFormat("edge list with remarks", edge_lists.recognise_remarked_edges),
    FileFormat(node_lists.NODES, node_lists.recognise_nodes),
    FileFormat(almost.NAME, almost.recognise_almost),
)
"""Asked in order; the reading that a format gives may be called after another of them."""

_BY_NAME: Mapping[str, FileFormat] = MappingProxyType({form.name: form for form in FORMATS})


def find_format(name: str) -> FileFormat | None:
    """The format of this name; None for a table that is read by its headers or a mapping."""
    return _BY_NAME.get(name)


def recognise(table: Table, scope: Scope) -> TableReading:
    """How a table is read without a mapping: as one of the formats, else as complaint cases."""
    for form in FORMATS:
        reading = form.recognise(table, scope) if form.recognise else None
        if reading is not None:
            return reading
    return map_headers(table.columns, table.sheet or "rows", told_roles(table))


def several_tables(file: str, tables: Sequence[Table]) -> MappingSpec | None:
    """The built-in mapping for a file whose tables belong together; None when each is by itself."""
    for form in FORMATS:
        mapping = form.bundle(file, tables) if form.bundle else None
        if mapping is not None:
            return mapping
    return None
