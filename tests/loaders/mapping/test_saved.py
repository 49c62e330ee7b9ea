"""Saved mappings.

Found again by the header, told, and never in the way of a mapping that was given.
"""

from pathlib import Path

from loaders.load import load, plan_load
from loaders.mapping.saved import save_mapping
from loaders.mapping.yaml_reader import read_mapping
from loaders.mapping.yaml_writer import render_mapping
from loaders.proposal.proposing import mapping_of, propose_table
from loaders.readers.registry import read_tables
from loaders.rows.rejects import RejectWriter
from loaders.vocabulary.headers import HeaderMeaning
from tests.loaders.mapping.test_yaml_reader import write_csv

HEADER = ["Perkara", "Orang", "Nomornya"]


def write_month(folder: Path, name: str, header: list[str] = HEADER) -> Path:
    folder.mkdir(exist_ok=True)
    row = dict(zip(HEADER, ["K-1", "Umar Contoh", "081234500011"], strict=True))
    return write_csv(folder / name, header, [row[column] for column in header])


def save(folder: Path, source: Path, role: str = "pihak_diadukan", name: str = "") -> Path:
    (table,) = read_tables(source)
    chosen = {
        "Perkara": HeaderMeaning("number"),
        "Orang": HeaderMeaning("names", role),
        "Nomornya": HeaderMeaning("phone", role),
    }
    spec = mapping_of(source.name, [propose_table(table, chosen=chosen)])
    return save_mapping(folder, name or source.stem, spec, render_mapping(spec))


def test_a_table_with_the_same_header_is_read_by_the_saved_mapping(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    save(saved, write_month(tmp_path / "a", "januari.csv"))
    later = write_month(tmp_path / "b", "februari.csv", HEADER[::-1])
    plan = plan_load([later], saved=saved)
    (row,) = load(plan)
    (party,) = row.mentions
    assert (party.name, party.role, len(party.identifiers)) == ("Umar Contoh", "pihak_diadukan", 1)
    (planned,) = plan.tables
    assert planned.saved and planned.mapping.name == "januari.mapping.yaml"
    assert [(r.column, r.slot, r.field) for r in plan.tables[0].readings] == [
        ("Nomornya", "pihak_diadukan", "phone"),
        ("Orang", "pihak_diadukan", "names"),
        ("Perkara", "", "number"),
    ]
    assert plan.issues == ()


def test_another_header_or_a_known_folder_without_mappings_changes_nothing(tmp_path: Path) -> None:
    save(tmp_path / "saved", write_month(tmp_path / "a", "januari.csv"))
    other = write_csv(
        tmp_path / "x.csv", [*HEADER, "Lagi"], ["K-1", "Umar Contoh", "081234500011", "x"]
    )
    assert plan_load([other], saved=tmp_path / "saved").tables == ()
    assert plan_load([other], saved=tmp_path / "nowhere").tables == ()


def test_of_two_that_fit_the_last_by_name_is_taken_and_the_other_is_told(tmp_path: Path) -> None:
    source, saved = write_month(tmp_path / "a", "januari.csv"), tmp_path / "saved"
    first = save(saved, source, name="2024")
    (saved / "2025.mapping.yaml").write_text(
        first.read_text(encoding="utf-8").replace("value: pihak_diadukan", "value: calo"),
        encoding="utf-8",
    )
    plan = plan_load([source], saved=saved)
    assert [mention.role for row in load(plan) for mention in row.mentions] == ["perekrut_lapangan"]
    (issue,) = plan.issues
    assert "2025.mapping.yaml" in issue.reason and "2024.mapping.yaml" in issue.reason


def test_saving_again_for_the_same_header_takes_the_place_of_the_first(tmp_path: Path) -> None:
    source, saved = write_month(tmp_path / "a", "januari.csv"), tmp_path / "saved"
    first = save(saved, source)
    assert save(saved, write_month(tmp_path / "b", "maret.csv"), "saksi") == first
    assert [mention.slot for mention in read_mapping(first).tables[0].mentions] == ["saksi"]
    other = write_csv(
        tmp_path / "januari.csv", [*HEADER, "Lagi"], ["K-1", "Umar Contoh", "081234500011", "x"]
    )
    assert save(saved, other).name == "januari~2.mapping.yaml"


def test_a_mapping_that_was_given_goes_before_saved_ones(tmp_path: Path) -> None:
    source, saved = write_month(tmp_path / "a", "januari.csv"), tmp_path / "saved"
    given = save(tmp_path / "given", source, "saksi", name="given")
    save(saved, source)
    plan = plan_load([source], mapping=given, saved=saved)
    assert [mention.role for row in load(plan) for mention in row.mentions] == ["saksi"]


def test_a_mapping_made_for_one_month_fits_the_next_by_its_header(tmp_path: Path) -> None:
    given = save(tmp_path / "given", write_month(tmp_path / "a", "januari.csv"))
    plan = plan_load([write_month(tmp_path / "b", "februari.csv")], mapping=given)
    assert len([row for row in load(plan) if row.mentions]) == 1


def test_a_broken_saved_mapping_is_an_issue_and_the_rest_goes_on(tmp_path: Path) -> None:
    source, saved = write_month(tmp_path / "a", "januari.csv"), tmp_path / "saved"
    save(saved, source)
    (saved / "x.mapping.yaml").write_text("tables: [", encoding="utf-8")
    plan = plan_load([source], saved=saved)
    assert [issue.file for issue in plan.issues] == ["x.mapping.yaml"]
    assert len(list(load(plan))) == 1


def test_rows_of_a_reject_file_load_again_by_the_saved_mapping_that_read_them(
    tmp_path: Path,
) -> None:
    saved = tmp_path / "saved"
    save(saved, write_month(tmp_path / "a", "januari.csv"))
    source = write_csv(
        tmp_path / "april.csv", HEADER, ["K-1", "Umar Contoh", "12"], ["K-2", "Ani Contoh", ""]
    )
    bad, good = load(plan_load([source], saved=saved))
    assert [issue.severity for issue in bad.issues] == ["aside"] and not good.issues
    with RejectWriter(tmp_path / "rejected") as writer:
        writer.write(bad)
    (path,) = writer.paths
    path.write_text(
        path.read_text(encoding="utf-8-sig").replace(",12", ",081234500012"), encoding="utf-8"
    )
    (mended,) = load(plan_load([path], saved=saved))
    assert (mended.rejected, mended.record) == (False, bad.record)


def test_rows_read_by_a_saved_mapping_have_the_ids_that_they_have_without_it(
    tmp_path: Path,
) -> None:
    source, saved = tmp_path / "x.csv", tmp_path / "saved"
    write_csv(source, ["Nomor Kasus", "Nama", "Peran"], ["K-1", "Umar Contoh", "calo"])
    (table,) = read_tables(source)
    spec = mapping_of(source.name, [propose_table(table)])
    save_mapping(saved, "x", spec, render_mapping(spec))
    (before,), (after,) = (
        list(load(plan_load([source], saved=folder))) for folder in (None, saved)
    )
    assert (before.mentions, before.case) == (after.mentions, after.case)
