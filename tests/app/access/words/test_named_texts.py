"""Names and numbers of victims that an office wrote where they do not belong show nowhere: in no
answer, screen or file, for nobody who may not see them.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.access.rights import Right
from graph.schema import Audience
from tests.app.access.twins import every_screen
from tests.app.access.twins.answers import answer, kept_open
from tests.app.access.twins.asking import run, working_in
from tests.app.access.twins.every_command import (
    CHANGES,
    RARE,
    READS,
    Viewer,
    ask,
    commands,
    two_of,
    viewers,
)
from tests.app.access.twins.needles import forms, found, readable
from tests.app.access.twins.twin_office import REVEAL, names, write_decisions
from tests.app.access.words.named_office import FIRST, VICTIM, fill, secrets

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

HIS_OWN_FILE = ("load new", "load more")
"""Asks whose files the asker has in hand: what a load says of its own file may name it."""
VIEWERS = (
    Viewer(Audience.INTERNAL, "analyst", "id", "table"),
    Viewer(Audience.INTERNAL, "handler", "en", "json"),
    Viewer(Audience.PARTNER, "briefing", "id", "json"),
    Viewer(Audience.PUBLIC, "head", "en", "csv"),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("named") / "office"
    folder.mkdir()
    with working_in(folder):
        fill(folder)
        write_decisions()
    return folder


@pytest.fixture(scope="module")
def known(office: Path) -> Mapping[str, str]:
    with working_in(office):
        return names()


@pytest.fixture(scope="module")
def needles() -> dict[str, str]:
    """Every form of every secret, and what files and sheets are called."""
    named = {form: text for column, text in secrets() for form in forms(column, text)}
    return {**named, **{text.casefold(): text for text in (f"pengaduan {VICTIM}", FIRST)}}


def told(needles: Mapping[str, str], typed: tuple[str, ...], text: str) -> list[str]:
    """Secrets that an answer holds, but for what was typed to get it."""
    for word in typed:
        text = text.replace(word, "…").replace(word.casefold(), "…").replace(word.upper(), "…")
    return sorted({needles[hit] for hit in found(needles, readable(text))})


def test_no_answer_tells_a_name_or_number(office, known, needles):
    leaking = {}
    with working_in(office), kept_open():
        for line in READS:
            if line.startswith(HIS_OWN_FILE):
                continue
            for viewer in VIEWERS:
                asked = ask(line, known, viewer)
                if hits := told(needles, asked.typed, answer(asked).text):
                    leaking[f"{line} {viewer.audience} {asked.viewer.format}"] = hits
    assert leaking == {}


def test_no_answer_to_a_change_tells_one(office, known, needles, tmp_path):
    leaking = {}
    for place, line in enumerate(CHANGES):
        if line.startswith(HIS_OWN_FILE):
            continue
        formats = commands()[line.split(maxsplit=1)[0]].formats
        right = next((RARE[begin] for begin in RARE if line.startswith(begin)), Right.REVIEW)
        for viewer in two_of(viewers(formats), place, right):
            copy = tmp_path / "office"
            shutil.copytree(office, copy)
            with working_in(copy):
                asked = ask(line, known, viewer, changes=True)
                if hits := told(needles, asked.typed, answer(asked).text):
                    leaking[f"{line} {viewer}"] = hits
            shutil.rmtree(copy)
    assert leaking == {}


def test_no_screen_tells_one(office, known, needles):
    leaking = {}
    typed = tuple(known[name] for name in ("victim", "secret_account", "secret_phone_id"))
    with working_in(office), kept_open():
        for audience, role in every_screen.VIEWERS:
            for title, text in every_screen.drawn(known, audience, role).items():
                if hits := told(needles, typed, text):
                    leaking[f"{title} {audience}"] = hits
    assert leaking == {}


def test_who_may_reveal_reads_all_of_it(office, known, needles):
    head = Viewer(Audience.INTERNAL, "head", "en", "json")
    shown = set[str]()
    with working_in(office):
        for line in ("sources", "drafts", "show {his_case}", "watch", "judgements", "networks"):
            shown.update(told(needles, (), answer(ask(line, known, head), *REVEAL).text))
    assert VICTIM in shown
    assert f"pengaduan {VICTIM}".casefold() in {text.casefold() for text in shown}


def test_a_load_warns_of_what_its_own_file_names_and_of_nobody_else(office, tmp_path):
    copy = tmp_path / "office"
    shutil.copytree(office, copy)
    other = "Nomor Pengaduan;Nama;Peran\nZ-1/SITI RAHASIA;Budi Wijaya;calo\n"
    with working_in(copy):
        (copy / "asing.csv").write_text(other, encoding="utf-8")
        _, printed = run(["load", FIRST, "asing.csv", "--no-link", "--format", "json"])
    named = [
        issue for issue in json.loads(printed)["load"]["issues"] if "protected" in issue["reason"]
    ]
    assert {issue.get("column", "") for issue in named} >= {"", "number", "office", "categories"}
    assert {issue["value"] for issue in named} >= {f"Korban {VICTIM}", f"K-1/{VICTIM.upper()}"}
    assert not [issue for issue in named if issue["file"] == "asing.csv"]
