"""The promise that every store keeps; tests/graph/stores proves it on each engine.

Words of the promise.
Batches are atomic: all of it or, after any error or a kill, nothing of it.
A resolution is one transaction too, where the engine can hold it. One too large for that is written
in several: meanwhile, and after a kill until the next one is saved, what reads the derived graph
raises StoreBusy.
Absent is None or the field's default, never a missing key. Dates are ISO text, possibly partial.
Weights are compared after rounding to six decimals. "By weight" is highest first; every tie is
broken by id, ascending. A retired entity id leads to the entity that took it over wherever an id is
taken.
Unknown ids in reading methods that take several give nothing for them; `get_entity` raises.
A lost database raises StoreUnavailable, never looks empty.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from types import TracebackType
from typing import Self

import polars as pl

from graph.errors import EntityNotFound, IdsDiffer, StoreChanged
from graph.ids import IdKey
from graph.messages import message
from graph.model import (
    Assignment,
    AuditEntry,
    Batch,
    Case,
    Changes,
    Entity,
    Id,
    KnownIdentities,
    Mention,
    Relationship,
    Resolved,
    Source,
    Statement,
    Value,
)
from graph.persons.corrections import Correction, Corrections
from graph.persons.tombstones import Tombstone, Tombstones
from graph.schema import EntityKind, RelationshipKind
from graph.snapshots import Snapshot, SnapshotMark
from graph.stores.shared.amendment import Amendment
from graph.stores.shared.appended import KINDS, A, Appended
from graph.stores.shared.chain import Act
from graph.stores.shared.codec import encode
from graph.stores.shared.traversal import PATH_SECONDS, Hop, shortest_paths
from graph.work.working import MOST_CANVASES, WorkingCanvas

WriteProgress = Callable[[int, int], None]
"""Called while much is written: how many rows were done since the last call, and of how many in
all.
"""


class SearchHit(Value, frozen=True, omit_defaults=True):
    """An entity that a search found."""

    entity: Entity
    exact: bool = False
    """Whether one of its names, or its identifier, is the text searched for, case and accents
    aside.
    """


class Neighbourhood(Value, frozen=True, omit_defaults=True):
    """Relationships around some entities, and the entities at both ends.

    It says too what the limit left out.
    """

    entities: tuple[Entity, ...] = ()
    """By id; the ones asked for among them."""
    relationships: tuple[Relationship, ...] = ()
    """By weight, then id; each once."""
    left_out: Mapping[Id, int] = {}
    """For each entity asked for that has more: how many of its relationships are not shown."""


class Path(Value, frozen=True, omit_defaults=True):
    """A way between two entities.

    `entities[0]` is the first, and relationship i joins entity i and i+1.
    """

    entities: tuple[Entity, ...]
    relationships: tuple[Relationship, ...]


class Counts(Value, frozen=True, omit_defaults=True):
    """How much a store holds."""

    sources: int = 0
    cases: int = 0
    mentions: int = 0
    statements: int = 0
    judgements: int = 0
    entities: Mapping[str, int] = {}
    """By entity kind; only kinds that occur."""
    relationships: Mapping[str, int] = {}
    """By relationship kind; only kinds that occur."""


class Health(Value, frozen=True, omit_defaults=True):
    """What an engine says of itself."""

    engine: str
    version: str
    edition: str = ""
    encrypted: bool | None = None
    """Whether what travels to it is encrypted; None when nothing leaves this machine."""
    locked: bool = False
    """Whether its file can be read by nobody without a key."""
    schema: int = 0
    indexes: Mapping[str, str] = {}
    """Every index it should have, with its state; `online` is good."""
    saving: str = ""
    """Since when a large resolution is being written, or lies half-written after a kill; ISO, empty
    when none is.
    """
    damage: str = ""
    """What the engine found wrong with its own files."""


class GraphColumns(Value, frozen=True, omit_defaults=True):
    """The whole derived graph as two tables, for work in bulk.

    `entities`: id, kind, name, serial, protected, cases (number); ordered by id.
    `relationships`: id, kind, start, end, role, weight, strength, first_on, last_on, cases (list of
    ids), sources (number); ordered by id.
    """

    entities: pl.DataFrame
    relationships: pl.DataFrame


ENTITY_COLUMNS: Mapping[str, pl.DataType] = {
    "id": pl.String(),
    "kind": pl.String(),
    "name": pl.String(),
    "serial": pl.Int64(),
    "protected": pl.Boolean(),
    "cases": pl.Int64(),
}
RELATIONSHIP_COLUMNS: Mapping[str, pl.DataType] = {
    "id": pl.String(),
    "kind": pl.String(),
    "start": pl.String(),
    "end": pl.String(),
    "role": pl.String(),
    "weight": pl.Float64(),
    "strength": pl.String(),
    "first_on": pl.String(),
    "last_on": pl.String(),
    "cases": pl.List(pl.String()),
    "sources": pl.Int64(),
}


class ReadableStore(ABC):
    """A place that keeps what was reported, what was decided, and the derived graph: its reading
    methods.
    """

    uri: str
    place: str
    """Where it is, fit to be shown."""
    locked: bool = False
    """Whether its file can be read by nobody without a key."""
    ids: IdKey
    """The secret that ids are keyed with: made with the store, or taken from the one it copies."""

    # ---- what was reported

    @abstractmethod
    def sources(self) -> Iterator[Source]:
        """Every source, by id."""

    @abstractmethod
    def cases(self, *, ids: Collection[Id] | None = None) -> Iterator[Case]:
        """Cases by id: all, or those asked for."""

    @abstractmethod
    def mentions(
        self, *, ids: Collection[Id] | None = None, case_ids: Collection[Id] | None = None
    ) -> Iterator[Mention]:
        """Mentions by id: all, those asked for, or those of some cases."""

    @abstractmethod
    def statements(
        self, *, ids: Collection[Id] | None = None, case_ids: Collection[Id] | None = None
    ) -> Iterator[Statement]:
        """Statements by id: all, those asked for, or those of some cases."""

    @abstractmethod
    def records(self, source_ids: Collection[Id]) -> Mapping[Id, Id]:
        """Every record that owns a mention or statement of these sources, with its case."""

    @abstractmethod
    def changed_cases(self, since: int = 0) -> Mapping[Id, bool]:
        """Cases of which anything was put, changed or removed after a revision.

        True for those forgotten, by id.
        """

    @abstractmethod
    def forgotten_cases(self) -> frozenset[Id]:
        """Cases that were forgotten and not put again."""

    # ---- what people decided, and the log: appended only

    @abstractmethod
    def appended(self, kind: type[A], *, standing: bool = True) -> Iterator[A]:
        """Appended values of a kind by time, then id: only those that stand, or all."""

    def forgotten_people(self) -> Tombstones:
        """The tombstones that stand, to be met by what is put here."""
        return Tombstones(self.ids, self.appended(Tombstone))

    def corrections(self) -> Corrections:
        """The corrections that stand, to be put on what is put here."""
        return Corrections(self.appended(Correction))

    @abstractmethod
    def audit(
        self, *, after: int = 0, actions: Collection[str] | None = None
    ) -> Iterator[AuditEntry]:
        """The log, by number: all of it, what follows an entry, or some actions alone."""

    @abstractmethod
    def audit_head(self) -> AuditEntry | None:
        """The last entry of the log; None for an empty one."""

    # ---- what somebody is working on

    @abstractmethod
    def working(self, owner: str, *, canvas_id: Id | None = None) -> list[WorkingCanvas]:
        """The canvases that an account is working on, kept last first; or the one asked for."""

    @abstractmethod
    def all_working(self) -> Iterator[WorkingCanvas]:
        """The canvases of every account: for a backup alone."""

    # ---- what is remembered: appended only

    @abstractmethod
    def snapshot_marks(self) -> tuple[SnapshotMark, ...]:
        """Which snapshots there are, oldest first."""

    @abstractmethod
    def snapshots(self, numbers: Collection[int] | None = None) -> Iterator[Snapshot]:
        """Snapshots, oldest first: all, or those asked for.

        Ids are those of their time: follow `redirects`.
        """

    # ---- what is derived

    @abstractmethod
    def known(self) -> KnownIdentities:
        """What the last resolution said of identities; readable even while one is half-written."""

    @abstractmethod
    def assignments(
        self, *, entity_ids: Collection[Id] | None = None, mention_ids: Collection[Id] | None = None
    ) -> Iterator[Assignment]:
        """Assignments by mention id: all, those to some entities, or those of some mentions."""

    @abstractmethod
    def redirects(self) -> Mapping[Id, Id]:
        """Every retired entity id with the living one that it leads to.

        Those that nobody follows who asks by them have a key of their own (graph/redirects.py).
        """

    @abstractmethod
    def entities(self, ids: Collection[Id] | None = None) -> Iterator[Entity]:
        """Entities by id: all, or those asked for (redirects followed, each once)."""

    @abstractmethod
    def relationships(self, ids: Collection[Id] | None = None) -> Iterator[Relationship]:
        """Relationships by id: all, or those asked for."""

    @abstractmethod
    def search(
        self,
        text: str,
        *,
        kinds: Collection[EntityKind] | None = None,
        limit: int = 20,
        named_only: bool = False,
    ) -> list[SearchHit]:
        """Entities in whose names or identifier every word of `text` begins some word.

        Case and accents do not count. Words are runs of letters and digits
        (`graph.names.fold_words`); an identifier is also found by its digits or letters run
        together. Exact hits first, then by number of cases (most first), name, id. Empty text finds
        none. With `named_only` nothing protected is read, so that a masked name takes as long as
        one that nobody has.
        """

    @abstractmethod
    def neighbours(
        self,
        ids: Collection[Id],
        *,
        kinds: Collection[RelationshipKind] | None = None,
        limit: int = 50,
    ) -> Neighbourhood:
        """The relationships of some entities, at most `limit` for each.

        They come by weight, then id, with what was left out.
        """

    @abstractmethod
    def hops(
        self, ids: Collection[Id], kinds: Collection[RelationshipKind] | None = None
    ) -> Iterable[Hop]:
        """Every relationship that touches one of these entities, in any order.

        Each as its ends, weight and id.
        """

    @abstractmethod
    def subgraph(self, ids: Collection[Id]) -> Neighbourhood:
        """The given entities and every relationship both of whose ends are among them.

        Nothing is left out.
        """

    @abstractmethod
    def graph(self) -> GraphColumns:
        """The whole derived graph in columns."""

    # ---- about the store

    @abstractmethod
    def counts(self, *, derived: bool = True) -> Counts:
        """How much there is.

        Without the derived, readable even while a resolution is half-written.
        """

    @abstractmethod
    def revision(self) -> int:
        """A number that grows exactly when something is written.

        What goes to the audit log and the snapshots alone does not count, nor do canvases that
        somebody works on, nor appended values of kinds that nothing is computed from.
        """

    @abstractmethod
    def health(self) -> Health:
        """What the engine says of itself."""

    @abstractmethod
    def generation(self) -> int:
        """A number that grows when the derived graph changed or a case was forgotten."""

    @abstractmethod
    def close(self) -> None:
        """Release the database; closing twice is fine."""

    # ---- derived from the promise

    def paths(
        self,
        start: Id,
        end: Id,
        *,
        max_length: int = 6,
        limit: int = 10,
        kinds: Collection[RelationshipKind] | None = None,
        avoid: Collection[Id] = (),
        seconds: float = PATH_SECONDS,
    ) -> list[Path]:
        """All shortest ways between two entities, whatever the direction.

        They are at most `max_length` relationships long. Two ways that differ only in which of
        several relationships join the same two entities are one way, shown by the heaviest
        relationship. Ordered by total weight, then by the tuple of entity ids. Entities in `avoid`
        are not walked through. Empty when there is none; an entity leads to itself by the empty
        path. Raises EntityNotFound, and StoreTimeout when it takes longer than `seconds`.
        """
        first = self.get_entity(start)
        last = self.get_entity(end)
        found = shortest_paths(
            first.id,
            last.id,
            partial(self.hops, kinds=kinds),
            max_length=max_length,
            limit=limit,
            avoid=avoid,
            seconds=seconds,
        )
        on_them = set(chain.from_iterable(ids for ids, _ in found))
        between = set(chain.from_iterable(ids for _, ids in found))
        entities = {entity.id: entity for entity in self.entities(on_them)}
        links = {link.id: link for link in self.relationships(between)}
        paths = []
        for entity_ids, link_ids in found:
            walked = tuple(entities[entity_id] for entity_id in entity_ids)
            joined = tuple(links[link_id] for link_id in link_ids)
            paths.append(Path(entities=walked, relationships=joined))
        return paths

    def find_entity(self, entity_id: Id) -> Entity | None:
        """The entity of this id, or of the id that took it over; None when there is none."""
        return next(iter(self.entities([entity_id])), None)

    def get_entity(self, entity_id: Id) -> Entity:
        """The entity of this id, or of the id that took it over; raises EntityNotFound."""
        entity = self.find_entity(entity_id)
        if entity is None:
            raise EntityNotFound(
                message(
                    "no entity {entity_id}: search for it with `simpul show TEXT`",
                    entity_id=entity_id,
                )
            )
        return entity

    def case_digests(
        self, ids: Collection[Id] | None = None, *, source_ids: Collection[Id] | None = None
    ) -> dict[Id, str]:
        """One digest for each case over it and its mentions and statements.

        All, or those of some cases. With `source_ids`, mentions and statements from other sources
        do not count, and a case without any that do is left out unless it is itself from one of
        them.
        """
        among = None if source_ids is None else frozenset(source_ids)
        seen: dict[Id, hashlib.blake2b] = {}
        streams: tuple[Iterator[Case | Mention | Statement], ...] = (
            self.cases(ids=ids),
            self.mentions(case_ids=ids),
            self.statements(case_ids=ids),
        )
        for value in chain.from_iterable(streams):
            if among is not None and value.ref.source_id not in among:
                continue
            case_id = value.id if isinstance(value, Case) else value.case_id
            digest = seen.setdefault(case_id, hashlib.blake2b(digest_size=12))
            digest.update(encode(value).encode())
        return {case_id: digest.hexdigest() for case_id, digest in seen.items()}

    def digests(self) -> dict[str, str]:
        """One digest for each kind of what is kept.

        It is over the canonical JSON of its values in their order. The log, the snapshots and the
        canvases that somebody works on are left out: they belong to their own store.
        """
        kept: dict[str, Iterable[object]] = {
            "sources": self.sources(),
            "cases": self.cases(),
            "mentions": self.mentions(),
            "statements": self.statements(),
            **{kind.plural: self.appended(kind.value, standing=False) for kind in KINDS},
            "assignments": self.assignments(),
            "entities": self.entities(),
            "relationships": self.relationships(),
            "redirects": sorted(self.redirects().items()),
        }
        return {name: _digest(values) for name, values in kept.items()}

    def resolved(self) -> Resolved:
        """The derived graph whole, as another store can save it."""
        return Resolved(
            assignments=tuple(self.assignments()),
            redirects=self.redirects(),
            entities=tuple(self.entities()),
            relationships=tuple(self.relationships()),
        )

    def _check_empty(self, revision: int) -> None:
        """What taking the ids of another store asks first."""
        if revision:
            raise IdsDiffer(
                message(
                    "{place} has ids of its own, so nothing in it is known by those of this store:"
                    " sync into a new store, and load there what only it holds",
                    place=self.place,
                )
            )

    def _check_on_top(self, expected_generation: int | None, generation: int) -> None:
        """What a write that rests on a generation asks first."""
        if expected_generation is not None and expected_generation != generation:
            raise StoreChanged(
                message("{place} was changed meanwhile: read it again", place=self.place)
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Store(ReadableStore):
    """The same with what changes it; whoever is handed one may write."""

    @abstractmethod
    def take_ids(self, ids: IdKey) -> None:
        """Key ids as another store does from now on; raises IdsDiffer where anything was put."""

    # ---- what was reported

    @abstractmethod
    def put(self, batch: Batch, *, expected_generation: int | None = None) -> Changes:
        """Insert or replace the values of a batch by id, and say what that changed.

        One transaction. Raises StoreChanged, and writes nothing, when the generation is no longer
        `expected_generation`.

        A value whose canonical JSON is already there is unchanged. Mentions and statements that a
        record of `batch.records` owned and that are not in the batch are removed, and reported as
        such.
        """

    @abstractmethod
    def remove_records(self, ids: Collection[Id]) -> Changes:
        """Remove what these records own; cases stay.

        For rows that are gone from a corrected file.
        """

    @abstractmethod
    def forget_case(self, case_id: Id) -> Changes:
        """Erase a case with all that it says, and the judgements on its mentions.

        Entities known from this case alone vanish from every reading method, search, snapshots and
        watches included, but for a number that was watched before it was told; entities and
        relationships that other cases support too stay, without any id of this case or its mentions
        and statements. What stays may show a name or weight from before until the next
        `save_resolution`.
        `changed_cases` goes on to name it as forgotten. Raises CaseNotFound.
        """

    @abstractmethod
    def amend(self, amendment: Amendment, *, expected_revision: int) -> Changes:
        """Take values out and write others anew, with all that is derived, kept and remembered.

        One transaction. Raises StoreChanged, and writes nothing, when the revision is no longer
        `expected_revision`. What people wrote is cleaned as `forget_case` does it. Its
        `appended` are kept with it.
        """

    def scrub(self) -> bool:
        """Take what was erased out of the engine's own files too, and say whether it is out.

        An engine that cannot, or may not while others read, says no.
        """
        return False

    # ---- what people decided, and the log: appended only

    def append(self, value: Appended) -> None:
        """Add one value as `append_all` adds several."""
        self.append_all((value,))

    @abstractmethod
    def append_all(self, values: Sequence[Appended]) -> None:
        """Add judgements, watches or other values of kinds that are registered: all or none.

        The kinds are in graph/stores/shared/appended.py. A value that is there already changes
        nothing; raises JudgementConflict when its id is there with other content.
        """

    def withdraw(self, kind: type[A], value_id: Id, *, by: str, on: str, why: str = "") -> A:
        """Withdraw one value as `withdraw_all` withdraws several."""
        (gone,) = self.withdraw_all(kind, (value_id,), by=by, on=on, why=why)
        return gone

    @abstractmethod
    def withdraw_all(
        self, kind: type[A], value_ids: Sequence[Id], *, by: str, on: str, why: str = ""
    ) -> tuple[A, ...]:
        """Mark appended values as withdrawn, all or none, and return them; raises NotFound.

        Withdrawing twice changes nothing.
        """

    def append_audit(
        self, at: str, by: str, action: str, *, subject: str = "", reason: str = ""
    ) -> AuditEntry:
        """Append one entry to the log, as `append_audit_all` appends several."""
        (entry,) = self.append_audit_all([Act(at, by, action, subject, reason)])
        return entry

    @abstractmethod
    def append_audit_all(self, acts: Sequence[Act]) -> tuple[AuditEntry, ...]:
        """Append entries to the log in this order: all of them or none.

        Each is numbered and chained to the one before by digest (graph/stores/shared/chain.py).
        """

    # ---- what somebody is working on: overwritten

    @abstractmethod
    def keep_working(self, canvas: WorkingCanvas, *, most: int = MOST_CANVASES) -> None:
        """Put a canvas in the place of what its owner kept under its id.

        Of what the owner kept only the last `most` stay. The revision stays as it is. A case that
        is forgotten goes out of these canvases too.
        """

    @abstractmethod
    def drop_working(self, owner: str, canvas_id: Id) -> None:
        """Forget a canvas that an account was working on; one that is not there is no error."""

    # ---- what is remembered: appended only

    @abstractmethod
    def append_snapshot(
        self, snapshot: Snapshot, *, expected_generation: int | None = None
    ) -> bool:
        """Remember what was found.

        False, and nothing is written, when the last snapshot found the same. Of those before the
        last `KEPT` (graph/stores/shared/snapshots.py) the last of each month is kept. The revision
        stays as it is. Raises StoreChanged, and writes nothing, when the generation is no longer
        `expected_generation`: what was found may hold what was forgotten since.
        """

    # ---- what is derived

    @abstractmethod
    def save_resolution(
        self,
        resolved: Resolved,
        *,
        expected_generation: int | None = None,
        progress: WriteProgress | None = None,
    ) -> Changes:
        """Replace the derived graph by this one, writing only the difference.

        Redirects are added to those known; one whose target was retired since is followed to its
        end, and one whose id is an entity again (after a split) is dropped. Entities, relationships
        and assignments that are not in `resolved` are removed. Raises StoreChanged, and writes
        nothing, when the generation is no longer `expected_generation`: somebody else saved a
        resolution or forgot a case since this one was read, so it may hold what it must not.
        """

    # ---- about the store

    @abstractmethod
    def rebuild_indexes(self) -> None:
        """Make again the indexes that are missing."""


def heaviest_first(relationship: Relationship) -> tuple[float, Id]:
    """The order in which a neighbourhood has its relationships."""
    return -relationship.weight, relationship.id


def _digest(values: Iterable[object]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for value in values:
        digest.update(encode(value).encode())
    return digest.hexdigest()
