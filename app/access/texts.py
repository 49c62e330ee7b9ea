"""The texts of one store's values as they may be told: without protected names and numbers."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from app.access.disclosure import find_suppressed_of, is_victim_too
from app.access.protected_words import ProtectedWords
from app.access.revision_cache import RevisionCache
from app.access.source_names import NeutralWords, SourceNames, read_source_names
from graph.model import Entity, Id
from graph.stores.base import ReadableStore

V = TypeVar("V", bound=msgspec.Struct)

_NO_TEXTS = frozenset(
    "id case_id record source_id subject object start end linked_to mention_id entity_id"
    " derived_from mentions statements cases left right left_said right_said what parties"
    " digest role first_on last_on on withdrawn_on reported_on status_on departed_on born_on"
    " identifiers".split()
)
"""Fields that hold ids, days and codes."""


class Texts:
    """What stands in texts of one store for what may not be told; made once for each revision."""

    def __init__(
        self, read: Callable[[], ReadableStore], cache: RevisionCache, neutral: NeutralWords
    ) -> None:
        self._read = read
        self._cache = cache
        self._neutral = neutral
        self.withheld: set[str] = set()
        """Texts of which a part was withheld from whoever asked."""

    def words(self) -> ProtectedWords:
        """Names and numbers of everybody protected."""
        return self._cache.get(
            "protected words", lambda: ProtectedWords(self._protected(), self._neutral.withheld)
        )

    def words_without_consent(self) -> ProtectedWords:
        """Names and numbers of those who did not agree to be named outside."""

        def read() -> ProtectedWords:
            asked = self._protected()
            silent = (entity for entity in asked if not entity.properties.get("consent"))
            return ProtectedWords(silent, self._neutral.withheld)

        return self._cache.get("protected words without consent", read)

    def words_of_everybody(self) -> ProtectedWords:
        """Names and numbers of every person, protected or not."""
        return self._cache.get(
            "words of everybody",
            lambda: ProtectedWords(self._read().entities(), self._neutral.withheld),
        )

    def words_of(self, ids: frozenset[Id]) -> ProtectedWords:
        """Names and numbers of these alone."""
        return self._cache.get(
            ("words of", ids),
            lambda: ProtectedWords(self._read().entities(ids), self._neutral.withheld),
        )

    def sources(self) -> SourceNames:
        """What files and sheets are called."""
        return self._cache.get(
            "source names", lambda: read_source_names(self._read(), self._neutral)
        )

    def _protected(self) -> Iterator[Entity]:
        """Protected people and identifiers; of a party who was a victim elsewhere that side."""
        both = []
        for entity in self._read().entities():
            if entity.protected:
                yield entity
            elif is_victim_too(entity):
                both.append(entity)
        if both:
            yield from self._hidden_sides(both)

    def _hidden_sides(self, parties: list[Entity]) -> Iterator[Entity]:
        """What was told of parties as victims alone: other names, and secret identifiers."""
        named: dict[Id, Entity] = {}
        for party in parties:
            named |= dict.fromkeys(party.mentions, party)
        given = set[Id]()
        for mention in self._read().mentions(ids=named.keys()):
            if not mention.reported_role.protected or mention.reported_role.listed:
                continue
            party = named[mention.id]
            told = {party.name, *party.names}
            names = tuple(name for name in (*mention.names, *mention.aliases) if name not in told)
            yield Entity(id=mention.id, kind=party.kind, name="", names=names, protected=True)
            given |= {self._read().ids.identifier(number) for number in mention.identifiers}
        identifiers = list(self._read().entities(given)) if given else []
        secret = find_suppressed_of(self._read(), identifiers).secret if identifiers else ()
        yield from (identifier for identifier in identifiers if identifier.id in secret)


def with_told_texts(
    value: V,
    tell: Callable[[str], str],
    kept: Container[str] = (),
    fields: Iterable[str] = (),
) -> V:
    """The value with every text as it is told, but for fields that are `kept`; or those of some
    `fields` alone.
    """
    changed = {}
    for name in fields or _text_fields(type(value)):
        if name in kept:
            continue
        before = getattr(value, name)
        if before and (after := _told(before, tell)) is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value


@cache
def _text_fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name not in _NO_TEXTS)


def _told(value: Any, tell: Callable[[str], str]) -> Any:
    """A value of a field as it is told: the very value where nothing in it is withheld."""
    if type(value) is str:
        return tell(value)
    if isinstance(value, tuple | list):
        told = [_told(item, tell) for item in value]
        same = all(after is before for before, after in zip(value, told, strict=True))
        return value if same else type(value)(told)
    if isinstance(value, Mapping):
        facts = {key: _told(fact, tell) for key, fact in value.items()}
        same = all(facts[key] is fact for key, fact in value.items())
        return value if same else facts
    if isinstance(value, msgspec.Struct):
        return with_told_texts(value, tell)
    return value
