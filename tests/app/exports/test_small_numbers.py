"""To the public nobody protected is told of one by one, and no sum counts them."""

import json
from pathlib import Path

import pytest

from app.exports.content import content_of
from app.exports.export import Export
from app.exports.formats import files_of, write_export
from app.exports.kinds import ExportKind
from app.exports.small_numbers import COUNTS_VICTIMS
from app.exports.subject import Subject
from app.settings import Settings
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.schema import Audience
from tests.offices import alike
from tests.offices.handed_out import content_text
from tests.offices.network_material import PUBLIC, material

ID = Wording("id")
KINDS = [kind for kind in ExportKind if kind not in (ExportKind.HTCDS, ExportKind.PNG)]


def export(*, tells: bool) -> Export:
    return Export(material(PUBLIC), ID, date="2026-04-01", tells_small_numbers=tells)


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_holds_a_victim_even_under_a_pseudonym(kind):
    said = content_text(content_of(kind, export(tells=False)).content)
    assert "Korban 6" not in said
    assert "p_v" not in said.replace("mp_v", "")


def test_the_same_search_finds_a_victim_where_small_numbers_are_told():
    said = content_text(content_of(ExportKind.JSON, export(tells=True)).content)
    assert "Korban 6" in said


def test_nothing_that_is_summed_counts_victims():
    told = json.loads(content_of(ExportKind.JSON, export(tells=False)).content)["tables"]
    assert {row["code"] for row in told["findings"]}.isdisjoint(COUNTS_VICTIMS)
    assert told["victims"] == []
    assert {row["protected_people"] for row in told["cases"]} == {None}
    assert [row["points"] for row in told["findings"] if row["kind"] == "gap"] == [
        None for row in told["findings"] if row["kind"] == "gap"
    ]
    sums = {}
    for row in told["findings"]:
        if row["kind"] == "party":
            sums[row["about"][0]] = sums.get(row["about"][0], 0) + row["points"]
    assert {row["id"]: row["score"] for row in told["parties"]} == sums


def test_what_is_written_for_the_public_has_none_and_for_a_partner_has_pseudonyms(tmp_path: Path):
    settings = Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="ani")
    with Workspace(settings) as space:
        alike.fill(space)
        network = space.networks.all()[0].id
    for audience, has_victims in ((Audience.PARTNER, True), (Audience.PUBLIC, False)):
        with Workspace(settings.override(audience=audience)) as space:
            out = tmp_path / audience
            (tables,) = write_export(space, network, ExportKind.JSON, out)
            assert bool(json.loads(tables.read_bytes())["tables"]["victims"]) is has_victims
            (graph,) = write_export(space, network, ExportKind.CYJS, out)
            nodes = json.loads(graph.read_bytes())["elements"]["nodes"]
            assert any(node["data"]["protected"] for node in nodes) is has_victims
            reported = files_of(space, Subject(networks=(network,))).mentions
            assert any(one.reported_role.protected for one in reported) is has_victims
