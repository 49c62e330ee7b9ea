"""Each command and each method that writes, in each role: done or refused as the table says."""

import ast
import io
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.access.policy import current_account
from app.access.rights import (
    FOR_OTHERS,
    Right,
    check_right,
    has_right,
    read_table,
    rights_of,
    roles_with,
)
from app.exports.formats import write_export
from app.exports.kinds import ExportKind
from app.help.pages import page
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied
from graph.model import Batch
from graph.schema import VIEWER_ROLES, Audience
from graph.stores import open_store
from graph.stores.base import ReadableStore, Store
from tests.app.access.twins.asking import run, working_in
from tests.app.access.twins.every_command import commands
from tests.offices import alike
from tests.offices.logs import acts

APP = Path(__file__).parents[3] / "app"
ASKED = {
    "networks": Right.READ,
    "show Yusuf": Right.READ,
    "show Yusuf --reveal 'house visit'": Right.REVEAL_ALL,
    "why Yusuf": Right.READ,
    "why Yusuf -f svg -o out.svg": Right.EXPORT,
    "sources": Right.READ,
    "load cases.csv --preview": Right.READ,
    "load cases.csv": Right.LOAD,
    "load cases.csv --draft": Right.LOAD,
    "load sqlite:///office.db --table t": Right.LOAD,
    "drafts": Right.READ,
    "drafts d_0 --accept": Right.LOAD,
    "drafts d_0 --discard": Right.LOAD,
    "link": Right.LINK,
    "resolve --dry-run": Right.READ,
    "resolve --yes": Right.LINK,
    "resolve --report -o out.json": Right.EXPORT,
    "review": Right.REVIEW,
    "review --import pairs.xlsx": Right.REVIEW,
    "review --export out.xlsx": Right.REVIEW,
    "judge Juju Lasut different --why uji": Right.REVIEW,
    "review --groups": Right.REVIEW,
    "settle g_0 same --why uji": Right.REVIEW,
    "split m_0 --why uji": Right.REVIEW,
    "judgements": Right.REVIEW,
    "withdraw j_0 --why uji": Right.REVIEW,
    "indicators": Right.READ,
    "network {network}": Right.READ,
    "gaps {network}": Right.READ,
    "find Yusuf": Right.READ,
    "find Yusuf -o out.csv": Right.EXPORT,
    "path Yusuf Ani": Right.READ,
    "connect Yusuf Ani Lasut": Right.READ,
    "rank": Right.READ,
    "keyplayers {network}": Right.READ,
    "whatif {network} --remove Ani": Right.READ,
    "changes": Right.READ,
    "watch": Right.WATCH,
    "watch 081299998888 --why uji": Right.WATCH,
    "unwatch 081299998888": Right.WATCH,
    "note": Right.READ,
    "note K-1 uji": Right.WORK,
    "note --withdraw nt_0": Right.WORK,
    "tag": Right.READ,
    "tag K-1 uji": Right.WORK,
    "questions": Right.READ,
    "questions --ask uji --about K-1": Right.WORK,
    "questions --restore qs_0": Right.WORK,
    "views": Right.READ,
    "views --save uji --of K-1": Right.WORK,
    "investigations": Right.READ,
    "investigations --begin uji": Right.WORK,
    "texts": Right.READ,
    "texts {network} judgement uji": Right.WORK,
    "texts --withdraw bt_0": Right.WORK,
    "editions": Right.READ,
    "editions {network} --make": Right.WORK,
    "editions --withdraw ed_0": Right.WORK,
    "editions --approve ed_0": Right.APPROVE,
    "editions --unapprove ed_0": Right.APPROVE,
    "pack make {network} --purpose uji -o p.zip": Right.EXPORT,
    "pack verify p.zip": Right.EXAMINE,
    "likely {network}": Right.READ,
    "motifs {network}": Right.READ,
    "scripts": Right.READ,
    "export {network} -f csv": Right.EXPORT,
    "export all -f htcds": Right.EXPORT,
    "brief {network}": Right.BRIEF,
    "open --reveal 'house visit'": Right.REVEAL_ALL,
    "open 081234567890 --case c_1 --why uji": Right.REVEAL_ALL,
    "open 081234567890 --case c_1 --why uji --reveal 'house visit'": Right.REVEAL_ALL,
    "withdraw op_0 --why uji": Right.REVIEW,
    "reveal K-1 --why 'house visit'": Right.REVEAL,
    "handle": Right.READ,
    "handle K-1": Right.READ,
    "handle K-1 sealed --why uji": Right.HANDLE,
    "due": Right.RETAIN,
    "due --extend K-1 --until 2090-01-01 --why uji": Right.RETAIN,
    "persons": Right.RETAIN,
    "persons Ani --asks access": Right.RETAIN,
    "persons Ani --asks withdrawal": Right.RETAIN,
    "persons --done rq_0 --why uji": Right.RETAIN,
    "forget K-1 --yes": Right.FORGET,
    "forget e_0 --yes --drafts": Right.FORGET,
    "sync sqlite:///simpul.db sqlite:///copy.db": Right.SYNC,
    "backup -o s.backup": Right.BACKUP,
    "restore s.backup --check": Right.BACKUP,
    "restore s.backup --yes": Right.BACKUP,
    "disclosures": Right.READ,
    "disclosures --prepare --to P --case K-1 --purpose uji --basis consent": Right.DISCLOSE,
    "disclosures --approve ds_0": Right.APPROVE,
    "disclosures --hand-over ds_0": Right.DISCLOSE,
    "disclosures --who-holds K-1": Right.DISCLOSE,
    "rekey --key none.key": Right.BACKUP,
    "audit": Right.AUDIT,
    "audit totals": Right.AUDIT,
    "audit who-saw c_1": Right.AUDIT,
    "audit verify": Right.AUDIT,
    "audit -o log.csv": Right.AUDIT,
    "doctor": Right.EXAMINE,
    "doctor --mend": Right.MEND,
    "accounts add citra --role analyst": Right.ACCOUNTS,
    "demo d --no-app --cases 3 --store sqlite:///simpul.db": Right.LOAD,
}
"""A line for each thing that a command does, with the right that it needs."""
OF_NO_STORE = {"help", "sample", "map"}
SERVES = {"serve"}
"""Runs until it is ended: that it admits as all others is held by its settings alone."""


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """A folder with a store, to be copied."""
    folder = tmp_path_factory.mktemp("office")
    with Workspace(
        Settings(store=f"sqlite:///{folder / 'simpul.db'}", user="ani", role="investigator")
    ) as space:
        alike.fill(space)
    (folder / "cases.csv").write_text(
        "Nomor Pengaduan;Nama;Peran\nN-1;Budi Santoso;perekrut lapangan\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def here(office, tmp_path, monkeypatch) -> Iterator[Path]:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    folder = tmp_path / "here"
    shutil.copytree(office, folder)
    folder.chmod(0o755)
    with working_in(folder):
        yield folder


def be(folder: Path, role: str) -> None:
    policy = folder / "simpul.db.policy.toml"
    policy.write_text(f'[accounts."{current_account().name}"]\nrole = "{role}"\n')
    policy.chmod(0o644)


def state(folder: Path) -> tuple:
    """All that a store holds, its log, and the files beside it."""
    with open_store(f"sqlite:///{folder / 'simpul.db'}") as store:
        kept = store.digests(), store.revision(), len(acts(store.audit()))
        return *kept, len(store.snapshot_marks()), sorted(_files(folder))


def _files(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.startswith("simpul.db-"):
            yield str(path.relative_to(folder))


@pytest.fixture(scope="module")
def network(office) -> str:
    settings = Settings(store=f"sqlite:///{office / 'simpul.db'}", role="analyst", user="t")
    with Workspace(settings) as space:
        return space.networks.all()[0].id


def test_every_command_is_asked():
    asked = {line.split()[0] for line in ASKED}
    assert asked | OF_NO_STORE | SERVES == set(commands())


@pytest.mark.slow
@pytest.mark.parametrize("role", VIEWER_ROLES)
@pytest.mark.parametrize("line", ASKED)
def test_a_command_is_done_or_refused_as_the_table_says(here, network, line, role):
    right = ASKED[line]
    asked = shlex.split(line.format(network=network))
    be(here, role)
    before = state(here)
    code, printed = run(asked, SIMPUL_LANGUAGE="en")
    refused = f"role {role} may not" in printed
    assert refused is (role not in roles_with(right)), printed
    if refused:
        assert (code, state(here)) == (1, before)


@pytest.mark.slow
@pytest.mark.parametrize("audience", [Audience.PARTNER, Audience.PUBLIC])
@pytest.mark.parametrize("line", [line for line, right in ASKED.items() if right not in FOR_OTHERS])
def test_what_writes_or_unmasks_is_done_for_no_other_audience(here, network, line, audience):
    asked = shlex.split(line.format(network=network))
    before = state(here)
    code, printed = run(asked, SIMPUL_LANGUAGE="en", SIMPUL_AUDIENCE=audience.value)
    assert f"for a {audience} audience nobody may" in printed
    assert (code, state(here)) == (1, before)


# ---- what leaves by no method of a service


@pytest.mark.slow
@pytest.mark.parametrize("role", VIEWER_ROLES)
def test_an_export_is_written_or_refused_as_the_table_says(here, role):
    with Workspace(Settings(store="sqlite:///simpul.db", role="head", user="ani")) as space:
        network = space.networks.all()[0].id
    before = state(here)
    with Workspace(Settings(store="sqlite:///simpul.db", role=role, user="ani")) as space:
        if role in roles_with(Right.EXPORT):
            write_export(space, network, ExportKind.CSV, None)
        else:
            with pytest.raises(AccessDenied, match=f"role {role} may not"):
                write_export(space, network, ExportKind.CSV, None)
            assert state(here) == before


# ---- the table itself


def test_what_is_not_in_the_table_is_denied():
    assert rights_of("") == rights_of("kepala") == frozenset()
    for right in Right:
        assert roles_with(right)
        assert not has_right(right, "nobody", Audience.INTERNAL)
        able = ", ".join(role for role in VIEWER_ROLES if role in roles_with(right))
        with pytest.raises(AccessDenied, match=f"ask one of {able}$"):
            check_right(right, "nobody", Audience.INTERNAL)


def test_the_help_tells_of_every_right_that_not_all_have():
    told = {right for rights in _TOLD for right in rights}
    assert set(Right) - told == {Right.EXAMINE}
    assert roles_with(Right.EXAMINE) == set(VIEWER_ROLES)


@pytest.mark.parametrize(
    ("said", "of"),
    [
        ('[a]\nread = ["yes"]', "zip"),
        ('[a]\nread = ["yes", "yes", "yes", "yes", "yes", "yes", "yes", "maybe"]', "yes or no"),
        ('[a]\nfly = ["no", "no", "no", "no", "no", "no", "no", "no"]', "fly"),
        ('[a]\nread = ["no", "no", "no", "no", "no", "no", "no", "no"]', "nothing says"),
    ],
)
def test_a_table_that_does_not_say_all_is_refused(said, of):
    with pytest.raises(ValueError, match=of):
        read_table(said)


def test_who_keeps_accounts_or_reads_the_log_reads_no_case():
    assert rights_of("auditor") == {Right.AUDIT, Right.EXAMINE}
    kept = {Right.ACCOUNTS, Right.BACKUP, Right.MEND, Right.EXAMINE}
    assert rights_of("administrator") == kept


def test_who_changes_what_is_linked_may_link():
    for right in (Right.LOAD, Right.REVIEW, Right.WATCH, Right.FORGET, Right.SYNC):
        assert roles_with(right) <= roles_with(Right.LINK)


_TOLD = (
    (Right.READ,),
    (Right.EXPORT, Right.BRIEF),
    (Right.LOAD, Right.LINK, Right.REVIEW, Right.WATCH, Right.WORK),
    (Right.REVEAL, Right.HANDLE),
    (Right.REVEAL_ALL,),
    (Right.DISCLOSE,),
    (Right.OVERRIDE,),
    (Right.APPROVE,),
    (Right.FORGET, Right.RETAIN, Right.SYNC),
    (Right.MEND, Right.BACKUP),
    (Right.ACCOUNTS,),
    (Right.AUDIT,),
)
"""What the columns of the table in the help stand for."""


@pytest.mark.parametrize(("language", "yes"), [("en", "yes"), ("id", "ya")])
@pytest.mark.parametrize("role", VIEWER_ROLES)
def test_the_help_tells_what_each_role_may_do(role, language, yes):
    (line,) = [
        row for row in page("privacy", language).splitlines() if row.startswith(f"| `{role}`")
    ]
    told = [cell.strip() == yes for cell in line.strip("|").split("|")[1:]]
    assert len(told) == len(_TOLD)
    for says, rights in zip(told, _TOLD, strict=True):
        assert {role in roles_with(right) for right in rights} == {says}


# ---- nothing writes beside the door

WRITES = {name for name in vars(Store) if not name.startswith("_")}
CLEAR = WRITES - {"append", "put", "withdraw"}
"""Names that nothing else has."""


def calls_in(path: Path) -> Iterator[ast.Attribute]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            yield node


def test_a_store_that_is_read_has_no_method_that_writes():
    assert {"put", "append", "withdraw", "append_audit", "save_resolution"} <= WRITES
    assert not WRITES & set(dir(ReadableStore))


@pytest.mark.parametrize("path", sorted(APP.rglob("*.py")), ids=lambda path: path.name)
def test_nothing_writes_to_what_is_only_read(path):
    """Types hold the rest: `unmasked` is a ReadableStore, which mypy refuses to write to."""
    name = str(path.relative_to(APP))
    for node in calls_in(path):
        of = node.value
        if node.attr in WRITES:
            assert not (isinstance(of, ast.Attribute) and of.attr == "unmasked"), node.lineno
        if node.attr in {"append_audit", "append_audit_all"}:
            assert name == "access/log.py"
        if node.attr == "_opened":
            assert name == "access/masked_store.py"


def test_a_store_is_opened_where_who_is_at_work_was_asked():
    opening = set()
    for path in APP.rglob("*.py"):
        names = {
            node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)
        }
        if names & {"open_store", "open_logged"}:
            opening.add(str(path.relative_to(APP)))
    assert opening == {
        "access/log.py",
        "operations/backup.py",
        "operations/doctor.py",
        "operations/log_checks.py",
        "operations/rekey.py",
        "operations/restore.py",
        "operations/sync.py",
        "server.py",
        "workspace.py",
    }


def test_a_right_is_asked_before_a_store_is_handed_out(here):
    with (
        Workspace(Settings(store="sqlite:///simpul.db", role="briefing", user="b")) as space,
        pytest.raises(AccessDenied),
    ):
        space.store.writing(Right.LOAD).put(Batch())
