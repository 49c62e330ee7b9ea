"""How commands print.

At any width, in either language, for programs, and clear about whom they mean.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console
from typer.testing import CliRunner

from app.cli import cli, console, main
from app.cli.printing import loads
from app.resolution.linking import LinkReport
from app.wording.indicators import NAMES, QUESTIONS, SENTENCES
from app.wording.wording import Wording
from tests.offices import chain_office

NAMESAKES = (
    "K-9;09-03-2025;Eko Tandra Batjo;calo;081255550009;Kab. Poso;Malaysia\n"
    "K-9;09-03-2025;Budi Wijaya;calo;081211110001;Kab. Poso;Malaysia\n"
)
PUBLISHED = "source,target,date\nMara,Lino,2024-01-05\nLino,Tesa,2024-02-05\nMara,Tesa,2024-03-05\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """A folder with the store of the chain and somebody of nearly a party's name, and a list's."""
    folder = tmp_path_factory.mktemp("printing")
    uri = chain_office.fill(folder)
    (folder / "more.csv").write_text(f"{chain_office.HEAD}\n{NAMESAKES}", encoding="utf-8")
    (folder / "published.csv").write_text(PUBLISHED, encoding="utf-8")
    chain_office.add(uri, folder / "more.csv")
    chain_office.add(f"sqlite:///{folder / 'list.db'}", folder / "published.csv")
    return folder


@pytest.fixture
def simpul(office, monkeypatch, capsys) -> Callable[..., tuple[str, str]]:
    """Runs a command in the folder of the office and gives what it wrote on either stream."""
    monkeypatch.chdir(office)
    monkeypatch.setenv("SIMPUL_LANGUAGE", "en")

    def run(*arguments: str, code: int = 0) -> tuple[str, str]:
        monkeypatch.setattr("sys.argv", ["simpul", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        assert (left.value.code or 0) == code, told.err
        return told.out, told.err

    return run


@pytest.fixture
def network(simpul) -> str:
    (found,) = json.loads(simpul("networks", "--format", "json")[0])
    return found["id"]


def test_what_goes_to_a_file_is_as_wide_as_columns_says(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    assert console.width() == console.PIPED_WIDTH
    monkeypatch.setenv("COLUMNS", "80")
    assert console.width() is None and Console().width == 80


def test_the_list_of_networks_breaks_no_heading_in_a_narrow_window(simpul, monkeypatch):
    monkeypatch.setattr(console, "out", Console(highlight=False, width=80))
    told, _ = simpul("networks", "-l", "id")
    assert max(len(line) for line in told.splitlines() if line.startswith(("┏", "│"))) <= 80
    assert all(
        heading in told for heading in ("kasus", "pihak", "korban", "sentral", "selebar 120 kolom")
    )


def test_one_of_a_kind_is_told_in_the_singular(simpul):
    assert simpul("networks")[0].startswith("1 network ")
    assert simpul("indicators")[0].startswith("1 network by priority")
    assert "1 Recruiters" not in simpul("networks")[0]


def test_numbers_follow_the_language(simpul, network):
    assert "10.5" in simpul("network", network)[0]
    told, _ = simpul("network", network, "-l", "id")
    assert "10,5" in told and "10.5" not in told


def test_reasons_in_csv_are_sentences(simpul):
    (row,) = csv.DictReader(io.StringIO(simpul("networks", "--format", "csv")[0]))
    assert row["reasons"].startswith("spans 5 cases; ")
    assert "{" not in row["reasons"]


def test_a_name_that_fits_several_says_for_whom_it_is_taken(simpul):
    for command in (
        ("path", "tandra", "Budi Wijaya"),
        ("connect", "Budi Wijaya", "tandra", "Hasan Lakoro"),
    ):
        told, errors = simpul(*command, "--format", "json")
        json.loads(told)
        assert (
            "“tandra” is taken for Eko Tandra (e_" in errors
            and "it fits Eko Tandra Batjo (e_" in errors
        )


def test_a_name_that_one_alone_bears_is_taken_in_silence(simpul):
    assert simpul("path", "Eko Tandra", "Budi Wijaya")[1] == ""


@pytest.mark.parametrize("audience", ["internal", "partner", "public"])
def test_whom_a_name_fits_never_tells_of_victims(simpul, audience):
    for text in ("siti", "08129999", "rahasia"):
        told = "".join(simpul("path", text, "Budi Wijaya", "--audience", audience, code=1))
        assert [name for name in chain_office.VICTIMS if name in told] == []


def test_places_by_every_measure_of_nobody_are_told_in_words(simpul, tmp_path):
    told, _ = simpul("rank", "--by", "all", "--store", f"sqlite:///{tmp_path / 'empty.db'}")
    assert told == "There is no network to rank yet.\n"


def test_a_published_list_is_not_asked_for_stages_of_recruitment(simpul, network):
    listed = ("--store", "sqlite:///list.db")
    (found,) = json.loads(simpul("networks", "--format", "json", *listed)[0])
    assert "Stages of the chain" in simpul("network", network)[0]
    assert "Stages of the chain" not in simpul("network", found["id"], *listed)[0]
    assert "? – ?" not in simpul("networks", *listed)[0]


def test_what_if_says_which_ways_it_lists(simpul, network):
    assert (
        "one of those taken away is named" in simpul("whatif", network, "--remove", "Eko Tandra")[0]
    )


def test_a_limit_holds_for_programs_too_and_without_one_they_get_everything(simpul):
    everything = json.loads(simpul("changes", "--format", "json")[0])["changes"]
    assert len(everything) > 1
    assert (
        json.loads(simpul("changes", "--limit", "1", "--format", "json")[0])["changes"]
        == everything[:1]
    )
    rows = list(
        csv.DictReader(io.StringIO(simpul("changes", "--limit", "1", "--format", "csv")[0]))
    )
    assert [row["text"] for row in rows] == [everything[0]["text"]]


def test_the_parties_of_a_network_are_counted_once_whatever_their_roles(simpul):
    (found,) = json.loads(simpul("networks", "--format", "json")[0])
    assert f"{len(found['parties'])} (Facilitators: " in simpul("networks")[0]


def test_help_is_filled_to_the_width_of_the_window():
    told = CliRunner().invoke(cli, ["indicators", "--help"], env={"COLUMNS": "200"}).output
    assert "silence is no sign of innocence. The priority is an order for reading" in told


LISTS = (
    ("networks",),
    ("rank",),
    ("rank", "--by", "all"),
    ("indicators",),
    ("scripts",),
    ("watch",),
    ("sources",),
    ("drafts",),
    ("review",),
    ("judgements",),
    ("motifs", "NETWORK"),
    ("likely", "NETWORK"),
    ("gaps", "NETWORK"),
)


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_a_list_with_nothing_in_it_has_its_header_in_csv(simpul, office, command):
    of_one = command[-1] == "NETWORK"
    store = ("--store", f"sqlite:///{office / ('list.db' if of_one else 'nothing.db')}")
    if of_one:
        (found,) = json.loads(simpul("networks", *store, "--format", "json")[0])
        command = (command[0], found["id"])
    header, *_ = csv.reader(io.StringIO(simpul(*command, *store, "--format", "csv")[0]))
    assert len(header) > 4
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("given", ["", "n_", " ", "a\nb"], ids=repr)
@pytest.mark.parametrize("command", ["network", "gaps", "rank", "changes", "export"])
def test_a_network_is_refused_by_no_more_than_a_bare_prefix(simpul, command, given):
    rest = ("--format", "csv", "--output", "x") if command == "export" else ()
    told = simpul(command, given, *rest, code=1)[1]
    assert f"no network {given!r}" in told
    assert told.count("\n") == 1


def test_one_of_anything_is_told_in_the_singular(capsys):
    report = LinkReport(
        mentions=1, people=0, organizations=1, identifiers=1, relationships=2, common=1, seconds=0.1
    )
    with_the_rest = "with 1 identifier and 2 relationships; 1 identifier is"
    for whole, begun in (
        (False, "Among 1 mention 0 people and 1 organisation are named as parties"),
        (True, "1 mention is 0 people and 1 organisation"),
    ):
        loads.linked(replace(report, whole=whole), Wording("en"))
        assert f"{begun}, {with_the_rest}" in capsys.readouterr().out


def test_a_tie_is_one_word_in_indonesian():
    told = (
        Wording("id").text(sentence)
        for sentence in (*SENTENCES.values(), *NAMES.values(), *QUESTIONS.values())
    )
    assert not [
        text for text in told if re.search(r"\b[Hh]ubungan (antara|mana|tanpa|dihilangkan)", text)
    ]


def test_what_a_file_says_steers_no_terminal_and_fills_no_screen(simpul, tmp_path):
    store = ("--store", f"sqlite:///{tmp_path / 's.db'}")
    rows = (
        "source,target,weight",
        "Mara \x1b[2J,Li\u202eno,2",
        "Mara,Tesa,\x1b[31mmuch",
        f"{'x' * 100_000},Tesa,1",
        "Lino,Tesa,1e308",
        "Tesa,Rano,1e308\n",
    )
    (tmp_path / "list.csv").write_text("\n".join(rows), encoding="utf-8")
    loaded = "".join(simpul("load", str(tmp_path / "list.csv"), *store))
    shown = simpul("show", "mara", *store) + simpul("show", "mara", *store, "--format", "csv")
    told = loaded + "".join(shown)
    assert "Mara [2J" in told
    assert not {"\x1b", "\u202e"}.intersection(told)
    assert len(loaded) < 10_000
