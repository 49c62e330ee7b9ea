"""Footnotes: each source row gets one number, in the order in which the text first needs it."""

from collections.abc import Iterable

from app.exports.sources import place_text
from app.networks.material import NetworkMaterial
from app.wording.wording import Wording
from graph.model import Id, Relationship

Row = tuple[Id, str, int]


class Footnotes:
    """Numbers source rows as relationships are cited."""

    def __init__(self, material: NetworkMaterial, wording: Wording) -> None:
        self._material = material
        self._wording = wording
        self._numbers: dict[Row, int] = {}
        self._texts: list[str] = []

    def cite(self, relationships: Iterable[Relationship]) -> tuple[int, ...]:
        """The numbers of the rows that these relationships rest on, ascending."""
        found = set()
        for relationship in relationships:
            for ref in self._material.places_of(relationship):
                key = (ref.source_id, ref.sheet, ref.row)
                if key not in self._numbers:
                    self._numbers[key] = len(self._texts) + 1
                    self._texts.append(place_text(ref, self._material, self._wording))
                found.add(self._numbers[key])

        return tuple(sorted(found))

    def texts(self) -> tuple[str, ...]:
        """Every cited row in words, by number."""
        return tuple(self._texts)

    def sources(self) -> tuple[Id, ...]:
        """The sources that were cited, by id."""
        return tuple(sorted({source_id for source_id, _, _ in self._numbers}))
