"""A database as a source.

Its values as a file would hold them, never written to, its login in no text.
"""

import csv
import json
import sqlite3
from pathlib import Path

import msgspec
import pytest

from app.cli import cli
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import SettingsError, UnreadableFile
from loaders.load import load, plan_load
from loaders.readers import sql
from loaders.readers.sql import PASSWORD, ask, read_query

MAKE = """
CREATE TABLE pengaduan (
  "No. Pengaduan" TEXT PRIMARY KEY, "Tanggal Pengaduan" DATE, "Nama Korban" TEXT,
  "NIK Korban" INTEGER,
  "Nama Pihak Diadukan" TEXT, "HP Pihak Diadukan" TEXT, "Kerugian" NUMERIC, "Prosedural" BOOLEAN,
  "Lampiran" BLOB
)
"""
ROWS = [
    (
        "K-2",
        "2024-02-07",
        "Rina Sari",
        None,
        "Joko Widi",
        "081234567891",
        1500000.5,
        0,
        b"\x00\xff",
    ),
    (
        "K-1",
        "2024-01-05",
        "Siti Aminah",
        7271014503900010,
        "Budi Santoso",
        "081234567890",
        None,
        1,
        None,
    ),
    ("–", "2024-02-28", "Ani", None, "Dedi Haris", None, None, None, None),
]
"""The last has a dash for a number and is rejected."""


def numbered(rejected: Path, number: str) -> None:
    """Give the one row of a reject file its number."""
    with rejected.open(encoding="utf-8-sig", newline="") as lines:
        header, row = csv.reader(lines)
    row[header.index("No. Pengaduan")] = number
    with rejected.open("w", encoding="utf-8-sig", newline="") as lines:
        csv.writer(lines).writerows([header, row])


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "office.db"
    with sqlite3.connect(path) as database:
        database.execute(MAKE)
        database.executemany("INSERT INTO pengaduan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", ROWS)
    database.close()
    return path


@pytest.fixture
def space(tmp_path: Path):
    with Workspace(Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="test")) as opened:
        yield opened


def test_typed_cells_are_the_texts_that_a_file_would_hold_in_the_order_of_the_key(office):
    table = read_query(ask(f"sqlite:///{office}", table="pengaduan"))
    assert (table.file, table.notes) == ("office.db (pengaduan)", ())
    first, second, _ = table.rows()
    assert (first.number, first.values["No. Pengaduan"], first.values["NIK Korban"]) == (
        1,
        "K-1",
        "7271014503900010",
    )
    assert (first.values["Kerugian"], first.values["Prosedural"]) == ("", "1")
    assert (second.values["Kerugian"], second.values["Lampiran"], second.values["NIK Korban"]) == (
        "1500000.5",
        "00ff",
        "",
    )


def test_a_query_without_order_is_told(office):
    statement = 'SELECT "No. Pengaduan" AS nomor FROM pengaduan'
    assert read_query(ask(f"sqlite:///{office}", statement=statement)).notes == (sql.UNORDERED,)
    assert read_query(ask(f"sqlite:///{office}", statement=f"{statement} ORDER BY 1")).notes == ()


def test_a_table_loads_twice_to_the_same_and_its_rejects_complete_it(office, space, tmp_path):
    query = ask(f"sqlite:///{office}", table="pengaduan")
    report = space.intake.load(space.intake.plan([query]), rejects=tmp_path / "rejected")
    assert (report.tally.read, report.tally.new, report.tally.rejected) == (3, 2, 1)
    (issue,) = [issue for issue in report.issues if issue.severity == "error"]
    assert (issue.file, issue.row, issue.column) == ("office.db (pengaduan)", 3, "No. Pengaduan")
    (rejected,) = report.rejects
    numbered(rejected, "K-3")
    assert (
        space.intake.load(space.intake.plan([rejected]), rejects=tmp_path / "still").tally.new == 1
    )
    with sqlite3.connect(office) as database:
        database.execute(
            "UPDATE pengaduan SET \"No. Pengaduan\" = 'K-3' WHERE \"Nama Korban\" = 'Ani'"
        )
    database.close()
    again = space.intake.load(space.intake.plan([query]), rejects=tmp_path / "still")
    assert (again.tally.rejected, again.tally.unchanged) == (0, 2)
    assert space.store.counts().mentions == 6


def test_a_mapping_reads_a_query(office, tmp_path):
    mapping = tmp_path / "kantor.yaml"
    mapping.write_text(
        "dataset: kantor\ntables:\n  - name: pengaduan\n    files: 'office.db*'\n    case: {number:"
        " nomor}\n    mentions:\n      korban: {role: {value: korban}, names: nama}\n",
        encoding="utf-8",
    )
    statement = 'SELECT "No. Pengaduan" AS nomor, "Nama Korban" AS nama FROM pengaduan ORDER BY 1'
    rows = list(load(plan_load([ask(f"sqlite:///{office}", statement=statement)], mapping=mapping)))
    assert [mention.name for row in rows for mention in row.mentions] == [
        "Siti Aminah",
        "Rina Sari",
    ]
    assert {row.dataset for row in rows} == {"kantor"}


def test_the_database_cannot_be_written(office):
    query = ask(f"sqlite:///{office}", table="pengaduan")
    with sql._open(query) as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM pengaduan")
    with pytest.raises(UnreadableFile, match="unable to open"):
        read_query(ask(f"sqlite:///{office.with_name('lain.db')}", table="pengaduan"))
    assert not office.with_name("lain.db").exists()


@pytest.mark.parametrize(
    "url", ["postgresql://budi:rahasia@host/db", "mysql://host/db?password=rahasia", "sqlite://"]
)
def test_a_password_in_the_url_is_refused_without_showing_it(url):
    with pytest.raises(SettingsError) as caught:
        ask(url, table="pengaduan")
    assert "rahasia" not in str(caught.value)


def test_the_login_is_in_no_plan_issue_or_error(monkeypatch):
    monkeypatch.setenv(PASSWORD, "rahasia")
    query = ask(
        "postgresql://petugas@127.0.0.1:1/kantor?application_name=simpul", table="pengaduan"
    )
    assert (query.name, query.dataset) == (
        "postgresql://127.0.0.1/kantor (pengaduan)",
        "postgresql://127.0.0.1/kantor",
    )
    assert query.login.password == "rahasia"
    plan = plan_load([query])
    assert plan.issues
    for text in (
        repr(query),
        str(plan),
        json.dumps(msgspec.to_builtins(query, enc_hook=repr)),
        str(plan.issues[0]),
    ):
        assert "rahasia" not in text
        assert "petugas" not in text


def test_bytes_that_are_no_text_cost_their_cell_alone(office):
    with sqlite3.connect(office) as database:
        database.execute(
            'UPDATE pengaduan SET "Nama Korban" = CAST(x\'5281\' AS TEXT) WHERE "No. Pengaduan" ='
            " 'K-1'"
        )
    database.close()
    rows = list(load(plan_load([ask(f"sqlite:///{office}", table="pengaduan")])))
    assert [row.rejected for row in rows] == [False, False, True]
    told = [(issue.severity, issue.column) for issue in rows[0].issues]
    assert told[0] == ("aside", "Nama Korban")


def test_a_missing_table_and_a_broken_query_say_so(office):
    with pytest.raises(UnreadableFile, match="has no table aduan; it has pengaduan"):
        read_query(ask(f"sqlite:///{office}", table="aduan"))
    with pytest.raises(UnreadableFile, match="no such column"):
        read_query(ask(f"sqlite:///{office}", statement="SELECT nomor FROM pengaduan"))


def test_rejects_of_a_server_find_their_source_by_a_column(office, space, tmp_path, monkeypatch):
    query = ask(f"sqlite:///{office}", table="pengaduan")
    server = msgspec.structs.replace(
        query, name="postgresql://host/kantor (pengaduan)", dataset="postgresql://host/kantor"
    )
    (rejected,) = space.intake.load(
        space.intake.plan([server]), rejects=tmp_path / "rejected"
    ).rejects
    with rejected.open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["_file"], row["_dataset"]) == (server.name, server.dataset)
    numbered(rejected, "K-3")
    assert (
        space.intake.load(space.intake.plan([rejected]), rejects=tmp_path / "still").tally.new == 1
    )
    with sqlite3.connect(office) as database:
        database.execute(
            "UPDATE pengaduan SET \"No. Pengaduan\" = 'K-3' WHERE \"Nama Korban\" = 'Ani'"
        )
    database.close()
    again = space.intake.load(space.intake.plan([server]), rejects=tmp_path / "still")
    assert (again.tally.rejected, again.tally.unchanged) == (0, 2)
    assert space.store.counts().mentions == 6


def test_the_command_line_loads_a_table(office, tmp_path):
    from typer.testing import CliRunner

    store = f"sqlite:///{tmp_path / 'cli.db'}"
    place = ["--store", store, "--rejects", str(tmp_path / "r"), "-f", "json"]
    first, second = (
        CliRunner().invoke(cli, ["load", f"sqlite:///{office}", "--table", "pengaduan", *place])
        for _ in range(2)
    )
    assert first.exit_code == 0, first.output
    assert json.loads(first.stdout)["load"]["tally"]["new"] == 2
    assert not any(
        "before" in load["reason"] for load in json.loads(second.stdout)["load"]["issues"]
    )
    refused = CliRunner().invoke(cli, ["load", str(office), "--table", "pengaduan", *place])
    assert isinstance(refused.exception, SettingsError)
