"""A file is what its name says: nobody gets a page called chart.pdf."""

from pathlib import Path

import pytest

from app.briefing import writing
from app.briefing.writing import BriefingFormat
from app.exports.kinds import ENDINGS, ExportKind, kind_for
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import InvalidValue
from tests.app.access.twins.asking import run, working_in
from tests.offices import alike


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("graph.gexf", ExportKind.GEXF),
        ("Chart.PDF", ExportKind.PDF),
        ("net.ftm.json", ExportKind.FTM),
        ("net.json", ExportKind.JSON),
        ("a.b.svg", ExportKind.SVG),
        ("folder", None),
        ("notes.txt", None),
    ],
)
def test_the_name_of_a_file_says_what_it_is(name, kind):
    assert kind_for(None, Path(name), ENDINGS) is kind


def test_what_is_asked_for_stands_where_a_name_says_nothing_or_the_same():
    assert kind_for(ExportKind.CSV, Path("folder"), ENDINGS) is ExportKind.CSV
    assert kind_for(ExportKind.I2, Path("for-i2.zip"), ENDINGS) is ExportKind.I2
    assert kind_for(ExportKind.HTCDS, Path("cases.xlsx"), ENDINGS) is ExportKind.HTCDS
    assert kind_for(BriefingFormat.PDF, None, writing.ENDINGS) is BriefingFormat.PDF


@pytest.mark.parametrize(
    ("asked", "name"), [(ExportKind.CSV, "graph.gexf"), (None, "a.zip"), (None, "cases.xlsx")]
)
def test_a_name_that_says_something_else_or_too_much_is_refused(asked, name):
    with pytest.raises(InvalidValue):
        kind_for(asked, Path(name), ENDINGS)


def test_a_briefing_and_an_export_are_written_as_their_names_say(tmp_path):
    here = Settings(store=f"sqlite:///{tmp_path / 'simpul.db'}", user="ani", role="investigator")
    with Workspace(here) as space:
        alike.fill(space)
        network = space.networks.all()[0].id
    with working_in(tmp_path):
        run(["brief", network, "-o", "b.pdf"])
        run(["brief", network, "-o", "b.docx"])
        run(["export", network, "-o", "g.gexf"])
        refused = run(["brief", network, "--format", "html", "-o", "c.pdf"])
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "b.docx").read_bytes().startswith(b"PK")
    assert b"<gexf" in (tmp_path / "g.gexf").read_bytes()
    assert "c.pdf" in refused[1]
    assert not (tmp_path / "c.pdf").exists()
