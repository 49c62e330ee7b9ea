"""Deciding anew from the command line, and the report that says when the model does not fit the
data.
"""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import Result
from msgspec.structs import replace
from typer.testing import CliRunner

from app.cli import cli
from app.resolution.linking import link_store
from app.resolution.rerun import Engine
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import SettingsError, StoreChanged
from graph.model import Identifier, Mention
from graph.schema import Scheme
from graph.stores import open_store
from loaders.sample import write_sample
from tests.offices.commands import ACCOUNT
from tests.offices.logs import acts
from tests.offices.people import NIK, mention
from tests.offices.stored import batch

PHONE = "+6281234567890"
NAME = "Rahmat Lamadjido"
BY_PHONE = tuple(mention(1, NAME, case=case, phone=PHONE) for case in ("c_1", "c_2"))
BY_NIK = tuple(mention(1, NAME, case=case, nik=NIK) for case in ("c_3", "c_4"))
BETWEEN = mention(1, NAME, case="c_5", phone=PHONE, nik=NIK)
VICTIM = mention(2, "Siti Aminah", case="c_1", role="korban")

Run = Callable[..., Result]


@pytest.fixture
def uri(tmp_path: Path) -> str:
    """A store of two people of one name, in which somebody who is both came last."""
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with open_store(uri) as store:
        for came in ((*BY_PHONE, *BY_NIK, VICTIM), (BETWEEN,)):
            store.put(batch(*came))
            link_store(store)
    return uri


@pytest.fixture
def run(uri: str) -> Run:
    def invoke(
        *arguments: str, code: int = 0, language: str = "en", answer: str | None = None
    ) -> Result:
        environment = {
            "SIMPUL_STORE": uri,
            "SIMPUL_LANGUAGE": language,
            "COLUMNS": "200",
        }
        result = CliRunner().invoke(cli, ["resolve", *arguments], env=environment, input=answer)
        assert result.exit_code == code, result.output
        return result

    return invoke


def people(uri: str) -> int:
    with open_store(uri) as store:
        found = {assignment.mention_id: assignment.entity_id for assignment in store.assignments()}
    return len({found[each.id] for each in (*BY_PHONE, *BY_NIK, BETWEEN)})


def test_a_dry_run_shows_whom_it_would_fuse_and_saves_nothing(run: Run, uri: str):
    found = json.loads(run("--dry-run", "--format", "json").stdout)
    assert (found["fused"], found["established"], found["split"], found["saved"]) == (
        1,
        1,
        0,
        False,
    )
    assert [(each["name"], each["were"], each["mentions"]) for each in found["examples"]] == [
        (NAME, 2, 5)
    ]
    assert "Nothing was saved." in run("--dry-run").stdout
    assert people(uri) == 2


def test_people_known_before_are_fused_only_when_that_is_confirmed(run: Run, uri: str):
    told = run(code=1, answer="n\n")
    assert "known as different, 1 times" in told.output
    assert people(uri) == 2
    run(answer="y\n")
    assert people(uri) == 1


def test_with_yes_nobody_is_asked_and_the_log_says_what_was_done(run: Run, uri: str):
    told = run("--yes").stdout
    assert NAME in told and "Nothing was saved." not in told
    with open_store(uri) as store:
        entry = acts(store.audit())[-1]
    assert (entry.by, entry.action) == (ACCOUNT, "resolve")
    assert "1 fused, 0 split" in entry.reason
    again = json.loads(run("--format", "json").stdout)
    assert (again["fused"], again["established"], again["split"]) == (0, 0, 0)


def test_what_would_change_is_told_in_indonesian(run: Run):
    assert "1 semula beberapa orang" in run("--dry-run", language="id").stdout


def test_victims_are_not_named(run: Run, tmp_path: Path):
    page = tmp_path / "r.html"
    run("--report", "--output", str(page))
    assert "Siti Aminah" not in run("--report").stdout + page.read_text()
    assert NAME in page.read_text()


def test_a_decision_on_what_is_no_more_is_refused(uri: str):
    with Workspace(Settings(store=uri, user="ani", language="en")) as space:
        decided = space.rerun.decide()
        with open_store(uri) as store:
            store.put(batch(mention(7, "Budi Santoso", case="c_9")))
            link_store(store)
        with pytest.raises(StoreChanged):
            space.rerun.save(decided)


def test_without_spark_it_is_said_what_to_install(uri: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with (
        Workspace(Settings(store=uri)) as space,
        pytest.raises(SettingsError, match=r"simpul\[spark\]"),
    ):
        space.rerun.decide(Engine.SPARK)


@pytest.mark.parametrize(
    "options",
    [
        ("--output", "r.html"),
        ("--report", "--yes"),
        ("--report", "--dry-run"),
        ("--report", "--output", "r.xlsx"),
    ],
)
def test_options_that_do_not_go_together_are_refused(run: Run, options: Sequence[str]):
    run(*options, code=2)


def test_mentions_that_are_nobody_yet_are_not_reported_on(tmp_path: Path):
    with Workspace(Settings(store=f"sqlite:///{tmp_path / 'n.db'}", language="en")) as space:
        assert space.rerun.report().people == 0
        space.store.unmasked.put(batch(*BY_PHONE))
        with pytest.raises(SettingsError, match="simpul link"):
            space.rerun.report()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder / "cases", cases=300, seed=7)
    with Workspace(Settings(store=f"sqlite:///{folder / 's.db'}", language="en")) as space:
        space.intake.load(space.intake.plan([folder / "cases"]), rejects=folder / "rejected")
        space.linker.link()
    return folder / "s.db"


@pytest.mark.slow
def test_the_sample_fits_the_model(run: Run, sample: Path, tmp_path: Path):
    told = run("--report", "--store", f"sqlite:///{sample}").stdout
    assert "The model fits these data" in told
    written = tmp_path / "r.json"
    run("--report", "--store", f"sqlite:///{sample}", "-o", str(written))
    found = json.loads(written.read_text())
    assert found["fitness"]["mentions"] > 200
    assert sum(each["people"] for each in found["sizes"]) == found["people"]
    assert found["tiers"]["same"] == found["fitness"]["mentions"] - found["people"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "NIKs agree far less often"), ("id", "NIK jauh lebih jarang cocok")],
)
def test_niks_that_were_dealt_out_anew_are_told_of(
    run: Run, sample: Path, tmp_path: Path, language: str, sentence: str
):
    with open_store(f"sqlite:///{sample}") as store:
        mentions = list(store.mentions())
    damaged = f"sqlite:///{tmp_path / 'damaged.db'}"
    with open_store(damaged) as store:
        store.put(batch(*_dealt_anew(mentions)))
        link_store(store)
    assert sentence in run("--report", "--store", damaged, code=2, language=language).stdout


def _dealt_anew(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each that has a NIK with that of another."""
    holders = [
        each for each in mentions if any(one.scheme is Scheme.NIK for one in each.identifiers)
    ]
    niks = [
        next(one.value for one in holder.identifiers if one.scheme is Scheme.NIK)
        for holder in holders
    ]
    step = len(niks) // 2
    given = {each.id: nik for each, nik in zip(holders, niks[step:] + niks[:step], strict=True)}
    return [
        replace(
            each,
            identifiers=tuple(
                (
                    Identifier(scheme=one.scheme, value=given[each.id])
                    if one.scheme is Scheme.NIK
                    else one
                )
                for one in each.identifiers
            ),
        )
        for each in mentions
    ]
