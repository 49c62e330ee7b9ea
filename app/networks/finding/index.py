"""What a viewer may find, in columns: words of names, case numbers and places, digits, facets.

Decisions.
It is made of what the viewer may be told alone (`MaskedStore.findable`), so nothing that is
withheld can be found, sounds like anything, is counted, or takes time. Of who may reveal it holds
everybody, and whom a page then shows is noted as shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import polars as pl

from app.networks.finding.words import WordIndex
from graph.model import Entity, Id
from graph.names import fold_words
from graph.places import all_countries
from graph.schema import IDENTIFIER_KINDS, EntityKind

KIND, ROLE, PLACE, DESTINATION, YEAR = "kind", "role", "place", "destination", "year"
FACETS = (KIND, ROLE, PLACE, DESTINATION, YEAR)
_LEVELS = ("regency", "district", "village", "province")
_OWN = 1_000_000
"""Weight of what is told of a thing itself; what its cases tell weighs the number of them."""
_TRUNK = "+62"
"""The international beginning of an Indonesian telephone number, written as 0 at home."""


@dataclass(frozen=True, slots=True)
class FindIndex:
    """Things by their place in `ids`, with what they are found by."""

    ids: Sequence[Id]
    place_of: dict[Id, int]
    names: WordIndex
    numbers: WordIndex
    """Parts of case numbers, without the zeros before them."""
    places: WordIndex
    digits: pl.DataFrame
    """`thing` and `digits`: identifiers run together, in each way they are written."""
    facets: pl.DataFrame
    """`thing`, `facet`, `value`, `weight`: its own first, then those of most of its cases."""
    order: pl.DataFrame
    """`thing`, `words` (of its name), `cases`, `name`."""

    @classmethod
    def of(cls, entities: Sequence[Entity], parts: pl.DataFrame) -> "FindIndex":
        """The index of what is called and described so, with their parts in cases."""
        ids = [entity.id for entity in entities]
        places = {entity_id: place for place, entity_id in enumerate(ids)}
        described = list(enumerate(entities))
        facets = _facets(entities, parts)
        return cls(
            ids=ids,
            place_of=places,
            names=WordIndex.of(_name_words(described)),
            numbers=WordIndex.of(_number_words(described)),
            places=WordIndex.of(_place_words(facets)),
            digits=_digits(described),
            facets=facets,
            order=_order(described),
        )


def joined(words: Sequence[str]) -> list[str]:
    """Neighbouring words run together, as some write what others part.

    >>> joined(["nur", "hayati"])
    ['nurhayati']
    """
    return [f"{left}{right}" for left, right in pairwise(words)]


def number_parts(text: str) -> list[str]:
    """The parts of a case number, without the zeros before them.

    >>> number_parts("00090/ADUAN/SULSEL/2024")
    ['90', 'aduan', 'sulsel', '2024']
    """
    return [word.lstrip("0") or "0" for word in fold_words(text)]


def _name_words(described: Iterable[tuple[int, Entity]]) -> Iterator[tuple[str, int]]:
    """Words of names; of identifiers those with a letter, such as a bank's name."""
    for place, entity in described:
        if entity.kind is EntityKind.CASE:
            continue
        for name in (entity.name, *entity.names):
            words = fold_words(name)
            if entity.kind in IDENTIFIER_KINDS:
                words = [word for word in words if not word.isdigit()]
            yield from ((word, place) for word in words)
            if entity.kind not in IDENTIFIER_KINDS:
                yield from ((word, place) for word in joined(words))


def _number_words(described: Iterable[tuple[int, Entity]]) -> Iterator[tuple[str, int]]:
    for place, entity in described:
        if entity.kind is EntityKind.CASE:
            yield from ((part, place) for part in number_parts(entity.name))


def _place_words(facets: pl.DataFrame) -> Iterator[tuple[str, int]]:
    """Words of the places that somebody, or a case, is from, and that a case leads to."""
    names: dict[str, list[str]] = {}
    for name, code in all_countries().items():
        names.setdefault(code, []).append(name)
    told = facets.filter(pl.col("facet").is_in([PLACE, DESTINATION]))
    for (facet, value), rows in told.group_by("facet", "value"):
        texts = names.get(str(value), []) if facet == DESTINATION else [str(value)]
        words = set[str]().union(*map(fold_words, texts))
        for thing in rows["thing"]:
            yield from ((word, thing) for word in words)


def _digits(described: Iterable[tuple[int, Entity]]) -> pl.DataFrame:
    """Identifiers run together: as they are kept, without what stands before a colon, at home."""
    rows = []
    for place, entity in described:
        if entity.kind not in IDENTIFIER_KINDS:
            continue
        value = str(entity.properties.get("value", ""))
        forms = {run_together(form) for form in (value, value.partition(":")[2], entity.name)}
        if value.startswith(_TRUNK):
            forms.add(f"0{run_together(value)[2:]}")
        rows += [(place, form) for form in sorted(forms) if form]

    return pl.DataFrame(rows, schema={"thing": pl.Int32, "digits": pl.String}, orient="row")


def run_together(text: str) -> str:
    """The letters and digits of a text without all else.

    >>> run_together("+62 812-3456")
    '628123456'
    """
    return "".join(fold_words(text))


def _facets(entities: Sequence[Entity], parts: pl.DataFrame) -> pl.DataFrame:
    """What there is to narrow by: what is told of a thing itself, then of the cases it is in."""
    rows: list[tuple[int, str, str]] = []
    for place, entity in enumerate(entities):
        facts = entity.properties
        where = next((str(facts[level]) for level in _LEVELS if facts.get(level)), "")
        told = (
            (KIND, entity.kind.value),
            (PLACE, where),
            (DESTINATION, str(facts.get("destination") or "")),
            (YEAR, str(facts.get("reported_on") or "")[:4]),
        )
        rows += [(place, facet, value) for facet, value in told if value]
    schema = {"thing": pl.Int32, "facet": pl.String, "value": pl.String}
    own = pl.DataFrame(rows, schema=schema, orient="row")

    ids = pl.DataFrame({"id": [entity.id for entity in entities]}, schema={"id": pl.String})
    things = ids.with_row_index("thing").with_columns(pl.col("thing").cast(pl.Int32))
    named = parts.join(things, left_on="start", right_on="id")
    roles = named.select("thing", facet=pl.lit(ROLE), value="role")
    cases = things.rename({"thing": "case"})
    in_cases = named.select("thing", "end").unique().join(cases, left_on="end", right_on="id")
    of_cases = own.filter(pl.col("facet").is_in([PLACE, DESTINATION, YEAR]))
    there = in_cases.join(of_cases.rename({"thing": "case"}), on="case")
    by_case = pl.concat([roles, there.select("thing", "facet", "value")])
    counted = by_case.group_by("thing", "facet", "value").len().rename({"len": "weight"})
    owned = own.with_columns(weight=pl.lit(_OWN, dtype=pl.UInt32))
    every = pl.concat([owned, counted.select("thing", "facet", "value", "weight")])
    heaviest = every.group_by("thing", "facet", "value").agg(pl.col("weight").max())
    return heaviest.sort(
        ["thing", "facet", "weight", "value"], descending=[False, False, True, False]
    )


def _order(described: Iterable[tuple[int, Entity]]) -> pl.DataFrame:
    rows = [
        (place, len(fold_words(entity.name)), entity.cases, entity.name)
        for place, entity in described
    ]
    schema = {"thing": pl.Int32, "words": pl.Int32, "cases": pl.Int32, "name": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")
