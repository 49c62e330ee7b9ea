"""Tombstones: that somebody was forgotten, so that the old file does not bring them back.

Decisions.
A tombstone holds keyed digests alone (graph/ids.py). Without the secret of the store they tell
nothing; who has the store can only try a guess, as with any id.
It is met by what was there: the same mention, or the same name in the same role, or the same
document, in a case of the same number. A complaint that somebody makes anew has another number, so
it is met by no tombstone. A mark that fits anybody who stays is left out: nobody loses a row to a
namesake.
The texts of these cases come back without the name and the numbers too. Words are marked for each
case apart, so that a name which somebody else bears in one of them stays there.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property

from msgspec.structs import replace

from graph.ids import IdKey
from graph.model import (
    Assessment,
    Case,
    Id,
    Identifier,
    Mention,
    Source,
    Statement,
    Value,
    plain_id,
)
from graph.names import person_key
from graph.persons.blanking import Writing, blanked
from graph.schema import PERSONAL_SCHEMES

Mark = tuple[str, ...]
"""What a digest is made of: what kind of mark it is, its scope, and what it marks."""


class Tombstone(Value, frozen=True, omit_defaults=True):
    """That somebody was forgotten. Appended; taken back when it is lawful to know them again."""

    id: Id
    by: str
    on: str
    """ISO date and time in UTC, given by the caller."""
    subject: Id
    """The id that they had, which leads nowhere now."""
    marks: tuple[Id, ...] = ()
    """Keyed digests, in order."""
    withdrawn_by: str = ""
    withdrawn_on: str | None = None
    withdrawn_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it back."""
        return self.withdrawn_on is None


# ---- marks


def scope_mark(scope: str) -> Mark:
    """That texts of this case or source are to be looked through."""
    return ("scope", scope)


def writing_mark(scope: str, writing: Writing) -> Mark:
    """How a name or number is written in the texts of a case or source."""
    return ("written", scope, *writing)


def number_mark(scope: str, identifier: Identifier) -> Mark:
    """A number that nothing but the forgotten tells of in a case."""
    return ("number", scope, identifier.scheme, identifier.value)


def mention_marks(mention: Mention, number: str) -> Iterator[Mark]:
    """By what a mention is known again; `number` is that of its case."""
    names = _keys(mention)
    for name in names or ("",):
        yield ("mention", mention.id, name)
    scopes = [mention.case_id, *([number] if number else [])]
    for scope in scopes:
        for name in names:
            yield ("party", scope, name, mention.role)
        for given in mention.identifiers:
            if given.scheme in PERSONAL_SCHEMES:
                yield ("document", scope, given.scheme, given.value)


def _keys(mention: Mention) -> list[str]:
    """What all writings of its names share; names that no key is made of as they stand."""
    names = (*mention.names, *mention.aliases)
    return sorted({person_key(name) or name.casefold() for name in names if name.strip()})


def digests_of(marks: Iterable[Mark], ids: IdKey) -> Iterator[Id]:
    """The keyed digests of some marks."""
    return (ids.key(plain_id("tb", *mark)) for mark in marks)


def tombstone(marks: Collection[Mark], ids: IdKey, *, subject: Id, by: str, on: str) -> Tombstone:
    """A tombstone of these marks."""
    digests = tuple(sorted(set(digests_of(marks, ids))))
    return Tombstone(
        id=ids.key(plain_id("tb", subject, by, on)), by=by, on=on, subject=subject, marks=digests
    )


# ---- what comes back


class Tombstones:
    """The tombstones of a store, to be met by what is put there."""

    def __init__(self, ids: IdKey, stones: Iterable[Tombstone]) -> None:
        self._ids = ids
        self._marks = frozenset[Id]().union(*(stone.marks for stone in stones))

    def __bool__(self) -> bool:
        return bool(self._marks)

    def meets(self, mention: Mention, number: str = "") -> bool:
        """Whether a mention, of a case of this number, is of somebody forgotten."""
        return any(map(self._holds, mention_marks(mention, number)))

    def is_scope(self, scope: str) -> bool:
        """Whether a case or source ever told of somebody forgotten."""
        return self._holds(scope_mark(scope))

    def drops(self, statement: Statement, met: Collection[Id]) -> bool:
        """Whether a statement is of somebody forgotten, whose mentions in `met` are left out."""
        ends = (statement.subject, statement.object)
        if any(isinstance(end, str) and end in met for end in ends):
            return True
        numbers = [end for end in ends if isinstance(end, Identifier)]
        return any(self._holds(number_mark(statement.case_id, number)) for number in numbers)

    def writings(self, scope: str) -> Callable[[Writing], bool]:
        """Whether something is written of the forgotten, in the texts of a case or source."""
        return lambda writing: self._holds(writing_mark(scope, writing))

    def _holds(self, mark: Mark) -> bool:
        (digest,) = digests_of([mark], self._ids)
        return digest in self._marks


class Blanking:
    """Takes what is written of somebody out of the free texts of values."""

    def __init__(self, is_written: Callable[[Writing], bool]) -> None:
        self._is_written = is_written

    def text(self, text: str) -> str:
        """The text, with as many signs in the place of what is taken out."""
        return blanked(text, self._is_written) if text else text

    def case(self, case: Case) -> Case:
        """The case; what it says was written of, and nothing else, is taken out."""
        return replace(
            case,
            number=self.text(case.number),
            narrative=self.text(case.narrative),
            references=self._texts(case.references),
            categories=self._texts(case.categories),
            transit=self._texts(case.transit),
            departed_from=self.text(case.departed_from),
            channel=self.text(case.channel),
            office=self.text(case.office),
            extra={name: self.text(cell) for name, cell in case.extra.items()},
        )

    def mention(self, mention: Mention) -> Mention:
        """A mention of somebody else; an alias that tells of the forgotten goes."""
        assessed = mention.assessment
        return replace(
            mention,
            aliases=tuple(alias for alias in mention.aliases if self.text(alias) == alias),
            father=self.text(mention.father),
            address=self.text(mention.address),
            organization=self.text(mention.organization),
            position=self.text(mention.position),
            label=self.text(mention.label),
            assessment=assessed and self._assessment(assessed),
            extra={name: self.text(cell) for name, cell in mention.extra.items()},
        )

    def statement(self, statement: Statement) -> Statement:
        """A statement about others."""
        return replace(statement, text=self.text(statement.text), how=self.text(statement.how))

    def source(self, source: Source) -> Source:
        """A source, whose file may be called after somebody."""
        return replace(source, name=self.text(source.name), dataset=self.text(source.dataset))

    def _assessment(self, assessed: Assessment) -> Assessment:
        return replace(assessed, by=self.text(assessed.by), basis=self.text(assessed.basis))

    def _texts(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.text, texts))


class TombstonedRow(Value, frozen=True):
    """What of one record stays beside the tombstones."""

    case: Case | None
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    left_out: bool
    """Whether anything was left out."""


class Meeting:
    """The tombstones of a store, met by the records of one load, one after the other."""

    def __init__(self, stones: Tombstones) -> None:
        self._stones = stones
        self._met = set[Id]()
        """Mentions left out so far: other tables may speak of them."""
        self._sources = dict[Id, Source]()

    @cached_property
    def has_any(self) -> bool:
        """Whether there is any tombstone at all."""
        return bool(self._stones)

    def left_of(
        self,
        case_id: Id,
        case: Case | None,
        mentions: tuple[Mention, ...],
        statements: tuple[Statement, ...],
    ) -> TombstonedRow:
        """What a record of a case gives without those who were forgotten."""
        number = case.number if case else ""
        stones = self._stones
        met = {mention.id for mention in mentions if stones.meets(mention, number)}
        self._met |= met
        kept = tuple(mention for mention in mentions if mention.id not in met)
        told = tuple(one for one in statements if not stones.drops(one, self._met))
        if stones.is_scope(case_id):
            blanking = Blanking(stones.writings(case_id))
            case = case and blanking.case(case)
            kept = tuple(map(blanking.mention, kept))
            told = tuple(map(blanking.statement, told))
        lost = len(kept) < len(mentions) or len(told) < len(statements)
        return TombstonedRow(case=case, mentions=kept, statements=told, left_out=lost)

    def guards(self, case_id: Id) -> bool:
        """Whether a case ever told of somebody forgotten."""
        return self._stones.is_scope(case_id)

    def named(self, source: Source) -> Source:
        """The source, without a name of the forgotten in its own."""
        if source.id not in self._sources:
            named = source
            if self._stones.is_scope(source.id):
                named = Blanking(self._stones.writings(source.id)).source(source)
            self._sources[source.id] = named
        return self._sources[source.id]
