"""What a load would change in a store, without changing it: new values, and the fields in which
others differ.

It takes the store's place in loading, so the counts of a draft are made by the very work that loads
it.

Decisions.
A draft costs nothing and can be staged again and again, so a comparison with what is secret would
answer every guess: which name, which NIK is the stored one. For who may not see protected people
both sides are masked before they are compared, and what the mask takes away is not compared at all:
neither values of protected people, nor what stands in a narrative. In the counts such a value is
new with its case or its file, and else unchanged, whatever the store holds.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from app.access.masked_store import MaskedStore
from app.access.redaction import mask_case, mask_mention, mask_statement
from app.access.values import decoder, encode
from app.monitoring.seen_before import VALUES_UP_TO
from graph.model import Batch, Case, Changes, Id, Mention, Statement, Value
from graph.persons.corrections import Corrections
from graph.persons.tombstones import Tombstones
from graph.schema import OTHER_PARTY, REGISTER

V = TypeVar("V", Case, Mention, Statement)


class CaseChange(Value, frozen=True, omit_defaults=True):
    """One case that a load makes or changes."""

    case_id: Id
    number: str
    new: bool = False
    fields: tuple[str, ...] = ()
    """What differs: fields of the case, and of its mentions and statements as `mention.names`."""
    added: int = 0
    """Mentions and statements that a known case did not have."""
    removed: int = 0
    """Rows that a corrected file no longer has."""


class DraftStore:
    """The target of a load that only looks: it says what a put would change, and in what."""

    def __init__(self, store: MaskedStore) -> None:
        self._store = store
        self.ids = store.unmasked.ids
        self._sources: frozenset[Id] | None = None
        self._hidden: set[Id] = set()
        """Mentions that were put and may not be compared."""
        self._cases: dict[Id, str] = {}
        self._fields: dict[Id, set[str]] = {}
        self._added: dict[Id, int] = {}
        self._removed: dict[Id, int] = {}
        self._record_case: dict[Id, Id] = {}
        self.mentions: list[Mention] = []
        """New and changed mentions, to say what they would be linked to; of more than VALUES_UP_TO
        only the first.
        """
        self.statements: list[Statement] = []
        """The same of statements."""

    # ---- what loading asks of its target

    def put(self, batch: Batch) -> Changes:
        """Say what putting this batch would change."""
        store = self._store.unmasked
        disclosable = self._disclosable_mentions(batch)
        of_them = [said for said in batch.statements if self._is_disclosable(said)]
        cases = self.cases(ids=_ids(batch.cases))
        changes = self._compare("", batch.cases, cases, self._compared_case)
        mentions = store.mentions(ids=_ids(disclosable))
        changes |= self._compare("mention.", disclosable, mentions, self._compared_mention)
        statements = store.statements(ids=_ids(of_them))
        changes |= self._compare("statement.", of_them, statements, self._compared_statement)
        changes |= self._uncompared(batch, changes)
        self._cases.update((case.id, encode(case)) for case in batch.cases)
        matter = changes.new | changes.updated
        if len(self.mentions) <= VALUES_UP_TO and len(self.statements) <= VALUES_UP_TO:
            self.mentions += [mention for mention in batch.mentions if mention.id in matter]
            self.statements += [
                statement for statement in batch.statements if statement.id in matter
            ]
        return changes

    def cases(self, *, ids: Collection[Id]) -> Iterator[Case]:
        """Cases as they would be after what was put so far."""
        read = decoder(Case)
        yield from (read(self._cases[case_id]) for case_id in ids if case_id in self._cases)
        others = [case_id for case_id in ids if case_id not in self._cases]
        yield from self._store.unmasked.cases(ids=others)

    def records(self, source_ids: Collection[Id]) -> Mapping[Id, Id]:
        """The records that the store knows of these sources, with their cases."""
        found = self._store.unmasked.records(source_ids)
        self._record_case.update(found)
        return found

    def remove_records(self, ids: Collection[Id]) -> Changes:
        """Note that rows would be removed."""
        for record in ids:
            case_id = self._record_case[record]
            self._removed[case_id] = self._removed.get(case_id, 0) + 1

        return Changes()

    def forgotten_cases(self) -> frozenset[Id]:
        """Cases that were forgotten in the store."""
        return self._store.unmasked.forgotten_cases()

    def forgotten_people(self) -> Tombstones:
        """Tombstones of the store."""
        return self._store.unmasked.forgotten_people()

    def corrections(self) -> Corrections:
        """Corrections of the store."""
        return self._store.unmasked.corrections()

    @property
    def is_compared_whole(self) -> bool:
        """Whether everything that was put was compared."""
        return self._store.reveals or not self._hidden

    # ---- what was found

    def changes(
        self, touched: Mapping[Id, bool], *, limit: int
    ) -> tuple[tuple[CaseChange, ...], int]:
        """Cases that are changed, then those that are new, by number.

        Returns at most `limit`, and how many are left out.
        """
        is_new = {**dict.fromkeys(self._removed, False), **touched}
        ordered = sorted(is_new, key=lambda case_id: (is_new[case_id], case_id))[:limit]
        numbers = {case.id: case.number for case in self.cases(ids=ordered)}
        found = []
        for case_id in ordered:
            new = is_new[case_id]
            change = CaseChange(
                case_id=case_id,
                number=numbers.get(case_id, case_id),
                new=new,
                fields=() if new else tuple(sorted(self._fields.get(case_id, ()))),
                added=0 if new else self._added.get(case_id, 0),
                removed=self._removed.get(case_id, 0),
            )
            found.append(change)

        found.sort(key=lambda change: (change.new, change.number, change.case_id))
        return tuple(found), len(is_new) - len(found)

    def _disclosable_mentions(self, batch: Batch) -> list[Mention]:
        """The mentions that may be compared: of parties, by what the draft itself says of them."""
        if self._store.reveals:
            return list(batch.mentions)

        listed = {mention.case_id for mention in batch.mentions if mention.role == OTHER_PARTY}
        cases = (*batch.cases, *self.cases(ids=listed))
        registers = {case.id for case in cases if case.scheme == REGISTER}
        found = []
        for mention in batch.mentions:
            # a mere register may name a victim, who is no party by that
            is_listed = mention.role == OTHER_PARTY and mention.case_id in registers
            if mention.reported_role.protected or is_listed:
                self._hidden.add(mention.id)
            else:
                found.append(mention)

        return found

    def _is_disclosable(self, statement: Statement) -> bool:
        """Whether a statement may be compared: one of a party, and of nobody else."""
        if self._store.reveals:
            return True
        people = [end for end in (statement.subject, statement.object) if isinstance(end, str)]
        is_told_in_a_narrative = statement.ref.start is not None
        return bool(people) and not is_told_in_a_narrative and self._hidden.isdisjoint(people)

    def _uncompared(self, batch: Batch, compared: Changes) -> Changes:
        """What is said of values that may not be compared, whatever the store holds of them."""
        known = compared.new | compared.updated | compared.unchanged
        new = set()
        said: list[Mention | Statement] = [*batch.mentions, *batch.statements]
        for value in said:
            is_of_new = value.case_id in compared.new or value.ref.source_id not in self._known()
            if value.id not in known and is_of_new:
                new.add(value.id)
                self._added[value.case_id] = self._added.get(value.case_id, 0) + 1

        return Changes(new=frozenset(new))

    def _known(self) -> frozenset[Id]:
        """The sources of the store, read once."""
        if self._sources is None:
            self._sources = frozenset(source.id for source in self._store.unmasked.sources())
        return self._sources

    def _compared_case(self, case: Case) -> Case:
        return mask_case(case, self._store.viewer)

    def _compared_mention(self, mention: Mention) -> Mention | None:
        """A mention as it may be compared; a stored one of a protected person is as if it were not.

        Else the names of who becomes a party would be compared with a victim's.
        """
        if mention.reported_role.protected and not self._store.reveals:
            return None
        return mask_mention(mention, self._store.viewer, "")

    def _compared_statement(self, statement: Statement) -> Statement | None:
        return mask_statement(statement, self._store.viewer)

    def _compare(
        self,
        prefix: str,
        values: Iterable[V],
        stored: Iterable[V],
        masked: Callable[[V], V | None],
    ) -> Changes:
        """What putting values would change of those that are stored, keeping how they differ.

        `prefix` is put before the names of differing fields.
        """
        before = {value.id: masked(value) for value in stored}
        new = set()
        updated = set()
        unchanged = set()
        for value in values:
            known, ours = before.get(value.id), masked(value)
            case_id = value.id if isinstance(value, Case) else value.case_id
            if known is None or ours is None:
                new.add(value.id)
                if not isinstance(value, Case):
                    self._added[case_id] = self._added.get(case_id, 0) + 1
            elif known == ours:
                unchanged.add(value.id)
            else:
                updated.add(value.id)
                differing = {f"{prefix}{name}" for name in _differing(known, ours)}
                self._fields.setdefault(case_id, set()).update(differing)

        return Changes(
            new=frozenset(new), updated=frozenset(updated), unchanged=frozenset(unchanged)
        )


def _ids(values: Iterable[Case | Mention | Statement]) -> list[Id]:
    return [value.id for value in values]


def _differing(known: V, value: V) -> Iterator[str]:
    for name in known.__struct_fields__:
        if getattr(known, name) != getattr(value, name):
            yield name
