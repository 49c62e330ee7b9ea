"""What a person had put right, or consent that was withdrawn, kept beside what files say.

Decisions.
A mention is what a file said. What is put right is written over it, and the correction is kept, so
that the old file does not undo it: a value that the file still has as it was is put right again
when it is loaded; another one is the file's own correction and stands.
That consent was withdrawn stands whatever a file says, until the withdrawal itself is taken back.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from graph.dates import read_date
from graph.errors import InvalidValue
from graph.messages import message
from graph.model import Id, Mention, Value

CONSENT = "consent"
FIELDS = ("name", "father", "sex", "born_on", "nationality", "address", "position", CONSENT)
"""What may be put right here; numbers are put right in a file, since ties hang on them."""
WITHDRAWN = "no"


class Correction(Value, frozen=True, omit_defaults=True, kw_only=True):
    """That one field of one mention was put right.

    Appended, taken back, never overwritten.
    """

    id: Id
    mention: Id
    field: str
    before: str = ""
    after: str = ""
    request: Id = ""
    """What the person asked for."""
    by: str
    on: str
    """ISO date and time in UTC, given by the caller."""
    withdrawn_by: str = ""
    withdrawn_on: str | None = None
    withdrawn_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it back."""
        return self.withdrawn_on is None


def told(mention: Mention, field: str) -> str:
    """What a mention says in a field that may be put right; empty where it says nothing."""
    if field == "name":
        return mention.name
    if field == CONSENT:
        return {True: "yes", False: WITHDRAWN, None: ""}[mention.consent]
    return str(getattr(mention, field) or "")


def read_values(wanted: Mapping[str, str]) -> dict[str, str]:
    """Values by field as they are kept; raises InvalidValue for what cannot be put right here.

    >>> read_values({"born_on": "17 Mei 1990", "sex": "F"})
    {'born_on': '1990-05-17', 'sex': 'f'}
    """
    found = {}
    for field, text in wanted.items():
        if field not in FIELDS:
            raise InvalidValue(
                message(
                    "{field} is not put right here: use one of {names}, or load a corrected file",
                    field=field,
                    names=", ".join(FIELDS),
                )
            )
        found[field] = _read(field, text.strip())
    return found


def _read(field: str, text: str) -> str:
    if field == "born_on":
        return read_date(text) if text else ""
    if field == "sex":
        text = text.lower()
        if text not in {"", "m", "f"}:
            raise InvalidValue(message("{text}: use m or f", text=repr(text)))
    return text


def put_right(mention: Mention, field: str, text: str) -> Mention:
    """The mention with another value, as `read_values` gives it, in a field."""
    changed: dict[str, Any] = {field: text}
    match field:
        case "name":
            changed = {"names": (text, *mention.names[1:]) if text else mention.names[1:]}
        case "consent":
            changed = {CONSENT: {"yes": True, WITHDRAWN: False}.get(text)}
        case "born_on":
            changed = {"born_on": text or None}
    return replace(mention, **changed)


class Corrections:
    """Those of a store that stand, put on whatever is loaded."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        """They come in the order in which they were made."""
        self._by_mention: dict[Id, list[Correction]] = {}
        for one in corrections:
            self._by_mention.setdefault(one.mention, []).append(one)

    def __bool__(self) -> bool:
        return bool(self._by_mention)

    def put_on(self, mention: Mention) -> Mention:
        """A mention, under its keyed id, with what was put right in it."""
        for one in self._by_mention.get(mention.id, ()):
            if one.field == CONSENT or told(mention, one.field) == one.before:
                mention = put_right(mention, one.field, one.after)
        return mention


def changes_of(mention: Mention, wanted: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """By field what a mention says and what it is to say, where that differs."""
    return {
        field: (told(mention, field), text)
        for field, text in wanted.items()
        if told(mention, field) != text
    }
