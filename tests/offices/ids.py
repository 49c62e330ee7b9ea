"""One secret for tests whose values are in no store, or in one that was made with it."""

from graph.ids import IdKey

IDS = IdKey(bytes(range(32)))
