"""Maps: points that tell of complaints are read, others are refused with what to do."""

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.load import load, plan_load

KML = """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
<Placemark><name>Rumah</name><description><![CDATA[Milik <b>Darmo</b>]]></description>{data}
<Point><coordinates>104.03,1.13,0</coordinates></Point></Placemark></Folder></Document></kml>"""
DATA = """<ExtendedData><Data name="nomor_pengaduan"><value>G-1</value></Data>
<SchemaData><SimpleData name="nama_korban">Wati Purnama</SimpleData></SchemaData></ExtendedData>"""


def features(properties: dict[str, Any]) -> str:
    point = {"type": "Point", "coordinates": [104.03, 1.13]}
    feature = {"type": "Feature", "geometry": point, "properties": properties}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def written(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.kml", KML.format(data=DATA)),
        ("a.xml", KML.format(data=DATA)),
        ("a.geojson", features({"nomor_pengaduan": "G-1", "nama_korban": "Wati Purnama"})),
        ("a.json", features({"nomor_pengaduan": "G-1", "nama_korban": "Wati Purnama"})),
    ],
)
def test_points_that_name_a_complaint_are_read_as_complaints(tmp_path, name, content):
    plan = plan_load([written(tmp_path / name, content)])
    assert not [issue for issue in plan.issues if issue.severity == "error"]
    (loaded,) = load(plan)
    assert loaded.case and loaded.case.number == "G-1"
    assert [mention.names for mention in loaded.mentions] == [("Wati Purnama",)]
    assert loaded.row["Garis Lintang"] == "1.13" and loaded.row["Garis Bujur"] == "104.03"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.kml", KML.format(data="")), ("a.geojson", features({"name": "Rumah penampungan"}))],
)
def test_points_that_name_none_are_refused_with_what_to_do(tmp_path, name, content):
    plan = plan_load([written(tmp_path / name, content)])
    (issue,) = plan.issues
    assert not plan.tables and "points of a map" in str(issue.reason)
    assert "nomor_pengaduan" in str(issue.mend)


def test_a_broken_map_is_refused(tmp_path):
    (issue,) = plan_load([written(tmp_path / "a.kml", "<kml><Placemark>")]).issues
    assert "no KML that can be read" in str(issue.reason)
