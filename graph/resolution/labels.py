"""What a source calls its parties.

One label of a source is one party and two are two, whatever the names say. A label that holds a
digit (N23, Node 7) is a code and no name: it is compared with nothing.
"""

from collections.abc import Iterable

from graph.model import Id, Mention

LABEL = "label"
"""The rule of mentions that their source calls the same."""


def label_of(mention: Mention) -> tuple[Id, str] | None:
    """What its source calls a mention, with the source; None where it calls it nothing."""
    return (mention.ref.source_id, mention.label) if mention.label else None


def compared_name(mention: Mention) -> str:
    """The main name of a mention; empty where it is a mere code."""
    return "" if any(letter.isdigit() for letter in mention.label) else mention.name


def labelled_pairs(mentions: Iterable[Mention]) -> list[tuple[Id, Id]]:
    """The first mention of each label with each other one of it."""
    first: dict[tuple[Id, str], Id] = {}
    pairs = []
    for mention in mentions:
        label = label_of(mention)
        if not label:
            continue
        head = first.setdefault(label, mention.id)
        if head != mention.id:
            pairs.append((head, mention.id))
    return pairs
