"""Published networks loaded from their files: one network each, with the parties, ties and leaders
that are known.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import networkx as nx
import pytest

from app.settings import Settings
from app.workspace import Workspace
from graph.analysis.networks.networks import Network
from graph.analysis.networks.party_graph import party_graph
from graph.schema import Audience
from tests.app.cli.test_application import simpul


def write(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def edges(path: Path, graph: nx.Graph, *weight: str) -> Path:
    rows = ((a, b, *(data[each] for each in weight)) for a, b, data in graph.edges(data=True))
    return write(path, [("source", "target", *weight), *rows])


def open_space(folder: Path, **settings: object) -> Workspace:
    return Workspace(
        Settings(store=f"sqlite:///{folder / 's.db'}", user="t", language="en", **settings)
    )  # type: ignore[arg-type]


def load(space: Workspace, path: Path):
    report = space.intake.load(space.intake.plan([path]), rejects=path.parent / "rejected")
    space.linker.link()
    return report


def loaded(folder: Path, path: Path) -> tuple[Network, "nx.Graph[str]"]:
    """The one network of a file, and its parties by their names."""
    with open_space(folder) as space:
        load(space, path)
        (network,) = space.networks.all()
        seen = space.material.read_evidence(network.id)
        return network, nx.relabel_nodes(
            party_graph(seen), {entity.id: entity.name for entity in seen.entities.values()}
        )


def named(graph: nx.Graph) -> nx.Graph:
    """The graph with names: bare numbers are ids, which a list of nodes must name."""
    return nx.relabel_nodes(graph, lambda number: f"Node {number}")


def same(found: nx.Graph, wanted: nx.Graph) -> bool:
    wanted = nx.relabel_nodes(wanted, str)
    return (
        set(found) == set(wanted)
        and all(found.has_edge(*edge) for edge in wanted.edges)
        and found.size() == (wanted.size())
    )


def in_order(found: nx.Graph, wanted: nx.Graph) -> bool:
    """Whether ties of one weight in the file weigh the same, and heavier ones more."""
    weights: dict[float, set[float]] = {}
    for a, b, data in wanted.edges(data=True):
        weights.setdefault(data["weight"], set()).add(found.edges[str(a), str(b)]["weight"])
    ranked = [weights[weight] for weight in sorted(weights)]
    return (
        all(len(each) == 1 for each in ranked)
        and ranked == sorted(ranked, key=max)
        and max(ranked[0]) > 0
    )


def test_the_families_of_florence_are_led_by_the_medici(tmp_path):
    network, found = loaded(tmp_path, edges(tmp_path / "f.csv", nx.florentine_families_graph()))
    assert (len(network.parties), len(network.ties)) == (15, 20)
    assert same(found, nx.florentine_families_graph())
    between = nx.betweenness_centrality(found)
    assert max(between, key=between.__getitem__) == "Medici"
    assert round(between["Medici"], 4) == 0.522


def test_the_kite_of_krackhardt_keeps_its_numbers(tmp_path):
    kite = named(nx.krackhardt_kite_graph())
    _, found = loaded(tmp_path, edges(tmp_path / "k.csv", kite))
    assert same(found, kite)
    assert found.degree["Node 3"] == 6
    assert round(nx.betweenness_centrality(found)["Node 7"], 3) == 0.389


def test_the_karate_club_keeps_the_order_of_its_weights(tmp_path):
    club = named(nx.karate_club_graph())
    _, found = loaded(tmp_path, edges(tmp_path / "club.csv", club, "weight"))
    assert same(found, club)
    assert in_order(found, club)


def test_codes_that_look_alike_stay_apart_in_a_matrix(tmp_path):
    club = nx.relabel_nodes(nx.karate_club_graph(), lambda number: f"Node {number}")
    rows = (
        (a, *(club.edges[a, b]["weight"] if club.has_edge(a, b) else 0 for b in club)) for a in club
    )
    _, found = loaded(tmp_path, write(tmp_path / "m.csv", [("", *club), *rows]))
    assert same(found, club)


def test_names_that_are_spelt_alike_are_neither_one_nor_proposed_within_a_list(tmp_path):
    people = nx.path_graph(
        ["Muhammad Rizal", "Mohammad Rizal", "Rizal Muhammad", "Budi Santoso", "H. Budi Santoso"]
    )
    with open_space(tmp_path) as space:
        load(space, edges(tmp_path / "p.csv", people))
        (network,) = space.networks.all()
        assert (len(network.parties), len(network.ties)) == (5, 4)
        assert not [
            relationship
            for relationship in space.store.unmasked.graph().relationships["kind"]
            if relationship.endswith("SAME_AS")
        ]


@pytest.mark.parametrize("shape", ["list", "matrix"])
def test_the_women_of_davis_are_tied_by_the_events_they_share(tmp_path, shape):
    graph = nx.davis_southern_women_graph()
    people, events = graph.graph["top"], graph.graph["bottom"]
    rows = {
        "list": [
            ("person", "event"),
            *((person, event) for person in people for event in graph[person]),
        ],
        "matrix": [
            ("", *events),
            *((person, *(int(graph.has_edge(person, e)) for e in events)) for person in people),
        ],
    }
    network, found = loaded(tmp_path, write(tmp_path / "d.csv", rows[shape]))
    assert same(found, nx.bipartite.projected_graph(graph, people))
    assert len(network.cases) == 14
    assert network.score == 0
    assert in_order(found, nx.bipartite.weighted_projected_graph(graph, people))


def test_a_list_loaded_again_changes_nothing_and_a_corrected_one_leaves_nothing_behind(tmp_path):
    path = edges(tmp_path / "e.csv", nx.path_graph(["A", "B", "C", "D"]))
    with open_space(tmp_path) as space:
        load(space, path)
        again = load(space, path)
        assert (again.tally.read, again.tally.unchanged) == (3, 3)
        assert not again.touched
        edges(path, nx.path_graph(["A", "B", "C"]))
        load(space, path)
        assert len(space.networks.all()[0].parties) == 3


def test_a_network_of_two_parties_is_not_listed(tmp_path):
    with open_space(tmp_path) as space:
        load(space, edges(tmp_path / "e.csv", nx.path_graph(["A", "B"])))
        assert space.networks.all() == ()


@pytest.mark.parametrize("audience", list(Audience))
def test_a_victim_of_a_list_or_an_event_is_named_to_nobody(tmp_path, audience):
    ties = [
        ("from", "to", "kind"),
        ("Budi", "Siti Rahma", "merekrut"),
        ("Budi", "Ani", "kenal"),
        ("Ani", "Eko", ""),
    ]
    events = [
        ("person", "event", "role"),
        ("Siti Rahma", "E1", "korban"),
        ("Joko", "E1", "calo"),
        ("Udin", "E1", ""),
    ]
    events += [("Rini", "E1", ""), ("Siti Rahma", "E2", "korban"), ("Joko", "E2", "calo")]
    with open_space(tmp_path) as office:
        for name, rows in (("t.csv", ties), ("e.csv", events)):
            load(office, write(tmp_path / name, rows))
    with open_space(tmp_path, audience=audience) as space:
        assert space.networks.all()
        for network in space.networks.all():
            seen = space.material.of(network.id)
            assert set(network.victims).isdisjoint(network.parties)
            shown = repr(
                (seen.entities, seen.mentions, seen.relationships, seen.statements, seen.cases)
            )
            assert "Siti" not in shown
            assert "Rahma" not in shown


@pytest.mark.slow
def test_the_command_loads_a_published_network_by_itself(tmp_path):
    edges(tmp_path / "florence.csv", nx.florentine_families_graph())
    said = simpul(
        "load", "florence.csv", "--purpose", "t", "--basis", "public_interest", cwd=tmp_path
    )
    assert "15 people" in said
    (network,) = json.loads(simpul("networks", "--format", "json", cwd=tmp_path))
    assert network["parties"][0]["name"] == "Medici"
    assert len(network["parties"]) == 15
