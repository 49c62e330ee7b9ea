"""Who paid into some accounts: what a network's own members do not hold but its evidence needs."""

from collections.abc import Collection

from graph.model import Id
from graph.schema import RelationshipKind
from graph.stores import Store

MOST_PAYERS = 500
"""Payers of one account, and holders of one paying account, that are read."""


def payers_into(store: Store, accounts: Collection[Id]) -> set[Id]:
    """Ids of the people and accounts that paid into these accounts, with the holders of those accounts."""
    paid = store.neighbours(accounts, kinds=[RelationshipKind.PAID], limit=MOST_PAYERS)
    paying = {each.start for each in paid.relationships if each.end in accounts}
    held = store.neighbours(sorted(paying), kinds=[RelationshipKind.HOLDS, RelationshipKind.USES], limit=MOST_PAYERS)
    return paying | {each.start for each in held.relationships if each.end in paying}
