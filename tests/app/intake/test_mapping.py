"""The mapping helper as people use it: `simpul map`, what it writes, and correcting a file on the
screen.
"""

import csv
import io
import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.exports.mapping_file import load_command, mapping_text
from app.intake.mapping import propose_file
from app.settings import Settings
from app.wording.columns import PARTY, REASONS, SHAPES, target_label
from app.wording.wording import Wording
from app.workspace import Workspace
from graph.errors import UnreadableFile
from loaders.load import load, plan_load
from loaders.mapping.value_shapes import ValueShape
from loaders.mapping.yaml_reader import read_mapping
from loaders.proposal.proposed import Because
from loaders.vocabulary.headers import HeaderMeaning
from tests.app.cli.test_application import simpul
from tests.app.views.drawn import frames

ROWS = (
    "Perkara;Masuk;Orang;Kontak;Warna\n"
    "ADU/001/2024;13-01-2024;Umar Contoh;0812-3450-0011;merah\n"
    "ADU/002/2024;14-01-2024;Ani Contoh;081234500022;biru\n"
    "ADU/003/2024;15-01-2024;Budi Contoh;081234500033;merah\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aduan lama.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_map_shows_what_is_unsure_and_writes_a_mapping_that_loads(file: Path) -> None:
    shown = simpul("map", file.name, cwd=file.parent)
    mapping = file.parent / "aduan lama.mapping.yaml"
    assert "5 columns, 4 of them unsure" in shown
    assert "number of the case" in shown and "+62 812-3450-0011" in shown
    assert "none of the first 3 rows would be rejected" in shown
    assert load_command(file.name, mapping.name) in shown
    assert "names: Orang  # ? taken for name because 100 % of the values" in mapping.read_text(
        encoding="utf-8"
    )
    assert [
        str(identifier.scheme)
        for identifier in read_mapping(mapping).tables[0].mentions[0].identifiers
    ] == ["phone"]
    report = json.loads(
        simpul(
            "load",
            file.name,
            "--mapping",
            mapping.name,
            "--format",
            "json",
            "--no-link",
            cwd=file.parent,
        )
    )
    assert report["load"]["values"]["mentions"] == {"read": 3, "new": 3}


def test_map_leaves_a_mapping_that_is_there_unless_forced(file: Path) -> None:
    place = file.parent / "m.yaml"
    place.write_text("dataset: mine\n", encoding="utf-8")
    told = simpul("map", file.name, "-o", "m.yaml", cwd=file.parent, code=1)
    assert "--force" in told and place.read_text(encoding="utf-8") == "dataset: mine\n"
    simpul("map", file.name, "-o", "m.yaml", "--force", cwd=file.parent)
    assert read_mapping(place).tables


def test_map_prints_json_and_csv_for_programs_with_three_examples_at_most(file: Path) -> None:
    printed = json.loads(simpul("map", file.name, "--format", "json", cwd=file.parent))
    (table,) = printed["tables"]
    assert [each["field"] for each in table["columns"]] == [
        "number",
        "reported_on",
        "names",
        "phone",
        "kept",
    ]
    assert max(len(each["examples"]) for each in table["columns"]) == 3
    assert (table["tried"], table["rejected"], len(table["rows"])) == (3, 0, 3)
    rows = list(
        csv.DictReader(
            io.StringIO(simpul("map", file.name, "-f", "csv", "--force", cwd=file.parent))
        )
    )
    assert [row["column"] for row in rows] == ["Perkara", "Masuk", "Orang", "Kontak", "Warna"]


def test_map_of_what_is_no_table_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("satu\n", encoding="utf-8")
    assert "holds no table" in simpul("map", "x.csv", cwd=tmp_path, code=1)
    assert "no kind that can be read" in simpul("map", "x.rtf", cwd=tmp_path, code=1)
    assert not list(tmp_path.glob("*.yaml"))


def test_map_leaves_no_store_behind(file: Path) -> None:
    simpul("map", file.name, cwd=file.parent)
    assert not list(file.parent.glob("*.db"))


def test_a_mapping_saved_in_a_workspace_is_used_by_the_next_plan(file: Path) -> None:
    settings = Settings(
        store=f"sqlite:///{file.parent / 'x.db'}",
        language="en",
        user="test",
        mappings=str(file.parent / "saved"),
    )
    with Workspace(settings) as space:
        assert space.intake.plan([file]).tables == ()
        chosen = {
            "": {
                "Orang": HeaderMeaning("names", "saksi"),
                "Kontak": HeaderMeaning("phone", "saksi"),
            }
        }
        proposal = space.intake.propose(file, chosen)
        path = space.intake.save_mapping(proposal, mapping_text(proposal, space.wording))
        (planned,) = space.intake.plan([file]).tables
    assert path.parent.name == "saved" and planned.saved
    assert [mention.slot for mention in planned.spec.mentions] == ["saksi"]


def test_the_environment_says_where_mappings_are_saved() -> None:
    assert Settings.from_environment({"SIMPUL_MAPPINGS": "/x"}).mappings == "/x"
    assert Settings.from_environment({}).mappings == "mappings"


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_reason_and_shape_has_words(language: str) -> None:
    wording = Wording(language)
    assert set(REASONS) == set(Because) and set(SHAPES) == set(ValueShape)
    assert (
        target_label("pihak_diadukan_2", "names", wording)
        == {
            "id": "Pihak yang diadukan 2: nama",
            "en": "Reported party 2: name",
        }[language]
    )
    assert len({target_label("korban", field, wording) for field in PARTY}) == len(PARTY)


def test_a_file_that_holds_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a;b\n", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        propose_file(path)


def correcting(file: Path) -> AppTest:
    def page(file: str, store: str, saved: str) -> None:
        from pathlib import Path

        from app.settings import Settings
        from app.views.loading import mapping
        from app.workspace import Workspace

        with Workspace(Settings(store=store, language="en", user="test", mappings=saved)) as space:
            mapping.correct(space, [Path(file)], space.intake.plan([Path(file)]))

    places = {"store": f"sqlite:///{file.parent / 'x.db'}", "saved": str(file.parent / "saved")}
    return AppTest.from_function(
        page, kwargs={"file": str(file), **places}, default_timeout=60
    ).run()


def test_a_file_that_cannot_be_read_yet_opens_its_drop_downs_with_a_live_preview(
    file: Path,
) -> None:
    page = correcting(file)
    assert [each.value for each in page.exception] == []
    assert page.toggle[0].value
    assert [each.label for each in page.selectbox] == ["Perkara", "Masuk", "Orang", "Warna"]
    assert "Victim: name, Phone number (masked)" in frames(page)[0].to_string()
    page.selectbox[2].set_value("pihak_diadukan:names").run()
    assert [each.value for each in page.exception] == []
    assert "Reported party: Umar Contoh" in frames(page)[0].to_string()


def test_saving_on_the_screen_makes_the_next_plan_read_the_file_so(file: Path) -> None:
    page = correcting(file)
    page.selectbox[2].set_value("saksi:names").run()
    page.selectbox[3].set_value(":left").run()
    page.button[0].click().run()
    assert [each.value for each in page.exception] == []
    (saved,) = (file.parent / "saved").iterdir()
    (table,) = read_mapping(saved).tables
    assert {mention.slot: list(mention.fields) for mention in table.mentions}["saksi"] == [
        "names",
        "role",
    ]
    assert table.numbering == ("Warna",)
    assert saved.name in page.success[0].value
    assert page.selectbox[2].value == "saksi:names"


def test_nothing_is_saved_before_a_person_has_said_whose_each_column_is(tmp_path: Path) -> None:
    path = tmp_path / "ganda.csv"
    path.write_text(
        "Nomor Pengaduan;Nama Pihak;HP Pihak;Peran;Nama;HP\n"
        "1/2026;Siti Contoh;081234567890;korban;Budi Contoh;081299990001\n",
        encoding="utf-8",
    )
    page = correcting(path)
    assert [each.value for each in page.exception] == []
    asked = page.selectbox[:2]
    assert [(each.label, each.value) for each in asked] == [("Nama", ":?"), ("HP", ":?")]
    assert page.button[0].disabled
    page.selectbox[0].set_value("pihak_diadukan:names").run()
    assert page.button[0].disabled
    page.selectbox[1].set_value("pihak_diadukan:phone").run()
    assert [each.value for each in page.exception] == []
    assert "Reported party: Budi Contoh, +62 812-9999-0001" in frames(page)[0].to_string()
    page.button[0].click().run()
    (row,) = load(plan_load([path], saved=tmp_path / "saved"))
    parties = {mention.role: (mention.name, len(mention.identifiers)) for mention in row.mentions}
    assert parties == {"korban": ("Siti Contoh", 1), "pihak_diadukan": ("Budi Contoh", 1)}


def test_the_first_rows_are_tried_and_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(
        "Nomor Pengaduan;Tanggal Pengaduan;Nama Korban\n"
        "1/2026;05-01-2026;Siti Contoh\n2/2026;31-02-2026;Ani Contoh\n;;Rina Contoh\n"
        "Jumlah;2 kasus;\n",
        encoding="utf-8",
    )
    with Workspace(Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="test")) as space:
        tried = space.intake.try_first_rows(space.intake.plan([path]))
        assert (tried.rows, tried.loaded, tried.aside, tried.rejected) == (4, 2, 1, 1)
        assert {issue.row for issue in tried.issues} == {3, 4, 5}
        assert space.store.counts().cases == 0
