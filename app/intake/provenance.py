"""What was loaded, when, by whom, for what purpose and on which lawful basis: the record each load
leaves in the log.

Decisions.
Lawful bases are those of UU 27/2022 art. 20; what nobody stated is recorded as not stated, never
guessed. Records are entries of the hash-chained log, not a table of their own: none can be altered
unseen, and they outlive a case that is forgotten.
A load is logged when it begins and once more, table by table with its counts, when all of it is in:
one that was broken off shows as not finished.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec.structs import replace

from app.access.mask import Mask
from app.access.masked_store import MaskedStore
from app.access.source_names import BEGUN, LOADED
from app.access.values import decoder, encode
from graph.ids import keyed_source
from graph.messages import message
from graph.model import AuditEntry, Id, Source, SourceRef, Value
from graph.schema import LawfulBasis
from loaders.load import LoadPlan
from loaders.plan import source_id
from loaders.planned import PlannedTable
from loaders.validation import Issue, Tally


class Use(StrEnum):
    """What a table was read for."""

    CASES = "cases"
    REJECTS = "rejects"
    LOOKUP = "lookup"
    REFERENCE = "reference"


_GIVES_ROWS = frozenset({Use.CASES, Use.REJECTS})


class Grounds(Value, frozen=True, omit_defaults=True):
    """Why a load is made; empty is not stated."""

    purpose: str = ""
    basis: LawfulBasis | None = None


class LoadRecord(Value, frozen=True, omit_defaults=True):
    """One table that a load read."""

    source: Source
    """Name, digest and size of the very file that was read, of a reject file too."""
    sheet: str = ""
    use: Use = Use.CASES
    query: str = ""
    """SHA-256 of the SELECT whose answer was read: it may name a person. Empty for a file or a
    whole table.
    """
    mapping_digest: str = ""
    """SHA-256 of the mapping as it was understood, written or automatic; empty for a lookup."""
    grounds: Grounds = Grounds()
    rows: Tally | None = None
    """None until the load is finished."""
    load: int = 0
    """Number of the log's entry with which the load began."""
    draft: Id = ""
    """The draft it was accepted from."""


class LoggedLoad(Value, frozen=True, omit_defaults=True):
    """A record with when it was logged and who loaded."""

    at: str
    by: str
    record: LoadRecord

    @property
    def finished(self) -> bool:
        """Whether all of the table came in."""
        return self.record.rows is not None


class _BegunLoad(Value, frozen=True):
    """What the entry of a load that begins says."""

    records: tuple[LoadRecord, ...]


class SameBytes(Value, frozen=True, omit_defaults=True):
    """A file of a load whose very bytes were loaded before."""

    file: str
    at: str
    by: str
    same_mapping: bool = True
    other_name: str = ""
    """The name it had then, if another: to Simpul it is another source, whose cases stand beside
    those of the first.
    """
    other_source: Id = ""
    """The source that it was then."""


class TableRows(Value, frozen=True, omit_defaults=True):
    """How many rows of one table a load read, and what became of them."""

    source: Id
    sheet: str = ""
    partial: bool = False
    """Whether they stood in a reject file."""
    rows: Tally = Tally()


def describe_load(plan: LoadPlan, grounds: Grounds) -> tuple[LoadRecord, ...]:
    """A record for every table that a plan reads, each once."""
    found: dict[tuple[Id, str, Use], LoadRecord] = {}
    for table in plan.tables:
        use = Use.REJECTS if table.partial else Use.REFERENCE if table.reference else Use.CASES
        source = _read_from(table.source, Path(table.path)) if table.partial else table.source
        record = LoadRecord(
            source=source,
            sheet=table.sheet,
            use=use,
            query=_query_digest(table),
            mapping_digest=_mapping_digest(table),
            grounds=grounds,
        )
        found.setdefault((source.id, table.sheet, use), record)

    for lookup in plan.lookups:
        path = Path(lookup.path)
        named = Source(
            id=source_id("", path.name), name=path.name, dataset="", mapping=lookup.mapping
        )
        source = (
            _read_from(named, path)
            if lookup.query is None
            else replace(named, name=lookup.query.name)
        )
        record = LoadRecord(source=source, sheet=lookup.sheet, use=Use.LOOKUP, grounds=grounds)
        found.setdefault((named.id, lookup.sheet, Use.LOOKUP), record)

    return tuple(found.values())


_NOT_STATED = {
    ("purpose", "lawful basis"): "purpose and lawful basis not stated; recorded so",
    ("purpose",): "purpose not stated; recorded so",
    ("lawful basis",): "lawful basis not stated; recorded so",
}
"""What is said of a load by what its grounds leave out."""


def missing_grounds(grounds: Grounds) -> list[Issue]:
    """One warning when purpose or lawful basis is not stated, with how to state it."""
    missing = [
        name
        for name, said in (("purpose", grounds.purpose), ("lawful basis", grounds.basis))
        if not said
    ]
    if not missing:
        return []

    return [
        Issue(
            file="",
            reason=_NOT_STATED[tuple(missing)],
            mend=(
                message(
                    'say --purpose "…" --basis public_interest, or set SIMPUL_PURPOSE and'
                    " SIMPUL_BASIS; bases are {names} (UU 27/2022 art. 20)",
                    names=", ".join(LawfulBasis),
                )
            ),
            severity="warning",
        )
    ]


def log_begun(
    store: MaskedStore, records: Sequence[LoadRecord], *, at: str
) -> tuple[LoadRecord, ...]:
    """Log that a load begins; the records, under the ids of the store, with that entry's number."""
    records = [_keyed(record, store) for record in records]
    reason = encode(_BegunLoad(records=tuple(records)))
    entry = store.log(BEGUN, subject=_together(records), reason=reason, at=at)
    return tuple(replace(record, load=entry.number) for record in records)


def log_loaded(
    store: MaskedStore,
    records: Sequence[LoadRecord],
    tables: Iterable[TableRows],
    *,
    at: str,
) -> None:
    """Log every table of a load that is in, under the digest of its file."""
    rows = {
        (table.source, table.sheet, Use.REJECTS if table.partial else Use.CASES): table.rows
        for table in tables
    }
    for record in records:
        read = rows.get((record.source.id, record.sheet, record.use), Tally())
        reason = encode(replace(record, rows=read))
        store.log(LOADED, subject=record.source.digest, reason=reason, at=at)


def logged_loads(store: MaskedStore) -> tuple[LoggedLoad, ...]:
    """Everything that was loaded, in the order of the log.

    What a broken-off load began to read is among it.
    """
    finished: list[tuple[int, LoggedLoad]] = []
    begun: dict[int, AuditEntry] = {}
    for entry in store.unmasked.audit(actions=[BEGUN, LOADED]):
        if entry.action == BEGUN:
            begun[entry.number] = entry
        elif entry.action == LOADED:
            record = _keyed(decoder(LoadRecord)(entry.reason), store)
            begun.pop(record.load, None)
            finished.append((entry.number, LoggedLoad(at=entry.at, by=entry.by, record=record)))

    found = finished
    for number, entry in begun.items():
        found += [(number, load) for load in _begun_records(entry, store)]

    found.sort(key=lambda pair: pair[0])
    return tuple(load for _, load in found)


def same_bytes(store: MaskedStore, records: Sequence[LoadRecord]) -> tuple[SameBytes, ...]:
    """The files among these whose very bytes were loaded before.

    Each with the last time, best under the same name.

    A database has no digest and is never among them.
    """
    before: dict[tuple[str, str], dict[Id, LoggedLoad]] = {}
    for load in logged_loads(store):
        if load.finished and load.record.source.digest:
            key = (load.record.source.digest, load.record.sheet)
            before.setdefault(key, {})[load.record.source.id] = load

    found: dict[Id, SameBytes] = {}
    for record in (_keyed(record, store) for record in records):
        earlier = before.get((record.source.digest, record.sheet), {})
        if record.use in _GIVES_ROWS and earlier:
            last = earlier.get(record.source.id) or max(earlier.values(), key=lambda load: load.at)
            known = found.get(record.source.id)
            same_mapping = last.record.mapping_digest == record.mapping_digest
            found[record.source.id] = SameBytes(
                file=record.source.name,
                at=last.at,
                by=last.by,
                same_mapping=same_mapping and (known is None or known.same_mapping),
                other_name="" if record.source.id in earlier else last.record.source.name,
                other_source="" if record.source.id in earlier else last.record.source.id,
            )

    return tuple(found.values())


def mask_same_bytes(again: SameBytes, mask: Mask) -> SameBytes:
    """The note as the viewer may see it.

    The file is the one at hand; that of another load is called as it is called everywhere.
    """
    if not again.other_name:
        return again
    earlier = Source(id=again.other_source, name=again.other_name, dataset="")
    return replace(again, other_name=mask.source(earlier).name, other_source="")


def mask_load(load: LoggedLoad, mask: Mask) -> LoggedLoad:
    """The logged load as the viewer may see it.

    Outside the house without digests of what could be guessed, for the public without any name or
    free text.
    """
    record = load.record
    if not mask.viewer.may_see_digests:
        record = replace(record, query="", mapping_digest="")
    place = mask.place(SourceRef(source_id=record.source.id, sheet=record.sheet))
    office = mask.viewer.may_see_office_work
    purpose = mask.text(record.grounds.purpose) if office else ""
    told = replace(
        record,
        source=mask.source(record.source),
        sheet=place.sheet,
        grounds=replace(record.grounds, purpose=purpose),
    )
    return replace(load, by=load.by if office else "", record=told)


def _begun_records(entry: AuditEntry, store: MaskedStore) -> Iterator[LoggedLoad]:
    for begun in decoder(_BegunLoad)(entry.reason).records:
        record = replace(_keyed(begun, store), load=entry.number)
        yield LoggedLoad(at=entry.at, by=entry.by, record=record)


def _keyed(record: LoadRecord, store: MaskedStore) -> LoadRecord:
    """The record with the store's own id of its file, which a plan and an older log do not know."""
    return replace(record, source=keyed_source(record.source, store.unmasked.ids.key))


def _together(records: Sequence[LoadRecord]) -> str:
    """One digest for all files of a load."""
    return hashlib.sha256(
        "\n".join(sorted({record.source.digest for record in records})).encode()
    ).hexdigest()


def _query_digest(table: PlannedTable) -> str:
    statement = table.query.statement if table.query else ""
    if statement:
        return hashlib.sha256(statement.encode("utf-8", "surrogatepass")).hexdigest()
    return ""


def _mapping_digest(table: PlannedTable) -> str:
    meant: Mapping[str, object] = {
        "mapping": table.mapping,
        "table": None if table.mapping.tables else table.spec,
    }
    return hashlib.sha256(encode(meant).encode("utf-8", "surrogatepass")).hexdigest()


def _read_from(source: Source, path: Path) -> Source:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return replace(source, name=path.name, digest=digest.hexdigest(), size=path.stat().st_size)
