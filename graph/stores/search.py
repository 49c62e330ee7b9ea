"""What a search compares: the words of an entity, the words of a query; the same on every engine."""

from graph.model import Entity
from graph.names import fold_words
from graph.schema import IDENTIFIER_KINDS


def compact(text: str) -> str:
    """The letters and digits of the folded text, run together.

    >>> compact("+62 812-3456")
    '628123456'
    """
    return "".join(fold_words(text))


def index_words(entity: Entity) -> str:
    """Everything an entity is found by, as words separated by blanks."""
    words: dict[str, None] = {}
    for name in (entity.name, *entity.names):
        words.update(dict.fromkeys(fold_words(name)))
    if entity.kind in IDENTIFIER_KINDS:
        words.update(dict.fromkeys(fold_words(str(entity.properties.get("value", "")))))
    words.update(dict.fromkeys(exact_forms(entity).split()))
    return " ".join(words)


def exact_forms(entity: Entity) -> str:
    """Each name or writing of an entity run together, separated by blanks: what an exact hit equals."""
    forms = [compact(name) for name in (entity.name, *entity.names)]
    if entity.kind in IDENTIFIER_KINDS:
        value = str(entity.properties.get("value", ""))
        forms.append(compact(value))
        forms.append(compact(value.partition(":")[2]))
        if value.startswith("+62"):
            forms.append(f"0{compact(value)[2:]}")
    return " ".join(dict.fromkeys(each for each in forms if each))


def query_words(text: str) -> tuple[list[str], str]:
    """The words that must each begin a word of an entity, and the whole query run together."""
    words = fold_words(text)
    return words, "".join(words)
