"""What an investigation asks of the sample: whom it looks for, and what it must find."""

import zipfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Download

from app.settings import Settings
from app.workspace import Workspace
from graph.model import Id


class Asked(NamedTuple):
    """Who is looked for, what joins them with a second one, and a third to be reached."""

    holder: Id
    name: str
    shared: Id
    kind: str
    second: Id
    third: Id
    third_name: str


def asked_of(store: str) -> Asked:
    """Two parties of a network who share a number, and another of its parties."""
    with Workspace(Settings(store=store, user="test")) as space:
        for network in space.networks.all():
            material = space.material.of(network.id, on_screen=True)
            held: dict[Id, list[Id]] = {}
            for party in network.parties:
                for number in material.identifiers(party):
                    held.setdefault(number.id, []).append(party)
            shared = [number for number, parties in held.items() if len(parties) > 1]
            if not shared or len(network.parties) < 3:
                continue
            holder, second = held[shared[0]][:2]
            third = next(one for one in network.parties if one not in (holder, second))
            names = material.entities
            kind = names[shared[0]].kind.value
            return Asked(
                holder, names[holder].name, shared[0], kind, second, third, names[third].name
            )
    raise AssertionError("no two parties of the sample share a number")


def misspelt(name: str) -> str:
    """The name as somebody who heard it may write it: one letter gone."""
    first, *others = name.split()
    return " ".join([first[:2] + first[3:], *others])


def tables_of(taken: Download, folder: Path) -> str:
    """What stands in the tables of a view that were taken away."""
    taken.save_as(folder / "view.zip")
    with zipfile.ZipFile(folder / "view.zip") as tables:
        told = b"".join(tables.read(name) for name in tables.namelist())
    return told.decode("utf-8-sig", "replace")
