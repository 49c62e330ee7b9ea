"""Where retired entity ids lead after a new resolution.

Decisions.
An id is shown to those who may not know who a victim is: on her masked name, in an address, on a
canvas that somebody keeps. If it led on to a party one day, it would tell that this party was that
victim. So an id of somebody protected never leads to a party, nor back, for who asks by it: such a
redirect is kept under a key of its own, which only those follow who may know
(`MaskedStore.redirects`).
"""

from collections.abc import Container, Mapping

from graph.model import Id

_CROSSING = "crossing:"


def crossing(retired: Id) -> Id:
    """The key of a redirect from somebody protected to a party, or back."""
    return _CROSSING + retired


def retired_id(key: Id) -> Id:
    """The retired id that a redirect leads on from.

    >>> retired_id(crossing("e_1")), retired_id("e_1")
    ('e_1', 'e_1')
    """
    return key.removeprefix(_CROSSING)


def uncrossed(redirects: Mapping[Id, Id]) -> dict[Id, Id]:
    """Those that everybody may follow."""
    return {key: living for key, living in redirects.items() if not key.startswith(_CROSSING)}


def with_crossed(redirects: Mapping[Id, Id]) -> dict[Id, Id]:
    """All by their retired ids, for who may know of everybody."""
    return {retired_id(key): living for key, living in redirects.items()}


def settle(before: Mapping[Id, Id], added: Mapping[Id, Id], living: Container[Id]) -> dict[Id, Id]:
    """Every retired id with its living end.

    Chains followed, those dropped whose id lives again or whose end is gone. A chain that crosses
    anywhere crosses as a whole.

    >>> settle({"c": "b"}, {"b": "a"}, {"a"})
    {'c': 'a', 'b': 'a'}
    >>> settle({"c": "b"}, {crossing("b"): "a"}, {"a"})
    {'crossing:c': 'a', 'crossing:b': 'a'}
    """
    moved = {**before, **added}
    after = {}
    for key, first in moved.items():
        retired, target = retired_id(key), first
        crosses, seen = key != retired, {retired}
        while target not in living and target not in seen:
            step = target if target in moved else crossing(target)
            if step not in moved:
                break
            seen.add(target)
            crosses |= step != target
            target = moved[step]
        if retired not in living and target in living:
            after[crossing(retired) if crosses else retired] = target
    return after


def differing(before: Mapping[Id, Id], after: Mapping[Id, Id]) -> set[Id]:
    """The retired ids that are new, lead elsewhere or are gone."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
