"""What a drawn tie rests on, and what a view is as a file."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

from app.exports.kinds import ExportKind
from app.exports.view import ENDINGS, view_file
from app.workspace import Workspace
from graph.errors import InvalidValue
from graph.schema import Audience
from tests.offices.canvases import (
    OTHER_PHONE,
    SHARED_PHONE,
    did,
    id_of,
    ids_of,
    office,
    same_office,
)
from tests.offices.handed_out import content_text
from tests.offices.linked import REVEALING
from tests.offices.logs import acts

SECRETS = ("Eka Putri", "Dewi Kartika", "85211112222", "5211-1122-22")


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    with office(tmp_path_factory.mktemp("office"), role="investigator") as opened:
        yield opened


def everything(space: Workspace):
    return space.explorer.start([one.id for one in space.store.unmasked.entities()])


def test_a_tie_is_told_with_its_statements_and_rows(space):
    canvas = space.explorer.start(ids_of(space, OTHER_PHONE, SHARED_PHONE))
    (tie,) = space.explorer.picture(canvas).ties
    material = space.explorer.evidence(canvas, [tie.id]).material
    (link,) = material.relationships
    assert [material.statements[one].count for one in link.statements] == [12]
    assert [ref.row for ref in material.places_of(link)] == [1]
    assert [case.number for case in material.cases.values()] == ["1/2024"]


def test_a_tie_is_named_by_its_ends_too(space):
    canvas = space.explorer.start(ids_of(space, "Budi Santoso", "1/2024", "3/2024"))
    ends = ids_of(space, "Budi Santoso", "1/2024")
    (link,) = space.explorer.evidence(canvas, ends).material.relationships
    assert {link.start, link.end} == set(ends)


def test_the_tie_of_a_group_is_told_link_by_link(space, monkeypatch):
    combined = did(space, everything(space), "combine", value="kind")
    tie = max(space.explorer.picture(combined).ties, key=lambda tie: tie.count)
    told = space.explorer.evidence(combined, [tie.id])
    assert len(told.material.relationships) == tie.count
    monkeypatch.setattr("app.networks.explorer.evidence.MOST_TOLD", 2)
    fewer = space.explorer.evidence(combined, [tie.id])
    assert (len(fewer.material.relationships), fewer.left_out) == (2, tie.count - 2)


def test_nothing_is_told_of_a_tie_that_is_not_drawn(space):
    canvas = space.explorer.start(ids_of(space, OTHER_PHONE))
    for asked in (["t_nothing"], [], [id_of(space, OTHER_PHONE)]):
        assert space.explorer.evidence(canvas, asked).material.relationships == ()


@pytest.mark.parametrize("kind", sorted(ENDINGS))
def test_a_view_is_written_in_every_kind_without_secrets(space, kind):
    name, content = view_file(space, everything(space), kind)
    assert name == f"view{ENDINGS[kind]}"
    said = content_text(content)
    # the dots of a picture have no letters
    assert kind == ExportKind.PNG or "Budi Santoso" in said
    assert not any(secret in said or secret.encode() in content for secret in SECRETS)


def test_the_tables_of_a_view_hold_what_is_seen_of_it(space):
    canvas = space.explorer.start(ids_of(space, "Budi Santoso", "Ani Lestari", "Joko Widada"))
    hidden = did(space, canvas, "hide", ids_of(space, "Joko Widada"))
    combined = did(space, hidden, "combine", ids_of(space, "Budi Santoso", "Ani Lestari"))
    _, content = view_file(space, combined, "csv")
    table = zipfile.ZipFile(io.BytesIO(content)).read("parties.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["name"]: row["roles"] for row in rows} == {
        "Budi Santoso": "perekrut",
        "Ani Lestari": "penampung",
    }


def test_handing_out_a_view_is_logged_without_the_names_in_its_title(space):
    view_file(space, everything(space), "html", title="Everything about Budi")
    last = acts(space.store.unmasked.audit())[-1]
    assert (last.action, last.subject) == ("export", "view")
    assert "Budi" not in last.reason


def test_a_kind_that_is_none_is_refused(space):
    with pytest.raises(InvalidValue, match="use one of csv"):
        view_file(space, everything(space), "docx")


def test_a_file_for_others_names_no_victim_even_for_one_who_sees_them(tmp_path: Path):
    with office(tmp_path, **REVEALING) as head:
        _, content = view_file(head, everything(head), "graphml")
    assert not any(secret.encode() in content for secret in SECRETS)
    with same_office(tmp_path, role="briefing", audience=Audience.PUBLIC) as space:
        _, content = view_file(space, everything(space), "graphml")
    assert b"Budi Santoso" not in content
