"""What one write of reported values does on Neo4j.

Each function is given one that runs a query in its transaction. A write takes the store's lock
first, so it compares and writes with nobody between: counts are right and writers wait for each
other instead of meeting in a deadlock.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Protocol

from graph.errors import CaseNotFound, NotFound
from graph.ids import IdKey
from graph.messages import message
from graph.model import (
    Assignment,
    Batch,
    Case,
    Changes,
    Entity,
    Id,
    Mention,
    Relationship,
    Statement,
)
from graph.schema import RelationshipKind
from graph.snapshots import Snapshot
from graph.stores.neo4j import cypher
from graph.stores.neo4j.rows import (
    NO_CASE,
    NO_ENTITY,
    NodeRow,
    appended_row,
    case_row,
    entity_row,
    link_row,
    mention_row,
    source_row,
    statement_row,
    working_row,
)
from graph.stores.shared.amendment import Amendment
from graph.stores.shared.appended import (
    A,
    Appended,
    AppendedKind,
    changed_by,
    check_same,
    kind_of,
)
from graph.stores.shared.batches import batched, paged
from graph.stores.shared.codec import decoder
from graph.stores.shared.difference import cases_touched, fates_of
from graph.stores.shared.forgetting import (
    Forgotten,
    entity_without,
    perhaps_of,
    relationship_without,
    snapshot_without,
)
from graph.stores.shared.forgetting_work import Told, told_alone, working_without
from graph.stores.shared.snapshots import pack, unpack
from graph.work.working import WorkingCanvas

CHUNK = 5_000
"""Rows in one UNWIND."""

PAGE = 20_000
"""Rows in one record."""


class Run(Protocol):
    """Runs a query with its parameters and returns all rows."""

    def __call__(self, text: str, **parameters: Any) -> list[list[Any]]: ...


class Reported:
    """A batch as rows, made once however often its transaction is tried."""

    def __init__(self, batch: Batch, ids: IdKey) -> None:
        self.batch = batch
        self.sources = {source.id: source_row(source) for source in batch.sources}
        self.cases = {case.id: case_row(case) for case in batch.cases}
        self.mentions = {mention.id: mention_row(mention) for mention in batch.mentions}
        self.statements = {
            statement.id: statement_row(statement, ids) for statement in batch.statements
        }


def put(run: Run, rows: Reported) -> Changes:
    """Write what differs and remove what the batch's records no longer own."""
    changes, touched = _disown(run, rows.batch.records, rows.mentions, rows.statements)
    changes |= _put_simple(
        run,
        "Source",
        rows.sources,
        cypher.PUT_SOURCES,
    )
    cases = _put_simple(run, "Case", rows.cases, cypher.PUT_CASES)
    for label in _REPORTED:
        in_chunks(run, cypher.adopt(label), ids=sorted(cases.new))
    changes |= cases
    changes |= _put_owned(run, "Mention", rows.mentions)
    changes |= _put_owned(run, "Statement", rows.statements)
    return counted(run, changes, touched | cases_touched(rows.batch, changes))


def remove_records(run: Run, records: Collection[Id]) -> Changes:
    """Remove what these records own."""
    return counted(run, *_disown(run, records, {}, {}))


def forget_case(run: Run, case_id: Id, ids: IdKey) -> Changes:
    """Erase a case and what is known from it alone; `ids` tells which entity a number is."""
    if not any(digest for _, digest in run(cypher.known("Case"), ids=[case_id])):
        raise CaseNotFound(
            message("no case {case_id}: list cases with `simpul show`", case_id=case_id)
        )
    mentions = [row[0] for row in run(cypher.of_case("Mention"), id=case_id)]
    statements = [row[0] for row in run(cypher.of_case("Statement"), id=case_id)]
    told_by = {row[0] for row in run(cypher.SOURCES_OF_CASE, id=case_id)}
    told_by |= {case.ref.source_id for case in _reported(run, case_id)}
    gone = {case_id, *mentions, *statements}
    told = _told_in(run, case_id)
    gone |= _forget_derived(run, case_id, {*mentions, *statements})
    run(cypher.REMOVE_ASSIGNMENTS, ids=mentions)
    run(cypher.REMOVE_MENTIONS, ids=mentions)
    run(cypher.REMOVE_STATEMENTS, ids=statements)
    run(cypher.REMOVE_CASE, id=case_id, nothing=NO_CASE)
    run(cypher.REMOVE_UNUSED_SOURCES, ids=sorted(told_by))
    dead = [row[0] for row in run(cypher.DEAD_REDIRECTS)]
    run(cypher.REMOVE_REDIRECTS, ids=dead)
    vanished = {*gone, *dead}
    _forget_snapshots(run, case_id, vanished)
    forgotten = Forgotten(frozenset(mentions), vanished, told_alone(told, vanished, ids))
    _forget_appended(run, forgotten)
    _forget_working(run, forgotten)
    run(cypher.BUMP_GENERATION)
    return counted(run, Changes(removed=frozenset(gone)), {case_id}, forgotten=True)


def amend(run: Run, amendment: Amendment, rows: Reported) -> Changes:
    """Take values out and write others anew, with what is derived, kept and remembered."""
    cases = set(amendment.cases)
    for label, ids in (("Mention", amendment.mentions), ("Statement", amendment.statements)):
        asked = {"id": sorted(ids)}
        for _, body in run(cypher.chosen(label, ["id"]), **asked):
            cases.add(_case_of(label, body))
    in_chunks(run, cypher.REMOVE_ASSIGNMENTS, ids=sorted(amendment.mentions))
    in_chunks(run, cypher.REMOVE_MENTIONS, ids=sorted(amendment.mentions))
    in_chunks(run, cypher.REMOVE_STATEMENTS, ids=sorted(amendment.statements))
    changes = _put_simple(run, "Source", rows.sources, cypher.PUT_SOURCES)
    changes |= _put_simple(run, "Case", rows.cases, cypher.PUT_CASES)
    changes |= _put_owned(run, "Mention", rows.mentions)
    changes |= _put_owned(run, "Statement", rows.statements)
    _amend_derived(run, amendment)
    dead = frozenset(row[0] for row in run(cypher.DEAD_REDIRECTS))
    run(cypher.REMOVE_REDIRECTS, ids=sorted(dead))
    _forget_snapshots(run, "", {*amendment.removed, *dead})
    forgotten = amendment.forgotten(dead)
    _forget_appended(run, forgotten)
    _forget_working(run, forgotten)
    for value in amendment.appended:
        append(run, value)
    run(cypher.BUMP_GENERATION)
    return counted(run, changes | Changes(removed=amendment.removed), cases)


def _case_of(label: str, body: str) -> Id:
    """The case of a stored mention or statement."""
    if label == "Mention":
        return decoder(Mention)(body).case_id
    return decoder(Statement)(body).case_id


def _amend_derived(run: Run, amendment: Amendment) -> None:
    """Take out and write anew what was derived."""
    for kind in RelationshipKind:
        in_chunks(run, cypher.remove_links(kind), ids=sorted(amendment.relationships))
    run(cypher.STRIP_ENTITIES, ids=sorted(amendment.entities), nothing=NO_ENTITY)
    for entity in amendment.rewritten_entities:
        run(cypher.put_entities(entity.kind), rows=[entity_row(entity)])
    for link in amendment.rewritten_relationships:
        run(cypher.remove_links(link.kind), ids=[link.id])
        run(cypher.create_links(link.kind), rows=[link_row(link)])


def _reported(run: Run, case_id: Id) -> list[Case]:
    return [decoder(Case)(body) for _, body in run(cypher.chosen("Case", ["id"]), id=[case_id])]


def _told_in(run: Run, case_id: Id) -> Told:
    """What a case tells of people and numbers."""
    of_case = {
        label: sorted(run(cypher.chosen(label, ["case_id"]), case_id=[case_id]))
        for label in _REPORTED
    }
    mentions = [decoder(Mention)(body) for _, body in of_case["Mention"]]
    asked = [mention.id for mention in mentions]
    assigned = run(cypher.assignments_by("mentions"), mentions=asked)
    (case,) = _reported(run, case_id)
    return Told(
        case=case,
        mentions=mentions,
        statements=[decoder(Statement)(body) for _, body in of_case["Statement"]],
        entity_of={key: decoder(Assignment)(body).entity_id for key, body in assigned},
    )


def find_appended(run: Run, kind: AppendedKind[A], value_id: Id) -> A | None:
    """The appended value of a kind and id; None when there is none."""
    rows = run(cypher.APPENDED, kind=kind.name, id=value_id)
    return decoder(kind.value)(rows[0][0]) if rows else None


def get_appended(run: Run, kind: AppendedKind[A], value_id: Id) -> A:
    """The appended value of a kind and id; raises NotFound."""
    known = find_appended(run, kind, value_id)
    if known is None:
        raise NotFound(message("no {name} {value_id}", name=kind.name, value_id=value_id))
    return known


def append(run: Run, value: Appended) -> bool:
    """Append one value, and say whether it was not there yet."""
    kind = kind_of(type(value))
    known = find_appended(run, kind, value.id)
    if known is None:
        write_appended(run, kind, value)
        return True
    check_same(value, known)
    return False


def write_appended(run: Run, kind: AppendedKind[A], value: A) -> None:
    """Write one appended value, new or changed."""
    run(cypher.put_appended(kind.value.__name__), row=appended_row(kind, value))


def counted(
    run: Run, changes: Changes, cases: Collection[Id] = (), *, forgotten: bool = False
) -> Changes:
    """Sweep what nothing holds any more, and count the revision up when anything changed.

    The revision is noted for the cases that did.
    """
    if changes.matter:
        run(cypher.FOUND_AGAIN)
        run(cypher.SWEEP)
        ((revision,),) = run(cypher.BUMP)
        in_chunks(run, cypher.NOTE_CASES, ids=sorted(cases), revision=revision, forgotten=forgotten)
    return changes


def every(run: Run, text: str) -> Iterator[list[Any]]:
    """All rows of a query that gives them in pages (`cypher.many`)."""

    def page(after: str) -> list[list[Any]]:
        (answer,) = run(text, after=after, size=PAGE)
        rows: list[list[Any]] = answer[0]
        return rows

    return paged(page, PAGE)


def in_chunks(run: Run, text: str, **parameters: Any) -> list[list[Any]]:
    """Run a query over its one list of ids or rows, in chunks; nothing for an empty list."""
    name = "rows" if "rows" in parameters else "ids"
    rest = {key: value for key, value in parameters.items() if key != name}
    rows = []
    for part in batched(parameters[name], CHUNK):
        rows += run(text, **{name: part}, **rest)
    return rows


_REPORTED = ("Mention", "Statement")


def _disown(
    run: Run, records: Collection[Id], mentions: Collection[Id], statements: Collection[Id]
) -> tuple[Changes, set[Id]]:
    """Remove what these records own and do not keep; also says in which cases that was."""
    gone: dict[Id, Id] = {}
    kept = ((mentions, cypher.REMOVE_MENTIONS), (statements, cypher.REMOVE_STATEMENTS))
    for label, (keeping, remove) in zip(_REPORTED, kept, strict=True):
        found = {
            key: case
            for key, case in in_chunks(run, cypher.owned(label), ids=list(records))
            if key not in keeping
        }
        in_chunks(run, remove, ids=sorted(found))
        gone |= found
    return Changes(removed=frozenset(gone)), set(gone.values())


def _put_simple(run: Run, label: str, rows: Mapping[Id, NodeRow], text: str) -> Changes:
    fates = _fates(_known(run, label, rows), rows)
    in_chunks(
        run,
        text,
        rows=[row for key, row in rows.items() if key not in fates.unchanged],
    )
    return fates


def _put_owned(run: Run, label: str, rows: Mapping[Id, NodeRow]) -> Changes:
    known = _known(run, label, rows)
    fates = _fates(known, rows)
    in_chunks(
        run, cypher.create(label), rows=[row for key, row in rows.items() if key not in known]
    )
    changed = [row for key, row in rows.items() if key in known and key not in fates.unchanged]
    in_chunks(run, cypher.replace(label), rows=changed)
    return fates


def _known(run: Run, label: str, rows: Mapping[Id, NodeRow]) -> dict[Id, str | None]:
    """Digests of those that are there in some form."""
    return dict(in_chunks(run, cypher.known(label), ids=list(rows)))


def _fates(known: Mapping[Id, str | None], rows: Mapping[Id, NodeRow]) -> Changes:
    """Which rows are new, updated or unchanged; a node without a digest only holds a place."""
    digests = {key: row.get("digest") or row["reported_digest"] for key, row in rows.items()}
    return fates_of({key: digest for key, digest in known.items() if digest}, digests)


def _forget_derived(run: Run, case_id: Id, gone: set[Id]) -> set[Id]:
    """Take a case out of the derived graph; returns the ids of what vanished."""
    removed, touched = {case_id}, {case_id}
    for (body,) in run(cypher.LINKS_OF_CASE, id=case_id):
        before = decoder(Relationship)(body)
        touched |= {before.start, before.end}
        after = relationship_without(before, case_id, gone)
        run(cypher.remove_links(before.kind), ids=[before.id])
        if after is None:
            removed.add(before.id)
        else:
            run(cypher.create_links(after.kind), rows=[link_row(after)])
    dropped = {case_id}
    for body, cases in run(cypher.CASES_OF_ENTITIES, ids=sorted(touched - {case_id})):
        before_entity = decoder(Entity)(body)
        after_entity = entity_without(before_entity, gone, cases)
        if after_entity is None:
            dropped.add(before_entity.id)
        else:
            run(cypher.put_entities(after_entity.kind), rows=[entity_row(after_entity)])
    run(
        cypher.STRIP_ENTITIES,
        ids=sorted(dropped),
        nothing=NO_ENTITY,
    )
    return removed | dropped


def _forget_snapshots(run: Run, case_id: Id, gone: set[Id]) -> None:
    """Take a case and what vanished with it out of the snapshots."""
    numbers = [row[0] for row in run(cypher.SNAPSHOT_MARKS)]
    asked = perhaps_of((_snapshot(run, number) for number in numbers), case_id)
    living = {row[0] for row in run(cypher.ALIVE, ids=sorted(asked))}
    for number in numbers:
        before = _snapshot(run, number)
        after = snapshot_without(before, case_id, gone, living)
        if after != before:
            run(cypher.PUT_SNAPSHOT, row={"number": number, "body": pack(after)})


def _forget_appended(run: Run, forgotten: Forgotten) -> None:
    """Take what vanished with a case out of judgements, watches and other appended values."""
    rows = [(name, body) for name, body in run(cypher.ALL_APPENDED)]
    for kind, before, after in changed_by(rows, forgotten):
        if after is None:
            run(cypher.REMOVE_APPENDED, kind=kind.name, id=before.id)
        else:
            write_appended(run, kind, after)


def _forget_working(run: Run, forgotten: Forgotten) -> None:
    """Take what vanished with a case out of the canvases that people work on."""
    read = decoder(WorkingCanvas)
    for (body,) in run(cypher.ALL_WORKING):
        before = read(body)
        after = working_without(before, forgotten)
        if after != before:
            run(cypher.PUT_WORKING, row=working_row(after))


def _snapshot(run: Run, number: int) -> Snapshot:
    return unpack(run(cypher.SNAPSHOT, number=number)[0][0])
