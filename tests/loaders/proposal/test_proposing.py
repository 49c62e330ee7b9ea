"""Proposed mappings.

What columns are taken for, that any table loads, and that what was sure stays as it was.
"""

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.load import Loaded, load, plan_load
from loaders.mapping.value_shapes import first_rows
from loaders.mapping.yaml_writer import render_mapping
from loaders.proposal.proposed import Because, CaseFrom, ProposedColumn
from loaders.proposal.proposing import mapping_of, propose_table
from loaders.proposal.trial import try_rows
from loaders.readers.registry import read_tables
from loaders.sample import write_sample
from loaders.tables import Row, Table
from loaders.vocabulary.headers import HeaderMeaning
from tests.loaders.proposal.tables import TABLES, Made, right_columns


def table(*rows: tuple[str, ...], name: str = "x.csv") -> Table:
    header, *below = rows
    read = [
        Row(at, dict(zip(header, cells, strict=True))) for at, cells in enumerate(below, start=2)
    ]
    return Table(name, "", header, lambda: iter(read))


def column(of: Table, header: str) -> ProposedColumn:
    return next(column for column in propose_table(of).columns if column.column == header)


def values(rows: list[Loaded]) -> list[tuple[object, ...]]:
    return [(row.case, row.mentions, row.statements, row.issues, row.rejected) for row in rows]


@pytest.mark.parametrize("of", TABLES, ids=lambda table: table.name)
def test_columns_are_taken_for_what_they_are(of: Made) -> None:
    wrong = [(header, wanted, got) for header, wanted, got in right_columns(of) if wanted != got]
    assert wrong == []


@pytest.mark.parametrize("of", TABLES, ids=lambda table: table.name)
def test_every_made_up_table_loads_by_its_proposal_without_a_rejected_row(of: Made) -> None:
    source = of.table()
    proposal = propose_table(source)
    rows = first_rows(source)
    tried = list(try_rows(source, rows, proposal.spec, mapping_of(source.file, [proposal])))
    assert len(tried) == len(rows)
    assert [row.issues for row in tried if row.rejected] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_written_proposal_gives_the_values_of_the_automatic_mapping(
    tmp_path: Path, language: str
) -> None:
    write_sample(tmp_path / "cases", cases=60, seed=5, language=language)
    files = [path for path in (tmp_path / "cases").iterdir() if not path.name.startswith("_")]
    assert len(files) == 3
    for path in files:
        proposals = [propose_table(table) for table in read_tables(path)]
        assert all(column.sure for proposal in proposals for column in proposal.columns)
        mapping = tmp_path / "x.mapping.yaml"
        mapping.write_text(render_mapping(mapping_of(path.name, proposals)), encoding="utf-8")
        automatic, mapped = (
            list(load(plan_load([path]))),
            list(load(plan_load([path], mapping=mapping))),
        )
        assert values(mapped) == values(automatic)


def test_a_phone_column_that_holds_identity_numbers_is_said_to_be_doubtful() -> None:
    found = column(
        next(table for table in TABLES if table.name == "phones_are_niks").table(), "No HP Korban"
    )
    assert (found.field, found.sure, found.because, found.said) == (
        "nik",
        False,
        Because.AGAINST,
        "phone",
    )


def test_what_only_values_tell_is_unsure_and_says_its_share() -> None:
    found = column(next(table for table in TABLES if table.name == "no_words_at_all").table(), "A4")
    assert (found.sure, found.because, found.shape, found.share) == (
        False,
        Because.VALUES,
        "nik",
        1.0,
    )
    assert 0 < len(found.examples) <= 3


def test_the_order_of_dates_comes_from_the_values_or_is_said_to_be_unclear() -> None:
    orders = {table.name: propose_table(table.table()) for table in TABLES}
    assert orders["american_dates"].date_order == "mdy"
    assert not orders["american_dates"].dates_unclear
    assert orders["vague_dates"].dates_unclear
    assert not orders["register_id"].dates_unclear


def test_people_of_no_complaint_are_parties_of_a_register_and_nobody_is_accused() -> None:
    source = next(table for table in TABLES if table.name == "people_list").table()
    proposal = propose_table(source)
    tried = list(
        try_rows(source, first_rows(source), proposal.spec, mapping_of(source.file, [proposal]))
    )
    assert proposal.case_from is CaseFrom.FILE and proposal.role_unknown
    assert {row.case_id for row in tried} == {tried[0].case_id}
    assert tried[0].case is not None and (tried[0].case.number, tried[0].case.scheme) == (
        "people_list.csv",
        "register",
    )
    assert {mention.role for row in tried for mention in row.mentions} == {"pihak_lain"}


def test_complaints_without_a_number_are_one_case_a_row() -> None:
    source = next(table for table in TABLES if table.name == "no_number_but_complaints").table()
    proposal = propose_table(source)
    tried = list(
        try_rows(source, first_rows(source), proposal.spec, mapping_of(source.file, [proposal]))
    )
    assert proposal.case_from is CaseFrom.ROW
    assert [row.case.number for row in tried[:2] if row.case] == ["#2", "#3"]
    assert len({row.case_id for row in tried}) == len(tried)


def test_what_a_person_chose_stands_and_what_is_left_out_is_not_kept() -> None:
    source = table(("Nomor", "A", "B"), ("K-1", "Budi", "x"), ("K-2", "Ani", "y"))
    chosen = {
        "Nomor": HeaderMeaning("number"),
        "A": HeaderMeaning("names", "pihak_diadukan", 1),
        "B": HeaderMeaning("left"),
    }
    proposal = propose_table(source, chosen=chosen)
    first, second = try_rows(
        source, first_rows(source), proposal.spec, mapping_of("x.csv", [proposal])
    )
    assert [mention.name for mention in (*first.mentions, *second.mentions)] == ["Budi", "Ani"]
    assert first.case is not None and first.case.number == "K-1" and not first.case.extra
    assert [column.because for column in proposal.columns] == [Because.CHOSEN] * 3


def test_columns_that_nothing_takes_are_kept() -> None:
    source = table(("Nomor Kasus", "Nama Korban", "Warna"), ("1", "Siti Contoh", "merah"))
    proposal = propose_table(source)
    (row,) = try_rows(source, first_rows(source), proposal.spec, mapping_of("x.csv", [proposal]))
    assert row.case is not None and row.case.extra == {"Warna": "merah"}


def test_a_row_of_values_taken_for_the_header_is_told() -> None:
    source = table(
        ("081234500011", "7271010101900001", "2024-01-02"),
        ("081234500022", "7271010101900002", "2024-01-03"),
        ("081234500033", "7271010101900003", "2024-01-04"),
    )
    assert propose_table(source).headless
    assert not propose_table(TABLES[0].table()).headless


def test_a_workbook_with_titles_above_its_header_is_proposed_sheet_by_sheet(tmp_path: Path) -> None:
    path = tmp_path / "buku [1].xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Januari", "Februari (2)"):
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, "REGISTER PENGADUAN")
            sheet.write_row(2, 0, ["Nomor Pengaduan", "Nama Korban", "Xx"])
            for at in range(4):
                sheet.write_row(3 + at, 0, [f"{name}-{at}", "Siti Contoh", f"08123450001{at}"])
    proposals = [propose_table(table) for table in read_tables(path)]
    mapping = tmp_path / "x.mapping.yaml"
    mapping.write_text(render_mapping(mapping_of(path.name, proposals)), encoding="utf-8")
    rows = list(load(plan_load([path], mapping=mapping)))
    assert [proposal.sheet for proposal in proposals] == ["Januari", "Februari (2)"]
    assert len(rows) == 8 and not any(row.rejected for row in rows)
    assert {i.value for row in rows for m in row.mentions for i in m.identifiers} == {
        f"+628123450001{n}" for n in range(4)
    }


cells = st.text(max_size=12) | st.sampled_from(
    [
        "7271014503900001",
        "081234567890",
        "31/12/2024",
        "12/31/24",
        "Budi Santoso",
        "L",
        "calo",
        "PT A B",
        "12",
        "BRI",
        "ya",
    ]
)


@settings(max_examples=120, deadline=None)
@given(
    headers=st.lists(
        st.text(max_size=12)
        | st.sampled_from(["NIK", "Nama", "Peran", "HP", "Tanggal", "No", "(row)", "Nomor Kasus"]),
        min_size=1,
        max_size=5,
        unique=True,
    ),
    rows=st.lists(st.lists(cells, min_size=5, max_size=5), min_size=1, max_size=6),
)
def test_any_table_with_rows_gets_a_mapping_that_loads_some_of_them(
    headers: list[str], rows: list[list[str]]
) -> None:
    source = table(tuple(headers), *(tuple(row[: len(headers)]) for row in rows))
    filled = [row for row in rows if any(cell.strip() for cell in row[: len(headers)])]
    proposal = propose_table(source)
    tried = list(
        try_rows(source, first_rows(source), proposal.spec, mapping_of(source.file, [proposal]))
    )
    left = {column.column for column in proposal.columns if column.field == "left"}
    if filled and len(left) < len(headers):
        assert any(not row.rejected for row in tried) or not tried
