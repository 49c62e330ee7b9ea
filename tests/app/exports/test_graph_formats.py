"""Graph formats, opened by the programs that they are for: networkx, igraph, Neo4j, the
FollowTheMoney library, and our own loader.
"""

import csv
import io
import json
import zipfile
from datetime import date
from xml.etree.ElementTree import fromstring

import igraph as ig
import networkx as nx
import pytest

from app.exports.content import content_of
from app.exports.export import Export
from app.exports.graphs.cypher import LABEL, literal
from app.exports.graphs.gexf import NAMESPACE, span
from app.exports.graphs.i2 import ENTITIES, LINKS, SPECIFICATION
from app.exports.kinds import ExportKind
from app.wording.wording import Wording
from graph.model import Identifier
from loaders.load import load, plan_load
from tests.offices.network_material import ANALYST, PARTNER, alike, material
from tests.offices.payloads import LEADING_ZERO, NIK, PAYLOADS, hostile

ID, EN = Wording("id"), Wording("en")
LOG = "7:" + "ab" * 32
G = {"g": NAMESPACE}


def export(seen=None, wording=ID) -> Export:
    return Export(seen or material(ANALYST), wording, date="2026-04-01", log=LOG)


def made(kind: ExportKind, seen=None) -> bytes:
    return content_of(kind, export(seen)).content


def written(kind: ExportKind, path, seen=None):
    path.write_bytes(made(kind, seen))
    return path


@pytest.mark.parametrize("kind", ExportKind)
def test_the_same_network_gives_the_same_bytes(kind):
    if kind is not ExportKind.HTCDS:
        assert made(kind) == made(kind)


def test_graphml_is_read_by_igraph_with_its_types(tmp_path):
    graph = ig.Graph.Read_GraphML(str(written(ExportKind.GRAPHML, tmp_path / "n.graphml")))
    seen = material(ANALYST).graph()
    assert (graph.vcount(), graph.ecount()) == (len(seen), seen.number_of_edges())
    assert {type(value) for value in graph.vs["protected"]} == {bool}
    assert {type(value) for value in graph.es["weight"]} == {float}


def test_gexf_is_read_by_networkx_with_its_types_and_days(tmp_path):
    path = written(ExportKind.GEXF, tmp_path / "n.gexf")
    # networkx knows the elements by the name of the version before
    older = path.read_text("utf-8").replace(NAMESPACE, "http://www.gexf.net/1.2draft")
    path.write_text(older.replace('version="1.3"', 'version="1.2"'), "utf-8")
    read = nx.read_gexf(path, version="1.2draft")
    seen = material(ANALYST).graph()
    assert set(read) == set(seen)
    assert read.number_of_edges() == seen.number_of_edges()
    assert {type(data["protected"]) for _, data in read.nodes(data=True)} == {bool}
    assert {type(data["cases"]) for _, data in read.nodes(data=True)} == {int}
    assert {type(data["weight"]) for *_, data in read.edges(data=True)} == {float}
    starts = {data.get("start") for *_, data in read.edges(data=True)}
    assert starts == {None, "2026-01-01"}


def test_gexf_says_only_what_its_schema_knows():
    root = fromstring(made(ExportKind.GEXF, hostile()))
    assert root.attrib == {"version": "1.3"}
    (graph,) = root.findall("g:graph", G)
    assert graph.attrib == {
        "defaultedgetype": "directed",
        "mode": "dynamic",
        "timeformat": "date",
    }
    known = {}
    for attributes in graph.findall("g:attributes", G):
        known[attributes.get("class")] = {each.get("id") for each in attributes}
        assert {each.get("type") for each in attributes} <= {
            *("integer", "double", "boolean", "string"),
        }
    nodes, edges = graph.findall("g:nodes/g:node", G), graph.findall("g:edges/g:edge", G)
    ids = [node.get("id") for node in nodes]
    assert len(set(ids)) == len(ids)
    assert {end for edge in edges for end in (edge.get("source"), edge.get("target"))} <= set(ids)
    assert {edge.get("type") for edge in edges} <= {"directed", "undirected"}
    for sort, elements in (("node", nodes), ("edge", edges)):
        for element in elements:
            used = {value.get("for") for value in element.findall("g:attvalues/g:attvalue", G)}
            assert used <= known[sort]
            days = [element.get(side) for side in ("start", "end") if element.get(side)]
            assert [date.fromisoformat(day) for day in days] == sorted(
                map(date.fromisoformat, days)
            )


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("", "", {}),
        ("2024", "2024", {"start": "2024-01-01", "end": "2024-12-31"}),
        ("2024-02", "2024-02", {"start": "2024-02-01", "end": "2024-02-29"}),
        ("2024-02-03", "", {"start": "2024-02-03"}),
        ("2024-05-01", "2023", {"start": "2024-05-01"}),
    ],
)
def test_partial_dates_are_as_long_as_what_is_known(first, last, found):
    assert span(first, last) == found


def test_cytoscape_reads_nodes_with_places_and_edges_between_them():
    read = json.loads(made(ExportKind.CYJS))
    graph = nx.cytoscape_graph(
        {"data": read["data"], "directed": True, "multigraph": True, **_keyed(read)}
    )
    seen = material(ANALYST).graph()
    assert set(graph) == set(seen)
    assert graph.number_of_edges() == seen.number_of_edges()
    assert all({"x", "y"} == node["position"].keys() for node in read["elements"]["nodes"])


def _keyed(read):
    edges = [
        {"data": {**edge["data"], "key": edge["data"]["id"]}} for edge in read["elements"]["edges"]
    ]
    nodes = [
        {"data": {"value": node["data"]["id"], **node["data"]}}
        for node in read["elements"]["nodes"]
    ]
    return {"elements": {"nodes": nodes, "edges": edges}}


def test_pajek_is_read_by_networkx_and_igraph_with_every_node_its_own(tmp_path):
    seen = hostile()
    path = written(ExportKind.PAJEK, tmp_path / "n.net", seen)
    read = nx.read_pajek(path)
    assert len(read) == len(seen.graph())
    assert read.number_of_edges() == seen.graph().number_of_edges()
    graph = ig.Graph.Read_Pajek(str(path))
    assert (graph.vcount(), graph.ecount()) == (len(read), read.number_of_edges())
    assert set(graph.es["weight"]) == {0.5}


def test_two_of_one_name_stay_two_in_pajek(tmp_path):
    seen = material(ANALYST)
    twins = {**seen.entities}
    for entity in ("p_a", "p_b"):
        twins[entity] = twins[entity].__class__(
            **{
                **{f: getattr(twins[entity], f) for f in twins[entity].__struct_fields__},
                "name": "Budi",
            }
        )
    doubled = seen.__class__(
        **{**{f: getattr(seen, f) for f in seen.__struct_fields__}, "entities": twins}
    )
    read = nx.read_pajek(written(ExportKind.PAJEK, tmp_path / "n.net", doubled))
    assert {"Budi (p_a)", "Budi (p_b)"} <= set(read)


@pytest.mark.neo4j
def test_neo4j_makes_the_same_graph_of_the_script_and_nothing_of_it_twice(neo4j_uri, neo4j_driver):
    seen = hostile()
    for _ in range(2):
        for statement in made(ExportKind.CYPHER, seen).decode().splitlines():
            if not statement.startswith("//"):
                neo4j_driver.execute_query(statement.removesuffix(";"))
    names = neo4j_driver.execute_query(f"MATCH (n:{LABEL}:Person) RETURN n.label AS name").records
    assert sorted(record["name"] for record in names) == sorted(map(str.strip, PAYLOADS))
    count = f"MATCH (n:{LABEL}) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)"
    (found,) = neo4j_driver.execute_query(count).records
    assert list(found.values()) == [len(seen.graph()), seen.graph().number_of_edges()]
    one = neo4j_driver.execute_query("MATCH ()-[r:PAID]->() RETURN r LIMIT 1").records[0]["r"]
    assert (one["amount"], one["currency"], one["weight"]) == (5e6, "IDR", 0.5)
    indexed = "DROP CONSTRAINT simpul_export_id IF EXISTS"
    neo4j_driver.execute_query(indexed)


def test_a_literal_never_lets_a_backslash_stand_before_a_u():
    for text in ("\\u0027", "\\\\u0027", "\\\\\\U0001F600", "u\\u"):
        assert "\\u" not in literal(text) and "\\U" not in literal(text)


def test_follow_the_money_is_what_the_library_reads():
    pytest.importorskip("followthemoney", reason="the library needs PyICU, which has no wheels")
    from followthemoney import model

    for seen in (material(ANALYST, also=[alike("p_a", "p_d")]), hostile()):
        lines = [json.loads(line) for line in made(ExportKind.FTM, seen).splitlines()]
        ids = {line["id"] for line in lines}
        for line in lines:
            read = model.get_proxy(line)
            kept = {name: sorted(values) for name, values in read.to_dict()["properties"].items()}
            told = {name: sorted(values) for name, values in line["properties"].items()}
            cleaned = model.make_entity(line["schema"])
            for name, values in line["properties"].items():
                cleaned.add(name, values)
            assert kept == told, line
            texts = {n for n in told if read.schema.get(n).type.name != "entity"}
            assert {name for name in texts if not cleaned.get(name)} == set(), line
            for prop in read.schema.properties.values():
                if prop.type.name == "entity" and not prop.stub:
                    assert set(read.get(prop)) <= ids


def test_follow_the_money_loads_again(tmp_path):
    path = written(ExportKind.FTM, tmp_path / "n.ftm.json", hostile())
    rows = list(load(plan_load([path])))
    named = [mention.name for row in rows for mention in row.mentions]
    assert {"محمد بن عبد الله", "José Ñúñez Đặng Øre"} <= set(named)
    assert len(named) == len(PAYLOADS)
    statements = [statement for row in rows for statement in row.statements]
    paid = [statement for statement in statements if statement.kind == "PAID"]
    assert {(one.amount, one.currency) for one in paid} == {(5e6, "IDR")}
    assert len(paid) == len(PAYLOADS) - 1
    numbers = {end for one in statements for end in (one.object,) if isinstance(end, Identifier)}
    held = {number for row in rows for mention in row.mentions for number in mention.identifiers}
    assert {LEADING_ZERO, NIK} <= numbers | held


def test_i2_has_all_that_an_import_specification_asks_for():
    seen = hostile()
    with zipfile.ZipFile(io.BytesIO(made(ExportKind.I2, seen))) as archive:
        entities = _rows(archive.read(ENTITIES))
        links = _rows(archive.read(LINKS))
        told = archive.read(SPECIFICATION).decode("utf-8-sig")
        counted = json.loads(archive.read("manifest.json"))["files"]
    assert len(entities) == len(seen.graph())
    assert len(links) == seen.graph().number_of_edges()
    assert [entry["counts"] for entry in counted][:2] == [
        {"entities": len(entities)},
        {"links": len(links)},
    ]
    ids = {row["Identity"] for row in entities}
    assert {end for row in links for end in (row["From identity"], row["To identity"])} <= ids
    for column in (*entities[0], *links[0]):
        assert f"  {column}: " in told
    assert {row["Start date"] for row in links} == {"2026-01-15"}
    assert {row["End date"] for row in links} == {""}


def _rows(content: bytes):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_partners_files_call_everybody_by_the_same_numbers():
    seen = export(material(PARTNER))
    told = json.loads(content_of(ExportKind.JSON, seen).content)
    parties = {row["id"]: row["name"] for row in told["tables"]["parties"]}
    read = json.loads(content_of(ExportKind.CYJS, seen).content)
    nodes = {node["data"]["id"]: node["data"]["label"] for node in read["elements"]["nodes"]}
    assert parties.items() <= nodes.items()
