"""Groups from the command line: listed, side by side, answered, refused, taken back."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from graph.errors import AccessDenied, GroupNotFound, InvalidValue
from tests.offices.commands import Run, runner
from tests.offices.handful import FOUR, TWO, cases_of, fill, reviewing

APART = [("K-1",), ("K-2",), ("K-3",), ("K-4",)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("filled")
    fill(f"sqlite:///{folder / 's.db'}", folder)
    return (folder / "s.db").read_bytes()


@pytest.fixture
def uri(filled: bytes, tmp_path: Path) -> str:
    file = tmp_path / "s.db"
    file.write_bytes(filled)
    return f"sqlite:///{file}"


@pytest.fixture
def run(uri: str) -> Run:
    return runner(SIMPUL_STORE=uri, SIMPUL_LANGUAGE="en")


def rows(result: Result):
    return json.loads(result.stdout)


def people(uri: str) -> list[tuple[str, ...]]:
    with reviewing(uri) as space:
        return cases_of(space, "lamakarate")


def numbers(run: Run, *cases: str) -> str:
    """Members of the first group as they are typed, by the cases that name them."""
    group = rows(run("review", "--groups", "--format", "json"))[0]["id"]
    members = rows(run("review", group, "--format", "json"))["members"]
    return ",".join(
        str(member["n"]) for case in cases for member in members if case in member["cases"]
    )


def first(run: Run) -> str:
    return rows(run("review", "--groups", "--format", "json"))[0]["id"]


def test_groups_as_a_table_json_and_csv(run):
    listed = rows(run("review", "--groups", "--format", "json"))
    assert [(group["n"], len(group["members"])) for group in listed] == [(1, 4), (2, 2)]
    assert set(listed[1]["names"]) == {TWO}
    told = run("review", "--groups", "--limit", "1").stdout
    assert "2 groups to review" in told and "1 more groups" in told
    assert "as one they would join cases that nothing links yet (1 + 1 + 1 + 1)" in told
    assert run("review", "--groups", "--format", "csv").stdout.startswith("n,id,question,members")
    assert "2 kelompok untuk ditinjau" in run("review", "--groups", SIMPUL_LANGUAGE="id").stdout


def test_a_group_side_by_side(run):
    told = run("review", first(run)[:9]).stdout
    for text in ("K-1", "K-4", "H. Hasanudin Lamakarate", "≠ Dolo, Kab. Sigi", "Tie to"):
        assert text in told
    assert f"simpul settle {first(run)}" in told
    assert "Ratna" not in told
    members = rows(run("review", first(run), "--format", "json"))["members"]
    assert sorted(case for member in members for case in member["cases"]) == [
        "K-1",
        "K-2",
        "K-3",
        "K-4",
    ]
    assert isinstance(run("review", "g_none", code=1).exception, GroupNotFound)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("same",), [("K-1", "K-2", "K-3", "K-4")]),
        (("different",), APART),
        (("K-1 K-2", "K-3 K-4"), [("K-1", "K-2"), ("K-3", "K-4")]),
    ],
)
def test_a_group_is_answered_and_taken_back_as_one(run, uri, words, wanted):
    typed = [numbers(run, *word.split()) if "K-" in word else word for word in words]
    done = run("settle", first(run), *typed, "--why", "what the victims say", "--format", "json")
    assert people(uri) == wanted
    act = rows(done)["judgements"][0]["id"].partition("-")[0]
    assert "was withdrawn" in run("withdraw", act, "--why", "read it again").stdout
    assert people(uri) == APART
    assert rows(run("judgements", "--format", "json")) == []


def test_two_of_a_group_are_told_apart_and_calling_all_the_same_is_refused_then(run, uri):
    two = numbers(run, "K-2", "K-4")
    told = run("settle", first(run), "--apart", two, "--why", "father and son").stdout
    assert "different" in told and FOUR in told
    refused = run("settle", first(run), "same", "--why", "they look alike", code=3)
    assert "What stands against it" in refused.stdout and "father and son" in refused.stdout
    assert people(uri) == APART


@pytest.mark.parametrize(
    "words",
    [
        ("1,2", "3"),
        ("1,2", "3,9"),
        ("1,1", "2", "3", "4"),
        ("x",),
        ("--apart", "1"),
        ("--apart", "1,1"),
    ],
)
def test_what_says_not_of_every_member_who_it_is_is_refused(run, uri, words):
    refused = run("settle", first(run), *words, "--why", "x", code=1)
    assert isinstance(refused.exception, InvalidValue)
    assert people(uri) == APART


def test_a_reason_and_an_answer_are_needed_and_only_one(run):
    group = first(run)
    run("settle", group, "same", code=2)
    run("settle", group, "--why", "x", code=2)
    run("settle", group, "same", "--apart", "1,2", "--why", "x", code=2)
    run("review", group, "--groups", code=2)
    run("review", "--groups", "--unsure", code=2)
    run("review", "--groups", "--tier", "probable", code=2)


def test_who_may_not_review_may_not_read_or_answer_groups(run):
    group = first(run)
    for words in (
        ("review", "--groups"),
        ("review", group),
        ("settle", group, "same", "--why", "x"),
    ):
        denied = run(*words, code=1, SIMPUL_ROLE="briefing")
        assert isinstance(denied.exception, AccessDenied)
