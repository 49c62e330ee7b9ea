"""A whole investigation in a real browser: from a name to a saved view, and back again.

A misspelt name is looked for, the canvas grows by what is asked of it, a path is found, something is
hidden and comes back, the time bar narrows, a note and a question are written, the view is kept, and
a reload, Back and Forward lead to the same picture; then it is taken away.
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.settings import Settings
from app.workspace import Workspace
from graph.model import Id
from graph.schema import ROLES, EntityKind, RoleGroup
from tests.browser.conftest import Served, keep, settled
from tests.browser.explorer.canvas import Canvas

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def ties_of(space: Workspace, network: Id) -> tuple[Id, Id, Id]:
    """A recruiter of a network with a phone and a case, and a sponsor or other party of it."""
    material = space.material.of(network, on_screen=True)
    holders = [
        party
        for party in material.network.parties
        if any(one.kind is EntityKind.PHONE for one in material.identifiers(party))
    ]
    groups = {
        party: {ROLES[role].group for role in material.role_codes(party)} for party in holders
    }
    recruiter = next(
        (party for party in holders if RoleGroup.RECRUITER in groups[party]), holders[0]
    )
    sponsor = next(party for party in material.network.parties[::-1] if party != recruiter)
    return network, recruiter, sponsor


@pytest.fixture(scope="module")
def investigated(sample_store: str) -> tuple[Id, Id, str, Id]:
    """A network, one of its recruiters with the name, and another of its parties."""
    with Workspace(Settings(store=sample_store, user="test")) as space:
        first = max(space.networks.all(), key=lambda network: len(network.parties))
        network, recruiter, sponsor = ties_of(space, first.id)
        return network, recruiter, space.store.find(recruiter).name, sponsor
