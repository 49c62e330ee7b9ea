"""Role x action x object: each public method of each service, really called, in each role and for
each audience, is done or refused as the tables say.
"""

import inspect
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.access.audiences.table import policy_of
from app.access.rights import FOR_OTHERS, Right, has_right
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied
from graph.schema import VIEWER_ROLES, Audience
from graph.stores import open_store
from tests.app.access.matrix.given import STORE, Given, make_office
from tests.app.access.matrix.methods import METHODS, Method
from tests.app.access.twins.asking import working_in

NO_SERVICES = {"settings", "viewer", "wording"}
"""What hangs on a workspace and reads no store."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Given]:
    """The folder that is worked in, as it was made, and what is in it; drafts name its place."""
    folder = tmp_path_factory.mktemp("matrix")
    home, made = folder / "home", folder / "made"
    home.mkdir()
    with working_in(home):
        given = make_office(home)
    shutil.copytree(home, made)
    return home, made, given


def test_every_public_method_of_the_workspace_stands_in_the_table(tmp_path):
    settings = Settings(store=f"sqlite:///{tmp_path / 's.db'}", user="ani")
    with Workspace(settings) as space:
        found = set()
        for name, service in vars(space).items():
            if name not in NO_SERVICES:
                found |= {f"{name}.{method}" for method in _public(type(service))}
    assert found == set(METHODS)


def _public(of: type) -> Iterator[str]:
    for name, value in inspect.getmembers_static(of):
        if not name.startswith("_") and (callable(value) or isinstance(value, property)):
            yield name


def opened(role: str, audience: Audience, method: Method) -> Workspace:
    """A workspace on the store of the folder; somebody who approves is another than who wrote."""
    user = "budi" if method.right is Right.APPROVE else "ani"
    settings = Settings(store=STORE, user=user, role=role, audience=audience)
    if method.right is Right.REVEAL_ALL and has_right(Right.REVEAL_ALL, role, audience):
        settings = replace(settings, reveal=True, reason="house visit")
    return Workspace(settings)


def of_kind(role: str, audience: Audience, *, allowed: bool, reading: bool) -> dict[str, Method]:
    """The methods that are to be done or refused, and of these those that read or that change."""
    found = {}
    for name, method in METHODS.items():
        told = not method.told or policy_of(audience).tells(method.told)
        may = told and has_right(method.right, role, audience)
        if may is allowed and (method.right in FOR_OTHERS) is reading:
            found[name] = method

    # nothing can be asked of a store that is closed
    return dict(sorted(found.items(), key=lambda item: item[0] == "store.close"))


def state(folder: Path) -> tuple[object, ...]:
    """What a store holds, and then its log and what it remembers."""
    with open_store(f"sqlite:///{folder / 'simpul.db'}") as store:
        log = len(list(store.audit())), len(store.snapshot_marks())
        return store.digests(), store.revision(), *log


def wrong_of(method: Method, space: Workspace, given: Given) -> str:
    """Why a method was not done; empty when it was, or raised what the table says it does."""
    try:
        method.call(space, given)
    except AccessDenied as denied:
        return f"refused: {denied}"
    except Exception as error:
        if method.fails is None or not isinstance(error, method.fails):
            return f"called with what is not there: {error!r}"
    return ""


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("role", VIEWER_ROLES)
def test_what_the_tables_do_not_allow_is_refused_and_changes_nothing(office, role, audience):
    home, _made, given = office
    refused = {
        **of_kind(role, audience, allowed=False, reading=True),
        **of_kind(role, audience, allowed=False, reading=False),
    }
    done = []
    with working_in(home):
        before = state(home)
        with Workspace(Settings(store=STORE, user="ani", role=role, audience=audience)) as space:
            for name, method in refused.items():
                if not wrong_of(method, space, given).startswith("refused"):
                    done.append(name)
        assert (done, state(home)) == ([], before)


READERS = [(role, Audience.INTERNAL) for role in VIEWER_ROLES]
READERS += [("head", Audience.PARTNER), ("briefing", Audience.PUBLIC)]


@pytest.mark.slow
@pytest.mark.parametrize(("role", "audience"), READERS)
def test_what_reads_is_done_as_the_tables_say_and_changes_nothing(office, role, audience):
    home, _made, given = office
    wrong = []
    with working_in(home):
        before = state(home)[:2]
        with Workspace(Settings(store=STORE, user="ani", role=role, audience=audience)) as space:
            for name, method in of_kind(role, audience, allowed=True, reading=True).items():
                if why := wrong_of(method, space, given):
                    wrong.append(f"{name} {why}")
        assert (wrong, state(home)[:2]) == ([], before)


@pytest.mark.slow
def test_what_changes_is_done_with_what_is_there(office):
    home, made, given = office
    wrong = []
    for name, method in of_kind("head", Audience.INTERNAL, allowed=True, reading=False).items():
        with working_in(home), opened("head", Audience.INTERNAL, method) as space:
            if why := wrong_of(method, space, given):
                wrong.append(f"{name} {why}")
        shutil.rmtree(home)
        shutil.copytree(made, home)
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("role", [role for role in VIEWER_ROLES if role != "head"])
def test_what_changes_is_refused_to_nobody_who_may(office, role):
    home, made, given = office
    refused = []
    for name, method in of_kind(role, Audience.INTERNAL, allowed=True, reading=False).items():
        with working_in(home), opened(role, Audience.INTERNAL, method) as space:
            # what came before may have taken away what this is about
            if wrong_of(method, space, given).startswith("refused"):
                refused.append(name)
    shutil.rmtree(home)
    shutil.copytree(made, home)
    assert refused == []
