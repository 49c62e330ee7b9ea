"""The review from the command line: lists, side by side, decisions, refusals, workbooks."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from graph.errors import AccessDenied, InvalidValue, NotFound, PairNotFound
from graph.schema import Decision
from tests.offices.commands import ACCOUNT, Run, runner
from tests.offices.reviewing import (
    ANI_5,
    ANI_6,
    BUDI_1,
    BUDI_2,
    BUDI_3,
    BUDI_4,
    BUDI_9,
    OFFICE,
    SITI_5,
    SITI_8,
    entity_of,
    linker,
    open_space,
)
from tests.offices.stored import batch


@pytest.fixture
def uri(tmp_path: Path) -> str:
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with open_space(uri) as space:
        space.store.unmasked.put(batch(*OFFICE))
        linker(space).link()
    return uri


@pytest.fixture
def run(uri: str) -> Run:
    return runner(SIMPUL_STORE=uri, SIMPUL_LANGUAGE="en")


def rows(result: Result):
    return json.loads(result.stdout)


def test_the_queue_as_a_table_json_and_csv(run):
    listed = rows(run("review", "--format", "json"))
    assert [pair["n"] for pair in listed] == [1, 2, 3, 4, 5]
    assert listed[0]["why"].startswith(
        "would join two networks of 2 and 2 cases that nothing links yet; both are"
    )
    assert listed[0]["left_name"] == listed[0]["right_name"] == "Budi Santoso"
    told = run("review", "--limit", "2").stdout
    assert "5 pairs to review" in told
    assert "3 more pairs" in told
    lines = run("review", "--format", "csv", "--tier", "review").stdout.splitlines()
    assert lines[0].startswith("n,id,tier,bits,why")
    assert len(lines) == 6
    assert "No pair waits" in run("review", "--tier", "probable").stdout


def test_the_queue_in_indonesian(run):
    told = run("review", SIMPUL_LANGUAGE="id").stdout
    assert "5 pasangan untuk ditinjau" in told
    assert "akan menyatukan dua jaringan" in told
    assert "jenis kelamin berbeda" in run("review", "--format", "json", SIMPUL_LANGUAGE="id").stdout


def test_a_pair_side_by_side(run):
    pairs = rows(run("review", "--format", "json"))
    telephones = {BUDI_1.id, BUDI_2.id, BUDI_3.id, BUDI_4.id}
    first = next(
        pair for pair in pairs if telephones >= {pair["left_mention"], pair["right_mention"]}
    )
    told = run("review", first["id"][:10]).stdout
    for text in (
        first["id"],
        "Side by side",
        "Phone number",
        "File 1",
        f"simpul judge {first['left_mention']}",
    ):
        assert text in told
    found = rows(run("review", first["id"], "--format", "json"))
    assert {field["field"]: field["verdict"] for field in found["fields"]} == {
        "names": "same",
        "phone": "different",
    }
    assert {mention["case"] for mention in found["mentions"]["left"]} <= {
        "c_1",
        "c_2",
        "c_3",
        "c_4",
    }
    assert isinstance(run("review", "l_none", code=1).exception, PairNotFound)


def test_a_decision_is_made_listed_withdrawn_and_listed_as_withdrawn(run):
    done = run("judge", ANI_5.id, ANI_6.id, "same", "--why", "one mother").stdout
    assert "same" in done
    assert "are named as parties" in done
    assert "You said so before" in run("judge", ANI_6.id, ANI_5.id, "same", "--why", "again").stdout
    (made,) = rows(run("judgements", "--format", "json"))
    assert (made["by"], made["decision"], made["why"], made["left_name"]) == (
        ACCOUNT,
        "positive",
        "one mother",
        "Ani Lestari",
    )
    assert "1 judgement" in run("judgements").stdout
    assert isinstance(run("withdraw", made["id"], "--why", " ", code=1).exception, InvalidValue)
    assert (
        f"{made['id']} was withdrawn" in run("withdraw", made["id"][:9], "--why", "cousins").stdout
    )
    assert "nothing changed" in run("withdraw", made["id"], "--why", "cousins").stdout
    assert "Nothing was judged yet" in run("judgements").stdout
    assert "cousins" in run("judgements", "--all").stdout
    (gone,) = rows(run("judgements", "--all", "--format", "json"))
    assert (gone["withdrawn_by"], gone["withdrawn_why"]) == (ACCOUNT, "cousins")
    assert run("judgements", "--all", "--format", "csv").stdout.startswith("id,on,by,decision")
    assert isinstance(run("withdraw", "j_none", "--why", "x", code=1).exception, NotFound)


def test_a_decision_needs_a_reason_and_a_word_of_the_list(run):
    run("judge", ANI_5.id, ANI_6.id, "same", code=2)
    run("judge", ANI_5.id, ANI_6.id, "perhaps", "--why", "x", code=2)


def test_a_refused_decision_shows_what_stands_against_it(run):
    run("judge", BUDI_1.id, BUDI_9.id, "different", "--why", "father and son")
    refused = run("judge", BUDI_9.id, BUDI_1.id, "same", "--why", "they look alike", code=3)
    assert "What stands against it" in refused.stdout
    assert BUDI_1.name in refused.stdout and BUDI_1.id not in refused.stdout
    assert "father and son" in refused.stdout
    assert "withdraw it first" in refused.output
    assert len(rows(run("judgements", "--format", "json"))) == 1


def test_a_split_comes_apart_and_together_again(run, uri):
    told = run("split", BUDI_1.id, "--why", "the son").stdout
    assert "different" in told
    with open_space(uri) as space:
        assert len(set(entity_of(space, BUDI_1, BUDI_2))) == 2
        (made,) = space.review.judgements()
    run("withdraw", made.judgement.id, "--why", "it was him")
    with open_space(uri) as space:
        assert len(set(entity_of(space, BUDI_1, BUDI_2))) == 1


def test_a_workbook_goes_out_and_comes_in(run, tmp_path):
    path = tmp_path / "pairs.xlsx"
    assert "5 pairs written" in run("review", "--export", str(path)).stdout
    book = openpyxl.load_workbook(path)
    book.active["A2"], book.active["A3"], book.active["A4"] = "different", "perhaps", "unsure"
    book.save(path)
    told = run("review", "--import", str(path), code=2).stdout
    assert "5 rows read: 2 new, 0 said before, 2 undecided, 1 not taken" in told
    assert "no such decision" in told
    report = rows(run("review", "--import", str(path), "--format", "json", code=2))
    assert (report["new"], report["unchanged"]) == (0, 2)
    assert report["issues"][0]["row"] == 3


def test_figures_say_how_far_it_has_come(run, uri):
    with open_space(uri) as space:
        space.review.judge(ANI_5.id, ANI_6.id, Decision.NEGATIVE)
    with open_space(uri, user="budi") as space:
        space.review.judge(ANI_5.id, ANI_6.id, Decision.UNSURE)
    told = run("review", "--figures").stdout
    for text in ("Progress", "by weight", "4 – 6", "0%", "Reviewers", "0.00"):
        assert text in told
    found = rows(run("review", "--figures", "--format", "json"))
    assert found["agreement"] == [
        {"left": "ani", "right": "budi", "pairs": 1, "agreed": 0, "kappa": 0.0}
    ]


def test_victims_are_shown_to_who_reveals_them_for_a_reason(run):
    assert "Siti Aminah" not in run("review", "--format", "json").stdout
    head = {"SIMPUL_ROLE": "head"}
    assert "Siti Aminah" in run("review", "--reveal", "house visit", **head).stdout
    run(
        "judge",
        SITI_5.id,
        SITI_8.id,
        "different",
        "--why",
        "two villages",
        "--reveal",
        "house visit",
        **head,
    )
    assert "Nothing was judged yet" in run("judgements").stdout
    assert "two villages" in run("judgements", "--reveal", "house visit", **head).stdout


def test_who_may_not_review_and_what_makes_no_sense(run):
    assert isinstance(run("review", "--audience", "partner", code=1).exception, AccessDenied)
    assert isinstance(run("review", code=1, SIMPUL_ROLE="briefing").exception, AccessDenied)
    run("review", "l_1", "--figures", code=2)


@pytest.mark.parametrize(
    "command", ["review", "judge", "settle", "split", "judgements", "withdraw"]
)
def test_every_command_shows_an_example(run, command):
    assert f"simpul {command}" in run(command, "--help").stdout
