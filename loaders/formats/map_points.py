"""Maps: points that tell of complaints are a register, others are refused with what to do instead.

A point says where something is, not who was there: alone it names nobody and no complaint.
"""

from graph.messages import Advice
from loaders.mapping.automatic import map_headers
from loaders.mapping.reading import TableReading
from loaders.mapping.scope import Scope
from loaders.readers.maps.geojson import LATITUDE, LONGITUDE
from loaders.tables import Table

NAME = "map"
_REFUSED = Advice(
    "the points of a map, which name no complaint",
    "give each point a field nomor_pengaduan, or write the places into the register as Alamat or"
    " Desa and what is said of them into a note (.txt)",
)


def recognise_map(table: Table, _scope: Scope) -> TableReading | None:
    """The refusal of points that are no complaints; None for any other table."""
    if not {LATITUDE, LONGITUDE} <= set(table.columns):
        return None
    if map_headers(table.columns, table.sheet or "rows").spec is not None:
        return None
    return TableReading(columns=(), format=NAME, refused=_REFUSED)
