"""The commands of briefings, as somebody types them."""

import json
import shutil
from pathlib import Path

import pytest

from graph.errors import InvalidValue
from tests.offices.commands import runner

EDITION = ("--form", "laporan_informasi", "--make")


@pytest.fixture
def run(earlier: Path, tmp_path: Path):
    shutil.copy(earlier / "s.db", tmp_path)
    return runner(
        SIMPUL_STORE=f"sqlite:///{tmp_path / 's.db'}",
        SIMPUL_LANGUAGE="en",
        SIMPUL_ROLE="investigator",
    )


@pytest.fixture
def network(run):
    return json.loads(run("networks", "--format", "json").stdout)[0]["id"]


def test_an_edition_is_filled_in_as_a_briefing_is(run, network, tmp_path):
    given = ("--fill", "unit=Ditreskrimum", "--fill", "number=R/LI-7/XI/2026")
    made = json.loads(run("editions", network, *EDITION, *given, "-f", "json").stdout)
    assert (made["unit"], made["document_number"]) == ("Ditreskrimum", "Number: R/LI-7/XI/2026")
    for option, name in (("--format", "e.html"), ("--as", "f.html")):
        file = tmp_path / name
        run("editions", "--write", made["id"], option, "html", "-o", str(file))
        assert "R/LI-7/XI/2026" in file.read_text()
    file = tmp_path / "b.html"
    run("brief", network, "--form", "laporan_informasi", *given, "--as", "html", "-o", str(file))
    assert "R/LI-7/XI/2026" in file.read_text()


def test_a_format_that_does_not_fit_is_refused_in_the_chosen_language(run, network):
    said = run("editions", network, "--format", "pdf", code=2).output
    assert "--write" in said
    made = json.loads(run("editions", network, *EDITION, "-f", "json").stdout)
    said = run("editions", "--write", made["id"], "-f", "csv", "-l", "id", code=2).output
    assert "bukan berkas edisi" in said


def test_who_makes_an_edition_is_told_what_is_empty_wrong_and_to_be_done(run, network):
    written = run("texts", network, "judgement", "Budi Santoso adalah pelaku")
    assert "pelaku" in written.stderr
    assert "reported party" in written.stderr
    made = run("editions", network, *EDITION, "--fill", "place=Palu")
    assert "pelaku" in made.stderr
    assert "unit (Unit)" in made.stderr
    assert "place (Place)" not in made.stderr
    assert "simpul editions --approve ed_" in made.stderr
    assert "head of office" in made.stderr


def test_likelihood_and_confidence_are_typed_in_words_of_either_language(run, network):
    for likely, sure in (("Sangat mungkin", "rendah"), ("very-likely", "low")):
        given = ("--likelihood", likely, "--confidence", sure, "-f", "json")
        made = json.loads(run("texts", network, "penilaian", "Satu kelompok", *given).stdout)
        assert (made["part"], made["likelihood"]) == ("judgement", "very_likely")
        assert made["confidence"] == "low"


def test_what_is_no_such_word_is_told_in_the_chosen_language(run, network):
    for option in ("--likelihood", "--confidence"):
        result = run("texts", network, "outlook", "x", option, "barangkali", "-l", "id", code=1)
        assert isinstance(result.exception, InvalidValue)
        assert result.exception.message.values["mend"].values["known"].split(", ")[0] in (
            "hampir mustahil",
            "rendah",
        )
