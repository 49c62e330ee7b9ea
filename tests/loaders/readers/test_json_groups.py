"""Repeated groups of forms, as KoboToolbox and ODK give them in JSON."""

import json
from pathlib import Path
from typing import Any

from loaders.readers.registry import read_tables

SUBMISSION = {
    "_id": 7,
    "data_korban/nama_korban": "Atun",
    "terlapor/pihak": [
        {
            "terlapor/pihak/nama_pihak": "Harto",
            "terlapor/pihak/hp": [{"terlapor/pihak/hp/nomor": "081322233344"}],
        },
        {"terlapor/pihak/nama_pihak": "Ningsih"},
    ],
    "lampiran": ["a/b", "c"],
}


def table(path: Path, document: Any) -> tuple[tuple[str, ...], dict[str, Any]]:
    path.write_text(json.dumps(document), encoding="utf-8")
    (found,) = read_tables(path)
    return found.columns, dict(next(found.rows()).values)


def test_a_repeated_group_has_its_path_once(tmp_path):
    columns, row = table(tmp_path / "a.json", {"count": 1, "next": None, "results": [SUBMISSION]})
    assert "terlapor/pihak.1.nama_pihak" in columns
    assert not any("terlapor/pihak/" in column for column in columns)
    assert row["terlapor/pihak.2.nama_pihak"] == "Ningsih"
    assert row["terlapor/pihak.1.hp.1.nomor"] == "081322233344"
    assert [party["nama_pihak"] for party in row["terlapor/pihak"]] == ["Harto", "Ningsih"]


def test_lists_that_are_no_groups_stay_as_they_are(tmp_path):
    _, row = table(tmp_path / "a.json", [SUBMISSION])
    assert row["lampiran"] == ["a/b", "c"]
    assert row["data_korban/nama_korban"] == "Atun"


def test_cells_under_a_list_of_headers_are_rows(tmp_path):
    values = [["nomor_pengaduan", "nama_korban"], ["1", "Wati"], ["2"]]
    for document in (values, {"range": "A1:B3", "values": values}):
        columns, row = table(tmp_path / "a.json", document)
        assert columns == ("nomor_pengaduan", "nama_korban")
        assert row == {"nomor_pengaduan": "1", "nama_korban": "Wati"}
