"""What is taken out of a store and written anew in one transaction, reported and derived alike.

Decisions.
It is worked out from the promise of a store alone (graph/stores/amending), so that both engines do
the same, and holds only as long as the revision that it was worked out from.
What people wrote is not in it: each engine takes out of that what vanished, in the transaction, so
that nothing written meanwhile is missed.
"""

from graph.model import Batch, Entity, Id, Relationship, Value
from graph.persons.corrections import Correction
from graph.persons.requests import PersonRequest
from graph.persons.tombstones import Tombstone
from graph.stores.shared.forgetting import Forgotten


class Amendment(Value, frozen=True):
    """What goes, and what of the rest is written anew."""

    mentions: frozenset[Id] = frozenset()
    """Those that go."""
    statements: frozenset[Id] = frozenset()
    entities: frozenset[Id] = frozenset()
    relationships: frozenset[Id] = frozenset()
    rewritten: Batch = Batch()
    """Reported values that stay, as they are from now on."""
    rewritten_entities: tuple[Entity, ...] = ()
    rewritten_relationships: tuple[Relationship, ...] = ()
    words: tuple[str, ...] = ()
    """Names and numbers that go out of what people wrote."""
    person: Id = ""
    """Whom judgements and watches may be about, besides their mentions."""
    appended: tuple[Tombstone | Correction | PersonRequest, ...] = ()
    """What is kept of it, so that an old file does not undo it."""

    @property
    def cases(self) -> frozenset[Id]:
        """The cases of what is written anew."""
        batch = self.rewritten
        return frozenset(
            {
                *(case.id for case in batch.cases),
                *(mention.case_id for mention in batch.mentions),
                *(statement.case_id for statement in batch.statements),
            }
        )

    @property
    def removed(self) -> frozenset[Id]:
        """Everything that goes."""
        return self.mentions | self.statements | self.entities | self.relationships

    def forgotten(self, dead: frozenset[Id]) -> Forgotten:
        """What goes out of what people kept; `dead` are redirects that lead nowhere."""
        gone = self.removed | dead
        return Forgotten(
            mentions=self.mentions | ({self.person} - {""}),
            gone=gone,
            words=self.words,
            typed_too=bool(self.person),
        )
