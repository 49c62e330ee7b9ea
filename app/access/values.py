"""Values that a store answers with, for those who name them but may not open a store."""

from graph.stores.base import Counts, GraphColumns, Neighbourhood, Path, SearchHit

__all__ = ["Counts", "GraphColumns", "Neighbourhood", "Path", "SearchHit"]
