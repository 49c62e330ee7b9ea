"""Where retired entity ids lead after a new resolution."""

from collections.abc import Container, Mapping

from graph.model import Id


def settle(before: Mapping[Id, Id], added: Mapping[Id, Id], living: Container[Id]) -> dict[Id, Id]:
    """Every retired id with its living end.

    Chains followed, those dropped whose id lives again or whose end is gone.

    >>> settle({"c": "b"}, {"b": "a"}, {"a"})
    {'c': 'a', 'b': 'a'}
    """
    moved = {**before, **added}
    after = {}
    for retired, first in moved.items():
        target, seen = first, {retired}
        while target in moved and target not in living and target not in seen:
            seen.add(target)
            target = moved[target]
        if retired not in living and target in living:
            after[retired] = target
    return after


def differing(before: Mapping[Id, Id], after: Mapping[Id, Id]) -> set[Id]:
    """The retired ids that are new, lead elsewhere or are gone."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
