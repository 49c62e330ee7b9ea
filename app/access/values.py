"""Values that a store answers with, and their JSON, for those who may not open a store."""

from graph.stores.base import Counts, GraphColumns, Neighbourhood, Path, SearchHit
from graph.stores.shared.codec import decoder, encode

__all__ = [
    "Counts",
    "GraphColumns",
    "Neighbourhood",
    "Path",
    "SearchHit",
    "decoder",
    "encode",
]
