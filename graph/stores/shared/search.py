"""What a search compares: the words of an entity, the words of a query.

The same on every engine.
"""

from itertools import chain

from graph.model import Entity
from graph.names import fold_words
from graph.schema import IDENTIFIER_KINDS

LONGEST = 200
"""Characters of a word that count: engines cut longer ones, each in its own way."""


def compact(text: str) -> str:
    """The letters and digits of the folded text, run together.

    >>> compact("+62 812-3456")
    '628123456'
    """
    return "".join(fold_words(text))


def index_terms(entity: Entity) -> tuple[str, str]:
    """What an entity is found by, as words parted by blanks.

    All its words, and each name or writing run together. An exact hit equals one of the second.
    """
    writings = [fold_words(name) for name in (entity.name, *entity.names)]
    forms = ["".join(words) for words in writings]
    if entity.kind in IDENTIFIER_KINDS:
        value = str(entity.properties.get("value", ""))
        writings.append(fold_words(value))
        forms += [compact(value), compact(value.partition(":")[2])]
        if value.startswith("+62"):
            forms.append(f"0{compact(value)[2:]}")
    exact = dict.fromkeys(form[:LONGEST] for form in forms if form)
    words = dict.fromkeys(word[:LONGEST] for word in chain.from_iterable(writings))
    return " ".join(words | exact), " ".join(exact)


def query_words(text: str) -> tuple[list[str], str]:
    """The words that must each begin a word of an entity, and the whole query run together."""
    words = fold_words(text)
    return [word[:LONGEST] for word in words], "".join(words)[:LONGEST]
