"""Labels of things to choose among, all different: namesakes are told apart by what they are.

Decisions.
A list to choose from hands back the words that were chosen, so two things with the same words are
one: whoever chooses the second gets the first. So no two labels are alike, whatever the names are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from app.plain_text import plain
from app.wording.profile import SHORT_ID
from app.wording.wording import Wording
from graph.model import Entity, Id

_LEVELS = ("regency", "district", "village", "province", "country")


def told_apart(names: Mapping[Id, str], facts: Iterable[Mapping[Id, str]] = ()) -> dict[Id, str]:
    """A label of each name: those that are alike get these facts behind them until they differ.

    Two that nothing tells apart get the beginning of their ids at last.

    >>> told_apart({"e_1": "Jamal", "e_2": "Jamal", "e_3": "Ani"}, [{"e_1": "sponsor"}])
    {'e_1': 'Jamal · sponsor', 'e_2': 'Jamal', 'e_3': 'Ani'}
    """
    labels = {name_id: plain(name) for name_id, name in names.items()}
    for fact in facts:
        for label_id in _alike(labels):
            if told := plain(fact.get(label_id, "")):
                labels[label_id] = f"{labels[label_id]} · {told}"

    for length in (SHORT_ID, None):
        for label_id in _alike(labels):
            labels[label_id] = f"{labels[label_id]} · {label_id[:length]}"

    return labels


def entity_facts(entities: Iterable[Entity], wording: Wording) -> tuple[dict[Id, str], ...]:
    """What they are, where they are from, and in how many cases they are named."""
    kinds: dict[Id, str] = {}
    places: dict[Id, str] = {}
    cases: dict[Id, str] = {}
    for entity in entities:
        kinds[entity.id] = wording.kind(entity.kind)
        places[entity.id] = place_of(entity)
        told = wording.plural("{n} case", "{n} cases", entity.cases)
        cases[entity.id] = told.format(n=wording.number(entity.cases))

    return places, cases, kinds


def place_of(entity: Entity) -> str:
    """Where somebody is said to be from, the regency if it is known; empty where nothing is."""
    told = (entity.properties.get(level) for level in _LEVELS)
    return next((str(place) for place in told if place), "")


def _alike(labels: Mapping[Id, str]) -> list[Id]:
    """The ids of which the label stands for others too, as a reader sees it."""
    held = Counter(map(str.casefold, labels.values()))
    return [label_id for label_id, label in labels.items() if held[label.casefold()] > 1]
