"""What a text finds: people and organisations by name, numbers in any writing, cases and places.

Decisions.
Every word of a text must mean something of a thing: a word of one of its names, a part of its case
number, or where it is from; the surest first. Words may stand in any order, and two may be run
together. A number is read in every way it may be written, and found by its parts too.
Totals and facets are counted of everything that was found, not of what is shown.
Nothing is found by what the viewer may not be told: see `app.networks.finding.index`.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from app.access.masked_store import MaskedStore
from app.networks.finding.index import (
    FACETS,
    PLACE,
    ROLE,
    YEAR,
    FindIndex,
    joined,
    number_parts,
    run_together,
)
from app.networks.finding.words import Likeness
from app.networks.typed_identifiers import recognise
from app.plain_text import whole
from graph.model import Entity, Id, Value
from graph.names import fold_words, parse_person

Narrowing = Mapping[str, Collection[str]]
"""By facet the values of which a thing must have one."""
MOST_LETTERS = 500
"""Letters of a text that count."""
MOST_WORDS = 12
"""Words of a text that count."""
MOST_SHOWN = 200
"""Hits that are handed out at once, unless more are asked for."""


class Because(StrEnum):
    """Why a thing was found, the surest first."""

    ID = "id"
    NUMBER = "number"
    NAME = "name"
    SOUND = "sound"
    BEGINNING = "beginning"
    SPELLING = "spelling"
    CASE = "case"
    PLACE = "place"
    PART = "part"


_ALL = tuple(Because)
_BIT = {because: np.uint16(1 << place) for place, because in enumerate(_ALL)}
_OF_NAMES = (Because.NAME, Because.SOUND, Because.BEGINNING, Because.SPELLING)
_ID, _WHOLE, _PART = 4.0, 3.0, 0.85
"""Worth of an id, of a whole number and of a part of one, beside that of words, which is 1."""
_CASE_WORTH, _PLACE_WORTH = 0.9, 0.7
_PLACE_BEGINS = 3
"""Letters from which a word may be the beginning of a place."""
_LONGER = 0.01
"""What each word more costs a name of which not all words were typed."""
_LAST_DIGITS, _ANY_DIGITS = 4, 5
"""Digits from which a number is found by its end, and by any part."""

_Scores = npt.NDArray[np.float32]
_Bits = npt.NDArray[np.uint16]


class Hit(Value, frozen=True, omit_defaults=True):
    """One thing that was found."""

    entity: Entity
    because: tuple[Because, ...] = ()
    roles: tuple[str, ...] = ()
    """Codes of those it has in most cases first."""
    place: str = ""
    years: tuple[str, ...] = ()
    """First and last year of its cases; one where they are the same."""


class Found(Value, frozen=True, omit_defaults=True):
    """What a text finds, narrowed or not."""

    text: str
    hits: tuple[Hit, ...] = ()
    """The first of them."""
    total: int = 0
    """How many there are, after narrowing."""
    facets: Mapping[str, tuple[tuple[str, int], ...]] = {}
    """By facet its values, with how many have each of everything found; most first."""


class Finding:
    """Finds in one store, for one viewer."""

    def __init__(self, store: MaskedStore) -> None:
        self._store = store

    def leaving(self) -> "Finding":
        """What finds for a file: where protected people are revealed they are shown on a screen,
        and named in no file.
        """
        return Finding(self._store.without_revealing()) if self._store.reveals else self

    def find(
        self, text: str, narrowing: Narrowing | None = None, *, limit: int = MOST_SHOWN
    ) -> Found:
        """What a text finds, the surest first; `limit` 0 hands out all of it."""
        index = self.index()
        text = whole(text)[:MOST_LETTERS]
        scores, bits = self._scores(index, text)
        things = np.flatnonzero(scores > 0).astype(np.int32)
        facets = _counted(index, things)
        things = _narrowed(index, things, narrowing or {})
        ordered = _in_order(index, things, scores)
        shown = ordered[:limit] if limit else ordered

        hits = self._hits(index, shown, bits)
        self._store.consultations.searched(text, [hit.entity for hit in hits])
        return Found(
            text=text,
            hits=hits,
            total=len(things),
            facets=facets,
        )

    def facts(self, ids: Collection[Id]) -> dict[Id, Hit]:
        """What stands beside these in a list, as far as they can be found."""
        index = self.index()
        known = [index.place_of[entity_id] for entity_id in ids if entity_id in index.place_of]
        bits = np.zeros(len(index.ids), dtype=np.uint16)
        hits = self._hits(index, np.array(known, dtype=np.int32), bits)
        return {hit.entity.id: hit for hit in hits}

    def index(self) -> FindIndex:
        """What can be found, made once for each revision."""
        return self._store.cache.get("find index", self._index)

    def _index(self) -> FindIndex:
        return FindIndex.of(self._store.findable(), self._store.parts_in_cases())

    def _scores(self, index: FindIndex, text: str) -> tuple[_Scores, _Bits]:
        """How much a text means each thing, and why, as bits of `Because`."""
        scores = np.zeros(len(index.ids), dtype=np.float32)
        bits = np.zeros(len(index.ids), dtype=np.uint16)
        words = _words(text)
        for variant in _variants(words):
            worth, why = _all_words(index, variant)
            better = worth > scores
            scores[better] = worth[better]
            bits[better] = why[better]
        for things, worth_of_it, because in self._by_number(index, text):
            better_here = things[scores[things] < worth_of_it]
            scores[better_here] = worth_of_it
            bits[better_here] = _BIT[because]
        return scores, bits

    def _by_number(
        self, index: FindIndex, text: str
    ) -> list[tuple[npt.NDArray[np.int32], float, Because]]:
        """Things by their ids, by whole numbers, and by parts of numbers."""
        ids = [text.strip()]
        numbers = [self._store.unmasked.ids.identifier(number) for number in recognise(text)]
        found = [
            (_places(index, ids), _ID, Because.ID),
            (_places(index, numbers), _WHOLE, Because.NUMBER),
        ]
        digits = run_together(text)
        if len(digits) < _LAST_DIGITS or not any(map(str.isdigit, digits)):
            return found
        column = index.digits["digits"]
        same = index.digits.filter(column == digits)["thing"]
        found.append((_array(same), _WHOLE, Because.NUMBER))
        if len(digits) >= _ANY_DIGITS:
            part = column.str.contains(digits, literal=True)
        else:
            part = column.str.ends_with(digits)
        found.append((_array(index.digits.filter(part)["thing"]), _PART, Because.PART))
        return found

    def _hits(
        self, index: FindIndex, things: npt.NDArray[np.int32], bits: _Bits
    ) -> tuple[Hit, ...]:
        """What is told of these, in this order."""
        entities = self._store.entities([index.ids[thing] for thing in things])
        among = pl.DataFrame({"thing": things}, schema={"thing": pl.Int32})
        facts: dict[tuple[int, str], list[str]] = {}
        told = index.facets.join(among, on="thing", how="semi", maintain_order="left")
        for thing, facet, value in told.select("thing", "facet", "value").iter_rows():
            facts.setdefault((thing, facet), []).append(value)
        hits = []
        for thing in things.tolist():
            entity = entities.get(index.ids[thing])
            if entity is None:
                continue
            years = sorted(facts.get((thing, YEAR), []))
            hits.append(
                Hit(
                    entity=entity,
                    because=_reasons(int(bits[thing])),
                    roles=tuple(facts.get((thing, ROLE), [])),
                    place=next(iter(facts.get((thing, PLACE), [])), ""),
                    years=tuple(dict.fromkeys(years[:1] + years[-1:])),
                )
            )
        return tuple(hits)


def _reasons(bits: int) -> tuple[Because, ...]:
    """Why a thing was found; of several ways in which its name is meant the least sure one."""
    every = [because for because in _ALL if bits & int(_BIT[because])]
    of_name = [because for because in every if because in _OF_NAMES]
    return tuple(because for because in every if because not in of_name[:-1])


def _words(text: str) -> list[str]:
    """The words of a text that count: of a name without titles and parentage."""
    words = fold_words(text)
    if not any(any(map(str.isdigit, word)) for word in words):
        words = list(parse_person(text).tokens) or words
    return words[:MOST_WORDS]


def _variants(words: Sequence[str]) -> list[list[str]]:
    """The words as typed, and with each two neighbours run together."""
    found = [list(words)] if words else []
    for place, run in enumerate(joined(words)):
        found.append([*words[:place], run, *words[place + 2 :]])
    return found


def _all_words(index: FindIndex, words: Sequence[str]) -> tuple[_Scores, _Bits]:
    """How much all of these words mean each thing; nothing where one of them means nothing."""
    things = len(index.ids)
    sums = np.zeros(things, dtype=np.float32)
    why = np.zeros(things, dtype=np.uint16)
    every = np.ones(things, dtype=bool)
    for word in words:
        scores, bits = _one_word(index, word)
        sums += scores
        why |= bits
        every &= scores > 0
    sums[~every] = 0
    why[~every] = 0
    mean: _Scores = sums / np.float32(max(len(words), 1))
    more = np.clip(index.order["words"].to_numpy() - len(words), 0, 9)
    mean[every] -= np.float32(_LONGER) * more[every].astype(np.float32)
    return mean, why


def _one_word(index: FindIndex, word: str) -> tuple[_Scores, _Bits]:
    """How much one word means each thing: of its name, else its case number, else its place."""
    things = len(index.ids)
    scores, likeness = index.names.like(word, things, by_sound=not word.isdigit())
    bits = np.zeros(things, dtype=np.uint16)
    for code, because in zip(Likeness, _OF_NAMES, strict=False):
        bits[(likeness == code) & (scores > 0)] = _BIT[because]
    others: tuple[tuple[Any, str, bool, float, Because], ...] = (
        (index.numbers, (number_parts(word) or [word])[0], False, _CASE_WORTH, Because.CASE),
        (index.places, word, True, _PLACE_WORTH, Because.PLACE),
    )
    for among, typed, by_sound, most, because in others:
        if among is index.places and len(word) < _PLACE_BEGINS:
            continue
        worth, _likeness = among.like(typed, things, by_sound=by_sound)
        better = worth * np.float32(most) > scores
        scores[better] = worth[better] * np.float32(most)
        bits[better] = _BIT[because]
    return scores, bits


def _counted(
    index: FindIndex, things: npt.NDArray[np.int32]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """How many of these have each value of each facet."""
    among = pl.DataFrame({"thing": things}, schema={"thing": pl.Int32})
    told = index.facets.join(among, on="thing", how="semi")
    counted = told.group_by("facet", "value").len().sort(["len", "value"], descending=[True, False])
    rows = counted.rows()
    found = {}
    for facet in FACETS:
        values = tuple((value, count) for of, value, count in rows if of == facet)
        if values:
            found[facet] = values
    return found


def _narrowed(
    index: FindIndex, things: npt.NDArray[np.int32], narrowing: Narrowing
) -> npt.NDArray[np.int32]:
    """Those of these that have one of the values of each facet that is narrowed."""
    kept = pl.DataFrame({"thing": things}, schema={"thing": pl.Int32})
    for facet, values in narrowing.items():
        if values:
            having = index.facets.filter(
                (pl.col("facet") == facet) & pl.col("value").is_in(list(values))
            )
            kept = kept.join(having, on="thing", how="semi")
    return _array(kept["thing"])


def _in_order(
    index: FindIndex, things: npt.NDArray[np.int32], scores: _Scores
) -> npt.NDArray[np.int32]:
    """These by how sure they are, then by cases, name and id."""
    found = pl.DataFrame({"thing": things, "score": scores[things].round(3)})
    found = found.join(index.order, on="thing", how="left").sort(
        ["score", "cases", "name", "thing"], descending=[True, True, False, False]
    )
    return _array(found["thing"])


def _places(index: FindIndex, ids: Collection[Id]) -> npt.NDArray[np.int32]:
    known = [index.place_of[entity_id] for entity_id in ids if entity_id in index.place_of]
    return np.array(known, dtype=np.int32)


def _array(column: pl.Series) -> npt.NDArray[np.int32]:
    return column.to_numpy().astype(np.int32)
