"""The commands that say who matters, as people run them.

Tables, JSON, CSV, errors, and nobody named who may not be.
"""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.cli import main
from app.cli.console import Format
from app.cli.printing import ranking
from app.settings import Settings
from app.workspace import Workspace
from tests.offices import chain_office


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("commands")
    chain_office.fill(folder)
    return folder


@pytest.fixture
def simpul(office, monkeypatch, capsys) -> Callable[..., str]:
    """Runs a command in the folder of the office and gives what it wrote."""
    monkeypatch.chdir(office)
    monkeypatch.setenv("SIMPUL_LANGUAGE", "en")

    def run(*arguments: str, code: int = 0) -> str:
        monkeypatch.setattr("sys.argv", ["simpul", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        assert (left.value.code or 0) == code, told.err
        return told.out + told.err if code else told.out

    return run


@pytest.fixture
def network(simpul) -> str:
    (found,) = json.loads(simpul("networks", "--format", "json"))
    return found["id"]


def test_a_rank_says_what_it_means_and_how_far_it_can_be_trusted(simpul, network):
    told = simpul("rank", network[:8])
    assert "How often this party lies on the shortest way" in told
    assert "1 (1–" in told and "2 parts (2 with cases of their own)" in told
    assert "victims are never ranked" in told
    assert "Seberapa sering pihak ini berada" in simpul("rank", network, "-l", "id", "--no-bands")


def test_ranks_as_json_and_csv_hold_the_same_rows(simpul, network):
    found = json.loads(simpul("rank", network, "--by", "degree", "--format", "json"))
    rows = list(
        csv.DictReader(io.StringIO(simpul("rank", network, "--by", "degree", "--format", "csv")))
    )
    assert [rank["id"] for rank in found["rows"]] == [row["id"] for row in rows]
    assert found["rows"][0]["name"] == "Eko Tandra"
    assert found["rows"][0]["low"] == 1


def test_among_all_networks_a_value_is_told_to_be_another_one_than_within_its_own(simpul, network):
    assert "within its own network a party has another value" in " ".join(simpul("rank").split())
    assert "pihak bernilai lain" in " ".join(
        simpul("rank", "--by", "closeness", "-l", "id").split()
    )
    assert "another value" not in simpul("rank", "--by", "degree") + simpul("rank", network)


def test_all_measures_stand_in_one_table(simpul, network):
    rows = json.loads(simpul("rank", network, "--by", "all", "--format", "json"))
    assert {len(row["places"]) for row in rows} == {14}
    assert "14 Broker between stages" in simpul("rank", network, "--by", "all")
    assert simpul("rank", "--by", "all", "--format", "csv").startswith("id,name,degree,strength")


def test_key_players_are_told_with_what_a_ranking_would_choose(simpul, network):
    told = simpul("keyplayers", network, "-k", "2")
    assert "Without them 83.3 % of the pairs that are left cannot reach each other" in told
    found = json.loads(simpul("keyplayers", network, "-k", "2", "--format", "json"))
    assert {member["name"] for member in found["members"]} == {"Eko Tandra", "Umar Palaguna"}
    assert found["exact"] is True
    assert simpul("keyplayers", network, "--aim", "reach", "--format", "csv").startswith(
        "aim,id,name"
    )
    assert "ask for 1 to 5" in simpul("keyplayers", network, "-k", "9", code=1)


def test_a_steadiness_that_was_not_tried_is_told_as_such_and_not_as_none(
    office, simpul, network, capsys
):
    with Workspace(
        Settings(store=f"sqlite:///{office / 'simpul.db'}", user="test", language="en")
    ) as space:
        found = replace(space.ranking.key_players(network, 2), stability={})
        told = {}
        for kind in Format:
            ranking.key_players(space, found, kind)
            told[kind] = capsys.readouterr().out
    assert told["table"].count("not tried") == 3
    assert "the network is too large for it" in told["table"]
    assert [load["named_again"] for load in json.loads(told["json"])["members"]] == [None, None]
    assert {row["named_again"] for row in csv.DictReader(io.StringIO(told["csv"]))} == {""}


def test_what_if_says_what_falls_apart_and_who_could_follow(simpul, network):
    told = simpul("whatif", network, "--remove", "Eko Tandra,hasan lakoro")
    assert "Parts of the network" in told and "Kab. Sigi → Malaysia" in told
    found = json.loads(simpul("whatif", network, "--remove", "Eko Tandra", "--format", "json"))
    assert found["after"]["sizes"] == [3, 2]
    assert found["corridors"][0]["cases"] == ["K-1", "K-2", "K-3", "K-4"]
    assert simpul("whatif", network, "--remove", "Eko Tandra", "--format", "csv").startswith(
        "what,name"
    )


def test_a_wrong_party_network_or_measure_is_one_clear_line(simpul, network):
    assert "no party 'Siti Rahasia' in this network" in simpul(
        "whatif", network, "--remove", "Siti Rahasia", code=1
    )
    assert "no network n_ffff" in simpul("rank", "n_ffff", code=1)
    assert "give the id of one" in simpul("rank", "--by", "brokerage_stages", code=1)
    assert "fame" in simpul("rank", network, "--by", "fame", code=2)


@pytest.mark.parametrize("audience", ["internal", "partner", "public"])
def test_no_audience_reads_a_victims_name_and_hostile_names_stay_text(simpul, network, audience):
    party = json.loads(simpul("rank", network, "--format", "json"))["rows"][0]["id"]
    commands = [
        ("rank", network),
        ("rank", "--by", "all"),
        ("keyplayers", network),
        ("whatif", network, "--remove", party),
    ]
    told = "".join(
        simpul(*command, "--audience", audience, "--format", kind)
        for command in commands
        for kind in ("table", "json", "csv")
    )
    assert [name for name in chain_office.VICTIMS if name in told or name.split()[0] in told] == []
    assert "\n=cmd" not in told and ",=cmd" not in told
    if audience == "public":
        assert "Tandra" not in told
    else:
        assert "[bold]<b>Rahmat" in told


def test_where_everybody_is_tied_to_everybody_nobody_is_called_a_key_player(tmp_path, simpul):
    rows = [chain_office.HEAD]
    for case in (1, 2):
        rows += [
            f"K-{case};01-02-2025;{name};{role};{phone};Kab. Sigi;Malaysia"
            for name, role, phone in chain_office.PARTIES
        ]
    file = tmp_path / "all.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    store = f"sqlite:///{tmp_path / 'all.db'}"
    simpul("load", str(file), "--store", store, "--purpose", "test", "--basis", "public_interest")
    (network,) = json.loads(simpul("networks", "--store", store, "--format", "json"))
    told = simpul("keyplayers", network["id"], "-k", "2", "--store", store)
    assert "Nobody stands out" in told
    assert [name for name, *_ in chain_office.PARTIES if name in told] == []
