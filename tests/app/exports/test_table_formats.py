"""Tables, opened by other software: what a cell says is text, numbers keep what they are."""

import csv
import io
import json
import zipfile

import jsonschema
import openpyxl
import pytest

from app.exports.content import content_of
from app.exports.export import Export
from app.exports.kinds import ExportKind
from app.exports.tables.csv import read_csv
from app.exports.tables.json import SCHEMA_FILE, schema
from app.exports.tables.model import text_of
from app.wording.wording import Wording
from loaders.load import load, plan_load
from tests.offices.libre_office import AS_UTF_8, EVERY_SHEET, converted
from tests.offices.network_material import ANALYST, PARTNER, PUBLIC, material
from tests.offices.payloads import PAYLOADS, hostile

ID, EN = Wording("id"), Wording("en")


def export(seen=None, wording=ID) -> Export:
    return Export(seen or hostile(), wording, date="2026-04-01", log="7:" + "ab" * 32)


def made(kind: ExportKind, seen=None) -> bytes:
    return content_of(kind, export(seen)).content


def tables_of(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("viewer", [ANALYST, PARTNER, PUBLIC])
@pytest.mark.parametrize("wording", [ID, EN])
def test_json_is_what_its_schema_says(viewer, wording):
    document = json.loads(content_of(ExportKind.JSON, export(material(viewer), wording)).content)
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(document, schema(), jsonschema.Draft202012Validator)
    assert document["counts"] == {name: len(rows) for name, rows in document["tables"].items()}


def test_the_schema_refuses_what_is_no_such_document():
    document = json.loads(made(ExportKind.JSON))
    document["tables"]["parties"][0]["cases"] = "3"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema(), jsonschema.Draft202012Validator)


def test_the_schema_that_is_handed_out_is_made_of_the_columns():
    assert json.loads(SCHEMA_FILE.read_text("utf-8")) == schema()


def test_every_payload_is_the_same_text_in_json_csv_and_a_workbook(tmp_path):
    document = json.loads(made(ExportKind.JSON))
    assert [row["name"] for row in document["tables"]["parties"]] == list(PAYLOADS)
    parties = read_csv(tables_of(made(ExportKind.CSV))["parties.csv"])
    assert [row["name"] for row in parties] == list(PAYLOADS)
    path = tmp_path / "n.xlsx"
    path.write_bytes(made(ExportKind.XLSX))
    book = openpyxl.load_workbook(path)
    cells = [row[1] for row in book["parties"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == list(PAYLOADS)
    assert {cell.data_type for cell in cells} == {"s"}
    values = {row[3].value for row in book["identifiers"].iter_rows(min_row=2)}
    assert values == {"001234567890123", "7202014507800003"}
    amounts = {row[13].value for row in book["ties"].iter_rows(min_row=2)} - {None}
    assert amounts == {5_000_000}
    book.close()


@pytest.mark.slow
def test_libre_office_shows_every_payload_and_number_of_a_workbook_as_it_is(tmp_path):
    path = tmp_path / "n.xlsx"
    path.write_bytes(made(ExportKind.XLSX))
    sheets = {one.stem.rpartition("-")[2]: one for one in converted(path, EVERY_SHEET, tmp_path)}
    tables = export().tables
    assert sheets.keys() == {"about", "dictionary", *(table.name for table in tables.tables)}
    for table in tables.tables:
        text = sheets[table.name].read_text("utf-8-sig")
        shown = list(csv.DictReader(io.StringIO(text, newline="")))
        assert len(shown) == len(table.rows)
        for column in table.columns:
            for row, told in zip(shown, table.rows, strict=True):
                assert row[column.name] == text_of(told[column.name]), column.name


@pytest.mark.slow
def test_libre_office_runs_no_cell_of_a_csv(tmp_path):
    for name, content in tables_of(made(ExportKind.CSV)).items():
        if name.endswith(".csv"):
            (tmp_path / name).write_bytes(content)
    (made_of_it,) = converted(tmp_path / "parties.csv", "xlsx", tmp_path, read_as=AS_UTF_8)
    book = openpyxl.load_workbook(made_of_it)
    rows = list(book.active.iter_rows(min_row=2))
    assert len(rows) == len(PAYLOADS)
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "inlineStr"}
    names = [str(row[1].value) for row in rows]
    harmless = {name for name in names if name in PAYLOADS}
    assert {"محمد بن عبد الله", "José Ñúñez Đặng Øre", "../../etc/passwd"} <= harmless
    book.close()


def test_our_own_tables_are_told_apart_from_sources(tmp_path):
    for name, content in tables_of(made(ExportKind.CSV)).items():
        if name in ("parties.csv", "victims.csv", "ties.csv", "cases.csv"):
            path = tmp_path / name
            path.write_bytes(content)
            assert [row for row in load(plan_load([path])) if row.mentions] == []
