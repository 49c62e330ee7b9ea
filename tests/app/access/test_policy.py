"""Who is at work: an account, and the role that a file which others cannot write gives it."""

import getpass
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.access import policy
from app.access.policy import admit, current_account, read_policy
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied, SettingsError
from graph.schema import VIEWER_ROLES
from graph.stores import open_store
from tests.offices.commands import runner
from tests.offices.logs import acts

STRANGER = 65534
"""An account that owns none of what is made here."""
posix = pytest.mark.skipif(os.name != "posix", reason="files have no owner here")
as_root = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root gives a file to another account"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir(mode=0o755)
    open_store(f"sqlite:///{folder / 's.db'}").close()
    return folder / "s.db"


@pytest.fixture(autouse=True)
def no_machine_wide_policy(monkeypatch, tmp_path):
    monkeypatch.setattr(policy, "MACHINE", tmp_path / "etc" / "policy.toml")


def policy_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.policy.toml")


def give(file: Path, role: str, account: str = "", name: str = "") -> Path:
    written = policy_of(file)
    who = account or current_account().name
    written.write_text(f'[accounts."{who}"]\nrole = "{role}"\nname = "{name}"\n', encoding="utf-8")
    written.chmod(0o644)
    return written


def asked(file: Path, **variables: str) -> Settings:
    return Settings.from_environment({"SIMPUL_STORE": f"sqlite:///{file}", **variables})


def test_the_owner_of_a_store_is_its_head(file):
    admitted = admit(asked(file))
    assert (admitted.role, admitted.user) == ("head", current_account().name)


def test_a_store_that_is_not_there_belongs_to_who_makes_it(tmp_path):
    assert admit(asked(tmp_path / "new.db")).role == "head"


def test_who_holds_the_password_of_a_server_is_its_head(tmp_path):
    server = Settings.from_environment({"SIMPUL_STORE": "neo4j://localhost"})
    assert admit(server).role == "head"


def test_the_policy_beside_a_store_says_the_role_and_the_name(file):
    give(file, "briefing", name="Ani Wijaya")
    admitted = admit(asked(file))
    assert (admitted.role, admitted.called) == ("briefing", "Ani Wijaya")


def test_whom_the_policy_does_not_know_is_nothing(file):
    give(file, "head", account="somebody-else")
    with pytest.raises(AccessDenied, match="has no role in"):
        admit(asked(file))


def test_the_policy_of_the_machine_holds_where_none_lies_beside(file, monkeypatch, tmp_path):
    machine = tmp_path / "etc" / "policy.toml"
    machine.parent.mkdir(mode=0o755)
    machine.write_text(f'[accounts."{current_account().name}"]\nrole = "analyst"\n')
    machine.chmod(0o644)
    monkeypatch.setattr(policy, "_ROOT", os.geteuid())
    for store in (f"sqlite:///{file}", "neo4j://localhost"):
        assert admit(Settings.from_environment({"SIMPUL_STORE": store})).role == "analyst"
    give(file, "briefing")
    assert admit(asked(file)).role == "briefing"


@pytest.mark.parametrize("own", VIEWER_ROLES)
@pytest.mark.parametrize("role", VIEWER_ROLES)
def test_the_environment_lowers_a_role_and_never_raises_it(file, own, role):
    from app.access.rights import rights_of

    give(file, own)
    if rights_of(role) <= rights_of(own):
        assert admit(asked(file, SIMPUL_ROLE=role)).role == role
    else:
        with pytest.raises(AccessDenied, match="may not be"):
            admit(asked(file, SIMPUL_ROLE=role))


def test_head_is_more_than_an_analyst_handler_or_briefer_may_be(file):
    for own in ("analyst", "handler", "briefing"):
        give(file, own)
        with pytest.raises(AccessDenied, match="may not be head"):
            admit(asked(file, SIMPUL_ROLE="head"))


@pytest.mark.parametrize("name", ["SIMPUL_USER", "USER", "LOGNAME", "LNAME", "USERNAME", "HOME"])
def test_the_log_names_the_account_whatever_the_environment_says(file, monkeypatch, name):
    monkeypatch.setenv(name, "/tmp/kepala")
    assert admit(Settings.from_environment()).user == current_account().name
    assert current_account().name != "/tmp/kepala"
    assert getpass.getuser() == "/tmp/kepala" or name not in ("USER", "LOGNAME")


def test_who_names_another_user_is_told_that_it_does_not_count(file):
    run = runner(SIMPUL_STORE=f"sqlite:///{file}", SIMPUL_LANGUAGE="en")
    assert "SIMPUL_USER is not obeyed" in run("networks", SIMPUL_USER="kepala").output
    assert "SIMPUL_USER" not in run("networks").output


def test_settings_that_nobody_was_admitted_by_open_nothing(file):
    for variables in ({}, {"SIMPUL_ROLE": "head"}, {"SIMPUL_ADMITTED": "1", "SIMPUL_ROLE": "head"}):
        with pytest.raises(AccessDenied):
            Workspace(asked(file, **variables))


# ---- files that are refused


@posix
@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_policy_that_others_may_write_is_refused(file, mode):
    give(file, "head").chmod(mode)
    with pytest.raises(AccessDenied, match="others may write"):
        admit(asked(file))


@posix
@pytest.mark.parametrize("mode", [0o775, 0o757, 0o1777])
def test_a_policy_in_a_folder_that_others_may_write_is_refused(file, mode):
    give(file, "head")
    file.parent.chmod(mode)
    with pytest.raises(AccessDenied, match="others may write"):
        admit(asked(file))


@posix
def test_a_policy_that_is_a_link_is_refused(file, tmp_path):
    elsewhere = give(tmp_path / "elsewhere", "head")
    policy_of(file).symlink_to(elsewhere)
    with pytest.raises(AccessDenied, match="plain file"):
        admit(asked(file))


@posix
@pytest.mark.parametrize("made", [os.mkfifo, os.mkdir] if os.name == "posix" else [])
def test_a_policy_that_is_no_file_is_refused(file, made):
    made(policy_of(file))
    with pytest.raises(AccessDenied, match="plain file"):
        admit(asked(file))


@as_root
def test_a_policy_that_a_third_owns_is_refused(file):
    os.chown(give(file, "head"), STRANGER, -1)
    with pytest.raises(AccessDenied, match="belongs to somebody else"):
        admit(asked(file))


@as_root
def test_a_policy_in_a_folder_that_a_third_owns_is_refused(file):
    give(file, "head")
    os.chown(file.parent, STRANGER, -1)
    with pytest.raises(AccessDenied, match="belongs to somebody else"):
        admit(asked(file))


@as_root
def test_a_policy_of_the_machine_that_is_not_roots_is_refused(file, monkeypatch, tmp_path):
    machine = give(tmp_path / "policy", "head")
    os.chown(machine, STRANGER, -1)
    monkeypatch.setattr(policy, "MACHINE", machine)
    with pytest.raises(AccessDenied, match="belongs to somebody else"):
        admit(asked(file))


@posix
def test_a_link_to_a_store_is_the_store_that_it_leads_to(file, tmp_path):
    """A policy beside the link, which anybody may make, says nothing."""
    give(file, "briefing")
    link = tmp_path / "mine.db"
    link.symlink_to(file)
    give(link, "head")
    assert admit(asked(link)).role == "briefing"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "role = 'head'",
        "[accounts]\nani = 'head'",
        "[accounts.ani]\nrole = 'king'",
        "[accounts.ani]\nrole = 'head'\nrights = 'all'",
        "[accounts.ani]\nname = 'Ani'",
        "[accounts.ani]\nrole = 'head'\nname = 7",
        "[accounts.ani]\nrole = ['head']",
        "[accounts.ani\nrole = 'head'",
        "accounts = 3",
        "\xff",
    ],
)
def test_a_policy_that_says_something_else_is_refused(tmp_path, text):
    written = tmp_path / "policy.toml"
    written.write_bytes(text.encode("latin-1"))
    written.chmod(0o644)
    with pytest.raises(SettingsError, match="is no policy"):
        read_policy(written, {written.stat().st_uid if os.name == "posix" else None})


# ---- another account of the operating system


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may look into, unlike those that pytest makes."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


_AS_STRANGER = ("setpriv", f"--reuid={STRANGER}", f"--regid={STRANGER}", "--clear-groups")


@pytest.fixture
def stranger_may_run_python() -> None:
    """Another account must be able to read what is installed, or it can run nothing at all."""
    command = [*_AS_STRANGER, sys.executable, "-c", "import typer"]
    if subprocess.run(command, cwd="/", capture_output=True, check=False).returncode != 0:
        pytest.skip(f"another account may not read {sys.prefix}: put the environment elsewhere")


@as_root
@pytest.mark.slow
@pytest.mark.usefixtures("stranger_may_run_python")
@pytest.mark.parametrize(
    "words",
    [
        ("networks",),
        ("show", "x", "--reveal", "house visit"),
        ("link",),
        ("doctor", "--mend"),
        ("serve", "--no-browser"),
    ],
    ids=" ".join,
)
def test_another_account_is_nothing_on_a_store_that_it_can_read(open_folder, words):
    """Its store's bytes lie open to that account; what Simpul tells of it does not."""
    file = open_folder / "s.db"
    with open_store(f"sqlite:///{file}") as store:
        file.chmod(0o666)
        before = store.digests(), len(acts(store.audit()))
    command = "from app.cli import main; main()"
    told = subprocess.run(
        [*_AS_STRANGER, sys.executable, "-B", "-W", "ignore", "-c", command, *words],
        cwd="/",
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(__file__).parents[3]),
            "SIMPUL_STORE": f"sqlite:///{file}",
            "SIMPUL_LANGUAGE": "en",
            "SIMPUL_ROLE": "head",
            "SIMPUL_USER": "root",
            "XDG_STATE_HOME": "/nowhere",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1, told.stdout + told.stderr
    assert "belongs to another account" in told.stderr
    with open_store(f"sqlite:///{file}") as store:
        assert (store.digests(), len(acts(store.audit()))) == before
