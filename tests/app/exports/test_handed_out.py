"""What leaves the house is logged, and says which entry of the log it is."""

import hashlib
from pathlib import Path

import networkx as nx
import openpyxl
import pytest

from app.exports.tables.csv import read_csv
from app.operations.doctor import examine
from app.settings import Settings
from app.workspace import Workspace
from graph.stores import open_store
from tests.offices import alike
from tests.offices.commands import runner
from tests.offices.handed_out import HEAD, text_of
from tests.offices.logs import acts

HANDED_OUT = {
    ("export", "{network}", "-f", "csv", "-o", "{out}"): "log.txt",
    ("export", "{network}", "-f", "graphml", "-o", "{out}.graphml"): "{out}.graphml",
    ("export", "{network}", "-f", "html", "-o", "{out}.html"): "{out}.html",
    ("export", "{network}", "-f", "htcds", "-o", "{out}.xlsx"): "{out}.xlsx",
    ("export", "all", "-f", "htcds", "-o", "{out}.xlsx"): "{out}.xlsx",
    ("brief", "{network}", "-o", "{out}.html"): "{out}.html",
    ("review", "--export", "{out}.xlsx"): "{out}.xlsx",
    ("resolve", "--report", "-o", "{out}.html"): "{out}.html",
    ("resolve", "--report", "-o", "{out}.json"): "{out}.json",
    ("why", alike.YUSUF.id, alike.YUSUP.id, "-f", "svg", "-o", "{out}.svg"): "{out}.svg",
}
"""Commands that write what is in the store, and the file that holds the head of the log."""
NAME = "Ratna Wulandari"


@pytest.fixture
def uri(tmp_path: Path) -> str:
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with Workspace(Settings(store=uri, user="ani")) as space:
        alike.fill(space)
    return uri


def handed_out(uri: str, tmp_path: Path, words: tuple[str, ...]) -> Path:
    with Workspace(Settings(store=uri, user="ani")) as space:
        network = space.networks.all()[0].id
    out = tmp_path / NAME
    asked = [word.format(network=network, out=out) for word in words]
    result = runner(SIMPUL_STORE=uri, SIMPUL_LANGUAGE="en")
    try:
        result(*asked)
    except (
        AssertionError
    ) as error:  # a report of few people says with 2 that the model does not fit
        assert "resolve" in words, error
    holding = HANDED_OUT[words].format(out=out)
    return out / holding if holding == "log.txt" else Path(holding)


@pytest.mark.slow
@pytest.mark.parametrize("words", HANDED_OUT, ids=" ".join)
def test_a_file_is_logged_and_names_its_entry(uri, tmp_path, words):
    written = handed_out(uri, tmp_path, words)
    (found,) = set(HEAD.findall(text_of(written)))
    with open_store(uri) as store:
        last = acts(store.audit())[-1]
    assert found == f"{last.number}:{last.digest}"
    assert last.action == ("briefing" if words[0] == "brief" else "export")
    assert "audience=internal" in last.reason
    assert "format=" in last.reason
    named = written.parent.name if written.name == "log.txt" else written.name
    assert f"file={hashlib.sha256(named.encode()).hexdigest()[:16]}" in last.reason
    assert "Ratna" not in last.subject + last.reason
    checks = examine(Settings(store=uri, language="en"), head=found)
    assert [check.good for check in checks if check.name == "handed out"] == [True]


def test_the_head_breaks_no_reader(uri, tmp_path):
    table, graph, _page, workbook, *_others = HANDED_OUT
    read = nx.read_graphml(handed_out(uri, tmp_path, graph))
    assert len(read) > 2
    book = openpyxl.load_workbook(handed_out(uri, tmp_path, workbook))
    assert "Case" in book.sheetnames
    assert HEAD.search(book.properties.description)
    folder = handed_out(uri, tmp_path, table).parent
    assert read_csv((folder / "parties.csv").read_bytes())


@pytest.mark.slow
def test_a_file_that_is_refused_is_neither_written_nor_logged(uri, tmp_path):
    run = runner(SIMPUL_STORE=uri, SIMPUL_LANGUAGE="en")
    run("export", "n_nothing", "-f", "csv", "-o", str(tmp_path / "out"), code=1)
    run("export", "-f", "csv", "-o", str(tmp_path / "out"), code=1)
    (tmp_path / "folder").mkdir()
    refused = run("export", "all", "-f", "xlsx", "-o", str(tmp_path / "folder"), code=1)
    assert "name a file in it" in str(refused.exception)
    run("export", "all", "-f", "html", "-o", str(tmp_path / "none" / "n.html"), code=1)
    run("export", "all", "--of", "Budi", "-f", "html", code=1)
    run("export", "all", "-f", "html", "--date", "15/03/2026", code=1)
    with open_store(uri) as store:
        assert [entry for entry in store.audit() if entry.action == "export"] == []
    assert not (tmp_path / "out").exists()
