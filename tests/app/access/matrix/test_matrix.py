"""Role x action x object: each public method of each service, really called, in each role and for
each audience, is done or refused as the tables say.
"""

import inspect
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from app.access.audiences.table import policy_of
from app.access.rights import Right, has_right
from app.settings import Settings
from app.workspace import Workspace
from graph.errors import AccessDenied
from graph.schema import VIEWER_ROLES, Audience
from graph.stores import open_store
from tests.app.access.matrix.given import STORE, Given, make_office
from tests.app.access.matrix.methods import METHODS, NOTHING, Method
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
    if method.right is Right.REVEAL and has_right(Right.REVEAL, role, audience):
        settings = replace(settings, reveal=True, reason="house visit")
    return Workspace(settings)


def is_allowed(method: Method, role: str, audience: Audience) -> bool:
    told = not method.told or policy_of(audience).tells(method.told)
    return told and has_right(method.right, role, audience)


class State(NamedTuple):
    """All that a store holds."""

    data: tuple[object, ...]
    log: int
    snapshots: int


def state(folder: Path) -> State:
    with open_store(f"sqlite:///{folder / 'simpul.db'}") as store:
        data = store.digests(), store.revision()
        return State(data, len(list(store.audit())), len(store.snapshot_marks()))


def refusal(role: str, audience: Audience, method: Method, given: Given) -> str:
    """Why a method was not done; empty when it was, or raised what the table says it does."""
    with opened(role, audience, method) as space:
        try:
            method.call(space, given)
        except AccessDenied as denied:
            return f"refused: {denied}"
        except Exception as error:
            if method.fails is None or not isinstance(error, method.fails):
                return f"called with what is not there: {error!r}"
    return ""


@pytest.mark.slow
@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("role", VIEWER_ROLES)
def test_each_method_is_done_or_refused_as_the_tables_say(office, role, audience):
    home, made, given = office
    wrong = []
    for name, method in METHODS.items():
        allowed = is_allowed(method, role, audience)
        with working_in(home):
            before = state(home)
            why = refusal(role, audience, method, given)
            after = state(home)
        if why.startswith("refused") is allowed or (allowed and why):
            wrong.append(f"{name} {why}")
        if allowed and method.right not in (Right.READ, NOTHING):
            shutil.rmtree(home)
            shutil.copytree(made, home)
        elif after.data != before.data or (not allowed and after != before):
            wrong.append(f"{name} changes the store")
    assert not wrong, "\n".join(wrong)
