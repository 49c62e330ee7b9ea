"""The commands of kept work, as somebody types them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.offices.commands import runner


@pytest.fixture
def run(earlier: Path, tmp_path: Path):
    shutil.copy(earlier / "s.db", tmp_path)
    return runner(
        SIMPUL_STORE=f"sqlite:///{tmp_path / 's.db'}", SIMPUL_LANGUAGE="en", SIMPUL_ROLE="analyst"
    )


def read(run, *words: str):
    return json.loads(run(*words, "--format", "json").stdout)


def test_a_note_is_written_changed_taken_back_and_brought_back(run):
    made = read(run, "note", "Budi Santoso", "seen in Sigi")
    assert (made["text"], made["names"]) == ("seen in Sigi", "Budi Santoso")
    run("note", "--edit", made["id"][:10], "seen in Poso")
    assert [note["text"] for note in read(run, "note", "Budi Santoso")] == ["seen in Poso"]
    assert "--restore" in run("note", "--withdraw", made["id"], "--why", "wrong").stdout
    assert read(run, "note") == []
    assert read(run, "note", "--restore", made["id"])["text"] == "seen in Poso"
    assert [note["id"] for note in read(run, "note", "--mine")] == [made["id"]]


def test_an_empty_list_says_how_to_begin_and_csv_has_its_header(run):
    for command, begin in (
        ("note", "simpul note WHAT"),
        ("tag", "simpul tag WHAT"),
        ("questions", "--ask"),
        ("views", "--save"),
        ("investigations", "--begin"),
    ):
        assert begin in run(command).stdout
        header, *rows = run(command, "--format", "csv").stdout.splitlines()
        assert (header.startswith("id,version,by,on,at_once"), rows) == (True, [])


def test_a_tag_marks_and_finds(run):
    run("tag", "Budi Santoso", "priority")
    run("tag", "K-1", "priority")
    assert {tag["names"] for tag in read(run, "tag", "--marked", "Priority")} == {
        "Budi Santoso",
        "case K-1",
    }
    (tag,) = read(run, "tag", "K-1")
    run("tag", "--withdraw", tag["id"])
    assert read(run, "tag", "K-1") == []


def test_a_question_is_asked_worked_on_answered_and_told_in_sentences(run):
    asked = read(
        run,
        "questions",
        "--ask",
        "Who pays?",
        "--about",
        "Budi Santoso",
        "--known",
        "cash",
        "--task",
        "ask the bank",
        "--who",
        "ani",
        "--until",
        "2026-12-31",
    )
    run("questions", asked["id"], "--done", "1", "--about", "K-1")
    told = run(
        "questions",
        asked["id"],
        "--conclude",
        "the sponsor",
        "--likelihood",
        "likely",
        "--confidence",
        "low",
    ).stdout
    for line in (
        "What is known: cash",
        "Conclusion: the sponsor",
        "Likelihood: likely (55–80 %).",
        "Confidence in this judgement: low.",
        "until 31 December 2026 · done",
    ):
        assert line in told
    found = read(run, "questions", asked["id"])
    assert (found["status"], found["names"]) == ("answered", ["Budi Santoso", "case K-1"])
    run("questions", asked["id"], "--status", "dropped")
    assert [one["status"] for one in read(run, "questions", "--about", "Budi Santoso")] == [
        "dropped"
    ]
    assert len(read(run, "questions", asked["id"], "--history")) == 6
    assert read(run, "questions", "--about", "Joko Susilo") == []


def test_views_are_saved_combined_and_filed(run):
    folder = read(run, "investigations", "--begin", "Konawe")
    one = read(run, "views", "--save", "One", "--of", "Budi Santoso", "--folder", folder["id"])
    two = read(run, "views", "--save", "Two", "--of", "Joko Susilo", "--private")
    both = read(run, "views", one["id"], "--combine", two["id"], "--rename", "Both")
    assert (both["shown"], both["private"]) == ([*one["shown"], *two["shown"]], True)
    assert len(read(run, "views", "--folder", folder["id"])) == 2
    copy = read(run, "views", one["id"], "--duplicate", "Copy")
    assert read(run, "views", copy["id"], "--rename", "Other")["name"] == "Other"
    run("views", "--withdraw", one["id"])
    assert "One" not in run("views").stdout
    run(
        "investigations",
        folder["id"],
        "--add",
        "Budi Santoso",
        "--task",
        "plan",
        "--until",
        "2026-12-31",
    )
    run("investigations", folder["id"], "--done", "1")
    told = run("investigations", folder["id"]).stdout
    assert "Budi Santoso" in told
    assert "plan · until 31 December 2026 · done" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("note", "Nobody", "x"), "nothing found for"),
        (("note", "Budi Santoso", " "), "a note says something"),
        (("note", "--edit", "nt_none", "x"), "nothing kept as nt_none"),
        (("questions", "qs_none"), "nothing kept as qs_none"),
        (("questions", "--ask", ""), "a question asks something"),
        (("views", "--save", "X"), "say what with --of"),
        (("investigations", "--begin", " "), "give it one"),
        (("tag", "Budi Santoso", "x" * 61), "write a note"),
    ],
)
def test_what_is_wrong_is_one_line_that_says_what_to_do(run, words, told):
    answer = run(*words, code=1)
    assert told in str(answer.exception)
