"""Where the graph is kept: one promise (base), one engine a file, one door (open_store)."""

from graph.stores.base import Store
from graph.stores.open import open_store, shown, store_file

__all__ = ["Store", "open_store", "shown", "store_file"]
