"""The log as it is read: by operation, account, day and person; who saw somebody; and by whom."""

import ast
import csv
import json
from pathlib import Path

import pytest

from app.access.logbook.operations import ACTIONS, Operation, operation_of
from app.access.policy import current_account
from app.audit.reading import Asked, seen_by, totals
from app.operations.sync import sync_between
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied, InvalidValue
from graph.stores import open_store
from tests.offices.commands import runner
from tests.offices.people import mention
from tests.offices.stored import batch

APP = Path(__file__).parents[3] / "app"
VICTIM = mention(2, "Ratna Wulandari", case="c_1", role="korban", phone="+6285211112222")
PARTIES = (
    mention(1, "Budi Santoso", case="c_1", phone="+6281234567890"),
    mention(1, "Budi Santoso", case="c_2", phone="+6281234567890"),
)

pytestmark = pytest.mark.usefixtures("state")


@pytest.fixture
def uri(tmp_path: Path) -> str:
    """A store in which two accounts looked at different people."""
    uri = f"sqlite:///{tmp_path / 's.db'}"
    with by("ani", uri) as space:
        space.store.unmasked.put(batch(VICTIM, *PARTIES))
        space.linker.link()
        space.dossiers.of(named(uri)["Budi Santoso"])
    with by("eko", uri, reveal=True, reason="house visit to Ratna Wulandari") as space:
        space.dossiers.of(named(uri)["Ratna Wulandari"])
    return uri


def by(user: str, uri: str, role: str = "head", **given: object) -> Workspace:
    return Workspace(Settings(store=uri, user=user, role=role, language="en", **given))


def named(uri: str) -> dict[str, str]:
    with open_store(uri) as store:
        return {entity.name: entity.id for entity in store.entities()}


def test_the_log_tells_the_six_operations_of_the_law():
    six = {"collection", "alteration", "consultation", "disclosure", "combination", "erasure"}
    assert six <= set(Operation) and six <= {operation.value for operation in ACTIONS.values()}


def constants_of(tree: ast.AST) -> dict[str, str]:
    """The texts that a module calls by a name."""
    found = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        names = [name for name in ast.walk(node.targets[0]) if isinstance(name, ast.Name)]
        texts = [text for text in ast.walk(node.value) if isinstance(text, ast.Constant)]
        if len(names) == len(texts):
            found |= {name.id: str(text.value) for name, text in zip(names, texts, strict=True)}
    return found


def logged_words() -> set[str]:
    """Every word that is logged as an action: literals, and constants of the modules."""
    constants: dict[str, str] = {}
    said: list[ast.expr] = []
    drawing = {"views", "components", "exports", "wording", "cli"}
    for path in APP.rglob("*.py"):
        if drawing.intersection(path.relative_to(APP).parts):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants |= constants_of(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                place = {"log": 0, "add_entry": 2, "add_unwitnessed": 2, "Act": 2}.get(called)
                if place is not None and len(node.args) > place:
                    said.append(node.args[place])
    literal = {str(word.value) for word in said if isinstance(word, ast.Constant)}
    named = {word.id for word in said if isinstance(word, ast.Name)}
    return literal | {constants[name] for name in named if name in constants}


def test_each_action_that_is_written_belongs_to_an_operation():
    words = logged_words()
    assert len(words) >= 20
    assert sorted(word for word in words if operation_of(word) is Operation.OTHER) == []


def test_entries_are_found_by_operation_account_day_and_person(uri):
    victim = named(uri)["Ratna Wulandari"]
    with by("sri", uri) as space:
        consulted = space.log.lines(Asked(operation="consultation"))
        assert {line.by for line in consulted} == {"ani", "eko"}
        assert {line.by for line in space.log.lines(Asked(account="eko"))} == {"eko"}
        about = space.log.lines(Asked(about=victim, operation="consultation"))
        assert [line.action for line in about] == ["reveal", "view"]
        assert space.log.lines(Asked(until="2020")) == ()
        assert len(space.log.lines(Asked(since="2020-01-01"))) > len(consulted)


@pytest.mark.parametrize("asked", [Asked(operation="dance"), Asked(since="yesterday")])
def test_what_cannot_be_asked_is_said_so(uri, asked):
    with by("sri", uri) as space, pytest.raises(InvalidValue):
        space.log.lines(asked)


def test_who_saw_a_person_is_told_by_account_with_how_and_why(uri):
    victim, budi = named(uri)["Ratna Wulandari"], named(uri)["Budi Santoso"]
    with by("sri", uri) as space:
        (seen,) = space.log.who_saw(victim)
        assert (seen.by, seen.opened, seen.by_name) == ("eko", 1, 1)
        assert {seen.by for seen in space.log.who_saw(budi)} == {"ani"}
        assert {seen.by for seen in space.log.who_saw("c_1")} == {"ani", "eko"}
        assert {seen.by for seen in space.log.who_saw("Budi Santoso")} == {"ani", "sri"}


def test_a_copy_of_the_whole_store_shows_everybody(uri, tmp_path):
    settings = Settings(store=uri, role="head", language="en")
    sync_between(settings, uri, f"sqlite:///{tmp_path / 'copy.db'}")
    with by("sri", uri) as space:
        given = {seen.by: seen.given for seen in space.log.who_saw(named(uri)["Budi Santoso"])}
    assert given[current_account().name] == 1


def test_reading_the_log_is_in_the_log(uri):
    victim = named(uri)["Ratna Wulandari"]
    with by("sri", uri) as space:
        space.log.who_saw(victim)
        read = space.log.lines(Asked(operation="log"))
    assert [(line.by, line.ids[:1]) for line in read] == [("sri", ()), ("sri", (victim,))]


def test_an_auditor_reads_the_log_and_no_name(uri):
    victim = named(uri)["Ratna Wulandari"]
    with by("audi", uri, role="auditor") as space:
        lines = [*space.log.lines(), *space.log.seen(victim)]
        (seen,) = space.log.who_saw(victim)
        with pytest.raises(AccessDenied):
            space.log.who_saw("Ratna Wulandari")
        with pytest.raises(AccessDenied):
            space.dossiers.of(victim)
    told = repr(lines) + repr(seen)
    assert "house visit" in told
    assert not any(name in told for name in ("Ratna", "Wulandari", "Budi", "Santoso"))


@pytest.mark.parametrize("role", ["handler", "investigator", "analyst", "briefing", "approver"])
def test_who_may_not_read_the_log_is_refused(uri, role):
    with by("ani", uri, role=role) as space:
        for ask in (space.log.lines, lambda: space.log.who_saw("c_1")):
            with pytest.raises(AccessDenied, match="read the log"):
                ask()


def test_totals_count_each_entry_once(uri):
    with by("sri", uri) as space:
        lines = space.log.lines()
    found = totals(lines)
    assert found.entries == len(lines) == sum(found.operations.values())
    assert found.entries == sum(found.accounts.values())
    assert seen_by((), ["c_1"]) == ()


def test_the_command_prints_and_writes_what_was_asked(uri, tmp_path):
    ask = runner(SIMPUL_STORE=uri, SIMPUL_LANGUAGE="en")
    printed = json.loads(ask("audit", "--operation", "consultation", "-f", "json").stdout)
    assert {row["by"] for row in printed} == {"ani", "eko"}
    for ending in ("csv", "json", "xlsx"):
        ask("audit", "-o", str(tmp_path / f"log.{ending}"))
    written = (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(written.splitlines()))
    kept = json.loads((tmp_path / "log.json").read_text())
    assert len(kept["log"]) > len(rows) > 5
    assert (tmp_path / "log.xlsx").read_bytes().startswith(b"PK")
    ask("audit", "who-saw", code=2)
    ask("audit", "list", "K-1", code=2)
    assert "✓ log: whole" in ask("audit", "verify").stdout
    assert "✗" in ask("audit", "verify", "--head", "1:00", code=1).stdout
    assert "consultation" in ask("audit", "totals").stdout
