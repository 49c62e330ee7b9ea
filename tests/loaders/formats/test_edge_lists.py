"""Edge lists, two-mode tables and matrices.

Recognised by their shape, read, refused, corrected, read again.
"""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import networkx as nx
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Statement
from graph.schema import EDGE_LIST, EVENT, EntityKind, RelationshipKind
from loaders.load import Loaded, load, plan_load
from loaders.mapping.scope import Scope
from loaders.rows.rejects import RejectWriter

HEADERS = [
    ("source", "target"),
    ("Source", "Target"),
    ("from", "to"),
    ("dari", "ke"),
    ("Node1", "Node2"),
    (":START_ID", ":END_ID"),
]
FAULTY = """Source,Target,Type,Id,Label,timeset,Weight
A,B,Undirected,0,,,3
B,A,Undirected,1,,,1
A,,Undirected,2,,,1
A,A,Undirected,3,,,1
A,C,Directed,4,,,many
A,D,Directed,5,,,0
A,C,Directed,6,,,-2
081234567890,B,Directed,7,,,1
"""


def write(path: Path, rows: Iterable[Sequence[object]], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def text(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def read(path: Path, scope: Scope = Scope()) -> list[Loaded]:
    plan = plan_load([path], scope=scope)
    assert not [issue for issue in plan.issues if issue.severity == "error"], plan.issues
    return list(load(plan))


def formats(path: Path) -> list[str]:
    return [table.format for table in plan_load([path]).tables]


def labels(rows: Iterable[Loaded]) -> list[str]:
    return [mention.label for row in rows for mention in row.mentions]


def ties(rows: Iterable[Loaded]) -> dict[tuple[str, str], Statement]:
    rows = list(rows)
    name = {mention.id: mention.label for row in rows for mention in row.mentions}
    return {
        (name[statement.subject], name[statement.object]): statement
        for row in rows
        for statement in row.statements
    }


def refused(rows: Iterable[Loaded]) -> list[tuple[int, str, str]]:
    return [
        (issue.row, issue.column, issue.value)
        for row in rows
        if row.rejected
        for issue in row.issues
    ]


def corrected(rows: Sequence[Loaded], folder: Path, wrong: str, right: str) -> list[Loaded]:
    with RejectWriter(folder) as writer:
        for row in rows:
            if row.rejected:
                writer.write(row)
    (path,) = writer.paths
    content = path.read_text(encoding="utf-8-sig")
    assert wrong in content
    path.write_text(content.replace(wrong, right), encoding="utf-8-sig")
    return read(path)


# ---- lists of ties


@pytest.mark.parametrize("header", HEADERS, ids="-".join)
def test_a_list_of_two_ends_is_known_by_its_header(tmp_path, header):
    rows = read(write(tmp_path / "e.csv", [header, ("A", "B"), ("B", "C")]))
    assert sorted(labels(rows)) == ["A", "B", "C"]
    assert set(ties(rows)) == {("A", "B"), ("B", "C")}
    assert {row.case.scheme for row in rows if row.case} == {EDGE_LIST}
    assert sum(row.rows for row in rows) == 2


def test_tabs_and_workbooks_are_read_as_well(tmp_path):
    rows = [("Source", "Target", "Weight"), ("A", "B", 2), ("B", "C", 4)]
    with xlsxwriter.Workbook(tmp_path / "e.xlsx") as book:
        sheet = book.add_worksheet("ties")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    for path in (write(tmp_path / "e.tsv", rows, "\t"), tmp_path / "e.xlsx"):
        assert {pair: tie.share for pair, tie in ties(read(path)).items()} == {
            ("A", "B"): 0.5,
            ("B", "C"): 1.0,
        }


@pytest.mark.parametrize(
    "header",
    [
        ("No Pengaduan", "dari", "ke"),
        ("from", "to", "date", "duration"),
        ("from", "to", "date", "amount"),
        ("Nama Korban", "source", "target"),
        ("source", "target", "NIK"),
        ("name", "event", "phone"),
        ("from", "to", "comment"),
        ("nama", "kegiatan", "catatan"),
        ("source", "target", "Kronologi"),
    ],
    ids="-".join,
)
def test_a_table_with_any_other_column_is_no_edge_list(tmp_path, header):
    cells = {"date": "2026-01-02", "duration": "60", "amount": "5000"}
    row = [cells.get(column, "Budi") for column in header]
    assert not set(formats(write(tmp_path / "e.csv", [header, row, row]))) & {
        "edge list",
        "event list",
        "matrix",
    }


@pytest.mark.parametrize("extra", ["comment", "Notes", "catatan", "confidence"])
@pytest.mark.parametrize("header", [("source", "target"), ("person", "event")], ids="-".join)
def test_a_column_that_nothing_is_known_by_is_left_aside_and_told_of(tmp_path, header, extra):
    rows = read(write(tmp_path / "e.csv", [(*header, extra), ("A", "B", "x"), ("B", "C", "y")]))
    assert {"A", "B"} <= set(labels(rows))
    (told,) = (issue for row in rows for issue in row.issues)
    assert (told.column, told.severity) == (extra, "warning")


def test_a_list_without_a_header_is_told_which_one_it_needs(tmp_path):
    (issue,) = plan_load(
        [write(tmp_path / "e.csv", [("Anna", "Berta"), ("Berta", "Clara"), ("Clara", "Dora")])]
    ).issues
    assert issue.severity == "error"
    assert "source,target" in issue.mend


def test_rows_that_tell_of_one_tie_again_are_counted_with_it(tmp_path):
    rows = read(write(tmp_path / "e.csv", [("from", "to"), ("A", "B"), ("B", "A"), ("A", "B")]))
    (tie,) = ties(rows).values()
    assert (tie.kind, tie.count, tie.ref.row) == (RelationshipKind.ASSOCIATED_WITH, 3, 2)
    assert sum(row.rows for row in rows) == 3


def test_the_heaviest_tie_weighs_its_grade_and_others_their_share(tmp_path):
    rows = [
        ("from", "to", "weight"),
        ("A", "B", "6"),
        ("B", "A", "6"),
        ("B", "C", "1,5"),
        ("C", "D", ""),
    ]
    found = ties(read(write(tmp_path / "e.csv", rows)))
    assert {pair: (tie.share, tie.count, tie.text) for pair, tie in found.items()} == {
        ("A", "B"): (1.0, 12, ""),
        ("B", "C"): (0.125, 1, "1.5"),
        ("C", "D"): (0.083333, 1, ""),
    }


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("weight", "1e308", "more than any tie weighs"),
        ("kind", "k" * 100_000, "a kind of tie of more than 200 characters"),
        ("Bobot Terbesar", "x", "no weight"),
    ],
)
def test_a_cell_beyond_measure_keeps_its_row_out_alone(tmp_path, column, cell, told):
    rows = [("source", "target", column), ("A", "B", cell), ("A", "B", cell), ("B", "C", "")]
    found = read(write(tmp_path / "e.csv", rows))
    assert [issue.reason for row in found for issue in row.issues if issue.severity == "error"] == [
        told,
        told,
    ]
    assert list(ties(found)) == [("B", "C")]


@pytest.mark.parametrize(
    "header", [("person", "event"), ("", "Rapat", "Pasar")], ids=["list", "matrix"]
)
def test_an_event_of_thousands_takes_no_more_than_can_be_tied(tmp_path, header):
    cells = ("Rapat",) if header[0] else ("1", "0")
    found = read(
        write(tmp_path / "e.csv", [header, *((f"Orang {n}", *cells) for n in range(1_002))])
    )
    assert sum(len(row.mentions) for row in found) == 1_000
    assert [
        issue.reason[:27] for row in found for issue in row.issues if issue.severity == "error"
    ] == ["more than 1,000 people at o"] * 2


def test_a_kind_that_is_named_is_the_kind_of_the_tie_and_any_other_word_its_detail(tmp_path):
    words = [
        "membayar",
        "Kakak",
        "BRANCH_OF",
        "teman seangkatan",
        "knows",
        "Directed",
        "PROBABLY_SAME_AS",
        "works for",
    ]
    rows = [
        ("dari", "ke", "jenis", "tanggal"),
        *(("Z", f"{n}", word, "03/02/2026") for n, word in enumerate(words)),
    ]
    found = ties(read(write(tmp_path / "e.csv", rows)))
    told = {
        (set(pair) - {"Z"}).pop(): (tie.kind.value, tie.how, tie.first_on)
        for pair, tie in found.items()
    }
    day = "2026-02-03"
    assert [told[str(n)] for n in range(len(words))] == [
        ("PAID", "", day),
        ("RELATED_TO", "Kakak", day),
        ("ASSOCIATED_WITH", "branch of", day),
        ("ASSOCIATED_WITH", "teman seangkatan", day),
        ("ASSOCIATED_WITH", "", day),
        ("ASSOCIATED_WITH", "", day),
        ("ASSOCIATED_WITH", "PROBABLY_SAME_AS", day),
        ("ASSOCIATED_WITH", "works for", day),
    ]


def test_a_company_is_one_and_may_be_worked_for(tmp_path):
    rows = read(
        write(tmp_path / "e.csv", [("from", "to", "kind"), ("Budi", "PT Maju Jaya", "works for")])
    )
    assert {mention.label: mention.kind for row in rows for mention in row.mentions} == {
        "Budi": EntityKind.PERSON,
        "PT Maju Jaya": EntityKind.ORGANIZATION,
    }
    assert [statement.kind for row in rows for statement in row.statements] == [
        RelationshipKind.WORKS_FOR
    ]


def test_whoever_is_only_ever_acted_upon_is_taken_for_a_victim(tmp_path):
    rows = [
        ("from", "to", "kind"),
        ("A", "B", "merekrut"),
        ("B", "C", "merekrut"),
        ("A", "D", "knows"),
    ]
    roles = {
        mention.label: mention.role
        for row in read(write(tmp_path / "e.csv", rows))
        for mention in row.mentions
    }
    assert roles == {"A": "pihak_lain", "B": "pihak_lain", "C": "korban", "D": "pihak_lain"}


def test_what_is_no_tie_is_refused_with_its_place(tmp_path):
    rows = read(text(tmp_path / "e.csv", FAULTY))
    assert refused(rows) == [
        (4, "Target", ""),
        (5, "Target", "A"),
        (6, "Weight", "many"),
        (7, "Weight", "0"),
        (8, "Weight", "-2"),
        (9, "Source", "081234567890"),
    ]
    assert sum(row.rows for row in rows) == 8
    assert all(issue.mend for row in rows for issue in row.issues)


def test_a_corrected_tie_loads_from_the_reject_file_with_its_ids_and_its_share(tmp_path):
    rows = read(text(tmp_path / "e.csv", FAULTY))
    again = corrected(rows, tmp_path / "rejected", "many", "2")
    (tie,) = ties(again).values()
    assert (tie.share, tie.ref.row) == (0.5, 6)
    whole = {mention.label: mention.id for row in rows for mention in row.mentions}
    assert {mention.label: mention.id for row in again for mention in row.mentions}["A"] == whole[
        "A"
    ]


def test_names_that_differ_in_case_alone_are_told_of_and_stay_two(tmp_path):
    rows = read(write(tmp_path / "e.csv", [("from", "to"), ("Budi", "Ani"), ("BUDI", "Ani")]))
    assert len(labels(rows)) == 3
    assert [issue.value for row in rows for issue in row.issues] == ["Budi / BUDI"]


def test_a_list_belongs_to_the_complaint_that_is_named_but_is_none(tmp_path):
    path = write(tmp_path / "telepon Siti.csv", [("from", "to"), ("A", "B")])
    case = read(path, Scope(number="012/2026", dataset="register.xlsx"))[0].case
    assert case
    assert (case.scheme, case.references) == (EDGE_LIST, ("012/2026",))
    assert "Siti" not in case.number


# ---- two modes


def women() -> tuple[nx.Graph, list[str], list[str]]:
    graph = nx.davis_southern_women_graph()
    return graph, list(graph.graph["top"]), list(graph.graph["bottom"])


def test_the_women_of_davis_are_the_same_as_a_list_and_as_a_matrix(tmp_path):
    graph, people, events = women()
    long = [("person", "event"), *((person, event) for person in people for event in graph[person])]
    matrix = [
        ("", *events),
        *((person, *(int(graph.has_edge(person, event)) for event in events)) for person in people),
    ]
    shapes = []
    for name, rows, count in (("long.csv", long, 89), ("matrix.csv", matrix, 18)):
        found = read(write(tmp_path / name, rows))
        assert sum(row.rows for row in found) == count
        assert {row.case.scheme for row in found if row.case} == {EVENT}
        number = {row.case.id: row.case.number for row in found if row.case}
        shapes.append(
            {(number[row.case_id], mention.label) for row in found for mention in row.mentions}
        )
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) == 89


def test_an_event_keeps_its_day_and_a_part_played_in_it(tmp_path):
    rows = [
        ("orang", "peristiwa", "tanggal", "peran"),
        ("Ani", "Rapat 1", "03/02/2026", "calo"),
        ("Siti", "Rapat 1", "", "korban"),
        ("Siti", "Rapat 1", "", "calo"),
        ("Budi", "Rapat 1", "", "penjual balon"),
    ]
    found = read(write(tmp_path / "e.csv", rows))
    assert {mention.label: mention.role for row in found for mention in row.mentions} == {
        "Ani": "perekrut_lapangan",
        "Siti": "korban",
    }
    assert {row.case.reported_on for row in found if row.case} == {"2026-02-03"}
    assert refused(found) == [(5, "peran", "penjual balon")]


def test_an_event_that_is_called_after_somebody_is_not_shown_so(tmp_path):
    rows = [
        ("person", "event"),
        ("Siti Rahma", "Penjemputan SITI"),
        ("Budi", "Penjemputan SITI"),
        ("Budi", "Rapat 1"),
    ]
    cases = [row.case for row in read(write(tmp_path / "e.csv", rows)) if row.case]
    assert [(case.number[:9], case.narrative) for case in cases] == [
        ("peristiwa", "Penjemputan SITI"),
        ("Rapat 1", ""),
    ]


def test_a_cell_of_a_table_of_events_that_is_neither_0_nor_1_is_refused(tmp_path):
    rows = [
        ("", "E1", "E2", "E3", "E4"),
        ("Ani", 1, 0, 1, 0),
        ("Budi", 0, "x", 0, 1),
        ("Caca", 0, 0, 0, 0),
    ]
    rows += [("Dedi", 1, 1, 1, 1), ("Eko", 2, 0, 0, 1)]
    found = read(write(tmp_path / "m.csv", rows))
    assert refused(found) == [(4, "", "Caca"), (6, "E1", "2")]
    assert sum(row.rows for row in found) == 5


# ---- matrices of ties


def test_a_symmetric_matrix_tells_each_tie_once(tmp_path):
    rows = [("", "A", "B", "C"), ("A", 0, 2, 0), ("B", 2, 0, 4), ("C", 0, 4, 0)]
    found = read(write(tmp_path / "m.csv", rows))
    assert {pair: (tie.count, tie.share) for pair, tie in ties(found).items()} == {
        ("A", "B"): (2, 0.5),
        ("B", "C"): (4, 1.0),
    }
    assert sum(row.rows for row in found) == 3


def test_what_two_say_of_each_other_is_added_and_the_diagonal_left_out(tmp_path):
    rows = [("", "N1", "N2", "N3"), ("N1", 9, 2, 0), ("N2", 1, 9, 0), ("N3", 1, "", 9)]
    found = read(write(tmp_path / "m.csv", rows))
    assert {pair: tie.count for pair, tie in ties(found).items()} == {
        ("N1", "N2"): 3,
        ("N1", "N3"): 1,
    }
    assert [issue.reason for row in found for issue in row.issues] == [
        "3 cells of the diagonal are filled and left out"
    ]


def test_names_that_rows_and_header_do_not_share_are_told_with_their_place(tmp_path):
    rows = [
        ("", "A", "B", "C", "X"),
        ("A", 0, 1, 0, 1),
        ("B", 1, 0, 1, 0),
        ("C", 0, 1, 0, "?"),
        ("Y", 1, 0, 0, 0),
    ]
    found = read(write(tmp_path / "m.csv", rows))
    assert refused(found) == [(4, "X", "?"), (5, "(A)", "Y")]
    told = {
        (issue.column, issue.reason) for row in found if not row.rejected for issue in row.issues
    }
    assert told == {("X", "no row has this name")}


def test_a_corrected_row_of_a_matrix_loads_from_the_reject_file(tmp_path):
    rows = [("", "A", "B", "C"), ("A", 0, 1, 4), ("B", 1, 0, "two"), ("C", 4, 2, 0)]
    found = read(write(tmp_path / "m.csv", rows))
    again = corrected(found, tmp_path / "rejected", "two", "2")
    assert {pair: tie.share for pair, tie in ties(again).items()} == {
        ("A", "B"): 0.25,
        ("B", "C"): 0.5,
    }


def test_a_matrix_of_too_many_names_is_refused_with_what_to_do(tmp_path):
    names = [f"N{n}" for n in range(5_001)]
    path = write(
        tmp_path / "m.csv", [("", *names), (names[0], *["0"] * 5_001), (names[1], *["1"] * 5_001)]
    )
    plan = plan_load([path])
    assert not plan.tables
    assert [issue.mend for issue in plan.issues if issue.severity == "error"] == [
        "give its ties as rows of source and target"
    ]


@pytest.mark.parametrize("total", ["Total", "JUMLAH"])
def test_the_sums_of_a_matrix_are_nobody(tmp_path, total):
    square = [
        ("", "Anna", "Berta", total),
        ("Anna", 0, 3, 3),
        ("Berta", 3, 0, 3),
        (total, 3, 3, 6),
    ]
    rows = read(write(tmp_path / "m.csv", square))
    assert set(labels(rows)) == {"Anna", "Berta"}
    assert [row.rows for row in rows if row.left_out] == [1]
    marks = [
        ("nama", "rapat 1", "rapat 2", total),
        ("Anna", 1, 1, 2),
        ("Berta", 1, 0, 1),
        ("Clara", 0, 1, 1),
        (total, 2, 2, 4),
    ]
    rows = read(write(tmp_path / "e.csv", marks))
    assert set(labels(rows)) == {"Anna", "Berta", "Clara"}


def test_a_part_that_protects_is_kept_where_ends_are_names(tmp_path):
    rows = read(
        write(
            tmp_path / "e.csv", [("source", "target", "source role"), ("Wulan", "Toni", "korban")]
        )
    )
    assert {m.label: m.role for row in rows for m in row.mentions} == {
        "Wulan": "korban",
        "Toni": "pihak_lain",
    }


def test_a_list_of_telephones_is_told_what_it_needs_row_by_row(tmp_path):
    rows = read(write(tmp_path / "e.csv", [("source", "target"), ("081211122233", "081322233344")]))
    assert "telephone number" in refused_reasons(rows)


def refused_reasons(rows: Iterable[Loaded]) -> str:
    return "; ".join(str(issue.reason) for row in rows if row.rejected for issue in row.issues)


def test_a_register_with_ones_and_zeros_is_no_matrix(tmp_path):
    rows = [("No Pengaduan", "Nama Korban", "Diproses"), ("001", "1", "1"), ("002", "0", "1")]
    assert formats(write(tmp_path / "r.csv", rows)) == [""]


# ---- whatever it holds

TEXTS = st.sampled_from(
    ["A", "B", "N23", "N24", "", " ", "=1+1", "<b>", "Budi", "1", "nan", "-2", "3", "1e400"]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=12))
def test_every_row_is_counted_once_whatever_it_holds(tmp_path, rows):
    path = write(tmp_path / "e.csv", [("source", "target", "weight"), *rows])
    filled = sum(any(cell.strip() not in ("", "nan") for cell in row) for row in rows)
    ends = {cell.strip() for row in rows for cell in row[:2]} - {"", "nan"}
    if filled and not (ends and all(map(str.isdecimal, ends))):
        found = read(path)
        assert sum(row.rows for row in found) == filled
        assert all(0 < tie.share <= 1 for row in found for tie in row.statements)
