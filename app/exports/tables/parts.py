"""What the rows of a network are looked up in, each read once: whose parts, whose numbers, which
ranks.

A row that looked for its own would read everything again, which a network of thousands cannot bear.
"""

from collections import defaultdict
from collections.abc import Iterator

from app.networks.material import NetworkMaterial, is_blank_identifier, is_part, is_party
from graph.analysis.networks.ranking import RankedParty
from graph.model import Entity, Id, Relationship
from graph.schema import IDENTIFIER_KINDS


class Parts:
    """A network taken apart for its tables."""

    def __init__(self, material: NetworkMaterial, *, counts_protected: bool = True) -> None:
        self.material = material
        self.counts_protected = counts_protected
        self.of_party: defaultdict[Id, list[Relationship]] = defaultdict(list)
        """Parts in cases by who has them."""
        self.of_case: defaultdict[Id, list[Relationship]] = defaultdict(list)
        """The same by case."""
        self.holders: defaultdict[Id, list[Id]] = defaultdict(list)
        """Who holds or uses an identifier."""
        self.held: defaultdict[Id, dict[Id, Entity]] = defaultdict(dict)
        """The identifiers that somebody holds or uses."""
        self.ranks: dict[Id, RankedParty] = {}
        self.shown = frozenset(
            entity.id for entity in material.entities.values() if not is_blank_identifier(entity)
        )
        """What may be drawn: all but withheld identifiers."""
        self._read()

    def _read(self) -> None:
        """Go through the relationships once."""
        material = self.material
        self.ranks = {party.entity_id: party for party in material.network.ranking}
        for link in material.relationships:
            if is_part(link):
                self.of_party[link.start].append(link)
                self.of_case[link.end].append(link)
                continue
            end = material.entities.get(link.end)
            if end and end.kind in IDENTIFIER_KINDS and link.end in self.shown:
                self.held[link.start][link.end] = end
                if link.start not in self.holders[link.end]:
                    self.holders[link.end].append(link.start)
        for parts in self.of_party.values():
            parts.sort(key=self._place)

    def _place(self, part: Relationship) -> tuple[str, str, Id]:
        return self.material.case_number(part.end), part.role, part.id

    def identifiers_of(self, entity_id: Id) -> list[Entity]:
        """What this party holds and uses, by kind and name."""
        found = self.held.get(entity_id, {}).values()
        return sorted(found, key=lambda entity: (entity.kind, entity.name, entity.id))

    def protected_people(self) -> list[Entity]:
        """Victims by serial, then witnesses, reporters and relatives; nobody who is a party."""
        material = self.material
        parties = set(material.network.parties)
        known = (material.entities.get(entity_id) for entity_id in material.network.others)
        others = [entity for entity in known if entity and entity.protected]
        people = {person.id: person for person in (*material.victims(), *others)}
        return [
            person for person in people.values() if person.id not in parties and is_party(person)
        ]

    def links(self) -> list[Relationship]:
        """Parts in cases first, then links, each heaviest first; both ends are shown."""
        found = [
            link
            for link in self.material.relationships
            if link.start in self.shown and link.end in self.shown
        ]
        return sorted(found, key=lambda link: (not is_part(link), -link.weight, link.id))

    def identifiers(self) -> Iterator[Entity]:
        """Every identifier that is shown, by kind and name."""
        found = [
            entity
            for entity in self.material.entities.values()
            if entity.kind in IDENTIFIER_KINDS and entity.id in self.shown
        ]
        yield from sorted(found, key=lambda entity: (entity.kind, entity.name, entity.id))
