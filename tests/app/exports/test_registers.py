"""Registers of many layouts: nothing of a victim leaves in what a partner gets."""

from pathlib import Path

import pytest

from app.exports.formats import write_export
from app.exports.kinds import ExportKind
from app.settings import Settings
from app.workspace import Workspace
from graph.schema import ROLES, Audience
from loaders.load import plan_load
from loaders.mapping.owners import split_slot
from tests.offices.registers import registers, write


@pytest.mark.parametrize("seed", range(12))
def test_no_value_of_a_victim_stands_in_a_partners_export(tmp_path: Path, seed: int) -> None:
    (register,) = registers(seed=seed, count=1)
    of_party = write(register, tmp_path / "register.csv", cases=3)
    settings = Settings(store=f"sqlite:///{tmp_path / 'simpul.db'}", user="test")
    with Workspace(settings) as space:
        space.intake.load_and_link(plan_load([tmp_path / "register.csv"]), rejects=tmp_path / "r")
    with Workspace(settings.override(audience=Audience.PARTNER)) as space:
        for network in space.networks.all():
            for kind in (ExportKind.CSV, ExportKind.GRAPHML, ExportKind.HTML):
                write_export(space, network.id, kind, tmp_path / "out" / f"{network.id}.{kind}")
    written = [path.read_text("utf-8") for path in (tmp_path / "out").rglob("*") if path.is_file()]
    for slot, values in of_party.items():
        stem = split_slot(slot)[0]
        if stem in ROLES and ROLES[stem].protected:
            assert [value for value in values if any(value in text for text in written)] == []
