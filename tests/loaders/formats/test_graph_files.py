"""Files of programs for network analysis: read by name, refused with what would help."""

import json
import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import networkx as nx
import pytest
import xlsxwriter

from graph.schema import EntityKind, RelationshipKind
from loaders.load import Loaded, load, plan_load
from loaders.planned import LoadPlan
from loaders.rows.rejects import RejectWriter

PEOPLE = {"7": "Harto Wibisono", "8": "Ningsih", "9": "PT Karya Rekaan"}
TIES = {("Harto Wibisono", "Ningsih"): 2, ("Harto Wibisono", "PT Karya Rekaan"): 4}


def network() -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    for node, name in PEOPLE.items():
        graph.add_node(node, label=name)
    graph.add_edge("8", "7", weight=2)
    graph.add_edge("7", "9", weight=4)
    return graph


def read(*paths: Path) -> list[Loaded]:
    plan = plan_load(list(paths))
    assert not errors(plan), plan.issues
    return list(load(plan))


def errors(plan: LoadPlan) -> list[str]:
    return [str(issue) for issue in plan.issues if issue.severity == "error"]


def text(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def ties(rows: Iterable[Loaded]) -> dict[tuple[str, str], int]:
    rows = list(rows)
    name = {mention.id: mention.names[0] for row in rows for mention in row.mentions}
    return {
        (name[tie.subject], name[tie.object]): tie.count for row in rows for tie in row.statements
    }


def sorted_ties(rows: Iterable[Loaded]) -> dict[tuple[str, ...], int]:
    return {tuple(sorted(ends)): count for ends, count in ties(rows).items()}


def refusals(rows: Iterable[Loaded]) -> list[str]:
    return [
        str(issue)
        for row in rows
        for issue in row.issues
        if row.rejected and issue.severity == "error"
    ]


# ---- one network in every writing


def as_graphml(folder: Path) -> Path:
    nx.write_graphml_xml(network(), folder / "n.graphml")
    return folder / "n.graphml"


def as_gexf(folder: Path) -> Path:
    nx.write_gexf(network(), folder / "n.gexf")
    return folder / "n.gexf"


def as_gexf_of_gephi(folder: Path) -> Path:
    return text(
        folder / "n.gexf",
        """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.3" version="1.3" xmlns:viz="http://www.gexf.net/1.3/viz">
 <graph defaultedgetype="undirected">
  <attributes class="node" mode="static"><attribute id="deg" title="Degree" type="integer"/></attributes>
  <nodes>
   <node id="7" label="Harto Wibisono"><attvalues><attvalue for="deg" value="2"/></attvalues>
     <viz:size value="4"/><viz:color r="abu" g="1" b="2"/></node>
   <node id="8" label="Ningsih"/><node id="9" label="PT Karya Rekaan"/>
  </nodes>
  <edges><edge id="0" source="8" target="7" type="directed" weight="2.0"/>
   <edge id="1" source="7" target="9" type="undirected" weight="4"/></edges>
 </graph>
</gexf>""",
    )


def as_yed(folder: Path) -> Path:
    nodes = "".join(
        f'<node id="{node}"><data key="d0"><y:ShapeNode><y:Geometry x="1"/><y:NodeLabel>{name}'
        "</y:NodeLabel></y:ShapeNode></data></node>"
        for node, name in PEOPLE.items()
    )
    return text(
        folder / "n.graphml",
        f"""<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:y="http://www.yworks.com/xml/graphml"><key for="node" id="d0" yfiles.type="nodegraphics"/>
 <key for="edge" id="w" attr.name="weight" attr.type="double"><default>2.0</default></key>
 <graph edgedefault="directed">{nodes}<edge source="8" target="7"/>
 <edge source="7" target="9" directed="false"><data key="w">4.0</data></edge></graph></graphml>""",
    )


def as_gml(folder: Path) -> Path:
    nodes = "".join(f'node [ id {node} label "{name}" ]\n' for node, name in PEOPLE.items())
    return text(
        folder / "n.gml",
        f'Creator "coba"\ngraph\n[\n directed 0\n{nodes}'
        "edge [ source 8 target 7 weight 2 ]\nedge [ source 7 target 9 weight 4.0 ]\n]\n",
    )


def as_pajek(folder: Path) -> Path:
    nodes = "".join(
        f'{place} "{name}" 0.1 0.2 ellipse\n' for place, name in enumerate(PEOPLE.values(), 1)
    )
    return text(folder / "n.net", f"*Vertices 3\r\n{nodes}*Edges\n2 1 2\n*Arcs\n1 3 4\n")


def as_pajek_lists(folder: Path) -> Path:
    nodes = "".join(f'{place} "{name}"\n' for place, name in enumerate(PEOPLE.values(), 1))
    return text(folder / "n.net", f"% coba\n*Vertices 3\n{nodes}*Matrix\n0 0 4\n2 0 0\n0 0 0\n")


def as_dl(folder: Path) -> Path:
    names = ",\n".join(f'"{name}"' for name in PEOPLE.values())
    return text(
        folder / "n.dl", f"dl n = 3\nformat = edgelist1\nlabels:\n{names}\ndata:\n2 1 2\n1 3 4\n"
    )


def as_dl_matrix(folder: Path) -> Path:
    names = ",".join(PEOPLE.values())
    return text(folder / "n.dl", f"DL n=3\nlabels:\n{names}\ndata:\n 0 0 4\n 2 0 0\n 0 0 0\n")


def as_node_link(folder: Path) -> Path:
    return text(folder / "n.json", json.dumps(nx.node_link_data(network(), edges="links")))


def as_d3(folder: Path) -> Path:
    content = {
        "nodes": [{"name": name, "group": 1} for name in PEOPLE.values()],
        "links": [{"source": 1, "target": 0, "value": 2}, {"source": 0, "target": 2, "value": 4}],
    }
    return text(folder / "n.json", json.dumps(content))


def as_cytoscape(folder: Path) -> Path:
    nodes = [{"data": {"id": node, "name": name}} for node, name in PEOPLE.items()]
    edges = [
        {"data": {"source": "8", "target": "7", "weight": 2}},
        {"data": {"source": "7", "target": "9", "weight": 4}},
    ]
    return text(folder / "n.json", json.dumps({"elements": {"nodes": nodes, "edges": edges}}))


def as_apoc(folder: Path) -> Path:
    lines: list[dict[str, object]] = [
        {"type": "node", "id": node, "labels": ["Person"], "properties": {"name": name}}
        for node, name in list(PEOPLE.items())[:2]
    ]
    lines.append(
        {"type": "node", "id": "9", "labels": ["Company"], "properties": {"name": PEOPLE["9"]}}
    )
    for start, end, weight in (("8", "7", 2), ("7", "9", 4)):
        lines.append(
            {
                "type": "relationship",
                "id": "1",
                "label": "KNOWS",
                "properties": {"weight": weight},
                "start": {"id": start, "labels": ["Person"]},
                "end": {"id": end},
            }
        )
    return text(folder / "n.json", "\n".join(map(json.dumps, lines)))


def as_apoc_table(folder: Path) -> Path:
    nodes = "".join(f'"{node}",":Orang","{name}",,,,\n' for node, name in PEOPLE.items())
    ties = ',,,"8","7","KNOWS","2"\n,,,"7","9","KNOWS","4"\n'
    return text(
        folder / "n.csv", f'"_id","_labels","name","_start","_end","_type","weight"\n{nodes}{ties}'
    )


def as_i2(folder: Path) -> Path:
    return text(
        folder / "i2.csv",
        "Entity 1,Entity 1 Type,Link Type,Entity 2,Entity 2 Type,Weight\n"
        "Ningsih,Person,Associate,Harto Wibisono,Person,2\n"
        "Harto Wibisono,Person,Associate,PT Karya Rekaan,Organization,4\n",
    )


def as_gephi_tables(folder: Path) -> Path:
    text(
        folder / "nodes.csv",
        "Id;Label;timeset\n" + "".join(f"{n};{name};\n" for n, name in PEOPLE.items()),
    )
    text(folder / "edges.csv", "Source;Target;Type;Weight\n8;7;Undirected;2\n7;9;Undirected;4\n")
    return folder


def as_neo4j_admin(folder: Path) -> Path:
    text(
        folder / "orang.csv",
        "personId:ID(Person),name:string,:LABEL\n7,Harto Wibisono,Person\n8,Ningsih,Person\n",
    )
    text(folder / "badan.csv", "id:ID(Company),name,:LABEL\n9,PT Karya Rekaan,Company\n")
    text(
        folder / "kenal.csv",
        ":START_ID(Person),weight:int,:END_ID,:TYPE\n8,2,7,KNOWS\n7,4,9,KNOWS\n",
    )
    return folder


def as_workbook(folder: Path) -> Path:
    with xlsxwriter.Workbook(folder / "n.xlsx") as book:
        nodes, edges = book.add_worksheet("Nodes"), book.add_worksheet("Edges")
        for place, row in enumerate([("id", "nama"), *PEOPLE.items()]):
            nodes.write_row(place, 0, row)
        for place, row in enumerate([("dari", "ke", "bobot"), (8, 7, 2), (7, 9, 4)]):
            edges.write_row(place, 0, row)
    return folder / "n.xlsx"


def as_named_ids(folder: Path) -> Path:
    return text(
        folder / "e.csv",
        "Source,Target,Source Label,Target Label,Weight\n8,7,Ningsih,Harto Wibisono,2\n"
        "7,9,Harto Wibisono,PT Karya Rekaan,4\n",
    )


def as_i2_identities(folder: Path) -> Path:
    return text(
        folder / "i2.csv",
        "Entity 1 Type,Entity 1 Identity,Entity 1 Label,Link Type,Link Direction,Weight,"
        "Entity 2 Type,Entity 2 Identity,Entity 2 Label\n"
        "Person,P8,Ningsih,Associate,->,2,Person,P7,Harto Wibisono\n"
        "Person,P7,Harto Wibisono,Associate,->,4,Organization,P9,PT Karya Rekaan\n",
    )


def as_maltego_table(folder: Path) -> Path:
    return text(
        folder / "maltego.csv",
        "Source Entity Type,Source Entity Value,Target Entity Type,Target Entity Value,Weight\n"
        "maltego.Person,Ningsih,maltego.Person,Harto Wibisono,2\n"
        "maltego.Person,Harto Wibisono,maltego.Company,PT Karya Rekaan,4\n",
    )


def as_answer_of_neo4j(folder: Path) -> Path:
    """What the browser of Neo4j saves of a query for paths."""

    def node(number: int) -> dict[str, object]:
        labels = ["Company" if number == 9 else "Person"]
        return {"identity": number, "labels": labels, "properties": {"name": PEOPLE[str(number)]}}

    def path(place: int, start: int, end: int, weight: int) -> dict[str, object]:
        tie = {"identity": place, "start": start, "end": end, "type": "KNOWS"}
        segment = {
            "start": node(start),
            "relationship": {**tie, "properties": {"weight": weight}},
            "end": node(end),
        }
        return {"start": node(start), "end": node(end), "segments": [segment], "length": 1.0}

    answer = [{"p": path(1, 8, 7, 2)}, {"p": path(2, 7, 9, 4)}]
    return text(folder / "records.json", json.dumps(answer))


def as_answer_of_neo4j_over_http(folder: Path) -> Path:
    nodes = [
        {"id": n, "labels": ["Person"], "properties": {"name": name}} for n, name in PEOPLE.items()
    ]
    ties = [
        {"id": "1", "type": "KNOWS", "startNode": "8", "endNode": "7", "properties": {"weight": 2}},
        {"id": "2", "type": "KNOWS", "startNode": "7", "endNode": "9", "properties": {"weight": 4}},
    ]
    data = [{"row": [{}], "graph": {"nodes": nodes, "relationships": [tie]}} for tie in ties]
    answer = {"results": [{"columns": ["p"], "data": data}], "errors": []}
    return text(folder / "answer.json", json.dumps(answer))


def as_maltego(folder: Path) -> Path:
    """Maltego puts what a node is called into elements of its own."""

    def node(number: str, name: str) -> str:
        kind = "Company" if number == "9" else "Person"
        return (
            f'<node id="n{number}"><data key="d0"><m:MaltegoEntity type="maltego.{kind}">'
            '<m:Properties value="full"><m:Property name="first"><m:Value>x</m:Value></m:Property>'
            f'<m:Property name="full"><m:Value>{name}</m:Value></m:Property></m:Properties>'
            "</m:MaltegoEntity></data></node>"
        )

    nodes = "".join(node(number, name) for number, name in PEOPLE.items())
    edge = '<edge source="n{}" target="n{}"><data key="w">{}</data></edge>'
    return text(
        folder / "m.graphml",
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:m="http://maltego.paterva.com/'
        'xml/mtgx"><key id="d0" for="node" attr.name="MaltegoEntity"/>'
        '<key id="w" for="edge" attr.name="weight"/><graph edgedefault="directed">'
        f"{nodes}{edge.format(8, 7, 2)}{edge.format(7, 9, 4)}</graph></graphml>",
    )


WRITINGS = [
    as_i2_identities, as_maltego_table, as_maltego, as_answer_of_neo4j, as_answer_of_neo4j_over_http,
    as_graphml, as_gexf, as_gexf_of_gephi, as_yed, as_gml, as_pajek, as_pajek_lists, as_dl, as_dl_matrix,
    as_node_link, as_d3, as_cytoscape, as_apoc, as_apoc_table, as_i2, as_gephi_tables, as_neo4j_admin, as_workbook, as_named_ids,
]  # fmt: skip


@pytest.mark.parametrize("write", WRITINGS, ids=lambda write: write.__name__)
def test_one_network_is_the_same_however_it_is_written(tmp_path, write):
    rows = read(write(tmp_path))
    assert sorted_ties(rows) == {tuple(sorted(ends)): count for ends, count in TIES.items()}
    people = {mention.names[0]: mention for row in rows for mention in row.mentions}
    assert {mention.role for mention in people.values()} == {"pihak_lain"}
    assert people["PT Karya Rekaan"].kind is EntityKind.ORGANIZATION
    assert sum(row.rows for row in rows if row.statements) == 2


# ---- who is who


def test_two_nodes_of_one_name_stay_two_and_are_told_of(tmp_path):
    graph = network()
    graph.add_node("10", label="Ningsih")
    graph.add_edge("10", "9", weight=1)
    nx.write_graphml_xml(graph, tmp_path / "n.graphml")
    rows = read(tmp_path / "n.graphml")
    twins = {m.label: m.id for row in rows for m in row.mentions if m.names == ("Ningsih",)}
    assert len(twins) == 2 and not any(letter.isdigit() for label in twins for letter in label)
    assert [i.value for row in rows for i in row.issues if "several ids" in i.reason] == ["Ningsih"]


def test_a_pajek_file_does_not_make_one_of_two_vertices_that_are_called_the_same(tmp_path):
    path = text(tmp_path / "n.net", '*Vertices 3\n1 "Sri"\n2 "Sri"\n3 "Budi"\n*Edgeslist\n3 1 2\n')
    rows = read(path)
    assert len({mention.id for row in rows for mention in row.mentions}) == 3
    assert sum(len(row.statements) for row in rows) == 2


def test_one_id_with_two_names_is_refused(tmp_path):
    path = text(
        tmp_path / "e.csv",
        "Source,Target,Source Label,Target Label\n1,2,Asep,Budi\n1,3,Agus,Cici\n",
    )
    rows = read(path)
    (told,) = refusals(rows)
    assert "called Asep elsewhere" in told and "row 3" in told
    assert ties(rows) == {("Asep", "Budi"): 1}


def test_lists_of_nodes_that_name_one_id_differently_name_nobody(tmp_path):
    text(tmp_path / "a.csv", "Id,Label\n1,Asep\n2,Budi\n")
    text(tmp_path / "b.csv", "Id,Label\n1,Agus\n3,Cici\n")
    text(tmp_path / "edges.csv", "Source,Target\n1,2\n2,3\n")
    rows = read(tmp_path)
    assert ties(rows) == {("Budi", "Cici"): 1}
    assert len(refusals(rows)) == 1


def test_a_refused_tie_of_a_namesake_loads_again_as_hers(tmp_path):
    path = text(
        tmp_path / "e.csv",
        "Source,Target,Source Label,Target Label,Weight\n1,3,Sri,Budi,1\n2,3,Sri,Budi,1\n2,4,Sri,Cici,x\n",
    )
    rows = read(path)
    wanted = {m.label: m.id for row in rows for m in row.mentions}
    writer = RejectWriter(tmp_path / "out")
    for row in rows:
        if row.rejected:
            writer.write(row)
    writer.close()
    again = text(writer.paths[0], writer.paths[0].read_text("utf-8-sig").replace(",x,", ",3,"))
    found = {m.label: m.id for row in read(again) for m in row.mentions}
    assert found["Sri (B)"] == wanted["Sri (B)"] and "Sri" not in found


def test_the_ends_of_an_undirected_tie_are_not_turned_round(tmp_path):
    for write in (as_gml, as_gexf_of_gephi):
        path = write(tmp_path)
        content = path.read_text("utf-8").replace("target 7 weight", 'target 7 kind "paid" weight')
        content = content.replace('target="7" type="directed"', 'target="7" kind="paid"')
        rows = read(text(path, content))
        name = {m.id: m.names[0] for row in rows for m in row.mentions}
        (paid,) = [s for row in rows for s in row.statements if s.kind is RelationshipKind.PAID]
        assert (name[paid.subject], name[paid.object]) == ("Ningsih", "Harto Wibisono")


def test_a_victim_among_the_nodes_is_protected_and_nobody_accused(tmp_path):
    text(tmp_path / "nodes.csv", "Id,Label,Peran\n1,Wulan,korban\n2,Toni,calo\n")
    text(tmp_path / "edges.csv", "Source,Target\n1,2\n")
    roles = {m.names[0]: m.role for row in read(tmp_path) for m in row.mentions}
    assert roles == {"Wulan": "korban", "Toni": "pihak_lain"}


def test_a_tie_with_a_telephone_or_a_place_is_refused(tmp_path):
    lines = [
        {"type": "node", "id": "0", "labels": ["Person"], "properties": {"name": "Toni"}},
        {"type": "node", "id": "1", "labels": ["Person"], "properties": {"name": "Ujang"}},
        {"type": "node", "id": "2", "labels": ["Place"], "properties": {"name": "Batam"}},
        {
            "type": "relationship",
            "id": "0",
            "label": "KNOWS",
            "start": {"id": "0"},
            "end": {"id": "1"},
        },
        {
            "type": "relationship",
            "id": "1",
            "label": "WAS_IN",
            "start": {"id": "0"},
            "end": {"id": "2"},
        },
    ]
    rows = read(text(tmp_path / "n.jsonl", "\n".join(map(json.dumps, lines))))
    assert ties(rows) == {("Toni", "Ujang"): 1}
    assert len(refusals(rows)) == 1 and "no person or organisation" in refusals(rows)[0]


# ---- what is refused, and what is told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("e.csv", "Source,Target\n1,2\n2,3\n"),
        ("e.gml", "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]"),
        ("e.graphml", "<graphml><graph><edge source='n0' target='n1'/></graph></graphml>"),
        ("e.net", '*Vertices 2\n1 "1"\n2 "2"\n*Arcs\n1 2\n'),
    ],
)
def test_ties_between_mere_numbers_are_refused(tmp_path, name, content):
    plan = plan_load([text(tmp_path / name, content)])
    assert not plan.tables
    assert "list of nodes" in errors(plan)[0]


def test_a_list_of_nodes_alone_is_told_what_it_lacks(tmp_path):
    (told,) = errors(plan_load([text(tmp_path / "n.csv", "Id,Label,timeset\n1,Toni,\n2,Ujang,\n")]))
    assert "together" in told and "Nomor Pengaduan" not in told


def test_an_id_that_no_node_has_is_refused_by_itself(tmp_path):
    text(tmp_path / "nodes.csv", "Id,Label\n1,Asep\n2,Budi\n")
    text(tmp_path / "edges.csv", "Source,Target\n1,2\n1,99\n")
    rows = read(tmp_path)
    assert ties(rows) == {("Asep", "Budi"): 1}
    assert "row 3" in refusals(rows)[0]


def test_nodes_without_ties_and_unknown_attributes_are_told(tmp_path):
    graph = network()
    graph.add_node("10", label="Sendiri", sandi="x")
    nx.write_graphml_xml(graph, tmp_path / "n.graphml")
    told = [str(issue) for issue in plan_load([tmp_path / "n.graphml"]).issues]
    assert any("nodes without a tie are not read: 1" in issue for issue in told)
    assert any("sandi" in issue for issue in told)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "n.graphml",
            '<!DOCTYPE x [<!ENTITY a "b">]><graphml><graph><node id="&a;"/></graph></graphml>',
        ),
        ("n.gexf", '<!DOCTYPE gexf SYSTEM "file:///etc/passwd"><gexf><graph/></gexf>'),
        ("n.graphml", "<graphml>" + "<graph>" * 5000 + "</graph>" * 5000 + "</graphml>"),
        ("n.graphml", "<graphml><graph><node id='1'/>"),
        ("n.graphml", "<graphml><graph><hyperedge/></graph></graphml>"),
        ("n.gml", "graph [ " + "a [ " * 20000),
        ("n.gml", "graph [ node [ id 1 ] edge [ source 1 target 2 ] ]"),
        ("n.gml", "graph [ node 5 edge 7 ]"),
        ("n.net", "1 2\n2 3\n"),
        ("n.net", '*Vertices 2\n1 "A"\n2 "B"\n*Arcs\n1\n'),
        ("n.dl", "dl n=2 format=edgelist1\nlabels:\nA,B\n"),
        ("n.dl", "dl nr=2, nc=3\ndata:\n1 0 1\n0 1 1\n"),
        ("n.json", '{"nodes": [{"id": "1"}], "links": []}'),
        ("n.graphml", "<graphml><graph><node id='1'/></graph></graphml>"),
    ],
)
def test_a_broken_or_hostile_graph_is_refused_with_its_reason(tmp_path, name, content):
    plan = plan_load([text(tmp_path / name, content)])
    assert not plan.tables
    (told,) = plan.issues
    assert told.severity == "error" and str(told.mend)


def test_a_graph_of_too_many_parts_is_refused_in_little_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("loaders.readers.graphs.graph.MAX_PARTS", 1000)
    edges = "<edge source='1' target='2'/>" * 200_000
    path = text(tmp_path / "n.graphml", f"<graphml><graph>{edges}</graph></graphml>")
    tracemalloc.start()
    plan = plan_load([path])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "more than" in errors(plan)[0]
    assert peak < 20 << 20


# ---- what Simpul exported itself

OWN_TABLES = {
    "parties.csv": "id,name,other_names,kind,roles,cases,case_numbers,assessments,identifiers,protected,score,reasons",
    "ties.csv": "id,start,start_name,kind,role,end,end_name,strength,weight,grade,first_on,last_on,assessment,"
    "amount,cases,sources",
    "cases.csv": "id,number,reported_on,office,channel,categories,status,origin_regency,origin_province,"
    "departed_on,departed_from,transit,destination,parties,protected_people",
}


@pytest.mark.parametrize("name", OWN_TABLES)
def test_a_table_that_simpul_exported_is_not_read_again_as_evidence(tmp_path, name):
    header = OWN_TABLES[name]
    row = ",".join(f"x{place}" for place in range(header.count(",") + 1))
    plan = plan_load([text(tmp_path / name, f"{header}\n{row}\n")])
    assert not plan.tables
    assert "HTCDS" in errors(plan)[0]


def test_a_network_that_simpul_exported_is_not_read_again_as_evidence(tmp_path):
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    said = {"kind": "Person", "roles": "", "group": "", "cases": 1, "protected": True, "scheme": ""}
    graph.add_node("e_1", label="S.A.", **said)
    graph.add_node("e_2", label="Toni", **said)
    graph.add_edge("e_1", "e_2", kind="PAID")
    nx.write_graphml_xml(graph, tmp_path / "n.graphml")
    plan = plan_load([tmp_path / "n.graphml"])
    assert not plan.tables
    assert "HTCDS" in errors(plan)[0]


ANSWERS = {
    "networks.csv": "id,cases,parties,score\nn_b9e4cbfcdb4a26f719,001/2025; 002/2025,Darmo,68.5\n",
    "indicators.csv": "network,code,name,status\nn_b9e4cbfcdb4a26f719,I1,Repeated,fired\n",
    "network.json": '{"id": "n_b9e4cbfcdb4a26f719", "cases": ["001/2025"], "members": [{"a": 1}]}',
    "networks.json": '[{"id": "n_b9e4cbfcdb4a26f719", "cases": ["001/2025"]}]',
    "sources.csv": "loaded_at,loaded_by,file,sha256,purpose,basis\n2026-01-01,a,b,c,d,e\n",
    "pairs.csv": "decision,reason,pair,mention A,mention B,check\n,,l_1,m_1,m_2,x_1\n",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_what_simpul_answered_is_known_for_what_it_is(tmp_path, name):
    plan = plan_load([text(tmp_path / name, ANSWERS[name])])
    (told,) = errors(plan)
    assert "Simpul wrote itself" in told and "Nomor Pengaduan" not in told


def test_ids_of_others_are_read(tmp_path):
    content = "id,No. Pengaduan,Nama Korban\nK_000000000000000001,001,Wati\n"
    assert len(list(load(plan_load([text(tmp_path / "a.csv", content)])))) == 1


def test_the_mark_of_an_export_is_no_note(tmp_path):
    plan = plan_load([text(tmp_path / "log.txt", "simpul-log 6:bedca83098418ef1\r\n")])
    assert not plan.tables
    assert "leave it out" in errors(plan)[0]


def test_a_broken_line_of_a_graph_is_told_and_the_rest_read(tmp_path):
    path = as_apoc(tmp_path)
    broken = path.read_text("utf-8") + "\n{broken\n[1]"
    plan = plan_load([text(path, broken)])
    assert any("neither node nor tie are not read: 2" in str(issue) for issue in plan.issues)
    assert len(ties(list(load(plan)))) == 2
