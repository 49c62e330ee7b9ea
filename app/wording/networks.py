"""What a network is called in a sentence."""

from collections.abc import Mapping
from types import MappingProxyType

from graph.model import Id

NETWORK_ID = 10
"""Characters of a network's id that a sentence shows; commands take the beginning of an id."""
UNNAMED: Mapping[Id, str] = MappingProxyType({})
"""For where networks are called by their ids, which commands take."""


def network_word(network_id: Id, names: Mapping[Id, str]) -> str:
    """Its name in quotes; the beginning of its id where it has none, as one that is no longer
    there.

    >>> network_word("n_0123456789abc", {"n_0123456789abc": "Budi"}), network_word("n_0123456789abc", {})
    ('“Budi”', 'n_01234567')
    """
    return f"“{names[network_id]}”" if network_id in names else network_id[:NETWORK_ID]
