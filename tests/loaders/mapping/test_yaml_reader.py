"""Mapping files: what they can say, and how a wrong one is refused."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.errors import MappingError
from graph.model import Identifier
from loaders.load import Loaded, load, plan_load
from loaders.mapping.yaml_reader import read_mapping
from loaders.rows.rejects import RejectWriter

MAPPINGS = Path(__file__).parent / "mappings"


def write_csv(path: Path, *rows: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def write_mapping(folder: Path, text: str) -> Path:
    path = folder / "m.mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def load_all(folder: Path, mapping: Path | None = None) -> list[Loaded]:
    return list(load(plan_load([folder], mapping=mapping)))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("tables: [\n", 1, "YAML"),
        ("dates: dym\n", 1, "dmy"),
        ("dataset: x\ntabels: []\n", 2, "tables"),
        ("tables:\n  - name: a\n    case: {nomer: x}\n", 3, "number"),
        ("tables:\n  - name: a\n    case: {reported_on: x}\n", 3, "needs number"),
        (
            "tables:\n  - name: a\n    case: {number: x}\n    mentions:\n      p: {nams: x}\n",
            5,
            "names",
        ),
        (
            (
                "tables:\n  - name: a\n    case: {number: x}\n    mentions:\n      p: {identifiers:"
                " {fone: x}}\n"
            ),
            5,
            "phone",
        ),
        (
            (
                "tables:\n  - name: a\n    case: {number: x}\n    statements:\n      - {kind:"
                " LIKES, from: a, to: b}\n"
            ),
            5,
            "PAID",
        ),
        (
            (
                "tables:\n  - name: a\n    case: {number: x}\n    statements:\n      - {kind: PAID,"
                " from: a, to: b}\n"
            ),
            5,
            "mention",
        ),
        ("tables:\n  - name: a\n    case: {number: {colum: x}}\n", 3, "column"),
        (
            "tables:\n  - name: a\n    case: {number: x}\n    join: {p: {lookup: q, on: x}}\n",
            4,
            "lookup",
        ),
    ],
)
def test_wrong_mapping_is_refused_with_file_line_and_what_is_allowed(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    with pytest.raises(MappingError) as refusal:
        read_mapping(write_mapping(tmp_path, text))
    assert "m.mapping.yaml" in str(refusal.value) and said in str(refusal.value)
    assert f"line {line}" in str(refusal.value) or said == "YAML"


def test_mapping_without_tables_puts_files_into_one_dataset(tmp_path: Path) -> None:
    write_mapping(tmp_path, "dataset: palu\nfiles: '*.csv'\n")
    write_csv(tmp_path / "kasus.csv", ["Nomor Pengaduan", "Kronologi"], ["A1", "teks"])
    write_csv(
        tmp_path / "pihak.csv", ["Nomor Pengaduan", "Nama", "Peran"], ["A1", "Umar Contoh", "calo"]
    )
    rows = load_all(tmp_path)
    assert len({row.case_id for row in rows}) == 1
    assert [row.case is not None for row in rows] == [True, False]


def test_constants_lists_codes_templates_and_conditions(tmp_path: Path) -> None:
    write_mapping(
        tmp_path,
        """
codes: {parts: {TO: pengantar, HO: penampung}}
tables:
  - name: rows
    files: "*.csv"
    when: {column: kind, not_in: [draft]}
    case: {number: {text: "K-{no}"}, office: {value: Palu},
           categories: {column: cats, split: ["+"]}}
    mentions:
      party:
        each: {column: people, split: "/"}
        names: item
        role: {column: part, codes: parts, default: pihak_lain}
""",
    )
    write_csv(
        tmp_path / "a.csv",
        ["no", "kind", "cats", "people", "part"],
        ["7", "final", "a + b", "Umar Contoh / Budi Contoh", "TO"],
        ["8", "draft", "", "X", ""],
    )
    (row,) = load_all(tmp_path)
    assert row.case is not None
    assert (row.case.number, row.case.office, row.case.categories) == ("K-7", "Palu", ("a", "b"))
    assert [(m.name, m.role) for m in row.mentions] == [
        ("Umar Contoh", "pengantar"),
        ("Budi Contoh", "pengantar"),
    ]
    assert len({m.id for m in row.mentions}) == 2


def test_dates_follow_the_order_or_format_of_the_mapping(tmp_path: Path) -> None:
    tables = "tables: [{name: r, case: {number: no, reported_on: day}}]"
    write_csv(tmp_path / "a.csv", ["no", "day"], ["1", "02.03.2024"])
    for dates, iso in (
        ("dmy", "2024-03-02"),
        ("mdy", "2024-02-03"),
        ('["%d.%m.%Y"]', "2024-03-02"),
    ):
        (row,) = load_all(tmp_path, write_mapping(tmp_path, f"dates: {dates}\n{tables}"))
        assert row.case is not None and row.case.reported_on == iso


REGISTER = """
dataset: police
lookups:
  phones: {files: phones.csv, key: id}
tables:
  - name: calls
    files: calls.csv
    join: {a: {lookup: phones, on: from, required: true},
           b: {lookup: phones, on: to, required: true}}
    case: &register {number: {value: register}, scheme: {value: register}}
    statements:
      - {kind: CALLED, from: {phone: a.no}, to: {phone: b.no}, first_on: day, count: calls}
  - name: kin
    files: kin.csv
    case: *register
    statements:
      - {kind: RELATED_TO, from: {table: people, key: a}, to: {table: people, key: b}, how: how}
  - name: people
    files: people.csv
    key: id
    case: *register
    mentions:
      person: {names: name, role: {value: pihak_lain}}
"""


def write_register(folder: Path) -> None:
    write_mapping(folder, REGISTER)
    write_csv(folder / "people.csv", ["id", "name"], ["1", "Umar Contoh"], ["2", "Budi Contoh"])
    write_csv(folder / "kin.csv", ["a", "b", "how"], ["1", "2", "saudara"], ["1", "9", "anak"])
    write_csv(folder / "phones.csv", ["id", "no"], ["p", "081234500011"], ["q", "081234500022"])
    write_csv(
        folder / "calls.csv",
        ["from", "to", "day", "calls"],
        ["p", "q", "1/2/2024", "17"],
        ["p", "z", "", ""],
    )


def test_statements_run_between_mentions_of_other_tables(tmp_path: Path) -> None:
    write_register(tmp_path)
    rows = [row for row in load_all(tmp_path) if row.place.file in {"kin.csv", "people.csv"}]
    people = [mention.id for row in rows for mention in row.mentions]
    (statement,) = rows[2].statements
    assert (statement.subject, statement.object, statement.how) == (people[0], people[1], "saudara")


def test_statement_to_an_unknown_key_rejects_its_row(tmp_path: Path) -> None:
    write_register(tmp_path)
    (row,) = [row for row in load_all(tmp_path) if row.place.file == "kin.csv" and row.rejected]
    assert [(issue.column, issue.value) for issue in row.issues] == [("b", "9")]


def test_calls_join_phones_from_a_lookup(tmp_path: Path) -> None:
    write_register(tmp_path)
    good, bad = [row for row in load_all(tmp_path) if row.place.file == "calls.csv"]
    (statement,) = good.statements
    assert isinstance(statement.subject, Identifier) and statement.subject.value == "+6281234500011"
    assert (statement.first_on, statement.count) == ("2024-02-01", 17)
    assert bad.rejected


def test_register_case_says_that_it_ties_nobody(tmp_path: Path) -> None:
    write_register(tmp_path)
    (case,) = [row.case for row in load_all(tmp_path) if row.case]
    assert (case.number, case.scheme) == ("register", "register")


def test_second_row_with_a_key_is_rejected(tmp_path: Path) -> None:
    write_register(tmp_path)
    write_csv(tmp_path / "people.csv", ["id", "name"], ["1", "Umar Contoh"], ["1", "Budi Contoh"])
    rows = [row for row in load_all(tmp_path) if row.place.file == "people.csv"]
    assert [row.rejected for row in rows] == [False, True]


def test_reject_file_of_a_mapping_finds_its_tables_beside_the_mapping(tmp_path: Path) -> None:
    write_register(tmp_path)
    rejected = [row for row in load_all(tmp_path) if row.rejected]
    with RejectWriter(tmp_path / "rejected") as writer:
        for row in rejected:
            writer.write(row)
    path = next(path for path in writer.paths if path.name.startswith("kin"))
    path.write_text(
        path.read_text(encoding="utf-8-sig").replace(",1,9,", ",1,2,"), encoding="utf-8"
    )
    plan = plan_load([path], mapping=tmp_path / "m.mapping.yaml")
    (mended,) = load(plan)
    assert not mended.rejected and mended.partial and mended.source.dataset == "police"
    assert mended.record == next(row.record for row in rejected if row.place.file == "kin.csv")


def test_column_that_the_mapping_asks_for_in_vain_is_told(tmp_path: Path) -> None:
    write_register(tmp_path)
    write_csv(tmp_path / "kin.csv", ["a", "b", "hwo"], ["1", "2", "x"])
    assert [issue.column for issue in plan_load([tmp_path]).issues] == ["how"]


def test_pole_mapping_loads_people_parties_calls_and_ties(tmp_path: Path) -> None:
    def write(name: str, *rows: Sequence[str]) -> None:
        write_csv(tmp_path / f"x.{name}.csv", *rows)

    write(
        "nodes.Person", [":ID", "surname", "nhs_no", "name", "age", ":LABEL"],
        ["1", "Doe", "11-22", "Ann", "", "P"], ["2", "Roe", "33-44", "Bob", "40", "P"],
    )  # fmt: skip
    write(
        "nodes.Phone",
        [":ID", "phoneNo", ":LABEL"],
        ["5", "0-(070)893-3322", "Phone"],
        ["6", "5-(997)640-5104", "P"],
    )
    write("nodes.Crime", [":ID", "date", "id", "type", "last_outcome", "note", "charge", ":LABEL"],
          ["9", "24/08/2017", "abc", "Drugs", "", "", "", "Crime"])  # fmt: skip
    write(
        "nodes.PhoneCall",
        [":ID", "call_duration", "call_time", "call_date", "call_type", ":LABEL"],
        ["7", "38", "00:32", "04/08/2017", "CALL", "PhoneCall"],
    )  # fmt: skip
    ends = [":START_ID", ":END_ID", ":TYPE"]
    write("relationships.PARTY_TO", ends, ["1", "9", "PARTY_TO"])
    write("relationships.HAS_PHONE", ends, ["1", "5", "HAS_PHONE"])
    write("relationships.CALLER", ends, ["7", "5", "CALLER"])
    write("relationships.CALLED", ends, ["7", "6", "CALLED"])
    write("relationships.KNOWS", ends, ["1", "2", "KNOWS"])
    write("relationships.FAMILY_REL", [*ends, "rel_type"], ["1", "2", "FAMILY_REL", "SIBLING"])
    rows = load_all(tmp_path, MAPPINGS / "pole.mapping.yaml")
    assert not any(row.rejected for row in rows)
    kinds = sorted(str(statement.kind) for row in rows for statement in row.statements)
    assert kinds == ["ASSOCIATED_WITH", "CALLED", "HOLDS", "HOLDS", "HOLDS", "RELATED_TO", "USES"]
    assert {row.case.number for row in rows if row.case} == {"register", "9"}
