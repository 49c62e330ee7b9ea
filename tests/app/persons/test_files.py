"""Files about the rights of persons: her own copy holds nobody else, the register tells of nobody."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.exports.persons.copy import write_copy
from app.exports.persons.register import Form, form_text
from app.networks.work.disclosures import DisclosureOrder
from app.operations.erasure.erasing import erase_person, remains_of
from app.operations.erasure.remains import Place
from app.workspace import Workspace
from graph.errors import AccessDenied, InvalidValue, SettingsError
from graph.persons.requests import RequestKind
from tests.app.persons.test_requests import HEAD, NAME, ROWS, hers, load, settings

OTHERS = ("Budi Santoso", "081234567890", "Kronologi rahasia")


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    head = HEAD.strip() + ";No. HP;Kronologi\n"
    rows = ROWS.replace("calo;;;", "calo;;;;081234567890;Kronologi rahasia Budi Santoso")
    (tmp_path / "aduan.csv").write_text(head + rows)
    with Workspace(settings(tmp_path)) as opened:
        load(opened, tmp_path)
        yield opened


def texts_of(path: Path) -> str:
    """Everything that stands in a file, whatever it is."""
    if path.suffix != ".xlsx":
        return path.read_text()
    with zipfile.ZipFile(path) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


@pytest.mark.parametrize("ending", ["json", "html", "xlsx"])
def test_a_copy_holds_what_is_hers_and_nobody_elses(space: Workspace, tmp_path: Path, ending: str):
    space.requests.receive(hers(space), RequestKind.CORRECTION, wanted={"address": "Jl. Mawar 1"})
    told = texts_of(write_copy(space, hers(space), tmp_path / f"copy.{ending}"))
    for text in (NAME, "7271015503900001", "ZZ-77", "ZZ-78", "Jl. Mawar 1"):
        assert text in told
    assert not [text for text in OTHERS if text in told]
    assert (tmp_path / f"copy.{ending}").stat().st_mode & 0o077 == 0


def test_a_copy_says_whether_she_agreed_and_how_long_it_is_kept(space: Workspace, tmp_path: Path):
    copy = json.loads(write_copy(space, hers(space), tmp_path / "copy.json").read_text())
    assert {one["consent"] for one in copy["mentions"]} == {"yes"}
    assert copy["narratives"] == 2
    (entry,) = [one for one in space.store.unmasked.audit() if "format=copy" in one.reason]
    assert entry.subject == hers(space)
    assert copy["log"] == f"{entry.number}:{entry.digest}"


def test_a_copy_says_to_whom_her_cases_were_handed(space: Workspace, tmp_path: Path):
    order = DisclosureOrder(
        receiver="Polda Sulteng",
        cases=("ZZ-77",),
        purpose="LP/B/12",
        basis="legal_obligation",
        until="2090-01-01",
    )
    made = space.disclosures.prepare(order).disclosure.lineage
    copy = json.loads(write_copy(space, hers(space), tmp_path / "a.json").read_text())
    assert copy["recipients"] == []
    with Workspace(settings(tmp_path).override(user="budi")) as other:
        other.disclosures.approve(made)
        other.disclosures.hand_over(made)
    copy = json.loads(write_copy(space, hers(space), tmp_path / "b.json").read_text())
    told = [(one["receiver"], one["until"]) for one in copy["recipients"]]
    assert told == [("Polda Sulteng", "2090-01-01")]
    erased = erase_person(space, space.store.find(NAME))
    left = {one.place: one.names for one in remains_of(space, erased, rejected=tmp_path)}
    assert left[Place.HANDED_OUT] == ("Polda Sulteng",)


def test_who_sees_her_masked_makes_no_copy(space: Workspace, tmp_path: Path):
    her = hers(space)
    masked = settings(tmp_path).override(reveal=False, reason="")
    with Workspace(masked) as other, pytest.raises(AccessDenied, match="--reveal"):
        write_copy(other, her, tmp_path / "copy.json")
    handler = settings(tmp_path).override(role="handler", reveal=False)
    with Workspace(handler) as other, pytest.raises(AccessDenied, match="may not"):
        write_copy(other, her, tmp_path / "copy.json")
    assert not (tmp_path / "copy.json").exists()


def test_a_copy_of_another_ending_or_of_no_person_is_refused(space: Workspace, tmp_path: Path):
    with pytest.raises(SettingsError, match="html"):
        write_copy(space, hers(space), tmp_path / "copy.docx")
    with pytest.raises(InvalidValue, match="no person"):
        write_copy(space, "ZZ-77", tmp_path / "copy.json")


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("form", list(Form))
def test_a_form_is_filled_and_tells_of_nobody(
    space: Workspace, tmp_path: Path, form: Form, language: str
):
    space.requests.receive(hers(space), RequestKind.ACCESS)
    space.close()
    with Workspace(settings(tmp_path).override(language=language)) as other:
        told = form_text(other, form)
    assert "| csv | 1 |" in told
    assert "SIMPUL_RETENTION" in told
    assert "…" in told
    assert "{" not in told
    for text in (NAME, "Budi Santoso", "aduan.csv", "ZZ-77"):
        assert text not in told
