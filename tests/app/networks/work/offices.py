"""Helpers for the tests of kept work: who opens the store, and whom they write about."""

from pathlib import Path

from app.workspace import Workspace
from graph.model import Id
from graph.schema import EntityKind
from tests.app.monitoring.test_seen_before import opened

VICTIM = "Ratna Wulandari"
VICTIMS_PHONE = "085266667777"


def other(tmp_path: Path, **settings) -> Workspace:
    return opened(tmp_path, **{"user": "budi", **settings})


def revealing(tmp_path: Path, user: str = "kepala") -> Workspace:
    return opened(tmp_path, user=user, role="head", reveal=True, reason="house visit")


def id_of(space: Workspace, name: str) -> Id:
    (found,) = [entity.id for entity in space.store.unmasked.entities() if entity.name == name]
    return found


def phone_of_victim(space: Workspace) -> Id:
    (found,) = [
        entity.id
        for entity in space.store.unmasked.entities()
        if entity.protected and entity.kind is EntityKind.PHONE
    ]
    return found
