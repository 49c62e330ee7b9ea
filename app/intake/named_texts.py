"""Warnings that a file names its own protected people where no name belongs.

Decisions.
Only what a file says itself is compared with the names and numbers that the same file gives: who
loads it has both in hand. What the store knows of others is not asked, or a made-up file would tell
who is a victim in it.
"""

from collections.abc import Iterable
from operator import attrgetter

from app.access.protected_words import ProtectedWords
from graph.messages import message
from graph.model import Case, Entity, Id, Identifier
from graph.schema import EntityKind
from loaders.rows.mapper import Loaded
from loaders.validation import Issue, RowPlace

_TOLD = 20
"""Issues of one load that are told one by one."""
_MEND = "call it by a number: who may not see that person reads [withheld] there"
_FIELDS = (
    *("number", "office", "channel", "status", "procedural", "scheme", "visa", "sector"),
    "departed_from",
)
_texts_of_case = attrgetter(*_FIELDS)


class NamedTexts:
    """What rows call their protected people, and where else they write texts."""

    def __init__(self) -> None:
        self._names: dict[Id, set[str]] = {}
        self._numbers: dict[Id, set[Identifier]] = {}
        self._texts: dict[tuple[Id, str, str], RowPlace] = {}
        """By source, field and text, the first row that has it."""

    def note(self, row: Loaded) -> None:
        """Note whom a row protects, and what it says where no name belongs."""
        source = row.source.id
        for mention in row.mentions:
            role = mention.reported_role
            if role.protected and not role.listed and mention.kind is EntityKind.PERSON:
                self._names.setdefault(source, set()).update((*mention.names, *mention.aliases))
                self._numbers.setdefault(source, set()).update(mention.identifiers)
        said = [("file", row.place.file), ("sheet", row.place.sheet)]
        if row.case:
            said += _said_of(row.case)
        for field, text in said:
            if text:
                self._texts.setdefault((source, field, text), row.place)

    def issues(self) -> list[Issue]:
        """One warning for each text that names somebody whom its own file protects."""
        words = {source: self._words(source) for source in self._names}
        found = [
            _issue(place, field, text)
            for (source, field, text), place in self._texts.items()
            if source in words and words[source].hold(text)
        ]
        if len(found) <= _TOLD:
            return found
        more = message("{count} more texts name a protected person", count=len(found) - _TOLD)
        return [
            *found[:_TOLD],
            Issue(file=found[0].file, reason=more, mend=_MEND, severity="warning"),
        ]

    def _words(self, source: Id) -> ProtectedWords:
        return ProtectedWords(
            _protected(self._names[source], self._numbers[source]), instead="[withheld]"
        )


def _said_of(case: Case) -> Iterable[tuple[str, str]]:
    """The fields of a case that hold a text where no name belongs, with these texts."""
    yield from zip(_FIELDS, _texts_of_case(case), strict=True)
    for text in (*case.categories, *case.transit):
        yield "categories", text


def _protected(names: Iterable[str], numbers: Iterable[Identifier]) -> Iterable[Entity]:
    """Names and numbers as the protected entities that they would become."""
    yield Entity(id="", kind=EntityKind.PERSON, name="", names=tuple(names), protected=True)
    for number in numbers:
        facts = {"scheme": number.scheme.value, "value": number.value}
        yield Entity(id="", kind=number.kind, name=number.value, protected=True, properties=facts)


def _issue(place: RowPlace, field: str, text: str) -> Issue:
    """The warning, beside the first row that has the text."""
    whole = field in ("file", "sheet")
    return Issue(
        file=place.file,
        sheet=place.sheet,
        row=0 if whole else place.row,
        column="" if whole else field,
        value=text,
        reason="it holds the name or number of a protected person of this file",
        mend=_MEND,
        severity="warning",
    )
