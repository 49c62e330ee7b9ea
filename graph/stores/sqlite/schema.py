"""The tables of the SQLite store, as text, and their version."""

import re
from collections.abc import Mapping
from types import MappingProxyType

VERSION = 6

KEYED_SINCE = 5
"""The version whose ids are keyed: a file of an older one has them keyed once."""

WORDS_SINCE = 2
"""The version that indexes words as this one does: a file of an older one has them indexed anew."""

APPLICATION_ID = 0x53494D50
"""`SIMP` in the file's header, so that a database of something else is not taken for one of ours.
"""

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('revision', 0);
CREATE TABLE source (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reported_case (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE mention (
  id TEXT PRIMARY KEY, case_id TEXT NOT NULL, record TEXT NOT NULL, source_id TEXT NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX mention_case ON mention (case_id);
CREATE INDEX mention_record ON mention (record);
CREATE INDEX mention_source ON mention (source_id, record, case_id);
CREATE TABLE statement (
  id TEXT PRIMARY KEY, case_id TEXT NOT NULL, record TEXT NOT NULL, source_id TEXT NOT NULL,
  body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX statement_case ON statement (case_id);
CREATE INDEX statement_record ON statement (record);
CREATE INDEX statement_source ON statement (source_id, record, case_id);
CREATE TABLE judgement (
  id TEXT PRIMARY KEY, made TEXT NOT NULL, left_id TEXT NOT NULL, right_id TEXT NOT NULL,
  stands INTEGER NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE assignment (
  id TEXT PRIMARY KEY, entity_id TEXT NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX assignment_entity ON assignment (entity_id);
CREATE TABLE redirect (id TEXT PRIMARY KEY, target TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
  serial INTEGER NOT NULL, protected INTEGER NOT NULL, cases INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE TABLE relationship (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, start TEXT NOT NULL, end TEXT NOT NULL,
  role TEXT NOT NULL, weight REAL NOT NULL, strength TEXT NOT NULL, first_on TEXT, last_on TEXT,
  cases TEXT NOT NULL, sources INTEGER NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX relationship_start ON relationship (start, weight DESC, id);
CREATE INDEX relationship_end ON relationship (end, weight DESC, id);
CREATE VIRTUAL TABLE words USING fts5(
  terms, exact, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
CREATE TABLE audit (number INTEGER PRIMARY KEY, body TEXT NOT NULL);
"""

# Words are folded before they are indexed, so the plainest tokenizer serves: it parts them at the
# blanks alone, as the other engine does, whatever letters a newer Unicode brings.
_CHANGES_BY_CASE = """
CREATE TABLE case_change (
  id TEXT PRIMARY KEY, revision INTEGER NOT NULL, forgotten INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO case_change SELECT id, (SELECT value FROM meta WHERE key = 'revision'), 0 FROM (
  SELECT id FROM reported_case UNION SELECT case_id FROM mention UNION SELECT case_id FROM statement
);
INSERT INTO meta VALUES ('generation', 0);
DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5(terms, exact, tokenize = 'ascii', prefix = '2 3');
"""

_REMEMBERED = """
CREATE TABLE snapshot (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, revision INTEGER NOT NULL, body BLOB NOT NULL
);
CREATE TABLE watch (
  id TEXT PRIMARY KEY, made TEXT NOT NULL, stands INTEGER NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
"""

_APPENDED = """
CREATE TABLE appended (
  kind TEXT NOT NULL, id TEXT NOT NULL, made TEXT NOT NULL, stands INTEGER NOT NULL,
  body TEXT NOT NULL, PRIMARY KEY (kind, id)
) WITHOUT ROWID;
INSERT INTO appended SELECT 'judgement', id, made, stands, body FROM judgement;
INSERT INTO appended SELECT 'watch', id, made, stands, body FROM watch;
DROP TABLE judgement;
DROP TABLE watch;
"""

_KEYED = """
CREATE TABLE secret (key BLOB NOT NULL);
"""

_WORKING = """
CREATE TABLE working (
  owner TEXT NOT NULL, id TEXT NOT NULL, made TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (owner, id)
) WITHOUT ROWID;
"""

MIGRATIONS: Mapping[int, str] = MappingProxyType(
    {1: _FIRST, 2: _CHANGES_BY_CASE, 3: _REMEMBERED, 4: _APPENDED, 5: _KEYED, 6: _WORKING}
)
"""What brings a database from the version before to this one; an empty file runs them all."""

INDEXES: Mapping[str, str] = MappingProxyType(
    {
        name: re.sub("INDEX|TABLE", r"\g<0> IF NOT EXISTS", statement, count=1)
        for statement, name in re.findall(
            r"(CREATE (?:INDEX|VIRTUAL TABLE) (\w+) [^;]*)", "".join(MIGRATIONS.values())
        )
    }
)
"""Every index that a database of this version has, with what makes it where it is missing."""
