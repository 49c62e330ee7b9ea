"""A Neo4j store of before ids were keyed, brought under its key.

Decisions.
It may be large, so it is changed in parts, each a transaction, and whoever opens it after a kill
goes on. A new id is left as it is; and what new ids are made of is changed last: what was found and
decided first, then the graph, then what was reported.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from graph.ids import IdKey, keyed_mention, keyed_source, keyed_statement
from graph.model import Assignment, Id, Mention, Relationship, Source, Statement
from graph.schema import RelationshipKind
from graph.stores.neo4j import cypher
from graph.stores.neo4j.connection import Connection, Mark
from graph.stores.neo4j.rows import (
    NodeRow,
    appended_row,
    assignment_row,
    case_row,
    entity_row,
    link_row,
    mention_row,
    source_row,
    statement_row,
)
from graph.stores.neo4j.writing import CHUNK, Run, every
from graph.stores.shared.appended import kind_named
from graph.stores.shared.codec import decoder
from graph.stores.shared.rekeying import Rekeying

Row = Sequence[Any]
Change = Callable[[Run, list[Row]], None]


def key_ids(line: Connection, ids: IdKey) -> None:
    """Bring everything in a database under this key."""
    rekeying, files = line.look(partial(_prepared, ids=ids))
    line.write(lambda run, mark: _change_snapshots(run, rekeying))
    line.write(lambda run, mark: _change_appended(run, rekeying))
    for kind in RelationshipKind:
        _change_all(line, cypher.links_to_key(kind), partial(_change_links, rekeying, kind))
    _change_all(line, cypher.ASSIGNMENTS_TO_KEY, partial(_change_assignments, rekeying))
    _change_all(line, cypher.REDIRECTS_TO_KEY, partial(_change_redirects, rekeying))
    _change_all(line, cypher.ENTITIES_TO_KEY, partial(_change_entities, rekeying, files))
    _change_all(line, cypher.CASE_CHANGES_TO_KEY, partial(_change_case_changes, rekeying))
    _change_all(line, cypher.to_key("Statement"), partial(_change_statements, rekeying, ids))
    _change_all(line, cypher.to_key("Mention"), partial(_change_mentions, rekeying))
    _change_all(line, cypher.to_key("Source"), partial(_change_sources, rekeying))


def _prepared(run: Run, ids: IdKey) -> tuple[Rekeying, dict[Id, str]]:
    """What makes new ids of old ones, and the names of files by old id."""
    mentions = [row[0] for row in every(run, cypher.to_key("Mention"))]
    parties = [key for key, serial, _ in every(run, cypher.SERIALS) if serial]
    parties += [row[0] for row in run(cypher.REDIRECTS)]
    sources = (decoder(Source)(row[1]) for row in every(run, cypher.to_key("Source")))
    documents = [row[0] for row in run(cypher.DOCUMENTS_TO_KEY)]
    read = decoder(Statement)
    statements = (read(row[1]) for row in every(run, cypher.to_key("Statement")))
    return Rekeying(ids, mentions, parties, documents, statements), {
        source.id: source.name for source in sources
    }


def _change_all(line: Connection, text: str, change: Change) -> None:
    """Read rows page by page and change each page in the transaction that read it."""
    after = ""
    while True:

        def part(run: Run, mark: Mark, after: str = after) -> list[Row]:
            (answer,) = run(text, after=after, size=CHUNK)
            rows: list[Row] = answer[0]
            if rows:
                change(run, rows)
            return rows

        rows = line.write(part)
        if len(rows) < CHUNK:
            return
        after = rows[-1][0]


def _change_snapshots(run: Run, rekeying: Rekeying) -> None:
    for number, _, _ in run(cypher.SNAPSHOT_MARKS):
        ((body,),) = run(cypher.SNAPSHOT, number=number)
        run(cypher.PUT_SNAPSHOT, row={"number": number, "body": rekeying.snapshot(body)})


def _change_appended(run: Run, rekeying: Rekeying) -> None:
    rows = []
    for name, body in run(cypher.ALL_APPENDED):
        kind = kind_named(name)
        read = decoder(kind.value)
        node = appended_row(kind, read(rekeying.body(body)))
        rows.append({"kind": name, "old": read(body).id, "node": node})
    run(cypher.KEY_APPENDED, rows=rows)


def _change_links(rekeying: Rekeying, kind: RelationshipKind, run: Run, rows: list[Row]) -> None:
    """Links in place, but for those whose ends stand in the other order now."""
    read = decoder(Relationship)
    kept: list[NodeRow] = []
    turned: list[NodeRow] = []
    for old, body in rows:
        link = rekeying.link(body)
        is_turned = rekeying.key(read(body).start) != link.start
        (turned if is_turned else kept).append({"old": old, **link_row(link)})
    run(cypher.key_links(kind), rows=kept)
    run(cypher.turn_links(kind), rows=turned)


def _change_assignments(rekeying: Rekeying, run: Run, rows: list[Row]) -> None:
    read = decoder(Assignment)
    keyed = [{"old": old, **assignment_row(read(rekeying.body(body)))} for old, body in rows]
    run(cypher.KEY_ASSIGNMENTS, rows=keyed)


def _change_redirects(rekeying: Rekeying, run: Run, rows: list[Row]) -> None:
    keyed = [
        {"old": old, "node": {"id": rekeying.key(old), "target": rekeying.key(target)}}
        for old, target in rows
    ]
    run(cypher.key_nodes("Redirect"), rows=keyed)


def _change_case_changes(rekeying: Rekeying, run: Run, rows: list[Row]) -> None:
    keyed = [
        {"old": old, "node": {"id": rekeying.key(old), "revision": revision, "forgotten": gone}}
        for old, revision, gone in rows
    ]
    run(cypher.key_nodes("CaseChange"), rows=keyed)


def _change_entities(rekeying: Rekeying, files: dict[Id, str], run: Run, rows: list[Row]) -> None:
    """Nodes of entities and cases: either side that they have, or their id alone."""
    keyed = []
    for old, body, reported in rows:
        node: NodeRow = {"id": rekeying.key(old)}
        if reported:
            node |= case_row(rekeying.case(reported, files))
        if body:
            node |= entity_row(rekeying.entity(body))
        keyed.append({"old": old, "node": node})
    run(cypher.KEY_ENTITIES, rows=keyed)


def _change_statements(rekeying: Rekeying, ids: IdKey, run: Run, rows: list[Row]) -> None:
    read = decoder(Statement)
    keyed = [
        {"old": old, "node": statement_row(keyed_statement(read(body), rekeying.key), ids)}
        for old, body in rows
    ]
    run(cypher.key_nodes("Statement"), rows=keyed)


def _change_mentions(rekeying: Rekeying, run: Run, rows: list[Row]) -> None:
    """Mentions, and those that are gone while the last resolution names them."""
    read = decoder(Mention)
    keyed = []
    for old, body in rows:
        node = {"id": rekeying.key(old)}
        if body:
            node = mention_row(keyed_mention(read(body), rekeying.key))
        keyed.append({"old": old, "node": node})
    run(cypher.key_nodes("Mention"), rows=keyed)


def _change_sources(rekeying: Rekeying, run: Run, rows: list[Row]) -> None:
    read = decoder(Source)
    keyed = [
        {"old": old, "node": source_row(keyed_source(read(body), rekeying.key))}
        for old, body in rows
    ]
    run(cypher.key_nodes("Source"), rows=keyed)
