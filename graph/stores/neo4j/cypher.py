"""The queries of the Neo4j store, as text.

Labels and types from the schema, data only as parameters.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache

from graph.schema import EntityKind, RelationshipKind
from graph.stores.neo4j.schema import WORDS_INDEX

_LABELS = ":".join(EntityKind)
_ALL_TYPES = "|".join(RelationshipKind)

# ---- the store itself

_STORE = "MATCH (m:Simpul {key: 'store'})"
_READ_MARK = (
    "RETURN m.version, m.revision, m.generation, m.saving, m.saving_since, timestamp() -"
    " coalesce(m.saving_touched, 0)"
)
MARK = f"{_STORE} {_READ_MARK}"
IS_EMPTY = "RETURN NOT EXISTS { MATCH (n) }"
SET_MARK = (
    "MERGE (m:Simpul {key: 'store'}) SET m.version = $version, m.revision = coalesce(m.revision,"
    " 0), m.generation = coalesce(m.generation, 0) MERGE (n:SimpulMigration {version: $version}) ON"
    " CREATE SET n.applied_at = toString(datetime())"
)
KEY_ONCE = "MERGE (m:Simpul {key: 'store'}) SET m.id_key = coalesce(m.id_key, $key) RETURN m.id_key"
KEY = f"{_STORE} RETURN m.id_key"
TAKE_KEY = f"{_STORE} SET m.id_key = $key"
LOCK = f"{_STORE} SET m.revision = m.revision {_READ_MARK}"
"""Setting a property takes the node's write lock, even where it changes nothing."""
BUMP = f"{_STORE} SET m.revision = m.revision + 1 RETURN m.revision"
BUMP_GENERATION = f"{_STORE} SET m.generation = m.generation + 1"
BEGIN_SAVING = (
    f"{_STORE} SET m.saving = $token, m.saving_since = toString(datetime()), m.saving_touched ="
    " timestamp()"
)
STILL_SAVING = f"{_STORE} SET m.saving_touched = timestamp()"
END_SAVING = f"{_STORE} SET m.saving = null, m.saving_since = null"
AWAIT_INDEXES = "CALL db.awaitIndexes($seconds)"
INDEXES = (
    "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'simpul_' RETURN name, state ORDER BY"
    " name"
)


def drop_index(name: str) -> str:
    """Drop one of our indexes that failed."""
    return f"DROP INDEX {name} IF EXISTS"


COMPONENTS = (
    "CALL dbms.components() YIELD name, versions, edition RETURN name, versions[0], edition"
)

# ---- what was reported

_BODY = {"Case": "reported"}
_DIGEST = {"Case": "reported_digest"}


def known(label: str) -> str:
    """Digests of the nodes of these ids; null for one that only holds a place."""
    node = "Entity" if label == "Case" else label
    digest = _DIGEST.get(label, "digest")
    return f"UNWIND $ids AS id MATCH (n:{node} {{id: id}}) RETURN n.id, n.{digest}"


def owned(label: str) -> str:
    """Ids of what some records own, and of the cases it is in."""
    return f"UNWIND $ids AS id MATCH (n:{label} {{record: id}}) RETURN n.id, n.case_id"


PUT_SOURCES = "UNWIND $rows AS row MERGE (n:Source {id: row.id}) SET n = row"
PUT_CASES = "UNWIND $rows AS row MERGE (n:Entity {id: row.id}) SET n:Case, n += row"
APPENDED = "MATCH (n:Appended {kind: $kind, id: $id}) RETURN n.body"
APPENDED_OF_KIND = (
    "MATCH (n:Appended {kind: $kind}) WHERE n.stands OR $all RETURN n.on, n.id, n.body"
)
ALL_APPENDED = "MATCH (n:Appended) RETURN n.kind, n.body"
REMOVE_APPENDED = "MATCH (n:Appended {kind: $kind, id: $id}) DELETE n"
PUT_WORKING = "MERGE (n:Working {owner: $row.owner, id: $row.id}) SET n = $row"
WORKING = (
    "MATCH (n:Working {owner: $owner}) WHERE $id IS NULL OR n.id = $id RETURN n.on, n.id, n.body"
)
ALL_WORKING = "MATCH (n:Working) RETURN n.body"
REMOVE_WORKING = "MATCH (n:Working {owner: $owner, id: $id}) DELETE n"
REMOVE_OUTLIVED_WORKING = (
    "MATCH (n:Working {owner: $owner}) WITH n ORDER BY n.on DESC, n.id SKIP $most DELETE n"
)
LAST_AUDIT = "MATCH (n:AuditEntry) WHERE n.number > 0 RETURN n.body ORDER BY n.number DESC LIMIT 1"
PUT_AUDIT = "UNWIND $rows AS row CREATE (n:AuditEntry) SET n = row"
AUDIT = (
    "MATCH (n:AuditEntry) WHERE n.number > $after RETURN n.number, n.body ORDER BY n.number LIMIT"
    " $size"
)
AUDIT_OF = (
    "MATCH (n:AuditEntry) WHERE n.number > $after AND n.action IN $actions"
    " RETURN n.number, n.body ORDER BY n.number"
)

LAST_SNAPSHOT = (
    "MATCH (n:Snapshot) WHERE n.number > 0 RETURN n.number, n.body ORDER BY n.number DESC LIMIT 1"
)
SNAPSHOT = "MATCH (n:Snapshot {number: $number}) RETURN n.body"
SNAPSHOT_MARKS = "MATCH (n:Snapshot) RETURN n.number, n.at, n.revision ORDER BY n.number"
PUT_SNAPSHOT = "MERGE (n:Snapshot {number: $row.number}) SET n += $row"
REMOVE_SNAPSHOTS = "MATCH (n:Snapshot) WHERE n.number IN $numbers DELETE n"


def put_appended(label: str) -> str:
    """An appended value, with the label of its kind to be found by."""
    return f"MERGE (n:Appended {{kind: $row.kind, id: $row.id}}) SET n:{label}, n = $row"


def adopt(label: str) -> str:
    """Join what was said of a case before the case itself came."""
    return (
        f"UNWIND $ids AS id MATCH (c:Entity {{id: id}}) MATCH (n:{label} {{case_id: id}}) "
        "WHERE NOT (n)-[:IN_CASE]->() CREATE (n)-[:IN_CASE]->(c)"
    )


def create(label: str) -> str:
    """New mentions or statements, joined to their case where it is known."""
    return (
        f"UNWIND $rows AS row CREATE (n:{label}) SET n = row WITH n, row "
        "MATCH (c:Entity {id: row.case_id}) CREATE (n)-[:IN_CASE]->(c)"
    )


def replace(label: str) -> str:
    """Mentions or statements that are there in some form."""
    return (
        f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row WITH n, row "
        "OPTIONAL MATCH (n)-[old:IN_CASE]->() DELETE old WITH DISTINCT n, row "
        "MATCH (c:Entity {id: row.case_id}) CREATE (n)-[:IN_CASE]->(c)"
    )


REMOVE_STATEMENTS = "UNWIND $ids AS id MATCH (n:Statement {id: id}) DETACH DELETE n"
REMOVE_MENTIONS = (
    "UNWIND $ids AS id MATCH (n:Mention {id: id}) SET n = {id: n.id}, n:Missing "
    "WITH n MATCH (n)-[old:IN_CASE]->() DELETE old"
)
REMOVE_CASE = "MATCH (n:Entity {id: $id}) SET n += $nothing, n:Missing REMOVE n:Case"
SOURCES_OF_CASE = (
    "CALL () { MATCH (n:Mention {case_id: $id}) RETURN n.source_id AS source UNION MATCH"
    " (n:Statement {case_id: $id}) RETURN n.source_id AS source } RETURN source"
)
REMOVE_UNUSED_SOURCES = (
    "UNWIND $ids AS id MATCH (n:Source {id: id})"
    " WHERE NOT EXISTS { MATCH (m:Mention) WHERE m.source_id = id }"
    " AND NOT EXISTS { MATCH (s:Statement) WHERE s.source_id = id }"
    " AND NOT EXISTS { MATCH (c:Entity) WHERE c.reported CONTAINS '\"source_id\":\"' + id + '\"' }"
    " DELETE n"
)
"""The places of a case stand in what was reported of it alone, as text."""
REMOVE_ASSIGNMENTS = "UNWIND $ids AS id MATCH (:Mention {id: id})-[r:REFERS_TO]->() DELETE r"
FOUND_AGAIN = (
    "MATCH (n:Missing) WHERE n.body IS NOT NULL OR n.reported IS NOT NULL REMOVE n:Missing"
)
SWEEP = f"{_STORE} WHERE m.saving IS NULL MATCH (n:Missing) WHERE NOT (n)--() DELETE n"
"""While a resolution is written in parts, what will be joined later is not swept."""


NOTE_CASES = (
    "UNWIND $ids AS id MERGE (n:CaseChange {id: id}) SET n.revision = $revision, n.forgotten ="
    " $forgotten"
)
FORGOTTEN_CASES = "MATCH (n:CaseChange) WHERE n.forgotten RETURN n.id"
CHANGED_CASES = (
    "MATCH (n:CaseChange) WHERE n.revision > $since RETURN n.id, n.forgotten ORDER BY n.id"
)


def of_case(label: str) -> str:
    """Ids of the mentions or statements of a case."""
    return f"MATCH (n:{label} {{case_id: $id}}) RETURN n.id"


RECORDS = (
    "CALL () { MATCH (n:Mention) WHERE n.source_id IN $ids RETURN n.record AS record, n.case_id AS"
    " case_id UNION MATCH (n:Statement) WHERE n.source_id IN $ids RETURN n.record AS record,"
    " n.case_id AS case_id } RETURN record, case_id"
)


def page(label: str) -> str:
    """The next nodes of a label by id, with their bodies."""
    body = _BODY.get(label, "body")
    node = "Entity" if label == "Case" else label
    return (
        f"MATCH (n:{node}) WHERE n.id > $after AND n.{body} IS NOT NULL RETURN n.id, n.{body} ORDER"
        " BY n.id LIMIT $size"
    )


def chosen(label: str, filters: Collection[str]) -> str:
    """Bodies of the nodes that pass filters named after the property and its parameter."""
    body = _BODY.get(label, "body")
    node = "Entity" if label == "Case" else label
    where = "".join(f" AND n.{name} IN ${name}" for name in filters)
    return f"MATCH (n:{node}) WHERE n.{body} IS NOT NULL{where} RETURN n.id, n.{body}"


# ---- what is derived


def many(pattern: str, key: str, *columns: str) -> str:
    """The next rows by a key, all in one record.

    Several times faster to read than a record a row.
    """
    return (
        f"MATCH {pattern} WHERE {key} > $after WITH * ORDER BY {key} LIMIT $size "
        f"RETURN collect([{', '.join((key, *columns))}])"
    )


ENTITY_DIGESTS = many("(n:Entity)", "n.id", "n.digest", "n.kind")
SERIALS = many("(n:Entity)", "n.id", "n.serial", "n.protected")
STRIP_ENTITIES = (
    "UNWIND $ids AS id MATCH (n:Entity {id: id}) SET n += $nothing, n:Missing "
    f"REMOVE n:{_LABELS} WITH n WHERE n.reported IS NOT NULL SET n:Case"
)
ANCHOR_ENTITIES = "UNWIND $ids AS id MERGE (n:Entity {id: id}) ON CREATE SET n:Missing"
ANCHOR_MENTIONS = "UNWIND $ids AS id MERGE (n:Mention {id: id}) ON CREATE SET n:Missing"
ASSIGNMENT_DIGESTS = many("(m:Mention)-[r:REFERS_TO]->()", "m.id", "r.digest")
_ENDS = "UNWIND $rows AS row MATCH (m:Mention {id: row.id}) MATCH (e:Entity {id: row.entity_id})"
ASSIGN = f"{_ENDS} CREATE (m)-[r:REFERS_TO]->(e) SET r = row.properties RETURN count(*)"
REASSIGN = (
    f"{_ENDS} MATCH (m)-[old:REFERS_TO]->() DELETE old "
    "CREATE (m)-[r:REFERS_TO]->(e) SET r = row.properties RETURN count(*)"
)
ENTITY_OF = many("(m:Mention)-[:REFERS_TO]->(e:Entity)", "m.id", "e.id")
ASSIGNMENTS = (
    "MATCH (m:Mention)-[r:REFERS_TO]->() WHERE m.id > $after WITH m, r ORDER BY m.id LIMIT $size"
    " RETURN m.id, r.body"
)
REDIRECTS = "MATCH (n:Redirect) RETURN n.id, n.target ORDER BY n.id"
LIVING = (
    "UNWIND $ids AS id OPTIONAL MATCH (r:Redirect {id: id}) WITH DISTINCT coalesce(r.target, id) AS"
    " living MATCH (n:Entity {id: living}) WHERE n.body IS NOT NULL RETURN n.id, n.body"
)
"""Entities of these ids, or of those that took them over."""
ALIVE = (
    "MATCH (n:Entity) WHERE n.id IN $ids AND n.body IS NOT NULL RETURN n.id "
    "UNION MATCH (n:Redirect) WHERE n.id IN $ids RETURN n.id"
)
REDIRECTS_OF = "UNWIND $ids AS id MATCH (n:Redirect {id: id}) RETURN n.id, n.target"
PUT_REDIRECTS = "UNWIND $rows AS row MERGE (n:Redirect {id: row.id}) SET n.target = row.target"
REMOVE_REDIRECTS = "UNWIND $ids AS id MATCH (n:Redirect {id: id}) DELETE n"
DEAD_REDIRECTS = (
    "MATCH (n:Redirect) WHERE NOT EXISTS { MATCH (e:Entity {id: n.target}) WHERE e.body IS NOT NULL"
    " } RETURN n.id"
)
LINKS_OF_CASE = f"MATCH ()-[r:{_ALL_TYPES}]->() WHERE $id IN r.cases RETURN r.body"
CASES_OF_ENTITIES = (
    "UNWIND $ids AS id MATCH (n:Entity {id: id}) WHERE n.body IS NOT NULL "
    f"OPTIONAL MATCH (n)-[r:{_ALL_TYPES}]-() UNWIND coalesce(r.cases, [null]) AS case "
    "RETURN n.body, count(DISTINCT case)"
)


def assignments_by(*filters: str) -> str:
    """Assignments of some mentions, to some entities, or both."""
    tests = {
        "mentions": "m.id IN $mentions",
        "entities": "e.id IN $entities",
    }
    where = " AND ".join(tests[name] for name in filters)
    return f"MATCH (m:Mention)-[r:REFERS_TO]->(e:Entity) WHERE {where} RETURN m.id, r.body"


def create_entities(kind: EntityKind) -> str:
    """Entities of one kind whose ids no node has."""
    return f"UNWIND $rows AS row CREATE (n:Entity:{kind}) SET n = row"


def put_entities(kind: EntityKind) -> str:
    """Entities of one kind, over what their nodes hold already."""
    return f"UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n:{kind}, n += row"


UNLABEL = f"UNWIND $ids AS id MATCH (n:Entity {{id: id}}) REMOVE n:{_LABELS}"


def link_digests(kind: RelationshipKind) -> str:
    """Digests of all relationships of a kind."""
    return many(f"()-[r:{kind}]->()", "r.id", "r.digest")


def remove_links(kind: RelationshipKind) -> str:
    """Relationships of a kind by id."""
    return f"UNWIND $ids AS id MATCH ()-[r:{kind} {{id: id}}]->() DELETE r"


def create_links(kind: RelationshipKind) -> str:
    """New relationships of a kind."""
    return (
        "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
        f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties RETURN count(*)"
    )


def link_page(kind: RelationshipKind) -> str:
    """The next relationships of a kind by id."""
    return (
        f"MATCH ()-[r:{kind}]->() WHERE r.id > $after RETURN r.id, r.body ORDER BY r.id LIMIT $size"
    )


LINKS = (
    "CALL () { "
    + " UNION ALL ".join(
        f"MATCH ()-[r:{kind}]->() WHERE r.id IN $ids RETURN r" for kind in RelationshipKind
    )
    + " } RETURN r.id, r.body"
)

# ---- walking and searching

_FOUND = (
    "WITH n, n.exact CONTAINS $whole AS exact RETURN n.body, exact "
    "ORDER BY exact DESC, n.cases DESC, n.name, n.id LIMIT $limit"
)
SEARCH = (
    f"CALL db.index.fulltext.queryNodes('{WORDS_INDEX}', $query) YIELD node AS n "
    f"WHERE ($kinds IS NULL OR n.kind IN $kinds) AND NOT ($named_only AND n.protected) {_FOUND}"
)
SCAN = (
    "MATCH (n:Entity) WHERE n.body IS NOT NULL AND ($kinds IS NULL OR n.kind IN $kinds) AND"
    " NOT ($named_only AND n.protected) AND"
    " (all(word IN $words WHERE ' ' + n.words CONTAINS ' ' + word) OR ' ' + n.words CONTAINS ' ' +"
    f" $run) {_FOUND}"
)


@lru_cache(maxsize=256)
def _types(kinds: frozenset[RelationshipKind] | None) -> str:
    return (
        "|".join(sorted(RelationshipKind(kind) for kind in kinds)) or "NONE"
        if kinds is not None
        else _ALL_TYPES
    )


def neighbours(kinds: Iterable[RelationshipKind] | None) -> str:
    """The heaviest relationships of each entity, and how many it has."""
    types = _types(None if kinds is None else frozenset(kinds))
    return (
        "UNWIND $ids AS id MATCH (n:Entity {id: id}) CALL (n) { "
        f"MATCH (n)-[r:{types}]-() WITH DISTINCT r ORDER BY r.weight DESC, r.id LIMIT $limit "
        "RETURN collect([r.id, r.body]) AS shown } "
        f"RETURN id, shown, COUNT {{ MATCH (n)-[r:{types}]-() RETURN DISTINCT r }}"
    )


def hops(kinds: Iterable[RelationshipKind] | None) -> str:
    """Every relationship that touches some entities, either way."""
    types = _types(None if kinds is None else frozenset(kinds))
    return (
        f"UNWIND $ids AS id MATCH (n:Entity {{id: id}})-[r:{types}]-(m) RETURN n.id, m.id,"
        " r.weight, r.id"
    )


WITHIN = (
    f"UNWIND $ids AS id MATCH (n:Entity {{id: id}})-[r:{_ALL_TYPES}]->(m:Entity) WHERE m.id IN $ids"
    " RETURN r.id, r.body"
)
ENTITY_TABLE = many(
    "(n:Entity)",
    "n.id",
    "n.kind",
    "n.name",
    "n.serial",
    "n.protected",
    "n.cases",
    "n.body IS NOT NULL",
)


def link_table(kind: RelationshipKind) -> str:
    """The next relationships of a kind as rows of a table."""
    facts = (
        "role",
        "weight",
        "strength",
        "first_on",
        "last_on",
        "cases",
        "sources",
    )
    columns = ("type(r)", "a.id", "b.id", *(f"r.{fact}" for fact in facts))
    return many(f"(a)-[r:{kind}]->(b)", "r.id", *columns)


def _counts() -> str:
    counted = {
        "sources": "MATCH (:Source)",
        "cases": "MATCH (n:Case) WHERE n.reported IS NOT NULL",
        "mentions": "MATCH (:Mention)",
        "missing": "MATCH (:Mention:Missing)",
        "statements": "MATCH (:Statement)",
        "judgements": "MATCH (:Judgement)",
        **{kind.value: f"MATCH (:{kind})" for kind in EntityKind},
        EntityKind.CASE.value: "MATCH (n:Case) WHERE n.body IS NOT NULL",
        **{kind.value: f"MATCH ()-[:{kind}]->()" for kind in RelationshipKind},
    }
    return " UNION ALL ".join(
        f"RETURN '{what}' AS what, COUNT {{ {pattern} }} AS number"
        for what, pattern in counted.items()
    )


COUNTS = _counts()


# ---- once, when a store comes from before ids were keyed


def to_key(label: str) -> str:
    """The next nodes of a label, those without a body too."""
    return many(f"(n:{label})", "n.id", "n.body")


DOCUMENTS_TO_KEY = "MATCH (n:Entity) WHERE n.value STARTS WITH 'htcds_' RETURN n.value"
ENTITIES_TO_KEY = many("(n:Entity)", "n.id", "n.body", "n.reported")
REDIRECTS_TO_KEY = many("(n:Redirect)", "n.id", "n.target")
CASE_CHANGES_TO_KEY = many("(n:CaseChange)", "n.id", "n.revision", "n.forgotten")
ASSIGNMENTS_TO_KEY = many("(m:Mention)-[r:REFERS_TO]->()", "m.id", "r.body")
KEY_APPENDED = (
    "UNWIND $rows AS row MATCH (n:Appended {kind: row.kind, id: row.old}) SET n = row.node"
)
KEY_ENTITIES = "UNWIND $rows AS row MATCH (n:Entity {id: row.old}) SET n += row.node"
KEY_ASSIGNMENTS = (
    "UNWIND $rows AS row MATCH (:Mention {id: row.old})-[r:REFERS_TO]->() SET r = row.properties"
)


def links_to_key(kind: RelationshipKind) -> str:
    """The next relationships of a kind."""
    return many(f"()-[r:{kind}]->()", "r.id", "r.body")


def key_nodes(label: str) -> str:
    """Nodes as they are under their new ids."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.old}}) SET n = row.node"


def key_links(kind: RelationshipKind) -> str:
    """Relationships under their new ids."""
    return f"UNWIND $rows AS row MATCH ()-[r:{kind} {{id: row.old}}]->() SET r = row.properties"


def turn_links(kind: RelationshipKind) -> str:
    """Relationships under their new ids, led the other way."""
    return (
        f"UNWIND $rows AS row MATCH (a)-[old:{kind} {{id: row.old}}]->(b) DELETE old "
        f"WITH a, b, row CREATE (b)-[r:{kind}]->(a) SET r = row.properties"
    )
