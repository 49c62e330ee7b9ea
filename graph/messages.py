"""Messages: a text with values, for a person to read in any language.

An error or an issue says what is wrong as a `Message` where values stand in it, and as a plain text
where none do. Both are English here; the English text is the key of its translation
(`Wording.message` in app/wording).
"""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec


class Message(msgspec.Struct, frozen=True, eq=False):
    """An English text with the values of its `{fields}`; as a string it is that text filled in.

    >>> str(message("{file}: no column {name}", file="a.csv", name="NIK"))
    'a.csv: no column NIK'
    >>> message("no such {what}", what="day") == "no such day"
    True
    """

    text: str
    values: "Mapping[str, str | int | float | Message]" = {}

    def __str__(self) -> str:
        return self.text.format(**self.values)

    def __contains__(self, part: str) -> bool:
        return part in str(self)

    def __eq__(self, other: object) -> bool:
        return str(self) == str(other) if isinstance(other, str | Message) else NotImplemented

    def __hash__(self) -> int:
        return hash(str(self))


Text = str | Message
"""What is said to a person."""


class Advice(NamedTuple):
    """What is wrong or odd, and what to do about it."""

    reason: Text
    mend: Text = ""


def reason_and_remedy(said: Text) -> Advice:
    """The two halves of a text that says what is wrong, a semicolon, and what to do.

    >>> str(reason_and_remedy(message("{name} is empty; save it", name="a.csv")).mend)
    'save it'
    """
    if isinstance(said, str):
        reason, _, remedy = said.partition("; ")
        return Advice(reason, remedy)
    reason, _, remedy = said.text.partition("; ")
    return Advice(Message(reason, said.values), Message(remedy, said.values))


def message(text: str, /, **values: object) -> Message:
    """A message; values that are neither numbers, texts nor messages are kept as their text."""
    kept = {
        name: value if isinstance(value, str | int | float | Message) else str(value)
        for name, value in values.items()
    }
    return Message(text, kept)
